"""The compare screen: where coders disagree, what costs most agreement first; Enter leads to the passage."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import Worker, WorkerState

from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.coding.memo_editor import MemoEditor, WrittenMemo
from qualcode.tui.compare.disagreement_lines import disagreement_lines, said_text
from qualcode.tui.keys.actions import Scope, bindings, hint_of, hints, key_of, undoes
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.choice_dialogs import ChooseMany, Item
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.coding import memos
from qualcode.workspace.disagreements import (
    KINDS,
    UNITS,
    AskedComparison,
    DisagreementFilter,
    DisagreementOrder,
    count,
)
from qualcode.workspace.passage_list import SeenPassages
from qualcode.workspace.workbench import Workbench

if TYPE_CHECKING:
    from qualcode.agreement.study.disagreements import DisagreementOn, Disagreements

_COUNTING = "Counting …"
_BLIND = "Disagreements would show what others coded, and you work blind. When all have finished:"


class CompareScreen(StudyScreen):
    """Disagreements above, the highlighted one with what its coders said and its context below."""

    DEFAULT_CSS = """
    CompareScreen PassageList { height: 1fr; }
    CompareScreen PassageContext { height: 45%; min-height: 8; border: round $foreground 30%; }
    CompareScreen #compared { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("compare", "study")
    AUTO_FOCUS = "#disagreements"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._asked = AskedComparison()
        self._shown_as = DisagreementFilter()
        self._counted: Disagreements | None = None
        self._why = _COUNTING
        self._under_way = self._again = False
        self._found: list[DisagreementOn] = []

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what is compared, disagreements, the highlighted one, keys."""
        yield HeadLine(id="compare-head")
        yield KeyLine((), cut=True, id="compared")
        yield PassageList(id="disagreements")
        yield PassageContext(id="said")
        yield KeyLine(hints(*self.SCOPES), id="compare-keys")

    def on_mount(self) -> None:
        """Count, and show what there is."""
        self.bench_refreshed()

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""
        return self.query_one("#compare-keys", KeyLine)

    @property
    def list(self) -> PassageList:
        """The disagreements."""
        return self.query_one(PassageList)

    @property
    def found(self) -> Sequence[DisagreementOn]:
        """What is listed."""
        return self._found

    @property
    def current(self) -> DisagreementOn | None:
        """The highlighted disagreement."""
        at = self.list.cursor
        return self._found[at] if at is not None and at < len(self._found) else None

    # ---- counting --------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Count anew; until that is done, what was counted before stays."""
        before = {key: one.sha256 for key, one in self._shelf.documents.items()}
        self._shelf.refresh()
        if any(before.get(key, one.sha256) != one.sha256 for key, one in self._shelf.documents.items()):
            self._counted = None  # its places are those of a text that was corrected meanwhile
        self._count()

    def show_code(self, key: int) -> None:
        """List the disagreements on one code."""
        if key in self._bench.book:
            self._show_as(replace(self._shown_as, codes=frozenset({self._bench.book[key].full_name})))

    def _count(self) -> None:
        """Count in a thread; what is asked while it runs is counted after it, once."""
        if self._bench.blind:
            self._counted, self._why = None, f"{_BLIND} {self._bench.sight.end}"
        elif self._under_way:
            self._again = True
        else:
            space, asked = self._bench.space, self._asked
            self._under_way, self._why = True, _COUNTING
            self.run_worker(lambda: count(space, asked), thread=True, exit_on_error=False)
        self._list()

    @on(Worker.StateChanged)
    def _state_changed(self, event: Worker.StateChanged) -> None:
        if event.state not in {WorkerState.SUCCESS, WorkerState.ERROR}:
            return
        self._under_way, again, self._again = False, self._again, False
        if again or self._bench.blind:
            self._count()
            return
        self._counted, self._why = event.worker.result, ""
        error = event.worker.error
        if isinstance(error, QualcodeError):
            key = key_of("compare.assume_finished")
            takes = "" if self._asked.assume_finished else f" Here {key} takes all documents as finished."
            self._why = f"{error.message} {error.hint}{takes}"
        elif isinstance(error, Exception):
            self._why = "They could not be counted."
            self.failed(error)
        self._list()

    # ---- showing ---------------------------------------------------------------------------------

    def _list(self) -> None:
        before, at = self.current, self.list.cursor
        every = self._counted.found if self._counted else ()
        self._found = self._shown_as.of(every, self._shelf.documents)
        place = next((n for n, one in enumerate(self._found) if before and _same(one, before)), at)
        self.list.show(len(self._found), self._draw, cursor=place, empty=self._why_empty(len(every)))
        self._show_choice(len(every))

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        return disagreement_lines(self._shelf, self._bench.book, self._found[index], width, lines)

    def _why_empty(self, every: int) -> str:
        if every:
            key = key_of("compare.clear_filters")
            return f"No disagreement. {counted(every, 'other is', 'others are')} left out: {key} shows them."
        return self._why or "No disagreement: the coders said the same of every unit."

    def _show_choice(self, every: int) -> None:
        asked, shown = self._asked, self._shown_as
        codes = f"{len(shown.codes)} chosen" if len(shown.codes) > 1 else ", ".join(shown.codes) or "all"
        chosen = (
            ("units", asked.unit),
            ("coders", f"coders: {', '.join(asked.coders) or 'all'}"),
            ("codes", f"codes: {codes}"),
            ("sort", f"by {shown.order.value}"),
            ("kinds", shown.kind or "presence and polarity"),
            ("assume_finished", "all documents" if asked.assume_finished else "finished documents"),
        )
        self.query_one("#compared", KeyLine).show([hint_of("compare", call, label) for call, label in chosen])
        words = self._why if self._why == _COUNTING else ""
        if self._counted is not None and not words:
            from qualcode.reporting.words.number_format import coefficient

            left_out = f" · {every - len(self._found)} left out" if every > len(self._found) else ""
            words = (
                f"{counted(len(self._found), 'disagreement')}{left_out} · alpha {coefficient(self._counted.alpha)}"
            )
        self.head.show(f"Compare  ·  {self._bench.project.title}", words)

    @on(PassageList.Highlighted)
    def _highlighted(self) -> None:
        one, context = self.current, self.query_one(PassageContext)
        if one is None:
            context.show_nothing()
        else:
            context.show_passage(self._shelf, one.document.key, one.span, said_text(one))

    # ---- choosing --------------------------------------------------------------------------------

    def _ask(self, asked: AskedComparison) -> None:
        self._asked = asked
        self._count()

    def _show_as(self, shown: DisagreementFilter) -> None:
        self._shown_as = shown
        self._list()

    def action_units(self) -> None:
        """Compare over the next unit."""
        self._ask(replace(self._asked, unit=UNITS[(UNITS.index(self._asked.unit) + 1) % len(UNITS)]))

    def action_assume_finished(self) -> None:
        """Take what was coded in as finished, or count finished documents only."""
        self._ask(replace(self._asked, assume_finished=not self._asked.assume_finished))

    def action_coders(self) -> None:
        """Choose who is compared."""
        people = [one for one in self._bench.coders.values() if one.kind is CoderKind.PERSON]
        names = [one.name for one in people]

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                self._ask(replace(self._asked, coders=tuple(name for name in names if name in keys)))

        items = [Item(name, name) for name in names]
        self.app.push_screen(ChooseMany("Compare: nobody means all who code", items, set(self._asked.coders)), taken)

    def action_codes(self) -> None:
        """Choose the codes whose disagreements are listed."""
        there = {one.code for one in self._counted.found} if self._counted else set()
        names = [code.full_name for code in self._bench.book if code.full_name in there | self._shown_as.codes]

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                self._show_as(replace(self._shown_as, codes=frozenset(map(str, keys))))

        items = [Item(name, name) for name in names]
        self.app.push_screen(ChooseMany("Codes: none means all", items, set(self._shown_as.codes)), taken)

    def action_sort(self) -> None:
        """List by cost, document or code."""
        orders = [*DisagreementOrder]
        order = orders[(orders.index(self._shown_as.order) + 1) % len(orders)]
        self._show_as(replace(self._shown_as, order=order))

    def action_kinds(self) -> None:
        """List both kinds, only presence, only polarity."""
        kind = KINDS[(KINDS.index(self._shown_as.kind) + 1) % len(KINDS)]
        self._show_as(replace(self._shown_as, kind=kind))

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        self._show_as(DisagreementFilter(order=self._shown_as.order))

    # ---- elsewhere -------------------------------------------------------------------------------

    @on(PassageList.Chosen)
    def action_jump(self) -> None:
        """Show the passage in its text."""
        one = self.current
        if one is not None:
            self.post_message(self.Jump(one.document.key, one.span))

    def action_memo(self) -> None:
        """Write a memo on the passage; it begins as a question to the team."""
        one = self.current
        if one is None:
            return
        target = MemoTarget(document=one.document.key, span=one.span)

        def written(memo: WrittenMemo | None) -> None:
            if memo is not None and memo.text.strip():
                self.write(
                    self.in_workspace(lambda space: memos.add(space, target, memo.text, kind=memo.kind)),
                    lambda _: self.saved(f"memo on the passage saved · {undoes()}"),
                )

        title = f"memo on {self._shelf.place(one.document.key, one.span)}"
        self.app.push_screen(MemoEditor(visible(title), "", MemoKind.QUESTION), written)

    def action_scroll_context(self) -> None:
        """Show more of the context; after its end its beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))


def _same(one: DisagreementOn, other: DisagreementOn) -> bool:
    return (one.document.key, one.code, one.span, one.kind) == (
        other.document.key,
        other.code,
        other.span,
        other.kind,
    )
