"""Which codes of a pool occur together, counted as `retrieval.relations.cooccurrence` does in one project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.pool.engines.choice import CountedCodings
from qualcode.pool.engines.engine import Engine
from qualcode.pool.engines.filters import filtered
from qualcode.pool.engines.shared_names import SharedCode, SharedNames
from qualcode.pool.engines.stretches import with_stretches, with_units
from qualcode.pool.folder.pool import Pool
from qualcode.pool.tables.answer_parts import INEXACT, counted_facts, hidden_note, told_of_codings
from qualcode.pool.tables.counted import DEEPEST
from qualcode.pool.tables.results import HiddenNumber, PoolResult, ResultCell, ResultColumn
from qualcode.pool.tables.small_cells import told_number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class PairsBy(StrEnum):
    """How two codes are together: overlapping or near stretches, in one document, in documents of one case."""

    OVERLAP = "overlap"
    NEAR = "near"
    DOCUMENT = "document"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsRequest:
    """What is asked: `near` is how many sentences apart, for NEAR.

    Of `codes` (names or paths) one gives its pairs with all others, several those among them, none all. `where` is a
    filter of documents; with `roll_up` a code counts with those below it, and makes no pair with them.
    """

    by: PairsBy = PairsBy.OVERLAP
    near: int = 0
    codes: Sequence[str] = ()
    where: str | None = None
    counted: CountedCodings = field(default_factory=CountedCodings)
    roll_up: bool = False


class CodesTogether(NamedTuple):
    """Two codes, in how many documents, or cases, both are, and in how many each is."""

    one: int
    other: int
    together: int
    of_one: int
    of_other: int


@dataclass(frozen=True, slots=True)
class _CountedPair:
    """Two codes, how often they are together and in how many cases; how many there are of each; Jaccard's index."""

    one: SharedCode
    other: SharedCode
    together: int
    cases: int
    of_one: int
    of_other: int
    jaccard: float

    @property
    def numbers(self) -> CodesTogether:
        """Its codes by their keys, with what is counted."""
        return CodesTogether(self.one.key, self.other.key, self.together, self.of_one, self.of_other)


def code_pairs(pool: Pool, engine: Engine, request: PairsRequest) -> PoolResult:
    """Count the pairs of codes that are together anywhere, small numbers hidden.

    Raises UsageProblem, NotFound and Ambiguous for what was asked, QualcodeError where the engine fails.
    """
    names = SharedNames(engine)
    only = {names.code(name).key for name in request.codes}
    choice = filtered(engine, request.where, request.counted)
    depth = DEEPEST if request.roll_up else 0
    if request.by in (PairsBy.DOCUMENT, PairsBy.CASE):
        unit = "case_key" if request.by is PairsBy.CASE else "document"
        found = engine.query("pairs_of_units", choice=with_units(choice, unit, depth))
    else:
        near = request.near if request.by is PairsBy.NEAR else None
        found = engine.query("pairs_of_stretches", choice=with_stretches(choice, depth, near))
    rows = found.to_pylist()
    pairs = list(_pairs(names, rows, only, roll_up=request.roll_up))
    smallest = pool.settings.smallest_cell
    of_units = request.by in (PairsBy.DOCUMENT, PairsBy.CASE)
    untold = untold_totals([pair.numbers for pair in pairs], smallest) if of_units else set[int]()
    shown = sorted((_told(pair, smallest, untold) for pair in pairs), key=_order)
    inexact = any(pair.one.inexact or pair.other.inexact for pair in pairs)
    notes = [*choice.notes, *told_of_codings(pool, engine, choice, request.counted, inexact=inexact)]
    hidden = sum(isinstance(cell, HiddenNumber) for row in shown for cell in row)
    return PoolResult(
        _title(request), _columns(), shown, (*notes, *hidden_note(hidden, smallest)),
        counted_facts(request.counted, request.where),
    )  # fmt: skip


def _pairs(
    names: SharedNames, rows: Sequence[Mapping[str, int]], only: set[int], *, roll_up: bool
) -> Iterator[_CountedPair]:
    places = {code.key: place for place, code in enumerate(names.codes)}
    parents = {code.key: code.parent for code in names.codes}
    alone = {row["one_code"]: row["together"] for row in rows if row["one_code"] == row["other_code"]}
    for row in rows:
        one, other = sorted((row["one_code"], row["other_code"]), key=places.__getitem__)
        asked = not only or ((one in only or other in only) if len(only) == 1 else {one, other} <= only)
        if one == other or not asked or (roll_up and one in _above(parents, other)):
            continue
        together = row["together"]
        both = row["one_with"] + row["other_with"] - together
        yield _CountedPair(
            names.codes[places[one]], names.codes[places[other]], together, row["cases"], alone[one], alone[other],
            both / (alone[one] + alone[other] - together),
        )  # fmt: skip


def _above(parents: Mapping[int, int | None], code: int) -> Iterator[int]:
    above = parents.get(code)
    while above is not None:
        yield above
        above = parents.get(above)


def untold_totals(pairs: Sequence[CodesTogether], smallest: int) -> set[int]:
    """The codes of which it is not told how many documents, or cases, have them: a small pair would follow from it.

    Of documents with a code, those with a second one, and those with others that are never beside that one, leave
    only so many for the second; and where nearly all with a code have two others, so many have both of these.
    Wherever that says more of a hidden pair than that it is small, the code's own number is hidden.
    """
    import numpy as np

    totals = {pair.one: pair.of_one for pair in pairs} | {pair.other: pair.of_other for pair in pairs}
    places = {code: place for place, code in enumerate(totals)}
    codes, numbers = list(totals), np.array(list(totals.values()), dtype=np.int64)
    together = np.zeros((len(codes), len(codes)), dtype=np.int64)
    for pair in pairs:
        one, other = places[pair.one], places[pair.other]
        together[one, other] = together[other, one] = pair.together
    found: set[int] = set()
    for pair in pairs:
        if not 0 < pair.together < smallest:
            continue
        one, other = places[pair.one], places[pair.other]
        least = together[one] + together[other] - numbers  # of all with a third code
        found.update(codes[third] for third in np.flatnonzero(least > 1).tolist())
        for mine, its in ((one, other), (other, one)):
            most = numbers[mine] - together[mine] + together[its]
            most[[mine, its]] = smallest
            rest = int(numbers[mine]) - _apart(together, mine, its)
            if min(int(most.min()), rest) < smallest - 1:
                found.add(codes[mine])
    return found


def _apart(together: NDArray[np.int64], mine: int, its: int) -> int:
    """In how many units with one code are others that are never beside each other, nor beside a second code."""
    import numpy as np

    beside = np.flatnonzero((together[its] == 0) & (together[mine] > 0))
    chosen: list[int] = []
    for place in beside[np.argsort(-together[mine, beside], kind="stable")].tolist():
        if not together[place, chosen].any():
            chosen.append(place)
    return int(together[mine, chosen].sum())


def _told(pair: _CountedPair, smallest: int, untold: Set[int]) -> list[ResultCell]:
    """A row; where few cases are behind a pair, nothing of it is told but that it is there."""
    of_one, of_other = (
        HiddenNumber() if code.key in untold and number >= smallest else told_number(number, smallest)
        for code, number in ((pair.one, pair.of_one), (pair.other, pair.of_other))
    )
    together: ResultCell = told_number(pair.together, smallest)
    cases: ResultCell = told_number(pair.cases, smallest)
    jaccard: ResultCell = pair.jaccard
    if any(isinstance(cell, HiddenNumber) for cell in (together, cases)):
        together = together if isinstance(together, HiddenNumber) else HiddenNumber()
        cases = cases if isinstance(cases, HiddenNumber) else HiddenNumber()
    if any(isinstance(cell, HiddenNumber) for cell in (together, of_one, of_other)):
        jaccard = HiddenNumber()
    exact = not (pair.one.inexact or pair.other.inexact)
    return [_label(pair.one), _label(pair.other), together, cases, of_one, of_other, jaccard, exact]


def _label(code: SharedCode) -> str:
    return f"{INEXACT} {code.path}" if code.inexact else code.path


def _order(row: Sequence[ResultCell]) -> int:
    """The most frequent first, hidden ones last and in no order of their own."""
    return -row[2] if isinstance(row[2], int) else 1


def _title(request: PairsRequest) -> str:
    if request.by is PairsBy.NEAR:
        return ngettext("codes at most {count} sentence apart", "codes at most {count} sentences apart", request.near)
    return {
        PairsBy.OVERLAP: _("codes whose passages overlap"),
        PairsBy.DOCUMENT: _("codes in one document"),
        PairsBy.CASE: _("codes in one case"),
    }[request.by]


def _columns() -> tuple[ResultColumn, ...]:
    return (
        ResultColumn("one", _("code")),
        ResultColumn("other", _("other code")),
        ResultColumn("together", _("together"), "int64", hides=True),
        ResultColumn("cases", _("cases"), "int64", hides=True),
        ResultColumn("of_one", _("of the code"), "int64", hides=True),
        ResultColumn("of_other", _("of the other"), "int64", hides=True),
        ResultColumn("jaccard", "Jaccard", "double", hides=True),
        ResultColumn("exact", pgettext("mapping of codes", "exact"), "bool"),
    )
