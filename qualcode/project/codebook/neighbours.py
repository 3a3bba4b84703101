"""The neighbours of a code: the codes that its rules name, where they say what belongs to another one.

“Gegen Interferenz: dort arbeiten …” names Interferenz. A name counts that stands there exactly as it is written, as a
whole word of three letters or more, if one code alone has it; the longest one counts, so that “Überleitung nach
Auslaufen” names no Überleitung. A code in brackets behind one that lies below it, “Coaching (Themen)”, only says
which one is meant. `[[Name]]` names a code by its name, the end of its path, its key or its id, whatever
its case, and also where nothing, or several codes, are called so: then it leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.language.forms.normalised import composed
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR, joined_path
from qualcode.model.codes import Code, Codebook, Rules
from qualcode.project.file.row_rules import folded

NAMING = ("exclude", "borders")
"""The rules that name neighbours."""
_LINK = re.compile(r"\[\[([^\[\]\n]{1,500})\]\]")
_SHORTEST = 3  # characters of a name that is found without brackets
_BEGINNING = 2  # characters by which names are looked up


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A code that a rule names: its key, None where the link leads nowhere, and the words that name it there."""

    words: str
    rule: str
    code: int | None


class NamedCodes:
    """What rules name in a codebook."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        exact: dict[str, set[int]] = {}
        self._linked: dict[str, set[int]] = {}
        for code in book:
            below = [code.path[start:] for start in range(len(code.path))]
            ends = [*map(joined_path, below), *map(PATH_SEPARATOR.join, below)]
            for name in ends:
                exact.setdefault(composed(name), set()).add(code.key)
            for name in filter(None, (*ends, code.short_key, code.id)):
                self._linked.setdefault(folded(name), set()).add(code.key)
        self._exact: dict[str, list[tuple[str, int]]] = {}
        for name in sorted(exact, key=len, reverse=True):
            if len(name) >= _SHORTEST:
                # a name that several codes have hides shorter ones that stand in it, and leads nowhere
                code_key = next(iter(exact[name])) if len(exact[name]) == 1 else 0
                self._exact.setdefault(name[:_BEGINNING], []).append((name, code_key))

    def of(self, code: Code) -> list[Neighbour]:
        """The neighbours of a code in the order in which its rules name them, each once, without itself."""
        found: dict[int | str, Neighbour] = {}
        for rule in NAMING:
            for neighbour in self.named_in(code.rules, rule):
                if neighbour.code != code.key:
                    found.setdefault(neighbour.words if neighbour.code is None else neighbour.code, neighbour)
        return list(found.values())

    def named_in(self, rules: Rules, rule: str) -> Iterator[Neighbour]:
        """What one of the rules (by its name) names, in order."""
        text = composed(getattr(rules, rule))
        at, before, end = 0, None, 0  # the code that was named last, and where its name ended
        while at < len(text):
            link = _LINK.match(text, at)
            if link is not None:
                yield Neighbour(link[1].strip(), rule, self.linked(link[1]))
                at = link.end()
                continue
            name, code = self._named_at(text, at)
            if code:
                if not (text[end:at] == " (" and before is not None and self._is_above(code, before)):
                    yield Neighbour(name, rule, code)
                before, end = code, at + len(name)
            at += len(name) or 1

    def linked(self, words: str) -> int | None:
        """The code (key) that a link with these words leads to; None where no code, or several, are called so."""
        name = words.strip()
        called = self._linked.get(folded(name)) or self._linked.get(folded(name.removeprefix("code:").strip()))
        return next(iter(called)) if called is not None and len(called) == 1 else None

    def _is_above(self, code: int, other: int) -> bool:
        path = self._book[code].path
        return self._book[other].path[: len(path)] == path

    def _named_at(self, text: str, at: int) -> tuple[str, int]:
        """The longest name that stands at a place as whole words, and its code; nothing has no name."""
        if at and text[at].isalnum() and text[at - 1].isalnum():
            return "", 0
        for name, code in self._exact.get(text[at : at + _BEGINNING], ()):
            end = at + len(name)
            inside = end < len(text) and text[end].isalnum() and name[-1].isalnum()
            if not inside and text.startswith(name, at):
                return name, code
        return "", 0
