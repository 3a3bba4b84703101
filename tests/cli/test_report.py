"""The yearly report on the command line."""

from __future__ import annotations

import pytest

from tests.made_once import made_once


@pytest.fixture
@made_once
def waves(run, study, tmp_path):
    (tmp_path / "alt.txt").write_text("I: Wie lief das?\n\nB: Gut lief das.", encoding="utf-8")
    run("import", "alt.txt", "--label", "RG 2021", "--set", "wave=2021")
    run("code", "alt", "21:34", "Transition")
    run("code", "eins", "21:49", "Interferenz")
    return study


def test_the_tables_are_printed_or_written_with_the_quotations(run, waves, tmp_path):
    unknown = run("report", "--wave", "2022", "--compare", "2021", "--language", "de")
    assert "| Transition | nicht vergleichbar: unbekannt, wonach gefragt wurde | 1 | 0 |" in unknown.out
    (tmp_path / "leitfaden.txt").write_text("1. Verlauf | Wie lief das?\n", encoding="utf-8")
    assert run("topics", "import", "leitfaden.txt").code == 0
    for document in ("alt", "eins"):
        ran = run("questions", "assign", document, "1", "Verlauf")
        assert ran.code == 0, ran.err
    printed = run("report", "--wave", "2022", "--compare", "2021", "--language", "de")
    assert printed.code == 0, printed.err
    assert "| Transition | nicht mehr genannt | 1 | 0 |" in printed.out
    ran = run("report", "--wave", "2022", "--compare", "2021", "--language", "de", "-o", "bericht", "--format", "md")
    assert ran.code == 0, ran.err
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "bericht").iterdir()}
    assert set(written) == {"tables.md", "quotations.md", "new-quotations.md"}
    assert "„Das war am Anfang schwierig.“ (RG 2022)" in written["quotations.md"]
    assert "Gut lief das" not in written["quotations.md"]


@pytest.mark.parametrize("option", [("--guide", "leitfaden.txt"), ("--same-guide",)])
def test_a_guide_is_no_evidence_any_more_and_the_report_says_what_is(run, waves, option):
    ran = run("report", "--wave", "2022", "--compare", "2021", *option)
    assert (ran.code, f"{option[0]} is not taken any more" in ran.err) == (2, True)
    assert "qualcode topics import" in ran.err


def test_a_file_as_place_is_refused_since_a_report_is_a_folder(run, waves, tmp_path):
    ran = run("report", "--wave", "2022", "--compare", "2021", "--language", "de", "-o", "bericht.docx")
    assert (ran.code, "-o bericht --format docx" in ran.err) == (2, True)
    assert not (tmp_path / "bericht.docx").exists()


def test_a_final_report_enters_the_ledger_or_leaves_nothing(run, waves, tmp_path):
    refused = run(
        "report", "--wave", "2022", "--compare", "2021", "--language", "de", "-o", "b", "--final", "--strict"
    )
    assert refused.code == 1
    assert not (tmp_path / "b").exists()
    assert run("publications", "--json").json == []
    ran = run(
        "report",
        "--wave",
        "2022",
        "--compare",
        "2021",
        "--language",
        "de",
        "-o",
        "b",
        "--final",
        "--publication",
        "Bericht 2022",
    )
    assert ran.code == 0, ran.err
    assert [one["name"] for one in run("publications", "--json").json] == ["Bericht 2022"]
    again = run("report", "--wave", "2022", "--compare", "2021", "--language", "de")
    assert "Neu codiert seit „Bericht 2022“" in again.out
    assert "| Interferenz | RG 2022 | Bericht 2022 |" in again.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--wave", "2022", "--compare", "1990"), 1),
        (("--wave", "2022", "--compare", "2022"), 2),
        (("--wave", "2022", "--compare", "2021", "--language", "de", "--final"), 2),
        (("--wave", "2022", "--compare", "2021", "--language", "de", "--publication", "x"), 2),
        (("--wave", "2022", "--compare", "2021", "--language", "de", "--since", "nie"), 1),
    ],
)
def test_wrong_options_are_told(run, waves, options, code):
    assert run("report", *options).code == code
