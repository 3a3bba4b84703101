"""Who speaks in the documents of a study, and for which case: what material counts is made of.

A voice is a document, or a speaker of a document who stands apart: one with a case of their own, or each speaker
where speakers are a side of the table. A passage belongs to the voice that speaks where it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.model.documents import Case, Document, Role, Structure
from qualcode.project.project import Project
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.query_names import documents_of

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers


@dataclass(frozen=True, slots=True)
class Voice:
    """`document` is a place among the documents of the count; `speaker` is empty for the document itself.

    `case` is the one that counts for the voice: the speaker's own, else the document's. `counts` says whether it
    belongs to the base: not those who ask, and not a document all of whose speakers stand apart.
    """

    document: int
    speaker: str
    case: str | None
    counts: bool


class Voices:
    """The documents that a filter takes, by label and name, and who speaks in them.

    `documents` are those with the attributes of their cases; the first voices are the documents, in their order.
    """

    def __init__(self, project: Project, wanted: PassageChoice, *, by_speakers: bool) -> None:
        query = wanted.query
        of_documents = query is not None and not query.asks_codings
        self._project = project
        self.cases: list[Case] = project.cases.all()
        self.documents: list[Document] = [
            document
            for document in documents_of(project)
            if wanted.takes_document(document)
            and (query is None or not of_documents or query.takes_document(document.key, (), _no_structure))
        ]
        self.place: dict[int, int] = {document.key: place for place, document in enumerate(self.documents)}
        self.voices: list[Voice] = []
        self._apart: dict[int, dict[str, int]] = {}
        self._number(project, by_speakers=by_speakers)

    def _number(self, project: Project, *, by_speakers: bool) -> None:
        own_cases = project.documents.cases_of_speakers()
        roles = project.documents.roles_of_all() if by_speakers or own_cases else {}
        apart: list[Voice] = []
        for place, document in enumerate(self.documents):
            speaking, cases = roles.get(document.key, {}), own_cases.get(document.key, {})
            names = list(speaking) if by_speakers else [name for name in speaking if name in cases]
            self._apart[place] = {
                name: len(self.documents) + len(apart) + number for number, name in enumerate(names)
            }
            apart += [
                Voice(place, name, cases.get(name, document.case), speaking[name] is not Role.ASKS) for name in names
            ]
            answering = [name for name, role in speaking.items() if role is not Role.ASKS]
            self.voices.append(Voice(place, "", document.case, not answering or not {*answering} <= {*names}))
        self.voices += apart

    def apart(self, place: int) -> Mapping[str, int]:
        """The speakers of a document who stand apart, and their voices."""
        return self._apart[place]

    def at(self, documents: Numbers, starts: Numbers) -> Numbers:
        """The voice of each passage, by the place of its document and where it begins."""
        found = documents.copy()
        for place in {int(place) for place in documents[self._is_apart[documents]]}:
            speakers = self._apart[place]
            structure = self._project.documents.structure(self.documents[place])
            for passage in (documents == place).nonzero()[0]:
                found[passage] = speakers.get(structure.speaker_at(int(starts[passage])), place)
        return found

    def cut(self, documents: Numbers, starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """The passages cut where another voice begins: the place of each piece's passage, start, end and voice."""
        import numpy as np

        if not self._is_apart[documents].any():
            return np.arange(len(documents)), starts, ends, documents
        pieces: list[tuple[int, int, int, int]] = []
        structures: dict[int, Structure] = {}
        for passage, (place, start, end) in enumerate(
            zip(documents.tolist(), starts.tolist(), ends.tolist(), strict=True)
        ):
            speakers = self._apart[place]
            if not speakers:
                pieces.append((passage, start, end, place))
                continue
            if place not in structures:
                structures[place] = self._project.documents.structure(self.documents[place])
            at = start
            for turn in structures[place].pieces():
                if turn.speaker in speakers and turn.span.start < end and at < turn.span.end:
                    begin, behind = max(turn.span.start, at), min(turn.span.end, end)
                    pieces += [(passage, at, begin, place)] * (at < begin)
                    pieces.append((passage, begin, behind, speakers[turn.speaker]))
                    at = behind
            pieces += [(passage, at, end, place)] * (at < end)
        passage_, start_, end_, voice = np.array(pieces, dtype=np.int64).T
        return passage_, start_, end_, voice

    @cached_property
    def _is_apart(self) -> Numbers:
        import numpy as np

        return np.array([bool(self._apart[place]) for place in range(len(self.documents))], dtype=bool)

    # ---- as numbers ------------------------------------------------------------------------------

    @cached_property
    def document(self) -> Numbers:
        """The document of each voice, as its place."""
        return self._array(lambda voice: voice.document)

    @cached_property
    def unit(self) -> Numbers:
        """The case of each voice as its place among `cases`; a document without a case comes behind them."""
        places = {case.name: place for place, case in enumerate(self.cases)}
        behind = len(self.cases)
        return self._array(lambda voice: behind + voice.document if voice.case is None else places[voice.case])

    @cached_property
    def counts(self) -> Numbers:
        """Whether each voice belongs to the base."""
        return self._array(lambda voice: voice.counts).astype(bool)

    def _array(self, of: Callable[[Voice], int]) -> Numbers:
        import numpy as np

        return np.fromiter(map(of, self.voices), dtype=np.int64, count=len(self.voices))

    @property
    def units(self) -> int:
        """The number of cases and documents that a unit may be."""
        return len(self.cases) + len(self.documents)

    def values(self, name: str) -> list[str]:
        """The value of an attribute for each voice, empty where there is none: of the case of a speaker who stands
        apart, else of the document, else of the document's case.
        """
        own: Mapping[str, Mapping[str, str]] = {case.name: case.attributes for case in self.cases}
        return [
            (own[voice.case].get(name, "") if voice.speaker and voice.case is not None else "")
            or self.documents[voice.document].attributes.get(name, "")
            for voice in self.voices
        ]

    def without_case(self, voices: Collection[int]) -> int:
        """How many documents among these voices count as a case, since they have none."""
        return len({self.voices[voice].document for voice in voices if self.voices[voice].case is None})


def _no_structure() -> Structure:  # a query that asks documents alone looks at no text
    raise AssertionError


def kinds_of(documents: Iterable[Document], kind_of: Callable[[Document], str]) -> list[tuple[str, int]]:
    """The kinds of source of documents with their numbers, by name; those of no kind are not among them."""
    numbers: dict[str, int] = {}
    for document in documents:
        if kind := kind_of(document):
            numbers[kind] = numbers.get(kind, 0) + 1
    return sorted(numbers.items())
