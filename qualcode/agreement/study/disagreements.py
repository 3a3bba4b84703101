"""Where coders disagree, the dearest first: what a team talks about, and where the interface leads to.

Neighbouring units on which the same coders say the same of one code are one disagreement. What it costs is
the part of observed disagreement that it adds, over the expected disagreement: by so much the pooled alpha
would be higher if it were settled and chance stayed what it is.

A large study has a hundred thousand. They are kept as columns in the order of the list, which are sorted and chosen
at once and hold little memory; what one of them says is made while it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, overload

from qualcode.agreement.kernel.krippendorff import coincidences, krippendorff_alpha
from qualcode.agreement.kernel.ratings import MISSING, Pattern, Ratings
from qualcode.agreement.kernel.values import total_of
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import opened
from qualcode.agreement.study.material import CollectedMaterial, GivenCodings, collect
from qualcode.agreement.study.results import NamedDocument
from qualcode.agreement.study.units import UnitPatterns, rate_units, unit_patterns
from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import Coding
from qualcode.model.spans import Span
from qualcode.progress import Progress, part_of, untold
from qualcode.project.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Floats = NDArray[np.float64]

PRESENCE, POLARITY = "presence", "polarity"
"""What coders disagree on: whether the code belongs there, or whether the matter is reported as there."""
_UNITS = ("sentence", "turn", "paragraph", "token", "document")
_COLLECTED, _CUT, _RATED = 0.3, 0.5, 0.6  # shares of the work, as measured over sentences


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


@dataclass(frozen=True)
class DisagreementColumns:
    """A row a disagreement: `layers` and `documents` are places in the study, offsets those of the stored text.

    `said` are numbers of patterns, `passages` places among the texts.
    """

    polarity: NDArray[np.bool_]
    layers: Integers
    documents: Integers
    starts: Integers
    ends: Integers
    units: Integers
    said: Integers
    costs: Floats
    costs_of_code: Floats
    passages: Integers

    def taken(self, rows: Integers | NDArray[np.bool_] | slice) -> DisagreementColumns:
        """Some of the rows, in the order given."""
        return DisagreementColumns(*(getattr(self, field.name)[rows] for field in fields(self)))


class PassageTexts:
    """The texts of many passages, each once and in UTF-8, which is a half or a quarter of what they take else."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._held = bytearray()
        self._borders = [0]
        for text in texts:
            self._held += text.encode("utf-8")
            self._borders.append(len(self._held))

    def __getitem__(self, place: int) -> str:
        return self._held[self._borders[place] : self._borders[place + 1]].decode("utf-8")


@dataclass(frozen=True, slots=True)
class DisagreementFacts:
    """What the columns of a list speak of."""

    voices: tuple[str, ...]
    layers: tuple[CodeLevel, ...]
    documents: tuple[NamedDocument, ...]
    patterns: tuple[Pattern, ...]
    codings: GivenCodings
    texts: PassageTexts


class DisagreementList(Sequence[DisagreementOn]):
    """Disagreements in order; each is made whenever it is asked for."""

    def __init__(self, facts: DisagreementFacts, columns: DisagreementColumns) -> None:
        self._facts = facts
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns.layers)

    @overload
    def __getitem__(self, place: int) -> DisagreementOn: ...
    @overload
    def __getitem__(self, place: slice) -> DisagreementList: ...
    def __getitem__(self, place: int | slice) -> DisagreementOn | DisagreementList:
        if isinstance(place, slice):
            return DisagreementList(self._facts, self._columns.taken(place))
        row = range(len(self))[place]
        return next(iter(DisagreementList(self._facts, self._columns.taken(slice(row, row + 1)))))

    def __iter__(self) -> Iterator[DisagreementOn]:
        columns, facts = self._columns, self._facts
        rows = zip(*(getattr(columns, field.name).tolist() for field in fields(columns)), strict=True)
        for polarity, layer, place, start, end, units, said, cost, cost_of_code, passage in rows:
            span = Span(start, end)
            yield DisagreementOn(
                POLARITY if polarity else PRESENCE,
                facts.layers[layer].name,
                facts.documents[place],
                span,
                facts.texts[passage],
                units,
                what_is_said(facts, place, facts.layers[layer], span, facts.patterns[said]),
                cost,
                cost_of_code,
            )

    def passages(self) -> Iterator[str]:
        """The text of each passage, once."""
        import numpy as np

        return (self._facts.texts[place] for place in np.unique(self._columns.passages).tolist())

    def codes(self) -> set[str]:
        """The names of the codes on which there is one."""
        import numpy as np

        return {self._facts.layers[layer].name for layer in np.unique(self._columns.layers).tolist()}

    def documents(self) -> list[NamedDocument]:
        """The documents in which there is one."""
        import numpy as np

        return [self._facts.documents[place] for place in np.unique(self._columns.documents).tolist()]

    def chosen(self, codes: Collection[str], kind: str, documents: Collection[int]) -> DisagreementList:
        """Those on the codes (names) and of the kind, none standing for all, in the documents (keys)."""
        import numpy as np

        of_code = np.array([not codes or layer.name in codes for layer in self._facts.layers], dtype=bool)
        there = np.array([document.key in documents for document in self._facts.documents], dtype=bool)
        fitting = of_code[self._columns.layers] & there[self._columns.documents]
        if kind:
            fitting &= self._columns.polarity == (kind == POLARITY)
        return DisagreementList(self._facts, self._columns.taken(fitting))

    def ordered(self, documents: Callable[[NamedDocument], int], *, codes_first: bool) -> DisagreementList:
        """By the place of the document and in it, and before that by the name of the code if so asked."""
        import numpy as np

        columns, facts = self._columns, self._facts
        places = {place: documents(facts.documents[place]) for place in set(columns.documents.tolist())}
        of_documents = np.array([places.get(place, 0) for place in range(len(facts.documents))], dtype=np.int64)
        ranks = {name: rank for rank, name in enumerate(sorted({layer.name for layer in facts.layers}))}
        of_codes = np.array([ranks[layer.name] if codes_first else 0 for layer in facts.layers], dtype=np.int64)
        keys = (columns.ends, columns.starts, of_documents[columns.documents], of_codes[columns.layers])
        return DisagreementList(facts, columns.taken(np.lexsort(keys)))

    def place_of(self, disagreement: DisagreementOn) -> int | None:
        """Where the one of the same document, code, passage and kind stands, None where there is none."""
        import numpy as np

        columns, facts, span = self._columns, self._facts, disagreement.span
        same = (columns.starts == span.start) & (columns.ends == span.end)
        same &= columns.polarity == (disagreement.kind == POLARITY)
        for row in np.flatnonzero(same).tolist():
            document = facts.documents[columns.documents[row]]
            if (
                document.key == disagreement.document.key
                and facts.layers[columns.layers[row]].name == disagreement.code
            ):
                return int(row)
        return None


def what_is_said(
    facts: DisagreementFacts, document: int, layer: CodeLevel, span: Span, pattern: Pattern
) -> tuple[Said, ...]:
    """What each voice says of a stretch of a document (a place)."""
    return tuple(
        Said(name, None if said == MISSING else said == 1, facts.codings.within(document, number, layer, span))
        for number, (name, said) in enumerate(zip(facts.voices, pattern, strict=True))
    )


@dataclass(frozen=True, slots=True)
class Disagreements:
    """All disagreements, the dearest first, and the pooled alpha that they bring down from 1."""

    coders: tuple[str, ...]
    unit: str
    alpha: float | None
    found: DisagreementList


@dataclass(frozen=True, slots=True)
class _Costs:
    """Of each layer: pairable ratings, and expected disagreement, its own and that of all layers."""

    ratings: int
    expected: Fraction | float
    whole: Fraction | float


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
        chosen = [place for place, layer in enumerate(collected.layers) if layer.pooled]
        costs, alpha = _costs([ratings[place] for place in chosen])
        by_layer = dict(zip(chosen, costs, strict=True))
        found = _found(then.project, collected, comparison.unit, by_layer, part_of(progress, _RATED, 1))
    return Disagreements(collected.names, comparison.unit, alpha, found)


def _found(
    project: Project, collected: CollectedMaterial, unit: str, costs: Mapping[int, _Costs], progress: Progress
) -> DisagreementList:
    """All disagreements, the dearest first, then by document and place."""
    import numpy as np

    progress(0, 1)
    patterns = unit_patterns(collected, unit)
    facts = DisagreementFacts(
        collected.names,
        collected.layers,
        tuple(material.chosen.named for material in collected.documents),
        patterns.patterns,
        GivenCodings(collected.documents),
        PassageTexts(()),
    )
    columns = _told(facts, _columns(collected, unit, patterns, costs))
    names = [str(document) for document in facts.documents]
    ranks = {name: rank for rank, name in enumerate(sorted(set(names)))}
    by_name = np.array([ranks[name] for name in names], dtype=np.int64)[columns.documents]
    order = np.lexsort(
        (columns.ends, columns.starts, by_name, -columns.costs_of_code, -columns.costs, columns.polarity)
    )
    columns = columns.taken(order)
    places = np.stack([columns.documents, columns.starts, columns.ends], axis=1)
    different, passages = np.unique(places, axis=0, return_inverse=True)
    texts = PassageTexts(_texts(project, collected, different.tolist(), progress))
    return DisagreementList(replace(facts, texts=texts), replace(columns, passages=passages.ravel()))


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
    collected: CollectedMaterial, unit: str, patterns: UnitPatterns, costs: Mapping[int, _Costs]
) -> DisagreementColumns:
    """Neighbouring units of one document on which the same is said of one layer, with what they cost."""
    import numpy as np

    units = collected.given_units(unit)
    layers, numbers, said = patterns.layers, patterns.units, patterns.said
    documents = units.documents[numbers]
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
    polarity = np.array([0 not in pattern for pattern in patterns.patterns], dtype=bool)[said[begins]]
    nothing = np.zeros(len(first), dtype=np.float64)
    columns = DisagreementColumns(
        polarity, layers[begins], documents,
        units.pieces.starts[low] - border, units.pieces.ends[high] - border,
        last - first + 1, said[begins], nothing, nothing, np.zeros(len(first), dtype=np.int64),
    )  # fmt: skip
    columns = columns.taken(np.isin(columns.layers, list(costs)))
    return _with_costs(columns, patterns.patterns, costs)


def _with_costs(
    columns: DisagreementColumns, patterns: Sequence[Pattern], costs: Mapping[int, _Costs]
) -> DisagreementColumns:
    import numpy as np

    @cache
    def cost(polarity: bool, layer: int, said: int, units: int) -> tuple[float, float]:  # noqa: FBT001
        of_layer = costs[layer]
        share = Fraction(0) if polarity else _share(patterns[said]) * units / of_layer.ratings
        return (
            float(share / of_layer.whole) if of_layer.whole else 0.0,
            float(share / of_layer.expected) if of_layer.expected else 0.0,
        )

    rows = (columns.polarity, columns.layers, columns.said, columns.units)
    pairs = [cost(*row) for row in zip(*(column.tolist() for column in rows), strict=True)]
    whole, of_code = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
    return replace(columns, costs=whole, costs_of_code=of_code)


def _told(facts: DisagreementFacts, columns: DisagreementColumns) -> DisagreementColumns:
    """Without the stretches to which all gave the code in the same polarity."""
    import numpy as np

    kept = ~columns.polarity
    several = facts.codings.several_polarities()
    for row in np.flatnonzero(columns.polarity).tolist():
        document, layer = int(columns.documents[row]), facts.layers[columns.layers[row]]
        if any((document, key) in several for key in layer.keys) or len(layer.keys) > 1:
            span = Span(int(columns.starts[row]), int(columns.ends[row]))
            kept[row] = _differ(what_is_said(facts, document, layer, span, facts.patterns[columns.said[row]]))
    return columns.taken(kept)


def _costs(ratings: Sequence[Ratings]) -> tuple[list[_Costs], float | None]:
    terms = [krippendorff_alpha(code_ratings).disagreement for code_ratings in ratings]
    whole = total_of(term.expected for term in terms if term is not None)
    observed = total_of(term.observed for term in terms if term is not None)
    if not whole and not observed and all(term is None for term in terms):
        raise QualcodeError(_("There is no unit that two coders rated."), _("qualcode agreement says why."))
    costs = [
        _Costs(
            sum(rated * count for _other, rated, count in code_ratings.rated_patterns(least=2)), term.expected, whole
        )
        if term is not None
        else _Costs(0, Fraction(0), whole)
        for code_ratings, term in zip(ratings, terms, strict=True)
    ]
    return costs, float(1 - observed / whole) if whole else None


def _differ(who: Sequence[Said]) -> bool:
    """Whether those who coded the stretch differ in polarity."""
    polarities = {frozenset(coding.polarity for coding in voice.codings) for voice in who if voice.coded}
    return len(polarities) > 1


@lru_cache(maxsize=1 << 12)
def _share(said: Pattern) -> Fraction:
    """What one unit adds to the sum of observed disagreement: its coincidences of different values."""
    matrix = coincidences(Ratings(tuple(map(str, range(len(said)))), (0, 1), {said: 1}))
    return sum((pairs for (first, second), pairs in matrix.items() if first != second), Fraction(0))
