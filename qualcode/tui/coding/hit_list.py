"""The list of hits below the text: the text follows its cursor, and what is selected there can be coded at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import BindingType
from textual.message import Message

from qualcode.catalogue import _, pgettext
from qualcode.project.material.search import SearchHit
from qualcode.retrieval.hits import HitUnit
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import bindings, key_of
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.workspace.material.text_search import SearchResult

_UNITS = {
    HitUnit.SENTENCE: pgettext("hits", "sentence"),
    HitUnit.TURN: pgettext("hits", "turn"),
    HitUnit.PARAGRAPH: pgettext("hits", "paragraph"),
    HitUnit.HIT: pgettext("hits", "words only"),
}
_WHERE = 26  # cells for the document of a hit


class HitList(PassageList):
    """Hits, one a line. `unit` is what is selected around one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("hits")]

    class Wished(Message):
        """Something shall be done with the hits: “text” (go there), “all” (code all), “show” (the one here)."""

        def __init__(self, wish: str) -> None:
            super().__init__()
            self.wish = wish

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(lines=1, id=id)
        self.unit = HitUnit.SENTENCE
        self._found: SearchResult | None = None

    def show_found(self, found: SearchResult, number: Callable[[SearchHit], int], cursor: int) -> None:
        """Show the hits; `number` gives the number of a hit's paragraph."""
        self._found = found

        def draw(index: int, width: int, _lines: int) -> Sequence[Text]:
            hit = found.hits[index]
            return [hit_line(hit, number(hit), width, named=found.wanted.document is None)]

        self.border_title = visible(found.in_words())
        self._say_unit()
        self.styles.height = len(found.hits) + 2  # and its border
        self.show(len(found.hits), draw, cursor=cursor)

    def _say_unit(self) -> None:
        wanted = {
            "coding.pick_code": pgettext("hits", "code"),
            "hits.wish_all": pgettext("hits", "code all"),
            "hits.wish_text": pgettext("hits", "to the text"),
            "coding.back_to_text": pgettext("hits", "closes"),
        }
        keys = " · ".join(f"{key_of(identity)} {does}" for identity, does in wanted.items())
        unit = _("selects: {unit} ({key})", unit=_UNITS[self.unit], key=key_of("hits.turn_unit"))
        self.border_subtitle = f"{unit} · {keys}"

    def action_wish(self, wish: str) -> None:
        """Tell the screen what shall be done."""
        self.post_message(self.Wished(wish))

    def action_turn_unit(self) -> None:
        """Select the sentence, the turn, the paragraph or only the words of a hit in turn."""
        units = list(_UNITS)
        self.unit = units[(units.index(self.unit) + 1) % len(units)]
        self._say_unit()
        self.post_message(self.Wished("show"))

    def on_passage_list_cursor_moved(self, event: PassageList.CursorMoved) -> None:
        """Have the text follow the cursor."""
        event.stop()
        if event.index is not None:
            self.post_message(self.Wished("show"))

    def on_passage_list_passage_wanted(self, event: PassageList.PassageWanted) -> None:
        """A double click leads to the text."""
        event.stop()
        self.post_message(self.Wished("text"))


def hit_line(hit: SearchHit, number: int, width: int, *, named: bool) -> Text:
    """One hit in a line of `width` cells: where it stands, and what stands around it."""
    line = Text()
    if named:
        name, label = hit.document.name, hit.document.label
        where = Text(visible(name if name.startswith(label) else f"{label} · {name}"))
        where.truncate(_WHERE, overflow="ellipsis", pad=True)
        line.append_text(where).append("  ")
    line.append(f"¶{number:<4} ", style="dim")
    found = visible(" ".join(hit.text.split()))
    room = max(0, width - line.cell_len - cell_len(found))
    before = visible(" ".join(hit.before.split()) + (" " if hit.before[-1:].isspace() else ""))
    while before and cell_len(before) > room // 2:
        before = before[1:]
    line.append(f"{before}")
    line.append(found, style="bold underline")
    line.append(visible(hit.after))
    return line
