"""Quotation collections as a Word document to paste from: real styles, a chapter a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.reporting import word_document
from qualcode.reporting.collection import Collection
from qualcode.reporting.files import xml_safe
from qualcode.reporting.prose import Entry, Heading, Kind, Look, parts
from qualcode.reporting.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def render(collection: Collection, wording: Wording, look: Look) -> bytes:
    """The collection as DOCX; its properties name neither person nor machine."""
    document = word_document.new_document(collection.title, wording.language, italics=look.italics)
    headings = [chapter.heading for chapter in collection.chapters]
    before_chapters = True
    for part in parts(collection, wording, look):
        if isinstance(part, Entry):
            _entry(document, part, wording, look)
            continue
        if part.kind is Kind.CHAPTER and before_chapters:
            word_document.contents(document, wording.contents, headings)
            before_chapters = False
        _heading(document, part, wording)
    return word_document.as_bytes(document)


def _heading(document: WordDocument, part: Heading, wording: Wording) -> None:
    text = xml_safe(part.text)
    if part.kind is Kind.TITLE:
        document.add_heading(text, level=0)
    elif part.kind is Kind.CHAPTER:
        word_document.chapter_heading(document, part.text, part.number)
    elif part.kind is Kind.GROUP:
        document.add_heading(text, level=2)
    elif part.kind is Kind.DEFINITION:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{wording.definition}: ").italic = True
        paragraph.add_run(text)
    else:
        document.add_paragraph(text, style="Counts" if part.kind is Kind.COUNTS else None)


def _entry(document: WordDocument, entry: Entry, wording: Wording, look: Look) -> None:
    if entry.before:
        document.add_paragraph(xml_safe(entry.before), style="Quotation Context Before")
    paragraph = document.add_paragraph(style="Quote" if entry.printed.block else "Quotation")
    word_document.pieces(paragraph, entry.printed.pieces, italics=look.italics)
    paragraph.add_run(xml_safe(entry.printed.behind)).italic = False
    for note in (entry.note, entry.identity):
        if note:
            paragraph.add_run(xml_safe(f" – {note}")).italic = False
    if entry.id:
        paragraph.add_run(f"  {entry.id}", style="Quotation Id")
    if entry.after:
        document.add_paragraph(xml_safe(entry.after), style="Quotation Context")
    for memo in entry.memos:
        document.add_paragraph(xml_safe(f"{wording.columns['memo']}: {memo}"), style="Quotation Memo")
