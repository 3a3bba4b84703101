"""Finding a code by a few letters of its name or path."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.model.codes import Code
from qualcode.project.file.row_rules import folded

_LEAST = 62  # below this similarity a name is not worth showing


def rank_codes(codes: Sequence[Code], typed: str, recent: Sequence[int] = ()) -> list[Code]:
    """The codes in whose name or path stands what was typed, best first; all, the recent ones (keys) first,
    where nothing was.

    The beginning of a name goes before the beginning of a word in it, this before any other place in the
    name, this before the path.
    """
    order = {key: place for place, key in enumerate(recent)}
    text = folded(typed)
    if not text:
        return sorted(codes, key=lambda code: order.get(code.key, len(order)))
    found = [(points, code) for code in codes if (points := _score(code, text)) > 0]
    found.sort(key=lambda pair: (-pair[0], order.get(pair[1].key, len(order))))
    return [code for _, code in found]


def similar_codes(codes: Sequence[Code], typed: str) -> list[Code]:
    """The codes whose names look like what was typed, best first: guesses, for misspellings.

    Short words look like many names: nothing may be done with a guess that nobody chose.
    """
    text = folded(typed)
    found = [(points, code) for code in codes if (points := _similarity(code, text)) > 0]
    return [code for _, code in sorted(found, key=lambda pair: -pair[0])]


def _score(code: Code, text: str) -> float:
    name = folded(code.name)
    if name == text:
        return 500
    if name.startswith(text):
        return 400
    if re.search(rf"\b{re.escape(text)}", name):
        return 350
    if text in name:
        return 300
    path = folded(code.full_name)
    words = text.split()
    if text in path or (len(words) > 1 and all(word in path for word in words)):
        return 200
    return 0


def _similarity(code: Code, text: str) -> float:
    name = folded(code.name)
    if len(text) < 3 or len(text) > len(name) + 3:
        return 0
    from rapidfuzz import fuzz  # 0.1 s, only for misspellings

    similarity = max(fuzz.partial_ratio(text, name), fuzz.ratio(text, name))
    return similarity if similarity >= _LEAST else 0
