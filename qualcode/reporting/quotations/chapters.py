"""Quotations and the chapters in which they stand; a chapter is made when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol, overload

from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.model.documents import PassagePlace, count_words
from qualcode.model.spans import Span


@dataclass(frozen=True, slots=True)
class Identity:
    """What leaves the project only when somebody asks for it."""

    document: str
    case: str
    coders: tuple[str, ...]
    coded: tuple[str, ...]


class Quotation(NamedTuple):
    """A passage as a report may show it.

    `id` is the short id of working exports; `ids` are those of the codings that the quotation unites, `codings`
    their keys, `coders` their coders as numbers in order of first coding. `disputed` says that they differ in
    polarity. `text` is in one line (a dialogue in several), without marks of the transcript and without names of
    speakers; `emphasis` are stretches of it, `span` is the passage in the document. `paraphrased` says that it is
    the coder's paraphrase, since the case may not be quoted. `case` is a number for counting, never a name;
    `before` and `after` are the context that was asked for; `published` names the publications that hold it;
    `place` is where the passage stands, by which it can be cited; None for a paraphrase.
    `numbered_label` is the label as it is cited with a place: numbered where several documents share it.
    """

    id: str
    ids: tuple[str, ...]
    codings: tuple[int, ...]
    label: str
    wave: str
    code: Code | None
    text: str
    polarity: Polarity
    coders: tuple[int, ...]
    memos: tuple[str, ...]
    weights: tuple[int, ...]
    document: int
    span: Span
    case: int | None
    attributes: Mapping[str, str]
    emphasis: tuple[Span, ...] = ()
    disputed: bool = False
    good: bool = False
    paraphrased: bool = False
    before: str = ""
    after: str = ""
    published: tuple[str, ...] = ()
    identity: Identity | None = None
    place: PassagePlace | None = None
    numbered_label: str = ""

    @property
    def words(self) -> int:
        r"""Number of words: runs of ``\w``."""
        return count_words(self.text)


quotation_of = partial(tuple.__new__, Quotation)
"""The quotation of all its parts in order: a third of the time of the call that names them."""


@dataclass(frozen=True, slots=True)
class ChapterHeading:
    """What a chapter is headed with."""

    text: str
    code: Code | None = None

    def definition(self) -> str:
        """The definition of the chapter's code in one line."""
        return " ".join(self.code.rules.definition.split()) if self.code else ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Quotations under one heading: those of a code, of a query, or of a wave or another attribute.

    `code` is the code where the chapter is one's.
    """

    heading: str
    quotations: tuple[Quotation, ...]
    code: Code | None = None

    def of(self, polarity: Polarity) -> list[Quotation]:
        """The quotations of one polarity."""
        return [quotation for quotation in self.quotations if quotation.polarity is polarity]

    def cases(self) -> int:
        """Number of different cases; documents without a case are left out."""
        return len({quotation.case for quotation in self.quotations if quotation.case is not None})

    def documents(self, *, without_case: bool = False) -> int:
        """Number of different documents, or only of those without a case."""
        chosen = (quotation for quotation in self.quotations if not without_case or quotation.case is None)
        return len({quotation.document for quotation in chosen})

    def definition(self) -> str:
        """The definition of the chapter's code in one line."""
        return ChapterHeading(self.heading, self.code).definition()


class QuotationStore(Protocol):
    """Where the quotations of a pass are kept, by their numbers in order of coming."""

    def append(self, quotation: Quotation, /) -> None: ...  # noqa: D102
    def __getitem__(self, number: int, /) -> Quotation: ...
    def give_ids(self, ids: Mapping[int, str], /) -> None:
        """Let quotations (by number) have these ids from now on."""


class HeldQuotations(list[Quotation]):
    """The quotations of a pass in memory."""

    def give_ids(self, ids: Mapping[int, str]) -> None:
        """Let quotations (by number) have these ids from now on."""
        for number, id_ in ids.items():
            self[number] = self[number]._replace(id=id_)


class Chapters(Sequence[Chapter]):
    """The chapters of a collection; one is made when it is asked for, of the quotations of a `store`.

    `numbers` are those of each chapter's quotations in the store, in order.
    """

    def __init__(
        self, headings: Sequence[ChapterHeading], numbers: Sequence[Sequence[int]], store: QuotationStore
    ) -> None:
        self.headings = headings
        self.numbers = numbers
        self.store = store

    def __len__(self) -> int:
        return len(self.headings)

    @overload
    def __getitem__(self, place: int) -> Chapter: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Chapter]: ...
    def __getitem__(self, place: int | slice) -> Chapter | Sequence[Chapter]:
        if isinstance(place, slice):
            return Chapters(self.headings[place], self.numbers[place], self.store)
        heading, store = self.headings[place], self.store
        return Chapter(heading.text, tuple(store[number] for number in self.numbers[place]), heading.code)
