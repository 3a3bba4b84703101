"""Kills at random moments: whatever was acknowledged is there afterwards, and the file is whole."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from qualcode.model.team.norming import NormingState
from qualcode.project.forgetting.passage_cut import MARKER
from qualcode.project.project import Project
from qualcode.workspace.sharing.sync import join
from tests.files.make import load
from tests.helpers import contains, problems
from tests.project.kills import ACTS, PASSPHRASE, prepared

if sys.platform == "win32":
    pytest.skip("kills are signals", allow_module_level=True)

_LONGEST = {"coding": 0.3, "undo": 0.3, "migration": 0.6, "decide": 0.3, "agree": 0.3, "norming": 0.3}
_LONGEST_OF_COMMANDS = 1.0


class Said:
    """What the lives said: what was begun, what was done, what was added before."""

    def __init__(self, folder: Path) -> None:
        file = folder / "said"
        lines = [line.split() for line in file.read_text().splitlines()] if file.exists() else []
        self.did = [words[1:] for words in lines if words[0] == "did"]
        self.added = {words[1] for words in lines if words[0] == "added"}
        self.tried = {words[1] for words in lines if words[0] == "try" and len(words) > 1}
        self.tries = sum(words[0] == "try" for words in lines)
        self.done = {words[0] for words in self.did}
        self.open = self.tried - self.done


def whole(path):
    """The names of documents, the codings and the publications of a project, which is whole."""
    with Project.open(path) as project:
        assert problems(project) == []
        texts = {document.name: project.documents.text(document) for document in project.documents.all()}
        return texts, {coding.uuid for coding in project.codings.all()}, project.publications.all()


def all_is_there(act, folder):
    path, said = folder / "study.qualcode", Said(folder)
    texts, codings, publications = whole(path)
    match act:
        case "coding":
            assert said.done <= codings
            assert len(codings) <= said.tries
        case "import":
            there = {name[:-1] for name in texts if name != "one"}
            assert said.done <= there <= said.tried
            assert all({f"{name}a", f"{name}b"} <= set(texts) for name in there)  # a command is one change
            assert all(name in text for name, text in texts.items() if name != "one")
        case "undo":
            assert not said.done & codings
            assert said.added - said.tried <= codings
        case "quotes":
            assert said.done <= {publication.name for publication in publications}
            assert all("damals gemeinsam" in (folder / f"{name}.md").read_text() for name in said.done)
        case "backup":
            backups_are_whole(folder, said, codings)
        case "forget":
            assert said.added - said.tried <= set(texts)
            assert not said.done & set(texts)
            (folder / "said").rename(folder.parent / "said")
            assert not [name for name in said.done if contains(folder, f"{name}geheim")]
            (folder.parent / "said").rename(folder / "said")
        case "forget-passage":
            passages_are_gone(folder, said, texts)
        case "merge":
            merges_are_whole(folder, said, codings)
        case "sync":
            the_folder_holds(folder, said, codings)
        case "decide" | "agree" | "norming":
            talks_are_whole(act, folder, said)
        case "migration":
            undisturbed = whole(load(1, folder / "undisturbed.qualcode"))
            last = sorted(said.tried)[-1]  # those before it were looked at after earlier kills
            assert whole(folder / f"{last}.qualcode") == undisturbed
            (folder / "undisturbed.qualcode").unlink()
    return said


def backups_are_whole(folder, said, codings):
    for name, coding in said.did[-5:]:  # those before were looked at after earlier kills
        assert coding in codings
        with Project.open(folder / f"{name}.qualcode") as copy:
            assert coding in {one.uuid for one in copy.codings.all()}
            assert problems(copy) == []
    for name in said.open:  # what has its name is whole, also where nobody said so
        if (folder / f"{name}.qualcode").exists():
            assert whole(folder / f"{name}.qualcode")


def merges_are_whole(folder, said, codings):
    """A merge brings all of a copy or nothing."""
    for name in said.tried:
        _texts, there, _publications = whole(folder / f"{name}.qualcode")
        assert there <= codings or (name in said.open and len(there - codings) == 20)


def talks_are_whole(act, folder, said):
    """A decision is there with what it made, all votes on the passages of a session or none, all agreed or none."""
    with Project.open(folder / "study.qualcode") as project:
        decisions, sessions = project.consensus.all(), {session.name: session for session in project.norming.all()}
        consensus = project.coders.exact("Konsens")
        own = project.codings.all(coder=consensus.key) if consensus else []
        if act == "decide":
            assert said.done <= {decision.reason for decision in decisions} <= said.tried
            made = [uuid for decision in decisions for uuid in decision.made]
            assert {coding.uuid for coding in own} == set(made)
        elif act == "agree":
            memos = Counter(memo.text for memo in project.memos.all())
            assert said.done <= set(memos) <= said.tried
            assert set(memos.values()) <= {30}
        for session in sessions.values():
            votes = project.norming.votes(session.key)
            assert len(votes) in (0, 30)
            assert (session.state is NormingState.CLOSED) == (session.note == session.name)
        assert said.done <= {name for name, session in sessions.items() if session.note} or act != "norming"


def the_folder_holds(folder, said, codings):
    """Whoever joins gets all that was said to be sent, and nothing that is not here."""
    sent = {coding for _name, coding in said.did}
    assert sent <= codings
    if sent:
        join(folder / "joined.qualcode", folder / "team", PASSPHRASE, "ben")
        _texts, there, _publications = whole(folder / "joined.qualcode")
        assert sent <= there <= codings
        (folder / "joined.qualcode").unlink()


def passages_are_gone(folder, said, texts):
    """Each passage is wholly there, or wholly gone with the marker in its place."""
    assert said.added <= set(texts)
    for name, text in texts.items():
        assert name == "one" or (f"{name}geheim" in text) != (MARKER in text)
        assert name not in said.done or MARKER in text
    (folder / "said").rename(folder.parent / "said")
    assert not [name for name in said.done if contains(folder, f"{name}geheim")]
    (folder.parent / "said").rename(folder / "said")


def killed(folder, act, times):
    """Kill an act at random moments; gives what was said. After each kill all that was said has to be true."""
    folder.mkdir()
    prepared(folder)
    rng = random.Random(f"{act} {times}")
    rehearsal = folder.parent / f"rehearsal-{act}"
    rehearsal.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.project.kills", act, str(rehearsal)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as nursery:
        assert nursery.stdout.readline() == "ready\n"
        for life in range(times):
            seconds = rng.uniform(0, _LONGEST.get(act, _LONGEST_OF_COMMANDS))
            deeds = int(life == times - 1)  # the last one has done something, also on a busy machine
            nursery.stdin.write(f"{folder}\t{life}\t{seconds}\t{deeds}\n")
            nursery.stdin.flush()
            assert nursery.stdout.readline() == "killed\n"
            if (folder / "said").exists():
                all_is_there(act, folder)
        nursery.stdin.close()
    return all_is_there(act, folder)


@pytest.mark.parametrize("act", ["coding", "undo", "forget-passage", "decide"])
def test_a_few_kills_lose_nothing_that_was_acknowledged(tmp_path, act):
    assert killed(tmp_path / act, act, 3).did


@pytest.mark.stress
@pytest.mark.parametrize("act", ACTS)
def test_forty_three_kills_lose_nothing_that_was_acknowledged(tmp_path, act, record_property, capsys):
    said = killed(tmp_path / act, act, 43)
    assert said.did
    record_property("acknowledged", len(said.did))
    with capsys.disabled():
        print(f"\n{act}: 43 kills, {said.tries} begun, {len(said.did)} acknowledged, 0 lost")
