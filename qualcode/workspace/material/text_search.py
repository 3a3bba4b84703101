"""Searching from the coding screen: what is wanted, what was found, and where the next hit is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import DiskFull
from qualcode.language.words.german_list import make_list
from qualcode.plural import counted
from qualcode.progress import untold
from qualcode.project.file.history import Author
from qualcode.project.material.search import How
from qualcode.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from qualcode.model.codes import Code, CodeDraft
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.project.material.search import SearchHit
    from qualcode.retrieval.hits import HitPassage, HitUnit
    from qualcode.workspace.workspace import Workspace

WORDS = {
    How.WORDS: _("words in any form"),
    How.EXACT: _("letter by letter"),
    How.REGEX: _("regular expression"),
}


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for, and in which document (key); None means in all."""

    typed: str
    how: How
    document: int | None = None


def complete_index(project: Project, progress: Callable[[int, int], None]) -> str:
    """Take texts into the search index that it lacks; without room for it all the same is found, only later.

    Gives what is to be said where there is no room, else nothing.
    """
    try:
        project.search.prepare(progress)
    except DiskFull as error:
        told = _("The search goes without its index, which takes longer; it finds the same.")
        return f"{error.message} {told}"
    return ""


def look(
    path: Path,
    wanted: SearchQuery,
    indexing: Callable[[int, int], None],
    looking: Callable[[int, int], None] | None = None,
    making: Callable[[int, int], None] = untold,
) -> list[SearchHit]:
    """Look through a project with a connection of its own, for a thread beside the interface.

    `making` hears how far the list of German words is, which is made once a user,
    `indexing` hears how many texts were taken into the index, of how many, `looking` how many documents were looked
    into; each may end it by an error of its own. Raises UsageProblem and the like as `Search.find` does.
    """
    with Project.open(path) as project:
        if wanted.how is How.WORDS:
            make_list(making)
            complete_index(project, indexing)
        keys = None if wanted.document is None else [wanted.document]
        return list(project.search.find(wanted.typed, how=wanted.how, documents=keys, progress=looking))


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits in order of documents and places; `order` says which document (key) comes when."""

    wanted: SearchQuery
    hits: Sequence[SearchHit]
    order: dict[int, int]
    _places: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        places = [(self.order.get(hit.document.key, 0), hit.span.start) for hit in self.hits]
        object.__setattr__(self, "_places", places)

    @property
    def documents(self) -> int:
        """Number of documents with hits."""
        return len({hit.document.key for hit in self.hits})

    def spans_in(self, document: Document) -> list[Span]:
        """The hits in one document; none where its text is another by now."""
        known = (hit for hit in self.hits if hit.document.key == document.key)
        return [hit.span for hit in known if hit.document.sha256 == document.sha256]

    def after(self, document: Document, offset: int) -> int | None:
        """The index of the first hit behind an offset; None where there is none any more."""
        index = bisect_right(self._places, (self.order.get(document.key, 0), offset))
        return index if index < len(self.hits) else None

    def before(self, document: Document, offset: int) -> int | None:
        """The index of the last hit before an offset; None where there is none."""
        index = bisect_left(self._places, (self.order.get(document.key, 0), offset)) - 1
        return index if index >= 0 else None

    def in_words(self) -> str:
        """“17 hits of “Amt” in 5 documents (words in any form)”."""
        hits, how = counted(len(self.hits), "hit"), WORDS[self.wanted.how]
        if self.wanted.document is not None:
            return _("{hits} of “{words}” ({how})", hits=hits, words=self.wanted.typed, how=how)
        documents = counted(self.documents, "document", after=True)
        return _(
            "{hits} of “{words}” in {documents} ({how})",
            hits=hits,
            words=self.wanted.typed,
            documents=documents,
            how=how,
        )


@dataclass(frozen=True, slots=True)
class PassageToCode:
    """A passage that may be coded; `note` says why it is not marked from the beginning, if it is not."""

    passage: HitPassage
    note: str = ""


def candidates(
    project: Project,
    found: SearchResult,
    codes: Sequence[Code],
    unit: HitUnit,
    is_own_now: Callable[[Coding], bool],
    progress: Callable[[int, int], None] = lambda _done, _every: None,
) -> list[PassageToCode]:
    """The passages around the hits; those that have the codes already, and questions, are noted as such.

    `is_own_now` says whether a coding is of the coder and round that would get the codes; `progress` hears how many
    of the hits are done, and may end it by an error of its own.
    """
    from qualcode.retrieval.hits import passages_around

    documents = project.documents
    asked: dict[int, list[Span]] = {}
    coded: dict[int, dict[Span, set[int]]] = {}

    def own_in(document: Document) -> dict[Span, set[int]]:
        if document.key not in coded:
            coded.clear()  # the hits come by documents
            here = coded[document.key] = {}
            for coding in filter(is_own_now, project.codings.all(document=document.key)):
                here.setdefault(coding.span, set()).add(coding.code)
        return coded[document.key]

    def note(passage: HitPassage) -> str:
        key, span = passage.document.key, passage.span
        if codes and {code.key for code in codes} <= own_in(passage.document).get(span, set()):
            return _("has it already")
        if key not in asked:
            asked[key] = documents.structure(key).asked(documents.roles(key))
        return (
            _("a question")
            if any(question.start <= span.start and span.end <= question.end for question in asked[key])
            else ""
        )

    passages = []
    done = 0
    for passage in passages_around(project, found.hits, unit):
        passages.append(PassageToCode(passage, note(passage)))
        done += passage.hits
        progress(done, len(found.hits))
    return passages


@dataclass(frozen=True, slots=True)
class CodedHits:
    """What coding all that was found did: codings that are new, and those that were there before."""

    new: int
    before: int


def code_passages(
    space: Workspace, passages: Sequence[HitPassage], codes: Sequence[Code] | CodeDraft, below: Code | None = None
) -> CodedHits:
    """Give codes, or one that is made with it (`below` another), to the passages, as one entry of the history."""
    from qualcode.model.codes import CodeDraft
    from qualcode.model.codings import CodingDraft

    project = space.project
    with space.acting() as coder, project.change("search.code", Author.of(coder)):
        author = Author.of(coder)
        given = (project.codes.add(codes, below, author),) if isinstance(codes, CodeDraft) else codes
        added = project.codings.add_all(
            [CodingDraft(passage.document, passage.span, code, coder) for code in given for passage in passages],
            author,
        )
    return CodedHits(added.new, added.before)
