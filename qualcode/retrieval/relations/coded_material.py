"""What counts of a study, for what relates codes to each other and to the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from qualcode.model.codes import Code
from qualcode.model.documents import Document, Role
from qualcode.project.project import Project
from qualcode.retrieval.counting.axes import side_of
from qualcode.retrieval.counting.passages import ABSENT, CodingColumns, CountedPassages, counted_codings, passages_of
from qualcode.retrieval.counting.request import AxisKind, TableAxis
from qualcode.retrieval.counting.voices import Voice, Voices
from qualcode.retrieval.filter import PassageChoice

if TYPE_CHECKING:
    from qualcode.project.file.structures import PackedStructure
    from qualcode.retrieval.relations.passage_columns import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class DocumentUnits:
    """Where the units of a text begin, and which of them interviewers say."""

    starts: Numbers
    asked: Numbers


class CodedMaterial:
    """The passages that count, and the chosen documents and cases, coded or not; see `counting.passages`, `voices`.

    `codes` are those that may be there, in order of the codebook; with `sub_codes` a code counts with those below it.
    Unless the choice names polarities, or `with_absent` is said, passages that report something as absent are left
    out: `absent` counts their codings. `speaking` tells whose codings count.
    """

    def __init__(
        self, project: Project, wanted: PassageChoice, *, sub_codes: bool = False, with_absent: bool = False
    ) -> None:
        book = project.codes.book()
        wanted = wanted.with_codes_below(book)
        self.project = project
        self.codes: Sequence[Code] = [code for code in book if not wanted.codes or code.key in wanted.codes]
        self.voices = Voices(project, wanted, by_speakers=False)
        codings, self.speaking = counted_codings(
            project, wanted, self.voices, [code.key for code in self.codes], by_coders=False
        )
        self.absent = 0
        if not with_absent and not wanted.polarities:
            absent = codings.sign == ABSENT
            self.absent = int(absent.sum())
            codings = codings.at(~absent)
        self.codings: CodingColumns = codings
        self._sub_codes = sub_codes

    @property
    def documents(self) -> Sequence[Document]:
        """The chosen documents by label and name."""
        return self.voices.documents

    @cached_property
    def passages(self) -> CountedPassages:
        """The passages; the code of each is its place among `codes`."""
        side = side_of(self.project, TableAxis(AxisKind.CODES), self.voices, self.codes, sub_codes=self._sub_codes)
        return passages_of(self.codings, side)

    # ---- cases -----------------------------------------------------------------------------------

    def cases_at(self, documents: Numbers, starts: Numbers) -> Numbers:
        """The case of passages that begin at these places, by number: a document without a case counts as one."""
        return self.voices.unit[self.voices.at(documents, starts)]

    @property
    def case_numbers(self) -> list[int]:
        """The numbers of the cases of the chosen documents."""
        import numpy as np

        found: list[int] = np.unique(self.voices.unit[self.voices.counts]).tolist()
        return found

    def case_name(self, number: int) -> str:
        """The name of a case, or of the document that counts as one; names do not leave the project unasked."""
        cases = self.voices.cases
        return cases[number].name if number < len(cases) else self.documents[number - len(cases)].name

    def case_of_document(self, place: int) -> int:
        """The number of the case of a document (its place) where no speaker has one of their own."""
        return int(self.voices.unit[place])

    def speaks_for_several(self, place: int) -> bool:
        """Whether speakers of a document (its place) have cases of their own."""
        return any(voice.document == place and voice.speaker for voice in self._apart)

    @cached_property
    def _apart(self) -> list[Voice]:
        return [voice for voice in self.voices.voices if voice.speaker]

    @property
    def without_case(self) -> int:
        """How many of the chosen documents count as cases, since they belong to none."""
        behind = len(self.voices.cases)
        return sum(number >= behind for number in self.case_numbers)

    # ---- texts -----------------------------------------------------------------------------------

    @cached_property
    def _structures(self) -> dict[int, PackedStructure]:
        return self.project.documents.packed_structures()

    @cached_property
    def _roles(self) -> dict[int, dict[str, Role]]:
        return self.project.documents.roles_of_all()

    def units(self, kind: Literal["sentences", "turns", "paragraphs"]) -> Iterator[DocumentUnits]:
        """The units of each of the documents, in their order; a text without turns has none."""
        import numpy as np

        for document in self.documents:
            structure = self._structures[document.key]
            asked = self.asked(document)
            if kind == "turns":
                starts = np.array([turn[0] for turn in structure.packed_turns()], dtype=np.int64)
            else:
                starts = np.array(structure.edges(kind)[::2], dtype=np.int64)
            yield DocumentUnits(starts, _inside(starts, asked))

    def has_roles(self, document: Document) -> bool:
        """Whether somebody is known to ask in the document."""
        return any(role.leads for role in self._roles.get(document.key, {}).values())

    def asked(self, document: Document) -> list[tuple[int, int]]:
        """The turns of interviewers in a document."""
        if not self.has_roles(document):
            return []
        roles = self._roles[document.key]
        turns = self._structures[document.key].pieces()
        return [(start, end) for start, end, _, speaker in turns if roles.get(speaker) is Role.ASKS]

    def answered_lengths(self) -> Numbers:
        """How many code points respondents say in each document: all but interviewers' turns and speakers' labels."""
        import numpy as np

        lengths = []
        for document in self.documents:
            roles = self._roles.get(document.key, {})
            left_out = sum(
                (end if roles.get(speaker) is Role.ASKS else speech) - start
                for start, end, speech, speaker in (self._structures[document.key].pieces() if roles else ())
            )
            lengths.append(document.length - left_out)
        return np.array(lengths, dtype=np.int64)


def _inside(starts: Numbers, spans: Sequence[tuple[int, int]]) -> Numbers:
    """Whether each place lies in one of the spans, which are in order and do not overlap."""
    import numpy as np

    if not spans:
        return np.zeros(len(starts), dtype=bool)
    edges = np.array(spans, dtype=np.int64)
    at = np.searchsorted(edges[:, 0], starts, side="right") - 1
    return (at >= 0) & (starts < edges[:, 1][np.maximum(at, 0)])
