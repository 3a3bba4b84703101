"""The passages of a norming session: named, drawn by a seed, or those on which coders disagree most."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.documents import Role
from qualcode.model.spans import Span
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document, Structure
    from qualcode.workspace.workspace import Workspace


class DrawnUnit(StrEnum):
    """What is drawn as a passage."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class NormingChoice:
    """Which passages: those of codings, those of the dearest disagreements, and so many drawn units of documents.

    Without `documents` units are drawn from all. What is chosen in two ways counts once.
    """

    codings: Sequence[Coding] = ()
    disagreements: int = 0
    sample: int = 0
    documents: Sequence[Document] = ()
    unit: DrawnUnit = DrawnUnit.PARAGRAPH
    seed: int = 1


@dataclass(frozen=True, slots=True)
class ChosenPassages:
    """The passages in the order of their documents and places; `reason` tells the history how they were drawn."""

    passages: tuple[tuple[Document, Span], ...]
    reason: str = ""


def chosen_passages(space: Workspace, choice: NormingChoice) -> ChosenPassages:
    """The passages that are chosen.

    Raises QualcodeError for codings that must not be seen, while blind for disagreements, where there are fewer
    disagreements or units than asked for, and for a seed that is none.
    """
    order = {document.key: document for document in space.project.documents.all()}
    found: dict[tuple[int, Span], None] = {}
    for coding in choice.codings:
        space.sight.refuse_coding_of_others(coding)
        found[coding.document, coding.span] = None
    if choice.disagreements:
        found |= dict.fromkeys(_disagreements(space, choice.disagreements))
    reason = ""
    if choice.sample:
        units = _units(space, choice.documents or tuple(order.values()), choice.unit)
        found |= dict.fromkeys(_drawn(units, choice))
        reason = (
            f"norming: seed {choice.seed}, {choice.sample} of {len(units)} units “{choice.unit}”"  # no text: kept
        )
    places = {key: place for place, key in enumerate(order)}
    passages = sorted(found, key=lambda passage: (places[passage[0]], passage[1]))
    return ChosenPassages(tuple((order[key], span) for key, span in passages), reason)


def _disagreements(space: Workspace, number: int) -> list[tuple[int, Span]]:
    """So many places on which coders disagree, what lowers alpha most first."""
    from qualcode.agreement.study.comparison import Comparison  # numpy, only when it is asked for
    from qualcode.workspace.team.comparing import disagreements

    listed = disagreements(space, Comparison()).found
    places = dict.fromkeys((disagreement.document.key, disagreement.span) for disagreement in listed)
    if number > len(places):
        raise UsageProblem(
            _("There are only {disagreements}.", disagreements=counted(len(places), "disagreement")),
            _("Ask for fewer, or draw passages with --sample."),
        )
    return list(places)[:number]


def _units(space: Workspace, documents: Sequence[Document], unit: DrawnUnit) -> list[tuple[Document, Span]]:
    """The units of documents that say something, without what those say who only ask."""
    found: list[tuple[Document, Span]] = []
    for document in documents:
        structure, roles = space.project.documents.structure(document), space.project.documents.roles(document)
        found += [
            (document, span)
            for span in structure.without_labels(_spans(structure, unit))
            if roles.get(structure.speaker_at(span.start)) is not Role.ASKS
        ]
    return found


def _spans(structure: Structure, unit: DrawnUnit) -> Sequence[Span]:
    if unit is DrawnUnit.SENTENCE:
        return structure.sentences
    if unit is DrawnUnit.PARAGRAPH:
        return structure.paragraphs
    return [turn.span for turn in structure.turns]


def _drawn(units: Sequence[tuple[Document, Span]], choice: NormingChoice) -> list[tuple[int, Span]]:
    """So many units: those of which the SHA-256 of seed and place is the least, so that the draw can be repeated."""
    if not 0 <= choice.seed < 2**32:
        raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))
    if choice.sample > len(units):
        raise UsageProblem(
            _(
                "{size} passages cannot be drawn from {there}.",
                size=choice.sample,
                there=counted(len(units), choice.unit.value, after=True),
            ),
            _("Draw fewer, take more documents, or another --unit."),
        )

    def lot(unit: tuple[Document, Span]) -> str:
        document, span = unit
        return hashlib.sha256(f"{choice.seed}:{document.uuid}:{span.start}:{span.end}".encode()).hexdigest()

    return [(document.key, span) for document, span in sorted(units, key=lot)[: choice.sample]]
