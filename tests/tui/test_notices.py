"""What is said stands where nothing is read, whole; what does not fit says so; what was typed is not lost."""

from __future__ import annotations

import time

import pytest
from textual.widgets import Input
from textual.widgets._toast import Toast

from qualcode.project.project import Project
from qualcode.tui.coding.codebook_tree import CodebookTree
from qualcode.tui.grid.grid import GridCells, GridColumn
from tests.tui.coded_project import notices, typed
from tests.tui.conftest import press, settle

WORDS = "Der Text hat sich seit der Suche geändert. Neu suchen."


def lines(app):
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def raised(app):
    return [notice.raised_at for notice in app._notifications]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_notices_cover_no_line_of_the_text_and_the_next_key_takes_them_away(app, size, monkeypatch):
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        for number in range(5):
            app.notify(f"{number} {WORDS}", severity="warning", markup=False, timeout=60)
            await pilot.pause()
        await settle(pilot)
        assert notices(app) == [f"{number} {WORDS}" for number in (3, 4)]
        toasts = app.screen.query(Toast)
        assert len(toasts) == 2
        assert all(toast.region.y >= app.screen.text.region.bottom for toast in toasts)
        assert all(any(words in line for line in lines(app)) for words in notices(app))
        now = time.time()
        monkeypatch.setattr("qualcode.tui.layout.notices.time", lambda: min(raised(app)))
        await press(pilot, "down")
        assert notices(app)  # nobody can have read them yet
        later = now + 5
        monkeypatch.setattr("qualcode.tui.layout.notices.time", lambda: later)
        await press(pilot, "up")
        assert not notices(app)
        assert not app.screen.query(Toast)


@pytest.mark.parametrize(
    ("keys", "name", "take"),
    [
        (["f3", "a"], "TYPEN", ["enter"]),
        (["c"], "typen / transition", ["down", "enter"]),
        (["i", "ctrl+u"], "TYPEN", ["enter"]),
    ],
)
async def test_a_name_that_is_taken_stays_in_the_dialog(app, project_file, keys, name, take):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        await typed(pilot, name)
        await press(pilot, *take)
        dialog = app.screen
        assert dialog.is_modal
        assert dialog.query_one(Input).value == name
        assert any("at this place already" in line for line in lines(app))
        with Project.open(project_file) as project:
            assert len(list(project.codes.book())) == 5
        await press(pilot, "escape")
        assert not app.screen.is_modal


async def test_long_names_and_heads_end_in_an_ellipsis(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        name = "Austausch mit anderen Ämtern über Zuständigkeiten und Fristen"
        tree = app.screen.query_one(CodebookTree)
        node = tree._by_key[next(iter(tree._by_key))]
        node.set_label(f"  ■ {name}  17")
        await pilot.pause()
        (line,) = [line for line in lines(app) if "Austausch mit" in line]
        assert "…  17" in line
        await press(pilot, "f6")
        await settle(pilot)
        grid = app.screen.grid
        width = grid.scrollable_content_region.width
        grid.show(GridCells(1, (GridColumn("a", width - 12), GridColumn("zugeteilt", 9)), lambda _r, _c: "zugeteilt"))
        await pilot.pause()
        assert [line.rstrip().endswith("…") for line in lines(app) if "zuge" in line] == [True, True]
