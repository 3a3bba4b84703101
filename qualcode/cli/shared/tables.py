"""Tables in plain columns: each as wide as its widest cell, all rows in their order, nothing cut.

Rows come once and are put by until all widths are known: a few in memory, many in a temporary file that has no name.
So memory does not grow with their number.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from tempfile import SpooledTemporaryFile
from types import TracebackType

from qualcode.safe_text import visible

Cell = str | int | float | None

_IN_MEMORY = 1 << 20  # bytes
_AT_ONCE = 500  # rows
_BETWEEN = "\x1f"  # parts the cells of a row that is put by; cells hold no controls any more
_PLAIN, _WIDE = "0", "1"  # whether each character of the row takes one cell of a terminal

_one_cell: set[str] = set()  # characters that are known to take one cell


def cell_width(text: str) -> int:
    """The cells of a terminal that a text without controls takes."""
    return len(text) if _is_plain(text) else _measured(text)


def _is_plain(text: str) -> bool:
    """Whether each character takes one cell; learns them, so that the next text is measured at once."""
    if text.isascii() or _one_cell.issuperset(text):
        return True
    from rich.cells import get_character_cell_size

    _one_cell.update(character for character in set(text) if get_character_cell_size(character) == 1)
    return _one_cell.issuperset(text)


def _measured(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - cell_width(cell))


class PrintedTable:
    """A head and rows, which are taken in at once; use it as a context manager.

    `right` names the columns (from 0) that stand at the right. Controls in cells become symbols.
    """

    def __init__(self, head: Sequence[str], rows: Iterable[Sequence[Cell]], right: Iterable[int] = ()) -> None:
        self.head = [visible(name) for name in head]
        self.number = 0
        """Of the rows."""
        self._right = frozenset(right)
        self._cell_widths = [0] * len(self.head)
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        try:
            left = iter(rows)
            while taken := [self._taken_in(row) for row in islice(left, _AT_ONCE)]:
                self._file.write("".join(taken).encode())
                self.number += len(taken)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> PrintedTable:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _taken_in(self, row: Sequence[Cell]) -> str:
        """A row as it is put by; the widths of its cells are noted."""
        cells = ["" if cell is None else str(cell) for cell in row]
        if len(cells) != len(self.head):
            raise ValueError(f"{len(cells)} cells stand under {len(self.head)} names")  # no text: a fault of ours
        text = "".join(cells)
        if not text.isprintable():  # so are all controls, but not only these
            cells = [visible(cell) for cell in cells]
            text = "".join(cells)
        plain = _is_plain(text)
        widths = map(len, cells) if plain else map(cell_width, cells)
        self._cell_widths = list(map(max, self._cell_widths, widths))
        return f"{_PLAIN if plain else _WIDE}{_BETWEEN.join(cells)}\n"

    def _put_by(self) -> Iterator[tuple[bool, list[str]]]:
        """The cells of each row, and whether each character takes one cell."""
        self._file.seek(0)
        for line in self._file:
            text = line.decode()
            yield text[0] == _PLAIN, text[1:-1].split(_BETWEEN)

    # ---- layouts ---------------------------------------------------------------------------------

    @property
    def widths(self) -> list[int]:
        """The cells of a terminal that each column needs."""
        return [max(cell_width(name), width) for name, width in zip(self.head, self._cell_widths, strict=True)]

    def fits(self, room: int) -> bool:
        """Whether all columns stand beside each other on a terminal of so many."""
        widths = self.widths
        return sum(widths) + 2 * (len(widths) - 1) <= room

    def lines(self, room: int | None = None) -> Iterator[str]:
        """The lines, the head first; `room` are the columns of a terminal, None where lines may have any length.

        Where that is too narrow, the first column gets a line of its own above the others of its row where it is
        the widest one and these fit without wrapping; else columns go beneath their row, with their names.
        """
        lines = self._whole() if room is None or self.fits(room) else self._stacked(room) or self._beneath(room)
        return (line.rstrip() for line in lines)

    def _whole(self) -> Iterator[str]:
        widths = self.widths
        pattern = "  ".join(f"%{'' if place in self._right else '-'}{width}s" for place, width in enumerate(widths))
        places = range(len(widths))
        yield self._line(self.head, places, widths)
        for plain, cells in self._put_by():
            yield pattern % tuple(cells) if plain else self._line(cells, places, widths)

    def _line(self, cells: Sequence[str], places: Iterable[int], widths: Sequence[int]) -> str:
        """The cells at these places beside each other."""
        return "  ".join(self._cell(cells[place], place, widths[place]) for place in places)

    def _cell(self, cell: str, place: int, width: int) -> str:
        return " " * (width - cell_width(cell)) + cell if place in self._right else _padded(cell, width)

    def _beneath(self, room: int) -> Iterator[str]:
        """Some columns stand beneath their row, each with its name, wrapped at words."""
        widths = self.widths
        kept = _beside(widths, room)
        yield self._line(self.head, kept, widths)
        for _, cells in self._put_by():
            yield self._line(cells, kept, widths)
            for place, (name, cell) in enumerate(zip(self.head, cells, strict=True)):
                if place not in kept and cell:
                    yield from _named(name, cell.strip(), room)

    def _stacked(self, room: int) -> Iterator[str] | None:
        """The first column stands above the others; None where that is not needed or no help."""
        every = self.widths
        if len(every) < 3 or every[0] < max(every):
            return None
        widths = every[1:]
        if sum(widths) + 2 * len(widths) > room:
            widths = [
                max([width, *map(cell_width, name.split())])
                for name, width in zip(self.head[1:], self._cell_widths[1:], strict=True)
            ]
        if sum(widths) + 2 * len(widths) > room:
            return None
        return self._stacked_lines([0, *widths])

    def _stacked_lines(self, widths: Sequence[int]) -> Iterator[str]:
        places = range(1, len(widths))
        wrapped = [textwrap.wrap(self.head[place], max(1, widths[place])) for place in places]
        deep = max(map(len, wrapped))
        if self.head[0]:
            yield self.head[0]
        for row in range(deep):
            names = [([""] * (deep - len(name)) + name)[row] for name in wrapped]
            yield f"  {self._line(['', *names], places, widths)}"
        for _, cells in self._put_by():
            yield cells[0]
            yield f"  {self._line(cells, places, widths)}"


def _beside(widths: Sequence[int], room: int) -> list[int]:
    """Which columns stand beside each other: the fewest are taken out, of these the narrowest, never the first."""
    kept = list(range(len(widths)))
    while len(kept) > 1 and (excess := sum(widths[place] + 2 for place in kept) - 2 - room) > 0:
        enough = [place for place in kept[1:] if widths[place] + 2 >= excess]
        if enough:
            kept.remove(min(enough, key=lambda place: widths[place]))
        else:
            kept.remove(max(kept[1:], key=lambda place: widths[place]))
    return kept


def _named(name: str, cell: str, room: int) -> list[str]:
    """A cell beneath its row; a command stays in one line, to be copied."""
    text = f"    {name}: {cell}" if name else f"    {cell}"
    if cell.startswith("qualcode "):
        return [text]
    return textwrap.wrap(text, max(20, room), subsequent_indent=" " * 6, break_on_hyphens=False)
