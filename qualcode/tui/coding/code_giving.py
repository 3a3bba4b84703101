"""Giving codes to the selected passage: picked by letters, by a digit, once more, or made of its own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code, CodeDraft, CodeKind, Origin, RelatedCode, related_words
from qualcode.model.codings import Coding
from qualcode.model.spans import Span
from qualcode.project.coding.codings import AddedCoding
from qualcode.safe_text import visible
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.coding.segments.steps import SegmentSteps
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.workspace.codebook import codes
from qualcode.workspace.codebook.related_codes import related_to_given
from qualcode.workspace.coding import codings

if TYPE_CHECKING:
    from qualcode.tui.coding.dialogs.code_picker import Picked

_LONGEST_NAME = 60  # characters of a passage that become the name of an in-vivo code


class CodeGiving:
    """What keys do that give codes."""

    def __init__(self, desk: CodingDesk, segments: SegmentSteps) -> None:
        self._desk, self._segments = desk, segments

    def give(self, codes: Sequence[Code], span: Span | None = None) -> None:
        """Give codes to a passage of the open document, without one to what is selected."""
        desk = self._desk
        span = span or desk.span
        if desk.opened is None or span is None:
            desk.warn(_("Nothing selected. Select a sentence (↑ ↓), then choose a code."))
            return
        document = desk.opened.document
        desk.last_code = codes[-1]

        desk.write(lambda space: codings.give(space, document, span, codes), partial(self._given, span))

    def _given(self, chosen: Span, given: list[AddedCoding]) -> None:
        desk = self._desk
        new_coder = desk.know_coder()
        edges = self._take_edges(chosen, given[-1].coding)
        names = program().listed(program().quoted(desk.bench.book[added.coding.code].name) for added in given)
        for added in given:
            desk.bench.quick.remember(added.coding.code)
            if added.new:
                desk.take_in(added.coding)
        desk.choose(given[-1].coding)
        desk.front.show_given(desk.bench.book[given[-1].coding.code])
        if any(added.new for added in given):
            desk.saved(_("{codes} assigned", codes=names), (*edges, *new_coder, undoes(), *self._going_with(given)))
        else:
            desk.saved(_("This passage already has {codes}.", codes=names))
        self._go_on()

    def _going_with(self, given: list[AddedCoding]) -> tuple[str, ...]:
        """Words that offer the codes that go with those that were given."""
        codes_given = [self._desk.bench.book[added.coding.code] for added in given if added.new]
        related = self._related(codes_given)
        if not related:
            return ()
        words = visible(related_words(related, program()))
        return (_("goes with it: {codes} ({key})", codes=words, key=key_of("coding.pick_code")),)

    def _related(self, given: Sequence[Code]) -> list[RelatedCode]:
        there = {coding.code for coding in self._desk.codings_here()}
        return related_to_given(self._desk.bench.book, given, there)

    def _take_edges(self, chosen: Span, coding: Coding) -> tuple[str, ...]:
        """Select what was coded where that is a fixed passage and not what was chosen; gives words that say so."""
        if coding.span == chosen:
            return ()
        self._desk.text.select(coding.span.start, coding.span.end)
        return (_("at the edges of the fixed passage"),)

    def _go_on(self) -> None:
        desk = self._desk
        if desk.bench.state.common("advance") is not True or desk.opened is None:
            return
        if not self._segments.go_on():
            desk.text.move_by("sentence", 1)

    def action_advance(self) -> None:
        """After coding go on to the next sentence or fixed passage, or stay with the passage, for further codes."""
        state = self._desk.bench.state
        advance = state.common("advance") is not True
        state.set_common("advance", advance)
        if not advance:
            self._desk.flash(_("After coding: keep the selection"))
        elif self._segments.walk:
            self._desk.flash(_("After coding: go on to the next fixed passage"))
        else:
            self._desk.flash(_("After coding: go on to the next sentence"))

    def action_pick_code(self) -> None:
        """Choose codes by a few letters, or make a new one."""
        from qualcode.tui.coding.dialogs.code_picker import CodePicker

        desk = self._desk

        def picked(result: Picked | None) -> None:
            if result is None:
                return
            if result.codes:
                self.give(result.codes)
            elif result.in_vivo:
                self.action_in_vivo()
            else:
                self._make_and_give(CodeDraft(result.new, origin=Origin.INDUCTIVE), below=result.below)

        span = desk.span
        words = _name_of(span.cut(desk.opened.text)) if desk.opened is not None and span is not None else ""
        here = desk.codings_here()
        related = self._related([desk.bench.book[coding.code] for coding in here])
        first = [other.key for other in related if other.key is not None]
        near = list(dict.fromkeys((*first, *desk.bench.near(here))))
        desk.show_dialog(CodePicker(desk.bench, near=near, words=words), picked)

    def action_in_vivo(self) -> None:
        """Make a code out of the selected words and give it to them."""
        desk = self._desk
        span = desk.span
        if desk.opened is None or span is None:
            desk.warn(_("Nothing selected. Select the words that shall become a code."))
            return
        words = _name_of(span.cut(desk.opened.text))

        def named(name: str | None) -> None:
            if name is not None:
                draft = CodeDraft(name.strip(), kind=CodeKind.IN_VIVO, origin=Origin.INDUCTIVE)
                self._make_and_give(draft, span)

        desk.ask(_("In-vivo code"), words, _("⏎ creates the code and assigns it"), self._refuse, named)

    def _refuse(self, name: str) -> str:
        if not name.strip():
            return _("A code needs a name.")
        return codes.name_refusal(self._desk.bench.project, name.strip(), None)

    def _make_and_give(self, draft: CodeDraft, span: Span | None = None, below: Code | None = None) -> None:
        desk = self._desk
        span = span or desk.span
        if desk.opened is None or span is None:
            desk.warn(_("Nothing selected. Select a sentence (↑ ↓), then choose a code."))
            return
        document = desk.opened.document

        def made(given: AddedCoding) -> None:
            desk.front.refresh_project()
            desk.last_code = desk.bench.book[given.coding.code]
            desk.front.show_given(desk.last_code)
            desk.bench.quick.remember(given.coding.code)
            edges = self._take_edges(span, given.coding)
            desk.choose(given.coding)
            desk.saved(_("New code “{code}” assigned", code=desk.last_code.name), (*edges, undoes()))
            self._go_on()

        desk.write(lambda space: codings.give_new_code(space, document, span, draft, below), made)

    def action_quick_code(self, digit: str) -> None:
        """Give the code of a digit."""
        try:
            self.give([self._desk.bench.quick.code(self._desk.bench.book, digit, key_of("coding.pin"))])
        except QualcodeError as error:
            self._desk.failed(error)

    def action_repeat_code(self) -> None:
        """Give the last code again."""
        last, book = self._desk.last_code, self._desk.bench.book
        if last is None or last.key not in book:
            self._desk.warn(_("No code has been assigned yet: {key} chooses one.", key=key_of("coding.pick_code")))
        else:
            self.give([book[last.key]])

    def action_repeat_recent(self) -> None:
        """Give one of the codes that were given last."""
        bench = self._desk.bench
        recent = [bench.book[key] for key in bench.quick.recent if key in bench.book][:9]
        if not recent:
            self._desk.warn(_("No code has been assigned yet: {key} chooses one.", key=key_of("coding.pick_code")))
            return

        def pressed(digit: str | None) -> None:
            if digit is not None:
                self.give([recent[int(digit) - 1]])

        choices = {str(number): code.name for number, code in enumerate(recent, start=1)}
        self._desk.show_dialog(KeyMenu(_("Recent codes"), choices), pressed)


def _name_of(passage: str) -> str:
    """The words of a passage as the name of an in-vivo code."""
    return " ".join(passage.split())[:_LONGEST_NAME].strip()
