"""What all coefficients over given units share: when a figure exists, and what has to be said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from qualcode.agreement.kernel import kappa
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.sums import Sums
from qualcode.agreement.kernel.values import Disagreement, Flag, Note, Undefined, Value, defined, undefined
from qualcode.catalogue import Later, later, later_list
from qualcode.plural import counted_later

if TYPE_CHECKING:
    from qualcode.agreement.kernel.sums import Terms

NEVER_USED = later("no variation: code never used")
ALWAYS_USED = later("no variation: code always used")
RARE = 5
"""Fewer positive units than this make a code “rare”."""
FEW = 50
"""Fewer pairable units than this are “few”."""
PARADOX = Fraction(4, 5)
"""Prevalence index and per cent above this can make kappa paradoxical (Feinstein & Cicchetti 1990) …"""
LOW = Fraction(667, 1000)
"""… which it is where alpha is lower than this …"""
APART = Fraction(1, 5)
"""… or positive specific agreement is higher than alpha by more than this."""


@dataclass(frozen=True, slots=True)
class Formula:
    """The terms of a coefficient, and which ratings it is for.

    `two_coders` is its name where it is for two coders only; `several` says that it needs two declared categories,
    `binary` that it needs the ratings of one code, coded or not.
    """

    terms: Callable[[Sums], Terms]
    two_coders: str = ""
    several: bool = False
    binary: bool = False

    def refusal(self, ratings: Ratings) -> str:
        """Why the coefficient is not for such ratings, whatever their frequencies; empty where it is."""
        if self.two_coders and len(ratings.coders) > 2:
            return later(
                "{coefficient} is for 2 coders, here are {coders}",
                coefficient=self.two_coders,
                coders=len(ratings.coders),
            )
        if self.several and len(ratings.categories) < 2:
            return later("only one category is declared")
        return later("only for one code, coded or not") if self.binary and ratings.positive is None else ""

    def disagreement(self, ratings: Ratings) -> Disagreement:
        """The exact terms of the ratings as they are.

        Raises `Undefined` where the coefficient does not exist, and unless two units were rated by two coders each.
        """
        if not (self.two_coders and len(ratings.coders) > 2):
            _check_pairable(ratings)
        if refusal := self.refusal(ratings):
            raise Undefined(refusal)
        return Disagreement(*ratings.terms(self.terms))


def measured(ratings: Ratings, formula: Formula) -> Value:
    """The value of a coefficient, with the flags of its ratings; silent coders are left out."""
    remarks = ratings.once(notes)
    active = ratings.active
    try:
        terms = formula.disagreement(active)
    except Undefined as nothing:
        return undefined(nothing.reason, remarks)
    if not terms.expected:
        return undefined(no_variation(active), remarks, terms)
    return defined(terms, remarks)


def _check_pairable(ratings: Ratings) -> None:
    if not ratings.pairable:
        raise Undefined(later("no unit coded by two coders"))
    if ratings.pairable == 1:
        raise Undefined(later("1 unit") if ratings.units == 1 else later("1 unit coded by two coders"))


def no_variation(ratings: Ratings) -> str:
    """The reason why nothing could disagree, in words."""
    if len(ratings.used) != 1:
        return later("no variation")
    if ratings.positive is not None:
        return ALWAYS_USED if ratings.used[0] == ratings.positive else NEVER_USED
    return later("no variation: every rating is “{category}”", category=str(ratings.categories[ratings.used[0]]))


def notes(ratings: Ratings) -> tuple[Note, ...]:
    """Everything a reader must know: silent and constant coders, rare codes, the paradox, few units."""
    active = ratings.active
    found = [Note(Flag.NO_RATINGS, later("coder {name}: no ratings, left out", name=name)) for name in ratings.silent]
    if not active.pairable:
        return tuple(found)
    if len(active.used) == 1:
        found.append(Note(Flag.NO_VARIATION, no_variation(active)))
    else:
        found += [
            Note(Flag.NO_VARIATION, later("coder {name}: no variation", name=name))
            for name in constant_coders(active)
        ]
    if active.positive is not None:
        found += _notes_on_presence(active)
    if active.pairable < FEW:
        found.append(Note(Flag.FEW_UNITS, later("few units: {units}", units=active.pairable)))
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


def not_varying(coders: Iterable[str]) -> str:
    """That an interval cannot be estimated, as these coders do not vary."""
    told = later_list(later("coder {name}", name=name) for name in coders)
    return later("not estimable ({coders}: no variation)", coders=told)


def positive_units(ratings: Ratings) -> int:
    """Number of pairable units that at least one coder gave the code; the ratings are binary."""
    return sum(count for pattern, _, count in ratings.rated_patterns(least=2) if ratings.positive in pattern)


def _notes_on_presence(ratings: Ratings) -> list[Note]:
    found = []
    positive = positive_units(ratings)
    if 0 < positive < RARE:
        units = counted_later(positive, "positive unit")
        found.append(Note(Flag.RARE_CODE, later("rare code: {units}, not interpretable", units=units)))
    if len(ratings.used) < 2:
        return found
    share = 1 - ratings.terms(kappa.prevalence)[0]
    unlike = ratings.terms(kappa.percent)[0]
    if share > PARADOX and 1 - unlike > PARADOX and _is_low(ratings, unlike):
        index = Later(lambda words: words.number(float(share), 2))
        found.append(Note(Flag.KAPPA_PARADOX, later("kappa paradox: prevalence index {index}", index=index)))
    return found


def _is_low(ratings: Ratings, unlike: Fraction) -> bool:
    """Whether alpha is low by itself, or beside the agreement on units with the code; `unlike` is 1 - per cent."""
    observed, expected = ratings.terms(kappa.nominal_alpha)
    alpha = 1 - observed / expected
    sums, place = ratings.summed
    rated = sums.paired_by_category[0, place]
    given = Fraction(rated[ratings.positive], sum(rated))
    return alpha < LOW or 1 - unlike / (2 * given) - alpha > APART
