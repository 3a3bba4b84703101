"""Invented coding of interviews, thousands of studies at once, whose true alpha is known.

A case has 81 sentences in passages of three. The share of its passages that a code is about differs from case to case
(beta distribution, intraclass correlation .1), and so does how often its coders are wrong about a passage (the same).
Of passages that the code is not about they mark as many by mistake, so that it is given as often as it is there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import RandomState

from qualcode.agreement.kernel.rating_table import RatingTable

PATTERNS = ((1, 1), (1, 0), (0, 1), (0, 0))
PASSAGES, SENTENCES, CORRELATION = 27, 3, 0.1
FIRM = 1 / CORRELATION - 1


@dataclass(frozen=True)
class SimulatedCode:
    """A code with its prevalence, and the mean share of passages in which a coder is wrong."""

    prevalence: float
    wrong: float

    @classmethod
    def of_alpha(cls, prevalence: float, alpha: float) -> SimulatedCode:
        """With the errors that give that true alpha, by halving."""
        low, high = 0.0, 0.5
        for _ in range(60):
            code = cls(prevalence, (low + high) / 2)
            observed, expected = code.truth()
            low, high = (code.wrong, high) if 1 - observed / expected > alpha else (low, code.wrong)
        return cls(prevalence, low)

    def truth(self) -> tuple[float, float]:
        """Observed and expected disagreement of endlessly many cases."""
        odds = self.prevalence / (1 - self.prevalence)
        square = self.wrong * (self.wrong * FIRM + 1) / (FIRM + 1)
        observed = 2 * self.prevalence * (self.wrong - square)
        observed += 2 * (1 - self.prevalence) * (self.wrong * odds - square * odds**2)
        return observed, 2 * self.prevalence * (1 - self.prevalence)

    def studies(self, number: int, cases: int, random: RandomState) -> RatingTable:
        """So many studies of two coders, in the place of the table's codes."""
        return self._coded(self._there((number, cases), random), random)

    def pairs(self, later: SimulatedCode, number: int, cases: int, random: RandomState) -> tuple[RatingTable, ...]:
        """The same of the same cases twice, the second time with the errors of another code of this prevalence."""
        there = self._there((number, cases), random)
        return self._coded(there, random), later._coded(there, random)

    def _there(self, shape: tuple[int, int], random: RandomState) -> np.ndarray:
        return random.binomial(PASSAGES, _beta(self.prevalence, shape, random))

    def _coded(self, there: np.ndarray, random: RandomState) -> RatingTable:
        wrong = _beta(self.wrong, there.shape, random)
        mistaken = np.minimum(wrong * self.prevalence / (1 - self.prevalence), 1)
        passages = _two(there, 1 - wrong, random) + _two(PASSAGES - there, mistaken, random)
        return RatingTable(("A", "B"), (0, 1), PATTERNS, SENTENCES * passages, positive=1)


def _beta(mean: float, shape: tuple[int, int], random: RandomState) -> np.ndarray:
    return random.beta(mean * FIRM, (1 - mean) * FIRM, shape)


def _two(passages: np.ndarray, marked: np.ndarray, random: RandomState) -> np.ndarray:
    """How many passages both coders mark, only the first, only the second, neither."""
    both = random.binomial(passages, marked**2)
    rest = passages - both
    differ = np.divide(2 * marked * (1 - marked), 1 - marked**2, out=np.zeros(marked.shape), where=marked < 1)
    unlike = random.binomial(rest, np.minimum(differ, 1))
    first = random.binomial(unlike, 0.5)
    return np.stack([both, first, unlike - first, rest - unlike], axis=-1)
