"""Ratings of many codes in many clusters as one array: how often each pattern occurs."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.sums import PatternTable, Sums, distinct
from qualcode.agreement.kernel.values import LEAST, Plan
from qualcode.catalogue import later
from qualcode.plural import counted_later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """In how many clusters a figure's code occurs; `other` is the value besides which others have to occur.

    `several` says that the figure is about several codes, `absence` that not having the code is the rarer case.
    """

    holding: int
    several: bool = False
    absence: bool = False
    other: str | None = None

    def too_few(self, clusters: int, plan: Plan) -> str:
        """Why there is no interval, in words; empty where it occurs in enough clusters."""
        if self.holding >= LEAST:
            return ""
        told = {"few": self.holding, "clusters": counted_later(clusters, plan.cluster, after=True)}
        if self.other is not None:
            return later("values other than “{value}” occur in {few} of {clusters}", value=self.other, **told)
        if self.several:
            return later("the codes occur in {few} of {clusters}", **told)
        if self.absence:
            return later("the code is missing in {few} of {clusters} only", **told)
        return later("the code occurs in {few} of {clusters}", **told)


@dataclass(frozen=True)
class RatingTable:
    """`counts` has the shape (codes, clusters, patterns); coders, categories and patterns are those of `Ratings`."""

    coders: tuple[str, ...]
    categories: tuple[Hashable, ...]
    patterns: tuple[Pattern, ...]
    counts: Counts
    positive: int | None = None

    @classmethod
    def of(cls, codes: Sequence[Sequence[Ratings]]) -> RatingTable:
        """From each code's `Ratings` per cluster, all of the same coders and categories."""
        import numpy as np

        first = codes[0][0]
        column: dict[Pattern, int] = {}
        for parts in codes:
            for part in parts:
                if (part.coders, part.categories) != (first.coders, first.categories):
                    raise ValueError("not the same coders and categories")  # no text: Python alone sees it
                for pattern in part.patterns:
                    column.setdefault(pattern, len(column))
        counts = np.zeros((len(codes), len(codes[0]), len(column)), dtype=np.int64)
        for code, parts in enumerate(codes):
            for cluster, part in enumerate(parts):
                for pattern, count in part.patterns.items():
                    counts[code, cluster, column[pattern]] = count
        return cls(first.coders, first.categories, tuple(column), counts, first.positive)

    def __len__(self) -> int:
        return len(self.counts)

    def whole(self) -> list[Ratings]:
        """Each code's ratings over all clusters."""
        return self._ratings(self.counts.sum(axis=1))

    def by_cluster(self) -> list[Ratings]:
        """The first code's ratings of each cluster."""
        return self._ratings(self.counts[0])

    def _ratings(self, counts: Counts) -> list[Ratings]:
        """One for each row of counts; shape (rows, patterns)."""
        table = PatternTable.of(self.patterns, len(self.coders), self.categories, self.positive)
        sums = Sums(table, counts[None])
        return [
            Ratings(
                self.coders,
                self.categories,
                {pattern: count for pattern, count in zip(self.patterns, row, strict=True) if count},
                self.positive,
                (sums, place),
            )
            for place, row in enumerate(counts.tolist())
        ]

    def chosen(self, codes: Sequence[int] | None = None, clusters: Sequence[int] | None = None) -> RatingTable:
        """The same of some of the codes or clusters, by their places."""
        counts = self.counts if codes is None else self.counts[list(codes)]
        counts = counts if clusters is None else counts[:, list(clusters)]
        return RatingTable(self.coders, self.categories, self.patterns, counts, self.positive)

    def merged(self, clusters: Sequence[int]) -> RatingTable:
        """The same with clusters put together: `clusters` gives each the number of its new one, in any order."""
        import numpy as np

        new = {number: place for place, number in enumerate(dict.fromkeys(clusters))}
        if len(new) == len(clusters):
            return self
        counts = np.zeros((len(self.counts), len(new), len(self.patterns)), dtype=np.int64)
        places = np.array([new[number] for number in clusters], dtype=np.int64)
        np.add.at(counts.swapaxes(0, 1), places, self.counts.swapaxes(0, 1))
        return RatingTable(self.coders, self.categories, self.patterns, counts, self.positive)

    def pairable(self) -> NDArray[np.bool_]:
        """Whether two coders rated a unit of a cluster, whatever the code: shape (clusters,)."""
        import numpy as np

        twice = np.array([sum(place >= 0 for place in pattern) >= 2 for pattern in self.patterns], dtype=bool)
        found: NDArray[np.bool_] = np.asarray(self.counts[:, :, twice].any(axis=(0, 2)))
        return found

    def occurrences(self, *, each_unit: bool = False) -> tuple[NDArray[np.bool_], list[Occurrence]]:
        """In which clusters each code occurs, (codes, clusters), and in how many; of pairable units.

        A code occurs where a coder gave another value than the one that is given most, which is “not coded” of codes
        that are not given nearly everywhere. With `each_unit` units are counted in place of clusters.
        """
        import numpy as np

        said = np.array(self.patterns, dtype=np.int64).reshape(len(self.patterns), len(self.coders))
        paired = (said >= 0).sum(axis=1) >= 2
        whole = self.counts.sum(axis=1)
        given = np.zeros((len(self.counts), len(self.categories)), dtype=np.int64)
        for column in said.T:
            rated = paired & (column >= 0)
            np.add.at(given.T, column[rated], whole[:, rated].T)
        most = given.argmax(axis=1) if len(self.categories) else np.zeros(len(self.counts), dtype=np.int64)
        units = np.zeros(self.counts.shape[:2], dtype=np.int64)
        for value in distinct(most).tolist():
            others = paired & ((said >= 0) & (said != value)).any(axis=1)
            units[most == value] = self.counts[most == value][:, :, others].sum(axis=2)
        numbers = units.sum(axis=1) if each_unit else (units > 0).sum(axis=1)
        found = [
            self._occurrence(value, number) for value, number in zip(most.tolist(), numbers.tolist(), strict=True)
        ]
        return units > 0, found

    def _occurrence(self, most: int, holding: int) -> Occurrence:
        if self.positive is not None:
            return Occurrence(holding, absence=most == self.positive)
        return Occurrence(holding, other=str(self.categories[most]) if self.categories else "")

    def spoken(self) -> list[tuple[int, ...]]:
        """Each code's coders with at least one rating, by their index."""
        import numpy as np

        said = np.array(self.patterns, dtype=np.int64).reshape(len(self.patterns), len(self.coders)) >= 0
        heard = (self.counts.any(axis=1).astype(np.int64) @ said) > 0
        return [tuple(np.flatnonzero(row).tolist()) for row in heard]

    def of_coders(self, kept: Sequence[int]) -> RatingTable:
        """The ratings of some of the coders, by their indices."""
        import numpy as np

        if list(kept) == list(range(len(self.coders))):
            return self
        shorter = [tuple(pattern[index] for index in kept) for pattern in self.patterns]
        column = {pattern: place for place, pattern in enumerate(dict.fromkeys(shorter))}
        counts = np.zeros((*self.counts.shape[:2], len(column)), dtype=np.int64)
        for place, pattern in enumerate(shorter):
            counts[:, :, column[pattern]] += self.counts[:, :, place]
        names = tuple(self.coders[index] for index in kept)
        return RatingTable(names, self.categories, tuple(column), counts, self.positive)
