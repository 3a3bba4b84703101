"""Which text each document has in the end, and where places are in it that were chosen on another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from qualcode.model.sharing.portable import PortableImage, PortableRow, PortableValue
from qualcode.model.spans import Span
from qualcode.project.file.store import Store
from qualcode.project.merging.lost_places import is_made_here
from qualcode.project.merging.moved_places import Places
from qualcode.project.merging.places import PLACES
from qualcode.project.merging.row_graph import RowEvent, Value
from qualcode.project.merging.row_keys import RowKeys
from qualcode.project.merging.tables import FILLED, KEYS, TELLING

_MAY_BE_EMPTY = {table for table, _column in FILLED}


class PresentPlaces:
    """Knows the texts of documents, from the table of documents on as they are in the end."""

    def __init__(self, store: Store, keys: RowKeys, revisions: Mapping[str, Sequence[RowEvent]]) -> None:
        self._store = store
        self._keys = keys
        self._present: dict[str, str] = {}
        self._corrections: list[tuple[str, str, str, str]] = []
        self._texts: dict[str, set[str]] = defaultdict(set)
        for document, text in store.all("SELECT d.uuid, t.sha256 FROM documents d JOIN texts t ON t.id = d.text_id"):
            self._present[document] = text
        for row in store.all(
            "SELECT d.uuid, r.old_sha256, r.new_sha256, r.mapping FROM revisions r "
            "JOIN documents d ON d.id = r.document_id ORDER BY r.uuid"
        ):
            self._know(*row)
        for uuid in sorted(revisions):
            for event in revisions[uuid]:
                new = event.row.new
                if new and isinstance(document := new.get("document_id"), tuple):
                    self._know(document[1], str(new["old_sha256"]), str(new["new_sha256"]), str(new["mapping"]))
        self._displaced: set[str] = set()
        self._lengths: dict[str, int] = {}
        self._places: Places | None = None
        self._documents_of: dict[str, dict[str, str]] = {}
        self._coming: dict[str, str] = {}  # coding that comes -> its document

    def _know(self, document: str, before: str, after: str, mapping: str) -> None:
        self._corrections.append((document, before, after, mapping))
        self._texts[document] |= {before, after}

    # ---- documents -------------------------------------------------------------------------------

    def let_have(self, document: str, text: str) -> None:
        """Let a document have a text (SHA-256) in the end."""
        if self._present.get(document, text) != text:
            self._displaced.add(document)
        self._present[document] = text

    def displaced(self, table: str) -> set[str]:
        """Rows that are here and have places on a text that their document has no more."""
        if not self._displaced or table not in PLACES or table == "quotation_edits":
            return set()
        documents = self._documents(table)
        return {uuid for uuid, document in documents.items() if document in self._displaced}

    def _documents(self, table: str) -> dict[str, str]:
        """UUID of the rows that are here -> that of their document."""
        if table not in self._documents_of:
            sql = (
                "SELECT x.uuid, d.uuid FROM quotation_edits x JOIN codings c ON c.id = x.coding_id "
                "JOIN documents d ON d.id = c.document_id"
                if table == "quotation_edits"
                else f'SELECT x.uuid, d.uuid FROM "{table}" x JOIN documents d ON d.id = x.document_id '
                f'WHERE x."{PLACES[table][0]}" IS NOT NULL'
            )
            self._documents_of[table] = dict(self._store.all(sql))
        return self._documents_of[table]

    def _document(self, table: str, uuid: str, images: Sequence[PortableImage | None]) -> str:
        for image in images:
            value = (image or {}).get("document_id")
            if isinstance(value, tuple):
                return self._keys.canonical(*value)
            value = (image or {}).get("coding_id") if table == "quotation_edits" else None
            if isinstance(value, tuple):
                return self._documents("codings").get(value[1], "") or self._coming.get(value[1], "")
        return self._documents(table).get(uuid, "")

    def let_be_in(self, coding: str, document: str) -> None:
        """Let a coding that comes be in a document, for what hangs on it."""
        self._coming[coding] = document

    def is_present(self, table: str, row: PortableRow, image: PortableImage) -> bool:
        """Whether the text that places of a row were chosen on is that of its document in the end.

        `image` is what the row is in the end, or what of it changed.
        """
        if table == "quotation_edits":
            return True
        document = self._document(table, row.uuid, (image, row.old))
        return self._present.get(document, "") in (row.text, "")

    # ---- places ----------------------------------------------------------------------------------

    def placing(
        self, table: str, events: Sequence[RowEvent]
    ) -> Callable[[str, Sequence[str], Value], Value | None] | None:
        """What gives places of a row as they are in the present text; None where it has none."""
        if table not in PLACES or table == "quotation_edits" or not events:
            return None  # edits stand by their place in the passage, which goes with it
        images = [image for event in events for image in (event.row.new, event.row.old)]
        document = self._document(table, events[0].row.uuid, images)
        present = self._present.get(document, "")
        first, second = PLACES[table]

        def placed(text: str, columns: Sequence[str], value: Value) -> Value | None:
            if text == present or not present or first not in columns or second not in columns:
                return value
            at, behind = columns.index(first), columns.index(second)
            start, end = value[at], value[behind]
            if not isinstance(start, int) or not isinstance(end, int):
                return value
            is_length = second == "length"
            span = self._carried(document, Span(start, start + max(end, 1) if is_length else end), text, present)
            if span is None:
                return None
            found = list(value)
            found[at] = span.start
            found[behind] = min(end, span.length) if is_length else span.end
            return tuple(found)

        return placed

    def _carried(self, document: str, span: Span, text: str, present: str) -> Span | None:
        if self._places is None:
            self._places = Places(self._store)
            for of, before, after, mapping in self._corrections:
                self._places.know(self._keys.canonical("documents", of), before, after, mapping)
        return self._places.carried(document, span, text, present)

    def _length(self, sha256: str) -> int:
        if not self._lengths:
            self._lengths = dict(self._store.all("SELECT sha256, length FROM texts"))
        return self._lengths.get(sha256, 0)

    # ---- what makes rows one thing ---------------------------------------------------------------

    def keys_of(self, table: str, uuid: str, image: Mapping[str, PortableValue]) -> Iterator[object]:
        """By what a row is known; nothing where it is known by its UUID alone."""
        if table == "documents":
            file, text = image.get("file_sha256"), image.get("text_id")
            if file and isinstance(text, tuple):
                for sha256 in sorted({text[1], *self._texts.get(uuid, ())}):
                    yield file, sha256, "" if self._length(sha256) >= TELLING else image.get("name")
            return
        try:
            key = tuple([image[name] for name in KEYS[table]])
        except KeyError:
            return  # a row of a package, of which only changes are known
        if table in _MAY_BE_EMPTY and any((table, name) in FILLED and not image[name] for name in KEYS[table]):
            return
        if table != "orphans" or not is_made_here(uuid, image):
            yield key
