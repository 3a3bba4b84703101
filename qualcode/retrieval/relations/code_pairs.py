"""Which codes of a study occur together; `cooccurrence` and `expected_numbers` say what the numbers mean."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.catalogue import Later, later, nlater, spoken
from qualcode.model.codes import Code
from qualcode.project.project import Project
from qualcode.retrieval.counting.passages import CodingColumns, CountedPassages, passages_of
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.coded_material import CodedMaterial
from qualcode.retrieval.relations.cooccurrence import (
    CodePair,
    CooccurrenceMatrix,
    JoinedPlace,
    PairNumbers,
    Together,
    stretch_pairs,
    unit_pairs,
)
from qualcode.retrieval.relations.expected_numbers import expected_pairs, expected_units
from qualcode.retrieval.relations.passage_columns import StretchColumns, later_overlapping, pairs
from qualcode.retrieval.speaking import notes_of_speaking

if TYPE_CHECKING:
    from qualcode.retrieval.relations.expected_numbers import Decimals
    from qualcode.retrieval.relations.passage_columns import Numbers

OF_STRETCHES = (Together.OVERLAP, Together.NEAR)


def cooccurrence(
    project: Project,
    wanted: PassageChoice,
    by: Together = Together.OVERLAP,
    *,
    near: int = 0,
    only: Collection[int] = (),
    sub_codes: bool = False,
) -> CooccurrenceMatrix:
    """Which of the chosen codes occur together in the chosen documents.

    `near` is how many sentences apart, for NEAR. Of `only` (codes by key) one gives the pairs with that code, several
    give those among them. With `sub_codes` a code counts with those below it, and makes no pair with them.
    """
    with project.at_one_moment():
        material = CodedMaterial(project, wanted, sub_codes=sub_codes)
        placed = _CodeStretches(material, near if by is Together.NEAR else None) if by in OF_STRETCHES else None
        units = None if placed is not None else _UnitsWithCodes(material, by)
        counted = placed or units
        assert counted is not None  # noqa: S101 - one of the two
        return CooccurrenceMatrix(
            by=by,
            near=near,
            codes=[code.key for code in material.codes],
            names=[code.full_name for code in material.codes],
            numbers=counted.numbers.of_code.tolist(),
            pairs=_pairs(material, counted, only, related=sub_codes),
            units=None if units is None else units.every,
            documents=len(material.documents),
            cases=len(material.case_numbers),
            absent=material.absent,
            sub_codes=sub_codes,
            notes=[spoken(note) for note in _notes(material, by)],
            places=counted.places,
        )


def _pairs(
    material: CodedMaterial, counted: _CodeStretches | _UnitsWithCodes, only: Collection[int], *, related: bool
) -> list[CodePair]:
    numbers, expected = counted.numbers, counted.expected()
    together, cases = numbers.together.tolist(), numbers.cases.tolist()
    with_other, of_code = numbers.with_other.tolist(), numbers.of_code.tolist()
    keys = [code.key for code in material.codes]
    there = [place for place, number in enumerate(of_code) if number]
    found: list[CodePair] = []
    for at, first in enumerate(there):
        for second in there[at + 1 :]:
            if not _is_wanted(keys[first], keys[second], only):
                continue
            if related and _is_below(material.codes[second], material.codes[first]):
                continue
            number = together[first][second]
            places = of_code[first] + of_code[second] - number
            both = with_other[first][second] + with_other[second][first] - number
            found.append(
                CodePair(
                    one=keys[first],
                    other=keys[second],
                    number=number,
                    cases=cases[first][second],
                    first=of_code[first],
                    second=of_code[second],
                    first_with=with_other[first][second],
                    second_with=with_other[second][first],
                    jaccard=both / places if places else None,
                    expected=float(expected[first, second]),
                )
            )
    return found


def _is_wanted(one: int, other: int, only: Collection[int]) -> bool:
    if len(only) == 1:
        return one in only or other in only
    return not only or (one in only and other in only)


def _is_below(code: Code, other: Code) -> bool:
    """Whether a code stands below another one; codes come in the order of the codebook, so never above it."""
    return code.path[: len(other.path)] == other.path


class _PassagesOfCode:
    """The passages of the material in columns, by document and place."""

    def __init__(self, material: CodedMaterial) -> None:
        self.material = material
        self.passages: CountedPassages = material.passages

    @cached_property
    def columns(self) -> StretchColumns:
        passages = self.passages
        cases = self.material.cases_at(passages.document, passages.start)
        return StretchColumns(passages.document, passages.start, passages.end, passages.code, cases)

    def joined(self, one: Numbers, other: Numbers) -> JoinedPlace:
        """A place of the passages of two codes."""
        first = int(one[0])
        document = self.material.documents[int(self.passages.document[first])]
        return JoinedPlace(
            document.key,
            self.material.case_name(int(self.columns.cases[first])),
            tuple(self.passages.keys_of(one)),
            tuple(self.passages.keys_of(other)),
        )

    def place_of(self, key: int) -> int:
        """The place of a code among those of the material."""
        return next(place for place, code in enumerate(self.material.codes) if code.key == key)


class _CodeStretches(_PassagesOfCode):
    """Stretches, in code points or, with `near`, in sentences."""

    def __init__(self, material: CodedMaterial, near: int | None) -> None:
        super().__init__(material)
        self._near = near

    @cached_property
    def _joined(self) -> tuple[StretchColumns, CountedPassages | None]:
        """The stretches, and for those in sentences which passages they are made of."""
        if self._near is None:
            return self.columns, None
        import numpy as np

        first, last, _ = _touched(self.material, self.columns, "sentences")
        columns = self.columns
        zeros = np.zeros(len(columns), dtype=np.int64)
        reaching = CodingColumns(
            np.arange(len(columns)), columns.documents, first, last + 1 + self._near, columns.codes, zeros, zeros + 1
        )
        made = passages_of(reaching)
        starts = columns.cases[made.codings[made.first]] if len(made) else columns.cases
        return StretchColumns(made.document, made.start, made.end, made.code, starts), made

    @cached_property
    def _order(self) -> Numbers:
        return self._joined[0].by_place()

    @cached_property
    def stretches(self) -> StretchColumns:
        """The stretches by document and place."""
        return self._joined[0].chosen(self._order)

    @cached_property
    def numbers(self) -> PairNumbers:
        return stretch_pairs(self.stretches, len(self.material.codes))

    def expected(self) -> Decimals:
        import numpy as np

        lengths = (
            self.material.answered_lengths()
            if self._near is None
            else np.array([int((~units.asked).sum()) for units in self.material.units("sentences")], dtype=np.int64)
        )
        return expected_pairs(self.stretches, len(self.material.codes), lengths)

    def places(self, one: int, other: int) -> list[JoinedPlace]:
        """Where two codes (keys) are together, a pair of stretches each, by document and place."""
        import numpy as np

        first, second = self.place_of(one), self.place_of(other)
        mine = np.flatnonzero((self.stretches.codes == first) | (self.stretches.codes == second))
        chosen = self.stretches.chosen(mine)
        found: list[JoinedPlace] = []
        for earlier, behind in pairs(later_overlapping(chosen)):
            for pair in zip(mine[earlier].tolist(), mine[behind].tolist(), strict=True):
                left, right = sorted(pair, key=lambda at: int(self.stretches.codes[at]) != first)
                found.append(self.joined(self._passages_of(left), self._passages_of(right)))
        return found

    def _passages_of(self, stretch: int) -> Numbers:
        import numpy as np

        made = self._joined[1]
        if made is None:
            return np.array([self._order[stretch]])
        return np.array(made.keys_of(np.array([self._order[stretch]])), dtype=np.int64)


class _UnitsWithCodes(_PassagesOfCode):
    """Units of which each is looked at as a whole."""

    def __init__(self, material: CodedMaterial, by: Together) -> None:
        super().__init__(material)
        self._by = by

    @cached_property
    def _rows(self) -> tuple[Numbers, Numbers, Numbers]:
        """The units, the places of their passages, and all units that there are."""
        import numpy as np

        columns = self.columns
        own = np.arange(len(columns))
        if self._by is Together.CASE:
            return columns.cases, own, np.array(self.material.case_numbers, dtype=np.int64)
        if self._by is Together.DOCUMENT:
            return columns.documents, own, np.arange(len(self.material.documents))
        kind = "turns" if self._by is Together.TURN else "sentences"
        first, last, answered = _touched(self.material, columns, kind)
        number = last - first + 1
        passage = np.repeat(own, number)
        inside = np.arange(len(passage)) - np.repeat(np.cumsum(number) - number, number)
        return first[passage] + inside, passage, answered

    @cached_property
    def every(self) -> int:
        """How many units there are: those of respondents, and what else is coded."""
        import numpy as np

        units, _, answered = self._rows
        return len(np.union1d(units, answered))

    @cached_property
    def numbers(self) -> PairNumbers:
        units, passage, _ = self._rows
        return unit_pairs(units, self.columns.codes[passage], self.columns.cases[passage], len(self.material.codes))

    def expected(self) -> Decimals:
        return expected_units(self.numbers.of_code, self.every)

    def places(self, one: int, other: int) -> list[JoinedPlace]:
        """The units in which two codes (keys) are, by document and place."""
        import numpy as np

        units, passage, _ = self._rows
        code = self.columns.codes[passage]
        of_one, of_other = code == self.place_of(one), code == self.place_of(other)
        found = [
            self.joined(passage[of_one & (units == unit)], passage[of_other & (units == unit)])
            for unit in np.intersect1d(units[of_one], units[of_other])
        ]
        order = {document.key: place for place, document in enumerate(self.material.documents)}
        return sorted(found, key=lambda place: order[place.document])


def _touched(material: CodedMaterial, columns: StretchColumns, kind: str) -> tuple[Numbers, Numbers, Numbers]:
    """The first and last unit of each passage, numbered over all documents, and the units that respondents say.

    What stands before the first unit of a text belongs to a unit of its own. A text without turns is one of
    paragraphs.
    """
    import numpy as np

    first, last = (np.zeros(len(columns), dtype=np.int64) for _ in range(2))
    answered: list[Numbers] = []
    behind = 0
    order = np.argsort(columns.documents, kind="stable")
    bounds = np.searchsorted(columns.documents[order], np.arange(len(material.documents) + 1))
    known = material.units("turns" if kind == "turns" else "sentences")
    paragraphs = material.units("paragraphs") if kind == "turns" else None
    for place, units in enumerate(known):
        other = next(paragraphs) if paragraphs is not None else units
        here = units if len(units.starts) else other
        mine = order[bounds[place] : bounds[place + 1]]
        first[mine] = behind + np.searchsorted(here.starts, columns.starts[mine], side="right")
        last[mine] = behind + np.searchsorted(here.starts, columns.ends[mine] - 1, side="right")
        answered.append(behind + 1 + np.flatnonzero(~here.asked))
        behind += len(here.starts) + 1
    return first, last, np.concatenate([*answered, np.zeros(0, dtype=np.int64)])


def _notes(material: CodedMaterial, by: Together) -> list[Later]:
    notes: list[Later] = []
    if not material.documents:
        notes.append(later("Nothing fits what was asked for: N = 0."))
    if material.absent:
        notes.append(
            nlater(
                "{count} coding that reports something as absent is not counted.",
                "{count} codings that report something as absent are not counted.",
                material.absent,
            )
        )
    if material.without_case:
        notes.append(
            nlater(
                "{count} document without a case counts as one.",
                "{count} documents without a case count as one each.",
                material.without_case,
            )
        )
    notes += notes_of_speaking(material.speaking)
    if by is Together.TURN:
        without = sum(not len(found.starts) for found in material.units("turns"))
        if without:
            notes.append(
                nlater(
                    "{count} document has no turns: its paragraphs stand for them.",
                    "{count} documents have no turns: their paragraphs stand for them.",
                    without,
                )
            )
    return notes
