"""What the disclosure check finds in many texts: they are read together, since each reading has its price.

A text with a name in disguise is read by itself, for what is found behind a disguise counts beside what is found in
the text as it is; and so is one that is not composed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qualcode.language.forms.normalised import composed
from qualcode.language.names.disguise import is_disguised
from qualcode.language.names.together import AT_ONCE, TextsTogether, together
from qualcode.model.spans import Span
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.disclosure.hits import Hit, Options, hits, known_hits

_DIGIT = re.compile(r"\d")

Place = tuple[FindingKind, Span]
"""The kind of what was found, and where it stands."""


class NameHitFinder:
    """Finds what `hits` finds, in many texts at once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._labels: dict[str, list[Hit]] = {}

    def hits(self, texts: Iterable[str]) -> dict[str, list[Hit]]:
        """What was found in each of the texts, in order; those in which nothing was found are left out."""
        return {
            text: [_moved(hit, -start) if start else hit for hit in found] for text, start, found in self._read(texts)
        }

    def places(self, texts: Iterable[str]) -> dict[str, list[Place]]:
        """Where it was found in each of the texts, and of what kind it is; texts without anything are left out."""
        return {
            text: [(hit.kind, Span(hit.span.start - start, hit.span.end - start)) for hit in found]
            for text, start, found in self._read(texts)
        }

    def in_label(self, label: str) -> list[Hit]:
        """The names that the project knows in a label, which many quotations have."""
        if label not in self._labels:
            self._labels[label] = known_hits(label, self._options)
        return self._labels[label]

    def _read(self, texts: Iterable[str]) -> Iterator[tuple[str, int, Sequence[Hit]]]:
        """Texts in which something was found: where they begin in what was read, and what was found there."""
        # forms with digits are looked for only where there is one, so those texts are read apart from the others
        with_digits: list[str] = []
        without: list[str] = []
        for text in dict.fromkeys(texts):
            (with_digits if _DIGIT.search(text) else without).append(text)
        for group in (with_digits, without):
            for read in together(group):
                yield from self._read_together(read)

    def _read_together(self, read: TextsTogether) -> Iterator[tuple[str, int, Sequence[Hit]]]:
        if not is_disguised(read.text) and composed(read.text) == read.text:
            yield from _parted(read, hits(read.text, self._options))
            return
        alone = [text for text in read.parts if is_disguised(text) or composed(text) != text]
        for text in alone:
            if found := hits(text, self._options):
                yield text, 0, found
        apart = set(alone)
        for rest in together((text for text in read.parts if text not in apart), 2 * AT_ONCE):
            yield from _parted(rest, hits(rest.text, self._options))


def _parted(read: TextsTogether, found: Sequence[Hit]) -> Iterator[tuple[str, int, Sequence[Hit]]]:
    """What was found in texts that were read together, text by text."""
    first = 0
    for text, start in zip(read.parts, read.starts, strict=True):
        behind, end = first, start + len(text)
        while behind < len(found) and found[behind].span.start < end:
            behind += 1
        if behind > first:
            yield text, start, found[first:behind]
        first = behind


def _moved(hit: Hit, by: int) -> Hit:
    span = Span(hit.span.start + by, hit.span.end + by)
    return Hit(span, hit.kind, hit.certain, hit.reason, hit.replacement, hit.name)
