"""What has to be coded so that a wanted alpha is shown: units, documents, hours, by prevalence or a pilot's codes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.agreement.kernel.values import IntervalMethod
from qualcode.agreement.planning.sample_size import LEVEL, design_effect, units_needed
from qualcode.agreement.study.results import CodeAgreement, Study
from qualcode.catalogue import _, later
from qualcode.errors import UsageProblem

PREVALENCES = (0.5, 0.25, 0.1, 0.05, 0.02)
"""For which a plan without a pilot is told."""


@dataclass(frozen=True, slots=True)
class PlannedAgreement:
    """What is wanted: the smallest alpha to be shown, at a one-sided level; minutes of one coder for a document."""

    alpha: float
    level: float = LEVEL
    minutes: float | None = None

    def __post_init__(self) -> None:
        units_needed(self.alpha, 0.5, self.level)
        if self.minutes is not None and not 0 < self.minutes < math.inf:
            raise UsageProblem(_("A document takes more than 0 minutes."), _("Write for instance --minutes 45."))


@dataclass(frozen=True, slots=True)
class PlannedCode:
    """What one code needs, or a prevalence without a name.

    `independent` are units that are independent of each other, `units` those of a design effect; `documents` and
    `hours` of one coder are None where units of a document, or minutes, are not known. `doubt` says why there is no
    design effect, and `reason` why there is no plan at all.
    """

    name: str
    prevalence: float
    independent: int | None = None
    effect: float | None = None
    units: int | None = None
    documents: int | None = None
    hours: float | None = None
    doubt: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """What each code needs; `units_per_document` and `pilot` are there where a project's pilot is known."""

    wanted: PlannedAgreement
    codes: tuple[PlannedCode, ...]
    pilot: Study | None = None
    units_per_document: float | None = None

    @property
    def most(self) -> PlannedCode | None:
        """The code that needs most, so that with it all codes are shown; None where none has a plan."""
        planned = [code for code in self.codes if code.units is not None]
        return max(planned, key=lambda code: code.units or 0, default=None)


def plan_of_prevalences(wanted: PlannedAgreement, prevalences: Sequence[float] = PREVALENCES) -> StudyPlan:
    """The units that a code of each prevalence needs, were they independent. Raises UsageProblem."""
    needed = [(prevalence, units_needed(wanted.alpha, prevalence, wanted.level)) for prevalence in prevalences]
    return StudyPlan(wanted, tuple(PlannedCode("", prevalence, units, units=units) for prevalence, units in needed))


def plan_of_pilot(wanted: PlannedAgreement, pilot: Study) -> StudyPlan:
    """What each code of a pilot needs, by its prevalence there and with its design effect.

    Raises UsageProblem for numbers of passages, and for intervals that the design effect cannot be read from.
    """
    if pilot.unit == "frequency":
        raise UsageProblem(_("Numbers of passages are not planned."), _("Choose another --unit."))
    if pilot.resampling.plan.method is not IntervalMethod.JACKKNIFE:
        raise UsageProblem(
            _("A design effect is read from intervals of the jackknife."), _("Leave the interval and replicates out.")
        )
    documents = len(pilot.scope.documents) if pilot.scope is not None else 0
    each = pilot.pairable / documents if documents else None
    return StudyPlan(wanted, tuple(_planned(wanted, pilot, code, each) for code in pilot.codes), pilot, each)


def _planned(wanted: PlannedAgreement, pilot: Study, code: CodeAgreement, each: float | None) -> PlannedCode:
    prevalence = prevalence_of(code)
    if not prevalence:
        return PlannedCode(code.name, 0.0, reason=later("nobody gave the code in the pilot"))
    if prevalence >= 1:
        return PlannedCode(code.name, 1.0, reason=later("everybody gave the code everywhere in the pilot"))
    independent = units_needed(wanted.alpha, prevalence, wanted.level)
    interval = code.values["krippendorff_alpha"].interval
    effect = design_effect(interval, code.ratings, pilot.resampling.plan)
    doubt = ""
    if effect is None:
        why = interval.reason if interval is not None else ""
        doubt = why or later("the pilot shows no differences between clusters")
    units = math.ceil(independent * max(1.0, effect or 1.0))
    number = math.ceil(units / each) if each else None
    hours = number * wanted.minutes / 60 if number is not None and wanted.minutes is not None else None
    return PlannedCode(code.name, prevalence, independent, effect, units, number, hours, doubt)


def prevalence_of(code: CodeAgreement) -> float:
    """The share of the code among all that coders said of units that two of them rated."""
    given = total = 0
    positive = code.ratings.positive
    for pattern, count in code.ratings.patterns.items():
        said = [place for place in pattern if place >= 0]
        if len(said) > 1:
            total += count * len(said)
            given += count * sum(place == positive for place in said)
    return given / total if total else 0.0
