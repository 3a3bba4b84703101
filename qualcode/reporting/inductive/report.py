"""Inductive work as a report, as an object and as the tables of a workbook that can be read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.agreement.study.results import NamedDocument
from qualcode.catalogue import Catalogue, Language, catalogue_of, program
from qualcode.model.codebooks.inductions import Induction, PassageOutcome, Technique
from qualcode.reporting.inductive.columns import head_of_column
from qualcode.reporting.report import Cell, Fact, Remark, Report, Section, Table

Held = str | int | NamedDocument | PassageOutcome
"""What a cell is made of before its language is known."""
_RUNNING = frozenset({"passage", "paraphrase", "generalisation", "first", "second", "statement", "definition"})


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """A table of a work: the names of its columns (see `columns`) and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Held, ...], ...]


@dataclass(frozen=True, slots=True)
class InductionSubject:
    """What a report tells of: the work, how far it is (per cent), the number of its documents, its code and tables.

    The first of the tables is the one that is read back; `gone` passages have no coding any more.
    """

    induction: Induction
    share: int
    documents: int
    code: str
    tables: tuple[WorkSheet, ...]
    gone: int = 0


def technique_words(technique: Technique, words: Catalogue | None = None) -> str:
    """A technique as people call it."""
    words = words or program()
    return {
        Technique.SUMMARY: words.pgettext("inductive technique", "summary"),
        Technique.CATEGORIES: words.pgettext("inductive technique", "forming categories"),
        Technique.DIFFERENTIATION: words.pgettext("inductive technique", "differentiating a code"),
    }[technique]


def outcome_words(outcome: PassageOutcome, words: Catalogue | None = None) -> str:
    """What a passage gave: “new category”."""
    words = words or program()
    return {
        PassageOutcome.NEW: words.pgettext("inductive work", "new category"),
        PassageOutcome.SUBSUMED: words.pgettext("inductive work", "subsumed"),
    }[outcome]


def stated_facts(subject: InductionSubject, words: Catalogue) -> list[tuple[str, str]]:
    """What was stated of a work and how far it is, by names; what is empty is left out."""
    work = subject.induction
    forms = work.technique is Technique.CATEGORIES
    facts = (
        (words.pgettext("head", "technique"), technique_words(work.technique, words)),
        (words.pgettext("head", "question"), work.question),
        (words.pgettext("head", "selection criterion"), work.criterion),
        (words.pgettext("head", "level of abstraction"), work.abstraction),
        (words.pgettext("head", "definition of a category"), work.definition),
        (words.pgettext("head", "code"), subject.code),
        (
            words.pgettext("head", "material"),
            words.ngettext("{count} document", "{count} documents", subject.documents) if subject.documents else "",
        ),
        (
            words.pgettext("head", "worked through"),
            words.gettext("{share} % of the material", share=words.number(subject.share)) if forms else "",
        ),
        (words.pgettext("head", "revision"), _revision(work, words) if forms else ""),
    )
    return [(name, said) for name, said in facts if said]


def _revision(work: Induction, words: Catalogue) -> str:
    due = words.number(work.revision_due or 0)
    if work.revised is None:
        return words.gettext("due at {due} % of the material, not done yet", due=due)
    return words.gettext(
        "due at {due} % of the material, done at {share} %: {note}",
        due=due,
        share=words.number(work.revised),
        note=work.revision_note,
    )


def induction_report(subject: InductionSubject, language: Language | None = None) -> Report:
    """A work as a report: what was stated, then its tables; a workbook has the tables alone.

    Without a language it is in the program's.
    """
    words = catalogue_of(language or program().language)
    tables = [_table(sheet, _title(sheet, words), words) for sheet in subject.tables]
    remarks = (
        words.ngettext(
            "{count} passage has no coding any more.", "{count} passages have no coding any more.", subject.gone
        ),
    )
    title = words.gettext("Inductive work “{name}”", name=subject.induction.name)
    return Report(
        title,
        (
            Section(title, 0),
            *(Fact(name, text) for name, text in stated_facts(subject, words)),
            *tables,
            *(map(Remark, remarks) if subject.gone else ()),
        ),
        tables,
        lambda: object_of_induction(subject),
        language=words.language,
        wide=True,
        inset=True,
        listed=True,
    )


def _title(sheet: WorkSheet, words: Catalogue) -> str:
    if "paraphrase" in sheet.columns:
        return words.gettext("Paraphrases")
    if "statement" in sheet.columns:
        return words.gettext("Statements")
    return words.gettext("Cards") if "group" in sheet.columns else words.gettext("Categories")


def _table(sheet: WorkSheet, title: str, words: Catalogue) -> Table:
    return Table(
        title,
        tuple(head_of_column(column, words) for column in sheet.columns),
        [tuple(_cell(held, words) for held in row) for row in sheet.rows],
        words=len(sheet.columns),
        running=frozenset(place for place, column in enumerate(sheet.columns) if column in _RUNNING),
    )


def _cell(held: Held, words: Catalogue) -> Cell:
    if isinstance(held, PassageOutcome):
        return outcome_words(held, words)
    return words.said(str(held)) if isinstance(held, NamedDocument) else held


def words_of_induction(subject: InductionSubject) -> Iterator[str]:
    """All that is said in words in a report of a work, each text once."""
    work = subject.induction
    yield from dict.fromkeys(
        (
            work.name,
            work.question,
            work.criterion,
            work.abstraction,
            work.definition,
            work.revision_note,
            subject.code,
            *_texts(subject.tables),
        )
    )


def _texts(tables: Sequence[WorkSheet]) -> Iterator[str]:
    for sheet in tables:
        for row in sheet.rows:
            for held in row:
                if isinstance(held, NamedDocument):
                    yield held.label
                elif isinstance(held, str) and not isinstance(held, PassageOutcome):
                    yield held


def object_of_induction(subject: InductionSubject) -> dict[str, Any]:
    """A work as one object, with its tables as arrays of objects by the names of their columns."""
    work = subject.induction
    return {
        "name": work.name,
        "technique": work.technique.value,
        "question": work.question,
        "criterion": work.criterion,
        "abstraction": work.abstraction,
        "definition": work.definition,
        "code": subject.code or None,
        "documents": subject.documents,
        "share": subject.share,
        "revision_due": work.revision_due,
        "revised": work.revised,
        "revision_note": work.revision_note,
        "closed": work.closed,
        "gone": subject.gone,
        "tables": [
            [dict(zip(sheet.columns, map(_plain, row), strict=True)) for row in sheet.rows]
            for sheet in subject.tables
        ],
    }


def _plain(held: Held) -> object:
    if isinstance(held, NamedDocument):
        return {"id": held.id, "label": held.label, "number": held.number}
    return held.value if isinstance(held, PassageOutcome) else held
