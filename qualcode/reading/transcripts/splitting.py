"""Several interviews in one file: parted at headings, or at the lines `#TEXT name` that MAXQDA reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.spans import Span
from qualcode.reading.source.extract import Extract, Heading
from qualcode.reading.source.options import Split

_TEXT_LINE = re.compile(r"^#TEXT[^\S\n]+(?P<name>\S[^\n]*)(?:\n|\Z)", re.M)
_MARKDOWN = re.compile(r"^(?P<level>#{1,6})[^\S\n]+(?P<name>[^\s#][^\n]*)$", re.M)


@dataclass(frozen=True, slots=True)
class Part:
    """One document within a text: its name (empty where the file's is meant), the place of its text and title."""

    name: str
    span: Span
    title: Span | None = None


def markdown_headings(text: str) -> tuple[Heading, ...]:
    """The lines that begin with one to six “#” and a blank."""
    found_lines = _MARKDOWN.finditer(text) if "#" in text else ()  # to look at every line is dear
    return tuple(Heading(Span(*found.span()), len(found["level"])) for found in found_lines)


def count_text_lines(text: str) -> int:
    """How many lines `#TEXT name` there are."""
    return sum(1 for _each in _TEXT_LINE.finditer(text)) if "#TEXT" in text else 0


def split(extract: Extract, how: Split, name: str) -> list[Part]:
    """The parts of a text in order; what stands before the first title is a part without a name.

    At headings, those of the highest level that occurs at least twice part the text. Raises ReadingError where
    there is nothing to split at; `name` is the file's.
    """
    text = extract.text
    if how is Split.NOT:
        return [Part("", Span(0, len(text)))]
    if how is Split.TEXT_LINES:
        titles = [(found["name"], Span(*found.span())) for found in _TEXT_LINE.finditer(text)]
        missing = _("“{name}” has no line “#TEXT name” to split it at.", name=name)
    else:
        titles = [(_title(text, heading), heading.span) for heading in _dividing(extract.headings)]
        missing = _("“{name}” has no headings to split it at.", name=name)
    if not titles:
        raise ReadingError(missing, _("Import it without --split, or mark where each interview begins."))
    return list(_parts(text, titles))


def _title(text: str, heading: Heading) -> str:
    line = heading.span.cut(text)
    found = _MARKDOWN.fullmatch(line)
    return " ".join((found["name"].rstrip("# ") if found else line).split())


def _dividing(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of the highest level that occurs twice, else of the highest."""
    times = Counter(heading.level for heading in headings)
    repeated = [level for level, number in times.items() if number > 1]
    level = min(repeated or times, default=0)
    return [heading for heading in headings if heading.level == level]


def _parts(text: str, titles: Sequence[tuple[str, Span]]) -> Iterator[Part]:
    if text[: titles[0][1].start].strip():
        yield Part("", Span(0, titles[0][1].start))
    ends = [span.start for _title, span in titles[1:]] + [len(text)]
    for (name, span), end in zip(titles, ends, strict=True):
        yield Part(name, Span(span.end, end), span)
