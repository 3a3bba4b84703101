"""Counted tables for Python users: their cells, a tidy frame and a wide one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import NotFound, UsageProblem
from qualcode.project.file.store import nearest
from qualcode.reporting.tables.cell_words import cell_text, table_title, unit_word
from qualcode.reporting.tables.table_names import column_names, row_names
from qualcode.retrieval.counting.counting import axis_named
from qualcode.retrieval.counting.request import CountBase, CountRequest, CountUnit, PercentOf
from qualcode.workspace.counting.tables import count
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.choosing import conditions_of
from qualcode.workspace.library.resolver import known_word, numbers, several, yes_or_no

if TYPE_CHECKING:
    from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.things import StudyCoding

_YES_OR_NO = ("roll_up", "empty", "panel", "small", "change")
_OWN = ("count", "percent", "base", "topic", "publish", "decimals", *_YES_OR_NO)
_SHOWN_COLUMNS = 8


class StudyTable:
    """Rows by columns with what was counted in each cell; `record` holds everything that came out.

    made = study.table("codes", "waves", count="cases")
    made.cells["Koordination", "2022"].n
    made.frame()                               one row a cell; made.frame(wide=True) a row a row
    """

    def __init__(self, study: OpenStudy, record: CountTable) -> None:
        self.study = study
        self.record = record

    @property
    def rows(self) -> tuple[str, ...]:
        """The names of the rows."""
        return tuple(program().said(member.name) for member in self.record.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(program().said(member.name) for member in self.record.columns)

    @property
    def base(self) -> int | None:
        """N: how many cases, or documents, the table rests on."""
        return self.record.base

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be told with the table."""
        return tuple(program().said(note) for note in self.record.notes)

    @property
    def cells(self) -> Mapping[tuple[str, str], CountCell]:
        """(name of the row, name of the column) -> its cell, with n, its parts by polarity, and the per cent."""
        return {
            (row, column): cell
            for row, cells in zip(self.rows, self.record.cells, strict=True)
            for column, cell in zip(self.columns, cells, strict=True)
        }

    def codings(self, row: str | None = None, column: str | None = None) -> list[StudyCoding]:
        """The codings behind a cell, or without a row or column those behind a total. Raises NotFound."""
        at_row = None if row is None else _place("row", row, self.rows)
        at_column = None if column is None else _place("column", column, self.columns)
        made = self.study.maker()
        return [made.coding(made.record_of_coding(key)) for key in self.record.codings(at_row, at_column)]

    def frame(self, *, wide: bool = False) -> DataFrame:
        """One row a cell, with its parts by polarity; with `wide` a row a row and a column a column, of their n."""
        if wide:
            values: dict[str, Sequence[object]] = {"row": self.rows}
            for place, name in enumerate(self.columns):
                values[f"{frames.MARK}{name}" if name in values else name] = [
                    cells[place].n for cells in self.record.cells
                ]
            return frames.frame(frames.FrameColumns(values, whole=[name for name in values if name != "row"]))
        cells = [
            (row, column, base, cell)
            for row, mine in zip(self.rows, self.record.cells, strict=True)
            for column, base, cell in zip(
                self.columns, (member.base for member in self.record.columns), mine, strict=True
            )
        ]
        parts = [(None, None, None) if cell.n is None else cell.parts for *_names, cell in cells]
        numbers_ = ("n", "present", "absent", "mixed", "base")
        return frames.frame(
            frames.FrameColumns(
                {
                    "row": [row for row, *_rest in cells],
                    "column": [column for _row, column, *_rest in cells],
                    "n": [cell.n for *_names, cell in cells],
                    "present": [present for present, _absent, _mixed in parts],
                    "absent": [absent for _present, absent, _mixed in parts],
                    "mixed": [mixed for _present, _absent, mixed in parts],
                    "percent": [None if cell.percent is None else float(cell.percent) for *_names, cell in cells],
                    "base": [base for _row, _column, base, _cell in cells],
                },
                whole=numbers_,
                decimals=("percent",),
            )
        )

    # ---- how it is shown -------------------------------------------------------------------------

    def _head(self) -> str:
        request = self.record.request
        return _("{title} (N={base})", title=table_title(request, program()), base=program().number(self.base or 0))

    def _lines(self) -> Iterator[Sequence[object]]:
        names = row_names(self.record.rows[: display.SHOWN], program())
        for name, cells in zip(names, self.record.cells, strict=False):
            shown = (cells[place] for place in range(min(len(cells), _SHOWN_COLUMNS)))
            yield [name, *(cell_text(cell, self.record.request, program()) for cell in shown)]

    def __repr__(self) -> str:
        lines = (f"{name}: {', '.join(map(str, cells))}" for name, *cells in self._lines())
        return display.collection_lines(self._head(), lines, len(self.record.rows))

    def _repr_html_(self) -> str:
        shown: Sequence[TableMember] = self.record.columns[:_SHOWN_COLUMNS]
        head = [unit_word(self.record.request.unit, program()), *column_names(shown, program())]
        return display.table_html(self._head(), head, self._lines(), len(self.record.rows))


def table_of(study: OpenStudy, rows: object, columns: object, query: str, given: Mapping[str, object]) -> StudyTable:
    """Count a table; raises UsageProblem, NotFound, Ambiguous, and QualcodeError while blind.

    See `OpenStudy.table`.
    """
    sides = [_side(side) for side in (rows, columns)]
    own = {name: value for name, value in given.items() if name in _OWN}
    conditions = {name: value for name, value in given.items() if name not in _OWN}
    unknown = next((name for name in conditions if nearest(name, _OWN, 1) and name not in _CONDITIONS), None)
    if unknown is not None:
        raise UsageProblem(
            _("A table knows no “{name}”.", name=unknown),
            _("Did you mean {near}=…?", near=nearest(unknown, _OWN, 1)[0]),
        )
    project = study.space.project
    flags = {name: yes_or_no(name, own.get(name, False)) for name in _YES_OR_NO}
    topic = own.get("topic")
    request = CountRequest(
        axis_named(project, sides[0]),
        axis_named(project, sides[1]),
        unit=CountUnit(_word("unit", own.get("count", "passages"), CountUnit)),
        percent=PercentOf(_word("percent", own.get("percent", "none"), PercentOf)),
        base=CountBase(_word("base", own.get("base", "all"), CountBase)),
        topic=None if topic is None else project.topics.find(str(topic), exact=True).key,
        wanted=conditions_of(study, query, conditions).choice,
        sub_codes=flags["roll_up"],
        empty=flags["empty"],
        panel=flags["panel"],
        small=flags["small"],
        change=flags["change"],
        publish=_number("publish", own.get("publish", 0)),
        decimals=_number("decimals", own.get("decimals", 0)),
    )
    return StudyTable(study, count(study.space, request))


_CONDITIONS = ("document", "label", "code", "coder", "polarity", "where", "round", "weight", "good", "sub_codes")


def _place(kind: str, name: str, names: Sequence[str]) -> int:
    if name not in names:
        raise NotFound(kind, name, nearest(name, names))
    return names.index(name)


def _side(wanted: object) -> str:
    if not isinstance(wanted, str):
        raise UsageProblem(
            _("{wanted} is no side of a table.", wanted=repr(wanted)), _('Write it like "codes" or "waves".')
        )
    return wanted


def _word(kind: str, wanted: object, known: type[CountUnit] | type[PercentOf] | type[CountBase]) -> str:
    return known_word(kind, wanted, [value.value for value in known])


def _number(kind: str, wanted: object) -> int:
    found = numbers(kind, wanted) if several(wanted) else (0,)
    if len(found) != 1 or found[0] < 0:
        raise UsageProblem(_("{wanted} is no number.", wanted=repr(wanted)), _("Give one number from 0 on."))
    return found[0]
