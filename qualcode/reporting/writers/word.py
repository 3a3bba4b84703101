"""Reports as a Word document to paste from: real styles, real tables whose heads repeat on every page."""

from __future__ import annotations

import gc
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from qualcode.reporting.report import (
    Cell,
    Contents,
    Examples,
    Fact,
    Illustration,
    MarginNote,
    MarkedPiece,
    MarkedText,
    Prose,
    ProseKind,
    QuotationEntry,
    Remark,
    Report,
    Section,
    Table,
)
from qualcode.reporting.words.typography import unbroken
from qualcode.reporting.writers.blocks import BlockWriter
from qualcode.reporting.writers.column_widths import LOOKED_AT, column_shares
from qualcode.reporting.writers.whole_files import xml_safe
from qualcode.reporting.writers.word_template import Template, member_info

_BODY = "word/document.xml"
_COMMENTS = "word/comments.xml"
_DEEPEST = 9
_AT_ONCE = 500
"""Parts that are written at once."""
_FACTS, _SMALL = 18, 16
"""Half points: the type of facts before tables, and that of tables."""


_EMU, _TWENTIETHS = 36_000, 1440 / 25.4
"""English metric units, and twentieths of a point, in a millimetre."""
_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr {name} descr={said}/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr {name}/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{image}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/>'
    '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


def escaped(text: Cell) -> str:
    """The text for XML."""
    return escape(xml_safe(str(text)))


def write(report: Report, file: BinaryIO) -> None:
    """Write the report as DOCX, block by block; its properties name neither person nor machine."""
    gc.collect(1)  # the template of a file before lies in circles, for which commands look seldom
    template = Template(report)
    body = _Body(report, template)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in template.members():
            if name not in (_BODY, _COMMENTS):
                archive.writestr(member_info(name), data, zipfile.ZIP_DEFLATED)
        info = member_info(_BODY)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as member:
            member.write(template.before.encode())
            parts = body.parts()
            while some := list(islice(parts, _AT_ONCE)):
                member.write("".join(some).encode())
            member.write(template.after.encode())
        if report.margin:
            archive.writestr(member_info(_COMMENTS), template.comments(), zipfile.ZIP_DEFLATED)


def _run(text: Cell, properties: str = "") -> str:
    """A run of text; line feeds and tabs become the elements that Word has for them."""
    made = escaped(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    made = made.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    rules = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rules}<w:t xml:space="preserve">{made}</w:t></w:r>'


_NUMBER = 680  # twentieths of a point: the margin in which numbers of paragraphs stand
_SIZE = f'<w:sz w:val="{_SMALL}"/>'
_BOLD, _ITALIC, _UPRIGHT = "<w:b/>", "<w:i/>", '<w:i w:val="0"/>'


class _Body(BlockWriter):
    """The blocks of one report as elements."""

    def __init__(self, report: Report, template: Template) -> None:
        self._report = report
        self._template = template
        self._styles: dict[str, str] = {}
        self._pictures = 0
        self._numbered = report.numbered

    def parts(self) -> Iterator[str]:
        for block in self._report.blocks:
            yield from self.block(block)

    def section(self, section: Section) -> Iterable[str]:
        return [self._section(section)]

    def prose(self, prose: Prose) -> Iterable[str]:
        return [self._prose(prose)]

    def fact(self, fact: Fact) -> Iterable[str]:
        return [self._fact(fact)]

    def examples(self, examples: Examples) -> Iterable[str]:
        return (self._paragraph(_run(words + unbroken(behind)), "Quotation") for words, behind in examples.quoted)

    def remark(self, remark: Remark) -> Iterable[str]:
        return [self._paragraph(_run(remark.text))]

    def picture(self, picture: Illustration) -> Iterable[str]:
        self._pictures += 1
        width, height = (round(side * _EMU) for side in picture.within(self._template.room / _TWENTIETHS))
        name, said = (
            f'id="{self._pictures}" name="picture {self._pictures}"',
            quoteattr(xml_safe(" ".join(f"{picture.title}. {picture.text}".split()))),
        )
        return [
            self._paragraph(
                _DRAWING.format(
                    width=width, height=height, name=name, said=said, image=self._template.image_id(picture)
                )
            )
        ]

    def marked(self, text: MarkedText) -> Iterable[str]:
        number = _run(f"{text.number}\t", _SIZE) if text.number else ""
        beside = _run(f"{text.beside} ", _SIZE) if text.beside else ""
        speaker = _run(f"{text.speaker}: ", _BOLD) if text.speaker else ""
        words = number + beside + speaker + "".join(map(self._piece, text.pieces))
        hanging = f' w:hanging="{_NUMBER}"' if number else ""
        return [self._paragraph(words, "", f'<w:ind w:left="{_NUMBER}"{hanging}/>' if self._numbered else "")]

    def _paragraph(self, content: str, style: str = "", rules: str = "") -> str:
        named = self._named(style) if style else ""
        properties = f"<w:pPr>{named}{rules}</w:pPr>" if named or rules else ""
        return f"<w:p>{properties}{content}</w:p>"

    def _named(self, style: str) -> str:
        """The element that names the style of a paragraph."""
        named = self._styles.get(style)
        if named is None:
            named = self._styles[style] = f"<w:pStyle w:val={quoteattr(self._template.style_id(style))}/>"
        return named

    def _section(self, section: Section) -> str:
        style = f"Heading {min(section.level, _DEEPEST)}" if section.level else "Title"  # no text: name of a style
        run = _run(section.text)
        if section.number:
            name = f"chapter_{section.number}"
            run = (
                f'<w:bookmarkStart w:id="{section.number}" w:name="{name}"/>{run}'
                f'<w:bookmarkEnd w:id="{section.number}"/>'
            )
        return self._paragraph(run, style)

    def _prose(self, prose: Prose) -> str:
        if prose.kind is ProseKind.STRONG:
            return self._paragraph(_run(prose.text, _BOLD))
        lead = _run(f"{prose.lead}: ", _ITALIC) if prose.lead else ""
        return self._paragraph(lead + _run(prose.text), "Counts" if prose.kind is ProseKind.COUNTS else "")

    def _fact(self, fact: Fact) -> str:
        if fact.quiet:
            return self._paragraph(_run(f"{fact.name}: {fact.text}"), "Counts")
        size = f'<w:sz w:val="{_FACTS}"/>' if self._report.inset else ""
        rules = '<w:spacing w:after="40"/>' if self._report.inset else ""
        return self._paragraph(_run(f"{fact.name}: ", f"{_BOLD}{size}") + _run(fact.text, size), "", rules)

    def contents(self, contents: Contents) -> Iterator[str]:
        """A table of contents that is there at once and that Word can bring up to date."""
        yield self._paragraph(_run(contents.title), "TOC Heading")  # no text: name of a style
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n '
            '\\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for number, (heading, _) in enumerate(contents.entries, start=1):
            link = f'<w:hyperlink w:anchor="chapter_{number}">{_run(heading)}</w:hyperlink>'
            content = (begin if number == 1 else "") + link + (end if number == len(contents.entries) else "")
            yield self._paragraph(content, "", '<w:spacing w:after="0"/>')

    def quotation(self, entry: QuotationEntry) -> Iterator[str]:
        if entry.before:
            yield self._paragraph(_run(entry.before[1]), "Quotation Context Before")  # no text: name of a style
        emphasis = _UPRIGHT if self._report.italics else _ITALIC
        words = "".join(_run(text, emphasis if emphasised else "") for text, emphasised in entry.pieces)
        behind = "".join(
            _run(text, _UPRIGHT) for text in (unbroken(entry.behind), *(f" – {note}" for note in entry.notes))
        )
        id_ = ""
        if entry.id:
            style = self._template.style_id("Quotation Id")  # no text: name of a style
            id_ = _run(f"  {entry.id}", f"<w:rStyle w:val={quoteattr(style)}/>")
        yield self._paragraph(words + behind + id_, "Quote" if entry.block else "Quotation")
        if entry.after:
            yield self._paragraph(_run(entry.after[1]), "Quotation Context")  # no text: name of a style
        for name, memo in entry.memos:
            yield self._paragraph(_run(f"{name}: {memo}"), "Quotation Memo")  # no text: name of a style

    def _piece(self, piece: MarkedPiece) -> str:
        """The text with its notes as comments in the margin; their author is the coder's number."""
        begins = "".join(f'<w:commentRangeStart w:id="{self._comment(note)}"/>' for note in piece.begins)
        ends = "".join(
            f'<w:commentRangeEnd w:id="{note.number - 1}"/><w:r><w:commentReference w:id="{note.number - 1}"/></w:r>'
            for note in piece.ends
        )
        return f"{begins}{_run(piece.text)}{ends}"

    def _comment(self, note: MarginNote) -> int:
        text = note.text + (f"\n{note.memo}" if note.memo else "")
        self._template.comment(note.number - 1, xml_safe(text), note.author, note.initials)
        return note.number - 1

    # ---- tables ----------------------------------------------------------------------------------

    def table(self, table: Table) -> Iterator[str]:
        if table.title:
            yield self._section(Section(table.title))
        rows = iter(table.rows)
        first = list(islice(rows, LOOKED_AT))
        if first:
            shares = column_shares(table, first, wide=self._report.wide)
            widths = [self._template.room * share // 100 for share in shares]
            yield _opening(widths)
            yield self._row(table.head, table, widths, "head")
            for place, row in enumerate(chain(first, rows)):
                yield self._row(row, table, widths, "sum" if place in table.marked else "")
            yield "</w:tbl>"
        notes = list(table.notes)
        if first and not notes:
            yield self._paragraph("")  # else Word joins this table and the next
        for note in notes:
            yield self._paragraph(_run(note))

    def _row(self, cells: Sequence[Cell], table: Table, widths: Sequence[int], kind: str) -> str:
        repeated = "<w:tblHeader/>" if kind == "head" else ""
        edge = {"head": "bottom", "sum": "top"}.get(kind)
        rule = f"<w:tcBorders><w:{edge} {_RULE.format(4)}/></w:tcBorders>" if edge else ""
        size = f'<w:sz w:val="{_SMALL}"/>'
        made = []
        for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
            side = "" if place < table.words else '<w:jc w:val="right"/>'
            paragraph = self._paragraph(
                _run(text, f"{_BOLD if kind == 'head' else ''}{size}"), "", f'<w:spacing w:after="0"/>{side}'
            )
            made.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rule}</w:tcPr>{paragraph}</w:tc>')
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(made)}</w:tr>"


_RULE = 'w:val="single" w:sz="{}" w:space="0" w:color="auto"'


def _opening(widths: Sequence[int]) -> str:
    """The properties of a table: rules above and below, no shading; its grid, which LibreOffice looks at."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders><w:top {_RULE.format(8)}/>'
        f'<w:bottom {_RULE.format(8)}/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
