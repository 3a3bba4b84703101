"""Coded passages one by one, in the order of a report: memory does not grow with their number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualcode.project.store import Store

_WALK = """
WITH chosen_codes AS MATERIALIZED (SELECT value AS code, key AS place FROM json_each(?)),
     chosen_documents AS MATERIALIZED (SELECT value AS document, key AS place FROM json_each(?))
SELECT c.id, c.uuid, c.document_id, c.start, c."end", c.code_id, c.coder_id, c.polarity, c.weight, c.round, c.good,
       c.paraphrase, c.created, q.name, {memo}
FROM codings c
JOIN chosen_codes k ON k.code = c.code_id
JOIN chosen_documents d ON d.document = c.document_id
LEFT JOIN quotation_ids q ON q.coding_id = c.id
ORDER BY k.place, d.place, c.start, c."end", c.id
"""
_MEMO = """(SELECT group_concat(text, char(10, 10)) FROM
            (SELECT text FROM memos WHERE coding_id = c.id ORDER BY id))"""


class CodedRow(NamedTuple):
    """A coding in plain values; `short` is the id of its quotation where one is kept, `memo` all its memos."""

    key: int
    uuid: str
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

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


class CodedRows:
    """The codings of a project for those who need many of them in an order of their own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def walk(self, codes: Sequence[int], documents: Sequence[int], *, memos: bool = False) -> Iterator[CodedRow]:
        """The codings of these codes in these documents (keys): by code and document in the order given, then place.

        SQLite sorts them, on disk if need be. Memos are fetched where asked for.
        """
        sql = _WALK.format(memo=_MEMO if memos else "NULL")
        return map(CodedRow._make, self._store.rows(sql, (json.dumps(list(codes)), json.dumps(list(documents)))))

    def coders(self) -> list[int]:
        """Keys of the coders in order of their first coding."""
        rows = self._store.all(
            "SELECT coder_id FROM codings GROUP BY coder_id ORDER BY MIN(created), MIN(id)",
        )
        return [key for (key,) in rows]

    def documents_of(self, coders: Sequence[int]) -> set[int]:
        """Keys of the documents in which one of these coders gave a code."""
        rows = self._store.all(
            "SELECT DISTINCT document_id FROM codings WHERE coder_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(coders)),),
        )
        return {key for (key,) in rows}
