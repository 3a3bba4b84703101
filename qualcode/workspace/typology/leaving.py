"""Levels and types that leave the project: of which cases may be told, what these and coders are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import later
from qualcode.model.codebooks.level_values import UnitKey, key_of
from qualcode.model.documents import Case, Document
from qualcode.project.coding.conditions import with_uuids
from qualcode.reporting.typology.levels import LevelSubject
from qualcode.reporting.typology.types import TypeSubject
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.model.codebooks.feature_space import FeatureSpace, PlacedCase
    from qualcode.model.codebooks.level_values import LevelBoard
    from qualcode.model.consent.withheld import Withheld
    from qualcode.workspace.workspace import Workspace


def leaving_levels(
    space: Workspace,
    board: LevelBoard,
    withheld: Withheld,
    *,
    identify: bool = False,
    with_passages: bool = False,
) -> tuple[LevelSubject, DepartingParts]:
    """What of levels leaves: cases of which may be told, by numbers as coders are unless `identify`.

    The others are counted. `with_passages` tells the words of the evidence, too, as far as they may leave; then the
    register is told of these passages. Raises ConsentError where no case may leave.
    """
    units = _leaving_units(space, board.units, withheld)
    keys = {key_of(unit) for unit in units}
    given = {place: levels for place, levels in board.given.items() if place[0] in keys}
    called = _called(space, units, identify=identify)
    subject = LevelSubject(replace(board, units=tuple(units), given=given), called, {})
    parts = _parts(units)
    passages = _passages(space, subject, withheld, parts if with_passages else None)
    return replace(subject, coders=_coders(space, identify=identify), passages=passages), parts


def leaving_types(
    space: Workspace, found: FeatureSpace, withheld: Withheld, *, identify: bool = False
) -> tuple[TypeSubject, DepartingParts]:
    """What of a typology leaves, as `leaving_levels` does. Raises ConsentError where no case may leave."""
    units = _leaving_units(space, [placed.unit for placed in found.cases], withheld)
    keys = {key_of(unit) for unit in units}
    kept = tuple(placed for placed in found.cases if key_of(placed.unit) in keys)
    return TypeSubject(_narrowed(found, kept), _called(space, units, identify=identify)), _parts(units)


def _narrowed(found: FeatureSpace, kept: tuple[PlacedCase, ...]) -> FeatureSpace:
    """The space of these cases: a value of an attribute that only others have, or had, is not in it.

    Levels are words of the codebook and stay.
    """
    axes = []
    for place, axis in enumerate(found.axes):
        held = {placed.cell[place] for placed in kept if placed.cell is not None}
        values = tuple(value for value in axis.values if value in held) if axis.axis.attribute else axis.values
        axes.append(replace(axis, values=values))
    typology = found.typology
    if typology is not None:
        known = set(product(*(axis.values for axis in axes)))
        types = tuple(
            replace(type_, cells=tuple(cell for cell in type_.cells if cell in known)) for type_ in typology.types
        )
        keys = {key_of(placed.unit) for placed in kept}
        given = tuple(typed for typed in typology.cases if (typed.case, typed.document) in keys)
        typology = replace(typology, types=types, cases=given)
    return replace(found, axes=tuple(axes), cases=kept, typology=typology)


def departing(space: Workspace, parts: DepartingParts, door: str, form: str, path: Path | None) -> Departure:
    """What the register is told of levels or types that leave; without a `path` they go to standard output."""
    return Departure(space=space, door=door, format=form, path=path, parts=parts)


def _parts(units: Iterable[Case | Document]) -> DepartingParts:
    parts = DepartingParts()
    for unit in units:
        if isinstance(unit, Case):
            parts.case(unit.key)
        else:
            parts.about(unit.key)
    return parts


def _leaving_units(space: Workspace, units: Iterable[Case | Document], withheld: Withheld) -> list[Case | Document]:
    permissions = Permissions(space.project, withheld.purpose)
    kept: list[Case | Document] = []
    for unit in units:
        verdict = permissions.case(unit.key) if isinstance(unit, Case) else permissions.text(unit.key)
        if verdict.allows_retelling:
            kept.append(unit)
        else:
            withheld.add("case" if isinstance(unit, Case) else "document", verdict)  # no text: keys
    refuse_nothing_left(withheld, len(kept))
    return kept


def _called(space: Workspace, units: Iterable[Case | Document], *, identify: bool) -> dict[UnitKey, str]:
    """What cases, and documents without one, are called outside: “case 3”, “RG 2022 (2)”."""
    from qualcode.agreement.study.documents import numbered

    names = numbered(space.project.documents.all())
    numbers = {case.key: number for number, case in enumerate(space.project.cases.all(), start=1)}
    called: dict[UnitKey, str] = {}
    for unit in units:
        if identify:
            called[key_of(unit)] = unit.name
        elif isinstance(unit, Case):
            called[key_of(unit)] = later("case {number}", number=numbers[unit.key])
        else:
            called[key_of(unit)] = str(names[unit.key])
    return called


def _coders(space: Workspace, *, identify: bool) -> dict[int, str]:
    coders = space.sight.coders
    return {
        key: coders[key] if identify else later("coder {number}", number=number)
        for number, key in enumerate(sorted(coders), start=1)
    }


def _passages(
    space: Workspace, subject: LevelSubject, withheld: Withheld, parts: DepartingParts | None
) -> dict[int, tuple[tuple[str, str], ...]]:
    """The evidence of levels (key): ids of codings that may be seen, and with `parts` the words that may leave."""
    levels = [level for _code, _unit, level in subject.given()]
    wanted = {uuid for level in levels for uuid in level.passages}
    codings = {coding.uuid: coding for coding in space.sight.seen(space.project.codings.where(with_uuids(wanted)))}
    said: dict[str, str] = {}
    if parts is not None:
        permissions = Permissions(space.project, withheld.purpose)
        documents = {document.key: document for document in space.project.documents.all()}
        for uuid, coding in sorted(codings.items(), key=lambda entry: entry[1].document):
            verdict = permissions.passage(coding.document, coding.span)
            if verdict.allows_words:
                text = space.project.documents.text(documents[coding.document])
                said[uuid] = " ".join(coding.span.cut(text).split())
                parts.passage(coding.document, coding.key, coding.span)
            else:
                withheld.add("passage", verdict)  # no text: a key
    return {
        level.key: tuple((codings[uuid].id, said.get(uuid, "")) for uuid in level.passages if uuid in codings)
        for level in levels
    }
