"""Agreement over time: by order of coding, and by version of a code's rules.

The same coder in two rounds (`Comparison.intra`) is a study like any other; here documents are divided, and
each part is compared on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qualcode.agreement.differences.figures import ClusterTerms, FigureDifference, figure_difference
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.resampling import resample_tables
from qualcode.agreement.kernel.values import Value, pooled
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import compute, opened
from qualcode.agreement.study.independence import independence
from qualcode.agreement.study.material import CollectedMaterial, Material, collect
from qualcode.agreement.study.resampling_units import Clustering, clustering
from qualcode.agreement.study.results import Study
from qualcode.agreement.study.units import Rated, rate_units
from qualcode.catalogue import _, later, nlater
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.plural import counted_later
from qualcode.project import history_queries
from qualcode.project.project import Project
from qualcode.times import local_day

ORDER = later(
    "documents in the order in which they were worked on: per coder by the last coding in them "
    "(without codings, by the mark “finished”), then by the mean of the coders' ranks; the "
    "middle one belongs to the first half"
)
RULES = later(
    "a document belongs to the version of the code's rules under which all compared coders "
    "worked on it: that of their codings with the code, without such codings the one in force "
    "when they last coded in it or finished it"
)
DIFFERENT = later("different versions")
UNKNOWN = later("version not known")


@dataclass(frozen=True, slots=True)
class DividedPart:
    """A part of the documents: its name, how many documents, and one code's (or all codes') figures in it.

    `units` are those that two coders rated, each once however many codes are pooled.
    """

    name: str
    documents: int
    units: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PartsDifference:
    """How much the figures of one part are higher than those of an earlier one; both by their names."""

    earlier: str
    later: str
    values: Mapping[str, FigureDifference]


@dataclass(frozen=True, slots=True)
class DividedCode:
    """One code, or all pooled, in every part; `differences` are those of each part to the one before it."""

    name: str
    parts: tuple[DividedPart, ...]
    differences: tuple[PartsDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Divided:
    """A study over all documents, and its codes by parts; `rule` says in words how documents were divided."""

    kind: str
    rule: str
    base: Study
    codes: tuple[DividedCode, ...]
    notes: tuple[str, ...]


def divide(project: Project, comparison: Comparison, kind: str) -> Divided:
    """Agreement by parts of the documents: `kind` is “order” (drift) or “rules” (versions of a code's rules).

    Raises QualcodeError where the history has no order, or no code has rules of several versions.
    """
    if comparison.unit == "frequency" or comparison.cluster == "turn":
        raise UsageProblem(
            _("Parts of documents are compared over given units."), _("Choose another unit or cluster.")
        )
    with opened(project, comparison) as then:
        collected = collect(then.project, then.comparison)
        base = compute(collected, then.comparison, independence(then.project, collected), then.words)
        times = _times(then.project, collected)
        came = history_queries.came_in(then.project, _keys(collected))
        rules = _RuleTimes(history_queries.rule_times(then.project))
    rated = rate_units(collected, then.comparison)
    clusters = clustering(collected, then.comparison, rated.documents)
    if kind == "order":
        codes, notes = _by_order(collected, rated, clusters, times)
        return Divided(kind, ORDER, base, codes, (*notes, *_of_copies(came)))
    codes, notes = _by_rules(collected, rated, clusters, times, rules)
    return Divided(kind, RULES, base, codes, (*notes, *_of_copies(came)))


def _keys(collected: CollectedMaterial) -> list[int]:
    """The compared codings (keys)."""
    return [
        coding.key for material in collected.documents for codings in material.chosen.codings for coding in codings
    ]


def _of_copies(came: int) -> list[str]:
    """That so many codings carry the time of another machine."""
    note = nlater(
        "{count} coding came in from another copy after it was made: its time is that of the clock there",
        "{count} codings came in from other copies after they were made: their times are those of the clocks there",
        came,
    )
    return [note] if came else []


def _times(project: Project, collected: CollectedMaterial) -> list[list[str]]:
    """When each voice last worked on each document; empty where nothing is known. Shape (documents, voices)."""
    finished = history_queries.finished_at(project, collected.selection.rounds)
    found = []
    for material in collected.documents:
        row = []
        for voice, codings in zip(collected.voices, material.chosen.codings, strict=True):
            moment = finished.get((material.chosen.document.key, voice.coder))
            row.append(max((coding.created for coding in codings), default=moment.created if moment else ""))
        found.append(row)
    return found


# ---- order ------------------------------------------------------------------------------------------------


def _by_order(
    collected: CollectedMaterial, rated: Rated, clusters: Clustering, times: Sequence[Sequence[str]]
) -> tuple[tuple[DividedCode, ...], tuple[str, ...]]:
    known = [place for place, row in enumerate(times) if all(row)]
    for number, voice in enumerate(collected.voices):
        if len({times[place][number] for place in known}) < 2:
            raise QualcodeError(
                _("There is no order of coding: the work of {voice} carries one single time.", voice=voice.name),
                _("Codings that were brought in together cannot show drift; code in qualcode, or compare rounds."),
            )
    ranks = [_ranks([times[place][number] for place in known]) for number in range(len(collected.voices))]
    order = sorted(range(len(known)), key=lambda place: (sum(row[place] for row in ranks), place))
    middle = (len(order) + 1) // 2
    halves = {
        later("first half"): [known[place] for place in order[:middle]],
        later("second half"): [known[place] for place in order[middle:]],
    }
    places = [place for place, layer in enumerate(collected.layers) if layer.pooled]
    codes = []
    for place in [*range(len(collected.layers))]:
        parts = [_RatedPart(name, rated.chosen([place]), half, clusters) for name, half in halves.items()]
        codes.append(_divided(collected.layers[place].name, parts))
    whole = [_RatedPart(name, rated.chosen(places), half, clusters) for name, half in halves.items()]
    codes.append(_divided(later("pooled over codes"), whole))
    left = len(times) - len(known)
    return tuple(codes), (
        (
            later(
                "left out, as the time of coding is not known: {documents}", documents=counted_later(left, "document")
            ),
        )
        if left
        else ()
    )


def _ranks(times: Sequence[str]) -> list[float]:
    """Mid-ranks from 0."""
    ordered = sorted(times)
    return [(ordered.index(time) + len(ordered) - 1 - ordered[::-1].index(time)) / 2 for time in times]


# ---- rules ------------------------------------------------------------------------------------------------


class _RuleTimes:
    """Which version of a code's rules was in force when."""

    def __init__(self, times: Sequence[history_queries.RuleTime]) -> None:
        self.by_code: dict[int, list[history_queries.RuleTime]] = {}
        for rule in times:
            self.by_code.setdefault(rule.code, []).append(rule)

    def in_force(self, code: int, time: str) -> int | None:
        """The version of that time; None where the time is not known or before the code was made."""
        found = [rule.version for rule in self.by_code.get(code, ()) if rule.created <= time]
        return max(found) if time and found else None

    def since(self, code: int, version: int) -> str:
        """The date from which a version holds."""
        return next(local_day(rule.created) for rule in self.by_code[code] if rule.version == version)


def _by_rules(
    collected: CollectedMaterial,
    rated: Rated,
    clusters: Clustering,
    times: Sequence[Sequence[str]],
    rules: _RuleTimes,
) -> tuple[tuple[DividedCode, ...], tuple[str, ...]]:
    codes = []
    for place, layer in enumerate(collected.layers):
        if layer.rolled_up or len(rules.by_code.get(layer.code.key, ())) < 2:
            continue
        slots: dict[int, list[int]] = {}
        for document, material in enumerate(collected.documents):
            slots.setdefault(_version(layer, material, times[document], rules), []).append(document)
        tables = rated.chosen([place])
        found = [
            _RatedPart(_named(version, layer, rules), tables, slots[version], clusters) for version in _ordered(slots)
        ]
        known = [part for part, version in zip(found, _ordered(slots), strict=True) if version > 0]
        codes.append(_divided(layer.name, found, known))
    if not codes:
        raise QualcodeError(
            _("None of these codes has rules of more than one version."),
            _("qualcode codebook show shows versions."),
        )
    rest = sum(not layer.rolled_up for layer in collected.layers) - len(codes)
    return tuple(codes), (
        (
            nlater(
                "{count} code whose rules never changed is not shown",
                "{count} codes whose rules never changed are not shown",
                rest,
            ),
        )
        if rest
        else ()
    )


_DIFFERENT, _UNKNOWN = 0, -1  # in the place of a version


def _version(layer: CodeLevel, material: Material, times: Sequence[str], rules: _RuleTimes) -> int:
    """The version under which all voices for whom the document counts worked on it."""
    versions: set[int | None] = set()
    for codings, counts, time in zip(material.chosen.codings, material.chosen.counts, times, strict=True):
        if counts:
            given = {coding.rule_version for coding in codings if coding.code in layer.keys}
            versions |= given or {rules.in_force(layer.code.key, time)}
    if None in versions:
        return _UNKNOWN
    return _DIFFERENT if len(versions) > 1 else versions.pop() or _DIFFERENT


def _ordered(versions: Iterable[int]) -> list[int]:
    """The versions by their numbers, then what is of several or of none that is known."""
    return sorted(versions, key=lambda version: (version <= 0, abs(version)))


def _named(version: int, layer: CodeLevel, rules: _RuleTimes) -> str:
    if version <= 0:
        return DIFFERENT if version == _DIFFERENT else UNKNOWN
    return later("version {version}, since {since}", version=str(version), since=rules.since(layer.code.key, version))


# ---- parts ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _RatedPart:
    """A part of the documents (places), with the ratings of one code or of several."""

    name: str
    tables: Sequence[RatingTable]
    documents: Sequence[int]
    clusters: Clustering

    def figures(self) -> tuple[DividedPart, Mapping[str, ClusterTerms]]:
        """Its figures, pooled where there are several codes, and their terms by cluster."""
        held = [table.chosen(clusters=self.documents) for table in self.tables]
        whole = [ratings for table in held for ratings in table.whole()]
        kappa = "cohen_kappa" if len(whole[0].coders) == 2 else "fleiss_kappa"
        names = {"percent": "percent", "kappa": kappa, "krippendorff_alpha": "krippendorff_alpha"}
        chosen = self.clusters.of(self.documents)
        merged = chosen.merged_tables(held)
        found = resample_tables(merged, tuple(names.values()), chosen.plan)
        values, terms = {}, {}
        for key, stable in names.items():
            by_code = [COEFFICIENTS[stable].compute(code_ratings) for code_ratings in whole]
            if len(by_code) == 1:
                values[key] = replace(by_code[0], interval=found.by_code[stable][0])
            else:
                values[key] = replace(pooled(by_code), interval=found.pooled[stable])
            terms[key] = ClusterTerms.of(merged, chosen.names, stable)
        units = max(code_ratings.pairable for code_ratings in whole)
        return DividedPart(self.name, len(self.documents), units, values), terms


def _divided(name: str, parts: Sequence[_RatedPart], following: Sequence[_RatedPart] | None = None) -> DividedCode:
    """One code in its parts, with the differences of those that follow one another, all where none are named."""
    figures = {part.name: part.figures() for part in parts}
    steps = parts if following is None else following
    return DividedCode(
        name,
        tuple(found for found, _terms in figures.values()),
        tuple(
            PartsDifference(
                earlier.name,
                after.name,
                {
                    key: figure_difference(
                        value,
                        figures[after.name][0].values[key],
                        (figures[earlier.name][1][key], figures[after.name][1][key]),
                        after.clusters.plan,
                        least=0.0 if key == "percent" else -1.0,
                        several=sum(map(len, after.tables)) > 1,
                    )
                    for key, value in figures[earlier.name][0].values.items()
                },
            )
            for earlier, after in pairwise(steps)
        ),
    )
