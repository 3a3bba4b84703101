"""Entries in their portable form, replayed into an empty image of a project."""

from __future__ import annotations

from typing import Any

from qualcode.model.sharing.portable import EntryBundle
from qualcode.project.file import schema
from qualcode.project.file.structures import columns_of
from qualcode.project.merging.checked_entries import structure_sha256
from qualcode.project.merging.entry_file import packed, unpacked
from qualcode.project.merging.portable import bundle
from qualcode.project.project import Project

Image = dict[tuple[str, str], dict[str, Any]]


def rows_of(project: Project) -> Image:
    """All rows of the logged tables as they are now, by table and UUID, references as they are everywhere."""
    store = project._store
    names = {
        table: dict(store.all(f"SELECT id, {'sha256' if table == 'texts' else 'uuid'} FROM {table}"))
        for table in (*schema.LOGGED, "texts")
    }
    structures = store.all(f"SELECT s.id, {columns_of('s')} FROM structures s")
    names["structures"] = {key: structure_sha256(columns) for key, *columns in structures}
    found: Image = {}
    for table in schema.LOGGED:
        columns = schema.column_names(store.connection, table)
        references = {row[3]: row[2] for row in store.all(f'PRAGMA foreign_key_list("{table}")')}
        for values in store.all(f'SELECT * FROM "{table}"'):
            row = dict(zip(columns, values, strict=True))
            row.pop("id")
            uuid = row.pop("uuid")
            for column, target in references.items():
                if row[column] is not None:
                    row[column] = (target, names[target][row[column]])
            found[table, uuid] = row
    return found


def replayed(entries: EntryBundle) -> Image:
    """What the entries make of nothing, each resting on what is there by then."""
    found: Image = {}
    seen: set[str] = set()
    for entry in entries.entries:
        assert entry.rests_on <= seen
        seen.add(entry.uuid)
        for row in entry.rows:
            key = row.table, row.uuid
            if row.old is None:
                assert key not in found
                found[key] = dict(row.new or {})
            elif row.new is None:
                assert found.pop(key) == row.old
            else:
                assert row.old.keys() == row.new.keys()
                assert row.old.items() <= found[key].items()
                found[key] |= row.new
    return found


def assert_rebuilt(project: Project) -> None:
    """The entries of a project make its rows anew, also after they went through a file."""
    entries = bundle(project._store)
    assert unpacked(packed(entries)) == entries
    assert replayed(entries) == rows_of(project)
