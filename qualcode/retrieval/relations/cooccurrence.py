"""Codes that occur together: how often, in how many cases, and how often chance alone would bring them together.

Each way of being together counts the same kind of thing. A *stretch* of a code is a passage of it as the collection
of quotations has it: overlapping passages of one code in a document, of several coders or of one, are one.

- OVERLAP: pairs of a stretch of the one code and a stretch of the other that share a code point.
- NEAR: the same with stretches in sentences, each reaching so many sentences further: stretches of one code that
  are at most that near to each other are one, and 0 is the same sentence.
- SENTENCE, TURN, CASE, DOCUMENT: the sentences (turns, cases, documents) in which both codes are.

All of them are symmetric, and nothing counts twice because several coders coded it.

*Jaccard* is, of the places with either code, the share of those with both (Jaccard 1912, New Phytologist 11,
37-50): for the units above both / (a + b - both). Of stretches a *place* is what overlapping stretches of the two
codes make together. Since stretches of one code never overlap, the graph of their overlaps is a forest, so that
there are a + b - pairs places, of which a(with b) + b(with a) - pairs hold both. Where each stretch overlaps with
one other at most, that is n12 / (n1 + n2 - n12), the c-coefficient of other programs, which may exceed 1 elsewhere;
this never does.

*Expected* is the number if the two codes had nothing to do with each other, see `expected_numbers`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from qualcode.retrieval.relations.passage_columns import StretchColumns, later_overlapping, pairs

if TYPE_CHECKING:
    from qualcode.retrieval.relations.passage_columns import Numbers

FEW = 5
"""A number that rests on fewer stretches, or of which fewer are expected, rests on little (Cochran 1952)."""


class Together(StrEnum):
    """How two codes may be together, see the module."""

    OVERLAP = "overlap"
    SENTENCE = "sentence"
    TURN = "turn"
    NEAR = "near"
    CASE = "case"
    DOCUMENT = "document"


class CodePair(NamedTuple):
    """Two codes (keys) and what is known of them together; `first` and `second` are the stretches or units of each.

    `number` is how often they are together, `first_with` of how many of the first the second is a part, `cases` in
    how many cases they are together. `jaccard` is None where neither code stands anywhere.
    """

    one: int
    other: int
    number: int
    cases: int
    first: int
    second: int
    first_with: int
    second_with: int
    jaccard: float | None
    expected: float

    @property
    def rests_on_little(self) -> bool:
        """Whether too few are there, or expected, to say more than that."""
        return min(self.first, self.second) < FEW or self.expected < FEW


@dataclass(frozen=True, slots=True)
class JoinedPlace:
    """Where two codes are together: the keys of the codings of the one and of the other, in one document and case."""

    document: int
    case: str
    one: tuple[int, ...]
    other: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CooccurrenceMatrix:
    """How often codes are together. `codes` are keys in order of the codebook, `names` their full names.

    `numbers` are the stretches or units of each code, `pairs` all pairs of two different codes of which both are
    somewhere, each once, the one that stands before in the codebook first; a code and one below it make no pair where
    sub-codes are counted with it. `units` is N where units are counted. `places` gives where a pair is together.
    `absent` is how many codings were left out since they say that something is absent, `notes` what must be told.
    """

    by: Together
    near: int
    codes: Sequence[int]
    names: Sequence[str]
    numbers: Sequence[int]
    pairs: Sequence[CodePair]
    units: int | None
    documents: int
    cases: int
    absent: int
    sub_codes: bool
    notes: Sequence[str]
    places: Callable[[int, int], Sequence[JoinedPlace]]

    def pair(self, one: int, other: int) -> CodePair | None:
        """What is known of two codes (keys), in either order; None where they make no pair."""
        return next((pair for pair in self.pairs if {pair.one, pair.other} == {one, other}), None)

    def grid(self) -> list[list[int | None]]:
        """The numbers as a square in the order of `codes`; a code with itself, and what is no pair, has None."""
        ranks = {key: rank for rank, key in enumerate(self.codes)}
        made: list[list[int | None]] = [[None] * len(self.codes) for _ in self.codes]
        for pair in self.pairs:
            made[ranks[pair.one]][ranks[pair.other]] = made[ranks[pair.other]][ranks[pair.one]] = pair.number
        return made


@dataclass(frozen=True, slots=True, eq=False)
class PairNumbers:
    """Of codes by codes (their places): how often they are together, in how many cases, and with how many of each."""

    together: Numbers
    cases: Numbers
    with_other: Numbers
    of_code: Numbers


def stretch_pairs(stretches: StretchColumns, codes: int) -> PairNumbers:
    """Counts the pairs of overlapping stretches, which are by document and start, no two of one code overlapping."""
    import numpy as np

    starts, of_code = stretches.starts, stretches.codes
    before = _ends_before(stretches, codes)
    together, first_met = (np.zeros(codes * codes, dtype=np.int64) for _ in range(2))
    met_cases = _MetCases(codes)
    for earlier, later in pairs(later_overlapping(stretches)):
        cell = of_code[earlier] * codes + of_code[later]
        together += np.bincount(cell, minlength=codes * codes)
        # of the stretches of one code that overlap with an earlier one, the first is behind all others of that code
        met = before[later] <= starts[earlier]
        first_met += np.bincount(cell[met], minlength=codes * codes)
        met_cases.see(stretches.cases[later], of_code[earlier], of_code[later])
    directed, first = together.reshape(codes, codes), first_met.reshape(codes, codes)
    return PairNumbers(
        directed + directed.T,
        met_cases.counted(),
        first + directed.T,  # an earlier stretch is the first of its code that a later one meets
        np.bincount(of_code, minlength=codes),
    )


def _ends_before(stretches: StretchColumns, codes: int) -> Numbers:
    """For each stretch where the one before it of the same code and document ends; 0 where there is none."""
    import numpy as np

    layers = stretches.documents * codes + stretches.codes
    order = np.argsort(layers, kind="stable")
    ends = stretches.ends[order]
    same = layers[order][1:] == layers[order][:-1]
    before = np.zeros(len(stretches), dtype=np.int64)
    before[order[1:]] = np.where(same, ends[:-1], 0)
    return before


def unit_pairs(units: Numbers, of_code: Numbers, of_case: Numbers, codes: int) -> PairNumbers:
    """Counts the units in which two codes are; each row is a code in a unit, which may come several times."""
    import numpy as np

    rows, first = np.unique(units * codes + of_code, return_index=True)
    unit, code, case = rows // codes, rows % codes, of_case[first]
    later = np.searchsorted(unit, unit, side="right") - np.arange(len(unit)) - 1
    together = np.zeros(codes * codes, dtype=np.int64)
    met_cases = _MetCases(codes)
    for earlier, behind in pairs(later):
        together += np.bincount(code[earlier] * codes + code[behind], minlength=codes * codes)
        met_cases.see(case[earlier], code[earlier], code[behind])
    square = together.reshape(codes, codes)
    both = square + square.T
    return PairNumbers(both, met_cases.counted(), both, np.bincount(code, minlength=codes))


class _MetCases:
    """In how many cases two codes are together."""

    def __init__(self, codes: int) -> None:
        self._codes = codes
        self._seen: list[Numbers] = []

    def see(self, cases: Numbers, one: Numbers, other: Numbers) -> None:
        import numpy as np

        low, high = np.minimum(one, other), np.maximum(one, other)
        self._seen.append(_distinct((cases * self._codes + low) * self._codes + high))

    def counted(self) -> Numbers:
        import numpy as np

        codes = self._codes
        every = self._seen[0] if len(self._seen) == 1 else _distinct(np.concatenate([*self._seen, _none()]))
        square = np.bincount(every % (codes * codes), minlength=codes * codes).reshape(codes, codes)
        return np.asarray(square + square.T)


def _none() -> Numbers:
    import numpy as np

    return np.zeros(0, dtype=np.int64)


def _distinct(numbers: Numbers) -> Numbers:
    """Each number once, in order: quicker than `numpy.unique`, which looks for more."""
    import numpy as np

    ordered: Numbers = np.sort(numbers)
    return np.asarray(ordered[np.append(np.ones(min(len(ordered), 1), dtype=bool), ordered[1:] != ordered[:-1])])
