"""Bundles of entries as bytes that another copy reads: JSON, packed with zlib, checked field by field.

Whoever writes such a file may be an older or newer program, a broken disk or somebody who means harm: what is read
here fits the tables, or is refused as a whole.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from qualcode.catalogue import _
from qualcode.model.sharing.portable import EntryBundle, PortableEntry, PortableImage, PortableRow
from qualcode.project.file import schema
from qualcode.project.merging.checked_entries import CheckedEntries, refuse

FORMAT = 1
CARRIED = "table_name, row_uuid, parents, old, new, text_sha256"
"""The columns of `carried` that `carried_columns` gives and `carried_row` takes."""
_MAGIC = b"qualcode entries\n"
_MOST_BYTES = 1 << 30  # unpacked; a project of size M has 30 MB
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


# ---- rows as columns ---------------------------------------------------------------------------------


def carried_columns(row: PortableRow) -> tuple[str, str, str, str | None, str | None, str]:
    """What `carried` keeps of a row, see CARRIED."""
    return (row.table, row.uuid, _dump(row.parents), _image_json(row.old), _image_json(row.new), row.text)


def carried_row(columns: Sequence[Any]) -> PortableRow:
    """The row that `carried_columns` wrote. Raises ValueError for anything else."""
    table, uuid, parents, old, new, text = columns
    return PortableRow(table, uuid, tuple(json.loads(parents)), _image(old), _image(new), text)


def entry_json(entry: PortableEntry) -> str:
    """An entry as `waiting` keeps it."""
    rows = [(row.table, row.uuid, row.parents, row.old, row.new, row.text) for row in entry.rows]
    return _dump([
        entry.uuid, entry.coder_uuid, entry.coder_name, entry.created, entry.kind, entry.reason,
        entry.schema_version, entry.undoes, rows,
    ])  # fmt: skip


def entry_from(text: str) -> PortableEntry:
    """The entry that `entry_json` wrote, in the form of this version. Raises ReadingError for anything else."""
    try:
        return CheckedEntries().entry(json.loads(text))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        refuse(_("what is in the file is not as qualcode writes it ({error}).", error=type(error).__name__))


def _image_json(image: PortableImage | None) -> str | None:
    return None if image is None else _dump(image)


def _image(text: str | None) -> PortableImage | None:
    return None if text is None else _portable(json.loads(text))


def _portable(image: Mapping[str, Any]) -> PortableImage:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in image.items()}


# ---- files -------------------------------------------------------------------------------------------


def packed(bundle: EntryBundle) -> bytes:
    """The bundle as bytes that `unpacked` reads, in this copy and in others."""
    packer = zlib.compressobj(6)
    parts = [_MAGIC]
    head = {"format": FORMAT, "schema": schema.VERSION, "project": bundle.project, "source": bundle.source}
    parts.append(packer.compress(f'{_dump(head)[:-1]},"entries":['.encode()))
    for number, entry in enumerate(bundle.entries):
        parts.append(packer.compress(f"{',' if number else ''}{entry_json(entry)}".encode("utf-8", "surrogatepass")))
    parts.append(packer.compress(b'],"texts":{'))
    for number, (name, text) in enumerate(bundle.texts.items()):
        value = {"text": text.text, "structures": dict(text.structures)}
        parts.append(packer.compress(f"{',' if number else ''}{_dump(name)}:{_dump(value)}".encode()))
    parts.append(packer.compress(b"}}"))
    parts.append(packer.flush())
    return b"".join(parts)


def unpacked(data: bytes) -> EntryBundle:
    """The bundle that `packed` wrote, in the form of this version.

    Raises ReadingError for what is torn, too large, of a newer program, or holds what no copy of a project could have
    written.
    """
    contents = _contents(data)
    newer = _("It was written by a newer qualcode.")
    if contents.get("format") != FORMAT:
        refuse(newer if isinstance(contents.get("format"), int) else _("Its form is unknown."))
    if not isinstance(contents.get("schema"), int) or contents["schema"] > schema.VERSION:
        refuse(newer)
    return CheckedEntries().bundle(contents)


def _contents(data: bytes) -> dict[str, Any]:
    if not data.startswith(_MAGIC):
        refuse(_("they are no file of entries."))
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(memoryview(data)[len(_MAGIC) :], _MOST_BYTES)
    except zlib.error:
        refuse(_("the file is damaged."))
    if unpacker.unconsumed_tail:
        refuse(_("there is more in the file than a project can hold."))
    if not unpacker.eof or unpacker.unused_data:
        refuse(_("the file is not complete, or more was put behind it."))
    try:
        contents = json.loads(text, parse_float=_no_number, parse_constant=_no_number)
    except (ValueError, RecursionError):
        refuse(_("what is in the file is not as qualcode writes it."))
    if not isinstance(contents, dict):
        refuse(_("what is in the file is not as qualcode writes it."))
    return contents


def _no_number(value: str) -> NoReturn:
    raise ValueError(value)
