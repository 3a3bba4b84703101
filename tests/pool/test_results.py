"""Answers of a pool on the terminal, as JSON and in files."""

import csv
import io
import json

import click
import openpyxl
import pytest
from click.testing import CliRunner

from qualcode.catalogue import catalogue_of
from qualcode.cli.pool.output import give_result, result_options
from qualcode.errors import UsageProblem
from qualcode.pool.tables.results import (
    HiddenNumber,
    PoolResult,
    ResultColumn,
    ResultFact,
    ResultSquare,
    as_object,
    cell_text,
    shown_rows,
    write_result,
)

COLUMNS = (
    ResultColumn("code", "code"),
    ResultColumn("n", "number", "int64", hides=True),
    ResultColumn("share", "share", "double", decimals=1),
    ResultColumn("kinds", "kinds", "list"),
)
ROWS = (
    ("=Angst\x1b[31m", 1200, 12.25, ("a", "b")),
    ("Bus 🚌", HiddenNumber(5), None, ()),
    ("Citybus", HiddenNumber(), None, ()),
)


def result(**more: object) -> PoolResult:
    return PoolResult("codes", COLUMNS, iter(ROWS), ("two numbers are hidden",), **more)  # type: ignore[arg-type]


def test_people_read_small_numbers_as_below_and_programs_as_null():
    german = catalogue_of("de")
    assert [row[1] for row in shown_rows(result(), german)] == ["1.200", "< 5", "·"]
    assert cell_text(12.25, german, 1) == "12,2"
    assert cell_text(("a", "b"), german) == "a, b"
    assert [(row["n"], row["hidden"]) for row in as_object(result())["rows"]] == [
        (1200, False), (None, True), (None, True),
    ]  # fmt: skip


def test_json_has_facts_rows_and_notes():
    facts = (ResultFact("rules", "rules", "r1"), ResultFact("cases", "cases", HiddenNumber(5)))
    made = as_object(result(facts=facts))
    assert (made["title"], made["rules"], made["cases"]) == ("codes", "r1", None)
    assert made["notes"] == ["two numbers are hidden"]


def test_csv_has_names_of_columns_and_no_formula(tmp_path):
    write_result(result(), tmp_path / "a.csv", "csv", catalogue_of("en"))
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8"))))
    assert rows[0] == ["code", "n", "share", "kinds"]
    assert rows[1][0].startswith("'=Angst")
    assert "\x1b" not in rows[1][0]
    assert [row[1] for row in rows[1:]] == ["1200", "< 5", "·"]
    assert rows[1][3] == "a; b"


def test_a_workbook_shows_squares_first(tmp_path):
    square = ResultSquare("codes by kind", ("code", "village", "town"), [("Bus", HiddenNumber(5), 7)])
    write_result(result(squares=(square,)), tmp_path / "a.xlsx", "xlsx", catalogue_of("en"))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["codes by kind", "codes"]
    rows = [list(row) for row in book["codes by kind"].iter_rows(values_only=True)]
    assert rows[0][:3] == ["code", "village", "town"]
    assert rows[1][:3] == ["Bus", "< 5", 7]


def test_parquet_has_types_and_says_what_is_hidden(tmp_path):
    pytest.importorskip("pyarrow")
    import pyarrow.parquet

    write_result(result(), tmp_path / "a.parquet", "parquet", catalogue_of("en"))
    table = pyarrow.parquet.read_table(tmp_path / "a.parquet")
    assert table.column("n").to_pylist() == [1200, None, None]
    assert table.column("hidden").to_pylist() == [False, True, True]
    assert str(table.schema.field("share").type) == "double"
    assert table.column("kinds").to_pylist()[0] == ["a", "b"]


@click.command()
@result_options
def asked(file, as_json):
    give_result(result(), file, as_json=as_json)


def test_a_command_shows_writes_and_refuses(tmp_path):
    run = CliRunner()
    told = run.invoke(asked, [])
    assert "< 5" in told.stdout
    assert "\x1b" not in told.stdout
    assert "two numbers are hidden" in told.stderr
    assert [row["n"] for row in json.loads(run.invoke(asked, ["--json"]).stdout)["rows"]] == [1200, None, None]
    assert run.invoke(asked, ["-o", str(tmp_path / "b.csv")]).stdout == ""
    assert (tmp_path / "b.csv").exists()
    for typed in (["-o", "b.docx"], ["-o", str(tmp_path / "c.csv"), "--json"]):
        assert isinstance(run.invoke(asked, typed).exception, UsageProblem)
    assert not (tmp_path / "c.csv").exists()
