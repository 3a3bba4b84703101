"""Consensus in Python: the same use cases as the commands, with names, frames and files."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.model.codings import WorkState
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

WORDS = ["Das Amt hilft mir sehr.", "Die Schule ruft an.", "Alles bleibt."]


@pytest.fixture
def study(tmp_path):
    with new_project(tmp_path) as project:
        document = interview(project, "d1", "I: Und?\n\n" + "\n\n".join(f"B: {words}" for words in WORDS))
        give_code(project, document, WORDS[0], "Amt", coder="anna", memo="Annas Memo")
        give_code(project, document, WORDS[0][:12], "Amt", coder="ben")
        give_code(project, document, WORDS[1], "Schule", coder="anna")
        for name in ("anna", "ben"):
            give_code(project, document, WORDS[2], "Ende", coder=name)
            project.coders.set_state(document.key, coder_named(project, name), WorkState.FINISHED, ME)
        path = project.path
    with qualcode.open(path, coder="anna") as opened:
        yield opened


def test_places_are_decided_withdrawn_and_finished(study):
    own = [(coding.id, coding.start, coding.end) for coding in study.codings]
    places = study.consensus.places(order="document")
    assert [(place.kind, place.state) for place in places] == [
        ("boundary", "open"), ("only-first", "open"), ("agreed", "open"),
    ]  # fmt: skip
    assert places.alpha is not None
    boundary, alone, agreed = places
    assert places[boundary.second[0].id] is boundary
    assert (boundary.coders, boundary.codes, boundary.text) == (("anna", "ben"), ("Amt",), WORDS[0])
    with pytest.raises(QualcodeError, match="no consensus coder yet"):
        boundary.decide("both", mode="joint")
    decision = boundary.decide(
        "both",
        mode="joint",
        consensus="Konsens",
        edges="intersected",
        reason="kürzer",
        sure="sure",
        error="rule",
        anchor=True,
    )
    assert [coding.text for coding in decision.made] == [WORDS[0][:12]]
    assert (decision.result, decision.persons, decision.consensus) == ("both", ("anna", "ben"), "Konsens")
    assert decision.rule().borders == f"“{WORDS[0]}” (RG 2022): kürzer"
    assert study.codes["Amt"].record.anchors
    with pytest.raises(QualcodeError, match="decided this place meanwhile"):
        boundary.decide("first", mode="joint")
    span = (alone.start, alone.end - 3)
    fresh = study.consensus.places(states="open", kinds=["only-first"])[0]
    other = fresh.decide("other", mode="joint", codings=[("Ende", span, "absent")])
    assert [(coding.start, coding.end, coding.polarity) for coding in other.made] == [(*span, "absent")]
    assert study.consensus.take_agreed(preview=True) == 1
    assert study.consensus.take_agreed() == 1
    assert study.consensus.finish("d1") == 1
    assert study.consensus.places().progress["taken"] == 1
    frame = study.consensus.decisions("ben").frame()
    assert list(frame["result"]) == ["both", "other"]
    assert study.consensus.places(order="code").frame()["state"].tolist() == ["decided", "taken", "decided"]
    assert study.consensus.decisions()[decision.id].withdraw() == 1
    assert len(study.consensus.decisions(document="d1")) == 1
    assert agreed.decisions == []
    mine = [(coding.id, coding.start, coding.end) for coding in study.codings if coding.coder.name != "Konsens"]
    assert mine == own


def test_words_that_mean_nothing_are_refused_with_the_nearest(study):
    place = study.consensus.places()[0]
    with pytest.raises(NotFound, match="undecide"):
        place.decide("undecide", mode="joint")
    with pytest.raises(UsageProblem, match="no coding by hand"):
        place.decide("other", mode="joint", codings=["Amt"], consensus="Konsens")
    with pytest.raises(NotFound):
        place.decide("first", mode="joint", sure="maybe")
    with pytest.raises(UsageProblem, match="between two coders"):
        study.consensus.places(coders="anna")
    with pytest.raises(NotFound):
        study.consensus.places(kinds="edges")
    with pytest.raises(NotFound, match="has a coding “x”"):
        study.consensus.places()["x"]
    with pytest.raises(NotFound, match="has the id “x”"):
        study.consensus.decisions()["x"]
    assert not study.consensus.decisions()


def test_what_is_written_numbers_coders_and_tells_nothing_while_blind(study, tmp_path):
    study.consensus.places(kinds="boundary")[0].decide("first", mode="joint", consensus="Konsens", reason="so")
    written = study.write(study.consensus.places(), tmp_path / "x.md", language="de")
    told = written.path.read_text("utf-8")
    assert "coder 1" not in told
    assert "Annas Memo" not in told
    assert "anna" not in told
    assert study.write(study.consensus.decisions("ben"), tmp_path / "x.json", identify=True).holds == "1 place"
    assert '"ben"' in (tmp_path / "x.json").read_text("utf-8")
    assert "decision" in repr(study.consensus.decisions())
    assert "boundary" in repr(study.consensus.places())
    with qualcode.open(study.path, coder="ben", blind=True) as blind:
        for look in (blind.consensus.places, blind.consensus.decisions, blind.consensus.take_agreed):
            with pytest.raises(QualcodeError, match="blind"):
                look()
