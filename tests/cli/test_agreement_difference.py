"""The command agreement difference: what differs is given twice."""

from __future__ import annotations

import shutil

import pytest

from qualcode.model.codings import WorkState
from qualcode.model.spans import Span
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import new_project

TEXT = "B: Das war so.\n\nB: Es ging gut.\n\nB: Danach nicht mehr.\n\nB: Später wieder."
SENTENCES = ("Das war so.", "Es ging gut.", "Danach nicht mehr.", "Später wieder.")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Six documents, coded by three in round 1, and by two of them again in round 2."""
    with new_project(tmp_path_factory.mktemp("built")) as project:
        documents = [interview(project, f"d{number}", TEXT) for number in range(6)]
        for name in ("ben", "carla"):
            coder_named(project, name)
        for number, document in enumerate(documents):
            for place, coder in enumerate(("anna", "ben", "carla")):
                shift = place if number % (place + 2) == 0 else 0
                give_code(project, document, SENTENCES[(number + shift) % 4], coder=coder)
                project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
        project.settings.set_round(2, ME)
        code = code_named(project, "Thema")
        for number, document in enumerate(documents):
            for coder in ("anna", "ben"):
                sentence = SENTENCES[(number + (coder == "ben" and number == 4)) % 4]
                span = Span(TEXT.index(sentence), TEXT.index(sentence) + len(sentence))
                project.codings.add(document, span, code, coder_named(project, coder), round_=2)
                project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
        return project.path


@pytest.fixture
def three(run, built, tmp_path):
    shutil.copy(built, tmp_path / "studie.qualcode")
    return run


def call(*options: str) -> tuple[str, ...]:
    return ("agreement", "difference", *options)


def test_rounds_are_compared_with_interval_and_p(three):
    found = three(*call("--coders", "anna,ben", "--round", "1", "--round", "2"))
    assert found.code == 0
    assert "difference [95 %]" in found.out
    assert "Gwet 2016" in found.out
    of_json = three(*call("--coders", "anna,ben", "--round", "1", "--round", "2", "--json")).json
    alpha = of_json["pooled"]["krippendorff_alpha"]
    each = [
        three("agreement", "--coders", "anna,ben", "--round", number, "--json").json["pooled"]["krippendorff_alpha"]
        for number in ("1", "2")
    ]
    assert [alpha["first"], alpha["second"]] == each
    assert alpha["difference"]["value"] == pytest.approx(each[1]["value"] - each[0]["value"])
    assert alpha["difference"]["low"] < alpha["difference"]["value"] < alpha["difference"]["high"]
    assert 0 < alpha["p"] < 1
    assert of_json["clusters_in_both"] == 6


def test_two_teams_and_then_and_now(three):
    teams = three(*call("--coders", "anna,ben", "--coders", "anna,carla", "--round", "1"))
    assert (teams.code, "alpha, anna, ben" in teams.out, "alpha, anna, carla" in teams.out) == (0, True, True)
    then = three(*call("--coders", "anna,ben", "--as-of", "1"))
    assert (then.code, "alpha, as of 1" in then.out, "alpha, now" in then.out) == (0, True, True)


def test_what_leaves_the_project_names_no_coder(three, tmp_path):
    teams = call("--coders", "anna,ben", "--coders", "anna,carla", "--round", "1")
    for name in ("d.md", "d.csv", "d.json", "d.html"):
        assert three(*teams, "-o", name).code == 0
        text = (tmp_path / name).read_text("utf-8")
        assert not {"anna", "carla"} & set(text.replace(",", " ").replace('"', " ").split()), name
    assert "anna" in three(*teams, "--json", "--identify").out
    german = three(*teams, "-o", "deutsch.md", "--language", "de")
    assert german.code == 0
    assert "Differenz der Übereinstimmung" in (tmp_path / "deutsch.md").read_text("utf-8")


def test_other_figures_and_all_of_them(three):
    rounds = call("--coders", "anna,ben", "--round", "1", "--round", "2")
    kappa = three(*rounds, "--coefficient", "kappa")
    assert "Cohen's kappa" in kappa.out
    assert "alpha" not in kappa.out.split("Cohen's kappa\n")[1].split("\n")[0]
    assert "AC1" in three(*rounds, "--all").out
    refused = three(*rounds, "--coefficient", "gamma")
    assert (refused.code, "no gamma" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Nothing says how"),
        (("--round", "1"), "Nothing says how"),
        (("--round", "1", "--round", "1"), "Nothing says how"),
        (("--round", "1", "--round", "2", "--round", "3"), "given 3 times"),
        (("--round", "1", "--round", "2", "--cluster", "turn"), "not known"),
        (("--as-of", "gestern"), "neither a date nor a round"),
        (("--coders", "anna,ben", "--coders", "anna,cleo"), "cleo"),
        (("--round", "1", "--round", "9", "--coders", "anna,ben"), ""),
    ],
)
def test_what_cannot_be_compared_is_refused_with_its_next_step(three, options, words):
    refused = three(*call(*options))
    assert refused.code in {1, 2}
    assert words in refused.err
    assert not refused.out
