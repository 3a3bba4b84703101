"""Binary ratings of one code: the fourfold table, specific agreement, prevalence and bias index."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.agreement.kernel import kappa
from qualcode.agreement.kernel.conditions import ALWAYS_USED, NEVER_USED, Formula, measured
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Undefined, Value, undefined
from qualcode.catalogue import later

POSITIVE = Formula(kappa.positive, binary=True)
NEGATIVE = Formula(kappa.negative, binary=True)
PREVALENCE = Formula(kappa.prevalence, binary=True)
BIAS = Formula(kappa.bias, two_coders=later("The bias index"), binary=True)


@dataclass(frozen=True, slots=True)
class Fourfold:
    """Numbers of units that both coders gave the code, only the first, only the second, neither.

    Only units that both rated count.
    """

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def units(self) -> int:
        """Number of units that both coders rated."""
        return self.both + self.only_first + self.only_second + self.neither


@dataclass(frozen=True, slots=True)
class PresenceCounts:
    """Numbers of pairable units that all of their coders gave the code, some of them, none.

    `by_coder` is the number of units that each coder gave the code, in the order of the coders, pairable
    or not.
    """

    everyone: int
    some: int
    nobody: int
    by_coder: tuple[int, ...]


def fourfold(ratings: Ratings, first: int = 0, second: int = 1) -> Fourfold:
    """The fourfold table of two of the coders, by their index; the ratings are binary."""
    positive = _positive(ratings)
    cells = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for pattern, _, count in ratings.rated_patterns(least=2):
        ours, theirs = pattern[first], pattern[second]
        if ours >= 0 and theirs >= 0:
            cells[ours == positive, theirs == positive] += count
    return Fourfold(*cells.values())


def presence_counts(ratings: Ratings) -> PresenceCounts:
    """How often all, some and none of the coders gave the code, for any number of coders."""
    positive = _positive(ratings)
    everyone = some = nobody = 0
    by_coder = [0] * len(ratings.coders)
    for pattern, rated, count in ratings.rated_patterns():
        given = pattern.count(positive)
        by_coder = [total + count * (value == positive) for total, value in zip(by_coder, pattern, strict=True)]
        if rated >= 2:
            everyone += count * (given == rated)
            nobody += count * (given == 0)
            some += count * (0 < given < rated)
    return PresenceCounts(everyone, some, nobody, tuple(by_coder))


def positive_agreement(ratings: Ratings) -> Value:
    """Positive specific agreement 2a / (2a + b + c), the F1 of two coders (Hripcsak & Rothschild 2005).

    For more coders after Cicchetti and Feinstein 1990 in Gwet's counting:
    Σ c (c - 1) / (m - 1) over Σ c, with c of the m coders of a unit having given the code.
    """
    return _specific(measured(ratings, POSITIVE), NEVER_USED)


def negative_agreement(ratings: Ratings) -> Value:
    """Negative specific agreement 2d / (2d + b + c)."""
    return _specific(measured(ratings, NEGATIVE), ALWAYS_USED)


def _specific(value: Value, reason: str) -> Value:
    """The value; where the code was never or always used, with that as the reason."""
    if value.value is None and value.disagreement is not None:
        return undefined(reason, value.notes, value.disagreement)
    return value


def prevalence_index(ratings: Ratings) -> Value:
    """|a - d| / n (Byrt, Bishop & Carlin 1993); for more coders |positive - negative| / all ratings."""
    return measured(ratings, PREVALENCE)


def bias_index(ratings: Ratings) -> Value:
    """|b - c| / n (Byrt, Bishop & Carlin 1993), for two coders."""
    return measured(ratings, BIAS)


def _positive(ratings: Ratings) -> int:
    if ratings.positive is None:
        raise Undefined(later("only for one code, coded or not"))
    return ratings.positive
