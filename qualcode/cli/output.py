"""The only writer to stdout: data, and nothing but data."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from qualcode.visible import CONTROLS, visible

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
    text = json.dumps(value, ensure_ascii=False, indent=2)
    escaped = CONTROLS.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
    _stdout().write(escaped + "\n")


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], right: Iterable[int] = ()) -> None:
    """Write a table; columns in `right` (from 0) stand at the right. Nothing is cut: long cells wrap."""
    from rich.console import Console  # noqa: PLC0415 - 60 ms, only for tables
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    numbers = set(right)
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for index, name in enumerate(head):
        made.add_column(visible(name), justify="right" if index in numbers else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(visible("" if cell is None else str(cell))) for cell in row))
    out = _stdout()
    console = Console(file=out, width=None if out.isatty() else 10_000, highlight=False, markup=False)
    with console.capture() as captured:
        console.print(made)
    out.writelines(f"{row.rstrip()}\n" for row in captured.get().splitlines())


def raw(data: bytes) -> None:
    """Write bytes as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
