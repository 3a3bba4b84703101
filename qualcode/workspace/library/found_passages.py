"""What a search found, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, overload

from qualcode.catalogue import _
from qualcode.plural import counted
from qualcode.workspace.library import display, frames

if TYPE_CHECKING:
    from qualcode.project.material.search import SearchHit
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.things import StudyDocument


class FoundPassage:
    """A place where something was found; `before` and `after` are what stands around it in the same line."""

    __slots__ = ("document", "record")

    def __init__(self, document: StudyDocument, record: SearchHit) -> None:
        self.document = document
        self.record = record

    @property
    def text(self) -> str:
        """What was found, as it stands in the text."""
        return self.record.text

    @property
    def before(self) -> str:
        """What stands before it in the line."""
        return self.record.before

    @property
    def after(self) -> str:
        """What stands behind it in the line."""
        return self.record.after

    @property
    def start(self) -> int:
        """Where it begins, in code points."""
        return self.record.span.start

    @property
    def end(self) -> int:
        """The first code point behind it."""
        return self.record.span.end

    def __repr__(self) -> str:
        line = display.shown(f"{self.before}[{self.text}]{self.after}", 100)
        return f"<{display.shown(self.document.name)} {self.start}:{self.end} {line}>"


class FoundPassages(Sequence[FoundPassage]):
    """All that a search found, by document (label, name) and place."""

    def __init__(self, words: str, hits: Sequence[FoundPassage]) -> None:
        self.words = words
        self._hits = hits

    def __len__(self) -> int:
        return len(self._hits)

    @overload
    def __getitem__(self, place: int) -> FoundPassage: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[FoundPassage]: ...
    def __getitem__(self, place: int | slice) -> FoundPassage | Sequence[FoundPassage]:
        return self._hits[place]

    def __iter__(self) -> Iterator[FoundPassage]:
        return iter(self._hits)

    def frame(self) -> DataFrame:
        """One row a hit. It is a working table: names of documents stand in it."""
        return frames.frame(frames.FrameColumns(self._values(self._hits)))

    def _values(self, hits: Sequence[FoundPassage]) -> dict[str, list[object]]:
        return {
            "document": [hit.document.name for hit in hits],
            "label": [hit.document.label for hit in hits],
            "start": [hit.start for hit in hits],
            "end": [hit.end for hit in hits],
            "before": [hit.before for hit in hits],
            "text": [hit.text for hit in hits],
            "after": [hit.after for hit in hits],
        }

    def _head(self) -> str:
        documents = len({hit.document for hit in self._hits})
        return _(
            "{hits} of “{words}” in {documents}",
            hits=counted(len(self), "hit"),
            words=display.shown(self.words),
            documents=counted(documents, "document", after=True),
        )

    def __repr__(self) -> str:
        lines = (repr(hit) for hit in islice(self, display.SHOWN))
        return display.collection_lines(self._head(), lines, len(self))

    def _repr_html_(self) -> str:
        values = self._values(self._hits[: display.SHOWN])
        return display.table_html(self._head(), list(values), zip(*values.values(), strict=True), len(self))
