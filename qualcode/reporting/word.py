"""Quotation collections as a Word document to paste from: real styles, a chapter a code."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from qualcode.model.codings import Polarity
from qualcode.reporting.files import xml_safe
from qualcode.reporting.quotations import Chapter, Collection
from qualcode.reporting.wording import Wording, counts, head, with_label

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def render(collection: Collection, wording: Wording) -> bytes:
    """The collection as DOCX; its properties name neither person nor machine."""
    import docx  # noqa: PLC0415 - only for this format

    document = docx.Document()
    clean_properties(document, collection.title)
    document.add_heading(xml_safe(f"{wording.collection}: {collection.title}"), level=0)
    for line in head(collection, wording):
        document.add_paragraph(xml_safe(line))
    for chapter in collection.chapters:
        _chapter(document, chapter, wording, by_cases=collection.by_cases)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def clean_properties(document: WordDocument, title: str) -> None:
    """Give the document its title, and neither person nor machine nor time."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title = xml_safe(title)[:255]
    properties.created = properties.modified = _EPOCH
    properties.revision = 1


def _chapter(document: WordDocument, chapter: Chapter, wording: Wording, *, by_cases: bool) -> None:
    document.add_heading(xml_safe(chapter.code.full_name), level=1)
    if chapter.code.rules.definition:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{wording.definition}: ").italic = True
        paragraph.add_run(xml_safe(" ".join(chapter.code.rules.definition.split())))
    document.add_paragraph(xml_safe(counts(chapter, wording, by_cases=by_cases)))
    for polarity in Polarity:
        quotations = chapter.of(polarity)
        if quotations and polarity is not Polarity.PRESENT:
            document.add_heading(xml_safe(wording.groups[polarity]), level=2)
        for quotation in quotations:
            paragraph = document.add_paragraph(xml_safe(with_label(quotation, wording)), style="Quote")
            if quotation.disputed:
                paragraph.add_run(f" — {wording.disputed}").italic = True
