"""Places of a text as another version of the document has them, by the history of its corrections."""

from __future__ import annotations

from collections import deque

from qualcode.language.alignment.mapping import Mapping, Piece, PlacedKind
from qualcode.model.spans import Span
from qualcode.project.file.store import Store

_CERTAIN = frozenset({PlacedKind.SAME, PlacedKind.CHANGED, PlacedKind.MOVED})


class Places:
    """Where places go; what was asked once is known, so make one of these for a whole merge."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._steps: dict[str, dict[tuple[str, str], str]] = {}  # document -> (from, to) -> mapping as kept
        self._mappings: dict[tuple[str, str, str], Mapping | None] = {}
        for document, before, after, mapping in store.all(
            "SELECT d.uuid, r.old_sha256, r.new_sha256, r.mapping FROM revisions r "
            "JOIN documents d ON d.id = r.document_id ORDER BY r.uuid"
        ):
            self.know(document, before, after, mapping)

    def know(self, document: str, from_sha: str, to_sha: str, mapping: str) -> None:
        """Know of one more correction of a document (UUID), such as one that just came in."""
        self._steps.setdefault(document, {}).setdefault((from_sha, to_sha), mapping)
        self._mappings = {key: known for key, known in self._mappings.items() if key[0] != document}

    def carried(self, document_uuid: str, span: Span, from_sha: str, to_sha: str) -> Span | None:
        """The place in the text `to_sha` of what stands at `span` in the text `from_sha`; None for no certain one.

        Corrections are gone through forward and back, by the shortest way; where there is none, as two were made
        apart from each other on texts that nobody told the other of, both texts are held against each other.
        """
        if from_sha == to_sha:
            return span
        key = (document_uuid, from_sha, to_sha)
        if key not in self._mappings:
            self._mappings[key] = self._mapping(*key)
        mapping = self._mappings[key]
        if mapping is None or not 0 <= span.start < span.end <= mapping.old_length:
            return None
        placed = mapping.map(span)
        return placed.span if placed.kind in _CERTAIN else None

    def _mapping(self, document: str, from_sha: str, to_sha: str) -> Mapping | None:
        way = self._way(document, from_sha, to_sha)
        if way is None or any(back for *_texts, back in way):
            aligned = self._aligned(from_sha, to_sha)
            if aligned is not None:
                return aligned
        joined: Mapping | None = None
        for before, after, back in way or ():
            kept = (after, before) if back else (before, after)
            step = Mapping.from_json(self._steps[document][kept])
            lengths = zip(kept, (step.old_length, step.new_length), strict=True)
            if not step.fits or not all(self._has_length(text, length) for text, length in lengths):
                return self._aligned(from_sha, to_sha)
            step = reversed_mapping(step) if back else step
            try:
                joined = step if joined is None else joined.then(step)
            except ValueError:  # a text between them is here no more, and both do not tell of the same
                return self._aligned(from_sha, to_sha)
        return joined

    def _has_length(self, sha256: str, length: int) -> bool:
        """Whether a text is so long (code points), as far as it is here: mappings may come from anywhere."""
        row = self._store.one("SELECT length FROM texts WHERE sha256 = ?", (sha256,))
        return row is None or row[0] == length

    def _way(self, document: str, from_sha: str, to_sha: str) -> list[tuple[str, str, bool]] | None:
        """The corrections from one text to another (from, to, whether against its direction); the shortest way."""
        steps = sorted(self._steps.get(document, ()))
        came: dict[str, tuple[str, str, bool] | None] = {from_sha: None}
        waiting = deque([from_sha])
        while waiting and to_sha not in came:
            text = waiting.popleft()
            forward = [(text, after, False) for before, after in steps if before == text]
            backward = [(text, before, True) for before, after in steps if after == text]
            for step in (*forward, *backward):
                if step[1] not in came:
                    came[step[1]] = step
                    waiting.append(step[1])
        if to_sha not in came:
            return None
        way: list[tuple[str, str, bool]] = []
        while step_ := came[to_sha]:
            way.append(step_)
            to_sha = step_[0]
        return way[::-1]

    def _aligned(self, from_sha: str, to_sha: str) -> Mapping | None:
        """Where the passages stand by the words alone; None where one of the texts is not here."""
        before, after = self._text(from_sha), self._text(to_sha)
        if before is None or after is None:
            return None
        from qualcode.language.alignment.align import align  # rapidfuzz, needed only for corrected texts

        return align(before, after)

    def _text(self, sha256: str) -> str | None:
        row = self._store.one("SELECT text FROM texts WHERE sha256 = ?", (sha256,))
        return self._store.whole_text(sha256, row[0]) if row else None


def reversed_mapping(mapping: Mapping) -> Mapping:
    """Where the passages of the new text stood in the old one."""
    pieces = [
        Piece(piece.new, piece.old, piece.similarity, piece.block) for piece in mapping.pieces if piece.new.length
    ]
    pieces.sort(key=lambda piece: piece.old)
    apart: list[Piece] = []
    for piece in pieces:
        if not apart or apart[-1].old.end <= piece.old.start:
            apart.append(piece)
    return Mapping(mapping.new_length, mapping.old_length, tuple(apart))
