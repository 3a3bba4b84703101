"""Another copy of a project, as a file holds it: a package, a colleague's file, what a cloud drive made of two.

It is read into memory and brought to the present version there: the file itself is neither changed nor locked, and
nothing of it lies on the disk a second time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import NotAProject, ProjectDamaged
from qualcode.model.sharing.portable import EntryBundle
from qualcode.project.checking.check import check
from qualcode.project.file import standing
from qualcode.project.file.connection import SUFFIX, copied_into_memory
from qualcode.project.file.door import UNFIT, damaged
from qualcode.project.file.failures import translated
from qualcode.project.file.store import Store
from qualcode.project.merging.portable import bundle
from qualcode.project.project import Project

_LOOKED_AT = ("file", "references", "sums")  # what a file must be whole in that is taken in


class OtherCopy:
    """What a project file holds that is not this project: of which project it is, and what it knows."""

    def __init__(self, path: Path, store: Store) -> None:
        self.path = path
        self._store = store
        row = store.one("SELECT project_uuid, backup FROM file_state") or ("", 0)
        title = store.one("SELECT value FROM settings WHERE name = 'title'")
        self.project = str(row[0])
        """The UUID of the project."""
        self.is_backup = bool(row[1])
        self.title = str(title[0]) if title else path.stem

    def shared_with(self, known: Collection[str]) -> int:
        """How many of its entries are among those that are known."""
        return sum(uuid in known for (uuid,) in self._store.rows("SELECT uuid FROM entries"))

    def entries(self, known: Collection[str] = ()) -> EntryBundle:
        """What it knows beyond entries (UUIDs) that are known. Raises ProjectDamaged where the file is not whole."""
        problem = next((problem for found in check(self._store, _LOOKED_AT) for problem in found.problems), None)
        if problem:
            raise ProjectDamaged(
                _("“{path}” is damaged: {what}.", path=self.path.name, what=problem),
                _("Nothing was changed. Ask whoever sent it for another copy; “qualcode check” there tells more."),
            )
        return bundle(self._store, known=known)


@contextmanager
def other_copy(path: Path) -> Iterator[OtherCopy]:
    """Read a project file into memory, in the present version.

    Raises NotAProject, ProjectTooNew, ProjectBusy, ProjectReadOnly where it cannot be read, and ProjectDamaged, also
    for foreign triggers and for what cannot be read on.
    """
    with closing(copied_into_memory(path)) as connection, translated(path):
        try:
            yield OtherCopy(path, Store(connection, path))
        except UNFIT as error:
            raise damaged(path, str(error)) from error


def known_entries(project: Project) -> set[str]:
    """UUIDs of the entries that a project need not be told again; those that it took back with a merge come anew."""
    store = project._store  # this module is a part of the project room, where the SQL is
    taken_back = [
        merge
        for (merge,) in store.all("SELECT DISTINCT merge_uuid FROM arrived")
        if not standing.is_living(store.connection, merge)
    ]
    known = {uuid for (uuid,) in store.all("SELECT uuid FROM entries")}
    for merge in taken_back:
        known -= {uuid for (uuid,) in store.all("SELECT entry_uuid FROM arrived WHERE merge_uuid = ?", (merge,))}
    return known


def project_files(folder: Path) -> list[Path]:
    """The project files that lie in a folder, by name; not those in folders below. Raises NotAProject."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() == SUFFIX and path.is_file())
    except OSError as error:
        raise NotAProject(
            _("“{path}” cannot be read: {why}.", path=folder, why=error.strerror),
            _("Ask for the right to read it, or copy it."),
        ) from error
