"""The project as tables: SQL, pandas and plain Python count the same of them, and nobody's name is in them."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from qualcode.interchange.tidy.tables import TABLES
from qualcode.project.quoting.begun import sha256_of
from qualcode.workspace.exchange.leaving import leaving_project
from qualcode.workspace.exchange.tidy import write_tables
from qualcode.workspace.workspace import Workspace
from tests.demo_project import demo_at
from tests.manual.examples import DOCS

PAGES = (DOCS / "en" / "tidy.md", DOCS / "de" / "tabellen.md")
KEYED = ("cases", "documents", "codes", "coders", "codings", "memos")


def block(page: Path, kind: str) -> str:
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)
    return str(found)


def rows_of(name: str) -> list[dict[str, str]]:
    with Path("tables", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A folder with the demo project, as it was before its tables were written, and those."""
    folder = tmp_path_factory.mktemp("tidy")
    demo_at(folder / "demo.qualcode").close()
    shutil.copy(folder / "demo.qualcode", folder / "given.qualcode")
    with Workspace.open(folder / "given.qualcode", coder="Anna") as space:
        write_tables(space, leaving_project(space), folder / "tables")
    return folder


@pytest.fixture
def tables(written, monkeypatch):
    monkeypatch.chdir(written)


@pytest.fixture
def demo(written, tmp_path, monkeypatch, run):
    """A demo project of one's own."""
    shutil.copy(written / "demo.qualcode", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUALCODE_CODER", "Anna")
    return lambda *words: run("-p", "demo.qualcode", *words)


# ---- what is in them -------------------------------------------------------------------------------------


def counted_here() -> dict[tuple[str, str], tuple[int, int]]:
    """Codings and documents of a code in a wave, from the CSV by nothing but Python."""
    paths = {row["id"]: row["path"] for row in rows_of("codes")}
    waves = {row["id"]: row["wave"] for row in rows_of("documents")}
    given = [
        (paths[row["code"]], waves[row["document"]], row["document"])
        for row in rows_of("codings")
        if row["polarity"] != "absent"
    ]
    codings = Counter(place[:2] for place in given)
    documents = Counter(place[:2] for place in set(given))
    return {place: (codings[place], documents[place]) for place in codings}


@pytest.mark.usefixtures("tables")
def test_sql_and_pandas_count_the_same():
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    expected = counted_here()
    assert len(expected) > 20
    sql = duckdb.sql(block(PAGES[0], "sql duckdb")).fetchall()
    assert {(path, wave or ""): (codings, documents) for path, wave, codings, documents in sql} == expected
    names = {"print": lambda _frame: None}
    exec(block(PAGES[0], "python pandas"), names)
    assert {
        (path, "" if pandas.isna(wave) else wave): (codings, documents)
        for path, wave, codings, documents in names["counted"].reset_index().itertuples(index=False)
    } == expected


def test_both_languages_show_the_same_programs():
    for kind in ("sql duckdb", "python pandas", "r"):
        assert block(PAGES[0], kind) == block(PAGES[1], kind)


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize("page", PAGES)
def test_the_page_lists_the_tables_with_their_columns(page):
    resources = json.loads(Path("tables", "schema.json").read_text("utf-8"))["resources"]
    heads = {found["name"]: [field["name"] for field in found["schema"]["fields"]] for found in resources}
    listed = dict(re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", page.read_text("utf-8"), re.M))
    assert tuple(listed) == TABLES == tuple(heads)
    for name, columns in listed.items():
        named = set(re.findall(r"`(\w+)`", columns))
        assert named <= set(heads[name])
        if name not in ("cases", "documents", "codes"):  # which have attributes, or rules
            assert set(heads[name]) - {"id"} == named


@pytest.mark.usefixtures("tables")
def test_passages_are_cut_out_of_the_texts_and_ids_lead_to_rows():
    texts = {row["document"]: row["text"] for row in rows_of("texts")}
    codings = rows_of("codings")
    assert len(codings) == 416
    for row in codings:
        assert row["text"].removeprefix("'") == texts[row["document"]][int(row["start"]) : int(row["end"])]
    ids = {name: {row["id"] for row in rows_of(name)} for name in KEYED}
    for resource in json.loads(Path("tables", "schema.json").read_text("utf-8"))["resources"]:
        file = Path("tables", resource["path"])
        assert (resource["bytes"], resource["hash"]) == (file.stat().st_size, f"sha256:{sha256_of(file)}")
        for key in resource["schema"].get("foreignKeys", ()):
            target = key["reference"]["resource"] or resource["name"]
            assert {row[key["fields"]] for row in rows_of(resource["name"])} - {""} <= ids[target]


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize("name", TABLES)
def test_parquet_holds_what_the_csv_holds(name):
    parquet = pytest.importorskip("pyarrow.parquet")
    held, written = parquet.read_table(f"tables/{name}.parquet").to_pylist(), rows_of(name)
    assert len(held) == len(written)
    for ours, theirs in zip(held, written, strict=True):
        assert list(ours) == list(theirs)
        for column, value in ours.items():
            if isinstance(value, str):
                assert theirs[column].removeprefix("'") == value.removeprefix("'")
            elif isinstance(value, bool | int):
                assert theirs[column] == str(value).lower()
            else:
                assert value is not None or theirs[column] == ""


# ---- what leaves -----------------------------------------------------------------------------------------


def held() -> set[str]:
    return {cell for name in TABLES for row in rows_of(name) for cell in row.values()}


def test_names_stay_unless_they_are_asked_for_and_an_earlier_export_is_replaced(demo, written, monkeypatch):
    named = {case["name"] for case in demo("cases", "--json").json}
    named |= {document["name"] for document in demo("documents", "--json").json} | {"Anna"}
    done = demo("export-project", "tables", "--tidy", "--with-names", "--report", "losses.json")
    assert done.code == 0, done.err
    assert named - {"Anna"} <= held()
    told = json.loads(Path("losses.json").read_text("utf-8"))
    assert "speakers" in {loss["name"] for loss in told["losses"]}
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    again = demo("export-project", "tables", "--tidy", "--to", "The institute")
    assert "Parquet needs pyarrow" in again.err
    assert {file.suffix for file in Path("tables").iterdir()} == {".csv", ".json"}
    assert not named & held()
    for name in TABLES:
        assert Path("tables", f"{name}.csv").read_bytes() == (written / "tables" / f"{name}.csv").read_bytes()
    assert "The institute" in demo("given").out
    assert not list(Path().glob(".*.new"))


def test_nothing_else_is_replaced_and_a_preview_writes_nothing(demo):
    assert demo("export-project", "tables", "--tidy", "--dry-run").code == 0
    assert not Path("tables").exists()
    assert "tables" not in demo("given").out
    Path("tables").mkdir()
    Path("tables", "mine.csv").write_text("mine", encoding="utf-8")
    Path("file").write_text("mine", encoding="utf-8")
    for words, problem in (
        (("tables",), "is there and not empty"),
        (("file",), "is a file and no folder"),
        (("t", "--dialect", "nvivo"), "have no dialect"),
    ):
        refused = demo("export-project", *words, "--tidy")
        assert (refused.code, problem in refused.err) == (2, True)
    assert sorted(path.name for path in Path().iterdir() if path.suffix != ".qualcode") == ["file", "tables"]


def test_documents_of_people_who_did_not_agree_stay(demo):
    case = demo("cases", "--json").json[0]["name"]
    demo("consent", "set", case, "quote=no")
    done = demo("export-project", "tables", "--tidy")
    assert "left out: consent for the purpose “quote” was refused" in done.err
    assert len(rows_of("documents")) < 66
    assert {row["document"] for row in rows_of("codings")} <= {row["id"] for row in rows_of("documents")}
