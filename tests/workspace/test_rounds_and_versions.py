"""A round has its own version of the codebook: frozen as it begins, in one change."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind
from qualcode.model.team.roles import Right, TeamRole
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.workspace.codebook import codes
from qualcode.workspace.team import coders, roles
from qualcode.workspace.versions import versions
from qualcode.workspace.workspace import Workspace


@pytest.fixture
def space(tmp_path):
    with Project.create(tmp_path / "p.qualcode", "Probe", Author("Anna")) as project:
        project.coders.add("Anna", CoderKind.PERSON)
        space = Workspace(project, "Anna")
        codes.add(space, "Amt", fields={"definition": "Wo ein Amt vorkommt"})
        yield space


def test_a_new_round_freezes_the_codebook_in_one_change_that_one_undo_takes_back(space):
    before = len(space.project.log())
    assert coders.set_round(space, 2)
    (version,) = space.project.versions.all()
    assert (version.name, version.round, len(version.codes)) == ("Round 2", 2, 1)
    assert len(space.project.log()) == before + 1
    space.undo()
    assert (space.project.versions.all(), space.project.settings.round) == ([], None)
    space.redo()
    assert space.project.versions.of_round(2).codes == version.codes
    assert not coders.set_round(space, 2)


def test_a_round_that_comes_again_keeps_its_version_and_a_taken_name_gets_a_number(space):
    versions.freeze(space, "round 2")
    coders.set_round(space, 2)
    coders.set_round(space, 1)
    coders.set_round(space, 2)
    assert [(version.name, version.round) for version in space.project.versions.all()] == [
        ("round 2", None), ("Round 2 (2)", 2), ("Round 1", 1),
    ]  # fmt: skip


def test_a_rule_that_changed_within_a_round_is_outside_of_its_version(space):
    (code,) = space.book
    assert versions.outside_of_round(space, code) is None
    coders.set_round(space, 2)
    assert versions.outside_of_round(space, code) is None
    changed = codes.edit(space, code, {"definition": "Anders"})
    assert versions.outside_of_round(space, changed).round == 2
    added = codes.add(space, "Neu")
    assert versions.outside_of_round(space, added).round == 2


def test_who_may_begin_a_round_and_not_change_the_codebook_begins_it_without_a_version(space):
    eva = space.project.coders.add("Eva", CoderKind.PERSON)
    roles.set_role(space, eva, TeamRole.LEAD)
    lead = Workspace(space.project, "Eva")
    roles.set_rights(lead, {Right.TEAM: TeamRole.CODER})
    assert coders.set_round(space, 2)
    assert space.project.versions.all() == []
    assert coders.set_round(lead, 3)
    assert [version.round for version in space.project.versions.all()] == [3]


def test_there_is_nothing_to_freeze_where_there_is_no_code(space):
    space.project.codes.remove(next(iter(space.book)), space.author)
    assert coders.set_round(space, 2)
    assert space.project.versions.all() == []
