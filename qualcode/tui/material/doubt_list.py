"""What the reader was not sure of: a list by kind; each is looked at in the text, settled, or taken up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import ClassVar, Literal, Protocol

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.reading.doubts.words import doubt_title, doubt_words
from qualcode.safe_text import visible
from qualcode.tui.keys.instead import in_interface
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.material import doubts
from qualcode.workspace.material.doubts import DoubtOfDocument

DoubtAct = Literal["settle", "reopen"]
_Change = Callable[[DoubtAct, Sequence[DoubtOfDocument]], None]


class DoubtList(Dialog[DoubtOfDocument | None]):
    """Gives the doubt whose place shall be shown, or None. What is settled or taken up again is told to `change`."""

    IS_BESIDE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("s", "settle", show=False),
        Binding("S", "settle_kind", show=False),
        Binding("o", "reopen", show=False),
        Binding("a", "turn_settled", show=False),
    ]
    DEFAULT_CSS = """
    DoubtList > .box { width: 100; }
    DoubtList OptionList, DoubtList OptionList:focus { max-height: 50vh; }
    DoubtList VerticalScroll { height: auto; max-height: 8; border-top: solid $foreground 30%; scrollbar-size: 1 1; }
    """

    def __init__(self, found: Sequence[DoubtOfDocument], change: _Change) -> None:
        """`found` are the open doubts and those that rest."""
        super().__init__()
        self._found, self._change = found, change
        self._shows_settled = False

    def compose(self) -> ComposeResult:
        """List, the highlighted doubt in whole sentences, keys."""
        with Vertical(classes="box"):
            yield OptionList(id="doubts")
            with VerticalScroll():
                yield Static(classes="words", id="doubt")
            yield KeyLine((
                DialogKey("take", "", "⏎", pgettext("key line", "Go there")),
                DialogKey("settle", "", "s", pgettext("key line", "Settle")),
                DialogKey("settle_kind", "", "S", pgettext("key line", "All like it")),
                DialogKey("reopen", "", "o", pgettext("key line", "Open again")),
                DialogKey("turn_settled", "", "a", pgettext("key line", "Settled too")),
                DialogKey("cancel", "", "esc", pgettext("key line", "Close")),
            ))  # fmt: skip

    def on_mount(self) -> None:
        """Begin with the gravest."""
        self._show()
        self.query_one("#doubts", OptionList).focus()

    # ---- showing ---------------------------------------------------------------------------------

    def show(self, found: Sequence[DoubtOfDocument]) -> None:
        """Show the doubts as they are now; the cursor stays on its doubt, else on its line."""
        self._found = found
        self._show()

    def _show(self) -> None:
        options, before = self.query_one("#doubts", OptionList), self._highlighted
        line = options.highlighted or 0
        open_ones = sum(not doubt.noted.settled for doubt in self._found)
        self.query_one(".box").border_title = ngettext("{count} open doubt", "{count} open doubts", open_ones)
        shown = [doubt for doubt in self._found if self._shows_settled or not doubt.noted.settled]
        options.clear_options()
        for kind, group in groupby(shown, key=lambda doubt: (doubt.noted.settled, doubt.doubt.kind)):
            of_kind = list(group)
            head = f"{doubt_title(kind[1])} · {program().number(len(of_kind))}"
            options.add_option(Option(Text(head, style="bold"), disabled=True))
            options.add_options(Option(_line(doubt), id=doubt.noted.uuid) for doubt in of_kind)
        if not shown:
            options.add_option(Option(Text(_("Nothing is in doubt."), style="dim"), disabled=True))
            self.query_one("#doubt", Static).update("")
            return
        places = [at for at, option in enumerate(options.options) if not option.disabled]
        same = [at for at in places if before and options.options[at].id == before.noted.uuid]
        options.highlighted = next(iter(same or [at for at in places if at >= line]), places[-1])

    @property
    def _highlighted(self) -> DoubtOfDocument | None:
        options = self.query_one("#doubts", OptionList)
        at = options.highlighted
        wanted = options.get_option_at_index(at).id if at is not None and at < options.option_count else None
        return next((doubt for doubt in self._found if doubt.noted.uuid == wanted), None)

    @on(OptionList.OptionHighlighted)
    def _show_words(self) -> None:
        doubt = self._highlighted
        if doubt is None:
            return
        said = doubt_words(doubt.doubt)
        words = Text(visible(said.statement))
        if doubt.doubt.example:
            words.append(f"\n{visible(program().quoted(doubt.doubt.example))}", style="italic")
        if doubt.noted.settled:
            words.append("\n" + visible(_("settled by {coder}", coder=doubt.noted.settled_by)), style="dim")
        else:
            words.append(f"\n→ {visible(in_interface(said.remedy))}", style="dim")
        self.query_one("#doubt", Static).update(words)

    # ---- keys ------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """Show the place in the text."""
        if self._highlighted is not None:
            self.dismiss(self._highlighted)

    def action_settle(self) -> None:
        """Let the highlighted doubt rest."""
        if self._highlighted is not None:
            self._change("settle", [self._highlighted])

    def action_settle_kind(self) -> None:
        """Let all doubts of that kind rest."""
        meant = self._highlighted
        if meant is not None:
            self._change("settle", [doubt for doubt in self._found if doubt.doubt.kind is meant.doubt.kind])

    def action_reopen(self) -> None:
        """Take the highlighted doubt up again."""
        if self._highlighted is not None:
            self._change("reopen", [self._highlighted])

    def action_turn_settled(self) -> None:
        """Show what is settled, too, or leave it away."""
        self._shows_settled = not self._shows_settled
        self._show()


def _line(doubt: DoubtOfDocument) -> Text:
    line = Text("✓ " if doubt.noted.settled else "  ", no_wrap=True, overflow="ellipsis")
    line.append(visible(doubt.document.name))
    line.append(f"  {visible(doubt.doubt.example)}", style="dim")
    return line


class DoubtFront(Protocol):
    """What the list needs of the screen."""

    def go_to(self, document: int, span: Span | None) -> None:
        """Show a document (key), and a passage of it where one is meant."""


class DoubtVerbs:
    """What is done with the doubts of the project."""

    def __init__(self, desk: Desk, front: DoubtFront) -> None:
        self._desk = desk
        self._front = front

    def action_doubts(self) -> None:
        """List what the reader was not sure of."""
        found = doubts.doubts_of(self._desk.bench.space, settled=True)
        if not found:
            self._desk.flash(_("Nothing is in doubt."))
            return
        shown = DoubtList(found, lambda act, meant: self._change(shown, act, meant))

        def chosen(doubt: DoubtOfDocument | None) -> None:
            if doubt is not None:
                self._front.go_to(doubt.document.key, doubt.doubt.span)

        self._desk.show_dialog(shown, chosen)

    def _change(self, shown: DoubtList, act: DoubtAct, meant: Sequence[DoubtOfDocument]) -> None:
        noted = [doubt.noted for doubt in meant if doubt.noted.settled is (act == "reopen")]
        if not noted:
            return
        number = counted(len(noted), "doubt")
        words = (
            _("settled {doubts}", doubts=number) if act == "settle" else _("taken up again: {doubts}", doubts=number)
        )

        def done(_nothing: None) -> None:
            self._desk.written(words)
            if shown.is_attached:
                shown.show(doubts.doubts_of(self._desk.bench.space, settled=True))

        change = doubts.settle if act == "settle" else doubts.reopen
        self._desk.write(lambda space: change(space, noted), done)
