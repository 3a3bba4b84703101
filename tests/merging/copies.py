"""Copies of one project on several machines, and how they bring each other their entries."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind
from qualcode.model.sharing.merges import MergeReport
from qualcode.model.sharing.portable import EntryBundle
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.merging.entry_file import packed, unpacked
from qualcode.project.merging.portable import bundle
from qualcode.project.project import Project
from tests.helpers import LEAD, draft, new_project, problems
from tests.project.revised import OLD, read

NAMES = ("anna", "ben", "cara")


@dataclass
class Copy:
    """One machine's copy of the project and who works with it."""

    name: str
    project: Project
    refused: list[str] = field(default_factory=list)

    @property
    def author(self) -> Author:
        """Who works with it, as the history names them."""
        return self.project.author(self.name)

    def sends(self, known: Sequence[str] = ()) -> EntryBundle:
        """What it has, as another machine gets it: packed, carried and unpacked."""
        return unpacked(packed(bundle(self.project._store, known=known)))

    def takes(self, *bundles: EntryBundle, dry_run: bool = False) -> MergeReport:
        """Merge what others sent; afterwards `check` finds nothing."""
        report = self.project.merging.take_in(bundles, self.author, dry_run=dry_run)
        assert problems(self.project) == []
        return report


def founded(folder: Path) -> Path:
    """The project that all copies begin as: two documents, codes, three coders, and something of everything."""
    with new_project(folder, "base", "Probe") as project:
        for name in NAMES:
            project.coders.add(name, CoderKind.PERSON, LEAD)
        project.documents.add(
            [read(OLD), draft("zwei", "Das Amt kam nie. Das war schwer.", case="A", label="RG 2022")], LEAD
        )
        top = project.codes.add(CodeDraft("Thema", Rules("worum"), short_key="T"), None, LEAD)
        project.codes.add(CodeDraft("Unter"), top, LEAD)
        project.codes.add(CodeDraft("Rest"), None, LEAD)
        for place, name in enumerate(NAMES):
            coder = project.coders.exact(name)
            assert coder is not None
            document = project.documents.all()[place % 2]
            project.codings.add(document, Span(4 * place, 4 * place + 9), top, coder, memo=f"von {name}")
    return project.path


def opened(path: Path, name: str, target: Path) -> Copy:
    """A copy of a file for somebody."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
    return again(target, name)


def again(path: Path, name: str) -> Copy:
    """A file opened by somebody, without waiting for the disk: no test cuts the power."""
    project = Project.open(path)
    project._store.connection.execute("PRAGMA synchronous = OFF")
    return Copy(name, project)


def kept(project: Project, name: str, target: Path) -> Copy:
    """What a project that is open holds now, in a file of its own; what is in its journal belongs to it."""
    with closing(sqlite3.connect(target)) as connection:
        project._store.connection.backup(connection)
    return again(target, name)


@contextmanager
def apart(base: Path, folder: Path, names: Sequence[str] = NAMES) -> Iterator[list[Copy]]:
    """One copy for each, closed afterwards."""
    copies = [opened(base, name, folder / f"{place}-{name}" / "study.qualcode") for place, name in enumerate(names)]
    try:
        yield copies
    finally:
        for copy in copies:
            copy.project.close()
