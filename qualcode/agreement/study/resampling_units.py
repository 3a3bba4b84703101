"""The clusters over which a study has intervals: cases where cases hold several of the documents, else documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Plan
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.shared_figures import no_interval
from qualcode.catalogue import _, later
from qualcode.errors import QualcodeError

T = TypeVar("T")

TOO_NARROW = later("too narrow: turns of one document are not independent of each other")


@dataclass(frozen=True, slots=True)
class Clustering:
    """How intervals are made, and per document the number of its cluster.

    `owners` say per document which case or document its cluster is; none by turns.
    """

    plan: Plan
    clusters: tuple[int, ...]
    owners: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of different clusters."""
        return len(set(self.clusters))

    @property
    def names(self) -> tuple[str, ...]:
        """Which case or document each cluster is, in the order of tables by clusters."""
        return tuple(dict(zip(self.clusters, self.owners, strict=True)).values()) if self.owners else ()

    def of(self, documents: Sequence[int]) -> Clustering:
        """The clusters of some of the documents, by their places."""
        owners = tuple(self.owners[place] for place in documents) if self.owners else ()
        return Clustering(self.plan, tuple(self.clusters[place] for place in documents), owners)

    @property
    def reason(self) -> str:
        """Why there is no interval; empty where there is one."""
        return no_interval(self.plan, self.count)

    def grouped(self, parts: Iterable[T]) -> list[list[T]]:
        """What belongs to each document, gathered by cluster."""
        found: dict[int, list[T]] = {}
        for cluster, part in zip(self.clusters, parts, strict=True):
            found.setdefault(cluster, []).append(part)
        return list(found.values())

    def merged(self, parts: Iterable[Ratings]) -> list[Ratings]:
        """The ratings of each cluster."""
        return [found[0] if len(found) == 1 else Ratings.merged(found) for found in self.grouped(parts)]

    def merged_tables(self, tables: Iterable[RatingTable]) -> list[RatingTable]:
        """Tables by documents as tables by clusters."""
        return [table.merged(self.clusters) for table in tables]


def clustering(collected: CollectedMaterial, comparison: Comparison, parts: Sequence[int]) -> Clustering:
    """The clusters of a study; `parts` gives every part that is rated (a document or a turn) its document."""
    if comparison.cluster == "turn":
        plan = comparison.plan(cluster="turn", caution=TOO_NARROW)
        return Clustering(plan, tuple(range(len(parts))))
    if comparison.cluster == "case" and not any(material.case for material in collected.documents):
        raise QualcodeError(
            _("None of these documents belongs to a case."), _("Say --cluster document, or make cases.")
        )
    by_case = _by_case(collected)
    held = max(Counter(by_case).values(), default=0)
    wanted = comparison.cluster if comparison.cluster != "auto" else "case" if held > 1 else "document"
    plan = comparison.plan(cluster=wanted)
    clusters = by_case if wanted == "case" else list(range(len(collected.documents)))
    owners = [
        f"case {material.case}"  # no text: the identity of a cluster
        if wanted == "case" and material.case
        else f"document {material.chosen.named.id}"  # no text: the same
        for material in collected.documents
    ]
    return Clustering(plan, tuple(clusters), tuple(owners)).of(parts)


def _by_case(collected: CollectedMaterial) -> list[int]:
    """Per document the number of its case; a document without a case is a cluster of its own."""
    numbers: dict[str | int, int] = {}
    return [
        numbers.setdefault(material.case or place, len(numbers)) for place, material in enumerate(collected.documents)
    ]
