"""The summary grid: what each case says on each theme in one's own words, stale where its passages changed since.

Rows are cases, columns codes with those below them. What a cell rests on is what a count of cases by codes has in it,
so that the grid and its table agree. While a project is blind, the grid is of one's own codings and summaries.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.summaries import PassagePrints, Summary, SummaryChanges
from qualcode.project.coding.conditions import among
from qualcode.retrieval.counting.request import AxisKind, CountRequest, TableAxis
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.speaking import EVERYBODY, SpeakingCoders
from qualcode.retrieval.stretches import CodedStretch, united
from qualcode.workspace.coding.case_summaries import summary_in

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding, Polarity
    from qualcode.model.documents import Case
    from qualcode.model.memos import Memo
    from qualcode.workspace.workspace import Workspace

GridPlace = tuple[int | None, int]
"""A case and a code (keys); without a case the code over all cases."""


@dataclass(frozen=True, slots=True)
class SummaryCell:
    """One cell: the summary, the number of passages, and what became of them since it was written."""

    summary: Summary | None = None
    passages: int = 0
    changes: SummaryChanges = field(default_factory=SummaryChanges)

    @property
    def is_stale(self) -> bool:
        """Whether the summary was written on other passages than there are now."""
        return bool(self.changes)


@dataclass(frozen=True, slots=True)
class SummaryGrid:
    """The grid as it was read: cases, codes, what was written of each case (key) as a whole, and the cells.

    `codings` gives the keys of the codings that a cell rests on. `without_case` is how many documents belong to no
    case: their passages stand in no row. `speaking` tells whose codings these are.
    """

    cases: Sequence[Case]
    codes: Sequence[Code]
    rows: Mapping[int, Memo]
    cells: Mapping[GridPlace, SummaryCell]
    codings: Callable[[GridPlace], Sequence[int]]
    without_case: int = 0
    speaking: SpeakingCoders = EVERYBODY

    def cell(self, case: int | None, code: int) -> SummaryCell:
        """The cell of a case and code (keys), without a case that of the code over all cases."""
        return self.cells.get((case, code), SummaryCell())

    def written(self) -> Iterator[tuple[Case | None, Code, SummaryCell]]:
        """The cells with a summary, case by case, then those over all cases."""
        for case in (*self.cases, None):
            for code in self.codes:
                cell = self.cell(case.key if case else None, code.key)
                if cell.summary is not None:
                    yield case, code, cell


@dataclass(frozen=True, slots=True)
class GridPassage:
    """A passage of a cell as it is read beside the editor: overlapping codings are one passage."""

    document: int
    span: Span
    paragraph: int
    text: str
    code: int
    polarities: Collection[Polarity]
    codings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenedCell:
    """A cell as whoever writes in it has it before the eyes: what is written is written on these passages."""

    case: Case | None
    code: Code
    summary: Summary | None
    changes: SummaryChanges
    passages: Sequence[GridPassage]
    prints: PassagePrints


def read_grid(space: Workspace, codes: Collection[int] = (), cases: Collection[int] = ()) -> SummaryGrid:
    """The grid of these codes and cases (keys), without any of all cases and of all codes that have something.

    Raises ProjectDamaged for a summary that is none.
    """
    project = space.project
    counted = _CasesByCodes(space, codes)
    summaries = {(summary.case, summary.code): summary for summary in _seen(space)}
    shown = [case for case in project.cases.all() if not cases or case.key in cases]
    rows: list[int | None] = [*(case.key for case in shown), None]
    places = [(case, code.key) for code in project.codes.book() if not codes or code.key in codes for case in rows]
    numbers = {place: counted.passages(place) for place in places}
    prints = _prints(space, {key for place in places if place in summaries for key in counted.codings(place)})

    def cell_of(place: GridPlace) -> SummaryCell:
        summary = summaries.get(place)
        if summary is None:
            return SummaryCell(passages=numbers[place])
        now = PassagePrints(dict(prints[key] for key in counted.codings(place)))
        return SummaryCell(summary, numbers[place], summary.passages.until(now))

    cells = {place: cell_of(place) for place in places if place in summaries or numbers[place]}
    used = set(codes) | {code for _case, code in cells}
    memos = [memo for memo in space.memos() if memo.target.case is not None]
    written = {case.key: summary_in(memos, case.key) for case in shown}
    return SummaryGrid(
        cases=shown,
        codes=[code for code in project.codes.book() if code.key in used],
        rows={key: memo for key, memo in written.items() if memo is not None},
        cells=cells,
        codings=counted.codings,
        without_case=counted.without_case,
        speaking=counted.speaking,
    )


def open_cell(space: Workspace, case: Case | None, code: Code) -> OpenedCell:
    """A cell with its passages, in order of documents and places."""
    place = case.key if case else None, code.key
    keys = _CasesByCodes(space, {code.key}).codings(place)
    order = {key: at for at, key in enumerate(keys)}
    codings = sorted(space.project.codings.where(among("id", keys)), key=lambda coding: order[coding.key])
    documents = {document.key: document for document in space.project.documents.all()}
    facts: list[tuple[str, str, str]] = []
    passages: list[GridPassage] = []
    for document, mine in groupby(codings, key=attrgetter("document")):
        of_document = list(mine)
        text = space.project.documents.text(documents[document])
        facts += [_passage_facts(coding, text) for coding in of_document]
        starts = space.project.documents.paragraph_starts(document)
        passages += [_passage(stretch, text, starts) for stretch in united(of_document)]
    prints = PassagePrints.of(facts)
    summary = next((known for known in _seen(space) if (known.case, known.code) == place), None)
    changes = summary.passages.until(prints) if summary else SummaryChanges()
    return OpenedCell(case, code, summary, changes, passages, prints)


def _passage(stretch: CodedStretch[Coding], text: str, starts: Sequence[int]) -> GridPassage:
    return GridPassage(
        document=stretch.rows[0].document,
        span=stretch.span,
        paragraph=bisect_right(starts, stretch.span.start),
        text=stretch.span.cut(text),
        code=stretch.rows[0].code,
        polarities=tuple(dict.fromkeys(coding.polarity for coding in stretch.rows)),
        codings=tuple(coding.key for coding in stretch.rows),
    )


def write(space: Workspace, cell: OpenedCell, text: str) -> Summary | None:
    """Write the summary of a cell that was opened; an empty text takes it away, the same text confirms it.

    Raises QualcodeError where somebody changed it meanwhile, or where there is one that must not be seen.
    """
    case = cell.case.key if cell.case else None
    with space.acting() as coder:
        summaries = space.project.summaries
        present = summaries.of(case, cell.code.key)
        if present is not None and not space.sight.sees_summary(present):
            raise QualcodeError(
                _("Somebody else wrote a summary here, which is hidden: {why}.", why=space.sight.why),
                space.sight.end,
            )
        if text.strip():
            return summaries.write(case, cell.code.key, text, cell.prints, coder, cell.summary)
        if cell.summary is not None:
            summaries.remove(cell.summary, coder)
        return None


def _seen(space: Workspace) -> list[Summary]:
    """The summaries that may be seen."""
    return [summary for summary in space.project.summaries.all() if space.sight.sees_summary(summary)]


class _CasesByCodes:
    """Cases by codes with those below them, as a table counts them, of what may be seen."""

    def __init__(self, space: Workspace, codes: Collection[int]) -> None:
        from qualcode.retrieval.counting.counting import count_table

        chosen = space.narrowed(PassageChoice(codes=frozenset(codes), sub_codes=True))
        sides = TableAxis(AxisKind.CASES), TableAxis(AxisKind.CODES)
        self._table = count_table(space.project, CountRequest(*sides, wanted=chosen, sub_codes=True, empty=True))
        self._rows = {member.key: place for place, member in enumerate(self._table.rows)}
        self._columns = {member.key: place for place, member in enumerate(self._table.columns)}

    @property
    def speaking(self) -> SpeakingCoders:
        """Whose codings are counted."""
        return self._table.speaking or EVERYBODY

    @property
    def without_case(self) -> int:
        """How many documents with something to count belong to no case."""
        return sum(isinstance(member.key, str) for member in self._table.rows)

    def passages(self, place: GridPlace) -> int:
        """How many passages a cell rests on."""
        case, code = place
        row, column = self._rows.get(case) if case is not None else None, self._columns.get(code)
        if column is None or (case is not None and row is None):
            return 0
        cell = self._table.totals[column] if row is None else self._table.cells[row][column]
        return cell.n or 0

    def codings(self, place: GridPlace) -> Sequence[int]:
        """The keys of the codings that a cell rests on, in order of documents and places."""
        if not self.passages(place):
            return ()
        case, code = place
        return self._table.codings(self._rows[case] if case is not None else None, self._columns[code])


def _passage_facts(coding: Coding, text: str) -> tuple[str, str, str]:
    return coding.uuid, coding.span.cut(text), coding.polarity.value


def _prints(space: Workspace, codings: Collection[int]) -> dict[int, tuple[str, str]]:
    """Key of a coding -> what its passage is known again by; one text is in memory at a time."""
    by_document: dict[int, list[Coding]] = {}
    for coding in space.project.codings.where(among("id", codings)):
        by_document.setdefault(coding.document, []).append(coding)
    found: dict[int, tuple[str, str]] = {}
    for document in space.project.documents.all():
        mine = by_document.get(document.key, ())
        text = space.project.documents.text(document) if mine else ""
        for coding in mine:
            ((id_, print_),) = PassagePrints.of([_passage_facts(coding, text)]).prints.items()
            found[coding.key] = id_, print_
    return found
