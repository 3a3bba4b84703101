"""Counted tables for programs: R, SPSS, Parquet."""

from __future__ import annotations

import csv
import re
import sys

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.errors import ExportError, QualcodeError
from qualcode.reporting.tables.parquet import table_schema, write_table
from qualcode.reporting.tables.statistics import StatisticsProgram, write_statistics
from qualcode.reporting.tables.table_head import TableSource
from qualcode.reporting.tables.tidy import TIDY_COLUMNS
from qualcode.retrieval.counting.request import CountUnit, PercentOf
from qualcode.retrieval.counting.table import CountCell, TableMember
from tests.reporting.counted_tables import cases, changed_table, counted_table, table_two

GERMAN = catalogue_of("de")
SOURCE = TableSource(ids=lambda keys: [f"c{key}" for key in keys])
HOSTILE = ['it\'s "quoted" \\ 1\n2', "x" * 300, "Ämter 😀", "=cmd", "Ämter 😀"]


def hostile():
    members = [TableMember(name, name) for name in HOSTILE]
    return counted_table([[cases(1), cases(2)] for _ in HOSTILE], members=members)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("program", StatisticsProgram)
def test_the_numbers_are_the_same_for_both_and_name_nothing(tmp_path, program):
    script = write_statistics(table_two(), SOURCE, tmp_path / "t.csv", program, GERMAN)
    rows = rows_of(tmp_path / "t.csv")
    assert script.suffix == {"csv-r": ".R", "csv-spss": ".sps"}[program]
    assert tuple(rows[0]) == TIDY_COLUMNS
    assert [(row["part"], row["row"], row["column"], row["n"], row["base"], row["percent"]) for row in rows[:2]] == [
        ("1", "1", "1", "15", "18", "83"), ("1", "1", "2", "20", "22", "91"),
    ]  # fmt: skip
    assert rows[-1]["part"] == "4"
    assert rows[1]["ids"] == "c1"
    assert "Kreis" not in (tmp_path / "t.csv").read_text("utf-8")


def test_an_r_script_names_rows_and_columns_and_is_ascii(tmp_path):
    script = write_statistics(hostile(), SOURCE, tmp_path / "t.csv", StatisticsProgram.R, GERMAN)
    text = script.read_text("ascii")
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    assert 'it\'s \\"quoted\\" \\\\ 1 2' in strings
    assert "\\u00c4mter \\U0001f600" in strings
    assert "\\u00c4mter \\U0001f600 (2)" in strings  # levels of a factor differ
    assert 'read.csv("t.csv"' in text
    outside = re.sub(r'"((?:[^"\\]|\\.)*)"', "", text)
    assert outside.count("(") == outside.count(")")


def test_spss_syntax_names_values_within_the_bytes_that_spss_keeps(tmp_path):
    script = write_statistics(hostile(), SOURCE, tmp_path / "t.csv", StatisticsProgram.SPSS, GERMAN)
    text = script.read_text("utf-8-sig")
    labels = re.findall(r"^\s+\d+ '((?:[^']|'')*)'$", text, re.MULTILINE)
    assert "it''s \"quoted\" \\ 1 2" in labels
    assert all(len(label.replace("''", "'").encode()) <= 120 for label in labels)
    assert f"{'x' * 117}…" in labels
    named = text[text.index("/VARIABLES=") : text.index("RESTORE.")]
    assert re.findall(r"^\s+(\w+) [AF]\d", named, re.MULTILINE) == list(TIDY_COLUMNS)
    assert re.search(r"ids A3$", named, re.MULTILINE)
    assert script.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("program", StatisticsProgram)
def test_somebody_s_own_script_is_not_written_over(tmp_path, program):
    own = program.script(tmp_path / "t.csv")
    own.write_text("my <- analysis()\n")
    with pytest.raises(ExportError, match="no script of such a table"):
        write_statistics(table_two(), SOURCE, tmp_path / "t.csv", program, GERMAN)
    assert own.read_text() == "my <- analysis()\n"
    assert not (tmp_path / "t.csv").exists()
    own.unlink()
    for _ in range(2):  # one of ours is
        write_statistics(table_two(), SOURCE, tmp_path / "t.csv", program, GERMAN)


def test_hidden_numbers_are_in_no_file(tmp_path):
    table = counted_table([[CountCell(None), cases(12, base=22)]], publish=5)
    write_statistics(table, SOURCE, tmp_path / "t.csv", StatisticsProgram.R, GERMAN)
    first = rows_of(tmp_path / "t.csv")[0]
    assert first["hidden"] == "1"
    assert {first[name] for name in TIDY_COLUMNS[4:11]} | {first["ids"], first["percent"]} == {""}


@pytest.mark.parametrize("program", StatisticsProgram)
def test_changes_are_rows_of_a_part_that_the_script_names(tmp_path, program):
    script = write_statistics(changed_table(), SOURCE, tmp_path / "t.csv", program, GERMAN)
    rows = rows_of(tmp_path / "t.csv")[-3:]
    assert [(row["part"], row["row"], row["column"], row["n"], row["percent"], row["hidden"]) for row in rows] == [
        ("5", "1", "", "5", "8", "0"), ("5", "2", "", "-9", "-50", "0"), ("5", "3", "", "", "", "1"),
    ]  # fmt: skip
    assert re.search(r"""5 'change'|"total",\s+"change"\)""", script.read_text("utf-8-sig"))


# ---- Parquet -----------------------------------------------------------------------------------------


def test_parquet_holds_one_row_a_cell_with_its_types(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write_table(table_two(), SOURCE, tmp_path / "t.parquet", GERMAN)
    read = parquet.read_table(tmp_path / "t.parquet")
    assert read.schema.names == list(TIDY_COLUMNS)
    assert [str(field.type) for field in read.schema][4:] == [
        *["int64"] * 8, "double", "bool", "list<element: string>",
    ]  # fmt: skip
    rows = read.to_pylist()
    assert rows[1] == {
        "part": "cell", "row": "Wege & Ämter", "column": "Kreis", "unit": "cases", "present": None, "absent": None,
        "mixed": None, "only_present": 18, "only_absent": 1, "both": 2, "n": 20, "base": 22, "percent": 91.0,
        "hidden": False, "ids": ["c1"],
    }  # fmt: skip
    assert (rows[-1]["row"], rows[-1]["column"], rows[-1]["n"]) == (None, None, 40)


def test_changes_are_in_parquet(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write_table(changed_table(), SOURCE, tmp_path / "t.parquet", GERMAN)
    rows = parquet.read_table(tmp_path / "t.parquet").to_pylist()[-3:]
    assert [(row["part"], row["column"], row["n"], row["percent"]) for row in rows] == [
        ("change", None, 5, 8.0), ("change", None, -9, -50.0), ("change", None, None, None),
    ]  # fmt: skip


def test_shares_are_per_cent_in_parquet(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = counted_table([[CountCell(1250, 1250), CountCell(7, 7)]], unit=CountUnit.SHARE, percent=PercentOf.NONE)
    write_table(table, SOURCE, tmp_path / "t.parquet", GERMAN)
    assert parquet.read_table(tmp_path / "t.parquet").column("n").to_pylist() == [12.5, 0.07]
    assert table_schema(CountUnit.SHARE)["n"] == "double"


def test_a_table_without_rows_is_a_parquet_without_rows(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write_table(counted_table([], members=[TableMember(1, "x")][:0], row_totals=[], totals=[]), SOURCE,
                tmp_path / "t.parquet", GERMAN)  # fmt: skip
    assert parquet.read_table(tmp_path / "t.parquet").num_rows == 0


def test_without_pyarrow_the_line_to_install_is_told_and_nothing_written(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(QualcodeError) as refused:
        write_table(table_two(), SOURCE, tmp_path / "t.parquet", GERMAN)
    assert "pip install 'qualcode[pool]'" in refused.value.hint
    assert not list(tmp_path.iterdir())
