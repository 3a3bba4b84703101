"""The codes that are compared: alone, and with their sub-codes rolled up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _, later
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code, Codebook

ANY_CODE = later("any code")
"""The row of all codes' passages united: where coders saw something, whatever they called it."""


ON_INTERVIEWER = later("in no pooled figure: only on the interviewer's words")
ON_NOTHING_COUNTED = later("in no pooled figure: only on text that does not count")
UNUSED = later("in no pooled figure: never used in these documents")


@dataclass(frozen=True, slots=True)
class CodeLevel:
    """A code, and the keys of all codes whose passages count as its own; `pooled` into the pooled figures.

    `aside` says why it is in none though it would be: nobody gave it to text that counts.
    """

    code: Code
    keys: frozenset[int]
    rolled_up: bool
    pooled: bool
    aside: str = ""

    @property
    def name(self) -> str:
        """The full name, and whether sub-codes are in it."""
        return later("{code} (with sub-codes)", code=self.code.full_name) if self.rolled_up else self.code.full_name


@dataclass(frozen=True, slots=True)
class AnyCode(CodeLevel):
    """All compared codes as one: whether a passage has any of them; `code` is the first of them."""

    @property
    def name(self) -> str:
        """What a report calls it."""
        return ANY_CODE

    @classmethod
    def of(cls, levels: Iterable[CodeLevel]) -> AnyCode | None:
        """The union of the levels that are pooled; None where there is only one code, which is the same."""
        chosen = [level for level in levels if level.pooled]
        keys: frozenset[int] = frozenset().union(*(level.keys for level in chosen))
        return cls(chosen[0].code, keys, rolled_up=False, pooled=True) if len(chosen) > 1 else None


def unused_aside(
    levels: Sequence[CodeLevel], there: Collection[int], given: Collection[int], *, with_interviewer: bool
) -> tuple[CodeLevel, ...]:
    """The levels, those without a passage in text that counts set aside; as they are where none would be left.

    `there` are the places of those with such a passage, `given` the keys of the codes that a coder gave anywhere.
    """
    outside = ON_NOTHING_COUNTED if with_interviewer else ON_INTERVIEWER
    found = tuple(
        level
        if place in there
        else replace(level, pooled=False, aside=outside if level.keys & set(given) else UNUSED)
        for place, level in enumerate(levels)
    )
    return found if any(level.pooled for level in found) else tuple(levels)


@dataclass(frozen=True, slots=True)
class ExclusiveGroup:
    """A code whose sub-codes exclude each other, and these, each with its own sub-codes."""

    parent: Code
    members: tuple[CodeLevel, ...]


def layers(book: Codebook, wanted: Sequence[Code], given: Collection[int], level: str) -> list[CodeLevel]:
    """The rows of a report in the codebook's order.

    `wanted` are the codes named, `given` the keys of those that a coder gave. On the level “flat” every code
    stands alone, and once more rolled up if it has sub-codes; on “top” all are rolled up into the top ones,
    or into those named. Raises QualcodeError where there is nothing to compare.
    """
    found = _top(book, wanted, given) if level == "top" else _flat(book, wanted, given)
    if not found:
        raise QualcodeError(
            _("Nobody coded anything in these documents."), _("Choose others, or name codes with --code.")
        )
    return found


def groups(book: Codebook, chosen: Iterable[CodeLevel]) -> list[ExclusiveGroup]:
    """The exclusive groups of which at least one code is compared."""
    compared = set().union(*(layer.keys for layer in chosen))
    found = []
    for code in book:
        members = [_rolled(book, child, pooled=True) for child in book.children(code.key)]
        if code.exclusive and len(members) > 1 and any(member.keys & compared for member in members):
            found.append(ExclusiveGroup(code, tuple(members)))
    return found


def _flat(book: Codebook, wanted: Sequence[Code], given: Collection[int]) -> list[CodeLevel]:
    named = {code.key for code in wanted}
    found = []
    for code in book:
        below = {code_below.key for code_below in book.descendants(code.key)}
        if code.key in named or (not named and code.key in given):
            found.append(CodeLevel(code, frozenset({code.key}), rolled_up=False, pooled=True))
        if below and (code.key in named or (not named and below & set(given))):
            found.append(_rolled(book, code, pooled=False))
    return found


def _top(book: Codebook, wanted: Sequence[Code], given: Collection[int]) -> list[CodeLevel]:
    tops = [code for code in book if code.key in {code.key for code in wanted}] or book.children(None)
    found = [_rolled(book, code, pooled=True) for code in tops]
    nested = {key for layer in found for key in layer.keys - {layer.code.key}}
    double = [layer.name for layer in found if layer.code.key in nested]
    if double:
        raise QualcodeError(
            _("“{double}” stands below another code that is named and would count twice.", double=double[0]),
            _("Name only one of them."),
        )
    return found if wanted else [layer for layer in found if layer.keys & set(given)]


def _rolled(book: Codebook, code: Code, *, pooled: bool) -> CodeLevel:
    below = book.descendants(code.key)
    return CodeLevel(
        code, frozenset({code.key, *(code_below.key for code_below in below)}), rolled_up=bool(below), pooled=pooled
    )
