"""Which question of a guide was meant, and what a wave's silence on a theme means."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.retrieval.mentions import DeclaredQuestions, ThemeMention
from qualcode.retrieval.questions import Guide, guide_of
from tests.builders import interview
from tests.helpers import new_project

GUIDE = ["Wie hat es angefangen?", "Was kostet die Arbeit im Jahr?"]


@pytest.mark.parametrize(
    ("asked", "meant", "likeness"),
    [
        ("Wie hat es angefangen?", GUIDE[0], 100),
        ("Und wie hat das denn bei Ihnen angefangen, wenn es das noch gibt?", GUIDE[0], 100),
        ("Was kostete die Arbeit im Jahr?", GUIDE[1], 100),
        ("Was kosten die Arbeiten im Jahr?", GUIDE[1], 75),  # “kosten” and “kostet” are too unlike
        ("Wie hat das angefangen?", GUIDE[0], 89),
        ("Wie hat es geendet?", "", 0),
        ("Wie?", "", 0),
        ("", "", 0),
    ],
)
def test_a_question_is_that_of_the_guide_whose_letters_stand_in_it(asked, meant, likeness):
    assert Guide(GUIDE).of(asked) == (meant, likeness)


def test_without_a_guide_nothing_was_meant():
    assert Guide([]).of("Wie hat es angefangen?") == ("", 0)
    assert Guide(["?"]).of("Wie?") == ("", 0)


def test_a_guide_has_one_question_a_line_without_its_number_or_bullet():
    assert guide_of("1. Wie  hat es\tangefangen?\n\n– Was kostet es?\n* 2) Wozu?\n") == [
        "Wie hat es angefangen?", "Was kostet es?", "Wozu?",
    ]  # fmt: skip
    with pytest.raises(QualcodeError, match="no question"):
        guide_of(" \n1.\n")
    with pytest.raises(QualcodeError, match="“Wie\\?” twice"):
        guide_of("Wie?\nWann?\n2. Wie?\n")


@pytest.fixture
def declared(tmp_path):
    project = new_project(tmp_path)
    talk = "I: Wie hat es angefangen?\nB: Klein.\nI: Aha?\nB: Ja.\nI: Was kostet die Arbeit im Jahr?\nB: Viel."
    documents = [
        interview(project, "gespräch", talk, wave="2021"),
        interview(project, "bogen", "B: Gar nichts.", wave="2022", question="Was kostet die Arbeit im Jahr"),
        interview(project, "brief", "B: Nichts davon.", wave="2023"),
    ]
    yield documents, DeclaredQuestions(project, project.documents.all(), GUIDE)
    project.close()


def test_a_passage_answers_the_last_question_of_the_guide_before_it_and_no_probe(declared):
    (talk, sheet, letter), questions = declared
    starts, costs = "wie hat es angefangen", "was kostet die arbeit im jahr"
    text = "I: Wie hat es angefangen?\nB: Klein.\nI: Aha?\nB: Ja.\nI: Was kostet die Arbeit im Jahr?\nB: Viel."
    places = {word: text.index(word) for word in ("Klein", "Ja.", "Viel")}
    assert [questions.before(talk.key, place) for place in places.values()] == [starts, starts, costs]
    assert questions.before(talk.key, 0) == ""
    assert questions.before(sheet.key, 0) == costs
    assert questions.before(letter.key, 5) == ""


def test_silence_is_told_apart_from_not_being_asked(declared):
    _, questions = declared
    starts, costs = "wie hat es angefangen", "was kostet die arbeit im jahr"

    def mention(here, there, now="2022", before="2021"):
        return questions.mention(here, there, now, before)

    assert mention([costs], [""]) is ThemeMention.BOTH
    assert mention([], []) is ThemeMention.NEITHER
    assert mention([costs], []) is ThemeMention.NEW
    assert mention([], [costs]) is ThemeMention.GONE
    assert mention([], [starts]) is ThemeMention.NOT_ASKED
    assert mention([], [starts, costs]) is ThemeMention.GONE
    assert mention([""], []) is ThemeMention.UNKNOWN
    assert mention([], [costs], now="2023") is ThemeMention.UNKNOWN
    assert mention([starts], [], now="2021", before="2022") is ThemeMention.NOT_ASKED


def test_questions_of_nearly_the_same_words_are_the_same(declared):
    _, questions = declared
    assert questions.in_wave("2022", "im jahr kostet die arbeit was")
    assert questions.in_wave("2022", "was kostet die arbeit in dem jahr")
    assert not questions.in_wave("2022", "was kostet die arbeit")
    assert not questions.in_wave("2024", "was kostet die arbeit im jahr")
