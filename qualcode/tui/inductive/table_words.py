"""How the table of a summary reads: rows with their reductions, statements with what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.plural import counted
from qualcode.safe_text import one_line, visible
from qualcode.tui.grid.grid import GridColumn
from qualcode.workspace.inductive.summary_table import SummaryStatement, SummaryTable, SummaryTableRow

_SHOWN = 300  # characters of a text in a cell
_NUMBER, _PLACE = 4, 18  # cells of number and document
_WIDE = 110  # columns from which on all steps stand beside one another


class ReductionStep(Enum):
    """What the lines are: rows of the table, statements of the first or of the second reduction."""

    ROWS = pgettext("table of a summary", "rows")
    FIRST = pgettext("table of a summary", "first reduction")
    SECOND = pgettext("table of a summary", "second reduction")


def columns_of(step: ReductionStep, width: int) -> list[GridColumn]:
    """The columns of a step: those with words share what the others leave of the width."""
    if step is ReductionStep.ROWS:
        titles = [_("paraphrase"), _("generalisation"), _("first reduction"), _("second reduction")]
        shown = 4 if width >= _WIDE else 2
        room = max(16, (width - _NUMBER - _PLACE - 4) // shown - 3)
        return [
            GridColumn(pgettext("column", "no."), _NUMBER, right=True),
            *(GridColumn(title, room) for title in titles),
            GridColumn(pgettext("column", "document"), _PLACE),
        ]
    narrow = [
        (pgettext("column", "rests on"), 20),
        (pgettext("column", "belongs to"), 24),
        (pgettext("column", "code"), 18),
    ]
    room = max(24, width - _NUMBER - sum(cells + 2 for _title, cells in narrow) - 8)
    return [
        GridColumn(pgettext("column", "no."), _NUMBER, right=True),
        GridColumn(_("statement"), room),
        *(GridColumn(title, cells) for title, cells in narrow),
    ]


def cells_of_row(table: SummaryTable, number: int, row: SummaryTableRow) -> tuple[str, ...]:
    """A row: a struck one says in place of what it was reduced to that it is, and why."""
    memo, held = row.paraphrase.memo, row.row
    first = table.statement(held.reduction) if held.reduction is not None else None
    second = table.statement(first.statement.parent) if first and first.statement.parent is not None else None
    struck = _("✗ struck: {reason}", reason=held.struck) if held.struck else ""
    return (
        program().number(number),
        one_line(memo.text[:_SHOWN]),
        one_line(held.generalisation[:_SHOWN]),
        struck or (one_line(_told(first)) if first else ""),
        one_line(_told(second)) if second else "",
        row.paraphrase.document.name,
    )


def _told(held: SummaryStatement) -> str:
    return f"✗ {held.statement.text[:_SHOWN]}" if held.statement.struck else held.statement.text[:_SHOWN]


def cells_of_statement(table: SummaryTable, number: int, held: SummaryStatement) -> tuple[str, ...]:
    """A statement: what it rests on, under which one it stands, what code it became."""
    statement = held.statement
    words = statement.text[:_SHOWN]
    if statement.struck:
        words = _("✗ {statement} (struck: {reason})", statement=words, reason=statement.struck)
    parent = table.statement(statement.parent) if statement.parent is not None else None
    rests = [counted(len(held.rows), "row")]
    if held.below:
        rests.insert(0, ngettext("{count} statement", "{count} statements", len(held.below)))
    return (
        program().number(number),
        one_line(words),
        ", ".join(rests),
        one_line(parent.statement.text[:_SHOWN]) if parent is not None else "",
        held.code.full_name if held.code is not None else "",
    )


def note_of_row(table: SummaryTable, row: SummaryTableRow, author: str) -> Text:
    """A row whole, above its passage."""
    held = row.row
    text = Text("≈ ", style="bold").append(visible(row.paraphrase.memo.text, keep="\n"), style="not bold")
    text.append(f"  {visible(author)}\n", style="dim not bold")
    lines = [(_("generalisation"), held.generalisation)]
    statement = table.statement(held.reduction) if held.reduction is not None else None
    if statement is not None:
        lines.append((_("first reduction"), statement.statement.text))
    if held.struck:
        lines.append((_("struck"), held.struck))
    for head, words in lines:
        if words:
            text.append(f"{head}  ", style="bold").append(f"{visible(words, keep=chr(10))}\n", style="not bold")
    return text


def note_of_statement(held: SummaryStatement) -> Text:
    """A statement with all that it rests on: each paraphrase with the words of its passage."""
    text = Text(f"{visible(held.statement.text, keep=chr(10))}\n", style="bold")
    if held.statement.struck:
        text.append(f"{_('struck')}  {visible(held.statement.struck)}\n", style="not bold")
    for below in held.below:
        text.append(f"· {visible(one_line(below.statement.text))}\n", style="not bold")
    for row in held.rows:
        place = row.paraphrase
        text.append(f"\n≈ {visible(one_line(place.memo.text))}", style="not bold")
        text.append(f"  {visible(place.document.name)}\n", style="dim not bold")
        words = place.words or _("The passage has no place in the corrected text.")
        text.append(f"   {visible(one_line(words))}\n", style="not bold italic")
    return text


def progress_of(table: SummaryTable) -> Sequence[str]:
    """How far a summary is: rows, struck ones, what is in no statement, paraphrases without a row."""
    rows = table.rows
    struck = sum(bool(row.row.struck) for row in rows)
    left = sum(not row.row.struck and row.row.reduction is None for row in rows)
    told = [counted(len(rows), "row")]
    if struck:
        told.append(ngettext("{count} struck", "{count} struck", struck))
    if left:
        told.append(ngettext("{count} in no statement", "{count} in no statement", left))
    return told
