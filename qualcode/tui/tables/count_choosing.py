"""What is counted: rows, columns, measure, base, filter; each chosen by a key."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from qualcode.catalogue import _, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.retrieval.counting.request import AxisKind, CountBase, CountRequest, PercentOf, TableAxis
from qualcode.retrieval.query import PASSAGES_HINT
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import Action, hint_of
from qualcode.tui.shared.desk import Desk
from qualcode.tui.tables.table_words import PERCENTS, axis_name, unit_name
from qualcode.workspace.workbench.asked_table import AskedTable

_OPTIONS = {
    "sub_codes": _("codes with their sub-codes"),
    "empty": _("rows without a passage, too"),
    "small": _("per cent of small bases, too"),
    "panel": _("only cases seen in all waves"),
}


_MOST_HIDDEN = 100


class CountChoosing:
    """`asked` is what is counted."""

    def __init__(self, desk: Desk, asked: AskedTable, count: Callable[[], None]) -> None:
        """`count` counts anew what is asked."""
        self.asked = asked
        self._desk = desk
        self._count = count

    def renew(self) -> None:
        """Read the query again, and say so where what it names is no longer there."""
        error = self.asked.renew()
        if error is not None:
            self._desk.warn(_("The query is left out: {why}", why=error_words(error)))

    def hints(self) -> list[Action]:
        """What is chosen now, each with the key that chooses otherwise."""
        request, query = self.asked.request, self.asked.query_text
        chosen = [
            ("rows", _("rows: {side}", side=axis_name(request.rows))),
            ("columns", _("columns: {side}", side=axis_name(request.columns))),
            ("unit", unit_name(request.unit)),
            ("percent", PERCENTS[request.percent]),
            ("query", _("filter: {filter}", filter=query) if query else _("filter: none")),
            ("options", self._option_words()),
        ]
        if request.base is not CountBase.ALL:
            chosen.append(("base", _("base: {base}", base=self._base_words())))
        if request.publish:
            least = program().number(request.publish)
            chosen.append(("publish", _("numbers below {least} hidden", least=least)))
        return [hint_of("tables", act, label) for act, label in chosen]

    def _option_words(self) -> str:
        request = self.asked.request
        words = [_("with sub-codes") if request.sub_codes else _("without sub-codes")]
        words += [_("with empty rows")] if request.empty else []
        words += [_("small bases")] if request.small and request.percent is not PercentOf.NONE else []
        words += [_("panel")] if request.panel else []
        return ", ".join(words)

    # ---- keys ------------------------------------------------------------------------------------

    def action_rows(self) -> None:
        """Choose what stands in the rows."""
        request = self.asked.request
        self._choose_side(_("Rows"), request.rows, lambda axis: self._ask(replace(request, rows=axis)))

    def action_columns(self) -> None:
        """Choose what stands in the columns."""
        request = self.asked.request
        self._choose_side(_("Columns"), request.columns, lambda axis: self._ask(replace(request, columns=axis)))

    def _choose_side(self, title: str, now: TableAxis, take: Callable[[TableAxis], None]) -> None:
        def taken(axis: Hashable | None) -> None:
            if isinstance(axis, TableAxis):
                take(axis)

        attribute = pgettext("kind", "attribute")
        items = [
            Item(axis, axis_name(axis), attribute if axis.kind is AxisKind.ATTRIBUTE else "")
            for axis in self.asked.axes()
        ]
        self._desk.show_dialog(ChooseOne(title, items, now), taken)

    def _ask(self, request: CountRequest) -> None:
        self.asked.ask(request)
        self._count()

    def action_swap(self) -> None:
        """Make rows of the columns, and columns of the rows."""
        self.asked.swap()
        self._count()

    def action_unit(self) -> None:
        """Count the next unit."""
        self.asked.turn_unit()
        self._count()

    def action_percent(self) -> None:
        """Show per cent of the row, of the column, or none."""
        self.asked.turn_percent()
        self._count()

    def action_options(self) -> None:
        """Choose what else counts, or is shown."""
        request = self.asked.request

        def taken(marked: frozenset[Hashable] | None) -> None:
            if marked is not None:
                chosen = {name: name in marked for name in _OPTIONS}
                self._ask(
                    replace(
                        request,
                        sub_codes=chosen["sub_codes"],
                        empty=chosen["empty"],
                        small=chosen["small"],
                        panel=chosen["panel"],
                    )
                )

        now = {name for name in _OPTIONS if getattr(request, name)}
        items = [Item(name, words) for name, words in _OPTIONS.items()]
        self._desk.show_dialog(ChooseMany(_("How the table is counted"), items, now), taken)

    def action_publish(self) -> None:
        """Hide numbers below one that is asked for; 0 shows all."""
        request = self.asked.request

        def refusal(typed: str) -> str:
            if typed.strip().isdecimal() and int(typed) <= _MOST_HIDDEN:
                return ""
            return _("A whole number from 0 to {most} is wanted; 0 hides nothing.", most=_MOST_HIDDEN)

        def given(typed: str | None) -> None:
            if typed is not None:
                self._ask(replace(request, publish=int(typed)))

        hint = _("Smaller numbers are hidden, and those that totals would give away. 0 hides nothing.")
        self._desk.ask(_("Hide numbers below"), str(request.publish), hint, refusal, given)

    def action_base(self) -> None:
        """Choose which cases are the base: all, those asked about a topic of the guide, or those who answered."""
        request = self.asked.request
        topics = self._desk.bench.project.topics.all()
        if not topics:
            self._desk.warn(_("No topics of the guide yet: nobody said what was asked, so all cases are the base."))
            return
        items = [Item((CountBase.ALL, None), _("all cases"))]
        for topic in topics:
            items.append(Item((CountBase.ASKED, topic.key), _("those asked about “{topic}”", topic=topic.name)))
            items.append(
                Item((CountBase.ANSWERED, topic.key), _("those who answered on “{topic}”", topic=topic.name))
            )

        def taken(chosen: Hashable | None) -> None:
            if isinstance(chosen, tuple):
                base, key = chosen
                self._ask(replace(request, base=base, topic=key))

        self._desk.show_dialog(ChooseOne(_("Base"), items, (request.base, request.topic)), taken)

    def _base_words(self) -> str:
        """What the base is, where it is not all cases."""
        request = self.asked.request
        names = {topic.key: topic.name for topic in self._desk.bench.project.topics.all()}
        topic = names.get(request.topic, "?") if request.topic is not None else "?"
        if request.base is CountBase.ASKED:
            return _("those asked about “{topic}”", topic=topic)
        return _("those who answered on “{topic}”", topic=topic)

    def action_query(self) -> None:
        """Count only what a query chooses, in the language of the command line."""

        def refusal(typed: str) -> str:
            try:
                self.asked.query(typed)
            except QualcodeError as error:
                return error_words(error)
            return ""

        def given(typed: str | None) -> None:
            if typed is not None:
                query = self.asked.query(typed)
                self.asked.filter_by(query)
                self._count()
                notes = "; ".join(query.notes) if query else _("no query")
                self._desk.flash(notes or _("query: {query}", query=typed))

        self._desk.ask(_("count only passages that fit"), self.asked.query_text, PASSAGES_HINT, refusal, given)

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        self.asked.filter_by(None)
        self._count()
        self._desk.flash(_("filter cleared"))
