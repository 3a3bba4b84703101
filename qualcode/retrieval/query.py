"""Stretches of text by several codes: `Interferenz AND Transition`, `A OR B`, `A NOT B`, `A NEAR/2 B`.

- `A AND B` is the exact stretch that both codes cover;
- `A OR B` are the stretches of either, overlapping ones joined;
- `A NOT B` (or `A AND NOT B`) are the passages of A that no passage of B overlaps;
- `A NEAR B` are the passages of A with a passage of B in the same sentence or the next, `NEAR/3` within three.

NEAR and NOT bind more than AND, AND more than OR; brackets and quotation marks are understood. A code stands for
its sub-codes too, and overlapping passages of one code for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode.errors import UsageProblem
from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.project.coding.coded_rows import CodedRow

_TOKEN = re.compile(r"""\s*(?:(?P<bracket>[()])|["“„](?P<quoted>[^"“”„]+)["“”]|(?P<word>[^\s()"“”„]+))""")
_OPERATOR = re.compile(r"AND|OR|NOT|UND|ODER|NICHT|(?:NEAR|BEI)(?:/(?P<distance>\d+))?")
_ENGLISH = {"UND": "AND", "ODER": "OR", "NICHT": "NOT", "BEI": "NEAR"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one document and the codings that make it, in order of making."""

    span: Span
    rows: tuple[CodedRow, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The stretches of a code, given as the keys of it and its sub-codes."""

    codes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Joined:
    """Two queries under an operator: AND, OR, NOT or NEAR; `distance` counts sentences."""

    operator: str
    left: Query
    right: Query
    distance: int = 1


Query = Named | Joined


def codes_in(query: Query) -> frozenset[int]:
    """The keys of all codes that a query names."""
    if isinstance(query, Named):
        return query.codes
    return codes_in(query.left) | codes_in(query.right)


def parse(text: str, codes: Callable[[str], Iterable[int]]) -> Query:
    """Read a query; `codes` gives the keys that a name stands for.

    Raises UsageProblem where it cannot be read, and what `codes` raises.
    """
    return _Parser(text, codes).query()


class _Parser:
    """Reads from left to right; each method takes one level of binding."""

    def __init__(self, text: str, codes: Callable[[str], Iterable[int]]) -> None:
        self._text = text
        self._codes = codes
        self._tokens = [found for found in _TOKEN.finditer(text) if found[0].strip()]
        self._at = 0

    def query(self) -> Query:
        made = self._or()
        if self._at < len(self._tokens):
            raise self._problem(f"“{self._tokens[self._at][0].strip()}” is not expected there")
        return made

    def _operator(self) -> re.Match[str] | None:
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        return _OPERATOR.fullmatch(token["word"]) if token is not None and token["word"] else None

    def _next_is(self, name: str) -> bool:
        found = self._operator()
        word = found[0].partition("/")[0] if found else ""
        return _ENGLISH.get(word, word) == name

    def _or(self) -> Query:
        made = self._and()
        while self._next_is("OR"):
            self._at += 1
            made = Joined("OR", made, self._and())
        return made

    def _and(self) -> Query:
        made = self._near()
        while self._next_is("AND") or self._next_is("NOT"):
            operator = "AND" if self._next_is("AND") else "NOT"
            self._at += 1
            if operator == "AND" and self._next_is("NOT"):
                operator = "NOT"
                self._at += 1
            made = Joined(operator, made, self._near())
        return made

    def _near(self) -> Query:
        made = self._one()
        while self._next_is("NEAR"):
            found = self._operator()
            distance = int(found["distance"] or 1) if found else 1
            self._at += 1
            made = Joined("NEAR", made, self._one(), distance)
        return made

    def _one(self) -> Query:
        if self._at >= len(self._tokens):
            raise self._problem("a code is missing at the end")
        token = self._tokens[self._at]
        if token["bracket"] == "(":
            self._at += 1
            made = self._or()
            if self._at >= len(self._tokens) or self._tokens[self._at]["bracket"] != ")":
                raise self._problem("a bracket is not closed")
            self._at += 1
            return made
        return Named(frozenset(self._codes(self._name())))

    def _name(self) -> str:
        words: list[str] = []
        while self._at < len(self._tokens) and self._operator() is None:
            token = self._tokens[self._at]
            if token["bracket"]:
                break
            words.append(token["quoted"] or token["word"])
            self._at += 1
        if not words:
            raise self._problem("a code is missing before an operator: NOT needs something that it is taken from")
        return " ".join(words)

    def _problem(self, cause: str) -> UsageProblem:
        return UsageProblem(f"“{self._text}” cannot be read: {cause}.", "Write it like “A AND (B OR C) NOT D”.")


def united(rows: Iterable[CodedRow]) -> list[Stretch]:
    """Overlapping passages of one document joined; touching ones stay apart."""
    groups: list[list[CodedRow]] = []
    end = -1
    for row in sorted(rows, key=lambda one: (one.start, one.end, one.key)):
        if groups and row.start < end:
            groups[-1].append(row)
        else:
            groups.append([row])
        end = max(end, row.end) if len(groups[-1]) > 1 else row.end
    return [Stretch(_around(group), tuple(sorted(group, key=lambda one: one.key))) for group in groups]


def _around(rows: Sequence[CodedRow]) -> Span:
    return Span(min(one.start for one in rows), max(one.end for one in rows))


def evaluate(query: Query, rows: Sequence[CodedRow], structure: Structure) -> list[Stretch]:
    """The stretches of one document that a query chooses, in order; `rows` are the document's codings."""
    if isinstance(query, Named):
        return united(row for row in rows if row.code in query.codes)
    left, right = evaluate(query.left, rows, structure), evaluate(query.right, rows, structure)
    if query.operator == "AND":
        return [made for one in left for other in right if (made := _common(one, other))]
    if query.operator == "OR":
        return _either([*left, *right])
    if query.operator == "NOT":
        return [one for one in left if not any(one.span.overlap(other.span) for other in right)]
    return [one for one in left if any(_apart(one, other, structure) <= query.distance for other in right)]


def _common(one: Stretch, other: Stretch) -> Stretch | None:
    if not one.span.overlap(other.span):
        return None
    span = Span(max(one.span.start, other.span.start), min(one.span.end, other.span.end))
    return Stretch(span, _rows(one, other))


def _rows(one: Stretch, other: Stretch) -> tuple[CodedRow, ...]:
    return tuple(sorted({row.key: row for row in (*one.rows, *other.rows)}.values(), key=lambda row: row.key))


def _either(stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for one in sorted(stretches, key=lambda stretch: stretch.span):
        if joined and one.span.start < joined[-1].span.end:
            last = joined[-1]
            span = Span(last.span.start, max(last.span.end, one.span.end))
            joined[-1] = replace(last, span=span, rows=_rows(last, one))
        else:
            joined.append(one)
    return joined


def _apart(one: Stretch, other: Stretch, structure: Structure) -> int:
    """Sentences from one stretch to the other: 0 in the same sentence."""
    if one.span.overlap(other.span):
        return 0
    first, second = sorted((one.span, other.span))
    return structure.sentence_index(second.start) - structure.sentence_index(first.end - 1)
