"""The formulas of per cent, the kappas, AC and specific agreement: observed and expected disagreement of `Sums`.

This is the only place of each. Missing ratings after Gwet 2014 (*Handbook of Inter-Rater Reliability*, 4th ed.):
observed agreement is taken over the units with two ratings or more, expected agreement over all that were rated.
Cohen's kappa deletes pairwise instead, as it has no other meaning for two coders.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.metrics import Weights
from qualcode.agreement.kernel.sums import Sums, share

if TYPE_CHECKING:
    from qualcode.agreement.kernel.sums import Array, Terms


def percent(sums: Sums) -> Terms:
    """1 - per cent agreement, with an expected disagreement of 1."""
    return observed(sums), sums.nothing + 1


def percent_of_pairs(sums: Sums) -> Terms:
    """Unlike pairs of ratings of all units / all pairs, with an expected disagreement of 1."""
    pairs = sum((units * (size * (size - 1)) for size, units in sums.units.items()), start=sums.nothing)
    return share(sums.unlike(lambda _: 1), pairs), sums.nothing + 1


def cohen(sums: Sums, weights: Weights | None = None) -> Terms:
    """1 - po and 1 - pe of Cohen's kappa: pe from both coders' margins over the units that both rated."""
    first, second = sums.of_two
    units = sums.pairable
    chance = _agreement(sums, first, second, weights)
    return observed(sums, weights), share(units * units - chance, units * units)


def cohen_max(sums: Sums) -> Terms:
    """The same with the largest po that the margins allow (Cohen 1960)."""
    import numpy as np

    first, second = sums.of_two
    reachable = np.minimum(first, second).sum(axis=-1)
    return share(sums.pairable - reachable, sums.pairable), cohen(sums)[1]


def fleiss(sums: Sums, weights: Weights | None = None) -> Terms:
    """1 - pa and 1 - pe of Fleiss' kappa and, for two coders, Scott's pi: pe = Σ pi_k²."""
    shares = sums.category_shares
    return observed(sums, weights), 1 - _agreement(sums, shares, shares, weights)


def conger(sums: Sums, weights: Weights | None = None) -> Terms:
    """1 - pa and 1 - pe of Conger's kappa: pe is the mean over all pairs of coders from their margins."""
    chance, pairs = sums.nothing, sums.nothing
    for first, second in combinations(sums.by_coder, 2):
        both = first.sum(axis=-1) * second.sum(axis=-1)
        chance = chance + share(_agreement(sums, first, second, weights), both)
        pairs = pairs + (both > 0)
    return observed(sums, weights), 1 - share(chance, pairs)


def brennan_prediger(sums: Sums, weights: Weights | None = None) -> Terms:
    """1 - pa and 1 - pe of Brennan and Prediger's kappa: pe = Σ w_kl / q², of q declared categories."""
    size = len(sums.table.categories)
    return observed(sums, weights), 1 - share(sums.nothing + total_weight(sums, weights), size * size)


def gwet(sums: Sums, weights: Weights | None = None) -> Terms:
    """1 - pa and 1 - pe of AC1 and, with weights, AC2: pe = Σ w_kl Σ pi_k (1 - pi_k) / (q (q - 1))."""
    size = len(sums.table.categories)
    shares = sums.category_shares
    spread = total_weight(sums, weights) * (shares * (1 - shares)).sum(axis=-1)
    return observed(sums, weights), 1 - share(spread, size * (size - 1))


def observed(sums: Sums, weights: Weights | None = None) -> Array:
    """1 - pa: the mean over pairable units of the (weighted) disagreement of their pairs of ratings."""
    if weights is None:
        return sums.once(_unlike_pairs)
    return _unlike_pairs(sums, apart(sums, weights))


def _unlike_pairs(sums: Sums, far: Array | None = None) -> Array:
    return share(sums.unlike(lambda size: size * (size - 1), far), sums.pairable)


def apart(sums: Sums, weights: Weights | None) -> Array | None:
    """The weight of disagreement of each of the table's pairs; None where it is 1 throughout."""
    if weights is None:
        return None
    return sums.numbers(
        1 - weights.matrix[first][second] for first, second in zip(*map(list, sums.table.pairs), strict=True)
    )


def total_weight(sums: Sums, weights: Weights | None) -> Array:
    """Σ w_kl over all pairs of declared categories, and with those of a category with itself."""
    size = len(sums.table.categories)
    return sums.numbers([sum(map(sum, weights.matrix)) if weights else size])[0]  # type: ignore[no-any-return]


def weighed(sums: Sums, shares: Array, weights: Weights | None) -> Array:
    """Σ_l w_kl share_l for every k."""
    return shares if weights is None else shares @ sums.numbers(weights.matrix)


def _agreement(sums: Sums, first: Array, second: Array, weights: Weights | None) -> Array:
    """Σ w_kl first_k second_l."""
    agreed: Array = (weighed(sums, first, weights) * second).sum(axis=-1)
    return agreed


# ---- of one code, given or not ----------------------------------------------------------------------------


def positive(sums: Sums) -> Terms:
    """The ratings “coded” that met the other kind, each / (m - 1), and all of the kind."""
    return sums.unlike(lambda size: 2 * (size - 1)), _coded(sums)


def negative(sums: Sums) -> Terms:
    """The same of the ratings “not coded”: what met the other kind is as much."""
    return positive(sums)[0], sums.paired_by_category.sum(axis=-1) - _coded(sums)


def prevalence(sums: Sums) -> Terms:
    """1 - |positive - negative| ratings / all ratings of the pairable units (Byrt et al. 1993: |a - d| / n)."""
    ratings = sums.paired_by_category.sum(axis=-1)
    return 1 - share(abs(2 * _coded(sums) - ratings), ratings), sums.nothing + 1


def bias(sums: Sums) -> Terms:
    """1 - |b - c| / n of two coders: how much more often one of them gave the code (Byrt et al. 1993)."""
    first, second = (margin[..., sums.table.positive] for margin in sums.of_two)
    return 1 - share(abs(first - second), sums.pairable), sums.nothing + 1


def _coded(sums: Sums) -> Array:
    coded: Array = sums.paired_by_category[..., sums.table.positive]
    return coded


def nominal_alpha(sums: Sums) -> Terms:
    """Krippendorff's alpha of nominal ratings: Σ o_ck / N and Σ n_c n_k / (N (N-1)), c and k different."""
    totals = sums.paired_by_category
    ratings = totals.sum(axis=-1)
    expected = ratings * ratings - (totals * totals).sum(axis=-1)
    return share(sums.unlike(lambda size: size - 1), ratings), share(expected, ratings * (ratings - 1))
