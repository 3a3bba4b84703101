"""The options of quotes: queries, limits, final collections, the ledger, marks of cases."""

from __future__ import annotations

import csv
import io

import pytest

from tests.made_once import made_once

SENTENCES = {
    "Das war am Anfang schwierig.": "21:49",
    "Jeder hat für sich entschieden.": "50:81",
}


@pytest.fixture
@made_once
def coded(run, study):
    for span, code in (("21:49", "Interferenz"), ("50:81", "Interferenz"), ("39:81", "Transition")):
        ran = run("code", "eins", span, code)
        assert ran.code == 0, ran.err
    return study


def rows(run, *options):
    ran = run("quotes", "--language", "de", "--format", "csv", *options)
    assert ran.code == 0, ran.err
    return list(csv.DictReader(io.StringIO(ran.out, newline=""))), ran.err


def test_a_query_gives_the_exact_stretches(run, coded):
    found, _ = rows(run, "--query", "Interferenz AND Transition")
    assert [one["Zitat"] for one in found] == ["schwierig.", "Jeder hat für sich entschieden."]
    found, _ = rows(run, "--query", "Interferenz NOT Transition")
    assert found == []
    found, _ = rows(run, "--query", '"Interferenz" OR Transition')
    assert [one["Zitat"] for one in found] == ["Das war am Anfang schwierig. Jeder hat für sich entschieden."]


def test_ids_stay_and_lead_back(run, coded):
    found, _ = rows(run, "--code", "Interferenz")
    again, _ = rows(run, "--code", "Interferenz")
    assert [one["ID"] for one in found] == [one["ID"] for one in again]
    assert len(found[0]["ID"]) == 6
    assert run("where", found[0]["ID"], "--json").json["start"] == 21


def test_at_most_leaves_out_and_says_so(run, coded):
    found, said = rows(run, "--code", "Interferenz", "--at-most", "1")
    assert len(found) == 1
    assert "1 passage left out: the limit per document was reached" in said


@pytest.fixture
@made_once
def several(run, study, tmp_path):
    """Two documents, in the one of them an attribute; weights 20, 80 and none, and two codes."""
    (tmp_path / "zwei.txt").write_text("B: Im zweiten Jahr kam der Wechsel. Dann war Ruhe.", encoding="utf-8")
    assert run("import", "zwei.txt", "--label", "RG 2023", "--set", "wave=2023", "--set", "Land=NRW").code == 0
    for document, span, code, *weight in (
        ("eins", "21:49", "Interferenz", "--weight", "20"),
        ("eins", "50:81", "Interferenz"),
        ("eins", "21:49", "Transition", "--weight", "70"),
        ("zwei", "3:35", "Interferenz", "--weight", "80"),
        ("zwei", "36:50", "Transition"),
    ):
        ran = run("code", document, span, code, *weight)
        assert ran.code == 0, ran.err


FIRST, SECOND = "Das war am Anfang schwierig.", "Jeder hat für sich entschieden."
CHANGE, REST = "Im zweiten Jahr kam der Wechsel.", "Dann war Ruhe."


def test_the_heaviest_stand_first_in_their_chapter_and_those_without_a_weight_last(run, several):
    found, _ = rows(run, "--code", "Interferenz", "--order", "weight")
    assert [(one["Zitat"], one["Gewicht"]) for one in found] == [(CHANGE, "80"), (FIRST, "20"), (SECOND, "")]
    found, _ = rows(run, "--code", "Interferenz")
    assert [one["Zitat"] for one in found] == [FIRST, SECOND, CHANGE]


def test_of_one_document_the_heaviest_stay_for_each_code_by_itself(run, several):
    found, said = rows(run, "--at-most", "1")
    assert [one["Zitat"] for one in found] == [FIRST, CHANGE, FIRST, REST]
    assert "1 passage left out: the limit per document was reached" in said
    found, _ = rows(run, "--at-most", "1", "--group", "wave")
    assert sorted(one["Zitat"] for one in found) == sorted([FIRST, CHANGE, FIRST, REST])


def test_what_has_no_value_of_the_attribute_stands_in_the_last_chapter(run, several):
    found, _ = rows(run, "--group", "Land", "--code", "Interferenz", "--attribute", "Land")
    assert [(one["Land"], one["Zitat"]) for one in found] == [("NRW", CHANGE), ("", FIRST), ("", SECOND)]
    lines = run(
        "quotes", "--language", "de", "--group", "Land", "--code", "Interferenz", "--format", "md"
    ).out.splitlines()
    assert [line for line in lines if line.startswith("## ")] == ["## NRW", "## –"]


def test_a_final_collection_enters_the_ledger(run, coded, tmp_path):
    ran = run("quotes", "--language", "de", "--final", "-o", "bericht.csv")
    assert ran.code == 0, ran.err
    text = (tmp_path / "bericht.csv").read_bytes().decode("utf-8")
    assert text.startswith("Quelle,Welle,Code,Polarität,Zitat,Gewicht\r\n")
    assert "anna" not in text
    listed = run("publications", "--json").json
    assert [(one["name"], one["quotations"]) for one in listed] == [("bericht", 3)]
    found, _ = rows(run, "--code", "Transition")
    assert found[0]["veröffentlicht in"] == "bericht"
    assert run("publications", "show", "bericht").out.count("\n") == 4
    assert run("undo").code == 0
    assert run("publications", "--json").json == []


def test_a_refused_final_collection_leaves_no_trace(run, coded, tmp_path):
    ran = run("quotes", "--language", "de", "--final", "--strict", "--smallest-group", "9", "-o", "bericht.md")
    assert ran.code == 1
    assert not (tmp_path / "bericht.md").exists()
    assert run("publications", "--json").json == []
    ran = run("quotes", "--language", "de", "--final", "-o", "nirgends/bericht.md")
    assert ran.code == 1
    assert run("publications", "--json").json == []


def test_what_may_only_be_paraphrased(run, coded):
    run("code", "eins", "21:36", "Transition", "--paraphrase", "anfangs schwer")
    assert run("cases", "set", "Bündnis Quellstein", "--quotable", "paraphrase").code == 0
    found, err = rows(run)
    assert [row["Zitat"] for row in found] == ["anfangs schwer"]
    assert "only a paraphrase is allowed, and none is written" in err


def test_an_export_of_which_nothing_may_leave_writes_nothing(run, coded, tmp_path):
    assert run("cases", "set", "Bündnis Quellstein", "--quotable", "no").code == 0
    for options in ((), ("--format", "json"), ("-o", "quotations.docx")):
        ran = run("quotes", *options)
        assert ran.code == 1
        assert ran.out == ""
        assert "passages left out: consent for the purpose “quote” was refused" in ran.err
    assert not (tmp_path / "quotations.docx").exists()


def test_identify_names_and_warns(run, coded):
    found, said = rows(run, "--identify", "--code", "Transition")
    assert (found[0]["Dokument"], found[0]["Fall"], found[0]["Name (codierende Person)"]) == (
        "eins",
        "Bündnis Quellstein",
        "anna",
    )
    assert "warning: names of documents" in said


def test_the_question_before_is_context(run, coded):
    found, _ = rows(run, "--code", "Transition", "--context", "question")
    assert found[0]["Frage davor"] == "Wie lief das?"
    found, _ = rows(run, "--code", "Transition", "--context", "1")
    assert found[0]["Kontext davor"] == "Das war am Anfang"


@pytest.mark.parametrize(
    "options",
    [
        ("--final", "--identify", "-o", "x.md"),
        ("--final",),
        ("--publication", "x"),
        ("--final", "--order", "weight", "-o", "x.md"),
        ("--query", "Interferenz AND"),
        ("--query", "Interferenz", "--code", "Interferenz"),
        ("--context", "viel"),
        ("--weight", "a:b"),
        ("--weight", "300"),
        ("--weight", "60:20"),
        ("--group", "region"),
        ("--consensus",),
        ("--format", "odt"),
    ],
)
def test_wrong_options_are_told(run, coded, options):
    ran = run("quotes", "--language", "de", *options)
    assert ran.code == 2, ran.err
