"""Corrected shares of one code as far as they may be told together, so that no small number of the sample follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.pool.sampling.estimators import Estimate, MetUnits, ReadSample, corrected_share
from qualcode.pool.tables.told_estimates import Ended, OtherNumbers, ToldEstimate, moves, told_estimates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.pool.sampling.estimators import Floats

_BOTH, _MACHINE_ONLY, _HAND_ONLY, _NEITHER = range(4)
_PARTNERS = {
    _BOTH: (_NEITHER,),
    _NEITHER: (_BOTH,),
    _MACHINE_ONLY: (_NEITHER, _BOTH),
    _HAND_ONLY: (_NEITHER, _BOTH),
}
"""Between which places a document is thought to move: those that change a share least."""
Domains = Mapping[str | None, "Floats"]


@dataclass(frozen=True, slots=True)
class CodeInSample:
    """What people and rules gave of a code to the read documents of a sample, and the machine's shares of all.

    `domains` are 1 for the documents of each value of an attribute, and of None for all; `machine` are the shares of
    the documents that the rules gave the code.
    """

    part: ReadSample
    met: MetUnits
    domains: Domains
    machine: Mapping[str | None, float]

    def shares(self) -> dict[str | None, Estimate | None]:
        """The corrected share of each value; None where nobody has read a document of it."""
        return {value: self._share(value, self._numbers()) for value in self.domains}

    def told(self, smallest: int) -> dict[str | None, ToldEstimate]:
        """The same as they may be told, where numbers of documents below `smallest` must not follow."""
        values = [None, *(value for value in self.domains if value is not None)]
        numbers = self._numbers()
        real = {value: _ended(self._share(value, numbers)) for value in values}
        small = self._small(numbers, smallest)
        others = list(self._others(numbers, real, small, smallest)) if small else []
        told = told_estimates([real[value] for value in values], sorted(small, key=str), others)
        return dict(zip(values, told, strict=True))

    def _numbers(self) -> Floats:
        import numpy as np

        return np.array([self.met.both, self.met.machine_only, self.met.hand_only, self.met.neither])

    def _share(self, value: str | None, numbers: Floats) -> Estimate | None:
        domain = self.domains[value] * numbers.sum(axis=0)
        if value not in self.machine or not domain.sum():
            return None
        return corrected_share(
            self.part, self.machine[value], numbers[_HAND_ONLY], numbers[_MACHINE_ONLY], domain
        )  # fmt: skip

    def _small(self, numbers: Floats, smallest: int) -> dict[tuple[str | None, int], int]:
        return {
            (value, place): number
            for value, domain in self.domains.items()
            for place, number in enumerate(_counted(numbers, domain))
            if 0 < number < smallest
        }

    def _others(
        self,
        numbers: Floats,
        real: Mapping[str | None, Ended],
        small: Mapping[tuple[str | None, int], int],
        smallest: int,
    ) -> Iterator[OtherNumbers]:
        """What the shares would be with one document otherwise, or with another besides that makes up for it."""
        allowed = set(moves(_counted(numbers, self.domains[None]), smallest))
        for value, place in small:
            here = self.domains[value] > 0
            for partner in _PARTNERS[place]:
                for source, target in ((place, partner), (partner, place)):
                    mine = self._document(numbers, source, here)
                    if mine is None:
                        continue
                    moved = _moved(numbers, mine, source, target)
                    if (source, target) in allowed:
                        yield self._other(moved, real, small)
                    beside = self._document(numbers, target, ~here, like=mine)
                    if beside is not None:
                        yield self._other(_moved(moved, beside, target, source), real, small)

    def _document(self, numbers: Floats, place: int, among: NDArray[np.bool_], like: int | None = None) -> int | None:
        """A document at a place: one that stands for as many as another, else one in the middle."""
        import numpy as np

        found = np.flatnonzero((numbers[place] > 0) & among & (self.domains[None] > 0))
        if not len(found):
            return None
        weights = self.part.weights
        if like is not None:
            return int(found[np.argmin(abs(weights[found] - weights[like]))])
        return int(found[np.argsort(weights[found], kind="stable")[len(found) // 2]])

    def _other(
        self,
        moved: Floats,
        real: Mapping[str | None, Ended],
        small: Mapping[tuple[str | None, int], int],
    ) -> OtherNumbers:
        changed = {value: (self._numbers() != moved).any(axis=0) & (self.domains[value] > 0) for value in real}
        counted = {value: _counted(moved, self.domains[value]) for value, places in changed.items() if places.any()}
        return OtherNumbers(
            frozenset(
                (value, place)
                for (value, place), number in small.items()
                if value in counted and counted[value][place] != number
            ),
            [_ended(self._share(value, moved)) if value in counted else real[value] for value in real],
        )


def _moved(numbers: Floats, document: int, source: int, target: int) -> Floats:
    moved = numbers.copy()
    moved[source, document] -= 1
    moved[target, document] += 1
    return moved


def _counted(numbers: Floats, domain: Floats) -> list[int]:
    return [round(float(number)) for number in (numbers * domain).sum(axis=1)]


def _ended(estimate: Estimate | None) -> Ended:
    return (None, None, None) if estimate is None else (estimate.value, estimate.low, estimate.high)
