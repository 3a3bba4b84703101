"""What is known of the topics of a guide: which a passage answers, and the three kinds of silence."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qualcode
from qualcode.model.documents import Document, Role, Turn
from qualcode.model.spans import Span
from qualcode.model.topics import TopicAssignment
from qualcode.reading.transcripts.questions import questions
from qualcode.reading.transcripts.structure import build
from qualcode.retrieval.mentions import ThemeMention, theme_mention
from qualcode.retrieval.topics import TopicState, TopicStates, all_together
from qualcode.workspace.material import documents as material
from tests.builders import ME, ask_about, interview, topic_named
from tests.helpers import new_project

ROLES = {"I": Role.ASKS, "B": Role.ANSWERS, "C": Role.ANSWERS}
TALK = (
    "I: Wie hat es angefangen?\nB: Klein.\nI: Können Sie das erläutern?\nB: Mit zweien.\n"
    "I: Was kostet es?\nB: Viel.\nI: Und sonst?"
)


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as opened:
        yield opened


def ask(project, document, **topics):
    """Assign questions of a document by their words: the topic's name is the argument's."""
    for name, words in topics.items():
        ask_about(project, document, name, words)


def at(states, project, document, words):
    key = states.topic_at(document.key, project.documents.text(document).index(words))
    return next((known.name for known in states.topics if known.key == key), None)


# ---- which topic a passage answers -------------------------------------------------------------------


def test_a_passage_answers_the_last_question_before_it_and_a_question_without_a_topic_ends_what_is_known(project):
    talk = interview(project, "gespräch", "B: Vorab.\n" + TALK)
    ask(project, talk, Anfang="Wie hat es angefangen?", Kosten="Was kostet es?")
    states = TopicStates(project)
    said = {
        words: at(states, project, talk, words) for words in ("Vorab", "I: Wie", "Klein", "zweien", "Viel", "sonst")
    }
    assert said == {
        "Vorab": None, "I: Wie": "Anfang", "Klein": "Anfang", "zweien": None, "Viel": "Kosten", "sonst": None,
    }  # fmt: skip
    ask(project, talk, Anfang="Können Sie das erläutern?")  # a probe has the topic of what it probes
    assert at(TopicStates(project), project, talk, "zweien") == "Anfang"


def test_without_topics_or_assignments_everything_is_unknown(project):
    talk = interview(project, "gespräch", TALK, case="Fall A")
    states = TopicStates(project)
    assert states.topic_at(talk.key, 30) is None
    costs = topic_named(project, "Kosten")
    states = TopicStates(project)
    assert states.state(talk.key, costs.key) is TopicState.UNKNOWN
    assert states.case_state("Fall A", costs.key) is TopicState.UNKNOWN
    assert states.case_state("gibt es nicht", costs.key) is TopicState.UNKNOWN
    assert states.wave_state("2022", costs.key) is TopicState.UNKNOWN
    assert states.wave_state("1999", costs.key) is TopicState.UNKNOWN


def test_not_asked_is_said_only_where_it_is_known_of_every_question(project):
    talk = interview(project, "gespräch", TALK)
    busses = topic_named(project, "Busse")
    ask(project, talk, Anfang="Wie hat es angefangen?", Kosten="Was kostet es?")
    assert TopicStates(project).state(talk.key, busses.key) is TopicState.UNKNOWN
    ask(project, talk, Anfang="Können Sie das erläutern?")
    assert TopicStates(project).state(talk.key, busses.key) is TopicState.UNKNOWN  # “Und sonst?” may have been it
    ask(project, talk, Schluss="Und sonst?")
    states = TopicStates(project)
    assert states.state(talk.key, busses.key) is TopicState.NOT_ASKED
    assert states.state(talk.key, topic_named(project, "Schluss").key) is TopicState.NO_ANSWER
    assert states.state(talk.key, topic_named(project, "Kosten").key) is TopicState.ANSWERED


def test_a_text_of_which_no_question_is_known_was_asked_nothing_that_is_known(project):
    costs = topic_named(project, "Kosten")
    letter = interview(project, "brief", "Es regnet seit Tagen.")
    assert TopicStates(project).state(letter.key, costs.key) is TopicState.UNKNOWN
    ask(project, letter, Kosten="Es regnet")  # a heading, say: what stands behind it answers
    states = TopicStates(project)
    assert states.state(letter.key, costs.key) is TopicState.ANSWERED
    assert at(states, project, letter, "Tagen") == "Kosten"


def test_in_a_group_each_case_has_its_own_answer(project):
    talk = interview(project, "gruppe", "I: Was kostet es?\nB: Viel.\nI: Und die Busse?\nC: Nie.\nB: Stimmt.")
    project.documents.set([talk], ME, roles={"C": Role.ANSWERS})
    for speaker in ("B", "C"):
        project.documents.set_speaker([talk], speaker, ME, case=f"Fall {speaker}")
    ask(project, talk, Kosten="Was kostet es?", Busse="Und die Busse?")
    states, costs, busses = (
        TopicStates(project),
        topic_named(project, "Kosten").key,
        topic_named(project, "Busse").key,
    )
    found = {(case, key): states.case_state(f"Fall {case}", key) for case in "BC" for key in (costs, busses)}
    assert found == {
        ("B", costs): TopicState.ANSWERED,
        ("B", busses): TopicState.ANSWERED,
        ("C", costs): TopicState.NO_ANSWER,
        ("C", busses): TopicState.ANSWERED,
    }


# ---- generated talks ---------------------------------------------------------------------------------

TURNS = st.lists(
    st.tuples(st.sampled_from("IBCX"), st.sampled_from(["Ja.", "Was ist das?", "Mhm", "…"])), max_size=12
)


def talk_of(turns):
    """The text of turns (speaker, words) and its structure."""
    text, found = "", []
    for speaker, said in turns:
        start = len(text)
        text += f"{speaker}: {said}\n"
        found.append(Turn(Span(start, len(text) - 1), speaker, start + 3))
    return text, build(text, found)


def held(text, structure, roles, assigned):
    """The states of a project that holds one document; `assigned` are (topic, span)."""
    document = Document(1, "u", "eins", "", None, {}, "x", len(text), 0)
    assignments = [TopicAssignment(key, "u", number, 1, span, 1, "") for key, (number, span) in enumerate(assigned)]
    topics = [SimpleNamespace(key=key) for key in (1, 2, 3)]
    of_text = {"structure": structure, "roles": roles, "text": text}
    return TopicStates(
        SimpleNamespace(
            topics=SimpleNamespace(all=lambda: topics, assignments=lambda: assignments),
            documents=SimpleNamespace(
                all=lambda: [document], cases_of_speakers=dict,
                **{name: lambda _, value=value: value for name, value in of_text.items()},
            ),
        )
    )  # fmt: skip


@given(TURNS, st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_topics_and_states_are_those_that_reading_turn_by_turn_gives(turns, topics):
    text, structure = talk_of(turns)
    asked = questions(structure, ROLES)
    assigned = [(number, question.span) for question, number in zip(asked, topics, strict=False) if number]
    states = held(text, structure, ROLES, assigned)
    assert [place.question for place in states.places(1)] == [question.span for question in asked]
    of_start = {question.span.start: number for question, number in zip(asked, topics, strict=False)}
    now, open_, answered, expected = 0, False, set[int](), {}
    for turn in structure.turns:
        role = ROLES.get(turn.speaker)
        if turn.speech in of_start:
            now, open_ = of_start[turn.speech], True
        if role is Role.ANSWERS and open_ and any(sign.isalnum() for sign in text[turn.speech : turn.span.end]):
            answered.add(now)
        expected |= dict.fromkeys(range(turn.span.start, turn.span.end), now or None)
    if assigned:
        assert {offset: states.topic_at(1, offset) for offset in expected} == expected
    for number in (1, 2, 3):
        if number in answered:
            known = TopicState.ANSWERED
        elif number in dict(assigned):
            known = TopicState.NO_ANSWER
        else:
            known = TopicState.NOT_ASKED if assigned and len(assigned) == len(asked) else TopicState.UNKNOWN
        assert states.state(1, number) is known


@given(st.lists(st.sampled_from(TopicState)))
def test_together_asked_is_known_of_one_and_not_asked_of_all(states):
    together = all_together(states)
    assert (together is TopicState.NOT_ASKED) == (bool(states) and set(states) == {TopicState.NOT_ASKED})
    assert (together is TopicState.ANSWERED) == (TopicState.ANSWERED in states)
    if together is TopicState.UNKNOWN:
        assert not {TopicState.ANSWERED, TopicState.NO_ANSWER} & set(states)


@given(TURNS, st.integers(0, 60), st.integers(1, 60))
def test_a_place_that_is_no_question_any_more_stays_one(turns, start, length):
    """Somebody's role is another one since: what was assigned is not lost, and no question is made twice."""
    text, structure = talk_of([*turns, ("B", "Ende.")])
    span = Span(min(start, len(text) - 1), min(start + length, len(text)))
    if span.length <= 0:
        return
    states = held(text, structure, {"B": Role.ANSWERS}, [(2, span)])
    places = states.places(1)
    assert [place.topics for place in places] == [(2,)]
    assert states.topic_at(1, span.start) == 2


# ---- surveys -----------------------------------------------------------------------------------------

SURVEY = (
    "Nr;Welle;Was fehlt?;Was ist gut?\n"
    "F1;2021;Busse;alles\nF1;2022;Bahn;\nF2;2022;;viel\nF3;2022;-9;Luft\nF4;2021;;Ruhe\n"
)


@pytest.fixture
def survey(tmp_path):
    (tmp_path / "bogen.csv").write_text(SURVEY, "utf-8")
    with qualcode.create(tmp_path / "s.qualcode", "Befragung", coder="anna") as study:
        study.documents.read(
            tmp_path / "bogen.csv", text_column=["Was fehlt?", "Was ist gut?"], case_column="Nr", wave_column="Welle",
            not_asked=["-9"],
        )  # fmt: skip
        for document in study.space.project.documents.all():
            material.describe(study.space, [document], attributes={"wave": document.attributes["Welle"]})
        yield study.space


def test_a_survey_knows_three_kinds_of_silence_when_a_person_said_what_its_questions_are_about(survey):
    from qualcode.workspace.material import topics

    missing, good = (topics.add(survey, name) for name in ("Mängel", "Stärken"))
    states = TopicStates(survey.project)
    assert states.case_state("F1", missing.key) is TopicState.UNKNOWN  # nobody said so yet
    topics.assign(survey, missing, topics.survey_questions(survey, "Was fehlt?"))
    states = TopicStates(survey.project)
    assert states.case_state("F3", missing.key) is TopicState.UNKNOWN  # the other question may be about it
    topics.assign(survey, good, topics.survey_questions(survey, "Was ist gut?"))
    states = TopicStates(survey.project)
    told = {case: states.case_state(case, missing.key) for case in ("F1", "F2", "F3", "F4")}
    assert told == {
        "F1": TopicState.ANSWERED, "F2": TopicState.NO_ANSWER, "F3": TopicState.NOT_ASKED, "F4": TopicState.NO_ANSWER,
    }  # fmt: skip
    by_wave = {wave: states.case_state("F1", good.key, wave) for wave in ("2021", "2022", "2023")}
    assert by_wave == {"2021": TopicState.ANSWERED, "2022": TopicState.NO_ANSWER, "2023": TopicState.UNKNOWN}
    assert states.wave_state("2022", missing.key) is TopicState.ANSWERED
    answer = next(
        document for document in survey.project.documents.all() if document.attributes["question"] == "Was fehlt?"
    )
    assert states.topic_at(answer.key, 2) == missing.key
    assert states.state(answer.key, missing.key) is TopicState.ANSWERED
    assert states.state(answer.key, good.key) is TopicState.NOT_ASKED


# ---- what a wave's silence on a theme means ----------------------------------------------------------


def test_silence_is_told_apart_from_not_being_asked(project):
    old = interview(project, "alt", "I: Was kostet es?\nB: Viel.\nI: Und die Busse?\nB: Selten.", wave="2021")
    new = interview(project, "neu", "I: Was kostet es?\nB: Zu viel.\nI: Und?\nB: Ja.", wave="2022")
    ask(project, old, Kosten="Was kostet es?", Busse="Und die Busse?")
    ask(project, new, Kosten="Was kostet es?")
    costs, busses = topic_named(project, "Kosten").key, topic_named(project, "Busse").key

    def mention(here, there):
        return theme_mention(TopicStates(project), here, there, "2022", "2021")

    assert mention([costs], [None]) is ThemeMention.BOTH
    assert mention([], []) is ThemeMention.NEITHER
    assert mention([costs], []) is ThemeMention.NEW
    assert mention([], [costs]) is ThemeMention.GONE
    assert mention([], [busses]) is ThemeMention.UNKNOWN  # “Und?” may have been about it
    assert mention([None], []) is ThemeMention.UNKNOWN
    ask(project, new, Kosten="Und?")
    assert mention([], [busses]) is ThemeMention.NOT_ASKED
    assert mention([], [busses, None]) is ThemeMention.UNKNOWN
    assert mention([], [busses, costs]) is ThemeMention.GONE
