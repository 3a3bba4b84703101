"""What stands on the page of a case, row by row, and how it is drawn: one column, or two side by side by theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codings import Polarity
from qualcode.plural import counted
from qualcode.reporting.documents.case_overview import CaseDocument, CaseMemo, CaseOverview
from qualcode.reporting.documents.case_report import themes_beside
from qualcode.reporting.quotations.collection import Chapter, Quotation
from qualcode.reporting.words.value_words import memo_kind_word, polarity_word
from qualcode.safe_text import one_line, visible
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.quotations.passage_lines import quoted_lines
from qualcode.workspace.workbench.passage_list import SeenPassages

LINES = 2
"""Lines of a row."""
_BETWEEN = " │ "
_CONSOLE = Console(width=200)  # only measures


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A theme, or the memos: what stands above the rows below it; `about` is a theme's definition."""

    words: str
    number: str
    colour: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class PageSummary:
    """The summary of a case, or that there is none."""

    overview: CaseOverview


@dataclass(frozen=True, slots=True)
class PageAttributes:
    """The attributes of a case."""

    overview: CaseOverview


PageCell = PageHeading | PageSummary | PageAttributes | CaseDocument | Quotation | CaseMemo
PageRow = tuple[PageCell | None, ...]
"""What stands side by side; None where there is nothing in a column."""


def page_rows(overviews: Sequence[CaseOverview]) -> list[PageRow]:
    """The rows of one case, or of two side by side: summary, attributes, documents, passages by theme, memos."""
    firsts = [at == 0 or overview.case.key != overviews[0].case.key for at, overview in enumerate(overviews)]
    rows: list[PageRow] = [
        tuple(PageSummary(overview) if first else None for overview, first in zip(overviews, firsts, strict=True))
    ]
    if any(overview.case.attributes for overview in overviews):
        rows.append(
            tuple(
                PageAttributes(overview) if first and overview.case.attributes else None
                for overview, first in zip(overviews, firsts, strict=True)
            )
        )
    rows += zip_longest(*(overview.documents for overview in overviews))
    for _heading, themes in themes_beside(overviews):
        rows.append(tuple(_theme_heading(theme) if theme is not None else None for theme in themes))
        rows += zip_longest(*(theme.quotations if theme is not None else () for theme in themes))
    memos = [
        [note for note in overview.memos if first or note.document is not None]
        for overview, first in zip(overviews, firsts, strict=True)
    ]
    if any(memos):
        name = pgettext("head", "Memos")
        rows.append(tuple(PageHeading(name, counted(len(mine), "memo")) if mine else None for mine in memos))
        rows += zip_longest(*memos)
    return rows


def _theme_heading(theme: Chapter) -> PageHeading:
    colour = theme.code.colour if theme.code else ""
    return PageHeading(theme.heading, counted(len(theme.quotations), "passage"), colour, theme.definition())


def cell_key(cell: PageCell | None) -> tuple[object, ...]:
    """What makes a cell the same one after the page was read anew."""
    match cell:
        case CaseDocument():
            return "document", cell.document.key
        case CaseMemo():
            return "memo", cell.memo.key
        case PageHeading():
            return "heading", cell.words
        case Quotation():
            return "passage", cell.code.key if cell.code else 0, cell.codings[0]
        case PageSummary() | PageAttributes():
            return type(cell).__name__, cell.overview.case.key
    return ("nothing",)


# ---- drawing -----------------------------------------------------------------------------------------


def row_lines(row: PageRow, shelf: SeenPassages, width: int, side: int | None) -> list[Text]:
    """The lines of a row; with a `side` only that column, where there is no room for two."""
    if side is not None or len(row) == 1:
        return _filled(cell_lines(row[side or 0], shelf, width))
    half = (width - len(_BETWEEN)) // 2
    columns = [_filled(cell_lines(cell, shelf, half)) for cell in row]
    lines = []
    for left, right in zip(*columns, strict=True):
        left.truncate(half, overflow="ellipsis", pad=True)
        right.truncate(half, overflow="ellipsis")
        lines.append(Text.assemble(left, (_BETWEEN, "dim"), right, no_wrap=True))
    return lines


def _filled(lines: list[Text]) -> list[Text]:
    return [*lines, *(Text() for _number in range(LINES - len(lines)))][:LINES]


def cell_lines(cell: PageCell | None, shelf: SeenPassages, width: int) -> list[Text]:
    """The lines of one cell."""
    match cell:
        case PageHeading():
            line = Text(no_wrap=True)
            line.append("■ " if cell.colour else "", style=cell.colour)
            line.append(visible(cell.words), style="bold").append(f"  {cell.number}", style="dim")
            return [Text(), line]
        case PageSummary():
            return _summary_lines(cell, width)
        case PageAttributes():
            facts = [f"{name}: {value}" for name, value in cell.overview.case.attributes.items()]
            return _wrapped(Text(visible(one_line(" · ".join(facts)))), width)
        case CaseDocument():
            return _document_lines(cell)
        case Quotation():
            return _passage_lines(cell, shelf, width)
        case CaseMemo():
            return _memo_lines(cell)
    return []


def _summary_lines(cell: PageSummary, width: int) -> list[Text]:
    summary = cell.overview.summary
    if summary is None:
        key = key_of("cases.edit_summary")
        return [Text(_("Nobody has summed up this case yet: {key} writes a summary.", key=key), style="dim")]
    words = visible(one_line(summary.memo.text))
    if not summary.memo.title:
        return _wrapped(Text(words), width)
    return [Text(visible(summary.memo.title), style="bold", no_wrap=True), *_wrapped(Text(words), width)[:1]]


def _document_lines(part: CaseDocument) -> list[Text]:
    document = part.document
    head = Text(no_wrap=True)
    head.append(visible("  ".join(filter(None, (part.wave, document.label)))), style="bold")
    head.append(f"  {visible(document.name)}")
    facts = [part.source_kind, *part.speakers, counted(document.words, "word"), counted(part.passages, "passage")]
    return [head, Text(visible(" · ".join(filter(None, facts))), style="dim", no_wrap=True)]


def _passage_lines(quotation: Quotation, shelf: SeenPassages, width: int) -> list[Text]:
    head = Text(no_wrap=True)
    head.append("★ " if quotation.good else "", style="bold")
    head.append(visible(shelf.place(quotation.document, quotation.span)), style="bold")
    if told := polarity_told(quotation):
        head.append(f"  {told}")
    return [head, *quoted_lines(quotation.text, width, LINES - 1)]


def polarity_told(quotation: Quotation) -> str:
    """The polarity where it is not “present”, or that coders disagree about it."""
    if quotation.disputed:
        return pgettext("state", "disputed")
    if quotation.polarity is Polarity.PRESENT:
        return ""
    sign = "−" if quotation.polarity is Polarity.ABSENT else "±"
    return f"{sign} {polarity_word(quotation.polarity)}"


def _memo_lines(note: CaseMemo) -> list[Text]:
    memo = note.memo
    head = Text("✓ " if memo.closed else "✎ ", style="bold", no_wrap=True)
    head.append(visible(one_line(memo.title or memo.text[:200])), style="bold" if memo.title else "")
    facts = [memo_place(note), memo_kind_word(memo.kind), note.author]
    return [head, Text(visible(" · ".join(filter(None, facts))), style="dim", no_wrap=True)]


def memo_place(note: CaseMemo) -> str:
    """What a memo is on, in words."""
    if note.document is None:
        return _("on the case")
    name = program().quoted(note.document.name)
    if note.span is None:
        return _("on the document {name}", name=name)
    place = f"{name} ¶{note.paragraph}"
    return f"{place}, {note.code.name}" if note.code else place


def _wrapped(text: Text, width: int) -> list[Text]:
    lines = list(text.wrap(_CONSOLE, max(width, 1)))
    if len(lines) > LINES:
        lines[LINES - 1].truncate(max(1, width - 1))
        lines[LINES - 1].append("…")
    return lines[:LINES]
