"""What the disclosure check finds in many texts: they are read together, since each reading has its price.

A text with a name in disguise is read by itself, for what is found behind a disguise counts beside what is found in
the text as it is; and so is one that is not composed. Where no name that is looked for can begin in any other text,
what is found there depends on the text alone, so it can be kept from one check to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qualcode.language.forms.normalised import composed
from qualcode.language.names.disguise import is_disguised
from qualcode.language.names.listed import words_in
from qualcode.language.names.together import TextsTogether, together
from qualcode.model.spans import Span
from qualcode.project.quoting.checked_passages import KeptFindings, passage_hash
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.disclosure.hits import Hit, Options, hits, known_hits

_DIGIT = re.compile(r"\d")
_KINDS = tuple(FindingKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}

Place = tuple[FindingKind, Span]
"""The kind of what was found, and where it stands."""
_Found = Iterator[tuple[str, int, Sequence[Hit]]]
"""Texts in which something was found: where they begin in what was read, and what was found there."""


class NameHitFinder:
    """Finds what `hits` finds, in many texts at once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._nameless = replace(options, names=None, known=None)
        self._labels: dict[str, list[Hit]] = {}

    def hits(self, texts: Iterable[str]) -> dict[str, list[Hit]]:
        """What was found in each of the texts, in order; those in which nothing was found are left out."""
        clear, alone = _sorted_out(texts)
        return {
            text: [_moved(hit, -start) if start else hit for hit in found]
            for text, start, found in (*self._in(alone), *_read(clear, self._options))
        }

    def in_label(self, label: str) -> list[Hit]:
        """The names that the project knows in a label, which many quotations have."""
        if label not in self._labels:
            self._labels[label] = known_hits(label, self._options)
        return self._labels[label]

    def places(
        self, texts: Iterable[str], kept: KeptFindings | None = None
    ) -> tuple[dict[str, list[Place]], KeptFindings]:
        """Where something was found in each of the texts, and of what kind it is; texts without are left out.

        What was `kept` of a text is not looked for again. With it comes what can be kept of the others.
        """
        hashes = {passage_hash(text): text for text in texts}
        known = {text: kept[hash_] for hash_, text in hashes.items() if hash_ in kept} if kept else {}
        clear, alone = _sorted_out(text for text in hashes.values() if text not in known)
        fresh: dict[str, list[Place]] = {text: [] for text in clear}
        fresh.update(_places(_read(clear, self._nameless)))
        found = {text: _unpacked(packed) for text, packed in known.items() if packed}
        found.update((text, places) for text, places in fresh.items() if places)
        named = self._with_names([*known, *clear])
        if self._options.names and self._options.names.allows_something:
            named |= found.keys()
        anew = [text for text in hashes.values() if text in named]
        for text in anew:
            found.pop(text, None)
        found.update(_places((*self._in(alone), *_read(anew, self._options))))
        return found, {hash_: _packed(fresh[text]) for hash_, text in hashes.items() if text in fresh}

    def _with_names(self, texts: Sequence[str]) -> set[str]:
        """Those of the texts, none of them disguised, in which a name that is looked for can begin."""
        lists = [names for names in (self._options.names, self._options.known) if names]
        found: set[str] = set()
        for read in together(texts) if lists else ():
            words = words_in(read.text)
            if begin := frozenset[str]().union(*(names.beginnings(words) for names in lists)):
                found.update(text for text in read.parts if not begin.isdisjoint(words_in(text)))
        return found

    def _in(self, texts: Iterable[str]) -> _Found:
        """What is found in texts that are read one by one."""
        return ((text, 0, found) for text in texts if (found := hits(text, self._options)))


def _sorted_out(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """The texts that can be read together with others, and those that cannot; each once."""
    clear: list[str] = []
    alone: list[str] = []
    for read in together(dict.fromkeys(texts)):
        if not is_disguised(read.text) and composed(read.text) == read.text:
            clear += read.parts
        else:
            for text in read.parts:
                (alone if is_disguised(text) or composed(text) != text else clear).append(text)
    return clear, alone


def _read(texts: Sequence[str], options: Options) -> _Found:
    """What is found in texts that are read together."""
    # forms with digits are looked for only where there is one, so those texts are read apart from the others
    with_digits = [text for text in texts if _DIGIT.search(text)]
    digits = set(with_digits)
    for group in (with_digits, [text for text in texts if text not in digits]):
        for read in together(group):
            yield from _parted(read, hits(read.text, options))


def _parted(read: TextsTogether, found: Sequence[Hit]) -> _Found:
    """What was found in texts that were read together, text by text."""
    first = 0
    for text, start in zip(read.parts, read.starts, strict=True):
        behind, end = first, start + len(text)
        while behind < len(found) and found[behind].span.start < end:
            behind += 1
        if behind > first:
            yield text, start, found[first:behind]
        first = behind


def _places(found: Iterable[tuple[str, int, Sequence[Hit]]]) -> Iterator[tuple[str, list[Place]]]:
    for text, start, hits_in in found:
        yield text, [(hit.kind, Span(hit.span.start - start, hit.span.end - start)) for hit in hits_in]


def _packed(places: Iterable[Place]) -> list[int]:
    return [number for kind, span in places for number in (_NUMBERS[kind], span.start, span.length)]


def _unpacked(packed: Sequence[int]) -> list[Place]:
    triples = zip(packed[::3], packed[1::3], packed[2::3], strict=True)
    return [(_KINDS[kind], Span(start, start + length)) for kind, start, length in triples]


def _moved(hit: Hit, by: int) -> Hit:
    span = Span(hit.span.start + by, hit.span.end + by)
    return Hit(span, hit.kind, hit.certain, hit.reason, hit.replacement, hit.name)
