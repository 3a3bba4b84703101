"""What rows and columns are called: indented below what is shown above, with their N, without names of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.catalogue import Catalogue
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR, parted_path
from qualcode.retrieval.counting.table import CountTable, TableMember

_BELOW = "– "
"""Before the name of a code below the one above it, once a level; writers take blanks away."""


def row_names(members: Sequence[TableMember], words: Catalogue) -> list[str]:
    """The names of rows in order: a code stands indented where the one above it is shown, else in full."""
    names, above = [], [""] * (1 + max((member.level for member in members), default=0))
    for member in members:
        whole = words.said(member.name)
        above[member.level :] = [whole] * (len(above) - member.level)
        parent, separator, own = whole.rpartition(PATH_SEPARATOR)
        if member.level and separator and above[member.level - 1] == parent:
            whole = f"{_BELOW * member.level}{parted_path(own)[-1]}"
        names.append(with_base(whole, member.base, words))
    return names


def column_names(members: Sequence[TableMember], words: Catalogue) -> list[str]:
    """The names of columns in order, in full."""
    return [with_base(words.said(member.name), member.base, words) for member in members]


def with_base(name: str, base: int | None, words: Catalogue) -> str:
    """“Kreis (N=22)”; the name alone where it rests on no number of cases."""
    return name if base is None else words.gettext("{name} (N={number})", name=name, number=words.number(base))


def without_names(table: CountTable) -> CountTable:
    """The table with what stands for the names of cases, documents, speakers and coders."""
    return replace(table, rows=_public(table.rows), columns=_public(table.columns))


def _public(members: Sequence[TableMember]) -> Sequence[TableMember]:
    return [
        replace(member, name=member.public, key=member.public if member.key == member.name else member.key)
        if member.public
        else member
        for member in members
    ]
