"""The terminal interface: opens the project, owns the writing thread, leads from screen to screen."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, get_args

from rich.console import RenderableType
from textual import events, on
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.errors import ProjectReplaced, QualcodeError, Stopped
from qualcode.model.spans import Span
from qualcode.model.team.roles import Right
from qualcode.plural import counted
from qualcode.project.watch.identity import now
from qualcode.safe_text import visible
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.exchange.exchanging import ProjectExchanging
from qualcode.tui.finder.finder import open_finder, open_help
from qualcode.tui.keys.instead import error_words, in_interface
from qualcode.tui.keys.key_choice import chosen_keys, keymap
from qualcode.tui.keys.key_names import named
from qualcode.tui.keys.key_needs import action_of
from qualcode.tui.keys.key_queue import KeyQueue
from qualcode.tui.keys.key_table import choose_keys, key_of, leads_back
from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.contrast import ReadableFilter
from qualcode.tui.layout.garbage import Garbage
from qualcode.tui.layout.last_frame import LastFrame
from qualcode.tui.layout.notices import few_notices, put_aside_notices
from qualcode.tui.material.due import words_of_due
from qualcode.tui.material.importing import Importing
from qualcode.tui.projects.switching import Switching
from qualcode.tui.shared.long_work import UnderWay
from qualcode.tui.shared.side_reader import Lookup, SideReader
from qualcode.tui.shared.study_screen import ScreenName, StudyScreen, do_part
from qualcode.tui.shared.themes import NAMES, THEMES, least_contrast
from qualcode.tui.shared.writer import Task, Writer
from qualcode.tui.sharing.merging import FileMerging
from qualcode.tui.sharing.syncing import FolderSyncing
from qualcode.tui.tour.door import TourDoor
from qualcode.tui.verbs.case_door import CaseDoor
from qualcode.tui.verbs.memos_on_things import ProjectMemos
from qualcode.user_folders import failure_log
from qualcode.workspace.sharing.opening import told_of_copies, told_of_package
from qualcode.workspace.workbench.workbench import Workbench

_SCREENS: dict[ScreenName, str] = {
    "quotations": pgettext("screen", "quotations"),
    "codebook": pgettext("screen", "codebook"),
    "tables": pgettext("screen", "tables"),
    "compare": pgettext("screen", "comparison"),
    "memos": pgettext("screen", "memos"),
    "history": pgettext("screen", "history"),
    "material": _("Documents and cases"),
    "team": _("Coders and rounds"),
    "summaries": pgettext("screen", "summaries"),
    "cases": pgettext("screen", "cases"),
    "given": pgettext("screen", "register"),
    "conflicts": pgettext("screen", "conflicts"),
    "consensus": pgettext("screen", "consensus"),
    "norming": pgettext("screen", "norming sessions"),
    "inductive": pgettext("screen", "inductive work"),
    "reduction": pgettext("screen", "table of the summary"),
    "forming": pgettext("screen", "forming categories"),
    "cards": pgettext("screen", "cards"),
    "versions": pgettext("screen", "versions of the codebook"),
    "recheck": pgettext("screen", "re-check"),
    "levels": pgettext("screen", "levels of cases"),
    "typology": pgettext("screen", "types"),
}
_ELSEWHERE: dict[ScreenName, str] = {
    "reduction": "inductive.reduction_screen",
    "forming": "inductive.forming_screen",
    "cards": "inductive.cards_screen",
    "levels": "typology.levels_screen",
}
"""Screens that stand in a room with others; each of the rest has a room of its own."""


def _module_of(name: ScreenName) -> str:
    """The module of a screen."""
    return f"qualcode.tui.{_ELSEWHERE.get(name, f'{name}.screen')}"


@few_notices
@stays_up
class QualcodeApp(App[int]):
    """One project, one coder."""

    CSS_PATH = "app.tcss"
    TITLE = "qualcode"
    ENABLE_COMMAND_PALETTE = False  # the finder has the commands, too
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        path: Path,
        coder: str,
        *,
        document: str | None = None,
        passage: Span | None = None,
        blind: bool = False,
        round_: int | None = None,
        keys: object = None,
        tour: bool = False,
        less_motion: bool = False,
    ) -> None:
        """Open the project, with a passage of the document selected if one is given.

        `tour` begins the guided tour. `round_` is the round of new codings, else the project's. `keys` is the table
        of the configuration; raises UsageProblem for a faulty one. With `less_motion` nothing glides or blinks.
        """
        super().__init__()
        chosen = chosen_keys(keys or {})
        choose_keys(chosen)
        self.set_keymap(keymap(chosen))
        self.bench = Workbench(path, coder, blind=blind, round_=round_)
        self.bench.count_later()
        for theme in THEMES:
            self.register_theme(theme)
        if less_motion:
            self.animation_level = "none"
        self._filters.append(ReadableFilter(lambda: least_contrast(self.theme)))
        # another program, or what is being opened, keeps them waiting
        self._holds_keys: Callable[[], bool] = lambda: (
            self._reader.opens or (self._writer is not None and self._writer.waits)
        )
        self._keys_in_order = KeyQueue(
            self,
            super().on_event,
            self._all_done,
            self._holds_keys,
        )
        self._begin_with(self.bench.state.common("theme"))
        self._path = path
        self._first = self.bench.first_document(document)
        self._passage = passage
        self._writer: Writer | None = None
        self._reader = SideReader(path, self.post_message)
        self._garbage = Garbage(lambda: self.idle)
        self._coding: CodingScreen | None = None
        self._lists: dict[ScreenName, StudyScreen] = {}
        self.frame = LastFrame()
        self.under_way = UnderWay(lambda: self._front)
        self._led: dict[ScreenName, ScreenName] = {}  # where people were led to, and from which screen
        self._told_of_help = False
        self._is_lost = False  # whether another file lies where the project was opened
        self.switching = Switching(lambda: self._front, self.ask)
        self._tour = TourDoor(lambda: self._front, self.set_interval, self.switching)
        self._begins_tour = tour
        self.parts: dict[str, object] = {
            "material": Importing(lambda: self._front),
            "projects": self.switching,
            "memos": ProjectMemos(lambda: self._front),
            "cases": CaseDoor(lambda: self._front),
            "merging": FileMerging(lambda: self._front),
            "syncing": FolderSyncing(lambda: self._front),
            "exchange": ProjectExchanging(lambda: self._front, self.switching),
            "tour": self._tour,
        }
        """Who does what keys ask for on every screen, by the names that the registry has for them."""
        self.farewell: list[str] = []  # what is to be said after the program was left

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait for one another."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            put_aside_notices(self)
            if event.key == "escape" and (self._holds_keys() or self.screen is self._front) and self.under_way.stop():
                self._keys_in_order.give_up()
            else:
                await self._keys_in_order.take(event)
        else:
            await super().on_event(event)

    def _begin_with(self, name: object) -> None:
        """Choose the theme before the program runs: styles are read once, in the colours that they are to have."""
        self.set_reactive(App.theme, name if isinstance(name, str) and name in NAMES else NAMES[0])
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode").set_class(not dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """As Textual's own, but what stands in the terminal already is not sent again."""
        if self._running and not self._closed and not self.is_headless and not self._batch_count:
            if isinstance(renderable, CompositorUpdate):
                renderable = self.frame.changes(renderable)
            elif renderable is not None:
                self.frame.forget()
        super()._display(screen, renderable)

    def on_mount(self) -> None:
        """Start the writing thread and show the text."""
        self.app_resume_signal.subscribe(self, lambda _app: self.frame.forget())
        self._writer = Writer(self.bench.space, self.post_message)
        self._coding = CodingScreen(self.bench, self._writer, self._first)
        self.push_screen(self._coding)
        if self._first is not None and self._passage is not None:
            self.call_after_refresh(partial(self._coding.show_passage, self._first.key, self._passage, listed=False))
        if self._begins_tour:
            self.call_after_refresh(self._tour.begin)
        self.call_after_refresh(self._garbage.begin, self.set_interval)
        self._tell_of_unsaved()
        for said in self.bench.project.told:
            self.notify(visible(said), severity="warning", timeout=30, markup=False)
        due = words_of_due(self.bench.number_over())
        if due:
            self.notify(due, severity="warning", timeout=8, markup=False)
        project = self.bench.project
        for told in (*told_of_package(project, self.bench.coder_name), *told_of_copies(project)):
            self.notify(visible(in_interface(told)), severity="warning", timeout=8, markup=False)
        if self.bench.project.read_only:
            self.notify(_("The project file is read-only: codings cannot be saved."), severity="error", timeout=30)
        elif refused := self.bench.space.refusal(Right.CODING):
            self.notify(visible(error_words(refused)), severity="warning", timeout=30, markup=False)

    def _tell_of_unsaved(self) -> None:
        """Say that something was typed once and not saved."""
        unsaved = self.bench.unsaved.all()
        if unsaved:
            words = ngettext(
                "{count} text of yours is not saved; it is there again where you typed it ({screen} {list} lists "
                "it).",
                "{count} texts of yours are not saved; they are there again where you typed them ({screen} {list} "
                "lists them).",
                len(unsaved),
                screen=key_of("study.show_screen_memos"),
                list=key_of("memos.unsaved"),
            )
            self.notify(words, severity="warning", timeout=8, markup=False)

    def on_unmount(self) -> None:
        """Write what is queued, then close the file so that a copy of it is whole."""
        if self._coding is not None:
            self._coding.desk.remember_place()
        self.bench.state.save()
        self._reader.close()
        if self._writer is not None:
            self._writer.close()
            self._note_farewell(self._writer)
        self.bench.close()
        self._garbage.close()

    def _note_farewell(self, writer: Writer) -> None:
        if writer.unwritten:
            self.farewell.append(
                ngettext(
                    "{count} change could not be written and is not in the project: the file was locked",
                    "{count} changes could not be written and are not in the project: the file was locked",
                    writer.unwritten,
                )
            )
        if writer.farewell:
            self.farewell.append(writer.farewell)

    @on(Writer.Done)
    def _done(self, event: Writer.Done) -> None:
        self._answered(event.job.task)
        event.job.done(event.result)

    @on(Writer.Failed)
    def _failed(self, event: Writer.Failed) -> None:
        self._answered(event.job.task)
        if isinstance(event.error, ProjectReplaced):
            self._file_lost(event.error)
        if isinstance(event.error, Stopped):
            self.under_way.tell_stopped(event.job.task)
        else:
            event.job.failed(event.error)

    def _answered(self, task: Task) -> None:
        self.under_way.drop(task)
        if self._writer is not None:
            self._writer.answered()

    @property
    def idle(self) -> bool:
        """Whether every key has done what it does, and all that was to be written or read is so and shown."""
        return self._keys_in_order.idle and self._all_done()

    def _all_done(self) -> bool:
        return self._reader.idle and (self._writer is None or self._writer.idle)

    # ---- reading in a thread ---------------------------------------------------------------------

    def ask(self, question: Lookup) -> None:
        """Have something read beside the interface."""
        self.under_way.add(question.task)
        self._reader.ask(question)

    @on(SideReader.Answered)
    def _read(self, event: SideReader.Answered) -> None:
        self._reader.heard(event.question)
        self.under_way.drop(event.question.task)
        event.question.done(event.answer)

    @on(SideReader.Unanswered)
    def _not_read(self, event: SideReader.Unanswered) -> None:
        self._reader.heard(event.question)
        self.under_way.drop(event.question.task)
        if isinstance(event.error, Stopped):
            self.under_way.tell_stopped(event.question.task)
        else:
            event.question.failed(event.error)

    @on(Writer.Waits)
    def _tell_of_lock(self) -> None:
        """Say what waits, again and again as long as it does."""
        front, writer = self._front, self._writer
        if front is None or writer is None or not writer.waits:
            return
        waiting = [counted(writer.unanswered, "change")] if writer.unanswered else []
        waiting += [counted(self._keys_in_order.waiting, "key")] if self._keys_in_order.waiting else []
        told = [
            _("Another program keeps the file locked"),
            _("waiting: {what}", what=program().listed(waiting)) if waiting else _("waiting"),
            _("{key} leaves", key=named("ctrl+q")),
        ]
        front.keys.flash(" · ".join(told), 1.5)

    @on(Writer.FileLost)
    def _tell_of_loss(self, event: Writer.FileLost) -> None:
        self._file_lost(event.error)
        self._handle_exception(event.error)

    def _file_lost(self, error: ProjectReplaced) -> None:
        """Say until the program is left, and then, that nothing is saved any more."""
        self._is_lost = True
        self._show_loss()
        self.farewell = [error_words(error)]

    def _show_loss(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, StudyScreen):
                screen.keys.not_saved()

    @on(Writer.Opened)
    def _opened(self) -> None:
        if self.bench.is_stale():
            self._changed()

    @on(Writer.ProjectChanged)
    def _changed(self) -> None:
        front = self._front
        if front is not None:
            front.refresh_project()

    # ---- from screen to screen -------------------------------------------------------------------

    @property
    def _front(self) -> StudyScreen | None:
        """The screen that is worked on, also while a dialog stands before it."""
        screens = (screen for screen in reversed(self.screen_stack) if isinstance(screen, StudyScreen))
        return next(screens, None)

    def action_show_screen(self, name: str) -> None:
        """Go to a screen; the one in front may ask about unsaved words first."""
        if name == "coding" and not self._told_of_help:  # F1 is help elsewhere
            self._told_of_help = True
            self.call_later(self._tell_of_help)
        if self._front is not None and self._front_name == name:
            if not self._front.begin_again():
                self._front.keys.flash(_("This screen is shown already."))
        elif name in get_args(ScreenName):
            if name != "coding":  # nothing led there, but to the text one still goes back
                self._led.pop(name, None)  # type: ignore[call-overload]  # one of these
            self._leave(lambda: self.show(name))  # type: ignore[arg-type]  # one of these

    @property
    def _front_name(self) -> ScreenName | None:
        """The name of the screen that is worked on."""
        screens: list[tuple[ScreenName, StudyScreen | None]] = [("coding", self._coding), *self._lists.items()]
        return next((name for name, screen in screens if screen is not None and screen is self._front), None)

    def _tell_of_help(self) -> None:
        if self._front is not None:
            self._front.keys.flash(_("{key} Help", key=key_of("study.help")))

    def action_go_back(self) -> None:
        """Go back to the screen from which a passage, code or memo was shown in this one, or to its part before."""
        if self._front is not None and self._front.back_here():
            return
        front = self._front_name
        back = None if front is None else self._led.get(front)
        if back is None and self._front is self._coding and self._coding is not None:
            key = key_of("quotations.jump")
            self._coding.keys.flash(
                _("Nothing to go back to: {key} in a list leads here, and back from here.", key=key)
            )
        else:
            self._leave(lambda: self.show(back or "coding"))

    def _leave(self, then: Callable[[], None]) -> None:
        front = self._front
        if front is not None:
            front.leave(then)
        else:
            then()

    def show(self, name: ScreenName, there: Callable[[StudyScreen], object] | None = None) -> None:
        """Put a screen in front; `there` is done on it then, to lead to what it shall show."""
        if self._coding is None or self._writer is None or isinstance(self.screen, ModalScreen):
            return
        front = self._front
        if name == "coding":
            if front is not self._coding:
                self.pop_screen()
                self._coding.show_again()
            return
        if _module_of(name) not in sys.modules and name not in self._lists:
            self._import_screen(name, lambda: self.show(name, there))
            return
        wanted = self._list_screen(name, self._writer)
        if front is self._coding:
            self._coding.desk.remember_place()
            self.push_screen(name)
        elif front is not wanted:
            self.switch_screen(name)
        if there is not None:  # said to the screen itself, which hears it once its parts are there
            wanted.call_later(there, wanted)
            if self._led.get(name, "coding") != "coding":
                wanted.call_later(lambda: wanted.keys.flash(leads_back()))
        if self._is_lost:
            wanted.call_after_refresh(self._show_loss)

    def _import_screen(self, name: ScreenName, show: Callable[[], None]) -> None:
        """Show a screen as soon as its modules are there: that takes long enough to be seen."""
        if self._front is not None:
            self._front.keys.flash(_("Opening {screen} …", screen=_SCREENS[name]))
        module = _module_of(name)
        self.ask(
            Lookup(
                lambda _project: importlib.import_module(module), lambda _module: show(), self.log_failure, opens=True
            )
        )

    def _list_screen(self, name: ScreenName, writer: Writer) -> StudyScreen:
        """The screen of that name, imported and made when it is wanted first; it keeps its place."""
        if name not in self._lists:
            module = importlib.import_module(_module_of(name))
            self._lists[name] = getattr(module, f"{name.capitalize()}Screen")(self.bench, writer)
            self.install_screen(self._lists[name], name)
        return self._lists[name]

    @on(StudyScreen.Show)
    def _show_wanted(self, event: StudyScreen.Show) -> None:
        front = self._front_name
        if event.there is not None and front is not None and front != event.name:
            self._led[event.name] = front
        self.show(event.name, event.there)

    @on(StudyScreen.Jump)
    def _jump(self, event: StudyScreen.Jump) -> None:
        front = self._front
        if self._coding is None or front is None or front is self._coding:
            return
        self._led["coding"] = self._front_name or "coding"
        self.show("coding")
        self._coding.show_passage(event.document, event.span)

    async def action_do(self, part: str, act: str) -> None:
        """Have a part of the program do what a key asks for, whichever screen is in front."""
        action = action_of(("study",), f"app.{part}", act)
        if self._front is None or not self._front.desk.refuses(action):
            await do_part(self.parts, part, act)

    def action_help(self) -> None:
        """Show how to work on the screen in front, its keys and marks."""
        if self._front is not None:
            open_help(self._front)

    def action_palette(self) -> None:
        """Find documents, codes, memos, quotations, commands and help by letters."""
        if self._front is not None and not isinstance(self.screen, ModalScreen):
            open_finder(self._front)

    async def action_quit(self) -> None:
        """Leave the program; a screen with unsaved words asks first."""
        self._leave(lambda: self.exit(0))

    # ---- failures --------------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Stay up after an unknown failure: tell it, write it to a log beside the project."""
        if isinstance(error, QualcodeError):
            self.notify(error_words(error), severity="error", timeout=8, markup=False)
        else:
            self.log_failure(error)

    def log_failure(self, error: Exception) -> None:
        """Write an unknown failure to a log beside the project and say so."""
        import traceback

        log = failure_log(self._path)
        try:
            with log.open("a", encoding="utf-8") as file:
                file.write(visible(f"{now()}\n{''.join(traceback.format_exception(error))}\n", keep="\n"))
            told = _(
                "Unexpected error ({kind}), see “{log}”. Your codings are saved.",
                kind=type(error).__name__,
                log=log.name,
            )
        except OSError:
            told = _(
                "Unexpected error ({kind}); the error log could not be written. Your codings are saved.",
                kind=type(error).__name__,
            )
        self.notify(told, severity="error", timeout=12, markup=False)

    def run_to_exit_code(self, *, mouse: bool = True) -> int:
        """Run until the user leaves; gives the exit code. Without `mouse` the terminal keeps it to itself.

        Raises KeyboardInterrupt where a signal ended it: whoever leaves by a key gives a code.
        """
        try:
            result = self.run(mouse=mouse)
        finally:
            self.bench.unsaved.keep_all()  # a signal lets nothing else run
        if result is None and not self.return_code:
            raise KeyboardInterrupt
        return result if isinstance(result, int) else self.return_code or 0
