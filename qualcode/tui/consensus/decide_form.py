"""The dialog of a decision: what holds, who decided, why, how sure; a key each, and Enter decides."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from qualcode.agreement.consensus.outcome import ConsensusCoding, ConsensusEdges, outcome
from qualcode.agreement.consensus.places import PlaceKind
from qualcode.catalogue import _, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import Coder, Coding, Polarity
from qualcode.model.spans import Span
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
from qualcode.reporting.words.decision_words import certainty_word, error_word, mode_word
from qualcode.reporting.words.value_words import polarity_word
from qualcode.safe_text import visible
from qualcode.tui.consensus.words import coding_facts, short_name
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.finder.code_offers import ChooseCodes
from qualcode.tui.keys.instead import error_words
from qualcode.tui.shared.choice_dialogs import CANCEL, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.workspace.team.deciding import DecisionDraft

_POLARITIES = [*Polarity]
_NEITHER = {ConsensusResult.NONE, ConsensusResult.UNDECIDED}


@dataclass(frozen=True)
class DecidedOn:
    """What a decision is about: the place's codes, words of a passage, who can have talked, who acts.

    `by_hand` is what somebody selected in the text at the place.
    """

    book: Codebook
    words: Callable[[Span], str]
    persons: Sequence[Coder]
    acting: str
    by_hand: Span | None = None


class DecideForm(Dialog[DecisionDraft | None]):
    """Gives the draft of the decision, what was not chosen as in the draft that it got; without a result it stays."""

    WANTED = 18
    LEAST = 14  # all that can be chosen, the reason, what it gives and the keys
    DEFAULT_CSS = """
    DecideForm > .box { width: 96; }
    DecideForm KeyLine.choice { max-height: 1; }
    DecideForm #gives, DecideForm #problem { height: auto; max-height: 3; padding: 0 1; }
    DecideForm #gives { color: $text-muted; max-height: 2; }
    DecideForm #problem { text-style: bold; display: none; }
    DecideForm #reason-line { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("a", "result('first')", show=False),
        Binding("b", "result('second')", show=False),
        Binding("plus", "result('both')", show=False),
        Binding("o", "other", show=False),
        Binding("n,x", "result('none')", show=False),
        Binding("question_mark", "result('undecided')", show=False),
        Binding("g", "edges", show=False),
        Binding("minus", "polarity", show=False),
        Binding("m", "mode", show=False),
        Binding("p", "persons", show=False),
        Binding("s", "certainty", show=False),
        Binding("e", "error", show=False),
        Binding("k", "anchor", show=False),
        Binding("r,tab", "reason", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(
        self, title: str, draft: DecisionDraft, about: DecidedOn, *, has_result: bool, has_mode: bool
    ) -> None:
        """`has_result` and `has_mode` say whether what the draft has of them is proposed, or still to be chosen."""
        super().__init__()
        self._title, self._about = title, about
        self._draft, self._has_result, self._has_mode = draft, has_result, has_mode
        self._codes: tuple[Code, ...] = tuple(
            about.book[key] for key in dict.fromkeys(made.code for made in draft.by_hand) if key in about.book
        )
        self._polarity = draft.by_hand[0].polarity if draft.by_hand else Polarity.PRESENT
        self._edges = draft.edges or (ConsensusEdges.BY_HAND if about.by_hand else ConsensusEdges.UNITED)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Results, who decided and how sure, the reason, what comes of it, keys."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            for name in ("first", "second", "both", "other", "neither", "who", "how"):
                yield KeyLine((), cut=True, id=f"choice-{name}", classes="choice")
            yield SafeInput(self._draft.reason, placeholder=_("r: reason"), id="reason")
            yield Static(id="gives")
            yield Static(id="problem")
            yield KeyLine((DialogKey("take", "enter", "⏎", pgettext("dialog", "Decide")), CANCEL))

    def on_mount(self) -> None:
        """Show what is chosen; letters are keys until somebody goes to the reason."""
        super().on_mount()
        self.set_focus(None)
        self._show()

    # ---- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        for name, keys in self._choices():
            self.query_one(f"#choice-{name}", KeyLine).show(keys)
        try:
            gives, problem = self._gives(), ""
        except QualcodeError as error:
            gives, problem = Text(), error_words(error)
        self.query_one("#gives", Static).update(gives)
        self._tell(problem)

    def _tell(self, problem: str) -> None:
        line = self.query_one("#problem", Static)
        line.update(Text(visible(problem)))
        line.display = bool(problem)
        self.query_one("#gives", Static).display = not problem  # else the keys below had no room

    def _choices(self) -> Iterator[tuple[str, list[DialogKey]]]:
        draft, place = self._draft, self._draft.place
        sides = (
            ("first", ConsensusResult.FIRST, "a", draft.first, place.first),
            ("second", ConsensusResult.SECOND, "b", draft.second, place.second),
        )
        for name, result, key, coder, codings in sides:
            gave = ", ".join(f"{self._passage(coding)} ({coding_facts(coding)})" for coding in codings)
            words = _("{coder}: {gave}", coder=short_name(coder), gave=gave or _("no code"))
            yield name, [self._result_key(result, key, visible(words))]
        both = [self._result_key(ConsensusResult.BOTH, "+", pgettext("result", "both"))]
        if self._has_edges:
            both.append(DialogKey("edges", "", "g", _("edges: {which}", which=self._edges_words())))
        yield "both", both
        other = [self._result_key(ConsensusResult.OTHER, "o", pgettext("result", "other code …"), call="other")]
        if self._codes:
            names = program().listed([visible(code.name) for code in self._codes])
            other = [
                self._result_key(ConsensusResult.OTHER, "o", _("other: {codes}", codes=names), call="other"),
                DialogKey("polarity", "", "-", polarity_word(self._polarity)),
            ]
        yield "other", other
        yield (
            "neither",
            [
                self._result_key(ConsensusResult.NONE, "n", pgettext("result", "no code")),
                self._result_key(ConsensusResult.UNDECIDED, "?", pgettext("result", "undecided")),
            ],
        )
        persons = program().listed([visible(name) for name in self._persons()]) or _("nobody named")
        yield (
            "who",
            [
                DialogKey("mode", "", "m", mode_word(draft.mode) if self._has_mode else _("who decided?")),
                DialogKey("persons", "", "p", _("persons: {names}", names=persons)),
            ],
        )
        yield (
            "how",
            [
                DialogKey("certainty", "", "s", _("how sure: {word}", word=certainty_word(draft.certainty))),
                DialogKey("error", "", "e", _("kind of error: {error}", error=error_word(draft.error))),
                DialogKey("anchor", "", "k", ("[x] " if draft.anchor else "[ ] ") + _("anchor example")),
            ],
        )

    def _result_key(self, result: ConsensusResult, key: str, words: str, *, call: str = "") -> DialogKey:
        sign = "●" if self._has_result and self._draft.result is result else "○"
        return DialogKey(call or f"result('{result.value}')", "", key, f"{sign} {words}")

    def _passage(self, coding: Coding | ConsensusCoding) -> str:
        return f"{self._code_name(coding.code)} {program().quoted(self._about.words(coding.span))}"

    def _code_name(self, code: int) -> str:
        return visible(self._about.book[code].name) if code in self._about.book else "?"

    def _edges_words(self) -> str:
        return {
            ConsensusEdges.UNITED: pgettext("edges", "united"),
            ConsensusEdges.INTERSECTED: pgettext("edges", "what both have"),
            ConsensusEdges.BY_HAND: pgettext("edges", "as selected in the text"),
        }[self._edges]

    def _gives(self) -> Text:
        """What the consensus gets."""
        if not self._has_result or self._draft.result in _NEITHER:
            return Text()
        draft = self._filled()
        made = outcome(draft.place, draft.result, draft.edges or ConsensusEdges.UNITED, draft.by_hand)
        text = Text(f"{_('gives')}: ")
        for number, coding in enumerate(made):
            colour = self._about.book[coding.code].colour if coding.code in self._about.book else ""
            text.append("\n       " if number else "").append("■ ", style=colour)
            text.append(visible(self._passage(coding)))
        return text

    # ---- what is chosen --------------------------------------------------------------------------

    @property
    def _shared(self) -> list[int]:
        """The codes that both gave (keys)."""
        place = self._draft.place
        theirs = {coding.code for coding in place.second}
        return [code for code in dict.fromkeys(coding.code for coding in place.first) if code in theirs]

    @property
    def _has_edges(self) -> bool:
        return bool(self._shared) and self._draft.place.kind is PlaceKind.BOUNDARY

    def _persons(self) -> tuple[str, ...]:
        """Who talked, by name: those named, else who the mode says."""
        draft = self._draft
        if draft.persons or not self._has_mode:
            return draft.persons
        pair = (draft.first.name, draft.second.name)
        if draft.mode is DecisionMode.JOINT:
            return pair
        return () if self._about.acting in pair else (self._about.acting,)

    def _filled(self) -> DecisionDraft:
        """The draft with all that was chosen."""
        draft, place = self._draft, self._draft.place
        by_hand: tuple[ConsensusCoding, ...] = ()
        edges: ConsensusEdges | None = None
        if draft.result is ConsensusResult.OTHER:
            span = self._about.by_hand or place.span
            by_hand = tuple(ConsensusCoding(code.key, span, self._polarity) for code in self._codes)
        elif draft.result is ConsensusResult.BOTH and self._has_edges:
            edges = self._edges
            if edges is ConsensusEdges.BY_HAND and self._about.by_hand is not None:
                by_hand = tuple(self._at_hand(code, self._about.by_hand) for code in self._shared)
        reason = self.query_one("#reason", Input).value
        return replace(draft, edges=edges, by_hand=by_hand, reason=reason, persons=self._persons())

    def _at_hand(self, code: int, span: Span) -> ConsensusCoding:
        codings = [coding for coding in self._draft.place.codings if coding.code == code]
        polarities = {coding.polarity for coding in codings}
        weights = {coding.weight for coding in codings}
        return ConsensusCoding(
            code,
            span,
            polarities.pop() if len(polarities) == 1 else Polarity.MIXED,
            weights.pop() if len(weights) == 1 else None,
        )

    # ---- keys ------------------------------------------------------------------------------------

    def action_result(self, result: str) -> None:
        """Choose what holds."""
        self._draft, self._has_result = replace(self._draft, result=ConsensusResult(result)), True
        self._show()

    def action_other(self) -> None:
        """Choose other codes; they are given to what is selected in the text, else to the whole place."""

        def taken(codes: tuple[Code, ...] | None) -> None:
            if codes:
                self._codes = codes
                self.action_result(ConsensusResult.OTHER.value)

        codes = [*self._about.book]
        if codes:
            self.app.push_screen(ChooseCodes(_("Which code holds here?"), codes, {}), taken)

    def action_polarity(self) -> None:
        """Say of the other code that it is present, absent or mixed."""
        self._polarity = _POLARITIES[(_POLARITIES.index(self._polarity) + 1) % len(_POLARITIES)]
        self._show()

    def action_edges(self) -> None:
        """United, what both have, or what is selected in the text."""
        if not self._has_edges:
            self._tell(_("Edges are chosen where both gave the same code to other passages."))
            return
        there = [edges for edges in ConsensusEdges if edges is not ConsensusEdges.BY_HAND or self._about.by_hand]
        at = there.index(self._edges) + 1 if self._edges in there else 0
        self._edges = there[at % len(there)]
        self.action_result(ConsensusResult.BOTH.value)
        if not self._about.by_hand:
            self._tell(_("By hand: select the passage in the text first, then decide."))

    def action_mode(self) -> None:
        """The coders together, or a third person."""
        joint = self._has_mode and self._draft.mode is DecisionMode.JOINT
        other, self._has_mode = DecisionMode.THIRD if joint else DecisionMode.JOINT, True
        self._draft = replace(self._draft, mode=other, persons=())
        self._show()

    def action_persons(self) -> None:
        """Choose who talked."""

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is not None:
                names = tuple(person.name for person in self._about.persons if person.name in keys)
                self._draft = replace(self._draft, persons=names)
                self._show()

        items = [Item(person.name, visible(person.name)) for person in self._about.persons]
        self.app.push_screen(ChooseMany(_("Who talked?"), items, set(self._persons())), taken)

    def action_certainty(self) -> None:
        """How sure those are who decided."""
        known = [*Certainty]
        certainty = known[(known.index(self._draft.certainty) + 1) % len(known)]
        self._draft = replace(self._draft, certainty=certainty)
        self._show()

    def action_error(self) -> None:
        """Why the coders differed."""
        known = [*CodingError]
        self._draft = replace(self._draft, error=known[(known.index(self._draft.error) + 1) % len(known)])
        self._show()

    def action_anchor(self) -> None:
        """Make an anchor example of what is decided, or not."""
        self._draft = replace(self._draft, anchor=not self._draft.anchor)
        self._show()

    def action_reason(self) -> None:
        """Write the reason."""
        self.query_one("#reason", Input).focus()

    def action_leave(self) -> None:
        """From the reason back to the keys, from these to the list."""
        if self.focused is not None:
            self.set_focus(None)
        else:
            self.action_cancel()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Decide as chosen, where a result is."""
        if not self._has_result:
            self._tell(_("What holds? a, b, +, o, n or ? says it."))
            return
        try:
            self._gives()
        except QualcodeError as error:
            self._tell(error_words(error))
            return
        if not self._has_mode:
            self._tell(_("Who decided? m says whether the coders together or a third person."))
            return
        if not self._persons():
            self._tell(_("Who decided? p names the persons."))
            return
        self.dismiss(self._filled())
