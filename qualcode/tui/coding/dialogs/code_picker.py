"""The code picker: a few letters, Enter, coded; several codes in one go, or a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.model.codes import Code
from qualcode.safe_text import visible
from qualcode.tui.finder.code_offers import MarkingCodes, code_line, codes_for, meaning_of
from qualcode.tui.finder.offer_dialog import Offer
from qualcode.tui.shared.choice_dialogs import named_in
from qualcode.workspace.codebook.codes import name_refusal
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


class CodePicker(MarkingCodes[Picked]):
    """Gives what was picked, or None.

    `near` are keys of codes that often stand beside those at the cursor: they come first while nothing is
    typed. With `words` a code can be made of these; with `single` only one is chosen and none made. Enter takes a
    code only if its name, or a word of it, begins with what was typed; else it makes a new one.
    """

    DEFAULT_CSS = """
    CodePicker > .box { width: 64; }
    """
    PLACEHOLDER: ClassVar[str] = _("Two or three letters of the code")

    def __init__(
        self, bench: Workbench, title: str = "", near: Sequence[int] = (), *, words: str = "", single: bool = False
    ) -> None:
        super().__init__(title or _("Assign a code"), single=single)
        self._bench = bench
        self._counts = bench.code_counts()
        self._quick = {code.key: digit for digit, code in bench.quick.by_digit(bench.book).items()}
        self._near = near
        self._words = words

    def _take_word(self) -> str:
        return pgettext("key line", "Recode") if self._single else pgettext("key line", "Assign")

    def offers(self, typed: str) -> Iterator[Offer[Picked]]:  # type: ignore[override]  # taken as a list
        """Codes that are meant, a new one, those that only hold what was typed, those that look like it."""
        first = [*self._near, *(key for key in self._bench.quick.recent if key not in self._near)]
        found = codes_for(self._bench.book.codes, typed, first)
        yield from (self._of_code(code) for code in found.meant)
        if not self._single:
            yield from self._new(typed.strip())
            yield from self._of_words()
        yield from (self._of_code(code) for code in found.elsewhere)
        yield from (self._of_code(code, is_guess=True) for code in found.similar)

    def _of_code(self, code: Code, *, is_guess: bool = False) -> Offer[Picked]:
        return Offer(Picked((code,)), self.line_of(code, is_guess=is_guess), meaning_of(code), is_guess)

    def line_of(self, code: Code, *, is_guess: bool = False) -> Text:
        """The code as a line, with its mark or its digit, and its number of codings."""
        mark = "✓" if code.key in self._marked else self._quick.get(code.key, " ")
        return code_line(code, mark, self._counts.get(code.key, 0), is_guess=is_guess)

    def _new(self, typed: str) -> Iterator[Offer[Picked]]:
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
        line = (
            Text("  + ")
            .append_text(named_in(_("new code {name}", name="{name}"), shown))
            .append(f"  {visible(where)}", "dim")
        )
        yield Offer(Picked(new=shown, below=below), line, meaning)

    def _above(self, typed: str) -> Code | None:
        meant = codes_for(self._bench.book.codes, typed).meant if typed else []
        return meant[0] if meant else None

    def _of_words(self) -> Iterator[Offer[Picked]]:
        """The in-vivo code that can be made of the selected words."""
        if self._words:
            line = Text("  + ", no_wrap=True).append_text(
                named_in(_("in-vivo code {name}", name="{name}"), self._words)
            )
            meaning = _("The selected words become the name; it can be changed before the code is created.")
            yield Offer(Picked(in_vivo=True), line, meaning)

    def code_of(self, answer: Picked) -> Code | None:
        """The code of a line; None for one that would be made."""
        return answer.codes[0] if answer.codes else None

    def action_take(self) -> None:
        """Take the marked codes, else what is under the cursor; with none, or a name that will not do, stay."""
        self.keep_up()
        chosen = self.chosen.answer if self.chosen else None
        refusal = (
            name_refusal(self._bench.project, chosen.new, chosen.below)
            if chosen and chosen.new and not self._marked
            else ""
        )
        if self._marked:
            self.dismiss(Picked(tuple(self._marked.values())))
        elif refusal:
            self.query_one("#meaning", Static).update(Text(visible(refusal), style="bold"))
        else:
            super().action_take()
