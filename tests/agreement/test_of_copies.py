"""What reads the past by time, where codings came from other copies of the project after they were made."""

from __future__ import annotations

import shutil

import pytest

import qualcode
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.independence import as_of
from qualcode.project import history_queries
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.case_saturation import saturation
from qualcode.workspace.team import comparing

SENTENCES = ["Es regnete am Morgen.", "Es schneite am Abend.", "Es hagelte in der Nacht."]


@pytest.fixture
def merged(tmp_path):
    """Anna and Ben coded apart while the project was blind; Ben's part came in after blindness had ended."""
    path, copy = tmp_path / "a.qualcode", tmp_path / "b.qualcode"
    with qualcode.create(path, "Studie", coder="anna") as study:
        for name in ("eins", "zwei"):
            study.documents.add(name, " ".join(SENTENCES), case=name)
        study.codes.add("Thema")
        for coder in ("anna", "ben"):
            study.coders.add(coder)
        study.space.project.settings.set_blind(study.space.author, on=True)
    shutil.copy(path, copy)
    for file, coder in ((path, "anna"), (copy, "ben")):
        with qualcode.open(file, coder=coder) as study:
            for name in ("eins", "zwei"):
                for sentence in SENTENCES[:2]:
                    study.code(name, sentence, "Thema")
    with qualcode.open(path, coder="anna") as study:
        study.space.project.settings.set_blind(study.space.author, on=False)
        before = history_queries.now_of(study.space.project)
        study.merge(copy)
        yield study, before


def test_as_of_a_moment_tells_what_came_in_only_later(merged):
    study, before = merged
    project = study.space.project
    assert history_queries.came_later(project, before) == 4
    assert history_queries.came_later(project, history_queries.now_of(project)) == 0
    moment = as_of(project, before.created)
    assert moment.moment == before
    assert "4 changes made until then came in later from other copies and are not in it" in moment.words
    assert "came in" not in as_of(project, "2999-01-01").words
    with history_queries.as_of(project, before) as then:
        assert {coding.coder for coding in then.codings.all()} == {project.coders.find("anna").key}


def test_independence_goes_by_the_clocks_of_all_copies_and_says_so(merged):
    study, _before = merged
    made = comparing.agreement(study.space, Comparison(assume_finished=True, replicates=0))
    shown = made.scope.independence
    assert shown.shown, shown.reason
    assert shown.came_later == 4
    assert "4 codings came in from other copies after they were made" in shown.reason


def test_drift_and_saturation_tell_how_many_codings_came_in_later(merged):
    study, _before = merged
    comparison = Comparison(assume_finished=True, replicates=0)
    divided = comparing.agreement_over_parts(study.space, comparison, "order")
    assert any("4 codings came in from other copies" in note for note in divided.notes)
    curve = saturation(study.space.project, PassageChoice())
    assert any("4 codings came in from other copies" in note for note in curve.notes)
