"""The re-check by keys: both wordings above, a verdict on each coding, undo, and on to the next code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.codes import RuleEdit
from qualcode.model.memos import MemoKind
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.codebook.screen import CodebookScreen
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.recheck.screen import RecheckScreen
from tests.tui.coded_project import NARROW, WIDE, coded, lines, notices, typed
from tests.tui.conftest import press, settle


@pytest.fixture
def path(tmp_path):
    made = coded(tmp_path)
    with Project.open(made) as project:
        lead = Author("clara")
        for name in ("Interferenz", "Austausch"):
            code = project.codes.find(name)
            rules = replace(code.rules, definition="das ist wirklich gemeint")
            project.codes.edit(code, replace(as_draft(code), rules=rules), lead, RuleEdit(note="enger"))
    return made


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


def waiting(path):
    """The codes of clara's codings under old rules."""
    with Project.open(path) as project:
        book, old = project.codes.book(), project.rule_checks.old()
        clara = project.coders.find("clara").key
        return sorted(book[coding.code].name for coding in project.codings.all(coder=clara) if coding.key in old)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_both_wordings_stand_above_and_only_own_codings_wait(app, path, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "underscore")
        assert isinstance(app.screen, RecheckScreen)
        shown = "\n".join(lines(app))
        assert "Rules 1 → 2" in shown
        assert "version 2: enger" in shown
        assert "das ist {+wirklich +}gemeint" in shown
        assert app.screen.list.count == 1
        assert "clara 0/1" in lines(app)[0]
    assert waiting(path) == ["Austausch", "Austausch", "Interferenz"]


async def test_a_verdict_by_a_key_each_one_step_of_undo_and_then_the_next_code(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "underscore", "k")
        assert waiting(path) == ["Austausch", "Austausch"]
        assert app.screen.queue.code.name == "Austausch"
        await press(pilot, "u")
        assert waiting(path) == ["Austausch", "Austausch", "Interferenz"]
        await press(pilot, "k", "x")
        assert waiting(path) == ["Interferenz"]
        await press(pilot, "a")
        await typed(pilot, "Noch unseres?")
        await press(pilot, "enter")
        assert waiting(path) == ["Interferenz"]
        assert "? " in "\n".join(lines(app))
        with Project.open(path) as project:
            assert [memo.text for memo in project.memos.all() if memo.kind is MemoKind.QUESTION] == ["Noch unseres?"]
        await press(pilot, "C")
        await typed(pilot, "Diff")
        await press(pilot, "enter")
        assert waiting(path) == []
        assert "None of your codings" in "\n".join(lines(app))
        await press(pilot, "k")
        assert "None of your codings" in notices(app)[-1]


async def test_another_code_is_chosen_and_the_passage_is_shown_in_the_text(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "underscore", "s")
        await typed(pilot, "Aust")
        await press(pilot, "enter")
        assert app.screen.queue.code.name == "Austausch"
        await press(pilot, "enter")
        assert isinstance(app.screen, CodingScreen)
        await press(pilot, "backspace")
        assert isinstance(app.screen, RecheckScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, CodebookScreen)
        assert app.screen.code.name == "Austausch"
