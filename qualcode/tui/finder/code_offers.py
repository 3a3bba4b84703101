"""Codes as lines to choose from, and the dialogs in which one or several are chosen by a few letters."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList

from qualcode.catalogue import _, pgettext
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import Code
from qualcode.retrieval.name_search import FoundByName, codes_by_name, rank_codes
from qualcode.safe_text import visible
from qualcode.tui.finder.offer_dialog import Answer, Offer, OfferDialog
from qualcode.tui.shared.choice_dialogs import named_in
from qualcode.tui.shared.key_line import DialogKey


@dataclass(frozen=True, slots=True)
class CodesFound:
    """What codes there are for what was typed.

    Of `meant` ones a word of the name begins with it; in others it stands `elsewhere`, inside a word or in the
    path; `similar` ones only look like it.
    """

    meant: list[Code]
    elsewhere: list[Code]
    similar: list[Code]


def codes_for(codes: Sequence[Code], typed: str, recent: Sequence[int] = ()) -> CodesFound:
    """The codes for what was typed, all where nothing was; of equally near ones the `recent` (keys) first."""
    found = rank_codes(codes, typed, recent)
    several = len(typed.split()) > 1  # words that stand together in one path are no chance

    def is_meant(hit: FoundByName[Code]) -> bool:
        return hit.is_meant or several

    return CodesFound(
        [hit.named for hit in found if is_meant(hit)],
        [hit.named for hit in found if not is_meant(hit)],
        codes_by_name(codes).similar(typed),
    )


def code_line(code: Code, mark: str = "", count: int = 0, *, is_guess: bool = False) -> Text:
    """A code as a line: mark, colour, name, what it stands below, number of codings; a guess says that it is one."""
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append("? " if is_guess else f"{mark} " if mark else "")
    line.append("■ ", style=code.colour)
    line.append(visible(code.name), style="dim" if is_guess else "bold")
    above = joined_path(code.path[:-1])
    if above:
        line.append(f"  {visible(above)}", style="dim")
    if is_guess:
        line.append("  ").append(_("similar"), style="dim italic")
    elif count:
        line.append(f"  {count}", style="dim")
    return line


def meaning_of(code: Code) -> str:
    """What is said of a code in a line or two."""
    return " ".join(code.rules.definition.split()) or _("No definition yet.")


@dataclass(frozen=True, slots=True)
class CodeChosen:
    """A code, or (None) the top of the codebook, or the name of a code that shall be made."""

    code: Code | None = None
    new: str = ""


class MarkingCodes(OfferDialog[Answer]):
    """A dialog of codes of which several can be marked by tab."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "mark", show=False, priority=True)]

    def __init__(self, title: str, *, single: bool = False) -> None:
        """With `single` only one is chosen."""
        several = DialogKey("mark", "tab", "⇥", pgettext("key line", "Mark several"))
        super().__init__(title, () if single else (several,))
        self._single = single
        self._marked: dict[int, Code] = {}

    @abstractmethod
    def code_of(self, answer: Answer) -> Code | None:
        """The code of a line; None for what is no code that is there."""

    @abstractmethod
    def line_of(self, code: Code, *, is_guess: bool = False) -> Text:
        """The code as a line, with its mark."""

    def nothing_found(self, *, guesses: bool) -> str:
        """That no code has it."""
        return no_code_found(guesses=guesses)

    def action_mark(self) -> None:
        """Mark the code under the cursor, or take the mark away; typing begins anew."""
        self.keep_up()
        offer = self.chosen
        code = self.code_of(offer.answer) if offer is not None and not self._single else None
        if offer is None or code is None:
            return
        if self._marked.pop(code.key, None) is None:
            self._marked[code.key] = code
        options = self.query_one("#offers", OptionList)
        options.replace_option_prompt_at_index(options.highlighted or 0, self.line_of(code, is_guess=offer.is_guess))
        names = ", ".join(marked.name for marked in self._marked.values())
        self.query_one(".box").border_title = visible(f"{self._title}: {names}")
        if self.typed.strip():
            self.query_one("#typed", Input).value = ""


class ChooseCodes(MarkingCodes[tuple[Code, ...]]):
    """Gives the marked codes, else the one under the cursor."""

    PLACEHOLDER: ClassVar[str] = _("Two or three letters of the code")

    def __init__(self, title: str, codes: Sequence[Code], counts: Mapping[int, int]) -> None:
        super().__init__(title)
        self._codes, self._counts = codes, counts

    def offers(self, typed: str) -> Iterator[Offer[tuple[Code, ...]]]:  # type: ignore[override]  # taken as a list
        """Codes that are meant, those that only hold what was typed, those that look like it."""
        found = codes_for(self._codes, typed)
        yield from (self._of_code(code) for code in (*found.meant, *found.elsewhere))
        yield from (self._of_code(code, is_guess=True) for code in found.similar)

    def _of_code(self, code: Code, *, is_guess: bool = False) -> Offer[tuple[Code, ...]]:
        return Offer((code,), self.line_of(code, is_guess=is_guess), meaning_of(code), is_guess)

    def line_of(self, code: Code, *, is_guess: bool = False) -> Text:
        """The code as a line, with its mark and number of codings."""
        mark = "✓" if code.key in self._marked else " "
        return code_line(code, mark, self._counts.get(code.key, 0), is_guess=is_guess)

    def code_of(self, answer: tuple[Code, ...]) -> Code:
        """The code of a line."""
        return answer[0]

    def action_take(self) -> None:
        """Take the marked codes, else what is under the cursor; with none stay."""
        if self._marked:
            self.dismiss(tuple(self._marked.values()))
        else:
            super().action_take()


class ChooseCode(OfferDialog[CodeChosen]):
    """Chooses one code. `top` offers the top of the codebook, `new` a code of the typed name."""

    PLACEHOLDER: ClassVar[str] = _("Two or three letters of the code")

    def __init__(self, title: str, codes: Sequence[Code], *, top: bool = False, new: bool = False) -> None:
        super().__init__(title)
        self._codes, self._top, self._new = codes, top, new

    def offers(self, typed: str) -> Iterator[Offer[CodeChosen]]:  # type: ignore[override]  # taken as a list
        """Codes that are meant, a new one, those that only hold what was typed, those that look like it."""
        found = codes_for(self._codes, typed)
        if self._top and not typed.strip():
            yield Offer(CodeChosen(), Text(_("(top level)")))
        yield from (self._of_code(code) for code in found.meant)
        if self._new and typed.strip():
            line = Text("+ ").append_text(named_in(_("new code {name}", name="{name}"), typed.strip()))
            yield Offer(CodeChosen(new=typed.strip()), line, _("⏎ creates the code."))
        yield from (self._of_code(code) for code in found.elsewhere)
        yield from (self._of_code(code, is_guess=True) for code in found.similar)

    def _of_code(self, code: Code, *, is_guess: bool = False) -> Offer[CodeChosen]:
        return Offer(CodeChosen(code), code_line(code, is_guess=is_guess), meaning_of(code), is_guess)

    def nothing_found(self, *, guesses: bool) -> str:
        """That no code has it."""
        return no_code_found(guesses=guesses)


def no_code_found(*, guesses: bool) -> str:
    """What is said where no code has what was typed, with `guesses` below or none."""
    return (
        _("None of these codes has this in its name. ↓ leads to similar names.")
        if guesses
        else _("None of these codes has this in its name.")
    )
