"""Inductive work that leaves the project: which passages may, what the register is told."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.agreement.study.documents import numbered
from qualcode.model.codebooks.inductions import Technique
from qualcode.model.consent.consents import Purpose
from qualcode.reporting.inductive.report import InductionSubject, WorkSheet
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.inductive.cards import board
from qualcode.workspace.inductive.categories import categories
from qualcode.workspace.inductive.inductions import progress
from qualcode.workspace.inductive.summary_table import table
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import Induction
    from qualcode.model.consent.withheld import Withheld
    from qualcode.model.spans import Span
    from qualcode.reporting.inductive.report import Held
    from qualcode.workspace.inductive.summary_table import SummaryStatement, SummaryTableRow
    from qualcode.workspace.workspace import Workspace

ROW_COLUMNS = (
    *("id", "document", "passage", "paraphrase", "generalisation", "struck"),
    *("first", "second", "first_id", "second_id"),
)
STATEMENT_COLUMNS = ("id", "reduction", "statement", "passages", "struck", "under", "code")
CATEGORY_COLUMNS = ("id", "document", "passage", "category", "outcome", "definition")
CARD_COLUMNS = ("id", "document", "passage", "group", "code")


class _DepartingTables:
    """What of a work leaves, by what people agreed to; it notes what departs.

    Without `withheld` nothing leaves: all passages are there, and documents are called by their names.
    """

    def __init__(self, space: Workspace, withheld: Withheld | None) -> None:
        documents = space.project.documents.all()
        self._withheld = withheld
        self._permissions = Permissions(space.project, withheld.purpose if withheld is not None else Purpose.QUOTE)
        self.parts = DepartingParts()
        self.names: dict[int, Held] = (
            dict(numbered(documents)) if withheld is not None else {of.key: of.name for of in documents}
        )

    def words(self, document: int, span: Span | None, words: str, *, retold: bool = False) -> str | None:
        """The words of a passage, empty where only what `retold` them may leave; None where neither may."""
        if self._withheld is None:
            return words
        verdict = self._permissions.document(document) if span is None else self._permissions.passage(document, span)
        if not (verdict.allows_words or (retold and verdict.allows_retelling)):
            self._withheld.add("passage", verdict)
            return None
        if span is None:
            self.parts.about(document)
        else:
            self.parts.place(document, span)
        return words if verdict.allows_words else ""


def leaving_work(
    space: Workspace, induction: Induction, withheld: Withheld
) -> tuple[InductionSubject, DepartingParts]:
    """What of a work leaves, and what the register is told of it; passages that stay inside are counted.

    Raises ConsentError where none may leave.
    """
    leaving, now = _DepartingTables(space, withheld), progress(space, induction)
    tables, gone = _tables(space, induction, leaving)
    refuse_nothing_left(withheld, len(tables[0].rows))
    code = now.code.full_name if now.code else ""
    subject = InductionSubject(now.induction, now.share, len(now.documents), code, tables, gone)
    return subject, leaving.parts


def sheets_of(space: Workspace, induction: Induction) -> tuple[WorkSheet, ...]:
    """The tables of a work with all that may be seen, for one's own eyes: documents are called by their names."""
    return _tables(space, induction, _DepartingTables(space, None))[0]


def _tables(space: Workspace, induction: Induction, leaving: _DepartingTables) -> tuple[tuple[WorkSheet, ...], int]:
    """The tables of a work, and how many passages have no coding any more."""
    if induction.technique is Technique.SUMMARY:
        return _summary(space, induction, leaving), 0
    made = _categories if induction.technique is Technique.CATEGORIES else _cards
    sheet, gone = made(space, induction, leaving)
    return (sheet,), gone


def _summary(space: Workspace, induction: Induction, leaving: _DepartingTables) -> tuple[WorkSheet, ...]:
    shown = table(space, induction)
    statements = {of.statement.key: of for of in (*shown.first, *shown.second)}
    leaving_rows: list[tuple[SummaryTableRow, str]] = []
    stay: set[int] = set()
    for row in shown.rows:
        place = row.paraphrase
        words = leaving.words(place.document.key, place.span, place.words, retold=True)
        if words is None:
            stay.add(row.row.key)
        else:
            leaving_rows.append((row, words))
    kept = [of for of in statements.values() if not any(row.row.key in stay for row in of.rows)]
    if stay:  # what rests on nothing here may rest on what stays
        kept = [of for of in kept if of.rows]
    told = {of.statement.key for of in kept}
    return WorkSheet(
        ROW_COLUMNS, tuple(_row(row, words, leaving, statements, told) for row, words in leaving_rows)
    ), (WorkSheet(STATEMENT_COLUMNS, tuple(_statement(of, statements) for of in kept)))


def withheld_statement(id_: str) -> str:
    """What stands in a table for a statement that stays, as it retells a passage that does: its id, in brackets."""
    return f"({id_})"


def _row(
    row: SummaryTableRow,
    words: str,
    leaving: _DepartingTables,
    statements: dict[int, SummaryStatement],
    told: Set[int],
) -> tuple[Held, ...]:
    def text(of: SummaryStatement | None) -> str:
        if of is None:
            return ""
        return of.statement.text if of.statement.key in told else withheld_statement(of.statement.id)

    first = statements.get(row.row.reduction or 0)
    second = statements.get(first.statement.parent or 0) if first else None
    memo = row.paraphrase.memo
    return (
        memo.id,
        leaving.names[row.paraphrase.document.key],
        words,
        memo.text,
        row.row.generalisation,
        row.row.struck,
        text(first),
        text(second),
        first.statement.id if first else "",
        second.statement.id if second else "",
    )


def _statement(of: SummaryStatement, statements: dict[int, SummaryStatement]) -> tuple[Held, ...]:
    parent = statements.get(of.statement.parent or 0)
    return (
        of.statement.id,
        of.statement.step,
        of.statement.text,
        len(of.rows),
        of.statement.struck,
        parent.statement.id if parent else "",
        of.code.full_name if of.code else "",
    )


def _categories(space: Workspace, induction: Induction, leaving: _DepartingTables) -> tuple[WorkSheet, int]:
    formed = categories(space, induction)
    texts: dict[int, str] = {}
    rows: list[tuple[Held, ...]] = []
    for category in formed.categories:
        for passage in category.passages:
            if passage.coding is None:
                continue
            document, span = passage.document, passage.coding.span
            if document.key not in texts:
                texts[document.key] = space.project.documents.text(document)
            words = leaving.words(document.key, span, span.cut(texts[document.key]))
            if words is not None:
                rows.append(
                    (
                        passage.coding.id,
                        leaving.names[document.key],
                        words,
                        category.code.full_name,
                        passage.passage.outcome,
                        category.code.rules.definition,
                    )
                )
    return WorkSheet(CATEGORY_COLUMNS, tuple(rows)), len(formed.gone)


def _cards(space: Workspace, induction: Induction, leaving: _DepartingTables) -> tuple[WorkSheet, int]:
    shown = board(space, induction)
    rows: list[tuple[Held, ...]] = []
    piles = [(pile.group.name, pile.cards) for pile in shown.piles]
    for group, cards in (*piles, ("", shown.loose)):
        for card in cards:
            words = leaving.words(card.document.key, card.coding.span, card.words)
            if words is not None:
                rows.append((card.coding.id, leaving.names[card.document.key], words, group, card.code.full_name))
    return WorkSheet(CARD_COLUMNS, tuple(rows)), sum(pile.gone for pile in shown.piles)


def departing_work(space: Workspace, parts: DepartingParts, form: str, path: Path | None) -> Departure:
    """What the register is told of a work that leaves; without a `path` it goes to standard output."""
    return Departure(space=space, door="induction", format=form, path=path, parts=parts)
