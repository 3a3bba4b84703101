"""Types made of cells, and cases given their types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.safe_text import one_line, visible
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.typology.choosing import choose
from qualcode.workspace.typology import merged_cells, types

if TYPE_CHECKING:
    from qualcode.model.codebooks.feature_space import Cell, FeatureSpace
    from qualcode.model.codebooks.typologies import CaseType, Typology
    from qualcode.model.documents import Case, Document
    from qualcode.workspace.workspace import Workspace


class TypeForming:
    """The verbs of cells, types and cases. `meant` are the marked cells, else the one under the cursor."""

    def __init__(
        self,
        desk: Desk,
        space: Callable[[], FeatureSpace | None],
        meant: Callable[[], Sequence[Cell]],
        here: Callable[[], Cell | None],
        unmark: Callable[[], None],
    ) -> None:
        """`here` is the cell under the cursor, None where cases stand in none."""
        self._desk, self._space, self._meant, self._here, self._unmark = desk, space, meant, here, unmark

    def _found(self) -> tuple[FeatureSpace, Typology] | None:
        space = self._space()
        return (space, space.typology) if space is not None and space.typology is not None else None

    def _type_here(self) -> tuple[FeatureSpace, Typology, CaseType] | None:
        """The type of the cell under the cursor; says so where there is none."""
        if (found := self._found()) is None:
            return None
        space, typology = found
        type_ = space.type_of_cell(self._here())
        if type_ is None:
            self._desk.warn(_("This cell makes no type: {key} makes one.", key=key_of("typology.form")))
            return None
        return space, typology, type_

    # ---- types -----------------------------------------------------------------------------------

    def action_form(self) -> None:
        """Make a type of the cells that are meant; where the one under the cursor makes one, rename it."""
        if (found := self._found()) is None:
            return
        space, typology = found
        cells = self._meant()
        taken = [type_ for cell in cells if (type_ := space.type_of_cell(cell)) is not None]
        if not cells:
            self._desk.warn(_("Cases without a cell make no type."))
        elif len(cells) == 1 and taken:
            self._rename(typology, taken[0])
        elif taken:
            key = key_of("typology.merge")
            self._desk.warn(_("A marked cell makes “{type}” already: {key} merges.", type=taken[0].name, key=key))
        else:
            self._ask_for_type(space, typology, cells)

    def _ask_for_type(self, space: FeatureSpace, typology: Typology, cells: Sequence[Cell]) -> None:
        def given(name: str | None) -> None:
            if name is not None:
                self._change(
                    lambda work: types.add_type(work, typology, name, cells),
                    _("type “{type}” made", type=visible(name)),
                    (_("{key} gives the cases their type", key=key_of("typology.assign_all")),),
                )

        features = "; ".join(types.reason_of_cell(space, cell) for cell in cells)
        title = ngettext("Type of {count} cell", "Type of {count} cells", len(cells))
        self._desk.ask(title, "", visible(one_line(features)), _refuse_empty, given)

    def _rename(self, typology: Typology, type_: CaseType) -> None:
        def given(name: str | None) -> None:
            if name is not None and name != type_.name:
                self._change(
                    lambda space: types.change_type(space, typology, type_, name=name),
                    _("{type} is now {name}", type=visible(type_.name), name=visible(name)),
                )

        self._desk.ask(_("Rename the type “{type}”", type=visible(type_.name)), type_.name, "", _refuse_empty, given)

    def action_merge(self) -> None:
        """Put the cells that are meant into another type, out of those that they make."""
        if (found := self._found()) is None:
            return
        typology, cells = found[1], list(self._meant())
        others = [type_ for type_ in typology.types if not set(cells) <= set(type_.cells)]
        if not cells or not others:
            self._desk.warn(_("There is no other type to merge with."))
            return

        def chosen(place: int | None) -> None:
            if place is not None:
                target = others[place]
                said = _("cells merged into “{type}”", type=visible(target.name))
                self._change(lambda work: merged_cells.merge_cells(work, typology, target, cells), said)

        choose(self._desk, _("Merge into"), [type_.name for type_ in others], chosen)

    def action_describe(self) -> None:
        """Write what makes the type of the cell under the cursor."""
        if (found := self._type_here()) is None:
            return
        _space, typology, type_ = found

        def given(words: str | None) -> None:
            if words is not None:
                said = _("description of “{type}” saved", type=visible(type_.name))
                self._change(lambda space: types.change_type(space, typology, type_, description=words), said)

        title = _("What makes “{type}”", type=visible(type_.name))
        self._desk.ask(title, one_line(type_.description), "", lambda _line: "", given)

    def action_remove(self) -> None:
        """Take the type of the cell under the cursor away; its cases are of none then."""
        if (found := self._type_here()) is not None:
            _space, typology, type_ = found
            said = _("type “{type}” removed", type=visible(type_.name))
            self._change(lambda space: types.remove_type(space, typology, type_), said)

    # ---- cases -----------------------------------------------------------------------------------

    def action_assign_all(self) -> None:
        """Give all cases that stand in cells of types their type; what was said before stays."""
        if (found := self._found()) is None:
            return
        typology = found[1]

        def done(result: tuple[Typology, int]) -> None:
            number = result[1]
            said = ngettext("{count} case got its type", "{count} cases got their types", number)
            self._desk.written(said if number else _("All cases of types have one."), (undoes(),) if number else ())

        self._desk.write(lambda space: types.assign_cells(space, typology), done)

    def _ask_for_case(self, title: str, then: Callable[[FeatureSpace, Typology, Case | Document], None]) -> None:
        """Ask for one of the cases of the cell under the cursor; a single one is it."""
        if (found := self._found()) is None:
            return
        space, typology = found
        here = self._here()
        units = [placed.unit for placed in space.cases if placed.cell == here]
        if not units:
            self._desk.warn(_("There is no case in this cell."))
            return

        def chosen(place: int | None) -> None:
            if place is not None:
                then(space, typology, units[place])

        if len(units) == 1:
            then(space, typology, units[0])
        else:
            choose(self._desk, title, [unit.name for unit in units], chosen)

    def action_assign(self) -> None:
        """Give a case of the cell its type, whatever its cell, with a reason."""
        self._ask_for_case(_("Which case?"), self._ask_for_its_type)

    def _ask_for_its_type(self, space: FeatureSpace, typology: Typology, unit: Case | Document) -> None:
        if not typology.types:
            self._desk.warn(_("There is no type yet: {key} makes one.", key=key_of("typology.form")))
            return

        def chosen(place: int | None) -> None:
            if place is None:
                said = _("“{case}” is of no type", case=visible(unit.name))
                self._change(lambda work: types.assign(work, typology, unit, None), said)
            else:
                self._ask_for_reason(space, typology, unit, typology.types[place])

        title = _("Type of “{case}”", case=visible(unit.name))
        choose(self._desk, title, [type_.name for type_ in typology.types], chosen, none=_("no type"))

    def _ask_for_reason(
        self, space: FeatureSpace, typology: Typology, unit: Case | Document, type_: CaseType
    ) -> None:
        before, here = space.given(unit), self._here()
        reason = before.reason if before is not None and before.type == type_.key else ""
        if not reason and here is not None and here in type_.cells:
            reason = types.reason_of_cell(space, here)

        def given(words: str | None) -> None:
            if words is not None:
                said = _("“{case}” is of type “{type}”", case=visible(unit.name), type=visible(type_.name))
                self._change(lambda work: types.assign(work, typology, unit, type_, reason=words), said)

        title = _("Why “{case}” is of type “{type}”", case=visible(unit.name), type=visible(type_.name))
        self._desk.ask(title, one_line(reason), "", _refuse_empty, given)

    def action_typical(self) -> None:
        """Mark the most typical case of a type, or take the mark away."""
        self._ask_for_case(_("Most typical case"), self._mark)

    def _mark(self, space: FeatureSpace, typology: Typology, unit: Case | Document) -> None:
        given = space.given(unit)
        typical = not (given is not None and given.typical)
        said = (
            _("“{case}” is the most typical", case=visible(unit.name))
            if typical
            else _("“{case}” is marked no more", case=visible(unit.name))
        )
        self._change(lambda work: types.mark_typical(work, typology, unit, typical=typical), said)

    def _change(self, work: Callable[[Workspace], object], said: str, more: Sequence[str] = ()) -> None:
        def done(_result: object) -> None:
            self._unmark()
            self._desk.written(said, (undoes(), *more))

        self._desk.write(work, done)


def _refuse_empty(line: str) -> str:
    return "" if line.strip() else _("Type some words.")
