"""The finder: documents, codes, memos, quotations, commands and help in one list, by a few letters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from inspect import isawaitable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from qualcode.catalogue import _, pgettext
from qualcode.project.project import Project
from qualcode.retrieval.name_search import NameSearch
from qualcode.safe_text import visible
from qualcode.tui.finder.findables import KINDS, Findable, FindableKind, Findables, memos_seen
from qualcode.tui.finder.help_screen import HelpScreen
from qualcode.tui.finder.offer_dialog import Offer, OfferDialog
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.workbench.quotation_search import QuotationFound, quotations_with

Go = Callable[[], Awaitable[None] | None]

_LEAST = 3  # letters with which quotations are looked through
_REST = 0.15  # seconds of rest before they are
_QUOTATIONS = 30  # are shown
_FIRST = 5  # things of a kind while nothing is typed
_KIND_CELLS = 10


class Finder(OfferDialog[Go]):
    """Gives the way to what was chosen. Where nothing is typed, it offers what is at hand and all commands."""

    IS_BESIDE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "next_kind", show=False, priority=True)]
    DEFAULT_CSS = """
    Finder > .box { width: 90; }
    Finder OptionList, Finder OptionList:focus { height: 14; max-height: 60vh; }
    """
    PLACEHOLDER: ClassVar[str] = _("Letters of a document, code, memo, quotation or command")

    def __init__(self, front: StudyScreen) -> None:
        super().__init__(_("Find"), (DialogKey("next_kind", "tab", "⇥", pgettext("key line", "Only one kind")),))
        self._front = front
        self._findables = Findables(front, lambda words: _show_help(front, words))
        self._at_hand = list(self._findables.at_hand())
        self._search = NameSearch(self._at_hand, _names_of)
        names = (
            findable for findable in self._at_hand if findable.kind in {FindableKind.DOCUMENT, FindableKind.CODE}
        )
        self._named = NameSearch(
            names, _names_of
        )  # only of names, and not of sentences, letters tell that they are alike
        self._only: FindableKind | None = None
        self._quotations: list[Findable] = []
        self._looked_for = ""

    def on_mount(self) -> None:
        """Have the memos read while somebody types."""
        super().on_mount()
        self.run_worker(self._read_memos, thread=True, group="memos")

    def _take_word(self) -> str:
        return pgettext("key line", "Go there")

    # ---- what is offered -------------------------------------------------------------------------

    def offers(self, typed: str) -> list[Offer[Go]]:
        """What has the letters, the nearest first, then quotations and help, then what only looks like them."""
        wanted = typed.strip()
        if wanted != self._looked_for:
            self._quotations, self._looked_for = [], wanted
            if len(wanted) >= _LEAST:
                self.set_timer(_REST, partial(self._look_into_quotations, wanted))
        if not wanted:
            return [_offer(findable) for findable in self._first()]
        order = {kind: place for place, kind in enumerate(KINDS)}
        found = [hit.named for hit in self._search.find(wanted, lambda findable: order[findable.kind])]
        helps = [findable for findable in found if findable.kind is FindableKind.HELP]
        findables = self._of_kind(
            [*(findable for findable in found if findable.kind is not FindableKind.HELP), *self._quotations, *helps]
        )
        similar = self._of_kind(self._named.similar(wanted))
        return [*map(_offer, findables), *(_offer(findable, is_guess=True) for findable in similar)]

    def _of_kind(self, findables: Sequence[Findable]) -> list[Findable]:
        return [findable for findable in findables if self._only in {None, findable.kind}]

    def _first(self) -> list[Findable]:
        """What is at hand while nothing is typed: some of each kind, and all commands."""
        if self._only is not None:
            return self._of_kind(self._at_hand)
        few = {kind: [findable for findable in self._at_hand if findable.kind is kind] for kind in KINDS}
        return [
            findable
            for kind in KINDS
            for findable in (few[kind] if kind is FindableKind.COMMAND else few[kind][:_FIRST])
        ]

    def nothing_found(self, *, guesses: bool) -> str:
        """That nothing has the letters, and what else can be done."""
        if guesses:
            return super().nothing_found(guesses=True)
        key = key_of("coding.find_in_project")
        return _("Nothing found. The words of whole texts: close this, then {key}.", key=key)

    def action_next_kind(self) -> None:
        """Offer one kind only, the next at each time, then all again."""
        kinds = [None, *KINDS]
        self._only = kinds[(kinds.index(self._only) + 1) % len(kinds)]
        title = _("Find")
        self.query_one(".box").border_title = f"{title}: {self._only.value}" if self._only else title
        self.offer_again()

    # ---- reading beside the interface ------------------------------------------------------------

    def _read_memos(self) -> None:
        bench, worker = self._front.desk.bench, get_current_worker()
        with Project.open(bench.project.path) as project:
            memos = memos_seen(project, bench.sight)
        if memos and not worker.is_cancelled:
            self.app.call_from_thread(
                self._take_memos, [self._findables.memo(memo, coding) for memo, coding in memos]
            )

    def _take_memos(self, memos: list[Findable]) -> None:
        self._at_hand += memos
        self._search = NameSearch(self._at_hand, _names_of)
        if self.is_mounted:
            self.offer_again(stay=True)

    def _look_into_quotations(self, wanted: str) -> None:
        if self.is_mounted and wanted == self._looked_for:
            self.run_worker(partial(self._find_quotations, wanted), thread=True, exclusive=True, group="quotations")

    def _find_quotations(self, wanted: str) -> None:
        bench, worker = self._front.desk.bench, get_current_worker()
        with Project.open(bench.project.path) as project:
            found = quotations_with(
                project, bench.sight, bench.every_document, wanted, _QUOTATIONS, lambda: worker.is_cancelled
            )
        if found and not worker.is_cancelled:
            self.app.call_from_thread(self._take_quotations, wanted, found)

    def _take_quotations(self, wanted: str, found: list[QuotationFound]) -> None:
        if self.is_mounted and wanted == self._looked_for:
            self._quotations = [self._findables.quotation(quotation) for quotation in found]
            self.offer_again(stay=True)


def _names_of(findable: Findable) -> tuple[str, str]:
    return findable.name, f"{findable.around} {findable.also}"


def _offer(findable: Findable, *, is_guess: bool = False) -> Offer[Go]:
    return Offer(findable.go, partial(_line, findable, is_guess=is_guess), findable.meaning, is_guess)


def _line(findable: Findable, *, is_guess: bool) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append(f"{findable.kind.value:<{_KIND_CELLS}} ", style="dim")
    line.append("? " if is_guess else "")
    line.append("■ " if findable.colour else "", style=findable.colour)
    line.append(visible(findable.name), style="dim" if is_guess else "bold")
    line.append(f"  {visible(findable.around)}" if findable.around else "", style="dim")
    if is_guess:
        line.append("  ").append(_("similar"), style="dim italic")
    return line


def open_finder(front: StudyScreen) -> None:
    """Put the finder in front of a screen, and go where was chosen."""

    async def went(go: Go | None) -> None:
        done = go() if go is not None else None
        if isawaitable(done):
            await done

    front.app.push_screen(Finder(front), went)


def open_help(front: StudyScreen) -> None:
    """Put the help in front of a screen."""
    _show_help(front, "")


def _show_help(front: StudyScreen, words: str) -> None:
    front.app.push_screen(HelpScreen(front.SCOPES, words))
