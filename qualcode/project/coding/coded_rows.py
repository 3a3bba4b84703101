"""Coded passages one by one, in the order of a report: memory does not grow with their number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from qualcode.catalogue import _
from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.project.coding.conditions import Condition
from qualcode.project.coding.good_marks import GoodMarks, markers_of
from qualcode.project.coding.memos import Memos
from qualcode.project.file import door
from qualcode.project.file.store import Row, Store

_OF_DOCUMENT = """
SELECT c.id, substr(c.uuid, -12), c.document_id, c.start, c."end", c.code_id, c.coder_id, c.polarity, c.weight,
       c.round, {marks}, c.paraphrase, c.created, q.name, {memo}
FROM codings c LEFT JOIN quotation_ids q ON q.coding_id = c.id
WHERE c.document_id = ? AND c.code_id IN (SELECT value FROM json_each(?)) ORDER BY c.start, c."end", c.id
"""
_WITH_CODES = "SELECT DISTINCT document_id FROM codings WHERE code_id IN (SELECT value FROM json_each(?))"
_CODED = "SELECT DISTINCT document_id FROM codings"
_FEW = 10  # so few codes are looked for before their documents are; else all coded documents are gone through


class CodedRow(NamedTuple):
    """A coding in plain values; `id` are the last twelve digits of its UUID, `memo` is all its memos.

    `short` is the id of its quotation where one is kept, `good_by` the keys of those who marked it as a good one.
    """

    key: int
    id: str
    document: int
    start: int
    end: int
    code: int
    coder: int
    polarity: str
    weight: int | None
    round: int
    good_by: str | None
    paraphrase: str
    created: str
    short: str | None
    memo: str | None

    @property
    def span(self) -> Span:
        """The passage."""
        return Span(self.start, self.end)

    @property
    def good(self) -> bool:
        """Whether somebody marked it as a good quotation."""
        return self.good_by is not None

    @property
    def markers(self) -> frozenset[int]:
        """The keys of those who marked it as a good quotation."""
        return frozenset(markers_of(self.good_by))


class PlacedRow(NamedTuple):
    """Where a coding is and whose; all but the offsets, the round and the weight are keys."""

    key: int
    document: int
    start: int
    end: int
    code: int
    coder: int
    round: int
    weight: int | None

    @property
    def span(self) -> Span:
        """The passage."""
        return Span(self.start, self.end)


_PLACES = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(Polarity))  # no text: SQL
_PACKED = (
    "SELECT c.id, (c.document_id << 31) | c.code_id, CASE WHEN c.start BETWEEN 0 AND 2147483647 AND "
    'c."end" BETWEEN 0 AND 2147483647 THEN (c.start << 31) | c."end" END, '
    f"(c.coder_id << 2) | CASE c.polarity {_PLACES} END FROM codings c"
)
_placed = partial(tuple.__new__, PlacedRow)
_POLARITIES = frozenset(polarity.value for polarity in Polarity)
_made = partial(tuple.__new__, CodedRow)  # what `_make` does, without counting the columns of every row


def _are_sound(rows: Sequence[Row], length: int) -> bool:
    """Whether all are codings of passages of a text of that length: quicker to know of all than of each."""
    try:
        return all(0 <= row[3] < row[4] <= length and row[7] in _POLARITIES for row in rows)
    except TypeError:
        return False


class CodedRows:
    """The codings of a project for those who need many of them in an order of their own."""

    def __init__(self, store: Store, memos: Memos, marks: GoodMarks) -> None:
        self._store = store
        self._memos = memos
        self._marks = marks

    def iter_codings(
        self, codes: Sequence[int], documents: Sequence[int], *, memos: bool = False
    ) -> Iterator[CodedRow]:
        """The codings of these codes in these documents (keys): by document and code in the order given, then place.

        Those of one document are in memory at a time. Memos are fetched where asked for. Raises ProjectDamaged for
        a row that is no coding of a passage of its document.
        """
        memo = self._memos.texts_of_coding_sql() if memos else "NULL"
        marks = self._marks.of_coding_sql() if self._store.one("SELECT 1 FROM good_marks") else "NULL"
        sql = _OF_DOCUMENT.format(marks=marks, memo=memo)
        ranks = {key: rank for rank, key in enumerate(codes)}
        wanted = json.dumps(list(codes))
        found = self._store.all(_WITH_CODES, (wanted,)) if len(ranks) <= _FEW else self._store.all(_CODED)
        coded_documents = {key for (key,) in found}
        lengths: dict[int, int] = dict(
            self._store.all("SELECT d.id, t.length FROM documents d JOIN texts t ON t.id = d.text_id")
        )

        def coded(row: Row) -> CodedRow:
            made: CodedRow = _made(row)
            if made.document not in lengths:
                raise LookupError(_("its document {document} is missing", document=made.document))
            if not 0 <= made.start < made.end <= lengths[made.document]:
                raise ValueError(_("its passage is {start}:{end}", start=made.start, end=made.end))
            if made.polarity not in _POLARITIES:
                raise ValueError(_("“{name}” is no polarity", name=made.polarity))
            return made

        for document in (*sorted(coded_documents - lengths.keys()), *documents):  # the first are damaged
            if document in coded_documents:
                rows = self._store.all(sql, (document, wanted))
                if _are_sound(rows, lengths.get(document, -1)):
                    made = list(map(_made, rows))
                else:
                    made = door.made(self._store.path, "codings", rows, coded)
                made.sort(key=lambda row: ranks[row.code])
                yield from made

    def placed(self, condition: Condition) -> list[PlacedRow]:
        """Where those codings are of which a condition holds, in no order."""
        sql = 'SELECT c.id, c.document_id, c.start, c."end", c.code_id, c.coder_id, c.round, c.weight FROM codings c'
        return list(map(_placed, self._store.all(f"{sql} WHERE {condition.sql}", condition.values)))

    def packed(self, condition: Condition) -> list[Row]:
        """The codings of which a condition holds, in no order, in four numbers each, which are quicker to fetch.

        The key; document * 2 ** 31 + code; start * 2 ** 31 + end; coder * 4 + polarity, as its place among
        `Polarity`. A number is None where the row cannot be a coding.
        """
        return self._store.all(f"{_PACKED} WHERE {condition.sql}", condition.values)

    def refuse_unsound(self) -> None:
        """Raise ProjectDamaged for the first row that is no coding of a passage of its document, if there is one."""
        documents = self._store.all("SELECT id FROM documents")
        codes = self._store.all("SELECT DISTINCT code_id FROM codings")
        for _row in self.iter_codings([code for (code,) in codes], [document for (document,) in documents]):
            pass

    def keys(self) -> list[int]:
        """Those of all codings, in no order."""
        return [key for (key,) in self._store.all("SELECT id FROM codings")]

    def ids(self) -> dict[int, str]:
        """Key -> id of all codings."""
        return dict(self._store.all("SELECT id, substr(uuid, -12) FROM codings"))

    def coders(self) -> list[int]:
        """Keys of the coders in order of their first coding."""
        rows = self._store.all(
            "SELECT coder_id FROM codings GROUP BY coder_id ORDER BY MIN(created), MIN(id)",
        )
        return [key for (key,) in rows]
