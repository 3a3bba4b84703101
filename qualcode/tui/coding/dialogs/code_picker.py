"""The code picker: a few letters, Enter, coded; several codes in one go, or a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.retrieval.code_search import rank_codes, similar_codes
from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import named_in
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.workspace.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Picked:
    """The codes that were chosen, or the name of a code that shall be made, at the top or below another.

    With `in_vivo` the code shall be made of the selected words.
    """

    codes: tuple[Code, ...] = ()
    new: str = ""
    below: Code | None = None
    in_vivo: bool = False


@dataclass(frozen=True, slots=True)
class _Offer:
    """A line of the list: what it gives, how it looks, what it means; `code` where it is one."""

    picked: Picked
    line: Text
    meaning: str
    code: Code | None = None


class CodePicker(ModalScreen[Picked | None]):
    """Gives what was picked, or None.

    `near` are keys of codes that often stand beside those at the cursor: they come first while nothing is
    typed. With `single` only one code can be chosen and none be made; with `words` one can be made of these.
    Where no code has what was typed in its name, those that look like it stand last: Enter takes none of them
    before somebody went there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("tab", "mark", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(
        self,
        bench: Workbench,
        title: str = "",
        near: Sequence[int] = (),
        *,
        words: str = "",
        single: bool = False,
    ) -> None:
        super().__init__()
        self._bench = bench
        self._counts = bench.code_counts()
        self._quick = {code.key: digit for digit, code in bench.quick.by_digit(bench.book).items()}
        self._near = near
        self._words = words
        self._offers: list[_Offer] = []
        self._searched = ""
        self._marked: dict[int, Code] = {}
        self._title = title or _("Assign a code")
        self._single = single

    def compose(self) -> ComposeResult:
        """Input, list, definition."""
        with Vertical(id="picker") as box:
            box.border_title = self._title
            box.border_subtitle = (
                _("⏎ assigns") if self._single else _("⏎ assigns · ⇥ marks several · ↑ new, in vivo")
            )
            yield SafeInput(placeholder=_("Two or three letters of the code"), id="typed")
            yield OptionList(id="codes")
            yield Static(id="meaning")

    def on_mount(self) -> None:
        """Show what is likely first."""
        self._search("")
        self.query_one("#typed", Input).focus()

    def on_input_changed(self) -> None:
        """Search anew with each letter."""
        self._keep_up()

    def _search(self, typed: str) -> None:
        self._searched = typed
        first = [*self._near, *(key for key in self._bench.quick.recent if key not in self._near)]
        found = rank_codes(self._bench.book.codes, typed, first)
        guesses = [] if found else similar_codes(self._bench.book.codes, typed)
        others = [] if self._single else [*self._new(typed.strip()), *self._of_words()]
        certain = [*(self._of_code(code) for code in found), *others]
        self._offers = [*certain, *(self._of_code(code, guessed=True) for code in guesses)]
        options = self.query_one("#codes", OptionList)
        options.clear_options()
        options.add_options([Option(offer.line) for offer in self._offers])
        options.highlighted = 0 if certain else None
        self._explain()

    def _of_code(self, code: Code, *, guessed: bool = False) -> _Offer:
        meaning = " ".join(code.rules.definition.split()) or _("No definition yet.")
        return _Offer(Picked((code,)), self._line(code, guessed=guessed), meaning, code)

    def _new(self, typed: str) -> Iterator[_Offer]:
        """The code that can be made of what was typed: “name”, or “code / name” for one below another."""
        above, _slash, name = typed.rpartition("/")
        name, below = name.strip(), self._above(above.strip())
        if not name:
            return
        shown = name if below else typed
        if below:
            where = _("below “{code}”", code=below.full_name)
            meaning = _("⏎ creates the code below “{code}” and assigns it.", code=below.full_name)
        else:
            where = _("at the top level")
            meaning = _("⏎ creates the code at the top level and assigns it.")
        line = Text("  + ").append_text(named_in(_("new code {name}"), shown)).append(f"  {visible(where)}", "dim")
        yield _Offer(Picked(new=shown, below=below), line, meaning)

    def _above(self, typed: str) -> Code | None:
        found = rank_codes(self._bench.book.codes, typed, ()) if typed else []
        return found[0] if found else None

    def _of_words(self) -> Iterator[_Offer]:
        """The in-vivo code that can be made of the selected words."""
        if self._words:
            line = Text("  + ", no_wrap=True).append_text(named_in(_("in-vivo code {name}"), self._words))
            meaning = _("The selected words become the name; it can be changed before the code is created.")
            yield _Offer(Picked(in_vivo=True), line, meaning)

    def _line(self, code: Code, *, guessed: bool = False) -> Text:
        mark = "✓" if code.key in self._marked else "?" if guessed else self._quick.get(code.key, " ")
        line = Text(f"{mark} ", no_wrap=True, overflow="ellipsis")
        line.append("■ ", style=code.colour)
        line.append(visible(code.name), style="bold")
        above = " / ".join(code.path[:-1])
        if above:
            line.append(f"  {visible(above)}", style="dim")
        count = self._counts.get(code.key, 0)
        if guessed:
            line.append("  ").append(_("similar"), style="dim italic")
        elif count:
            line.append(f"  {count}", style="dim")
        return line

    def _explain(self) -> None:
        offer = self._highlighted()
        if offer is not None:
            words = offer.meaning
        else:
            words = (
                _("No code has this in its name. ↓ leads to similar names.")
                if self._offers
                else _("No code has this in its name.")
            )
        self.query_one("#meaning", Static).update(Text(visible(words), style="dim"))

    def _typed(self) -> str:
        return self.query_one("#typed", Input).value.strip()

    def _highlighted(self) -> _Offer | None:
        at = self.query_one("#codes", OptionList).highlighted
        return self._offers[at] if at is not None and at < len(self._offers) else None

    def on_option_list_option_highlighted(self) -> None:
        """Explain the code under the cursor."""
        self._explain()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        self.query_one("#codes", OptionList).highlighted = event.option_index
        self.action_choose()

    def action_step(self, by: int) -> None:
        """Move the cursor in the list while typing goes on."""
        self._keep_up()
        options = self.query_one("#codes", OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_mark(self) -> None:
        """Mark the code under the cursor, or take the mark away; typing begins anew."""
        self._keep_up()
        offer = self._highlighted()
        if offer is None or offer.code is None or self._single:
            return
        code = offer.code
        if self._marked.pop(code.key, None) is None:
            self._marked[code.key] = code
        at = self.query_one("#codes", OptionList).highlighted or 0
        self.query_one("#codes", OptionList).replace_option_prompt_at_index(at, self._line(code))
        self.query_one(
            "#picker"
        ).border_title = f"{self._title}: {', '.join(visible(c.name) for c in self._marked.values())}"
        if self._typed():
            self.query_one("#typed", Input).value = ""

    def action_choose(self) -> None:
        """Take the marked codes, else what is under the cursor; with none stay."""
        self._keep_up()
        offer = self._highlighted()
        if self._marked:
            self.dismiss(Picked(tuple(self._marked.values())))
        elif offer is not None:
            self.dismiss(offer.picked)

    def _keep_up(self) -> None:
        """Search for what is typed by now: a key may come before the message of the letter that it follows."""
        typed = self.query_one("#typed", Input).value
        if typed != self._searched:
            self._search(typed)
