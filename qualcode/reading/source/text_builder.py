"""Build a text from paragraphs, headings and tables, as documents of word processors and web pages hold them.

Paragraphs and rows of tables end with LF, cells are parted by TAB, an empty paragraph is an empty line.
"""

from __future__ import annotations

from qualcode.model.spans import Span
from qualcode.reading.source.extract import Heading


class TextBuilder:
    """A text that grows, with the places of headings and of bold beginnings of lines."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.bold: list[Span] = []
        self.tables = 0
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""  # what stands before the next text, if there is any
        self._soft_gap = ""  # the same within a cell: it goes where the cell ends
        self._line_start = 0
        self._bold_end: int | None = None  # where the bold beginning of the line ends so far; None if it is over
        self._paragraph_start: int | None = None
        self._cells: list[int] = []  # cells so far in the open row, for each open table

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def ends_blank(self) -> bool:
        """Whether white space added now would stand at the beginning of a paragraph or behind other white space."""
        return self._paragraph_start is None or bool(self._gap) or not self._parts or self._parts[-1][-1] in " \t\n"

    def add(self, piece: str, *, bold: bool = False) -> None:
        """Add words to the open paragraph."""
        if not piece:
            return
        gap = self._gap + self._soft_gap
        self._gap = self._soft_gap = ""
        if gap:
            self._emit(gap)
        if "\n" in gap or self._length == len(gap):
            self._line_start = self._bold_end = self._length
        if self._paragraph_start is None:
            self._paragraph_start = self._length
        self._emit(piece)
        if bold and self._bold_end is not None:
            self._bold_end = self._length
        elif piece.strip():
            self._close_bold()

    def line_break(self) -> None:
        """Begin a new line within the paragraph."""
        self._close_bold()
        self._new_line()

    def end_paragraph(self, level: int = 0) -> None:
        """Close the paragraph; a level above 0 makes it a heading. An empty one becomes an empty line."""
        start = self._paragraph_start
        if start is None:
            if not self._cells:
                self._gap += "\n"
            return
        self._close_bold()
        if level:
            self.headings.append(Heading(Span(start, self._length), level))
        self._paragraph_start = None
        self._new_line()

    def break_paragraph(self, level: int = 0) -> None:
        """Close the paragraph if one is open; a level above 0 makes it a heading."""
        if self._paragraph_start is not None:
            self.end_paragraph(level)

    def begin_table(self) -> None:
        """Open a table, possibly inside a cell of another."""
        self.break_paragraph()
        self._gap, self._soft_gap = self._gap + self._soft_gap, ""
        self.tables += 1
        self._cells.append(0)

    def begin_cell(self) -> None:
        """Open the next cell of the row."""
        self.break_paragraph()
        if not self._cells:
            return
        self._soft_gap = ""
        if self._cells[-1]:
            self._gap += "\t"
        self._cells[-1] += 1

    def end_row(self) -> None:
        """Close the row; empty cells at its end leave no trace."""
        self.break_paragraph()
        if not self._cells or not self._cells[-1]:
            return
        self._soft_gap = ""
        self._gap = self._gap.rstrip("\t") + "\n"
        self._cells[-1] = 0

    def end_table(self) -> None:
        """Close the table."""
        self.end_row()
        if self._cells:
            self._cells.pop()

    def _new_line(self) -> None:
        if self._cells:
            self._soft_gap += "\n"
        else:
            self._gap += "\n"

    def _emit(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _close_bold(self) -> None:
        if self._bold_end is not None and self._bold_end > self._line_start:
            self.bold.append(Span(self._line_start, self._bold_end))
        self._bold_end = None
