"""Where coders disagree, the dearest first: what a team talks about, and where the interface leads to.

Neighbouring units on which the same coders say the same of one code are one disagreement. What it costs is
the part of observed disagreement that it adds, over the expected disagreement: by so much the pooled alpha
would be higher if it were settled and chance stayed what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from qualcode.agreement.kernel.krippendorff import coincidences, krippendorff_alpha
from qualcode.agreement.kernel.ratings import MISSING, Pattern, Ratings
from qualcode.agreement.kernel.values import total_of
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import opened
from qualcode.agreement.study.material import CollectedMaterial, collect
from qualcode.agreement.study.results import NamedDocument
from qualcode.agreement.study.units import rate_units, unit_patterns
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
    found = _found(collected, comparison.unit, dict(zip(chosen, costs, strict=True)))
    found.sort(key=lambda row: (row.kind != PRESENCE, -row.cost, -row.cost_of_code, str(row.document), row.span))
    return Disagreements(collected.names, comparison.unit, alpha, tuple(found))


def _found(collected: CollectedMaterial, unit: str, costs: Mapping[int, _Costs]) -> list[DisagreementOn]:
    import numpy as np

    units, patterns = collected.given_units(unit), unit_patterns(collected, unit)
    layers, numbers, said = patterns.layers, patterns.units, patterns.said
    documents = units.documents[numbers]
    # neighbours of one document on which the same is said of one layer
    begins = np.ones(len(layers), dtype=bool)
    begins[1:] = (
        (layers[1:] != layers[:-1])
        | (numbers[1:] != numbers[:-1] + 1)
        | (said[1:] != said[:-1])
        | (documents[1:] != documents[:-1])
    )
    ends = np.concatenate([begins[1:], [True]])[: len(layers)]
    first, last, documents = numbers[begins], numbers[ends], documents[begins]
    low = np.searchsorted(units.owners, first)
    high = np.searchsorted(units.owners, last, side="right") - 1
    border = collected.layout.borders[documents]
    columns = (
        layers[begins], documents, said[begins], last - first + 1,
        units.pieces.starts[low] - border, units.pieces.ends[high] - border,
    )  # fmt: skip
    given = _Given(collected)
    rows: list[DisagreementOn] = []
    for layer, document, what, count, start, end in zip(*(column.tolist() for column in columns), strict=True):
        if layer in costs:
            pattern, span = patterns.patterns[what], Span(start, end)
            rows += _disagreement(given, collected.layers[layer], document, span, pattern, count, costs[layer])
    return rows


class _Given:
    """The codings of a study by document, voice and code."""

    def __init__(self, collected: CollectedMaterial) -> None:
        self.collected = collected
        self._by_code: dict[tuple[int, int, int], list[tuple[int, Coding]]] = {}
        for document, material in enumerate(collected.documents):
            for voice, codings in enumerate(material.chosen.codings):
                for number, coding in enumerate(codings):
                    self._by_code.setdefault((document, voice, coding.code), []).append((number, coding))

    def within(self, document: int, voice: int, layer: CodeLevel, span: Span) -> tuple[Coding, ...]:
        """A voice's codings of a layer that share text with the span, in the order of the study."""
        found = [
            (number, coding)
            for key in layer.keys
            for number, coding in self._by_code.get((document, voice, key), ())
            if coding.span.start < span.end and span.start < coding.span.end
        ]
        if len(layer.keys) > 1:
            found.sort(key=lambda numbered: numbered[0])
        return tuple(coding for _, coding in found)


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


def _disagreement(
    given: _Given, layer: CodeLevel, document: int, span: Span, pattern: Pattern, units: int, costs: _Costs
) -> Iterator[DisagreementOn]:
    material = given.collected.documents[document]
    kind = PRESENCE if 0 in pattern else POLARITY
    who = tuple(
        Said(voice.name, None if said == MISSING else said == 1, given.within(document, number, layer, span))
        for number, (voice, said) in enumerate(zip(given.collected.voices, pattern, strict=True))
    )
    if kind == POLARITY and not _differ(who):
        return
    share = _share(pattern) * units / costs.ratings if kind == PRESENCE else Fraction(0)
    yield DisagreementOn(
        kind=kind,
        code=layer.name,
        document=material.chosen.named,
        span=span,
        text=span.cut(material.text),
        units=units,
        said=who,
        cost=float(share / costs.whole) if costs.whole else 0.0,
        cost_of_code=float(share / costs.expected) if costs.expected else 0.0,
    )


def _differ(who: Sequence[Said]) -> bool:
    """Whether those who coded the stretch differ in polarity."""
    polarities = {frozenset(coding.polarity for coding in voice.codings) for voice in who if voice.coded}
    return len(polarities) > 1


@lru_cache(maxsize=1 << 12)
def _share(said: Pattern) -> Fraction:
    """What one unit adds to the sum of observed disagreement: its coincidences of different values."""
    matrix = coincidences(Ratings(tuple(map(str, range(len(said)))), (0, 1), {said: 1}))
    return sum((pairs for (first, second), pairs in matrix.items() if first != second), Fraction(0))
