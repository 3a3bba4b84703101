"""The command cases show: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

import pytest

from qualcode.reporting.writers.formats import FORMATS
from tests.cli.conftest import TEXT, span
from tests.made_once import made_once

NAME = "Bündnis Quellstein"


@pytest.fixture
@made_once
def coded(run, study, tmp_path):
    (tmp_path / "zwei.txt").write_text(TEXT.replace("schwierig", "leicht"), encoding="utf-8")
    run("import", "zwei.txt", "--label", "RG 2023", "--set", "wave=2023", "--case", NAME)
    run("cases", "add", "Bündnis Moor")
    run("cases", "set", NAME, "Größe=klein")
    for words, code in (("Jetzt geht es.", "Interferenz"), ("Jeder hat", "Transition"), ("Das war", "Interferenz")):
        ran = run("code", "eins", span(words), code)
        assert ran.code == 0, ran.err
    run("memo", "add", "Kam ohne Hilfe aus.", "--case", NAME, "--kind", "case", "--title", "Allein")
    return study


def test_what_is_printed_names_the_case_and_tells_all_of_it(run, coded):
    ran = run("cases", "show", "Quellstein")
    assert ran.code == 0
    assert f"# Case {NAME}" in ran.out
    for words in ("**Größe**: klein", "**Allein**", "Kam ohne Hilfe aus.", "| 2022 | RG 2022 | eins |", "2023"):
        assert words in ran.out, words
    theme = ran.out.index("### Interferenz")
    assert theme < ran.out.index("Das war", theme) < ran.out.index("Jetzt geht es", theme)


@pytest.mark.parametrize("format_", FORMATS)
def test_each_format_is_written_without_names(run, coded, tmp_path, format_):
    ran = run("cases", "show", NAME, "-o", f"fall.{format_}")
    assert ran.code == 0, ran.err
    assert "disclosure check:" in ran.err
    assert f"wrote “fall.{format_}”" in ran.err
    assert (tmp_path / f"fall.{format_}").stat().st_size > 100
    if format_ in {"md", "html", "tex", "csv", "json"}:
        assert "Quellstein" not in (tmp_path / f"fall.{format_}").read_text("utf-8")


def test_json_is_one_object_with_ids_and_names_only_where_asked_for(run, coded):
    (case,) = run("cases", "show", NAME, "--json").json["cases"]
    assert "name" not in case
    assert case["attributes"] == {"Größe": "klein"}
    assert [document["wave"] for document in case["documents"]] == ["2022", "2023"]
    assert case["summary"]["title"] == "Allein"
    assert [(theme["code"], theme["passages"]) for theme in case["themes"]] == [("Interferenz", 2), ("Transition", 1)]
    quotation = case["themes"][0]["quotations"][0]
    assert run("where", quotation["id"]).code == 0
    (named,) = run("cases", "show", NAME, "--json", "--identify").json["cases"]
    assert (named["name"], named["documents"][0]["name"]) == (NAME, "eins")


def test_two_cases_or_two_waves_stand_beside_each_other(run, coded):
    beside = run("cases", "show", NAME, "--beside", "Bündnis Moor")
    assert f"| Case {NAME} | Case Bündnis Moor |" in beside.out
    waves = run("cases", "show", NAME, "--waves", "2022", "2023")
    assert "| 2022 | 2023 |" in waves.out
    assert waves.out.count("Kam ohne Hilfe aus.") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("Quellstien",), 1, f"Did you mean “{NAME}”?"),
        (("Quellstein", "-o", "x.md"), 1, "exactly"),
        ((NAME, "-o", "x.pdf"), 2, "has no suffix that is known here"),
        ((NAME, "--format", "docx"), 2, "Say where: -o case.docx"),
        ((NAME, "--waves", "2022", "2031"), 2, "The case has no document of wave “2031”"),
        ((NAME, "--waves", "2022", "2022"), 2, "same wave twice"),
        ((NAME, "--beside", NAME), 2, "same case twice"),
        ((NAME, "--beside", "Bündnis Moor", "--waves", "2022", "2023"), 2, "exclude each other"),
        ((NAME, "--attribute", "Gröse"), 1, "Größe"),
        ((NAME, "--json", "--format", "md"), 2, "exclude each other"),
        ((NAME, "--json", "--excel", "de"), 2, "--excel is for CSV"),
    ],
)
def test_what_cannot_be_is_refused_with_the_next_step(run, coded, tmp_path, arguments, code, words):
    ran = run("cases", "show", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert not list(tmp_path.glob("x.*"))


def test_a_name_in_the_summary_stops_a_strict_export(run, coded, tmp_path):
    run("memo", "add", f"Wieder bei {NAME}.", "--case", NAME)
    ran = run("cases", "show", NAME, "-o", "x.md", "--strict")
    assert (ran.code, list(tmp_path.glob("x.*"))) == (1, [])
    assert "is the name of a case (in the memo)" in ran.err


def test_the_summary_is_written_line_by_line_and_taken_away(run, coded):
    made = run("cases", "summary", NAME, "--motto", "Allein gelassen").out.strip()
    (case,) = run("cases", "show", NAME, "--json").json["cases"]
    assert case["summary"]["id"] == made
    assert (case["summary"]["title"], case["summary"]["text"]) == ("Allein gelassen", "Kam ohne Hilfe aus.")
    assert case["memos"] == []
    assert run("cases", "summary", NAME).code == 2
    assert run("cases", "summary", "Quellstein", "Anders.").code == 1  # what is changed is named exactly
    ran = run("cases", "summary", NAME, "", "--motto", "")
    assert "has no summary now" in ran.err
    assert run("undo").code == 0
    (case,) = run("cases", "show", NAME, "--json").json["cases"]
    assert case["summary"]["title"] == "Allein gelassen"


def test_the_summary_of_somebody_else_stays(run, coded):
    ran = run("cases", "summary", NAME, "Anders.", "--coder", "ben", "--new-coder")
    assert ran.code == 1
    assert "The summary of this case is anna's." in ran.err
