"""Coding a second time in the interface: codings belong to the round, earlier ones are hidden until v shows them."""

from __future__ import annotations

import pytest

from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from tests.tui.coded_project import NARROW, WIDE, change, coded, lines
from tests.tui.conftest import press, settle


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


def rounds(path, coder="clara"):
    with Project.open(path) as project:
        return sorted(one.round for one in project.codings.all(coder=project.coders.find(coder).key))


def drawn(app):
    return len(app.screen.text.passages)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_in_a_second_round_ones_own_earlier_codings_are_hidden_and_v_shows_them(path, size):
    app = QualcodeApp(path, "clara", document="eins", round_=2)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert drawn(app) == 0
        head = lines(app)[0]
        assert "round 2" in head
        assert "other rounds: 2 hidden (v)" in head
        await press(pilot, "1")
        assert drawn(app) == 1
        assert rounds(path) == [1, 1, 1, 1, 2]
        await press(pilot, "v")
        assert drawn(app) == 3
        assert "hidden" not in lines(app)[0]
        await press(pilot, "v")
        assert drawn(app) == 1


async def test_the_same_passage_gets_the_same_code_again_in_another_round(path):
    app = QualcodeApp(path, "clara", document="drei", round_=2)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        with Project.open(path) as project:
            app.bench.quick.pin("9", project.codes.find("Austausch"))
        await press(pilot, "9")
        assert rounds(path) == [1, 1, 1, 1, 2]
        assert app.bench.counts_of(app.bench.first_document("drei").key).earlier == 1


async def test_the_projects_round_holds_where_none_is_said_and_begins_at_once(path):
    app = QualcodeApp(path, "clara", document="eins")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert drawn(app) == 2
        assert "round" not in lines(app)[0]
        await press(pilot, "v")
        assert "n on F9 begins a second one" in app.screen.keys.said
        change(path, lambda project, coder: project.settings.set_round(2, Author.of(coder)))
        app.screen.refresh_project()
        await press(pilot, "1")
        assert drawn(app) == 1
        assert rounds(path) == [1, 1, 1, 1, 2]


async def test_lists_and_figures_leave_earlier_rounds_out_and_say_so(path):
    app = QualcodeApp(path, "clara", round_=2)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        assert [
            app.bench.coder_of(one) for quotation in app.screen.found.quotations for one in quotation.codings
        ] == ["ben", "ben"]
        assert "4 of other rounds hidden" in lines(app)[0]
        await press(pilot, "f3", "home", "down", "down")
        assert "1 of other rounds hidden" in "\n".join(lines(app))
        assert app.bench.own_total() == 0
        assert sum(app.bench.code_counts().values()) == 2
        await press(pilot, "f1", "v", "f2")
        assert len(app.screen.found.quotations) == 5
