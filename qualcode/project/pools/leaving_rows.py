"""The rows of a project that a pool is made of, set by set, each in the order of the documents' keys.

They come one by one, so that memory does not grow with their number; what of them may leave, whoever asks decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from qualcode.model.spans import Span
from qualcode.project.coding.conditions import Condition
from qualcode.project.file import door
from qualcode.project.file.store import Store
from qualcode.project.file.structures import PackedStructure, columns_of
from qualcode.project.material.document_rows import packed_structure_of

_CODINGS = """
SELECT c.document_id, c.uuid, c.id, c.start, c."end", c.code_id, c.coder_id, c.polarity, c.weight, {is_old}
FROM codings c ORDER BY c.document_id, c.start, c."end", c.id
"""
_STRUCTURES = f"""
SELECT d.id, s.id, s.sha256, s.text_id, {columns_of("s")}
FROM documents d JOIN structures s ON s.id = d.structure_id ORDER BY d.id
"""


class LeavingCoding(NamedTuple):
    """A coding in plain values; `start` and `stop` are code points, `old_rule` is 0 or 1."""

    document: int
    uuid: str
    key: int
    start: int
    stop: int
    code: int
    coder: int
    polarity: str
    weight: int | None
    old_rule: int

    @property
    def span(self) -> Span:
        """The passage."""
        return Span(self.start, self.stop)


class LeavingRows:
    """The rows of one project file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that is read inside is of one moment, whoever writes meanwhile; nothing is written inside."""
        connection = self._store.connection
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def case_uuids(self) -> dict[int, str]:
        """Key of a document -> the UUID of its case, of those that have one."""
        return dict(self._store.all("SELECT d.id, c.uuid FROM documents d JOIN cases c ON c.id = d.case_id"))

    def structures(self) -> Iterator[tuple[int, PackedStructure]]:
        """Key of a document and the structure of its text. Raises ProjectDamaged."""
        for document, *row in self._store.rows(_STRUCTURES):
            yield document, door.made(self._store.path, "structures", [tuple(row)], packed_structure_of)[0]

    def codings(self, old: Condition) -> Iterator[LeavingCoding]:
        """All codings; `old` is what holds of those that stand under an old rule."""
        return map(LeavingCoding._make, self._store.rows(_CODINGS.format(is_old=old.sql), list(old.values)))

    def finished(self) -> Iterator[tuple[int, int]]:
        """Keys of a document and a coder who read it to its end."""
        yield from self._store.rows(
            "SELECT DISTINCT document_id, coder_id FROM assignments WHERE state = 'finished' "
            "ORDER BY document_id, coder_id"
        )

    def texts(self) -> Iterator[tuple[int, str]]:
        """Key of a document and its text. Raises ProjectDamaged."""
        for document, digest, text in self._store.rows(
            "SELECT d.id, t.sha256, t.text FROM documents d JOIN texts t ON t.id = d.text_id ORDER BY d.id"
        ):
            yield document, self._store.whole_text(digest, text)
