"""The codebook screen: a code split in several ways at once, sub-codes lifted, duplicates and codings disposed of."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.codebook.split_queue import SplitQueue
from qualcode.tui.shared.choice_dialogs import Confirm
from tests.tui.coded_project import NARROW, coded, codings, lines, notices, typed
from tests.tui.conftest import press, settle
from tests.tui.test_codebook_screen import go_to, names, under, words_of


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


async def test_what_each_coder_meant_is_shown_and_becomes_codes(app, path):
    before = codings(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Austausch")
        await press(pilot, "P", "c")
        shown = words_of(app)
        assert "Austausch (ben) 1" in shown
        assert "Austausch (clara) 2" in shown
        assert codings(path) == before
        await press(pilot, "b")
        assert names(path)[-2:] == ["Austausch (ben)", "Austausch (clara)"]
        assert len(under(path, "Austausch (clara)")) == 2
        await press(pilot, "u")
        assert codings(path) == before


async def test_passages_go_one_by_one_to_several_new_codes(app, path):
    before = codings(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Austausch")
        await press(pilot, "P", "enter")
        await typed(pilot, "Treffen")
        await press(pilot, "enter", "n")
        await typed(pilot, "A / B")
        await press(pilot, "enter")
        assert isinstance(app.screen, SplitQueue)
        await press(pilot, "1", "0", "2")
        assert "A / B  1" in "\n".join(lines(app))
        await press(pilot, "left", "left", "left", "space", "enter")
        assert isinstance(app.screen, Confirm)
        assert "1 coding stays with “Austausch”" in words_of(app)
        await press(pilot, "enter")
        assert names(path)[-3:] == ["Austausch", "Austausch / Treffen", "Austausch / A // B"]
        await press(pilot, "u")
        assert codings(path) == before


@pytest.mark.stress
async def test_choices_in_the_queue_are_not_lost_by_a_slip(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Austausch")
        await press(pilot, "P", "enter")
        await typed(pilot, "Treffen")
        await press(pilot, "enter", "1", "escape")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert isinstance(app.screen, SplitQueue)
        await press(pilot, "escape", "d")
        assert not isinstance(app.screen, SplitQueue)
        assert len(names(path)) == 5


async def test_a_query_and_an_attribute_choose_passages(app, path):
    before = codings(path)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Austausch")
        await press(pilot, "P", "q")
        await typed(pilot, "coder:ben")
        await press(pilot, "enter")
        await typed(pilot, "Bens")
        await press(pilot, "enter")
        assert "2 codings stay with “Austausch”" in words_of(app)
        await press(pilot, "enter")
        assert names(path)[-1] == "Austausch / Bens"
        await press(pilot, "u")
        assert codings(path) == before


@pytest.mark.stress
async def test_sub_codes_go_up_a_level(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Typen")
        await press(pilot, "L")
        assert "will stand behind “Typen”" in words_of(app)
        await press(pilot, "enter")
        assert names(path) == ["Typen", "Transition", "Interferenz", "Diffusion", "Austausch"]
        await go_to(pilot, "Austausch")
        await press(pilot, "L")
        assert "has no sub-codes" in notices(app)[-1]


@pytest.mark.stress
async def test_codings_of_a_removed_code_can_go_to_another_one(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Interferenz")
        await press(pilot, "x", "t")
        await typed(pilot, "Austausch")
        await press(pilot, "enter")
        assert "Removed, with their own rules" in words_of(app)
        await press(pilot, "enter")
        assert "Typen / Interferenz" not in names(path)
        assert len(under(path, "Austausch")) >= 4


async def test_duplicates_can_be_kept_with_their_code(app, path):
    with Project.open(path) as project:
        clara = project.coders.find("clara")
        source, target = project.codes.find("Austausch"), project.codes.find("Diffusion")
        double = next(coding for coding in project.codings.all(code=source.key) if coding.coder == clara.key)
        document = project.documents.get(double.document)
        project.codings.add(document, double.span, target, clara)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await go_to(pilot, "Austausch")
        await press(pilot, "M")
        await typed(pilot, "Diffusion")
        await press(pilot, "enter")
        assert "1 duplicate" in words_of(app)
        await press(pilot, "k")
        assert "1 duplicate is kept: “Austausch” stays with it." in words_of(app)
        await press(pilot, "enter")
        assert len(under(path, "Austausch")) == 1
