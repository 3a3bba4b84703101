"""Chance-corrected coefficients over given units, from exact counts; alpha has a module of its own.

Missing ratings after Gwet 2014 (*Handbook of Inter-Rater Reliability*, 4th ed.): observed agreement is taken
over the units with two ratings or more, expected agreement over all that were rated. Cohen's kappa deletes
pairwise instead, as it has no other meaning for two coders.

Every function gives a `Value`; undefined ones carry the reason. They never raise for degenerate ratings.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from qualcode.agreement.kernel.conditions import agreement_of_pairs, check_pairable, check_two, measured
from qualcode.agreement.kernel.metrics import Weights
from qualcode.agreement.kernel.ratings import Ratings, counted
from qualcode.agreement.kernel.values import Disagreement, Undefined, Value, pooled, undefined

Shares = Sequence[Fraction]


def percent(ratings: Ratings) -> Value:
    """Per cent agreement as a share of 1: the mean over units of the share of agreeing pairs (Gwet 2014)."""
    return measured(ratings, percent_disagreement)


def percent_disagreement(ratings: Ratings) -> Disagreement:
    """1 - per cent agreement, with an expected disagreement of 1."""
    check_pairable(ratings)
    return Disagreement(1 - agreement_of_pairs(ratings), Fraction(1))


def percent_of_pairs(ratings: Ratings) -> Value:
    """The other per cent: agreeing pairs of ratings of all units / all such pairs.

    The same as `percent` unless ratings are missing: then units that many rated weigh more.
    """
    return measured(ratings, _pairs_disagreement)


def _pairs_disagreement(ratings: Ratings) -> Disagreement:
    check_pairable(ratings)
    alike = pairs = 0
    for pattern, rated, count in ratings.rated_patterns(least=2):
        alike += count * sum(number * (number - 1) for number in counted(pattern).values())
        pairs += count * rated * (rated - 1)
    return Disagreement(1 - Fraction(alike, pairs), Fraction(1))


def cohen_kappa(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Cohen's kappa for two coders (Cohen 1960), weighted (Cohen 1968); units that both rated count.

    >>> rows = [("y", "y")] * 45 + [("y", "n")] * 15 + [("n", "y")] * 25 + [("n", "n")] * 15
    >>> str(cohen_kappa(Ratings.from_units(rows, ["A", "B"])))  # Feinstein & Cicchetti 1990: .1304
    '0.130'
    """
    return measured(ratings, lambda active: cohen_disagreement(active, weights))


def cohen_disagreement(ratings: Ratings, weights: Weights | None = None) -> Disagreement:
    """1 - po and 1 - pe of Cohen's kappa."""
    check_two(ratings, "Cohen's kappa")
    both = _complete(ratings)
    first, second = coder_shares(both)
    return Disagreement(1 - observed(both, weights), 1 - _product(first, second, weights))


def cohen_kappa_max(ratings: Ratings) -> Value:
    """The largest kappa that the two coders' margins allow (Cohen 1960)."""
    return measured(ratings, _cohen_max_disagreement)


def _cohen_max_disagreement(ratings: Ratings) -> Disagreement:
    check_two(ratings, "Cohen's kappa")
    first, second = coder_shares(_complete(ratings))
    reachable = sum((min(ours, theirs) for ours, theirs in zip(first, second, strict=True)), Fraction(0))
    return Disagreement(1 - reachable, 1 - _product(first, second, None))


def scott_pi(ratings: Ratings) -> Value:
    """Scott's pi for two coders (Scott 1955): the same number as Fleiss' kappa of the two."""
    return measured(ratings, scott_disagreement)


def scott_disagreement(ratings: Ratings) -> Disagreement:
    """1 - po and 1 - pe of Scott's pi."""
    check_two(ratings, "Scott's pi")
    return fleiss_disagreement(ratings)


def fleiss_kappa(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Fleiss' kappa (Fleiss 1971; Gwet 2014 for missing ratings and weights): pe = Σ pi_k²."""
    return measured(ratings, lambda active: fleiss_disagreement(active, weights))


def fleiss_disagreement(ratings: Ratings, weights: Weights | None = None) -> Disagreement:
    """1 - pa and 1 - pe of Fleiss' kappa."""
    check_pairable(ratings)
    shares = category_shares(ratings)
    return Disagreement(1 - observed(ratings, weights), 1 - _product(shares, shares, weights))


def conger_kappa(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Conger's kappa (Conger 1980; Gwet 2014): pe from the margins of every pair of coders.

    The extension of Cohen's kappa to more than two coders; equal to it for two without missing ratings.
    """
    return measured(ratings, lambda active: conger_disagreement(active, weights))


def conger_disagreement(ratings: Ratings, weights: Weights | None = None) -> Disagreement:
    """1 - pa and 1 - pe of Conger's kappa."""
    check_pairable(ratings)
    by_coder = coder_shares(ratings)
    pairs = list(combinations(by_coder, 2))
    chance = sum((_product(first, second, weights) for first, second in pairs), Fraction(0)) / len(pairs)
    return Disagreement(1 - observed(ratings, weights), 1 - chance)


def hubert_kappa(ratings: Ratings) -> Value:
    """Hubert's kappa (Hubert 1977; Warrens 2010): Cohen's kappa pooled over all pairs of coders."""
    return pooled(_pairwise(ratings))


def light_kappa(ratings: Ratings) -> Value:
    """Light's kappa (Light 1971): the mean of Cohen's kappas of all pairs; each must exist."""
    values = _pairwise(ratings)
    kappas = [value.value for value in values if value.value is not None]
    if not kappas or len(kappas) < len(values):
        return undefined(f"Cohen's kappa of {len(values) - len(kappas)} of {len(values)} pairs is undefined")
    return Value(sum(kappas) / len(kappas))


def _pairwise(ratings: Ratings) -> list[Value]:
    active = ratings.active
    return [cohen_kappa(active.pair(*pair)) for pair in combinations(range(len(active.coders)), 2)]


def brennan_prediger(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Brennan and Prediger's kappa, Bennett's S, Randolph's kappa: pe = 1/q.

    q is the number of *declared* categories (`ratings.categories`), not of those that occur.
    """
    return measured(ratings, lambda active: brennan_disagreement(active, weights))


def brennan_disagreement(ratings: Ratings, weights: Weights | None = None) -> Disagreement:
    """1 - pa and 1 - pe of Brennan and Prediger's kappa."""
    check_pairable(ratings)
    size = _categories(ratings)
    return Disagreement(1 - observed(ratings, weights), 1 - _weight_sum(size, weights) / size**2)


def gwet_ac1(ratings: Ratings) -> Value:
    """Gwet's AC1 (Gwet 2008): pe = Σ pi_k (1 - pi_k) / (q - 1), q the number of declared categories."""
    return measured(ratings, gwet_disagreement)


def gwet_ac2(ratings: Ratings, weights: Weights) -> Value:
    """Gwet's AC2: AC1 with weights (Gwet 2014)."""
    return measured(ratings, lambda active: gwet_disagreement(active, weights))


def gwet_disagreement(ratings: Ratings, weights: Weights | None = None) -> Disagreement:
    """1 - pa and 1 - pe of Gwet's AC1 or, with weights, AC2."""
    check_pairable(ratings)
    size = _categories(ratings)
    spread = sum((share * (1 - share) for share in category_shares(ratings)), Fraction(0))
    chance = _weight_sum(size, weights) * spread / (size * (size - 1))
    return Disagreement(1 - observed(ratings, weights), 1 - chance)


def observed(ratings: Ratings, weights: Weights | None) -> Fraction:
    """pa: mean over pairable units of the (weighted) agreement of their pairs of ratings."""
    if weights is None:
        return agreement_of_pairs(ratings)
    total = Fraction(0)
    for pattern, rated, count in ratings.rated_patterns(least=2):
        total += count * pair_agreement(counted(pattern), weights) / (rated * (rated - 1))
    return total / ratings.pairable


def pair_agreement(numbers: dict[int, int], weights: Weights | None) -> Fraction:
    """Sum over the ordered pairs of ratings of one unit of their agreement weight."""
    total = Fraction(0)
    for first, times in numbers.items():
        for second, others in numbers.items():
            weight = _weight(first, second, weights)
            if weight:
                total += weight * times * (others - (first == second))
    return total


def category_shares(ratings: Ratings) -> list[Fraction]:
    """pi_k: the mean over rated units of the share of their ratings in each category."""
    numbers: dict[int, list[int]] = {}
    for pattern, rated, count in ratings.rated_patterns():
        row = numbers.setdefault(rated, [0] * len(ratings.categories))
        for category, times in counted(pattern).items():
            row[category] += count * times
    return [
        sum((Fraction(row[category], rated) for rated, row in numbers.items()), Fraction(0)) / ratings.rated
        for category in range(len(ratings.categories))
    ]


def coder_shares(ratings: Ratings) -> list[list[Fraction]]:
    """p_gk: per coder the share of each category among the units that this coder rated."""
    rows = [[0] * len(ratings.categories) for _ in ratings.coders]
    for pattern, _, count in ratings.rated_patterns():
        for row, category in zip(rows, pattern, strict=True):
            if category >= 0:
                row[category] += count
    return [[Fraction(number, sum(row)) for number in row] for row in rows]


def _complete(ratings: Ratings) -> Ratings:
    """The units that all coders rated."""
    kept = {pattern: count for pattern, count in ratings.patterns.items() if min(pattern) >= 0}
    return Ratings(ratings.coders, ratings.categories, kept, ratings.positive)


def _categories(ratings: Ratings) -> int:
    size = len(ratings.categories)
    if size < 2:
        raise Undefined("only one category is declared")
    return size


def _product(first: Shares, second: Shares, weights: Weights | None) -> Fraction:
    """Σ w_kl first_k second_l."""
    if weights is None:
        return sum((ours * theirs for ours, theirs in zip(first, second, strict=True)), Fraction(0))
    return sum(
        (weights.matrix[k][m] * ours * theirs for k, ours in enumerate(first) for m, theirs in enumerate(second)),
        Fraction(0),
    )


def _weight(first: int, second: int, weights: Weights | None) -> Fraction | int:
    return weights.matrix[first][second] if weights else int(first == second)


def _weight_sum(size: int, weights: Weights | None) -> Fraction:
    return sum((sum(row, Fraction(0)) for row in weights.matrix), Fraction(0)) if weights else Fraction(size)
