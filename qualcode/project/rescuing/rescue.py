"""Taking in what a rescue file holds: work that a replaced project file would have lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import count_words
from qualcode.model.history import in_words
from qualcode.model.team.roles import TeamRole
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import broken_rule, said_tables
from qualcode.project.file.store import Store
from qualcode.project.file.structures import unpacked
from qualcode.project.material.consents import Consents
from qualcode.project.material.documents import Documents
from qualcode.project.watch.kept import Image, KeptEntry, KeptRow
from qualcode.project.watch.rescue_file import Rescue, all_rescues

_NOT_TAKEN_IN: dict[str, Callable[[], str]] = {
    "revisions": lambda: _("a correction of a text is not taken in: make it again"),
    "orphans": lambda: _("what a correction of a text left without a place is not taken in: make it again"),
}

# table -> what its rows are where the session that kept them knew no such column
_SINCE: dict[str, dict[str, Any]] = {
    "assignments": {"round": 1},
    "labels": {"wave": "", "source_kind": ""},
    "documents": {"how_read": "", "transcription": ""},
    "anchors": {"invented": 0, "coding_uuid": ""},
    "codes": {"short_key": "", "ordered": 0},
    "code_rules": {"change": "rule", "note": ""},
    "related_codes": {"kind": "related"},
    "codebooks": {"layout": ""},
    "coders": {"role": TeamRole.CODER.value},
}


def waiting_for(store: Store) -> list[Rescue]:
    """What waits for a project."""
    row = store.one("SELECT project_uuid FROM file_state")
    return [rescue for rescue in all_rescues()[0] if row and rescue.project == row[0]]


@dataclass(slots=True)
class Taken:
    """What a rescue brought: descriptions of entries that were taken in, and of what has no place and why."""

    entries: list[str] = field(default_factory=list)
    known: int = 0
    without_place: list[str] = field(default_factory=list)


class _NoPlaceError(Exception):
    """Something cannot be taken in; the message says why."""


class Rescues:
    """The rescue files of one project, and how they are taken in."""

    def __init__(self, store: Store, documents: Documents) -> None:
        self._store = store
        self._documents = documents

    def waiting(self) -> list[Rescue]:
        """What waits for this project, in the order of the files' names."""
        return waiting_for(self._store)

    def take_in(self, rescue: Rescue, author: Author) -> Taken:
        """Take in what the project lacks, as one change; what has no place here any more is told.

        The file is removed when all of it is here.
        """
        taken = Taken()
        with self._store.history.change("rescue", author, f"written {rescue.written}"):  # no text: kept in the file
            for entry in rescue.entries:
                self._take_in_entry(entry, rescue, author, taken)
        if not taken.without_place:
            rescue.file.unlink(missing_ok=True)
        return taken

    def _take_in_entry(self, entry: KeptEntry, rescue: Rescue, author: Author, taken: Taken) -> None:
        said = _(
            "{change} of {time} UTC by {coder}",
            change=in_words(entry.kind),
            time=entry.created[:16].replace("T", " "),
            coder=entry.coder,
        )
        if self._store.one("SELECT 1 FROM entries WHERE uuid = ?", (entry.uuid,)):
            taken.known += 1
            return
        try:
            if entry.rows is None:
                raise _NoPlaceError(
                    ngettext(
                        "its {count} row was too much to be kept: do it again",
                        "its {count} rows were too many to be kept: do it again",
                        entry.count,
                    )
                )
            with self._store.history.change("rescue", author):
                changed = [self._take_in_row(row, rescue) for row in entry.rows]
                self._refuse_what_breaks(entry)
        except (_NoPlaceError, sqlite3.IntegrityError, QualcodeError) as error:
            why = _("something else has its name now") if isinstance(error, sqlite3.IntegrityError) else str(error)
            taken.without_place.append(f"{said}: {why}")
        else:
            if any(changed):
                taken.entries.append(said)
            else:
                taken.known += 1

    def _refuse_what_breaks(self, entry: KeptEntry) -> None:
        connection = self._store.connection
        broken = broken_rule(connection, self._store.history.entry_id)
        if broken:
            raise _NoPlaceError(broken)
        if (
            any(row.new is None for row in entry.rows or ())
            and connection.execute("PRAGMA foreign_key_check").fetchone()
        ):
            raise _NoPlaceError(_("other work rests on what it removed"))

    # ---- rows ------------------------------------------------------------------------------------

    def _take_in_row(self, row: KeptRow, rescue: Rescue) -> bool:
        """Do to a row what the entry did; whether that changed anything."""
        if row.table in _NOT_TAKEN_IN:
            raise _NoPlaceError(_NOT_TAKEN_IN[row.table]())
        self._refuse_forgotten(row)
        live = self._live(row)
        if row.old is None:
            return self._insert(row, live, rescue)
        if live is None:
            if row.new is None:
                return False
            raise _NoPlaceError(_("what it changed is not there"))
        if row.new is None:
            return self._delete(row, live, row.old)
        return self._update(row, live, row.old, row.new)

    def _refuse_forgotten(self, row: KeptRow) -> None:
        images = [image for image in (row.old, row.new) if image]
        uuids = {row.uuid, *(value[1] for image in images for value in image.values() if isinstance(value, list))}
        for uuid in sorted(uuids):
            if self._store.one("SELECT 1 FROM forgotten WHERE value = ?", (uuid,)):
                raise _NoPlaceError(_("it belongs to what was erased"))

    def _live(self, row: KeptRow) -> sqlite3.Row | None:
        cursor = self._store.connection.execute(f'SELECT * FROM "{self._table(row)}" WHERE uuid = ?', (row.uuid,))
        cursor.row_factory = sqlite3.Row
        found: sqlite3.Row | None = cursor.fetchone()
        return found

    def _table(self, row: KeptRow) -> str:
        if row.table not in schema.LOGGED:
            raise _NoPlaceError(_("this version has no {table}", table=row.table))
        return row.table

    def _insert(self, row: KeptRow, live: sqlite3.Row | None, rescue: Rescue) -> bool:
        if live is not None:
            return False  # it is here, perhaps changed since
        if row.new is None:
            return False  # made and removed by the same entry
        if self._store.one(
            "SELECT 1 FROM changes WHERE table_name = ? AND json_extract(old, '$.uuid') = ?", (row.table, row.uuid)
        ):
            raise _NoPlaceError(_("it was removed here since"))
        values = self._values(row.new, rescue)
        for name, value in _SINCE.get(row.table, {}).items():
            values.setdefault(name, value)
        if row.text:
            self._refuse_other_text(int(values["document_id"]), row.text)
        columns = ", ".join(f'"{name}"' for name in ("uuid", *values))
        marks = ", ".join("?" * (len(values) + 1))
        self._store.connection.execute(
            f'INSERT INTO "{row.table}" ({columns}) VALUES ({marks})', (row.uuid, *values.values())
        )
        self._set_mark(row, row.new)
        if row.new.get("quotable") != Permission.YES.value:  # that was the default, which nobody had said
            self._set_consent(row, row.new)
        return True

    def _set_consent(self, row: KeptRow, image: Image) -> bool:
        """Say whether a case may be quoted; sessions up to schema 6 kept it among its values."""
        if row.table != "cases" or "quotable" not in image:
            return False
        (key,) = self._store.one("SELECT id FROM cases WHERE uuid = ?", (row.uuid,)) or (0,)
        change = ConsentChange({Purpose.QUOTE: Permission(image["quotable"])})
        return bool(Consents(self._store).write("case_id", {key: change}))

    def _set_mark(self, row: KeptRow, image: Image) -> bool:
        """Let a coding have the mark of its own coder, or not; sessions of schema 3 kept it among its values."""
        if row.table != "codings" or "good" not in image:
            return False
        columns = "id, coder_id, created"  # no text: SQL
        key, coder, created = self._store.all(f"SELECT {columns} FROM codings WHERE uuid = ?", (row.uuid,))[0]
        of_owner = "coding_id = ? AND coder_id = ?"
        is_there = self._store.one(f"SELECT 1 FROM good_marks WHERE {of_owner}", (key, coder)) is not None
        if is_there == bool(image["good"]):
            return False
        if is_there:
            self._store.delete("good_marks", of_owner, (key, coder))
        else:
            self._store.insert("good_marks", coding_id=key, coder_id=coder, created=created)
        return True

    def _refuse_other_text(self, document: int, sha256: str) -> None:
        found = self._store.one(
            "SELECT t.sha256, d.name FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id = ?", (document,)
        )
        if found and found[0] != sha256:
            raise _NoPlaceError(_("the text of “{document}” was corrected meanwhile", document=found[1]))

    def _update(self, row: KeptRow, live: sqlite3.Row, old: Image, new: Image) -> bool:
        changed = {name: value for name, value in new.items() if old.get(name) != value}
        if changed.keys() == {"good"}:
            return self._set_mark(row, changed)
        says_consent = self._set_consent(row, changed)
        if changed.keys() == {"quotable"}:
            return says_consent
        before = self._values({name: old[name] for name in changed if name in old})
        after = self._values(changed)
        if all(live[name] == value for name, value in after.items()):
            return False
        if any(live[name] != value for name, value in before.items()):
            raise _NoPlaceError(_("it was changed otherwise meanwhile"))
        if row.text and {"start", "end"} & changed.keys():
            self._refuse_other_text(live["document_id"], row.text)
        self._store.update(row.table, live["id"], **after)
        self._set_mark(row, changed)
        return True

    def _delete(self, row: KeptRow, live: sqlite3.Row, old: Image) -> bool:
        if any(live[name] != value for name, value in self._values(old).items()):
            raise _NoPlaceError(_("what it removed was changed meanwhile"))
        self._store.delete_one(row.table, live["id"])
        return True

    # ---- references ------------------------------------------------------------------------------

    def _values(self, image: Image, rescue: Rescue | None = None) -> dict[str, Any]:
        """The image with the keys of this file, as rows are from schema 4 on."""
        values: dict[str, Any] = {}
        for name, value in image.items():
            if name in ("good", "quotable"):
                continue
            if name == "text_id" and isinstance(value, list):
                values[name] = self._text(value[1], rescue)
            elif name == "structure_id" and isinstance(value, list):
                values[name] = self._structure(
                    values.get("text_id", 0), value[1], image.get("text_id", value)[1], rescue
                )
            else:
                values[name] = self._key(*value) if isinstance(value, list) else value
        return values

    def _key(self, table: str, uuid: str) -> int:
        row = self._store.one(f'SELECT id FROM "{table}" WHERE uuid = ?', (uuid,))
        if row is None:
            raise _NoPlaceError(
                _("it belongs to something among the {things} that is not there", things=said_tables([table]))
            )
        return int(row[0])

    def _text(self, sha256: str, rescue: Rescue | None) -> int:
        row = self._store.one("SELECT id FROM texts WHERE sha256 = ?", (sha256,))
        if row:
            return int(row[0])
        text = rescue.texts.get(sha256, {}).get("text") if rescue else None
        if text is None:
            raise _NoPlaceError(_("its text was not kept: import the file again"))
        return self._documents.keep_text(text, count_words(text))

    def _structure(self, text: int, key: str, sha256: str, rescue: Rescue | None) -> int:
        columns = rescue.texts.get(sha256, {}).get("structures", {}).get(key) if rescue else None
        if columns is None:
            raise _NoPlaceError(_("the structure of its text was not kept: import the file again"))
        return self._documents.keep_structure(text, unpacked(*columns))
