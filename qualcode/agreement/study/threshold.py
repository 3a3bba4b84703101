"""Whether a study reaches a threshold: for scripts that are to fail where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Value
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import CodeAgreement, Study
from qualcode.agreement.study.shared_figures import NO_INTERVAL
from qualcode.catalogue import _, later, program
from qualcode.errors import UsageProblem
from qualcode.plural import counted_later

LEAST_POSITIVE = 10
"""Codes that fewer units were given by anybody are not tested: their figures mean nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many figures were tested, which lie under the threshold, and what could not be tested and why."""

    tested: int
    under: tuple[str, ...]
    untested: tuple[str, ...]

    @property
    def reached(self) -> int:
        """How many of the figures that were tested reach the threshold."""
        return self.tested - len(self.under)

    def passed(self, *, allow_untested: bool) -> bool:
        """Whether nothing lies under the threshold, and nothing is untested unless that is allowed."""
        return not self.under and (allow_untested or not self.untested)


def reaches(study: Study, limit: float, names: Sequence[str] = ("krippendorff_alpha",), at: str = "point") -> Verdict:
    """Test the pooled figures and every code that is part of them and has at least ten positive units.

    `names` are stable names; of a figure that single codes do not have, the whole alone is tested. `at` says what is
    tested: the “point” itself, or the “lower” end of its interval, without which a figure is not tested.
    Raises UsageProblem for a figure that this study does not have.
    """
    tested, under, untested = 0, [], []
    for name in names:
        if name not in study.whole:
            raise UsageProblem(
                _("There is no {title} of the whole here.", title=program().said(DEFINITIONS[name].title)),
                _("Choose another --coefficient."),
            )
        short = program().said(DEFINITIONS[name].short)
        codes = [code for code in study.codes if code.pooled and name in code.values]
        rows = [(code.name, code.values[name], _too_rare(code)) for code in codes]
        for title, value, rare in [*rows, (_("all together"), study.whole[name], "")]:
            if why := rare or _untestable(value, at):
                told = program().said(why)
                untested.append(
                    _("{code}: {figure} not tested ({why})", code=program().said(title), figure=short, why=told)
                )
                continue
            tested += 1
            end = value.low if at == "lower" else value.value
            if end is not None and end < limit:
                under.append(_told(program().said(title), short, value, at))
    return Verdict(tested, tuple(under), tuple(untested))


def _told(title: str, figure: str, value: Value, at: str) -> str:
    told = {"code": title, "figure": figure, "value": program().number(value.value or 0.0, 3)}
    if at == "lower" and value.low is not None:
        return _("{code}: {figure} {value}, lower end {low}", low=program().number(value.low, 3), **told)
    return "{code}: {figure} {value}".format(**told)


def _untestable(value: Value, at: str) -> str:
    if value.value is None:
        return later("n/a: {reason}", reason=value.reason)
    if at == "point" or value.low is not None:
        return ""
    why = value.interval.reason if value.interval is not None else NO_INTERVAL.reason
    return later("no interval: {reason}", reason=why)


def _too_rare(code: CodeAgreement) -> str:
    number = given_units(code.ratings)
    if number >= LEAST_POSITIVE:
        return ""
    return later(
        "{units}, fewer than {least}",
        units=counted_later(number, "positive unit"),
        least=LEAST_POSITIVE,
    )


def given_units(ratings: Ratings) -> int:
    """Number of pairable units that at least one coder gave the code (or, of counts, gave it at least once)."""
    nothing = ratings.categories.index(0) if 0 in ratings.categories else -2
    return sum(
        count
        for pattern, _other, count in ratings.rated_patterns(least=2)
        if any(value >= 0 and value != nothing for value in pattern)
    )
