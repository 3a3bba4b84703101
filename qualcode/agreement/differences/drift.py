"""Agreement over time: by order of coding, and by version of a code's rules.

The same coder in two rounds (`Comparison.intra`) is a study like any other; here documents are divided, and
each part is compared on its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
class DividedCode:
    """One code, or all pooled, in every part."""

    name: str
    parts: tuple[DividedPart, ...]


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
        rules = _RuleTimes(history_queries.rule_times(then.project))
    rated = rate_units(collected, then.comparison)
    clusters = clustering(collected, then.comparison, rated.documents)
    if kind == "order":
        codes, notes = _by_order(collected, rated, clusters, times)
        return Divided(kind, ORDER, base, codes, notes)
    codes, notes = _by_rules(collected, rated, clusters, times, rules)
    return Divided(kind, RULES, base, codes, notes)


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
        parts = [_part(name, rated.chosen([place]), half, clusters) for name, half in halves.items()]
        codes.append(DividedCode(collected.layers[place].name, tuple(parts)))
    whole = [_part(name, rated.chosen(places), half, clusters) for name, half in halves.items()]
    codes.append(DividedCode(later("pooled over codes"), tuple(whole)))
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
        slots: dict[str, list[int]] = {}
        for document, material in enumerate(collected.documents):
            name = _slot(layer, material, times[document], rules)
            slots.setdefault(name, []).append(document)
        parts = [_part(name, rated.chosen([place]), slots[name], clusters) for name in sorted(slots)]
        codes.append(DividedCode(layer.name, tuple(parts)))
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


def _slot(layer: CodeLevel, material: Material, times: Sequence[str], rules: _RuleTimes) -> str:
    """The version under which all voices for whom the document counts worked on it."""
    versions: set[int | None] = set()
    for codings, counts, time in zip(material.chosen.codings, material.chosen.counts, times, strict=True):
        if counts:
            given = {coding.rule_version for coding in codings if coding.code in layer.keys}
            versions |= given or {rules.in_force(layer.code.key, time)}
    if None in versions:
        return UNKNOWN
    if len(versions) > 1:
        return DIFFERENT
    version = versions.pop() or 0
    return later("version {version}, since {since}", version=str(version), since=rules.since(layer.code.key, version))


# ---- parts ------------------------------------------------------------------------------------------------


def _part(name: str, tables: Sequence[RatingTable], documents: Sequence[int], clusters: Clustering) -> DividedPart:
    """The figures of one part, pooled where there are several codes."""
    held = [table.chosen(clusters=documents) for table in tables]
    whole = [ratings for table in held for ratings in table.whole()]
    kappa = "cohen_kappa" if len(whole[0].coders) == 2 else "fleiss_kappa"
    names = {"percent": "percent", "kappa": kappa, "krippendorff_alpha": "krippendorff_alpha"}
    chosen = Clustering(clusters.plan, tuple(clusters.clusters[place] for place in documents))
    found = resample_tables(chosen.merged_tables(held), tuple(names.values()), chosen.plan)
    values = {}
    for key, stable in names.items():
        by_code = [COEFFICIENTS[stable].compute(code_ratings) for code_ratings in whole]
        if len(by_code) == 1:
            values[key] = replace(by_code[0], interval=found.by_code[stable][0])
        else:
            values[key] = replace(pooled(by_code), interval=found.pooled[stable])
    units = max(code_ratings.pairable for code_ratings in whole)
    return DividedPart(name, len(documents), units, values)
