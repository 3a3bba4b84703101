"""The passage pane: the passage card over what is selected in the text, with all codings and memos there."""

from __future__ import annotations

from textual import events

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.model.documents import count_words
from qualcode.model.memos import Memo, MemoKind
from qualcode.plural import counted
from qualcode.reporting.words.citations import place_words
from qualcode.reporting.words.value_words import memo_kind_word
from qualcode.tui.coding.desk import Annotation, CodingDesk
from qualcode.tui.coding.segments.steps import SegmentSteps
from qualcode.tui.coding.topics.giving import TopicsHere
from qualcode.tui.shared.passage_card import (
    CodingWords,
    PassageCard,
    coding_words,
    memo_sign,
    memo_words,
    short_words,
)
from qualcode.workspace.workbench.workbench import Workbench


class PassagePane(PassageCard):
    """Shows what the selection touches; what keys act on stands first and is marked."""

    def __init__(self, desk: CodingDesk, segments: SegmentSteps, *, id: str) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._desk, self._segments = desk, segments
        self._topics = TopicsHere(desk)
        self._annotations: list[Annotation] = []  # as they are shown, the current one first

    def show_here(self) -> None:
        """Show the selected passage, where it stands, how long it is, and what is coded and noted there."""
        desk, bench = self._desk, self._desk.bench
        opened, span = desk.opened, desk.span
        if opened is None:
            self.show("", "", [])
            return
        passage, place = "", ""
        if span is not None:
            passage = " ".join(span.cut(opened.text).split())
            where = place_words(opened.places.of(span))
            pieces = opened.structure.answered([span], opened.roles)
            words = sum(count_words(piece.cut(opened.text)) for piece in pieces)
            place = f"{where} · {counted(words, 'word')}"
            if not pieces:
                place = _("{place} · question, no answer", place=where)
            if fixed := self._segments.words_here:
                place = f"{fixed} · {place}"
            if topic := self._topics.words_at(span.start):
                place = f"{place} · {topic}"
        current = desk.current
        self._annotations = sorted(desk.annotations_here(), key=lambda annotation: annotation != current)
        desk.text.set_current(current.key if isinstance(current, Coding) else None)
        self.show(
            passage,
            place,
            [words_of(bench, annotation)._replace(current=annotation == current) for annotation in self._annotations],
        )
        if desk.when_shown is not None:
            desk.when_shown()

    def on_click(self, event: events.Click) -> None:
        """Make what is clicked the current annotation; where it says that there is more, list all."""
        place, room = event.y - self.gutter.top - 1, self.size.height - 1
        if place == room - 1 and len(self._annotations) > room:
            self.call_next(self._desk.front.action_do, "memos", "codings_here")
        elif 0 <= place < min(room, len(self._annotations)):
            self._desk.choose(self._annotations[place])


def words_of(bench: Workbench, annotation: Annotation) -> CodingWords:
    """A coding or memo as the card shows it."""
    return _words_of_memo(bench, annotation) if isinstance(annotation, Memo) else words_of_coding(bench, annotation)


def words_of_coding(bench: Workbench, coding: Coding) -> CodingWords:
    """A coding as the card shows it."""
    code, coder = bench.book[coding.code], bench.coder_of(coding)
    own = bench.is_own(coding)
    return CodingWords(
        code.colour,
        own,
        coding_words(coding, code.name, coder),
        short_words(coding, code.name, "" if own else coder),
    )


def _words_of_memo(bench: Workbench, memo: Memo) -> CodingWords:
    text = " ".join(f"{memo.title} {memo.text}".split())
    said = f"{text} – {memo_words(memo, bench.author_of(memo))}"
    short = memo_kind_word(memo.kind) if memo.kind is MemoKind.PARAPHRASE else "memo"
    return CodingWords("", bench.wrote(memo), said, short, memo_sign(memo))
