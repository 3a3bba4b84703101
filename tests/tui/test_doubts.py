"""What the reader was not sure of, in the table of documents: counted, listed, looked at, settled, taken up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import OptionList

from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.material.doubt_list import DoubtList
from tests.helpers import LEAD, draft
from tests.tui.conftest import press, settle

TALK = "Wer war da?\n\nAnna: Niemand.\n\nQuitte: Doch."
ONCE = ReadingDoubt(DoubtKind.LABEL_ONCE, Span(29, 42), "Quitte: Doch.", values={"name": "Quitte"})
ALONE = ReadingDoubt(DoubtKind.ONE_SPEAKER, None, values={"name": "Anna"})


@pytest.fixture
def doubted(project_file):
    with Project.open(project_file) as project:
        made = draft("talk", TALK), draft("second", "Anna: Ja.")
        project.documents.add([replace(made[0], doubts=(ONCE, ALONE)), replace(made[1], doubts=(ALONE,))], LEAD)


def settled(path):
    with Project.open(path) as project:
        return sorted((noted.doubt.kind.value, noted.settled_by) for noted in project.doubts.all() if noted.settled)


def rows_of(app):
    return ["".join(piece.text for piece in strip).rstrip() for strip in app.screen._compositor.render_strips()]


async def opened(pilot):
    await settle(pilot)
    await press(pilot, "f6")
    assert "d 3 open doubts" in rows_of(pilot.app)[1]
    await press(pilot, "d")
    assert isinstance(pilot.app.screen, DoubtList)
    return pilot.app.screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_doubts_are_counted_listed_by_kind_and_settled(app, project_file, doubted, size):
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        shown = "\n".join(rows_of(app))
        assert "3 open doubts" in shown
        assert "one speaker only · 2" in shown
        assert "Quitte: Doch." in shown
        await press(pilot, "s")
        assert "2 open doubts" in "\n".join(rows_of(app))
        assert settled(project_file) == [("one-speaker-only", "clara")]
        await press(pilot, "a", "end", "o")
        assert settled(project_file) == []
        await press(pilot, "home", "S")
        assert settled(project_file) == [("one-speaker-only", "clara"), ("one-speaker-only", "clara")]
        await press(pilot, "escape")
        assert "1 open doubt" in rows_of(app)[1]
        await press(pilot, "u")
        assert "3 open doubts" in rows_of(app)[1]


async def test_enter_leads_to_the_place_in_the_text(app, doubted):
    async with app.run_test(size=(100, 30)) as pilot:
        shown = await opened(pilot)
        shown.query_one(OptionList).highlighted = shown.query_one(OptionList).option_count - 1
        await press(pilot, "enter")
        desk = app.screen.desk
        assert (desk.opened.document.name, desk.span) == ("talk", ONCE.span)


async def test_without_doubts_there_is_nothing_to_list(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert "doubt" not in rows_of(app)[1]
        await press(pilot, "d")
        assert not isinstance(app.screen, DoubtList)
        assert "Nothing is in doubt" in "\n".join(rows_of(app))
