"""The codebook and a document with its codes on their way out of the project, with what may be seen of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.catalogue import Language
    from qualcode.model.documents import Document
    from qualcode.reporting.documents.coded import CodedDocument
    from qualcode.reporting.quotations.collection import Collection
    from qualcode.reporting.report import Report
    from qualcode.workspace.workspace import Workspace


def codebook_yaml(space: Workspace) -> str:
    """The codebook as a file that can be taken in again; while blind without anchor examples of others."""
    from qualcode.reading.lists.codebook_file import dump

    return dump(space.project.codes.as_codebook(space.project.title, seen_by=space.sight.seen_by))


def codebook_to_read(space: Workspace, language: Language) -> tuple[Report, int]:
    """The codebook as a report, and how many anchor examples are left out since their cases may not be quoted."""
    from qualcode.reporting.documents.codebook import codebook_document, codebook_report

    book = codebook_document(space.project, seen_by=space.sight.seen_by, passages=space.numbers("code_id"))
    return codebook_report(book, language), book.left_out


def coded_to_read(
    space: Workspace, document: Document, coders: Sequence[int] = (), *, memos: bool = False, identify: bool = False
) -> CodedDocument:
    """A document with the codings that may be seen, or those of some coders (keys).

    Raises QualcodeError where a case that speaks in it may not be quoted.
    """
    from qualcode.reporting.documents.coded import coded_document

    sees = space.sight.sees
    return coded_document(space.project, document, coders=coders, memos=memos, identify=identify, sees=sees)


def coded_collection(coded: CodedDocument, document: Document) -> Collection:
    """The same as a collection, which the disclosure check looks through."""
    from qualcode.reporting.documents.coded import as_collection

    return as_collection(coded, document)
