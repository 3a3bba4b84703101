"""The editor of a quotation in the quotations screen."""

from __future__ import annotations

import pytest

from qualcode.model.quotation_edits import EditKind
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.quotations.quotation_editor import QuotationEditor
from tests.tui.coded_project import NARROW, WIDE, change, coded, lines, typed
from tests.tui.conftest import press, settle


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


def edits(path):
    """(kind, words under it, replacement) of all quotation edits in the file."""
    with Project.open(path) as project:
        passages = {one.key: one.span.cut(project.documents.text(one.document)) for one in project.codings.all()}
        return [
            (edit.kind, edit.span.cut(passages[key]), edit.replacement)
            for key, found in project.quotation_edits.all().items()
            for edit in found
        ]


def reads(app):
    return app.screen.query_one("#reads").content.plain


async def open_editor(pilot):
    """On “Jeder hat für sich entschieden.”"""
    await settle(pilot)
    await press(pilot, "f2", "end", "up", "E")
    assert isinstance(pilot.app.screen, QuotationEditor)
    await press(pilot, "ctrl+home")


async def test_words_are_left_out_and_the_list_shows_how_it_reads(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await open_editor(pilot)
        await press(pilot, *["right"] * 10, *["shift+right"] * 8, "ctrl+o")
        assert reads(app) == "reads: „Jeder hat [...] entschieden.“ (RG 2022)"
        assert edits(path) == []
        await press(pilot, "ctrl+s")
        assert edits(path) == [(EditKind.OMISSION, "für sich", "")]
        shown = "\n".join(lines(app))
        assert "„Jeder hat [...] entschieden.“" in shown
        assert "edited" in shown
        assert "▐Jeder hat für sich entschieden.▌" in shown
        await press(pilot, "u")
        assert edits(path) == []


async def test_a_replacement_an_insertion_a_case_and_an_emphasis(app, path):
    async with app.run_test(size=WIDE) as pilot:
        await open_editor(pilot)
        await press(pilot, "ctrl+t", "end", "left", *["shift+left"] * 11, "ctrl+l")
        await press(pilot, "home", *["right"] * 8, "ctrl+r")
        await typed(pilot, "dort")
        await press(pilot, "right")
        await typed(pilot, " ")
        assert reads(app) == "reads: „[j]eder [dort] hat für sich entschieden [Hervorh. d. Verf.].“ (RG 2022)"
        await press(pilot, "ctrl+s")
        assert [kind for kind, *_ in edits(path)] == [EditKind.CASE, EditKind.INSERTION, EditKind.EMPHASIS]
        await press(pilot, "E", "ctrl+n", "ctrl+s")
        assert edits(path) == []


async def test_what_is_not_in_the_passage_is_explained_and_cannot_be_saved(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await open_editor(pilot)
        await typed(pilot, "Nicht ")
        assert "The passage does not go on with" in reads(app)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, QuotationEditor)
        assert edits(path) == []
        await press(pilot, "escape")
        assert "esc again discards" in reads(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, QuotationEditor)


async def test_anybody_may_edit_a_quotation_while_the_coding_stays_its_coders(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "E", "ctrl+home", *["shift+right"] * 3, "ctrl+r")
        await typed(pilot, "Alle")
        await press(pilot, "ctrl+s")
        assert edits(path) == [(EditKind.REPLACEMENT, "Wir", "Alle")]


async def test_a_passage_that_changed_meanwhile_keeps_its_edits_and_the_notice_says_so(app, path):
    async with app.run_test(size=NARROW) as pilot:
        await open_editor(pilot)
        await press(pilot, *["right"] * 10, *["shift+right"] * 8, "ctrl+o")

        def remove(project, coder):
            own = [one for one in project.codings.all() if one.coder == coder.key and one.memo]
            project.codings.remove(own, coder)

        change(path, remove, "clara")
        await press(pilot, "ctrl+s")
        assert app._notifications
        assert edits(path) == []
