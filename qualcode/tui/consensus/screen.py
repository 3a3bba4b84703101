"""The consensus: places at which two coders differ, what both gave side by side on the text, and what is decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.spans import Span
from qualcode.tui.consensus.deciding import PlaceDeciding
from qualcode.tui.consensus.finding import PlaceFinding
from qualcode.tui.consensus.place_choosing import PlaceChoosing
from qualcode.tui.consensus.place_lines import notes_of, place_lines
from qualcode.tui.consensus.place_ways import PlaceWays
from qualcode.tui.consensus.sides_pane import SidesPane
from qualcode.tui.consensus.words import progress_words
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.layout.beside import CurrentLines
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.recordings.playing import Playing
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.team.consensus_board import BoardPlace, ConsensusAsked, ConsensusBoard, fits
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document

_BESIDE, _WIDE = 110, 150  # columns from which on the list stands beside the text, and the notes beside both


class ConsensusScreen(StudyScreen):
    """The places, the text with what both gave, and what is to be known for a decision."""

    DEFAULT_CSS = """
    ConsensusScreen #places-asked { background: $surface; }
    ConsensusScreen #consensus-body { height: 1fr; layout: vertical; }
    ConsensusScreen #places { height: 7; overflow-x: hidden; border-bottom: solid $foreground 30%; }
    ConsensusScreen #text-and-notes { height: 1fr; layout: vertical; }
    ConsensusScreen #notes { display: none; height: 1fr; padding: 0 1; border-top: solid $foreground 30%; }
    ConsensusScreen #notes-text { height: auto; }
    ConsensusScreen.-notes #notes { display: block; }
    ConsensusScreen.-notes #places { display: none; }
    ConsensusScreen.-beside #consensus-body { layout: horizontal; }
    ConsensusScreen.-beside #places {
        display: block; width: 36; height: 1fr; border-bottom: none; border-right: solid $foreground 30%;
    }
    ConsensusScreen.-beside #text-and-notes { width: 1fr; }
    ConsensusScreen.-beside #notes { display: block; height: 35%; min-height: 8; }
    ConsensusScreen.-wide #text-and-notes { layout: horizontal; }
    ConsensusScreen.-wide #notes {
        height: 1fr; width: 40; border-top: none; border-left: solid $foreground 30%;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("consensus", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("text", "consensus", "study")
    AUTO_FOCUS = "#places"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.list = PassageList(id="places")
        self.sides = SidesPane(bench, id="sides")
        self.choice = PlaceChoosing(self.desk, self._list)
        self._finding = PlaceFinding(self.desk, self.work, self.choice, self._list)
        self._shelf = SeenPassages(bench)
        self._ways = PlaceWays(self.desk, self._shelf, self.list, lambda: self.places)
        self.lacking |= {"place": self._ways.why_none, "document": self._ways.why_none}
        self.parts |= {
            "text": self.sides.text,
            "choice": self.choice,
            "deciding": PlaceDeciding(self.desk, self),
            "ways": self._ways,
            "playing": Playing(self.desk, self._ways.selected),
        }
        self.about = CurrentLines(lambda: self.sides.text)
        self.begin_again = self._finding.begin_again
        self.places: Sequence[BoardPlace] = ()
        """What is listed."""
        self._wanted: tuple[int, Span, frozenset[int]] | None = None  # the place that somebody was led to
        self._progress: tuple[ConsensusBoard, Sequence[str]] | None = None
        self._stood: BoardPlace | None = None  # the last place under the cursor, for when all is found anew
        self._goes_on = False  # whether the cursor goes to the next open place as soon as all is found anew

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what is listed, places, text and notes, keys."""
        yield HeadLine(id="consensus-head")
        yield KeyLine((), cut=True, id="places-asked")
        with Container(id="consensus-body"):
            yield self.list
            with Container(id="text-and-notes"):
                yield self.sides
                with VerticalScroll(id="notes", can_focus=False):
                    yield Static(id="notes-text")
        yield KeyLine(hints("consensus", "study"), id="consensus-keys")

    def on_mount(self) -> None:
        """Find, and show what there is."""
        self.bench_refreshed()

    def on_resize(self, event: events.Resize) -> None:
        """The list stands beside the text, and the notes beside both, where there is room."""
        self.set_class(event.size.width >= _BESIDE, "-beside")
        self.set_class(event.size.width >= _WIDE, "-wide")

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def board(self) -> ConsensusBoard | None:
        """The places of the two coders."""
        return self.choice.board

    @property
    def current(self) -> BoardPlace | None:
        """The place under the cursor."""
        return self._ways.current

    @property
    def by_hand(self) -> Span | None:
        """What somebody selected in the text of the place."""
        return self.sides.by_hand

    def words(self, document: int, span: Span) -> str:
        """A passage of a document (key) in one line."""
        return self._shelf.passage_words(document, span)

    # ---- finding ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Find anew; until that is done, what was found before stays."""
        before = {key: document.sha256 for key, document in self._shelf.documents.items()}
        self._shelf.refresh()
        now = {key: document.sha256 for key, document in self._shelf.documents.items()}
        self._finding.again(corrected=any(now.get(key) != sha256 for key, sha256 in before.items()))

    def show_code(self, key: int) -> None:
        """List the places of one code."""
        self.choice.show_as(replace(self.choice.asked, codes=frozenset({key})))

    def show_place(self, document: int, span: Span, codes: Iterable[int], first: str, second: str) -> None:
        """Lead to the place of two coders (names) in a document (key) that shares most with a passage."""
        self._wanted = (document, span, frozenset(codes))
        board = self.board
        if board is not None and {board.first.name, board.second.name} == {first, second}:
            self._list()
        else:
            self.choice.find_for(first, second)

    # ---- showing ---------------------------------------------------------------------------------

    def _list(self) -> None:
        """List what is asked for; to choose and order many places takes long enough to be felt."""
        board = self.board
        self._show_choice()
        if board is None:
            self._show_places(None, ())
            return
        asked = self._choice_with_wanted(board)

        def taken(places: Sequence[BoardPlace]) -> None:
            if board is self.board and asked == self.choice.asked:  # else others are on their way
                self._show_places(board, places)

        self.desk.read(lambda _project: board.listed(asked), taken)

    def _choice_with_wanted(self, board: ConsensusBoard) -> ConsensusAsked:
        """What is listed, with the place that somebody was led to among it."""
        if self._wanted is not None and not self._finding.is_under_way:
            document, span, codes = self._wanted
            wanted = board.at(document, span, codes)
            if wanted is not None and not fits(wanted, self.choice.asked):
                self.choice.asked = self.choice.unfiltered
                self._show_choice()
        return self.choice.asked

    def _show_places(self, board: ConsensusBoard | None, places: Sequence[BoardPlace]) -> None:
        self._stood, at = self.current or self._stood, self.list.cursor
        self.places = places
        cursor = self._cursor(board, self._stood, at)
        self.list.show(len(places), self._draw, cursor=cursor, empty=self._why_empty())

    def _cursor(self, board: ConsensusBoard | None, before: BoardPlace | None, at: int | None) -> int | None:
        """Where the cursor goes: to the place that somebody was led to, to the next open one, or it stays."""
        if board is not None and self._wanted is not None and not self._finding.is_under_way:
            document, span, codes = self._wanted
            self._wanted = None
            wanted = board.at(document, span, codes)
            if wanted is None:
                self.desk.flash(_("The two gave no code there: no place of theirs is listed."))
            else:
                return next((number for number, entry in enumerate(self.places) if entry is wanted), None)
        same = (
            number
            for number, entry in enumerate(self.places)
            if before is not None and not entry.place.uuids.isdisjoint(before.place.uuids)
        )
        place = next(same, at)
        if self._goes_on and not self._finding.is_under_way and place is not None:
            self._goes_on = False
            return next(self._ways.open_from(place, 1), place)
        return place

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        assert self.board is not None  # noqa: S101 - else nothing is listed
        return place_lines(self._shelf, self._bench.book, self.board, self.places[index], width, lines)

    def _why_empty(self) -> str:
        every = len(self.board.every) if self.board is not None else 0
        if every:
            return ngettext(
                "No place. {count} other is left out: {key} shows all.",
                "No place. {count} others are left out: {key} shows all.",
                every,
                key=key_of("consensus.clear_filters"),
            )
        if self._finding.why:
            return self._finding.why
        key = key_of("consensus.assume_finished")
        return _("There is no place at which both coded. {key} takes all documents as finished.", key=key)

    def _show_choice(self) -> None:
        self.query_one("#places-asked", KeyLine).show(self.choice.hints())
        board = self.board
        words = [self._finding.why] if self._finding.is_under_way else []
        if board is not None:
            words += self._progress_words(board)
            self.sides.name_sides(board.first.name, board.second.name)
        else:
            self.sides.name_sides("", "")
        head = pgettext("head", "Consensus")
        who = board.consensus.name if board is not None and board.consensus is not None else ""
        left_words = [head] if who in {"", head} else [head, who]
        self.query_one(HeadLine).show(left_words, [*words, self._bench.project.title])

    def _progress_words(self, board: ConsensusBoard) -> Sequence[str]:
        """How far the two are, counted once for what was found."""
        if self._progress is None or self._progress[0] is not board:
            self._progress = board, tuple(progress_words(board))
        return self._progress[1]

    @on(PassageList.CursorMoved)
    def _highlighted(self) -> None:
        current, board, notes = self.current, self.board, self.query_one("#notes-text", Static)
        if current is None or board is None:
            notes.update(Text(_("No place is highlighted."), style="dim"))
            self.sides.show_nothing()
            return
        document, book = current.place.document, self._bench.book
        sides: tuple[list[Coding], list[Coding]] = ([], [])
        for entry in board.every:
            if entry.place.document.key == document.key:
                sides[0].extend(entry.place.first)
                sides[1].extend(entry.place.second)
        self.sides.show(document, sides, (current.place.first, current.place.second), book)
        notes.update(notes_of(board, current, book, self._bench.coders))
        self.query_one("#notes", VerticalScroll).scroll_home(animate=False)

    # ---- after a decision ------------------------------------------------------------------------

    def decided(self, words: str, document: Document | None, *, goes_on: bool) -> None:
        """Say what was done, in a document or in all; the cursor stays, or goes on to an open place."""
        self._goes_on = goes_on
        self._finding.changed_in(document)
        self.desk.written(words)

    # ---- keys ------------------------------------------------------------------------------------

    @on(PassageList.PassageWanted)
    async def _clicked_twice(self) -> None:
        await self.action_do("deciding", "decide")

    def action_notes(self) -> None:
        """Show cards of the codes and memos, then more of them, then the list again."""
        pane = self.query_one("#notes", VerticalScroll)
        if not pane.display:
            self.add_class("-notes")
        elif pane.scroll_offset.y < pane.max_scroll_y:
            pane.scroll_relative(y=max(1, pane.size.height - 1), animate=False)
        else:
            pane.scroll_home(animate=False)
            self.remove_class("-notes")
            self.list.focus()

    def action_back(self) -> None:
        """Go from the text to the list, from the cards to the list, and then to the text screen."""
        if self.has_class("-notes"):
            self.remove_class("-notes")
            self.list.focus()
        elif self.focused is not self.list:
            self.list.focus()
        else:
            self.post_message(self.Show("coding"))
