"""Doubts of the reader about documents: kept from their import on, until somebody settles them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from qualcode.catalogue import _
from qualcode.language.alignment.mapping import Mapping
from qualcode.model.codings import Coder
from qualcode.model.documents import DocumentDraft
from qualcode.model.readings.doubts import DoubtKind, NotedDoubt, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.project.file.door import span_of
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, Row, Store, find
from qualcode.project.watch.identity import uuid_of_part

_COLUMNS = ("document_id", "kind", "start", "end", "example", "times", "values", "settled", "author_id", "created")
_DOUBTS = """
SELECT x.id, x.uuid, x.document_id, x.kind, x.start, x."end", x.example, x.times, x."values", x.settled, c.name
FROM doubts x LEFT JOIN coders c ON c.id = x.author_id
"""
# what stands in no text: an edited text says nothing of the file that it was read from once
_OF_THE_FILE = frozenset({DoubtKind.HIDDEN_TEXT, DoubtKind.STRUCK_TEXT, DoubtKind.WORDS_MISSING})
_Match = Callable[[NotedDoubt, ReadingDoubt], bool]


class Doubts:
    """The doubts of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, document: int | None = None) -> list[NotedDoubt]:
        """All doubts, or those about one document (key), settled ones too, in the order of the texts."""
        where, values = ("", ()) if document is None else ("WHERE x.document_id = ?", (document,))
        return self._store.made("doubts", _noted, f"{_DOUBTS} {where} ORDER BY x.document_id, x.start, x.id", values)

    def number_open(self) -> int:
        """How many doubts nobody settled."""
        (number,) = self._store.one("SELECT COUNT(*) FROM doubts WHERE settled = 0") or (0,)
        return int(number)

    def find(self, wanted: str, *, exact: bool = False) -> NotedDoubt:
        """The doubt of that id or beginning of one. Raises NotFound, Ambiguous, NotExact."""
        candidates = [NameCandidate(doubt, doubt.id, doubt.uuid, (doubt.id,)) for doubt in self.all()]
        return find("doubt", wanted, candidates, hint=_("“qualcode doubts” lists them."), exact=exact)

    def settle(self, doubts: Sequence[NotedDoubt], coder: Coder) -> None:
        """Let doubts rest: somebody looked at them. Raises QualcodeError where one is not there any more."""
        with self._store.history.change("doubt.settle", Author.of(coder)):
            for noted in doubts:
                self._store.update("doubts", noted.key, settled=1, author_id=coder.key)

    def reopen(self, doubts: Sequence[NotedDoubt], author: Author) -> None:
        """Take up again what was settled. Raises QualcodeError where a doubt is not there any more."""
        with self._store.history.change("doubt.open", author):
            for noted in doubts:
                self._store.update("doubts", noted.key, settled=0, author_id=None)


def _noted(row: Row) -> NotedDoubt:
    key, uuid, document, kind, start, end, example, times, values, settled, coder = row
    span = None if start is None else span_of(start, end)
    doubt = ReadingDoubt(DoubtKind(kind), span, example, times, json.loads(values) if values else {})
    return NotedDoubt(key, uuid, document, doubt, bool(settled), coder or "")


# ---- inside an open change -----------------------------------------------------------------------------


def add_doubts(store: Store, document: int, doubts: Sequence[ReadingDoubt], uuid: str = "") -> None:
    """Keep what the reader doubts of a document (key) that comes in, with that `uuid` where it has one elsewhere."""
    if doubts:
        rows = [(document, *_columns(doubt).values(), 0, None, store.entry_time()) for doubt in doubts]
        known = [uuid_of_part(uuid, "doubt", str(number)) for number in range(len(rows))] if uuid else ()
        store.insert_all("doubts", _COLUMNS, rows, known)


def renew_doubts(store: Store, document: int, draft: DocumentDraft, mapping: Mapping, *, from_file: bool) -> None:
    """Give a document (key) the doubts about its new text; what was settled and is doubted again stays settled.

    `mapping` leads from the old text to the draft's. Where the draft is not `from_file` (an edited text,
    one that was read anew), the doubts about the file stay, too.
    """
    open_ones = Doubts(store).all(document)
    fresh = list(draft.doubts)
    for noted, doubt in _same(open_ones, fresh, mapping):
        store.update("doubts", noted.key, **_columns(doubt))
    for noted in open_ones:
        if from_file or noted.doubt.kind not in _OF_THE_FILE:
            store.delete_one("doubts", noted.key)
    add_doubts(store, document, fresh)


def _same(
    before: list[NotedDoubt], fresh: list[ReadingDoubt], mapping: Mapping
) -> Iterator[tuple[NotedDoubt, ReadingDoubt]]:
    """The doubts that are doubted again, which are taken out of both lists: of the same place, else of the same
    words, else of the whole text.
    """
    matches: tuple[_Match, ...] = (
        lambda noted, doubt: _place(noted, mapping) == doubt.span is not None,
        lambda noted, doubt: noted.doubt.example == doubt.example != "",
        lambda noted, doubt: noted.doubt.span is None and doubt.span is None,
    )
    for matching in matches:
        for noted in list(before):
            again = next(
                (doubt for doubt in fresh if doubt.kind is noted.doubt.kind and matching(noted, doubt)), None
            )
            if again is not None:
                before.remove(noted)
                fresh.remove(again)
                yield noted, again


def _place(noted: NotedDoubt, mapping: Mapping) -> Span | None:
    return mapping.map(noted.doubt.span).span if noted.doubt.span else None


def _columns(doubt: ReadingDoubt) -> dict[str, str | int | None]:
    values = json.dumps(dict(doubt.values), ensure_ascii=False, separators=(",", ":")) if doubt.values else ""
    start, end = (doubt.span.start, doubt.span.end) if doubt.span else (None, None)
    return {
        "kind": doubt.kind.value,
        "start": start,
        "end": end,
        "example": doubt.example,
        "times": doubt.times,
        "values": values,
    }
