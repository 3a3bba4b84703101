"""Whose places are listed and which of them: the two coders, kinds, states, codes, documents, order."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codings import Coder, CoderKind
from qualcode.plural import counted
from qualcode.reporting.words.decision_words import place_kind_word, place_state_word
from qualcode.safe_text import visible
from qualcode.tui.consensus.words import ORDERS, short_name
from qualcode.tui.finder.choose_many import ChooseMany, Item, item_of_code
from qualcode.tui.keys.key_table import Action, hint_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.team.consensus_board import ConsensusAsked, ConsensusBoard, PlaceOrder, PlaceState

if TYPE_CHECKING:
    from qualcode.agreement.consensus.places import PlaceKind

_COMPARED = (CoderKind.PERSON, CoderKind.MACHINE, CoderKind.MODEL)


class PlaceChoosing:
    """`asked` is what is listed; `board` holds the places of the two coders that were found last."""

    def __init__(self, desk: Desk, show: Callable[[], None]) -> None:
        """`show` lists anew what was found."""
        self.asked = ConsensusAsked()
        self.board: ConsensusBoard | None = None
        self.find: Callable[[], None] = lambda: None
        """What finds the places of other coders."""
        self._desk, self._show = desk, show

    def find_for(self, first: str, second: str) -> None:
        """Find the places of two coders (names or UUIDs)."""
        self.asked = replace(self.asked, first=first, second=second)
        self.find()

    def show_as(self, asked: ConsensusAsked) -> None:
        """List others of the places that were found, or in another order."""
        self.asked = asked
        self._show()

    @property
    def unfiltered(self) -> ConsensusAsked:
        """The same without a condition on documents, codes, kinds or states."""
        return replace(self.asked, documents=frozenset(), codes=frozenset(), kinds=frozenset(), states=frozenset())

    # ---- what is chosen --------------------------------------------------------------------------

    def hints(self) -> list[Action]:
        """What is chosen now, each with the key that chooses otherwise."""
        asked, number = self.asked, len(self.asked.codes)
        names = [code.full_name for code in self._desk.bench.book if code.key in asked.codes]
        codes = ngettext("{count} chosen", "{count} chosen", number) if number > 1 else ", ".join(map(visible, names))
        places = program().listed(self._places_words())
        chosen = (
            ("coders", self._pair_words()),
            ("kinds", _("places: {which}", which=places) if places else _("places: all")),
            ("codes", _("codes: {codes}", codes=codes) if codes else _("codes: all")),
            ("filter", counted(len(asked.documents), "document") if asked.documents else _("Documents")),
            ("sort", ORDERS[asked.order]),
            ("assume_finished", _("all documents") if asked.assume_finished else _("finished documents")),
        )
        return [hint_of("consensus", act, label) for act, label in chosen]

    def _pair_words(self) -> str:
        if self.board is None:
            return _("Two coders")
        return f"{short_name(self.board.first)} | {short_name(self.board.second)}"

    def _places_words(self) -> list[str]:
        kinds = [words for kind, words in self._kinds().items() if kind in self.asked.kinds]
        return [*kinds, *(place_state_word(state) for state in PlaceState if state in self.asked.states)]

    def _kinds(self) -> dict[PlaceKind, str]:
        from qualcode.agreement.consensus.places import PlaceKind

        first, second = (self.board.first.name, self.board.second.name) if self.board else ("1", "2")
        return {kind: place_kind_word(kind, first, second) for kind in PlaceKind}

    # ---- what keys ask for -----------------------------------------------------------------------

    def action_coders(self) -> None:
        """Choose whose codings are compared."""
        bench = self._desk.bench
        hidden = bench.sight.hidden_models.keys
        coders = [coder for coder in bench.coders.values() if coder.kind in _COMPARED and coder.key not in hidden]
        board = self.board

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is None:
                return
            chosen = [coder for coder in coders if coder.key in keys]
            if len(chosen) == 2:
                self.find_for(chosen[0].name, chosen[1].name)
            elif chosen:
                self._desk.warn(_("A consensus is between two coders: mark two of them, or none for the usual ones."))
            else:
                self.find_for("", "")

        items = [Item(coder.key, visible(coder.name)) for coder in coders]
        marked = {board.first.key, board.second.key} if board else set()
        self._desk.show_dialog(
            ChooseMany(_("Two coders; none marked: who share most documents"), items, marked), taken
        )

    def action_kinds(self) -> None:
        """Choose how the two differ, and how far the places are."""
        kinds = self._kinds()

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                of_kinds = frozenset(kind for kind in kinds if kind in keys)
                of_states = frozenset(state for state in PlaceState if state in keys)
                self.show_as(replace(self.asked, kinds=of_kinds, states=of_states))

        items = [
            *(Item(kind, words, pgettext("filter", "difference")) for kind, words in kinds.items()),
            *(Item(state, place_state_word(state), pgettext("filter", "state")) for state in PlaceState),
        ]
        marked = {*self.asked.kinds, *self.asked.states}
        self._desk.show_dialog(ChooseMany(_("Places: no mark means all"), items, marked), taken)

    def action_codes(self) -> None:
        """Choose codes; places are listed at which one of the two gave one of them."""
        there = {key for entry in self.board.every for key in entry.place.codes} if self.board else set()
        codes = [code for code in self._desk.bench.book if code.key in there | self.asked.codes]
        if not codes:
            self._desk.flash(_("There is no place whose codes could be chosen."))
            return

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                self.show_as(replace(self.asked, codes=frozenset(code.key for code in codes if code.key in keys)))

        items = [item_of_code(code, code.key) for code in codes]
        self._desk.show_dialog(ChooseMany(_("Codes; none chosen: all"), items, set(self.asked.codes)), taken)

    def action_filter(self) -> None:
        """Choose documents."""
        there = {entry.place.document.key for entry in self.board.every} if self.board else set()
        documents = [
            document for document in self._desk.bench.every_document if document.key in there | self.asked.documents
        ]
        if not documents:
            self._desk.flash(_("There is no place whose document could be chosen."))
            return

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                chosen = frozenset(document.key for document in documents if document.key in keys)
                self.show_as(replace(self.asked, documents=chosen))

        items = [Item(document.key, visible(document.name), "", visible(document.label)) for document in documents]
        self._desk.show_dialog(ChooseMany(_("Documents: no mark means all"), items, set(self.asked.documents)), taken)

    def action_sort(self) -> None:
        """List by cost, document or code."""
        orders = [*PlaceOrder]
        order = orders[(orders.index(self.asked.order) + 1) % len(orders)]
        self.show_as(replace(self.asked, order=order))

    def action_assume_finished(self) -> None:
        """Take what was coded in as finished, or count only what both finished."""
        self.asked = replace(self.asked, assume_finished=not self.asked.assume_finished)
        self.find()

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        asked = self.asked
        self.show_as(replace(asked, documents=frozenset(), codes=frozenset(), kinds=frozenset(), states=frozenset()))


def persons(desk: Desk) -> list[Coder]:
    """The coders who are persons."""
    return [coder for coder in desk.bench.coders.values() if coder.kind is CoderKind.PERSON]
