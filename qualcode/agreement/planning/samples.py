"""A stratified sample of documents: drawn by a seed so that anybody can draw it again, and what it will show."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.agreement.kernel.jackknife import quantiles
from qualcode.agreement.kernel.values import LEAST, Value
from qualcode.agreement.study.results import Study
from qualcode.catalogue import _, later
from qualcode.errors import UsageProblem
from qualcode.model.documents import Document
from qualcode.plural import counted


def drawn(strata: Mapping[str, Sequence[Document]], size: int, seed: int) -> dict[str, list[Document]]:
    """So many documents of all strata, of each as many as its share of all documents, by the seed.

    The places that shares leave over go to the strata with the greatest remainders; of each stratum there is one at
    least, where the sample is as large as that. Of a stratum those documents are drawn whose SHA-256 of
    “seed:uuid” is the least, so that the draw depends on no program. Raises UsageProblem for a size that is none, or
    larger than the material.
    """
    there = sum(map(len, strata.values()))
    if size < 1:
        raise UsageProblem(_("A sample has one document at least."), _("Write for instance --size 12."))
    if size > there:
        raise UsageProblem(
            _(
                "A sample of {size} cannot be drawn from {there}.",
                size=counted(size, "document", after=True),
                there=counted(there, "document", after=True),
            ),
            _("Say how many with --size, want a lower alpha, or import more material."),
        )
    shares = shared({name: len(documents) for name, documents in strata.items()}, size)

    def lot(document: Document) -> str:
        return hashlib.sha256(f"{seed}:{document.uuid}".encode()).hexdigest()

    return {name: sorted(documents, key=lot)[: shares[name]] for name, documents in strata.items()}


def shared(sizes: Mapping[str, int], places: int) -> dict[str, int]:
    """Places given to strata by their sizes: largest remainders, one each at least where there are as many places."""
    total = sum(sizes.values())
    least = 1 if places >= len(sizes) else 0
    exact = {name: places * size / total for name, size in sizes.items()}
    given = {name: min(sizes[name], max(least, math.floor(share))) for name, share in exact.items()}
    while sum(given.values()) > places:  # one each took more than there is
        del_from = max((name for name in given if given[name] > least), key=lambda name: given[name] - exact[name])
        given[del_from] -= 1
    while sum(given.values()) < places:
        to = max((name for name in given if given[name] < sizes[name]), key=lambda name: exact[name] - given[name])
        given[to] += 1
    return given


@dataclass(frozen=True, slots=True)
class ExpectedInterval:
    """The 95 % interval of alpha that a sample will have for a code, were all as in the pilot; else the reason."""

    name: str
    alpha: float | None
    low: float | None = None
    high: float | None = None
    holding: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SampleStratum:
    """Documents with one value of the attribute: how many were drawn, of how many."""

    value: str
    drawn: int
    there: int


@dataclass(frozen=True, slots=True)
class DrawnSample:
    """What was drawn by which seed, and for how many pairs of document and coder the assignment is new.

    `clusters` counts those over which intervals will be made, `cluster` is the word for one.
    `expected` is what the sample will show for each code and over all, were all as in the pilot; empty without one.
    """

    attribute: str
    seed: int
    strata: tuple[SampleStratum, ...]
    documents: tuple[Document, ...]
    coders: tuple[str, ...]
    changed: int
    cluster: str
    clusters: int
    expected: tuple[ExpectedInterval, ...] = ()


def expected_intervals(pilot: Study, clusters: int) -> tuple[ExpectedInterval, ...]:
    """What a sample of so many clusters (cases or documents, as the pilot's) will show, per code and over all.

    The pilot's standard error of log(1 - alpha) shrinks by the root of the number of clusters, and the code occurs in
    the same share of them.
    """
    rows = [(code.name, code.values["krippendorff_alpha"]) for code in pilot.codes]
    return tuple(
        _expected(name, value, pilot.resampling.clusters, clusters)
        for name, value in [*rows, ("", pilot.whole["krippendorff_alpha"])]
    )


def _expected(name: str, value: Value, before: int, clusters: int) -> ExpectedInterval:
    interval = value.interval
    if value.value is None:
        return ExpectedInterval(name, None, reason=value.reason)
    if interval is None or interval.log_error is None or interval.holding is None or interval.low is None:
        return ExpectedInterval(
            name, value.value, reason=interval.reason if interval is not None else later("no interval in the pilot")
        )
    holding = interval.holding / before * clusters
    if holding < LEAST:
        return ExpectedInterval(name, value.value, holding=holding, reason=later("too few clusters with the code"))
    error = interval.log_error * math.sqrt(before / clusters)
    (quantile,) = quantiles([round(holding) - 1], interval.confidence)
    reach = math.exp(float(quantile) * error)
    r = 1 - value.value
    return ExpectedInterval(name, value.value, 1 - r * reach, 1 - r / reach, holding)


def strata_of(documents: Iterable[Document], attribute: str) -> dict[str, list[Document]]:
    """Documents by the value of an attribute, or by “label”; what has none is a stratum of its own ("").

    Raises UsageProblem where no document has the attribute.
    """
    found: dict[str, list[Document]] = {}
    for document in documents:
        value = document.label if attribute == "label" else document.value(attribute)
        found.setdefault(value, []).append(document)
    if not any(found):
        raise UsageProblem(
            _("No document has the attribute “{attribute}”.", attribute=attribute),
            _("qualcode documents --json shows them; --sample label takes the source label."),
        )
    return dict(sorted(found.items()))
