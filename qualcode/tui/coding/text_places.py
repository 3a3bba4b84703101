"""Places in the text that keys lead to: uncoded stretches, memos, questions, turns, paragraphs, times, labels."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.catalogue import _, pgettext
from qualcode.model.documents import Document
from qualcode.retrieval.name_search import NameSearch
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.shared.key_menu import KeyMenu

_CHOICES = {
    "u": _("uncoded"),
    "U": _("uncoded before"),
    "m": pgettext("go to", "memo"),
    "M": _("memo before"),
    "q": pgettext("go to", "question"),
    "Q": _("question before"),
    "n": _("turn …"),
    "p": _("paragraph …"),
    "t": _("time …"),
    "l": _("source …"),
    "g": pgettext("go to", "beginning"),
    "e": pgettext("go to", "end"),
}


class TextPlaces:
    """Leads to a place; the second key, a number or a letter on the screen says which."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk

    def action_go(self) -> None:
        """Go somewhere: the second key says where."""
        self._desk.show_dialog(KeyMenu(_("Go to"), _CHOICES), self._go)

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
            self._desk.flash(_("No further one in this direction."))
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
            offsets = [turn.speech for turn in self._desk.opened.structure.turns]
            if not offsets:
                self._desk.flash(_("This text has no turns."))
                return
            self._ask_number(_("Turn"), _("There are turns 1 to {last}.", last=len(offsets)), offsets)

    def _ask_paragraph(self) -> None:
        if self._desk.opened is not None:
            offsets = [paragraph.start for paragraph in self._desk.opened.structure.paragraphs]
            if not offsets:
                self._desk.flash(_("This text has no paragraphs."))
                return
            self._ask_number(_("Paragraph"), _("There are paragraphs 1 to {last}.", last=len(offsets)), offsets)

    def _ask_number(self, what: str, refusal: str, offsets: Sequence[int]) -> None:
        """Ask which of the turns or paragraphs is meant, counted from 1, and go there."""

        def refuse(answer: str) -> str:
            fits = answer.strip().isdecimal() and 1 <= int(answer) <= len(offsets)
            return "" if fits else refusal

        def given(answer: str | None) -> None:
            if answer is not None:
                self._desk.text.go_to(offsets[int(answer) - 1])

        self._desk.ask(what, "", f"1–{len(offsets)}", refuse, given)

    def _ask_time(self) -> None:
        if self._desk.opened is None:
            return
        marks = self._desk.opened.structure.marks
        if not marks:
            self._desk.flash(_("This text has no time stamps."))
            return

        def refuse(answer: str) -> str:
            return "" if _milliseconds(answer) is not None else _("Write it like 12:30 or 1:02:03.")

        def given(answer: str | None) -> None:
            wanted = _milliseconds(answer or "")
            if wanted is not None:
                before = [mark for mark in marks if mark.milliseconds <= wanted] or [marks[0]]
                self._desk.text.go_to(before[-1].span.start)

        self._desk.ask(_("Time"), "", _("hours:minutes:seconds"), refuse, given)

    def _ask_label(self) -> None:
        documents = self._desk.bench.documents
        by_label = NameSearch(documents, lambda document: (document.label, ""))

        def first(answer: str) -> Document | None:
            return next((hit.named for hit in by_label.find(answer)), None)

        def given(answer: str | None) -> None:
            document = first(answer or "")
            if document is not None:
                self._desk.front.open_document(document)

        hint = ", ".join(sorted({document.label for document in documents if document.label}))
        hint = hint or _("No document has a source label.")
        refusal = _("Source labels: {labels}", labels=hint)
        self._desk.ask(_("Source label"), "", hint, lambda answer: "" if first(answer) else refusal, given)

    def action_jump(self) -> None:
        """Put letters at the sentences on the screen and go to the one that is typed."""
        from qualcode.tui.coding.dialogs.jump_labels import JumpLabels

        places = self._desk.text.sentence_places()

        def typed(index: int | None) -> None:
            if index is not None:
                self._desk.text.go_to(places[index][1])

        self._desk.show_dialog(JumpLabels([place for place, _offset in places]), typed)


def _milliseconds(text: str) -> int | None:
    parts = text.strip().split(":")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds * 1000
