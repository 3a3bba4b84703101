"""What tells of a codebook's past on its way out of the project: no passages, only what the team wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import Language, catalogue_of
from qualcode.reporting.codebook.comparison_report import comparison_report, object_of_change
from qualcode.times import local_time
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.reporting.report import Report
    from qualcode.workspace.versions.versions import CodebookState, ComparedCodebooks
    from qualcode.workspace.workspace import Workspace


def departing_codebook(space: Workspace, form: str, path: Path | None) -> Departure:
    """Something about the codebook leaves, without a passage."""
    return Departure(space=space, door="codebook", format=form, path=path, parts=DepartingParts())


def diff_report(found: ComparedCodebooks, language: Language) -> Report:
    """What differs as a report."""
    words = catalogue_of(language)
    title = words.gettext("Codebook: from {old} to {new}", old=found.before.name, new=found.after.name)
    facts = []
    for state in (found.before, found.after):
        if state.version is not None:
            time = local_time(state.created, words)
            note = " ".join(state.version.note.split())
            frozen = words.gettext("“{name}” was frozen on {time}.", name=state.name, time=time)
            facts.append(f"{frozen} {note}".rstrip())
    return comparison_report(title, facts, found.changes, language, diff_object(found))


def diff_object(found: ComparedCodebooks) -> dict[str, Any]:
    """What differs for programs."""
    return {
        "before": _state(found.before),
        "after": _state(found.after),
        "changes": [object_of_change(change) for change in found.changes],
    }


def _state(state: CodebookState) -> dict[str, Any]:
    return {
        "name": state.name,
        "version": state.version.id if state.version is not None else None,
        "created": state.created or None,
        "codes": len(state.codes),
    }


def words_of_diff(found: ComparedCodebooks) -> Iterator[str]:
    """All that the team wrote and that leaves with it."""
    for state in (found.before, found.after):
        yield state.name
        if state.version is not None:
            yield state.version.note
    for change in found.changes:
        yield from (*change.path, *change.old_path, change.old, change.new)
        for field in change.fields:
            yield from (field.old, field.new)
        yield from (step.note for step in change.steps)
        for descent in change.descents:
            yield from (descent.old_path, descent.new_path)
