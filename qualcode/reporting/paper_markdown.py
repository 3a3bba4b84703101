"""Reports made of tables as Markdown."""

from __future__ import annotations

from qualcode.reporting.markdown import escaped
from qualcode.reporting.paper import Cell, Paper, Sheet


def render(paper: Paper) -> bytes:
    """The report as UTF-8 Markdown: a list of facts, then a chapter a sheet; without rows only its notes."""
    lines = [f"# {_inline(paper.title)}", ""]
    lines += [f"- **{_inline(name)}**: {_inline(text)}" for name, text in paper.facts]
    for sheet in paper.sheets:
        lines += ["", f"## {_inline(sheet.title)}", *(["", *_table(sheet)] if sheet.rows else [])]
        lines += [line for note in sheet.notes for line in ("", _inline(note))]
    lines += [line for note in paper.notes for line in ("", _inline(note))]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _table(sheet: Sheet) -> list[str]:
    rule = ["---" if place < sheet.words else "---:" for place in range(len(sheet.head))]
    lines = [_row([_inline(name) for name in sheet.head]), _row(rule)]
    for place, row in enumerate(sheet.rows):
        cells = [_inline(cell) for cell in row]
        lines.append(_row([f"**{cell}**" if cell and place in sheet.marked else cell for cell in cells]))
    return lines


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(cell: Cell) -> str:
    """One line, shown as it is: a line end inside a name would end the table's row."""
    return escaped(" ".join(str(cell).split()))
