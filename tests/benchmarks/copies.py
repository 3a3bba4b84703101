"""Copies of a study in which coders worked apart from each other: what merging and keeping in step are measured on.

    python -m tests.benchmarks.copies coded PROJECT COPY
    python -m tests.benchmarks.copies day PROJECT FOLDER COPY
    python -m tests.benchmarks.copies merged PROJECT COPY

`coded` makes a copy of a project and gives as many codings in it as the project has, each as a change of its own.
`day` begins a shared folder for the project and lets five coders, each with an own copy, put a day's work into
it; the copy that is named holds what they did. `merged` is the floor of both: the same rows and their entries by
nothing but sqlite3.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from qualcode.model.codings import Coder, CoderKind, CodingDraft
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.workspace.sharing.sync import FolderSync
from qualcode.workspace.workspace import Workspace

PASSPHRASE = "drei blaue Elstern zählen"
CODERS = ("carla", "dora", "emil", "fritz", "gerd")
A_DAY = 200
"""Codings that somebody gives in a day."""
_AT_ONCE = 2_000  # changes that share a transaction, so that making the copy does not take as long as the work did


def coded(project: str, copy: str) -> None:
    """Make a copy, and give as many codings in it as there are, by the coders in turn, each as its own change."""
    shutil.copyfile(project, copy)
    with Project.open(Path(copy)) as opened:
        number = opened._store.connection.execute("SELECT COUNT(*) FROM codings").fetchone()[0]
        give(opened, number, opened.coders.all())


def give(project: Project, number: int, coders: list[Coder]) -> None:
    """Give so many codings at places drawn from the texts, each as a change of its own."""
    project._store.connection.execute("PRAGMA synchronous = OFF")
    draw = random.Random(17)
    documents = [(document, len(project.documents.text(document))) for document in project.documents.all()]
    codes = list(project.codes.book())
    while number:
        part = min(_AT_ONCE, number)
        number -= part
        with project.together():
            for _ in range(part):
                document, length = draw.choice(documents)
                start = draw.randrange(length - 90)
                span = Span(start, start + draw.randrange(20, 90))
                coder = draw.choice(coders)
                project.codings.add_all([CodingDraft(document, span, draw.choice(codes), coder)], Author.of(coder))


def day(project: str, folder: str, copy: str) -> None:
    """Let five coders, each with a copy, put a day's work into a folder that the project was begun with."""
    path, shared = Path(project), Path(folder)
    with Project.open(path) as opened:
        for name in CODERS:
            opened.coders.add(name, CoderKind.PERSON)
        FolderSync.open(Workspace(opened, opened.coders.all()[0].name), shared, PASSPHRASE).once()
    shared.with_suffix(".txt").write_text(PASSPHRASE, encoding="utf-8")
    shutil.copyfile(project, copy)
    with Project.open(Path(copy)) as all_of_them:
        give(all_of_them, len(CODERS) * A_DAY, [all_of_them.coders.find(name) for name in CODERS])
    for name in CODERS:
        mine = shared.parent / f"{name}.qualcode"
        shutil.copyfile(project, mine)
        with Project.open(mine) as opened:
            give(opened, A_DAY, [opened.coders.find(name)])
            FolderSync.open(Workspace(opened, name), shared, PASSPHRASE).once()


def merged(project: str, copy: str) -> None:
    """Write what the copy has more: its entries, changes and codings, by keys that are free."""
    connection = sqlite3.connect(project, isolation_level=None)
    connection.execute("ATTACH ? AS other", (copy,))
    for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER main."{name}"')
    connection.execute("BEGIN")
    for table in ("entries", "changes", "codings"):
        connection.execute(
            f"INSERT INTO main.{table} SELECT * FROM other.{table} "
            f"WHERE id > (SELECT COALESCE(MAX(id), 0) FROM main.{table})"
        )
    connection.execute("COMMIT")


ACTS: dict[str, Callable[..., None]] = {"coded": coded, "day": day, "merged": merged}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
