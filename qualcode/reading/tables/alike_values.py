"""Values that differ only in case or blanks: likely one value, typed in two ways."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.reading.tables.table import DataTable

_SHOWN = 3  # groups of a column


def alike_values(table: DataTable, headings: Sequence[str], taken: str = "as different") -> Iterator[str]:
    """A warning for each column that holds values which differ only in case or blanks (or in how signs are composed).

    `taken` says what the caller does with them.
    """
    for heading in headings:
        values = Counter(map(str.strip, table.column(heading)))
        groups: dict[str, list[str]] = {}
        for value in values:
            if value:
                groups.setdefault(_key(value), []).append(value)
        alike = [group for group in groups.values() if len(group) > 1]
        if alike:
            told = "; ".join(
                " and ".join(f"“{value}” ({values[value]:,})" for value in group) for group in alike[:_SHOWN]
            )
            more = f", and {len(alike) - _SHOWN:,} more such groups" if len(alike) > _SHOWN else ""
            yield f"“{heading}”: {told} differ only in case or blanks{more}; they were taken {taken}."


def _key(value: str) -> str:
    return unicodedata.normalize("NFC", " ".join(value.split()).casefold())
