"""The screen of norming sessions: begun, voted on by codes, digits or none, revealed, voted on again, closed."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.project.project import Project
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.workspace.team import coders
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import WIDE, shown


@pytest.fixture
def session_file(project_file):
    """A session of clara and ben over the four sentences that are no questions; ben voted."""
    with qualcode.open(project_file, coder="clara", new_coder=True) as study:
        for name in ("clara", "ben"):
            if study.space.project.coders.exact(name) is None:
                coders.add(study.space, name)
        study.norming.begin("Woche 1", ["clara", "ben"], sample=4, unit="sentence")
    with qualcode.open(project_file, coder="ben") as study:
        for number in range(1, 5):
            study.norming["Woche 1"].vote(number, "Typen / Diffusion")
    return project_file


def votes(path, coder, turn=1):
    """The codes that a coder voted for, by passage."""
    with qualcode.open(path, coder=coder) as study:
        session = study.norming["Woche 1"]
        key = study.space.coder.key
        return {
            voted.number: [code.name for code in voted.votes[key, turn]]
            for voted in session.passages
            if (key, turn) in voted.votes
        }


async def test_a_session_is_held_on_the_screen(app, session_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "colon")
        assert "clara 0/4, ben 4/4" in shown(app)
        assert "Diffusion" not in shown(app)
        await press(pilot, "enter", *"trans", "enter")
        await settle(pilot)
        assert votes(session_file, "clara") == {1: ["Transition"]}
        assert app.screen.current.number == 2  # on it went
        await press(pilot, "0", "0")
        assert votes(session_file, "clara") == {1: ["Transition"], 2: [], 3: []}
        await press(pilot, "u")
        assert 3 not in votes(session_file, "clara")
        assert "Diffusion" not in shown(app)
        await press(pilot, "t")
        assert "not revealed yet" in "\n".join(notice.message for notice in app._notifications)
        await press(pilot, "F")
        assert "stay missing: 2" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "Diffusion" in shown(app)
        assert "≠ 1" in shown(app)
        await press(pilot, "t")
        assert "Before and after" in str(app.screen.query_one(PassageContext).border_title)
        await press(pilot, "escape", "F", "enter")  # vote again
        await settle(pilot)
        await press(pilot, "0", "F", "enter", "N", *"klar", "enter")
        await settle(pilot)
        assert "What came of it: klar" not in shown(app)
        await press(pilot, "t")
        assert "What came of it: klar" in shown(app)
        with Project.open(session_file) as project:
            (session,) = project.norming.all()
            assert (session.state.value, session.note) == ("closed", "klar")
            assert session.figures
        await press(pilot, "F")
        assert "is closed" in "\n".join(notice.message for notice in app._notifications)


async def test_a_session_is_begun_removed_and_brought_back(app, project_file):
    with qualcode.open(project_file, coder="clara", new_coder=True) as study:
        coders.add(study.space, "ben")
        if study.space.project.coders.exact("clara") is None:
            coders.add(study.space, "clara")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "colon")
        assert "No norming session yet" in shown(app)
        await press(pilot, "a", *"Woche", "enter")
        await press(pilot, "enter")  # all persons
        await press(pilot, "d")
        app.screen.query_one("#answer").value = "2"
        await press(pilot, "enter")
        await settle(pilot)
        with Project.open(project_file) as project:
            (session,) = project.norming.all()
            assert len(project.norming.passages(session.key)) == 2
        assert "Woche" in shown(app)
        await press(pilot, "5")
        await press(pilot, "x", "enter")
        await settle(pilot)
        assert "No norming session yet" in shown(app)
        await press(pilot, "u")
        await settle(pilot)
        assert "first votes" in shown(app)
        await press(pilot, "g")
        assert app.screen.__class__.__name__ == "CodingScreen"
