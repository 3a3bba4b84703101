"""What a coefficient gives back: a number or the reason why there is none, its interval, its flags.

A coefficient is never a bare number here. Every one of them, per cent included, has the form
``1 - observed / expected`` disagreement, and keeps both terms: so figures are pooled over codes by summing
the terms, and a reader can recompute them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from qualcode.catalogue import _, later
from qualcode.errors import UsageProblem
from qualcode.plural import counted_later


class Undefined(ArithmeticError):
    """A figure does not exist for these ratings; the text is the reason that is printed after “n/a”."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Flag(StrEnum):
    """What a reader has to know before believing a figure."""

    NO_VARIATION = "no variation"  # no text: a value for programs
    RARE_CODE = "rare code"  # no text: a value for programs
    KAPPA_PARADOX = "kappa paradox"  # no text: a value for programs
    FEW_UNITS = "few units"  # no text: a value for programs
    NO_RATINGS = "no ratings"  # no text: a value for programs


@dataclass(frozen=True, slots=True)
class Note:
    """A flag in words: “coder B: no variation”, “rare code: 2 positive units, not interpretable”."""

    flag: Flag
    text: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Observed and expected disagreement; the coefficient is ``1 - observed / expected``.

    Both are exact (`Fraction`) except for Krippendorff's ratio metric, whose terms are rounded once each.
    """

    observed: Fraction | float
    expected: Fraction | float

    @property
    def coefficient(self) -> Fraction | float:
        """``1 - observed / expected``; raises `ZeroDivisionError` where nothing could disagree."""
        return 1 - self.observed / self.expected


SEED = 1970
REPLICATES = 2000
LEAST = 5
"""Where fewer clusters than this hold the code there is no interval."""
FEW = 10
"""Where fewer than this do, the interval is wide and uncertain."""


class IntervalMethod(StrEnum):
    """How intervals are made: by leaving out one cluster at a time, by drawing clusters, or not at all."""

    JACKKNIFE = "jackknife"
    BOOTSTRAP = "bootstrap"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Plan:
    """How intervals are made, and of what.

    `cluster` is the word for what is left out or drawn, `caution` is handed on to the intervals; `seed` and
    `replicates` belong to the bootstrap.
    """

    method: IntervalMethod = IntervalMethod.JACKKNIFE
    seed: int = SEED
    replicates: int = REPLICATES
    confidence: float = 0.95
    cluster: str = "document"
    caution: str = ""

    @classmethod
    def asked(
        cls,
        interval: str = "",
        replicates: int | None = None,
        seed: int = SEED,
        *,
        cluster: str = "document",
        caution: str = "",
    ) -> Plan:
        """From what was asked for: replicates ask for the bootstrap, 0 of them for no intervals.

        Raises UsageProblem for another method, for replicates of another one than the bootstrap, and for none of it.
        """
        given = None if replicates is None else IntervalMethod.BOOTSTRAP if replicates else IntervalMethod.NONE
        try:
            method = IntervalMethod(interval) if interval else given or IntervalMethod.JACKKNIFE
        except ValueError:
            raise UsageProblem(
                _("“{value}” is not a value of --{option}.", value=interval, option="interval"),
                _("Use one of {names}.", names=", ".join(IntervalMethod)),
            ) from None
        if given not in {None, method}:
            raise UsageProblem(
                _("Replicates belong to the bootstrap, not to the method “{method}”.", method=method.value),
                _("Say --interval bootstrap --bootstrap 2000, or leave --bootstrap out."),
            )
        return cls(method, seed, replicates or REPLICATES, cluster=cluster, caution=caution)

    def words(self, clusters: int) -> str:
        """What was done, in words."""
        drawn = counted_later(clusters, self.cluster)
        if self.method is IntervalMethod.BOOTSTRAP:
            return later(
                "bootstrap over {clusters}, percentile, {replicates} replicates, seed {seed}",
                clusters=drawn,
                replicates=self.replicates,
                seed=str(self.seed),
            )
        return later("jackknife over {clusters}, Student's t on log(1 - coefficient)", clusters=drawn)


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval, or the reason why there is none.

    `low` and `high` are None where `reason` says why. `method` is what was done, in words. `clipped` says
    that an end was cut at the coefficient's range. `clusters` is the number of clusters left out or drawn from,
    `holding` in how many of them the code occurs, `degenerate` counts those of the figures without a cluster, or of
    the replicates, in which the coefficient was undefined. `below_667` and `below_800` are the probabilities of a
    true value below .667 and .800; of the bootstrap the shares of the replicates.

    `degrees` and `log_error` (the standard error of log(1 - coefficient)) belong to the jackknife, `replicates`,
    `seed` and `standard_error` to the bootstrap. `caution` says what makes the interval doubtful.
    """

    low: float | None
    high: float | None
    reason: str = ""
    method: str = ""
    confidence: float = 0.95
    standard_error: float | None = None
    clipped: bool = False
    clusters: int | None = None
    replicates: int | None = None
    degenerate: int | None = None
    seed: int | None = None
    below_667: float | None = None
    below_800: float | None = None
    caution: str = ""
    holding: int | None = None
    degrees: int | None = None
    log_error: float | None = None

    @property
    def uncertain(self) -> bool:
        """Whether it rests on so few clusters with the code that it is wide and does not quite hold its promise."""
        return self.low is not None and self.holding is not None and self.holding < FEW


@dataclass(frozen=True, slots=True)
class Value:
    """A figure: `value` is None exactly where `reason` says why there is none.

    `coverage` is the share of the text that the figure is about, where it is not about all of it
    (cu-alpha and (k)u-alpha).
    """

    value: float | None
    reason: str = ""
    disagreement: Disagreement | None = None
    notes: tuple[Note, ...] = ()
    interval: Interval | None = None
    coverage: float | None = None

    @property
    def low(self) -> float | None:
        """Lower end of the interval."""
        return self.interval.low if self.interval else None

    @property
    def high(self) -> float | None:
        """Upper end of the interval."""
        return self.interval.high if self.interval else None

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags without their words, each once."""
        return tuple(dict.fromkeys(note.flag for note in self.notes))

    def __str__(self) -> str:
        return f"n/a ({self.reason})" if self.value is None else f"{self.value:.3f}"


def defined(disagreement: Disagreement, notes: tuple[Note, ...] = ()) -> Value:
    """The value of the two terms; the expected one is not zero."""
    return Value(float(disagreement.coefficient), disagreement=disagreement, notes=notes)


def undefined(reason: str, notes: tuple[Note, ...] = (), disagreement: Disagreement | None = None) -> Value:
    """A figure that does not exist, with the reason; its terms, if there are any, count in `pooled`."""
    return Value(None, reason=reason, disagreement=disagreement, notes=notes)


def pooled(values: Iterable[Value]) -> Value:
    """One coefficient over several codes: ``1 - Σ observed / Σ expected`` disagreement.

    Never the mean of the codes' coefficients, from which undefined ones would silently drop out: a code
    without variation adds nothing observed and nothing expected. Codes without any pairable unit have no
    terms and take no part. De Vries et al. 2008 for kappa, the same idea for every other coefficient.
    """
    terms = [value.disagreement for value in values if value.disagreement is not None]
    if not terms:
        return undefined(later("no code has units coded by two coders"))
    total = Disagreement(total_of(term.observed for term in terms), total_of(term.expected for term in terms))
    if not total.expected:
        return undefined(later("no variation in any code"))
    return defined(total)


def total_of(terms: Iterable[Fraction | float]) -> Fraction | float:
    """The sum: exact as long as all terms are, else rounded once."""
    listed = list(terms)
    if any(isinstance(term, float) for term in listed):
        return math.fsum(listed)
    exact = [Fraction(term) for term in listed]
    common = math.lcm(*(term.denominator for term in exact))
    return Fraction(sum(term.numerator * (common // term.denominator) for term in exact), common)


def clipped(low: float, high: float, least: float, most: float = 1.0) -> tuple[float, float, bool]:
    """The interval inside the range [least, most] of the coefficient, and whether an end was cut."""
    return max(low, least), min(high, most), low < least or high > most
