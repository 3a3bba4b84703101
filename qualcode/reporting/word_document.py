"""A Word document in which nothing names person or machine, with the styles of our exports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from qualcode.reporting.files import xml_safe

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
GREY = "595959"

# Paragraph styles of our own: name -> (points, left indent in points, grey)
_STYLES = {
    "Quotation": (11, 18, False),
    "Quotation Context": (9, 36, True),
    "Quotation Context Before": (9, 36, True),
    "Quotation Memo": (9, 36, True),
    "Counts": (10, 0, True),
}


def new_document(title: str, language: str, *, italics: bool = False) -> WordDocument:
    """An empty document with the styles “Quote” (blocks), “Quotation”, “Quotation Context”, “Quotation Memo”."""
    import docx  # noqa: PLC0415 - only for this format
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    document = docx.Document()
    clean_properties(document, title)
    for name, (size, indent, grey) in _STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.left_indent = Pt(indent)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.space_before = Pt(10 if name.endswith("Before") else 0)
        if grey:
            style.font.color.rgb = RGBColor.from_string(GREY)
    block = document.styles["Quote"]
    block.font.italic = italics
    block.font.size = Pt(10)
    block.font.color.rgb = RGBColor(0, 0, 0)
    block.paragraph_format.left_indent = block.paragraph_format.right_indent = Pt(28)
    document.styles["Quotation"].font.italic = italics
    small = document.styles.add_style("Quotation Id", WD_STYLE_TYPE.CHARACTER)
    small.font.size, small.font.italic = Pt(8), False
    small.font.color.rgb = RGBColor.from_string(GREY)
    _language(document, "de-DE" if language == "de" else "en-GB")
    return document


def clean_properties(document: WordDocument, title: str) -> None:
    """Give the document its title, and neither person nor machine nor time."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title = xml_safe(title)[:255]
    properties.created = properties.modified = EPOCH
    properties.revision = 1


def _language(document: WordDocument, language: str) -> None:
    """Let Word check the spelling in the language of the text."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    for properties in document.styles.element.iter(qn("w:rPrDefault")):
        for run in properties.iter(qn("w:rPr")):
            for old in run.findall(qn("w:lang")):
                run.remove(old)
            made = OxmlElement("w:lang")
            made.set(qn("w:val"), language)
            run.append(made)


def contents(document: WordDocument, title: str, headings: Iterable[str]) -> None:
    """A table of contents that is there at once and that Word can bring up to date."""
    document.add_paragraph(xml_safe(title), style="TOC Heading")
    entries = list(headings)
    for number, heading in enumerate(entries, start=1):
        paragraph = document.add_paragraph()
        if number == 1:
            _field(paragraph, "begin")
            run = paragraph.add_run()
            run._r.append(_text_element("w:instrText", ' TOC \\o "1-1" \\n \\h '))
            _field(paragraph, "separate")
        link = _element("w:hyperlink", {"w:anchor": bookmark_name(number)})
        run = paragraph.add_run(xml_safe(heading))
        link.append(run._r)
        paragraph._p.append(link)
        if number == len(entries):
            _field(paragraph, "end")
        paragraph.paragraph_format.space_after = 0


def bookmark_name(number: int) -> str:
    """The name of a chapter's bookmark."""
    return f"chapter_{number}"


def chapter_heading(document: WordDocument, text: str, number: int) -> Paragraph:
    """A heading that the table of contents leads to."""
    paragraph: Paragraph = document.add_heading(level=1)
    paragraph._p.append(_element("w:bookmarkStart", {"w:id": str(number), "w:name": bookmark_name(number)}))
    paragraph.add_run(xml_safe(text))
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))
    return paragraph


def pieces(paragraph: Paragraph, parts: Iterable[tuple[str, bool]], *, italics: bool = False) -> None:
    """Add text in which emphasised pieces stand out from the others; line feeds become line breaks."""
    for text, emphasised in parts:
        run = paragraph.add_run(xml_safe(text))
        if emphasised:
            run.italic = not italics


def as_bytes(document: WordDocument) -> bytes:
    """The document as a file, without the time of its making; always the same bytes for the same content."""
    saved, buffer = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as made, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            info.create_system = 0  # not the system that it was written on
            archive.writestr(info, made.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _field(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": kind}))


def _element(name: str, attributes: dict[str, str]) -> Any:  # noqa: ANN401 - lxml and python-docx name the same elements differently

    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def _text_element(name: str, text: str) -> Any:  # noqa: ANN401 - lxml and python-docx name the same elements differently

    made = _element(name, {"xml:space": "preserve"})
    made.text = text
    return made
