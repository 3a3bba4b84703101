"""Where coders disagree, the dearest first: what a team talks about, and where the interface leads to.

Neighbouring units on which the same coders say the same of one code are one disagreement, and so are those on which
some gave one code where others gave another: both halves of a confusion stand together. What it costs is the part of
observed disagreement that it adds, over the expected disagreement: by so much the pooled alpha would be higher if it
were settled and chance stayed what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from qualcode.agreement.confusions.disagreement_list import (
    DisagreementColumns,
    DisagreementFacts,
    DisagreementList,
    JointFigures,
    PassageTexts,
    polarities_differ,
    what_is_said,
)
from qualcode.agreement.confusions.joined import JoinedUnits, joined
from qualcode.agreement.confusions.settling import PooledAlpha
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import opened
from qualcode.agreement.study.confused_units import confusions_of
from qualcode.agreement.study.layout import UnitPatterns
from qualcode.agreement.study.material import CollectedMaterial, GivenCodings, collect
from qualcode.agreement.study.results import Confusion
from qualcode.agreement.study.units import rate_units
from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.spans import Span
from qualcode.progress import Progress, part_of, untold
from qualcode.project.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

_UNITS = ("sentence", "turn", "paragraph", "token", "document", "segment")
_COLLECTED, _CUT, _RATED = 0.3, 0.5, 0.6  # shares of the work, as measured over sentences


@dataclass(frozen=True, slots=True)
class Disagreements:
    """All disagreements, the dearest first, the pooled alpha that they bring down from 1, and all confusions.

    Of the compared codings `old_rules` stand under old rules of their codes; so many that do are `old_left_out`.
    """

    coders: tuple[str, ...]
    unit: str
    alpha: float | None
    found: DisagreementList
    confusions: tuple[Confusion, ...] = ()
    old_rules: int = 0
    old_left_out: int = 0


def disagreements(
    project: Project, comparison: Comparison | None = None, progress: Progress = untold
) -> Disagreements:
    """List what the compared coders disagree on, for every code alone (rolled-up codes have no own list).

    `progress` hears how much is done.

    Raises what `study` raises; UsageProblem for units that are not stretches of text.
    """
    comparison = comparison or Comparison()
    if comparison.unit not in _UNITS:
        raise UsageProblem(
            _("Disagreements are stretches of text; “{unit}” has none.", unit=comparison.unit),
            _("Use one of {names}.", names=", ".join(_UNITS)),
        )
    if comparison.cluster == "turn":
        raise UsageProblem(_("A list of disagreements draws no clusters."), _("Leave --cluster out."))
    with opened(project, comparison) as then:
        progress(0, 1)
        collected = collect(then.project, then.comparison)
        collected.given_units(comparison.unit, part_of(progress, _COLLECTED, _CUT))
        ratings = rate_units(collected, then.comparison).whole()
        chosen = {place: ratings[place] for place, layer in enumerate(collected.layers) if layer.pooled}
        rated = _of_layers(collected.unit_patterns(comparison.unit), list(chosen))
        alpha = PooledAlpha(chosen, rated.patterns)
        if not alpha.is_defined:
            raise QualcodeError(_("There is no unit that two coders rated."), _("qualcode agreement says why."))
        found = _found(then.project, collected, comparison.unit, (rated, alpha), part_of(progress, _RATED, 1))
    names = {place: collected.layers[place].name for place in chosen}
    confusions = confusions_of(rated, collected.names, names)
    selection = collected.selection
    return Disagreements(
        collected.names,
        comparison.unit,
        alpha.value,
        found,
        confusions,
        old_rules=selection.old_rules,
        old_left_out=selection.old_left_out,
    )


def _of_layers(rated: UnitPatterns, layers: Sequence[int]) -> UnitPatterns:
    import numpy as np

    kept = np.isin(rated.layers, layers)
    return UnitPatterns(rated.layers[kept], rated.units[kept], rated.said[kept], rated.patterns)


def _found(
    project: Project,
    collected: CollectedMaterial,
    unit: str,
    counted: tuple[UnitPatterns, PooledAlpha],
    progress: Progress,
) -> DisagreementList:
    """All disagreements, the dearest first and those of one confusion together, then by document and place."""
    import numpy as np

    progress(0, 1)
    rated, alpha = counted
    units = joined(rated)
    nothing = np.zeros(0, dtype=np.int64)
    facts = DisagreementFacts(
        collected.names,
        tuple(voice.coder for voice in collected.voices),
        collected.layers,
        tuple(material.chosen.named for material in collected.documents),
        rated,
        units.parts,
        JointFigures(nothing, nothing, nothing.astype(float)),
        alpha,
        GivenCodings(collected.documents),
        PassageTexts(()),
    )
    columns = _told(facts, _columns(facts, collected, unit, units))
    facts = replace(facts, joint=_joint(columns, len(units.parts)))
    names = [str(document) for document in facts.documents]
    ranks = {name: rank for rank, name in enumerate(sorted(set(names)))}
    by_name = np.array([ranks[name] for name in names], dtype=np.int64)[columns.documents]
    several = np.array([len(parts) > 1 for parts in units.parts], dtype=bool)[columns.subjects]
    joint = np.where(several, facts.joint.costs[columns.subjects], columns.costs)
    order = np.lexsort(
        (columns.ends, columns.starts, by_name, -columns.costs_of_code, -columns.costs,
         np.where(several, columns.subjects + 1, 0), -joint, columns.polarity)
    )  # fmt: skip
    columns = columns.taken(order)
    places = np.stack([columns.documents, columns.starts, columns.ends], axis=1)
    different, passages = np.unique(places, axis=0, return_inverse=True)
    texts = PassageTexts(_texts(project, collected, different.tolist(), progress))
    return DisagreementList(replace(facts, texts=texts), replace(columns, passages=passages.ravel()))


def _joint(columns: DisagreementColumns, subjects: int) -> JointFigures:
    import numpy as np

    return JointFigures(
        np.bincount(columns.subjects, minlength=subjects),
        np.bincount(columns.subjects, columns.units, minlength=subjects).astype(np.int64),
        np.bincount(columns.subjects, columns.costs, minlength=subjects).astype(np.float64),
    )


def _texts(
    project: Project, collected: CollectedMaterial, places: Sequence[Sequence[int]], progress: Progress
) -> Iterator[str]:
    """What stands at places (document, start, end) in their order; one document's text is held at a time."""
    held, text = -1, ""
    for document, start, end in places:
        if document != held:
            progress(document, len(collected.documents))
            held, text = document, project.documents.text(collected.documents[document].chosen.document)
        yield text[start:end]


def _columns(
    facts: DisagreementFacts, collected: CollectedMaterial, unit: str, found: JoinedUnits
) -> DisagreementColumns:
    """Neighbouring units of one document with the same subject, with what they cost."""
    import numpy as np

    units = collected.given_units(unit)
    subjects, numbers = found.subjects, found.units
    documents = units.documents[numbers]
    begins = np.ones(len(subjects), dtype=bool)
    begins[1:] = (
        (subjects[1:] != subjects[:-1]) | (numbers[1:] != numbers[:-1] + 1) | (documents[1:] != documents[:-1])
    )
    ends = np.concatenate([begins[1:], [True]])[: len(subjects)]
    first, last, documents = numbers[begins], numbers[ends], documents[begins]
    low = np.searchsorted(units.owners, first)
    high = np.searchsorted(units.owners, last, side="right") - 1
    border = collected.layout.borders[documents]
    alike = [all(0 not in facts.rated.patterns[said] for _layer, said in parts) for parts in found.parts]
    nothing = np.zeros(len(first), dtype=np.float64)
    columns = DisagreementColumns(
        np.array(alike, dtype=bool)[subjects[begins]], subjects[begins], documents,
        units.pieces.starts[low] - border, units.pieces.ends[high] - border,
        first, last - first + 1, nothing, nothing, np.zeros(len(first), dtype=np.int64),
    )  # fmt: skip
    return _with_costs(facts, columns)


def _with_costs(facts: DisagreementFacts, columns: DisagreementColumns) -> DisagreementColumns:
    """With what each takes: a confusion what its halves do, of the code that of its first."""
    import numpy as np

    @cache
    def cost(subject: int, units: int) -> tuple[float, float]:
        each = [facts.alpha.costs(part, units) for part in facts.subjects[subject]]
        return sum(whole for whole, _of_code in each), each[0][1]

    pairs = [cost(*row) for row in zip(columns.subjects.tolist(), columns.units.tolist(), strict=True)]
    whole, of_code = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
    return replace(columns, costs=whole, costs_of_code=of_code)


def _told(facts: DisagreementFacts, columns: DisagreementColumns) -> DisagreementColumns:
    """Without the stretches to which all gave the code in the same polarity."""
    import numpy as np

    kept = ~columns.polarity
    several = facts.codings.several_polarities()
    for row in np.flatnonzero(columns.polarity).tolist():
        ((place, said),) = facts.subjects[columns.subjects[row]]
        document, layer = int(columns.documents[row]), facts.layers[place]
        if any((document, key) in several for key in layer.keys) or len(layer.keys) > 1:
            span = Span(int(columns.starts[row]), int(columns.ends[row]))
            kept[row] = polarities_differ(what_is_said(facts, document, layer, span, facts.rated.patterns[said]))
    return columns.taken(kept)
