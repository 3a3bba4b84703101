"""The codebook and a document with its codes on their way out of the project, with what may be seen of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.model.consent.consents import Purpose

if TYPE_CHECKING:
    from qualcode.catalogue import Language
    from qualcode.model.consent.withheld import Withheld
    from qualcode.model.documents import Document
    from qualcode.reporting.documents.coded import CodedDocument
    from qualcode.reporting.quotations.collection import Collection
    from qualcode.reporting.report import Report
    from qualcode.workspace.workspace import Workspace


def codebook_yaml(space: Workspace, purpose: Purpose = Purpose.QUOTE) -> tuple[str, Withheld]:
    """The codebook as a file that can be taken in again, and which anchor examples must not leave with it.

    While blind it is without those of others.
    """
    from qualcode.reading.lists.codebook_file import dump
    from qualcode.reporting.documents.anchor_permissions import refused_anchors

    codes, seen_by = space.project.codes, space.sight.seen_by
    refused, withheld = refused_anchors(space.project, codes.book(seen_by=seen_by), purpose)
    return dump(codes.as_codebook(space.project.title, seen_by=seen_by, without=refused)), withheld


def codebook_to_read(
    space: Workspace, language: Language, purpose: Purpose = Purpose.QUOTE
) -> tuple[Report, Withheld]:
    """The codebook as a report, and which anchor examples must not leave with it."""
    from qualcode.reporting.documents.codebook import codebook_document, codebook_report

    book = codebook_document(
        space.project, seen_by=space.sight.seen_by, passages=space.numbers("code_id"), purpose=purpose
    )
    return codebook_report(book, language), book.withheld


def coded_to_read(
    space: Workspace,
    document: Document,
    coders: Sequence[int] = (),
    *,
    memos: bool = False,
    identify: bool = False,
    purpose: Purpose = Purpose.QUOTE,
) -> CodedDocument:
    """A document with the codings that may be seen, or those of some coders (keys).

    Raises ConsentError where not everybody who speaks in it agreed to the purpose.
    """
    from qualcode.reporting.documents.coded import coded_document

    sees = space.sight.sees
    return coded_document(
        space.project, document, coders=coders, memos=memos, identify=identify, sees=sees, purpose=purpose
    )


def coded_collection(coded: CodedDocument, document: Document) -> Collection:
    """The same as a collection, which the disclosure check looks through."""
    from qualcode.reporting.documents.coded import as_collection

    return as_collection(coded, document)
