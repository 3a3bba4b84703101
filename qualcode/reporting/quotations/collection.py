"""What a quotation collection holds: chapters of quotations, and what its head must tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.model.codes import Code
from qualcode.model.codings import Polarity
from qualcode.model.documents import count_words
from qualcode.model.spans import Span


@dataclass(frozen=True, slots=True)
class Identity:
    """What leaves the project only when somebody asks for it."""

    document: str
    case: str
    coders: tuple[str, ...]
    coded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage as a report may show it.

    `id` is the short id of working exports; `ids` are those of the codings that the quotation unites, `codings`
    their keys, `coders` their coders as numbers in order of first coding. `disputed` says that they differ in
    polarity. `text` is in one line (a dialogue in several), without marks of the transcript and without names of
    speakers; `emphasis` are stretches of it, `span` is the passage in the document. `paraphrased` says that it is
    the coder's paraphrase, since the case may not be quoted. `case` is a number for counting, never a name;
    `before` and `after` are the context that was asked for; `published` names the publications that hold it.
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

    @property
    def words(self) -> int:
        r"""Number of words: runs of ``\w``."""
        return count_words(self.text)


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
        return [one for one in self.quotations if one.polarity is polarity]

    def cases(self) -> int:
        """Number of different cases; documents without a case are left out."""
        return len({one.case for one in self.quotations if one.case is not None})

    def documents(self, *, without_case: bool = False) -> int:
        """Number of different documents, or only of those without a case."""
        chosen = (one for one in self.quotations if not without_case or one.case is None)
        return len({one.document for one in chosen})

    def definition(self) -> str:
        """The definition of the chapter's code in one line."""
        return " ".join(self.code.rules.definition.split()) if self.code else ""


@dataclass(slots=True)
class Tally:
    """What was not shown as it was coded, and why: nothing goes without being counted.

    `stood_in_for` are codings for which an unfinished consensus stands in.
    """

    united: int = 0
    stood_in_for: int = 0
    beyond_limit: int = 0
    not_quotable: int = 0
    without_paraphrase: int = 0
    edits_in_the_way: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """A quotation collection. `by_cases` says whether counts are taken over cases; the rest is for its head.

    `settled` of the `in_documents` have a finished consensus, which alone counts there; `under_way` are those with
    one that is not finished. `asked` says that the context is the question before; a collection that is not `final`
    is a working draft.
    """

    title: str
    chapters: Sequence[Chapter]
    by_cases: bool
    source: str
    tally: Tally
    coders: int
    settled: int = 0
    under_way: int = 0
    in_documents: int = 0
    empty: tuple[str, ...] = ()
    filters: tuple[str, ...] = field(default=())
    attributes: tuple[str, ...] = ()
    grouped: bool = False
    at_most: int = 0
    asked: bool = False
    final: bool = False
    identified: bool = False

    @property
    def united(self) -> int:
        """Number of overlapping passages that were united with others of their code."""
        return self.tally.united

    def passages(self) -> int:
        """Number of quotations; a passage under two codes counts twice."""
        return sum(len(chapter.quotations) for chapter in self.chapters)

    def published(self) -> dict[str, list[int]]:
        """Heading -> the keys of the codings that are shown under it, for the ledger."""
        return {
            chapter.heading: [key for one in chapter.quotations for key in one.codings] for chapter in self.chapters
        }
