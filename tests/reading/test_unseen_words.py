"""Hidden and struck-through words stay out of RTF, ODT and web pages as of Word files; marked ones are offered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.readings.doubts import DoubtKind
from qualcode.reading.files import extract_here
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from tests.reading.files_made import odt

_STYLES = (
    "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {said}/></style:style>'
        for name, said in (
            ("hidden", 'text:display="none"'),
            ("struck", 'style:text-line-through-style="solid"'),
            ("marked", 'fo:background-color="#ffff00"'),
            ("plain", 'style:text-line-through-style="none" text:display="true" fo:background-color="transparent"'),
        )
    )
    + '<style:style style:name="below" style:family="text" style:parent-style-name="hidden"/>'
)

_RTF = {"hidden": r"{\v %s}", "struck": r"{\strike %s}", "double": r"\striked1 %s\striked0 ", "plain": r"{\v0 %s}"}
_HTML = {
    "hidden": "<span hidden>%s</span>",
    "style": '<span style="color:red; display : none">%s</span>',
    "struck": "<s>%s</s>",
    "deleted": "<del>%s</del>",
    "marked": "<mark>%s</mark>",
    "plain": '<b style="display: inline">%s</b>',
}


def written(kind: str, pieces: list[tuple[str, str]]) -> bytes:
    """A paragraph of these pieces (look, words) in a format, with one before it."""
    if kind == "rtf":
        words = "".join(_RTF.get(look, "%s") % text.replace("ä", r"\u228?") for look, text in pieces)
        return rf"{{\rtf1\ansi I: Wie?\par B: {words}\par}}".encode("ascii")
    if kind == "odt":
        spans = "".join(
            f'<text:span text:style-name="{look}">{text}</text:span>' if look else text for look, text in pieces
        )
        return odt(f"<text:p>I: Wie?</text:p><text:p>B: {spans}</text:p>", _STYLES)
    words = "".join(_HTML.get(look, "%s") % text for look, text in pieces)
    return f"<meta charset=utf-8><p>I: Wie?</p><p>B: {words}</p>".encode()


def extract(kind: str, pieces: list[tuple[str, str]], options: ReadingOptions = DEFAULT) -> Extract:
    return extract_here(kind, written(kind, pieces), f"a.{kind}", options)


@pytest.mark.parametrize("kind", ["rtf", "odt", "html"])
def test_hidden_and_struck_through_words_stay_out_and_are_told(kind):
    pieces = [
        ("", "Das war "),
        ("hidden", "(Klarname: Lindner) "),
        ("", "gut, "),
        ("struck", "leicht"),
        ("", " sehr."),
    ]
    found = extract(kind, pieces)
    assert found.text.rstrip() == "I: Wie?\nB: Das war gut, sehr."
    assert found.notes[:2] == (
        "1 hidden passage left out: “(Klarname: Lindner)”.",
        "1 struck-through passage left out: “leicht”.",
    )
    assert [(doubt.kind, doubt.example) for doubt in found.doubts] == [
        (DoubtKind.HIDDEN_TEXT, "(Klarname: Lindner)"), (DoubtKind.STRUCK_TEXT, "leicht"),
    ]  # fmt: skip
    assert found.words.complete
    assert found.words.left_out == 3


@pytest.mark.parametrize("kind", ["rtf", "odt", "html"])
def test_they_are_kept_where_they_are_wanted(kind):
    pieces = [("", "Das "), ("hidden", "alles "), ("struck", "leicht "), ("plain", "gut.")]
    found = extract(kind, pieces, ReadingOptions(hidden=True, struck=True))
    assert found.text.rstrip() == "I: Wie?\nB: Das alles leicht gut."
    assert not found.doubts
    assert extract(kind, pieces, ReadingOptions(hidden=True)).text.rstrip() == "I: Wie?\nB: Das alles gut."


@pytest.mark.parametrize(
    ("kind", "look"),
    [("rtf", "double"), ("odt", "below"), ("html", "style"), ("html", "deleted")],
)
def test_every_way_to_hide_or_strike_counts(kind, look):
    found = extract(kind, [("", "Das "), (look, "weg "), ("", "bleibt.")])
    assert found.text.rstrip() == "I: Wie?\nB: Das bleibt."
    assert found.words.complete


def test_a_hidden_section_and_a_hidden_paragraph_of_an_odt_stay_out():
    body = (
        '<text:section text:display="none"><text:p>eins</text:p><text:p>zwei</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>drei</text:p>'
        '<text:p><text:hidden-text text:is-hidden="true">vier</text:hidden-text>B: Gut.</text:p>'
    )
    found = extract_here("odt", odt(body), "a.odt", DEFAULT)
    assert found.text.strip() == "B: Gut."
    assert found.notes[0] == "3 hidden passages left out: “eins zwei”; “drei”; “vier”."


def test_a_hidden_part_of_a_page_goes_with_all_that_stands_in_it():
    html = "<p>Da</p><div hidden><p>weg <div>eins</div></p><br><p>zwei</p></div><p>dort</p>"
    found = extract_here("html", html.encode(), "a.html", DEFAULT)
    assert found.text == "Da\ndort"
    assert found.notes[0] == "1 hidden passage left out: “weg eins zwei”."
    assert found.words.complete


def test_marked_words_and_comments_of_an_odt_are_markings():
    body = (
        '<text:p>B: <text:span text:style-name="marked">Das war</text:span> <office:annotation office:name="a">'
        "<dc:creator>KB</dc:creator><text:p>prüfen</text:p></office:annotation>gut"
        '<office:annotation-end office:name="a"/>.</text:p>'
    )
    found = extract_here("odt", odt(body, _STYLES), "a.odt", DEFAULT)
    assert found.text == "B: Das war gut."
    assert [(marking.span.cut(found.text), marking.colour, marking.text) for marking in found.markings] == [
        ("Das war", "#ffff00", ""), ("gut", "", "prüfen"),
    ]  # fmt: skip
    assert extract("html", [("", "Das "), ("marked", "war"), ("", " gut.")]).markings[0].colour == "yellow"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["rtf", "odt", "html"]),
    st.lists(
        st.tuples(
            st.sampled_from(["", "hidden", "struck", "marked", "plain"]),
            st.sampled_from(["eins", " zwei ", "drei, ", "spät", "x"]),
        ),
        max_size=8,
    ),
)
def test_no_word_is_lost_whatever_is_hidden_struck_or_marked(kind, pieces):
    found = extract(kind, [("", "Anfang "), *pieces])
    assert found.words.complete, found.words
    seen = "".join(text for look, text in pieces if look not in ("hidden", "struck"))
    assert "".join(found.text.split("B: ", 1)[1].split()) == "Anfang" + "".join(seen.split())
