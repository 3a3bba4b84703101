"""What the parts of a screen work with: the project as its coder sees it, writing in the queue, and what is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol, TypeVar

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import error_words, in_interface
from qualcode.tui.keys.key_rights import right_of
from qualcode.tui.keys.key_table import Action
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.side_reader import Lookup
from qualcode.tui.shared.writer import Job, Task, Writer
from qualcode.workspace.material.memo_links import LinkingMemos, linking_memos
from qualcode.workspace.workbench.coding_tallies import CodingTallies
from qualcode.workspace.workbench.workbench import Workbench
from qualcode.workspace.workspace import Workspace

Answered = TypeVar("Answered")

OnOneCoding = Literal["remove", "recode", "change", "mark", "confirm"]
"""What only the owner of a coding does with it."""


class Front(Protocol):
    """What a desk needs of the screen that it belongs to."""

    @property
    def app(self) -> App[Any]:
        """The program."""

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""

    def refresh_project(self) -> None:
        """Fetch everything anew without losing the place."""

    def post_message(self, message: Message) -> bool:
        """Tell the program where the user wants to go."""


class Desk:
    """One for each screen. `bench` is the project as its coder sees it."""

    def __init__(self, bench: Workbench, writer: Writer, front: Front) -> None:
        self.bench = bench
        self._writer = writer
        self._front = front
        self._is_counting = False
        self._is_linking = False

    # ---- asking and saying -----------------------------------------------------------------------

    @property
    def app(self) -> App[Any]:
        """The program."""
        return self._front.app

    def show_dialog(self, dialog: Screen[Answered], taken: Callable[[Answered | None], None]) -> None:
        """Put a dialog in front; `taken` gets its answer, or None."""
        self._front.app.push_screen(dialog, taken)

    def ask(
        self,
        title: str,
        value: str,
        hint: str,
        refusal: Callable[[str], str],
        given: Callable[[str | None], None],
    ) -> None:
        """Ask for a line; `refusal` says why an answer will not do, `given` gets it, or None."""
        from qualcode.tui.shared.prompt import Prompt

        self.show_dialog(Prompt(title, value, hint, refusal), given)

    def ask_for_documents(self, filtered: Callable[[], None]) -> None:
        """Ask which documents are shown, by the words of a query; `filtered` shows them where somebody answered."""
        from qualcode.retrieval.query import DOCUMENTS_HINT

        def refusal(answer: str) -> str:
            try:
                self.bench.set_filter(answer)
            except QualcodeError as error:
                return error_words(error)
            return ""

        def given(answer: str | None) -> None:
            if answer is not None:
                filtered()

        self.ask(_("Show only documents that match"), self.bench.filter, DOCUMENTS_HINT, refusal, given)

    def flash(self, words: str, seconds: float = 5.0, more: Sequence[str] = ()) -> None:
        """Say in the key line for a moment what happened, and of what can be done now what there is room for."""
        self._front.keys.flash(in_interface(words), seconds, more)

    def warn(self, words: str) -> None:
        """Say why nothing was done."""
        self._front.app.notify(visible(in_interface(words)), severity="warning", markup=False)

    def failed(self, error: Exception) -> None:
        """Tell what went wrong and what to do next."""
        if isinstance(error, QualcodeError):
            words = error_words(error)
            self._front.app.notify(visible(words), severity="error", timeout=8, markup=False)
        else:
            self._front.app.log_failure(error)  # type: ignore[attr-defined]  # QualcodeApp's

    def post(self, message: Message) -> None:
        """Tell the program where the user wants to go."""
        self._front.post_message(message)

    def beside(self, project: Project) -> Workspace:
        """The same coder with the same sight over the connection of another thread, which tells here what is to know.

        Such as that the project can only be read, and the register of what left lacks a line. That the file is open
        elsewhere, as it is said at closing, is no news here: it is open in the interface.
        """
        project.tell = lambda said: project.read_only and self.app.call_later(self.warn, said)
        return self.bench.space.beside(project)

    # ---- reading ---------------------------------------------------------------------------------

    def read(
        self,
        work: Callable[[Project], Answered],
        done: Callable[[Answered], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        opens: bool = False,
        words: str = "",
        stopped: Callable[[], object] = lambda: None,
    ) -> Task:
        """Have something read that goes through all codings; `done` gets it, at once where there are few codings.

        Keys wait for what `opens` a screen or dialog. `words` say what is done to whoever waits for it and may stop
        it, of which `stopped` hears; without any nobody waits. Gives the task, which may be given up.
        """
        task = Task(words, stopped=stopped)
        if self.bench.is_small:
            try:
                answer = work(self.bench.project)
            except QualcodeError as error:
                (failed or self.failed)(error)
            else:
                done(answer)
        else:
            question = Lookup(work, done, failed or self.failed, opens, task)
            self._front.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's
        return task

    def look_up(
        self,
        work: Callable[[Workspace], Answered],
        done: Callable[[Answered], None],
        failed: Callable[[Exception], None],
        *,
        words: str,
    ) -> None:
        """Have something read in the reading thread, however small the project is, that opens a dialog.

        `words` say what is done to whoever waits for it and may stop it.
        """
        self.look_into(work, done, failed, Task(words))

    def look_into(
        self,
        work: Callable[[Workspace], Answered],
        done: Callable[[Answered], None],
        failed: Callable[[Exception], None],
        task: Task,
    ) -> None:
        """The same as a task that is made already, since the work reports to it."""
        question = Lookup(lambda project: work(self.beside(project)), done, failed, opens=True, task=task)
        self._front.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's

    def count(self) -> None:
        """Have the codings counted if that is still to do; then all is shown with its numbers."""
        if self.bench.is_counted or self._is_counting:
            return
        self._is_counting = True

        def counted(tallies: CodingTallies) -> None:
            self._is_counting = False
            self.bench.counted(tallies)
            self._front.refresh_project()

        def failed(error: Exception) -> None:
            self._is_counting = False
            self.failed(error)

        self.read(CodingTallies, counted, failed)

    def look_for_links(self) -> None:
        """Have read which memos link where, if that is still to do; all is shown after that, or again."""
        bench = self.bench
        if bench.links_are_read or self._is_linking:
            return
        self._is_linking, changes, is_before = True, bench.changes, bench.is_small

        def taken(links: LinkingMemos) -> None:
            self._is_linking = False
            if changes == bench.changes:
                bench.take_links(links)
                if links and not is_before:
                    self._front.refresh_project()

        def failed(error: Exception) -> None:
            self._is_linking = False
            self.failed(error)

        self.read(lambda project: linking_memos(bench.space.beside(project)), taken, failed)

    # ---- writing ---------------------------------------------------------------------------------

    def write(
        self,
        work: Callable[[Workspace], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        words: str = "",
        left: Sequence[str] = (),
        stopped: Callable[[], object] = lambda: None,
    ) -> None:
        """Queue a change; `done` gets its result when it is committed, a failure becomes a notice.

        `words` say what is done as long as it lasts. Where somebody stops it nothing is changed: that is said, and
        `left` behind it, and `stopped` hears of it.
        """
        task = Task(words or _("Saving …"), left=[_("nothing was changed"), *left], stopped=stopped)
        self.submit(work, done, failed or self.failed, task)

    def submit(
        self,
        work: Callable[[Workspace], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        task: Task,
    ) -> None:
        """Queue a change as a task that is made already, since the work reports to it or somebody stops it."""
        self._front.app.under_way.add(task)  # type: ignore[attr-defined]  # QualcodeApp's
        self._writer.submit(Job(work, done, failed, task))

    def refresh(self) -> None:
        """After a change fetch everything anew; what was done is said elsewhere."""
        self._front.refresh_project()

    def written(self, words: str, more: Sequence[str] = ()) -> None:
        """After a change: fetch everything anew, say what was done and that it is saved; `more` as for `saved`."""
        self.refresh()
        self.saved(words, more)

    def saved(self, words: str, more: Sequence[str] = ()) -> None:
        """Say what was done and that it is saved, and of what can be done now (`more`) what there is room for."""
        self.flash(words, more=more)
        self._front.keys.saved_now()

    def refuses(self, action: Action | None) -> bool:
        """Whether the coder's role does not allow an action; then the notice says why, and who can change that."""
        right = right_of(action) if action is not None else None
        error = self.bench.space.refusal(right) if right is not None else None
        if error is not None:
            self.warn(error_words(error))
        return error is not None

    def is_own(self, coding: Coding, doing: OnOneCoding) -> bool:
        """Whether the coding is one's own; else the notice says whose it is."""
        if self.bench.is_own(coding):
            return True
        self.warn(_not_yours(doing, self.bench.coder_of(coding)))
        return False


def _not_yours(doing: OnOneCoding, coder: str) -> str:
    """Why a coding of somebody else stays as it is."""
    return {
        "remove": _("This coding is {coder}'s; only your own can be removed.", coder=coder),
        "recode": _("This coding is {coder}'s; only your own can be recoded.", coder=coder),
        "change": _("This coding is {coder}'s; only your own can be changed.", coder=coder),
        "mark": _("This coding is {coder}'s; only your own can be marked as good quotations.", coder=coder),
        "confirm": _("This coding is {coder}'s; only your own can be confirmed.", coder=coder),
    }[doing]
