"""Exercises with a model solution, for Python users."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qualcode.workspace.library.frames import FrameColumns, frame
from qualcode.workspace.library.resolver import yes_or_no
from qualcode.workspace.team import training

if TYPE_CHECKING:
    from qualcode.agreement.consensus.training import Outcome, TrainingComparison
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy


class StudyTraining:
    """The exercises of a study: its model solutions, hidden until who acts has finished theirs."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study

    def frame(self) -> DataFrame:
        """One row for each learner and model solution: the documents to do, those that are finished."""
        rows = training.exercises(self._study.space)
        return frame(
            FrameColumns(
                {
                    "model": [row.model.name for row in rows],
                    "learner": [row.learner.name for row in rows],
                    "documents": [len(row.exercise.required) for row in rows],
                    "finished": [len(row.exercise.finished) for row in rows],
                    "visible": [row.exercise.is_finished for row in rows],
                },
                whole=("documents", "finished"),
            )
        )

    def compare(self, learner: object = None, *, model: object = None) -> StudyTrainingComparison:
        """What who acts, or another learner, coded beside the solution. Raises QualcodeError while it is hidden."""
        found = training.compare(self._study.space, self._coder(learner), self._coder(model))
        return StudyTrainingComparison(self._study, found)

    def of_class(self, *, model: object = None, unfinished: bool = False, identify: bool = False) -> DataFrame:
        """One row for each learner who finished, by number, or with `identify` by name.

        With `unfinished` also those who did a part. Raises as `compare` does.
        """
        wanted = yes_or_no("unfinished", unfinished)
        told = training.of_class(self._study.space, self._coder(model), unfinished=wanted)
        is_named = yes_or_no("identify", identify)
        rows = told.learners
        numbers = {outcome: [row.counts[outcome] for row in rows] for outcome in _outcomes()}
        return frame(
            FrameColumns(
                {
                    "learner": [
                        row.progress.learner.name if is_named else str(place) for place, row in enumerate(rows, 1)
                    ],
                    **{outcome.value: counted for outcome, counted in numbers.items()},
                    "hit_share": [row.hit_share for row in rows],
                    "found_share": [row.found_share for row in rows],
                },
                whole=[outcome.value for outcome in numbers],
                decimals=("hit_share", "found_share"),
            )
        )

    def _coder(self, wanted: object) -> str:
        return "" if wanted is None else self._study.resolver.coder(wanted).uuid


class StudyTrainingComparison:
    """A learner's work beside the solution: numbers of hits, boundaries, other codes, missed and more; `frame()`."""

    def __init__(self, study: OpenStudy, found: TrainingComparison) -> None:
        self._study = study
        self._found = found

    @property
    def counts(self) -> Mapping[str, int]:
        """Outcome -> how many places: hit, boundary, polarity, code, missed, more."""
        return {outcome.value: number for outcome, number in self._found.counts.items()}

    @property
    def hit_share(self) -> float | None:
        """The share of the solution's places that were hit."""
        return self._found.hit_share

    def frame(self) -> DataFrame:
        """One row a place: outcome, document, where, the codes of both, the memo of the solution."""
        places, book = self._found.places, self._study.space.book

        def codes(keys: list[int]) -> str:
            return ", ".join(dict.fromkeys(book[key].full_name for key in keys))

        return frame(
            FrameColumns(
                {
                    "outcome": [compared.outcome.value for compared in places],
                    "document": [compared.place.document.name for compared in places],
                    "start": [compared.place.span.start for compared in places],
                    "end": [compared.place.span.end for compared in places],
                    "own": [codes([coding.code for coding in compared.place.first]) for compared in places],
                    "solution": [codes([coding.code for coding in compared.place.second]) for compared in places],
                    "memo": ["\n".join(compared.memos) for compared in places],
                },
                whole=("start", "end"),
            )
        )


def _outcomes() -> list[Outcome]:
    from qualcode.agreement.consensus.training import Outcome

    return list(Outcome)
