"""Short texts read together as long ones, since looking into a text has its price whatever its length.

What is found in them stands in one of them: no name, no form such as an address, and no disguise reaches over what
parts them, and what follows it begins a sentence as the beginning of a text does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

APART = "\n\n|\n\n"
AT_ONCE = 1 << 14
"""Code points that are read together, or a text more."""


@dataclass(frozen=True, slots=True)
class TextsTogether:
    """Texts as one; `starts` says where each of them begins in it."""

    text: str
    parts: Sequence[str]
    starts: Sequence[int]


def together(texts: Iterable[str], at_once: int = AT_ONCE) -> Iterator[TextsTogether]:
    """The texts in their order, so many as fit into `at_once` code points at a time."""
    waiting: list[str] = []
    starts: list[int] = []
    length = 0
    for text in texts:
        waiting.append(text)
        starts.append(length)
        length += len(text) + len(APART)
        if length > at_once:
            yield TextsTogether(APART.join(waiting), waiting, starts)
            waiting, starts, length = [], [], 0
    if waiting:
        yield TextsTogether(APART.join(waiting), waiting, starts)
