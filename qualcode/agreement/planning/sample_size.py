"""How many units two coders must code so that a wanted alpha is shown: the only place of the formula.

Bloch & Kraemer 1989 (eq. 3.7), as Krippendorff 2019 takes it for one value that occurs with the probability p
among all that are given:

    N = 2 z² · [(1 + α)(3 - α) / (4 (1 - α) p (1 - p)) - α]

with the smallest alpha that is accepted, and z of a one-sided level. It assumes units that are independent of each
other; those of one interview are not, so that N is multiplied by the design effect of a pilot: the variance of its
log(1 - alpha) over clusters / over units taken one by one (never by less than 1).
"""

from __future__ import annotations

import math
from statistics import NormalDist

from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import resample_units
from qualcode.agreement.kernel.values import Interval, Plan
from qualcode.catalogue import _
from qualcode.errors import UsageProblem

LEVEL = 0.05
_NONE = 1e-12


def units_needed(alpha: float, prevalence: float, level: float = LEVEL) -> int:
    """Units that two coders must code so that `alpha` is shown at a one-sided `level`, were they independent.

    Raises UsageProblem for an alpha or a prevalence that does not lie between 0 and 1, or a level not below .5.

    >>> units_needed(0.8, 0.25), units_needed(0.667, 0.25)
    (139, 81)
    """
    if not 0 < alpha < 1:
        raise UsageProblem(
            _("An alpha that can be shown lies between 0 and 1, without either."), _("0.8 and 0.667 are usual.")
        )
    if not 0 < prevalence < 1:
        raise UsageProblem(
            _("A prevalence lies between 0 and 1, without either."), _("Write for instance --prevalence 0.1.")
        )
    if not 0 < level < 0.5:
        raise UsageProblem(_("A level lies between 0 and 0.5, without either."), _("0.05 is usual."))
    z = NormalDist().inv_cdf(1 - level)
    needed = (1 + alpha) * (3 - alpha) / (4 * (1 - alpha) * prevalence * (1 - prevalence)) - alpha
    return math.ceil(2 * z * z * needed)


def design_effect(clustered: Interval | None, ratings: Ratings, plan: Plan) -> float | None:
    """How much greater alpha's variance is over clusters than over single units; None where one of them has none."""
    if clustered is None or clustered.log_error is None:
        return None
    alone = resample_units(ratings, ("krippendorff_alpha",), plan)["krippendorff_alpha"].log_error
    if alone is None or alone <= _NONE or clustered.log_error <= _NONE:
        return None
    return (clustered.log_error / alone) ** 2
