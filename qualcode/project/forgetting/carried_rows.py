"""What other copies did and the history of this one does not say (`carried`, `waiting`), without what is forgotten.

Rows stand there in their portable form, whole or only what was changed of them. What belongs to something that is
forgotten goes; of entries that wait the other rows stay.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from qualcode.errors import ReadingError
from qualcode.model.sharing.portable import PortableImage, PortableRow
from qualcode.model.spans import Span
from qualcode.project.file import schema
from qualcode.project.file.store import Store
from qualcode.project.merging.entry_file import CARRIED, carried_columns, carried_row, entry_from, entry_json
from qualcode.project.merging.places import PLACES

RowChange = Callable[[PortableRow], PortableRow | None]
_OWNERS = ("document_id", "coding_id", "memo_id", "speaker_id", "passage_id")
_OF_PEOPLE = ("documents", "speakers")  # may lose the case that they are of, as rows do that are here


def rows(store: Store) -> Iterator[PortableRow]:
    """All rows that are kept of what other copies did."""
    for columns in store.all(f"SELECT {CARRIED} FROM carried ORDER BY id"):
        yield carried_row(columns)
    for _key, text in store.all("SELECT id, entry FROM waiting ORDER BY id"):
        try:
            yield from entry_from(text).rows
        except ReadingError:  # `check` tells of it
            continue


def change_rows(store: Store, act: RowChange) -> int:
    """Let each row be what `act` says of it, nothing for None, while forgetting; gives how many are others now.

    An entry that waits and cannot be read goes: it may hold anything, and can be sent again.
    """
    changed = 0
    for key, *columns in store.all(f"SELECT id, {CARRIED} FROM carried ORDER BY id"):
        row = carried_row(columns)
        after = act(row)
        if after is None:
            store.connection.execute("DELETE FROM carried WHERE id = ?", (key,))
        elif after != row:
            _parents, old, new, _text = carried_columns(after)[2:]
            store.connection.execute("UPDATE carried SET old = ?, new = ? WHERE id = ?", (old, new, key))
        changed += after != row
    for key, text in store.all("SELECT id, entry FROM waiting ORDER BY id"):
        try:
            entry = entry_from(text)
        except ReadingError:
            store.connection.execute("DELETE FROM waiting WHERE id = ?", (key,))
            changed += 1
            continue
        kept = tuple([after for row in entry.rows if (after := act(row)) is not None])
        if kept == entry.rows:
            continue
        changed += len(entry.rows) - sum(row in entry.rows for row in kept)
        if kept:
            rewritten = entry_json(replace(entry, rows=kept, reason=""))
            store.connection.execute("UPDATE waiting SET entry = ? WHERE id = ?", (rewritten, key))
        else:
            store.connection.execute("DELETE FROM waiting WHERE id = ?", (key,))
    return changed


def with_images(row: PortableRow, change: Callable[[PortableImage], PortableImage]) -> PortableRow:
    """The row with other images."""
    old, new = row.old, row.new
    return replace(row, old=old if old is None else change(old), new=new if new is None else change(new))


# ---- what belongs to what is forgotten -----------------------------------------------------------------


def erase_belonging(store: Store) -> int:
    """Erase what belongs to rows that are forgotten, and keep the UUIDs of what goes; gives how many images went.

    A row that stood for one of here goes by all of its names.
    """
    gone = {(kind, value) for kind, value in store.all("SELECT kind, value FROM forgotten") if kind in schema.LOGGED}
    if not gone or not any(store.one(f"SELECT 1 FROM {table} LIMIT 1") for table in _BESIDE):
        return 0
    drop_unknown(store)
    known = set(gone)
    for table, uuid, target in store.all("SELECT table_name, uuid, target FROM aliases"):
        if (table, target) in gone or (table, uuid) in gone:
            gone |= {(table, uuid), (table, target)}
    images = before = 0
    while len(gone) > before:
        before = len(gone)
        images += change_rows(store, lambda row: _left_of(row, gone))
    for table, uuid in sorted(gone - known):
        store.connection.execute("INSERT OR IGNORE INTO forgotten (kind, value) VALUES (?, ?)", (table, uuid))
    for beside, column in _BESIDE.items():
        if column:
            listed = json.dumps([[table, uuid] for table, uuid in sorted(gone)])
            store.connection.execute(
                f"DELETE FROM {beside} WHERE (table_name, {column}) IN "
                "(SELECT value ->> 0, value ->> 1 FROM json_each(?))",
                (listed,),
            )
    return images


def drop_unknown(store: Store) -> None:
    """Let entries go that wait to change something of which nobody here knows what it belongs to.

    It may belong to what is forgotten. They can come again: files of other copies are read anew.
    """
    dropped = False
    for key, text in store.all("SELECT id, entry FROM waiting ORDER BY id"):
        with suppress(ReadingError):
            if not any(_is_unknown(store, row) for row in entry_from(text).rows):
                continue
        store.connection.execute("DELETE FROM waiting WHERE id = ?", (key,))
        dropped = True
    if dropped:
        store.connection.execute("DELETE FROM shared_files WHERE own = 0")


def _is_unknown(store: Store, row: PortableRow) -> bool:
    """Whether nothing here says of whom a row is that an entry changes."""
    if row.old is None or not {*_OWNERS, "case_id"} & {*schema.column_names(store.connection, row.table)}:
        return False
    return not store.one(f"SELECT 1 FROM {row.table} WHERE uuid = ?", (row.uuid,)) and not store.one(
        "SELECT 1 FROM changes WHERE table_name = ? AND json_extract(old, '$.uuid') = ?", (row.table, row.uuid)
    )


_BESIDE = {"carried": "", "waiting": "", "aliases": "uuid", "conflicts": "row_uuid", "bases": "row_uuid"}


def _left_of(row: PortableRow, gone: set[tuple[str, str]]) -> PortableRow | None:
    """What is left of a row when others are gone; `gone` gets it where it was made and goes too."""
    images = [image for image in (row.old, row.new) if image]
    belongs = (row.table, row.uuid) in gone
    for image in images:
        belongs |= any(image.get(owner) in gone for owner in _OWNERS)
        if image.get("case_id") in gone and (row.table not in _OF_PEOPLE or _is_new_document(row)):
            belongs = True
        if row.table == "decisions" and (image.get("table_name"), image.get("row_uuid")) in gone:
            belongs = True
    if belongs:
        gone.add((row.table, row.uuid))
        return None
    if row.table in _OF_PEOPLE and any(image.get("case_id") in gone for image in images):
        return with_images(row, lambda image: {**image, "case_id": None} if image.get("case_id") in gone else image)
    return row


def _is_new_document(row: PortableRow) -> bool:
    return row.table == "documents" and row.old is None


# ---- words -------------------------------------------------------------------------------------------


def erase_prints(store: Store, without: Callable[[str], str]) -> None:
    """Let `without` empty what summaries know the words of codings by."""

    def emptied(image: PortableImage) -> PortableImage:
        passages = image.get("passages")
        return {**image, "passages": without(passages)} if isinstance(passages, str) else image

    change_rows(store, lambda row: with_images(row, emptied) if row.table == "summaries" else row)


def erase_of_document(
    store: Store, document: str, act: Callable[[PortableRow, PortableImage], PortableImage], *tables: str
) -> None:
    """Change the images of rows of a document (UUID) in some tables."""

    def changed(row: PortableRow) -> PortableRow:
        if row.table not in tables or document_of(store, row) != document:
            return row
        return with_images(row, lambda image: act(row, image))

    change_rows(store, changed)


def document_of(store: Store, row: PortableRow) -> str:
    """The UUID of the document that a row is of, by its images, else as the row is or was here; empty for none."""
    if row.table == "documents":
        return row.uuid
    for column, target in (("document_id", "documents"), ("coding_id", "codings")):
        if column not in schema.column_names(store.connection, row.table):
            continue
        uuid = next(
            (value[1] for image in (row.new, row.old) if image and isinstance(value := image.get(column), tuple)),
            _referred(store, row.table, row.uuid, column, target),
        )
        if uuid:
            return uuid if target == "documents" else document_of(store, PortableRow(target, uuid, (), None, None))
    return ""


def _referred(store: Store, table: str, uuid: str, column: str, target: str) -> str:
    """The UUID of what a row refers to, or did last."""
    key = store.one(f'SELECT "{column}" FROM "{table}" WHERE uuid = ?', (uuid,)) or store.one(
        f"SELECT json_extract(old, '$.{column}') FROM changes WHERE table_name = ? "
        "AND json_extract(old, '$.uuid') = ? ORDER BY id DESC LIMIT 1",
        (table, uuid),
    )
    if key is None or key[0] is None:
        return ""
    row = store.one(f'SELECT uuid FROM "{target}" WHERE id = ?', key) or store.one(
        "SELECT json_extract(old, '$.uuid') FROM changes WHERE table_name = ? AND row_id = ? AND old IS NOT NULL",
        (target, key[0]),
    )
    return str(row[0]) if row else ""


def erase_inside(store: Store, document: str, lies_inside: Callable[[str, Span], bool]) -> None:
    """Let what was made on a passage and waits go, with what hangs on it.

    `lies_inside` says it of a place in the text of a SHA-256. What is here goes as the rows do.
    """

    def kept(row: PortableRow) -> PortableRow | None:
        image = row.new if row.old is None else None
        if image is None or not row.text or row.table in ("quotation_edits", "orphans"):
            return row
        start, end = (image.get(column) for column in PLACES.get(row.table, ("", "")))
        if not (isinstance(start, int) and isinstance(end, int)) or document_of(store, row) != document:
            return row
        if not lies_inside(row.text, Span(start, end)):
            return row
        store.connection.execute("INSERT OR IGNORE INTO forgotten (kind, value) VALUES (?, ?)", (row.table, row.uuid))
        return None

    change_rows(store, kept)
    erase_belonging(store)
