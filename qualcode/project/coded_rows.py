"""Coded passages one by one, in the order of a report: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from qualcode.project.store import Store

_OF_CODE = """
SELECT c.id, substr(c.uuid, -12), c.document_id, c.start, c."end", c.code_id, c.coder_id, c.polarity, c.weight,
       c.round, c.good, c.paraphrase, c.created, q.name, {memo}
FROM codings c LEFT JOIN quotation_ids q ON q.coding_id = c.id
WHERE c.code_id = ? ORDER BY c.document_id, c.start, c."end", c.id
"""
_MEMO = """(SELECT group_concat(text, char(10, 10)) FROM
            (SELECT text FROM memos WHERE coding_id = c.id ORDER BY id))"""


class CodedRow(NamedTuple):
    """A coding in plain values; `id` are the last twelve digits of its UUID, `memo` is all its memos.

    `short` is the id of its quotation where one is kept.
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
    good: int
    paraphrase: str
    created: str
    short: str | None
    memo: str | None


_row = partial(tuple.__new__, CodedRow)  # what `_make` does, without counting the columns of every row


class CodedRows:
    """The codings of a project for those who need many of them in an order of their own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def walk(self, codes: Sequence[int], documents: Sequence[int], *, memos: bool = False) -> Iterator[CodedRow]:
        """The codings of these codes in these documents (keys): by code and document in the order given, then place.

        One code's are in memory at a time. Memos are fetched where asked for.
        """
        sql = _OF_CODE.format(memo=_MEMO if memos else "NULL")
        places = {key: place for place, key in enumerate(documents)}
        for code in codes:
            rows = [row for row in self._store.all(sql, (code,)) if row[2] in places]
            rows.sort(key=lambda row: places[row[2]])
            yield from map(_row, rows)

    def coders(self) -> list[int]:
        """Keys of the coders in order of their first coding."""
        rows = self._store.all(
            "SELECT coder_id FROM codings GROUP BY coder_id ORDER BY MIN(created), MIN(id)",
        )
        return [key for (key,) in rows]
