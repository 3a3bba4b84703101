"""The order in which people put names that hold numbers: “B2” before “B10”, 2021 before 2022."""

from __future__ import annotations

import re

from qualcode.language.forms.normalised import folded

_NUMBER = re.compile(r"[0-9]+")
NaturalKey = list[tuple[float, str]]


def natural_key(name: str) -> NaturalKey:
    """What sorts names so; numbers inside of words count by their size, case does not."""
    word = folded(name)
    if not _NUMBER.search(word):
        return [(0.0, word)]
    numbers = _NUMBER.findall(word)
    pieces = _NUMBER.split(word)
    return [(0.0, pieces[0]), *((float(number), piece) for number, piece in zip(numbers, pieces[1:], strict=True))]
