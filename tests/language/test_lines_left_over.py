"""Lines that are left over when the long stretches are found, and long texts without lines."""

from __future__ import annotations

import pytest

from qualcode.language.alignment.align import align
from qualcode.language.alignment.matching import match
from qualcode.language.alignment.same_lines import similar_lines
from qualcode.language.alignment.sides import Sides
from qualcode.language.alignment.tokens import tokenise
from qualcode.model.spans import Span

SAID = "Das haben wir damals nicht gewusst."


def sides_of(old: str, new: str) -> Sides:
    numbers: dict[str, int] = {}
    return Sides(tokenise(old, numbers), tokenise(new, numbers))


def joined(old: str, new: str) -> list[tuple[int, int]]:
    """Which lines of the old text are taken for which of the new one."""
    sides = sides_of(old, new)
    firsts = [stretch.runs[0] for stretch in similar_lines(sides)]
    return [(sides.old.line(run.old), sides.new.line(run.new)) for run in firsts]


def test_a_line_in_nearly_the_same_words_is_the_same_one():
    assert joined(f"B: {SAID}", "B: Das haben wir ja damals nicht gewusst.") == [(0, 0)]
    assert joined(f"A: Nein.\nB: {SAID}", f"B: Ganz etwas anderes also.\nB: So. {SAID}") == [(1, 1)]


def test_lines_that_cross_are_both_found_the_more_similar_first():
    other = "Sonst wäre manches anders gekommen."
    old, new = f"B: {SAID}\nB: {other}", f"B: {other}\nB: {SAID} Ja."
    assert joined(old, new) == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    "new",
    [
        "B: Niemand hat uns vorher gefragt.",  # in other words
        "B: Das haben wir damals ja nicht gewusst.\nB: Das haben wir damals so nicht gewusst.",  # which of two?
    ],
)
def test_a_line_is_not_guessed(new):
    assert joined(f"B: {SAID}", new) == []


@pytest.mark.parametrize(("said", "weight", "found"), [("Da waren sieben.", 14, 0), ("Da waren welche da", 15, 1)])
def test_short_lines_are_not_compared(said, weight, found):
    sides = sides_of(f"B: {said}", f"B: {said} Ja")
    place = sides.old.said(0)
    assert sides.old.weight(place.start, place.stop) == weight
    assert len(list(similar_lines(sides))) == found


def test_a_line_that_is_taken_already_is_not_looked_for():
    sides = sides_of(f"B: {SAID}", f"B: {SAID}")
    assert list(similar_lines(sides))
    assert not list(similar_lines(sides))


def test_a_long_text_in_one_line_is_anchored_by_rows_of_words():
    words = [f"wort{number}" for number in range(10_500)]
    corrected = [f"neu{at}" if at % 60 in (0, 59) else word for at, word in enumerate(words)]
    corrected[0] = corrected[-1] = "anders"
    old, new = " ".join(words), " ".join(corrected)
    place = Span(old.index("wort5010 "), old.index("wort5020 "))
    placed = align(old, new).map(place)
    assert placed.span is not None
    sides = sides_of(old, new)
    assert not any(stretch.moved for stretch in match(sides.old, sides.new))
    assert new[placed.span.start : placed.span.end] == old[place.start : place.end]


def test_two_long_lines_without_a_common_word_keep_nothing():
    old, new = (" ".join(f"{letter}{number}" for number in range(600)) for letter in "ab")
    assert align(old, new).map(Span(0, 10)).span is None


@pytest.mark.parametrize(
    ("inserted", "becomes"),
    [(" gestern", " gestern"), (" nicht\nEr ging", ""), ("! Ja", ""), (" und" + " so" * 40, "")],
)
def test_words_put_in_before_the_full_stop_belong_to_the_sentence_where_they_end_no_other(inserted, becomes):
    before, words, behind = (
        "B: Wir waren jung und wussten wenig. ",
        "Er kam zu uns in das Haus",
        ". Danach war alles anders.",
    )
    placed = align(before + words + behind, before + words + inserted + behind).map(
        Span(len(before), len(before + words))
    )
    assert placed.span == Span(len(before), len(before + words + becomes))
