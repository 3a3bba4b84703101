"""The disclosure check on the command line, and before an export."""

from __future__ import annotations

import json
import random
import shlex

import pytest

from tests.helpers import contains

TEXT = "Das hat Ahornbergs Team gemacht. Danach ging es. Wir waren in Zweitstein."


@pytest.fixture
def leaking(run, study, tmp_path, tmp_path_factory):
    """A project with one quotation that names two of a list, which lies in another folder."""
    (tmp_path / "zwei.txt").write_text(TEXT, encoding="utf-8")
    names = tmp_path_factory.mktemp("lists") / "names.csv"
    text = "name,placeholder\nWiebke Ahornberg,[Person A]\nZweitstein,[Kommune]\nNirgendwo,\n"
    names.write_text(text, encoding="utf-8")
    assert run("import", "zwei.txt", "--label", "RG 2022").code == 0
    assert run("code", "zwei", f"0:{len(TEXT)}", "Interferenz").code == 0
    return names


def test_check_lists_findings_as_table_and_json(run, leaking):
    ran = run("disclosure", "check", "--names", leaking, "--smallest-group", "1", "--json")
    assert ran.code == 0
    first, second = ran.json
    assert set(first) == {
        "id", "kind", "certain", "found", "passage", "label", "codes", "quotations", "reason", "next_step",
        "accepted",
    }  # fmt: skip
    assert (first["kind"], first["found"], first["certain"]) == ("listed name", "Ahornbergs", False)
    assert (second["kind"], second["found"], second["certain"]) == ("listed name", "Zweitstein", True)
    assert second["next_step"].startswith('qualcode disclosure apply "Zweitstein => [Kommune]" --quotation ')
    assert "2 findings, 0 accepted" in ran.err
    table = run("disclosure", "check", "--names", leaking, "--smallest-group", "1").out
    assert first["id"] in table
    assert "Zweitstein" in table


def test_json_is_the_same_in_both_languages_and_what_people_read_is_not(run, in_german, leaking, tmp_path):
    more = "B: Frau Neuberg wohnt jetzt in Musterhausen. Anna sagt, 0151 23456789 oder n.n@example.org."
    (tmp_path / "drei.txt").write_text(more, encoding="utf-8")
    assert run("import", "drei.txt", "--label", "RG 2021", "--set", "ort=Zweitstein").code == 0
    assert run("code", "drei", f"3:{len(more)}", "Interferenz", "--memo", "Zweitstein gemeint").code == 0
    options = ("disclosure", "check", "--names", leaking, "--attribute", "ort", "--smallest-group", "3")
    english, german = run(*options, "--json"), in_german(*options, "--json")
    assert len({finding["kind"] for finding in english.json}) >= 4
    assert german.json == english.json
    told = in_german(*options).out
    assert "ein Name der Namensliste" in told
    assert not [finding["reason"] for finding in english.json if finding["reason"] in told]


def test_strict_fails_where_something_is_left(run, leaking):
    options = ("--names", leaking, "--smallest-group", "1", "--strict")
    assert run("disclosure", "check", *options).code == 1
    ids = [one["id"] for one in run("disclosure", "check", *options, "--json").json]
    ran = run("disclosure", "accept", *ids, "--reason", "both are public", *options[:-1])
    assert (ran.code, ran.out) == (0, "")
    assert run("disclosure", "check", *options).code == 0
    listed = run("disclosure", "accepted", "--json").json
    assert [one["id"] for one in listed] == ids
    assert {(one["coder"], one["reason"]) for one in listed} == {("anna", "both are public")}
    assert run("disclosure", "check", *options, "--all", "--json").json[0]["accepted"]["coder"] == "anna"
    assert run("undo").code == 0
    assert run("disclosure", "check", *options).code == 1


def test_an_acceptance_is_withdrawn(run, leaking):
    options = ("--names", leaking, "--smallest-group", "1")
    first = run("disclosure", "check", *options, "--json").json[0]["id"]
    run("disclosure", "accept", first, "--reason", "public", *options)
    assert run("disclosure", "withdraw", first).code == 0
    assert run("disclosure", "accepted").out.count(first) == 0
    assert run("disclosure", "withdraw", first).code == 1


def test_an_export_tells_and_with_strict_writes_nothing(run, leaking, tmp_path):
    ran = run("quotes", "-o", "z.md", "--names", leaking)
    assert ran.code == 0
    assert "listed name: Zweitstein" in ran.err
    assert "qualcode disclosure apply" in ran.err
    (tmp_path / "z.md").unlink()
    ran = run("quotes", "-o", "z.md", "--names", leaking, "--strict")
    assert ran.code == 1
    assert "Nothing was written" in ran.err
    assert not (tmp_path / "z.md").exists()
    assert run("quotes", "--names", leaking, "--strict").out == ""


def test_the_message_says_when_no_list_was_given(run, leaking):
    assert "no list of names was given" in run("quotes", "-o", "z.md").err


def test_nothing_of_the_list_gets_into_the_project(run, leaking, study, tmp_path):
    options = ("--names", leaking, "--smallest-group", "1")
    ids = [one["id"] for one in run("disclosure", "check", *options, "--json").json]
    run("disclosure", "accept", *ids, "--reason", "public", *options)
    run("quotes", "-o", "z.md", *options)
    for word in ("Nirgendwo", "Wiebke", "names.csv"):
        assert contains(study.parent, word) == []


def test_an_id_that_fits_nothing_or_is_too_short_is_refused(run, leaking):
    missing = run("disclosure", "accept", "ffffffffffff", "--reason", "x")
    assert missing.code == 1
    assert "same options" in missing.err
    assert run("disclosure", "accept", "f", "--reason", "x").code == 1
    assert run("disclosure", "accept", "ffffffffffff").code == 2
    assert run("disclosure", "accepted", "--json").json == []


@pytest.mark.parametrize("command", [("disclosure", "check"), ("quotes", "-o", "z.md")])
def test_a_bad_list_stops_everything(run, leaking, tmp_path, command):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"place;x\nQuellstein;y\n")
    ran = run(*command, "--names", bad)
    assert ran.code == 1
    assert "no column “name”" in ran.err
    assert run(*command, "--names", tmp_path / "none.csv").code == 1
    assert not (tmp_path / "z.md").exists()


def test_stdout_holds_data_only(run, leaking):
    ran = run("disclosure", "check", "--names", leaking, "--json")
    assert json.loads(ran.out)
    assert "findings" in ran.err


# ---- repairs -----------------------------------------------------------------------------------------

NAMES = "name;placeholder\nWiebke Ahornberg;[Person A]\nZweitstein;Kommune\nNebelfurten;\n"


def said(chance):
    """A quotation in which names stand several times, inflected and in disguise."""
    names = [
        "Zweitstein", "Zweitsteins", "Zweitsteiner", "zweitstein", "Zweit\u00adstein", "Wiebke Ahornberg",
        "Wiebke Ahornbergs", "Ahornberg", "Frau Ahornberg", "FrauAhornberg", "Nebelfurten", "N e b e l f u r t e n",
        "info@zweitstein.example", "Zweit-\nstein", "99999 Zweitstein", "[Z]weitstein", "Nebelfurten-Ost",
    ]  # fmt: skip
    words = ["war da", "und dann", "ist gut", "hat das gesagt", "$HOME", "„so“", "bei uns"]
    return "Also " + " ".join(f"{chance.choice(names)} {chance.choice(words)}," for _ in range(5)) + " ja."


def test_advised_repairs_run_as_they_are_told_leave_no_finding(run, study, tmp_path, tmp_path_factory):
    chance = random.Random(11)
    names = tmp_path_factory.mktemp("lists") / "names.csv"
    names.write_text(NAMES, encoding="utf-8")
    for number in range(20):
        (tmp_path / f"t{number}.txt").write_text(said(chance), encoding="utf-8")
    files = [f"t{number}.txt" for number in range(20)]
    assert run("import", *files, "--label", "RG 2022", "--keep-lines").code == 0
    for number in range(20):
        text = (tmp_path / f"t{number}.txt").read_text(encoding="utf-8")
        assert run("code", f"t{number}", f"0:{len(text)}", "Interferenz").code == 0
    options = ("--names", names, "--smallest-group", "1", "--json")
    told = run("disclosure", "check", *options).json
    assert len({one["quotations"][0] for one in told}) == 20
    for step in dict.fromkeys(one["next_step"] for one in told):
        program, *arguments = shlex.split(step)
        assert program == "qualcode"
        ran = run(*arguments)
        assert ran.code == 0, (step, ran.err)
    assert [(one["found"], one["passage"]) for one in run("disclosure", "check", *options).json] == []


def test_names_are_masked_everywhere_in_one_change(run, leaking, tmp_path):
    (tmp_path / "drei.txt").write_text("In Zweitstein, und Zweitsteins Amt, zweitstein.", encoding="utf-8")
    assert run("import", "drei.txt", "--label", "RG 2022").code == 0
    assert run("code", "drei", "0:47", "Interferenz").code == 0
    refused = run("disclosure", "apply", "--names", leaking, "--everywhere")
    assert (refused.code, "Give --yes" in refused.err) == (2, True)
    shown = run("disclosure", "apply", "--names", leaking, "--everywhere", "--preview")
    assert shown.code == 0
    assert "3 places in 2 quotations; nothing was changed" in shown.err
    assert "zweitstein" in shown.err  # doubtful ones are told and left
    ran = run("disclosure", "apply", "--names", leaking, "Ahornbergs => [Person A]", "--everywhere", "--yes")
    assert "masked 4 places in 2 quotations" in ran.err
    assert [one["found"] for one in check(run, leaking)] == ["zweitstein"]
    assert run("disclosure", "apply", "zweitstein => [...]", "--everywhere", "--yes").code == 0
    assert check(run, leaking) == []
    assert run("undo").code == 0
    assert run("undo").code == 0
    assert len(check(run, leaking)) == 5


def check(run, names):
    return run("disclosure", "check", "--names", names, "--smallest-group", "1", "--json").json


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("Zweitstein => [Ort]",), 2, "--everywhere"),
        (("Zweitstein => [Ort]", "--everywhere", "--quotation", "x"), 2, "--everywhere"),
        (("--everywhere",), 2, "nothing to mask"),
        (("Zweitstein", "--everywhere"), 2, "no repair"),
        (("Zweitstein => Ort", "--everywhere"), 2, "no repair"),
        (("Zweitste => [Ort]", "--everywhere", "--yes"), 1, "does not stand there"),
        (("Zweitstein => [Ort]", "--quotation", "ffffffffffff"), 1, "ffffffffffff"),
    ],
)
def test_a_repair_that_does_not_fit_changes_nothing(run, leaking, arguments, code, words):
    before = check(run, leaking)
    ran = run("disclosure", "apply", *arguments)
    assert (ran.code, words in ran.err) == (code, True), ran.err
    assert check(run, leaking) == before


def test_words_that_are_masked_already_are_no_error(run, leaking):
    step = check(run, leaking)[1]["next_step"]
    assert run(*shlex.split(step)[1:]).code == 0
    again = run(*shlex.split(step)[1:])
    assert (again.code, "nothing was changed" in again.err) == (0, True)


def test_edits_of_the_masked_words_go_with_them(run, leaking):
    step = check(run, leaking)[1]["next_step"]
    id_ = step.split()[-1]
    assert run("quote", "edit", id_, "Zweitstein => Zweitstein[s]").code == 0
    assert [one["found"] for one in check(run, leaking)][1] == "Zweitstein[s]"
    assert run(*shlex.split(check(run, leaking)[1]["next_step"])[1:]).code == 0
    assert [one["found"] for one in check(run, leaking)] == ["Ahornbergs"]
