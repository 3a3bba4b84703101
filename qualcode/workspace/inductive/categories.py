"""Categories formed from the material: a passage is subsumed under one that is there, or gives a new one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.inductions import PassageOutcome, Technique
from qualcode.model.codes import Origin
from qualcode.project.coding.conditions import among
from qualcode.project.file.history import Author
from qualcode.project.file.store import gone
from qualcode.workspace.coding import codings
from qualcode.workspace.inductive.inductions import progress

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import Induction, InductionPassage
    from qualcode.model.codes import Code, CodeDraft
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.project.coding.codings import AddedCoding
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormedPassage:
    """A passage that was subsumed or gave a category.

    `coding` is None where it is gone or waits for a place in a corrected text; `code` is the one that the coding has
    now, else the one of then, None where that is gone.
    """

    passage: InductionPassage
    document: Document
    coding: Coding | None
    code: Code | None


@dataclass(frozen=True, slots=True)
class FormedCategory:
    """A code with the passages of the work that belong to it; `gave` is the one that it was made of, where one is."""

    code: Code
    passages: tuple[FormedPassage, ...]

    @property
    def gave(self) -> FormedPassage | None:
        """The passage that the category was made of."""
        return next((there for there in self.passages if there.passage.outcome is PassageOutcome.NEW), None)


@dataclass(frozen=True, slots=True)
class FormedCategories:
    """What categories a work formed, in the order of the codebook; `gone` are passages without coding or code."""

    categories: tuple[FormedCategory, ...]
    gone: tuple[FormedPassage, ...] = ()


def passages(space: Workspace, induction: Induction) -> list[FormedPassage]:
    """The passages of a work that may be seen, oldest first."""
    project, sight, book = space.project, space.sight, space.book
    with project.at_one_moment():
        kept = [there for there in project.inductions.passages(induction.key) if not sight.hidden.hides(there.coder)]
        there = codings_called(space, [passage.coding for passage in kept])
        documents = {document.key: document for document in project.documents.all()}
    by_uuid = {code.uuid: code for code in book}
    found = []
    for passage in kept:
        coding = there.get(passage.coding)
        code = by_uuid.get(passage.code) if coding is None else book[coding.code]
        found.append(FormedPassage(passage, documents[passage.document], coding, code))
    return found


def categories(space: Workspace, induction: Induction) -> FormedCategories:
    """The categories of a work with those passages that may be seen.

    All codes below the one of the work are among them, also without passages, and whatever else has one.
    """
    formed, book = passages(space, induction), space.book
    present = progress(space, induction)
    below = {code.key for code in book.descendants(present.code.key)} if present.code else set()
    by_code: dict[int, list[FormedPassage]] = {}
    lost = []
    for passage in formed:
        if passage.coding is None or passage.code is None:
            lost.append(passage)
        else:
            by_code.setdefault(passage.code.key, []).append(passage)
    return FormedCategories(
        tuple(
            FormedCategory(code, tuple(by_code.get(code.key, ())))
            for code in book
            if code.key in below or code.key in by_code
        ),
        tuple(lost),
    )


def subsume(space: Workspace, induction: Induction, document: Document, span: Span, code: Code) -> AddedCoding:
    """Give a passage a category that is there, and say that the material is worked through up to its end.

    Raises as `codings.give` and `Inductions.work_to` do, and QualcodeError for a code that is no category here.
    """
    with space.acting() as coder, space.project.change("induction.work", Author.of(coder)):
        present = space.project.inductions.open(induction, Technique.CATEGORIES)
        _refuse_other_branch(space, present, code)
        (added,) = codings.give(space, document, span, [code])
        _keep(space, present, added.coding, code, PassageOutcome.SUBSUMED)
    return added


def form(space: Workspace, induction: Induction, document: Document, span: Span, draft: CodeDraft) -> AddedCoding:
    """Make a category of a passage, below the code of the work, and give it to the passage; see `subsume`.

    Raises as `codings.give_new_code` does, and QualcodeError where the code of the work is gone.
    """
    with space.acting() as coder, space.project.change("induction.work", Author.of(coder)):
        present = space.project.inductions.open(induction, Technique.CATEGORIES)
        below = space.book[present.code] if present.code is not None else None
        draft = replace(draft, origin=Origin.INDUCTIVE)
        added = codings.give_new_code(space, document, span, draft, below)
        made = space.project.codes.book()[added.coding.code]
        _keep(space, present, added.coding, made, PassageOutcome.NEW)
    return added


def _keep(space: Workspace, induction: Induction, coding: Coding, code: Code, outcome: PassageOutcome) -> None:
    """Keep what the passage gave, and how far the material is worked through, inside of an open change."""
    coder = space.coder
    if coder is None:
        raise gone("coders")
    inductions = space.project.inductions
    worked = {held.document: held.worked for held in inductions.documents(induction.key)}
    place = max(worked.get(coding.document, 0), coding.span.end)
    inductions.work_to(induction, coding.document, place, coder)
    inductions.note_passage(induction, coding.document, coding.uuid, code.uuid, outcome, coder)


def _refuse_other_branch(space: Workspace, induction: Induction, code: Code) -> None:
    """Raise QualcodeError for a code that does not stand below the one of the work."""
    book = space.book
    if code.key not in book:
        raise gone("codes")
    if induction.code is None or code.key in {below.key for below in book.descendants(induction.code)}:
        return
    raise QualcodeError(
        _("“{code}” is no category of “{work}”.", code=code.full_name, work=induction.name),
        _("Its categories stand below “{code}”.", code=book[induction.code].full_name),
    )


def codings_called(space: Workspace, uuids: Collection[str]) -> dict[str, Coding]:
    """UUID -> coding, of those that are there and may be seen."""
    keys = space.project.inductions.codings(uuids)
    if not keys:
        return {}
    found = space.project.codings.where(among("id", list(keys.values())) & space.sight.condition)
    return {coding.uuid: coding for coding in found}
