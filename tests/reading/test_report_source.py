"""Reports as DOCX and PDF, with other quotation marks and other forms of labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ReadingError, UsageProblem
from qualcode.reading.files import read
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.result import Reading
from tests.reading.files_made import HEADING_STYLES, docx, heading, odt, p, page_of, pdf, rtf, run


@pytest.fixture
def report(tmp_path: Path):
    def made(name: str, data: bytes | str, labels: str = "RG", marks: str = "german") -> Reading:
        file = tmp_path / name
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return read(file, "report", labels.split(","), options=ReadingOptions(marks=marks))

    return made


def taken(reading: Reading) -> list[tuple[str, str]]:
    return [(draft.label, draft.text) for draft in reading.drafts]


def test_a_word_file_keeps_its_chapters_paragraphs_and_notes_apart(report):
    call = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    body = (
        heading("Ergebnisse")
        + f"<w:p>{run('Sie erzählt: „Der Bus kommt zweimal am Tag.“')}{call}{run(' (RG 2022) So ist es.')}</w:p>"
        + p("Danach ging es um anderes, und zwar ausführlich, lange und ohne ein Ende des Satzes zu finden")
        + p("„Hier beginnt ein eigener Absatz.“ (RG 2021)")
    )
    notes = f"<w:footnote w:id='2'>{p('Gemeint ist die Linie 7.')}</w:footnote>"
    reading = report("b.docx", docx(body, styles=HEADING_STYLES, footnotes=notes))
    assert taken(reading) == [
        ("RG 2022", "Der Bus kommt zweimal am Tag."),
        ("RG 2021", "Hier beginnt ein eigener Absatz."),
    ]
    assert {draft.attributes["chapter"] for draft in reading.drafts} == {"Ergebnisse"}
    assert reading.drafts[0].context == "Sie erzählt:"
    assert not any("Linie" in draft.text + draft.context for draft in reading.drafts)


def test_notes_of_other_word_processors_stand_apart_too(report):
    note = "<text:note><text:note-body><text:p>Eine Note.</text:p></text:note-body></text:note>"
    body = f"<text:p>Sie: „Das ging gut aus.“{note} (RG 2022)</text:p>"
    assert taken(report("b.odt", odt(body))) == [("RG 2022", "Das ging gut aus.")]
    text = r"Sie: \u8222?Das ging gut aus.\u8220?{\footnote Eine Note.} (RG 2022)"
    assert taken(report("b.rtf", rtf(text))) == [("RG 2022", "Das ging gut aus.")]


def test_a_pdf_is_read_over_its_lines(report):
    lines = [
        'Eine von ihnen erzählt uns dazu: "Der Bus kommt nur zweimal am Tag, und dann',
        'ist er voll." (RG 2022)',
    ]
    reading = report("b.pdf", pdf([page_of(lines)]), marks="straight")
    assert taken(reading) == [("RG 2022", "Der Bus kommt nur zweimal am Tag, und dann ist er voll.")]


@pytest.mark.parametrize(
    ("marks", "quotation"),
    [
        ("german", "„Das ging gut aus.“"),
        ("guillemets", "»Das ging gut aus.«"),
        ("french", "«Das ging gut aus.»"),
        ("french", "«\u202fDas ging gut aus.\u202f»"),
        ("english", "“Das ging gut aus.”"),
        ("straight", '"Das ging gut aus."'),
    ],
)
def test_quotation_marks_are_those_that_were_named(report, marks: str, quotation: str):
    text = f"Eine erzählt: {quotation} (RG 2022) Das Wort {quotation[0]}Lotse{quotation[-1]} fiel oft. "
    text += f"Ein anderer: {quotation[0]}Mir hat es nicht gefallen, und zwar gar nicht.{quotation[-1]} (RG 2021)"
    assert taken(report("b.txt", text, marks=marks)) == [
        ("RG 2022", "Das ging gut aus."),
        ("RG 2021", "Mir hat es nicht gefallen, und zwar gar nicht."),
    ]


def test_straight_marks_open_before_words_and_close_behind_them(report):
    text = 'Sie ("Ich war da.") sagt: "Er rief \'Halt!\' und ging, *ganz sicher*." (RG 2022)'
    assert taken(report("b.txt", text, marks="straight")) == [("RG 2022", "Er rief 'Halt!' und ging, ganz sicher.")]


def test_other_marks_than_those_named_are_suggested(report):
    with pytest.raises(ReadingError, match="none follows a quotation in „…“") as caught:
        report("b.txt", "Sie: »Das ging gut aus.« (RG 2022)")
    assert "guillemets" in caught.value.hint


@pytest.mark.parametrize(
    ("labels", "printed", "label", "place"),
    [
        ("B#", "(B3, Z. 12–15)", "B3", "Z. 12–15"),
        ("B#", "(B 3: 12)", "B3", "12"),
        ("B#", "(B12a)", "B12a", ""),
        ("Interview #", "(Interview 4, Pos. 7)", "Interview 4", "Pos. 7"),
        ("Interview #", "(Interview\u00a04, Abs.\u00a07)", "Interview 4", "Abs. 7"),
        ("RG,IP#", "(IP07)", "IP07", ""),
        ("RG,IP#", "(RG 2022, Z. 4)", "RG 2022", "Z. 4"),
    ],
)
def test_labels_may_have_a_number_and_a_place(report, labels: str, printed: str, label: str, place: str):
    (draft,) = report("b.txt", f"Eine erzählt: „Das ging gut aus.“ {printed} So ist es.", labels).drafts
    assert draft.label == label
    assert draft.attributes.get("place", "") == place
    assert ("wave" in draft.attributes) == label.startswith("RG")


def test_a_number_alone_and_a_form_with_its_number_inside_are_no_labels(report):
    with pytest.raises(UsageProblem, match="No source label"):
        report("b.txt", "„Ja.“ (3)", "#")
    with pytest.raises(UsageProblem, match="does not stand at the end"):
        report("b.txt", "„Ja.“ (B3-2022)", "B#-2022")


def test_two_labels_in_one_parenthesis_are_a_doubt(report):
    reading = report("b.txt", "Eine erzählt: „Das ging gut aus.“ (B3, Z. 1; B4, Z. 2)", "B#")
    assert not reading.drafts
    assert [doubt.reason for doubt in reading.doubts] == ["two labels in one parenthesis"]
