"""`qualcode table … -o FILE`: every format, names stay inside, pictures, wrong words."""

from __future__ import annotations

import csv
import json

import pytest

from tests.demo_project import demo_at

TABLE_2 = ("table", "codes", "municipality_type", "--count", "cases", "--percent", "column", "--small")
FORMATS = ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json", "parquet", "svg", "png")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "demo.qualcode"
    demo_at(path).close()
    return path


@pytest.fixture
def table(run, demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *words: run("-p", demo, *words)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_table_leaves_in_every_format(table, tmp_path, format_):
    if format_ in ("svg", "png"):
        pytest.importorskip("matplotlib")
    if format_ == "parquet":
        pytest.importorskip("pyarrow")
    ran = table(*TABLE_2, "--code", "Schnittstellentypen", "-o", f"t.{format_}")
    assert ran.code == 0, ran.err
    assert f"wrote “t.{format_}”" in ran.err
    assert (tmp_path / f"t.{format_}").stat().st_size > 100
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [f"t.{format_}"]


def test_table_2_stands_in_the_file_as_in_the_report(table, tmp_path):
    table(*TABLE_2, "--language", "de", "-o", "t.md")
    lines = (tmp_path / "t.md").read_text("utf-8").replace("\u00a0", " ").splitlines()
    head = "| Codes | insgesamt (N=12) | Kreis (N=5) | kreisangehörige Kommune (N=3) | kreisfreie Stadt (N=4) |"
    assert head in lines
    assert "| Schnittstellentypen / Transition | 7 (58 %) | 3 (60 %) | 2 (67 %) | 2 (50 %) |" in lines
    assert "- **Basis**: 12 Fälle" in lines


def test_the_file_holds_the_object_that_the_terminal_shows(table, tmp_path):
    shown = table("table", "codes", "municipality_type", "--json").json
    table("table", "codes", "municipality_type", "-o", "t.json")
    assert json.loads((tmp_path / "t.json").read_text("utf-8")) == shown
    printed = table("table", "codes", "municipality_type", "--format", "json")
    assert printed.json == shown


@pytest.mark.parametrize(("format_", "script"), [("csv-r", "t.R"), ("csv-spss", "t.sps")])
def test_r_and_spss_get_a_script_beside(table, tmp_path, format_, script):
    ran = table(*TABLE_2, "-o", "t.csv", "--format", format_)
    assert ran.code == 0, ran.err
    assert f"wrote “{script}”" in ran.err
    text = (tmp_path / script).read_text("utf-8-sig")
    assert "kreisangeh" in text
    with (tmp_path / "t.csv").open(encoding="utf-8") as file:
        assert {row["column"] for row in csv.DictReader(file)} == {"1", "2", "3", ""}


@pytest.mark.parametrize("side", ["cases", "documents", "coders", "speakers"])
def test_names_stay_inside_unless_asked(table, tmp_path, side):
    named = {row["name"] for row in table("table", "codes", side, "--json").json["columns"]} - {""}
    assert named
    for format_ in ("csv", "json", "md"):
        ran = table("table", "codes", side, "-o", f"t.{format_}", "--strict")
        assert ran.code == 0, ran.err
        text = (tmp_path / f"t.{format_}").read_text("utf-8")
        assert not [name for name in named if f'"{name}"' in text or f",{name}," in text or f"| {name} " in text]
    ran = table("table", "codes", side, "-o", "i.csv", "--identify")
    assert "keep it to yourself" in ran.err
    assert any(name in (tmp_path / "i.csv").read_text("utf-8") for name in named)


def test_a_name_in_the_title_is_told_and_refused_when_strict(table, tmp_path):
    name = next(iter(table("cases", "--json").json))["name"]
    ran = table(*TABLE_2, "--title", f"Nur {name}", "-o", "t.md", "--strict")
    assert ran.code == 1
    assert not list(tmp_path.iterdir())
    assert table(*TABLE_2, "--title", f"Nur {name}", "-o", "t.md").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "t.foo"), "no suffix that is known"),
        (("-o", "t.csv", "--format", "md"), "differ"),
        (("-o", "t.md", "--format", "csv-r"), "differ"),
        (("--format", "docx"), "no text for the terminal"),
        (("--format", "csv-r"), "no text for the terminal"),
        (("--picture", "heat"), "needs a file"),
        (("-o", "t.md", "--picture", "heat"), "holds no pictures"),
        (("-o", "t.md", "--json"), "exclude each other"),
        (("-o", "t.md", "--excel", "de"), "is for CSV"),
        (("-o", "none/t.md"), "there is no folder"),
    ],
)
def test_what_does_not_go_together_says_so_and_writes_nothing(table, tmp_path, words, told):
    ran = table(*TABLE_2, *words)
    assert ran.code in (1, 2)
    assert told in ran.err
    assert not list(tmp_path.iterdir())


def test_a_picture_stands_beside_its_table(table, tmp_path):
    pytest.importorskip("matplotlib")
    ran = table("table", "codes", "waves", "--code", "Schnittstellentypen", "--picture", "bars", "-o", "t.html")
    assert ran.code == 0, ran.err
    text = (tmp_path / "t.html").read_text("utf-8")
    assert text.index("data:image/svg+xml") < text.index("<table>")
