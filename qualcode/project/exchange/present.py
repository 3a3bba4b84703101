"""What a project has already of what comes in: rows by their UUIDs, names by what they are the names of."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from qualcode.model.codes import Codebook
from qualcode.model.codings import Coder, Polarity
from qualcode.model.readings.transcription_rules import SYSTEM_NAMES
from qualcode.project.codebook.codes import Codes
from qualcode.project.coding.coders import Coders
from qualcode.project.file.forgotten import passages_in
from qualcode.project.file.store import Row, Store


class PresentDocument(NamedTuple):
    """A document with the hash of its text."""

    uuid: str
    name: str
    sha256: str


class PresentCoding(NamedTuple):
    """Where a coding stands and what it says; document, code and coder are UUIDs, the first nothing for an orphan."""

    uuid: str
    document: str
    start: int
    end: int
    code: str
    coder: str
    round: int
    polarity: Polarity
    weight: int | None
    paraphrase: str


class PresentRows:
    """What is there; each part is read when it is asked for."""

    def __init__(self, store: Store | None) -> None:
        """Without a store there is nothing yet."""
        self._store = store

    def _all(self, sql: str, values: Sequence[str] = ()) -> list[Row]:
        return self._store.all(sql, values) if self._store else []

    @cached_property
    def coders(self) -> dict[str, Coder]:
        """The coders by their UUIDs."""
        return {coder.uuid: coder for coder in Coders(self._store).all()} if self._store else {}

    @cached_property
    def book(self) -> Codebook:
        """The codebook."""
        return Codes(self._store).book() if self._store else Codebook(())

    @cached_property
    def documents(self) -> dict[str, PresentDocument]:
        """The documents by their UUIDs."""
        rows = self._all(
            "SELECT d.uuid, d.name, t.sha256 FROM documents d JOIN texts t ON t.id = d.text_id ORDER BY d.id"
        )
        return {row[0]: PresentDocument(*row) for row in rows}

    def named(self, table: str) -> dict[str, str]:
        """UUID -> name of cases or groups of documents."""
        return dict(self._all(f"SELECT uuid, name FROM {table} ORDER BY id"))  # no text: SQL

    @cached_property
    def memos(self) -> dict[str, tuple[str, str]]:
        """UUID -> title and text of the memos."""
        return {uuid: (title, text) for uuid, title, text in self._all("SELECT uuid, title, text FROM memos")}

    @cached_property
    def codings(self) -> set[str]:
        """The UUIDs of all codings and of those that wait for a place."""
        rows = self._all("SELECT uuid FROM codings UNION ALL SELECT coding_uuid FROM orphans WHERE coding_uuid <> ''")
        return {str(uuid) for (uuid,) in rows}

    @cached_property
    def transcription_rules(self) -> frozenset[str]:
        """The names of the transcription rules that documents can follow."""
        return frozenset((*SYSTEM_NAMES, *(name for (name,) in self._all("SELECT name FROM transcription_rules"))))

    @cached_property
    def has_erased_passages(self) -> bool:
        """Whether passages were erased here, which no words may bring back."""
        return bool(self._all("SELECT 1 FROM forgotten WHERE kind LIKE 'passage %' LIMIT 1"))

    def holds_erased(self, text: str) -> bool:
        """Whether a text holds a passage that was erased here, in whatever spelling."""
        return self._store is not None and self.has_erased_passages and bool(passages_in(self._store, text))

    @cached_property
    def forgotten(self) -> set[tuple[str, str]]:
        """Table and UUID of what was erased here."""
        rows = self._all("SELECT kind, value FROM forgotten WHERE length(value) = 36")
        return {(kind, uuid) for kind, uuid in rows}

    def codings_in(self, documents: Collection[str]) -> list[PresentCoding]:
        """The codings in documents (UUIDs)."""
        if not documents:
            return []
        rows = self._all(
            'SELECT c.uuid, d.uuid, c.start, c."end", k.uuid, p.uuid, c.round, c.polarity, c.weight, c.paraphrase '
            "FROM codings c JOIN documents d ON d.id = c.document_id JOIN codes k ON k.id = c.code_id "
            "JOIN coders p ON p.id = c.coder_id WHERE d.uuid IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(documents)),),
        )
        return [PresentCoding(*row) for row in rows]
