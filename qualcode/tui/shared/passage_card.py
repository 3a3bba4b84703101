"""The passage card: the selected passage, where it stands, and the codings and memos that it touches."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widgets import Static

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codings import Coding, Polarity
from qualcode.model.memos import Memo, MemoKind
from qualcode.reporting.words.value_words import memo_kind_word, polarity_word
from qualcode.safe_text import visible
from qualcode.times import clock_time
from qualcode.tui.keys.key_table import key_of


class CodingWords(NamedTuple):
    """A coding, or a memo, as the card shows it: in a line of its own, or behind the passage in short."""

    colour: str
    own: bool
    words: str
    short: str
    sign: str = ""  # of a memo on the passage, of no code
    current: bool = False  # what keys act on


class PassageCard(Static):
    """The selected passage and all codings at the cursor."""

    def show(self, passage: str, place: str, codings: list[CodingWords]) -> None:
        """Show a passage in one line, where it stands, and codings."""
        shown = visible(passage), place, codings
        if shown != (self._passage, self._place, self._codings):
            self._passage, self._place, self._codings = shown
            self.refresh()

    _passage = ""
    _place = ""
    _codings: list[CodingWords] = []  # noqa: RUF012 - replaced, never changed

    def render(self) -> Text:
        """The passage and its place; the codings behind it, or in lines of their own where there are more lines."""
        height = max(1, self.size.height)
        if height > 1:
            codings = [_coding(coding, coding.words) for coding in self._codings]
            room = height - 1
            shown = codings if len(codings) <= room else codings[: room - 1]
            lines = [self._first_line(Text()), *shown]
            if len(shown) < len(codings):
                more, key = program().number(len(codings) - len(shown)), key_of("coding.codings_here")
                words = _("… {count} more: {key} lists them", count=more, key=key)
                lines.append(Text(f" {words}", style="dim"))
            return Text("\n", no_wrap=True, overflow="ellipsis").join(lines)
        return self._first_line(self._in_short())

    def _in_short(self) -> Text:
        """As many codings as half of the line takes, and how many more there are."""
        line, every = Text(), len(self._codings)
        for number, coding in enumerate(self._codings):
            piece = _coding(coding, coding.short)
            if number and line.cell_len + piece.cell_len + 4 > self.size.width * 2 // 3:
                return line.append(f" +{every - number}", style="dim")
            line.append_text(piece)
        return line

    def _first_line(self, after: Text) -> Text:
        width = self.size.width
        room = max(10, width - min(after.cell_len, width * 2 // 3) - cell_len(self._place) - 6)
        passage = program().quoted(self._passage) if self._passage else pgettext("passage", "nothing selected")
        if cell_len(passage) > room:
            passage = set_cell_size(passage, room - 2) + "…" + passage[-1]
        line = Text.assemble(passage, ("  " + self._place, "dim"), no_wrap=True, overflow="ellipsis")
        line.append(" ")
        line.append_text(after)
        return line


def _coding(coding: CodingWords, words: str) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis")
    sign = coding.sign or ("■" if coding.own else "□")
    line.append("▸" if coding.current else " ", "bold")
    return line.append(f"{sign} ", coding.colour).append(visible(words), "bold" if coding.current else "")


def short_words(coding: Coding, code: str, coder: str) -> str:
    """A coding in few words: code, polarity, weight, a pen for a memo; whose it is, unless `coder` is empty."""
    parts = [
        part
        for part in (
            coder,
            "" if coding.polarity is Polarity.PRESENT else polarity_word(coding.polarity),
            "" if coding.weight is None else program().number(coding.weight),
        )
        if part
    ]
    in_brackets = f" ({', '.join(parts)})" if parts else ""
    return f"{code}{in_brackets}{' ✎' if coding.memo else ''}"


def coding_words(coding: Coding, code: str, coder: str) -> str:
    """A coding in words: code, who, when, polarity, weight, memo."""
    parts = [coder, clock_time(coding.created)]
    if coding.polarity is not Polarity.PRESENT:
        parts.append(polarity_word(coding.polarity))
    if coding.round > 1:
        parts.append(_("round {number}", number=coding.round))
    if coding.weight is not None:
        parts.append(_("weight {number}", number=coding.weight))
    memo = f" ✎ {' '.join(coding.memo.split())}" if coding.memo else ""
    return f"{code} ({', '.join(parts)}){memo}"


def memo_sign(memo: Memo) -> str:
    """The sign of a memo that is not settled: a pen, of a paraphrase that it says about the same."""
    return "≈" if memo.kind is MemoKind.PARAPHRASE else "✎"


def memo_words(memo: Memo, author: str) -> str:
    """What a memo is, in words: kind, who, when, and whether it is settled."""
    closed = [pgettext("memo", "settled")] if memo.closed else []
    return f"{memo_kind_word(memo.kind)} ({', '.join([author, clock_time(memo.changed), *closed])})"
