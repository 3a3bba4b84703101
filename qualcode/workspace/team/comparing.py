"""Comparing what coders gave: agreement, and where they differ. It waits as long as coders must not see each other's.

The figures by code and document tell what others coded, so that nobody gets them while blind; only the rounds of who
acts may be compared with each other then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qualcode.progress import Progress, untold

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreements import Disagreements
    from qualcode.agreement.differences.drift import Divided
    from qualcode.agreement.differences.studies import StudyDifference
    from qualcode.agreement.files.long_table import LongTable
    from qualcode.agreement.study.comparison import Comparison
    from qualcode.agreement.study.results import Study
    from qualcode.agreement.study.sensitivity import Sensitivity
    from qualcode.workspace.workspace import Workspace


def agreement(space: Workspace, comparison: Comparison) -> Study:
    """The agreement of coders, or of two rounds of one. Raises QualcodeError while that must not be seen."""
    from qualcode.agreement.procedure.following import study_by_procedure  # numpy, only when it is asked for

    _refuse(space, comparison)
    return study_by_procedure(space.project, comparison)


def rating_table(space: Workspace, comparison: Comparison) -> LongTable:
    """Every rating of which figures of agreement are made. Raises QualcodeError while that must not be seen."""
    from qualcode.agreement.files.long_table import long_table

    _refuse(space, comparison)
    return long_table(space.project, comparison)


def agreement_over_units(space: Workspace, comparison: Comparison) -> Sensitivity:
    """The same over several units. Raises QualcodeError while that must not be seen."""
    from qualcode.agreement.study.sensitivity import sensitivity

    _refuse(space, comparison)
    return sensitivity(space.project, comparison)


def agreement_over_parts(space: Workspace, comparison: Comparison, by: str) -> Divided:
    """The same over parts of the documents: by “rules” under which they were coded, or by “order” of coding.

    Raises QualcodeError while that must not be seen.
    """
    from qualcode.agreement.differences.drift import divide

    _refuse(space, comparison)
    return divide(space.project, comparison, by)


def agreement_difference(space: Workspace, first: Comparison, second: Comparison) -> StudyDifference:
    """How much two studies of the project differ. Raises QualcodeError while that must not be seen."""
    from qualcode.agreement.differences.studies import difference_of_project

    for comparison in (first, second):
        _refuse(space, comparison)
    return difference_of_project(space.project, first, second)


def disagreements(space: Workspace, comparison: Comparison, progress: Progress = untold) -> Disagreements:
    """Where coders disagree, what lowers alpha most first; `progress` hears how much is done.

    Raises QualcodeError while that must not be seen."""
    from qualcode.agreement.confusions.disagreements import disagreements as find

    space.sight.refuse_comparing()
    refuse_models(space, comparison.coders)
    return find(space.project, comparison, progress)


def refuse_models(space: Workspace, coders: Iterable[str]) -> None:
    """Raise QualcodeError where one of the coders (names or ids) is a model solution that must not be seen yet."""
    sight = space.sight
    if sight.hidden_models:
        sight.refuse_naming(space.project.coders.find(name).key for name in coders)


def _refuse(space: Workspace, comparison: Comparison) -> None:
    sight = space.sight
    refuse_models(space, (*comparison.coders, *([comparison.intra] if comparison.intra else ())))
    if sight.is_blind:
        only_of = space.project.coders.find(comparison.intra).key if comparison.intra else None
        sight.refuse_comparing(only_of=only_of)
