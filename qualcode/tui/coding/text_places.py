"""Places in the text that keys lead to: uncoded stretches, memos, questions, turns, paragraphs, times, labels."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.documents import Document
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.shared.key_menu import KeyMenu

_CHOICES = {
    "u": "uncoded",
    "U": "uncoded before",
    "m": "memo",
    "M": "memo before",
    "q": "question",
    "Q": "question before",
    "n": "turn …",
    "p": "paragraph …",
    "t": "time …",
    "l": "label …",
    "g": "beginning",
    "e": "end",
}


class TextPlaces:
    """Leads to a place; the second key, a number or a letter on the screen says which."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk

    def action_go(self) -> None:
        """Go somewhere: the second key says where."""
        self._desk.show_dialog(KeyMenu("go to", _CHOICES), self._go)

    def _go(self, key: str | None) -> None:
        text = self._desk.text
        places = {
            "u": lambda: text.go_to_uncoded(1),
            "U": lambda: text.go_to_uncoded(-1),
            "m": lambda: self._go_to_memo(1),
            "M": lambda: self._go_to_memo(-1),
            "q": lambda: text.go_to_question(1),
            "Q": lambda: text.go_to_question(-1),
            "g": lambda: text.go_to(0),
            "e": lambda: text.go_to(len(text.text)),
        }
        asked = {"n": self._ask_turn, "p": self._ask_paragraph, "t": self._ask_time, "l": self._ask_label}
        if key in places and not places[key]():
            self._desk.flash("There is none in this direction.")
        elif key in asked:
            asked[key]()

    def _go_to_memo(self, step: int) -> bool:
        """Select the next or previous passage with a memo on it; whether there is one."""
        desk = self._desk
        here = desk.span.start if desk.span else desk.offset
        memos = desk.bench.memos_of(desk.opened.document.key) if desk.opened else []
        spans = [memo.target.span for memo in memos[::step] if memo.target.span is not None]
        found = next((span for span in spans if (span.start - here) * step > 0), None)
        if found is not None:
            desk.text.select(found.start, found.end)
        return found is not None

    def _ask_turn(self) -> None:
        if self._desk.opened is not None:
            self._ask_number("turn", [turn.speech for turn in self._desk.opened.structure.turns])

    def _ask_paragraph(self) -> None:
        if self._desk.opened is not None:
            self._ask_number("paragraph", [paragraph.start for paragraph in self._desk.opened.structure.paragraphs])

    def _ask_number(self, what: str, offsets: Sequence[int]) -> None:
        """Ask which of the turns or paragraphs is meant, counted from 1, and go there."""
        if not offsets:
            self._desk.flash(f"This text has no {what}s.")
            return

        def refuse(answer: str) -> str:
            fits = answer.strip().isdecimal() and 1 <= int(answer) <= len(offsets)
            return "" if fits else f"There are {what}s 1 to {len(offsets)}."

        def given(answer: str | None) -> None:
            if answer is not None:
                self._desk.text.go_to(offsets[int(answer) - 1])

        self._desk.ask(what, "", f"1–{len(offsets)}", refuse, given)

    def _ask_time(self) -> None:
        if self._desk.opened is None:
            return
        marks = self._desk.opened.structure.marks
        if not marks:
            self._desk.flash("This text has no time stamps.")
            return

        def refuse(answer: str) -> str:
            return "" if _milliseconds(answer) is not None else "Write it like 12:30 or 1:02:03."

        def given(answer: str | None) -> None:
            wanted = _milliseconds(answer or "")
            if wanted is not None:
                before = [mark for mark in marks if mark.milliseconds <= wanted] or [marks[0]]
                self._desk.text.go_to(before[-1].span.start)

        self._desk.ask("time", "", "hours:minutes:seconds", refuse, given)

    def _ask_label(self) -> None:
        documents = self._desk.bench.documents

        def first(answer: str) -> Document | None:
            text = answer.strip().casefold()
            return next((document for document in documents if text and text in document.label.casefold()), None)

        def given(answer: str | None) -> None:
            document = first(answer or "")
            if document is not None:
                self._desk.front.open_document(document)

        hint = ", ".join(sorted({document.label for document in documents if document.label}))
        hint = hint or "no document has a label"
        refusal = f"The labels are: {hint}"
        self._desk.ask("label", "", hint, lambda answer: "" if first(answer) else refusal, given)

    def action_jump(self) -> None:
        """Put letters at the sentences on the screen and go to the one that is typed."""
        from qualcode.tui.coding.dialogs.jump_labels import JumpLabels

        places = self._desk.text.sentence_places()

        def typed(index: int | None) -> None:
            if index is not None:
                self._desk.text.go_to(places[index][1])

        self._desk.show_dialog(JumpLabels([place for place, _ in places]), typed)


def _milliseconds(text: str) -> int | None:
    parts = text.strip().split(":")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds * 1000
