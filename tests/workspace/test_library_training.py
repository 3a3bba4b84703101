"""Exercises from Python."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind, WorkState
from qualcode.workspace.team import coders


def test_an_exercise_is_done_and_compared_from_python(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="lia") as study:
        study.documents.add("eins", "Das Amt kam nie. Das war schwer.", label="RG 2022")
        study.codes.add("Thema")
        coders.add(study.space, "Muster", CoderKind.MODEL)
        with qualcode.open(tmp_path / "p.qualcode", coder="Muster") as model:
            model.code("eins", (0, 16), "Thema")
            model.code("eins", (17, 32), "Thema")
    with qualcode.open(tmp_path / "p.qualcode", coder="lia", new_coder=True) as study:
        made = study.code("eins", (0, 16), "Thema")
        assert len(study.codings) == 1
        with pytest.raises(QualcodeError, match="hidden until"):
            study.training.compare()
        coders.set_state(study.space, study.space.project.documents.all(), WorkState.FINISHED)
        found = study.training.compare(model="Muster")
        assert (found.counts["hit"], found.counts["missed"], found.hit_share) == (1, 1, 0.5)
        assert list(found.frame()["outcome"]) == ["hit", "missed"]
        assert list(study.training.frame()["visible"]) == [True]
        assert list(study.training.of_class()["learner"]) == ["1"]
        assert list(study.training.of_class(identify=True)["learner"]) == ["lia"]
        made.remove()
        assert study.training.compare().counts["missed"] == 2
