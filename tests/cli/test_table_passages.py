"""The passages that a table counts as Parquet: whoever has them counts the same table again, by the manual's SQL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.demo_project import demo_at

PAGES = [Path(__file__).parents[2] / "docs" / page for page in ("en/count.md", "de/auszaehlen.md")]
TABLE = ("table", "codes", "municipality_type", "--count", "cases")


def query(page: Path, dialect: str) -> str:
    return re.search(rf"```sql {dialect}\n(.*?)```", page.read_text("utf-8"), re.S)[1]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "demo.qualcode"
    demo_at(path).close()
    return path


@pytest.fixture
def table(run, demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *words: run("-p", demo, *words)


@pytest.mark.parametrize("more", [(), ("--roll-up",), ("--where", "wave=2022"), ("--polarity", "absent")])
def test_duckdb_counts_the_same_table_from_the_passages(table, more):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    assert table(*TABLE, *more, "--passages", "passages.parquet").code == 0
    made = table(*TABLE, *more, "--json").json
    bases = {member["name"]: member["base"] for member in made["columns"]}
    expected = {(cell["row"], cell["column"]): (cell["n"], bases[cell["column"]]) for cell in made["cells"]}
    rows = duckdb.sql(query(PAGES[0], "duckdb")).fetchall()
    counted = {(code, kind): (n, base) for code, kind, n, base in rows}
    assert counted.keys() <= expected.keys()
    assert {cell: counted.get(cell, (0, bases[cell[1]])) for cell in expected} == expected


def test_spark_is_asked_the_same_in_its_own_words_in_both_languages():
    duck, spark = (query(PAGES[0], dialect) for dialect in ("duckdb", "spark"))
    assert spark == duck.replace("'passages.parquet'", "parquet.`passages.parquet`").replace('"case"', "`case`")
    assert [query(PAGES[1], dialect) for dialect in ("duckdb", "spark")] == [duck, spark]


def test_the_file_has_the_columns_that_the_manual_lists_and_no_names(table, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table(*TABLE, "--passages", "p.parquet")
    read = parquet.read_table(tmp_path / "p.parquet")
    for page in PAGES:
        listed = re.findall(r"^\| (`.*?) \| (?:string|int64|list of string) ", page.read_text("utf-8"), re.M)
        assert [name for cell in listed for name in re.findall(r"`(\w+)`", cell)] == read.schema.names
    named = {case["name"] for case in table("cases", "--json").json}
    named |= {document["name"] for document in table("documents", "--json").json}
    held = {value for column in read.columns for value in column.to_pylist() if isinstance(value, str)}
    assert named
    assert not named & held


def test_a_case_without_a_passage_has_a_row_so_that_the_base_is_whole(table, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table(*TABLE, "--code", "Diffusion", "--passages", "p.parquet")
    rows = parquet.read_table(tmp_path / "p.parquet").to_pylist()
    assert len({row["case"] for row in rows}) == 12
    assert {row["code"] for row in rows} == {"Schnittstellentypen / Diffusion", None}
    assert all(row["codings"] for row in rows if row["code"])


def test_passages_are_refused_where_the_file_is_called_otherwise(table, tmp_path):
    ran = table(*TABLE, "--passages", "p.csv")
    assert ran.code == 2
    assert "--passages p.parquet" in ran.err
    assert not list(tmp_path.iterdir())
