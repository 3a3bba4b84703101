"""Which rows of a table hold headings, and which columns are read under them.

Beside the row of headings there may be one with the words of the questions and one with JSON, as Qualtrics writes
them (`{"ImportId":"QID1"}`); SoSci Survey writes labels below the headings. A first column without a heading that
tells the rows apart is an index, such as R's row names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.catalogue import _, ngettext
from qualcode.errors import ReadingError
from qualcode.plural import counted
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.survey_programs import has_labels_below, tells_apart
from qualcode.reading.tables.table import TableOptions, listed_names, listed_numbers

_IMPORT_ID = re.compile(r"""\s*\{\s*["']ImportId["']\s*:""")
_DEEPEST = 3  # the row below the headings where a row of Qualtrics' numbers is looked for


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """The names of columns, for each the words of its question or nothing, and how many rows they take.

    `heads` are these rows as they stand; an empty name means a column without one.
    """

    names: tuple[str, ...]
    questions: tuple[str, ...]
    below: int
    heads: tuple[Sequence[str], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """Where the columns that are read stand, and their headings; `has_index` is whether the first is an index."""

    places: tuple[int, ...]
    headings: tuple[str, ...]
    ignored: tuple[str, ...]
    notes: tuple[str, ...] = ()
    has_index: bool = False


# ---- rows -----------------------------------------------------------------------------------------


def find_headings(
    numbers: Sequence[int], rows: Sequence[Sequence[str]], name: str, options: TableOptions, *, is_csv: bool
) -> HeadingRows:
    """The headings of filled rows. Raises ReadingError for more rows of headings than there are rows."""
    below, with_questions, notes = _extent(numbers, rows, name, options)
    heads = tuple(rows[:below])
    first = list(heads[0])
    if is_csv and _lacks_the_first(rows, below):
        first.insert(0, "")
    width = max((place for place, cell in enumerate(first, start=1) if cell.strip()), default=0)
    names = tuple(" ".join(cell.split()) for cell in first[:width])
    words = [" ".join(cell.split()) for cell in heads[1][:width]] if with_questions else []
    questions = tuple(words + [""] * (width - len(words)))
    return HeadingRows(names, questions, below, heads, tuple(notes))


def _extent(
    numbers: Sequence[int], rows: Sequence[Sequence[str]], name: str, options: TableOptions
) -> tuple[int, bool, list[str]]:
    """How many rows are headings, whether the second holds questions, and what is told of that."""
    if options.heading_rows:
        if options.heading_rows >= len(rows):
            raise ReadingError(
                ngettext(
                    "“{name}” has {count} row: there is none below {heads} of headings.",
                    "“{name}” has {count} rows: there is none below {heads} of headings.",
                    len(rows),
                    name=name,
                    heads=options.heading_rows,
                ),
                _("Say how many rows hold headings: --heading-rows N."),
            )
        told = _(
            "{number} rows of headings; the second holds the words of the questions.", number=options.heading_rows
        )
        return options.heading_rows, options.heading_rows > 1, [told] if options.heading_rows > 1 else []
    ids = next((place for place in range(1, min(_DEEPEST, len(rows))) if _is_import_ids(rows[place])), 0)
    if not ids and len(rows) > 1 and has_labels_below(rows[0], rows[1]):
        return 2, True, [_words_told(numbers[1])]
    if not ids:
        return 1, False, []
    told = _("Row {number} holds no case but the numbers of Qualtrics (ImportId): left out.", number=numbers[ids])
    if ids == 1:
        return 2, False, [told]
    return ids + 1, True, [_words_told(numbers[1]), told]


def _words_told(number: int) -> str:
    return _("Row {number} holds no case but the words of the questions: taken as these.", number=number)


def _is_import_ids(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(map(_IMPORT_ID.match, filled))


def _lacks_the_first(rows: Sequence[Sequence[str]], below: int) -> bool:
    """Whether the headings are one fewer than the cells, and the first cells count the rows, as R writes tables."""
    width = len(rows[0])
    body = rows[below:]
    return (
        bool(body)
        and all(len(cells) == width + 1 for cells in body[:2])
        and all(len(cells) == width + 1 and cells[0] == str(number) for number, cells in enumerate(body, start=1))
        and any(cells[-1].strip() for cells in body)
    )


# ---- columns --------------------------------------------------------------------------------------


def chosen_places(
    found: HeadingRows, columns: Sequence[Sequence[str]], name: str, options: TableOptions
) -> ChosenColumns:
    """The columns that are read: those that are asked for, else all but an index and such without any word.

    Raises ReadingError for a column that is missing, that occurs twice or, where all are read, has no heading.
    """
    keys = [heading_key(heading) for heading in found.names]
    if options.columns:
        return _asked_for(keys, name, options)
    kept, notes = list(range(len(found.names))), []
    nameless = [place for place in kept if not found.names[place]]
    empty = [place for place in nameless if not any(map(str.strip, columns[place]))]
    if empty:
        notes.append(_("{columns} without heading and words left out.", columns=counted(len(empty), "column")))
    has_index = 0 in nameless and 0 not in empty and tells_apart(columns[0])
    if has_index:
        notes.append(_("The first column has no heading and tells the rows apart: taken as an index."))
        empty.append(0)
    missing = [place + 1 for place in nameless if place not in empty]
    if missing:
        raise ReadingError(
            ngettext(
                "In “{name}” {count} column has no heading: {numbers}.",
                "In “{name}” {count} columns have no heading: {numbers}.",
                len(missing),
                name=name,
                numbers=listed_numbers(missing),
            ),
            _("Give every column a heading in the first row."),
        )
    kept = [place for place in kept if place not in empty]
    times = Counter(keys[place] for place in kept)
    same = [place for place in kept if times[keys[place]] > 1]
    kept, doubled = _without_doubled(kept, keys, columns)
    if doubled:
        notes.append(
            _(
                "Columns that stand there twice, cell by cell, were read once: {columns}.",
                columns=listed_names(doubled),
            )
        )
    times = Counter(keys[place] for place in kept)
    differing = dict.fromkeys(found.names[place] for place in same if times[keys[place]] > 1)
    if differing:
        raise _twice(name, list(differing))
    return ChosenColumns(tuple(kept), tuple(found.names[place] for place in kept), (), tuple(notes), has_index)


def _without_doubled(
    places: Sequence[int], keys: Sequence[str], columns: Sequence[Sequence[str]]
) -> tuple[list[int], list[str]]:
    """The places without columns that repeat one before them under its heading, and the keys of those."""
    first: dict[str, int] = {}
    kept: list[int] = []
    doubled: dict[str, None] = {}
    for place in places:
        known = first.setdefault(keys[place], place)
        if known != place and columns[known] == columns[place]:
            doubled.setdefault(keys[place])
        else:
            kept.append(place)
    return kept, list(doubled)


def _asked_for(keys: Sequence[str], name: str, options: TableOptions) -> ChosenColumns:
    hint = _("The first row names the columns: {names}.", names=",".join(options.columns))
    missing = [column for column in options.columns if column not in keys]
    if missing:
        column, there = missing[0], listed_names(filter(None, keys))
        if not there:
            raise ReadingError(_("“{name}” has no column “{column}”, and no other.", name=name, column=column), hint)
        raise ReadingError(
            _(
                "“{name}” has no column “{column}”; its columns are {columns}.",
                name=name,
                column=column,
                columns=there,
            ),
            hint,
        )
    known = [column for column in (*options.columns, *options.optional) if column in keys]
    double = [column for column in known if keys.count(column) > 1]
    if double:
        raise _twice(name, double)
    ignored = tuple(key for key in keys if key and key not in known)
    return ChosenColumns(tuple(keys.index(column) for column in known), tuple(known), ignored)


def _twice(name: str, headings: Sequence[str]) -> ReadingError:
    return ReadingError(
        _(
            "“{name}” has several columns of the same name: {columns}.",
            name=name,
            columns=listed_names(headings),
        ),
        _("Give each column a heading of its own, such as the code of its question."),
    )
