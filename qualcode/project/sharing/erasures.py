"""What was erased, in a shared folder: notes, keys that are destroyed, files that are put anew, and who confirmed it.

Whoever erased something destroys its keys, puts the own files anew without it, and leaves a note. Every copy that
reads the note erases the same before it takes anything in, does the same with its own files, and says so in a note of
its own. All of it is done again where a part of it was not finished, or a cloud brought back what had gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qualcode.errors import ReadingError
from qualcode.model.sharing.portable import EntryBundle
from qualcode.project.file.store import Store
from qualcode.project.forgetting.erasure_notes import ErasureNote, note_from
from qualcode.project.sharing import sealed_files
from qualcode.project.sharing.folder import FoundFile, SharedFolder
from qualcode.project.sharing.keys import destroy_in
from qualcode.project.sharing.records import FolderRecord, Records
from qualcode.project.sharing.sealed_files import OwnerOf, SealedFile

_NOTES, _COPIES = "erasures", "copies"
PutAnew = Callable[[Collection[str]], tuple[EntryBundle, OwnerOf]]


@dataclass(frozen=True, slots=True)
class ErasureStatus:
    """A note of what was erased, by whom, and which copies (by their coders) confirmed it in a folder or did not."""

    note: ErasureNote
    coder: str
    confirmed: tuple[str, ...]
    missing: tuple[str, ...]


class Erasures:
    """The notes that a project keeps, beside shared folders."""

    def __init__(self, store: Store, records: Records) -> None:
        self._store = store
        self._records = records

    def notes(self) -> list[ErasureNote]:
        """All notes, the oldest first."""
        rows = self._store.all("SELECT details FROM erasures ORDER BY created, uuid")
        return [note for (details,) in rows if (note := note_from(json.loads(details))) is not None]

    def to_apply(self, folder: SharedFolder) -> list[ErasureNote]:
        """The notes in a folder by which nothing was erased here yet, the oldest first."""
        known = {note.uuid for note in self.notes()}
        found = [note for said in folder.notes(_NOTES).values() if (note := note_from(said)) is not None]
        return sorted((note for note in found if note.uuid not in known), key=lambda note: (note.created, note.uuid))

    def destroy_keys(self) -> list[Path]:
        """Destroy the keys of what went in all folders that can be reached; gives those in which that failed.

        It takes no passphrase: a key is a file of its own.
        """
        failed = []
        for record in self._records.all():
            done = self._confirmed(record)
            notes = [note for note in self.notes() if note.uuid not in done]
            try:
                destroy_in(Path(record.path), {owner for note in notes for owner in (note.owners | note.cut)})
            except OSError:
                failed.append(Path(record.path))
        return failed

    def finish(self, folder: SharedFolder, record: FolderRecord, coder: str, anew: PutAnew) -> None:
        """Bring a folder in step with what was erased here: notes, keys, own files, and the confirmation.

        `anew` gives the entries (UUIDs) as the project has them now. Raises QualcodeError, OSError; then it is done
        again.
        """
        notes = self.notes()
        published = folder.notes(_NOTES)
        new = [note for note in notes if note.uuid not in self._confirmed(record)]
        cut = {document for note in new for document in note.cut}
        gone_keys = {str(key) for said in published.values() for key in said.get("keys", ())}
        if any(note.uuid not in published for note in new):
            gone_keys |= self._keys_in_use(folder, cut)
        for note in new:
            if note.uuid not in published:
                said: dict[str, Any] = {**note.as_json(), "coder": coder}
                said["keys"] = sorted(key for key in gone_keys if key[:36] in note.cut)
                folder.put_note(_NOTES, note.uuid, said)
        folder.keys.destroy({owner for note in notes for owner in note.owners}, gone_keys)
        touched = cut | {owner for note in new for owner in note.owners}
        if touched:
            self._put_anew(folder, record, coder, touched, anew)
        folder.remove([sha256 for sha256, name in self._records.files(record, own=True).items() if not name])
        self._confirm(folder, record, coder, notes)

    # ---- own files -------------------------------------------------------------------------------

    def _put_anew(
        self, folder: SharedFolder, record: FolderRecord, coder: str, owners: Collection[str], anew: PutAnew
    ) -> None:
        """Put files in place of own ones that hold something of these owners."""
        own = self._records.files(record, own=True)
        old = {
            sha256: file
            for sha256, file in _files_in(folder)
            if sha256 in own and any(part.key.owner in owners for part in file.parts)
        }
        entries = {
            entry.uuid for file in old.values() for entry in sealed_files.opened(file, folder.keys).bundle.entries
        }
        if not old:
            return
        bundle, owner_of = anew(entries)
        files = folder.sealed(replace(bundle, source=coder), owner_of, coder)
        folder.write(files)
        self._records.note(record, [(file.name, file.sha256) for file in files], (), own=True)
        self._records.note_replaced(record, old)

    def _keys_in_use(self, folder: SharedFolder, owners: Collection[str]) -> set[str]:
        """The keys (owner and id) of these owners that something in the folder is sealed with."""
        return {
            f"{part.key.owner}-{part.key.id}"
            for _sha256, file in _files_in(folder)
            for part in file.parts
            if part.key.owner in owners
        }

    # ---- who confirmed it ------------------------------------------------------------------------

    def _confirmed(self, record: FolderRecord) -> set[str]:
        """The notes (UUIDs) with which this copy is done in a folder."""
        rows = self._store.all(
            "SELECT e.uuid FROM erasures e, json_each(e.confirmed) c WHERE c.value = ?", (record.uuid,)
        )
        return {str(uuid) for (uuid,) in rows}

    def _confirm(self, folder: SharedFolder, record: FolderRecord, coder: str, notes: list[ErasureNote]) -> None:
        said = {"coder": coder, "confirmed": sorted(note.uuid for note in notes)}
        if folder.notes(_COPIES).get(record.copy) != said:
            folder.put_note(_COPIES, record.copy, said)
        missing = [note.uuid for note in notes if note.uuid not in self._confirmed(record)]
        if missing:
            with self._store.history.guard.marked():
                self._store.connection.executemany(
                    "UPDATE erasures SET confirmed = json_insert(confirmed, '$[#]', ?) WHERE uuid = ?",
                    [(record.uuid, uuid) for uuid in missing],
                )

    def status(self, folder: SharedFolder) -> list[ErasureStatus]:
        """What was erased, as the folder says it, the oldest first."""
        copies = [
            (str(said.get("coder", "")), {str(uuid) for uuid in said.get("confirmed", ())})
            for said in folder.notes(_COPIES).values()
        ]
        return [
            ErasureStatus(
                note,
                str(said.get("coder", "")),
                tuple(sorted(coder for coder, confirmed in copies if note.uuid in confirmed)),
                tuple(sorted(coder for coder, confirmed in copies if note.uuid not in confirmed)),
            )
            for said in sorted(folder.notes(_NOTES).values(), key=lambda said: str(said.get("created")))
            if (note := note_from(said)) is not None
        ]


def _files_in(folder: SharedFolder) -> Iterable[tuple[str, SealedFile]]:
    """The SHA-256 of each whole file of a folder, and what it says without being opened."""
    for found in folder.found(()):
        if isinstance(found, FoundFile):
            try:
                yield found.sha256, sealed_files.taken_apart(found.data, found.name)
            except ReadingError:
                continue
