"""What can span a typology beside codes, and cells of types merged into another type."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from qualcode.language.forms.natural_order import natural_key
from qualcode.project.typology.typologies import TypeGiven
from qualcode.workspace.typology import levels, types

if TYPE_CHECKING:
    from qualcode.model.codebooks.feature_space import Cell
    from qualcode.model.codebooks.typologies import CaseType, Typology
    from qualcode.workspace.workspace import Workspace


def attributes(space: Workspace) -> list[str]:
    """The names of the attributes that say something of at least one case, in order."""
    held = types.attributes_of(space, levels.units(space)).values()
    return sorted({name for attributes in held for name, value in attributes.items() if value}, key=natural_key)


def merge_cells(space: Workspace, typology: Typology, target: CaseType, cells: Collection[Cell]) -> Typology:
    """Put cells into a type, out of the types that they made, in one change.

    A type that is left without cells goes, and its cases are of the other type with their reasons. Raises
    QualcodeError where a type is gone, and as `types.change_type`.
    """
    project, author, moved = space.project, space.author, set(cells)
    with project.change("typology.define", author):
        for type_ in typology.types:
            left = [cell for cell in type_.cells if cell not in moved]
            if type_.key == target.key or len(left) == len(type_.cells):
                continue
            if left:
                typology = types.change_type(space, typology, type_, cells=left)
                continue
            given = {
                (typed.case, typed.document): TypeGiven(target.key, typed.reason, typical=False)
                for typed in typology.cases
                if typed.type == type_.key
            }
            if given:
                typology = project.typologies.assign(typology, given, author)
            typology = types.remove_type(space, typology, type_)
        joined = [*target.cells, *(cell for cell in cells if cell not in target.cells)]
        return types.change_type(space, typology, target, cells=joined)
