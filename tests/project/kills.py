"""A nursery of processes that work on a project until they are killed, and say what they did.

    python -m tests.project.kills ACT FOLDER

does an act once in a folder, then reads lines “folder life seconds deeds” and answers each with a line when that life
has ended by SIGKILL, so many seconds after it had done so many deeds: however busy the machine, they are done then.
What a life begins and what it has done stands in the file `said` of the folder, a line each: “try what”, “did what”.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from qualcode.cli.main import call
from qualcode.model.codings import Coder, CoderKind, CodingDraft
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult, DecisionMode
from qualcode.model.team.norming import NormingState
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.project.sharing import keys
from qualcode.project.team.decisions import NewDecision
from tests.files.make import load
from tests.helpers import LEAD, add_code, add_coder, add_document, new_project

PASSPHRASE = "drei blaue Elstern zählen"
WORDS = "Wir haben das damals gemeinsam entschieden, und danach war lange Zeit nichts zu hören. "

Say = Callable[[str], None]


def prepared(folder: Path) -> Path:
    """A project with one document that may be quoted, one code and one coder."""
    with new_project(folder) as project:
        document = add_document(project, text=WORDS * 40)
        add_code(project), add_coder(project)
        may_be_quoted = ConsentChange({Purpose.QUOTE: Permission.YES})
        project.consents.set(LEAD, documents={document.key: may_be_quoted})
    return project.path


def _coding_in(project: Project) -> str:
    anna = project.coders.find("anna")
    document, code = project.documents.find("one"), project.codes.find("Theme")
    while True:  # an earlier life may have left a coding at this place
        start = random.randrange(3_000)
        added = project.codings.add(document, Span(start, start + 20), code, anna)
        if added.new:
            return added.coding.uuid


def _command(*arguments: object) -> None:
    if (code := call([str(argument) for argument in arguments])) != 0:
        raise SystemExit(f"{arguments}: {code}")


def _lasting(path: Path, names: Iterator[str], say: Say) -> None:
    with Project.open(path) as project:
        for _ in names:
            say("try")
            say(f"did {_coding_in(project)}")


def _import(path: Path, names: Iterator[str], say: Say) -> None:
    for name in names:
        files = []
        for part in ("a", "b"):
            file = path.parent / f"{name}{part}.txt"
            file.write_text(f"B: {name}{part}. " + WORDS * 20, encoding="utf-8")
            files.append(file)
        say(f"try {name}")
        _command("-p", path, "import", *files)
        say(f"did {name}")


def _undo(path: Path, names: Iterator[str], say: Say) -> None:
    with Project.open(path) as project:
        anna = Author.of(project.coders.find("anna"))
        for _ in names:
            uuid = _coding_in(project)
            say(f"added {uuid}")
            say(f"try {uuid}")
            project.undo(anna)
            say(f"did {uuid}")


def _quotes(path: Path, names: Iterator[str], say: Say) -> None:
    for name in names:
        with Project.open(path) as project:
            if not project.codings.all():
                _coding_in(project)
        say(f"try {name}")
        _command("-p", path, "quotes", "--final", "-o", path.parent / f"{name}.md", "--coder", "anna")
        say(f"did {name}")


def _backup(path: Path, names: Iterator[str], say: Say) -> None:
    for name in names:
        with Project.open(path) as project:
            uuid = _coding_in(project)
        say(f"try {name}")
        _command("-p", path, "backup", path.parent / f"{name}.qualcode")
        say(f"did {name} {uuid}")


def _forget(path: Path, names: Iterator[str], say: Say) -> None:
    for name in names:
        with Project.open(path) as project:
            add_document(project, name, f"B: {name}geheim. " + WORDS)
        say(f"added {name}")
        say(f"try {name}")
        _command("-p", path, "forget", name, "--yes")
        say(f"did {name}")


def _forget_passage(path: Path, names: Iterator[str], say: Say) -> None:
    for name in names:
        with Project.open(path) as project:
            document = add_document(project, name, f"B: Davor war es still. {name}geheim war es. " + WORDS)
            _coding_on(project, document)
        say(f"added {name}")
        say(f"try {name}")
        start = len("B: Davor war es still. ")
        _command("-p", path, "forget", name, "--span", f"{start}:{start + len(name) + 6}", "--yes")
        say(f"did {name}")


def _coding_on(project: Project, document: Document) -> None:
    anna, code = project.coders.find("anna"), project.codes.find("Theme")
    project.codings.add(document, Span(10, 60), code, anna)


def _merge(path: Path, names: Iterator[str], say: Say) -> None:
    for name in names:
        with Project.open(path) as project:
            _coding_in(project)
        copy = Path(shutil.copyfile(path, path.parent / f"{name}.qualcode"))
        with Project.open(copy) as project, project.together():
            for _ in range(20):
                _coding_in(project)
        say(f"try {name}")
        _command("-p", path, "merge", copy)
        say(f"did {name}")


def _sync(path: Path, names: Iterator[str], say: Say) -> None:
    keys._COST["n"] = 2  # what makes guessing dear makes lives long
    os.environ["QUALCODE_SYNC_PASSPHRASE"] = PASSPHRASE
    for name in names:
        with Project.open(path) as project:
            uuid = _coding_in(project)
        say(f"try {name}")
        _command("-p", path, "sync", path.parent / "team")
        say(f"did {name} {uuid}")


def _decide(path: Path, names: Iterator[str], say: Say) -> None:
    with Project.open(path) as project:
        anna, document = project.coders.find("anna"), project.documents.find("one")
        ben, consensus = _ben(project), _consensus(project)
        codes = {code.key: code.uuid for code in project.codes.book()}
        for name in names:
            uuid = _coding_in(project)
            (coding,) = (coding for coding in project.codings.all(coder=anna.key) if coding.uuid == uuid)
            new = NewDecision(
                document, consensus, anna, anna, ben, DecisionMode.JOINT, (anna, ben), ConsensusResult.FIRST,
                project.consensus.before([coding], codes), reason=name,
            )  # fmt: skip
            draft = CodingDraft(document, coding.span, project.codes.find("Theme"), consensus, round=1)
            say(f"try {name}")
            project.consensus.decide(new, [draft], Author.of(anna))
            say(f"did {name}")


def _agree(path: Path, names: Iterator[str], say: Say) -> None:
    with Project.open(path) as project:
        document, consensus = project.documents.find("one"), _consensus(project)
        code = project.codes.find("Theme")
        for name in names:
            former = len(project.codings.all(coder=consensus.key))
            drafts = [
                CodingDraft(document, Span(at, at + 9), code, consensus, round=1 + former, memo=name)
                for at in range(0, 300, 10)
            ]
            say(f"try {name}")
            project.consensus.agree(drafts, Author.of(consensus))
            say(f"did {name}")


def _norming(path: Path, names: Iterator[str], say: Say) -> None:
    with Project.open(path) as project:
        anna, ben, document = project.coders.find("anna"), _ben(project), project.documents.find("one")
        codes = [project.codes.find("Theme").key]
        for name in names:
            passages = [(document, Span(at, at + 9)) for at in range(0, 300, 10)]
            session = project.norming.begin(name, [anna, ben], passages, anna)
            votes = {passage.key: codes for passage in project.norming.passages(session.key)}
            say(f"try {name}")
            project.norming.vote(session, votes, anna)
            say(f"voted {name}")
            project.norming.turn(session, NormingState.CLOSED, anna, note=name)
            say(f"did {name}")


def _ben(project: Project) -> Coder:
    return project.coders.exact("ben") or add_coder(project, "ben")


def _consensus(project: Project) -> Coder:
    return project.coders.exact("Konsens") or project.coders.add("Konsens", CoderKind.CONSENSUS, LEAD)


def _migration(path: Path, names: Iterator[str], say: Say) -> None:
    for name in names:
        old = load(1, path.parent / f"{name}.qualcode")
        say(f"try {name}")
        with Project.open(old):
            say(f"did {name}")


ACTS: dict[str, Callable[[Path, Iterator[str], Say], None]] = {
    "coding": _lasting,
    "import": _import,
    "undo": _undo,
    "quotes": _quotes,
    "backup": _backup,
    "forget": _forget,
    "forget-passage": _forget_passage,
    "merge": _merge,
    "sync": _sync,
    "migration": _migration,
    "decide": _decide,
    "agree": _agree,
    "norming": _norming,
}


def _live(act: str, folder: Path, life: int) -> None:
    random.seed(life)
    said = os.open(folder / "said", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    ACTS[act](
        folder / "study.qualcode",
        (f"life{life:03}n{number}" for number in range(1_000)),
        lambda line: os.write(said, f"{line}\n".encode()) and None,
    )


def _deeds(folder: Path) -> int:
    said = folder / "said"
    return said.read_bytes().count(b"did ") if said.exists() else 0


def main() -> None:
    """Let lives begin and end, as the lines of stdin say."""
    os.environ["QUALCODE_CODER"] = LEAD.name
    answers, sys.stdout, sys.stderr = sys.stdout, io.StringIO(), io.StringIO()
    act, rehearsal = sys.argv[1:]
    ACTS[act](prepared(Path(rehearsal)), iter(["once"]), lambda _: None)  # so that lives begin with all imported
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        folder, life, seconds, deeds = line.split("\t")
        before = _deeds(Path(folder))
        child = os.fork()
        if child == 0:
            with contextlib.suppress(Exception):
                sys.stderr = open(Path(folder) / "failed", "w")  # noqa: PTH123, SIM115 - until the kill
                _live(act, Path(folder), int(life))
            os._exit(1)
        ended, status = 0, 0
        while not ended and _deeds(Path(folder)) < before + int(deeds):
            time.sleep(0.005)
            ended, status = os.waitpid(child, os.WNOHANG)
        if not ended:
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)
            status = os.waitpid(child, 0)[1]
        killed = os.WIFSIGNALED(status)
        failed = "" if killed else (Path(folder) / "failed").read_text().replace("\n", " ")
        print("killed" if killed else f"ended by itself: {failed}", file=answers, flush=True)


if __name__ == "__main__":
    main()
