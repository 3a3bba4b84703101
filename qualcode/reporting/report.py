"""A report in no format yet: a stream of blocks that a writer takes one by one, and the tables for spreadsheets.

What makes reports knows no format, and what writes a format knows no report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from qualcode.catalogue import Language

Cell = str | int | float
Made_co = TypeVar("Made_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Afresh(Generic[Made_co]):
    """What is made anew whenever it is iterated, so that nothing of it is held."""

    make: Callable[[], Iterator[Made_co]]

    def __iter__(self) -> Iterator[Made_co]:
        return self.make()


class ProseKind(StrEnum):
    """What a paragraph is: running text, a line of the report's head, a line of counts, a name that stands out."""

    BODY = "body"
    HEAD = "head"
    COUNTS = "counts"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading; level 0 is the report's title. `number` counts what the contents lead to from 1, 0 is none of it."""

    text: str
    level: int = 1
    number: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; `lead` is a word before it that stands out, like “Definition”."""

    text: str
    kind: ProseKind = ProseKind.BODY
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that has a name; a `quiet` one is less important than the others."""

    name: str
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Examples:
    """Quotations in their marks under a name, each as (words, what follows: its label in brackets)."""

    name: str
    quoted: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A note of the program behind what it is about."""

    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Where a table of contents stands, with its entries (heading, number of quotations).

    `filters` are what quotations may be chosen by where that is possible: name -> (title, values); `words` are
    the phrases of such a page.
    """

    title: str
    entries: tuple[tuple[str, int], ...]
    filters: Mapping[str, tuple[str, tuple[str, ...]]]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class QuotationEntry:
    """A quotation as a page shows it: its words with their marks in pieces (text, emphasised or not).

    `behind` follows them: label in brackets, full stop. A `block` stands on its own. `notes` are said by the
    program; `before`, `after` and `memos` are (name, text) of what stands around it. `marks` are what it may be
    chosen by: name -> value.
    """

    pieces: tuple[tuple[str, bool], ...]
    behind: str
    block: bool = False
    id: str = ""
    notes: tuple[str, ...] = ()
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None
    memos: tuple[tuple[str, str], ...] = ()
    marks: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What the margin tells of a stretch of text; `number` counts from 1, `author` is a coder as a number."""

    number: int
    name: str
    text: str
    colour: str
    author: str
    initials: str
    memo: str = ""


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of text with the notes that cover it, and those that begin and end with it."""

    text: str
    covering: tuple[MarginNote, ...] = ()
    begins: tuple[MarginNote, ...] = ()
    ends: tuple[MarginNote, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A paragraph with marks in it; `speaker` stands before one that begins a turn.

    `number` stands in the margin, by which it is cited; `beside` tells before the words what else it is cited by.
    """

    pieces: tuple[MarkedPiece, ...]
    speaker: str = ""
    number: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its rows come one by one and are not held.

    The first `words` columns hold words and stand at the left, the others figures at the right; those of
    `running` hold running text and take the room that is left. `notes` stand below the table; `marked` are the
    places of rows that sum up, such as a pooled one.
    """

    title: str
    head: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
    words: int = 1
    notes: Iterable[str] = ()
    marked: frozenset[int] = frozenset()
    running: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture as SVG and as PNG, which say the same; its size on paper is in millimetres.

    `text` says in words what it shows, for those who do not see it.
    """

    title: str
    text: str
    svg: bytes
    png: bytes
    width: float
    height: float

    def within(self, width: float) -> tuple[float, float]:
        """Width and height in millimetres where there is room for a width."""
        part = min(1.0, width / self.width)
        return self.width * part, self.height * part


Block = Section | Prose | Fact | Examples | Remark | Contents | QuotationEntry | MarkedText | Table | Illustration


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its blocks in order, and the `tables` for spreadsheets, the first of which is the one for CSV.

    `data` gives what JSON holds where that is more than the tables. Blocks and rows may be iterated several times.
    `italics` sets quotations in italics; a report with `wide` tables lies on its side; one that is `inset` is made
    of tables, to be put into somebody's own text. `margin` says that there are notes in the margin, `numbered` that
    numbers of paragraphs stand there, `listed` that there are facts under their names.
    """

    title: str
    blocks: Iterable[Block]
    tables: Sequence[Table] = ()
    data: Callable[[], object] | None = None
    language: Language = "en"
    italics: bool = False
    wide: bool = False
    inset: bool = False
    margin: bool = False
    numbered: bool = False
    listed: bool = False
    pictures: Sequence[Illustration] = ()


def illustrated(report: Report, picture: Illustration) -> Report:
    """The report with a picture before its first table."""
    blocks = list(report.blocks)
    place = next((place for place, block in enumerate(blocks) if isinstance(block, Table)), len(blocks))
    return replace(report, blocks=[*blocks[:place], picture, *blocks[place:]], pictures=[picture])


_MANY = 6
"""From so many columns on a table is a wide one."""


def report_of_tables(
    title: str,
    facts: Iterable[tuple[str, str]],
    tables: Sequence[Table],
    data: Table,
    notes: Sequence[str] = (),
    *,
    language: Language = "en",
    as_object: Callable[[], object] | None = None,
) -> Report:
    """A report made of tables: facts at the head, tables, notes; `data` and `as_object` are what programs read."""
    blocks: tuple[Block, ...] = (
        Section(title, 0),
        *(Fact(name, text) for name, text in facts),
        *tables,
        *map(Remark, notes),
    )
    wide = any(len(table.head) >= _MANY for table in tables)
    return Report(title, blocks, (data, *tables), as_object, language=language, wide=wide, inset=True, listed=True)
