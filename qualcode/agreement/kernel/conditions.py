"""What all coefficients over given units share: when a figure exists, and what has to be said beside it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from qualcode.agreement.kernel.ratings import Ratings, counted
from qualcode.agreement.kernel.values import Disagreement, Flag, Note, Undefined, Value, defined, undefined

RARE = 5
"""Fewer positive units than this make a code “rare”."""
FEW = 50
"""Fewer pairable units than this are “few”."""
PARADOX = Fraction(4, 5)
"""Prevalence index and per cent above this make kappa paradoxical (Feinstein & Cicchetti 1990)."""


def measured(ratings: Ratings, measure: Callable[[Ratings], Disagreement]) -> Value:
    """The value of a coefficient, with the flags of its ratings.

    `measure` gets the ratings without silent coders and raises `Undefined` where there is no figure.
    """
    remarks = notes(ratings)
    active = ratings.active
    try:
        terms = measure(active)
    except Undefined as nothing:
        return undefined(nothing.reason, remarks)
    if not terms.expected:
        return undefined(no_variation(active), remarks, terms)
    return defined(terms, remarks)


def check_pairable(ratings: Ratings) -> None:
    """Raise `Undefined` unless at least two units were rated by two coders each."""
    if not ratings.pairable:
        raise Undefined("no unit coded by two coders")
    if ratings.pairable == 1:
        raise Undefined("1 unit" if ratings.units == 1 else "1 unit coded by two coders")


def check_two(ratings: Ratings, name: str) -> None:
    """Raise `Undefined` unless there are exactly two coders with ratings."""
    if len(ratings.coders) > 2:
        raise Undefined(f"{name} is for 2 coders, here are {len(ratings.coders)}")
    check_pairable(ratings)


def no_variation(ratings: Ratings) -> str:
    """The reason why nothing could disagree, in words."""
    if len(ratings.used) != 1:
        return "no variation"
    if ratings.positive is not None:
        return f"no variation: code {'always' if ratings.used[0] == ratings.positive else 'never'} used"
    return f"no variation: every rating is “{ratings.categories[ratings.used[0]]}”"


def notes(ratings: Ratings) -> tuple[Note, ...]:
    """Everything a reader must know: silent and constant coders, rare codes, the paradox, few units."""
    active = ratings.active
    found = [Note(Flag.NO_RATINGS, f"coder {name}: no ratings, left out") for name in ratings.silent]
    if not active.pairable:
        return tuple(found)
    if len(active.used) == 1:
        found.append(Note(Flag.NO_VARIATION, no_variation(active)))
    else:
        found += [Note(Flag.NO_VARIATION, f"coder {name}: no variation") for name in constant_coders(active)]
    if active.positive is not None:
        found += _notes_on_presence(active)
    if active.pairable < FEW:
        found.append(Note(Flag.FEW_UNITS, f"few units: {active.pairable}"))
    return tuple(found)


def constant_coders(ratings: Ratings) -> list[str]:
    """The coders who gave all pairable units that they rated the same value."""
    said: list[set[int]] = [set() for _ in ratings.coders]
    for pattern, _, _ in ratings.rated_patterns(least=2):
        for values, value in zip(said, pattern, strict=True):
            values.add(value)
    return [
        coder for coder, values in zip(ratings.coders, said, strict=True) if len({v for v in values if v >= 0}) == 1
    ]


def positive_units(ratings: Ratings) -> int:
    """Number of pairable units that at least one coder gave the code; the ratings are binary."""
    return sum(count for pattern, _, count in ratings.rated_patterns(least=2) if ratings.positive in pattern)


def prevalence(ratings: Ratings) -> Fraction:
    """|positive - negative| ratings / all ratings of the pairable units (Byrt et al. 1993: |a-d| / n)."""
    positive = total = 0
    for pattern, rated, count in ratings.rated_patterns(least=2):
        positive += count * pattern.count(ratings.positive)
        total += count * rated
    return Fraction(abs(2 * positive - total), total)


def agreement_of_pairs(ratings: Ratings) -> Fraction:
    """Mean over pairable units of the share of their pairs of coders that agree (Gwet 2014)."""
    alike: dict[int, int] = {}
    for pattern, rated, count in ratings.rated_patterns(least=2):
        pairs = sum(number * (number - 1) for number in counted(pattern).values())
        alike[rated] = alike.get(rated, 0) + count * pairs
    total = sum((Fraction(pairs, rated * (rated - 1)) for rated, pairs in alike.items()), Fraction(0))
    return total / ratings.pairable


def _notes_on_presence(ratings: Ratings) -> list[Note]:
    found = []
    positive = positive_units(ratings)
    if 0 < positive < RARE:
        words = "1 positive unit" if positive == 1 else f"{positive} positive units"
        found.append(Note(Flag.RARE_CODE, f"rare code: {words}, not interpretable"))
    share = prevalence(ratings)
    if len(ratings.used) > 1 and share > PARADOX and agreement_of_pairs(ratings) > PARADOX:
        found.append(Note(Flag.KAPPA_PARADOX, f"kappa paradox: prevalence index {float(share):.2f}"))
    return found
