"""Annotations of CATMA as it exports them, as a table with one row a property of an annotation, and as GitMA does.

They name their document, tag and words, and where they stand, counted in characters. Nobody is named but collections,
of which each annotator has one for a document; so a collection counts as a coder, and who that is can be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.catalogue import _
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import ListedSegment, SegmentField, SegmentList, SegmentProgram
from qualcode.reading.exchange.segments.cells import path_of, times_of
from qualcode.reading.source.raw_table import RawTable, heading_key

_CATMA = (
    "query id", "document id", "document name", "document length", "keyword", "keyword in context",  # no text
    "start offset", "end offset", "collection id", "collection name", "tag", "tag version", "tag color",  # no text
    "annotation id", "property id", "property name", "property value",  # no text
)  # fmt: skip
"""The headings in their order; without them exports of version 6 have the same columns."""
_COMMENTS = ("comment id", "comment/reply", "comment author", "reply count", "reply id")  # no text
_GITMA = (
    "document", "annotation collection", "annotator", "tag", "properties", "left_context", "annotation",  # no text
    "right_context", "start_point", "end_point", "date",  # no text
)  # fmt: skip
_AS_GITMA: Mapping[str, str] = {
    "document name": "document",  # no text
    "collection name": "annotation collection",  # no text
    "keyword": "annotation",
    "start offset": "start_point",  # no text
    "end offset": "end_point",  # no text
}
_AS_CALLED: Mapping[str, str] = {"keyword": "annotated text segment"}  # no text: as one version wrote it
_NEEDED = ("document name", "keyword", "start offset", "end offset", "tag")  # no text
_NUMBERS = ("document length", "start offset", "end offset")  # no text
_NOT_TOLD = frozenset(
    (*_CATMA, *_COMMENTS, *_GITMA, "annotated text segment", "")  # no text
)
_PROPERTY = re.compile(r"(?:prop:)?(?P<name>.*)")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def is_catma(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are annotations that CATMA exported."""
    return bool(rows) and (_columns(rows[0]) is not None or _is_bare(rows[0]))


def catma_list(raw: RawTable, name: str) -> SegmentList:
    """The annotations in a table of which `is_catma` is true, each once, with their properties as comments."""
    columns = _columns(raw.rows[0])
    below = zip(raw.numbers, raw.rows, strict=True)
    if columns is None:
        columns = {heading: place for place, heading in enumerate(_CATMA)}
    else:
        next(below)
    reader = _CatmaRows(columns, raw.rows[0], list(below))
    segments = reader.segments()
    return SegmentList(
        name,
        SegmentProgram.CATMA,
        segments,
        reader.said(),
        LossReport(tuple(reader.losses)),
        tuple(filter(None, (raw.origin, *raw.notes))),
        raw.warnings,
    )


def _columns(row: Sequence[str]) -> dict[str, int] | None:
    """Where the headings stand, by what CATMA calls them now; None where these are no headings of it."""
    keys = [heading_key(cell) for cell in row]
    columns = {key: place for place, key in reversed(list(enumerate(keys)))}
    for heading in _CATMA:
        other = next((other[heading] for other in (_AS_CALLED, _AS_GITMA) if other.get(heading) in columns), "")
        if heading not in columns and other:
            columns[heading] = columns[other]
    return columns if all(heading in columns for heading in _NEEDED) else None


def _is_bare(row: Sequence[str]) -> bool:
    """Whether a row is one of an export without headings."""
    cells = [cell.strip() for cell in row]
    return (
        len(cells) > _CATMA.index("annotation id")  # no text
        and all(cells[_CATMA.index(heading)].isdecimal() for heading in _NUMBERS)
        and bool(_COLOUR.fullmatch(cells[_CATMA.index("tag color")]))  # no text
    )


@dataclass(slots=True)
class _Annotation:
    """A row, and what the further rows of the same annotation say of it."""

    segment: ListedSegment
    properties: dict[str, list[str]] = field(default_factory=dict)


class _CatmaRows:
    """The rows below the headings; `losses` are gathered while they are read."""

    def __init__(
        self, columns: Mapping[str, int], headings: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]
    ) -> None:
        self._columns = columns
        self._rows = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
        self._properties = [
            (found["name"], place)
            for place, heading in enumerate(headings)
            if "tag" in columns
            and heading_key(heading) not in _NOT_TOLD
            and (found := _PROPERTY.fullmatch(" ".join(heading.split())))
        ]
        self.losses: list[Loss] = []
        self._collections: dict[str, None] = {}  # in the order in which they are met

    def said(self) -> dict[SegmentField, str]:
        """By which heading each field was read."""
        return {
            SegmentField.DOCUMENT: "Document Name",  # no text: a heading
            SegmentField.CODE: "Tag",  # no text: a heading
            SegmentField.WORDS: "Keyword",  # no text: a heading
        }

    def segments(self) -> tuple[ListedSegment, ...]:
        """The annotations in the order of their first rows."""
        found: dict[tuple[str, ...], _Annotation] = {}
        dates = times_of([self._cell(cells, "date") for _number, cells in self._rows])
        for (number, cells), date in zip(self._rows, dates, strict=True):
            segment = self._segment(number, cells, date or "")
            if segment is None:
                continue
            own = self._cell(cells, "annotation id") or str(number)
            key = own, segment.place, *(segment.codes[0] if segment.codes else ("", segment.comment))
            annotation = found.setdefault(key, _Annotation(segment))
            for name, value in self._values(cells):
                values = annotation.properties.setdefault(name, [])
                if value not in values:
                    values.append(value)
        for collection in self._collections:
            self.losses.append(Loss(LossKind.USER, LossReason.COLLECTION_AS_CODER, collection, fate=Fate.CHANGED))
        return tuple(self._with_properties(annotation) for annotation in found.values())

    def _cell(self, cells: Sequence[str], heading: str) -> str:
        place = self._columns.get(heading)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def _values(self, cells: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The properties that a row tells, and their values."""
        name, value = self._cell(cells, "property name"), self._cell(cells, "property value")
        if name and value:
            yield name, value
        if properties := self._cell(cells, "properties").strip("{}"):
            yield "", properties
        for heading, place in self._properties:
            if place < len(cells) and cells[place].strip():
                yield heading, cells[place].strip()

    def _with_properties(self, annotation: _Annotation) -> ListedSegment:
        lines = [
            f"{name}: {', '.join(values)}" if name else ", ".join(values)
            for name, values in annotation.properties.items()
        ]
        comment = "\n".join(filter(None, (annotation.segment.comment, *lines)))
        return replace(annotation.segment, comment=comment)

    def _segment(self, number: int, cells: Sequence[str], date: str) -> ListedSegment | None:
        """A row as a segment; None for one that says too little, which is told."""
        document = self._cell(cells, "document name")
        tag, words = self._cell(cells, "tag"), self._cell(cells, "keyword")
        comment = self._cell(cells, "comment/reply")
        path = path_of(tag, SegmentProgram.CATMA) if tag else ()
        why = None
        if not document:
            why = LossReason.ROW_WITHOUT_DOCUMENT
        elif not path and not comment:
            why = LossReason.ROW_WITHOUT_CODE
        elif not words:
            why = LossReason.WORDS_MISSING
        if why is not None:
            where = _("row {number}", number=number)
            self.losses.append(Loss(LossKind.CODING, why, joined_path(path), where))
            return None
        collection = self._cell(cells, "collection name")
        coder = self._cell(cells, "annotator") or self._cell(cells, "comment author") or collection
        if coder == collection and coder:
            self._collections[coder] = None
        begin, end = self._cell(cells, "start offset"), self._cell(cells, "end offset")
        return ListedSegment(
            number,
            document,
            (path,) if path else (),
            words,
            comment,
            coder=coder,
            created=date,
            place=f"{begin}–{end}",
            offset=int(begin) if begin.isdecimal() and len(begin) < 10 else None,
        )
