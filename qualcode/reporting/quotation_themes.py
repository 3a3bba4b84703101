"""Which codes the headings of a report mean, and whether a passage still has one of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from qualcode.language.quoted_words import keys_of
from qualcode.model.codes import Code
from qualcode.model.spans import Span
from qualcode.project.project import Project

_NUMBER = re.compile(r"^(?:kapitel\s+)?\d{1,2}(?:\.\d{1,2}){0,5}\.?\s+", re.IGNORECASE)
_SHORTEST_NAME = 4  # letters of a code's name that may stand anywhere in a heading


class Themes:
    """The codes of a project by the headings that mean them, and the codings of its passages.

    Codings of the `hidden` coders (keys) do not count.
    """

    def __init__(self, project: Project, hidden: Collection[int] = ()) -> None:
        self._book = project.codes.book()
        self._names: dict[tuple[str, ...], list[Code]] = {}
        for code in self._book:
            for name in {code.name, code.full_name}:
                self._names.setdefault(tuple(keys_of(name)), []).append(code)
        self._by_document: dict[int, list[tuple[Span, int]]] = {}
        for coding in project.codings.all():
            if coding.coder not in hidden:
                self._by_document.setdefault(coding.document, []).append((coding.span, coding.code))

    def of(self, headings: Sequence[str]) -> list[Code]:
        """The codes that the innermost heading with a code's name means; several where codes share the name."""
        for heading in reversed(headings):
            words = tuple(keys_of(_NUMBER.sub("", heading)))
            found = self._names.get(words) or self._inside(words)
            if found:
                return found
        return []

    def _inside(self, words: tuple[str, ...]) -> list[Code]:
        """The codes with the longest name that stands in a heading in whole words."""
        best: tuple[str, ...] = ()
        for name in self._names:
            fits = any(words[start : start + len(name)] == name for start in range(len(words) - len(name) + 1))
            if fits and sum(map(len, name)) >= max(_SHORTEST_NAME, sum(map(len, best)) + 1):
                best = name
        return self._names.get(best, []) if best else []

    def given(self, document: int, span: Span) -> list[Code]:
        """The codes of a passage: those whose codings overlap it by at least half of the shorter of the two."""
        keys = dict.fromkeys(
            code
            for place, code in self._by_document.get(document, ())
            if 2 * place.overlap(span) >= min(place.length, span.length)
        )
        return [self._book[key] for key in keys]

    def below(self, codes: Sequence[Code]) -> set[int]:
        """The keys of codes and of all their sub-codes."""
        return {one.key for code in codes for one in (code, *self._book.descendants(code.key))}
