"""The transcripts of a study as an appendix: what consent lets leave of them, in one file or a folder of several."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, catalogue_of
from qualcode.errors import ExportError
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.reporting.documents.coded import CodedDocument, as_collection, coded_report
from qualcode.reporting.documents.transcription_rules import rules_parts, rules_report
from qualcode.reporting.documents.transcripts import appendix_report, file_names, titled_documents
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.whole_files import atomic_write
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.material.document_export import coded_to_read

if TYPE_CHECKING:
    from qualcode.catalogue import Language
    from qualcode.model.documents import Document
    from qualcode.reporting.quotations.collection import Collection
    from qualcode.reporting.report import Block, Report
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixExport:
    """Where the transcripts leave to and how: one file, or with `apart` a file each in a folder.

    With `by_line` they are numbered by the lines of the source where it counts them. `plain` leaves codings out;
    `wanted` says which come else. See `coded_document` for the others.
    """

    path: Path
    format: str
    language: Language
    apart: bool = False
    by_line: bool = False
    plain: bool = False
    wanted: PassageChoice | None = None
    memos: bool = False
    purpose: Purpose = Purpose.QUOTE
    title: str = ""


@dataclass(frozen=True, slots=True)
class PreparedAppendix:
    """The documents that leave with their titles, what stays inside, and what the check looks through.

    `unlined` of them have no numbered lines although these were asked for. Of their codings `old_rules` stand under
    old rules of their codes; so many that do are `left_out`.
    """

    export: AppendixExport
    documents: Sequence[tuple[Document, str]]
    withheld: Withheld
    collection: Collection
    unlined: int
    old_rules: int = 0
    left_out: int = 0


def prepare_appendix(space: Workspace, export: AppendixExport) -> PreparedAppendix:
    """Ask for consent of everybody who answers in each document; no file is written yet.

    Raises ConsentError where no text at all may leave.
    """
    permissions, withheld = Permissions(space.project, export.purpose), Withheld(export.purpose)
    documents = []
    for document, title in titled_documents(space.project).values():
        verdict = permissions.text(document.key)
        if verdict.allows_words:
            documents.append((document, title))
        else:
            withheld.add("text", verdict)
    refuse_nothing_left(withheld, len(documents))
    prepared = PreparedAppendix(export, documents, withheld, as_collection("", ()), 0)
    made = list(zip([document for document, _title in documents], _transcripts(space, prepared), strict=True))
    unlined = sum(not transcript.by_line for _document, transcript in made) if export.by_line else 0
    return PreparedAppendix(
        export,
        documents,
        withheld,
        as_collection(_title(space, export), made),
        unlined,
        sum(transcript.old_rules for _document, transcript in made),
        sum(transcript.left_out for _document, transcript in made),
    )


def write_appendix(space: Workspace, prepared: PreparedAppendix) -> list[Path]:
    """Write what was prepared; gives the files. Raises ExportError."""
    export, begun = prepared.export, space.project.begun
    parts = DepartingParts()
    for document, _title_of_it in prepared.documents:
        parts.whole(document.key)
    departure = Departure(space=space, door="document", format=export.format, path=export.path, parts=parts)
    if not export.apart:
        report = appendix_report(
            _title(space, export),
            lambda: _transcripts(space, prepared),
            export.language,
            by_line=export.by_line,
            plain=export.plain,
            pages=lambda: _rules(space, prepared),
        )
        formats.write(report, export.path, export.format, begun, departure.naming())
        return [export.path]
    try:
        export.path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            _("“{folder}” cannot be made: {reason}.", folder=export.path, reason=error.strerror),
            _("Choose another place with -o."),
        ) from error
    files: dict[Path, bytes] = {}
    for name, report in _apart(space, prepared):
        files[export.path / f"{name}.{export.format}"] = formats.render(report, export.format)
    with departure.together({file: hashlib.sha256(data).hexdigest() for file, data in files.items()}):
        for file, data in files.items():
            atomic_write(file, data, begun)
    return list(files)


def _transcripts(space: Workspace, prepared: PreparedAppendix) -> Iterator[CodedDocument]:
    """The documents with their numbers, one after the other; their codings are numbered through."""
    export, first = prepared.export, 1
    for document, title in prepared.documents:
        made = coded_to_read(
            space,
            document,
            export.wanted,
            memos=export.memos,
            purpose=export.purpose,
            by_line=export.by_line,
            plain=export.plain,
            title=title,
            first=1 if export.apart else first,
        )
        first += len(made.codings)
        yield made


def _apart(space: Workspace, prepared: PreparedAppendix) -> Iterator[tuple[str, Report]]:
    """The reports of a folder with the names of their files: transcripts, and the rules where any are declared."""
    language = prepared.export.language
    rules = catalogue_of(language).gettext("Transcription rules")
    titles = [*((document.key, title) for document, title in prepared.documents), (_RULES, rules)]
    names = file_names(titles)
    for (document, _title_of_it), made in zip(prepared.documents, _transcripts(space, prepared), strict=True):
        yield names[document.key], coded_report(made, language)
    documents = _declared(prepared)
    if documents:
        yield names[_RULES], rules_report(space.project, documents, language)


_RULES = 0  # no document has this key


def _rules(space: Workspace, prepared: PreparedAppendix) -> Iterator[Block]:
    """By which rules the documents were transcribed, where that was said of any."""
    documents = _declared(prepared)
    if documents:
        yield from rules_parts(space.project, documents, catalogue_of(prepared.export.language))


def _declared(prepared: PreparedAppendix) -> list[Document]:
    """The documents, where of any it was said by which rules it was transcribed; else none."""
    documents = [document for document, _title_of_it in prepared.documents]
    return documents if any(document.transcription for document in documents) else []


def _title(space: Workspace, export: AppendixExport) -> str:
    words = catalogue_of(export.language)
    return words.gettext("Transcripts: {title}", title=export.title or space.project.title)
