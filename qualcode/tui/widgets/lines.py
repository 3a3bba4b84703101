"""The single lines of the coding screen: head, passage, keys."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widgets import Static

from qualcode.model.codings import Coding, Polarity
from qualcode.tui.actions import hints
from qualcode.visible import visible


class HeadLine(Static):
    """Study, coder and progress; or document and place where the screen is narrow."""

    def show(self, left: str, right: str) -> None:
        """Show both ends of the line; the left one gives way."""
        self._left, self._right = visible(left), visible(right)
        self.refresh()

    _left = ""
    _right = ""

    def render(self) -> Text:
        """One line as wide as the widget."""
        room = self.size.width - cell_len(self._right) - 1
        return Text.assemble(
            (set_cell_size(self._left, max(0, room)), "bold"), " ", (self._right, "dim"), no_wrap=True
        )


class PassageCard(Static):
    """The selected passage and all codings at the cursor."""

    def show(self, passage: str, place: str, codings: list[tuple[str, str]]) -> None:
        """Show a passage in one line, where it stands, and codings as (colour, words)."""
        self._passage, self._place, self._codings = visible(passage), place, codings
        self.refresh()

    _passage = ""
    _place = ""
    _codings: list[tuple[str, str]] = []  # noqa: RUF012 - replaced, never changed

    def render(self) -> Text:
        """The passage and its place; the codings behind it, or in lines of their own where there are more lines."""
        height = max(1, self.size.height)
        codings = [self._coding(colour, words) for colour, words in self._codings]
        if height > 1:
            room = height - 1
            shown = codings if len(codings) <= room else codings[: room - 1]
            lines = [self._first_line(Text()), *shown]
            if len(shown) < len(codings):
                lines.append(Text(f" … {len(codings) - len(shown)} more: l lists them", style="dim"))
            return Text("\n", no_wrap=True, overflow="ellipsis").join(lines)
        return self._first_line(Text("").join(codings))

    def _coding(self, colour: str, words: str) -> Text:
        return Text.assemble((" ■ ", colour), visible(words), no_wrap=True, overflow="ellipsis")

    def _first_line(self, after: Text) -> Text:
        width = self.size.width
        room = max(10, width - min(cell_len(after.plain), width // 2) - cell_len(self._place) - 6)
        passage = f"„{self._passage}“" if self._passage else "nothing selected"
        if cell_len(passage) > room:
            passage = set_cell_size(passage, room - 2) + "…“"
        line = Text.assemble(passage, ("  " + self._place, "dim"), no_wrap=True, overflow="ellipsis")
        line.append(" ")
        line.append_text(after)
        return line


class KeyLine(Static):
    """What the keys do; for a moment, what just happened."""

    _flash = ""
    _saved = ""

    def flash(self, text: str, seconds: float = 4.0) -> None:
        """Say for a moment what happened."""
        self._flash = visible(text)
        self.refresh()
        self.set_timer(seconds, lambda: self._fade(visible(text)))

    def _fade(self, text: str) -> None:
        if self._flash == text:
            self._flash = ""
            self.refresh()

    def saved(self, time: str) -> None:
        """Say when the last change reached the disk."""
        self._saved = time
        self.refresh()

    def render(self) -> Text:
        """The flash, else the keys, as many as there is room for; the time of saving at the right."""
        right = f"saved {self._saved}" if self._saved else ""
        room = self.size.width - cell_len(right) - 1
        line = Text(no_wrap=True)
        if self._flash:
            line.append(self._flash, style="bold")
        else:
            used = 0
            for key, label in [
                ("↑↓", "sentence"),
                ("⇧", "extend"),
                *((action.shown, action.label) for action in hints("coding", "study")),
                ("⇥", "next coding"),
                ("]", "next document"),
            ]:
                piece = f"{key} {label}  "
                if used + cell_len(piece) > room:
                    break
                line.append(key, style="bold")
                line.append(piece.removeprefix(key))
                used += cell_len(piece)
        line.truncate(max(0, room))
        line.append(" " * max(1, room - cell_len(line.plain) + 1))
        line.append(right, style="dim")
        return line


def coding_words(coding: Coding, code: str, coder: str) -> str:
    """A coding in words: code, who, when, polarity, weight, memo."""
    parts = [coder, coding.created[11:16]]
    if coding.polarity is not Polarity.PRESENT:
        parts.append(coding.polarity.value)
    if coding.weight is not None:
        parts.append(f"weight {coding.weight}")
    memo = f" ✎ {' '.join(coding.memo.split())}" if coding.memo else ""
    return f"{code} ({', '.join(parts)}){memo}"
