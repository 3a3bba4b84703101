"""What can happen to a project file where it lies, and the copies that a sync program left beside it.

A file beside counts where it is of the same project, no backup and no package, and its history holds what this one
does not: it is found by what it is, and told with the line that merges it. It is only read, and only where its tables
are those that qualcode makes.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.sharing.copied_names import is_copied_name
from qualcode.project.file import connection as storage
from qualcode.project.file import schema
from qualcode.project.file.store import Store
from qualcode.project.watch.synced_places import SyncedPlace, synced_place
from qualcode.user_folders import as_typed, configuration

_SAID = re.compile(r"conflict|konflikt|conflit", re.IGNORECASE)
_MOST = 20  # that are looked into
_LAST = """
    SELECT uuid FROM entries WHERE kind NOT IN ('merge', 'forget') AND uuid NOT IN (SELECT entry_uuid FROM arrived)
    ORDER BY id DESC LIMIT 1
"""
_LAST_ARRIVED = "SELECT entry_uuid FROM arrived ORDER BY id DESC LIMIT 1"


def told_of_where_it_lies(store: Store) -> list[str]:
    """Sentences on what can happen where the project lies, and on the copies of it that lie beside it."""
    on_network_drive = storage.on_network_drive(store.path)
    place = None if on_network_drive else synced_place(store.path)
    told = []
    if (on_network_drive or place) and _is_to_be_told():
        told = [_of_place(store.path, place) if place else _of_network_drive(store.path)]
    return told + [_of_copy(store.path, copy) for copy in copies_beside(store, place)]


def _is_to_be_told() -> bool:
    """Not where the user's configuration says “folder_notes = false”."""
    try:
        return configuration().get("folder_notes") is not False
    except UsageProblem:
        return True


def _of_network_drive(path: Path) -> str:
    return _(
        "“{path}” lies on a network drive. Not every one of them keeps two machines from writing at once, which can "
        "damage the file: keep it on your own disk, and share with “qualcode sync FOLDER”.",
        path=path.name,
    )


def _of_place(path: Path, place: SyncedPlace) -> str:
    if place.guessed:
        return _(
            "“{path}” seems to lie in a folder that {service} copies to other machines, as the name “{folder}” says. "
            "If it is changed on two of them, one version replaces the other or becomes a “conflicted copy”: keep it "
            "on your own disk, and share with “qualcode sync FOLDER”.",
            path=path.name,
            service=place.service,
            folder=place.folder.name,
        )
    return _(
        "“{path}” lies in a folder that {service} copies to other machines. If it is changed on two of them, one "
        "version replaces the other or becomes a “conflicted copy”: keep it on your own disk, and share with "
        "“qualcode sync FOLDER”.",
        path=path.name,
        service=place.service,
    )


def _of_copy(path: Path, copy: Path) -> str:
    return _(
        "“{copy}” beside it is another copy of this project and holds changes that are missing here: “qualcode -p "
        "{project} merge {file}” takes them in.",
        copy=copy.name,
        project=as_typed(path),
        file=as_typed(copy),
    )


def copies_beside(store: Store, place: SyncedPlace | None) -> list[Path]:
    """The copies beside the project that hold changes which it does not.

    Where no program copies the folder only those count whose name says what they are.
    """
    path = store.path
    try:
        files = sorted(file for file in path.parent.iterdir() if file.suffix.casefold() == storage.SUFFIX)
    except OSError:
        return []
    files = [file for file in files if is_copied_name(file.stem, path.stem) and (place or _SAID.search(file.stem))]
    return [file for file in files[:_MOST] if _holds_more(file, store)]


def _holds_more(file: Path, store: Store) -> bool:
    with suppress(QualcodeError, OSError, ValueError, sqlite3.Error):  # another time, when it is whole
        storage.look_at_header(file)
        with closing(
            sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        ) as copy:
            return _is_ours(copy, file, store) and bool(_unknown_here(copy, store))
    return False


def _is_ours(copy: sqlite3.Connection, file: Path, store: Store) -> bool:
    """Whether it is of this project, and neither a backup nor a package. Raises ProjectDamaged for foreign tables."""
    copy.execute("PRAGMA trusted_schema = OFF")
    (version,) = copy.execute("PRAGMA user_version").fetchone()
    if version != schema.VERSION:
        return False
    storage.refuse_foreign(copy, file, version)
    ours = store.one("SELECT project_uuid, 0 FROM file_state")
    is_package = copy.execute("SELECT 1 FROM cut").fetchone() is not None
    return bool(copy.execute("SELECT project_uuid, backup FROM file_state").fetchone() == ours) and not is_package


def _unknown_here(copy: sqlite3.Connection, store: Store) -> list[str]:
    """Which of its last entries, made there or taken in there, this project does not have."""
    last = [row[0] for sql in (_LAST, _LAST_ARRIVED) for row in copy.execute(sql)]
    return [
        uuid
        for uuid in last
        if not store.one("SELECT 1 FROM entries WHERE uuid = ?", (uuid,))
        and not store.one("SELECT 1 FROM waiting WHERE entry_uuid = ?", (uuid,))
    ]
