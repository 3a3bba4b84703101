"""What rows and columns are called: indented below what is shown above them, in full, or by a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualcode.catalogue import Catalogue
from qualcode.model.codes import PATH_SEPARATOR
from qualcode.retrieval.counting.request import Axis, AxisKind
from qualcode.retrieval.counting.table import CountTable, TableMember

_BELOW = "– "
"""Before the name of a code below the one above it, once a level; writers take blanks away."""
FullNames = Mapping[int | str, str]
"""The names of codes by key, with those of the codes above them."""


def full_name(axis: Axis, member: TableMember, full: FullNames, words: Catalogue) -> str:
    """What a row or column is called where nothing above it says what it belongs to."""
    if axis.kind is AxisKind.CODES:
        return full.get(member.key) or words.said(member.name)
    return words.said(member.name)


def row_names(table: CountTable, full: FullNames, words: Catalogue) -> list[str]:
    """The names of the rows in order: a code stands indented where the one above it is shown, else in full."""
    names, above = [], [""] * (1 + max((member.level for member in table.rows), default=0))
    for member in table.rows:
        whole = full_name(table.request.rows, member, full, words)
        above[member.level :] = [whole] * (len(above) - member.level)
        parent, separator, own = whole.rpartition(PATH_SEPARATOR)
        if member.level and separator and above[member.level - 1] == parent:
            names.append(f"{_BELOW * member.level}{own}")
        else:
            names.append(whole)
    return names


def column_names(table: CountTable, full: FullNames, words: Catalogue) -> list[str]:
    """The names of the columns in order, in full."""
    return [full_name(table.request.columns, member, full, words) for member in table.columns]


def with_base(name: str, base: int | None, words: Catalogue) -> str:
    """“Kreis (N=22)”; the name alone where it rests on no number of cases."""
    return name if base is None else words.gettext("{name} (N={number})", name=name, number=words.number(base))


_NAMES_OF_PEOPLE = frozenset({AxisKind.CASES, AxisKind.DOCUMENTS, AxisKind.SPEAKERS, AxisKind.CODERS})


def without_names(table: CountTable, words: Catalogue) -> CountTable:
    """The table with cases, documents, speakers and coders called by their place in it."""
    return replace(
        table,
        rows=_numbered(table.request.rows, table.rows, words),
        columns=_numbered(table.request.columns, table.columns, words),
    )


def _numbered(axis: Axis, members: Sequence[TableMember], words: Catalogue) -> Sequence[TableMember]:
    if axis.kind not in _NAMES_OF_PEOPLE:
        return members

    def name(number: int) -> str:
        return {
            AxisKind.CASES: words.gettext("Case {number}", number=number),
            AxisKind.DOCUMENTS: words.gettext("Document {number}", number=number),
            AxisKind.SPEAKERS: words.gettext("Speaker {number}", number=number),
            AxisKind.CODERS: words.gettext("Coder {number}", number=number),
        }[axis.kind]

    return [replace(member, name=name(number)) for number, member in enumerate(members, start=1)]
