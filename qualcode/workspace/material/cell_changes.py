"""Cells of the table of documents, cases and source labels, changed as one change, however many rows are meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.consent.consents import ConsentChange, Permission
from qualcode.model.documents import Case, Document
from qualcode.model.labels import SourceLabel
from qualcode.workspace.consent.consents import say
from qualcode.workspace.consent.typed import day_of
from qualcode.workspace.material import cases, documents
from qualcode.workspace.material.material_table import (
    CONSENT_DAYS,
    CONSENT_FACTS,
    PURPOSES,
    MaterialColumn,
    MaterialFact,
    Row,
)

if TYPE_CHECKING:
    from qualcode.workspace.workspace import Workspace


def change_cells(space: Workspace, rows: Sequence[Row], column: MaterialColumn, value: str) -> list[Case]:
    """Write a value into a column of these rows; an empty one takes label, case, attribute or
    population away.

    Gives the cases that were made with it. Raises UsageProblem where several rows would get one name, and as the
    changes of documents and cases do; then nothing was changed.
    """
    value = value.strip()
    if column.fact is MaterialFact.NAME and len(rows) > 1:
        raise UsageProblem(_("Each row has a name of its own."), _("Remove the marks to rename one row."))
    if column.fact in CONSENT_FACTS - {MaterialFact.DUE}:
        consenting = [row for row in rows if isinstance(row, Case | Document)]
        say(space, consenting, consent_change({column.fact: value}))
        return []
    of_documents = [row for row in rows if isinstance(row, Document)]
    if of_documents:
        return _change_documents(space, of_documents, column, value)
    of_labels = [row for row in rows if isinstance(row, SourceLabel)]
    if of_labels:
        _change_labels(space, of_labels, column, value)
        return []
    _change_cases(space, [row for row in rows if isinstance(row, Case)], column, value)
    return []


def _change_documents(space: Workspace, found: list[Document], column: MaterialColumn, value: str) -> list[Case]:
    if column.fact is MaterialFact.NAME:
        documents.rename(space, found[0], value)
        return []
    if column.fact is MaterialFact.LABEL:
        return documents.describe(space, found, label=value)
    if column.fact is MaterialFact.CASE:
        return documents.describe(space, found, case=value)
    if column.fact is MaterialFact.WAVE:
        return documents.describe(space, found, wave=value)
    if column.fact is MaterialFact.SOURCE_KIND:
        return documents.describe(space, found, source_kind=value)
    if column.fact is MaterialFact.TRANSCRIPTION:
        rules = space.project.transcription.find(value).name if value else ""
        space.project.transcription.set([document.key for document in found], rules, space.author)
        return []
    if column.fact is MaterialFact.ATTRIBUTE:
        return documents.describe(space, found, attributes={column.attribute: value})
    raise _not_typed()


def _change_cases(space: Workspace, found: list[Case], column: MaterialColumn, value: str) -> None:
    if column.fact is MaterialFact.NAME:
        cases.rename(space, found[0], value)
        return
    if column.fact is not MaterialFact.ATTRIBUTE:
        raise _not_typed()
    with space.project.change("case.set", space.author):
        for case in found:
            cases.describe(space, case, {column.attribute: value})


def consent_change(said: Mapping[MaterialFact, str]) -> ConsentChange:
    """The change of a consent that says this; empty values take back. Raises QualcodeError for what is no day."""
    day = {fact: day_of(said[fact]) for fact in CONSENT_DAYS if fact in said}
    return ConsentChange(
        {PURPOSES[fact]: Permission(value) for fact, value in said.items() if fact in PURPOSES},
        given=day.get(MaterialFact.GIVEN),
        form=said.get(MaterialFact.FORM),
        withdrawn=day.get(MaterialFact.WITHDRAWN),
        delete_by=day.get(MaterialFact.DELETE_BY),
    )


def _change_labels(space: Workspace, found: list[SourceLabel], column: MaterialColumn, value: str) -> None:
    if column.fact is MaterialFact.POPULATION:
        _change_populations(space, found, value)
        return
    if column.fact not in {MaterialFact.WAVE, MaterialFact.SOURCE_KIND}:
        raise _not_typed()
    labels = space.project.labels
    with space.project.change("label.set", space.author):
        for label in found:
            if column.fact is MaterialFact.WAVE:
                labels.set_origin(label, space.author, wave=value)
            else:
                labels.set_origin(label, space.author, source_kind=value)


def _change_populations(space: Workspace, found: list[SourceLabel], value: str) -> None:
    if value and not (value.isascii() and value.isdecimal()):
        raise UsageProblem(
            _("“{typed}” is no number of cases.", typed=value), _("A whole number; an empty cell takes it back.")
        )
    with space.project.change("label.set", space.author):
        for label in found:
            cases.set_population(space, label, int(value or 0) or None)


def remove_cases(space: Workspace, found: Sequence[Case]) -> None:
    """Remove cases as one change; their documents stay without one."""
    with space.project.change("case.remove", space.author):
        for case in found:
            cases.remove(space, case)


def _not_typed() -> QualcodeError:
    return UsageProblem(_("This column is counted and cannot be edited."))
