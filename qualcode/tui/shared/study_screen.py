"""What the quotations and the codebook screen share: writing in the queue, undo, notices, head and key line."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Literal

from textual import on
from textual.message import Message
from textual.screen import Screen

from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.keys.actions import Scope
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.themes import after
from qualcode.tui.shared.writer import Job, Writer
from qualcode.workspace.workbench import Workbench, taken_back
from qualcode.workspace.workspace import Workspace

ScreenName = Literal["coding", "quotations", "codebook", "compare"]


class StudyScreen(Screen[None]):
    """A screen over one project and its writing thread. It says by messages where the user wants to go."""

    DEFAULT_CSS = """
    StudyScreen { layout: vertical; layers: below over; }
    StudyScreen > HeadLine { height: 1; background: $panel; padding: 0 1; }
    StudyScreen TextArea, StudyScreen OptionList, StudyScreen Tree, StudyScreen VerticalScroll {
        border-title-color: $foreground; border-subtitle-color: $foreground 70%;
    }
    StudyScreen Tree { background: $background; scrollbar-size: 1 1; overflow-x: hidden; }
    """
    SCOPES: ClassVar[tuple[Scope, ...]] = ()

    class Jump(Message):
        """Show a passage in the text, and select it. `document` is a key."""

        def __init__(self, document: int, span: Span) -> None:
            super().__init__()
            self.document = document
            self.span = span

    class Show(Message):
        """Show another screen, on a code (key) where one is meant."""

        def __init__(self, name: ScreenName, code: int | None = None) -> None:
            super().__init__()
            self.name = name
            self.code = code

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__()
        self._bench = bench
        self._writer = writer
        self._shown = 0  # the workbench's number of changes that this screen shows, 0 before it shows any

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""
        return self.query_one(KeyLine)

    @property
    def head(self) -> HeadLine:
        """The line above all."""
        return self.query_one(HeadLine)

    def on_screen_resume(self) -> None:
        """Show what was changed on another screen meanwhile."""
        if self._shown not in {0, self._bench.changes}:
            self.bench_refreshed()

    def refresh_project(self) -> None:
        """Fetch everything anew without losing the place."""
        self._bench.refresh()
        self.bench_refreshed()

    def bench_refreshed(self) -> None:
        """Show anew what the workbench holds now."""
        self._shown = self._bench.changes
        self.show_again()

    @abstractmethod
    def show_again(self) -> None:
        """Show anew what the workbench holds; every screen says how."""

    @abstractmethod
    def show_code(self, key: int) -> None:
        """Show what the screen has on a code."""

    def leave(self, then: Callable[[], None]) -> None:
        """Go somewhere else; a screen with unsaved words asks first."""
        then()

    @on(KeyLine.Clicked)
    async def _hint_clicked(self, event: KeyLine.Clicked) -> None:
        await self.run_call(event.call)

    async def run_call(self, call: str) -> None:
        """Do what a key does, for a click on it."""
        await self.run_action(call)

    # ---- writing ---------------------------------------------------------------------------------

    def write(
        self,
        work: Callable[[Project], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue a change; `done` gets its result when it is committed, a failure becomes a notice."""
        self._writer.submit(Job(work, done, failed or self.failed))

    def failed(self, error: Exception) -> None:
        """Tell what went wrong and what to do next."""
        if isinstance(error, QualcodeError):
            words = f"{error.message} {error.hint}"
            self.notify(visible(words), severity="error", timeout=8, markup=False)
        else:
            self.app.log_failure(error)  # type: ignore[attr-defined]  # QualcodeApp's

    def warn(self, words: str) -> None:
        """Say why nothing was done."""
        self.notify(visible(words), severity="warning", markup=False)

    def written(self, words: str) -> None:
        """After a change: fetch everything anew, say what was done and that it is saved."""
        self.refresh_project()
        self.saved(words)

    def saved(self, words: str) -> None:
        """Say what was done and that it is saved."""
        self.keys.flash(words)
        self.keys.saved_now()

    def is_own(self, coding: Coding, doing: str) -> bool:
        """Whether the coding is one's own; else the notice says whose it is."""
        if self._bench.is_own(coding):
            return True
        self.warn(f"This coding is {self._bench.coder_of(coding)}'s; you {doing} your own only.")
        return False

    def in_workspace(self, work: Callable[[Workspace], Any]) -> Callable[[Project], Any]:
        """Work that the same coder does over another connection, such as that of the writing thread."""
        space = self._bench.space
        return lambda project: work(space.beside(project))

    # ---- actions that both have ------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back one's own last change."""
        self.write(taken_back(Workspace.undo, self._bench), lambda words: self.written(f"took back: {words}"))

    def action_redo(self) -> None:
        """Restore what was undone last."""
        self.write(taken_back(Workspace.redo, self._bench), lambda words: self.written(f"restored: {words}"))

    def action_help(self) -> None:
        """Show all keys of this screen."""
        from qualcode.tui.shared.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.SCOPES))

    def action_palette(self) -> None:
        """Find an action by its words."""
        self.app.action_command_palette()

    def action_next_theme(self) -> None:
        """Dark, light, high contrast."""
        self.app.theme = after(self.app.theme)
        self._bench.state.set_common("theme", self.app.theme)
        self.keys.flash(f"colours: {self.app.theme.removeprefix('qualcode-')}")

    def action_quit(self) -> None:
        """Leave the program, once nothing is unsaved."""
        self.leave(lambda: self.app.exit(0))
