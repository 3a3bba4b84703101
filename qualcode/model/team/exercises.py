"""Exercises: documents that a model solution has coded, and whose solution is hidden until a learner has finished."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.codings import Coder


@dataclass(frozen=True, slots=True)
class Exercise:
    """What one learner does of the exercise of a model solution.

    `model` and `learner` are keys of coders, the others keys of documents: all of the exercise, those that the
    learner is to code, and those of them that the learner finished.
    """

    model: int
    learner: int
    documents: frozenset[int]
    required: frozenset[int]
    finished: frozenset[int]

    @property
    def is_finished(self) -> bool:
        """Whether the learner may see the solution; of an exercise without documents there is none yet."""
        return bool(self.required) and self.required <= self.finished


@dataclass(frozen=True, slots=True)
class HiddenModels:
    """The model solutions that somebody must not see yet, and the memos (keys) that tell of their codings."""

    models: tuple[Coder, ...] = ()
    memos: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.models)

    @property
    def keys(self) -> frozenset[int]:
        """Their keys."""
        return frozenset(model.key for model in self.models)

    @property
    def names(self) -> frozenset[str]:
        """Their names."""
        return frozenset(model.name for model in self.models)

    @property
    def uuids(self) -> frozenset[str]:
        """Their UUIDs."""
        return frozenset(model.uuid for model in self.models)
