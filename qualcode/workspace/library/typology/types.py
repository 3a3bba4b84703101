"""Types of cases, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns, frame
from qualcode.workspace.library.resolver import all_of, text_of, yes_or_no
from qualcode.workspace.library.thing import NamedThing
from qualcode.workspace.library.typology.levels import unit_of
from qualcode.workspace.typology import types

if TYPE_CHECKING:
    from qualcode.model.codebooks.feature_space import FeatureSpace
    from qualcode.model.codebooks.typologies import CaseType, TypeAxis, Typology
    from qualcode.workspace.library.frames import DataFrame


class StudyTypology(NamedThing):
    """A typology: types in a space of two or three features, and the cases that are of them."""

    __slots__ = ()
    noun = "typology"
    record: Typology

    @property
    def types(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The types by name, with the cells that make them: a value of each feature."""
        return {type_.name: type_.cells for type_ in self._present.types}

    @property
    def _present(self) -> Typology:
        return self.study.space.project.typologies.get(self.record.key)

    @property
    def _space(self) -> FeatureSpace:
        return types.feature_space(self.study.space, self.record.axes, self._present)

    def add_type(self, name: str, *cells: Sequence[str], description: str = "") -> StudyTypology:
        """Make a type of cells, each a value of every feature in their order; gives the typology as it is then.

        Raises QualcodeError for a name that is taken, for a cell of another type, and for a value that is none.
        """
        self.study.refuse_nobody()
        wanted = [tuple(all_of(cell, lambda value: text_of("value", value))) for cell in cells]
        return self._as(types.add_type(self.study.space, self._present, text_of("name", name), wanted, description))

    def assign(
        self,
        case: object = None,
        type: str | None = None,  # noqa: A002 - what it is called everywhere else
        *,
        reason: str | None = None,
        typical: bool | None = None,
    ) -> StudyTypology:
        """Say of which type a case is, and why; without a case of all cases by their cells. No type takes it back.

        The type becomes the case's attribute of the typology's name. Raises QualcodeError where the case stands in
        no cell of the type and no reason is given.
        """
        self.study.refuse_nobody()
        space, present = self.study.space, self._present
        if case is None:
            return self._as(types.assign_cells(space, present)[0])
        chosen: CaseType | None = None if type is None else types.type_called(present, text_of("type", type))
        marked = None if typical is None else yes_or_no("typical", typical)
        return self._as(
            types.assign(space, present, unit_of(self.study, case), chosen, reason=reason, typical=marked)
        )

    def remove(self) -> None:
        """Take it away with its types and the attribute of their cases."""
        self.study.refuse_nobody()
        types.remove(self.study.space, self._present)

    def _as(self, record: Typology) -> StudyTypology:
        return StudyTypology(self.study, record)

    def frame(self) -> DataFrame:
        """The cases as a pandas frame: their features, the type of their cell, and the one that was said."""
        return frame_of(self._space)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "types", ", ".join(type_.name for type_ in self.record.types)
        yield "note", self.record.note


class StudyTypologies(StudyCollection[StudyTypology]):
    """The typologies, oldest first."""

    noun = "typology"

    def define(self, name: str, *features: str, coder: object = None, note: str = "") -> StudyTypology:
        """Begin a typology over two or three features: attributes, or evaluative codes whose levels count.

        With a coder the levels that this one gave, else those of all. Raises QualcodeError for a name that is taken.
        """
        self.study.refuse_nobody()
        axes = self._axes(features, coder)
        return StudyTypology(
            self.study, types.define(self.study.space, text_of("name", name), axes, text_of("note", note))
        )

    def table(self, *features: str, coder: object = None) -> DataFrame:
        """The cases in the space of two or three features, which is not kept."""
        return frame_of(types.feature_space(self.study.space, self._axes(features, coder)))

    def _axes(self, features: Sequence[str], coder: object) -> list[TypeAxis]:
        whose = None if coder is None else self.study.resolver.coder(coder)
        return [types.axis_called(self.study.space, text_of("feature", name), whose) for name in features]

    def __iter__(self) -> Iterator[StudyTypology]:
        for typology in self.study.space.project.typologies.all():
            yield StudyTypology(self.study, typology)

    def _found(self, wanted: object) -> StudyTypology:
        return StudyTypology(self.study, self.study.resolver.typology(wanted))

    def _columns(self, typologies: Sequence[StudyTypology]) -> FrameColumns:
        return FrameColumns(
            {
                "name": [typology.name for typology in typologies],
                "types": [len(typology.record.types) for typology in typologies],
                "cases": [len(typology.record.cases) for typology in typologies],
                "note": [typology.record.note for typology in typologies],
            },
            whole=("types", "cases"),
        )


def frame_of(found: FeatureSpace) -> DataFrame:
    """A feature space as a pandas frame: a row a case, with what stands in no cell missing."""
    columns: dict[str, list[object]] = {"case": [placed.unit.name for placed in found.cases]}
    for place, axis in enumerate(found.axes):
        columns[axis.name] = [placed.cell[place] if placed.cell else None for placed in found.cases]
    of_cells = [found.type_of_cell(placed.cell) for placed in found.cases]
    given = [found.type_given(placed.unit) for placed in found.cases]
    typed = [found.given(placed.unit) for placed in found.cases]
    columns["type_of_cell"] = [type_.name if type_ else None for type_ in of_cells]
    columns["type"] = [type_.name if type_ else None for type_ in given]
    columns["typical"] = [bool(case and case.typical) for case in typed]
    columns["reason"] = [case.reason if case else "" for case in typed]
    return frame(FrameColumns(columns))
