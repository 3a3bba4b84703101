"""Entries in one sealed file, the rows of each owner under a key of its own.

A file is a line that says what it is, the length of its head (four bytes, the most significant first), the head in
JSON (project, and for each part the owner, the id of the key and the length), then the parts. The first part is the
team's; it holds all entries, with the rows that are nobody's. Each other one holds the same entries with the rows of
one document or case, and the texts that they brought. So a destroyed key takes exactly these rows and texts along,
and the rest can still be read. Every part is bound to the whole head: none can be taken out, put in or exchanged.

The name is the writer's, followed by the SHA-256 of the contents: a file that is half there does not fit its name.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.sharing.portable import EntryBundle, PortableEntry, PortableRow, PortableText
from qualcode.project.merging.checked_entries import RowRules
from qualcode.project.merging.entry_file import packed, unpacked
from qualcode.project.sharing.keys import KeyName, KeyStore, seal, unseal
from qualcode.safe_text import visible

LARGEST = 1 << 28
"""Bytes of a file that is read."""
_BEGIN, _FORMAT = b"qualcode entries ", 1
_MOST_PARTS = 100_000
_LONGEST_HEAD = 1 << 24  # bytes
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_HASH_LENGTH = 32  # of the digits of the SHA-256 that stand in a name
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OwnerOf = Callable[[PortableRow], str]
Order = Mapping[str, list[tuple[int, int]]]  # entry -> (number of the part, so many rows of it) in their order


class NotWhole(ReadingError):
    """A file is not there whole; it may be so later."""


class NoTeamKey(ReadingError):
    """The key of the team is not there, without which nothing of a file can be read; it may come later."""


class OfNewerVersion(ReadingError):
    """A file was written by a newer version of qualcode."""


@dataclass(frozen=True, slots=True)
class SealedPart:
    """The rows of one owner: under which key, and the bytes."""

    key: KeyName
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file as it lies there, taken apart and not opened."""

    project: str
    head: bytes
    parts: tuple[SealedPart, ...]


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What a file holds; `missing` are the keys that are not in the folder, whose rows are left out.

    `incomplete` is the number of entries that are without such rows.
    """

    bundle: EntryBundle
    missing: tuple[KeyName, ...] = ()
    incomplete: int = 0


def _unreadable(name: str) -> str:
    return _("“{file}” cannot be read.", file=visible(name))


def name_of(writer: str, data: bytes) -> str:
    """The name of a file of that writer (a coder's name) with that content; letters that every system takes."""
    plain = unicodedata.normalize("NFKD", writer).encode("ascii", "ignore").decode().lower()
    word = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:24] or "coder"
    return f"{word}-{hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]}.entries"


def named_hash(name: str) -> str:
    """The digits of the hash that a file's name holds, also one to which a cloud added words; empty for none."""
    found = _HASH.search(name)
    return found[0] if found else ""


# ---- sealing -------------------------------------------------------------------------------------------


def sealed(bundle: EntryBundle, owner_of: OwnerOf, keys: KeyStore) -> bytes:
    """The bytes of a file with these entries; keys that are missing are made, and have to be written before it."""
    parts, order = _divided(bundle, owner_of, keys.project)
    named = [keys.key_for(owner) for owner, _ in parts]
    plain = [_with_order(order if number == 0 else {}, part) for number, (_, part) in enumerate(parts)]
    overhead = len(seal(bytes(32), b"", b""))
    head = json.dumps(
        {
            "project": bundle.project,
            "parts": [
                [name.owner, name.id, len(data) + overhead] for (name, _), data in zip(named, plain, strict=True)
            ],
        },
        separators=(",", ":"),
    ).encode()
    begin = b"%s%d\n%s%s" % (_BEGIN, _FORMAT, len(head).to_bytes(4, "big"), head)
    return b"".join([begin, *(seal(key, data, head) for (_, key), data in zip(named, plain, strict=True))])


def _divided(bundle: EntryBundle, owner_of: OwnerOf, team: str) -> tuple[list[tuple[str, EntryBundle]], Order]:
    """The bundle of each owner, the team's first, and in which order the rows of an entry stood."""
    rows: dict[str, dict[str, list[PortableRow]]] = {team: {entry.uuid: [] for entry in bundle.entries}}
    order: dict[str, list[tuple[int, int]]] = {}
    numbers = {team: 0}
    reasons: dict[str, str] = {}  # whose words an entry's reason may be
    for entry in bundle.entries:
        runs: list[tuple[int, int]] = []
        for owner, run in groupby(entry.rows, owner_of):
            owned = rows.setdefault(owner, {}).setdefault(entry.uuid, [])
            before = len(owned)
            owned.extend(run)
            runs.append((numbers.setdefault(owner, len(numbers)), len(owned) - before))
            if owner != team:
                reasons.setdefault(entry.uuid, owner)
        if any(number for number, _ in runs):
            order[entry.uuid] = runs
    parts = []
    for owner, entries in rows.items():
        made = tuple(
            replace(
                entry,
                rows=tuple(entries[entry.uuid]),
                reason=entry.reason if reasons.get(entry.uuid, team) == owner else "",
            )
            for entry in bundle.entries
            if entry.uuid in entries
        )
        parts.append((owner, replace(bundle, entries=made, texts=_texts(bundle.texts, made))))
    return parts, order


def _texts(texts: Mapping[str, PortableText], entries: Iterable[PortableEntry]) -> dict[str, PortableText]:
    """Those of the texts that rows of the entries let documents have, or that came with a structure."""
    named: dict[str, None] = {}
    for entry in entries:
        for row in entry.rows:
            if row.table == "documents" and row.new:
                text = row.new.get("text_id")
                named |= dict.fromkeys((row.text, *(text[1:] if isinstance(text, tuple) else ())))
    return {sha256: texts[sha256] for sha256 in named if sha256 in texts}


def _with_order(order: Order, bundle: EntryBundle) -> bytes:
    said = json.dumps(order, separators=(",", ":")).encode()
    return len(said).to_bytes(4, "big") + said + packed(bundle)


# ---- opening -------------------------------------------------------------------------------------------


def taken_apart(data: bytes, name: str = "") -> SealedFile:
    """A file before it is opened; `name` is the one that it lies under, whose hash it has to fit.

    Raises NotWhole, OfNewerVersion, ReadingError.
    """
    wanted = named_hash(name)
    if wanted and hashlib.sha256(data).hexdigest()[:_HASH_LENGTH] != wanted:
        raise NotWhole(_unreadable(name))
    begin, end, rest = data.partition(b"\n")
    version = begin.removeprefix(_BEGIN)
    if begin != b"%s%d" % (_BEGIN, _FORMAT) or not end:
        is_newer = begin.startswith(_BEGIN) and version.isdigit() and len(version) < 6 and int(version) > _FORMAT
        raise (OfNewerVersion if is_newer else ReadingError)(_unreadable(name))
    length = int.from_bytes(rest[:4], "big")
    head = rest[4 : 4 + length]
    if length > _LONGEST_HEAD or len(head) < length:
        raise NotWhole(_unreadable(name))
    project, lengths = _head(head, name)
    at, parts = 4 + length, []
    for key, size in lengths:
        parts.append(SealedPart(key, rest[at : at + size]))
        at += size
    if at != len(rest):
        raise NotWhole(_unreadable(name))
    return SealedFile(project, head, tuple(parts))


def _head(head: bytes, name: str) -> tuple[str, list[tuple[KeyName, int]]]:
    try:
        said: Any = json.loads(head)
        project, parts = said["project"], said["parts"]
        found = [(KeyName(owner, id_), size) for owner, id_, size in parts]
        is_sane = 0 < len(found) <= _MOST_PARTS and isinstance(project, str) and all(map(_is_sane, found))
    except (KeyError, TypeError, ValueError, RecursionError):
        is_sane = False
    if not is_sane:
        raise ReadingError(_unreadable(name))
    return project, found


def _is_sane(part: tuple[KeyName, int]) -> bool:
    key, size = part
    return (
        isinstance(key.owner, str)
        and isinstance(key.id, str)
        and bool(_UUID.fullmatch(key.owner))
        and bool(re.fullmatch("[0-9a-f]{16}", key.id))
        and type(size) is int
        and 0 <= size <= LARGEST
    )


def opened(file: SealedFile, keys: KeyStore, name: str = "") -> OpenedFile:
    """The entries in a file, without the rows whose keys are not in the folder.

    Raises NoTeamKey, and ReadingError for what was changed or never written by this program.
    """
    bundles: dict[int, EntryBundle] = {}
    order: Order = {}
    missing: list[KeyName] = []
    with closing(RowRules()) as rules:
        for number, part in enumerate(file.parts):
            secret = keys.secret(part.key)
            if secret is None:
                missing.append(part.key)
                continue
            data = unseal(secret, part.sealed, file.head)
            if data is None:
                raise ReadingError(_unreadable(name))
            length = int.from_bytes(data[:4], "big")
            if number == 0:
                order = _order(data[4 : 4 + length], name)
            bundles[number] = unpacked(data[4 + length :], rules)
    if 0 not in bundles:
        raise NoTeamKey(_unreadable(name))
    if any(bundle.project != file.project for bundle in bundles.values()):
        raise ReadingError(_unreadable(name))
    incomplete = sum(any(number not in bundles for number, _ in runs) for runs in order.values())
    return OpenedFile(_joined(bundles, order), tuple(missing), incomplete)


def _order(data: bytes, name: str) -> Order:
    try:
        said: Any = json.loads(data)
        order = {str(uuid): [(int(part), int(many)) for part, many in runs] for uuid, runs in said.items()}
    except (AttributeError, TypeError, ValueError, RecursionError):
        raise ReadingError(_unreadable(name)) from None
    return order


def _joined(bundles: Mapping[int, EntryBundle], order: Order) -> EntryBundle:
    """The bundles of all owners as the one that they were made of."""
    rows = {
        number: {entry.uuid: (entry, iter(entry.rows)) for entry in bundle.entries}
        for number, bundle in bundles.items()
    }
    whole = bundles[0]
    texts = {sha256: text for bundle in bundles.values() for sha256, text in bundle.texts.items()}
    entries = []
    for entry in whole.entries:
        runs = order.get(entry.uuid)
        if runs is None:
            entries.append(entry)
            continue
        numbers = sorted({0, *(number for number, _ in runs)})
        parts = [rows[number][entry.uuid] for number in numbers if entry.uuid in rows.get(number, {})]
        reason = next((part.reason for part, _ in parts if part.reason), "")
        entries.append(replace(entry, rows=tuple(_in_order(entry.uuid, runs, rows)), reason=reason))
    return replace(whole, entries=tuple(entries), texts=texts)


def _in_order(
    entry: str,
    runs: list[tuple[int, int]],
    rows: Mapping[int, Mapping[str, tuple[PortableEntry, Iterator[PortableRow]]]],
) -> Iterator[PortableRow]:
    """The rows of an entry as they stood; those of missing parts are left out."""
    for number, many in runs:
        found = rows.get(number, {}).get(entry)
        for _number in range(many):
            row = next(found[1], None) if found else None
            if row is None:
                break
            yield row
