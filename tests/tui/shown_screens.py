"""All screens and dialogs, in the language of the process: their pictures, what is cut on them, what is hard to see.

    QUALCODE_LANG=de python -m tests.tui.shown_screens FOLDER 80x24 100x30-screens

makes a study in the folder where none is, writes the pictures as text below FOLDER/pictures, and prints a line for
all that is cut or does not stand out from its ground. “-screens” leaves out the dialogs.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.console import ColorSystem
from textual._context import visible_screen_stack
from textual.color import Color
from textual.notifications import Notification
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Static, TextArea

from qualcode.catalogue import language
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding import document_tree
from qualcode.tui.finder import finder, help_screen
from qualcode.tui.keys.key_names import named
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.passage_card import PassageCard
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.themes import NAMES, least_contrast
from qualcode.tui.text.picture import contrast
from tests.manual.pictures import stand_still
from tests.tui import fast_textual
from tests.tui.conftest import draw_only_when_asked, press, settle
from tests.tui.shown_study import STUDY, make

SCENES = {
    "text": "down down shift+down",
    "text-alone": "Z",
    "documents": "d",
    "codebook-beside": "b down",
    "picker": "tab c",
    "picker-new-name": "tab c e i",
    "recode": "tab C",
    "weight": "tab w",
    "paraphrase": "tab quotation_mark",
    "memo": "tab m",
    "memos-on-document": "M",
    "find": "slash",
    "find-everywhere": "ctrl+f",
    "hits": "ctrl+f w a r enter",
    "code-all": "ctrl+f w a r enter a R e g e l n enter",
    "codings-here": "tab l",
    "jump": "j",
    "go": "g",
    "filter-documents": "f",
    "group-documents": "y",
    "orphans": "right_square_bracket right_square_bracket O",
    "correct-text": "E",
    "help": "question_mark",
    "help-found": "question_mark s t r e i f e n",
    "finder": "ctrl+p",
    "finder-typed": "ctrl+p r e g",
    "import": "I",
    "import-preview": "I",
    "project": "ctrl+o",
    "tour": "f10",
    "project-memos": "J",
    "quotations": "f2",
    "quotations-filter": "f2 f",
    "quotations-query": "f2 slash",
    "quotation-edit": "f2 E",
    "export": "f2 e",
    "quotations-codes": "f2 b",
    "codebook": "f3",
    "code-lift": "f3 home L",
    "code-form": "f3 e",
    "code-new": "f3 a",
    "code-rename": "f3 r",
    "code-move": "f3 v",
    "code-merge": "f3 M",
    "code-split": "f3 down S",
    "code-part": "f3 down P",
    "code-part-queue": "f3 down P enter",
    "code-remove": "f3 x",
    "code-memos": "f3 m",
    "codebook-import": "f3 i",
    "codebook-preview": "f3 i",
    "tables": "f4",
    "tables-bars": "f4 v",
    "tables-heat": "f4 v",
    "tables-rows": "f4 v r",
    "tables-options": "f4 o",
    "tables-export": "f4 e",
    "tables-portrait": "f4 r d o k u enter",
    "comparison": "f5",
    "comparison-coders": "f5 c",
    "comparison-filter": "f5 f",
    "comparison-table": "f5 t",
    "material": "f6",
    "material-cell": "f6 right e",
    "material-case": "f6 c",
    "material-attribute": "f6 a",
    "material-allot": "f6 g",
    "material-remove": "f6 x",
    "cases": "f6 v",
    "one-case": "Y",
    "one-case-choose": "Y c",
    "memos": "f7",
    "memos-kinds": "f7 f",
    "memos-words": "f7 slash",
    "history": "f8",
    "history-day": "f8 g",
    "register": "D",
    "register-name": "D e",
    "consent": "f6 K",
    "consensus": "ctrl+d",
    "consensus-cards": "ctrl+d k",
    "consensus-decide": "ctrl+d enter enter",
    "consensus-places": "ctrl+d v",
    "conflicts": "ctrl+k",
    "conflicts-all": "ctrl+k a",
    "norming": "colon",
    "norming-figures": "colon t",
    "inductive": "percent_sign home",
    "inductive-stated": "percent_sign a 2 enter",
    "reduction": "percent_sign ctrl+home enter",
    "reduction-statements": "percent_sign ctrl+home enter v",
    "forming": "percent_sign ctrl+home down enter",
    "cards": "percent_sign ctrl+home down down enter",
    "cards-preview": "percent_sign ctrl+home down down enter c",
    "cards-export": "percent_sign ctrl+home down down enter e",
    "versions": "dollar_sign",
    "versions-log": "dollar_sign t",
    "versions-freeze": "dollar_sign a",
    "recheck": "underscore",
    "recheck-ask": "underscore a",
    "levels": "right_parenthesis",
    "types": "left_parenthesis",
    "types-form": "left_parenthesis right enter",
    "types-assign": "left_parenthesis down end y",
    "merge": "ctrl+t",
    "merge-preview": "ctrl+t",
    "sync": "ctrl+x",
    "take-over": "ctrl+u",
    "take-over-preview": "ctrl+u",
    "export-project": "ctrl+e",
    "summaries": "equals_sign home right right",
    "summary-editor": "equals_sign home right right enter",
    "case-summary": "equals_sign home right enter",
    "team": "f9",
    "team-add": "f9 a",
    "team-merge": "f9 M",
    "team-allot": "f9 g",
    "team-new-round": "f9 n",
    "team-blind": "f9 b",
}
"""A name for each picture, and the keys that lead there from the text of the first document."""
SCREENS = {
    "text", "text-alone", "codebook-beside", "documents", "picker", "help", "finder", "quotations",
    "codebook", "tables", "tables-bars", "tables-heat", "comparison", "material", "cases", "memos", "history", "team",
    "summaries", "one-case", "register", "conflicts", "consensus", "norming", "inductive", "reduction",
    "forming", "cards", "versions", "recheck", "levels", "types",
}  # fmt: skip
"""Those that are drawn where dialogs are left out."""
TYPED = {"import-preview": "texte", "codebook-preview": "mein.yaml", "merge-preview": ".kopien/studie-neu.qualcode",
         "take-over-preview": "alt.qde"}  # fmt: skip
"""The path that a form is given, and taken with Enter."""
ALWAYS = 5  # hints that are wanted on every screen at every width
SAVED = "✓ 14:02"
_ROUNDING = 0.05


def what_is_cut(app: QualcodeApp) -> Iterator[str]:
    """What of the screen in front has no room."""
    for line in app.screen.query(KeyLine):
        if line._cut or line.said or not line.display or not line.size.width:
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


def drawn(app: QualcodeApp) -> list[Strip]:
    """The lines of the screen, with what stands behind a dialog."""
    visible_screen_stack.set(list(app._background_screens))
    return app.screen._compositor.render_strips()


def what_is_faint(app: QualcodeApp, strips: list[Strip]) -> Iterator[str]:
    """Words and marks that do not stand out from their ground as the theme wants it."""
    least = least_contrast(app.theme)
    for strip in strips:
        for text, style, _ in strip:
            if text.strip():
                ground, ink = style and style.bgcolor, style and style.color
                asked = least.words if any(map(str.isalnum, text)) else least.marks
                if not ground or not ink or _ratio(ink, ground) < asked - _ROUNDING:
                    yield f"faint, {style}: {text}"


def _ratio(ink: RichColor, ground: RichColor) -> float:
    return contrast(Color.from_rich_color(ink), Color.from_rich_color(ground))


async def at_rest(pilot) -> None:
    """Wait for all that goes on beside, too."""
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)


async def look(path: Path, size: tuple[int, int], names: Collection[str], folder: Path) -> list[str]:
    """What is cut or faint at that size on the screens of these names; their pictures go into the folder."""
    app, wrong = QualcodeApp(path, "clara", document="rg-01"), []
    app._begin_with(NAMES[-1])  # of high contrast, of which most is asked; no letter of the pictures hangs on it
    app.console._color_system = ColorSystem.TRUECOLOR  # whatever terminal this is run in
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for name in names:
            first, *others = SCENES[name].split()
            await leave(pilot, first)
            await press(pilot, first)
            if isinstance(app.screen, StudyScreen):
                app.screen.keys.flash("")  # that this screen is open already
            for key in others:
                await press(pilot, key)
                if key == "enter":
                    await at_rest(pilot)
            if name in TYPED:
                await at_rest(pilot)
                app.screen.query_one("#path", Input).value = TYPED[name]
                await at_rest(pilot)
                await press(pilot, "enter")
            await settle(pilot)
            for typed in app.screen.query("Input, TextArea"):
                assert isinstance(typed, Input | TextArea)
                typed.cursor_blink = False
            app.screen_stack[1].keys.flash("")
            strips = drawn(app)
            wrong += [
                f"{name} at {size[0]}×{size[1]}: {said}" for said in (*what_is_cut(app), *what_is_faint(app, strips))
            ]
            rows = [strip.text.rstrip() for strip in strips]
            (folder / f"{name}.txt").write_text("\n".join([*rows, ""]), encoding="utf-8")
    return wrong


async def leave(pilot, next_key: str) -> None:
    """Leave whatever is in front, for the beginning of the first document or the screen that the next key opens."""
    app = pilot.app
    coding = app.screen_stack[1]
    stays = next_key[0] == "f" and next_key[1:].isdigit()
    for _ in range(8):
        if app.screen.is_modal or isinstance(app.focused, Input | TextArea) or not (app.screen is coding or stays):
            await press(pilot, "escape")
    assert not app.screen.is_modal, app.screen
    app.clear_notifications()
    if coding.panels._is_alone:
        await press(pilot, "Z")
    if not stays:
        await press(pilot, *(["left_square_bracket"] * 2), "escape", "home")
    coding.keys._say_of_saving(SAVED)


def main(folder: Path, *wanted: str) -> None:
    """Draw the wanted sizes."""
    stand_still()
    document_tree._REST = 0.01
    help_screen._REST = finder._REST = 0.001
    draw_only_when_asked(setattr)
    fast_textual.install(setattr)
    Notification.has_expired = property(lambda _: False)
    os.environ["HOME"] = str(folder)
    os.chdir(folder)
    made = folder / STUDY
    if not made.exists():
        make(folder)
    for size in wanted:
        columns, rows = map(int, size.removesuffix("-screens").split("x"))
        names = [name for name in SCENES if name in SCREENS or not size.endswith("-screens")]
        pictures = folder / "pictures" / f"{language()}-{columns}x{rows}"
        pictures.mkdir(parents=True)
        with TemporaryDirectory() as state:  # nothing is remembered from size to size
            os.environ["XDG_STATE_HOME"] = state
            print(*asyncio.run(look(made, (columns, rows), names, pictures)), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
