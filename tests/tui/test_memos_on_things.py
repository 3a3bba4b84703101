"""Memos on codes, documents, cases and the project: written where the thing is, shown there, offered again."""

from __future__ import annotations

import pytest

from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.verbs.memo_editor import MemoEditor
from qualcode.tui.verbs.memo_list import MemoList
from qualcode.workspace.workbench.workbench import Workbench
from tests.tui.coded_project import WIDE, change, coded, lines, notices
from tests.tui.conftest import press, settle


@pytest.fixture
def path(tmp_path):
    path = coded(tmp_path)
    change(path, lambda project, coder: project.memos.add(MemoTarget(), "Siehe [[Diffusion]]", coder), "ben")
    return path


def written(path):
    """(what it is on, text, author) of the memos that are on no passage."""
    with Project.open(path) as project:
        coders = {coder.key: coder.name for coder in project.coders.all()}
        return [(memo.target, memo.text, coders[memo.author]) for memo in project.memos.on_no_passage()]


def code(path, name):
    with Project.open(path) as project:
        return project.codes.find(name).key


def rendered(app, identity):
    return str(app.screen.query_one(identity).render())


async def type_memo(pilot, words):
    assert isinstance(pilot.app.screen, MemoEditor)
    await pilot.press(*words)
    await press(pilot, "ctrl+s")


async def test_a_memo_on_a_code_is_written_shown_and_changed_on_the_codebook_screen(path):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f3", "m")
        assert "Typen" in app.screen.query_one("#memo").border_title
        await type_memo(pilot, "weit")
        assert (MemoTarget(code=code(path, "Typen")), "weit", "clara") in written(path)
        assert "✎ 1 memo (m): weit" in rendered(app, "#facts")
        assert "Typen ✎" in str(app.screen.outline.cursor_node.label)
        await press(pilot, "m")
        await type_memo(pilot, "er")
        assert [text for target, text, _author in written(path) if target.code] == ["weiter"]
        await press(pilot, "f1")
        app.screen.show_code(code(path, "Typen"))
        await settle(pilot)
        assert "✎ weiter" in rendered(app, "#card #definition")
        assert "Typen ✎" in str(app.screen.codebook.code_tree.cursor_node.label)


async def test_a_memo_that_links_to_a_code_is_listed_there_and_gone_to(path):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f3")
        app.screen.show_code(code(path, "Diffusion"))
        await settle(pilot)
        await press(pilot, "m")
        assert isinstance(app.screen, MemoList)
        assert rendered(app, "#memo-whole") == "Siehe [[Diffusion]]"
        await press(pilot, "enter")
        assert type(app.screen).__name__ == "MemosScreen"
        assert app.screen.current.memo.text == "Siehe [[Diffusion]]"


async def test_memos_on_document_and_project_are_written_in_the_text(path):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        document = app.screen.desk.opened.document
        await press(pilot, "M")
        await type_memo(pilot, "lang")
        assert (MemoTarget(document=document.key), "lang", "clara") in written(path)
        assert "✎ 1 memo (M)" in rendered(app, "#head")
        assert f"{document.name} ✎" in str(app.screen.query_one("#documents").cursor_node.label)
        await press(pilot, "J")  # ben's is there: it is read, one's own begun
        assert rendered(app, "#memo-whole") == "Siehe [[Diffusion]]"
        await press(pilot, "a")
        await type_memo(pilot, "Tag 1")
        assert (MemoTarget(), "Tag 1", "clara") in written(path)
        await press(pilot, "M", *["backspace"] * 4, "ctrl+s")
        assert not any(target.document for target, _text, _author in written(path))
        assert "✎" not in rendered(app, "#head")


async def test_a_memo_of_somebody_else_is_shown_but_not_changed(path):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "J", "enter")
        assert type(pilot.app.screen).__name__ == "MemosScreen"
        await press(pilot, "m")
        assert any("only your own can be edited" in said for said in notices(pilot.app))


async def test_the_table_of_documents_and_cases_has_them_too(path):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f6", "m")
        document = app.screen_stack[-2].row
        await type_memo(pilot, "kurz")
        assert (MemoTarget(document=document.key), "kurz", "clara") in written(path)
        assert app.screen.grid._cells.cell(app.screen.grid.row, 0) == f"{document.name} ✎"
        await press(pilot, "v", "n")
        await pilot.press(*"Zeche", "enter")
        await settle(pilot)
        await press(pilot, "m")
        await type_memo(pilot, "ein Fall")
        assert [text for target, text, _author in written(path) if target.case] == ["ein Fall"]


@pytest.mark.parametrize(
    "keys", [("f3", "m"), ("M",), ("f6", "m"), ("J", "a")], ids=["code", "document", "row", "project"]
)
async def test_what_was_typed_is_offered_again_and_ends_on_the_same_thing(path, keys):
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        await pilot.press(*"halb")
        pilot.app.screen._keeping.keep_now()
        pilot.app.exit()
    before = len(written(path))
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert pilot.app.screen.query_one("#words").text == "halb"
        pilot.app.exit()
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f7", "n", "enter", "ctrl+s")
    (target, text, author) = written(path)[before]
    assert (text, author) == ("halb", "clara")
    assert {"f3": target.code, "M": target.document, "f6": target.document}.get(keys[0]) is not None or (
        keys[0] == "J" and target == MemoTarget()
    )


@pytest.mark.parametrize("is_small", [True, False])
async def test_cards_show_what_links_to_them_and_lead_there(path, monkeypatch, is_small):
    change(path, lambda project, coder: project.memos.add(MemoTarget(), "Wie in [[drei ¶1]]", coder), "ben")
    monkeypatch.setattr(Workbench, "is_small", is_small)
    async with QualcodeApp(path, "clara").run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        app.screen.codebook.show_card(app.bench.book[code(path, "Diffusion")])
        await settle(pilot)
        assert "← 1 memo linking here (F3 m): Siehe [[Diffusion]]" in rendered(app, "#definition")
        assert "← 1 memo (M)" in str(app.screen.query_one(HeadLine).render())
        await press(pilot, "f6")
        assert "drei ←" in "\n".join(lines(app))
        await press(pilot, "f3")
        app.screen.show_code(code(path, "Diffusion"))
        await settle(pilot)
        assert "← 1 memo linking here (m)" in rendered(app, "#facts")
        await press(pilot, "m", "enter")
        assert type(app.screen).__name__ == "MemosScreen"
        assert app.screen.current.memo.text == "Siehe [[Diffusion]]"


async def test_what_links_somewhere_is_not_told_while_blind_and_goes_with_its_memo(path):
    def on_passage(project, coder):
        document = project.documents.find("eins")
        project.memos.add(MemoTarget(document=document.key, span=Span(0, 4)), "[[Transition]]", coder)

    change(path, on_passage, "ben")
    async with QualcodeApp(path, "clara", blind=True).run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        assert app.bench.linking("code", code(path, "Transition")) == ()
        assert len(app.bench.linking("code", code(path, "Diffusion"))) == 1
        change(path, lambda project, coder: project.memos.remove(project.memos.on_no_passage()[-1], coder), "ben")
        app.screen.refresh_project()
        await settle(pilot)
        assert app.bench.linking("code", code(path, "Diffusion")) == ()
