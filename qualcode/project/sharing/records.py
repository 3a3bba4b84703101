"""What a project knows of the folders that it is kept in step by: what was read and written there, by hashes.

No key and no passphrase stands here, and nothing of it is an entry of the history.
"""

from __future__ import annotations

import hashlib
import json
import platform
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.project.file.store import Row, Store
from qualcode.project.watch.identity import now

FOR_ALL = ""
"""The place of what lies in the folder itself; what lies in the part for one person has its name."""


_UNKEPT = 0  # no key of a row
_COLUMNS = "id, uuid, path, details"  # no text: SQL


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """A folder as the project knows it: its key, its UUID, where it lay last, and what this copy is called there.

    `left_out` are the documents (UUIDs) that stay out of it for good, as analysing them was not allowed.
    """

    key: int
    uuid: str
    path: str
    copy: str
    left_out: frozenset[str] = frozenset()


class Records:
    """The records of one project file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def at(self, path: Path) -> FolderRecord | None:
        """The folder that lay at a path last."""
        row = self._store.one(
            f"SELECT {_COLUMNS} FROM shared_folders WHERE path = ? ORDER BY id DESC LIMIT 1", (str(path),)
        )
        return _record(row) if row else None

    def called(self, uuids: Iterable[str]) -> FolderRecord | None:
        """The folder that has one of these UUIDs."""
        row = self._store.one(
            f"SELECT {_COLUMNS} FROM shared_folders WHERE uuid IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(uuids)),),
        )
        return _record(row) if row else None

    def known(self, uuids: Sequence[str], path: Path) -> FolderRecord:
        """The record of the folder that has one of these UUIDs; an empty one that is not kept where there is none."""
        return self.called(uuids) or FolderRecord(_UNKEPT, min(uuids, default=""), str(path), "")

    def all(self) -> list[FolderRecord]:
        """All folders that this project was ever kept in step by."""
        return [_record(row) for row in self._store.all(f"SELECT {_COLUMNS} FROM shared_folders ORDER BY id")]

    def keep(self, uuids: Sequence[str], path: Path) -> FolderRecord:
        """The record of the folder that has one of these UUIDs, made where there is none, with where it lies now."""
        with self._store.history.guard.marked():
            known = self.called(uuids)
            if known is None:
                self._store.connection.execute(
                    "INSERT INTO shared_folders (uuid, path, details, created) VALUES (?, ?, ?, ?)",
                    (min(uuids), str(path), json.dumps({"copy": secrets.token_hex(16)}), now()),
                )
            elif known.path != str(path):
                self._store.connection.execute(
                    "UPDATE shared_folders SET path = ? WHERE id = ?", (str(path), known.key)
                )
            kept = self.called(uuids)
        assert kept is not None  # noqa: S101 - it was just written
        return kept

    def files(self, folder: FolderRecord, *, own: bool | None = None) -> dict[str, str]:
        """SHA-256 -> name of the files that were read or written there; `own` for those of this copy or of others."""
        which = "" if own is None else f" AND own = {int(own)}"
        return dict(
            self._store.all(f"SELECT sha256, name FROM shared_files WHERE folder_id = ?{which}", (folder.key,))
        )

    def entries(self, folder: FolderRecord, place: str = FOR_ALL) -> set[str]:
        """The UUIDs of the entries that lie there, by whomever they were put there."""
        rows = self._store.all(
            "SELECT entry_uuid FROM shared_entries WHERE folder_id = ? AND place = ?", (folder.key, place)
        )
        return {uuid for (uuid,) in rows}

    def note(
        self,
        folder: FolderRecord,
        files: Iterable[tuple[str, str]],
        entries: Iterable[str],
        *,
        own: bool,
        place: str = FOR_ALL,
    ) -> None:
        """Note that these files (name, SHA-256) with these entries lie there."""
        time, connection = now(), self._store.connection
        with self._store.history.guard.marked():
            connection.executemany(
                "INSERT OR IGNORE INTO shared_files (folder_id, name, sha256, own, created) VALUES (?, ?, ?, ?, ?)",
                [(folder.key, name, sha256, int(own), time) for name, sha256 in files],
            )
            connection.executemany(
                "INSERT OR IGNORE INTO shared_entries (folder_id, entry_uuid, place) VALUES (?, ?, ?)",
                [(folder.key, entry, place) for entry in entries],
            )

    def note_replaced(self, folder: FolderRecord, files: Iterable[str]) -> None:
        """Note that own files (SHA-256) have others in their place: they lie there under no name any more."""
        with self._store.history.guard.marked():
            self._store.connection.executemany(
                "UPDATE shared_files SET name = '' WHERE folder_id = ? AND sha256 = ?",
                [(folder.key, sha256) for sha256 in files],
            )

    def note_left_out(self, folder: FolderRecord, documents: Iterable[str]) -> None:
        """Note that documents (UUIDs) stay out of the folder for good."""
        said = _details(self._details_of(folder.key))
        said["left_out"] = sorted({*said.get("left_out", ()), *documents})
        with self._store.history.guard.marked():
            self._store.connection.execute(
                "UPDATE shared_folders SET details = ? WHERE id = ?", (json.dumps(said), folder.key)
            )

    def _details_of(self, key: int) -> str:
        row = self._store.one("SELECT details FROM shared_folders WHERE id = ?", (key,))
        return str(row[0]) if row else ""


def _record(row: Row) -> FolderRecord:
    key, uuid, path, details = row
    said = _details(details)
    left_out = said.get("left_out")
    # a file that was copied to another machine is another copy
    copy = hashlib.sha256(f"{uuid} {said.get('copy')} {platform.node()}".encode()).hexdigest()[:32]
    return FolderRecord(key, uuid, path, copy, frozenset(map(str, left_out if isinstance(left_out, list) else ())))


def _details(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
