"""The guided tour: each step waits for the user's own deed, and can be skipped, left and taken up again."""

from __future__ import annotations

import pytest

from qualcode.interchange.demo import TITLE
from qualcode.tui.app import QualcodeApp
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.tour.card import TourCard
from qualcode.tui.tour.steps import steps
from tests.helpers import add_code, add_document, new_project
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown

WIDE = (120, 40)


@pytest.fixture
def demo(tmp_path, monkeypatch):
    """A project that has the demo's title: its texts do not matter here."""
    import qualcode

    monkeypatch.chdir(tmp_path)
    with qualcode.create(tmp_path / "demo.qualcode", TITLE, coder="me") as study:
        study.documents.add(
            "eins", "B: Der erste Fall war schwierig. Dann kam der zweite. Jetzt geht es.", label="RG"
        )
        study.codes.add("Interferenz", definition="das ist gemeint")
    return study.path


async def look(pilot):
    await settle(pilot)
    pilot.app._tour.tour.look()
    await settle(pilot)


def step(app):
    return app._tour.tour.step


async def test_the_seven_steps_are_done_by_the_deeds_that_they_name(demo):
    app = QualcodeApp(demo, "clara", tour=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert step(app) == 0
        await look(pilot)
        assert "Tour 1/7" in shown(app)
        deeds = (
            ("down",),
            ("c", "i", "n", "t", "e", "r", "enter"),
            ("u",),
            ("m", "J", "a", "ctrl+s"),
            ("slash", "F", "a", "l", "l", "enter"),
            ("f2",),
            ("e", "enter"),
        )
        for number, keys in enumerate(deeds):
            assert step(app) == number
            if number == 5:  # what was coded was undone: let there be a quotation again
                await press(pilot, "escape", *deeds[1])
                await look(pilot)
                assert step(app) == number
            await press(pilot, *keys)
            await app.workers.wait_for_complete()
            await settle(pilot)
            if app.screen.is_modal and number == 6:  # the check has something to tell
                await press(pilot, "w")
                await app.workers.wait_for_complete()
            await look(pilot)
        assert step(app) == len(steps())
        assert "all seven steps are done" in shown(app)
        assert "An exercise of twenty minutes" in shown(app)
        await press(pilot, "f10")
        assert not app._tour.tour.is_on
    assert any(demo.parent.glob("*.docx"))


async def test_looking_on_does_no_step_and_every_step_can_be_skipped_and_gone_back_to(demo):
    app = QualcodeApp(demo, "clara", tour=True)
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(3):
            await look(pilot)
        assert step(app) == 0
        for number in range(1, len(steps())):
            await press(pilot, "f10", "n")
            assert step(app) == number
            await look(pilot)
            assert step(app) == number
        await press(pilot, "f10", "b")
        assert step(app) == len(steps()) - 2


async def test_the_tour_is_left_by_a_key_and_taken_up_at_its_step_also_the_next_time(demo):
    app = QualcodeApp(demo, "clara", tour=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f10", "n", "f10", "n", "f10", "x")
        assert not app._tour.tour.is_on
        assert not app.screen.query_one(TourCard).display
        await press(pilot, "f10")
        assert step(app) == 2
    app = QualcodeApp(demo, "clara", tour=True)
    async with app.run_test(size=WIDE) as pilot:
        await look(pilot)
        assert step(app) == 2


async def test_the_card_follows_to_whichever_screen_is_in_front(demo):
    app = QualcodeApp(demo, "clara", tour=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for key in ("f2", "f3", "f5", "f6", "f9", "f1"):
            await press(pilot, key)
            await look(pilot)
            assert len(app.screen.query(TourCard)) == 1
            assert "Tour 1/7" in shown(app)


async def test_in_a_project_of_ones_own_the_tour_offers_the_demo_and_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with new_project(tmp_path, "p") as project:
        add_document(project, "eins", "Ein Satz.")
        add_code(project)
    app = QualcodeApp(project.path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f10")
        assert "Open the demo project" in shown(app)
        await press(pilot, "escape")
        assert not app._tour.tour.is_on
    assert app.switching.next is None


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_each_step_is_shown_whole_with_the_text_above_it(demo, size):
    app = QualcodeApp(demo, "clara", tour=True)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for number, wanted in enumerate(steps(), start=1):
            await look(pilot)
            card = app.screen.query_one(TourCard)
            assert card.region.height < 9
            assert app.screen.text.size.height >= 8
            assert f"{number}/7" in shown(app)
            last = " ".join(wanted.words().split()[-2:])
            assert last.split()[-1] in shown(app)
            if number < len(steps()):
                await press(pilot, "f10", "n")


async def test_a_screen_that_has_no_parts_yet_gets_the_card_as_soon_as_it_has_them(demo, monkeypatch):
    app = QualcodeApp(demo, "clara", tour=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        tour, begun = app._tour.tour, StudyScreen._compose

        async def slowly(screen):
            tour.look()
            await begun(screen)

        monkeypatch.setattr(StudyScreen, "_compose", slowly)
        for key in ("f2", "f3", "f5"):
            await press(pilot, key)
            await look(pilot)
            assert len(app.screen.query(TourCard)) == 1
