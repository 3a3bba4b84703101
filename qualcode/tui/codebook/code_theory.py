"""What a code is to others and which levels it has: neighbours, kinds of relations, levels, open definitions."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.model.codes import Code, Codebook, EvaluativeLevel, RelatedCode, RelationKind, relation_kinds
from qualcode.project.codebook.neighbours import NamedCodes
from qualcode.project.file.row_rules import folded
from qualcode.safe_text import visible
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.workspace.codebook import codes
from qualcode.workspace.codebook.levels import declare

_LISTED = 9  # what a digit chooses
_ORDER, _BESIDE = "<", ","
_KINDS = {
    "r": RelationKind.RELATED,
    "s": RelationKind.STRATEGY,
    "m": RelationKind.MECHANISM,
    "b": RelationKind.BORDER,
    "c": RelationKind.CONTRAST,
    "u": RelationKind.CAUSE,
}


class CodeTheory:
    """The verbs of the theory behind a code."""

    def __init__(self, desk: CodebookDesk) -> None:
        self._desk = desk

    # ---- neighbours ------------------------------------------------------------------------------

    def action_neighbour(self) -> None:
        """Lead to a code that the rules of this one name; of several ask for one."""
        self._desk.with_code(self._to_neighbour)

    def _to_neighbour(self, code: Code) -> None:
        desk, book = self._desk, self._desk.bench.book
        neighbours = [named.code for named in NamedCodes(book).of(code) if named.code is not None]

        def go(digit: str | None) -> None:
            if digit is not None:
                desk.front.show_code(neighbours[int(digit) - 1])

        if not neighbours:
            desk.flash(_("The rules of this code name no other one."))
        elif len(neighbours) == 1:
            go("1")
        else:
            choices = {str(place): visible(book[key].name) for place, key in enumerate(neighbours[:_LISTED], start=1)}
            desk.show_dialog(KeyMenu(_("To the neighbour"), choices), go)

    # ---- relations -------------------------------------------------------------------------------

    def action_kind(self) -> None:
        """Say what a related code is to this one."""
        self._desk.with_code(self._choose_related)

    def _choose_related(self, code: Code) -> None:
        if not code.related:
            self._desk.flash(_("This code has no related codes: the form chooses some."))
            return

        def chosen(digit: str | None) -> None:
            if digit is not None:
                self._choose_kind(code, int(digit) - 1)

        if len(code.related) == 1:
            chosen("1")
            return
        kinds = relation_kinds(program())
        choices = {
            str(place): f"{other.name} ({kinds[other.kind]})"
            for place, other in enumerate(code.related[:_LISTED], start=1)
        }
        self._desk.show_dialog(KeyMenu(_("Which related code?"), choices), chosen)

    def _choose_kind(self, code: Code, place: int) -> None:
        kinds, other = relation_kinds(program()), code.related[place]

        def chosen(letter: str | None) -> None:
            if letter is not None and _KINDS[letter] is not other.kind:
                self._relate(code, place, replace(other, kind=_KINDS[letter]))

        title = _("“{other}” is to “{code}” its", other=visible(other.name), code=visible(code.name))
        self._desk.show_dialog(KeyMenu(title, {letter: kinds[kind] for letter, kind in _KINDS.items()}), chosen)

    def _relate(self, code: Code, place: int, other: RelatedCode) -> None:
        related = (*code.related[:place], other, *code.related[place + 1 :])
        said = _("related codes of {code} saved · {undo}", code=code.name, undo=undoes())
        self._desk.write(
            lambda space: codes.edit(space, code, {"related": related}), lambda _code: self._desk.written(said)
        )

    # ---- levels ----------------------------------------------------------------------------------

    def action_levels(self) -> None:
        """Declare the levels of an evaluative code in one line."""
        self._desk.with_code(self._ask_for_levels)

    def _ask_for_levels(self, code: Code) -> None:
        if any(sign in level.name for level in code.levels for sign in (_ORDER, _BESIDE)):
            self._desk.warn(_("Names of levels here hold “<” or “,”: “qualcode codebook levels” changes them."))
            return

        def given(line: str | None) -> None:
            if line is not None and line.strip() != levels_line(code):
                self._declare(code, line)

        words = _(
            "“low < high” from the lowest up, “yes, no” without an order; “not classifiable” is always possible."
        )
        title = _("Levels of “{code}”", code=visible(code.name))
        self._desk.ask(title, levels_line(code), words, lambda _line: "", given)

    def _declare(self, code: Code, line: str) -> None:
        ordered = _ORDER in line
        names = [name.strip() for name in line.split(_ORDER if ordered else _BESIDE)]
        known = {folded(level.name): level for level in code.levels}
        levels = [known.get(folded(name)) or EvaluativeLevel(name) for name in names if name]
        said = _("levels of {code} saved · {undo}", code=code.name, undo=undoes())
        self._desk.write(
            lambda space: declare(space, code, levels, ordered=ordered), lambda _code: self._desk.written(said)
        )

    # ---- open definitions ------------------------------------------------------------------------

    def action_next_open(self) -> None:
        """Go to the next code without a definition."""
        desk, book = self._desk, self._desk.bench.book
        open_codes = without_definition(book)
        if not open_codes:
            desk.flash(_("All codes have a definition."))
            return
        here = desk.code
        order = [code.key for code in book]
        at = order.index(here.key) if here is not None else -1
        following = next((code for code in open_codes if order.index(code.key) > at), open_codes[0])
        desk.front.leave(lambda: desk.front.show_code(following.key))


def without_definition(book: Codebook) -> list[Code]:
    """The codes that nobody has defined yet, in order."""
    return [code for code in book if not code.rules.definition.strip()]


def levels_line(code: Code) -> str:
    """The levels of a code in one line, as they are typed: “low < high”, or “yes, no” without an order."""
    return (f" {_ORDER} " if code.ordered else f"{_BESIDE} ").join(level.name for level in code.levels)


def theory_facts(book: Codebook, code: Code) -> Text:
    """Neighbours and levels of a code, and that it has no definition yet, with the keys for them."""
    text = Text()
    if not code.rules.definition.strip():
        number = len(without_definition(book))
        others = ngettext("{count} code without a definition", "{count} codes without a definition", number)
        text.append(f"\n{_('no definition yet')}", style="bold").append(
            f" · {others} · " + _("{key} leads to the next", key=key_of("codebook.next_open")), style="dim"
        )
    if code.levels:
        line = visible(levels_line(code)) + ("" if code.ordered else f" ({pgettext('levels', 'without an order')})")
        text.append(f"\n{_('levels')}: ", style="dim").append(line)
        text.append(f" ({key_of('codebook.levels')})", style="dim")
    named = [book[found.code].name for found in NamedCodes(book).of(code) if found.code is not None]
    if named:
        text.append("\n→ ").append(visible(", ".join(named))).append(
            f" ({key_of('codebook.neighbour')})", style="dim"
        )
    return text
