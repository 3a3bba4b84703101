"""What “code all” would do: the passages that would get the code, to look through and to take out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from qualcode.catalogue import _, pgettext, program
from qualcode.plural import counted
from qualcode.retrieval.hits import HitPassage
from qualcode.safe_text import visible
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.material.text_search import PassageToCode


class HitsPreview(Dialog[tuple[HitPassage, ...] | None]):
    """Gives the marked passages, or None."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    HitsPreview > .box { width: 130; height: 90%; }
    HitsPreview PassageList { height: 1fr; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("space", "mark", show=False),
        Binding("a", "mark_all", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, codes: str, candidates: Sequence[PassageToCode]) -> None:
        super().__init__()
        self._codes = codes
        self._candidates = candidates

    def compose(self) -> ComposeResult:
        """List and hints."""
        with Vertical(classes="box"):
            yield PassageList(lines=2, marking=True)
            yield KeyLine(
                (
                    DialogKey("take", "enter", "⏎", pgettext("key line", "Code the marked")),
                    DialogKey("mark", "space", "␣", pgettext("key line", "Mark")),
                    DialogKey("mark_all", "a", "a", pgettext("key line", "All or none")),
                    DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel")),
                )
            )

    @property
    def _passages(self) -> PassageList:
        return self.query_one(PassageList)

    def on_mount(self) -> None:
        """Mark what is new."""
        self._passages.show(len(self._candidates), self._draw)
        self._passages.mark(index for index, candidate in enumerate(self._candidates) if not candidate.note)
        self._passages.focus()

    def _draw(self, index: int, _width: int, _lines: int) -> Sequence[Text]:
        candidate = self._candidates[index]
        passage = candidate.passage
        where = Text(
            visible(f"{passage.document.label} · {passage.document.name}  ¶{passage.paragraph}"), style="dim"
        )
        if candidate.note:
            where.append(f"  {visible(candidate.note)}", style="bold not dim")
        return [where, Text(visible(" ".join(passage.text.split())))]

    @on(PassageList.MarksChanged)
    def _marked(self) -> None:
        marked, every = len(self._passages.marks), len(self._candidates)
        self.query_one(".box").border_title = visible(
            _(
                "{codes} ← {marked} of {passages}",
                codes=self._codes,
                marked=program().number(marked),
                passages=counted(every, "passage", after=True),
            )
        )

    def action_mark(self) -> None:
        """Mark the passage under the cursor, or take the mark away."""
        self._passages.toggle_mark()

    def action_mark_all(self) -> None:
        """Mark all passages, or none where all are marked."""
        every = range(len(self._candidates))
        self._passages.mark(every if len(self._passages.marks) < len(every) else ())

    def action_take(self) -> None:
        """Give the marked passages; with none stay."""
        chosen = tuple(self._candidates[index].passage for index in self._passages.marks)
        if chosen:
            self.dismiss(chosen)
