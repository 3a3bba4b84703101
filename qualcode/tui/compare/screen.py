"""The compare screen: where coders disagree, what lowers alpha most first; Enter leads to the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.plural import counted
from qualcode.tui.compare.comparison_choice import ComparisonChoice
from qualcode.tui.compare.confusion_map import ConfusionMap
from qualcode.tui.compare.confusion_part import COUNTING, ConfusionPart
from qualcode.tui.compare.disagreement_lines import disagreement_lines, said_text
from qualcode.tui.compare.disagreement_ways import DisagreementWays
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.recordings.playing import Playing
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.long_work import Report
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.team.disagreements import (
    AskedComparison,
    counting,
)
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreement_list import DisagreementOn
    from qualcode.agreement.confusions.disagreements import Disagreements

_REFUSED = _("Disagreements would show what others coded.")


class CompareScreen(StudyScreen):
    """Disagreements above, the highlighted one with what its coders said and its context below."""

    DEFAULT_CSS = """
    CompareScreen PassageList { height: 1fr; }
    CompareScreen PassageContext { height: 45%; min-height: 8; border: round $foreground 30%; }
    CompareScreen #compared { background: $surface; }
    CompareScreen.-map PassageList, CompareScreen.-map PassageContext { display: none; }
    CompareScreen.-map ConfusionMap { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("compare", "study")
    AUTO_FOCUS = "#disagreements"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._choice = ComparisonChoice(self.desk, self._count, self._list)
        self._confusions = ConfusionPart(self.desk, self._choice, self, self._list)
        self._ways = DisagreementWays(self.desk, self._shelf, lambda: self.current)
        self.lacking["disagreement"] = self._why_no_current
        self.parts |= {
            "choice": self._choice,
            "table": self._confusions,
            "ways": self._ways,
            "playing": Playing(self.desk, self._ways.selected),
        }
        self.begin_again = self._count_again
        self.back_here = self._confusions.back
        self._why = COUNTING
        self._found: Sequence[DisagreementOn] = ()

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what is compared, disagreements, the highlighted one, keys."""
        yield HeadLine(id="compare-head")
        yield KeyLine((), cut=True, id="compared")
        yield self._confusions.map
        yield PassageList(id="disagreements")
        yield PassageContext(id="said")
        yield KeyLine(hints(*self.SCOPES), id="compare-keys")

    def on_mount(self) -> None:
        """Count, and show what there is."""
        self.bench_refreshed()

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
        """The highlighted disagreement; none while the table stands in the place of the list."""
        at = None if self._confusions.is_shown else self.list.cursor
        return self._found[at] if at is not None and at < len(self._found) else None

    def _why_no_current(self) -> str:
        if self.current is not None:
            return ""
        if self._confusions.is_shown:
            return _("{key} lists the passages of the cell.", key=key_of("compare.jump"))
        return self.list.empty_words or _("No disagreement is highlighted.")

    # ---- counting --------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Count anew; until that is done, what was counted before stays."""
        before = {key: document.sha256 for key, document in self._shelf.documents.items()}
        self._shelf.refresh()
        now = {key: document.sha256 for key, document in self._shelf.documents.items()}
        if any(before.get(key, sha256) != sha256 for key, sha256 in now.items()):
            self._choice.counted = None  # its places are those of a text that was corrected meanwhile
        self._count()

    def show_code(self, key: int) -> None:
        """List the disagreements on one code."""
        if key in self._bench.book:
            codes = frozenset({self._bench.book[key].full_name})
            self._confusions.turn(shown=False)
            self._choice.show_as(replace(self._choice.shown, codes=codes, confusion=None))

    def _count_again(self) -> bool:
        """Count once more where nothing is counted; False where it is, or is being."""
        if self._choice.counted is not None or self._why == COUNTING:
            return False
        self._count()
        return True

    def _count(self) -> None:
        """Count in a thread; what is asked meanwhile is counted instead."""
        asked = self._choice.asked
        try:
            count = counting(self._bench.space, asked)
        except QualcodeError as error:  # it must not be seen, also not what is counted already
            self.work.drop()
            self._choice.counted, self._why = None, f"{_REFUSED} {error_words(error)}"
        else:
            self._why = COUNTING

            def work(report: Report) -> Disagreements:
                return count(partial(report, COUNTING))

            self.work.start(COUNTING, work, partial(self._counted, asked), self._not_counted, self._stopped)
        self._list()

    def _counted(self, asked: AskedComparison, found: Disagreements) -> None:
        self._choice.take(asked, found)
        self._why = ""
        self._list()

    def _not_counted(self, error: Exception) -> None:
        self._choice.counted = None
        if isinstance(error, QualcodeError):
            from qualcode.agreement.study.documents import NothingToCompare

            key = key_of("compare.assume_finished")
            takes = (
                [] if self._choice.asked.assume_finished else [_("{key} takes all documents as finished.", key=key)]
            )
            words = [error_words(error), *takes]
            if isinstance(error, NothingToCompare):
                words = [error.message, *_ways_on(takes if len(self._bench.coders) > 1 else [])]
            self._why = " ".join(words)
        else:
            self._why = _("The disagreements could not be counted.")
            self.desk.failed(error)
        self._list()

    def _stopped(self) -> None:
        """What was counted before stays, and with it what it is."""
        if self._choice.counted is None:
            again = key_of("study.show_screen_compare")
            self._why = _("Counting was stopped: nothing is listed. {key} counts again.", key=again)
        else:
            self._why = ""
            self._choice.as_counted()
        self._list()

    # ---- showing ---------------------------------------------------------------------------------

    def _list(self) -> None:
        before, at = self.current, self.list.cursor
        self._found, every, place = (), 0, None
        if self._choice.counted:
            found = self._choice.shown.of(self._choice.counted.found, self._shelf.documents)
            self._found, every = found, len(self._choice.counted.found)
            place = found.place_of(before) if before else None
        cursor = at if place is None else place
        self.list.show(len(self._found), self._draw, cursor=cursor, empty=self._why_empty(every))
        self._confusions.show(self._shelf.documents, self._why)
        self._show_choice(every)

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        return disagreement_lines(self._shelf, self._bench.book, self._found[index], width, lines)

    def _why_empty(self, every: int) -> str:
        if every:
            key = key_of("compare.clear_filters")
            return ngettext(
                "No disagreement. {count} other is left out: {key} shows all.",
                "No disagreement. {count} others are left out: {key} shows all.",
                every,
                key=key,
            )
        return self._why or _("No disagreement: the coders decided alike in every unit.")

    def _show_choice(self, every: int) -> None:
        self.query_one("#compared", KeyLine).show(self._choice.hints())
        self.keys.show(self._confusions.hints(hints(*self.SCOPES)))
        words = [self._why] if self._why == COUNTING else []
        if self._choice.counted is not None and not words:
            from qualcode.reporting.words.number_format import coefficient

            words = [counted(len(self._found), "disagreement")]
            if left_out := every - len(self._found):
                words += [ngettext("{count} left out", "{count} left out", left_out)]
            words += [_("alpha {alpha}", alpha=coefficient(self._choice.counted.alpha))]
        self.query_one(HeadLine).show([_("Comparison")], [*words, self._bench.project.title])

    @on(PassageList.CursorMoved)
    def _highlighted(self) -> None:
        current, context = self.current, self.query_one(PassageContext)
        if current is None:
            context.show_nothing()
        else:
            context.show_passage(self._shelf, current.document.key, current.span, said_text(current))

    # ---- elsewhere -------------------------------------------------------------------------------

    @on(ConfusionMap.CellWanted)
    @on(PassageList.PassageWanted)
    def action_jump(self) -> None:
        """Show what both coders gave there side by side, to decide it; in the table list the passages of the cell."""
        current = self.current
        if self._confusions.is_shown:
            self._confusions.list_cell()
        elif current is not None:
            self._ways.side_by_side(current)
        else:
            self.desk.warn(self._why_no_current())

    def action_scroll_context(self) -> None:
        """Show more of the context; after its end its beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go from the passages of a cell to the table, from there to the list, and then to the text."""
        if self._confusions.is_shown:
            self._confusions.turn(shown=False)
        elif not self._confusions.back():
            self.post_message(self.Show("coding"))


def _ways_on(takes: Sequence[str]) -> Sequence[str]:
    """The keys by which there will be something to compare; `takes` tell of those of the list."""
    team = key_of("study.show_screen_team")
    if not takes:
        return [_("{key} leads to the coders and rounds.", key=team)]
    finish = _(
        "{key} in the text or the table of documents marks a document as finished.", key=key_of("coding.finish")
    )
    return [finish, *takes, _("{key} leads to the coders and rounds.", key=team)]
