"""A project written for another program: it has its name when it is whole and valid, and stands in the register."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.interchange.refi.package import write_package
from qualcode.model.exchange.losses import LossReport, losses_of
from qualcode.model.exchange.project import ExchangeDialect
from qualcode.reporting.writers.whole_files import atomic_file
from qualcode.safe_text import file_name
from qualcode.workspace.leaving.register import Departure

if TYPE_CHECKING:
    from qualcode.workspace.exchange.leaving import LeavingProject
    from qualcode.workspace.workspace import Workspace

SUFFIX = ".qdpx"


@dataclass(frozen=True, slots=True)
class WrittenProject:
    """A project as it was written, or would be; `losses` are all, those of the program that it is for too."""

    leaving: LeavingProject
    losses: LossReport
    path: Path | None = None


def demand_suffix(path: Path) -> None:
    """Raise UsageProblem for a file that programs would not take for a project."""
    if path.suffix.lower() != SUFFIX:
        raise UsageProblem(
            _("“{name}” does not end in .qdpx.", name=file_name(path)),
            _("Programs know projects of the exchange format by that: qualcode export-project study.qdpx"),
        )


def preview_export(leaving: LeavingProject, dialect: ExchangeDialect = ExchangeDialect.STANDARD) -> WrittenProject:
    """What would be written and lost; written and checked in memory, no file is made. Raises ExportError."""
    changed = write_package(leaving.project, dialect, io.BytesIO())
    return WrittenProject(leaving, losses_of(leaving.losses, changed, leaves=True))


def export_project(
    space: Workspace,
    leaving: LeavingProject,
    path: Path,
    dialect: ExchangeDialect = ExchangeDialect.STANDARD,
    recipient: str | None = None,
) -> WrittenProject:
    """Write what `leaving_project` gave into a file (.qdpx) for a program.

    Raises UsageProblem for another suffix, ExportError where it cannot be written or does not hold to the standard:
    then no file is there, or the one that was.
    """
    demand_suffix(path)
    departure = Departure(
        space=space, door="project", format=dialect.value, path=path, parts=leaving.parts, recipient=recipient
    )
    with atomic_file(path, space.project.begun, departure.naming()) as file:
        changed = write_package(leaving.project, dialect, file)
    return WrittenProject(leaving, losses_of(leaving.losses, changed, leaves=True), path)
