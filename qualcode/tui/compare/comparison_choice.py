"""What is compared and which disagreements are listed: units, coders, codes, order, kinds."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.model.codings import CoderKind
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import ChooseMany, Item, item_of_code
from qualcode.tui.keys.key_table import Action, hint_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.team.disagreements import (
    KINDS,
    SEGMENT,
    AskedComparison,
    DisagreementFilter,
    DisagreementOrder,
    units_there,
    usual_comparison,
)

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreements import Disagreements

_UNITS = {
    "sentence": _("sentence"),
    "turn": _("turn"),
    "paragraph": _("paragraph"),
    "token": _("word"),
    "document": _("document"),
    SEGMENT: _("fixed passage"),
}
_KINDS = {
    "": _("presence and polarity"),
    "presence": _("only presence"),
    "polarity": _("only polarity"),
}
_BY_ORDER = {
    DisagreementOrder.COST: _("by effect on alpha"),
    DisagreementOrder.DOCUMENT: _("by document"),
    DisagreementOrder.CODE: _("by code"),
}


class ComparisonChoice:
    """`asked` is what is counted, `shown` which of it is listed."""

    def __init__(self, desk: Desk, count: Callable[[], None], show: Callable[[], None]) -> None:
        """`count` counts anew what is asked, `show` lists anew what was counted."""
        self.asked = usual_comparison(desk.bench.space)
        self.shown = DisagreementFilter()
        self.counted: Disagreements | None = None
        self._asked_before = self.asked  # of which these were counted
        self._desk = desk
        self._count = count
        self._show = show

    def _ask(self, asked: AskedComparison) -> None:
        self.asked = asked
        self._count()

    def take(self, asked: AskedComparison, found: Disagreements) -> None:
        """Hold what was counted."""
        self._asked_before, self.counted = asked, found

    def as_counted(self) -> None:
        """Ask for what was counted last: another count was stopped."""
        self.asked = self._asked_before

    def show_as(self, shown: DisagreementFilter) -> None:
        """List others, or in another order."""
        self.shown = shown
        self._show()

    def hints(self) -> list[Action]:
        """What is chosen now, each with the key that chooses otherwise."""
        asked, shown = self.asked, self.shown
        number = len(shown.codes)
        codes = ngettext("{count} chosen", "{count} chosen", number) if number > 1 else ", ".join(shown.codes)
        chosen = (
            ("units", _UNITS[asked.unit]),
            ("coders", _("coders: {coders}", coders=", ".join(asked.coders)) if asked.coders else _("coders: all")),
            ("codes", _("codes: {codes}", codes=codes) if codes else _("codes: all")),
            ("sort", _BY_ORDER[shown.order]),
            ("filter", _("filter: {words}", words=words) if (words := self._filter_words()) else _("Filter")),
            ("kinds", _KINDS[shown.kind]),
            ("assume_finished", _("all documents") if asked.assume_finished else _("finished documents")),
        )
        return [hint_of("compare", act, label) for act, label in chosen]

    def _filter_words(self) -> str:
        """What of the disagreements is listed, but for codes and kinds; empty where nothing is left out."""
        shown, coders = self.shown, self.counted.found.coders if self.counted else {}
        words = [counted(len(shown.documents), "document")] if shown.documents else []
        if names := [visible(coders[key]) for key in sorted(shown.between & coders.keys())]:
            words.append(program().listed(names))
        if shown.confusion is not None:
            cell = shown.confusion
            words.append(f"{visible(parted_path(cell.given)[-1])} / {visible(parted_path(cell.other)[-1])}")
        return ", ".join(words)

    def action_filter(self) -> None:
        """Choose documents, and coders of whom two must differ."""
        if self.counted is None:
            return
        there = {document.key for document in self.counted.found.documents()} | self.shown.documents
        documents = [document for document in self._desk.bench.every_document if document.key in there]
        coders = self.counted.found.coders

        def taken(marked: frozenset[Hashable] | None) -> None:
            if marked is None:
                return
            between = frozenset(key for key in coders if ("coder", key) in marked)
            chosen = frozenset(document.key for document in documents if ("document", document.key) in marked)
            if len(between) == 1:
                self._desk.warn(_("One coder alone differs from nobody: mark two of them, or none."))
                between = self.shown.between
            self.show_as(replace(self.shown, documents=chosen, between=between))

        of_coders, of_documents = pgettext("filter", "coder"), pgettext("filter", "document")
        items = [
            *(Item(("coder", key), visible(name), of_coders) for key, name in coders.items() if len(coders) > 2),
            *(
                Item(("document", document.key), visible(document.name), of_documents, visible(document.label))
                for document in documents
            ),
        ]
        marked = {("coder", key) for key in self.shown.between} | {("document", key) for key in self.shown.documents}
        self._desk.show_dialog(ChooseMany(_("Disagreements: no mark means all"), items, marked), taken)

    def action_units(self) -> None:
        """Compare over the next unit."""
        units = units_there(self._desk.bench.space)
        after = units.index(self.asked.unit) + 1 if self.asked.unit in units else 0
        self._ask(replace(self.asked, unit=units[after % len(units)]))

    def action_assume_finished(self) -> None:
        """Take what was coded in as finished, or count finished documents only."""
        self._ask(replace(self.asked, assume_finished=not self.asked.assume_finished))

    def action_coders(self) -> None:
        """Choose who is compared."""
        coders = self._desk.bench.coders.values()
        names = [coder.name for coder in coders if coder.kind is CoderKind.PERSON]

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                self._ask(replace(self.asked, coders=tuple(name for name in names if name in keys)))

        items = [Item(name, name) for name in names]
        dialog = ChooseMany(_("Coders to compare; none chosen: all who code"), items, set(self.asked.coders))
        self._desk.show_dialog(dialog, taken)

    def action_codes(self) -> None:
        """Choose the codes whose disagreements are listed."""
        there = self.counted.found.codes() if self.counted else set()
        codes = [code for code in self._desk.bench.book if code.full_name in there | self.shown.codes]
        if not codes:
            self._desk.flash(_("No disagreements are counted whose codes could be chosen."))
            return

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                self.show_as(replace(self.shown, codes=frozenset(map(str, keys))))

        items = [item_of_code(code, code.full_name) for code in codes]
        self._desk.show_dialog(ChooseMany(_("Codes; none chosen: all"), items, set(self.shown.codes)), taken)

    def action_sort(self) -> None:
        """List by cost, document or code."""
        orders = [*DisagreementOrder]
        order = orders[(orders.index(self.shown.order) + 1) % len(orders)]
        self.show_as(replace(self.shown, order=order))

    def action_kinds(self) -> None:
        """List both kinds, only presence, only polarity."""
        kind = KINDS[(KINDS.index(self.shown.kind) + 1) % len(KINDS)]
        self.show_as(replace(self.shown, kind=kind))

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        self.show_as(DisagreementFilter(order=self.shown.order))
