"""Versions of the codebook, what differs, the change log and the trail, from Python."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", coder="anna", title="Probe") as study:
        study.codes.add("Amt", definition="Wo ein Amt vorkommt")
        yield study


def test_versions_are_frozen_found_compared_and_removed(study):
    version = study.versions.freeze("Pilot", note="vor dem Feld", round=1)
    assert (version.name, version.note, version.round, version.codes) == ("Pilot", "vor dem Feld", 1, ["Amt"])
    study.codes.add("Neu")
    assert [change["path"] for change in study.versions.difference(version)["changes"]] == [["Neu"]]
    assert study.versions.difference("1", "Pilot")["changes"] == []
    assert [entry["coder"] for entry in study.versions.log(since=version, identify=True)] == ["anna"]
    assert list(study.versions.frame()["codes"]) == [1]
    assert study.trail(agreement=False)["title"] == "Probe"
    version.remove()
    assert len(study.versions) == 0


def test_wrong_input_is_told_in_the_words_of_python(study):
    with pytest.raises(NotFound):
        study.versions["nix"]
    with pytest.raises(NotFound):
        study.versions.difference("nix")
    for name in ("now", ""):
        with pytest.raises(QualcodeError):
            study.versions.freeze(name)
    with pytest.raises(UsageProblem):
        study.versions.freeze("Gut", round="zwei")
    with pytest.raises(UsageProblem):
        study.trail(agreement="ja")
