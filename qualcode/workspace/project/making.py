"""Project files that are made: a new one with its codebooks, the demo, and what a replaced file would have lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.project.coding.coders import refuse_name
from qualcode.project.file.history import Author
from qualcode.project.project import Project

if TYPE_CHECKING:
    from qualcode.model.codes import CodebookDraft
    from qualcode.project.codebook.codes import CodebookImport
    from qualcode.project.rescuing.rescue import Taken
    from qualcode.project.watch.rescue_file import Rescue
    from qualcode.workspace.workspace import Workspace


def make(path: Path, title: str, coder: str, codebooks: Sequence[CodebookDraft] = ()) -> list[CodebookImport]:
    """Make a project file with codebooks in it, or none; gives what each brought.

    Raises as `Project.create`, and QualcodeError for a name that no coder can have.
    """
    refuse_name(coder)
    brought: list[CodebookImport] = []

    def fill(project: Project) -> None:
        brought.extend(project.codes.take_in(draft, Author(coder)) for draft in codebooks)

    Project.create(path, title, Author(coder), fill).close()
    return brought


def make_demo(path: Path, coder: str) -> Project:
    """Make the demo project from the shipped corpus, and open it. Raises as `Project.create` does."""
    from qualcode.interchange.demo import build_demo

    return build_demo(path, Author(coder))


def take_in_rescue(space: Workspace, rescue: Rescue) -> Taken:
    """Take in what was kept of a session whose file was replaced, as one change; see `Rescues.take_in`."""
    return space.project.rescues.take_in(rescue, space.author)
