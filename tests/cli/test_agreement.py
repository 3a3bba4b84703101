"""agreement and disagreements of a project from the command line: options, formats, thresholds, blindness."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile

import docx
import pytest

from qualcode.model.codings import WorkState
from qualcode.project.quoting.begun import Begun
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

PEOPLE = ("anna", "ben")
SENTENCES = [f"Satz {number} steht hier." for number in range(1, 21)]


def text_of(part):
    return "\n\n".join(f"B: {sentence}" for sentence in part)


def span(text, words):
    start = text.index(words)
    return f"{start}:{start + len(words)}"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Twelve documents of five sentences: anna gives Thema to two of each, ben to one, and in eight to both."""
    with new_project(tmp_path_factory.mktemp("built")) as project:
        for number in range(12):
            one = interview(project, f"d{number:02}", f"I: Gespräch {number}.\n\n{text_of(SENTENCES[:5])}")
            for sentence in SENTENCES[:2]:
                give_code(project, one, sentence)
            for sentence in SENTENCES[: 2 if number % 3 else 1]:
                give_code(project, one, sentence, coder="ben")
            if not number:
                give_code(project, one, SENTENCES[4], "Selten")
            for coder in PEOPLE:
                project.coders.assign([one.key], coder_named(project, coder), ME)
                project.coders.set_state(one.key, coder_named(project, coder), WorkState.FINISHED, ME)
        return project.path


@pytest.fixture
def two(run, built, tmp_path):
    """Run in a copy of that project."""
    shutil.copy(built, tmp_path / "studie.qualcode")
    return run


def test_the_default_report_has_header_counts_flags_and_at_most_seven_columns_of_figures(two):
    ran = two("agreement")
    assert ran.code == 0, ran.err
    facts = {line.split("  ")[0]: line for line in ran.out.split("\n\n")[0].splitlines()}
    assert list(facts) == ["coders", "documents", "unit", "intervals", "procedure"]
    whole = two("agreement", "--all").out
    for name in ("coders", "documents", "unit", "rule", "codes", "intervals", "independence", "segmenter", "texts",
                 "program", "%", "PSA", "alpha", "kappa"):  # fmt: skip
        assert re.search(f"^{name} ", whole, re.MULTILINE), name
    assert "Free passages" in whole
    assert "Free passages" not in ran.out
    assert "--all: definitions" in ran.out
    assert "60 units, 60 pairable, 0 missing ratings" in facts["unit"]
    assert "jackknife over 12 documents" in facts["intervals"]
    assert "2,000 replicates, seed 1970" in two("agreement", "--interval", "bootstrap").out
    (head,) = [line for line in ran.out.splitlines() if line.startswith("code") and "neither" in line]
    for name in ("flags", "both", "only anna", "only ben", "neither", "%", "PSA", "alpha [95 %]"):
        head = head.replace(name, "", 1)
    assert head.split() == ["code"]
    assert "pooled over codes" in ran.out
    assert "r rare code" in ran.out


def test_the_counts_are_those_of_the_codings(two):
    found = two("agreement", "--json").json
    by_name = {one["code"]: one for one in found["codes"]}
    assert by_name["Thema"]["counts"] == {"both": 20, "only_first": 4, "only_second": 0, "neither": 36}
    assert by_name["Selten"]["flags"] == ["kappa paradox", "no variation", "rare code"]
    alpha = found["coefficients"]["krippendorff_alpha"]
    assert alpha["low"] < alpha["value"] < alpha["high"]
    assert found["chosen_by"] == "finished"
    assert len(found["texts_sha256"]) == 64


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--fail-under", "0.95"), 1, "Thema: alpha 0.858"),
        (("--fail-under", "0.6"), 1, "Selten: alpha not tested (1 positive unit, fewer than 10)"),
        (("--fail-under", "0.6", "--allow-na"), 0, "2 figures tested: none under 0.6, 1 not tested"),
        (("--fail-under", "0.9", "--coefficient", "percent", "--allow-na"), 0, "none under 0.9"),
        (("--fail-under", "0.9", "--code", "Thema"), 1, "all together: alpha 0.858"),
        (("--fail-under", "0.6", "--code", "Thema"), 0, "2 figures tested: none under 0.6"),
        (("--fail-under", "nan"), 2, "from -1 to 1"),
        (("--at", "lower"), 2, "--fail-under"),
        (("--fail-under", "0.8", "--at", "lower"), 2, "no lower ends"),
        (("--allow-na",), 2, "--fail-under"),
    ],
)
def test_thresholds_are_for_scripts(two, options, code, told):
    ran = two("agreement", "--bootstrap", "0", *options)
    assert (ran.code, told in ran.err) == (code, True), ran.err


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--fail-under", "0.4", "--at", "lower", "--code", "Thema"), 0, "2 of 2 lower ends reach .400"),
        (("--fail-under", "0.8", "--at", "lower", "--code", "Thema"), 1, "0 of 2 lower ends reach .800"),
        (("--fail-under", "0.8", "--at", "lower", "--code", "Thema"), 1, "Thema: alpha 0.858, lower end 0."),
        (("--fail-under", "0.4", "--at", "lower"), 1, "2 of 2 lower ends reach .400, 1 not tested"),
        (("--fail-under", "0.8", "--at", "point", "--code", "Thema"), 0, "2 figures tested: none under 0.8"),
        (("--interval", "jackknife", "--bootstrap", "50"), 2, "belong to the bootstrap"),
        (("--interval", "bootstrap", "--bootstrap", "0"), 2, "belong to the bootstrap"),
    ],
)
def test_thresholds_for_the_lower_ends_of_intervals(two, options, code, told):
    ran = two("agreement", *options)
    assert (ran.code, told in ran.err) == (code, True), ran.err


def test_calibration_prints_the_coverage_of_the_intervals_with_its_seed(two):
    ran = two("agreement", "--calibrate", "--code", "Thema", "--seed", "5")
    assert ran.code == 0, ran.err
    assert "Actual coverage of the 95 % intervals of alpha" in ran.out
    assert "2,000 simulated studies of 12 documents each, seed 5" in ran.out
    found = two("agreement", "--calibrate", "--seed", "5", "--json").json
    by_name = {code["code"]: code for code in found["codes"]}
    assert 0.85 < by_name["Thema"]["coverage"] <= 1
    assert (by_name["Selten"]["coverage"], by_name["Selten"]["reason"]) == (
        None,
        "the code occurs in 1 of 12 documents",
    )
    assert 0.85 < found["pooled"]["coverage"] <= 1
    assert two("agreement", "--calibrate", "--seed", "5", "--json").json == found
    assert "Überdeckung" in two("agreement", "--calibrate", "--language", "de", "--format", "md").out
    assert two("agreement", "--calibrate", "--drift", "order").code == 2
    assert "Only intervals of the jackknife" in two("agreement", "--calibrate", "--interval", "bootstrap").err


def test_every_format_holds_the_figures_and_no_name_of_a_document(two, tmp_path):
    for suffix in ("json", "csv", "md", "docx", "tex"):
        ran = two("agreement", "-o", f"bericht.{suffix}")
        assert ran.code == 0, ran.err
        data = (tmp_path / f"bericht.{suffix}").read_bytes()
        if suffix == "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = archive.read("word/document.xml")
        text = data.decode("utf-8")
        assert "Thema" in text
        assert "85" in text
        assert "d00" not in text


def test_csv_has_a_row_a_code_and_its_figures_stay_numbers(two):
    rows = list(csv.DictReader(io.StringIO(two("agreement", "--format", "csv").out)))
    assert [row["code"] for row in rows] == [
        "Thema",
        "Selten",
        "pooled over codes",
        "any code",
        "labels where both coded",
    ]
    assert (rows[0]["both"], rows[0]["only_coder_1"], rows[1]["flags"]) == (
        "20",
        "4",
        "no variation rare code kappa paradox",
    )
    assert float(rows[1]["krippendorff_alpha"]) == pytest.approx(0.0, abs=0.02)


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "docx"),
        ("--format", "table", "-o", "x.md"),
        ("-o", "x.pages"),
        ("-o", "x.md", "--format", "csv"),
        ("--json", "--format", "csv"),
        ("--methods", "de", "--json"),
        ("--methods", "de", "--sensitivity"),
        ("--metric", "ratio"),
        ("--cluster", "turn", "--unit", "document"),
        ("--intra", "anna", "--rounds", "1"),
        ("--intra", "anna", "--round", "2"),
        ("--overlap", "0"),
        ("--bootstrap", "-1"),
        ("--seed", "-1"),
        ("--as-of", "gestern"),
        ("--unit", "letter"),
    ],
)
def test_wrong_usage_exits_with_2_and_one_message(two, options):
    ran = two("agreement", *options)
    assert (ran.code, "error:" in ran.err, ran.out) == (2, True, "")


def test_figures_that_are_asked_for_stand_in_the_table(two):
    ran = two("agreement", "--coefficient", "ac1", "--coefficient", "PSA", "--coefficient", "holsti")
    (head,) = [line for line in ran.out.splitlines() if line.startswith("code") and "neither" in line]
    assert head.split()[-3:] == ["AC1", "PSA", "Holsti"]
    everything = two("agreement", "--all").out
    for name in (
        "Conger’s kappa",
        "prevalence",
        "alpha_U 1995",
        "kappa by characters",
        "Jaccard",
        "MASI",
        "Analytic",
    ):
        assert name in everything


def test_a_report_speaks_the_language_asked_for_and_its_csv_and_json_are_the_same_in_both(two, tmp_path):
    german = two("agreement", "--bootstrap", "100", "--language", "de", "--format", "md").out
    assert german.startswith("# Intercoder-Übereinstimmung")
    for told in ("**Vergleichseinheit**: Satz: ", "**Konfidenzintervalle**: 95 %, Bootstrap (", "Kappa", "0,"):
        assert told in german
    assert "agreement" not in german.lower().replace("“", "")
    assert not re.search(r"\D\.\d{3}\b", german)  # “.753” is English
    for form in ("csv", "json"):
        english = two("agreement", "--bootstrap", "100", "--language", "en", "--format", form).out
        assert two("agreement", "--bootstrap", "100", "--language", "de", "--format", form).out == english
    file = tmp_path / "d.md"
    assert two("disagreements", "--language", "de", "-o", file).code == 0
    assert "Abweichungen der Codierenden" in file.read_text(encoding="utf-8")
    for options, title in ((("--sensitivity",), "Sensitivitätsanalyse"), (("--drift", "order"), "Reihenfolge")):
        assert title in two("agreement", *options, "--bootstrap", "0", "--language", "de", "--format", "md").out


def test_methods_name_nobody_and_say_independently_only_if_that_is_shown(two):
    german, english = two("agreement", "--methods", "de").out, two("agreement", "--methods", "en").out
    assert german.startswith("Zwei Codierende codierten 12 der 12 Dokumente")
    assert "0,8" in german
    assert "Krippendorff 2019" in english
    for text in (german, english):
        assert "anna" not in text
    assert "They coded independently" not in english
    assert "That they coded independently of each other is not shown by the project's history." in english
    assert "Dass sie unabhängig voneinander codierten, geht aus dem Verlauf des Projekts nicht hervor." in german
    assert "positive specific agreement" in english
    for figure in ("AC1", "per cent agreement"):
        assert figure not in english, "the many units without the code would make it high"


def test_a_blind_project_hides_others_codings_and_its_history_shows_independence(run, tmp_path):
    (tmp_path / "eins.txt").write_text(text_of(SENTENCES[:5]), encoding="utf-8")
    run("new", "studie")
    run("import", "eins.txt")
    run("codebook", "add", "Thema")
    for coder in PEOPLE:
        run("coders", "add", coder)
    assert run("coders", "blind", "on").code == 0
    assert run("coders", "blind").out == "on\n"
    for coder in PEOPLE:
        run("code", "eins", span(text_of(SENTENCES[:5]), SENTENCES[2]), "Thema", "--coder", coder)
        run("done", "eins", "--coder", coder)
    own = run("codings", "--json")
    assert [one["coder"] for one in own.json] == ["anna"]
    assert "codings of others hidden" in own.err
    for command in ("disagreements", "agreement"):
        refused = run(command)
        assert (refused.code, "coders blind off" in refused.err, refused.out) == (1, True, "")
    assert run("coders", "blind", "off").code == 0
    assert "They coded independently" in run("agreement", "--methods", "en").out
    assert run("agreement", "--json").json["independence"]["shown"]
    assert len(run("codings", "--json").json) == 2
    assert run("disagreements").code == 0


@pytest.mark.parametrize("suffix", ["docx", "csv", "tex", "json"])
def test_disagreements_are_written_with_coders_by_numbers_and_without_memos(two, tmp_path, suffix):
    file = tmp_path / f"list.{suffix}"
    assert two("disagreements", "-o", file).code == 0
    data = file.read_bytes()
    if suffix == "docx":
        (table,) = docx.Document(io.BytesIO(data)).tables
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        what = ["no.", "code", "document", "place", "coder 1", "coder 2", "passage"]
        assert head == [*what, "units", "cost", "times", "joint cost", "alpha if settled"]
        assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    else:
        assert b"anna" not in data
        assert b"coder 1" in data
    assert two("disagreements", "-o", tmp_path / "list.pages").code == 2


def test_disagreements_are_listed_by_cost_with_who_said_what(two):
    ran = two("disagreements")
    assert ran.out.startswith("5 disagreements of anna, ben over units “sentence”")
    command = re.search(r"things by “Thema”: “qualcode (codebook split [0-9a-f]{12} --by coder --dry-run)”", ran.err)
    assert "Thema (ben)" in two(*command[1].split()).out
    found = two("disagreements", "--json", "--limit", "2")
    first = found.json["disagreements"][0]
    assert (first["code"], first["text"]) == ("Selten", SENTENCES[4])
    assert [one["given"] for one in first["said"]] == [True, False]
    assert "3 more are not shown" in found.err


def test_sensitivity_shows_every_unit_in_one_table(two):
    ran = two("agreement", "--sensitivity", "--bootstrap", "0")
    rows = [line.split("  ")[0] for line in ran.out.split("several units\n")[1].splitlines()]
    assert rows[1:6] == ["sentence", "turn", "paragraph", "token", "character"]
    found = two("agreement", "--sensitivity", "--bootstrap", "0", "--json").json
    assert len(found["sensitivity"]) == 8
    assert two("agreement", "--sensitivity", "--bootstrap", "0", "--format", "csv").out.count("\n") == 9


def test_time_divides_documents_and_says_where_it_cannot(two):
    assert "second half" in two("agreement", "--drift", "order", "--bootstrap", "0").out
    found = two("agreement", "--drift", "order", "--bootstrap", "0", "--json").json
    assert [[part["documents"] for part in one["parts"]] for one in found["codes"]] == [[6, 6]] * 3
    units = [[part["units"] for part in one["parts"]] for one in found["codes"]]
    assert units == [units[0]] * 3  # each unit once, also of the codes together
    assert sum(units[0]) == found["study"]["units_pairable"]
    refused = two("agreement", "--drift", "codebook")
    assert (refused.code, "version" in refused.err) == (1, True)
    nobody = two("agreement", "--intra", "anna")
    assert (nobody.code, "round 2" in nobody.err) == (1, True)
    past = two("agreement", "--as-of", "2001-01-01")
    assert (past.code, "was not there yet" in past.err) == (1, True)


def test_what_leaves_the_project_numbers_the_coders_and_names_them_on_demand(two, tmp_path):
    for more, there in (((), False), (("--identify",), True)):
        ran = two("agreement", "--bootstrap", "0", "-o", "a.md", *more)
        assert ran.code == 0, ran.err
        text = (tmp_path / "a.md").read_text(encoding="utf-8")
        assert ("anna" in text) == there
        assert ("only coder 1" in text) != there
    assert "only anna" in two("agreement", "--bootstrap", "0").out
    assert two("agreement", "--bootstrap", "0", "--json").json["coders"] == ["coder 1", "coder 2"]
    assert two("agreement", "--bootstrap", "0", "--json", "--identify").json["coders"] == ["anna", "ben"]


@pytest.mark.parametrize("options", [[], ["--methods", "en"], ["--sensitivity"], ["--drift", "order"]])
def test_a_report_is_listed_as_unfinished_while_it_is_written(two, tmp_path, monkeypatch, options):
    listed = []
    temporary = Begun.temporary
    monkeypatch.setattr(Begun, "temporary", lambda self, path: listed.append(path.name) or temporary(self, path))
    ran = two("agreement", *options, "-o", tmp_path / ("a.txt" if "--methods" in options else "a.md"))
    assert ran.code == 0, ran.err
    assert [name.startswith(".a.") for name in listed] == [True]


def test_ratings_are_written_as_a_table_that_names_nobody_and_comes_back(two, tmp_path):
    assert two("agreement", "-o", "ratings.csv").code == 0
    head, first, *_rest = (tmp_path / "ratings.csv").read_text("utf-8").splitlines()
    assert head == "document,case,unit,start,end,coder,code,in_pooled,value,missing"
    assert "coder 1" in first
    assert two("agreement", "--format", "ratings").out == (tmp_path / "ratings.csv").read_bytes().decode()
    assert "anna" in two("agreement", "--format", "ratings", "-o", "named.csv", "--identify").err + (
        tmp_path / "named.csv"
    ).read_text("utf-8")
    ours = two("agreement", "--json").json["pooled"]["krippendorff_alpha"]
    theirs = two("agreement", "--ratings", "ratings.csv", "--json").json["pooled"]["krippendorff_alpha"]
    assert [ours[name] for name in ("value", "low", "high")] == [theirs[name] for name in ("value", "low", "high")]
    assert two("agreement", "--format", "csv", "-o", "ratings.csv").code == 0
    assert (tmp_path / "ratings.csv").read_text("utf-8").startswith("code,pooled")
    assert two("agreement", "--format", "kalpha", "-o", "k.csv").code == 0
    head, first, *_rest = (tmp_path / "k.csv").read_text("utf-8").splitlines()
    assert head == "document,case,unit,start,end,code,in_pooled,coder 1,coder 2"
    assert two("agreement", "--format", "kalpha").out == (tmp_path / "k.csv").read_bytes().decode()
    for wrong in (("-o", "r.xlsx"), ("--fail-under", "0.8"), ("--unit", "character"), ("--json",)):
        for table in ("ratings", "kalpha"):
            ran = two("agreement", "--format", table, *wrong)
            assert (ran.code, ran.out) == (2, "")


def test_disagreements_are_chosen_by_code_pair_and_document_while_alpha_stays_that_of_all(two):
    every = two("disagreements", "--json").json
    code = every["disagreements"][0]["code"]
    named = every["disagreements"][0]["document"]["id"]
    for options in (("--on", code), ("--in", named), ("--between", "anna,ben"), ("--on", code, "--in", named)):
        ran = two("disagreements", *options, "--json")
        assert ran.json["alpha"] == every["alpha"]
        expected = [
            row
            for row in every["disagreements"]
            if ("--on" not in options or code in {row["code"], *(half["code"] for half in row["confused_with"])})
            and ("--in" not in options or row["document"]["id"] == named)
        ]
        assert ran.json["disagreements"] == expected
        left = len(every["disagreements"]) - len(expected)
        assert (f"{left} others are not listed" in ran.err) == bool(left)
    refused = two("disagreements", "--between", "anna")
    assert (refused.code, "--between takes two coders" in refused.err, refused.out) == (2, True, "")
    assert two("disagreements", "--on", "Nirgends").code == 1
