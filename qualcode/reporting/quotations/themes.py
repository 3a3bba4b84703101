"""Which codes the headings of a report mean, and whether a passage still has one of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.language.quotations.words import keys_of
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import Code
from qualcode.model.spans import Span
from qualcode.project.coding.conditions import among
from qualcode.project.project import Project
from qualcode.retrieval.consensus import ConsensusRule
from qualcode.retrieval.filter import PassageChoice

_NUMBER = re.compile(
    r"(?:(?:kapitel|abschnitt|teil|chapter|section|part)\s+)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,5}|[ivxl]{1,7}(?=[.:)])|[a-z](?=[.)])(?:\.\d{1,2}){0,5})[.:)]?(?:\s+|$)",
    re.IGNORECASE,
)
_PLACE = attrgetter("start", "end", "key")
_ARTICLES = frozenset(("der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "the", "a", "an"))


class Themes:
    """The codes of a project by the headings that mean them, and the codings of its passages.

    A heading means a code where it is nothing but the code's name, whole path or end of a path; its number, case,
    punctuation and a first article make no difference. `said` are (heading, code) as somebody says it: a heading
    may be named by its number alone, and an empty code says that a heading means none. Raises UsageProblem for a
    code that is said and does not exist. Codings of the `hidden` coders (keys) do not count, nor what does not beside
    a consensus.
    """

    def __init__(self, project: Project, hidden: Collection[int] = (), said: Iterable[tuple[str, str]] = ()) -> None:
        self._book = project.codes.book()
        self._names: dict[str, list[Code]] = {}
        for code in self._book:  # a code without letters has no name here
            for name in {folded_heading(joined_path(code.path[start:])) for start in range(len(code.path))} - {""}:
                self._names.setdefault(name, []).append(code)
        self._said: dict[str, list[Code]] = {}
        self._unmet: dict[str, str] = {}
        for heading, wanted in said:
            key = _keys(heading)[0]
            if not key:
                raise UsageProblem(
                    _("“{heading}” is no heading.", heading=heading), _("Give its words, or its number.")
                )
            meant = self._said.setdefault(key, [])
            meant += [code for code in self._exact(wanted, heading) if code not in meant]
            self._unmet[key] = heading
        self._coded = project.coded
        everything = PassageChoice(without=hidden).without_models(project)
        self._shown, self._rule = ~among("coder_id", everything.without), ConsensusRule(project, everything)
        self._by_document: dict[int, list[tuple[Span, int]]] = {}

    def _exact(self, wanted: str, heading: str) -> list[Code]:
        """The code that is said, by its id, path, end of a path or name; no part of a name is enough."""
        text = wanted.strip()
        if not text:
            return []
        by_id = [code for code in self._book if text in {code.id, code.uuid}]
        paths = [code for code in self._book if text.casefold() == code.full_name.casefold()]
        found = by_id or paths or self._names.get(folded_heading(text), [])
        if len(found) == 1:
            return found
        if found:
            listed = ", ".join(program().quoted(code.full_name) for code in found)
            raise UsageProblem(
                _(
                    "“{code}”, given for the heading “{heading}”, is the name of several codes: {codes}.",
                    code=text,
                    heading=heading,
                    codes=listed,
                ),
                _("Give the path."),
            )
        raise UsageProblem(
            _("There is no code “{code}”, which is given for the heading “{heading}”.", code=text, heading=heading),
            _("qualcode codebook show lists the codes; give a whole name or path."),
        )

    def of(self, headings: Sequence[str]) -> list[Code]:
        """The codes that the chapter below these headings (outermost first) is about.

        That is what was said of the innermost heading, else what this is the name of, else what was said of one
        above it. Several codes where they share the name.
        """
        for above, heading in enumerate(reversed(headings)):
            keys = _keys(heading)
            for key in keys:
                if key in self._said:
                    return self._said[key]
            if above == 0:
                named = self._names.get(keys[0]) or self._names.get(keys[1])
                if named:
                    return named
        return []

    def unmet(self, headings: Iterable[str]) -> list[str]:
        """The headings of which something was said and which are not among these."""
        there = {key for heading in headings for key in _keys(heading)}
        return [heading for key, heading in self._unmet.items() if key not in there]

    def given(self, document: int, span: Span) -> list[Code]:
        """The codes of a passage: those whose codings overlap it by at least half of the shorter of the two."""
        keys = dict.fromkeys(
            code
            for place, code in self._coded_in(document)
            if 2 * place.overlap(span) >= min(place.length, span.length)
        )
        return [self._book[key] for key in keys]

    def _coded_in(self, document: int) -> list[tuple[Span, int]]:
        """The passages of a document (key) and their codes, in order; few documents are asked for, those often."""
        known = self._by_document.get(document)
        if known is None:
            rows = self._coded.placed(among("document_id", [document]) & self._shown)
            counting = sorted(self._rule.counting_of_all_codes(document, rows).kept, key=_PLACE)
            known = self._by_document[document] = [(row.span, row.code) for row in counting]
        return known

    def below(self, codes: Sequence[Code]) -> set[int]:
        """The keys of codes and of all their sub-codes."""
        return {below.key for code in codes for below in (code, *self._book.descendants(code.key))}


def folded_heading(heading: str) -> str:
    """A heading as it is compared: its words without a first article and without what parts them."""
    words = keys_of(heading)
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _keys(heading: str) -> tuple[str, str, str]:
    """What a heading may be called: its words (its number, if it has no more), all with the number, the number."""
    bare = heading.strip()
    found = _NUMBER.match(bare)
    number = f"#{found['number'].casefold()}" if found else ""
    title = folded_heading(bare[found.end() :] if found else bare)
    return title or number, folded_heading(bare), number
