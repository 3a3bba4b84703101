"""Which question of a guide was meant, and how a guide is read."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.topics import GuideQuestion
from qualcode.retrieval.questions import Guide, guide_lines

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


def questions_of(text):
    return [line.question for line in guide_lines(text)]


def test_a_guide_has_one_question_a_line_without_its_number_or_bullet():
    assert questions_of("1. Wie  hat es\tangefangen?\n\n– Was kostet es?\n* 2) Wozu?\n") == [
        "Wie hat es angefangen?", "Was kostet es?", "Wozu?",
    ]  # fmt: skip
    with pytest.raises(QualcodeError, match="no question"):
        questions_of(" \n1.\n")
    with pytest.raises(QualcodeError, match="“Wie\\?” twice"):
        questions_of("Wie?\nWann?\n2. Wie?\n")


def test_a_line_of_a_guide_may_name_its_topic():
    lines = guide_lines(
        "1. Anfang | Wie hat es angefangen?\nKosten|Was kostet es?\nWozu das alles?\nSchluss |\n| Was?"
    )
    assert lines == [
        GuideQuestion("Anfang", "Wie hat es angefangen?"),
        GuideQuestion("Kosten", "Was kostet es?"),
        GuideQuestion("Wozu das alles?", "Wozu das alles?"),
        GuideQuestion("Schluss", "Schluss"),
        GuideQuestion("Was?", "Was?"),
    ]
