"""The register of what left, on its screen: what, when, to whom; of one case alone, and recipients named later."""

from __future__ import annotations

import pytest

from qualcode.model.consent.given import WHOLE, Leaving
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.shared.prompt import Prompt
from tests.tui.conftest import press, settle
from tests.tui.test_consents import of_two_cases  # noqa: F401 - a fixture
from tests.tui.test_material_screen import NARROW, WIDE, shown, typed

HOSTILE = "\x1b[31mAmt\u202egnp.exe\nzwei"


@pytest.fixture
def with_register(of_two_cases):  # noqa: F811 - the fixture
    """Three lines: quotations of both cases, the text of “eins” for an office, a copy."""
    with Project.open(of_two_cases) as project:
        eins, zwei = (document.uuid for document in project.documents.all())
        fall_a, fall_b = (case.uuid for case in project.cases.all())
        both = {eins: ("0123ab", "0123ac"), zwei: ("0123ad",)}
        me = Author("me")
        project.given.record(
            Leaving("quotations", "docx", "a.docx", both, (fall_a, fall_b)), me, "2026-01-01T10:00:00.000Z"
        )
        project.given.record(
            Leaving("document", "md", "eins.md", {eins: (WHOLE,)}, (fall_a,), "Amt"), me, "2026-01-02T10:00:00.000Z"
        )
        project.given.record(
            Leaving("clipboard", "txt", "clipboard", {zwei: ("0123ad",)}, (fall_b,)), me, "2026-01-03T10:00:00.000Z"
        )
    return of_two_cases


def recipients(path):
    with Project.open(path) as project:
        return [given.left.recipient for given in project.given.all()]


def times(app):
    return [line.given.created[:10] for line in app.screen._lines]


async def opened(pilot):
    await settle(pilot)
    await press(pilot, "D")


async def test_the_newest_line_comes_first_and_tells_its_cases_and_ids_below(app, with_register):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert times(app) == ["2026-01-03", "2026-01-02", "2026-01-01"]
        assert "2 without a recipient" in shown(app)
        await press(pilot, "down")
        assert "eins: the whole text" in shown(app)
        await press(pilot, "down")
        assert "“Fall A” and “Fall B”" in shown(app)
        assert "eins: 0123ab, 0123ac" in shown(app)


async def test_only_what_left_of_one_case_is_listed(app, with_register):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "f")
        await typed(pilot, "Fall A")
        await press(pilot, "enter")
        assert times(app) == ["2026-01-02", "2026-01-01"]
        assert "only of “Fall A”" in shown(app)
        await press(pilot, "0")
        assert len(times(app)) == 3


async def test_to_whom_is_named_later_for_all_marked_lines_and_taken_back(app, with_register):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "ctrl+a", "e")
        assert isinstance(app.screen, Prompt)
        await typed(pilot, "Ministerium")
        await press(pilot, "enter", "escape")
        assert recipients(with_register) == ["Ministerium"] * 3
        assert "Ministerium" in shown(app)
        await press(pilot, "enter", "ctrl+a", "delete", "enter")
        assert recipients(with_register) == ["Ministerium", "Ministerium", ""]


async def test_a_hostile_name_is_one_harmless_line(app, with_register):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "e")
        app.screen.query_one("#answer").value = HOSTILE
        await press(pilot, "enter")
    name = recipients(with_register)[-1]
    assert "Amt" in name
    assert not set(name) & set("\x1b\n\u202e")


async def test_lines_are_sorted_by_a_column_and_back(app, with_register):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        app.screen.grid.go_to(0, 2)
        await press(pilot, "s")
        assert times(app)[-1] == "2026-01-01"
        await press(pilot, "s")
        assert times(app)[0] == "2026-01-01"
        await press(pilot, "s")
        assert times(app) == ["2026-01-03", "2026-01-02", "2026-01-01"]


async def test_an_empty_register_says_what_will_stand_there(app):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert "Nothing left the project yet" in shown(app)
        await press(pilot, "e")
        assert not isinstance(app.screen, Prompt)


async def test_what_left_of_an_erased_case_stays_counted(app, with_register):
    with Project.open(with_register) as project:
        project.documents.remove(project.documents.find("zwei"), project.author("me"))
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert len(times(app)) == 3
        assert "1 case or document of it was erased since" in shown(app)


async def test_while_blind_the_screen_tells_nothing_of_passages_that_are_not_ones_own(app, with_register):
    with Project.open(with_register) as project:
        project.settings.set_blind(project.author("me"), on=True)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert len(times(app)) == 3
        await press(pilot, "down", "down")
        assert "0123a" not in shown(app)
        assert "Fall A" not in shown(app)
