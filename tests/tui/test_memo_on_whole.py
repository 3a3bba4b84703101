"""Memos on codes, documents and cases are written where these are listed."""

from __future__ import annotations

import pytest

from qualcode.model.memos import MemoTarget
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.verbs.memo_editor import MemoEditor
from tests.tui.coded_project import WIDE, change, coded
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown, typed


@pytest.fixture
def path(tmp_path):
    path = coded(tmp_path)

    def case(project, coder):
        project.cases.add("Frau X", coder)

    change(path, case, "clara")
    return path


def memos(path, kind):
    with Project.open(path) as project:
        return [
            (getattr(memo.target, kind), memo.text)
            for memo in project.memos.all()
            if getattr(memo.target, kind) is not None and memo.target.span is None
        ]


@pytest.mark.parametrize(("keys", "kind"), [(["f3"], "code"), (["f6"], "document"), (["f6", "v"], "case")])
async def test_m_writes_changes_and_empties_the_memo_of_what_is_highlighted(path, keys, kind):
    app = QualcodeApp(path, "clara")
    before = memos(path, kind)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys, "m")
        assert isinstance(app.screen, MemoEditor)
        assert f"Memo on the {kind} “" in shown(app)
        await typed(pilot, "so")
        await press(pilot, "ctrl+s")
        (key, text) = next(memo for memo in memos(path, kind) if memo not in before)
        assert text == "so"
        await press(pilot, "m")
        await typed(pilot, "nicht ")
        await press(pilot, "ctrl+s")
        (after,) = set(memos(path, kind)) - set(before)
        assert after[0] == key
        assert sorted(after[1]) == sorted("nicht so")
        await press(pilot, "m", "ctrl+a", "delete", "ctrl+s")
        assert memos(path, kind) == before
        await press(pilot, "u")
        assert len(memos(path, kind)) == len(before) + 1


async def test_a_memo_of_somebody_else_or_a_settled_one_stays_and_a_new_one_is_begun(path):
    def more(project, coder):
        code = project.codes.find("Diffusion")
        memo = project.memos.add(MemoTarget(code=code.key), "fertig", coder)
        project.memos.change(memo, coder, closed=True)

    change(path, more, "clara")
    change(
        path,
        lambda project, ben: project.memos.add(MemoTarget(code=project.codes.find("Diffusion").key), "Bens", ben),
    )
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        app.screen.show_code(next(code.key for code in app.bench.book if code.name == "Diffusion"))
        await settle(pilot)
        await press(pilot, "m", "a")
        await typed(pilot, "neu")
        await press(pilot, "ctrl+s")
    assert {"fertig", "Bens", "neu"} <= {text for _key, text in memos(path, "code")}
