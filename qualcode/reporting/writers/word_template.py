"""A Word document without words: the styles of our exports, an A4 page with its number, nobody's name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from qualcode.reporting.writers.whole_files import xml_safe

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from qualcode.catalogue import Language
    from qualcode.reporting.report import Illustration, Report

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_GREY = "595959"
_SHORT, _LONG, _MARGIN = 210, 297, 20  # millimetres

# Paragraph styles of our own: name -> (points, left indent in points, grey)
_STYLES = {
    "Quotation": (11, 18, False),
    "Quotation Context": (9, 36, True),  # no text: name of a style
    "Quotation Context Before": (9, 36, True),  # no text: name of a style
    "Quotation Memo": (9, 36, True),  # no text: name of a style
    "Counts": (10, 0, True),
}


def member_info(name: str) -> zipfile.ZipInfo:
    """A member of the file without the time of its making or the system that it was written on."""
    info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
    info.create_system = 0
    return info


class Template:
    """The document around the words of a report: what stands `before` and `after` them, and its other members.

    `room` is the width of the text in twentieths of a point.
    """

    def __init__(self, report: Report) -> None:
        import docx

        self._document = docx.Document()
        _clean_properties(self._document, report.title)
        _styles(self._document, italics=report.italics)
        _speak(self._document, report.language)
        width = _page(self._document, wide=report.wide)
        self.room = round((width - 2 * _MARGIN) / 25.4 * 1440)
        self._ids: dict[str, str] = {style.name: style.style_id for style in self._document.styles}
        self._comments = self._document.comments if report.margin else None
        part = self._document.part
        self._images = {id(picture): part.get_or_add_image(io.BytesIO(picture.png))[0] for picture in report.pictures}
        xml = _as_xml(self._document)
        self.before, body, end = xml.partition("<w:body>")
        self.before += body
        self.after = end

    def style_id(self, name: str) -> str:
        """The id of a style by its name."""
        return self._ids[name]

    def image_id(self, picture: Illustration) -> str:
        """The id by which the body refers to a picture of the report."""
        return self._images[id(picture)]

    def comment(self, number: int, text: str, author: str, initials: str) -> None:
        """Add a comment to those in the margin; they are numbered from 0 in order."""
        if self._comments is None:
            raise ValueError("this report has no margin")  # no text: for Python
        made = self._comments.add_comment(text, author=author, initials=initials)
        made._comment_elm.id = number
        made._comment_elm.date = None  # no time of the machine; python-docx has no other way

    def comments(self) -> bytes:
        """The member with the comments, when all are there."""
        if self._comments is None:
            raise ValueError("this report has no margin")  # no text: for Python
        blob: bytes = self._comments._comments_part.blob
        return blob

    def members(self) -> Iterator[tuple[str, bytes]]:
        """All members of the file by name, the body without words."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        with zipfile.ZipFile(buffer) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)


def _clean_properties(document: WordDocument, title: str) -> None:
    """Give the document its title, and neither person nor machine nor time."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title = xml_safe(title)[:255]
    properties.created = properties.modified = EPOCH
    properties.revision = 1


def _styles(document: WordDocument, *, italics: bool) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    for name, (size, indent, grey) in _STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.left_indent = Pt(indent)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.space_before = Pt(10 if name.endswith("Before") else 0)
        if grey:
            style.font.color.rgb = RGBColor.from_string(_GREY)
    block = document.styles["Quote"]
    block.font.italic = italics
    block.font.size = Pt(10)
    block.font.color.rgb = RGBColor(0, 0, 0)
    block.paragraph_format.left_indent = block.paragraph_format.right_indent = Pt(28)
    document.styles["Quotation"].font.italic = italics
    small = document.styles.add_style("Quotation Id", WD_STYLE_TYPE.CHARACTER)  # no text: name of a style
    small.font.size, small.font.italic = Pt(8), False
    small.font.color.rgb = RGBColor.from_string(_GREY)


def _speak(document: WordDocument, language: Language) -> None:
    """Let Word check the spelling in the language of the text."""
    from docx.oxml.ns import qn

    for properties in document.styles.element.iter(qn("w:rPrDefault")):
        for run in properties.iter(qn("w:rPr")):
            for old in run.findall(qn("w:lang")):
                run.remove(old)
            run.append(_element("w:lang", {"w:val": "de-DE" if language == "de" else "en-GB"}))


def _page(document: WordDocument, *, wide: bool) -> int:
    """Make the page A4, on its side for wide tables, with its number at the foot; gives its width in millimetres."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = _element("w:fldSimple", {"w:instr": " PAGE "})
    run = footer.add_run("1")
    field.append(run._r)
    footer._p.append(field)
    return width


def _as_xml(document: WordDocument) -> str:
    from docx.opc.oxml import serialize_part_xml

    xml: bytes = serialize_part_xml(document.element)
    return str(xml, "utf-8")


def _element(name: str, attributes: dict[str, str]) -> Any:  # noqa: ANN401 - lxml and python-docx name the same elements differently
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made
