"""What a disagreement takes from alpha, and what alpha would be if it were settled.

The cost is the part of observed disagreement that it adds, over the expected disagreement of all codes. Settled, all
who rated its units say the same there, so that the expected disagreement changes too: alpha is computed anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from qualcode.agreement.confusions.joined import Part
from qualcode.agreement.kernel.krippendorff import coincidences, krippendorff_alpha
from qualcode.agreement.kernel.ratings import MISSING, Pattern, Ratings
from qualcode.agreement.kernel.values import Disagreement, total_of

Number = Fraction | float


class PooledAlpha:
    """Alpha pooled over the layers, with what each of them adds; `ratings` are by the place of the layer."""

    def __init__(self, ratings: Mapping[int, Ratings], patterns: Sequence[Pattern]) -> None:
        """`patterns` are those that parts of disagreements name by their number."""
        self._ratings = ratings
        self._patterns = patterns
        self._terms = {layer: krippendorff_alpha(of_layer).disagreement for layer, of_layer in ratings.items()}
        there = [term for term in self._terms.values() if term is not None]
        self._observed = total_of(term.observed for term in there)
        self._expected = total_of(term.expected for term in there)
        self._pairable = {
            layer: sum(rated * count for _other, rated, count in of_layer.rated_patterns(least=2))
            for layer, of_layer in ratings.items()
        }
        self._told: dict[tuple[Part, int, int], Disagreement | None] = {}

    @property
    def is_defined(self) -> bool:
        """Whether two coders rated a unit."""
        return any(term is not None for term in self._terms.values())

    @property
    def value(self) -> float | None:
        """The pooled alpha as it is."""
        return float(1 - self._observed / self._expected) if self._expected else None

    def costs(self, part: Part, units: int) -> tuple[float, float]:
        """What disagreeing on so many units takes from the pooled alpha, and from that of the part's own code."""
        layer, said = part
        term = self._terms[layer]
        if term is None:
            return 0.0, 0.0
        share = _share(self._patterns[said]) * units / self._pairable[layer]
        return (
            float(share / self._expected) if self._expected else 0.0,
            float(share / term.expected) if term.expected else 0.0,
        )

    def settled(self, parts: Sequence[Part], units: int) -> tuple[float, float] | None:
        """The pooled alpha with so many units settled: the lower and the higher one of the two ways to settle them.

        Either all agree with those who gave the first part's code, or with the others. None where alpha would not
        exist.
        """
        givers = {place for place, said in enumerate(self._patterns[parts[0][1]]) if said == 1}
        ways = [self._alpha(parts, units, givers, to_givers=way) for way in (True, False)]
        there = [alpha for alpha in ways if alpha is not None]
        return (min(there), max(there)) if there else None

    def _alpha(self, parts: Sequence[Part], units: int, givers: set[int], *, to_givers: bool) -> float | None:
        observed, expected = [self._observed], [self._expected]
        for part in parts:
            said = self._patterns[part[1]]
            theirs = {place for place, rating in enumerate(said) if rating == 1}
            given = (theirs == givers) == to_givers
            before, after = self._terms[part[0]], self._after(part, units, int(given))
            for term, sign in ((before, -1), (after, 1)):
                if term is not None:
                    observed.append(sign * term.observed)
                    expected.append(sign * term.expected)
        whole = total_of(expected)
        return float(1 - total_of(observed) / whole) if whole else None

    def _after(self, part: Part, units: int, given: int) -> Disagreement | None:
        """The terms of one layer with so many units of a pattern settled as given (1) or not (0)."""
        key = (part, units, given)
        if key not in self._told:
            ratings, said = self._ratings[part[0]], self._patterns[part[1]]
            agreed = tuple(rating if rating == MISSING else given for rating in said)
            patterns = dict(ratings.patterns)
            patterns[said] -= units
            patterns[agreed] = patterns.get(agreed, 0) + units
            left = {pattern: count for pattern, count in patterns.items() if count}
            changed = Ratings(ratings.coders, ratings.categories, left, ratings.positive)
            self._told[key] = krippendorff_alpha(changed).disagreement
        return self._told[key]


@lru_cache(maxsize=1 << 12)
def _share(said: Pattern) -> Fraction:
    """What one unit adds to the sum of observed disagreement: its coincidences of different values."""
    matrix = coincidences(Ratings(tuple(map(str, range(len(said)))), (0, 1), {said: 1}))
    return sum((pairs for (first, second), pairs in matrix.items() if first != second), Fraction(0))
