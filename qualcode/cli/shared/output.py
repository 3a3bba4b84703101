"""The only writer to stdout: data, and nothing but data."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from qualcode.safe_text import escaped_json, visible

Cell = str | int | float | None


def _stdout() -> TextIO:
    """Standard output as UTF-8, whatever the locale says; scripts read it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}:
        reconfigure(encoding="utf-8")
    return sys.stdout


def line(text: str = "") -> None:
    """Write one line; controls in it become symbols."""
    _stdout().write(visible(text, keep="\t") + "\n")


def document(text: str) -> None:
    """Write a text of several lines; on a terminal controls become symbols, in a pipe it stays as it is."""
    out = _stdout()
    out.write(visible(text, keep="\n\t") if out.isatty() else text)
    if not text.endswith("\n"):
        out.write("\n")


def as_json(value: object) -> None:
    """Write one array or object as UTF-8 JSON with all controls escaped: it may go to a terminal too."""
    _stdout().write(json_text(value))


def json_text(value: object) -> str:
    """The array or object as lines of JSON with all controls escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return escaped_json(text) + "\n"


def words_of(value: object) -> Iterator[str]:
    """All text of what is written as JSON, without the names of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from words_of(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from words_of(one)


def records(head: Sequence[str], rows: Iterable[Sequence[Cell]], right: Iterable[int] = (), *, as_json: bool) -> None:
    """Write rows as a table, or as an array of JSON objects whose names are those of the columns."""
    if as_json:
        _stdout().write(json_text([dict(zip(head, row, strict=True)) for row in rows]))
    else:
        table(head, rows, right)


def facts(pairs: Sequence[tuple[str, str]]) -> None:
    """Write names with their texts in two columns; on a terminal long texts wrap under themselves."""
    reach = max((len(name) for name, _ in pairs), default=0) + 2
    for name, text in pairs:
        paragraph(f"{name:<{reach}}{text}", indent=reach)


def paragraph(text: str, indent: int = 0) -> None:
    """Write a text; on a terminal it is wrapped at its width, all lines but the first set in."""
    out = _stdout()
    shown = visible(text)
    if out.isatty():
        width = max(20, shutil.get_terminal_size().columns)
        shown = textwrap.fill(shown, width, subsequent_indent=" " * indent, break_on_hyphens=False)
    out.write(shown + "\n")


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], right: Iterable[int] = ()) -> None:
    """Write a table; columns in `right` (from 0) stand at the right. Nothing is cut.

    On a terminal that is too narrow, the first column gets a line of its own above the others of its row where it
    is the widest one and these fit without wrapping; else columns go beneath their row, with their names.
    """
    out = _stdout()
    names = [visible(name) for name in head]
    cells = [[visible("" if cell is None else str(cell)) for cell in row] for row in rows]
    numbers = set(right)
    room = shutil.get_terminal_size().columns
    narrow = out.isatty() and sum(_widths(names, cells)) + 2 * (len(names) - 1) > room
    lines = _stacked(names, cells, numbers, room) or _beneath(names, cells, numbers, room) if narrow else []
    out.writelines(f"{row.rstrip()}\n" for row in lines or _lines(names, cells, numbers))


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The cells of a terminal that each column needs."""
    from rich.cells import cell_len

    return [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]


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


def _beneath(head: Sequence[str], rows: Sequence[Sequence[str]], right: set[int], room: int) -> list[str]:
    """The lines of a table of which some columns stand beneath their row, each with its name, wrapped at words."""
    from rich.cells import cell_len, set_cell_size

    widths = _widths(head, rows)
    kept = _beside(widths, room)

    def line(cells: Sequence[str]) -> str:
        return "  ".join(
            " " * (widths[place] - cell_len(cells[place])) + cells[place]
            if place in right
            else set_cell_size(cells[place], widths[place])
            for place in kept
        )

    lines = [line(head)]
    for row in rows:
        lines.append(line(row))
        for place, (name, cell) in enumerate(zip(head, row, strict=True)):
            if place not in kept and cell:
                lines += _named(name, cell.strip(), room)
    return lines


def _named(name: str, cell: str, room: int) -> list[str]:
    """A cell beneath its row; a command stays in one line, to be copied."""
    text = f"    {name}: {cell}" if name else f"    {cell}"
    if cell.startswith("qualcode "):
        return [text]
    return textwrap.wrap(text, max(20, room), subsequent_indent=" " * 6, break_on_hyphens=False)


def _stacked(head: Sequence[str], rows: Sequence[Sequence[str]], right: set[int], room: int) -> list[str]:
    """The lines of a table whose first column stands above the others; none where that is not needed or no help."""
    from rich.cells import cell_len, set_cell_size

    columns = list(zip(head, *rows, strict=True))
    every = _widths(head, rows)
    if len(columns) < 3 or every[0] < max(every):
        return []
    widths = [max(map(cell_len, column)) for column in columns[1:]]
    if sum(widths) + 2 * len(widths) > room:
        widths = [max(map(cell_len, [*name.split(), *cells])) for name, *cells in columns[1:]]
    if sum(widths) + 2 * len(widths) > room:
        return []

    def line(cells: Sequence[str]) -> str:
        placed = zip(cells, widths, range(1, len(columns)), strict=True)
        return "".join(
            "  " + (" " * (width - cell_len(cell)) + cell if place in right else set_cell_size(cell, width))
            for cell, width, place in placed
        )

    wrapped = [textwrap.wrap(name, max(1, width)) for name, width in zip(head[1:], widths, strict=True)]
    deep = max(map(len, wrapped))
    lines = [head[0]] if head[0] else []
    lines += [line([([""] * (deep - len(name)) + name)[row] for name in wrapped]) for row in range(deep)]
    return lines + [text for first, *rest in rows for text in (first, line(rest))]


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]], right: set[int]) -> list[str]:
    from rich.console import Console  # 60 ms, only for tables
    from rich.table import Table
    from rich.text import Text

    out = _stdout()
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for index, name in enumerate(head):
        made.add_column(name, justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*map(Text, row))
    console = Console(file=out, width=None if out.isatty() else 10_000, highlight=False, markup=False)
    with console.capture() as captured:
        console.print(made)
    return captured.get().splitlines()


def raw(data: bytes) -> None:
    """Write bytes as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
