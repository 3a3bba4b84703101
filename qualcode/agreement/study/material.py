"""All that a study needs from a project, fetched once: after this everything is arithmetic."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.units import Units
from qualcode.agreement.study.code_levels import AnyCode, CodeLevel, ExclusiveGroup, groups, layers, unused_aside
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.documents import ChosenDocument, CoderInRound, DocumentSelection, select
from qualcode.agreement.study.fixed_passages import UNIT, FixedPassages, fixed_passages, still_to_code
from qualcode.agreement.study.layout import (
    CodedUnits,
    FreePassages,
    GivenUnits,
    Layout,
    PassageColumns,
    UnitPatterns,
    coded_units,
    free_passages,
    unit_patterns,
)
from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code
from qualcode.model.codings import Coding, Polarity
from qualcode.model.documents import Role
from qualcode.model.procedures import Procedure
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.progress import Progress, untold
from qualcode.project.file.store import gone
from qualcode.project.file.structures import PackedStructure
from qualcode.project.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Material:
    """One document. `text` is fetched for words only, else empty; `case` is empty where it belongs to none.

    `segments` are the passages that were fixed for those who are compared, apart from each other.
    """

    chosen: ChosenDocument
    structure: PackedStructure
    roles: Mapping[str, Role]
    text: str
    case: str
    segments: Sequence[Span] = ()


@dataclass(frozen=True)
class CollectedMaterial:
    """The material of a study with its voices, codes and exclusive groups.

    `waiting` counts own passages that are no units since they were not coded again yet.
    """

    title: str
    selection: DocumentSelection
    documents: tuple[Material, ...]
    layers: tuple[CodeLevel, ...]
    groups: tuple[ExclusiveGroup, ...]
    codebook: int
    project_documents: int
    procedure: Procedure | None = None
    waiting: int = 0

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the voices."""
        return tuple(voice.name for voice in self.selection.voices)

    @property
    def voices(self) -> tuple[CoderInRound, ...]:
        """Those who are compared."""
        return self.selection.voices

    @cached_property
    def layout(self) -> Layout:
        """Where the texts of the documents lie."""
        return Layout(
            [material.chosen.document.length for material in self.documents],
            [material.structure for material in self.documents],
            [material.roles for material in self.documents],
            [material.segments for material in self.documents],
        )

    def counting_length(self, document: int) -> int:
        """How many code points of a document count, by its place."""
        return int(self.layout.axis[document + 1] - self.layout.axis[document])

    @cached_property
    def counts(self) -> NDArray[np.bool_]:
        """For which voices which documents count: shape (documents, voices)."""
        import numpy as np

        counts = [material.chosen.counts for material in self.documents]
        return np.array(counts, dtype=bool).reshape(len(counts), len(self.voices))

    @cached_property
    def columns(self) -> PassageColumns:
        """The codings that count, in the order of `codings`."""
        import numpy as np

        codings = list(self.codings())
        each = [len(found) for material in self.documents for found in material.chosen.codings]
        whose = np.repeat(np.arange(len(each)), each)
        documents = whose // max(1, len(self.voices))
        rows = [(coding.code, coding.span.start, coding.span.end) for coding in codings]
        codes, starts, ends = np.array(rows, dtype=np.int64).reshape(-1, 3).T
        lengths = np.array(self.layout.lengths, dtype=np.int64)[documents]
        border = self.layout.borders[documents]
        return PassageColumns(
            codes,
            whose % max(1, len(self.voices)),
            documents,
            np.minimum(starts, lengths) + border,
            np.minimum(ends, lengths) + border,
        )

    def given_units(self, unit: str, progress: Progress = untold) -> GivenUnits:
        """The units of all documents, found once; `progress` hears how many of the documents are done."""
        if unit not in self._units:
            self._units[unit] = self.layout.units(unit, [material.text for material in self.documents], progress)
        return self._units[unit]

    @cached_property
    def _units(self) -> dict[str, GivenUnits]:
        return {}

    def units_of(self, unit: str, document: int) -> Units:
        """The units of one document, by its place, in offsets of its stored text."""
        import numpy as np

        found, border = self.given_units(unit), int(self.layout.borders[document])
        first, last = found.borders[document : document + 2].tolist()
        low, high = np.searchsorted(found.owners, [first, last]).tolist()
        return Units(
            tuple((found.pieces.starts[low:high] - border).tolist()),
            tuple((found.pieces.ends[low:high] - border).tolist()),
            tuple((found.owners[low:high] - first).tolist()),
            tuple(found.lengths[first:last].tolist()),
            tuple(self.layout.answered_spans(document)),
        )

    def coded(self, unit: str) -> CodedUnits:
        """Which units each voice codes with each layer, found once."""
        if unit not in self._coded:
            self._coded[unit] = coded_units(
                self.layout, self.given_units(unit), self.columns, self.layers, len(self.voices)
            )
        return self._coded[unit]

    @cached_property
    def _coded(self) -> dict[str, CodedUnits]:
        return {}

    def unit_patterns(self, unit: str) -> UnitPatterns:
        """What the voices said of each unit that any of them coded, found once."""
        if unit not in self._patterns:
            self._patterns[unit] = unit_patterns(self.given_units(unit), self.coded(unit), self.counts)
        return self._patterns[unit]

    @cached_property
    def _patterns(self) -> dict[str, UnitPatterns]:
        return {}

    @cached_property
    def free(self) -> FreePassages:
        """The free passages of each layer."""
        return free_passages(self.layout, self.columns, self.layers, len(self.voices))

    @cached_property
    def united(self) -> CollectedMaterial | None:
        """The same material with one layer, the passages of all codes; None where only one code is compared."""
        layer = AnyCode.of(self.layers)
        if layer is None:
            return None
        made = replace(self, layers=(layer,), groups=())
        made.__dict__.update(layout=self.layout, columns=self.columns, counts=self.counts, _units=self._units)
        return made

    def with_unused_aside(self, given: Collection[int], *, with_interviewer: bool) -> CollectedMaterial:
        """The same with codes in no pooled figure that nobody gave to text that counts; see `unused_aside`."""
        there = set(self.free.layers.tolist())
        if len(there) == len(self.layers):
            return self
        made = replace(self, layers=unused_aside(self.layers, there, given, with_interviewer=with_interviewer))
        made.__dict__.update(layout=self.layout, columns=self.columns, free=self.free)
        return made

    def codings(self) -> Iterable[Coding]:
        """All codings that count."""
        return (coding for document in self.documents for found in document.chosen.codings for coding in found)

    def texts_sha256(self) -> str:
        """SHA-256 over the SHA-256 of the compared texts in order of their digits, one a line."""
        digests = sorted(material.chosen.document.sha256 for material in self.documents)
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()


class GivenCodings:
    """The codings of a study by document and voice (places), and code (a key)."""

    def __init__(self, documents: Sequence[Material]) -> None:
        self._by_code: dict[tuple[int, int, int], list[tuple[int, Coding]]] = {}
        for document, material in enumerate(documents):
            for voice, codings in enumerate(material.chosen.codings):
                for number, coding in enumerate(codings):
                    self._by_code.setdefault((document, voice, coding.code), []).append((number, coding))

    def several_polarities(self) -> set[tuple[int, int]]:
        """The documents (places) and codes of which codings differ in polarity."""
        seen: dict[tuple[int, int], Polarity] = {}
        differing = set()
        for (document, _other, code), codings in self._by_code.items():
            for _other, coding in codings:
                if seen.setdefault((document, code), coding.polarity) is not coding.polarity:
                    differing.add((document, code))
        return differing

    def within(self, document: int, voice: int, layer: CodeLevel, span: Span) -> tuple[Coding, ...]:
        """A voice's codings of a layer that share text with the span, in the order of the study."""
        found = [
            (number, coding)
            for key in layer.keys
            for number, coding in self._by_code.get((document, voice, key), ())
            if coding.span.start < span.end and span.start < coding.span.end
        ]
        if len(layer.keys) > 1:
            found.sort(key=lambda numbered: numbered[0])
        return tuple(coding for _other, coding in found)


def collect(project: Project, comparison: Comparison, *, texts: bool = False) -> CollectedMaterial:
    """Fetch everything; the texts for the unit “token” only, or where they are asked for.

    Raises QualcodeError where nothing can be compared or units would not fit together.
    """
    selection = select(project, comparison)
    book = project.codes.book()
    wanted = _wanted(project, comparison.codes)
    given = {coding.code for chosen in selection.documents for found in chosen.codings for coding in found}
    found = layers(book, wanted, given, comparison.level)
    texts = texts or comparison.unit == "token"
    fixed = fixed_passages(project, comparison, selection.voices, selection.documents)
    twice = bool(comparison.intra) and comparison.unit == UNIT
    documents = tuple(_fetch(project, comparison, selection.documents, fixed, texts=texts))
    if comparison.unit == "sentence" and not comparison.mixed_segmenters:
        _refuse_mixed(documents)
    collected = CollectedMaterial(
        title=project.title,
        selection=selection,
        documents=documents,
        layers=tuple(found),
        groups=tuple(groups(book, found)),
        codebook=len(book),
        project_documents=len(project.documents.all()),
        procedure=project.settings.procedure,
        waiting=still_to_code(project, comparison, fixed) if twice else 0,
    )
    return collected.with_unused_aside(given, with_interviewer=comparison.with_interviewer)


def _wanted(project: Project, names: Sequence[str]) -> list[Code]:
    return list({code.key: code for code in (project.codes.find(name) for name in names)}.values())


def _fetch(
    project: Project,
    comparison: Comparison,
    documents: Sequence[ChosenDocument],
    fixed: FixedPassages,
    *,
    texts: bool,
) -> Iterator[Material]:
    structures = project.documents.packed_structures()
    roles = {} if comparison.with_interviewer else project.documents.roles_of_all()
    cases = project.documents.cases_of_speakers()
    for chosen in documents:
        document = chosen.document
        of_speakers = set(cases.get(document.key, {}).values())
        if document.key not in structures:
            raise gone("documents")
        yield Material(
            chosen=chosen,
            structure=structures[document.key],
            roles=roles.get(document.key, {}),
            text=project.documents.text(document) if texts else "",
            case=document.case or (of_speakers.pop() if len(of_speakers) == 1 else ""),
            segments=fixed.get(document.key, ()),
        )


def _refuse_mixed(documents: Sequence[Material]) -> None:
    by_segmenter: dict[str, list[str]] = {}
    for material in documents:
        by_segmenter.setdefault(material.structure.segmenter, []).append(program().said(str(material.chosen.named)))
    if len(by_segmenter) > 1:
        told = "; ".join(
            f"{name}: {counted(len(found), 'document')} ({found[0]} …)" for name, found in by_segmenter.items()
        )
        raise QualcodeError(
            _("The sentences come from different segmenters: {told}.", told=told),
            _("Import the older ones anew, choose --unit turn or character, or say --mixed-segmenters."),
        )
