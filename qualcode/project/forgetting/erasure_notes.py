"""Notes of what was erased, by which other copies erase it, too: UUIDs and numbers, and nothing of what was said.

A text is named by its document and the entry that gave the document this text, a passage by its place there: a hash
of a text could be compared with what somebody guesses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.project.file.schema import column_names
from qualcode.project.file.store import Store
from qualcode.project.forgetting.alone import Act
from qualcode.project.forgetting.outcome import Forgotten
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.project.merging.moved_places import Places
from qualcode.project.watch.identity import new_uuid, now

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST = 100_000  # UUIDs in a note


class CannotErase(QualcodeError):
    """What another copy erased cannot be told here for certain."""


@dataclass(frozen=True, slots=True)
class TextVersion:
    """The text, of so many code points, that an entry gave a document (both by UUID)."""

    document: str
    entry: str
    length: int


@dataclass(frozen=True, slots=True)
class ErasureNote:
    """What was erased at once: cases and documents (UUIDs), texts, or the place of a passage in a text."""

    uuid: str
    created: str
    cases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    texts: tuple[TextVersion, ...] = ()
    passage: tuple[TextVersion, int, int] | None = None

    @property
    def owners(self) -> set[str]:
        """The cases and documents whose keys are of no use any more, as nothing is to be left of them."""
        return {*self.cases, *self.documents}

    @property
    def cut(self) -> set[str]:
        """The documents of which a part went: what was written of them before is put anew."""
        return {version.document for version in (*self.texts, *((self.passage[0],) if self.passage else ()))}

    def as_json(self) -> dict[str, Any]:
        """What `note_from` reads."""
        said = {name: value for name, value in asdict(self).items() if value}
        if self.passage:
            said["passage"] = [asdict(self.passage[0]), *self.passage[1:]]
        return said


def note_from(said: dict[str, Any]) -> ErasureNote | None:
    """A note as it was read; None for what is none."""
    try:
        passage = said.get("passage")
        note = ErasureNote(
            str(said["uuid"]),
            str(said["created"]),
            tuple(map(str, said.get("cases", ()))),
            tuple(map(str, said.get("documents", ()))),
            tuple(_version(version) for version in said.get("texts", ())),
            (_version(passage[0]), int(passage[1]), int(passage[2])) if passage else None,
        )
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    versions = [*note.texts, *([note.passage[0]] if note.passage else [])]
    uuids = [note.uuid, *note.owners, *(uuid for version in versions for uuid in (version.document, version.entry))]
    is_sane = len(uuids) <= _MOST and all(map(_UUID.fullmatch, uuids)) and len(note.created) < 40
    return note if is_sane and (note.passage is None or 0 <= note.passage[1] < note.passage[2]) else None


def _version(said: dict[str, Any]) -> TextVersion:
    return TextVersion(str(said["document"]), str(said["entry"]), int(said["length"]))


# ---- writing -------------------------------------------------------------------------------------------


def noted(act: Act, *, texts: Iterable[str] = (), passage: WithdrawnPassage | None = None) -> Act:
    """The same act of forgetting, which then keeps a note of what went; `texts` (SHA-256) or a passage are to go."""
    uuid, created, former = new_uuid(), now(), list(texts)

    def noting(store: Store, done: Forgotten) -> None:
        versions = [version for sha256 in former for version in _versions(store, sha256)]
        place = _place(store, passage) if passage else None
        before, after = _owners(store), last_correction(store)
        act(store, done)
        gone = _owners(store) - before
        cases, documents = (_by_all_names(store, table, gone) for table in ("cases", "documents"))
        note = ErasureNote(uuid, created, cases, documents, tuple(versions), place)
        if note.owners or note.cut:
            keep_note(store, note, after)

    return noting


def keep_note(store: Store, note: ErasureNote, after: int) -> None:
    """Keep a note, inside an act of forgetting, when that is done.

    The correction that a passage left in its document, behind those up to the key `after`, is the same in every copy.
    """
    if note.passage:
        columns = [
            name for name in column_names(store.connection, "revisions") if name not in ("id", "uuid", "created")
        ]
        for key, *values in store.all(f"SELECT id, {', '.join(columns)} FROM revisions WHERE id > ?", (after,)):
            store.connection.execute("DELETE FROM revisions WHERE id = ?", (key,))
            made = store.connection.execute(
                f"INSERT INTO revisions (uuid, created, {', '.join(columns)}) VALUES (?, ?{', ?' * len(columns)})",
                (note.uuid, note.created, *values),
            )
            store.connection.execute(
                "UPDATE changes SET row_id = ? WHERE table_name = 'revisions' AND row_id = ?", (made.lastrowid, key)
            )
    store.connection.executemany(
        "DELETE FROM pool_documents WHERE document_uuid = ?", [(uuid,) for uuid in note.documents]
    )
    store.connection.execute(
        "INSERT OR IGNORE INTO erasures (uuid, details, confirmed, applied, created) VALUES (?, ?, '[]', 1, ?)",
        (note.uuid, json.dumps(note.as_json()), note.created),
    )


def last_correction(store: Store) -> int:
    """The key of the last correction; 0 without any."""
    row = store.one("SELECT MAX(id) FROM revisions")
    return int(row[0] or 0) if row else 0


def _owners(store: Store) -> set[tuple[str, str]]:
    return set(store.all("SELECT kind, value FROM forgotten WHERE kind IN ('cases', 'documents')"))


def _by_all_names(store: Store, table: str, gone: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """The UUIDs of rows of a table, with those of rows that were the same thing in other copies."""
    uuids = {uuid for kind, uuid in gone if kind == table}
    pairs = store.all("SELECT uuid, target FROM aliases WHERE table_name = ?", (table,))
    for pair in pairs:
        if not uuids.isdisjoint(pair):
            uuids |= {*pair}
    return tuple(sorted(uuids))


def _versions(store: Store, sha256: str) -> list[TextVersion]:
    """By which entries documents got a text."""
    row = store.one("SELECT id, length FROM texts WHERE sha256 = ?", (sha256,))
    if row is None:
        return []
    return [
        TextVersion(document, entry, int(row[1])) for document, entry, text in _texts_in_time(store) if text == row[0]
    ]


def _place(store: Store, passage: WithdrawnPassage) -> tuple[TextVersion, int, int] | None:
    versions = [version for version in _versions(store, passage.sha256) if version.document == passage.document]
    return (versions[-1], passage.span.start, passage.span.end) if versions else None


def _texts_in_time(store: Store) -> list[tuple[str, str, int]]:
    """Document (UUID), entry (UUID) and text (key) for each time that a document got a text, in their order."""
    rows = store.all(
        "SELECT c.row_id, e.uuid, json_extract(c.old, '$.uuid'), json_extract(c.old, '$.text_id') FROM changes c "
        "JOIN entries e ON e.id = c.entry_id WHERE c.table_name = 'documents' ORDER BY c.row_id, c.id"
    )
    present = {key: (uuid, text) for key, uuid, text in store.all("SELECT id, uuid, text_id FROM documents")}
    found: list[tuple[str, str, int]] = []
    for (key, entry, _uuid, before), behind in zip(rows, [*rows[1:], None], strict=False):
        uuid, text = behind[2:] if behind and behind[0] == key else present.get(key, (None, None))
        if text is not None and text != before:
            found.append((str(uuid), str(entry), int(text)))
    return found


# ---- finding it in another copy ------------------------------------------------------------------------


def texts_here(store: Store, note: ErasureNote, former: Collection[str]) -> list[str]:
    """The former texts here (SHA-256) that a note says. Raises CannotErase where one is no former text yet."""
    found = [sha256 for version in note.texts for sha256 in _candidates(store, version)]
    if any(sha256 not in former for sha256 in found):
        raise CannotErase(
            _("A former text that was erased elsewhere is the present one here."),
            _("It goes as soon as its correction has come in."),
        )
    return list(dict.fromkeys(found))


def passage_here(store: Store, note: ErasureNote) -> WithdrawnPassage | None:
    """The passage that a note says, in the text that its document has here; None where the document is not there.

    Raises CannotErase where its place is not certain.
    """
    if note.passage is None:
        return None
    version, start, end = note.passage
    document = _target(store, version.document)
    row = store.one(
        "SELECT t.sha256, t.text FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.uuid = ?", (document,)
    )
    if row is None:
        return None
    for sha256 in _candidates(store, version):
        span = Places(store).carried(document, Span(start, end), sha256, row[0])
        if span is not None and span.end <= len(row[1]):
            return WithdrawnPassage(document, row[0], row[1], span)
    raise CannotErase(
        _(
            "A passage that was erased elsewhere has no certain place in “{document}”.",
            document=_name(store, document),
        ),
        _("Look for it, and erase it by “qualcode forget DOCUMENT --span”; then say “qualcode sync” again."),
    )


def _candidates(store: Store, version: TextVersion) -> list[str]:
    """The texts (SHA-256) that an entry gave a document, as far as they are as long as they should be."""
    document = _target(store, version.document)
    keys = {
        text for uuid, entry, text in _texts_in_time(store) if uuid == document and entry == version.entry
    }  # in a merge an entry may have given it another
    found = [
        str(sha256)
        for key in sorted(keys)
        for (sha256,) in store.all("SELECT sha256 FROM texts WHERE id = ? AND length = ?", (key, version.length))
    ]
    for (new,) in store.all(
        "SELECT json_extract(new, '$.text_id[1]') FROM carried WHERE entry_uuid = ? AND table_name = 'documents' "
        "AND new IS NOT NULL",
        (version.entry,),
    ):
        if store.one("SELECT 1 FROM texts WHERE sha256 = ? AND length = ?", (new, version.length)):
            found.append(str(new))
    return list(dict.fromkeys(found))


def _target(store: Store, document: str) -> str:
    row = store.one("SELECT target FROM aliases WHERE table_name = 'documents' AND uuid = ?", (document,))
    return str(row[0]) if row else document


def _name(store: Store, document: str) -> str:
    row = store.one("SELECT name FROM documents WHERE uuid = ?", (document,))
    return str(row[0]) if row else document[-12:]
