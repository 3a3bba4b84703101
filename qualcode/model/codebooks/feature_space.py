"""The space that two or three features span, with cases in its cells and cells made types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from qualcode.model.codebooks.level_values import UnitKey, key_of

if TYPE_CHECKING:
    from qualcode.model.codebooks.typologies import CaseType, TypeAxis, TypedCase, Typology
    from qualcode.model.codes import Code
    from qualcode.model.documents import Case, Document

Cell = tuple[str, ...]
"""A value of each axis, in their order."""

FEWEST_AXES, MOST_AXES = 2, 3


class MissingFeature(StrEnum):
    """Why a case has no value on an axis: it has none, cannot be classified, or there are several."""

    NONE = "none"
    UNCLASSIFIABLE = "not classifiable"  # no text: a value
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class FeatureAxis:
    """An axis with its values in their order, the lowest first where they are `ordered`.

    `name` is that of the attribute, or the path of the code, which is gone where `code` is None and `axis` names one.
    """

    axis: TypeAxis
    name: str
    values: tuple[str, ...]
    ordered: bool = False
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class PlacedCase:
    """A case, or a document without one, in the space.

    `cell` is where it stands, None where a value is `missing`: the numbers of axes (from 0) with the reasons.
    """

    unit: Case | Document
    cell: Cell | None
    missing: Mapping[int, MissingFeature]


@dataclass(frozen=True, slots=True)
class FeatureSpace:
    """The space of a typology, or of one that is not kept yet (`typology` is None).

    `partial` says that levels of others, which must not be seen, are not counted in it.
    """

    axes: tuple[FeatureAxis, ...]
    cases: tuple[PlacedCase, ...]
    typology: Typology | None = None
    partial: bool = False

    @property
    def cells(self) -> dict[Cell, tuple[Case | Document, ...]]:
        """All cells of the space in the order of their axes, each with the cases in it, be there none."""
        found: dict[Cell, tuple[Case | Document, ...]] = dict.fromkeys(
            product(*(axis.values for axis in self.axes)), ()
        )
        for placed in self.cases:
            if placed.cell is not None:
                found[placed.cell] = (*found.get(placed.cell, ()), placed.unit)
        return found

    @property
    def incomplete(self) -> tuple[PlacedCase, ...]:
        """The cases that stand in no cell."""
        return tuple(placed for placed in self.cases if placed.cell is None)

    @property
    def types(self) -> tuple[CaseType, ...]:
        """The types in their order."""
        return self.typology.types if self.typology else ()

    def type_of_cell(self, cell: Cell | None) -> CaseType | None:
        """The type that a cell makes, with others or alone; None where it makes none, or several do.

        Copies that worked apart may have made several types of a cell (`doubled`): which one holds nobody said yet.
        """
        found = [type_ for type_ in self.types if cell in type_.cells]
        return found[0] if len(found) == 1 else None

    @property
    def doubled(self) -> dict[Cell, tuple[CaseType, ...]]:
        """The cells that make several types, with these."""
        types: dict[Cell, tuple[CaseType, ...]] = {}
        for type_ in self.types:
            for cell in dict.fromkeys(type_.cells):
                types[cell] = (*types.get(cell, ()), type_)
        return {cell: made for cell, made in types.items() if len(made) > 1}

    def given(self, unit: Case | Document) -> TypedCase | None:
        """Of which type a case was said to be; None where nobody said it."""
        key = key_of(unit)
        cases = self.typology.cases if self.typology else ()
        return next((typed for typed in cases if (typed.case, typed.document) == key), None)

    def type_given(self, unit: Case | Document) -> CaseType | None:
        """The type that a case was said to be of."""
        typed = self.given(unit)
        return next((type_ for type_ in self.types if typed and type_.key == typed.type), None)

    @property
    def strayed(self) -> tuple[PlacedCase, ...]:
        """The cases that were said to be of another type than the one of their cell, or stand in no cell by now."""
        return tuple(
            placed
            for placed in self.cases
            if (given := self.type_given(placed.unit)) is not None
            and given != self.type_of_cell(placed.cell)
            and given not in self.doubled.get(placed.cell or (), ())
        )

    @property
    def proposed(self) -> dict[UnitKey, CaseType]:
        """The cases of which nobody said a type, and that stand in a cell which makes one."""
        return {
            key_of(placed.unit): type_
            for placed in self.cases
            if self.given(placed.unit) is None and (type_ := self.type_of_cell(placed.cell)) is not None
        }
