"""The command labels."""

from __future__ import annotations


def test_labels_are_listed_and_get_a_population(run, study):
    ran = run("labels", "set", "RG 2022", "--population", "13")
    assert (ran.code, ran.out) == (0, "")
    assert "“RG 2022” stands for 13 cases" in ran.err
    assert run("labels", "--json").json == [
        {"label": "RG 2022", "documents": 1, "cases": 1, "population": 13, "wave": "", "source_kind": ""}
    ]
    assert run("labels").out.splitlines()[1].split() == ["RG", "2022", "1", "1", "13"]
    assert run("undo").code == 0
    assert run("labels", "--json").json[0]["population"] is None


def test_zero_takes_a_population_back(run, study):
    run("labels", "set", "RG 2022", "--population", "13")
    assert run("labels", "set", "RG 2022", "--population", "0").code == 0
    assert run("labels", "--json").json[0]["population"] is None


def test_what_cannot_be_is_refused(run, study):
    assert run("labels", "set", "RG 2022").code == 2
    assert run("labels", "set", "RG 2022", "--population", "-1").code == 2
    missing = run("labels", "set", "THM 2020", "--population", "3")
    assert missing.code == 1
    assert "There is no label “THM 2020”" in missing.err


def test_documents_of_a_label_that_there_is_not_are_no_empty_list(run, study):
    assert len(run("documents", "--json", "--label", "RG 2022").json) == 1
    missing = run("documents", "--label", "RG 2032")
    assert (missing.code, missing.out) == (1, "")
    assert "There is no label “RG 2032”" in missing.err
    assert run("documents", "--json", "--label", "").json == []


def test_an_option_without_its_value_is_told_with_the_next_step(run, study):
    ran = run("documents", "--label")
    assert ran.code == 2
    assert "--help" in ran.err


def test_a_label_stands_for_a_wave_and_a_kind_of_source_as_one_change(run, study):
    ran = run("labels", "set", "RG 2022", "--population", "13", "--wave", "Welle 2", "--source-kind", "AH")
    assert (ran.code, ran.out) == (0, "")
    assert "stands for the wave Welle 2" in ran.err
    assert "stands for the kind of source AH" in ran.err
    (label,) = run("labels", "--json").json
    assert (label["population"], label["wave"], label["source_kind"]) == (13, "Welle 2", "AH")
    assert run("labels", "set", "RG 2022", "--population", "0", "--wave", "", "--source-kind", "").code == 0
    assert run("undo").code == run("undo").code == 0
    (label,) = run("labels", "--json").json
    assert (label["population"], label["wave"], label["source_kind"]) == (None, "", "")
