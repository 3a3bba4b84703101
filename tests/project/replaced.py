"""A session in another process whose project file is replaced under its hands, and what becomes of its work."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE, Popen

from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_coder, add_document, new_project

_SESSION = """
import sys
from pathlib import Path
from qualcode.errors import QualcodeError
from qualcode.project.file import connection as storage
from qualcode.project.project import Project
from tests.helpers import *
path, journal = Path(sys.argv[1]), sys.argv[2]
storage.on_network_drive = lambda _: journal == "delete"
project = Project.open(path)
(document,), code = project.documents.all(), project.codes.book().codes[0]
anna = project.coders.exact("anna")
print("open", flush=True)
number = 0
for line in sys.stdin:
    if line == "leave\\n":
        break
    for _ in range(int(line)):
        number += 1
        try:
            coding = give(project, document, code, anna, 0, 4, round_=number, memo="m" * 500)
            print("saved", coding.uuid, flush=True)
        except QualcodeError as error:
            print("refused", type(error).__name__, error.message, error.hint, flush=True)
    print("done", flush=True)
try:
    project.close()
except QualcodeError as error:
    print("refused", type(error).__name__, error.message, error.hint, flush=True)
print("closed", flush=True)
"""


@dataclass
class Session:
    """The other process: what it called saved, and what it refused."""

    process: Popen[str]
    saved: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def work(self, number: int) -> None:
        """Give so many codings."""
        self.begin(number)
        self.hear("done")

    def begin(self, number: int) -> None:
        """Let it give so many codings, and do not wait for it."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()

    def hear(self, until: str) -> None:
        """Listen up to a word."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "saved":
                self.saved.append(rest)
            elif word == "refused":
                self.refused.append(rest)
            if word == until:
                return
        raise AssertionError("the session has ended")

    def hear_saved(self, number: int) -> None:
        """Listen until so many codings were called saved in all."""
        while len(self.saved) < number:
            self.hear("saved")

    def leave(self) -> None:
        """Let it close the project and end."""
        assert self.process.stdin is not None
        self.process.stdin.write("leave\n")
        self.process.stdin.flush()
        self.hear("closed")
        self.process.wait()

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()


@contextmanager
def session(path: Path, journal: str = "wal") -> Iterator[Session]:
    """A session on a project in another process."""
    process = Popen(
        [sys.executable, "-c", _SESSION, str(path), journal],
        cwd=Path(__file__).parents[2],
        stdin=PIPE,
        stdout=PIPE,
        text=True,
    )
    with process:
        try:
            told = Session(process)
            told.hear("open")
            yield told
        finally:
            process.kill()


def study_and_copy(folder: Path) -> tuple[Path, Path]:
    """A project, and an older copy of it that somebody has worked on since."""
    with new_project(folder) as project:
        add_document(project)
        add_code(project)
        add_coder(project)
    copy = folder / "elsewhere" / project.path.name
    copy.parent.mkdir()
    shutil.copyfile(project.path, copy)
    with Project.open(copy) as other:
        add_code(other, "Theirs")
        other.settings.set("title", "the other one", LEAD)
    return project.path, copy


def replace(how: str, path: Path, arrived: Path) -> Path:
    """Put what arrived where the project lies; gives where the file that was open is now, if anywhere."""
    former = path.with_name("moved.qualcode")
    if how == "rename":
        fresh = path.with_name(".arriving")
        shutil.copyfile(arrived, fresh)
        fresh.replace(path)
    elif how == "copy in place":
        shutil.copyfile(arrived, path)
    else:
        path.rename(former)
    return former


def codings_in(path: Path) -> set[str]:
    """The UUIDs of the codings of a project."""
    if not path.exists():
        return set()
    with Project.open(path) as project:
        assert [p for finding in project.check() for p in finding.problems] == []
        return {coding.uuid for coding in project.codings.all()}


def take_in_all(path: Path) -> list[str]:
    """Take in what waits for a project; gives what had no place."""
    with Project.open(path) as project:
        return [
            said
            for rescue in project.rescues.waiting()
            for said in project.rescues.take_in(rescue, LEAD).without_place
        ]


def one_replacement(folder: Path, how: str, journal: str, seed: int) -> None:
    """Replace the file at some moment while a session works; nothing that was called saved may be lost."""
    chance = random.Random(seed)
    path, arrived = study_and_copy(folder)
    with session(path, journal) as told:
        before = chance.randrange(0, 40)
        told.work(before)
        assert (len(told.saved), told.refused) == (before, [])
        if (how, journal) == ("copy in place", "delete"):  # between two changes: while SQLite writes nobody can tell
            told.work(20)
            former = replace(how, path, arrived)
            told.work(3)
        else:
            told.begin(60)
            told.hear_saved(before + chance.randrange(1, 20))
            former = replace(how, path, arrived)
            told.hear("done")
        if chance.random() < 0.3:
            told.kill()
        else:
            told.leave()
    if how == "move":
        found = codings_in(former)
        take_in_all(former)
    else:
        with Project.open(path) as project:
            assert project.title == "the other one"
            assert [code.name for code in project.codes.book()] == ["Theme", "Theirs"]
        assert take_in_all(path) == []
        found = codings_in(path)
    found |= codings_in(former)
    assert set(told.saved) <= found
    assert told.refused
    assert all("ProjectReplaced" in said for said in told.refused)
