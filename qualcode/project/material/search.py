"""Finding words and texts in the documents of a project, as places in their stored texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from qualcode.catalogue import _
from qualcode.errors import DiskFull, ProjectDamaged, QualcodeError, UsageProblem
from qualcode.language.forms.normalised import Composed
from qualcode.language.words import literal_search
from qualcode.model.documents import Document
from qualcode.model.spans import Span, union
from qualcode.project.file.door import UNFIT
from qualcode.project.file.store import Store
from qualcode.project.material.documents import Documents
from qualcode.project.material.search_index import Progress, SearchIndex
from qualcode.project.material.search_words import Phrase, WordFinder, phrase

CONTEXT = 60  # code points on either side of a hit


class How(StrEnum):
    """How the wanted texts are meant."""

    WORDS = "words"
    """Words in any inflection, also as parts of compounds; several in one text follow one another."""
    EXACT = "exact"
    """Letter by letter, upper and lower case as typed; only the Unicode form and white space may differ."""
    REGEX = "regex"
    """A regular expression."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place where something was found; `before` and `after` are what stands around it in the same line."""

    document: Document
    span: Span
    text: str
    before: str
    after: str


class Search:
    """Looks through the documents of a project; the index is completed when it is needed."""

    def __init__(self, store: Store, documents: Documents, *, read_only: bool) -> None:
        self._store = store
        self._documents = documents
        self._read_only = read_only
        self._index = SearchIndex(store)
        self._without_room = False
        self._is_damaged = False  # the index, and it could not be made anew

    def prepare(self, progress: Progress | None = None) -> int:
        """Complete the index, so that the next search is fast; gives the number of texts taken in.

        Does nothing for a file that can only be read, inside of a change, and where the disk was full before:
        `find` then looks through the texts that are not in the index word by word. Raises DiskFull, once, and
        ProjectBusy and the like.
        """
        if self._read_only or self._without_room or self._store.connection.in_transaction:
            return 0
        try:
            return self._index.complete(progress)
        except DiskFull:
            self._without_room = True
            raise
        except (ProjectDamaged, *UNFIT):
            self._make_anew(progress)
            return 0

    def unprepared(self) -> int:
        """The number of texts that are not in the index."""
        return len(self._index.missing())

    def find(
        self,
        *wanted: str,
        how: How = How.WORDS,
        whole_words: bool = False,
        documents: Collection[int] | None = None,
        answers_only: bool = False,
        context: int = CONTEXT,
        progress: Progress | None = None,
    ) -> Iterator[SearchHit]:
        """The hits of any of the wanted texts, by document (label, name) and position; overlapping ones are one.

        `documents` are keys; None means all. With `answers_only` what interviewers say, and the names of
        speakers in front of their turns, are left out. `progress` hears with each document how many were looked
        into, of how many, and may end it by an error of its own. Raises UsageProblem where there is nothing to
        find and for a faulty expression; while it runs QualcodeError for an expression that takes too long.
        """
        if not wanted:
            raise UsageProblem(_("There is nothing to look for."), _("Name a word or a passage."))
        if how is How.WORDS:
            with suppress(DiskFull):  # the index saves time, nothing else
                self.prepare()
            words = self._finder([phrase(typed, whole=whole_words, known=self._known) for typed in wanted])
            looking = _Looking(words.may_be_in, words.places)
        else:
            make = literal_search.exact if how is How.EXACT else literal_search.expression
            looking = _through_all([make(typed) for typed in wanted])
        return self._hits(looking, documents, context, progress, answers_only=answers_only)

    def _known(self, form: str) -> frozenset[str] | None:
        """What the index knows of a form, so that no dictionary is unpacked for it."""
        if self._is_damaged:
            return None
        with suppress(ProjectDamaged, *UNFIT):
            return self._index.lemmas_of(form)
        return None

    def _finder(self, phrases: Sequence[Phrase]) -> WordFinder:
        if self._is_damaged:
            return WordFinder(phrases, None)
        try:
            return WordFinder(phrases, self._index)
        except (ProjectDamaged, *UNFIT):
            self._make_anew()
            return WordFinder(phrases, None if self._is_damaged else self._index)

    def _make_anew(self, progress: Progress | None = None) -> None:
        """Make a damaged index anew; where that cannot be, do without it: it saves time, nothing else."""
        self._is_damaged = True
        if self._read_only or self._without_room or self._store.connection.in_transaction:
            return
        with suppress(ProjectDamaged, DiskFull):
            self._index.empty()
            self._index.complete(progress)
            self._is_damaged = False

    def _hits(
        self,
        looking: _Looking,
        keys: Collection[int] | None,
        context: int,
        progress: Progress | None,
        *,
        answers_only: bool,
    ) -> Iterator[SearchHit]:
        texts: dict[int, int] = dict(self._store.all("SELECT id, text_id FROM documents"))
        documents = self._documents.all()
        for number, document in enumerate(documents, start=1):
            if progress is not None:
                progress(number, len(documents))
            text_key = texts.get(document.key)
            if text_key is None or (keys is not None and document.key not in keys):
                continue
            if not looking.may_be_in(text_key):
                continue
            text = self._documents.text(document)
            try:
                spans = _spans(looking, text_key, text)
            except QualcodeError as error:
                raise type(error)(
                    _("In “{document}”: {what}", document=document.name, what=error.message), error.hint
                ) from error
            if spans and answers_only:
                spans = self._answered(document, spans)
            for span in spans:
                yield _hit(document, text, span, context)

    def _answered(self, document: Document, spans: list[Span]) -> list[Span]:
        """Those of the spans that lie wholly in what is answered."""
        whole = [Span(0, document.length)]
        answered = self._documents.structure(document).answered(whole, self._documents.roles(document))
        return [
            span
            for span in spans
            if any(answer.start <= span.start and span.end <= answer.end for answer in answered)
        ]


@dataclass(frozen=True, slots=True)
class _Looking:
    """Which texts, by key, to look into, and how to find the places in the composed form of one."""

    may_be_in: Callable[[int], bool]
    places: Callable[[int, str], Iterator[tuple[int, int]]]


def _through_all(finders: Sequence[literal_search.Finder]) -> _Looking:
    def places(_: int, composed_text: str) -> Iterator[tuple[int, int]]:
        for finder in finders:
            yield from finder(composed_text)

    return _Looking(lambda _: True, places)


def _spans(looking: _Looking, key: int, text: str) -> list[Span]:
    glass = Composed(text)
    return union(glass.span(start, end) for start, end in looking.places(key, glass.text))


def _hit(document: Document, text: str, span: Span, context: int) -> SearchHit:
    before = text[max(0, span.start - context) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + context].partition("\n")[0]
    return SearchHit(document, span, span.cut(text), before, after)
