"""The reader of tables: one table, written in whatever way, is read as one table, and what was taken is told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.reading.lists.names_file import read_names
from qualcode.reading.lists.themes_file import read_themes
from qualcode.reading.tables.alike_values import alike_values
from qualcode.reading.tables.missing_signs import doubtful_signs, told_doubtful
from qualcode.reading.tables.reader import read_table, read_table_file
from qualcode.reading.tables.table import DataTable, TableOptions

MARK = "\ufeff"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")

# Cells of letters that Windows-1252 has too, with what tables stumble over
_words = st.text(st.sampled_from("abÄß –„“\"';,|=-9."), max_size=12).filter(lambda cell: cell == cell.strip())
_headings = st.lists(st.text("abcÄß ?", min_size=1, max_size=8), min_size=2, max_size=5).filter(
    lambda names: (
        all(name.strip() for name in names) and len({" ".join(n.split()).casefold() for n in names}) == len(names)
    )
)


@st.composite
def tables(draw):
    headings = [" ".join(name.split()) for name in draw(_headings)]
    cells = st.lists(_words | st.just("Zeile eins\nZeile zwei"), min_size=len(headings), max_size=len(headings))
    rows = draw(st.lists(cells.filter(any), min_size=1, max_size=5))
    return headings, [row for row in rows if row != headings] or [["x"] * len(headings)]


def written(rows: list[list[str]], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return text.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in book.active.iter_rows():
        for cell in cells:
            cell.data_type = "s"  # “=” begins no formula here
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def cells_of(table: DataTable) -> list[list[str]]:
    return [list(row.cells) for row in table.rows]


def table(text: str, **said: object) -> DataTable:
    return read_table(text.encode(), "t.csv", TableOptions(**said))


# ---- one table, many ways -------------------------------------------------------------------------


@given(
    tables(),
    st.sampled_from(";,\t|"),
    st.sampled_from(ENCODINGS),
    st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    st.sampled_from(("\n", "\r\n")),
    st.sampled_from(("", "\n", "sep={}\n", '"sep={}"\n', "SEP={}\n\n")),
)
def test_a_table_is_the_same_however_it_is_written(made, delimiter, encoding, quoting, end, before):
    headings, rows = made
    text = before.format(delimiter) + written([headings, *rows], delimiter, quoting, end)
    said = TableOptions(delimiter="" if "sep" in before.lower() else delimiter)
    data = text.encode(encoding)
    if encoding == "cp1252" and any("\x7f" < sign != "\ufffd" for sign in data.decode("utf-8", "replace")):
        data = text.encode()  # some of its letters would be one in UTF-8
    read = read_table(data, "t.csv", said)
    assert list(read.headings) == headings
    assert cells_of(read) == rows
    lines = [before.count("\n") + 2]  # the first below the headings
    for row in rows[:-1]:
        lines.append(lines[-1] + 1 + sum(cell.count("\n") for cell in row))
    assert list(read.numbers) == lines


@given(st.lists(st.lists(st.text("abÄß", min_size=1, max_size=6), min_size=3, max_size=3), min_size=1, max_size=6),
       st.sampled_from(";,\t|"))  # fmt: skip
def test_the_delimiter_of_words_is_found_out(rows, delimiter):
    read = table(written([["eins", "zwei", "drei"], *rows], delimiter))
    assert cells_of(read) == [row for row in rows if row != ["eins", "zwei", "drei"]]
    assert "separated by" in read.origin


@given(tables(), st.booleans(), st.booleans(), st.booleans())
def test_rows_that_are_no_case_and_columns_that_say_nothing_change_nothing(made, index, questions, marks):
    """Qualtrics' rows, R's row names, byte order marks inside and repeated headings of joined files."""
    headings, rows = made
    lines = [list(headings), *map(list, rows)]
    if questions:
        lines[1:1] = [[f"Frage {name}" for name in headings], [f'{{"ImportId":"{name}"}}' for name in headings]]
    if index:
        count = iter(range(1, len(rows) + 1))
        heads = len(lines) - len(rows)
        lines = [["" if place < heads else str(next(count)), *cells] for place, cells in enumerate(lines)]
    text = written(lines, ";")
    if marks:
        text = f"{text}{MARK}{written(lines[:1], ';')}"
    read = table(text, delimiter=";")
    assert (list(read.headings), cells_of(read)) == (headings, rows)
    assert list(read.questions) == (
        [" ".join(f"Frage {name}".split()) for name in headings] if questions else headings
    )
    told = " ".join(read.notes)
    assert ("index" in told, "words of the questions" in told, "ImportId" in told) == (index, questions, questions)
    assert ("byte order mark" in told, "repeats the headings" in told) == (marks, marks)


@pytest.mark.usefixtures("in_this_process")
def test_a_workbook_is_read_as_a_csv_is():
    rows = [["", "Wert", "Grund"], ["", "Frage  eins", "Frage zwei"], ["", '{"ImportId":"a"}', '{"ImportId":"b"}'],
            ["1", "NA", f"{MARK}=1+1"], ["2", "ja", "-99"]]  # fmt: skip
    said = TableOptions(missing=("NA",))
    book, text = read_table(workbook(rows), "t.xlsx", said), read_table(written(rows).encode(), "t.csv", said)
    assert (book.headings, book.columns, book.questions) == (text.headings, text.columns, text.questions)
    assert cells_of(book) == [["", "=1+1"], ["ja", "-99"]]
    assert set(book.notes) == {note for note in text.notes if "byte order" not in note}


@pytest.mark.usefixtures("in_this_process")
def test_a_workbook_that_people_worked_in_is_read_as_they_see_it():
    book = openpyxl.Workbook()
    notes = book.active
    notes.append(["Notizen"])
    sheet = book.create_sheet("Tabelle")
    for row in (["Nr", "ID", "Grund"], ["", "x", ""], ["1", "a", "weil"], ["2", "b", ""], ["3", "c", ""], ["4"]):
        sheet.append(row)
    for cells in ("A1:A2", "C3:C5", "B6:C6"):
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    read = read_table(file.getvalue(), "t.xlsx", TableOptions(told_by=(("id",), ("reason", "grund"))))
    assert cells_of(read) == [
        ["", "x", ""],
        ["1", "a", "weil"],
        ["2", "b", "weil"],
        ["3", "c", "weil"],
        ["4", "", ""],
    ]
    assert [note for note in read.notes if "merged" in note] == [
        "1 cell is merged over several rows: what stands in it counts for each of them."
    ]
    with pytest.raises(ReadingError, match="no rows below"):
        read_table(file.getvalue(), "t.xlsx", TableOptions(told_by=(("id",), ("anderes",))))


# ---- what was taken is told -----------------------------------------------------------------------


def test_missing_signs_are_said_once_and_told():
    read = table("a,b,c\nNA,x,-99\n y ,NA,NA \nNAN,z,\n", missing=("NA", "-99"))
    assert cells_of(read) == [["", "x", ""], [" y ", "", ""], ["NAN", "z", ""]]
    assert read.notes == ("Cells that count as missing: “NA” (3), “-99” (1); in “a”, “b”, “c”.",)
    assert table("a,b\nx,y\n", missing=("NA",)).warnings == ("No cell is “NA”, which was said to mean “missing”.",)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["NA", "ja"], {"NA": 1}),
        (["n/a", ".", "x", "."], {".": 2, "n/a": 1}),
        (["1", "2", "-99"], {"-99": 1}),
        (["1", "-99,0", "-9"], {"-99,0": 1, "-9": 1}),
        (["-99", "-98", "3"], {}),  # a scale that goes below nought
        (["na ja", "Nina", "-", "none", "0", "99"], {}),
    ],
)
def test_what_looks_like_a_sign_for_missing_is_named(cells, found):
    read = table("\n".join(["v|w", *(f"{cell}|x" for cell in cells)]))
    assert doubtful_signs(read, ["v"]) == found
    told = "".join(told_doubtful(read, ["v"]))
    assert all(f"--missing {sign}" in told for sign in found)
    assert bool(told) == bool(found)


def test_values_that_differ_only_in_case_or_blanks_are_told():
    read = table("v;w\nJa;a\nja;A  b\n ja;a b\nnein;c\nNa\u0308he;\nNähe;\n")
    first, second = alike_values(read, ["v", "w"])
    assert first.startswith(
        "“v”: “Ja” (1) and “ja” (2); “Na\u0308he” (1) and “Nähe” (1) differ only in case or blanks"
    )
    assert "“A  b” (1) and “a b” (1)" in second


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,a\nx,x\ny,y\n", "read once: “a”"),
        ("a,,b\nx,,y\n", "1 column without heading and words left out"),
        ("a,b\n1,x,y\n2,z,w\n", "index"),  # R's write.table: one heading fewer than cells
        ("sep=;\na,b\nx,y\n", "says “sep=;”"),
        ("a,b\n\nx,y\na,b\n", "1 row repeats the headings"),
    ],
)
def test_what_is_no_word_of_the_table_is_left_out_and_told(text, told):
    read = table(text)
    assert any(told in note for note in (*read.notes, *read.warnings))
    assert set(read.headings) <= {"a", "b"}
    assert sorted({cell for cells in read.columns for cell in cells if cell in "xy"}) == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,A\nx,y\n", "several columns of the same name: “a”"),
        (",a\nx,1\nx,2\n", "1 column has no heading: 1"),  # no index: it tells no rows apart
        ("a,b\nx\n", "row 2 (the first has 1 cell)"),
        ("\n\nsep=,\n\na,b\nx,y\nx,y,z\n", "row 7 (the first has 3 cells)"),
        ("a,b\n2,x,y\n1,x,y\n", "row 2, 3"),  # the first cells count nothing
        ("a,b\na,b\n", "no rows below"),
        ('a,b\n{"ImportId":"x"},\n', "quotation marks"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(text, message):
    if message == "quotation marks":
        assert cells_of(table(text + "x,y\n")) == [["x", "y"]]
        return
    with pytest.raises(ReadingError) as refusal:
        table(text)
    assert message in refusal.value.message
    assert refusal.value.hint


def test_rows_of_headings_can_be_counted():
    read = table("q1;q2\nWas half?;Was fehlte?\nx;y\n", heading_rows=2)
    assert (read.questions, cells_of(read)) == (("Was half?", "Was fehlte?"), [["x", "y"]])
    assert "2 rows of headings" in read.notes[0]
    with pytest.raises(ReadingError, match="none below 2"):
        table("q1;q2\na;b\n", heading_rows=2)


def test_columns_that_are_asked_for_are_found_among_others_that_do_not_fit():
    read = table("x;X;Unit ;;value\n1;2;u;;v\n1;2;w\n", columns=("unit", "value"), optional=("case",))
    assert (read.headings, cells_of(read), read.ignored) == (("unit", "value"), [["u", "v"], ["w", ""]], ("x", "x"))
    assert "1 row ends early" in read.notes[0]


# ---- who reads tables -----------------------------------------------------------------------------


def test_lists_of_names_and_of_themes_are_read_so_too(tmp_path: Path):
    names = tmp_path / "n.csv"
    names.write_text(f'{MARK}sep=;\n;name;platzhalter\n1;Quellstein;NA\n2;"Ahornberg; W.";x\n', encoding="utf-8")
    made = read_names(names)
    assert [listed.name for listed in made.names] == ["Quellstein", "Ahornberg; W."]
    assert any("index" in warning for warning in made.warnings)
    assert any("“NA” (1)" in warning for warning in made.warnings)
    names.write_text('name\n"Ahornberg, Wiebke"\nMeier; Ute\n', encoding="utf-8")
    assert [listed.name for listed in read_names(names).names] == ["Ahornberg, Wiebke", "Meier; Ute"]
    themes = tmp_path / "t.csv"
    themes.write_text('"","heading","code"\n"1","3.1","Interferenz"\n', encoding="utf-8")
    assert read_themes(themes) == (("3.1", "Interferenz"),)


def test_a_file_that_is_no_table_is_refused_by_its_name(tmp_path: Path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"a,b\nx,y\n")
    with pytest.raises(ReadingError, match=r"t\.xlsx"):
        read_table_file(path)
