"""The demo project: the shipped corpus, the four codebooks, the codings of two invented coders, an exercise."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codes import CodebookDraft
from qualcode.model.codings import CoderKind, CodingDraft, Polarity, WorkState
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import Document, DocumentDraft
from qualcode.model.spans import Span
from qualcode.progress import hear
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading import files
from qualcode.reading.lists import codebook_file
from qualcode.reading.source import encoding
from qualcode.shipped import shipped

CODEBOOKS = ("schnittstellen", "koordination", "analyseraster", "themen")
MODEL = "Musterlösung"  # no text: kept in the file
TITLE = "Demo: erfundene Reflexionsgespräche"  # no text: kept in the file
_FORM, _AGREED_ON = "Einwilligung R1 (erfunden)", "2019-02-04"  # no text: kept in the file


@dataclass(frozen=True, slots=True)
class ShippedCoding:
    """A row of the corpus's list of codings: names as they stand there, the passage in its own words."""

    document: str
    coder: str
    code: str
    polarity: Polarity
    passage: str
    memo: str = ""


def shipped_codings() -> Iterator[ShippedCoding]:
    """The rows of `corpus/codings.csv`."""
    for row in _rows("codings.csv"):
        yield ShippedCoding(row["document"], row["coder"], row["code"], Polarity(row["polarity"]), row["passage"])


def shipped_solution() -> Iterator[ShippedCoding]:
    """The rows of `corpus/exercise.csv`: how the model solution codes three documents that nobody coded, and why."""
    for row in _rows("exercise.csv"):
        polarity = Polarity(row["polarity"])
        yield ShippedCoding(row["document"], MODEL, row["code"], polarity, row["passage"], row["memo"])


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (shipped("corpus") / name).read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def build_demo(path: Path, author: Author) -> Project:
    """Make the demo project at `path` and open it.

    Raises QualcodeError where the shipped data does not fit, ProjectFileError where the file cannot be written;
    no file is left then.
    """
    drafts = [draft for file in sorted(shipped("corpus").glob("*.txt")) for draft in _drafts(file)]
    books = [_book(name) for name in CODEBOOKS]

    def fill(project: Project) -> None:
        documents = {document.name: document for document in project.documents.add(drafts, author)}
        with project.change("codebook.import", author):
            for book in books:
                project.codes.take_in(book, author)
        _say_consents(project, author)
        _give_codings(project, documents, author)

    return Project.create(path, TITLE, author, fill)


def _drafts(file: Path) -> Sequence[DocumentDraft]:
    hear()
    return files.read(file).drafts


def _book(name: str) -> CodebookDraft:
    file = shipped("codebooks") / f"{name}.yaml"
    return codebook_file.load(encoding.decode(file.read_bytes(), file.name)[0], file.name)


def _say_consents(project: Project, author: Author) -> None:
    """All may be analysed and quoted; not all agreed to teaching, archive and use by others, as in real studies."""
    changes: dict[int, ConsentChange] = {}
    for number, case in enumerate(project.cases.all()):
        archived = Permission.NO if number % 4 == 3 else Permission.YES
        answers = {
            Purpose.ANALYSE: Permission.YES,
            Purpose.QUOTE: Permission.YES,
            Purpose.TEACH: Permission.NO if number % 3 == 2 else Permission.YES,
            Purpose.ARCHIVE: archived,
            Purpose.SERVICES: Permission.NO,
        }
        if number % 5:  # of the others nobody asked for it
            answers[Purpose.SECONDARY] = archived
        changes[case.key] = ConsentChange(answers, given=_AGREED_ON, form=_FORM)
    project.consents.set(author, cases=changes)


def _give_codings(project: Project, documents: dict[str, Document], author: Author) -> None:
    codes = {code.full_name: code for code in project.codes.book()}
    rows = list(shipped_codings())
    with project.change("demo", author):
        coders = {
            name: project.coders.add(name, CoderKind.PERSON, author) for name in sorted({r.coder for r in rows})
        }
        coders[MODEL] = project.coders.add(MODEL, CoderKind.MODEL, author)
        rows += shipped_solution()
        project.codings.add_all(
            [
                CodingDraft(
                    documents[row.document],
                    _place(project, documents[row.document], row),
                    codes[row.code],
                    coders[row.coder],
                    row.polarity,
                    memo=row.memo,
                )
                for row in rows
            ],
            author,
        )
        for coder in coders.values():
            keys = sorted({documents[row.document].key for row in rows if row.coder == coder.name})
            project.coders.assign(keys, coder, author)
            project.coders.set_states(keys, coder, WorkState.FINISHED, author)


def _place(project: Project, document: Document, row: ShippedCoding) -> Span:
    text = project.documents.text(document)
    start = text.find(row.passage)
    if start < 0 or text.find(row.passage, start + 1) >= 0:
        raise QualcodeError(
            _(
                "A coding of “{document}” does not fit its text: {passage}",
                document=row.document,
                passage=row.passage[:60],
            ),
            _("Install qualcode again."),
        )
    return Span(start, start + len(row.passage))
