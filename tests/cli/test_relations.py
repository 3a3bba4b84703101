"""The commands cooccurrence, coverage, saturation, concordance and words, as somebody types them."""

from __future__ import annotations

import json

import pytest

from tests.made_once import made_once

INTERVIEW = """I: Wie war das?

B: Der Anfang war halt schwer. Dann kamen die Ämter, und das Amt half.

I: Und heute?

B: Heute ist es gut. Die Ämter helfen eben.
"""


@pytest.fixture
@made_once
def study(run, tmp_path):
    """Two interviews, two cases, three codes; A and B overlap once, C stands in the next sentence."""
    for name, case in (("eins", "Ulm"), ("zwei", "Aalen")):
        (tmp_path / f"{name}.txt").write_text(INTERVIEW + ("" if name == "eins" else "\nB: Ja.\n"), "utf-8")
        run("import", f"{name}.txt", "--label", "RG 2022") if name != "eins" else (
            run("new", "p", "--title", "Probe"), run("import", "eins.txt", "--label", "RG 2022"))  # fmt: skip
        assert run("documents", "set", name, "--case", case).code == 0
    run("coders", "add", "anna")
    for code in ("A", "B", "C", "D"):
        run("codebook", "add", code, "--origin", "inductive")

    def code(document: str, words: str, code: str, *options: str) -> None:
        start = INTERVIEW.index(words)
        ran = run("code", document, f"{start}:{start + len(words)}", code, "--coder", "anna", *options)
        assert ran.code == 0, ran.err

    code("eins", "Der Anfang war halt schwer", "A")
    code("eins", "schwer", "B")
    code("eins", "das Amt half", "C")
    code("zwei", "Heute ist es gut", "A")
    code("zwei", "Heute", "B", "--polarity", "absent")
    return run


def test_cooccurrence_by_each_way(study):
    numbers = {
        by: {
            pair["code"] + pair["other"]: pair["together"]
            for pair in study("cooccurrence", "--by", by, "--json").json["pairs"]
        }
        for by in ("overlap", "sentence", "turn", "near", "case", "document")
    }
    assert numbers == {
        "overlap": {"AB": 1, "AC": 0, "BC": 0},
        "sentence": {"AB": 1, "AC": 0, "BC": 0},
        "turn": {"AB": 1, "AC": 1, "BC": 1},
        "near": {"AB": 1, "AC": 1, "BC": 1},
        "case": {"AB": 1, "AC": 1, "BC": 1},
        "document": {"AB": 1, "AC": 1, "BC": 1},
    }
    found = study("cooccurrence", "--json").json
    assert (found["documents"], found["cases"], found["absent_left_out"]) == (2, 2, 1)
    (place,) = found["pairs"][0]["places"]
    listed = {coding["id"]: coding for coding in study("codings", "--json").json}
    assert [listed[id_]["code"] for id_ in (*place["codings"], *place["other_codings"])] == ["A", "B"]
    shown = study("cooccurrence", "B", "--by", "turn")
    assert "A C" not in shown.out.replace("  ", " ")
    assert "1 coding that reports something as absent is not counted." in shown.err
    with_absent = study("cooccurrence", "--polarity", "present", "--polarity", "absent", "--json").json
    assert with_absent["pairs"][0]["together"] == 2


def test_cooccurrence_tells_what_it_does_not_understand(study):
    for wrong in (["--near", "2", "--by", "case"], ["XX"], ["--by", "elsewhere"], ["--json", "-o", "x.csv"],
                  ["-o", "x.exe"], ["--identify"], ["--where", "wetter=schön"]):  # fmt: skip
        ran = study("cooccurrence", *wrong)
        assert ran.code != 0, wrong
        assert ran.err
    assert study("cooccurrence", "--near", "2", "--json").json["by"] == "near"


@pytest.mark.parametrize("command", ["cooccurrence", "coverage", "saturation"])
def test_nothing_is_counted_of_nothing_and_that_is_said(study, command):
    assert study("documents", "set", "eins", "--set", "wave=2022").code == 0
    ran = study(command, "--where", "wave=2035")
    assert ran.code == 0
    assert "N = 0" in ran.err


def test_coverage_tells_what_is_not_coded_and_what_was_never_given(study):
    found = study("coverage", "--json").json
    assert [code["code"] for code in found["silent_codes"]] == ["D"]
    by_name = {document["document"]: document for document in found["documents"]}
    one = by_name["eins"]
    answers = "Der Anfang war halt schwer. Dann kamen die Ämter, und das Amt half."
    assert one["coded"] == len("Der Anfang war halt schwer") + len("das Amt half")
    assert one["characters"] >= len(answers)
    for stretch in one["uncoded"]:
        assert INTERVIEW[stretch["start"] : stretch["end"]] == INTERVIEW[stretch["start"] : stretch["end"]].strip()
    assert any("Dann kamen" in INTERVIEW[stretch["start"] : stretch["end"]] for stretch in one["uncoded"])
    assert not any("Wie war das" in INTERVIEW[stretch["start"] : stretch["end"]] for stretch in one["uncoded"])
    assert {case["case"]: len(case["silent_codes"]) for case in found["cases"]} == {"Ulm": 1, "Aalen": 2}
    shown = study("coverage", "eins")
    assert "Dann kamen die Ämter, und" in shown.out
    assert "not given in “eins”: D" in shown.err
    assert "silent codes, never given: D" in study("coverage", "--by-cases").err


def test_saturation_shows_the_order_and_its_rules(study):
    shown = study("saturation", "--base", "1", "--run", "1", "--permutations", "50")
    assert shown.out.startswith("New codes by case; it says nothing about theoretical saturation")
    assert "1 +1" in shown.out
    found = study("saturation", "--base", "1", "--run", "1", "--permutations", "50", "--json").json
    assert (found["case_names"], found["new"], found["order_known"]) == (["Ulm", "Aalen"], [3, 0], True)
    assert [rule["reached_after"] for rule in found["rules"]] == [1, 1]
    for wrong in (["--base", "0"], ["--threshold", "viel"], ["--threshold", "200"], ["--permutations", "0"]):
        assert study("saturation", *wrong).code != 0


def test_concordance_sets_words_below_each_other(study):
    shown = study("concordance", "Amt", "--document", "eins", "--width", "12")
    lines = shown.out.splitlines()[1:]
    assert [line.split()[0] for line in lines] == ["eins"] * 3
    assert len({line.index(word) for line, word in zip(lines, ("Ämter", "Amt", "Ämter"), strict=True)}) == 1
    found = study("concordance", "Amt", "--document", "eins", "--order", "after", "--json").json
    assert [hit["text"] for hit in found] == ["Ämter", "Amt", "Ämter"]
    assert [INTERVIEW[hit["start"] : hit["end"]] for hit in found] == [hit["text"] for hit in found]
    assert found[0]["speaker"] == "B"
    assert study("concordance", "--exact", "--regex", "x").code != 0


def test_words_by_lemma_and_form_without_particles(study):
    found = study("words", "--answers-only", "--document", "eins", "--json").json
    numbers = {word["word"]: word["number"] for word in found["frequencies"]}
    assert numbers["Amt"] == 3
    assert "wie" not in {word.lower() for word in numbers}  # only the interviewer says it
    assert {"halt", "eben"} <= numbers.keys()
    without = study("words", "--answers-only", "--document", "eins", "--without", "particles", "--json").json
    words = {word["word"] for word in without["frequencies"]}
    assert not {"halt", "eben"} & words
    assert (
        found["words"]
        == without["words"]
        == without["left_out"] + sum(word["number"] for word in without["frequencies"])
    )
    by_form = study("words", "--by", "form", "--document", "eins", "--json").json
    assert {word["word"]: word["number"] for word in by_form["frequencies"]}["Ämter"] == 2


def test_words_of_codes_and_documents(study, tmp_path):
    found = study("words", "--per", "code", "--json").json
    by_code = {column["name"]: column["words"] for column in found["columns"]}
    assert by_code == {"A": 9, "B": 2, "C": 3}
    assert found["words"] == 12  # “schwer” and “Heute” are words of A, too
    (tmp_path / "ohne.txt").write_text("# eigene\nAmt\n\n", "utf-8")
    without = study("words", "--without-file", "ohne.txt", "--per", "document", "--json").json
    assert "Amt" not in {word["word"] for word in without["frequencies"]}
    (tmp_path / "leer.txt").write_text("\n", "utf-8")
    empty = study("words", "--without-file", "leer.txt")
    assert empty.code != 0
    assert "no word" in empty.err
    assert study("words", "--code", "A", "--json").json["words"] == 9


@pytest.mark.parametrize("command", [("cooccurrence",), ("coverage",), ("saturation",), ("concordance", "Amt"),
                                     ("words", "--per", "document")])  # fmt: skip
@pytest.mark.parametrize("suffix", ["docx", "html", "md", "csv", "json", "xlsx"])
def test_files_leave_names_out_unless_they_are_asked_for(study, tmp_path, command, suffix):
    if suffix in ("docx", "xlsx") and command[0] != "coverage":
        pytest.skip("one office file is enough")
    ran = study(*command, "-o", f"x.{suffix}")
    assert ran.code == 0, ran.err
    if suffix not in ("docx", "xlsx"):
        text = (tmp_path / f"x.{suffix}").read_text("utf-8-sig")
        assert "Ulm" not in text
        assert "zwei" not in text
        if suffix == "json":
            assert json.loads(text)
    assert study(*command, "-o", f"y.{suffix}", "--identify", "--language", "de").code == 0


def test_a_name_that_the_project_knows_is_told_and_refused_with_strict(study, tmp_path):
    assert study("documents", "set", "zwei", "--case", "Kirchentellinsfurt").code == 0
    assert study("codebook", "add", "Kirchentellinsfurt").code == 0
    start = INTERVIEW.index("Heute ist")
    assert study("code", "eins", f"{start}:{start + 5}", "Kirchentellinsfurt", "--coder", "anna").code == 0
    assert "known name: Kirchentellinsfurt" in study("cooccurrence", "--by", "case", "-o", "x.md").err
    refused = study("cooccurrence", "--by", "case", "-o", "z.md", "--strict")
    assert refused.code != 0
    assert not (tmp_path / "z.md").exists()
