"""What the cursor is on, whole: a passage between its paragraphs, a memo, a document's facts, the summary."""

from __future__ import annotations

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.plural import counted
from qualcode.reporting.documents.case_overview import CaseDocument, CaseMemo
from qualcode.reporting.quotations.collection import Quotation
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.tui.cases.case_page import (
    PageAttributes,
    PageCell,
    PageHeading,
    PageSummary,
    memo_place,
    polarity_told,
)
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.workspace.workbench.passage_list import SeenPassages


def show_cell(context: PassageContext, shelf: SeenPassages, cell: PageCell | None) -> None:
    """Show what the cursor is on."""
    match cell:
        case Quotation():
            note = Text(polarity_told(cell), style="bold")
            if cell.paraphrased:
                note.append(f"\n{visible(cell.text)}")
            context.show_passage(shelf, cell.document, cell.span, note)
        case CaseMemo():
            _show_memo(context, shelf, cell)
        case PageSummary():
            _show_summary(context, cell)
        case PageAttributes():
            facts = [f"{name}: {value}" for name, value in cell.overview.case.attributes.items()]
            context.show_note(pgettext("heading", "Attributes"), Text(visible("\n".join(facts), keep="\n")))
        case CaseDocument():
            _show_document(context, cell)
        case PageHeading():
            context.show_note(visible(cell.words), Text(visible(cell.about), style="italic"))
        case _:
            context.show_note("", Text())


def _show_memo(context: PassageContext, shelf: SeenPassages, note: CaseMemo) -> None:
    memo = note.memo
    words = Text("✎ ", style="bold")
    words.append(visible("\n".join(filter(None, (memo.title, memo.text))), keep="\n"), style="italic")
    if note.document is not None and note.span is not None and note.document.key in shelf.documents:
        context.show_passage(shelf, note.document.key, note.span, words)
    else:
        context.show_note(visible(memo_place(note)), words)


def _show_summary(context: PassageContext, cell: PageSummary) -> None:
    summary, title = cell.overview.summary, pgettext("heading", "Summary")
    if summary is None:
        context.show_note(title, Text())
        return
    words = Text()
    if summary.memo.title:
        words.append(f"{visible(summary.memo.title)}\n", style="bold")
    words.append(visible(summary.memo.text, keep="\n"))
    context.show_note(f"{title} · {visible(summary.author)} · {local_time(summary.memo.changed)}", words)


def _show_document(context: PassageContext, part: CaseDocument) -> None:
    document = part.document
    facts = [part.source_kind, *part.speakers, counted(document.words, "word"), counted(part.passages, "passage")]
    words = Text(visible(" · ".join(filter(None, facts))))
    for name, value in document.attributes.items():
        words.append(f"\n{visible(name)}: {visible(value)}")
    title = _("document {name}", name=" · ".join(filter(None, (part.wave, document.label, document.name))))
    context.show_note(visible(title), words)
