"""Lists of coded segments as programs write them: which column says what, and what the cells say."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from qualcode.errors import ReadingError
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import SegmentField, SegmentProgram
from qualcode.reading.exchange.segments.cells import codes_in, paragraphs_of, path_of, times_of, weights_of
from qualcode.reading.exchange.segments.table_lists import read_table_list
from qualcode.reading.exchange.segments.text_lists import program_of, read_text_list

MAXQDA, ATLASTI, NVIVO, OWN = SegmentProgram.MAXQDA, SegmentProgram.ATLASTI, SegmentProgram.NVIVO, SegmentProgram.OWN


def table(*rows: tuple[str, ...]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def workbook(*rows: tuple[object, ...]) -> bytes:
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


# MAXQDA repeats the name of the document where the variables of documents are written, too
GERMAN = ("Farbe", "Kommentar", "Dokumentgruppe", "Dokumentname", "Code", "Anfang", "Ende", "Gewicht", "Segment",
          "Bearbeitet von", "Erstellt von", "Erstellt am", "Dokumentname")  # fmt: skip
ENGLISH = ("Color", "Comment", "Document group", "Document name", "Code", "Begin", "End", "Weight score", "Segment",
           "Created by", "Created")  # fmt: skip


def test_the_german_table_of_maxqda_is_read() -> None:
    data = workbook(
        GERMAN,
        ("●", "wichtig", "Welle 1", "Anna", "Amt > Wartezeit", 3, 4, 80, "Das\ndauert.", "", "Ben",
         "12.03.2026 10:15", "Anna"),
        ("●", "", "Welle 1", "Bert", "Amt", 7, 7, 0, "'=Warten", "", "Ben", "31.02.2026", "Bert"),
    )  # fmt: skip
    found = read_table_list(data, "Codings.xlsx")
    assert found.program is MAXQDA
    assert found.columns[SegmentField.DOCUMENT] == "Dokumentname"
    first, second = found.segments
    assert (first.document, first.codes, first.words) == ("Anna", (("Amt", "Wartezeit"),), "Das\ndauert.")
    assert (first.comment, first.weight, first.coder, first.paragraphs) == ("wichtig", 80, "Ben", (3, 4))
    assert first.created.startswith("2026-03-12T")
    assert first.place == "3 – 4"
    assert second.words == "=Warten"
    assert [(loss.why, loss.name, loss.number, loss.details) for loss in found.losses] == [
        (LossReason.COLUMN_NOT_READ, "Farbe", 2, ()),
        (LossReason.COLUMN_NOT_READ, "Dokumentgruppe", 2, ()),
        (LossReason.COLUMN_NOT_READ, "Dokumentname", 2, ()),
        (LossReason.DATE_UNREADABLE, "", 1, ("31.02.2026",)),
    ]


def test_rows_that_lack_something_are_told() -> None:
    found = read_table_list(
        table(
            ENGLISH,
            ("", "", "", "", "A", "1", "1", "0", "words", "", ""),
            ("", "", "", "One", "", "1", "1", "0", "words", "", ""),
            ("", "", "", "One", "A", "1", "1", "heavy", "", "", ""),
            ("", "", "", "One", "A", "0:01:02", "0:01:09", "300", "words", "", ""),
        ),
        "a.csv",
    )
    assert [(loss.why, loss.where) for loss in found.losses] == [
        (LossReason.ROW_WITHOUT_DOCUMENT, "row 2"),
        (LossReason.ROW_WITHOUT_CODE, "row 3"),
        (LossReason.WORDS_MISSING, "row 4"),
        (LossReason.VALUE_UNREADABLE, "row 5"),
    ]
    (left,) = found.segments
    assert (left.paragraphs, left.place, left.weight) == (None, "0:01:02 – 0:01:09", None)


def test_quotations_of_atlasti_have_several_codes() -> None:
    head = ("ID", "Reference", "Document", "Quotation Name", "Quotation Content", "Codes", "Comment", "Created by")
    row = ("1:3", "¶ 12 - 14", "D 1: Interview.docx", "Warten", "Das dauert.", "○ Amt::Warten\n○ Gefühl", "", "Ben")
    found = read_table_list(workbook(("Quotation report",), head, row), "a.xlsx")
    assert found.program is ATLASTI
    (segment,) = found.segments
    assert segment.codes == (("Amt", "Warten"), ("Gefühl",))
    assert (segment.paragraphs, segment.place, segment.number) == ((12, 14), "¶ 12 - 14", 3)


def test_highlights_of_taguette_are_read() -> None:
    found = read_table_list(table(("id", "document", "tag", "content"), ("7", "One", "Amt", "Das dauert.")), "a.csv")
    (segment,) = found.segments
    assert (segment.document, segment.codes, segment.words) == ("One", (("Amt",),), "Das dauert.")


def test_columns_of_ones_own_are_said_once() -> None:
    data = table(("Wer", "Was", "Worte"), ("Anna", "Amt; Gefühl", "Das dauert."))
    with pytest.raises(ReadingError, match="no column says document, code, text") as refused:
        read_table_list(data, "a.csv")
    assert "--column document=HEADING" in str(refused.value.hint)
    said = {SegmentField.DOCUMENT: "wer", SegmentField.CODE: "Was", SegmentField.WORDS: "Worte"}
    (segment,) = read_table_list(data, "a.csv", said).segments
    assert segment.codes == (("Amt",), ("Gefühl",))
    with pytest.raises(ReadingError, match="has no column “Wo”"):
        read_table_list(data, "a.csv", said | {SegmentField.COMMENT: "Wo"})
    with pytest.raises(ReadingError, match="has no column “Segmente”"):
        read_table_list(table(ENGLISH, ("",) * 11), "a.csv", {SegmentField.WORDS: "Segmente"})


def test_what_is_no_list_says_what_helps_in_this_command() -> None:
    with pytest.raises(ReadingError, match="only one column") as told:
        read_table_list(b"document^code^text\nOne^A^words\n", "list.csv")
    assert "--delimiter" not in told.value.hint
    book = load_workbook(io.BytesIO(workbook(("Cover",))))
    book.create_sheet("Segments")
    data = io.BytesIO()
    book.save(data)
    with pytest.raises(ReadingError, match="no list of coded segments") as told:
        read_table_list(data.getvalue(), "list.xlsx")
    assert "Segments" in told.value.hint


def test_the_whole_path_of_a_code_is_better_than_its_name() -> None:
    rows = (
        ("File Name", "Code Name", "Hierarchical Name", "Coded Text"),
        ("One", "Joy", "Codes\\\\Mood\\Joy", "words"),
    )
    (segment,) = read_table_list(table(*rows), "summary.csv").segments
    assert segment.codes == (("Mood", "Joy"),)


def test_a_preview_is_known_to_be_cut() -> None:
    words = "word " * 14 + "…"
    data = table(("Document", "Code", "Preview"), ("One", "A", words), ("One", "A", "short …"))
    assert [segment.is_cut for segment in read_table_list(data, "a.csv").segments] == [True, False]


NVIVO_TEXT = """Name: Codes\\\\Amt\\\\Warten

<Files\\\\Welle 1\\\\Interview 1> - § 2 references coded  [6.78% Coverage]

Reference 1 - 5.80% Coverage

Das dauert.

Und wie.

Reference 2 - 0.98% Coverage

Immer - 5 Monate.

<Files\\\\Interview 2> - § 1 Referenz kodiert  [0,31% Abdeckung]

Referenz 1 - 0,31 % Abdeckung

Ja.
"""


def test_references_of_nvivo_are_read() -> None:
    assert program_of(NVIVO_TEXT) is NVIVO
    found = read_text_list(NVIVO_TEXT, "Warten.docx", "Warten")
    assert [(segment.document, segment.words) for segment in found.segments] == [
        ("Interview 1", "Das dauert.\n\nUnd wie."),
        ("Interview 1", "Immer - 5 Monate."),
        ("Interview 2", "Ja."),
    ]
    assert {segment.codes for segment in found.segments} == {(("Amt", "Warten"),)}
    without_name = NVIVO_TEXT.partition("\n")[2]
    assert read_text_list(without_name, "Warten.docx", "Warten").segments[0].codes == (("Warten",),)
    assert read_text_list(without_name, "a.docx", "a", "Amt").segments[0].codes == (("Amt",),)


def test_quotations_of_old_atlasti_are_read() -> None:
    text = (
        "P 1: Interview.rtf - 1:5 [Das dauert..]  (12:14)   (Super)\n"
        "Codes:\t[Amt - Families (2): a, b] [Gefühl] \nNo memos\n\nDas dauert.\nUnd wie.\n\n\n"
        "P 2: Zwei.rtf - 2:1 [Ja]  (3:3)   (Super)\nCodes:\t\nNo memos\n\nJa.\n"
    )
    assert program_of(text) is ATLASTI
    found = read_text_list(text, "a.txt", "a")
    (segment,) = found.segments
    assert (segment.document, segment.codes) == ("Interview.rtf", (("Amt",), ("Gefühl",)))
    assert (segment.words, segment.paragraphs, segment.place) == ("Das dauert.\nUnd wie.", (12, 14), "1:5")
    assert [loss.why for loss in found.losses] == [LossReason.ROW_WITHOUT_CODE]
    assert program_of("A: Hallo.\nB: Reference 1 - nothing") is OWN


@pytest.mark.parametrize(
    ("name", "program", "path"),
    [
        ("Amt > Warten", MAXQDA, ("Amt", "Warten")),
        ("Amt\\Warten", MAXQDA, ("Amt", "Warten")),
        ("Amt / Behörde", MAXQDA, ("Amt / Behörde",)),
        ("Nodes\\\\Amt\\\\Warten", NVIVO, ("Amt", "Warten")),
        ("Codes", NVIVO, ("Codes",)),
        ("Amt::Warten", ATLASTI, ("Amt", "Warten")),
        ("Amt / Warten", OWN, ("Amt", "Warten")),
        (" > ", MAXQDA, (">",)),
        ("Gefu\u0308hl  stark", OWN, ("Gefühl stark",)),
        ("\\".join("a" * 5_000), OWN, ("\\".join("a" * 5_000),)),
    ],
)
def test_paths_of_codes(name: str, program: SegmentProgram, path: tuple[str, ...]) -> None:
    assert path_of(name, program) == path


def test_codes_stand_once_each() -> None:
    assert codes_in("A\nB\nA\n", ATLASTI) == (("A",), ("B",))
    assert codes_in("", OWN) == ()


def test_weights_that_nobody_gave_are_none() -> None:
    assert weights_of(["0", "0"]) == ([None, None], [False, False])
    assert weights_of(["0", "80", "", "x", "101"]) == ([0, 80, None, None, None], [False, False, False, True, True])
    assert weights_of(["80"]) == ([80], [False])


def test_numbers_of_paragraphs() -> None:
    assert paragraphs_of("3", "") == (3, 3)
    assert paragraphs_of("3.0", "5") == (3, 5)
    assert paragraphs_of("¶ 12 - 14", "") == (12, 14)
    assert paragraphs_of("5", "3") is None
    assert paragraphs_of("0:01:02", "") is None


def test_slashes_say_days_only_where_the_column_tells() -> None:
    assert [moment and moment[:10] for moment in times_of(["3/4/2026 12:00 PM", "13/4/2026 12:00"])] == [
        "2026-04-03",
        "2026-04-13",
    ]
    assert times_of(["3/4/2026"]) == [None]
    assert times_of(["3/14/2026 1:05 PM", "2026-03-14T12:00:00Z", "", "gestern", "99.99.2026"])[1:] == [
        "2026-03-14T12:00:00.000Z",
        "",
        None,
        None,
    ]


@pytest.mark.parametrize("line", ["a" + " " * 100_000 + "b §%", "P 1: a" + " " * 100_000 + "b - 1:1 x"])
def test_lines_of_blanks_take_no_time(line: str) -> None:
    assert program_of(line) is OWN
