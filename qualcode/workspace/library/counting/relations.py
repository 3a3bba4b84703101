"""Codes that occur together, and new codes by case, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.reporting.tables.cooccurrence_report import ordered_pairs, pair_head, pair_rows, together_words
from qualcode.reporting.tables.saturation_report import curve_head, curve_rows, saturation_heading
from qualcode.retrieval.relations.case_saturation import SaturationRequest
from qualcode.retrieval.relations.cooccurrence import CodePair, CooccurrenceMatrix, Together
from qualcode.retrieval.relations.saturation import SaturationCurve
from qualcode.workspace.counting import relations
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.choosing import conditions_of
from qualcode.workspace.library.resolver import all_of, known_word, numbers, yes_or_no

if TYPE_CHECKING:
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.things import StudyCoding

_SATURATION = ("base_size", "run_lengths", "thresholds", "permutations", "seed")


class StudyCooccurrence:
    """Which codes occur together; `record` holds everything that came out.

    together = study.cooccurrence(by="overlap")
    together.pair("Interferenz", "simultan").number
    together.codings("Interferenz", "simultan")      a pair of lists of codings for each place
    together.frame()                                 one row a pair
    """

    def __init__(self, study: OpenStudy, record: CooccurrenceMatrix) -> None:
        self.study = study
        self.record = record

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be told with the numbers."""
        return tuple(map(program().said, self.record.notes))

    def pair(self, one: object, other: object) -> CodePair | None:
        """What is known of two codes; None where one of them stands nowhere. Raises NotFound."""
        find = self.study.resolver.code
        return self.record.pair(find(one).key, find(other).key)

    def codings(self, one: object, other: object) -> list[tuple[list[StudyCoding], list[StudyCoding]]]:
        """Of each place where two codes are together, the codings of the one and of the other. Raises NotFound."""
        find, made = self.study.resolver.code, self.study.maker()

        def codings(keys: Sequence[int]) -> list[StudyCoding]:
            return [made.coding(made.record_of_coding(key)) for key in keys]

        places = self.record.places(find(one).key, find(other).key)
        return [(codings(place.one), codings(place.other)) for place in places]

    def frame(self) -> DataFrame:
        """One row a pair of codes, those that are never together too."""
        names = dict(zip(self.record.codes, self.record.names, strict=True))
        pairs = ordered_pairs(self.record, zeros=True)
        whole = ("together", "cases", "first", "second", "first_with_second", "second_with_first")
        counts = [
            (pair.number, pair.cases, pair.first, pair.second, pair.first_with, pair.second_with) for pair in pairs
        ]
        values: dict[str, Sequence[object]] = {
            "code": [names[pair.one] for pair in pairs],
            "other": [names[pair.other] for pair in pairs],
            **{name: [row[place] for row in counts] for place, name in enumerate(whole)},
            "jaccard": [pair.jaccard for pair in pairs],
            "expected": [pair.expected for pair in pairs],
            "rests_on_little": [pair.rests_on_little for pair in pairs],
        }
        return frames.frame(frames.FrameColumns(values, whole=whole, decimals=("jaccard", "expected")))

    def _head(self) -> str:
        return _("codes together: {how}", how=together_words(self.record, program()))

    def _rows(self) -> Iterator[Sequence[object]]:
        for _number, row in zip(range(display.SHOWN), pair_rows(self.record, program()), strict=False):
            yield row

    def __repr__(self) -> str:
        lines = (f"{code} + {with_code}: {number}" for code, with_code, number, *_rest in self._rows())
        return display.collection_lines(self._head(), lines, len(ordered_pairs(self.record)))

    def _repr_html_(self) -> str:
        head = pair_head(self.record, program())
        return display.table_html(self._head(), head, self._rows(), len(ordered_pairs(self.record)))


class StudySaturation:
    """How many new codes of inductive origin each further case brought; `record` holds everything that came out."""

    def __init__(self, study: OpenStudy, record: SaturationCurve) -> None:
        self.study = study
        self.record = record

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be told with the numbers."""
        return tuple(map(program().said, self.record.notes))

    def frame(self) -> DataFrame:
        """One row a number of cases: new codes and codes so far in the order of coding, and over random orders."""
        curve = self.record
        number = len(curve.cases)
        missing: list[object] = [None] * number
        values: dict[str, Sequence[object]] = {
            "cases": list(range(1, number + 1)),
            "case": list(curve.cases) if curve.order_known else missing,
            "new": list(curve.new) or missing,
            "codes": curve.cumulative or missing,
            "random_mean": list(curve.permuted.mean),
            "random_low": list(curve.permuted.low),
            "random_high": list(curve.permuted.high),
        }
        whole = ("cases", "new", "codes", "random_low", "random_high")
        return frames.frame(frames.FrameColumns(values, whole=whole, decimals=("random_mean",)))

    def _rows(self) -> Iterator[Sequence[object]]:
        rows = curve_rows(self.record, program(), identify=True)
        for _number, row in zip(range(display.SHOWN), rows, strict=False):
            yield row

    def __repr__(self) -> str:
        lines = (f"{name}: {', '.join(map(str, cells))}" for name, *cells in self._rows())
        return display.collection_lines(saturation_heading(program()), lines, len(self.record.cases))

    def _repr_html_(self) -> str:
        head = curve_head(self.record, program())
        return display.table_html(saturation_heading(program()), head, self._rows(), len(self.record.cases))


def cooccurrence_of(
    study: OpenStudy, codes: Sequence[object], by: object, near: object, query: str, given: Mapping[str, object]
) -> StudyCooccurrence:
    """See `OpenStudy.cooccurrence`."""
    way = Together(known_word("way of being together", by, [known.value for known in Together]))
    apart = numbers("near", near)
    if len(apart) != 1 or apart[0] < 0:
        raise UsageProblem(_("{wanted} is no number of sentences.", wanted=repr(near)), _("Write it like near=2."))
    conditions = {name: value for name, value in given.items() if name != "roll_up"}
    record = relations.cooccurrence(
        study.space,
        conditions_of(study, query, conditions).choice,
        way,
        near=apart[0],
        only={code.key for code in all_of(codes, study.resolver.code)},
        sub_codes=yes_or_no("roll_up", given.get("roll_up", False)),
    )
    return StudyCooccurrence(study, record)


def saturation_of(study: OpenStudy, query: str, given: Mapping[str, object]) -> StudySaturation:
    """See `OpenStudy.saturation`."""
    usual = SaturationRequest()
    chosen = {name: numbers(name, given[name]) for name in _SATURATION[:2] + _SATURATION[3:] if name in given}
    request = SaturationRequest(
        base_size=_single("base_size", chosen, usual.base_size),
        run_lengths=chosen.get("run_lengths", tuple(usual.run_lengths)),
        thresholds=tuple(map(Decimal, numbers("thresholds", given["thresholds"])))
        if "thresholds" in given
        else usual.thresholds,
        permutations=_single("permutations", chosen, usual.permutations),
        seed=_single("seed", chosen, usual.seed),
    )
    conditions = {name: value for name, value in given.items() if name not in _SATURATION}
    return StudySaturation(
        study, relations.saturation(study.space, conditions_of(study, query, conditions).choice, request)
    )


def _single(name: str, chosen: Mapping[str, Sequence[int]], usual: int) -> int:
    found = chosen.get(name, (usual,))
    if len(found) != 1:
        raise UsageProblem(_("{name} is one number.", name=name), _("Write it like {name}=4.", name=name))
    return found[0]
