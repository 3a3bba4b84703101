"""A look at the folder that ends at any of its steps, as by a kill: the next one makes everything good."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.project.file.guarded import Guard
from qualcode.project.sharing import whole_writing
from qualcode.project.sharing.records import Records
from tests.builders import ME
from tests.helpers import add_document, problems
from tests.merging.same import living, rows_by_uuid
from tests.sharing.conftest import begun, code, laid_out

STEPS = [
    (whole_writing, "_to_disk"),
    (Path, "replace"),
    (Records, "keep"),
    (Records, "note"),
    (Guard, "begin"),
    (Guard, "commit"),
]


class Killed(BaseException):
    """What no `except Exception` catches."""


class Killer:
    """Ends the process, as it were, before or behind the step of a number."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.is_dead = False

    def around(self, step):
        def stepped(*args, **more):
            self.tick()
            result = step(*args, **more)
            self.tick()
            return result

        return stepped

    def tick(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.is_dead = True
            raise Killed


def fill(team):
    team.sync(team.begin("anna"))
    ben = team.join("ben")
    code(ben, "Das war schwer.")
    team.sync(ben)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return begun(tmp_path_factory.mktemp("made"), fill)


@pytest.mark.parametrize("at", [8, 14, *(pytest.param(at, marks=pytest.mark.stress) for at in range(1, 60))])
def test_after_a_kill_at_any_step_the_next_look_makes_it_good(team, made, monkeypatch, at):
    laid_out(team, made)
    anna, ben = team.open("anna"), team.open("ben")
    code(anna, "Das Amt kam nie.")
    add_document(anna.project, "zwei", "Ein anderes Gespräch, das später dazukam.")
    killer = Killer(at)
    with monkeypatch.context() as patch:
        for owner, name in STEPS:
            patch.setattr(owner, name, killer.around(getattr(owner, name)))
        try:
            team.sync(anna)
        except Killed:
            anna.project.close()
            patch.undo()
            anna = team.open("anna")
    assert problems(anna.project) == []
    assert not list(team.folder.rglob("*.new"))
    assert not [file for file in team.sync(ben).unread if not file.may_come]
    anna.project.settings.set("title", "danach", ME)
    for space in (anna, ben, anna, ben):
        team.sync(space)
    assert rows_by_uuid(anna.project) == rows_by_uuid(ben.project)
    assert living(anna.project) == living(ben.project)
    whole = [line for line in anna.project.given.all() if line.left.door == "sync" and line.left.contents]
    assert {uuid for line in whole for uuid in line.left.contents} == {
        document.uuid for document in anna.project.documents.all()
    }
    if at < 20:
        assert killer.is_dead
