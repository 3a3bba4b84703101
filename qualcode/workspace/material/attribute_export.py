"""The table of attributes on its way out of the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.reporting.documents.attributes import write_attributes
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.consent.withheld import Withheld
    from qualcode.workspace.workspace import Workspace


def export_attributes(
    space: Workspace, path: Path, purpose: Purpose, *, with_names: bool = False
) -> tuple[int, Withheld]:
    """Write the table and enter it into the register; see `write_attributes`."""
    permissions, parts = Permissions(space.project, purpose), DepartingParts()
    for document in space.project.documents.all():
        if any(document.attributes.values()) and permissions.text(document.key).allows_retelling:
            parts.about(document.key)
    departure = Departure(space=space, door="attributes", format=path.suffix.lower()[1:], path=path, parts=parts)
    return write_attributes(space.project, path, with_names=with_names, purpose=purpose, naming=departure.naming())
