"""Raised figures and notes in the lines of a report as PDF."""

from __future__ import annotations

from qualcode.reading.formats.pdf_lines import Page, PdfLine
from qualcode.reading.formats.pdf_notes import joined, with_notes, with_raised


def line(text: str, left: float = 72, right: float = 300, base: float = 700, size: float = 10) -> PdfLine:
    return PdfLine(text, left, right, base, size)


def test_figures_above_the_line_become_superscripts():
    signs = list(enumerate(map(ord, "am 3.5.12")))
    raised = with_raised(signs, [700, 700, 700, 700, 700, 700, 700, 703.6, 703.6])
    assert "".join(chr(code) for _, code in raised) == "am 3.5.¹²"


def test_a_line_that_a_raised_figure_ended_goes_on():
    parts = [line("„Ja.“¹", right=100), line("(RG 2022) Und", left=103, right=180), line("nun.", base=686)]
    assert [one.text for one in joined(parts)] == ["„Ja.“¹ (RG 2022) Und", "nun."]


def test_a_raised_figure_on_a_line_of_its_own_belongs_to_the_words_before_it():
    parts = [line("„Ja.“", right=100), line("12", left=100, right=106, base=704, size=6), line("(RG)", left=108)]
    assert [one.text for one in joined(parts)] == ["„Ja.“¹² (RG)"]


def test_columns_rows_and_figures_on_the_line_stay_apart():
    columns = [line("Eins¹", right=100), line("Zwei", left=160)]
    rows = [line("Eins¹", right=100), line("Zwei", left=72, base=686)]
    figures = [line("Eins", right=100), line("12", left=103, right=110)]
    for parts in (columns, rows, figures):
        assert list(joined(parts)) == parts


def test_small_lines_that_begin_with_a_number_are_notes():
    body = [line("Ein langer Satz im Text, der zeigt, wie groß die Schrift ist."), line("3 Leute kamen.")]
    small = [line("1Siehe dort.", size=8), line("12 Ebd.", size=8), line("2022.", size=8), line("3,5 %", size=8)]
    (page,) = with_notes([Page((*body, *small))])
    assert [one.text for one in page.lines[2:]] == ["¹ Siehe dort.", "¹² Ebd.", "2022.", "3,5 %"]
    assert page.lines[:2] == tuple(body)
    assert with_notes([Page(())]) == [Page(())]
