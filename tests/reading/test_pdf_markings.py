"""Highlighted words of a PDF are offered as markings of the text that is made of its pages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.readings.markings import MarkingKind
from qualcode.reading.files import extract_here
from qualcode.reading.formats.pdf_markings import PdfMarker, placed
from qualcode.reading.source.options import DEFAULT
from tests.reading.files_made import PrintedLine, page_of, pdf


def marker(boxes: list[tuple[int, int, int, int]], *, contents: str = "", colour: str = "1 1 0") -> str:
    """A highlight over boxes (left, bottom, right, top)."""
    points = " ".join(
        f"{west} {north} {east} {north} {west} {south} {east} {south}" for west, south, east, north in boxes
    )
    left, bottom, right, top = boxes[0]
    return (
        f"<< /Type /Annot /Subtype /Highlight /Rect [{left} {bottom} {right} {top}] /QuadPoints [{points}] "
        f"/C [{colour}] /Contents ({contents}) /T (KB) >>"
    )


def extract(lines: list[PrintedLine], annotations: str):
    return extract_here("pdf", pdf([lines], annotations=annotations), "a.pdf", DEFAULT)


def test_words_under_a_marker_are_a_marking_with_its_colour_and_what_was_written_to_it():
    lines = page_of(["I: Wie war das?", "B: Am Anfang war das sehr schwierig,", "weil wir uns kaum kannten."])
    whole = marker([(72, 766, 560, 776), (72, 754, 160, 764)], contents="Interferenz?")
    found = extract(lines, whole)
    (marking,) = found.markings
    words = marking.span.cut(found.text)
    assert words.startswith("B: Am Anfang")
    assert "schwierig" in words
    assert "weil wir" in words
    assert (marking.kind, marking.colour) == (MarkingKind.HIGHLIGHT, "#ffff00")
    assert (marking.text, marking.author) == ("Interferenz?", "KB")


def test_of_equal_words_those_under_the_marker_are_marked():
    lines = page_of(["Ansprechpartner", "waren da.", "", "Ansprechpartner", "waren fort."])
    found = extract(lines, marker([(72, 742, 160, 752)]))
    (marking,) = found.markings
    assert marking.span.start == found.text.rindex("Ansprechpartner")
    assert marking.span.cut(found.text) == "Ansprechpartner"


def test_a_marker_over_no_words_and_one_that_is_damaged_mark_nothing():
    lines = page_of(["B: Gut."])
    empty = marker([(300, 100, 400, 110)])
    damaged = "<< /Type /Annot /Subtype /Highlight /Rect [0 0 1 1] >>"
    found = extract(lines, empty + damaged)
    assert not found.markings
    assert found.text == "B: Gut."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["ab", "b", "a-b", "aab ", "\n", ", "]), min_size=1, max_size=30), st.data())
def test_what_is_marked_in_the_letters_is_found_whatever_was_done_to_hyphens_and_lines(pieces, data):
    text = " ".join(pieces)
    letters = "".join(sign for sign in text if sign.isalnum())
    if not letters:
        return
    start = data.draw(st.integers(0, len(letters) - 1))
    end = data.draw(st.integers(start + 1, len(letters)))
    (marking,) = placed([PdfMarker(letters[start:end], start, "", "", "")], text)
    assert "".join(sign for sign in marking.span.cut(text) if sign.isalnum()) == letters[start:end]
