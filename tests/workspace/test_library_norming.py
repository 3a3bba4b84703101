"""Norming sessions from Python."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.workspace.team import coders

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer.\nI: Und dann?\nB: Am Ende half ein Amt.\n"


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="anna") as study:
        study.documents.add("eins", TEXT, label="RG 2022")
        for code in ("Thema", "Rest"):
            study.codes.add(code)
        for coder in ("anna", "ben"):
            if study.space.project.coders.exact(coder) is None:
                coders.add(study.space, coder)
        yield study


def test_a_session_is_held_from_python(study, tmp_path):
    session = study.norming.begin("Woche 1", ["anna", "ben"], sample=2)
    assert [voted.words for voted in session.passages] == [
        "Das Amt kam nie. Das war schwer.",
        "Am Ende half ein Amt.",
    ]
    session.vote(1, ["Thema", "Rest"])
    session.vote(2)
    assert session.missing == {"anna": 0, "ben": 2}
    with qualcode.open(tmp_path / "p.qualcode", coder="ben") as other:
        theirs = other.norming["Woche 1"]
        assert list(theirs.frame()["coder"]) == []
        theirs.vote(1, "Thema")
        theirs.vote(2, study.codes["Rest"].full_name)
    assert session.figures is None
    talk = session.reveal()
    assert talk.state == "talk"
    assert list(talk.frame()["code"].fillna("-")) == ["Thema", "Rest", "Thema", "-", "Rest"]
    closed = talk.close("Rest ist klar.")
    assert (closed.state, closed.note, closed.figures.second) == ("closed", "Rest ist klar.", None)
    assert study.norming.frame().loc[0, "alpha_first"] == pytest.approx(closed.figures.first.alpha)
    assert "closed" in repr(closed)
    assert closed.write_note("Anders.").note == "Anders."
    closed.remove()
    assert len(study.norming) == 0


def test_wrong_input_is_told_in_the_words_of_python(study):
    with pytest.raises(QualcodeError, match="at least two coders"):
        study.norming.begin("Zwei", ["anna", "ben"], disagreements=2)
    with pytest.raises(UsageProblem) as told:
        study.norming.begin("Zwei", ["anna", "ben"])
    assert "`disagreements`" in told.value.next_step
    with pytest.raises(NotFound):
        study.norming.begin("Zwei", ["anna", "ben"], sample=1, unit="word")
    with pytest.raises(NotFound, match="no coder"):
        study.norming.begin("Zwei", ["anna", "Ben!"], sample=1)
    session = study.norming.begin("Zwei", ["anna", "ben"], sample=1)
    with pytest.raises(NotFound, match="no passage 7"):
        session.vote(7)
    with pytest.raises(QualcodeError, match="2 votes are missing"):
        session.reveal()
    with pytest.raises(NotFound, match="Zwei"):
        study.norming["Zwe"]
