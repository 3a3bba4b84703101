"""What the reader is not sure of, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.model.readings.doubts import DoubtKind
from qualcode.reading.doubts.words import doubt_words
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns
from qualcode.workspace.library.resolver import known_word
from qualcode.workspace.library.thing import StudyThing
from qualcode.workspace.library.things import StudyDocument
from qualcode.workspace.material import doubts as doubt_changes

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.model.readings.doubts import NotedDoubt
    from qualcode.workspace.library.study import OpenStudy


class StudyDoubt(StudyThing):
    """A doubt of the reader about one document, as it was when it was fetched."""

    __slots__ = ()
    noun = "doubt"
    record: NotedDoubt

    @property
    def document(self) -> StudyDocument:
        """What it is about. Raises QualcodeError where that was removed meanwhile."""
        return StudyDocument(self.study, self.study.space.project.documents.get(self.record.document))

    @property
    def kind(self) -> str:
        """What may be wrong, in a word for programs, such as “label-once”."""
        return self.record.doubt.kind.value

    @property
    def statement(self) -> str:
        """What was seen, in a sentence."""
        return doubt_words(self.record.doubt).statement

    @property
    def remedy(self) -> str:
        """What can be done about it."""
        return doubt_words(self.record.doubt).remedy

    @property
    def example(self) -> str:
        """A piece of the text or of the file where it can be seen, in one line."""
        return self.record.doubt.example

    @property
    def times(self) -> int:
        """How often it occurs."""
        return self.record.doubt.times

    @property
    def place(self) -> tuple[int, int] | None:
        """Where it can be seen, in code points of the text; None where the place is in no text."""
        span = self.record.doubt.span
        return (span.start, span.end) if span else None

    @property
    def settled_by(self) -> str:
        """Who settled it; empty while it is open."""
        return self.record.settled_by

    @property
    def title(self) -> str:
        """What was seen."""
        return self.statement

    def settle(self) -> StudyDoubt:
        """Let it rest; gives it as it is then. Raises QualcodeError where it is not there any more."""
        self.study.refuse_nobody()
        doubt_changes.settle(self.study.space, [self.record])
        return self.study.doubts[self]

    def reopen(self) -> StudyDoubt:
        """Take it up again; gives it as it is then. Raises QualcodeError where it is not there any more."""
        self.study.refuse_nobody()
        doubt_changes.reopen(self.study.space, [self.record])
        return self.study.doubts[self]

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "example", self.example
        yield "settled by", self.settled_by  # no text: a fact's name


class StudyDoubts(StudyCollection[StudyDoubt]):
    """The open doubts of the reader, the gravest first."""

    noun = "doubt"

    def __init__(
        self,
        study: OpenStudy,
        of: str = "",
        *,
        document: Document | None = None,
        kind: DoubtKind | None = None,
        settled: bool = False,
    ) -> None:
        super().__init__(study, of)
        self._document, self._kind, self._settled = document, kind, settled

    def where(self, *, document: object = None, kind: str = "", settled: bool = False) -> StudyDoubts:
        """Those about a document, of a kind, and with `settled` those that rest, too. Raises NotFound for names."""
        record = None if document is None else self.study.resolver.document(document)
        kinds = [known.value for known in DoubtKind]
        of_kind = DoubtKind(known_word("kind of doubt", kind, kinds)) if kind else None  # no text: a key
        of = " ".join(filter(None, (_("about {document}", document=record.name) if record else "", kind)))
        return StudyDoubts(self.study, of, document=record, kind=of_kind, settled=settled)

    def settle(self) -> int:
        """Let all of them rest, as one change; gives how many were open."""
        self.study.refuse_nobody()
        noted = [doubt.record for doubt in self if not doubt.record.settled]
        doubt_changes.settle(self.study.space, noted)
        return len(noted)

    def __iter__(self) -> Iterator[StudyDoubt]:
        found = doubt_changes.doubts_of(self.study.space, self._document, self._kind, settled=self._settled)
        return (StudyDoubt(self.study, doubt.noted) for doubt in found)

    def _found(self, wanted: object) -> StudyDoubt:
        return StudyDoubt(self.study, self.study.resolver.doubt(wanted))

    def _columns(self, things: Sequence[StudyDoubt]) -> FrameColumns:
        names = {document.key: document.name for document in self.study.space.project.documents.all()}
        return FrameColumns(
            {
                "id": [doubt.id for doubt in things],
                "document": [names.get(doubt.record.document, "") for doubt in things],
                "kind": [doubt.kind for doubt in things],
                "statement": [doubt.statement for doubt in things],
                "example": [doubt.example for doubt in things],
                "times": [doubt.times for doubt in things],
                "remedy": [doubt.remedy for doubt in things],
                "settled_by": [doubt.settled_by for doubt in things],
            }
        )
