"""Which passages are listed, and in which order: codes, filter, query, polarity, good ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from typing import Any

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.model.codings import Polarity
from qualcode.model.consent.consents import Refusal
from qualcode.plural import counted
from qualcode.reporting.words.value_words import polarity_word
from qualcode.retrieval.compiled_query import CompiledQuery
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.retrieval.query import PASSAGES_HINT
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.keys.instead import error_words, in_interface
from qualcode.tui.keys.key_table import Action, hint_of, key_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.workbench.coding_search import FoundQuotations
from qualcode.workspace.workbench.passage_list import SeenPassages

_TURNS: dict[frozenset[str], frozenset[str]] = {
    frozenset(): frozenset({Polarity.PRESENT}),
    frozenset({Polarity.PRESENT}): frozenset({Polarity.ABSENT}),
    frozenset({Polarity.ABSENT}): frozenset({Polarity.MIXED}),
}
_ORDERS = list(Order)
_BY_ORDER = {
    Order.WAVE: _("by wave"),
    Order.LABEL: _("by source"),
    Order.DOCUMENT: _("by document"),
    Order.CODE: _("by code"),
    Order.WEIGHT: _("by weight"),
}


class PassageChoosing:
    """`choice` is what is listed now."""

    def __init__(self, desk: Desk, shelf: SeenPassages, show: Callable[[], None]) -> None:
        """`show` lists anew what is chosen."""
        self.choice = PassageChoice(sub_codes=True)
        self._desk = desk
        self._shelf = shelf
        self._show = show

    def choose(self, choice: PassageChoice) -> None:
        """List this instead."""
        self.choice = choice
        self._show()

    def only_codes(self, keys: Collection[int]) -> None:
        """List the passages of these codes (keys)."""
        self.choose(replace(self.choice, codes=frozenset(keys)))

    def only_codings(self, keys: Collection[int]) -> None:
        """List these codings (keys) and no others, as those behind a number of a table."""
        self.choose(PassageChoice(codings=frozenset(keys), order=self.choice.order))

    def toggle_code(self, key: int) -> None:
        """List the passages of this code too, or not any more."""
        self.choose(replace(self.choice, codes=frozenset(self.choice.codes) ^ {key}))

    def renew(self) -> None:
        """Forget what is no longer there: codes, and what a query names."""
        known = frozenset(key for key in self.choice.codes if key in self._desk.bench.book)
        self.choice = replace(self.choice, codes=known, query=self._query_again())

    def _query_again(self) -> CompiledQuery | None:
        """The query as its names are meant now; none where it names what is no longer there."""
        before = self.choice.query
        try:
            return self._shelf.query(before.text) if before else None
        except QualcodeError as error:
            self._desk.warn(_("The query is left out: {why}", why=error_words(error)))
            return None

    # ---- in words --------------------------------------------------------------------------------

    def hints(self) -> list[Action]:
        """What is chosen now, each with the key that chooses otherwise."""
        choice = self.choice
        by_key = {code.key: code.name for code in self._desk.bench.book}
        names = [by_key[key] for key in choice.codes if key in by_key]
        codes = ", ".join(names) if len(names) < 3 else ngettext("{count} chosen", "{count} chosen", len(names))
        codes = codes if len(codes) <= 40 else codes[:39] + "…"
        with_below = _("codes: {codes} with sub-codes", codes=codes)
        below = with_below if choice.sub_codes else _("codes: {codes} without sub-codes", codes=codes)
        filters = self._filter_words()
        return [
            hint_of("quotations", "codes", below if names else _("codes: all")),
            hint_of("quotations", "sort", _BY_ORDER[choice.order]),
            hint_of("quotations", "filter", _("filter: {filter}", filter=filters) if filters else _("filter: none")),
        ]

    def _filter_words(self) -> str:
        choice, coders = self.choice, self._desk.bench.coders
        names = [coders[key].name for key in choice.coders if key in coders]
        words = [
            *sorted(names),
            *sorted(choice.labels),
            *choice.attribute_words(),
            *map(polarity_word, sorted(map(Polarity, choice.polarities))),
        ]
        if choice.codings:
            words.append(ngettext("{count} coding of a table", "{count} codings of a table", len(choice.codings)))
        words += [_("good only")] if choice.good else []
        words += [_("★ {coder}", coder=coders[key].name) for key in sorted(choice.good_by) if key in coders]
        return ", ".join([*words, choice.query.text] if choice.query else words)

    def why_empty(self, found: FoundQuotations) -> str:
        """Why nothing was found, and how to see some."""
        reasons = []
        if found.left_out:
            key = key_of("quotations.clear_filters")
            left_out = counted(found.left_out, "passage")
            reasons.append(_("Left out by the filter: {passages}; {key} shows all.", passages=left_out, key=key))
        if found.hidden:
            sight = self._desk.bench.sight
            reasons.append(
                _(
                    "Hidden, as {why}: {hidden}. {end}",
                    why=sight.why,
                    hidden=found.hidden,
                    end=in_interface(sight.end),
                )
            )
        if found.earlier:
            key = key_of("coding.earlier_rounds")
            reasons.append(
                _(
                    "Hidden: {number} of your other rounds; {key} in the text shows them.",
                    number=program().number(found.earlier),
                    key=key,
                )
            )
        reasons += [f"{words}." for words in not_leaving(found)]
        if not reasons and not self.choice.codes:
            back, code = key_of("quotations.back"), key_of("coding.pick_code")
            reasons.append(
                _("Nothing is coded yet: {back} leads to the text, where {code} gives a code.", back=back, code=code)
            )
        if not reasons:
            others, every, below = map(key_of, ("quotations.codes", "quotations.all_codes", "quotations.sub_codes"))
            reasons.append(
                _(
                    "None of the chosen codes was given yet: {others} chooses others, {every} all.",
                    others=others,
                    every=every,
                )
            )
            reasons += [] if self.choice.sub_codes else [_("{key} includes sub-codes.", key=below)]
        return " ".join([_("No passage."), *reasons])

    # ---- keys ------------------------------------------------------------------------------------

    def action_all_codes(self) -> None:
        """List the passages of all codes."""
        if not self.choice.codes:
            self._desk.flash(_("The passages of all codes are listed already."))
        self.choose(replace(self.choice, codes=frozenset()))

    def action_sub_codes(self) -> None:
        """Count the codes below the chosen ones, or not."""
        self.choose(replace(self.choice, sub_codes=not self.choice.sub_codes))
        self._desk.flash(_("with sub-codes") if self.choice.sub_codes else _("without sub-codes"))

    def action_sort(self) -> None:
        """List in the next order."""
        order = _ORDERS[(_ORDERS.index(self.choice.order) + 1) % len(_ORDERS)]
        self.choose(replace(self.choice, order=order))
        self._desk.flash(_BY_ORDER[order])

    def action_polarity(self) -> None:
        """List only present, only absent, only mixed, all in turn."""
        self.choose(replace(self.choice, polarities=_TURNS.get(frozenset(self.choice.polarities), frozenset())))
        chosen = [polarity_word(Polarity(polarity)) for polarity in self.choice.polarities]
        self._desk.flash(_("polarity: {polarity}", polarity=", ".join(chosen)) if chosen else _("polarity: all"))

    def action_only_good(self) -> None:
        """List only good quotations, or all."""
        self.choose(replace(self.choice, good=not self.choice.good))

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        self.choose(self.choice.without_filters())
        self._desk.flash(_("filter cleared"))

    def action_filter(self) -> None:
        """Choose coders, labels, polarities, good ones."""
        choice = self.choice
        chosen: set[Hashable] = {("coder", key) for key in choice.coders}
        chosen |= {("label", label) for label in choice.labels}
        chosen |= {("attribute", pair) for pair in choice.attributes}
        chosen |= {("polarity", polarity) for polarity in choice.polarities}
        chosen |= {("good", True)} if choice.good else set()
        chosen |= {("good_by", key) for key in choice.good_by}

        def taken(keys: frozenset[Any] | None) -> None:
            if keys is not None:
                of = {kind: frozenset(value for name, value in keys if name == kind) for kind, _value in [*keys]}
                self.choose(
                    replace(
                        choice,
                        coders=of.get("coder", frozenset()),
                        labels=of.get("label", frozenset()),
                        attributes=of.get("attribute", frozenset()),
                        polarities=of.get("polarity", frozenset()),
                        good="good" in of,
                        good_by=of.get("good_by", frozenset()),
                    )
                )

        dialog = ChooseMany(_("Filter: of each kind nothing means all"), self._filter_items(), chosen)
        self._desk.show_dialog(dialog, taken)

    def _filter_items(self) -> list[Item]:
        """What can be filtered by."""
        documents = self._desk.bench.every_document
        items = [
            Item(("coder", coder.key), coder.name, pgettext("kind", "coder"))
            for coder in self._desk.bench.coders.values()
        ]
        labels = sorted({document.label for document in documents if document.label})
        items += [Item(("label", label), label, pgettext("kind", "source")) for label in labels]
        pairs = sorted({pair for document in documents for pair in document.attributes.items() if pair[1]})
        items += [
            Item(("attribute", pair), f"{pair[0]} = {pair[1]}", pgettext("kind", "attribute")) for pair in pairs
        ]
        items += [
            Item(("polarity", polarity), polarity_word(polarity), pgettext("kind", "polarity"))
            for polarity in Polarity
        ]
        items += [Item(("good", True), _("good quotations only"), "")]
        kind = pgettext("kind", "marked as good by")
        markers, coders = self._desk.bench.project.good_marks.markers(), self._desk.bench.coders
        return items + [Item(("good_by", key), coders[key].name, kind) for key in sorted(markers) if key in coders]

    def action_query(self) -> None:
        """List only what a query chooses, in the language of the command line."""
        before = self.choice.query.text if self.choice.query else ""

        def refusal(typed: str) -> str:
            try:
                self._shelf.query(typed)
            except QualcodeError as error:
                return error_words(error)
            return ""

        def given(typed: str | None) -> None:
            if typed is not None:
                query = self._shelf.query(typed)
                self.choose(replace(self.choice, query=query))
                notes = "; ".join(query.notes) if query else _("no query")
                self._desk.flash(notes or _("query: {query}", query=typed))

        self._desk.ask(_("show only passages that fit"), before, PASSAGES_HINT, refusal, given)


def not_leaving(found: FoundQuotations) -> list[str]:
    """What of the codings makes no quotation, or none that may leave, and why: an export of what is listed leaves it
    out."""
    words = []
    if number := found.set_aside:
        words += [ngettext("{count} set aside for the consensus", "{count} set aside for the consensus", number)]
    if number := found.removed:
        words += [ngettext("{count} of them by a decision", "{count} of them by decisions", number)]
    if number := found.of_models:
        words += [ngettext("{count} of model solutions", "{count} of model solutions", number)]
    said: dict[Refusal, Callable[[int], str]] = {
        Refusal.UNKNOWN: lambda n: ngettext("{count} without known consent", "{count} without known consent", n),
        Refusal.NO: lambda n: ngettext("{count} may not be quoted", "{count} may not be quoted", n),
        Refusal.NOT_ANALYSED: lambda n: ngettext("{count} may not be analysed", "{count} may not be analysed", n),
        Refusal.OVER: lambda n: ngettext("{count} withdrawn or over", "{count} withdrawn or over", n),
        Refusal.PARAPHRASE: lambda n: ngettext("{count} without a paraphrase", "{count} without a paraphrase", n),
    }
    numbers = {refusal: found.tally.withheld.number(refusal, noun="passage") for refusal in said}
    return [*words, *(said[refusal](number) for refusal, number in numbers.items() if number)]
