"""Norming sessions: passages with the votes that may be seen, each in its context; figures before and after."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, pgettext
from qualcode.model.team.norming import NormingSession, NormingState
from qualcode.model.team.norming_board import NormingBoard, VotedPassage
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.reporting.team.norming import state_words
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.norming.sessions import Sessions
from qualcode.tui.norming.voting import Voting
from qualcode.tui.norming.words import cells_of, code_table, figures_text, heads_of, note_of, progress_words
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.team import norming
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

_WIDEST = 34  # cells of a column


class NormingScreen(StudyScreen):
    """Passages of one session above, the one under the cursor in its context below them."""

    DEFAULT_CSS = """
    NormingScreen Grid { height: 1fr; min-height: 5; }
    NormingScreen PassageContext { height: 55%; min-height: 9; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("norming", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("norming", "study")
    AUTO_FOCUS = "#norming"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="norming")
        self.board: NormingBoard | None = None
        self._wanted: int | None = None  # the session (key) that is to be shown
        self._shows_codes = False
        self._shelf = SeenPassages(bench)
        self._next: int | None = None  # the number of the passage on which the cursor is to be
        self.lacking["row"] = lambda: "" if self.current is not None else self.grid.empty_words
        self.parts["sessions"] = Sessions(self.desk, lambda: self.board, self._show_session)
        self.parts["voting"] = Voting(self.desk, lambda: self.current, lambda: self.board, self._go_on)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, passages, the one under the cursor, keys."""
        yield HeadLine(id="norming-head")
        yield self.grid
        yield PassageContext(id="voted")
        yield KeyLine(hints(*self.SCOPES), id="norming-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def current(self) -> VotedPassage | None:
        """The passage under the cursor; None where codes are shown."""
        at, board = self.grid.row, self.board
        if board is None or self._shows_codes or at is None or at >= len(board.passages):
            return None
        return board.passages[at]

    def _show_session(self, session: NormingSession) -> None:
        self._wanted, self._next, self._shows_codes = session.key, None, False
        self.show_again()

    def _go_on(self, voted: VotedPassage) -> None:
        """Go to the next passage behind this one that is still to be voted on."""
        following = self.board.next_open(voted.number) if self.board is not None else None
        if following is not None:
            self.grid.go_to(following.number - 1, self.grid.column)

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the session anew: the one that was shown, else the last that is not closed, else the last."""
        self._shelf.refresh()
        space, wanted = self._bench.space, self._wanted

        def work(project: Project) -> NormingBoard | None:
            sessions = project.norming.all()
            if not sessions:
                return None
            still_open = [session for session in sessions if session.state is not NormingState.CLOSED]
            usual = (still_open or sessions)[-1]
            session = next((session for session in sessions if session.key == wanted), usual)
            return norming.board(space.beside(project), session)

        self.desk.read(work, self._show_board, words=_("Reading the norming session …"))

    def _show_board(self, board: NormingBoard | None) -> None:
        same = self.board is not None and board is not None and self.board.session.key == board.session.key
        before = self.grid.row if same else None
        if not same:
            self._shows_codes = False
        self.board = board
        self._wanted = board.session.key if board is not None else None
        self._show_rows(before)
        self._show_head()

    def _show_rows(self, row: int | None) -> None:
        board = self.board
        if board is None:
            empty = _(
                "No norming session yet: coders vote on the same passages, talk, and vote again. {key} begins one.",
                key=key_of("norming.begin"),
            )
            self.grid.show(GridCells(0, (), lambda _row, _column: "", empty=empty), None)
            return
        if self._shows_codes:
            heads, cells = code_table(board)
        else:
            heads, cells = heads_of(board), [cells_of(board, voted) for voted in board.passages]
        shown = GridCells(
            len(cells),
            fitting_columns(heads, cells, max(_WIDEST, self.size.width // 3)),
            lambda row, column: cells[row][column],
            empty=_("No code was given.") if self._shows_codes else _("The passages of this session were removed."),
        )
        self.grid.show(shown, row)

    def _show_head(self) -> None:
        board, title = self.board, self._bench.project.title
        if board is None:
            self.query_one(HeadLine).show([_("Norming sessions")], [title])
            return
        state = state_words(board.session.state)
        right = [progress_words(board), counted(len(board.passages), "passage"), title]
        if self._bench.blind:
            right.insert(0, _("without others' votes"))
        self.query_one(HeadLine).show([visible(board.session.name), state], right)

    @on(Grid.CellMoved)
    def _show_passage(self) -> None:
        context, board, voted = self.query_one(PassageContext), self.board, self.current
        if board is None:
            context.show_nothing()
        elif voted is None:
            context.show_note(pgettext("head", "Before and after"), figures_text(board))
        elif voted.corrected or voted.document.key not in self._shelf.documents:
            context.show_note(visible(voted.document.name), note_of(board, voted))
        else:
            context.show_passage(self._shelf, voted.document.key, voted.passage.span, note_of(board, voted))

    def show_code(self, key: int) -> None:
        """A code has no row here."""

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    async def _row_wanted(self) -> None:
        await self.action_do("voting", "pick")

    def action_next_open(self) -> None:
        """Go to the next passage that is still to be voted on."""
        board, voted = self.board, self.current
        following = board.next_open(voted.number if voted else 0) if board is not None else None
        if following is None or board is None or board.turn is None or not board.is_member:
            self.desk.flash(_("No vote of yours is missing."))
        else:
            self.grid.go_to(following.number - 1, self.grid.column)

    def action_turn_table(self) -> None:
        """Show which code changed how, or the passages again."""
        if self.board is None or self.board.figures is None:
            self.desk.warn(_("The votes are not revealed yet: there are no figures."))
            return
        self._shows_codes = not self._shows_codes
        self._show_rows(0)
        self._show_passage()

    def action_jump(self) -> None:
        """Go to the passage in the text."""
        if (voted := self.current) is not None:
            span = None if voted.corrected else voted.passage.span
            self.post_message(self.Jump(voted.document.key, span))

    def action_scroll_context(self) -> None:
        """Show more of the context; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go back to the passages, then to the text."""
        if self._shows_codes:
            self.action_turn_table()
        else:
            self.post_message(self.Show("coding"))
