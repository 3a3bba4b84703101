from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.reading.formats.html import extract_html
from qualcode.reading.source.options import DEFAULT, ReadingOptions, Split
from qualcode.reading.source.result import Reading
from tests.reading.files_made import read_bytes


@pytest.fixture
def reading(tmp_path: Path):
    def made(html: str | bytes, options: ReadingOptions = DEFAULT) -> Reading:
        return read_bytes(tmp_path, "a.html", html, options)

    return made


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Eins.</p>\n<p>Zwei.", "Eins.\nZwei."),
        ("<div>Eins <b>und</b>\n   zwei</div>drei", "Eins und zwei\ndrei"),
        ("<p>F&uuml;r &#8222;uns&#8220;</p>", "Für „uns“"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>Bünd<i>nis</i><span> eins </span></p>", "Bündnis eins"),
        ("<script>var a='<p>nein</p>'</script><style>p{}</style><title>T</title>da<!-- weg -->", "da"),
        ("<ul><li>eins<li>zwei</ul>drei", "eins\nzwei\ndrei"),
        ("<pre>  Zeile 1\n    Zeile 2</pre>", "  Zeile 1\n    Zeile 2"),
        ("<table><tr><th>I<td>Wie?<tr><td></td><td>x</td></table>da", "I\tWie?\n\tx\nda"),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>", "a\tb\n\tc"),
        ("1 < 2 und <unbekannt>drei</unbekannt>", "1 < 2 und drei"),
        ("<p>" * 3000 + "tief" + "</p>" * 3000, "tief"),
        ("<b>offen <p>bleibt", "offen\nbleibt"),
    ],
)
def test_what_a_browser_shows_is_text(reading, html: str, expected: str):
    result = reading(html)
    assert result.drafts[0].text == expected
    assert result.words.complete, result.words


@pytest.mark.parametrize(
    ("declared", "codec"), [("iso-8859-1", "cp1252"), ("windows-1250", "cp1250"), ("utf-8", "utf-8"), ("", "utf-8")]
)
def test_the_page_s_own_encoding_counts(reading, declared: str, codec: str):
    html = f"<meta charset='{declared}'><p>Größe</p>" if declared else "<p>Größe</p>"
    (draft,) = reading(html.encode(codec)).drafts
    assert (draft.text, draft.warnings) == ("Größe", ())


def test_a_wrong_encoding_is_told(reading):
    (draft,) = reading("<meta charset='ascii-so'><p>Größe</p>".encode("cp1252")).drafts
    assert "Windows-1252" in draft.warnings[0]


def test_bold_names_are_speakers(reading):
    html = "<p><b>Mia Muster</b> Wie war das?</p><p><b>Jo Probe</b> Es war gut.</p><p><b>Mia Muster</b> Aha?</p>"
    (draft,) = reading(html).drafts
    assert [turn.speaker for turn in draft.structure.turns] == ["Mia Muster", "Jo Probe", "Mia Muster"]


def test_headings_part_a_page(reading):
    html = "<h1>Alle</h1><h2>Eins</h2><p>a</p><h2>Zwei</h2><p>b</p>"
    result = reading(html, ReadingOptions(split=Split.HEADING))
    assert [(draft.name, draft.text) for draft in result.drafts] == [("a", "Alle"), ("Eins", "a"), ("Zwei", "b")]


def test_what_was_left_out_is_listed(reading):
    result = reading("<p>Da <del>nicht</del><img src=x alt='Ein Haus'></p><!-- c --><style>p{}</style>")
    notes = " ".join(result.notes)
    for words in ("1 image left out", "“Ein Haus”", "1 style, 1 comment", "struck-through"):
        assert words in notes


def test_words_behind_a_script_without_end_are_told_as_lost(reading):
    result = reading("<p>Da.</p><script>var a; </p><p>Verloren gegangen.</p>")
    assert result.drafts[0].text == "Da."
    assert {"Verloren", "gegangen"} <= set(result.words.lost)


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "<b>", "</b>", "<li>", "<br>", "<h2>", "</h2>", "<pre>",
     " ", "wort", "\n", "&amp;", "<", "<!--", "-->"]
)).map("".join))  # fmt: skip
def test_any_html_is_read_or_refused(html: str):
    try:
        extract = extract_html(html.encode(), "a.html", DEFAULT)
    except ReadingError:
        return
    assert all(0 <= span.start <= span.end <= len(extract.text) for span in extract.bold)
    assert all(heading.span.cut(extract.text).strip() for heading in extract.headings)
