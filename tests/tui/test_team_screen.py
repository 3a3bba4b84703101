"""Coders, rounds and independence in the interface."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind
from qualcode.model.procedures import Procedure
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.team.coder_verbs import _KINDS
from qualcode.tui.team.screen import KINDS
from tests.helpers import add_code, add_coder
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown, typed

WIDE = (120, 40)


@pytest.fixture(autouse=True)
def known(project_file):
    """Somebody whom the project knows already."""
    with Project.open(project_file) as project:
        add_coder(project, "me")


async def opened(pilot):
    await settle(pilot)
    await press(pilot, "f9")
    return pilot.app.screen


async def test_an_unknown_coder_is_told_how_coders_come_to_be(app):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "You code as “clara”" in shown(app)
        assert "Round 1." in shown(app)


async def test_coders_are_added_renamed_and_both_can_be_undone(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "a")
        await typed(pilot, "Ben")
        await press(pilot, "enter", "1")
        with Project.open(project_file) as project:
            assert "Ben" in {coder.name for coder in project.coders.all()}
        screen.grid.go_to(len(screen._work) - 1, 0)
        await settle(pilot)
        await press(pilot, "e")
        await typed(pilot, "Benno")
        await press(pilot, "enter")
        assert "Benno" in shown(app)
        await press(pilot, "u", "u")
        with Project.open(project_file) as project:
            assert not {"Ben", "Benno"} & {coder.name for coder in project.coders.all()}


async def test_a_name_that_is_taken_or_cannot_be_one_is_refused_in_the_question(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        for name in ("me", "a,b"):
            await press(pilot, "a")
            await typed(pilot, name)
            await press(pilot, "enter")
            assert app.screen.is_modal
            await press(pilot, "escape")
        with Project.open(project_file) as project:
            assert len(project.coders.all()) == 1


async def test_rounds_and_independence_are_begun_after_a_question(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "n", "escape", "b", "escape")
        with Project.open(project_file) as project:
            assert (project.settings.round, project.settings.blind) == (None, False)
        await press(pilot, "n", "enter", "b", "enter")
        with Project.open(project_file) as project:
            assert (project.settings.round, project.settings.blind) == (2, True)
        assert "Round 2." in shown(app)
        assert "codings of others are hidden" in shown(app)
        await press(pilot, "b", "enter")
        with Project.open(project_file) as project:
            assert not project.settings.blind


async def test_the_quality_procedure_is_declared_by_its_number_and_undone(app, project_file):
    def kept():
        with Project.open(project_file) as project:
            return project.settings.procedure

    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "Quality procedure not declared." in shown(app)
        await press(pilot, "p", "escape", "p", "9")
        assert kept() is None
        await press(pilot, "p", "2")
        assert kept() is Procedure.CHECKED
        assert "A second coder checks given codings." in shown(app)
        await press(pilot, "u")
        assert kept() is None
        assert "Quality procedure not declared." in shown(app)


async def test_documents_of_a_source_are_allotted_to_the_coder_under_the_cursor(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "2 documents are allotted to nobody" in shown(app)
        await press(pilot, "g", "space", "enter")
        with Project.open(project_file) as project:
            assert [assignment.assigned for assignment in project.coders.assignments()] == [True]
        assert "1 document is allotted to nobody" in shown(app)


async def test_whoever_codes_as_another_goes_on_in_the_same_project_under_that_name(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        assert "me" in shown(app)
        await press(pilot, "enter")
    assert app.switching.next is not None
    assert (app.switching.next.path, app.switching.next.coder) == (project_file, "me")


async def test_another_round_is_opened_for_this_session_only(app, project_file):
    with Project.open(project_file) as project:
        project.settings.set_round(3, project.author("me"))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "o")
        await typed(pilot, "7")
        await press(pilot, "enter")
        assert app.screen.is_modal
        await press(pilot, "escape", "o", "backspace", "2", "enter")
    assert app.switching.next is not None
    assert app.switching.next.round_ == 2
    with Project.open(project_file) as project:
        assert project.settings.round == 3


async def test_allotting_with_nothing_marked_says_which_key_marks(app):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "g", "enter")
        assert app.screen.keys.said.startswith("Nothing was marked, so nothing is allotted. ␣ in the list marks")
        await press(pilot, "g", "space", "enter", "g", "enter")
        assert "were allotted so before. ␣ in the list changes marks" in app.screen.keys.said


async def test_one_person_under_two_names_becomes_one_after_a_question_and_undo_parts_them(app, project_file):
    with Project.open(project_file) as project:
        add_coder(project, "Me Again")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        screen.grid.go_to(1, 0)
        await settle(pilot)
        await press(pilot, "M", "1", "escape")
        with Project.open(project_file) as project:
            assert len(project.coders.all()) == 2
        await press(pilot, "M", "1", "enter")
        with Project.open(project_file) as project:
            assert [coder.name for coder in project.coders.all()] == ["me"]
        await press(pilot, "u")
        with Project.open(project_file) as project:
            assert len(project.coders.all()) == 2


def test_a_coder_of_each_kind_can_be_shown_and_added():
    assert {*KINDS} == {*_KINDS.values()} == {*CoderKind}


async def test_own_passages_are_drawn_to_be_coded_again_once_they_are_old_enough(app, project_file, monkeypatch):
    with Project.open(project_file) as project:
        document, coder = project.documents.all()[0], add_coder(project, "clara")
        code = next(iter(project.codes.book()), None) or add_code(project)
        project.codings.add(document, Span(0, 9), code, coder)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "i")
        assert "0 of your passages" in shown(app)
        await typed(pilot, "1")
        await press(pilot, "enter")
        assert "Only 0 of the 1 passage" in [*app._notifications][-1].message
        monkeypatch.setattr("qualcode.workspace.team.intra.local_today", lambda: "2099-12-31")
        await press(pilot, "i")
        assert "1 of your passages was last coded" in shown(app)
        await typed(pilot, "1")
        await press(pilot, "enter")
        assert "1 passage of round 1 again, in round 2" in shown(app)
    with Project.open(project_file) as project:
        assert [segment.repeats for segment in project.segments.all()] == [1]
