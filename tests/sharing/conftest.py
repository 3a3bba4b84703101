"""Copies of one study on several machines, and a folder that all of them reach, whose passphrase is quick to try."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import qualcode
from qualcode.model.sharing.portable import PortableEntry
from qualcode.model.spans import Span
from qualcode.project.merging.portable import bundle
from qualcode.project.project import Project
from qualcode.project.sharing import keys
from qualcode.project.sharing.folder import SharedFolder
from qualcode.workspace.sharing.sync import FolderSync, PrivateFolder, SyncReport, join
from qualcode.workspace.workspace import Workspace
from tests.helpers import problems

PASSPHRASE = "drei blaue Elstern zählen"
TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt."


def make_cheap(patch: pytest.MonkeyPatch) -> None:
    """What makes guessing dear makes tests slow; the cost stands in the folder, so nothing else changes.

    No test here switches a machine off: nothing waits for the disk.
    """
    patch.setitem(keys._COST, "n", 2)
    patch.setattr(os, "fsync", lambda _descriptor: None)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    make_cheap(monkeypatch)


@dataclass
class Team:
    """A folder and whoever keeps a copy in step by it."""

    folder: Path
    home: Path
    _open: ExitStack
    spaces: dict[str, Workspace] = field(default_factory=dict)

    def begin(self, name: str) -> Workspace:
        """The first copy, of one document and one code, with two coders; it has not met the folder."""
        path = self.home / name / "p.qualcode"
        path.parent.mkdir()
        with qualcode.create(path, "Probe", coder=name) as study:
            study.documents.add("eins", TEXT)
            study.codes.add("Thema", definition="das ist gemeint")
            study.coders.add("anna")
            study.coders.add("ben")
        return self.open(name)

    def open(self, name: str) -> Workspace:
        """The copy of somebody."""
        project = self._open.enter_context(Project.open(self.home / name / "p.qualcode"))
        project._store.connection.execute("PRAGMA synchronous = OFF")
        self.spaces[name] = Workspace(project, name)
        return self.spaces[name]

    def join(self, name: str) -> Workspace:
        """One more copy, made of what the folder holds."""
        (self.home / name).mkdir()
        join(self.home / name / "p.qualcode", self.folder, PASSPHRASE, name)
        return self.open(name)

    def sync(self, space: Workspace, *, dry_run: bool = False, private: PrivateFolder | None = None) -> SyncReport:
        """One look at the folder."""
        return FolderSync.open(space, self.folder, PASSPHRASE, private).once(dry_run=dry_run)

    def files(self) -> list[Path]:
        """The files of entries."""
        return sorted((self.folder / "entries").iterdir())

    def entries(self, folder: Path | None = None, passphrase: str = PASSPHRASE) -> list[PortableEntry]:
        """All entries that lie in the folder, opened."""
        shared = SharedFolder.open(folder or self.folder, passphrase)
        return [entry for found in shared.found(()) for entry in shared.opened(found, ()).bundle.entries]


def code(space: Workspace, words: str, document: str = "eins") -> None:
    """Let who acts give the code."""
    project = space.project
    found = project.documents.find(document)
    start = project.documents.text(found).index(words)
    coder = project.coders.find(space.coder_name)
    project.codings.add(found, Span(start, start + len(words)), project.codes.find("Thema"), coder)


def known(space: Workspace) -> list[PortableEntry]:
    """What a copy knows, in an order that is the same in all."""
    return sorted(bundle(space.project._store).entries, key=lambda entry: entry.uuid)


@pytest.fixture
def team(tmp_path) -> Iterator[Team]:
    """A folder that is not there yet; in the end each copy that is open is as it should be."""
    with ExitStack() as stack:
        made = Team(tmp_path / "team", tmp_path, stack)
        yield made
        for space in made.spaces.values():
            assert problems(space.project) == []


def begun(home: Path, fill: Callable[[Team], object]) -> Path:
    """A place with a folder and copies, for `laid_out`: what all tests of a module begin with is made once."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        make_cheap(patch)
        fill(Team(home / "team", home, stack))
    return home


def laid_out(team: Team, begun: Path) -> None:
    """Lay a copy of the folder and of all copies of the project there, as if they had been made in this place."""
    shutil.copytree(begun, team.home, dirs_exist_ok=True)
    for path in team.home.glob("*/p.qualcode"):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE shared_folders SET path = ?", (str(team.folder),))
