"""Bundles of entries as bytes that another copy reads: lines of JSON, packed with zlib, checked field by field.

Whoever writes such a file may be an older or newer program, a broken disk or somebody who means harm: what is read
here fits the tables, or is refused as a whole.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from itertools import chain, islice
from typing import Any, NoReturn

from qualcode.catalogue import _
from qualcode.model.sharing.portable import EntryBundle, PortableEntry, PortableImage, PortableRow
from qualcode.project.file import schema
from qualcode.project.merging.checked_entries import ENTRY, FORMAT, TEXT, CheckedEntries, RowRules, not_ours, refuse

CARRIED = "table_name, row_uuid, parents, old, new, text_sha256"  # no text: SQL
"""The columns of `carried` that `carried_columns` gives and `carried_row` takes."""
_MAGIC = b"qualcode entries\n"
_MOST_BYTES = 1 << 31  # unpacked; a project with 100,000 codings of 1,000 texts has 80 MB
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # half of a pair of surrogates, which no column of text can hold
_PART = 1 << 18  # bytes that are unpacked at once
MOST_LINE = 1 << 24  # bytes of a line: what is read of it takes up to twenty times as much memory
_LONG = 1 << 20  # code points of a text that stand in one line
_LEVEL = 4  # of packing: beyond it takes twice as long for a tenth less


def _no_number(value: str) -> NoReturn:
    raise ValueError(value)


_decode = json.JSONDecoder(parse_float=_no_number, parse_constant=_no_number).decode  # made once: there are many
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
    return _dump([*_head(entry), [_row_value(row) for row in entry.rows]])


def entry_from(text: str) -> PortableEntry:
    """The entry that `entry_json` wrote, in the form of this version. Raises ReadingError for anything else."""
    try:
        return CheckedEntries().entry(json.loads(text))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        refuse(not_ours(error))


def _head(entry: PortableEntry) -> tuple[str | int | None, ...]:
    return (
        entry.uuid, entry.coder_uuid, entry.coder_name, entry.created, entry.kind, entry.reason,
        entry.schema_version, entry.undoes, entry.package,
    )  # fmt: skip


def _row_value(row: PortableRow) -> tuple[object, ...]:
    return (row.table, row.uuid, row.parents, row.old, row.new, row.text)


def _image_json(image: PortableImage | None) -> str | None:
    return None if image is None else _dump(image)


def _image(text: str | None) -> PortableImage | None:
    return None if text is None else _portable(json.loads(text))


def _portable(image: Mapping[str, Any]) -> PortableImage:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in image.items()}


# ---- files -------------------------------------------------------------------------------------------


def packed(bundle: EntryBundle) -> bytes:
    """The bundle as bytes that `unpacked` reads, in this copy and in others."""
    packer = zlib.compressobj(_LEVEL)
    parts = [_MAGIC]
    for lines in _batched(map(_dump, _lines(bundle)), 500):
        if any(len(line) > MOST_LINE // 4 and len(line.encode()) >= MOST_LINE for line in lines):
            refuse(_("a row is longer than other copies take."))
        parts.append(packer.compress("".join([f"{line}\n" for line in lines]).encode()))
    return b"".join((*parts, packer.flush()))


def _lines(bundle: EntryBundle) -> Iterator[object]:
    """The lines of a file of entries: its head, each entry followed by its rows, each text by its parts."""
    yield {"format": FORMAT, "schema": schema.VERSION, "project": bundle.project, "source": bundle.source}
    for entry in bundle.entries:
        yield [ENTRY, *_head(entry), len(entry.rows)]
        yield from map(_row_value, entry.rows)
    for sha256, text in bundle.texts.items():
        structures = {name: list(map(_number_of_parts, columns)) for name, columns in text.structures.items()}
        yield [TEXT, sha256, _number_of_parts(text.text), structures]
        for long in (text.text, *chain.from_iterable(text.structures.values())):
            yield from (long[at : at + _LONG] for at in range(0, len(long), _LONG))


def _number_of_parts(long: str) -> int:
    return -(-len(long) // _LONG)


def _batched(lines: Iterator[str], size: int) -> Iterator[list[str]]:
    while some := list(islice(lines, size)):
        yield some


def unpacked(data: bytes, rules: RowRules | None = None) -> EntryBundle:
    """The bundle that `packed` wrote, in the form of this version.

    Whoever unpacks many gives the `rules` that the rows of all are held against, and closes them. Raises ReadingError
    for what is torn, too large, of a newer program, or holds what no copy of a project could have written.
    """
    try:
        lines = map(_read, _unpacked_lines(data))
        with nullcontext(rules) if rules else closing(RowRules()) as held:
            return CheckedEntries(held).bundle(lines)
    except zlib.error:
        refuse(_("the file is damaged."))
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, StopIteration) as error:
        refuse(not_ours(error))


def _unpacked_lines(data: bytes) -> Iterator[bytes]:
    """The lines of a packed file, one by one: memory holds what is asked for, whatever the file would unpack to."""
    if not data.startswith(_MAGIC):
        refuse(_("they are no file of entries."))
    unpacker = zlib.decompressobj()
    rest, waiting, length, size = data[len(_MAGIC) :], list[bytes](), 0, 0
    while not unpacker.eof:
        part = unpacker.decompress(rest, _PART)
        rest, size = unpacker.unconsumed_tail, size + len(part)
        if size > _MOST_BYTES:
            refuse(_("there is more in the file than a project can hold."))
        if not part and not unpacker.eof:
            break
        first, *more = part.split(b"\n")
        waiting.append(first)
        length += len(first)
        if length > MOST_LINE:
            refuse(_("a row is longer than other copies take."))
        if more:
            yield b"".join(waiting)
            yield from more[:-1]
            waiting, length = [more[-1]], len(more[-1])
    if not unpacker.eof or unpacker.unused_data or any(waiting):
        refuse(_("the file is not complete, or more was put behind it."))


def _read(line: bytes) -> Any:  # noqa: ANN401 - what another program wrote
    value = _decode(line.decode())
    if _HALF.search(line):
        _dump(value).encode()
    return value
