"""Build a text from paragraphs, headings and tables, as documents of word processors and web pages hold them.

Paragraphs and rows of tables end with LF, cells are parted by TAB, an empty paragraph is an empty line.
"""

from __future__ import annotations

from typing import NamedTuple

from qualcode.model.spans import Span
from qualcode.reading.source.extract import CellRow, Heading


class WordLook(NamedTuple):
    """What words look like."""

    bold: bool = False
    italic: bool = False


PLAIN = WordLook()


class _Beginnings:
    """The beginnings of lines that look one way, as long as nothing else stood before in the line."""

    def __init__(self) -> None:
        self.found: list[Span] = []
        self._start = 0
        self._end: int | None = None  # where the beginning of the line ends so far; None if it is over

    def begin(self, place: int) -> None:
        """A line begins."""
        self._start = self._end = place

    def add(self, end: int, *, looks_so: bool, seen: bool) -> None:
        """Words that end at `end` were added; blanks are not seen, whatever they look like."""
        if looks_so and self._end is not None:
            self._end = end
        elif seen:
            self.close()

    def close(self) -> None:
        """The line, or its beginning, is over."""
        if self._end is not None and self._end > self._start:
            self.found.append(Span(self._start, self._end))
        self._end = None


class TextBuilder:
    """A text that grows, with the places of headings, items, cells, and of bold and italic beginnings of lines."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.items: list[Span] = []
        self.tables = 0
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""  # what stands before the next text, if there is any
        self._soft_gap = ""  # the same within a cell: it goes where the cell ends
        self._bold, self._italic = _Beginnings(), _Beginnings()
        self._is_item = False  # the next paragraph, or the open one, is an item of a list
        self._paragraph_start: int | None = None
        self._cells: list[int] = []  # cells so far in the open row, for each open table
        self._places: list[list[Span]] = []  # where these stand
        self._rows: list[CellRow] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def bold(self) -> list[Span]:
        """The bold beginnings of lines."""
        return self._bold.found

    @property
    def italic(self) -> list[Span]:
        """The italic beginnings of lines."""
        return self._italic.found

    @property
    def rows(self) -> list[CellRow]:
        """The rows of tables with the places of their cells, those of a table within a cell behind that one's row."""
        return sorted(self._rows, key=lambda row: (row.cells[0].start, -row.cells[-1].end))

    @property
    def ends_blank(self) -> bool:
        """Whether white space added now would stand at the beginning of a paragraph or behind other white space."""
        return self._paragraph_start is None or bool(self._gap) or not self._parts or self._parts[-1][-1] in " \t\n"

    def add(self, piece: str, look: WordLook = PLAIN) -> None:
        """Add words to the open paragraph."""
        if not piece:
            return
        gap = self._gap + self._soft_gap
        self._gap = self._soft_gap = ""
        if gap:
            self._emit(gap)
        if "\n" in gap or self._length == len(gap):
            self._bold.begin(self._length)
            self._italic.begin(self._length)
        if self._paragraph_start is None:
            self._paragraph_start = self._length
        self._emit(piece)
        for places in self._places:
            if places:
                last = places[-1]
                places[-1] = Span(last.start if last.length else self._length - len(piece), self._length)
        seen = bool(piece.strip())
        self._bold.add(self._length, looks_so=look.bold, seen=seen)
        self._italic.add(self._length, looks_so=look.italic, seen=seen)

    def begin_item(self) -> None:
        """The paragraph that comes next is an item of a list."""
        self._is_item = True

    def end_item(self) -> None:
        """The item is over, whether it held words or not."""
        self._is_item = False

    def line_break(self) -> None:
        """Begin a new line within the paragraph."""
        self._close_beginnings()
        self._new_line()

    def end_paragraph(self, level: int = 0) -> None:
        """Close the paragraph; a level above 0 makes it a heading. An empty one becomes an empty line."""
        start = self._paragraph_start
        if start is None:
            if not self._cells:
                self._gap += "\n"
            return
        self._close_beginnings()
        if level:
            self.headings.append(Heading(Span(start, self._length), level))
        if self._is_item:
            self.items.append(Span(start, self._length))
        self._is_item = False
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
        self._places.append([])

    def begin_cell(self) -> None:
        """Open the next cell of the row."""
        self.break_paragraph()
        if not self._cells:
            return
        self._soft_gap = ""
        if self._cells[-1]:
            self._gap += "\t"
        self._cells[-1] += 1
        self._places[-1].append(Span(self._length, self._length))

    def end_row(self) -> None:
        """Close the row; empty cells at its end leave no trace."""
        self.break_paragraph()
        if not self._cells or not self._cells[-1]:
            return
        self._soft_gap = ""
        self._gap = self._gap.rstrip("\t") + "\n"
        self._cells[-1] = 0
        self._rows.append(CellRow(tuple(self._places[-1])))
        self._places[-1] = []

    def end_table(self) -> None:
        """Close the table."""
        self.end_row()
        if self._cells:
            self._cells.pop()
            self._places.pop()

    def _new_line(self) -> None:
        if self._cells:
            self._soft_gap += "\n"
        else:
            self._gap += "\n"

    def _emit(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _close_beginnings(self) -> None:
        self._bold.close()
        self._italic.close()
