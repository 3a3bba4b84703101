"""What a learner coded beside a model solution: hits, other boundaries and codes, what was missed or is more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from qualcode.agreement.consensus.finding import consensus_places
from qualcode.agreement.consensus.places import ConsensusPlace, PlaceKind
from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.model.team.exercises import Exercise
from qualcode.project.project import Project


class Outcome(StrEnum):
    """What became of a place of the solution, or of the learner.

    A hit is the same code on the same passage. Else the boundaries differ, or the polarity, or the codes; or the
    learner missed it, or gave more than the model.
    """

    HIT = "hit"
    BOUNDARY = "boundary"
    POLARITY = "polarity"
    CODE = "code"
    MISSED = "missed"
    MORE = "more"


_OUTCOMES = {
    PlaceKind.AGREED: Outcome.HIT,
    PlaceKind.BOUNDARY: Outcome.BOUNDARY,
    PlaceKind.POLARITY: Outcome.POLARITY,
    PlaceKind.CODE: Outcome.CODE,
    PlaceKind.ONLY_FIRST: Outcome.MORE,
    PlaceKind.ONLY_SECOND: Outcome.MISSED,
}
_FOUND = (Outcome.HIT, Outcome.BOUNDARY, Outcome.POLARITY)  # the code of the solution stands there


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """How far a learner is with the exercise of a model solution."""

    model: Coder
    learner: Coder
    exercise: Exercise


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """One place: what the learner gave (first) and what the model (second), and the texts of the model's memos."""

    outcome: Outcome
    place: ConsensusPlace
    memos: tuple[str, ...]


@dataclass(frozen=True)
class TrainingComparison:
    """A learner's codings beside the solution, in the documents of the exercise in which the learner did something.

    `pending` counts places where the learner gave nothing and has not finished the document; they are not missed yet.
    `left` are the documents in which the learner did nothing.
    """

    progress: ExerciseProgress
    places: tuple[ComparedPlace, ...]
    pending: int
    left: tuple[Document, ...]

    @cached_property
    def counts(self) -> Mapping[Outcome, int]:
        """How many places there are of each outcome."""
        found = Counter(compared.outcome for compared in self.places)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def of_solution(self) -> int:
        """How many places the solution has, as far as they are compared: all but what the learner gave more."""
        return len(self.places) - self.counts[Outcome.MORE]

    @property
    def hit_share(self) -> float | None:
        """The share of the solution's places that were hit; None where it has none."""
        return self.counts[Outcome.HIT] / self.of_solution if self.of_solution else None

    @property
    def found_share(self) -> float | None:
        """The share of them where the learner gave the code, be boundaries and polarity the same or not."""
        found = sum(self.counts[outcome] for outcome in _FOUND)
        return found / self.of_solution if self.of_solution else None

    def by_code(self) -> dict[int, Counter[Outcome]]:
        """Code (key) -> how its places went; where codes differ, that is told of the code of the model."""
        found: dict[int, Counter[Outcome]] = {}
        for compared in self.places:
            codings = compared.place.second or compared.place.first
            for code in dict.fromkeys(coding.code for coding in codings):
                found.setdefault(code, Counter())[compared.outcome] += 1
        return found


@dataclass(frozen=True, slots=True)
class TrainingClass:
    """How learners did beside one model solution, in order of their making; so many others have not finished."""

    model: Coder
    learners: tuple[TrainingComparison, ...]
    unfinished: int

    def by_code(self, book: Codebook) -> list[tuple[Code, Counter[Outcome]]]:
        """The codes that were given in order of the codebook, with how all learners together did."""
        together: dict[int, Counter[Outcome]] = {}
        for comparison in self.learners:
            for code, counts in comparison.by_code().items():
                together.setdefault(code, Counter()).update(counts)
        return [(code, together[code.key]) for code in book if code.key in together]


def beside_solution(
    project: Project, progress: ExerciseProgress, memos: Mapping[int, Sequence[str]]
) -> TrainingComparison:
    """A learner beside the solution, in the documents that the learner is to code; `memos` are texts by coding (key).

    What the model coded stands for its solution of the document, be the document marked as finished or not.
    """
    documents = project.documents.some(progress.exercise.required)
    found = consensus_places(project, progress.learner, progress.model, documents=documents, costs=False)
    pending = [place for place in found if place.kind is PlaceKind.ONLY_SECOND and not place.finished_by[0]]
    waiting = {place.id for place in pending}
    places = tuple(
        ComparedPlace(
            _OUTCOMES[place.kind],
            place,
            tuple(text for coding in place.second for text in memos.get(coding.key, ())),
        )
        for place in found
        if place.id not in waiting
    )
    return TrainingComparison(progress, places, len(pending), found.uncompared)
