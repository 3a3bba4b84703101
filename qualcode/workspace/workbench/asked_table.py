"""What the tables screen counts: rows, columns, measure and filter, remembered until the next time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from qualcode.errors import QualcodeError
from qualcode.retrieval.compiled_query import CompiledQuery, compiled
from qualcode.retrieval.counting.axes import NAMED
from qualcode.retrieval.counting.request import AxisKind, CountBase, CountRequest, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.query_names import NameReading
from qualcode.workspace.workbench.workbench import Workbench

SIDES_OF_THEIR_OWN = frozenset({"wave", "source_kind"})
_STATE = "table"
_Choice = TypeVar("_Choice", bound=StrEnum)


class AskedTable:
    """`request` is what is counted now. What was asked last is kept for the next time, its query left aside.

    A query may name people, and names are not kept outside of the project.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        asked = _remembered(bench.state.get(_STATE))
        if asked is None or not self._has_levels_of({asked.rows, asked.columns}):
            asked = CountRequest(TableAxis(AxisKind.CODES), TableAxis(AxisKind.WAVES))
        self.request = asked
        self._asked_before = self.request

    def ask(self, request: CountRequest) -> None:
        """Count this, and remember it."""
        self.request = request
        kept = {
            "rows": [request.rows.kind.value, request.rows.name],
            "columns": [request.columns.kind.value, request.columns.name],
            **{name: getattr(request, name).value for name in ("unit", "percent", "base")},
            **{name: getattr(request, name) for name in _PLAIN},
        }
        self._bench.state.set(_STATE, kept)

    def counted(self, request: CountRequest) -> None:
        """Note what was counted."""
        self._asked_before = request

    def as_counted(self) -> None:
        """Ask for what was counted last: another count was stopped."""
        self.request = self._asked_before

    # ---- what can be asked for -------------------------------------------------------------------

    def axes(self) -> list[TableAxis]:
        """What can stand in the rows and in the columns: the kinds, then each attribute of documents or cases."""
        named = [TableAxis(kind) for kind in NAMED]
        named += [
            TableAxis(AxisKind.LEVELS, code.full_name) for code in self._bench.project.codes.book() if code.levels
        ]
        return named + [TableAxis(AxisKind.ATTRIBUTE, name) for name in self.attributes()]

    def _has_levels_of(self, axes: Collection[TableAxis]) -> bool:
        """Whether the codes whose levels are sides are still there: the project has changed since, or is another."""
        wanted = {axis for axis in axes if axis.kind is AxisKind.LEVELS}
        return not wanted or wanted <= set(self.axes())

    def attributes(self) -> Sequence[str]:
        """The names of the attributes that documents or their cases have, in order of appearance.

        Those that say waves and kinds of source are left out: they are sides of their own.
        """
        found = dict.fromkeys(name for document in self._bench.every_document for name in document.attributes)
        for case in self._bench.project.cases.all():
            found |= dict.fromkeys(case.attributes)
        return [name for name in found if name not in SIDES_OF_THEIR_OWN]

    def turn_unit(self) -> None:
        """Count the next unit."""
        self.ask(replace(self.request, unit=_after(self.request.unit)))

    def turn_percent(self) -> None:
        """Show per cent of the next whole."""
        self.ask(replace(self.request, percent=_after(self.request.percent)))

    def swap(self) -> None:
        """Make rows of the columns, and columns of the rows."""
        self.ask(replace(self.request, rows=self.request.columns, columns=self.request.rows))

    # ---- filter ----------------------------------------------------------------------------------

    @property
    def query_text(self) -> str:
        """The query as it was typed; empty where there is none."""
        query = self.request.wanted.query
        return query.text if query else ""

    def query(self, typed: str) -> CompiledQuery | None:
        """The query that was typed; None for nothing. Raises UsageProblem, NotFound or Ambiguous."""
        if not typed.strip():
            return None
        bench = self._bench
        return compiled(bench.project, typed, NameReading(several=True, state_of=bench.state_of))

    def filter_by(self, query: CompiledQuery | None) -> None:
        """Count only what a query chooses; all with None."""
        self.ask(replace(self.request, wanted=replace(self.request.wanted, query=query)))

    def renew(self) -> QualcodeError | None:
        """Read the query again, as names may mean something else now; where it fails it is left out, and why."""
        try:
            query = self.query(self.query_text)
        except QualcodeError as error:
            self.filter_by(None)
            return error
        self.request = replace(self.request, wanted=replace(self.request.wanted, query=query))
        return None


_PLAIN = ("sub_codes", "empty", "panel", "publish", "small", "topic")


def _after(value: _Choice) -> _Choice:
    every = list(type(value))
    return every[(every.index(value) + 1) % len(every)]


def _remembered(kept: object) -> CountRequest | None:
    """What was asked the last time; None where the file of the state holds something else."""
    if not isinstance(kept, dict):
        return None
    try:
        rows, columns = (TableAxis(AxisKind(kept[side][0]), str(kept[side][1])) for side in ("rows", "columns"))
        return CountRequest(
            rows,
            columns,
            unit=CountUnit(kept["unit"]),
            percent=PercentOf(kept["percent"]),
            base=CountBase(kept["base"]),
            sub_codes=bool(kept["sub_codes"]),
            empty=bool(kept["empty"]),
            panel=bool(kept["panel"]),
            publish=max(0, int(kept["publish"])),
            small=bool(kept["small"]),
            topic=None if kept["topic"] is None else int(kept["topic"]),
        )
    except (KeyError, TypeError, ValueError, IndexError):
        return None
