"""Own passages once more, for Python users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.workspace.library.resolver import numbers, text_of
from qualcode.workspace.team import intra

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.team.intra import DrawnRepetition, OwnRound, Repetition


class StudyIntra:
    """Own passages that one codes again after some weeks, as `qualcode intra` draws them."""

    __slots__ = ("_study",)

    def __init__(self, study: OpenStudy) -> None:
        self._study = study

    def rounds(self, after: str = "3w") -> list[OwnRound]:
        """One's own rounds: how many passages they have, and how many were last coded so long ago (“3w”, “10d”)."""
        return intra.own_rounds(self._study.space, intra.days_typed(text_of("after", after)))

    def repetitions(self) -> list[Repetition]:
        """What one codes again or coded again: how much of it is done, and how many days lie between."""
        return intra.repetitions(self._study.space)

    def draw(
        self, sample: int, *, after: str = "3w", seed: int = intra.SEED, uncoded: int = 0, of: int | None = None
    ) -> DrawnRepetition:
        """Draw so many own passages, each code with its share, into a round of one's own.

        They were last coded at least so long ago (“3w”, “10d”) in the round `of`, else in the last one with some that
        are old enough. `uncoded` are so many sentences that were left uncoded where one finished. Raises
        QualcodeError where too few are old enough, with the day on which there are enough.
        """
        ((size,), (lot,), (silent,)) = (
            numbers(kind, value) for kind, value in (("sample", sample), ("seed", seed), ("uncoded", uncoded))
        )
        (round_,) = (None,) if of is None else numbers("of", of)
        days = intra.days_typed(text_of("after", after))
        self._study.refuse_nobody()
        asked = intra.RepetitionAsked(sample=size, days=days, seed=lot, uncoded=silent, of=round_)
        return intra.draw(self._study.space, asked)
