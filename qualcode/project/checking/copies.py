"""Whether what a project keeps of other copies of it can be what it stands for. No sum covers these tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.project.file import schema
from qualcode.project.file.door import UNFIT
from qualcode.project.file.store import Store
from qualcode.project.merging.checked_entries import CheckedEntries
from qualcode.project.merging.entry_file import CARRIED, entry_from
from qualcode.project.merging.value_forms import HASH, TIME, UUID, TextForm


def _is_list_of_uuids(value: str) -> bool:
    try:
        found = json.loads(value)
    except UNFIT:
        return False
    return isinstance(found, list) and all(isinstance(uuid, str) and UUID.fullmatch(uuid) for uuid in found)


def _is_json(value: str) -> bool:
    try:
        json.loads(value)
    except UNFIT:
        return False
    return True


_UUID = TextForm(lambda name: _("{column} is no UUID", column=name), UUID.fullmatch)
_NONE_OR_UUID = TextForm(_UUID.said, lambda value: not value or UUID.fullmatch(value))
_TIME = TextForm(lambda name: _("{column} is no time", column=name), TIME.fullmatch)
_HASH = TextForm(lambda name: _("{column} is no checksum", column=name), HASH.fullmatch)
_UUIDS = TextForm(lambda name: _("{column} is no list of UUIDs", column=name), _is_list_of_uuids)
_JSON = TextForm(lambda name: _("{column} cannot be read", column=name), _is_json)
_TABLE = TextForm(lambda name: _("{column} is no table", column=name), schema.LOGGED.__contains__)
_FORMS: Mapping[str, Mapping[str, TextForm]] = {
    "arrived": {"entry_uuid": _UUID, "merge_uuid": _UUID, "created": _TIME, "package": _NONE_OR_UUID},
    "waiting": {"entry_uuid": _UUID, "created": _TIME},
    "aliases": {"table_name": _TABLE, "uuid": _UUID, "target": _UUID},
    "conflicts": {"table_name": _TABLE, "row_uuid": _UUID, "heads": _UUIDS},
    "decisions": {"table_name": _TABLE, "row_uuid": _UUID, "over": _UUIDS, "chosen": _UUID},
    "cut": {
        "package_uuid": _UUID, "entry_uuid": _NONE_OR_UUID, "coder_uuid": _UUID, "details": _JSON, "created": _TIME,
    },
    "bases": {"table_name": _TABLE, "row_uuid": _UUID, "entries": _UUIDS},
    "shared_folders": {"uuid": _UUID, "details": _JSON, "created": _TIME},
    "shared_files": {"sha256": _HASH, "created": _TIME},
    "shared_entries": {"entry_uuid": _UUID},
    "pools": {"uuid": _UUID, "secret": _HASH, "details": _JSON, "created": _TIME},
    "pool_documents": {"pool_uuid": _UUID, "document_uuid": _UUID},
    "erasures": {"uuid": _UUID, "details": _JSON, "confirmed": _JSON, "created": _TIME},
}  # fmt: skip
# what the rows of a query tell
_AMISS: tuple[tuple[str, Callable[[], str], str], ...] = (
    (
        "arrived",
        lambda: _("its entry is not in the history"),
        "SELECT id, entry_uuid FROM arrived WHERE entry_uuid NOT IN (SELECT uuid FROM entries) "
        "OR merge_uuid NOT IN (SELECT uuid FROM entries)",
    ),
    (
        "carried",
        lambda: _("its entry is not in the history"),
        "SELECT id, entry_uuid FROM carried WHERE entry_uuid NOT IN (SELECT uuid FROM entries)",
    ),
    (
        "waiting",
        lambda: _("its entry is in the history already"),
        "SELECT id, entry_uuid FROM waiting WHERE entry_uuid IN (SELECT uuid FROM entries)",
    ),
    (
        "aliases",
        lambda: _("it stands for itself"),
        "WITH RECURSIVE way(id, table_name, uuid, target) AS ("
        "SELECT id, table_name, uuid, target FROM aliases UNION "
        "SELECT w.id, w.table_name, w.uuid, a.target FROM way w "
        "JOIN aliases a ON a.table_name = w.table_name AND a.uuid = w.target) "
        "SELECT id, uuid FROM way WHERE uuid = target",
    ),
)


def problems_of_copies(store: Store) -> Iterator[str]:
    """What is wrong with single rows, as `check` tells it."""
    for table, forms in _FORMS.items():
        columns = ", ".join(f'"{column}"' for column in forms)
        for key, *values in store.rows(f"SELECT id, {columns} FROM {table}"):
            for (column, form), value in zip(forms.items(), values, strict=True):
                if not (isinstance(value, str) and form.fits(value)):
                    yield _told(table, key, form.said(column), value)
    for table, what, sql in _AMISS:
        for key, value in store.all(sql):
            yield _told(table, key, what(), value)
    reader = CheckedEntries()
    for key, name, uuid, parents, old, new, text in store.rows(f"SELECT id, {CARRIED} FROM carried"):
        try:
            images = (None if image is None else json.loads(image) for image in (old, new))
            reader.row([name, uuid, json.loads(parents), *images, text], schema.VERSION)
        except (ReadingError, *UNFIT) as error:
            yield _told("carried", key, _("what it keeps cannot be read"), str(error))
    for key, uuid, entry in store.rows("SELECT id, entry_uuid, entry FROM waiting"):
        try:
            fits = entry_from(entry).uuid == uuid
        except ReadingError:
            fits = False
        if not fits:
            yield _told("waiting", key, _("what it keeps cannot be read"), uuid)


def _told(table: str, key: int, what: str, value: object) -> str:
    return _("{table} row {row}: {what} ({value})", table=table, row=key, what=what, value=ascii(value))
