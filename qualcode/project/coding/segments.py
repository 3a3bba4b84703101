"""Passages that are fixed for a coder before the coding, so that coders differ in labels alone."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.model.sharing.segments import FixedSegment
from qualcode.model.spans import Span
from qualcode.model.team.roles import Right
from qualcode.project.file.door import span_of
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store, corrected_meanwhile, gone

_SEGMENTS = 'SELECT id, uuid, document_id, coder_id, start, "end", position, round, repeats FROM fixed_segments'
_COLUMNS = ("document_id", "coder_id", "start", "end", "position", "round", "repeats")


class Segments:
    """The fixed passages of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(
        self, *, coder: int | None = None, round_: int | None = None, document: int | None = None
    ) -> list[FixedSegment]:
        """Those of a coder and a document (keys) and of a round, or of all of these, in their order."""
        wanted = {"coder_id": coder, "round": round_, "document_id": document}
        said = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(f"{column} = ?" for column in said) or "1"
        order = "ORDER BY position, document_id, start, id"
        sql = f"{_SEGMENTS} WHERE {where} {order}"
        return self._store.made("fixed_segments", _segment, sql, tuple(said.values()))

    def repetitions(self) -> frozenset[tuple[int, int, int]]:
        """(Document, coder, round), two keys: where somebody codes own passages of an earlier round again.

        What is coded there tells how alike somebody codes twice, and is no later work of that coder.
        """
        rows = "SELECT DISTINCT document_id, coder_id, round FROM fixed_segments WHERE repeats IS NOT NULL"
        return frozenset(self._store.made("fixed_segments", _place, rows))

    def is_repetition(self, coder: int, round_: int) -> bool:
        """Whether a coder (key) codes own passages again in a round."""
        found = "SELECT 1 FROM fixed_segments WHERE coder_id = ? AND round = ? AND repeats IS NOT NULL"
        return self._store.one(found, (coder, round_)) is not None

    def coded(self, coder: int, round_: int) -> set[int]:
        """The keys of those of a coder (key) in a round that this coder gave a code to, with the very same edges."""
        rows = self._store.all(
            "SELECT s.id FROM fixed_segments s WHERE s.coder_id = ? AND s.round = ? AND EXISTS ("
            'SELECT 1 FROM codings c WHERE c.document_id = s.document_id AND c.start = s.start AND c."end" = s."end" '
            "AND c.coder_id = s.coder_id AND c.round = s.round)",
            (coder, round_),
        )
        return {int(key) for (key,) in rows}

    def fix(
        self,
        segments: Sequence[tuple[Document, Span]],
        coder: Coder,
        round_: int,
        author: Author,
        *,
        repeats: int | None = None,
    ) -> int:
        """Let passages be fixed for a coder in a round, in the order in which they are given; gives how many are new.

        Those of the same documents and round that were fixed for the coder before and are not among them go; what
        stays keeps its UUID. Others of the coder come before them. The document objects say which texts the places
        were chosen on; `repeats` is the earlier round in which they were coded, where they are coded again. Raises
        QualcodeError where one was corrected meanwhile.
        """
        store = self._store
        wanted = dict.fromkeys((document.key, span) for document, span in segments)
        documents = {document.key: document for document, _span in segments}
        with store.history.change("segments.fix", author):
            if author.uuid != coder.uuid:
                store.history.require(Right.TEAM, author)
            for document in documents.values():
                refuse_other_text(store, document)
            there = {(old.document, old.span): old for old in self.all(coder=coder.key, round_=round_)}
            for place, old in there.items():
                if old.document in documents and place not in wanted:
                    store.delete_one("fixed_segments", old.key)
            first = max((old.position + 1 for old in there.values() if old.document not in documents), default=0)
            rows: list[Row] = []
            for position, (key, span) in enumerate(wanted, start=first):
                before = there.get((key, span))
                if before is None:
                    rows.append((key, coder.key, span.start, span.end, position, round_, repeats))
                elif before.position != position:
                    store.update("fixed_segments", before.key, position=position)
            if rows:
                store.insert_all("fixed_segments", _COLUMNS, rows)
        return len(rows)


def refuse_other_text(store: Store, document: Document) -> None:
    """Raise QualcodeError where a document is gone, or has another text than the object says."""
    row = store.one(
        "SELECT t.sha256 FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id = ?", (document.key,)
    )
    if row is None:
        raise gone("documents")
    if row[0] != document.sha256:
        raise corrected_meanwhile(document)


def _place(row: Row) -> tuple[int, int, int]:
    document, coder, round_ = row
    return document, coder, round_


def _segment(row: Row) -> FixedSegment:
    key, uuid, document, coder, start, end, position, round_, repeats = row
    return FixedSegment(key, uuid, document, coder, span_of(start, end), position, round_, repeats)
