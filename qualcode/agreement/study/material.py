"""All that a study needs from a project, fetched once: after this everything is arithmetic."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.agreement.passages.continuum import Axis
from qualcode.agreement.study.code_levels import CodeLevel, ExclusiveGroup, groups, layers
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.documents import ChosenDocument, CoderInRound, DocumentSelection, select
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.documents import Role, Structure
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.project.project import Project


@dataclass(frozen=True, slots=True)
class Material:
    """One document. `answered` is the text that counts; `text` is fetched for words only, else empty.

    `cluster` is the case, else the document: equal for documents that belong together.
    """

    chosen: ChosenDocument
    structure: Structure
    roles: Mapping[str, Role]
    answered: tuple[Span, ...]
    text: str
    case: str

    def marked(self, voice: int, layer: CodeLevel) -> list[Span]:
        """The passages that a voice, by its place, gave the codes of a layer."""
        return [coding.span for coding in self.chosen.codings[voice] if coding.code in layer.keys]


@dataclass(frozen=True, slots=True)
class CollectedMaterial:
    """The material of a study with its voices, codes and exclusive groups."""

    title: str
    selection: DocumentSelection
    documents: tuple[Material, ...]
    layers: tuple[CodeLevel, ...]
    groups: tuple[ExclusiveGroup, ...]
    codebook: int
    project_documents: int

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the voices."""
        return tuple(voice.name for voice in self.selection.voices)

    @property
    def voices(self) -> tuple[CoderInRound, ...]:
        """Those who are compared."""
        return self.selection.voices

    def codings(self) -> Iterable[Coding]:
        """All codings that count."""
        return (coding for document in self.documents for found in document.chosen.codings for coding in found)

    def texts_sha256(self) -> str:
        """SHA-256 over the SHA-256 of the compared texts in order of their digits, one a line."""
        digests = sorted(material.chosen.document.sha256 for material in self.documents)
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()


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
    documents = tuple(_fetch(project, comparison, chosen, texts=texts) for chosen in selection.documents)
    if comparison.unit == "sentence" and not comparison.mixed_segmenters:
        _refuse_mixed(documents)
    return CollectedMaterial(
        title=project.title,
        selection=selection,
        documents=documents,
        layers=tuple(found),
        groups=tuple(groups(book, found)),
        codebook=len(book),
        project_documents=len(project.documents.all()),
    )


def _wanted(project: Project, names: Sequence[str]) -> list[Code]:
    return list({code.key: code for code in (project.codes.find(name) for name in names)}.values())


def _fetch(project: Project, comparison: Comparison, chosen: ChosenDocument, *, texts: bool) -> Material:
    document = chosen.document
    structure = project.documents.structure(document)
    speakers = project.documents.speakers(document)
    roles = {} if comparison.with_interviewer else {speaker.name: speaker.role for speaker in speakers}
    cases = {speaker.case for speaker in speakers if speaker.case}
    return Material(
        chosen=chosen,
        structure=structure,
        roles=roles,
        answered=tuple(structure.answered([Span(0, document.length)], roles)),
        text=project.documents.text(document) if texts else "",
        case=document.case or (cases.pop() if len(cases) == 1 else ""),
    )


def _refuse_mixed(documents: Sequence[Material]) -> None:
    by_segmenter: dict[str, list[str]] = {}
    for material in documents:
        by_segmenter.setdefault(material.structure.segmenter, []).append(str(material.chosen.named))
    if len(by_segmenter) > 1:
        told = "; ".join(
            f"{name}: {counted(len(found), 'document')} ({found[0]} …)" for name, found in by_segmenter.items()
        )
        raise QualcodeError(
            f"The sentences come from different segmenters: {told}.",
            "Import the older ones anew, choose --unit turn or character, or say --mixed-segmenters.",
        )


def placed(material: Material, axis: Axis, voice: int, layer: CodeLevel) -> list[tuple[int, int]]:
    """A voice's passages of a layer on the axis of the text that counts; those outside of it are left out."""
    ends = ((axis.place(span.start), axis.place(span.end)) for span in material.marked(voice, layer))
    return [(start, end) for start, end in ends if start < end]
