"""Chance-corrected coefficients over given units; alpha and those of one code have modules of their own.

The formulas stand in `kappa`. Every function gives a `Value`, computed from exact counts; undefined ones carry
the reason. They never raise for degenerate ratings.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import combinations

from qualcode.agreement.kernel import kappa
from qualcode.agreement.kernel.conditions import Formula, measured
from qualcode.agreement.kernel.metrics import Weights
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Value, pooled, undefined
from qualcode.catalogue import later

COHEN = "Cohen's kappa"
PERCENT = Formula(kappa.percent)
SCOTT = Formula(kappa.fleiss, two_coders="Scott's pi")
_known = lru_cache(maxsize=64)  # one formula for the same weights, whose terms are then computed once for all codes


@_known
def cohen(weights: Weights | None = None) -> Formula:
    """The formula of Cohen's kappa."""
    return Formula(partial(kappa.cohen, weights=weights), two_coders=COHEN)


@_known
def fleiss(weights: Weights | None = None) -> Formula:
    """The formula of Fleiss' kappa."""
    return Formula(partial(kappa.fleiss, weights=weights))


@_known
def conger(weights: Weights | None = None) -> Formula:
    """The formula of Conger's kappa."""
    return Formula(partial(kappa.conger, weights=weights))


@_known
def brennan(weights: Weights | None = None) -> Formula:
    """The formula of Brennan and Prediger's kappa."""
    return Formula(partial(kappa.brennan_prediger, weights=weights), several=True)


@_known
def gwet(weights: Weights | None = None) -> Formula:
    """The formula of Gwet's AC1 or, with weights, AC2."""
    return Formula(partial(kappa.gwet, weights=weights), several=True)


def percent(ratings: Ratings) -> Value:
    """Per cent agreement as a share of 1: the mean over units of the share of agreeing pairs (Gwet 2014)."""
    return measured(ratings, PERCENT)


def percent_of_pairs(ratings: Ratings) -> Value:
    """The other per cent: agreeing pairs of ratings of all units / all such pairs.

    The same as `percent` unless ratings are missing: then units that many rated weigh more.
    """
    return measured(ratings, Formula(kappa.percent_of_pairs))


def cohen_kappa(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Cohen's kappa for two coders (Cohen 1960), weighted (Cohen 1968); units that both rated count.

    >>> rows = [("y", "y")] * 45 + [("y", "n")] * 15 + [("n", "y")] * 25 + [("n", "n")] * 15
    >>> str(cohen_kappa(Ratings.from_units(rows, ["A", "B"])))  # Feinstein & Cicchetti 1990: .1304
    '0.130'
    """
    return measured(ratings, cohen(weights))


def cohen_kappa_max(ratings: Ratings) -> Value:
    """The largest kappa that the two coders' margins allow (Cohen 1960)."""
    return measured(ratings, Formula(kappa.cohen_max, two_coders=COHEN))


def scott_pi(ratings: Ratings) -> Value:
    """Scott's pi for two coders (Scott 1955): the same number as Fleiss' kappa of the two."""
    return measured(ratings, SCOTT)


def fleiss_kappa(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Fleiss' kappa (Fleiss 1971; Gwet 2014 for missing ratings and weights): pe = Σ pi_k²."""
    return measured(ratings, fleiss(weights))


def conger_kappa(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Conger's kappa (Conger 1980; Gwet 2014): pe from the margins of every pair of coders.

    The extension of Cohen's kappa to more than two coders; equal to it for two without missing ratings.
    """
    return measured(ratings, conger(weights))


def hubert_kappa(ratings: Ratings) -> Value:
    """Hubert's kappa (Hubert 1977; Warrens 2010): Cohen's kappa pooled over all pairs of coders."""
    return pooled(_pairwise(ratings))


def light_kappa(ratings: Ratings) -> Value:
    """Light's kappa (Light 1971): the mean of Cohen's kappas of all pairs; each must exist."""
    values = _pairwise(ratings)
    kappas = [value.value for value in values if value.value is not None]
    if not kappas or len(kappas) < len(values):
        return undefined(
            later(
                "Cohen's kappa of {undefined} of {pairs} pairs is undefined",
                undefined=len(values) - len(kappas),
                pairs=len(values),
            )
        )
    return Value(sum(kappas) / len(kappas))


def _pairwise(ratings: Ratings) -> list[Value]:
    active = ratings.active
    return [cohen_kappa(active.pair(*pair)) for pair in combinations(range(len(active.coders)), 2)]


def brennan_prediger(ratings: Ratings, weights: Weights | None = None) -> Value:
    """Brennan and Prediger's kappa, Bennett's S, Randolph's kappa: pe = 1/q.

    q is the number of *declared* categories (`ratings.categories`), not of those that occur.
    """
    return measured(ratings, brennan(weights))


def gwet_ac1(ratings: Ratings) -> Value:
    """Gwet's AC1 (Gwet 2008): pe = Σ pi_k (1 - pi_k) / (q - 1), q the number of declared categories."""
    return measured(ratings, gwet())


def gwet_ac2(ratings: Ratings, weights: Weights) -> Value:
    """Gwet's AC2: AC1 with weights (Gwet 2014)."""
    return measured(ratings, gwet(weights))
