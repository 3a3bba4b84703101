"""Small builders and looks at project files, shared by the tests."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qualcode.model.codes import Code, CodeDraft, Rules
from qualcode.model.codings import Coder, CoderKind, Coding
from qualcode.model.documents import Document, DocumentDraft, Role, SourceFile, Speaker, Structure, Turn
from qualcode.model.history import Entry
from qualcode.model.spans import Span
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.project import Project

LEAD = Author("lead")
HOSTILE = (
    "NUL \x00 in it",
    "escape \x1b[31m and C1 \x9b",
    "Bu\u0308ndnis NFD",
    "Bündnis NFC",
    "\u0301 alone",
    "emoji 👩‍👩‍👧 🙂 and ZWJ \u200d",
    "“typographic” ‘marks’ \"plain\" 'single' \\back\\slash",
    "NBSP\u00a0 soft\u00adhyphen bidi\u202eoverride",
    "line\nbreak\ttab \x7f",
    "\ufeffmark \ufffe\uffff end",
    '{"json": null}',
    "'); DROP TABLE codings; --",
)


def draft(
    name: str,
    text: str,
    *,
    label: str = "",
    case: str | None = None,
    attributes: Mapping[str, str] | None = None,
    speakers: tuple[Speaker, ...] = (),
    turns: tuple[Turn, ...] = (),
    context: str = "",
    wave: str = "",
    source_kind: str = "",
) -> DocumentDraft:
    """A document as a reader would give it: one paragraph, one sentence."""
    whole = (Span(0, len(text)),)
    source = SourceFile(f"{name}.txt", hashlib.sha256(name.encode()).hexdigest(), "text", "1")
    return DocumentDraft(
        name,
        text,
        Structure("test 1", paragraphs=whole, turns=turns, sentences=whole),
        source,
        label=label,
        case=case,
        attributes=attributes or {},
        speakers=speakers,
        context=context,
        wave=wave,
        source_kind=source_kind,
    )


def new_project(folder: Path, name: str = "study", title: str = "A study") -> Project:
    """An open, empty project in a folder."""
    return Project.create(folder / f"{name}.qualcode", title, LEAD)


@cache
def bytes_of_new(title: str = "A study") -> bytes:
    """What a new, empty project holds; made once in a process."""
    with TemporaryDirectory() as folder:
        with new_project(Path(folder), title=title) as made:
            pass
        return made.path.read_bytes()


def only_project(folder: Path, name: str = "study", title: str = "A study") -> Project:
    """An open, empty project for tests that need no other beside it: all of a process have one UUID."""
    path = folder / f"{name}.qualcode"
    path.write_bytes(bytes_of_new(title))
    return Project.open(path)


def add_document(project: Project, name: str = "one", text: str = "Some words to be coded.", **more) -> Document:
    return project.documents.add([draft(name, text, **more)], LEAD)[0]


def add_coder(project: Project, name: str = "anna", kind: CoderKind = CoderKind.PERSON) -> Coder:
    return project.coders.add(name, kind, LEAD)


def add_code(project: Project, name: str = "Theme", parent: Code | None = None, definition: str = "") -> Code:
    return project.codes.add(CodeDraft(name, Rules(definition)), parent, LEAD)


def give(
    project: Project, document: Document, code: Code, coder: Coder, start: int = 0, end: int = 4, **more
) -> Coding:
    return project.codings.add(document, Span(start, end), code, coder, **more).coding


def transcript() -> DocumentDraft:
    """Two voices, one turn each."""
    text = "I: Why?\nB: Because."
    turns = (Turn(Span(0, 7), "I", 3), Turn(Span(8, 19), "B", 11))
    return draft("talk", text, turns=turns, speakers=(Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS)))


def tables(project: Project) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all logged tables."""
    connection = project._store.connection
    return {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in sorted(schema.LOGGED)
    }


def problems(project: Project) -> list[str]:
    """What `check` finds."""
    return [problem for finding in project.check() for problem in finding.problems]


def kinds(project: Project) -> list[str]:
    """The kinds of all entries, oldest first."""
    return [entry.kind for entry in project.log()]


def last(project: Project) -> Entry:
    return project.log()[-1]


def undo_last(project: Project) -> None:
    """Take back the last change that stands, whosever it is."""
    made = next(entry for entry in reversed(project.log()) if entry.living and not entry.undoes)
    project.undo(project.author(made.coder))


def beside(path: Path) -> list[str]:
    """The names of all files in the folder of a project."""
    return sorted(file.name for file in path.parent.iterdir())


def contains(folder: Path, word: str) -> list[str]:
    """The names of the files of a folder whose bytes hold a word, plain or as JSON writes it."""
    forms = {word.encode(), json.dumps(word)[1:-1].encode()}
    return sorted(f.name for f in folder.iterdir() if any(form in f.read_bytes() for form in forms))


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without qualcode's rules: for planting damage and looking inside."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def without_triggers(path: Path) -> Iterator[sqlite3.Connection]:
    """The closed file with its triggers off, and back afterwards: damage that leaves no trace in the log."""
    with raw(path) as connection:
        triggers = connection.execute("SELECT * FROM sqlite_master WHERE type = 'trigger'").fetchall()
        with _schema_written(connection):  # all at once: dropped one by one they take ten times as long
            connection.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")
        yield connection
        with _schema_written(connection):
            connection.executemany("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", triggers)


@contextmanager
def _schema_written(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("PRAGMA writable_schema = ON")
    yield
    connection.execute("PRAGMA writable_schema = RESET")
