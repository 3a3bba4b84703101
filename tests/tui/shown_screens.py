"""All screens at several sizes, in the language of the process: what does not fit on them, or their pictures.

    QUALCODE_LANG=de python -m tests.tui.shown_screens PROJECT 80x24,160x50 [FOLDER]

prints a line for everything that is cut, and writes the pictures as text into the folder.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding import document_tree
from qualcode.tui.keys.key_names import named
from qualcode.tui.shared import passage_card
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.passage_card import PassageCard
from tests.tui.conftest import press, settle

SCREENS = {
    "text": ["tab"],
    "documents": ["d"],
    "codebook": ["escape", "b"],
    "picker": ["escape", "c"],
    "memo": ["escape", "m"],
    "weight": ["escape", "w"],
    "find": ["escape", "slash"],
    "codings": ["escape", "l"],
    "help": ["escape", "question_mark"],
    "quotations": ["escape", "escape", "f2"],
    "code form": ["f3", "e"],
    "code": ["escape"],
    "comparison": ["f5"],
    "material": ["f6"],
    "memos": ["f7"],
    "history": ["f8"],
    "team": ["f9"],
    "finder": ["ctrl+p"],
}
ALWAYS = 5  # hints that are wanted on every screen at every width
SAVED = "✓ 14:02"


def what_is_cut(app: QualcodeApp) -> Iterator[str]:
    """What of the screen in front has no room."""
    for line in app.screen.query(KeyLine):
        if line._cut or not line.display or not line.size.width:
            continue
        hints = [f"{named(hint.shown)} {hint.label}" for hint in line._hints]
        asked = hints if isinstance(app.screen, ModalScreen) else hints[:ALWAYS]
        yield from (
            f"key line without “{hint}”: {line.render().plain}" for hint in asked if hint not in str(line.render())
        )
    for head in app.screen.query(HeadLine):
        if head._left and head._left[0] not in head.render().plain:
            yield f"head line cut: {head.render().plain}"
    for widget in app.screen.query("*"):
        if not widget.display or not widget.region:
            continue
        for words in (widget.border_title, widget.border_subtitle):
            if words and cell_len(str(words)) > widget.outer_size.width - 4:
                yield f"title cut: {words}"
        if isinstance(widget, Static) and not isinstance(widget, KeyLine | HeadLine | PassageCard):
            size = widget.content_size
            if widget.get_content_height(size, app.size, size.width) > size.height:
                yield f"cut: {str(widget.visual)[:60]}"


async def look(path: Path, size: tuple[int, int], folder: Path | None) -> list[str]:
    """What is cut on the screens of that size; their pictures go into the folder."""
    app, cut = QualcodeApp(path, "clara"), []
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.screen.keys._say_of_saving(SAVED)
        for name, keys in SCREENS.items():
            await press(pilot, *keys)
            app.screen_stack[1].keys.flash("")
            await settle(pilot)
            cut += [f"{name} at {size[0]}×{size[1]}: {said}" for said in what_is_cut(app)]
            if folder:
                rows = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
                (folder / f"{name.replace(' ', '-')}-{size[0]}x{size[1]}.txt").write_text(
                    "\n".join([*rows, ""]), "utf-8"
                )
    return cut


def main() -> None:
    path, sizes, *folders = sys.argv[1:]
    passage_card.clock_time = lambda _: "14:02"
    document_tree._REST = 0.01
    folder = Path(folders[0]) if folders else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    for size in sizes.split(","):
        columns, rows = map(int, size.split("x"))
        print(*asyncio.run(look(Path(path), (columns, rows), folder)), sep="\n")


if __name__ == "__main__":
    main()
