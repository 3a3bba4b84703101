"""The only writer to stdout: data, and nothing but data."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

import click

from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.tables import Cell, PrintedTable
from qualcode.indented_json import json_lines
from qualcode.safe_text import escaped_json, visible


def _stdout() -> TextIO:
    """Standard output as UTF-8, whatever the locale says; scripts read it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}:
        reconfigure(encoding="utf-8")
    return sys.stdout


def line(text: str = "") -> None:
    """Write one line; controls in it become symbols."""
    _stdout().write(visible(text, keep="\t") + "\n")


def prompt(text: str) -> None:
    """Write what stands before an answer, without ending the line."""
    out = _stdout()
    out.write(text)
    out.flush()


def flush() -> None:
    """Let what was written go out before something else is said."""
    _stdout().flush()


def document(text: str) -> None:
    """Write a text of several lines; on a terminal controls become symbols, in a pipe it stays as it is."""
    out = _stdout()
    out.write(visible(text, keep="\n\t") if out.isatty() else text)
    if not text.endswith("\n"):
        out.write("\n")


def as_json(value: object) -> None:
    """Write one array or object as UTF-8 JSON with all controls escaped: it may go to a terminal too."""
    out = _stdout()
    for lines in json_lines(value):
        out.write(lines)


def json_text(value: object) -> str:
    """The array or object as lines of JSON with all controls escaped."""
    return "".join(json_lines(value))


def words_of(value: object) -> Iterator[str]:
    """All text of what is written as JSON, without the names of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words_of(inner)


def json_array(values: Iterable[object]) -> None:
    """Write values as one array, each as it comes, like `as_json`: memory does not grow with their number."""
    out = _stdout()
    for lines in json_lines(iter(values)):
        out.write(lines)


def lines_of_words(value: object) -> str:
    """All text of what is written as JSON, names of fields too, each once on a line as it stands there."""
    found: dict[str, None] = {}
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            found[part] = None
        elif isinstance(part, dict):
            waiting += [*part, *part.values()]
        elif isinstance(part, list | tuple):
            waiting += part
    return escaped_json("\n".join(json.dumps(text, ensure_ascii=False) for text in found))


def records(
    names: Sequence[str], rows: Iterable[Sequence[Cell]], right: Iterable[int] = (), *, as_json: bool
) -> None:
    """Write rows as a table with the heads of these columns, or as an array of JSON objects with these names."""
    if as_json:
        _stdout().write(json_text([dict(zip(names, row, strict=True)) for row in rows]))
    else:
        table(heads_of(*names), rows, right)


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

    A pipe and a wide terminal get a line for each row; what a narrow terminal gets, `PrintedTable.lines` says.
    """
    with PrintedTable(head, rows, right) as made:
        _stdout().writelines(_lines(made))


def paged(made: PrintedTable) -> None:
    """Write a table and close it; on a terminal that has fewer lines through the pager of $PAGER, else “less”."""
    out = _stdout()
    with made:
        lines = _lines(made)
        if not (out.isatty() and sys.stdin.isatty()):
            out.writelines(lines)
            return
        height = shutil.get_terminal_size().lines
        screen = list(islice(lines, height))
        if len(screen) < height:
            out.writelines(screen)
        else:
            click.echo_via_pager(chain(screen, lines))


def _lines(made: PrintedTable) -> Iterator[str]:
    """The lines of a table for standard output; on a terminal that is wide enough its head is bold."""
    if not _stdout().isatty():
        return (f"{text}\n" for text in made.lines())
    room = shutil.get_terminal_size().columns
    lines = made.lines(room)
    head = [click.style(next(lines), bold=True)] if made.fits(room) else []
    return (f"{text}\n" for text in chain(head, lines))


def raw(data: bytes) -> None:
    """Write bytes as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
