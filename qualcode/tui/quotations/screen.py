"""The quotations screen: the passages of chosen codes, to read, weed, mark, copy and export."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from qualcode.errors import QualcodeError
from qualcode.model.codes import Code
from qualcode.model.codings import Coding, Polarity
from qualcode.model.quotation_edits import Edits
from qualcode.plural import counted
from qualcode.retrieval.compiled_query import CompiledQuery
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.retrieval.query import PASSAGES_HINT
from qualcode.tui.keys.actions import Scope, bindings, hint_of, hints, key_of, undoes
from qualcode.tui.quotations.export import ExportingScreen
from qualcode.tui.quotations.passage_lines import PassageContext, passage_lines
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.quotations.quotation_editor import QuotationEditor
from qualcode.tui.shared.choice_dialogs import ChooseCode, ChooseMany, CodeChosen, Item
from qualcode.tui.shared.code_outline import CodeOutline
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.writer import Writer
from qualcode.workspace import quotation_editing
from qualcode.workspace.coding import codings
from qualcode.workspace.passage_list import ListedPassages, SeenPassages
from qualcode.workspace.workbench import Workbench

_NARROW = 110  # columns; with fewer the codes slide in
_TURNS: dict[frozenset[str], frozenset[str]] = {
    frozenset(): frozenset({Polarity.PRESENT}),
    frozenset({Polarity.PRESENT}): frozenset({Polarity.ABSENT}),
    frozenset({Polarity.ABSENT}): frozenset({Polarity.MIXED}),
}
_ORDERS = list(Order)


class QuotationsScreen(ExportingScreen):
    """Codes at the left, their passages at the right, the highlighted one with its context below."""

    DEFAULT_CSS = """
    QuotationsScreen CodeOutline { width: 40; border: round $foreground 30%; }
    QuotationsScreen CodeOutline:focus { border: round $primary; }
    QuotationsScreen #columns { height: 1fr; }
    QuotationsScreen PassageList { height: 1fr; }
    QuotationsScreen PassageContext { height: 35%; min-height: 7; border: round $foreground 30%; }
    QuotationsScreen #choice { background: $surface; }
    QuotationsScreen.narrow CodeOutline { display: none; }
    QuotationsScreen.narrow.show-codes CodeOutline {
        display: block; layer: over; dock: left; width: 60%; height: 1fr;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("quotations", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("quotations", "study")
    AUTO_FOCUS = "#passages"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._choice = PassageChoice(sub_codes=True)
        self._found = ListedPassages()

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what is chosen, codes, passages, context, keys."""
        yield HeadLine(id="quotations-head")
        yield KeyLine((), cut=True, id="choice")
        with Horizontal(id="columns"):
            yield CodeOutline(marking=True, id="outline")
            with Vertical():
                yield PassageList(id="passages")
                yield PassageContext(id="context")
        yield KeyLine(hints(*self.SCOPES), id="quotations-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.outline.border_title = "Codes"
        self.bench_refreshed()

    def on_resize(self, event: events.Resize) -> None:
        """The codes beside the passages where there is room."""
        self.set_class(event.size.width < _NARROW, "narrow")

    @property
    def outline(self) -> CodeOutline:
        """The tree of codes."""
        return self.query_one(CodeOutline)

    @property
    def list(self) -> PassageList:
        """The passages."""
        return self.query_one(PassageList)

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""
        return self.query_one("#quotations-keys", KeyLine)

    @property
    def choice(self) -> PassageChoice:
        """Which passages are listed, in which order."""
        return self._choice

    @property
    def found(self) -> ListedPassages:
        """What is listed."""
        return self._found

    @property
    def current(self) -> Coding | None:
        """The highlighted passage."""
        at = self.list.cursor
        return self._found.codings[at] if at is not None and at < len(self._found.codings) else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show tree and list anew; the cursor stays on its passage."""
        self._shelf.refresh()
        known = frozenset(key for key in self._choice.codes if key in self._bench.book)
        self._choice = replace(self._choice, codes=known, query=self._query_again())
        self.outline.show(self._bench.book, self._bench.code_counts(), self._choice.codes)
        self._list()

    def _query_again(self) -> CompiledQuery | None:
        """The query as its names are meant now; none where it names what is no longer there."""
        before = self._choice.query
        try:
            return self._shelf.query(before.text) if before else None
        except QualcodeError as error:
            self.warn(f"The query is left out: {error.message} {error.hint}")
            return None

    def show_code(self, key: int) -> None:
        """List the passages of one code."""
        self._choose(replace(self._choice, codes=frozenset({key})))
        self.outline.highlight(key)

    def _choose(self, choice: PassageChoice) -> None:
        self._choice = choice
        self.outline.mark(self._bench.book, self._bench.code_counts(), choice.codes)
        self._list()

    def _list(self) -> None:
        before, at = self.current, self.list.cursor
        self._found = self._shelf.find(self._choice)
        place = next((n for n, one in enumerate(self._found.codings) if before and one.key == before.key), at)
        self.list.show(len(self._found.codings), self._draw, cursor=place, empty=self.why_empty())
        self._show_choice()

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        return passage_lines(self._bench, self._shelf, self._found.codings[index], width, lines)

    def why_empty(self) -> str:
        """Why there is no passage, and how to see some."""
        found, reasons = self._found, []
        if found.left_out:
            key = key_of("quotations.clear_filters")
            reasons.append(f"Left out by the filter: {counted(found.left_out, 'passage')}; {key} shows all.")
        if found.hidden:
            sight = "the project is blind" if self._bench.all_blind else "you work blind"
            reasons.append(f"Hidden, as {sight}: {found.hidden}. {self._bench.sight.end}")
        if found.earlier:
            key = key_of("coding.earlier_rounds")
            reasons.append(f"Hidden: {found.earlier} of your other rounds; {key} in the text shows them.")
        if not reasons and not self._choice.codes:
            back, code = key_of("quotations.back"), key_of("coding.pick_code")
            reasons.append(f"Nothing is coded yet: {back} leads to the text, where {code} gives a code.")
        if not reasons:
            others, every, below = map(key_of, ("quotations.codes", "quotations.all_codes", "quotations.sub_codes"))
            reasons.append(f"None of the chosen codes was given yet: {others} chooses others, {every} all.")
            reasons += [] if self._choice.sub_codes else [f"{below} counts the codes below too."]
        return "No passage. " + " ".join(reasons)

    def _show_choice(self) -> None:
        choice, found = self._choice, self._found
        by_key = {code.key: code.name for code in self._bench.book}
        names = [by_key[key] for key in choice.codes if key in by_key]
        codes = "all" if not names else ", ".join(names) if len(names) < 3 else f"{len(names)} chosen"
        codes = codes if len(codes) <= 40 else codes[:39] + "…"
        below = f" {'with' if choice.sub_codes else 'without'} sub-codes" if names else ""
        self.query_one("#choice", KeyLine).show(
            (
                hint_of("quotations", "codes", f"codes: {codes}{below}"),
                hint_of("quotations", "sort", f"by {choice.order.value}"),
                hint_of("quotations", "filter", f"filter: {self._filter_words() or 'none'}"),
            )
        )
        documents = len({one.document for one in found.codings})
        words = f"{counted(len(found.codings), 'passage')} in {counted(documents, 'document')}"
        words += f" · {found.left_out} filtered out" if found.left_out else ""
        words += f" · {found.hidden} hidden (blind)" if found.hidden else ""
        words += f" · {found.earlier} of other rounds hidden" if found.earlier else ""
        self.head.show(f"Quotations  ·  {self._bench.project.title}", words)

    def _filter_words(self) -> str:
        choice = self._choice
        coders = [self._bench.coders[key].name for key in choice.coders if key in self._bench.coders]
        words = [*sorted(coders), *sorted(choice.labels), *choice.attribute_words(), *sorted(choice.polarities)]
        words += ["good only"] if choice.good else []
        return ", ".join([*words, choice.query.text] if choice.query else words)

    @on(PassageList.Highlighted)
    def _highlighted(self) -> None:
        self.query_one(PassageContext).show_coding(self._shelf, self.current)

    # ---- choosing --------------------------------------------------------------------------------

    @on(CodeOutline.Chosen)
    def _only(self, event: CodeOutline.Chosen) -> None:
        self._choose(replace(self._choice, codes=frozenset({event.code.key})))
        self._to_list()

    @on(CodeOutline.Toggled)
    def _toggled(self, event: CodeOutline.Toggled) -> None:
        self._choose(replace(self._choice, codes=frozenset(self._choice.codes) ^ {event.code.key}))

    def _to_list(self) -> None:
        self.remove_class("show-codes")
        self.list.focus()

    def action_codes(self) -> None:
        """Go to the codes: Enter chooses one alone, space one more."""
        if self.focused is self.outline:
            self._to_list()
            return
        self.add_class("show-codes")
        self.outline.focus()
        every, back = key_of("quotations.all_codes"), key_of("quotations.codes")
        self.keys.flash(f"⏎ this code alone · space one more · {every} all · {back} back")

    def action_all_codes(self) -> None:
        """List the passages of all codes."""
        self._choose(replace(self._choice, codes=frozenset()))

    def action_sub_codes(self) -> None:
        """Count the codes below the chosen ones, or not."""
        self._choose(replace(self._choice, sub_codes=not self._choice.sub_codes))
        self.keys.flash("with sub-codes" if self._choice.sub_codes else "without sub-codes")

    def action_sort(self) -> None:
        """List in the next order."""
        order = _ORDERS[(_ORDERS.index(self._choice.order) + 1) % len(_ORDERS)]
        self._choose(replace(self._choice, order=order))
        self.keys.flash(f"sorted by {order.value}")

    def action_polarity(self) -> None:
        """List only present, only absent, only mixed, all in turn."""
        self._choose(replace(self._choice, polarities=_TURNS.get(frozenset(self._choice.polarities), frozenset())))
        self.keys.flash(f"polarity: {', '.join(self._choice.polarities) or 'all'}")

    def action_only_good(self) -> None:
        """List only good quotations, or all."""
        self._choose(replace(self._choice, good=not self._choice.good))

    def action_clear_filters(self) -> None:
        """Leave nothing out."""
        self._choose(self._choice.without_filters())
        self.keys.flash("no filter")

    def action_filter(self) -> None:
        """Choose coders, labels, polarities, good ones."""
        choice = self._choice
        items = [Item(("coder", one.key), one.name, "coder") for one in self._bench.coders.values()]
        labels = sorted({one.label for one in self._bench.every_document if one.label})
        items += [Item(("label", one), one, "label") for one in labels]
        attributes = sorted(
            {pair for one in self._bench.every_document for pair in one.attributes.items() if pair[1]}
        )
        items += [Item(("attribute", pair), f"{pair[0]} = {pair[1]}", "attribute") for pair in attributes]
        items += [Item(("polarity", one), one.value, "polarity") for one in Polarity]
        items.append(Item(("good", True), "good quotations only", ""))
        chosen: set[Hashable] = {("coder", one) for one in choice.coders} | {("label", one) for one in choice.labels}
        chosen |= {("attribute", one) for one in choice.attributes}
        chosen |= {("polarity", one) for one in choice.polarities} | ({("good", True)} if choice.good else set())

        def taken(keys: frozenset[Any] | None) -> None:
            if keys is not None:
                of = {kind: frozenset(value for name, value in keys if name == kind) for kind, _ in [*keys]}
                self._choose(
                    replace(
                        choice,
                        coders=of.get("coder", frozenset()),
                        labels=of.get("label", frozenset()),
                        attributes=of.get("attribute", frozenset()),
                        polarities=of.get("polarity", frozenset()),
                        good="good" in of,
                    )
                )

        self.app.push_screen(ChooseMany("Filter: of each kind nothing means all", items, chosen), taken)

    def action_query(self) -> None:
        """List only what a query chooses, in the language of the command line."""
        from qualcode.tui.shared.prompt import Prompt

        before = self._choice.query.text if self._choice.query else ""

        def refusal(typed: str) -> str:
            try:
                self._shelf.query(typed)
            except QualcodeError as error:
                return f"{error.message} {error.hint}"
            return ""

        def given(typed: str | None) -> None:
            if typed is not None:
                query = self._shelf.query(typed)
                self._choose(replace(self._choice, query=query))
                self.keys.flash(
                    "; ".join(query.notes) if query and query.notes else "chosen" if query else "no query"
                )

        self.app.push_screen(Prompt("show only passages that fit", before, PASSAGES_HINT, refusal), given)

    # ---- with one passage ------------------------------------------------------------------------

    @on(PassageList.Chosen)
    def action_jump(self) -> None:
        """Show the passage in its text."""
        coding = self.current
        if coding is not None:
            self.post_message(self.Jump(coding.document, coding.span))

    def _own(self, doing: str) -> Coding | None:
        coding = self.current
        return coding if coding is not None and self.is_own(coding, doing) else None

    def action_remove(self) -> None:
        """Take one's own coding away."""
        coding = self._own("remove")
        if coding is None:
            return
        name = self._bench.book[coding.code].name

        def removed(_: object) -> None:
            self._bench.removed(coding)
            self._counted(f"{name} removed · {undoes()}")

        self.write(self.in_workspace(lambda space: codings.remove(space, [coding])), removed)

    def action_toggle_good(self) -> None:
        """Mark one's own coding as a good quotation, or not any more."""
        coding = self._own("mark")
        if coding is not None:
            words = "no good quotation any more" if coding.good else "good quotation ★"
            self._change(coding, f"{words} · {undoes()}", good=not coding.good)

    def action_recode(self) -> None:
        """Give the passage another code instead of this one."""
        coding = self._own("recode")
        if coding is None:
            return
        book = self._bench.book
        others = [code for code in book if code.key != coding.code]

        def taken(chosen: CodeChosen | None) -> None:
            code: Code | None = chosen.code if chosen else None
            if code is not None:
                self._change(coding, f"{book[coding.code].name} → {code.name} · {undoes()}", code=code)

        self.app.push_screen(ChooseCode(f"instead of {book[coding.code].name}", others), taken)

    def action_edit_words(self) -> None:
        """Edit how the passage reads as a quotation; anybody may, the coding stays its coder's."""
        coding = self.current
        if coding is None:
            return
        document = self._shelf.documents[coding.document]  # as it is while the words are looked at

        def written(edits: Edits | None) -> None:
            if edits is not None and edits != self._shelf.edits(coding):
                words = f"quotation edited · {undoes()}" if edits else f"quoted as it stands · {undoes()}"
                self.write(
                    self.in_workspace(lambda space: quotation_editing.save(space, document, coding, edits)),
                    lambda _: self.written(words),
                )

        self.app.push_screen(QuotationEditor(self._shelf, coding), written)

    def _change(self, coding: Coding, words: str, *, good: bool | None = None, code: Code | None = None) -> None:
        def changed(after: Coding) -> None:
            self._bench.put(after)
            self._counted(words)

        self.write(self.in_workspace(lambda space: codings.change(space, coding, good=good, code=code)), changed)

    def _counted(self, words: str) -> None:
        self._shown = self._bench.changes
        self._choose(self._choice)
        self.saved(words)

    # ---- elsewhere -------------------------------------------------------------------------------

    def action_scroll_context(self) -> None:
        """Show more of the context; after its end its beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """From the codes to the passages, from there to the text."""
        if self.focused is self.outline:
            self._to_list()
        else:
            self.post_message(self.Show("coding"))
