"""Types: the space of two or three features with the cases in its cells, and cells made types of cases.

Levels count as `levels.board` gives them: what must not be seen counts nowhere, and while levels of others are hidden
no case is said to be of a type that rests on levels.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.language.forms.natural_order import natural_key
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.feature_space import Cell, FeatureAxis, FeatureSpace, MissingFeature, PlacedCase
from qualcode.model.codebooks.level_values import LevelBoard, LevelState, key_of
from qualcode.model.codebooks.typologies import TypeAxis
from qualcode.model.documents import Case
from qualcode.project.typology.typologies import TypeGiven
from qualcode.workspace.typology import levels

if TYPE_CHECKING:
    from qualcode.model.codebooks.level_values import UnitKey
    from qualcode.model.codebooks.typologies import CaseType, Typology
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace

MOST_VALUES = 40
"""So many values an attribute has at most that is a feature: its cells are looked at one by one."""
_ATTRIBUTE, _CODE = "attribute:", "code:"

_WHY = {
    LevelState.MISSING: MissingFeature.NONE,
    LevelState.UNCLASSIFIABLE: MissingFeature.UNCLASSIFIABLE,
    LevelState.DISPUTED: MissingFeature.SEVERAL,
}


# ---- looking -----------------------------------------------------------------------------------------


def axis_called(space: Workspace, name: str, coder: Coder | None = None) -> TypeAxis:
    """The feature of a name: an attribute, or an evaluative code whose levels a coder gave, or all did.

    “attribute:” or “code:” before the name says which is meant where both are called so. Raises NotFound,
    UsageProblem for a code without levels or a name of both, and what finding codes raises.
    """
    held = attributes_of(space, levels.units(space))
    names = {spelled(attribute): attribute for attributes in held.values() for attribute in attributes}
    if name.startswith(_ATTRIBUTE):
        wanted = spelled(name.removeprefix(_ATTRIBUTE))
        if wanted not in names:
            raise NotFound("attribute", wanted, hint=_("“qualcode cases” lists attributes of cases."))
        return TypeAxis(attribute=names[wanted])
    attribute = names.get(spelled(name))
    try:
        code = space.project.codes.find(name.removeprefix(_CODE), exact=True)
    except NotFound:
        if attribute is None or name.startswith(_CODE):
            raise
        return TypeAxis(attribute=attribute)
    if attribute is not None and not name.startswith(_CODE):
        raise UsageProblem(
            _("“{name}” is an attribute and a code.", name=name),
            _("Say attribute:{name} or code:{name}.", name=name),
        )
    if not code.levels:
        raise UsageProblem(
            _("The code “{code}” has no levels.", code=code.full_name),
            _("Declare them first: “qualcode codebook levels”."),
        )
    return TypeAxis(code=code.uuid, coder=coder.uuid if coder else "")


def feature_space(space: Workspace, axes: Sequence[TypeAxis], typology: Typology | None = None) -> FeatureSpace:
    """The space of these features with all cases, and documents without one, in its cells.

    Raises QualcodeError where an attribute has too many values to be looked at.
    """
    with space.project.at_one_moment():
        if typology is not None:
            typology = space.project.typologies.get(typology.key)
            axes = typology.axes
        units = levels.units(space)
        coders = {coder.uuid: coder.key for coder in space.project.coders.all()}
        boards = {
            axis.coder: levels.board(space, coders=[coders[axis.coder]] if axis.coder in coders else ())
            for axis in axes
            if axis.code
        }
        held = attributes_of(space, units)
        found = [
            _axis(space, axis, [attributes.get(axis.attribute, "") for attributes in held.values()], in_types)
            for axis, in_types in zip(axes, _values_of_types(typology, len(axes)), strict=True)
        ]
        placed = [_placed(unit, held[key_of(unit)], found, boards) for unit in units]
    is_partial = any(axis.code for axis in axes) and space.sight.is_blind
    return FeatureSpace(tuple(found), tuple(placed), typology, partial=is_partial)


def attributes_of(space: Workspace, units: Iterable[Case | Document]) -> dict[UnitKey, dict[str, str]]:
    """The attributes of units: of a case its own, else what its documents have, empty where these differ."""
    of_cases: dict[str, dict[str, str]] = {}
    for document in space.project.documents.all():
        held = of_cases.setdefault(document.case, {}) if document.case is not None else {}
        for name, value in document.attributes.items():
            held[name] = value if held.get(name, value) == value else ""
    return {
        key_of(unit): {**of_cases.get(unit.name, {}), **unit.attributes}
        if isinstance(unit, Case)
        else dict(unit.attributes)
        for unit in units
    }


def _values_of_types(typology: Typology | None, axes: int) -> list[list[str]]:
    """The values that the cells of types have, by axis."""
    cells = [cell for type_ in (typology.types if typology else ()) for cell in type_.cells]
    return [[cell[place] for cell in cells] for place in range(axes)]


def _axis(space: Workspace, axis: TypeAxis, held: Collection[str], in_types: Sequence[str]) -> FeatureAxis:
    if axis.code:
        code = next((code for code in space.book if code.uuid == axis.code), None)
        if code is None:
            return FeatureAxis(axis, _("a code that was removed"), tuple(dict.fromkeys(in_types)))
        return FeatureAxis(axis, code.full_name, tuple(level.name for level in code.levels), code.ordered, code)
    values = {value for value in held if value}
    if len(values) > MOST_VALUES:
        raise QualcodeError(
            _("The attribute “{name}” has {count} values.", name=axis.attribute, count=len(values)),
            _("A feature has at most {count}: group the values in another attribute.", count=MOST_VALUES),
        )
    return FeatureAxis(axis, axis.attribute, tuple(sorted({*values, *in_types}, key=natural_key)))


def _placed(
    unit: Case | Document,
    held: Mapping[str, str],
    axes: Sequence[FeatureAxis],
    boards: Mapping[str, LevelBoard],
) -> PlacedCase:
    values: list[str] = []
    missing: dict[int, MissingFeature] = {}
    for place, axis in enumerate(axes):
        value, why = _value(unit, held, axis, boards)
        values.append(value)
        if why is not None:
            missing[place] = why
    return PlacedCase(unit, None if missing else tuple(values), missing)


def _value(
    unit: Case | Document, held: Mapping[str, str], axis: FeatureAxis, boards: Mapping[str, LevelBoard]
) -> tuple[str, MissingFeature | None]:
    if not axis.axis.code:
        value = held.get(axis.name)
        return value or "", None if value else MissingFeature.NONE if value is None else MissingFeature.SEVERAL
    if axis.code is None:
        return "", MissingFeature.NONE
    level = boards[axis.axis.coder].value(unit, axis.code)
    return (level.level.name, None) if level.level is not None else ("", _WHY[level.state])


def type_called(typology: Typology, name: str) -> CaseType:
    """The type of exactly that name. Raises NotFound."""
    found = next((type_ for type_ in typology.types if spelled(type_.name) == spelled(name)), None)
    if found is None:
        raise NotFound("type", name, [type_.name for type_ in typology.types], _("“qualcode types show” lists them."))
    return found


# ---- defining ----------------------------------------------------------------------------------------


def define(space: Workspace, name: str, axes: Sequence[TypeAxis], note: str = "") -> Typology:
    """Begin a typology over two or three features. Raises as `Typologies.define` and `feature_space`."""
    feature_space(space, axes)
    with space.acting() as coder:
        return space.project.typologies.define(name, axes, coder, note.strip())


def edit(space: Workspace, typology: Typology, *, name: str | None = None, note: str | None = None) -> Typology:
    """Give a typology another name or note, see `Typologies.edit`. Raises as that does."""
    return space.project.typologies.edit(typology, space.author, name=name, note=note)


def remove(space: Workspace, typology: Typology) -> None:
    """Take a typology away with its types and the attribute of their cases. Raises QualcodeError for a gone one."""
    space.project.typologies.remove(typology, space.author)


@dataclass(frozen=True, slots=True)
class TypologyEdit:
    """What of a typology is to be otherwise; what is None stays.

    `type_` names the type that is changed, or made of `cells` where there is none; `called` is its new name,
    `removed` names one that goes.
    """

    name: str | None = None
    note: str | None = None
    removed: str | None = None
    type_: str | None = None
    called: str | None = None
    cells: Sequence[Cell] = ()
    description: str | None = None


def change(space: Workspace, typology: Typology, said: TypologyEdit) -> Typology:
    """Change a typology and one of its types as one change. Raises as `edit`, `add_type` and `change_type` do."""
    with space.project.change("typology.define", space.author):
        if said.name is not None or said.note is not None:
            typology = edit(space, typology, name=said.name, note=said.note)
        if said.removed is not None:
            typology = remove_type(space, typology, type_called(typology, said.removed))
        if said.type_ is None:
            return typology
        try:
            type_ = type_called(typology, said.type_)
        except NotFound:
            if said.called or not said.cells:
                raise
            return add_type(space, typology, said.type_, said.cells, said.description or "")
        cells = said.cells or None
        return change_type(space, typology, type_, name=said.called, cells=cells, description=said.description)


def add_type(
    space: Workspace, typology: Typology, name: str, cells: Collection[Cell], description: str = ""
) -> Typology:
    """Make a type of cells, see `Typologies.add_type`. Raises as that does, and for a value that a feature lacks."""
    _refuse_unknown(space, typology, cells)
    return space.project.typologies.add_type(typology, name, list(cells), space.author, description.strip())


def change_type(
    space: Workspace,
    typology: Typology,
    type_: CaseType,
    *,
    name: str | None = None,
    cells: Collection[Cell] | None = None,
    description: str | None = None,
) -> Typology:
    """Give a type another name, other cells or another description, see `Typologies.change_type`.

    Raises as that does, and QualcodeError for a value that a feature lacks.
    """
    _refuse_unknown(space, typology, [cell for cell in cells or () if cell not in type_.cells])
    return space.project.typologies.change_type(
        typology,
        type_,
        space.author,
        name=name,
        cells=None if cells is None else list(cells),
        description=description,
    )


def remove_type(space: Workspace, typology: Typology, type_: CaseType) -> Typology:
    """Take a type away; its cases are of none then. Raises QualcodeError where it is gone."""
    return space.project.typologies.remove_type(typology, type_, space.author)


def _refuse_unknown(space: Workspace, typology: Typology, cells: Iterable[Cell]) -> None:
    axes = feature_space(space, typology.axes, typology).axes
    for cell in cells:
        for value, axis in zip(cell, axes, strict=False):
            if value not in axis.values:
                raise QualcodeError(
                    _("“{value}” is no value of “{feature}”.", value=value, feature=axis.name),
                    _("Its values are: {values}.", values=", ".join(axis.values) or "–"),
                )


# ---- cases of types ----------------------------------------------------------------------------------


def reason_of_cell(found: FeatureSpace, cell: Cell) -> str:
    """Why a case of that cell is of its type, in the values of its features: “Angst: hoch; Ort: Stadt”."""
    return "; ".join(f"{axis.name}: {value}" for axis, value in zip(found.axes, cell, strict=True))


def assign_cells(space: Workspace, typology: Typology, *, anew: bool = False) -> tuple[Typology, int]:
    """Say of all cases that stand in a cell of a type that they are of it, with the values of the cell as the reason.

    What was said of a case before stays, unless it is said `anew`. Gives how many cases that were. Raises
    QualcodeError where levels are hidden that could say otherwise.
    """
    found = feature_space(space, typology.axes, typology)
    _refuse_partial(space, found)
    given: dict[UnitKey, TypeGiven | None] = {}
    for placed in found.cases:
        type_, before = found.type_of_cell(placed.cell), found.given(placed.unit)
        if placed.cell is None or type_ is None or (before is not None and (not anew or before.type == type_.key)):
            continue
        given[key_of(placed.unit)] = TypeGiven(type_.key, reason_of_cell(found, placed.cell))
    return space.project.typologies.assign(typology, given, space.author), len(given)


def assign(
    space: Workspace,
    typology: Typology,
    unit: Case | Document,
    type_: CaseType | None,
    *,
    reason: str | None = None,
    typical: bool | None = None,
) -> Typology:
    """Say of which type a case is, and why; None takes it back. What is not said stays as it is for the same type.

    Without a reason it is what its cell says. Raises QualcodeError where levels are hidden that could say otherwise,
    and where there is no reason.
    """
    found = feature_space(space, typology.axes, typology)
    _refuse_partial(space, found)
    if type_ is None:
        return space.project.typologies.assign(typology, {key_of(unit): None}, space.author)
    before = found.given(unit)
    stays = before if before is not None and before.type == type_.key else None
    why = stays.reason if reason is None and stays else (reason or "").strip()
    placed = next(placed for placed in found.cases if key_of(placed.unit) == key_of(unit))
    if not why and placed.cell is not None and placed.cell in type_.cells:
        why = reason_of_cell(found, placed.cell)
    if not why:
        raise QualcodeError(
            _("“{case}” does not stand in a cell of the type “{type}”.", case=unit.name, type=type_.name),
            _("Say with --reason why it is of it."),
        )
    is_typical = bool(stays and stays.typical) if typical is None else typical
    given = TypeGiven(type_.key, why, is_typical)
    return space.project.typologies.assign(typology, {key_of(unit): given}, space.author)


def mark_typical(space: Workspace, typology: Typology, unit: Case | Document, *, typical: bool = True) -> Typology:
    """Say that a case is the most typical of its type, or is not. Raises QualcodeError where it is of none."""
    found = feature_space(space, typology.axes, typology)
    type_ = found.type_given(unit)
    if type_ is None:
        raise QualcodeError(
            _("“{case}” is of no type of “{typology}”.", case=unit.name, typology=typology.name),
            _("Say first of which: “qualcode types assign”."),
        )
    return assign(space, typology, unit, type_, typical=typical)


def _refuse_partial(space: Workspace, found: FeatureSpace) -> None:
    if found.partial:
        space.sight.refuse_comparing()
