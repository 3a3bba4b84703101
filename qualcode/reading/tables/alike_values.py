"""Values that differ only in case or blanks: likely one value, typed in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from qualcode.catalogue import _, ngettext, program
from qualcode.reading.tables.table import DataTable, listed_times

_SHOWN = 3  # groups of a column
_BLANKS = re.compile(r"[^\S ]|  ")  # what blanks may differ in


def alike_values(table: DataTable, headings: Sequence[str]) -> Iterator[str]:
    """A warning for each column of values that differ only in case or blanks (or in how signs are composed)."""
    for heading in headings:
        if _all_apart(set(map(str.strip, table.column(heading)))):
            continue
        values = Counter(map(str.strip, table.column(heading)))
        groups: dict[str, list[str]] = {}
        for value in values:
            if value:
                groups.setdefault(_key(value), []).append(value)
        alike = [group for group in groups.values() if len(group) > 1]
        if alike:
            told = "; ".join(program().listed(listed_times(values, group)) for group in alike[:_SHOWN])
            if len(alike) <= _SHOWN:
                yield _(
                    "“{heading}”: {told} differ only in case or blanks; they were taken as different.",
                    heading=heading,
                    told=told,
                )
            else:
                yield ngettext(
                    "“{heading}”: {told} differ only in case or blanks, and {count} more such group; "
                    "they were taken as different.",
                    "“{heading}”: {told} differ only in case or blanks, and {count} more such groups; "
                    "they were taken as different.",
                    len(alike) - _SHOWN,
                    heading=heading,
                    told=told,
                )


def _all_apart(values: Collection[str]) -> bool:
    """Whether values in ASCII with single blanks differ in more than case, told without looking at each by itself."""
    text = ",".join(values)
    return text.isascii() and not _BLANKS.search(text) and len(set(map(str.lower, values))) == len(values)


def _key(value: str) -> str:
    return unicodedata.normalize("NFC", " ".join(value.split()).casefold())
