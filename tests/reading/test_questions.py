from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.documents import Role
from qualcode.reading.transcripts.questions import questions
from qualcode.reading.transcripts.structure import build

ROLES = {"I": Role.ASKS, "I2": Role.ASKS, "B": Role.ANSWERS, "B2": Role.ANSWERS, "Alle": Role.OTHER}


def asked(text: str) -> list[tuple[str, list[str]]]:
    return [
        (question.span.cut(text), [answer.cut(text) for answer in question.answers])
        for question in questions(build(text), ROLES)
    ]


def test_each_turn_of_who_asks_is_a_question_with_what_answers_it():
    assert asked("I: Wie?\nB: Gut.\nB2: So.\nI: Und?\nB: Ja.") == [("Wie?", ["Gut.", "So."]), ("Und?", ["Ja."])]


def test_several_turns_of_those_who_ask_are_one_question():
    assert asked("I: Wie?\nI2: Also damals.\nB: Gut.") == [("Wie?\nI2: Also damals.", ["Gut."])]


def test_what_is_said_before_the_first_question_belongs_to_none():
    assert asked("B: Läuft das Band?\nI: Ja. Wie fing es an?\nB: Gut.") == [("Ja. Wie fing es an?", ["Gut."])]


def test_a_question_may_have_no_answer_and_others_neither_ask_nor_answer():
    assert asked("I: Wie?\nAlle: Ha!\nB: Gut.\nI: Und?") == [("Wie?", ["Gut."]), ("Und?", [])]


def test_a_text_without_speakers_has_no_questions():
    assert asked("Wie? Gut.") == []


@given(st.lists(st.sampled_from(["I: Ja?", "B: Gut.", "Alle: Ha!", "I:", "B: a\nb"])).map("\n".join))
def test_every_answer_behind_the_first_question_belongs_to_exactly_one(text: str):
    structure = build(text)
    found = questions(structure, ROLES)
    answers = [answer for question in found for answer in question.answers]
    first = found[0].span.start if found else len(text)
    spoken = [turn for turn in structure.turns if turn.speaker == "B" and turn.speech < turn.span.end]
    assert [answer.start for answer in answers] == [turn.speech for turn in spoken if turn.speech > first]
