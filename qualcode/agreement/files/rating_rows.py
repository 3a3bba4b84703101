"""The rows of a file of ratings as numbers: who rated which unit, for which code, how, and in which cluster.

Everything is done by columns, as a table may have millions of rows; a cell is looked at by itself only to tell where
something is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.agreement.files.columns import NamedColumns
from qualcode.agreement.kernel.pattern_counts import numbered_patterns
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.catalogue import _
from qualcode.errors import ReadingError, UsageProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

CLUSTERS = ("case", "document")
CODES = ("code", "in_pooled")
MISSING_CELL = "\ufdd0"  # a noncharacter, which no text holds
Value = str | frozenset[str]


@dataclass(frozen=True)
class CodeRows:
    """What was said of the units for one code, or in a file without codes.

    `said` has the shape (units, coders) and holds places in `RatingRows.values`, -1 for none; `units` are the places
    of the units, in order. `pooled` says that the code is a part of pooled figures.
    """

    name: str
    pooled: bool
    units: Integers
    said: Integers


@dataclass(frozen=True)
class RatingRows:
    """The ratings of a file. `clusters` gives each unit its cluster, of which there are `count`; none are 0 and 1.

    `cluster` is what these are, “case” or “document”, and empty where the file names none. `values` are the values
    that occur, or the sets of them; `missing` counts rows without a rating; `by_code` says that the file has codes.
    """

    coders: tuple[str, ...]
    values: tuple[Value, ...]
    codes: tuple[CodeRows, ...]
    clusters: Integers
    count: int
    cluster: str
    missing: int
    by_code: bool

    def heard(self) -> NDArray[np.bool_]:
        """Whether a coder rated a unit for any code: shape (units, coders)."""
        import numpy as np

        heard = np.zeros((len(self.clusters), len(self.coders)), dtype=bool)
        for rows in self.codes:
            heard[rows.units] |= rows.said >= 0
        return heard

    def parts(
        self,
        rows: CodeRows,
        categories: Sequence[Hashable],
        place: Callable[[Any], int],
        positive: int | None = None,
    ) -> list[Ratings]:
        """A code's ratings in each cluster; `place` is that of a value in the categories."""
        import numpy as np

        places = np.array(
            [-1 if value in {"", MISSING_CELL} else place(value) for value in self.values] + [-1], dtype=np.int64
        )
        patterns, number = numbered_patterns(places[rows.said], len(categories))
        cells, times = np.unique(self.clusters[rows.units] * max(1, len(patterns)) + number, return_counts=True)
        found: list[dict[tuple[int, ...], int]] = [{} for _ in range(self.count)]
        for cell, count in zip(cells.tolist(), times.tolist(), strict=True):
            cluster, pattern = divmod(cell, len(patterns))
            found[cluster][patterns[pattern]] = count
        return [Ratings(self.coders, tuple(categories), counts, positive) for counts in found]


def rating_rows(
    columns: NamedColumns, *, multiple: bool, cluster: str = "auto", named: Callable[[str], str] = str
) -> RatingRows:
    """The ratings of a table with the columns unit, coder, value, and of `CLUSTERS` and `CODES` those that it has.

    With `multiple` a coder may give a unit several values, a row each. `cluster` chooses a column; “auto” takes cases
    where some case holds several documents, else documents. `named` gives what names of coders and codes mean.

    Raises ReadingError for a unit in two clusters, and for a second value of a coder for a unit.
    """
    import numpy as np

    units, unit = _numbered(columns.demanded("unit"))
    raw_coders, coder = _numbered(columns.demanded("coder"))
    by_code = "code" in columns.table.headings
    raw_codes, code = _numbered(columns.demanded("code")) if by_code else ([""], np.zeros(len(unit), dtype=np.int64))
    cells, value = _numbered(columns.cells("value"))
    none = [place for place, cell in enumerate(cells) if cell == MISSING_CELL or not (cell or multiple)]
    rated = ~np.isin(value, none)
    missing = int(len(value) - rated.sum())
    kind, clusters, count = _clusters(columns, cluster, unit, len(units))
    values: Sequence[Value]
    lines = (code * len(units) + unit) * len(raw_coders) + coder
    if multiple:
        values, value = _sets(cells, value, lines, rated)
    else:
        _refuse_repeated(columns, lines, rated, units, raw_coders)
        values = cells
    pooled = np.ones(len(raw_codes), dtype=bool)
    pooled[code[np.array([cell == "0" for cell in columns.cells("in_pooled")], dtype=bool)]] = False
    found = []
    order = np.argsort(code, kind="stable")
    borders = np.searchsorted(code[order], np.arange(len(raw_codes) + 1))
    for place, name in enumerate(raw_codes):
        mine = order[borders[place] : borders[place + 1]]
        seen = np.zeros(len(units), dtype=bool)
        seen[unit[mine]] = True
        said = np.full((int(seen.sum()), len(raw_coders)), -1, dtype=np.int64)
        told = mine[rated[mine]]
        said[(np.cumsum(seen) - 1)[unit[told]], coder[told]] = value[told]
        found.append(CodeRows(named(name), bool(pooled[place]), np.flatnonzero(seen), said))
    return RatingRows(
        tuple(map(named, raw_coders)), tuple(values), tuple(found), clusters, count, kind, missing, by_code=by_code
    )


def _numbered(cells: Sequence[str]) -> tuple[list[str], Integers]:
    """The different cells in the order in which they come, and for each cell the place of its own."""
    import numpy as np

    places = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
    return list(places), np.fromiter(map(places.__getitem__, cells), dtype=np.int64, count=len(cells))


def _refuse_repeated(
    columns: NamedColumns, lines: Integers, rated: NDArray[np.bool_], units: Sequence[str], coders: Sequence[str]
) -> None:
    import numpy as np

    rows = np.flatnonzero(rated)
    order = rows[np.argsort(lines[rows], kind="stable")]
    again = order[1:][lines[order[1:]] == lines[order[:-1]]]
    if not len(again):
        return
    row = int(again.min())
    unit, coder = divmod(int(lines[row]), len(coders))
    raise ReadingError(
        _(
            "Row {number} of “{table}” rates unit “{unit}” by “{coder}” once more.",
            number=columns.table.numbers[row],
            table=columns.name,
            unit=units[unit % len(units)],
            coder=coders[coder],
        ),
        _("Keep one value per coder and unit, or say --multiple for several."),
    )


def _sets(
    cells: Sequence[str], value: Integers, lines: Integers, rated: NDArray[np.bool_]
) -> tuple[Sequence[Value], Integers]:
    """The sets of values that a coder gave a unit, and for each row the place of its set."""
    import numpy as np

    by_line: dict[int, set[str]] = {}
    for line, place, there in zip(lines.tolist(), value.tolist(), rated.tolist(), strict=True):
        if there:
            given = by_line.setdefault(line, set())
            if cells[place]:
                given.add(cells[place])
    sets = {line: frozenset(given) for line, given in by_line.items()}
    places = {given: place for place, given in enumerate(dict.fromkeys(sets.values()))}
    numbers = np.array([places[sets[line]] if line in sets else -1 for line in lines.tolist()], dtype=np.int64)
    return list(places), numbers


# ---- clusters ---------------------------------------------------------------------------------------------


def _clusters(columns: NamedColumns, wanted: str, unit: Integers, units: int) -> tuple[str, Integers, int]:
    """What the clusters are, the number of each unit's, and how many there are.

    A unit without a case belongs to its document.
    """
    import numpy as np

    if wanted != "auto" and wanted not in columns.table.headings:
        raise UsageProblem(
            _("“{table}” has no column “{column}”.", table=columns.name, column=wanted),
            _("Leave --cluster out, or name the column so."),
        )
    of_unit: dict[str, tuple[Integers, list[str]]] = {}
    for name in CLUSTERS:
        if name in columns.table.headings:
            of_unit[name] = _cluster_of_units(columns, name, unit, units)
    if not of_unit:
        return "", np.zeros(units, dtype=np.int64), 1
    kind = wanted if wanted != "auto" else _usual(of_unit)
    numbers, names = of_unit[kind]
    if kind == "case" and "document" in of_unit and "" in names:
        numbers = np.where(numbers == names.index(""), len(names) + of_unit["document"][0], numbers)
    _first, places = np.unique(numbers, return_index=True)
    rank = {int(numbers[place]): new for new, place in enumerate(sorted(places.tolist()))}
    return kind, np.array([rank[number] for number in numbers.tolist()], dtype=np.int64), len(rank)


def _usual(of_unit: dict[str, tuple[Integers, list[str]]]) -> str:
    """Cases where they are all that is named, or one holds several documents; else documents."""
    import numpy as np

    if len(of_unit) < len(CLUSTERS):
        return next(iter(of_unit))
    (cases, names), (documents, others) = of_unit["case"], of_unit["document"]
    held = Counter((np.unique(cases * len(others) + documents) // len(others)).tolist())
    return "case" if any(number > 1 for case, number in held.items() if names[case]) else "document"


def _cluster_of_units(columns: NamedColumns, name: str, unit: Integers, units: int) -> tuple[Integers, list[str]]:
    """The place of each unit's cluster, and their names. Raises ReadingError for a unit in two."""
    import numpy as np

    names, numbers = _numbered(columns.cells(name))
    of_unit = np.zeros(units, dtype=np.int64)
    of_unit[unit[::-1]] = numbers[::-1]  # the first row of a unit is the last to be written
    wrong = np.flatnonzero(of_unit[unit] != numbers)
    if len(wrong):
        row = int(wrong[0])
        raise ReadingError(
            _(
                "Row {number} of “{table}” puts unit “{unit}” into another {cluster}.",
                number=columns.table.numbers[row],
                table=columns.name,
                unit=columns.cells("unit")[row],
                cluster=name,
            ),
            _("A unit belongs to one {cluster}: number units through the whole file.", cluster=name),
        )
    return of_unit, names
