"""Screens as plain text: what stands in every cell, and how the parts that this program draws itself look.

Kept as text and not as SVG: a picture of another version of Textual differs in its markup and in widgets that are
Textual's own, and then says nothing about this program. A difference can be read here, line by line.

    QUALCODE_RENEW_PICTURES=1 python -m pytest tests/tui/test_pictures.py tests/tui/test_shown_screens.py

writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase

from rich.cells import cell_len

FOLDER = Path(__file__).parent / "pictures"
RENEWS = bool(os.environ.get("QUALCODE_RENEW_PICTURES"))


def picture(app) -> str:
    """The rows of the screen, below them a letter for the style of each cell of the text, and the styles."""
    screen = app.screen_stack[1]
    rows = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    text = screen.query_one("#text")
    styles: dict[str, str] = {}
    letters = iter(ascii_lowercase + ascii_uppercase)
    marks = []
    for y in range(text.size.height):
        row = ""
        for segment in text.render_line(y):
            says = _style(segment.style)
            if says not in styles:
                styles[says] = next(letters)
            row += styles[says] * cell_len(segment.text)
        marks.append(row)
    legend = [f"{letter}  {says}" for says, letter in styles.items()]
    return "\n".join([*rows, "", *marks, "", *legend, ""])


def _style(style) -> str:
    if style is None:
        return "none"
    attributes = [name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)]
    return " ".join(
        [*attributes, str(style.color and style.color.name), "on", str(style.bgcolor and style.bgcolor.name)]
    )


def compare(name: str, seen: str) -> None:
    """Compare a screen with the kept one of that name."""
    path = FOLDER / f"{name}.txt"
    if RENEWS:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen.splitlines() == path.read_text(encoding="utf-8").splitlines(), name


def what_looks_otherwise(name: str, drawn: Path) -> Iterator[str]:
    """How the pictures in a folder differ, line by line, from those that are kept under that name."""
    kept = FOLDER / name
    if RENEWS:
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(drawn, kept)
    for file in sorted({path.name for folder in (kept, drawn) for path in folder.glob("*.txt")}):
        before, now = (_lines(folder / file) for folder in (kept, drawn))
        yield from unified_diff(before, now, f"{name}/{file}, kept", f"{name}/{file}, drawn", n=0, lineterm="")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
