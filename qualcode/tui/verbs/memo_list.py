"""The memos on one thing and those that link to it, each read whole: change one's own, go to others, write one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext
from qualcode.model.memos import Memo
from qualcode.reporting.words.value_words import memo_kind_word
from qualcode.safe_text import one_line, visible
from qualcode.times import local_time
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.workbench.workbench import Workbench

NEW = "new"


class MemoList(Dialog[Memo | str | None]):
    """Gives a memo, NEW for a new one, or None. A memo of somebody else's, or one that links here, is gone to."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    MemoList OptionList, MemoList OptionList:focus { max-height: 8; }
    MemoList VerticalScroll { height: auto; max-height: 8; border-top: solid $foreground 30%; scrollbar-size: 1 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("a,n,plus", "begin", show=False),
    ]

    def __init__(self, title: str, bench: Workbench, memos: Sequence[Memo], linking: Sequence[Memo]) -> None:
        super().__init__()
        self._title, self._bench = title, bench
        self._memos, self._on_it = [*memos, *linking], len(memos)

    def compose(self) -> ComposeResult:
        """List, the highlighted memo whole, keys."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield OptionList(*map(self._line, range(len(self._memos))), id="memos-here")
            with VerticalScroll():
                yield Static(classes="words", id="memo-whole")
            yield KeyLine(
                (
                    DialogKey("take", "", "⏎", _("Edit or show")),
                    DialogKey("begin", "", "a", _("New memo")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Begin with one's own that was changed last, where there is one."""
        own = (at for at, memo in enumerate(self._memos[: self._on_it]) if self._bench.wrote(memo))
        options = self.query_one("#memos-here", OptionList)
        options.highlighted = next(own, 0)
        options.focus()

    def _line(self, at: int) -> Option:
        memo = self._memos[at]
        sign = "←" if at >= self._on_it else "✓" if memo.closed else "✎"
        line = Text(f"{sign} ", style="bold", no_wrap=True, overflow="ellipsis")
        line.append(visible(one_line(memo.title or memo.text[:200])), style="bold" if memo.title else "not bold")
        said = (self._bench.author_of(memo), memo_kind_word(memo.kind), local_time(memo.changed))
        line.append(f"  {' · '.join(map(visible, said))}", style="not bold dim")
        return Option(line)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        memo = self._memos[event.option_index]
        words = "\n".join(filter(None, (memo.title, memo.text)))
        self.query_one("#memo-whole", Static).update(Text(visible(words, keep="\n")))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes it."""
        self.dismiss(self._memos[event.option_index])

    def action_take(self) -> None:
        """Change or show the highlighted memo."""
        at = self.query_one("#memos-here", OptionList).highlighted
        if at is not None:
            self.dismiss(self._memos[at])

    def action_begin(self) -> None:
        """Write a new one."""
        self.dismiss(NEW)
