"""Roles in the interface: set on the screen of coders; a guest reads, and each key that writes says why not."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.model.team.roles import Right, TeamRole
from qualcode.project.project import Project
from qualcode.tui.keys.key_rights import RIGHTS
from qualcode.tui.keys.key_table import ACTIONS
from tests.helpers import tables
from tests.tui.coded_project import notices
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown

WIDE = (120, 40)


@pytest.fixture
def team(project_file):
    """Clara, who opens the study, codes in it; eva leads where `led` says so."""
    with Project.open(project_file) as project:
        clara, eva = (project.coders.add(name, CoderKind.PERSON) for name in ("clara", "eva"))
        document, code = project.documents.all()[0], next(iter(project.codes.book()))
        project.codings.add(document, Span(0, 5), code, clara)
        project.roles.set_role(eva, TeamRole.LEAD, project.author("eva"))
    return project_file


def let_clara_be(project_file, role):
    with Project.open(project_file) as project:
        project.roles.set_role(project.coders.find("clara"), role, project.author("eva"))


def state(project_file):
    with Project.open(project_file) as project:
        return tables(project)


async def test_roles_and_rights_are_set_on_the_screen_of_coders(app, team):
    let_clara_be(team, TeamRole.LEAD)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "f9")
        assert "Lead: clara and eva." in shown(app)
        assert "a file has no lock" in shown(app)
        app.screen.grid.go_to(1, 0)
        await press(pilot, "r", "3")
        assert "guest" in shown(app)
        await press(pilot, "u")
        await press(pilot, "R")
        await press(pilot, "down", "down", "down", "down", "space", "enter")
        with Project.open(team) as project:
            assert project.roles.rights.of[Right.CODEBOOK] is TeamRole.CODER
            assert project.coders.find("eva").role is TeamRole.LEAD
        app.screen.grid.go_to(0, 0)
        await press(pilot, "r", "1")
        assert "Lead: eva." in shown(app)
        await press(pilot, "r")
        assert "only the lead says what roles and rights are. Nothing was changed. Ask “eva”." in notices(app)[-1]


async def test_a_guest_is_told_in_the_head_and_at_the_beginning(app, team):
    let_clara_be(team, TeamRole.GUEST)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "clara   guest, reads only" in shown(app)
        assert any("“clara” is a guest here and only reads." in notice for notice in notices(app))


SCREENS = {
    "coding": "f1", "quotations": "f2", "codebook": "f3", "compare": "f5", "memos": "f7", "material": "f6",
    "team": "f9", "summaries": "equals_sign", "study": "f1",
}  # fmt: skip


@pytest.mark.parametrize("role", [TeamRole.GUEST, pytest.param(TeamRole.CODER, marks=pytest.mark.stress)])
async def test_each_key_that_writes_is_refused_before_anything_is_asked(app, team, role):
    """A coder by those that are the lead's; the words are those of the refusal, and no dialog comes up."""
    let_clara_be(team, role)
    before = state(team)
    told = "is a guest here" if role is TeamRole.GUEST else "“clara” codes here; "
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for scope, key in SCREENS.items():
            await press(pilot, key)
            screen = app.screen
            for action in ACTIONS:
                right = RIGHTS.get(action.id)
                is_allowed = role is TeamRole.CODER and app.bench.space.may(right) if right else True
                if action.scope != scope or is_allowed:
                    continue
                app.clear_notifications()
                part, _dot, own = action.part.rpartition(".")
                if part == "app":
                    await app.action_do(own, action.act)
                else:
                    await screen.action_do(action.part, action.act)
                await settle(pilot)
                assert app.screen is screen, action.id
                assert told in notices(app)[-1], action.id
    assert state(team) == before


def test_every_action_that_has_a_right_is_there():
    assert set(RIGHTS) <= {action.id for action in ACTIONS}
