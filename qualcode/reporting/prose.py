"""What the formats to read and to paste from have in common: the parts of a collection in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codings import Polarity
from qualcode.reporting.collection import Chapter, Collection, Quotation
from qualcode.reporting.typography import BLOCK_FROM, Printed, printed
from qualcode.reporting.wording import Wording, counts, head


@dataclass(frozen=True, slots=True)
class Look:
    """How a collection is to look: italics, memos with the quotations, from how many words on a block."""

    italics: bool = False
    memos: bool = False
    block_from: int = BLOCK_FROM


class Kind(StrEnum):
    """What a part of a collection is."""

    TITLE = "title"
    HEAD = "head"
    CHAPTER = "chapter"
    DEFINITION = "definition"
    COUNTS = "counts"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is no quotation; `number` counts chapters from 1."""

    kind: Kind
    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation with what stands around it; what is empty is not shown.

    `note` is said by the program (disputed, where published, under which code), `identity` only if asked for.
    """

    quotation: Quotation
    printed: Printed
    id: str
    note: str
    before: str
    after: str
    memos: tuple[str, ...]
    identity: str
    asked: bool = False

    def context(self, wording: Wording) -> list[tuple[str, str]]:
        """What the context is called, and its words, where there are any."""
        names = wording.columns
        found = [(names["question" if self.asked else "before"], self.before), (names["after"], self.after)]
        return [(name, text) for name, text in found if text]


Part = Heading | Entry


def parts(collection: Collection, wording: Wording, look: Look) -> Iterator[Part]:
    """Title, head, and chapter by chapter: heading, definition, counts, quotations by polarity."""
    yield Heading(Kind.TITLE, f"{wording.collection}: {collection.title}")
    for line in head(collection, wording):
        yield Heading(Kind.HEAD, line)
    for number, chapter in enumerate(collection.chapters, start=1):
        yield Heading(Kind.CHAPTER, chapter.heading, number)
        if chapter.definition():
            yield Heading(Kind.DEFINITION, chapter.definition(), number)
        yield Heading(Kind.COUNTS, counts(chapter, wording, by_cases=collection.by_cases), number)
        yield from _quotations(collection, chapter, wording, look, number)


def _quotations(
    collection: Collection, chapter: Chapter, wording: Wording, look: Look, number: int
) -> Iterator[Part]:
    for polarity in Polarity:
        found = chapter.of(polarity)
        if found and polarity is not Polarity.PRESENT:
            yield Heading(Kind.GROUP, wording.groups[polarity], number)
        for quotation in found:
            yield entry(collection, chapter, quotation, wording, look)


def entry(collection: Collection, chapter: Chapter, quotation: Quotation, wording: Wording, look: Look) -> Entry:
    """One quotation with what stands around it."""
    notes = [wording.disputed] if quotation.disputed else []
    if quotation.code and chapter.code is None:
        notes.append(quotation.code.full_name)
    notes += [f"{name}: {value}" for name, value in quotation.attributes.items() if value]
    if quotation.published:
        notes.append(wording.more.format(", ".join(quotation.published)))
    shown = quotation.identity
    names = [] if shown is None else [shown.document, shown.case, *shown.coders]
    return Entry(
        quotation=quotation,
        printed=printed(quotation, wording, look.block_from),
        id="" if collection.final else quotation.id,
        note="; ".join(notes),
        before=quotation.before,
        after=quotation.after,
        memos=quotation.memos if look.memos and not collection.final else (),
        identity=" · ".join(name for name in names if name),
        asked=collection.asked,
    )
