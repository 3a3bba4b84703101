"""The codebook and a document with its codes on their way out of the project, with what may be seen of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.model.codebooks.versions import as_book
from qualcode.model.codes import CodebookDraft, CodeDraft
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.model.exchange.losses import Loss, LossKind, losses_of
from qualcode.model.exchange.project import ExchangeCode
from qualcode.model.exchange.reasons import LossReason
from qualcode.project.codebook.codes import as_draft
from qualcode.project.coding.conditions import among
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.versions.appendix import JUST_COUNTS, AppendixAsked, CodebookPart, with_appendix

if TYPE_CHECKING:
    from qualcode.catalogue import Language
    from qualcode.model.codebooks.versions import CodebookVersion
    from qualcode.model.codes import Anchor, Code
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.exchange.losses import LossReport
    from qualcode.reporting.documents.coded import CodedDocument
    from qualcode.reporting.quotations.collection import Collection
    from qualcode.reporting.report import Report
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.workspace import Workspace


def codebook_yaml(
    space: Workspace, purpose: Purpose = Purpose.QUOTE, version: CodebookVersion | None = None
) -> tuple[str, Withheld, DepartingParts]:
    """The codebook as a file that can be taken in again, which anchor examples must not leave with it, and which do.

    It is without those that must not be seen. A frozen `version` has none.
    """
    from qualcode.reading.lists.codebook_file import dump, with_schema
    from qualcode.reporting.documents.anchor_permissions import refused_anchors

    if version is not None:
        return with_schema(dump(version_draft(space, version))), Withheld(purpose), DepartingParts()
    codes, hidden = space.project.codes, space.sight.hidden
    book = codes.book(hidden=hidden)
    refused, withheld = refused_anchors(space.project, book, purpose)
    parts = _of_anchors(space, (anchor for code in book for anchor in code.anchors if anchor not in refused))
    draft = codes.as_codebook(space.project.title, hidden=hidden, without=refused, notes=True)
    return with_schema(dump(draft)), withheld, parts


def version_draft(space: Workspace, version: CodebookVersion) -> CodebookDraft:
    """A frozen version as a codebook file holds it, under the study's title with the version's name and note."""
    book = as_book(version.codes)

    def branch(code: Code) -> CodeDraft:
        return replace(as_draft(code), children=tuple(map(branch, book.children(code.key))))

    title = f"{space.project.title} ({version.name})"
    return CodebookDraft(title, tuple(map(branch, book.children(None))), version.note)


def codebook_qdc(
    space: Workspace, purpose: Purpose = Purpose.QUOTE, version: CodebookVersion | None = None
) -> tuple[bytes, LossReport, Withheld, DepartingParts]:
    """The codebook for other programs (.qdc), what of it changes, which anchor examples stay, and which leave.

    It is without those that must not be seen; a frozen `version` has none. Raises ExportError where there is no code.
    """
    from qualcode import __version__
    from qualcode.interchange.refi.codebook_xml import codebook_xml
    from qualcode.reporting.documents.anchor_permissions import refused_anchors

    book = as_book(version.codes) if version else space.project.codes.book(hidden=space.sight.hidden)
    refused, withheld = refused_anchors(space.project, book, purpose)
    parts = _of_anchors(space, (anchor for code in book for anchor in code.anchors if anchor not in refused))

    def branch(code: Code) -> ExchangeCode:
        anchors = tuple(anchor for anchor in code.anchors if anchor not in refused)
        children = tuple(map(branch, book.children(code.key)))
        return ExchangeCode(code.uuid, replace(as_draft(code), anchors=anchors), children=children)

    program = f"qualcode {__version__}"  # no text: name and number
    data, losses = codebook_xml(tuple(map(branch, book.children(None))), program)
    described = [
        Loss(LossKind.FIELD, LossReason.STAYS_HERE, title) for title, _text in space.project.codes.descriptions.all()
    ]
    return data, losses_of(losses, described), withheld, parts


def codebook_to_read(
    space: Workspace,
    language: Language,
    purpose: Purpose = Purpose.QUOTE,
    asked: AppendixAsked = JUST_COUNTS,
) -> tuple[Report, Withheld, DepartingParts]:
    """The codebook as a report with what is asked for, which anchor examples must not leave with it, and which do."""
    from qualcode.reporting.documents.codebook import codebook_document, codebook_report, version_document

    if asked.version is not None:
        frozen = version_document(space.project.title, asked.version, purpose)
        return with_appendix(space, codebook_report(frozen, language), asked), frozen.withheld, DepartingParts()
    book = codebook_document(
        space.project, hidden=space.sight.hidden, passages=space.numbers("code_id"), purpose=purpose
    )
    if CodebookPart.COUNTS not in asked.parts:
        book = replace(book, passages=None)
    parts = _of_anchors(space, (anchor for anchors in book.anchors.values() for anchor in anchors))
    return with_appendix(space, codebook_report(book, language), asked), book.withheld, parts


def _of_anchors(space: Workspace, anchors: Iterable[Anchor]) -> DepartingParts:
    """What departs with anchor examples: those that are passages of the project."""
    parts, living = DepartingParts(), {anchor.coding for anchor in anchors} - {None}
    ids = space.project.coded.ids() if living else {}
    for coding in space.project.codings.where(among("id", [key for key, id_ in ids.items() if id_ in living])):
        parts.passage(coding.document, coding.key, coding.span)
    return parts


def codebook_departure(
    space: Workspace, parts: DepartingParts, form: str, path: Path | None, recipient: str | None = None
) -> Departure:
    """What the register is told of the codebook with its examples; without a `path` it goes to standard output."""
    return Departure(space=space, door="codebook", format=form, path=path, parts=parts, recipient=recipient)


def document_departure(
    space: Workspace, document: Document, form: str, path: Path, recipient: str | None = None
) -> Departure:
    """What the register is told of a document that leaves with its codes."""
    parts = DepartingParts()
    parts.whole(document.key)
    return Departure(space=space, door="document", format=form, path=path, parts=parts, recipient=recipient)


def coded_to_read(
    space: Workspace,
    document: Document,
    wanted: PassageChoice | None = None,
    *,
    memos: bool = False,
    identify: bool = False,
    purpose: Purpose = Purpose.QUOTE,
    by_line: bool = False,
    plain: bool = False,
    title: str = "",
    first: int = 1,
) -> CodedDocument:
    """A document with the codings that may be seen, or the `wanted` ones of them; a `plain` one has none.

    See `coded_document` for the others.
    Raises ConsentError where not everybody who speaks in it agreed to the purpose.
    """
    from qualcode.reporting.documents.coded import coded_document

    sees: Callable[[Coding], bool] = (lambda _coding: False) if plain else space.sight.sees
    return coded_document(
        space.project,
        document,
        wanted=wanted,
        memos=memos,
        identify=identify,
        sees=sees,
        purpose=purpose,
        by_line=by_line,
        title=title,
        first=first,
    )


def coded_collection(coded: CodedDocument, document: Document) -> Collection:
    """The same as a collection, which the disclosure check looks through."""
    from qualcode.reporting.documents.coded import as_collection

    return as_collection(coded.title, [(document, coded)])
