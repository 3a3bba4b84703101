"""agreement plan: units by prevalence, a plan by the pilot of a project, reasons where there is none."""

from __future__ import annotations

import math
import shutil

import pytest

import qualcode
from qualcode.errors import QualcodeError
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import WorkState
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

SENTENCES = [f"Satz {number} steht hier." for number in range(1, 7)]
TEXT = "\n\n".join(f"B: {sentence}" for sentence in SENTENCES)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Eight documents that two coded, the code “Selten” in three of them only, and four that nobody coded."""
    with new_project(tmp_path_factory.mktemp("built")) as project:
        for number in range(12):
            document = interview(project, f"d{number:02}", TEXT, wave=("2022", "2023")[number % 2])
            if number >= 8:
                continue
            give_code(project, document, SENTENCES[0])
            give_code(project, document, SENTENCES[0 if number % 4 else 1], coder="ben")
            if number < 3:
                give_code(project, document, SENTENCES[4], "Selten")
                give_code(project, document, SENTENCES[4 if number else 5], "Selten", coder="ben")
            for coder in ("anna", "ben"):
                project.coders.assign([document.key], coder_named(project, coder), ME)
                project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
        project.codes.add(CodeDraft("Nie"), None, ME)
        return project.path


@pytest.fixture
def pilot(run, built, tmp_path):
    shutil.copy(built, tmp_path / "studie.qualcode")
    return run


def test_without_a_project_units_are_told_by_prevalence_as_if_independent(run):
    ran = run("agreement", "plan", "--alpha", "0.8", "--prevalence", "0.25")
    assert ran.code == 0, ran.err
    assert ".250    139" in ran.out
    assert "taken as independent" in ran.out
    found = run("agreement", "plan", "--alpha", "0.667", "--json").json
    assert {code["prevalence"]: code["units"] for code in found["codes"]}[0.25] == 81
    assert found["pilot"] is None
    assert run("agreement", "plan", "--alpha", "0.8", "-o", "plan.csv").code == 0


def test_a_pilot_gives_prevalence_design_effect_documents_and_hours(pilot):
    found = pilot("agreement", "plan", "--alpha", "0.8", "--pilot", "--minutes", "30", "--json").json
    assert found["pilot"] == {
        "coders": ["coder 1", "coder 2"], "unit": "sentence", "units": 48, "units_per_document": 6.0,
        "cluster": "document", "clusters": 8,
    }  # fmt: skip
    codes = {code["code"]: code for code in found["codes"]}
    assert codes["Thema"]["prevalence"] == pytest.approx(1 / 6)
    effect = codes["Thema"]["design_effect"]
    assert effect > 0
    assert codes["Thema"]["units"] == math.ceil(codes["Thema"]["independent_units"] * max(1, effect))
    assert codes["Thema"]["documents"] == math.ceil(codes["Thema"]["units"] / 6)
    assert codes["Thema"]["hours_per_coder"] == codes["Thema"]["documents"] / 2
    assert codes["Selten"]["design_effect"] is None
    assert "occurs in 3 of 8" in codes["Selten"]["doubt"]
    assert found["needs_most"] in codes
    told = pilot("agreement", "plan", "--alpha", "0.8", "--pilot").out
    assert "--minutes says how long" in told
    assert "as if independent: Selten" in told


def test_python_plans_the_same(pilot, tmp_path):
    said = pilot("agreement", "plan", "--alpha", "0.7", "--pilot", "--json").json
    with qualcode.open(tmp_path / "studie.qualcode") as study:
        found = study.agreement().plan(0.7)
    assert [(code.name, code.units) for code in found.codes] == [(it["code"], it["units"]) for it in said["codes"]]


@pytest.mark.parametrize(
    ("options", "code", "reason"),
    [
        (("--alpha", "1"), 2, "between 0 and 1"),
        (("--alpha", "-0.5"), 2, "between 0 and 1"),
        ((), 2, "--alpha"),
        (("--alpha", "0.8", "--error", "0.6"), 2, "between 0 and 0.5"),
        (("--alpha", "0.8", "--prevalence", "0"), 2, "prevalence lies between"),
        (("--alpha", "0.8", "--code", "Thema"), 2, "from a pilot"),
        (("--alpha", "0.8", "--coders", "anna,ben"), 2, "a pilot or a sample"),
        (("--alpha", "0.8", "--minutes", "30"), 2, "from a pilot"),
        (("--alpha", "0.8", "--pilot", "--minutes", "0"), 2, "more than 0 minutes"),
        (("--alpha", "0.8", "--pilot", "--prevalence", "0.1"), 2, "prevalence of each code"),
        (("--alpha", "0.8", "--pilot", "--unit", "frequency"), 2, "not planned"),
        (("--alpha", "0.8", "--pilot", "--coders", "anna"), 1, "two coders"),
        (("--alpha", "0.8", "--pilot", "--code", "Unbekannt"), 1, "Unbekannt"),
    ],
)
def test_what_cannot_be_planned_has_a_reason_and_no_number(pilot, options, code, reason):
    refused = pilot("agreement", "plan", *options)
    assert refused.code == code, refused.out
    assert reason in refused.err
    assert not refused.out


def test_a_code_that_the_pilot_does_not_hold_has_a_reason_in_place_of_a_number(pilot):
    found = pilot("agreement", "plan", "--alpha", "0.8", "--pilot", "--code", "Nie", "--json")
    assert found.code == 0, found.err
    (code,) = found.json["codes"]
    assert code["units"] is None
    assert "nobody gave the code" in code["reason"]
    assert found.json["needs_most"] is None
    told = pilot("agreement", "plan", "--alpha", "0.8", "--pilot", "--code", "Nie").out
    assert "no plan (nobody gave the code in the pilot): Nie" in told


SAMPLE = ("agreement", "plan", "--alpha", "0.667", "--sample", "wave", "--coders", "anna,ben")


def test_a_sample_is_drawn_by_strata_assigned_kept_with_its_seed_and_taken_back(pilot):
    ran = pilot(*SAMPLE, "--pilot", "--size", "4", "--seed", "17", "--json")
    assert ran.code == 0, ran.err
    assert "4 documents drawn and assigned to “anna” and “ben”" in ran.err
    sample = ran.json["sample"]
    assert sample["seed"] == 17
    assert {stratum["value"]: (stratum["drawn"], stratum["documents"]) for stratum in sample["strata"]} == {
        "2022": (2, 2), "2023": (2, 2),
    }  # fmt: skip
    assert sample["new_assignments"] == 8
    expected = {code["code"]: code for code in sample["expected"]}
    assert expected["Selten"]["low"] is None
    assert expected["Selten"]["reason"]
    entry = pilot("log", "--json").json[-1]
    assert entry["reason"] == "sample: seed 17, by wave, 4 of 4 documents"
    working = {coder["name"]: coder["assigned"] for coder in pilot("coders", "list", "--json").json}
    assert working == {"anna": 12, "ben": 12}
    assert pilot("undo").code == 0
    assert {coder["assigned"] for coder in pilot("coders", "list", "--json").json} == {8}


def test_a_sample_of_documents_that_all_were_assigned_is_kept_with_its_seed(pilot):
    pilot("assign", "--to", "anna", "--all")
    pilot("assign", "--to", "ben", "--all")
    kept = len(pilot("log", "--json").json)
    ran = pilot(*SAMPLE, "--size", "4", "--seed", "17")
    assert ran.code == 0, ran.err
    assert "the history keeps the sample with its seed" in ran.err
    entries = pilot("log", "--json").json
    assert len(entries) == kept + 1
    assert entries[-1]["reason"] == "sample: seed 17, by wave, 4 of 12 documents"
    assert "last sample drawn" in pilot("log").out
    assert pilot(*SAMPLE, "--size", "4", "--seed", "18").code == 0
    assert pilot("log", "--json").json[-1]["reason"] == "sample: seed 18, by wave, 4 of 12 documents"
    assert pilot("undo").code == 0
    assert {coder["assigned"] for coder in pilot("coders", "list", "--json").json} == {12}
    assert pilot("check").code == 0


def test_python_draws_the_same_sample(pilot, tmp_path):
    ran = pilot(*SAMPLE, "--pilot", "--size", "4", "--seed", "17", "--json")
    pilot("undo")
    with qualcode.open(tmp_path / "studie.qualcode", coder="anna") as study:
        found = study.agreement()
        drawn = study.documents.draw_sample("wave", 4, coders=["anna", "ben"], seed=17, pilot=found)
        assert [document.id for document in drawn.documents] == ran.json["sample"]["documents"]
        assert drawn.changed == 8
        assert [code.low for code in drawn.expected] == [code["low"] for code in ran.json["sample"]["expected"]]
        assert study.space.project.log()[-1].reason == "sample: seed 17, by wave, 4 of 4 documents"
        of_a_wave = study.documents.where("wave=2022").draw_sample("label", 2, coders=["anna", "ben"])
        assert {document.attributes["wave"] for document in of_a_wave.documents} == {"2022"}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"sample": "wave", "size": 13}, "13 documents cannot be drawn from 12"),
        ({"sample": "wave", "size": 0}, "one document at least"),
        ({"sample": "wave", "size": "4"}, "whole number"),
        ({"sample": "wave", "size": [2, 2]}, "whole number"),
        ({"sample": "ort", "size": 3}, "No document has the attribute “ort”"),
        ({"sample": 7, "size": 3}, "in quotation marks"),
        ({"sample": "wave", "size": 3, "coders": "anna"}, "two coders at least"),
        ({"sample": "wave", "size": 3, "coders": ["anna", "zoe"]}, "zoe"),
        ({"sample": "wave", "size": 3, "seed": -1}, "A seed is a number"),
    ],
)
def test_a_sample_that_python_cannot_draw_has_a_reason_and_changes_nothing(pilot, tmp_path, given, reason):
    with qualcode.open(tmp_path / "studie.qualcode", coder="anna") as study:
        before = len(study.space.project.log())
        with pytest.raises(QualcodeError) as refused:
            study.documents.draw_sample(**{"coders": ["anna", "ben"], **given})
        assert reason in f"{refused.value.message} {refused.value.hint}"
        assert len(study.space.project.log()) == before


def test_the_same_seed_draws_the_same_and_another_one_others(pilot):
    def documents(seed):
        ran = pilot(*SAMPLE, "--size", "4", "--seed", seed, "--json")
        assert ran.code == 0, ran.err
        pilot("undo")
        return ran.json["sample"]["documents"]

    assert documents("1") == documents("1")
    assert len({tuple(documents(str(seed))) for seed in range(6)}) > 1


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--size", "13"), "13 documents cannot be drawn from 12"),
        (("--size", "5", "--pilot"), "5 documents cannot be drawn from 4"),
        (("--size", "0"), "one document at least"),
        ((), "not known"),
        (("--pilot",), "cannot be drawn from 4"),
        (("--size", "3", "--sample", "ort"), "No document has the attribute “ort”"),
        (("--size", "3", "--coders", "anna"), "two coders at least"),
        (("--size", "3", "--coders", "anna,anna"), "two coders at least"),
        (("--size", "3", "--coders", "anna,zoe"), "zoe"),
        (("--size", "3", "--seed", "-1"), "A seed is a number"),
    ],
)
def test_a_sample_that_cannot_be_drawn_has_a_reason_and_changes_nothing(pilot, options, reason):
    before = pilot("log", "--json").json
    refused = pilot(*SAMPLE, *options)
    assert refused.code in {1, 2}
    assert reason in refused.err
    assert not refused.out
    assert pilot("log", "--json").json == before


def test_size_and_seed_belong_to_a_sample(pilot):
    assert "belong to --sample" in pilot("agreement", "plan", "--alpha", "0.8", "--size", "3").err
