"""The list of all codings and memos at the cursor: what is highlighted there is current, and keys act on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext
from qualcode.model.codings import Coding
from qualcode.model.memos import Memo
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.coding.desk import Annotation, CodingDesk
from qualcode.tui.coding.passage_pane import words_of_coding
from qualcode.tui.keys.key_table import ACTIONS, key_of
from qualcode.tui.keys.verbs import VERBS
from qualcode.tui.layout.beside import BesideScreen
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.passage_card import memo_sign, memo_words

_DONE_HERE = ("remove", "recode", "polarity", "weight", "memo", "good", "undo", "redo")
_IN_FIRST_LINE = 5  # verbs
_ACTIONS = {
    action.id: action
    for action in ACTIONS
    if action.scope in {"coding", "study"} and any(action.id in VERBS[verb].actions for verb in _DONE_HERE)
}


class CodingsHere(BesideScreen[None]):
    """A list to act in: the verbs have the keys that they have in the text, a digit or a click chooses."""

    BOX = "#here"
    AROUND = 4
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,l,q", "dismiss(None)", show=False),
        *(
            Binding(key, f"act({action.id!r})", show=False, id=action.id)
            for action in _ACTIONS.values()
            for key in action.keys
        ),
    ]

    def __init__(self, desk: CodingDesk, do: Callable[[str, str], Awaitable[None]]) -> None:
        """`do` has a part of the screen do what a key asks for."""
        super().__init__()
        self._desk = desk
        self._do = do
        self._annotations: list[Annotation] = []

    def compose(self) -> ComposeResult:
        """One entry for each, and what can be done with it."""
        go = DialogKey("go", "enter", "⏎", VERBS["go"].label)
        close = DialogKey("dismiss(None)", "escape", "esc", pgettext("key line", "Close"))
        verbs = [
            DialogKey(f"act({action.id!r})", "", key_of(action.id), VERBS[verb].label)
            for verb in _DONE_HERE[:-1]
            for action in _ACTIONS.values()
            if action.id in VERBS[verb].actions
        ]
        with Vertical(id="here"):
            yield OptionList(id="annotations")
            yield KeyLine([go, *verbs[:_IN_FIRST_LINE]], id="here-keys")
            yield KeyLine([*verbs[_IN_FIRST_LINE:], close])

    def on_mount(self) -> None:
        """Show what is here now, and whenever that changes."""
        self._desk.when_shown = self._show
        self._show()

    def on_unmount(self) -> None:
        """Nobody lists it any more."""
        self._desk.when_shown = None

    @property
    def _list(self) -> OptionList:
        return self.query_one("#annotations", OptionList)

    def _show(self) -> None:
        """Show entries as they are now, the current one marked and highlighted."""
        desk, listed, before = self._desk, self._list, [annotation.uuid for annotation in self._annotations]
        current = desk.current
        self._annotations = desk.annotations_here(settled=True)
        entries = [
            self._entry(number, annotation, annotation == current)
            for number, annotation in enumerate(self._annotations, start=1)
        ]
        if before != [annotation.uuid for annotation in self._annotations] or not before:
            listed.clear_options()
            empty = Option(Text(_("Nothing is coded here."), style="dim"), disabled=True)
            named = zip(entries, self._annotations, strict=True)
            listed.add_options([Option(entry, id=annotation.uuid) for entry, annotation in named] or [empty])
        else:
            for place, entry in enumerate(entries):
                if listed.get_option_at_index(place).prompt != entry:
                    listed.replace_option_prompt_at_index(place, entry)
        if current in self._annotations:
            listed.highlighted = self._annotations.index(current)
        self.query_one("#here").border_title = self._title()

    def _title(self) -> str:
        memos = sum(isinstance(annotation, Memo) for annotation in self._annotations)
        codings = counted(len(self._annotations) - memos, "coding")
        if memos:
            return _("Here: {codings} and {memos}", codings=codings, memos=counted(memos, "memo"))
        return _("Here: {codings}", codings=codings)

    def _entry(self, number: int, annotation: Annotation, current: bool) -> Text:  # noqa: FBT001 - how it is drawn
        """One annotation whole: its number, where it stands, what it is, whose and when, and its texts."""
        desk = self._desk
        span = annotation.target.span if isinstance(annotation, Memo) else annotation.span
        paragraph = desk.opened.structure.paragraph_number(span.start) if desk.opened and span else 0
        entry = Text("▸" if current else " ", style="bold").append(f"{number if number < 10 else ' '} ", "dim")
        if isinstance(annotation, Memo):
            words, texts = (
                memo_words(annotation, desk.bench.author_of(annotation)),
                (annotation.title, annotation.text),
            )
            entry.append(f"{memo_sign(annotation)} ")
        else:
            said = words_of_coding(desk.bench, annotation)
            words, texts = said.words.partition(" ✎")[0], (annotation.paraphrase, annotation.memo)
            entry.append("■ " if said.own else "□ ", said.colour)
        entry.append(f"¶{paragraph} ", "dim").append(visible(words), "bold")
        if isinstance(annotation, Coding) and annotation.good:
            entry.append(f" ★ {_('good quotation')}")
        for text in texts:
            if text:
                entry.append(f"\n   {visible(text, keep=chr(10))}")
        return entry

    # ---- acting ----------------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        annotation = next(
            (annotation for annotation in self._annotations if annotation.uuid == event.option_id), None
        )
        if annotation is not None and annotation != self._desk.current:
            self._desk.choose(annotation)

    @on(OptionList.OptionSelected)
    def action_go(self) -> None:
        """Select the passage of what is highlighted, and close."""
        current = self._desk.current
        span = current.target.span if isinstance(current, Memo) else current.span if current else None
        self.dismiss(None)
        if current is not None and span is not None:
            self._desk.text.select(span.start, span.end)
            self._desk.choose(current)

    def on_key(self, event: events.Key) -> None:
        """A digit makes the entry of that number current."""
        if event.key.isdecimal() and 0 < int(event.key) <= len(self._annotations):
            event.stop()
            self._list.highlighted = int(event.key) - 1

    def on_key_line_clicked(self, event: KeyLine.Clicked) -> None:
        """A click on a hint does what its key does."""
        event.stop()
        self.call_next(self.run_action, event.call)

    async def action_act(self, identity: str) -> None:
        """Do with what is highlighted what the key does in the text."""
        action = _ACTIONS[identity]
        await self._do(action.part, action.act)
