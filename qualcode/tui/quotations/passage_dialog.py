"""Passages to choose from: for a split, an anchor example, codings under older rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from qualcode.catalogue import _, pgettext
from qualcode.model.codings import Coding
from qualcode.safe_text import visible
from qualcode.tui.quotations.passage_lines import PassageContext, passage_lines, removed_words
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

Answer = tuple[str, tuple[Coding, ...]]


class PassageDialog(Dialog[Answer | None]):
    """Gives the call of the answer with the marked passages, or the highlighted one where none is marked."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    PassageDialog > .box { width: 130; height: 94%; }
    PassageDialog PassageList { height: 1fr; background: $surface; }
    PassageDialog PassageContext { height: 35%; border-top: solid $foreground 30%; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("space", "mark", show=False),
        Binding("a", "mark_all", show=False),
    ]

    def __init__(
        self,
        bench: Workbench,
        shelf: SeenPassages,
        title: str,
        codings: Sequence[Coding],
        answers: Sequence[DialogKey],
        *,
        marking: bool = False,
    ) -> None:
        super().__init__()
        self._bench, self._shelf, self._title = bench, shelf, title
        self._codings, self._answers, self._marking = codings, answers, marking

    def compose(self) -> ComposeResult:
        """List, context, hints."""
        marks = (
            (
                DialogKey("mark", "space", "␣", pgettext("key line", "Mark")),
                DialogKey("mark_all", "a", "a", pgettext("key line", "All")),
            )
            if self._marking
            else ()
        )
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield PassageList(marking=self._marking)
            yield PassageContext()
            answers = (answer._replace(call=f"answer('{answer.call}')") for answer in self._answers)
            yield KeyLine((*answers, *marks, DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel"))))

    def on_mount(self) -> None:
        """Show the passages."""
        passages = self.query_one(PassageList)
        passages.show(len(self._codings), self._draw)
        passages.focus()

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        coding = self._codings[index]
        if not self._is_there(coding):
            return [removed_words()]
        return passage_lines(self._bench, self._shelf, coding, width, lines)

    def _is_there(self, coding: Coding) -> bool:
        """Whether document and code are still in the project; another process may have removed them."""
        return coding.document in self._shelf.documents and coding.code in self._bench.book

    @on(PassageList.CursorMoved)
    def _highlighted(self, event: PassageList.CursorMoved) -> None:
        coding = self._codings[event.index] if event.index is not None else None
        there = coding if coding is not None and self._is_there(coding) else None
        self.query_one(PassageContext).show_coding(self._shelf, there)

    @on(PassageList.MarksChanged)
    def _marked(self) -> None:
        number = len(self.query_one(PassageList).marks)
        self.query_one(".box").border_subtitle = (
            _("{number} of {all} marked", number=number, all=len(self._codings)) if number else ""
        )

    def on_key(self, event: events.Key) -> None:
        """A key of an answer gives it."""
        for answer in self._answers:
            if event.key in answer.names.split():
                event.stop()
                self.action_answer(answer.call)

    @on(PassageList.PassageWanted)
    def _chosen(self) -> None:
        self.action_answer(self._answers[0].call)

    def action_mark(self) -> None:
        """Mark the highlighted passage, or take the mark away."""
        if self._marking:
            self.query_one(PassageList).toggle_mark()

    def action_mark_all(self) -> None:
        """Mark all passages, or none where all are marked."""
        passages = self.query_one(PassageList)
        if self._marking:
            passages.mark(range(len(self._codings)) if len(passages.marks) < len(self._codings) else ())

    def action_answer(self, call: str) -> None:
        """Give the answer."""
        passages = self.query_one(PassageList)
        at = [passages.cursor] if passages.cursor is not None else []
        chosen = tuple(self._codings[index] for index in passages.marks or at)
        if chosen:
            self.dismiss((call, chosen))
