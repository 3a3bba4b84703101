"""Where passages stand: paragraphs, lines of the source, and times that are known and no others."""

from __future__ import annotations

import pytest

from qualcode.model.documents import CitedPlaces, LineMark, PassagePlace, Structure, TimeMark
from qualcode.model.spans import Span
from qualcode.reading.transcripts.structure import build

TALK = "[00:00:05] B: Das war schwierig. Niemand wusste es.\n\nI: Warum? #00:00:12-5#\nB: Wegen der Frist."


def place(words: str, text: str = TALK) -> PassagePlace:
    start = text.index(words)
    return build(text).places(text).of(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "time", "until", "at_mark"),
    [
        ("Das war schwierig.", 5000, 12500, True),
        ("[00:00:05] B: Das war", 5000, 12500, True),
        ("Niemand wusste es.", 5000, 12500, False),
        ("Warum?", 5000, 12500, False),
        ("Warum? #00:00:12-5#", 5000, 12500, False),
        ("B: Wegen", 12500, None, True),
        ("Wegen der Frist.", 12500, None, True),
        ("der Frist.", 12500, None, False),
    ],
)
def test_the_time_is_that_of_the_last_mark_and_known_only_right_behind_it(words, time, until, at_mark):
    assert place(words)[2:] == (time, until, at_mark)


def test_before_the_first_mark_no_time_is_known():
    assert place("Vorab", f"Vorab gesagt.\n{TALK}") == PassagePlace((1, 1))


def test_a_time_that_goes_back_bounds_nothing():
    text = "[00:10:00] B: Eins.\n[00:00:00] B: Zwei."
    assert place("Eins.", text)[2:] == (600_000, None, True)


def test_times_without_a_stamp_count_like_others():
    text = "Eins zwei. Drei vier."
    marks = (TimeMark(Span(0, 0), 1000), TimeMark(Span(11, 11), 4000))
    places = CitedPlaces(text, [0], marks=marks)
    assert places.of(Span(0, 10)) == PassagePlace((1, 1), None, 1000, 4000, at_mark=True)
    assert places.of(Span(11, 21)) == PassagePlace((1, 1), None, 4000, None, at_mark=True)
    assert places.of(Span(16, 21)) == PassagePlace((1, 1), None, 4000, None, at_mark=False)


def test_a_passage_over_several_paragraphs_and_lines_tells_the_first_and_the_last():
    text = "eins zwei\ndrei vier\nfünf"
    lines = (LineMark(0, 7), LineMark(5, 8), LineMark(10, 9), LineMark(20, 10))
    structure = Structure("", tuple(Span(start, end) for start, end in ((0, 9), (10, 19), (20, 24))), lines=lines)
    places = structure.places(text)
    assert places.of(Span(0, 9)) == PassagePlace((1, 1), (7, 8))
    assert places.of(Span(5, 10)) == PassagePlace((1, 1), (8, 8))
    assert places.of(Span(5, 24)) == PassagePlace((1, 3), (8, 10))


def test_a_text_without_anything_has_no_numbers():
    assert CitedPlaces("", []).of(Span(0, 0)) == PassagePlace()
