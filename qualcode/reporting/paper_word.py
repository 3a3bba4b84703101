"""Reports made of tables as a Word document: real headings, real tables whose heads repeat on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.reporting.files import xml_safe
from qualcode.reporting.paper import Cell, Paper, Sheet
from qualcode.reporting.word_document import as_bytes, clean_properties

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_MANY = 6
"""From so many columns on the page lies on its side."""
_SMALL, _FACTS, _CLOSE = 8, 9, 2
"""Points: the type of tables, that of facts, and the room between facts."""


def render(paper: Paper) -> bytes:
    """The report as DOCX; its properties name neither person nor machine."""
    import docx  # noqa: PLC0415 - only for this format
    from docx.shared import Pt  # noqa: PLC0415

    document = docx.Document()
    clean_properties(document, paper.title)
    if any(len(sheet.head) >= _MANY for sheet in paper.sheets):
        _lay_on_side(document)
    document.add_heading(xml_safe(paper.title), level=0)
    for name, text in paper.facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(_CLOSE)
        paragraph.add_run(xml_safe(f"{name}: ")).bold = True
        paragraph.add_run(xml_safe(text))
        for run in paragraph.runs:
            run.font.size = Pt(_FACTS)
    for sheet in paper.sheets:
        document.add_heading(xml_safe(sheet.title), level=1)
        _table(document, sheet)
        for note in sheet.notes:
            document.add_paragraph(xml_safe(note))
    for note in paper.notes:
        document.add_paragraph(xml_safe(note))
    return as_bytes(document)


def _lay_on_side(document: WordDocument) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - only for this format

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _table(document: WordDocument, sheet: Sheet) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only for this format

    if not sheet.rows:
        return
    section = document.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    widths = _widths(sheet, room)
    table = document.add_table(rows=1 + len(sheet.rows), cols=len(sheet.head), style="Light Shading")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # LibreOffice looks at the grid, Word at the cells
    head, *body = table.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # python-docx has no name for these two
    for row, cells in ((head, sheet.head), *zip(body, sheet.rows, strict=True)):
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
        for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[place]
            _fill(cell, text, right=place >= sheet.words)


def _widths(sheet: Sheet, room: int) -> list[int]:
    """The room divided by what the columns hold; a column of words gets a third at most."""
    longest = [
        2 + max(map(len, [*sheet.head[place].split(), *(str(row[place]) for row in sheet.rows)]))
        for place in range(len(sheet.head))
    ]
    figures = sum(longest[sheet.words :])
    wanted = [min(length, max(24, figures // 2)) for length in longest[: sheet.words]] + longest[sheet.words :]
    return [room * length // sum(wanted) for length in wanted]


def _fill(cell: _Cell, text: Cell, *, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - only for this format
    from docx.shared import Pt  # noqa: PLC0415

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(xml_safe(str(text)))
    run.font.size = Pt(_SMALL)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
