"""The saturation of a study: which cases brought new codes, in the order in which they were coded and in others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from qualcode.catalogue import Later, _, later, nlater, spoken
from qualcode.errors import UsageProblem
from qualcode.model.codes import Origin
from qualcode.project.history_queries import came_in, coding_entries
from qualcode.project.project import Project
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.coded_material import CodedMaterial
from qualcode.retrieval.relations.saturation import (
    BASE_SIZE,
    PERMUTATIONS,
    RUN_LENGTHS,
    SEED,
    THRESHOLDS,
    LateCode,
    SaturationCurve,
    SaturationRule,
    new_codes,
    permuted,
    saturation_point,
)
from qualcode.retrieval.speaking import notes_of_speaking

_MOST_PERMUTATIONS = 100_000


@dataclass(frozen=True, slots=True)
class SaturationRequest:
    """By which numbers saturation is looked for: base size, run lengths, thresholds in per cent, random orders.

    Raises UsageProblem for numbers that mean nothing.
    """

    base_size: int = BASE_SIZE
    run_lengths: Sequence[int] = RUN_LENGTHS
    thresholds: Sequence[Decimal] = THRESHOLDS
    permutations: int = PERMUTATIONS
    seed: int = SEED

    def __post_init__(self) -> None:
        if self.base_size < 1 or not self.run_lengths or min(self.run_lengths) < 1:
            raise UsageProblem(_("Base size and run length are at least 1."), _("The usual ones are 4, and 2 or 3."))
        if not self.thresholds or not all(0 <= threshold < 100 for threshold in self.thresholds):
            raise UsageProblem(_("A threshold is a per cent below 100."), _("The usual ones are 5 and 0."))
        if not 1 <= self.permutations <= _MOST_PERMUTATIONS:
            raise UsageProblem(
                _("{number} random orders cannot be made.", number=self.permutations),
                _("Choose 1 to {most}.", most=_MOST_PERMUTATIONS),
            )
        if not 0 <= self.seed < 2**32:
            raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))

    @property
    def rules(self) -> list[SaturationRule]:
        """Each run length with each threshold."""
        return [
            SaturationRule(self.base_size, run_length, threshold)
            for run_length, threshold in product(self.run_lengths, self.thresholds)
        ]


@dataclass(slots=True)
class _CodedCase:
    """A case by number: its inductive codes, and the entries of the history of its first and last coding."""

    number: int
    codes: set[int]
    first: int
    last: int


def saturation(project: Project, wanted: PassageChoice, request: SaturationRequest | None = None) -> SaturationCurve:
    """How many new codes of inductive origin each further case brought; passages of every polarity count."""
    request = request or SaturationRequest()
    with project.at_one_moment():
        material = CodedMaterial(project, wanted, with_absent=True)
        entries = coding_entries(project)
        came = came_in(project, material.codings.key.tolist())
        inductive = {code.key: code.full_name for code in material.codes if code.origin is Origin.INDUCTIVE}
        cases = _coded_cases(material, inductive, entries)
    order_known = len({case.first for case in cases}) == len(cases) > 1
    held = [case.codes for case in cases]
    given = [key for key in inductive if any(key in codes for codes in held)]
    random = permuted(held, request.rules, request.permutations, request.seed)
    new = new_codes(held) if order_known else []
    deductive = {int(key) for key in material.codings.code.tolist()} - inductive.keys()
    curve = SaturationCurve(
        codes=given,
        names=[inductive[key] for key in given],
        cases=[material.case_name(case.number) for case in cases],
        order_known=order_known,
        new=new,
        permuted=random.curve,
        points=[saturation_point(new, rule) for rule in request.rules] if order_known else [],
        permuted_points=random.points,
        late=list(_late_codes(material, given, cases, entries)) if order_known else [],
        uncoded=len(set(material.case_numbers) - {case.number for case in cases}),
        deductive=len(deductive),
        notes=[],
    )
    notes = [*_notes(material, curve, request), *_of_copies(came)]
    return replace(curve, notes=[spoken(note) for note in notes])


def _of_copies(came: int) -> list[Later]:
    """That so many codings stand in the order in which they came in."""
    note = nlater(
        "{count} coding came in from another copy after it was made: the order has it where it came in.",
        "{count} codings came in from other copies after they were made: the order has them where they came in.",
        came,
    )
    return [note] if came else []


def _coded_cases(
    material: CodedMaterial, inductive: Mapping[int, str], entries: Mapping[int, tuple[int, int]]
) -> list[_CodedCase]:
    """The cases with a coding, by their first one."""
    cases: dict[int, _CodedCase] = {}
    for number, code, key in _given(material):
        made, looked = entries[key]
        case = cases.setdefault(number, _CodedCase(number, set(), made, looked))
        case.first, case.last = min(case.first, made), max(case.last, looked)
        if code in inductive:
            case.codes.add(code)
    return sorted(cases.values(), key=lambda case: (case.first, case.number))


def _given(material: CodedMaterial) -> Iterator[tuple[int, int, int]]:
    """Case (number), code and coding (keys) of all that count."""
    codings = material.codings
    numbers = material.cases_at(codings.document, codings.start)
    return zip(numbers.tolist(), codings.code.tolist(), codings.key.tolist(), strict=True)


def _late_codes(
    material: CodedMaterial, codes: Sequence[int], cases: Sequence[_CodedCase], entries: Mapping[int, tuple[int, int]]
) -> Iterator[LateCode]:
    """The codes that cases coded before were not looked at for, by the time at which they came up."""
    places = {case.number: place for place, case in enumerate(cases, start=1)}
    begun: dict[int, tuple[int, int]] = {}
    for number, code, key in _given(material):
        begun[code] = min(begun.get(code, (entries[key][0], places[number])), (entries[key][0], places[number]))
    for code in sorted(codes, key=lambda code: begun[code]):
        since, case = begun[code]
        missed = [
            place
            for place, coded in enumerate(cases, start=1)
            if coded.first < since and coded.last < since and code not in coded.codes
        ]
        if missed:
            yield LateCode(code, case, missed)


def _notes(material: CodedMaterial, curve: SaturationCurve, request: SaturationRequest) -> Iterator[Later]:
    if not material.documents:
        yield later("Nothing fits what was asked for: N = 0.")
    elif not curve.codes:
        yield later("No code of inductive origin was given: nothing could be new.")
    if not curve.order_known and len(curve.cases) > 1:
        yield later(
            "The order is unknown: the history shows cases that were coded in one go. Only random orders stand here."
        )
    if curve.deductive:
        yield nlater(
            "{count} given code of deductive origin does not count.",
            "{count} given codes of deductive origin do not count.",
            curve.deductive,
        )
    if curve.uncoded:
        yield nlater("{count} case without codings is left out.", "{count} cases without codings are left out.",
                     curve.uncoded)  # fmt: skip
    if material.without_case:
        yield nlater("{count} document without a case counts as one.",
                     "{count} documents without a case count as one each.", material.without_case)  # fmt: skip
    yield from notes_of_speaking(material.speaking)
    if len(curve.cases) < request.base_size + min(request.run_lengths):
        yield later("There are too few cases for a base of {base} and a run after it.", base=request.base_size)
    if curve.late:
        yield later("Late codes: who read a case again without coding anything is not seen.")
