"""Where coders disagree, the dearest first: what a team talks about, and where the interface leads to.

Neighbouring units on which the same coders say the same of one code are one disagreement. What it costs is
the part of observed disagreement that it adds, over the expected disagreement: by so much the pooled alpha
would be higher if it were settled and chance stayed what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from qualcode.agreement.kernel.krippendorff import coincidences, krippendorff_alpha
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import total_of
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import opened
from qualcode.agreement.study.material import CollectedMaterial, Material, collect
from qualcode.agreement.study.results import NamedDocument
from qualcode.agreement.study.units import DocumentUnits, rate_units, said_of, units_of
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import Coding
from qualcode.model.spans import Span
from qualcode.project.project import Project

PRESENCE, POLARITY = "presence", "polarity"
"""What coders disagree on: whether the code belongs there, or whether the matter is reported as there."""
_UNITS = ("sentence", "turn", "paragraph", "token", "document")


@dataclass(frozen=True, slots=True)
class Said:
    """What one coder says of the stretch: `coded` is None where the document does not count for the coder."""

    coder: str
    coded: bool | None
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class DisagreementOn:
    """One disagreement; `span` is of the stored text, `text` what stands there.

    `cost` is the part of the pooled alpha that it costs, `cost_of_code` that of the code's own; both are 0
    for disagreements on polarity, which is a figure of its own.
    """

    kind: str
    code: str
    document: NamedDocument
    span: Span
    text: str
    units: int
    said: tuple[Said, ...]
    cost: float
    cost_of_code: float


@dataclass(frozen=True, slots=True)
class Disagreements:
    """All disagreements, the dearest first, and the pooled alpha that they bring down from 1."""

    coders: tuple[str, ...]
    unit: str
    alpha: float | None
    found: tuple[DisagreementOn, ...]


@dataclass(frozen=True, slots=True)
class _Costs:
    """Of each layer: pairable ratings, and expected disagreement, its own and that of all layers."""

    ratings: int
    expected: Fraction | float
    whole: Fraction | float


def disagreements(project: Project, comparison: Comparison | None = None) -> Disagreements:
    """List what the compared coders disagree on, for every code alone (rolled-up codes have no own list).

    Raises what `study` raises; UsageProblem for units that are not stretches of text.
    """
    comparison = comparison or Comparison()
    if comparison.unit not in _UNITS:
        raise UsageProblem(
            f"Disagreements are stretches of text; “{comparison.unit}” has none.", f"Use one of {', '.join(_UNITS)}."
        )
    if comparison.cluster == "turn":
        raise UsageProblem("A list of disagreements draws no clusters.", "Leave --cluster out.")
    with opened(project, comparison) as then:
        collected = collect(then.project, then.comparison, texts=True)
    ratings = rate_units(collected, then.comparison).whole()
    chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    costs, alpha = _costs([ratings[place] for place in chosen])
    found: list[DisagreementOn] = []
    for material in collected.documents:
        units = units_of(material, comparison.unit)
        for place, cost in zip(chosen, costs, strict=True):
            found += _of_layer(collected, material, units, collected.layers[place], cost)
    found.sort(key=lambda row: (row.kind != PRESENCE, -row.cost, -row.cost_of_code, str(row.document), row.span))
    return Disagreements(collected.names, comparison.unit, alpha, tuple(found))


def _costs(ratings: Sequence[Ratings]) -> tuple[list[_Costs], float | None]:
    terms = [krippendorff_alpha(code_ratings).disagreement for code_ratings in ratings]
    whole = total_of(term.expected for term in terms if term is not None)
    observed = total_of(term.observed for term in terms if term is not None)
    if not whole and not observed and all(term is None for term in terms):
        raise QualcodeError("There is no unit that two coders rated.", "“qualcode agreement” says why.")
    costs = [
        _Costs(sum(rated * count for _, rated, count in code_ratings.rated_patterns(least=2)), term.expected, whole)
        if term is not None
        else _Costs(0, Fraction(0), whole)
        for code_ratings, term in zip(ratings, terms, strict=True)
    ]
    return costs, float(1 - observed / whole) if whole else None


def _of_layer(
    collected: CollectedMaterial, material: Material, units: DocumentUnits, layer: CodeLevel, costs: _Costs
) -> Iterator[DisagreementOn]:
    said = [None if found is None else set(found) for found in said_of(material, units.units, layer)]
    touched = sorted(set().union(*(found for found in said if found)))
    by_unit = {unit: tuple(None if found is None else unit in found for found in said) for unit in touched}
    for first, last in _runs(by_unit):
        span = _stretch(units, first, last)
        kind = PRESENCE if set(by_unit[first]) >= {True, False} else POLARITY
        who = tuple(
            Said(voice.name, coded, _codings_in(codings, layer, span))
            for voice, coded, codings in zip(collected.voices, by_unit[first], material.chosen.codings, strict=True)
        )
        if kind == POLARITY and not _differ(who):
            continue
        share = _share(by_unit[first]) * (last - first + 1) / costs.ratings if kind == PRESENCE else Fraction(0)
        yield DisagreementOn(
            kind=kind,
            code=layer.name,
            document=material.chosen.named,
            span=span,
            text=span.cut(material.text),
            units=last - first + 1,
            said=who,
            cost=float(share / costs.whole) if costs.whole else 0.0,
            cost_of_code=float(share / costs.expected) if costs.expected else 0.0,
        )


def _runs(by_unit: dict[int, tuple[bool | None, ...]]) -> list[tuple[int, int]]:
    """The first and last unit of stretches of neighbours of which the same is said."""
    runs: list[tuple[int, int]] = []
    for unit, said in by_unit.items():
        if runs and runs[-1][1] == unit - 1 and by_unit[unit - 1] == said:
            runs[-1] = (runs[-1][0], unit)
        else:
            runs.append((unit, unit))
    return runs


def _stretch(units: DocumentUnits, first: int, last: int) -> Span:
    pieces = [
        (start, end)
        for start, end, owner in zip(units.units.starts, units.units.ends, units.units.owners, strict=True)
        if first <= owner <= last
    ]
    return Span(min(start for start, _ in pieces), max(end for _, end in pieces))


def _codings_in(codings: Iterable[Coding], layer: CodeLevel, span: Span) -> tuple[Coding, ...]:
    return tuple(coding for coding in codings if coding.code in layer.keys and coding.span.overlap(span))


def _differ(who: Sequence[Said]) -> bool:
    """Whether those who coded the stretch differ in polarity."""
    polarities = {frozenset(coding.polarity for coding in voice.codings) for voice in who if voice.coded}
    return len(polarities) > 1


@lru_cache(maxsize=1 << 12)
def _share(said: tuple[bool | None, ...]) -> Fraction:
    """What one unit adds to the sum of observed disagreement: its coincidences of different values."""
    matrix = coincidences(Ratings.from_units([said], [str(place) for place in range(len(said))], (False, True)))
    return sum((pairs for (first, second), pairs in matrix.items() if first != second), Fraction(0))
