"""From the rows of a project to its documents and their structures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields

from qualcode.catalogue import _
from qualcode.model.documents import Document, Structure
from qualcode.model.readings.how_read import UNKNOWN_READING, HowRead
from qualcode.project.file.door import demanded
from qualcode.project.file.store import Row
from qualcode.project.file.structures import (
    PackedPlaces,
    PackedStructure,
    PackedTurn,
    digest,
    packed_starts,
    packed_turns,
    unpacked,
)
from qualcode.project.material.origins import OriginRules

_TEXT = _("its text")  # what a damaged row lacks


def document_of(row: Row, attributes: Mapping[str, str], of_case: Mapping[str, str], rules: OriginRules) -> Document:
    """The document of a row of documents with its text and case, and what was said of it and of its label."""
    key, uuid, name, label, case, sha256, length, words, context, _case, *others = row
    wave, kind, of_label, kind_of_label, transcription = others
    demanded(sha256, _TEXT)
    return Document(
        key, uuid, name, label, case, attributes, sha256, length, words, context,
        rules.wave(wave or "", attributes, of_case, of_label or "", label),
        rules.source_kind(kind or "", attributes, of_case, kind_of_label or ""),
        transcription,
    )  # fmt: skip


def structure_of(row: Row) -> Structure:
    """The structure of a row, unpacked; ValueError where it is not that of its hash."""
    return unpacked(*checked_columns(row))


def paragraph_starts_of(row: Row) -> list[int]:
    """Where the paragraphs of a row of structures begin, in code points."""
    return packed_starts(checked_columns(row)[1])


def turns_of(row: Row) -> tuple[list[PackedTurn], list[PackedTurn], PackedPlaces]:
    """The turns of a row of structures, and those within them, packed; and what passages are cited by."""
    _segmenter, paragraphs, turns, _sentences, marks, inner, lines = checked_columns(row)
    return packed_turns(turns), packed_turns(inner), PackedPlaces(paragraphs, marks, lines)


def places_of(row: Row) -> tuple[PackedPlaces, list[PackedTurn]]:
    """What passages are cited by of a row of structures, and its turns, packed."""
    _segmenter, paragraphs, turns, _sentences, marks, _inner, lines = checked_columns(row)
    return PackedPlaces(paragraphs, marks, lines), packed_turns(turns)


def packed_structure_of(row: Row) -> PackedStructure:
    """What is needed of a row of structures for work on many documents, packed."""
    segmenter, paragraphs, turns, sentences, _marks, inner, _lines = checked_columns(row)
    return PackedStructure(segmenter, paragraphs, turns, sentences, inner)


def checked_columns(row: Row) -> list[str]:
    """The packed columns of a row of structures; ValueError where they are not those of its hash."""
    _key, sha256, text, *columns = row
    if digest(text, *columns) != sha256:
        raise ValueError(_("it is not the structure of its checksum"))
    return columns


def packed_how_read(how_read: HowRead) -> str:
    """The column that keeps how a document was read; empty where nothing is known of it."""
    if how_read == UNKNOWN_READING:
        return ""
    values = ((column.name, getattr(how_read, column.name)) for column in fields(how_read))
    told = {name: value for name, value in values if value != getattr(UNKNOWN_READING, name)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""


def how_read_of(column: str) -> HowRead:
    """How a document was read, from its column; ValueError or TypeError where that cannot be."""
    return HowRead(**json.loads(column)) if column else UNKNOWN_READING
