"""Another copy of a project, as a file holds it: a package, a colleague's file, what a cloud drive made of two.

It is read into memory and brought to the present version there: the file itself is neither changed nor locked, and
nothing of it lies on the disk a second time.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import NotAProject, ProjectDamaged
from qualcode.model.sharing.portable import EntryBundle
from qualcode.project.checking.check import check
from qualcode.project.file.connection import SUFFIX, copied_into_memory, look_at_header
from qualcode.project.file.failures import translated
from qualcode.project.file.store import Store
from qualcode.project.merging.portable import bundle
from qualcode.project.project import Project

_LOOKED_AT = ("file", "references", "sums")  # what a file must be whole in that is taken in


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """What another file is: of which project (UUID), under which title, whether it is a backup, or a package."""

    path: Path
    project: str
    title: str
    is_backup: bool
    is_package: bool
    entries: EntryBundle | None = None
    """What it knows and we do not; None where that was not asked for."""


def look_into(path: Path, known: Collection[str] | None = None) -> OtherCopy:
    """Read a project file; with the UUIDs of entries that are `known` also what its other entries did.

    Raises NotAProject, ProjectTooNew, ProjectBusy, ProjectReadOnly where it cannot be read, and ProjectDamaged for
    foreign triggers, or where it is not whole.
    """
    with closing(copied_into_memory(path)) as connection, translated(path):
        store = Store(connection, path)
        project, is_backup = connection.execute("SELECT project_uuid, backup FROM file_state").fetchone() or ("", 0)
        title = store.one("SELECT value FROM settings WHERE name = 'title'")
        is_package = store.one("SELECT 1 FROM cut") is not None
        entries = None
        if known is not None:
            _refuse_damaged(store, path)
            entries = bundle(store, known=known)
    return OtherCopy(path, str(project), str(title[0]) if title else path.stem, bool(is_backup), is_package, entries)


def _refuse_damaged(store: Store, path: Path) -> None:
    problem = next((problem for found in check(store, _LOOKED_AT) for problem in found.problems), None)
    if problem:
        raise ProjectDamaged(
            _("“{path}” is damaged: {what}.", path=path.name, what=problem),
            _("Nothing was changed. Ask whoever sent it for another copy; “qualcode check” there tells more."),
        )


def known_entries(project: Project) -> set[str]:
    """UUIDs of the entries that a project need not be told again."""
    return {uuid for (uuid,) in project._store.all("SELECT uuid FROM entries")}  # a part of the project room


def refuse_no_project(path: Path) -> None:
    """Raise NotAProject or ProjectTooNew for what is none, without reading all of it."""
    look_at_header(path)


def project_files(folder: Path) -> list[Path]:
    """The project files that lie in a folder, by name; not those in folders below. Raises NotAProject."""
    try:
        return sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
    except OSError as error:
        raise NotAProject(
            _("“{path}” cannot be read: {why}.", path=folder, why=error.strerror),
            _("Ask for the right to read it, or copy it."),
        ) from error
