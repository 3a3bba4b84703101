"""Paragraphs of a converted report: joined over page breaks, each under its heading."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.reading.reports.paragraphs import ReportParagraph, paragraphs
from qualcode.reading.reports.plain_words import GERMAN_MARKS

LONG = "Die Gärten liegen am Rand der Stadt und werden von vielen Menschen gern besucht, weil sie ruhig"


def flow(text: str) -> list[ReportParagraph]:
    return paragraphs(text, GERMAN_MARKS)


def chapters(text: str) -> list[str]:
    return [paragraph.chapter for paragraph in flow(text)]


@pytest.mark.parametrize(
    "heading", ["3.1 Der Weg", "**3.1 Der Weg**", "## 3.1 Der Weg", "3.1\tDer *Weg*⁴", "3.1 Der\nWeg"]
)
def test_a_numbered_heading_names_the_chapter(heading: str) -> None:
    assert chapters(f"Vorab.\n\n{heading}\n\nText.")[-1] == "3.1 Der Weg"


def test_the_innermost_heading_counts_and_the_next_one_replaces_it() -> None:
    report = "1 Auf\n\nA.\n\n1.1 Hin\n\nB.\n\n1.1.1 Weit\n\nC.\n\n1.2 Her\n\nD.\n\n2 Ab\n\nE."
    assert chapters(report) == ["1 Auf", "1.1 Hin", "1.1.1 Weit", "1.2 Her", "2 Ab"]


@pytest.mark.parametrize(
    "line",
    [
        "4. Die Gärten sind offen",  # a list item: the headings of this report have no dot
        "1.1 Schon gewesen",
        "9 Viel zu weit voraus",
        "2.2 endet klein",
        "2.2 Ein Satz mit Punkt.",
        "2.2 Die Wege.....	17",
        "2.2 Die Wege	17",
        "2.2 " + "Sehr lang " * 30,
    ],
)
def test_what_only_looks_like_a_heading_changes_no_chapter(line: str) -> None:
    assert chapters(f"1 Auf\n\nA.\n\n2 Ab\n\n2.1 Hin\n\nB.\n\n{line}\n\nC.")[-1] == "2.1 Hin"


def test_a_table_of_contents_with_single_blanks_does_not_block_the_real_headings() -> None:
    assert chapters("1 Auf 3\n\n2 Ab 9\n\n1 Auf\n\nA.\n\n2 Ab\n\nB.") == ["1 Auf", "2 Ab"]


def test_lost_headings_do_not_stop_the_count() -> None:
    assert chapters("1 Auf\n\nA.\n\n3.2 Hin\n\nB.\n\n4.1 Her\n\nC.") == ["1 Auf", "3.2 Hin", "4.1 Her"]


def test_headings_with_a_dot_are_known_by_the_first() -> None:
    assert chapters("1. Auf\n\nA.\n\n2 Nüsse fallen\n\nB.\n\n2. Ab\n\nC.")[-1] == "2. Ab"


def test_a_markdown_heading_needs_no_number() -> None:
    assert chapters("# Wege\n\nA.\n\n## Der *lange* Weg ##\n\nB.") == ["Wege", "Der lange Weg"]


def test_a_paragraph_belongs_to_the_chapter_in_which_it_begins() -> None:
    (first, second) = flow(f"1 Auf\n\n{LONG}\n\n—\n\n¹ Ebd.\n\nsind.")
    assert first.text == f"{LONG} sind."
    assert second.text == "¹ Ebd."
    assert first.running
    assert not second.running


@pytest.mark.parametrize("rest", ["sind.", "Orte sind."])
@pytest.mark.parametrize(
    "between",
    ["17", "- 17 -", "Seite 17 von 90", "—", "![](bild.png)", "<!-- page 3 -->", "¹ Ebd.", "[^1]: Ebd.\nUnd dort."],
)
def test_halves_find_each_other_over_what_a_page_needs(rest: str, between: str) -> None:
    first = flow(f"{LONG}\n\n{between}\n\n{rest}")[0]
    assert first.text == f"{LONG} {rest}"
    assert first.seams == (len(LONG) + 1,)


@pytest.mark.parametrize(
    "after", ["2 Neues\n\nsind.", "- sind.", "# Neues\n\nsind."], ids=["heading", "list", "markdown heading"]
)
def test_halves_are_not_joined_over_a_heading_or_into_a_list(after: str) -> None:
    assert flow(f"1 Auf\n\n{LONG}\n\n{after}")[0].text == LONG


def test_a_line_that_stands_alone_three_times_is_a_running_head() -> None:
    report = f"Der Garten\n\n{LONG}\n\nDer Garten\n\nsind.\n\nDer Garten\n\nEnde."
    assert [paragraph.text for paragraph in flow(report)] == [f"{LONG} sind.", "Ende."]
    assert flow("Ja.\nDoch.\nJa.\nDoch.\nJa.")[0].text == "Ja. Doch. Ja. Doch. Ja."
    assert len(flow("„Ja.“ (RG 2022)\n\n" * 3)) == 3


def test_a_half_may_end_in_an_abbreviation() -> None:
    assert flow("Viele, z. B.\n\ndie Gärtner.")[0].text == "Viele, z. B. die Gärtner."
    assert len(flow("Das gilt für:\n\ndie Gärtner.")) == 2


def test_a_short_half_that_ends_in_a_hyphen_or_comma_goes_on() -> None:
    assert flow("Der *Case-*\n\nManager kam.")[0].text == "Der *Case-Manager kam."
    assert flow("Heute,*\n\nMontag, kam er.")[0].text == "Heute,* Montag, kam er."


@pytest.mark.parametrize(
    "first",
    ["Vorwort", "Aufgaben der Gärten:", f"{LONG} sind.", f"{LONG} sind.“ (RG 2022)", f"{LONG}!⁵", f"*{LONG} sind.*"],
)
def test_what_is_finished_is_not_joined(first: str) -> None:
    assert [paragraph.text for paragraph in flow(f"{first}\n\nNeues beginnt.")] == [first, "Neues beginnt."]


def test_a_parenthesis_on_a_line_of_its_own_belongs_to_what_stands_before() -> None:
    assert flow("Das war gut.“\n\n*(RG 2022)*\n\nNeues.")[0].text == "Das war gut.“ *(RG 2022)*"


def test_hard_wrapped_lines_are_one_paragraph_and_items_are_not() -> None:
    report = "Wir gehen\nüber den\nHof.\n\n- eins\n  noch eins\n- zwei"
    assert [paragraph.text for paragraph in flow(report)] == ["Wir gehen über den Hof.", "- eins noch eins", "- zwei"]


def test_every_offset_knows_its_line() -> None:
    (first, note) = flow("\n\nWir gehen\r\nüber den\f\n\n¹ Ebd.\n\nleeren Hof.")
    lines = [first.line(first.text.index(word)) for word in ("Wir", "gehen", "über", "Hof")]
    assert lines == [3, 3, 4, 8]
    assert note.line(0) == 6


def test_a_block_quotation_is_one_paragraph_without_its_marks() -> None:
    (before, block, after) = flow("Sie sagt:\n\n> Wir gehen\n> über\n>\n> den Hof. (RG 2022)\n\nEnde.")
    assert block.text == "Wir gehen über den Hof. (RG 2022)"
    assert block.block
    assert not before.block
    assert after.text == "Ende."


def test_no_letter_of_a_report_is_lost() -> None:
    report = f"1 Auf\n\n{LONG}\n\nTabelle 1: Beete\n\nStraße\tBeete\n\n² Ebd.\nweiter\n\n> Zitat\n\n- Punkt\n\nsind."
    found = "".join(paragraph.text for paragraph in flow(report))
    assert sorted(filter(str.isalpha, found)) == sorted(filter(str.isalpha, report.replace("1 Auf", "")))


_TEXTS = (
    "(wir gehen",
    "(Häuser stehen,",
    "- Punkt",
    "> Zitat",
    "a\tb",
    "¹ Ebd.",
    "„Offen",
    "zu“ (A)",
    "(*Wort-*",
    "Abbildung 2: Beet",
)
_OTHERS = ("7 Bäume", "2.1 Hof", "# Neu", "12", "—", "")


@given(st.lists(st.sampled_from((*_TEXTS, *_OTHERS)), max_size=30))
def test_only_headings_and_page_numbers_are_taken_out(lines: list[str]) -> None:
    report = "\n".join(lines)
    found = flow(report)
    letters = Counter(filter(str.isalpha, "".join(paragraph.text for paragraph in found)))
    # a heading may run on in a second line
    headings = [line + after for line, after in zip(lines, [*lines, ""][1:], strict=True) if line in _OTHERS[:3]]
    missing = Counter(filter(str.isalpha, report)) - letters
    assert not missing - Counter(filter(str.isalpha, "".join(headings)))
    assert not letters - Counter(filter(str.isalpha, report))
    for paragraph in found:
        assert all(0 < seam <= len(paragraph.text) for seam in paragraph.seams)
        assert 1 <= paragraph.line(0) <= paragraph.line(len(paragraph.text)) <= len(lines)
