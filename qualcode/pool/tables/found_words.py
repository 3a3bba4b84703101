"""What a search in a pool, or rules, found, as an answer: counts with small ones hidden, and passages."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.catalogue import _, ngettext, program
from qualcode.pool.tables.absent_words import absent_words
from qualcode.pool.tables.results import (
    HiddenNumber,
    PoolResult,
    ResultColumn,
    ResultFact,
)
from qualcode.pool.tables.small_cells import Told, told_columns, told_number
from qualcode.pool.words.searching import FoundInPool, HitCount, PoolSearch, PoolUnits
from qualcode.safe_text import visible


def found_result(found: FoundInPool, search: PoolSearch, smallest: int, *, by_project: bool = False) -> PoolResult:
    """The answer to a search: passages, or counts by the values of an attribute or by projects."""
    if search.by is not None:
        counts, bases = [count for count, _units in found.by_value], [units for _count, units in found.by_value]
        return _counted(found, counts, smallest, ("value", visible(search.by)), bases)
    if by_project:
        return _counted(found, found.projects, smallest, ("project", _("project")))
    total = _told_of_passages(found, search, smallest)
    few = isinstance(total[-1], HiddenNumber)
    snippets = found.snippets or []
    return PoolResult(
        "",
        (
            ResultColumn("document", _("document")),
            ResultColumn("before", _("before")),
            ResultColumn("hit", _("hit")),
            ResultColumn("after", _("after")),
            ResultColumn("project", _("project")),
        ),
        [(f"{hit.document:019d}", hit.before, hit.text, hit.after, None if few else hit.project) for hit in snippets],
        (*_snippet_notes(found, search, smallest), *_notes(found)),
        _facts(total, len(found.projects)),
    )


def _told_of_passages(found: FoundInPool, search: PoolSearch, smallest: int) -> list[Told]:
    """Hits, documents and cases, where passages are listed below them.

    A passage is what may be seen, and no count. Where the cases are few nothing is said of how many there are, not
    even that they are: the documents that are listed would tell it. Nor are hits, where it would tell that there
    are few in texts of which nothing may be shown.
    """
    numbers: list[Told] = [found.hits, found.documents, found.cases]
    if any(0 < number < smallest for number in (found.documents, found.cases)):
        return [HiddenNumber()] * 3
    if 0 < _unshown(found, search) < smallest:
        numbers[0] = HiddenNumber()
    return numbers


def _unshown(found: FoundInPool, search: PoolSearch) -> int:
    """Hits in texts of which nothing may be shown, where all others are shown."""
    if found.snippets is None or found.is_cut or not search.limit:
        return 0
    return found.hits - len(found.snippets)


def _counted(
    found: FoundInPool,
    counts: Sequence[HitCount],
    smallest: int,
    named: tuple[str, str],
    bases: Sequence[PoolUnits] = (),
) -> PoolResult:
    """Counts in rows; with `bases` beside each how many documents and cases there are at all."""
    rows, total = _told(found, counts, smallest, bases)
    columns = [
        ResultColumn(*named, words=lambda value: value or _("not stated")),
        ResultColumn("hits", _("hits"), "int64", hides=True),
        ResultColumn("documents", _("documents"), "int64", hides=True),
        ResultColumn("cases", _("cases"), "int64", hides=True),
    ]
    if bases:
        columns += [
            ResultColumn("all_documents", _("of documents"), "int64", hides=True),
            ResultColumn("all_cases", _("of cases"), "int64", hides=True),
        ]
    shown = [(visible(count.name), *row) for count, row in zip(counts, rows, strict=True)]
    return PoolResult("", tuple(columns), shown, _notes(found), _facts(total, len(found.projects)))


def _told(
    found: FoundInPool, counts: Sequence[HitCount], smallest: int, bases: Sequence[PoolUnits] = ()
) -> tuple[list[list[Told]], list[Told]]:
    """The numbers of each row and the total (hits, documents, cases), as far as they are told.

    Documents and cases are looked at together: who knows how many documents there are knows what cases cannot be.
    Hits are hidden where documents or cases are: there can be no more of these.
    """
    numbers = [[count.documents, count.cases] for count in counts]
    totals = [found.documents, found.cases]
    within = [(0, 1)]
    if bases and found.asked:
        numbers = [[*row, units.documents, units.cases] for row, units in zip(numbers, bases, strict=True)]
        totals += [found.asked.documents, found.asked.cases]
        within += [(2, 0), (3, 1), (2, 3)]
    rows, total = told_columns(numbers, totals, within, smallest, fixed=len(totals) - 2)

    def line(hits: int, units: Sequence[Told]) -> list[Told]:
        hidden = any(isinstance(number, HiddenNumber) for number in units[:2])
        return [HiddenNumber() if hidden else hits, *units]

    return [line(count.hits, row) for count, row in zip(counts, rows, strict=True)], line(found.hits, total)[:3]


def _facts(total: Sequence[Told], projects: int) -> tuple[ResultFact, ...]:
    heads = (("hits", _("hits")), ("documents", _("documents")), ("cases", _("cases")))
    facts = [ResultFact(name, head, number) for (name, head), number in zip(heads, total, strict=True)]
    few = isinstance(total[-1], HiddenNumber)  # each case is of one project
    return (*facts, ResultFact("projects", _("projects"), HiddenNumber() if few else projects))


def _snippet_notes(found: FoundInPool, search: PoolSearch, smallest: int) -> list[str]:
    if found.snippets is None:
        return [
            ngettext(
                "no passages are shown: the filter chooses fewer than {count} case",
                "no passages are shown: the filter chooses fewer than {count} cases",
                smallest,
            )
        ]
    if 0 < found.cases < smallest:
        return [_("how much was found is not told: it is of few cases, and there may be more than is shown")]
    if found.is_cut:
        return [
            _("{shown} of {hits} hits are shown (--limit)", shown=search.limit, hits=program().number(found.hits))
        ]
    if unshown := _unshown(found, search):
        told = told_number(unshown, smallest)
        return [
            ngettext(
                "{count} more hit stands in a text of which nothing may be shown",
                "{count} more hits stand in texts of which nothing may be shown",
                unshown,
            )
            if isinstance(told, int)
            else _("some hits stand in texts of which nothing may be shown")
        ]
    return []


def _notes(found: FoundInPool) -> tuple[str, ...]:
    return (*found.notes, *absent_words([word.typed for word in found.absent]))
