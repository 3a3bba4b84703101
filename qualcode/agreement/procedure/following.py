"""The figures that the declared procedure asks for, beside or in place of coefficients."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.agreement.procedure.checks import check_figures
from qualcode.agreement.procedure.decided import decision_figures
from qualcode.agreement.procedure.settlement import consensus_work, settled_by_coders, settled_by_consensus
from qualcode.agreement.procedure.stretches import KINDS, CodedStretches, coded_stretches
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import collect_then, opened, study_then
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.results import ChangedRules, CheckFigures, KindsOfCode, Settlement, Study, TalkFigures
from qualcode.catalogue import later
from qualcode.model.procedures import Procedure
from qualcode.project import history_queries
from qualcode.project.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALL_CODES = later("all codes")
"""The row over all codes."""
_UNITS = {"sentence", "turn", "paragraph", "token", "document"}


def study_by_procedure(project: Project, comparison: Comparison | None = None) -> Study:
    """The agreement of coders with what the declared procedure asks for. Raises what `study` raises."""
    with opened(project, comparison or Comparison()) as then:
        collected = collect_then(project, then)
        talk, checks = procedure_figures(project, collected, then.comparison)
        return replace(study_then(then, collected), talk=talk, checks=checks)


def procedure_figures(
    project: Project, collected: CollectedMaterial, comparison: Comparison
) -> tuple[TalkFigures | None, CheckFigures | None]:
    """What became of the codings by talking, and by checking; None where that is not asked for or not known.

    `project` is the present one, from which the compared codings may be of the past. By talking: where consensual
    coding is declared, and where the project knows how disagreements were settled. By checking: of two coders where
    that is declared. Both need units that are stretches of text, and not two rounds of one coder.
    """
    if comparison.unit not in _UNITS or comparison.intra:
        return None, None
    if collected.procedure is Procedure.CHECKED:
        if len(collected.voices) != 2:
            return None, None
        stretches = coded_stretches(collected, comparison.unit)
        ordered = bool(comparison.coders)
        return None, check_figures(collected, stretches, ALL_CODES, ordered=ordered)
    work, consensual = consensus_work(project, collected), collected.procedure is Procedure.CONSENSUAL
    decided = decision_figures(project, collected)
    if work is None and decided is None and not consensual:
        return None, None
    stretches = coded_stretches(collected, comparison.unit)
    settled: Settlement | None = None
    if work is not None:
        settled = settled_by_consensus(project, collected, comparison.unit, stretches, work)
    elif comparison.as_of or comparison.round is not None:
        settled = settled_by_coders(project, collected, comparison.unit, stretches)
    rules = _changed_rules(project, collected)
    return TalkFigures(*_kinds(collected, stretches), settled, rules, decided), None


def _kinds(collected: CollectedMaterial, stretches: CodedStretches) -> tuple[tuple[KindsOfCode, ...], KindsOfCode]:
    """The numbers of each code that is pooled, and of all."""
    import numpy as np

    shape = (len(collected.layers), len(KINDS))
    cells: NDArray[np.int64] = np.bincount(
        stretches.layers * shape[1] + stretches.kinds, minlength=shape[0] * shape[1]
    ).reshape(shape)
    codes = tuple(
        KindsOfCode(layer.name, *cells[place].tolist())
        for place, layer in enumerate(collected.layers)
        if layer.pooled
    )
    return codes, KindsOfCode(ALL_CODES, *cells.sum(axis=0).tolist())


def _changed_rules(project: Project, collected: CollectedMaterial) -> tuple[ChangedRules, ...]:
    """The versions of rules of the compared codes that were written after the first of the compared codings."""
    began = min((coding.created for coding in collected.codings()), default="")
    names = {key: layer.code.full_name for layer in collected.layers if layer.pooled for key in layer.keys}
    book = {code.key: code.full_name for code in project.codes.book()}
    changed = [
        ChangedRules(book.get(rules.code, names[rules.code]), rules.version, rules.created)
        for rules in history_queries.rule_times(project)
        if rules.code in names and rules.version > 1 and rules.created > began
    ]
    return tuple(sorted(changed, key=lambda rules: (rules.created, rules.code, rules.version))) if began else ()
