"""coders, assign, done, agreement, quotes, codebook, memo and cases from the command line."""

from __future__ import annotations

import zipfile

import pytest

from tests.cli.conftest import span
from tests.made_once import made_once

SENTENCES = ["Das war am Anfang schwierig.", "Jeder hat für sich entschieden.", "🙂 Jetzt geht es."]


@pytest.fixture
@made_once
def two(run, study):
    """anna codes the first two sentences, ben the second with a wider passage, both with Transition."""
    run("coders", "add", "ben")
    run("code", "eins", span(SENTENCES[0]), "Transition")
    run("code", "eins", span(SENTENCES[1]), "Transition")
    run("code", "eins", span(SENTENCES[1] + " " + SENTENCES[2][:2]), "Transition", "--coder", "ben")
    return study


def test_agreement_equals_a_hand_computation(run, two):
    made = run("agreement", "--json").json
    (code,) = made["codes"]
    # three sentences of B: anna 1 1 0, ben 0 1 0
    assert made["units"] == 3
    assert code["counts"] == {"both": 1, "only_first": 1, "only_second": 0, "neither": 1}
    values = {name: value["value"] for name, value in code["coefficients"].items()}
    assert values["percent"] == pytest.approx(2 / 3)
    # po = 2/3, pe = 2/3 * 1/3 + 1/3 * 2/3 = 4/9
    assert values["cohen_kappa"] == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
    # six values, three of each kind: 1 - (6 - 1) * (2 / 2) * ... = 1 - 5 * 2 / (2 * 3 * 3)
    assert values["krippendorff_alpha"] == pytest.approx(1 - 5 * 2 / (2 * 3 * 3))
    assert made["chosen_by"] == "coded"
    assert made["warnings"]


def test_only_finished_documents_count_once_one_is_marked(run, two, tmp_path):
    (tmp_path / "zwei.txt").write_text("B: Noch ein Satz.", "utf-8")
    run("import", "zwei.txt")
    run("code", "zwei", "3:17", "Transition")
    for coder in ("anna", "ben"):
        run("done", "eins", "--coder", coder)
    made = run("agreement", "--identify", "--json").json
    assert (made["chosen_by"], made["units"]) == ("finished", 3)
    assert [one["reason"] for one in made["documents_left_out"]] == [
        "coded, not marked as finished: anna; not assigned: ben"
    ]


def test_one_coders_overlapping_passages_do_not_agree_with_themselves(run, two):
    run("code", "eins", span(SENTENCES[1][:12]), "Transition")
    (code,) = run("agreement", "--json").json["codes"]
    assert code["counts"] == {"both": 1, "only_first": 1, "only_second": 0, "neither": 1}


def test_fail_under_fails(run, two):
    assert run("agreement", "--fail-under", "0.9").code == 1
    rare = run("agreement", "--fail-under", "0.1")
    assert (rare.code, "2 positive units, fewer than 10" in rare.err) == (1, True)
    assert run("agreement", "--fail-under", "0.1", "--allow-na").code == 0


def test_agreement_of_one_coder_is_refused_with_the_next_step(run, study):
    run("code", "eins", "3:16", "Transition")
    ran = run("agreement")
    assert (ran.code, "--coders" in ran.err) == (1, True)


def test_an_undefined_value_says_why(run, two):
    run("done", "eins", "--coder", "anna")
    run("done", "eins", "--coder", "ben")
    ran = run("agreement", "--code", "Interferenz")
    assert ran.code == 0
    assert "n/a" in ran.out
    assert "code never used" in ran.out
    assert run("agreement", "--code", "Interferenz", "--json").json["pooled"]["krippendorff_alpha"]["value"] is None


def test_three_coders_get_fleiss_kappa(run, two):
    run("code", "eins", span(SENTENCES[0]), "Transition", "--coder", "carla", "--new-coder")
    made = run("agreement", "--identify", "--json").json
    assert made["coders"] == ["anna", "ben", "carla"]
    names = set(made["codes"][0]["coefficients"])
    assert names >= {"percent", "fleiss_kappa", "krippendorff_alpha"}
    assert not names & {"cohen_kappa", "scott_pi"}


@pytest.mark.parametrize("suffix", ["md", "csv", "xlsx", "docx", "json"])
def test_quotes_are_written_in_every_format(run, two, tmp_path, suffix):
    file = tmp_path / f"zitate.{suffix}"
    ran = run("quotes", "--code", "Transition", "-o", file)
    assert ran.code == 0, ran.err
    data = file.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(file) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert "Jeder hat für sich entschieden.".encode() in data
    assert b"Quellstein" not in data


def test_what_a_speaker_of_another_case_says_counts_for_that_case(run, two):
    def cases():
        return run("quotes", "--code", "Transition", "--format", "json").json["codes"][0]["cases"]

    assert cases() == 1
    run("documents", "set", "eins", "--speaker", "B", "--case", "Person 1")
    assert cases() == 1
    run("code", "eins", "0:2", "Transition", "--round", "2")
    assert cases() == 2


def test_quotes_to_the_terminal_are_markdown(run, two):
    ran = run("quotes", "--language", "de")
    assert ran.out.startswith("# Zitatsammlung: Studie")
    assert "„Das war am Anfang schwierig.“ (RG 2022)" in ran.out


def test_a_binary_format_needs_a_file_and_a_suffix_must_be_known(run, two):
    assert run("quotes", "--format", "docx").code == 2
    assert run("quotes", "-o", "x.pages").code == 2


def test_an_export_into_a_missing_folder_says_so(run, two):
    ran = run("quotes", "-o", "nirgends/x.md")
    assert (ran.code, "cannot be written" in ran.err) == (1, True)


def test_assignments_and_states_are_counted(run, two):
    assert run("assign", "eins", "--to", "ben").code == 0
    run("done", "--all", "--coder", "ben")
    by_name = {one["name"]: one for one in run("coders", "list", "--json").json}
    number = len(run("documents", "--json").json)
    assert (by_name["ben"]["assigned"], by_name["ben"]["finished"]) == (number, number)
    assert by_name["anna"]["working"] == 1
    run("done", "eins", "--reopen", "--coder", "ben")
    run("assign", "eins", "--to", "ben", "--withdraw")
    by_name = {one["name"]: one for one in run("coders", "list", "--json").json}
    assert (by_name["ben"]["assigned"], by_name["ben"]["finished"]) == (0, 0)


def test_coders_are_renamed_and_merged(run, two):
    run("coders", "rename", "ben", "benjamin")
    ran = run("coders", "merge", "benjamin", "anna")
    assert ran.code == 0
    assert [one["name"] for one in run("coders", "list", "--json").json] == ["anna"]
    assert {one["coder"] for one in run("codings", "--json").json} == {"anna"}
    run("undo")
    assert [one["name"] for one in run("coders", "list", "--json").json] == ["anna", "benjamin"]


def test_the_codebook_is_edited_moved_removed_exported_and_read_again(run, two, tmp_path):
    run("codebook", "edit", "Transition", "--definition", "nacheinander", "--rule")
    run("codebook", "move", "Interferenz", "--under", "Transition")
    shown = {one["path"]: one for one in run("codebook", "show", "--json").json}
    assert shown["Transition"]["rule_version"] == 2
    assert "Transition / Interferenz" in shown
    assert run("codings", "--json").json[0]["rule_version"] == 1
    assert run("codebook", "export", "-o", "buch.yaml").code == 0
    again = run("codebook", "import", "buch.yaml")
    assert "0 new, 0 changed, 2 the same" in again.err
    refused = run("codebook", "remove", "Transition")
    assert (refused.code, "--with-codings" in refused.err) == (1, True)
    assert run("codebook", "remove", "Transition", "--with-codings").code == 0
    run("undo")
    assert len(run("codings", "--json").json) == 3


def test_memos_are_written_listed_and_closed(run, two):
    made = run("memo", "add", "Ist das schon Transition?", "--code", "Transition", "--kind", "question").out.strip()
    run("memo", "add", "--document", "eins", "--span", "3:16", stdin="Aus der Leitung\n")
    first, second = run("memo", "list", "--json").json
    assert (first["on"], first["kind"], first["closed"]) == ("code Transition", "question", False)
    assert second["text"] == "Aus der Leitung"
    assert run("memo", "close", made).code == 0
    assert len(run("memo", "list", "--json", "--open").json) == 1
    assert run("memo", "edit", made, "--text", "anders", "--coder", "ben").code == 1
    assert "Ist das schon" in run("memo", "show", made).out
    assert run("memo", "remove", made).code == 0


def test_cases_are_listed_changed_and_removed(run, two):
    assert run("cases", "set", "Bündnis Quellstein", "typ=Kreis").code == 0
    assert run("cases", "rename", "Bündnis Quellstein", "Fall 1").code == 0
    (case,) = run("cases", "--json").json
    assert (case["name"], case["attributes"], case["documents"]) == ("Fall 1", {"typ": "Kreis"}, 1)
    assert run("cases", "remove", "Fall 1").code == 0
    assert run("documents", "--json").json[0]["case"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["imprt"],
        ["code", "eins"],
        ["documents", "set", "eins"],
        ["documents", "set", "eins", "--set", "wave"],
        ["quotes", "--language", "fr"],
        ["agreement", "--unit", "letter"],
        ["memo", "add", "x", "--code", "Transition", "--document", "eins"],
        ["assign", "--to", "anna"],
        ["forget"],
    ],
)
def test_wrong_usage_exits_with_2_and_one_message(run, study, arguments):
    ran = run(*arguments)
    assert ran.code == 2
    assert "error:" in ran.err
    assert "Traceback" not in ran.err
