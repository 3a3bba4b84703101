"""The table of confusions in the place of the list: which two coders it shows, and the way to passages and back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.tui.compare.comparison_choice import ComparisonChoice
from qualcode.tui.compare.confusion_map import ConfusionMap
from qualcode.tui.keys.key_table import Action, key_of
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.side_reader import Lookup
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.team.disagreements import DisagreementFilter, DisagreementOrder

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreements import Disagreements
    from qualcode.agreement.study.results import Confusion

COUNTING = _("Counting …")


class ConfusionPart:
    """While the class “-map” is on the screen, the table stands in the place of the list."""

    def __init__(
        self, desk: Desk, choice: ComparisonChoice, screen: StudyScreen, show_all: Callable[[], None]
    ) -> None:
        """`show_all` shows anew all that the screen shows, this table too."""
        self.map = ConfusionMap(id="confusion-map")
        self._desk, self._choice, self._screen, self._show_all = desk, choice, screen, show_all
        self._documents: Collection[int] = ()  # keys of all that are there, in their order
        self._counted_in: tuple[Disagreements | None, frozenset[int]] = (None, frozenset())
        self._in_documents: Sequence[Confusion] = ()  # the confusions that were counted in these
        self._pair = 0  # which two coders of those who confused codes

    @property
    def is_shown(self) -> bool:
        """Whether the table stands in the place of the list."""
        return self._screen.has_class("-map")

    def turn(self, *, shown: bool) -> None:
        """Show the table, or the list."""
        self._screen.set_class(shown, "-map")
        (self.map.grid if shown else self._screen.query_one("#disagreements")).focus()
        self._show_all()

    def show(self, documents: Collection[int], why: str) -> None:
        """Show the confusions that the filter leaves, of the two coders whose turn it is.

        `documents` are the keys of all; `why` says why nothing is counted.
        """
        self._documents = documents
        if not self.is_shown:
            return
        if self._choice.counted is None:
            self.map.show(None, 0, why)
        else:
            self._show(self._choice.counted, self._choice.shown)

    def _show(self, found: Disagreements, shown: DisagreementFilter) -> None:
        if shown.documents and (found, shown.documents) != self._counted_in:
            self._count_in_documents(found, shown)
            return
        from qualcode.agreement.confusions.confusion_table import ConfusionTable, pairs_of_coders

        every = self._in_documents if shown.documents else found.confusions
        confusions = shown.fitting(every, found.found.coders)
        pairs = pairs_of_coders(confusions)
        if not pairs:
            self.map.show(None, 0, _why_none(len(found.confusions)))
            return
        order = [] if shown.order is DisagreementOrder.COST else [code.full_name for code in self._desk.bench.book]
        pair = pairs[self._pair % len(pairs)]
        self.map.show(ConfusionTable.of(confusions, pair, order), len(pairs), "")

    def _count_in_documents(self, found: Disagreements, shown: DisagreementFilter) -> None:
        """Count the confusions in the chosen documents beside the interface, and show them."""
        documents = tuple(self._documents)

        def taken(confusions: Sequence[Confusion]) -> None:
            self._counted_in, self._in_documents = (found, shown.documents), confusions
            self.show(self._documents, "")

        self.map.show(None, 0, COUNTING)
        question = Lookup(lambda _project: shown.confusions_of(found, documents), taken, self._desk.failed)
        self._screen.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's

    def hints(self, usual: Sequence[Action]) -> Sequence[Action]:
        """The line of keys: in the table Enter lists passages, and what is for one passage is left out."""
        if not self.is_shown:
            return usual
        words = {"compare.jump": pgettext("key line", "Passages"), "compare.confusions": pgettext("key line", "List")}
        of_passages = {"compare.memo", "compare.scroll_context", "compare.text"}
        return [replace(hint, label=words.get(hint.id, hint.label)) for hint in usual if hint.id not in of_passages]

    def list_cell(self) -> None:
        """List the passages of the cell under the cursor."""
        confusion = self.map.confusion
        if confusion is None:
            self._desk.warn(self.map.why_none)
            return
        self._choice.shown = replace(self._choice.shown, confusion=confusion)
        self.turn(shown=False)

    def back(self) -> bool:
        """From the passages of a cell back to the table; False where others are listed."""
        if self.is_shown or self._choice.shown.confusion is None:
            return False
        self._choice.shown = replace(self._choice.shown, confusion=None)
        self.turn(shown=True)
        return True

    def action_confusions(self) -> None:
        """Show the confusions as a table, or the list again."""
        self._choice.shown = replace(self._choice.shown, confusion=None)
        self.turn(shown=not self.is_shown)

    def action_next_pair(self) -> None:
        """Show the table of the next two coders."""
        if not self.is_shown:
            self._desk.warn(_("{key} shows the confusions as a table.", key=key_of("compare.confusions")))
            return
        self._pair += 1
        self.show(self._documents, "")


def _why_none(others: int) -> str:
    """Why the table is empty: a filter leaves `others` out, or nobody confused anything."""
    if not others:
        return _("Nobody gave one code where another coder gave another one.")
    return ngettext(
        "No confusion. {count} other is left out: {key} shows all.",
        "No confusion. {count} others are left out: {key} shows all.",
        others,
        key=key_of("compare.clear_filters"),
    )
