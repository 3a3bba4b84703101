"""What every screen over the project is: one desk, parts that do what keys ask for, undo, head and key line."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from inspect import isawaitable
from typing import ClassVar, Literal

from textual import on
from textual.actions import parse
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from qualcode.catalogue import _
from qualcode.model.spans import Span
from qualcode.tui.keys.key_needs import Need, action_of, need_of, nothing_left
from qualcode.tui.keys.key_table import Scope
from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.beside import About, CurrentLines
from qualcode.tui.layout.drawing import draws_apart
from qualcode.tui.layout.last_frame import Redrawing
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.long_work import LongWork
from qualcode.tui.shared.past import Past
from qualcode.tui.shared.themes import after, said
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.workbench.workbench import Workbench

ScreenName = Literal[
    "coding", "quotations", "codebook", "tables", "compare", "memos", "history", "material", "team", "summaries",
    "cases", "given", "conflicts", "consensus", "norming", "inductive", "reduction", "forming", "cards",
    "versions", "recheck", "levels", "typology",
]  # fmt: skip


async def do_part(parts: Mapping[str, object], part: str, act: str) -> None:
    """Have one of the parts do what a key asks for."""
    _, name, arguments = parse(act)
    done = getattr(parts[part], f"action_{name}")(*arguments)
    if isawaitable(done):
        await done


@draws_apart
@stays_up
class StudyScreen(Screen[None]):
    """A screen over one project and its writing thread. It says by messages where the user wants to go."""

    DEFAULT_CSS = """
    StudyScreen { layout: vertical; layers: below over said; }
    StudyScreen > HeadLine { height: 1; background: $panel; padding: 0 1; }
    StudyScreen TextArea, StudyScreen OptionList, StudyScreen Tree, StudyScreen VerticalScroll {
        border-title-color: $foreground; border-subtitle-color: $foreground 70%;
    }
    StudyScreen Tree { background: $background; scrollbar-size: 1 1; overflow-x: hidden; }
    """
    SCOPES: ClassVar[tuple[Scope, ...]] = ()

    focused = var[Widget | None](None)
    """As Textual's own, which draws the whole screen anew whenever the focus moves."""

    class Jump(Message):
        """Show a document (key), and select a passage of it where one is meant."""

        def __init__(self, document: int, span: Span | None) -> None:
            super().__init__()
            self.document = document
            self.span = span

    class Show(Message):
        """Show another screen, on a code (key) where one is meant; on the list of memos it is a memo.

        `there` is done on that screen when it is in front, to lead to something else on it.
        """

        def __init__(
            self, name: ScreenName, key: int | None = None, there: Callable[[StudyScreen], object] | None = None
        ) -> None:
            super().__init__()
            self.name = name
            self.there = there if key is None else lambda screen: screen.show_code(key)

    def __init__(self, bench: Workbench, writer: Writer, desk: Desk | None = None) -> None:
        """`desk` is a desk of the screen's own kind."""
        super().__init__()
        self._bench = bench
        self.desk = desk or Desk(bench, writer, self)
        self.past = Past(self)
        self.work = LongWork(self)
        self.parts: dict[str, object] = {"past": self.past, "drawing": Redrawing(self)}
        """Who does what keys ask for, by the names that the registry has for them: panes and other parts."""
        self.lacking: dict[Need | None, Callable[[], str]] = {}
        """Why something that actions need is not there, and what to do; empty where it is."""
        self.about: About = CurrentLines(lambda: self.focused)
        """What dialogs are about, which stand beside it."""
        self.begin_again: Callable[[], bool] = lambda: False
        """What begins when somebody asks for the screen that is in front; False where nothing does."""
        self.case_meant: Callable[[], int | None] = lambda: None
        """The case (key) of what the cursor is on; None where there is none."""
        self.back_here: Callable[[], bool] = lambda: False
        """What leads back within the screen, from a part of it to the one before; False where nothing does."""
        self._shown = 0  # the workbench's number of changes that this screen shows, 0 before it shows any

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""
        return self.query(KeyLine).last()

    def on_screen_resume(self) -> None:
        """Show what was changed on another screen meanwhile."""
        if self._shown not in {0, self._bench.changes}:
            self.bench_refreshed()

    def refresh_project(self) -> None:
        """Take in what changed without losing the place."""
        self._bench.refresh()
        self.bench_refreshed()

    def bench_refreshed(self) -> None:
        """Show anew what the workbench holds now."""
        self._shown = self._bench.changes
        self.desk.look_for_links()
        self.show_again()
        self.desk.count()

    @abstractmethod
    def show_again(self) -> None:
        """Show anew what the workbench holds; every screen says how."""

    @abstractmethod
    def show_code(self, key: int) -> None:
        """Show what the screen has on a code; the list of memos shows a memo."""

    def go_to(self, document: int, span: Span | None) -> None:
        """Show a document (key), and a passage of it where one is meant."""
        self.post_message(self.Jump(document, span))

    def go_to_row(self, screen: Literal["codebook", "memos", "summaries"], key: int) -> None:
        """Show a code (key) in the codebook, or a memo in the list of memos."""
        self.post_message(self.Show(screen, key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter leads to what was undone or restored as long as the line of keys says so, and no longer."""
        if (action, parameters) == ("do", ("past", "enter")):
            return self.past.takes_enter and not isinstance(self.focused, TextArea | Input)
        return super().check_action(action, parameters)

    def leave(self, then: Callable[[], object]) -> None:
        """Do what may take unsaved words away, such as to go somewhere else; a screen that has any asks first."""
        then()

    @on(KeyLine.Clicked)
    async def _hint_clicked(self, event: KeyLine.Clicked) -> None:
        await self.run_call(event.call)

    async def run_call(self, call: str) -> None:
        """Do what a key does, for a click on it."""
        await self.app.run_action(call, self, {"screen": self})

    async def action_do(self, part: str, act: str) -> None:
        """Have a part of the screen, or itself, do what a key asks for, wherever the focus is.

        Where that needs a right that the coder's role lacks, or something that is not there, it says what, and how to
        come to it.
        """
        action = action_of(self.SCOPES, part, act)
        if act in {"back", "back_to_text"} and self.work.stop():
            return
        if self.desk.refuses(action):
            return
        need = need_of(action) if action is not None else None
        lacking = self.lacking[need]() if need in self.lacking else ""
        if lacking:
            self.desk.warn(lacking)
            return
        _namespace, name, arguments = parse(act)
        done = getattr(self.parts[part] if part else self, f"action_{name}")(*arguments)
        if isawaitable(done):
            done = await done
        if done is False and action is not None:
            self.keys.flash(nothing_left(action))

    # ---- actions that all have -------------------------------------------------------------------

    def action_next_theme(self) -> None:
        """Dark, light, high contrast."""
        self.app.theme = after(self.app.theme)
        self._bench.state.set_common("theme", self.app.theme)
        self.keys.flash(_("Colour scheme: {name}", name=said(self.app.theme)))

    def action_quit(self) -> None:
        """Leave the program, once nothing is unsaved."""
        self.leave(lambda: self.app.exit(0))
