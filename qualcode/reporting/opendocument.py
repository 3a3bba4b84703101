"""Quotation collections as OpenDocument text: real styles, a chapter a code."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.reporting.collection import Collection
from qualcode.reporting.opendocument_file import contents, escaped, heading, package, paragraph, span
from qualcode.reporting.prose import Entry, Heading, Kind, Look, parts
from qualcode.reporting.wording import Wording


def render(collection: Collection, wording: Wording, look: Look) -> bytes:
    """The collection as ODT; it says nothing of person, program or machine."""
    return package(collection.title, wording.language, _body(collection, wording, look), italics=look.italics)


def _body(collection: Collection, wording: Wording, look: Look) -> Iterator[str]:
    for part in parts(collection, wording, look):
        if isinstance(part, Entry):
            yield from _entry(part, wording)
            continue
        if part.kind is Kind.CHAPTER and part.number == 1:
            yield contents(wording.contents, [chapter.heading for chapter in collection.chapters])
        yield _heading(part, wording)


def _heading(part: Heading, wording: Wording) -> str:
    if part.kind is Kind.CHAPTER:
        return heading(1, part.text, part.number)
    if part.kind is Kind.GROUP:
        return heading(2, part.text)
    if part.kind is Kind.DEFINITION:
        return paragraph("Standard", span("Emphasis", f"{wording.definition}: ") + escaped(part.text))
    style = {Kind.TITLE: "Title", Kind.COUNTS: "Counts"}.get(part.kind, "Standard")
    return paragraph(style, escaped(part.text))


def _entry(entry: Entry, wording: Wording) -> Iterator[str]:
    if entry.before:
        yield paragraph("Quotation Context Before", escaped(entry.before))
    words = "".join(
        span("Emphasis", text) if emphasised else escaped(text) for text, emphasised in entry.printed.pieces
    )
    behind = entry.printed.behind + "".join(f" – {note}" for note in (entry.note, entry.identity) if note)
    small = span("Small", f" {entry.id}") if entry.id else ""
    style = "Quotations" if entry.printed.block else "Quotation"
    yield paragraph(style, words + span("Upright", behind) + small)
    if entry.after:
        yield paragraph("Quotation Context", escaped(entry.after))
    for memo in entry.memos:
        yield paragraph("Quotation Memo", escaped(f"{wording.columns['memo']}: {memo}"))
