"""Topics of the guide in the file: names, order, assigned questions, and what corrections make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import NotExact, QualcodeError, SpanOutside
from qualcode.model.spans import Span
from qualcode.model.topics import GuideQuestion
from tests.builders import ME, ask_about, coder_named, interview, topic_named
from tests.helpers import new_project, only_project
from tests.project.revised import read

TALK = "I: Wie war das?\nB: Gut so.\nI: Und was kostet es?\nB: Viel Geld."


@pytest.fixture
def project(tmp_path):
    with only_project(tmp_path) as opened:
        yield opened


def assigned(project, document):
    names = {topic.key: topic.name for topic in project.topics.all()}
    text = project.documents.text(document.key)
    return [(names[own.topic], own.span.cut(text)) for own in project.topics.assignments(document.key)]


def revise(project, document, text):
    fresh = project.documents.get(document.key)
    return project.revisions.carry_out(project.revisions.plan(fresh, read(text, document.name)), ME)


def names(project):
    return [topic.name for topic in project.topics.all()]


# ---- the list ----------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 7)), max_size=6))
def test_moving_topics_is_moving_names_in_a_list(tmp_path_factory, moves):
    expected = list("ABCDE")
    with new_project(tmp_path_factory.mktemp("moves")) as project:
        project.topics.take_in([GuideQuestion(name, "") for name in expected], "", ME)
        for which, place in moves:
            name = expected.pop(which)
            expected.insert(max(0, place), name)
            project.topics.move(project.topics.find(name), place, ME)
        assert names(project) == expected
        assert [topic.position for topic in project.topics.all()] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "name", ["", " ", " Wege", "Wege\n", "\u200b", "wege", "WEGE", "We\u0301ge".replace("\u0301", "")]
)
def test_names_are_names_and_stand_once(project, name):
    project.topics.add("Wege", ME)
    with pytest.raises(QualcodeError):
        project.topics.add(name, ME)
    assert names(project) == ["Wege"]


def test_umlauts_of_both_forms_are_one_name_and_hostile_signs_are_kept(project):
    project.topics.add("Führung", ME, questions={"": "  Wie\tführt\nman? "})
    with pytest.raises(QualcodeError, match="already"):
        project.topics.add("Fu\u0308hrung", ME)
    assert project.topics.find("Führung").questions == {"": "Wie führt man?"}
    strange = project.topics.add("=cmd|' /C calc'!A0 🙂", ME)
    assert project.topics.find("=cmd|' /C calc'!A0 🙂", exact=True) == strange
    with pytest.raises(NotExact):
        project.topics.find("führung", exact=True)


def test_the_question_of_a_wave_comes_before_that_of_all(project):
    topic = project.topics.add("Wege", ME, questions={"": "Wie?", "2022": "Wie heute?"})
    assert [topic.question(wave) for wave in ("2021", "2022", "")] == ["Wie?", "Wie heute?", "Wie?"]
    project.topics.set_question(topic, "2022", " ", ME)
    assert project.topics.get(topic.key).questions == {"": "Wie?"}


def test_one_that_was_removed_meanwhile_is_told(project):
    topic = project.topics.add("Wege", ME)
    project.topics.remove(topic, ME)
    talk = interview(project, "gespräch", TALK)
    for act in (
        lambda: project.topics.rename(topic, "Neu", ME),
        lambda: project.topics.move(topic, 0, ME),
        lambda: project.topics.set_question(topic, "", "Wie?", ME),
        lambda: project.topics.remove(topic, ME),
        lambda: project.topics.assign([(topic, talk, Span(3, 15))], coder_named(project, "anna")),
    ):
        with pytest.raises(QualcodeError, match="not there any more"):
            act()


# ---- questions of texts ------------------------------------------------------------------------------


def test_a_question_has_one_topic_the_last_that_was_said(project):
    talk = interview(project, "gespräch", TALK)
    ask_about(project, talk, "Wege", "Wie war das?")
    ask_about(project, talk, "Kosten", "Wie war das?")
    assert assigned(project, talk) == [("Kosten", "Wie war das?")]
    entries = len(project.log())
    ask_about(project, talk, "Kosten", "Wie war das?")
    assert len(project.log()) == entries  # it was so already


@pytest.mark.parametrize("span", [Span(0, 9_999), Span(5, 5), Span(7, 3)])
def test_a_place_outside_of_the_text_is_refused_whole(project, span):
    talk, coder = interview(project, "gespräch", TALK), coder_named(project, "anna")
    topic = topic_named(project, "Wege")
    with pytest.raises(SpanOutside):
        project.topics.assign([(topic, talk, Span(3, 15)), (topic, talk, span)], coder)
    assert project.topics.assignments() == []


def test_a_text_that_was_corrected_meanwhile_is_told(project):
    talk = interview(project, "gespräch", TALK)
    revise(project, talk, TALK.replace("Gut", "Sehr gut"))
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        ask_about(project, talk, "Wege", "Wie war das?")


def test_a_correction_takes_topics_along_and_keeps_what_it_loses(project):
    talk = interview(project, "gespräch", TALK)
    ask_about(project, talk, "Wege", "Wie war das?")
    ask_about(project, talk, "Kosten", "Und was kostet es?")
    done = revise(project, talk, "I: Guten Tag!\n" + TALK.replace("I: Und was kostet es?\n", ""))
    assert (done.moved, done.orphaned) == (1, 1)
    assert assigned(project, talk) == [("Wege", "Wie war das?")]
    (orphan,) = project.orphans.all()
    assert (orphan.topic, orphan.code, orphan.before, orphan.coder) == ("Kosten", "", "Und was kostet es?", "anna")
    back = revise(project, talk, "I: Guten Tag!\n" + TALK)  # its words are there again
    assert (back.found_again, project.orphans.all()) == (1, [])
    assert assigned(project, talk) == [("Wege", "Wie war das?"), ("Kosten", "Und was kostet es?")]
    project.undo(ME)
    project.undo(ME)
    assert assigned(project, talk) == [("Wege", "Wie war das?"), ("Kosten", "Und was kostet es?")]


def test_a_topic_that_waits_does_not_push_away_what_was_said_meanwhile(project):
    talk = interview(project, "gespräch", TALK)
    ask_about(project, talk, "Kosten", "Und was kostet es?")
    without = TALK.replace("I: Und was kostet es?\n", "I: Nun?\n")
    revise(project, talk, without)
    (orphan,) = project.orphans.all()
    fresh = project.documents.get(talk.key)
    ask_about(project, fresh, "Wege", "Nun?")
    start = without.index("Nun?")
    with pytest.raises(QualcodeError, match="has a topic already"):
        project.orphans.place(orphan, fresh, Span(start, start + 4), ME)
    assert len(project.orphans.all()) == 1
    project.topics.remove(project.topics.find("Kosten"), ME)
    assert project.orphans.all() == []  # nothing is left to be placed
    project.undo(ME)
    assert [waiting.topic for waiting in project.orphans.all()] == ["Kosten"]


def test_the_answer_of_a_survey_stays_assigned_whatever_is_corrected_in_it(project):
    answer = interview(project, "bogen", "Busse.", question="Was fehlt?")
    ask_about(project, answer, "Mängel", "Busse.")
    revise(project, answer, "Ganz andere Worte stehen jetzt hier.")
    assert assigned(project, answer) == [("Mängel", "Ganz andere Worte stehen jetzt hier.")]


def test_merged_coders_and_forgotten_documents_leave_nothing_behind(project):
    talk = interview(project, "talk", TALK)
    ask_about(project, talk, "Wege", "Wie war das?")
    anna, ben = (coder_named(project, name) for name in ("anna", "ben"))
    project.coders.merge(anna, ben, ME)
    (own,) = project.topics.assignments()
    assert own.author == ben.key
    project.forgetting.documents([talk.uuid], ME)
    assert project.topics.assignments() == []
    assert names(project) == ["Wege"]
