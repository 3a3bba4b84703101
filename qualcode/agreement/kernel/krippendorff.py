"""Krippendorff's alpha over given units: any number of coders, missing ratings, any metric."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction

from qualcode.agreement.kernel.conditions import check_pairable, measured
from qualcode.agreement.kernel.metrics import Distance, Metric, Number, exact_numbers
from qualcode.agreement.kernel.ratings import Ratings, counted
from qualcode.agreement.kernel.values import Disagreement, Value, total_of
from qualcode.errors import UsageProblem


def krippendorff_alpha(ratings: Ratings, metric: Metric | Distance = Metric.NOMINAL) -> Value:
    """Krippendorff's alpha (Krippendorff 2011): ``1 - (N-1) Σ o_ck d_ck / Σ n_c n_k d_ck``.

    Units with fewer than two ratings are dropped first; o_ck are the coincidences, n_c the ratings per
    category and N all of them among the units left, d the squared difference of the metric or the distance
    as it is. For sets of codes the values are frozensets and the metric is a `Distance` such as `JACCARD`
    or `MASI`. Raises `UsageProblem` where the values do not fit the metric.

    >>> nobody = None
    >>> meg = [1, 2, 3, 3, 2, 1, 4, 1, 2, nobody, nobody, nobody]
    >>> owen = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nobody, 3]
    >>> third = [nobody, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nobody]
    >>> fourth = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nobody]
    >>> ratings = Ratings.from_coders([meg, owen, third, fourth])
    >>> [str(krippendorff_alpha(ratings, metric)) for metric in Metric]  # Krippendorff 2011, section C
    ['0.743', '0.815', '0.849', '0.797']
    """
    return measured(ratings, lambda active: alpha_disagreement(active, metric))


def alpha_disagreement(ratings: Ratings, metric: Metric | Distance = Metric.NOMINAL) -> Disagreement:
    """Observed and expected disagreement of alpha; raises `Undefined` without pairable units."""
    check_pairable(ratings)
    totals = value_counts(ratings)
    ratings_total = totals.total()
    if isinstance(metric, Distance):
        observed, expected = _by_distance(ratings, totals, metric.between)
    elif metric is Metric.NOMINAL:
        observed, expected = _nominal(ratings, totals)
    elif metric is Metric.RATIO:
        observed, expected = _by_distance(ratings, totals, _ratio(ratings.categories))
    else:
        numbers = _ranks(ratings, totals) if metric is Metric.ORDINAL else exact_numbers(ratings.categories)
        observed, expected = _squares(ratings, totals, numbers)
    return Disagreement(observed / ratings_total, expected / (ratings_total * (ratings_total - 1)))


def value_counts(ratings: Ratings) -> Counter[int]:
    """n_c: number of ratings per category index among the pairable units."""
    totals: Counter[int] = Counter()
    for pattern, _, count in ratings.rated_patterns(least=2):
        for category, number in counted(pattern).items():
            totals[category] += number * count
    return totals


def coincidences(ratings: Ratings) -> dict[tuple[Hashable, Hashable], Fraction]:
    """The coincidence matrix o_ck by values: ordered pairs of ratings of one unit, each / (ratings - 1)."""
    found: Counter[tuple[int, int, int]] = Counter()
    for pattern, rated, count in ratings.rated_patterns(least=2):
        numbers = counted(pattern)
        for first, times in numbers.items():
            for second, others in numbers.items():
                found[first, second, rated] += count * times * (others - (first == second))
    matrix: dict[tuple[Hashable, Hashable], Fraction] = {}
    names = ratings.categories
    for (first, second, rated), pairs in found.items():
        if pairs:
            key = (names[first], names[second])
            matrix[key] = matrix.get(key, Fraction(0)) + Fraction(pairs, rated - 1)
    return matrix


def _nominal(ratings: Ratings, totals: Counter[int]) -> tuple[Fraction, Fraction]:
    pairs: Counter[int] = Counter()
    for pattern, rated, count in ratings.rated_patterns(least=2):
        alike = sum(number * number for number in counted(pattern).values())
        pairs[rated] += count * (rated * rated - alike)
    expected = totals.total() ** 2 - sum(number * number for number in totals.values())
    return _weighed(pairs), Fraction(expected)


def _squares(ratings: Ratings, totals: Counter[int], numbers: Sequence[int | Fraction]) -> tuple[Fraction, Fraction]:
    """Σ (a-b)² over ordered pairs is ``2 (m Σ a² - (Σ a)²)``: no table of pairs is needed."""
    pairs: dict[int, int | Fraction] = {}
    for pattern, rated, count in ratings.rated_patterns(least=2):
        said = [numbers[index] for index in pattern if index >= 0]
        spread = 2 * (rated * sum(value * value for value in said) - sum(said) ** 2)
        pairs[rated] = pairs.get(rated, 0) + count * spread
    squares = sum(number * numbers[index] ** 2 for index, number in totals.items())
    plain = sum(number * numbers[index] for index, number in totals.items())
    return _weighed(pairs), Fraction(2 * (totals.total() * squares - plain**2))


def _ranks(ratings: Ratings, totals: Counter[int]) -> list[int]:
    """Twice the mid-rank of each category: the ordinal difference is the interval one of these."""
    ranks, below = [], 0
    for index in range(len(ratings.categories)):
        ranks.append(2 * below + totals[index])
        below += totals[index]
    return ranks


def _ratio(categories: Sequence[Hashable]) -> Callable[[Hashable, Hashable], float]:
    if any(number < 0 for number in exact_numbers(categories)):
        raise UsageProblem("The ratio metric needs values from 0 up.", "Use the interval metric.")

    def between(first: Hashable, second: Hashable) -> float:
        c, k = exact_numbers((first, second))
        return float(Fraction(c - k) ** 2 / Fraction(c + k) ** 2) if c != k else 0.0

    return between


def _by_distance(
    ratings: Ratings, totals: Counter[int], between: Callable[[Hashable, Hashable], Number]
) -> tuple[Fraction | float, Fraction | float]:
    """Both sums for any distance: pairs are counted first, per distance, and weighed once."""
    names = ratings.categories
    used = sorted(totals)
    observed: Counter[tuple[Number, int]] = Counter()
    for pattern, rated, count in ratings.rated_patterns(least=2):
        numbers = sorted(counted(pattern).items())
        for place, (c, times) in enumerate(numbers):
            for k, others in numbers[place + 1 :]:
                observed[between(names[c], names[k]), rated] += 2 * count * times * others
    expected: Counter[Number] = Counter()
    for place, c in enumerate(used):  # no table of all pairs is kept: of thousands of sets it fills the memory
        for k in used[place + 1 :]:
            expected[between(names[c], names[k])] += 2 * totals[c] * totals[k]
    return (
        total_of(_times(far, Fraction(pairs, rated - 1)) for (far, rated), pairs in observed.items()),
        total_of(_times(far, Fraction(pairs)) for far, pairs in expected.items()),
    )


def _times(distance: Number, pairs: Fraction) -> Fraction | float:
    return distance * float(pairs) if isinstance(distance, float) else distance * pairs


def _weighed(pairs: Counter[int] | dict[int, int | Fraction]) -> Fraction:
    """The sums of pairs per number of ratings m, each divided by m - 1, added."""
    return sum((Fraction(total) / (rated - 1) for rated, total in pairs.items()), Fraction(0))
