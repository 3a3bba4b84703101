"""Topics of the guide on the coding screen: one key on a question, and proposals that nobody takes by chance."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.topics.choice import TopicChoice
from qualcode.workspace.material import topics
from tests.tui.coded_project import notices
from tests.tui.conftest import press, settle

WIDE, NARROW = (120, 40), (80, 24)
TALK = "I: Wie lief das?\n\nB: Schwierig war es.\n\nI: Mhm.\n\nB: Jetzt geht es.\n\nI: Was kostet es?\n\nB: Viel."


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="me") as study:
        study.documents.add("eins", TALK)
        topics.add(study.space, "Verlauf", question="Wie lief das?")
        topics.add(study.space, "Kosten", question="Was kostet es?")
    return path


def assigned(path):
    """(topic, question) of the assigned ones, in the order of the text."""
    with Project.open(path) as project:
        names = {topic.key: topic.name for topic in project.topics.all()}
        found = [(own, project.documents.text(own.document)) for own in project.topics.assignments()]
        return [(names[own.topic], own.span.cut(text)) for own, text in found]


def offered(app):
    options = app.screen.query_one("#offers")
    return [str(options.get_option_at_index(number).prompt) for number in range(options.option_count)]


def place(app):
    return app.screen.passage._place


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_proposal_stands_first_and_is_taken_only_by_who_goes_there(path, size):
    async with QualcodeApp(path, "me").run_test(size=size) as pilot:
        app = pilot.app
        await settle(pilot)
        assert "topic: none (G)" in place(app)
        await press(pilot, "G")
        assert isinstance(app.screen, TopicChoice)
        assert [line.strip() for line in offered(app)] == ["? 1 Verlauf  proposed: 100 % alike", "2 Kosten"]
        await press(pilot, "enter")  # the cursor is on no line
        assert isinstance(app.screen, TopicChoice)
        await press(pilot, "down", "enter")
        assert assigned(path) == [("Verlauf", "Wie lief das?")]
        assert "topic: Verlauf" in place(app)
        assert "“Verlauf”" in app.screen.keys.said
        await press(pilot, "u")
        assert assigned(path) == []
        assert "topic: none" in place(app)


async def test_an_answer_stands_for_its_question_and_a_probe_is_offered_the_topic_before(path):
    async with QualcodeApp(path, "me").run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        assert app.screen.text.passage.cut(TALK) == "Schwierig war es."
        await press(pilot, "G", "down", "enter")
        assert assigned(path) == [("Verlauf", "Wie lief das?")]
        await press(pilot, "down", "G")
        assert "as the question before (probe)" in offered(app)[0]
        await press(pilot, "down", "enter")
        assert assigned(path) == [("Verlauf", "Wie lief das?"), ("Verlauf", "Mhm.")]
        await press(pilot, "G")
        assert [line.strip() for line in offered(app)] == [
            "✓ 1 Verlauf  as the question before (probe)", "– no topic", "2 Kosten",
        ]  # fmt: skip
        await press(pilot, "down", "down", "enter")
        assert assigned(path) == [("Verlauf", "Wie lief das?")]


async def test_letters_find_a_topic_or_make_a_new_one(path):
    async with QualcodeApp(path, "me").run_test(size=WIDE) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "G", "k", "o", "enter")
        assert assigned(path) == [("Kosten", "Wie lief das?")]
        await press(pilot, "G", *"Neues", "enter")
        assert assigned(path) == [("Neues", "Wie lief das?")]
        assert "topic: Neues" in place(app)
        await press(pilot, "u")
        assert assigned(path) == [("Kosten", "Wie lief das?")]
        with Project.open(path) as project:
            assert [topic.name for topic in project.topics.all()] == ["Verlauf", "Kosten"]


async def test_of_a_survey_all_answers_to_the_question_are_meant(tmp_path):
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="me") as study:
        for name, text in (("eins", "Busse."), ("zwei", "Bahn.")):
            study.documents.add(name, text, attributes={"question": "Was fehlt?"})
        topics.add(study.space, "Mängel")
    async with QualcodeApp(path, "me").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "G", "down", "enter")
        assert assigned(path) == [("Mängel", "Busse."), ("Mängel", "Bahn.")]
        assert "All answers to this question" in pilot.app.screen.keys.said


async def test_where_no_question_is_that_is_told(tmp_path):
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="me") as study:
        study.documents.add("eins", "Es regnet seit Tagen.")
    async with QualcodeApp(path, "me").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "topic" not in place(pilot.app)
        await press(pilot, "G")
        assert ["No question was found" in notice for notice in notices(pilot.app)] == [True], notices(pilot.app)
