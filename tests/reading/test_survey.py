import csv
import datetime
import io
from pathlib import Path

import openpyxl
import pytest

from qualcode.errors import ReadingError
from qualcode.reading.source import raw_table
from qualcode.reading.source.options import ReadingOptions, SurveyColumns
from qualcode.reading.source.result import Reading
from tests.reading.files_made import members_of, read_bytes, zipped

TABLE = """Nr;Ort;Was war gut?;Was fehlte?
a1;Nord;Die Leute.;
a2;Süd;;Zeit, und Geld
a3;Nord;"Alles.
Wirklich.";nichts
"""
QUESTIONS = ("Was war gut?", "Was fehlte?")


def wanted(*text: str, **more: object) -> ReadingOptions:
    return ReadingOptions(survey=SurveyColumns(text=text or QUESTIONS, **more))  # type: ignore[arg-type]


@pytest.fixture
def reading(tmp_path: Path):
    def made(table: str | bytes, options: ReadingOptions = wanted(case="Nr"), name: str = "u.csv") -> Reading:  # noqa: B008
        return read_bytes(tmp_path, name, table, options)

    return made


def refused(folder: Path, table: str | bytes, options: ReadingOptions, name: str = "u.csv") -> tuple[str, str]:
    with pytest.raises(ReadingError) as refusal:
        read_bytes(folder, name, table, options)
    assert name in refusal.value.message
    return refusal.value.message, refusal.value.hint


def test_each_answer_is_a_document_of_its_case(reading):
    result = reading(TABLE)
    assert [(draft.case, draft.attributes["question"], draft.text) for draft in result.drafts] == [
        ("a1", "Was war gut?", "Die Leute."),
        ("a2", "Was fehlte?", "Zeit, und Geld"),
        ("a3", "Was war gut?", "Alles.\nWirklich."),
        ("a3", "Was fehlte?", "nichts"),
    ]
    assert result.drafts[0].name == "a1 · Was war gut?"
    assert result.words.complete


def test_other_columns_are_attributes_of_the_case_and_no_answer_is_told(reading):
    assert {case.name: dict(case.attributes) for case in reading(TABLE).cases} == {
        "a1": {"Ort": "Nord", "Was war gut?": "answered", "Was fehlte?": "no answer"},
        "a2": {"Ort": "Süd", "Was war gut?": "no answer", "Was fehlte?": "answered"},
        "a3": {"Ort": "Nord", "Was war gut?": "answered", "Was fehlte?": "answered"},
    }


def test_a_question_that_the_file_lacks_was_not_asked(reading):
    result = reading("Nr;Was war gut?\na1;Ja.\na2;\n")
    assert [case.attributes["Was fehlte?"] for case in result.cases] == ["not asked", "not asked"]
    assert [case.attributes["Was war gut?"] for case in result.cases] == ["answered", "no answer"]
    assert result.missing_columns == ("Was fehlte?",)
    assert any("taken as not asked" in warning for warning in result.warnings)


def test_a_question_that_nobody_of_a_wave_answered_was_not_asked_there(reading):
    rows = [f"b{n};2019;Ja.;\n" for n in range(5)] + [f"c{n};2022;;{'Geld' if n else ''}\n" for n in range(5)]
    result = reading("Nr;Welle;Was war gut?;Was fehlte?\n" + "".join(rows), wanted(case="Nr", wave="Welle"))
    states = {case.name: (case.attributes["Was war gut?"], case.attributes["Was fehlte?"]) for case in result.cases}
    assert states["b0"] == ("answered", "not asked")
    assert states["c0"] == ("not asked", "no answer")
    assert states["c1"] == ("not asked", "answered")
    assert result.drafts[0].attributes["Welle"] == "2019"


def test_in_a_small_wave_silence_is_no_answer(reading):
    table = "Nr;Welle;Was war gut?;Was fehlte?\nb;2019;Ja.;\nc;2022;Ja.;Geld\n"
    (first, _) = reading(table, wanted(case="Nr", wave="Welle")).cases
    assert first.attributes["Was fehlte?"] == "no answer"


def test_codes_mean_no_answer_or_not_asked(reading):
    table = "Nr;Was war gut?;Was fehlte?\na;-99;-66\nb;K. A.;Geld\n"
    result = reading(table, wanted(case="Nr", no_answer=("-99", "k. a."), not_asked=("-66",)))
    assert [draft.text for draft in result.drafts] == ["Geld"]
    assert [tuple(case.attributes.values()) for case in result.cases] == [
        ("no answer", "not asked"),
        ("no answer", "answered"),
    ]
    assert result.words.left_out == 4
    assert result.words.complete


def test_a_case_of_two_waves_keeps_what_differs_apart(reading):
    table = "Nr;Welle;Alter;Ort;Was war gut?\na;1;30;Nord;Ja.\na;2;33;Nord;\n"
    result = reading(table, wanted("Was war gut?", case="Nr", wave="Welle"))
    assert dict(result.cases[0].attributes) == {
        "Alter (1)": "30", "Ort": "Nord", "Was war gut? (1)": "answered",
        "Alter (2)": "33", "Was war gut? (2)": "no answer",
    }  # fmt: skip
    assert result.drafts[0].name == "a (1) · Was war gut?"
    assert dict(result.drafts[0].attributes) == {"question": "Was war gut?", "Welle": "1", "Alter": "30"}


def test_without_a_column_of_the_case_each_row_is_one(reading):
    result = reading(TABLE, wanted("was  WAR gut?"))
    assert [case.name for case in result.cases] == ["u 2", "u 3", "u 4"]
    assert result.drafts[0].attributes["question"] == "Was war gut?"
    assert result.cases[0].attributes["Nr"] == "a1"


def test_labels_come_from_their_column_and_unwanted_columns_stay_out(reading):
    result = reading(TABLE, wanted("Was war gut?", label="Ort", without=("Nr", "Was fehlte?")))
    assert [draft.label for draft in result.drafts] == ["Nord", "Nord"]
    assert all(set(case.attributes) == {"Was war gut?"} for case in result.cases)


def test_an_equals_sign_in_a_heading_is_kept_in_another_form(reading):
    result = reading("Nr;Note (1=gut);Was war gut?\na;2;Ja.\n", wanted("Was war gut?", case="Nr"))
    assert "Note (1＝gut)" in result.cases[0].attributes
    assert any("＝" in note for note in result.notes)


def test_ten_thousand_rows_have_names_of_their_own(reading):
    rows = "".join(f"p{n};x;Das war gut.;\n" for n in range(10_000))
    result = reading("Nr;Ort;Was war gut?;Was fehlte?\n" + rows, wanted("Was war gut?", case="Nr"))
    assert len({draft.name for draft in result.drafts}) == len(result.cases) == 10_000


def test_without_text_columns_the_columns_are_shown(tmp_path: Path):
    message, hint = refused(tmp_path, TABLE, ReadingOptions())
    assert "which of its columns hold answers" in message
    assert "“Was war gut?”, “Was fehlte?”" in hint


@pytest.mark.parametrize(
    "options",
    [
        wanted("Was wahr gut?"),
        wanted(case="Fall"),
        wanted(wave="Fall"),
        wanted(label="Fall"),
        wanted(without=("Fall",)),
    ],
)
def test_a_column_that_is_missing_is_told_with_those_that_are_there(tmp_path: Path, options: ReadingOptions):
    message, hint = refused(tmp_path, TABLE, options)
    assert "has no column" in message
    assert "“Was fehlte?”" in hint
    if "wahr" in message:
        assert hint.startswith("Did you mean “Was war gut?”?")


@pytest.mark.parametrize(
    ("table", "cause"),
    [
        ("Nr;Was war gut?\na;x\n;y\n", "1 row without a case, the first is row 3"),
        ("Nr;Was war gut?\na;x\na;y\n", "1 case in several rows, the first in rows 2, 3"),
        ("Nr;Was war gut?\na;\n", "holds no answer"),
        ("Nr;Was war gut?\n", "no rows below its headings"),
        ("Nr;Was war gut?;Was war gut?\na;b;c\n", "several columns of the same name: “Was war gut?”"),
        ("Nr;;Was war gut?\na;b;c\n", "1 column has no heading: 2"),
        ("Nr;Was war gut?\na;b\nc;d;e\nf\n", "2 rows with another number of cells than its 2 headings: row 3, 4"),
        ("Nr#Was war gut?\na#b\n", "only one column"),
        ('Nr;Was war gut?\na;"offen\nb;c\n', "a quotation mark is opened and never closed"),
        ('Nr;Was war gut?\na;"x" y;\n', "quotation marks do not fit"),
    ],
)
def test_a_table_that_does_not_fit_together_is_told(tmp_path: Path, table: str, cause: str):
    message, hint = refused(tmp_path, table, wanted("Was war gut?", case="Nr"))
    assert cause in message
    assert hint


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_out(reading, delimiter: str):
    table = f'Nr{delimiter}"Was war; gut, ja?"\na{delimiter}"Eins; zwei, drei | vier"\n'
    assert reading(table, wanted("Was war; gut, ja?", case="Nr")).drafts[0].text == "Eins; zwei, drei | vier"


def test_the_delimiter_can_be_named(reading):
    assert reading("Nr#Was war gut?\na#b\n", wanted("Was war gut?", case="Nr", delimiter="#")).drafts[0].text == "b"


@pytest.mark.parametrize(("given", "actual", "called"), [(";", ",", "commas"), (",", ";", "semicolons")])
def test_a_wrong_delimiter_is_told_with_the_likely_one(tmp_path: Path, given: str, actual: str, called: str):
    table = TABLE.replace(",", "").replace(";", actual)
    message, hint = refused(tmp_path, table, wanted("Was war gut?", delimiter=given))
    assert f"they look separated by {called}" in message
    assert "--delimiter" in hint


@pytest.mark.parametrize("answer", ["ja; nein", "Ja, gut; „schön“", 'Ein "Wort", und; noch', "eins; zwei; drei"])
@pytest.mark.parametrize("heading", ["Was war gut?", "Was war gut; was nicht?", "Gut, oder; nicht?"])
def test_a_comma_table_is_one_whatever_semicolons_its_cells_hold(reading, heading: str, answer: str):
    made = io.StringIO()
    csv.writer(made).writerows([["Nr", heading], ["a", answer], ["b", answer]])
    result = reading(made.getvalue(), wanted(heading, case="Nr"))
    assert [draft.text for draft in result.drafts] == [answer, answer]
    assert "Cells separated by comma." in result.notes


@pytest.mark.parametrize("heading", ["Was war gut?", "Gut, oder nicht?"])
def test_a_comma_table_that_a_spreadsheet_saved_as_one_column_is_read(reading, heading: str):
    """Opened with another delimiter, every row is one cell; those with quotation marks are saved in such."""
    rows = io.StringIO()
    csv.writer(rows).writerows([["Nr", heading], ["a", "Ja, gut"], ["b", "nein"]])
    saved = io.StringIO()
    csv.writer(saved, delimiter=";").writerows([line] for line in rows.getvalue().splitlines())
    result = reading(saved.getvalue(), wanted(heading, case="Nr"))
    assert [draft.text for draft in result.drafts] == ["Ja, gut", "nein"]
    assert any("as a whole" in note for note in result.notes)


def test_excel_s_line_and_byte_order_mark_and_empty_rows_are_no_data(reading):
    result = reading("\ufeffsep=;\nNr;Was war gut?\na;b\n;;\n\n", wanted("Was war gut?", case="Nr"))
    assert [draft.text for draft in result.drafts] == ["b"]


def test_windows_letters_come_in_with_a_warning(reading):
    result = reading("Nr;Was war gut?\na;Größe\n".encode("cp1252"), wanted("Was war gut?", case="Nr"))
    assert result.drafts[0].text == "Größe"
    assert "Windows-1252" in result.warnings[0]


def test_a_cell_of_a_hundred_thousand_characters_comes_in_whole_with_a_warning(reading):
    result = reading(f"Nr;Was war gut?\na;{'lang ' * 40_000}\n", wanted("Was war gut?", case="Nr"))
    assert len(result.drafts[0].text) == 199_999
    assert "a cell of 200,000 characters" in result.warnings[0]


def workbook(*rows: list[object], more_sheets: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Daten"
    for row in rows:
        book.active.append(row)
    for title in more_sheets:
        book.create_sheet(title)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_gives_values_as_they_are_shown(reading):
    data = workbook(
        ["Nr", "Alter", "Tag", "Ja", "Note", "Was war gut?"],
        [1, 30.0, datetime.datetime(2022, 5, 1), True, 1.5, "Die Leute."],
        [2, None, None, False, None, None],
        more_sheets=("Codes",),
    )
    result = reading(data, wanted("Was war gut?", case="Nr"), "u.xlsx")
    assert dict(result.cases[0].attributes) == {
        "Alter": "30", "Tag": "2022-05-01", "Ja": "TRUE", "Note": "1.5", "Was war gut?": "answered",
    }  # fmt: skip
    assert result.cases[1].attributes["Was war gut?"] == "no answer"
    assert "Other sheets were not read: Codes." in result.notes
    assert result.drafts[0].source.reader == "xlsx"


def test_a_sheet_can_be_named(tmp_path: Path):
    data = workbook(["Nr", "F"], [1, "x"], more_sheets=("Codes",))
    assert read_bytes(tmp_path, "u.xlsx", data, wanted("F", sheet="Daten")).drafts[0].text == "x"
    assert "Its sheets are: Daten, Codes" in refused(tmp_path, data, wanted("F", sheet="x"), "u.xlsx")[1]


def test_formulas_that_were_never_computed_and_errors_are_told(reading):
    result = reading(
        workbook(["Nr", "Alter", "F"], [1, "=1+1", "x"], [2, "#N/A", "y"]), wanted("F", case="Nr"), "u.xlsx"
    )
    assert "1 cell with a formula that was never computed came in as empty." in result.warnings
    assert "1 cell holds an error of the spreadsheet, such as #N/A." in result.warnings


def test_words_behind_the_last_heading_are_told(tmp_path: Path):
    assert (
        "another number of cells" in refused(tmp_path, workbook(["Nr", "F"], [1, "x", "y"]), wanted("F"), "u.xlsx")[0]
    )


@pytest.mark.usefixtures("in_this_process")
def test_a_workbook_of_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw_table, "MOST_ROWS", 3)
    data = workbook(["Nr", "F"], *([n, "x"] for n in range(4)))
    assert "more than 3 rows" in refused(tmp_path, data, wanted("F"), "u.xlsx")[0]


@pytest.mark.parametrize("table", ["Nr;F\n" + "a;b\n" * 4, "Nr;F\na;b\nc;;;;;;\n"])
def test_a_csv_of_too_many_rows_or_columns_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str):
    monkeypatch.setattr(raw_table, "MOST_ROWS", 4)
    monkeypatch.setattr(raw_table, "MOST_COLUMNS", 4)
    assert "more than 4 rows or 4 columns" in refused(tmp_path, table, wanted("F"))[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_a_document_type_is_refused(tmp_path: Path, encoding: str):
    members = members_of(workbook(["Nr", "F"], [1, "x"]))
    sheet = (
        members["xl/worksheets/sheet1.xml"].decode().partition("?>")[2]
        or members["xl/worksheets/sheet1.xml"].decode()
    )
    bad = f"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>{sheet}".encode(encoding)
    data = zipped({**members, "xl/worksheets/sheet1.xml": bad})
    assert "document type" in refused(tmp_path, data, wanted("F"), "u.xlsx")[0]


def test_macros_damage_and_other_formats_are_told(tmp_path: Path):
    data = workbook(["Nr", "F"], [1, "x"])
    assert (
        "macros"
        in refused(tmp_path, zipped({**members_of(data), "xl/vbaProject.bin": b"x"}), wanted("F"), "u.xlsx")[0]
    )
    assert "damaged" in refused(tmp_path, data[: len(data) // 2], wanted("F"), "u.xlsx")[0]
    assert "no XLSX" in refused(tmp_path, TABLE, wanted("F"), "u.xlsx")[0]
    assert "old Excel" in refused(tmp_path, b"x", wanted("F"), "u.xls")[0]


QUALTRICS = """ResponseId,Q1,Q2,Q3
Response ID,Was hat geholfen?,Was fehlte?,Was fehlte?
"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"
R_1,Feste Ansprechpartner halfen.,Zeit,NA
R_2,Die Leitung half.,NA,Geld
"""


def test_rows_of_qualtrics_are_no_cases_and_their_words_are_the_questions(reading):
    result = reading(QUALTRICS, wanted("Q1", "was fehlte?", "Q3", case="ResponseId", missing=("NA",)))
    assert [(draft.case, draft.attributes["question"], draft.text) for draft in result.drafts] == [
        ("R_1", "Was hat geholfen?", "Feste Ansprechpartner halfen."),
        ("R_1", "Q2: Was fehlte?", "Zeit"),
        ("R_2", "Was hat geholfen?", "Die Leitung half."),
        ("R_2", "Q3: Was fehlte?", "Geld"),
    ]
    assert [case.name for case in result.cases] == ["R_1", "R_2"]
    assert sum("holds no case" in note for note in result.notes) == 2
    assert not result.warnings


def test_row_names_of_r_are_no_column_and_likely_signs_for_missing_are_named(reading):
    table = ",Rolle,Was lief gut?\n1,Träger,Die Runde.\n2,träger,-99\n3,n/a,keine\n"
    result = reading(table, wanted("Was lief gut?"))
    assert dict(result.cases[0].attributes) == {"Rolle": "Träger", "Was lief gut?": "answered"}
    assert any("index" in note for note in result.notes)
    assert [warning.partition(" ")[0] for warning in result.warnings] == ["“-99”", "“Rolle”:"]
    assert "“n/a” (1)" in result.warnings[0]
    said = reading(table, wanted("Was lief gut?", missing=("-99", "n/a")))
    assert [draft.text for draft in said.drafts] == ["Die Runde.", "keine"]
    assert "Rolle" not in said.cases[2].attributes
    known = reading(table, wanted("Was lief gut?", no_answer=("-99",)))
    assert "-99" not in known.warnings[0]
