"""Reports as OpenDocument text, written by hand: few styles, no properties that name person, program or machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO
from xml.sax.saxutils import escape

from qualcode.reporting.report import (
    Cell,
    Contents,
    Examples,
    Fact,
    Illustration,
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
from qualcode.reporting.writers.odt_parts import (
    HEAD,
    MIME,
    NAMES,
    PICTURE_NAMES,
    TABLE_NAMES,
    manifest,
    meta,
    picture_name,
    styles,
    table_styles,
    text_width,
)
from qualcode.reporting.writers.whole_files import xml_safe


def escaped(text: Cell) -> str:
    """The text for XML; line feeds and tabs become the elements that ODT has for them."""
    safe = escape(xml_safe(str(text))).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return safe.replace("  ", ' <text:s text:c="1"/>')


def write(report: Report, file: BinaryIO) -> None:
    """Write the report as ODT, block by block; always the same bytes for the same content."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_info("mimetype"), MIME, zipfile.ZIP_STORED)
        content = _info("content.xml")
        content.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(content, "w") as member:
            tables = table_styles(wide=report.wide) if report.inset else ""
            names = TABLE_NAMES if report.inset else NAMES
            names += f" {PICTURE_NAMES}" if report.pictures else ""
            member.write(f"{HEAD}<office:document-content {names}>{tables}<office:body><office:text>".encode())
            for part in _Body(report).parts():
                member.write(part.encode())
            member.write(b"</office:text></office:body></office:document-content>")
        for number, picture in enumerate(report.pictures, start=1):
            archive.writestr(_info(picture_name(number)), picture.png, zipfile.ZIP_STORED)
        members = {
            "styles.xml": styles(report.language, italics=report.italics, wide=report.wide),
            "meta.xml": meta(report.title),
            "META-INF/manifest.xml": manifest(len(report.pictures)),
        }
        for name, text in members.items():
            archive.writestr(_info(name), text.encode("utf-8"), zipfile.ZIP_DEFLATED)


def _info(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
    made.create_system = 0  # not the system that it was written on
    return made


def _paragraph(style: str, content: str) -> str:
    """A paragraph of content that is XML already."""
    return f'<text:p text:style-name="{style.replace(" ", "_20_")}">{content}</text:p>'


def _span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{escaped(text)}</text:span>'


class _Body(BlockWriter):
    """The blocks of one report as elements."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._tables = 0
        self._pictures = 0

    def parts(self) -> Iterator[str]:
        for block in self._report.blocks:
            yield from self.block(block)

    def section(self, section: Section) -> Iterable[str]:
        return [_section(section)]

    def prose(self, prose: Prose) -> Iterable[str]:
        return [_prose(prose)]

    def fact(self, fact: Fact) -> Iterable[str]:
        name = escaped(f"{fact.name}: ") if fact.quiet else _span("Strong", f"{fact.name}: ")
        return [_paragraph("Counts" if fact.quiet else "Standard", name + escaped(fact.text))]

    def examples(self, examples: Examples) -> Iterable[str]:
        return (_paragraph("Quotation", escaped(words + unbroken(behind))) for words, behind in examples.quoted)

    def remark(self, remark: Remark) -> Iterable[str]:
        return [_paragraph("Standard", escaped(remark.text))]

    def contents(self, contents: Contents) -> Iterable[str]:
        return [_contents(contents)]

    def quotation(self, entry: QuotationEntry) -> Iterable[str]:
        return _quotation(entry)

    def marked(self, text: MarkedText) -> Iterable[str]:
        number = f"{_span('Small', text.number)}<text:tab/>" if text.number else ""
        beside = _span("Small", f"{text.beside} ") if text.beside else ""
        speaker = _span("Strong", f"{text.speaker}: ") if text.speaker else ""
        style = ("Numbered" if number else "Unnumbered") if self._report.numbered else "Standard"
        return [_paragraph(style, number + beside + speaker + "".join(map(_piece, text.pieces)))]

    def picture(self, picture: Illustration) -> Iterable[str]:
        self._pictures += 1
        width, height = picture.within(text_width(wide=self._report.wide))
        link = f'xlink:href="{picture_name(self._pictures)}" xlink:type="simple"'
        image = (
            f'<draw:frame draw:name="picture{self._pictures}" text:anchor-type="as-char" svg:width="{width:.1f}mm" '
            f'svg:height="{height:.1f}mm"><draw:image {link} xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:title>{escape(xml_safe(picture.title))}</svg:title>"
            f"<svg:desc>{escape(xml_safe(picture.text))}</svg:desc></draw:frame>"
        )
        return [_paragraph("Standard", image)]

    def table(self, table: Table) -> Iterable[str]:
        self._tables += 1
        return _table(table, self._tables, wide=self._report.wide)


def _section(section: Section) -> str:
    if section.level == 0:
        return _paragraph("Title", escaped(section.text))
    mark = f'<text:bookmark text:name="chapter_{section.number}"/>' if section.number else ""
    style = f"Heading_20_{min(section.level, 3)}"
    level = f'text:outline-level="{section.level}"'
    return f'<text:h text:style-name="{style}" {level}>{mark}{escaped(section.text)}</text:h>'


def _contents(contents: Contents) -> str:
    """A table of contents that is there at once and that a word processor can bring up to date."""
    entries = "".join(
        _paragraph(
            "Contents 1", f'<text:a xlink:type="simple" xlink:href="#chapter_{number}">{escaped(heading)}</text:a>'
        )
        for number, (heading, _) in enumerate(contents.entries, start=1)
    )
    return (
        '<text:table-of-content text:name="contents"><text:table-of-content-source text:outline-level="1"/>'
        f'<text:index-body><text:index-title text:name="contents_head">'
        f"{_paragraph('Heading 2', escaped(contents.title))}"
        f"</text:index-title>{entries}</text:index-body></text:table-of-content>"
    )


def _prose(prose: Prose) -> str:
    if prose.kind is ProseKind.STRONG:
        return _paragraph("Standard", _span("Strong", prose.text))
    lead = _span("Emphasis", f"{prose.lead}: ") if prose.lead else ""
    return _paragraph("Counts" if prose.kind is ProseKind.COUNTS else "Standard", lead + escaped(prose.text))


def _quotation(entry: QuotationEntry) -> Iterator[str]:
    if entry.before:
        yield _paragraph("Quotation Context Before", escaped(entry.before[1]))  # no text: name of a style
    words = "".join(_span("Emphasis", text) if emphasised else escaped(text) for text, emphasised in entry.pieces)
    behind = unbroken(entry.behind) + "".join(f" – {note}" for note in entry.notes)
    small = _span("Small", f" {entry.id}") if entry.id else ""
    style = "Quotations" if entry.block else "Quotation"
    yield _paragraph(style, words + _span("Upright", behind) + small)
    if entry.after:
        yield _paragraph("Quotation Context", escaped(entry.after[1]))  # no text: name of a style
    for name, memo in entry.memos:
        yield _paragraph("Quotation Memo", escaped(f"{name}: {memo}"))  # no text: name of a style


def _piece(piece: MarkedPiece) -> str:
    """The text with its notes as comments, which name nobody as their author."""
    begins = "".join(
        f'<office:annotation office:name="c{note.number}"><text:p>{escaped(note.text)}</text:p>'
        + (f"<text:p>{escaped(note.memo)}</text:p>" if note.memo else "")
        + "</office:annotation>"
        for note in piece.begins
    )
    ends = "".join(f'<office:annotation-end office:name="c{note.number}"/>' for note in piece.ends)
    return f"{begins}{escaped(piece.text)}{ends}"


def _table(table: Table, number: int, *, wide: bool) -> Iterator[str]:
    if table.title:
        yield _section(Section(table.title))
    rows = iter(table.rows)
    first = list(islice(rows, LOOKED_AT))
    if first:
        yield f'<table:table table:name="table{number}" table:style-name="Table">'
        for share in column_shares(table, first, wide=wide):
            yield f'<table:table-column table:style-name="Share{share}"/>'
        yield f"<table:table-header-rows>{_row(table.head, table.words, 'Head')}</table:table-header-rows>"
        for place, row in enumerate(chain(first, rows)):
            yield _row(row, table.words, "Sum" if place in table.marked else "Cell")
        yield "</table:table>"
    for note in table.notes:
        yield _paragraph("Standard", escaped(note))


def _row(cells: Sequence[Cell], words: int, style: str) -> str:
    of_words, of_figures = "Cell Words", "Cell Figure"  # no text: names of styles
    made = "".join(
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{_paragraph(of_words if place < words else of_figures, escaped(cell))}</table:table-cell>"
        for place, cell in enumerate(cells)
    )
    return f'<table:table-row table:style-name="Row">{made}</table:table-row>'
