import io
from pathlib import Path

import pypdf
import pytest

from qualcode.errors import ReadingError
from qualcode.reading.formats import pdf as pdf_reader
from qualcode.reading.source.options import DEFAULT, ReadingOptions, Split
from qualcode.reading.source.result import Reading
from tests.reading.files_made import PrintedLine, page_of, pdf, read_bytes


@pytest.fixture
def reading(tmp_path: Path):
    def made(*pages: list[PrintedLine], options: ReadingOptions = DEFAULT, with_picture: bool = False) -> Reading:
        return read_bytes(tmp_path, "a.pdf", pdf(pages, with_picture=with_picture), options)

    return made


LONG = "Das war am Anfang wirklich nicht einfach, weil niemand wusste, wer denn nun"  # a full line


def test_lines_are_joined_where_the_next_word_had_no_room(reading):
    result = reading(
        page_of([f"B: {LONG}", "zuständig war und wer nicht.", "I: Und dann?", f"B: {LONG}", "es weiß. Ja."])
    )
    assert result.drafts[0].text.split("\n") == [
        f"B: {LONG} zuständig war und wer nicht.",
        "I: Und dann?",
        f"B: {LONG} es weiß. Ja.",
    ]
    assert result.words.complete
    assert [turn.speaker for turn in result.drafts[0].structure.turns] == ["B", "I", "B"]


def test_a_line_with_room_left_ends_its_paragraph(reading):
    assert reading(page_of([LONG, "Kurz.", "Neu."])).drafts[0].text == f"{LONG} Kurz.\nNeu."


def test_a_gap_between_lines_ends_a_paragraph(reading):
    lines = page_of([LONG, LONG, LONG, LONG]) + page_of([LONG, "Schluss."], top=710)
    assert reading(lines).drafts[0].text == "\n".join([" ".join([LONG] * 4), f"{LONG} Schluss."])


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("mit der Auslän-", "derbehörde", "mit der Ausländerbehörde"),
        ("in Nord-", "Süd-Lage", "in Nord-Süd-Lage"),
        ("der Vor-", "und Nachteile", "der Vor- und Nachteile"),
    ],
)
def test_hyphens_at_the_end_of_lines_go_where_they_part_a_word(reading, first: str, second: str, joined: str):
    result = reading(page_of([first, second]))
    assert result.drafts[0].text == joined
    assert result.words.complete


THREE_PAGES = [[f"{number} {LONG}"[:75], f"{number * 2} {LONG}"[:75]] for number in ("eins", "zwei", "drei")]


def test_a_paragraph_goes_on_over_the_page_without_numbers_and_repeated_headings(reading):
    pages = [
        [(72, 815, 8, "Projekt Brücke, Transkript"), *page_of(lines), (290, 30, 8, f"Seite {number} von 3")]
        for number, lines in enumerate(THREE_PAGES, start=1)
    ]
    result = reading(*pages)
    assert result.drafts[0].text == " ".join(line for lines in THREE_PAGES for line in lines)
    assert result.words.complete
    assert "3 page numbers left out." in result.notes
    assert "Repeated at the edges of the pages left out: “Projekt Brücke, Transkript (×3)”." in result.notes


def test_bare_page_numbers_count_with_the_pages(reading):
    result = reading(*([*page_of([LONG, f"Es waren {n} Leute."]), (300, 30, 9, str(n + 4))] for n in (1, 2)))
    assert "5" not in result.drafts[0].text
    assert "2 page numbers left out." in result.notes


def test_a_number_that_does_not_count_with_the_pages_stays(reading):
    result = reading(*([*page_of([LONG]), (300, 30, 9, number)] for number in ("2019", "1950")))
    assert {"2019", "1950"} <= set(result.drafts[0].text.split())


def test_the_same_answer_on_top_of_two_pages_stays(reading):
    result = reading(*([page_of(["B: Ja.", LONG])] * 2))
    assert result.drafts[0].text.count("B: Ja.") == 2


def test_lines_that_differ_in_numbers_only_stay_unless_these_count_with_the_pages(reading):
    top = [(72, 815, 8, f"Transkript {number + 7} vom 3. Mai") for number in range(3)]
    pages = [[head, *page_of([LONG, f"I: Frage {5 * n}?"])] for n, head in enumerate(top)]
    text = reading(*pages).drafts[0].text
    assert "Transkript" not in text
    assert [line for line in text.split("\n") if "Frage" in line] == ["I: Frage 0?", "I: Frage 5?", "I: Frage 10?"]


def test_line_numbers_in_the_margin_are_left_out(reading):
    lines = page_of([LONG, LONG, LONG, "Ende mit 4 Leuten."])
    numbers = page_of(["1", "2", "3", "4"], left=40)
    result = reading([*lines, *numbers])
    assert result.drafts[0].text == f"{LONG} {LONG} {LONG} Ende mit 4 Leuten."
    assert "4 line numbers left out." in result.notes
    assert result.words.complete


def test_line_numbers_in_front_of_lines_are_left_out(reading):
    pairs = zip(page_of([str(n) for n in range(1, 7)], left=40), page_of([LONG] * 6), strict=True)
    result = reading([line for pair in pairs for line in pair])
    assert result.drafts[0].text == " ".join([LONG] * 6)
    assert "6 line numbers left out." in result.notes
    assert result.words.complete


def test_numbers_at_the_beginning_of_answers_stay(reading):
    lines = ["12 Leute kamen.", "3 gingen wieder.", "40 waren neu.", "5 blieben.", "6 nicht."]
    assert reading(page_of(lines)).drafts[0].text == "\n".join(lines)


def test_what_lies_outside_the_page_is_left_out_and_told(reading):
    result = reading([*page_of([LONG]), (72, -40, 10, "unsichtbar"), (72, -60, 10, "17")])
    assert result.drafts[0].text == LONG
    assert "1 number outside the visible page left out." in result.notes
    assert "Outside the visible page left out: “unsichtbar”." in result.notes
    assert result.words.complete


def test_page_marks_are_kept_on_request(reading):
    pages = [[*page_of([LONG]), (290, 30, 8, f"Seite {number} von 2")] for number in (1, 2)]
    result = reading(*pages, options=ReadingOptions(page_marks=True))
    assert "Seite 1 von 2" in result.drafts[0].text
    assert result.words.left_out == 0


def test_larger_type_makes_headings_to_split_at(reading):
    lines = [
        (72, 780, 16, "Gespräch 1"),
        *page_of([LONG, "Ja."], top=750),
        (72, 700, 16, "Gespräch 2"),
        *page_of([LONG], top=670),
    ]
    result = reading(lines, options=ReadingOptions(split=Split.HEADING))
    assert [(draft.name, draft.text) for draft in result.drafts] == [
        ("Gespräch 1", f"{LONG} Ja."),
        ("Gespräch 2", LONG),
    ]


def refused(folder: Path, data: bytes) -> tuple[str, str]:
    with pytest.raises(ReadingError) as refusal:
        read_bytes(folder, "a.pdf", data)
    return refusal.value.message, refusal.value.hint


def test_a_scan_is_told_as_such(tmp_path: Path):
    message, hint = refused(tmp_path, pdf([[], []], with_picture=True))
    assert "is a scan: 2 pages with pictures and no text" in message
    assert "OCR" in hint


def test_single_pages_without_text_are_told(reading):
    result = reading(page_of([LONG]), [], page_of([LONG]), with_picture=True)
    assert result.drafts[0].warnings == ("Without text are 1 page (2): pictures, perhaps scans.",)
    assert "3 images left out." in result.notes


def test_a_pdf_without_anything_holds_no_text(tmp_path: Path):
    assert "holds no text" in refused(tmp_path, pdf([[]]))[0]


def test_a_password_is_told(tmp_path: Path):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([page_of(["Geheim."])])))
    writer.encrypt("wort", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert "protected by a password" in refused(tmp_path, buffer.getvalue())[0]


@pytest.mark.parametrize("data", [b"%PDF-1.4\nabc", b"Nur Text.", pdf([page_of([LONG])])[:300]])
def test_a_damaged_file_is_told(tmp_path: Path, data: bytes):
    assert "damaged or no PDF" in refused(tmp_path, data)[0]


def illegible(text: str) -> float:
    return 1.0 if "\x01" in text else 0.0


@pytest.mark.usefixtures("in_this_process")
def test_pypdf_reads_what_pdfium_sees_no_letters_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shares = iter([0.9, 0.0])
    monkeypatch.setattr(pdf_reader, "_illegible", lambda _: next(shares))
    result = read_bytes(tmp_path, "a.pdf", pdf([page_of([LONG, "Ja."])]))
    assert result.drafts[0].text == f"{LONG}\nJa."
    assert "pypdf read it" in result.drafts[0].warnings[0]
    assert result.words.complete


@pytest.mark.usefixtures("in_this_process")
def test_fonts_without_letters_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_reader, "_illegible", lambda _: 0.9)
    message, hint = refused(tmp_path, pdf([page_of([LONG])]))
    assert "no letters" in message
    assert "OCR" in hint
