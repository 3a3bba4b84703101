"""How words of a DOCX look: hidden and struck-through ones stay out and are told, marked ones are offered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.readings.doubts import DoubtKind
from qualcode.model.readings.markings import MarkingKind
from qualcode.reading.files import extract_here
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import DEFAULT, ReadingOptions
from tests.reading.files_made import docx, members_of, p, run, zipped

_VANISH, _STRIKE = "<w:vanish/>", "<w:strike/>"


def extract(body: str, options: ReadingOptions = DEFAULT, **parts: str) -> Extract:
    return extract_here("docx", docx(body, **parts), "a.docx", options)


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def style(name: str, properties: str, kind: str = "character", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:rPr>{properties}</w:rPr></w:style>'


@pytest.mark.parametrize(
    ("look", "styles"),
    [
        (_VANISH, ""),
        ('<w:vanish w:val="true"/>', ""),
        ('<w:rStyle w:val="geheim"/>', style("geheim", _VANISH)),
        (
            '<w:rStyle w:val="unter"/>',
            style("geheim", _VANISH)
            + '<w:style w:type="character" w:styleId="unter"><w:basedOn w:val="geheim"/></w:style>',
        ),
    ],
)
def test_hidden_words_stay_out_and_are_told_whatever_hides_them(look, styles):
    body = p("I: Wie war das?") + paragraph(run("B: Das war "), run("(Klarname: Lindner) ", look), run("schwierig."))
    found = extract(body, styles=styles)
    assert found.text == "I: Wie war das?\nB: Das war schwierig."
    assert found.notes[0] == "1 hidden passage left out: “(Klarname: Lindner)”."
    (doubt,) = found.doubts
    assert (doubt.kind, doubt.span, doubt.example, doubt.times) == (
        DoubtKind.HIDDEN_TEXT, None, "(Klarname: Lindner)", 1,
    )  # fmt: skip
    assert found.words.complete
    assert found.words.left_out == 2


def test_a_paragraph_hidden_by_its_style_or_by_the_usual_style_of_the_document_stays_out():
    hidden = p("Notiz der Schreibkraft", '<w:pPr><w:pStyle w:val="notiz"/></w:pPr>')
    found = extract(p("B: Gut.") + hidden, styles=style("notiz", _VANISH, "paragraph"))
    assert found.text.strip() == "B: Gut."
    shown = '<w:vanish w:val="0"/>'
    usual = style("standard", _VANISH, "paragraph", ' w:default="1"')
    found = extract(paragraph(run("B: "), run("Gut.", shown)), styles=usual)
    assert found.text.strip() == "Gut."
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{_VANISH}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert extract(paragraph(run("weg "), run("Gut.", shown)), styles=defaults).text.strip() == "Gut."


def test_struck_through_words_stay_out_unless_they_are_wanted():
    body = paragraph(run("B: Das war "), run("leicht", _STRIKE), run(" schwierig, "), run("sehr", "<w:dstrike/>"))
    found = extract(body)
    assert found.text.strip() == "B: Das war schwierig,"
    assert found.notes[0] == "2 struck-through passages left out: “leicht”; “sehr”."
    assert [doubt.kind for doubt in found.doubts] == [DoubtKind.STRUCK_TEXT]
    kept = extract(body, ReadingOptions(struck=True))
    assert kept.text == "B: Das war leicht schwierig, sehr"
    assert not kept.doubts


def test_hidden_words_are_kept_where_they_are_wanted():
    body = paragraph(run("B: Das "), run("(lacht) ", _VANISH), run("war gut."))
    assert extract(body, ReadingOptions(hidden=True)).text == "B: Das (lacht) war gut."


def test_what_is_said_not_to_be_hidden_or_struck_through_stays():
    for look in ('<w:vanish w:val="0"/>', '<w:strike w:val="false"/>', "<w:webHidden/>", "<w:b/>"):
        assert extract(paragraph(run("B: "), run("Gut.", look))).text == "B: Gut."


def test_runs_side_by_side_are_one_passage_and_paragraphs_each_their_own():
    found = extract(
        paragraph(run("a "), run("eins ", _VANISH), run("zwei", _VANISH + "<w:b/>"), run(" b"))
        + paragraph(run("drei", _VANISH))
    )
    assert found.notes[0] == "2 hidden passages left out: “eins zwei”; “drei”."


def test_a_word_hidden_in_a_footnote_stays_out():
    body = paragraph(run("B: Gut."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2">{paragraph(run("Siehe "), run("Lindner", _VANISH), run("oben."))}</w:footnote>'
    found = extract(body, footnotes=note)
    assert found.text == "B: Gut. [Siehe oben.]"
    assert found.words.complete


def test_highlighted_words_are_markings_by_their_colour():
    body = (
        p("I: Wie?")
        + paragraph(
            run("B: Wir hatten "), run("feste ", '<w:highlight w:val="yellow"/>'),
            run("Ansprechpartner", '<w:b/><w:highlight w:val="yellow"/>'),
            run(" und ", '<w:highlight w:val="none"/>'),
            run("Zeit", '<w:shd w:val="clear" w:fill="00FF00"/>'), run("."),
        )
    )  # fmt: skip
    found = extract(body)
    assert found.text == "I: Wie?\nB: Wir hatten feste Ansprechpartner und Zeit."
    assert [(marking.span.cut(found.text), marking.kind, marking.colour) for marking in found.markings] == [
        ("feste Ansprechpartner", MarkingKind.HIGHLIGHT, "yellow"),
        ("Zeit", MarkingKind.HIGHLIGHT, "#00ff00"),
    ]
    assert found.words.complete


def test_a_comment_is_a_marking_of_the_words_that_it_is_about():
    reference = '<w:r><w:commentReference w:id="{0}"/></w:r>'
    start, end = '<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/>'
    body = paragraph(
        run("B: Das war "), start.format(1), run("am Anfang "), start.format(2), run("schwierig"), end.format(1),
        reference.format(1), run(" für uns"), end.format(2), reference.format(2), run("."),
    ) + paragraph(run("I: Und dann?"), reference.format(3))  # fmt: skip
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="KB">{p(words)}</w:comment>'
        for number, words in ((1, "Interferenz?"), (2, "prüfen"), (3, "nachfragen"))
    )
    found = extract(body, comments=comments)
    assert found.text == "B: Das war am Anfang schwierig für uns.\nI: Und dann?"
    assert [(marking.span.cut(found.text), marking.text, marking.author) for marking in found.markings] == [
        ("am Anfang schwierig", "Interferenz?", "KB"),
        ("schwierig für uns", "prüfen", "KB"),
        ("I: Und dann?", "nachfragen", "KB"),
    ]


def test_paragraphs_of_a_comment_are_lines_and_one_about_nothing_is_about_its_paragraph():
    point = (
        '<w:commentRangeStart w:id="{0}"/><w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
    )
    body = (
        f"<w:p>{point.format(0)}{run('Nobody waits.')}</w:p><w:p>{run('They ')}{point.format(1)}{run('wait.')}</w:p>"
    )
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="KB">{p("Time")}{p("Office")}</w:comment>' for number in (0, 1)
    )
    found = extract(body, comments=comments)
    assert [(marking.span.cut(found.text).strip(), marking.text) for marking in found.markings] == [
        ("Nobody waits.", "Time\nOffice"),
        ("They", "Time\nOffice"),
    ]


def test_signs_of_edges_in_a_text_of_somebody_else_are_none():
    body = paragraph(run("B: \ufdd20\ufdd4Gut\ufdd30\ufdd4."), run("ja", '<w:highlight w:val="red"/>'))
    found = extract(body)
    assert found.text == "B: 0Gut0.ja"
    assert [marking.span.cut(found.text) for marking in found.markings] == ["ja"]


def test_bold_labels_and_headings_keep_their_places_between_markings():
    marked = '<w:highlight w:val="yellow"/>'
    body = paragraph(run("Erstes", marked)) + paragraph(run("Frau Lindner", "<w:b/>" + marked), run(" sagt etwas."))
    found = extract(body)
    assert [span.cut(found.text) for span in found.bold] == ["Frau Lindner"]


_RUNS = st.lists(
    st.tuples(
        st.sampled_from(["eins", " zwei ", "drei, ", "\u00e4\u0301", " "]),
        st.sampled_from(["", _VANISH, _STRIKE, '<w:highlight w:val="red"/>', _VANISH + '<w:highlight w:val="red"/>']),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_RUNS, max_size=4))
def test_no_word_is_lost_whatever_is_hidden_struck_or_marked(paragraphs):
    body = "".join(paragraph(*(run(words, look) for words, look in runs)) for runs in paragraphs)
    found = extract(p("Anfang") + body)
    assert found.words.complete
    assert not any(0xFDD0 <= ord(sign) <= 0xFDEF for sign in found.text)
    seen = [
        words.strip()
        for runs in paragraphs
        for words, look in runs
        if _VANISH not in look and look != _STRIKE and words.strip()
    ]
    place = 0
    for words in seen:
        place = found.text.index(words, place) + len(words)


@pytest.mark.parametrize(
    ("file", "data", "words"),
    [
        ("stueck.txt", "B: Im Stück.".encode(), "B: Im Stück."),
        ("stueck.html", b"<p>B: Im St&uuml;ck.</p>", "B: Im Stück."),
        ("stueck.rtf", rb"{\rtf1\ansi B: Im St\u252?ck.\par}", "B: Im Stück."),
    ],
)
def test_an_inserted_file_stands_in_its_place(file, data, words):
    body = p("I: Vor.") + '<w:altChunk r:id="rId9"/>' + p("B: Nach.")
    members = members_of(docx(body))
    members["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="x/aFChunk" Target="{file}"/></Relationships>'
    ).encode()
    members[f"word/{file}"] = data
    found = extract_here("docx", zipped(members), "a.docx", DEFAULT)
    assert found.text == f"I: Vor.\n{words}\nB: Nach."
    assert any(file in note for note in found.notes)
    del members[f"word/{file}"]
    missing = extract_here("docx", zipped(members), "a.docx", DEFAULT)
    assert missing.text == "I: Vor.\nB: Nach."
    assert [doubt.kind for doubt in missing.doubts] == [DoubtKind.WORDS_MISSING]
    assert "inserted file" in missing.warnings[0]


def test_a_text_box_of_new_files_stands_behind_the_paragraph_of_its_anchor():
    box = (
        "<w:r><w:drawing><a><b><w:txbxContent>"
        + p("Nachtrag.")
        + p("Zwei.")
        + "</w:txbxContent></b></a></w:drawing></w:r>"
    )
    found = extract(paragraph(run("B: Am Anfang."), box) + p("I: Und dann?"))
    assert found.text == "B: Am Anfang.\nNachtrag.\nZwei.\nI: Und dann?"
    assert found.words.complete
