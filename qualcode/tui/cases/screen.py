"""The case screen: one case as a whole, or two cases or two waves side by side; Enter leads to the text and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from qualcode.catalogue import _, pgettext, program
from qualcode.errors import UsageProblem
from qualcode.reporting.documents.case_overview import CaseDocument, CaseMemo, CaseOverview
from qualcode.reporting.quotations.collection import Quotation
from qualcode.safe_text import visible
from qualcode.tui.cases.case_choosing import CaseChoosing, ChosenCase
from qualcode.tui.cases.case_notes import show_cell
from qualcode.tui.cases.case_page import LINES, PageCell, PageRow, PageSummary, cell_key, page_rows, row_lines
from qualcode.tui.cases.case_writing import CaseWriting
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.workspace.counting.case_overview import case_overview
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

if TYPE_CHECKING:
    from qualcode.model.documents import Case
    from qualcode.workspace.workspace import Workspace

SIDE_BY_SIDE = 100
"""From so many columns on two stand side by side."""


@dataclass(frozen=True, slots=True)
class _CasesRead:
    """All cases, and what is shown of those that were chosen."""

    cases: Sequence[Case] = ()
    overviews: Sequence[CaseOverview] = ()


class CasesScreen(StudyScreen):
    """The page of a case above, what the cursor is on whole below."""

    DEFAULT_CSS = """
    CasesScreen PassageList { height: 1fr; }
    CasesScreen PassageContext { height: 40%; min-height: 7; border: round $foreground 30%; }
    CasesScreen #case-columns { height: 1; background: $surface; display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cases", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("cases", "study")
    AUTO_FOCUS = "#case-page"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._read = _CasesRead()
        self._rows: list[PageRow] = []
        self._side = 0
        self._reading = Task()
        self.choice = CaseChoosing(self.desk, self)
        self.parts |= {"choice": self.choice, "writing": CaseWriting(self.desk, self)}
        self.case_meant = lambda: self.overview.case.key if self.overview else None

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what stands side by side, the page, what the cursor is on, keys."""
        yield HeadLine(id="case-head")
        yield Static(id="case-columns")
        yield PassageList(lines=LINES, id="case-page")
        yield PassageContext(id="case-context")
        yield KeyLine(hints(*self.SCOPES), id="case-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- what is shown ---------------------------------------------------------------------------

    @property
    def cases(self) -> Sequence[Case]:
        """All cases by name."""
        return self._read.cases

    @property
    def overviews(self) -> Sequence[CaseOverview]:
        """What is shown: one case, or two side by side."""
        return self._read.overviews

    @property
    def overview(self) -> CaseOverview | None:
        """The case in the column of the cursor."""
        return self.overviews[min(self._side, len(self.overviews) - 1)] if self.overviews else None

    @property
    def has_room(self) -> bool:
        """Whether two can stand side by side."""
        return self.app.size.width >= SIDE_BY_SIDE

    @property
    def current(self) -> PageCell | None:
        """What the cursor is on."""
        at = self.query_one(PassageList).cursor
        if at is None or at >= len(self._rows):
            return None
        return self._rows[at][min(self._side, len(self._rows[at]) - 1)]

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the cases that are shown again; the cursor stays where it is."""
        self._shelf.refresh()
        chosen = self.choice.chosen

        def read(space: Workspace) -> _CasesRead:
            cases = space.project.cases.all()
            by_key = {case.key: case for case in cases}
            present = [wanted for wanted in chosen if wanted.case in by_key]
            wanted = present or [ChosenCase(case.key) for case in cases[:1]]
            return _CasesRead(cases, [_overview(space, by_key[chosen.case], chosen.wave) for chosen in wanted])

        def taken(found: _CasesRead) -> None:
            before, at = self.current, self.query_one(PassageList).cursor
            is_same = [_place(overview) for overview in self.overviews] == [
                _place(overview) for overview in found.overviews
            ]
            self._read = found
            self.choice.chosen = [ChosenCase(overview.case.key, overview.wave) for overview in found.overviews]
            self._side = min(self._side, max(0, len(found.overviews) - 1))
            self._rows = page_rows(found.overviews) if found.overviews else []
            self._show(self._place_of(before, at) if is_same else 0)

        self._reading.give_up()
        space, words = self._bench.space, _("Reading the case …")
        self._reading = self.desk.read(lambda project: read(space.beside(project)), taken, words=words)

    def _place_of(self, cell: PageCell | None, at: int | None) -> int:
        """Where something stands that was shown before, or the row that it was in."""
        wanted = cell_key(cell)
        found = (place for place, row in enumerate(self._rows) if wanted in map(cell_key, row))
        return next(found, at or 0) if cell is not None else at or 0

    def _show(self, cursor: int) -> None:
        self.query_one(PassageList).show(len(self._rows), self._draw, cursor=cursor, empty=self._why_empty())
        self._show_head()

    def _draw(self, index: int, width: int, _lines: int) -> Sequence[Text]:
        if index >= len(self._rows):
            return ()
        side = None if self.has_room else min(self._side, len(self._rows[index]) - 1)
        return row_lines(self._rows[index], self._shelf, width, side)

    def _why_empty(self) -> str:
        screen, key = key_of("study.show_screen_material"), key_of("material.add_case")
        return _("There are no cases yet. {key} on {screen} creates one.", key=key, screen=screen)

    def _show_head(self) -> None:
        overview, number = self.overview, len(self.cases)
        left = [pgettext("head", "Cases")]
        right = []
        if overview is not None:
            left = [_("Case {name}", name=program().quoted(overview.case.name)), *filter(None, (overview.wave,))]
            at = [case.key for case in self.cases].index(overview.case.key) + 1
            right = [_("{at} of {all}", at=at, all=number)]
            if hidden := self._bench.sight.hidden_words("codings and memos"):
                right.insert(0, hidden)
        self.query_one(HeadLine).show(left, [*right, self._bench.project.title])
        columns = self.query_one("#case-columns", Static)
        columns.display = len(self.overviews) > 1
        if columns.display:
            columns.update(self._column_heads())

    def _column_heads(self) -> Text:
        """What stands side by side; the column of the cursor is the marked one."""
        names = [overview.wave or overview.case.name for overview in self.overviews]
        if not self.has_room:
            names = [f"{name} ({at + 1}/{len(names)})" for at, name in enumerate(names)][self._side : self._side + 1]
        half = (self.app.size.width - 4) // len(names)
        line = Text(no_wrap=True)
        for at, name in enumerate(names):
            is_current = at == self._side or len(names) == 1
            shown = Text(f"{'▸ ' if is_current else '  '}{visible(name)}", style="bold reverse" if is_current else "")
            shown.truncate(half, overflow="ellipsis", pad=True)
            line.append_text(shown).append(" " if at + 1 < len(names) else "")
        return line

    def on_resize(self, _event: events.Resize) -> None:
        """Two columns, or the one of the cursor."""
        if self.overviews:
            self._show(self.query_one(PassageList).cursor or 0)

    @on(PassageList.CursorMoved)
    def _highlighted(self) -> None:
        show_cell(self.query_one(PassageContext), self._shelf, self.current)

    def show_code(self, key: int) -> None:
        """Show a case (key): no code is shown here."""
        self.choice.choose([ChosenCase(key)])

    # ---- keys ------------------------------------------------------------------------------------

    def action_side(self, side: int) -> None:
        """Go to the left or the right of two columns."""
        if len(self.overviews) > 1 and side != self._side:
            self._side = side
            self._show(self.query_one(PassageList).cursor or 0)

    @on(PassageList.PassageWanted)
    def action_jump(self) -> None:
        """Show the passage or document in the text, a memo where it is listed; write the summary."""
        match self.current:
            case Quotation() as quotation:
                self.go_to(quotation.document, quotation.span)
            case CaseDocument() as part:
                self.go_to(part.document.key, None)
            case CaseMemo(document=document, span=span) if document is not None and span is not None:
                self.go_to(document.key, span)
            case CaseMemo() as note:
                self.go_to_row("memos", note.memo.key)
            case PageSummary():
                self.parts["writing"].action_edit_summary()  # type: ignore[attr-defined]  # CaseWriting's

    def action_scroll_context(self) -> None:
        """Show more of what the cursor is on; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Leave the second column, then go to the text."""
        if len(self.overviews) > 1 and self.overview is not None:
            self.choice.choose([ChosenCase(self.overview.case.key)])
        else:
            self.post_message(self.Show("coding"))


def _overview(space: Workspace, case: Case, wave: str) -> CaseOverview:
    """The overview of one wave, or of the whole case where that wave is gone."""
    try:
        return case_overview(space, case, wave)
    except UsageProblem:
        return case_overview(space, case)


def _place(overview: CaseOverview) -> tuple[int, str]:
    return overview.case.key, overview.wave
