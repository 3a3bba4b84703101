"""What the disclosure check finds in many texts that share their sentences: each sentence is read once.

Quotations of several codes and coders overlap, and what is found in a sentence depends on nothing outside of it as
long as the sentence is a plain one. Where it is not, or a name that is looked for may stand in it, the whole text is
read as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qualcode.language.names.disguise import is_disguised
from qualcode.model.spans import Span
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.disclosure.hits import Hit, Options, hits, known_hits

_REMEMBERED = 30_000
"""Sentences that are remembered."""
# What no pattern of names or identifiers reaches over: the end of a word that is no title or part of one, with or
# without words left out behind it, before a word with a capital.
_BETWEEN_SENTENCES = re.compile(
    r"(?<=[a-zäöüß]{2}[.?!])(?<!\bHrn\.)(?<!\bMrs\.)(?<!\bProf\.)(?<!\bmed\.)(?<!\bphil\.)(?<!\bjur\.)(?<!\brer\.)(?<!\bnat\.)"
    r"(?: \[\.\.\.\])? (?=[A-ZÄÖÜ][a-zäöüß])"
)
_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß ,.?!;:„“”…–-]*")

Place = tuple[FindingKind, Span]
"""The kind of what was found, and where it stands."""


class NameHitFinder:
    """Finds what `hits` finds."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._nameless = replace(options, names=None, known=None)
        self._found: dict[str, tuple[Hit, ...] | None] = {}
        self._labels: dict[str, list[Hit]] = {}

    def hits(self, text: str) -> list[Hit]:
        """What was found in a text, in order."""
        return [_moved(hit, start) if start else hit for start, found in self._parts(text) for hit in found]

    def places(self, text: str) -> list[Place]:
        """Where it was found, and of what kind it is."""
        return [
            (hit.kind, Span(hit.span.start + start, hit.span.end + start))
            for start, found in self._parts(text)
            for hit in found
        ]

    def _parts(self, text: str) -> list[tuple[int, Sequence[Hit]]]:
        """The parts of a text with something in them: where they begin, and what was found in each alone."""
        parts: list[tuple[int, Sequence[Hit]]] = []
        start = 0
        ends = [gap.span() for gap in _BETWEEN_SENTENCES.finditer(text)]
        for end, following in (*ends, (len(text), len(text))):
            found = self._in_sentence(text[start:end])
            if found is None:
                return [(0, hits(text, self._options))]
            if found:
                parts.append((start, found))
            start = following
        return parts

    def in_label(self, label: str) -> list[Hit]:
        """The names that the project knows in a label, which many quotations have."""
        if label not in self._labels:
            self._labels[label] = known_hits(label, self._options)
        return self._labels[label]

    def _in_sentence(self, sentence: str) -> tuple[Hit, ...] | None:
        """What was found in a sentence; None where that is not to be said of it alone."""
        try:
            return self._found[sentence]
        except KeyError:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[sentence] = self._alone(sentence)
            return found

    def _alone(self, sentence: str) -> tuple[Hit, ...] | None:
        names, known = self._options.names, self._options.known
        if not _PLAIN.fullmatch(sentence) or is_disguised(sentence):
            return None
        if (names and names.may_hold(sentence)) or (known and known.may_hold(sentence)):
            return None
        found = tuple(hits(sentence, self._nameless))
        return None if found and names and names.allows_something else found


def _moved(hit: Hit, by: int) -> Hit:
    span = Span(hit.span.start + by, hit.span.end + by)
    return Hit(span, hit.kind, hit.certain, hit.reason, hit.replacement, hit.name)
