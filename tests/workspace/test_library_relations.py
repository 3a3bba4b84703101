"""Codes together and saturation from Python, on the demo."""

from __future__ import annotations

import shutil

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.interchange.demo import build_demo
from qualcode.project.file.history import Author


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.qualcode"
    build_demo(path, Author("me")).close()
    return path


def test_codes_together_lead_to_their_codings(demo):
    with qualcode.open(demo, coder="Anna") as study:
        found = study.cooccurrence("simultan", "Verknüpfung", by="overlap")
        (pair,) = [pair for pair in found.record.pairs if pair.number]
        places = found.codings("simultan", "Verknüpfung")
        assert len(places) == pair.number == found.pair("Verknüpfung", "simultan").number
        for mine, others in places:
            assert {coding.code.name for coding in mine} == {"simultan"}
            assert {coding.code.name for coding in others} == {"Verknüpfung"}
        frame = study.cooccurrence().frame()
        assert len(frame) == len(study.cooccurrence().record.pairs)
        assert frame["together"].max() == 10
        assert frame["jaccard"].between(0, 1).all()
        assert "simultan" in repr(found)
        assert "simultan" in found._repr_html_()
        with pytest.raises(NotFound):
            study.cooccurrence(by="elsewhere")
        with pytest.raises(UsageProblem):
            study.cooccurrence(by="near", near=-1)


def test_saturation_has_a_row_a_case(demo):
    with qualcode.open(demo, coder="Anna") as study:
        found = study.saturation(permutations=20, thresholds=5, base_size=2)
        frame = found.frame()
        assert list(frame["random_mean"]) == sorted(frame["random_mean"])
        assert frame["new"].isna().all()  # the demo was coded in one go: nobody knows the order
        assert any("order is unknown" in note for note in found.notes)
        assert "theoretical saturation" in repr(found)
        with pytest.raises(UsageProblem):
            study.saturation(base_size=0)


def test_who_is_blind_gets_neither(demo, tmp_path):
    shutil.copy(demo, tmp_path / "blind.qualcode")
    with qualcode.open(tmp_path / "blind.qualcode", coder="Anna", blind=True) as study:
        for wanted in (study.cooccurrence, study.saturation):
            with pytest.raises(QualcodeError):
                wanted()
