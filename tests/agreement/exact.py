"""The oracle of the kernel: every coefficient counted pattern by pattern in exact fractions, apart from its arrays.

Each function gives observed and expected disagreement of ratings without silent coders, at least two of whose units
were rated by two coders. Sources of the formulas stand in the kernel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from itertools import combinations

from qualcode.agreement.kernel.metrics import Distance, Metric, Number, Weights
from qualcode.agreement.kernel.ratings import Ratings

Terms = tuple[Fraction, Fraction]
ONE = Fraction(1)


def paired(ratings: Ratings) -> list[tuple[list[int], int]]:
    """What was said of the units that two coders or more rated, and how often."""
    told = [([value for value in pattern if value >= 0], count) for pattern, count in ratings.patterns.items()]
    return [(said, count) for said, count in told if len(said) >= 2 and count]


def percent(ratings: Ratings, weights: Weights | None = None) -> Terms:
    units = sum(count for _, count in paired(ratings))
    alike = sum((count * agreement(said, weights) for said, count in paired(ratings)), Fraction(0))
    return 1 - alike / units, ONE


def agreement(said: Sequence[int], weights: Weights | None) -> Fraction:
    """The mean agreement of the pairs of ratings of one unit."""
    pairs = list(combinations(said, 2))
    return sum((weight(first, second, weights) for first, second in pairs), Fraction(0)) / len(pairs)


def weight(first: int, second: int, weights: Weights | None) -> Fraction:
    return weights.matrix[first][second] if weights else Fraction(first == second)


def percent_of_pairs(ratings: Ratings) -> Terms:
    pairs = [(count, first == second) for said, count in paired(ratings) for first, second in combinations(said, 2)]
    return 1 - Fraction(sum(count for count, alike in pairs if alike), sum(count for count, _ in pairs)), ONE


def cohen(ratings: Ratings, weights: Weights | None = None) -> Terms:
    both = whole(ratings)
    first, second = coder_shares(both)
    return percent(both, weights)[0], 1 - product(first, second, weights)


def cohen_max(ratings: Ratings) -> Terms:
    first, second = coder_shares(whole(ratings))
    return 1 - sum(map(min, first, second), Fraction(0)), 1 - product(first, second, None)


def fleiss(ratings: Ratings, weights: Weights | None = None) -> Terms:
    shares = category_shares(ratings)
    return percent(ratings, weights)[0], 1 - product(shares, shares, weights)


def conger(ratings: Ratings, weights: Weights | None = None) -> Terms:
    pairs = list(combinations(coder_shares(ratings), 2))
    chance = sum((product(first, second, weights) for first, second in pairs), Fraction(0)) / len(pairs)
    return percent(ratings, weights)[0], 1 - chance


def brennan(ratings: Ratings, weights: Weights | None = None) -> Terms:
    size = len(ratings.categories)
    total = sum((weight(c, k, weights) for c in range(size) for k in range(size)), Fraction(0))
    return percent(ratings, weights)[0], 1 - total / size**2


def gwet(ratings: Ratings, weights: Weights | None = None) -> Terms:
    size = len(ratings.categories)
    total = sum((weight(c, k, weights) for c in range(size) for k in range(size)), Fraction(0))
    spread = sum((share * (1 - share) for share in category_shares(ratings)), Fraction(0))
    return percent(ratings, weights)[0], 1 - total * spread / (size * (size - 1))


def category_shares(ratings: Ratings) -> list[Fraction]:
    shares = [Fraction(0)] * len(ratings.categories)
    for pattern, rated, count in ratings.rated_patterns():
        for category in pattern:
            if category >= 0:
                shares[category] += Fraction(count, rated)
    return [share / ratings.rated for share in shares]


def coder_shares(ratings: Ratings) -> list[list[Fraction]]:
    rows = [[0] * len(ratings.categories) for _ in ratings.coders]
    for pattern, count in ratings.patterns.items():
        for row, category in zip(rows, pattern, strict=True):
            if category >= 0:
                row[category] += count
    return [[Fraction(number, sum(row)) for number in row] for row in rows]


def whole(ratings: Ratings) -> Ratings:
    kept = {pattern: count for pattern, count in ratings.patterns.items() if min(pattern) >= 0}
    return Ratings(ratings.coders, ratings.categories, kept, ratings.positive)


def product(first: Sequence[Fraction], second: Sequence[Fraction], weights: Weights | None) -> Fraction:
    pairs = ((weight(c, k, weights), ours, theirs) for c, ours in enumerate(first) for k, theirs in enumerate(second))
    return sum((far * ours * theirs for far, ours, theirs in pairs), Fraction(0))


def specific(ratings: Ratings, *, positive: bool) -> Terms:
    alike = total = Fraction(0)
    for said, count in paired(ratings):
        kind = sum((value == ratings.positive) is positive for value in said)
        alike += Fraction(count * kind * (kind - 1), len(said) - 1)
        total += count * kind
    return total - alike, total


def prevalence(ratings: Ratings) -> Terms:
    values = [(value == ratings.positive, count) for said, count in paired(ratings) for value in said]
    total = sum(count for _, count in values)
    return 1 - Fraction(abs(2 * sum(count for coded, count in values if coded) - total), total), ONE


def bias(ratings: Ratings) -> Terms:
    differ = Counter(dict.fromkeys((-1, 0, 1), 0))
    for (first, second), count in whole(ratings).patterns.items():
        differ[(first == ratings.positive) - (second == ratings.positive)] += count
    return 1 - Fraction(abs(differ[1] - differ[-1]), differ.total()), ONE


def alpha(ratings: Ratings, metric: Metric | Distance = Metric.NOMINAL) -> Terms:
    """Both sums over all pairs of ratings, as they are defined; ordinal differences are of doubled ranks."""
    totals: Counter[int] = Counter()
    for said, count in paired(ratings):
        for value in said:
            totals[value] += count
    number = totals.total()
    far = difference(ratings.categories, totals, metric)
    met = [(Fraction(2 * count, len(said) - 1), said) for said, count in paired(ratings)]
    observed = sum((far(c, k) * pairs for pairs, said in met for c, k in combinations(said, 2)), Fraction(0))
    expected = sum((2 * totals[c] * totals[k] * far(c, k) for c, k in combinations(totals, 2)), Fraction(0))
    return observed / number, expected / (number * (number - 1))


def difference(
    categories: Sequence[Hashable], totals: Counter[int], metric: Metric | Distance
) -> Callable[[int, int], Fraction]:
    def numbers(first: int, second: int) -> tuple[Number, Number]:
        c, k = categories[first], categories[second]
        assert isinstance(c, int | float | Fraction)
        assert isinstance(k, int | float | Fraction)
        return Fraction(c), Fraction(k)

    def ordinal(first: int, second: int) -> Fraction:
        low, high = min(first, second), max(first, second)
        between = 2 * sum(totals[place] for place in range(low, high + 1)) - totals[low] - totals[high]
        return Fraction(between**2)

    def interval(first: int, second: int) -> Fraction:
        c, k = numbers(first, second)
        return Fraction(c - k) ** 2

    def ratio(first: int, second: int) -> Fraction:
        c, k = numbers(first, second)
        return Fraction(float(Fraction(c - k) ** 2 / Fraction(c + k) ** 2)) if c != k else Fraction(0)

    def nominal(first: int, second: int) -> Fraction:
        return Fraction(first != second)

    if isinstance(metric, Distance):
        return lambda first, second: Fraction(metric.between(categories[first], categories[second]))
    return {Metric.NOMINAL: nominal, Metric.ORDINAL: ordinal, Metric.INTERVAL: interval, Metric.RATIO: ratio}[metric]


TERMS: dict[str, Callable[[Ratings], Terms]] = {
    "percent": percent,
    "cohen_kappa": cohen,
    "scott_pi": fleiss,
    "fleiss_kappa": fleiss,
    "conger_kappa": conger,
    "brennan_prediger": brennan,
    "gwet_ac1": gwet,
    "krippendorff_alpha": alpha,
    "positive_agreement": lambda ratings: specific(ratings, positive=True),
    "negative_agreement": lambda ratings: specific(ratings, positive=False),
    "prevalence_index": prevalence,
    "bias_index": bias,
}
