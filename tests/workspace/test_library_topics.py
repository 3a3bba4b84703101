"""Topics of the guide from Python: the list, what questions are about, proposals that a person confirms."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.retrieval.topics import TopicState

TALK = "I: Wie war das?\nB: Das war schwer.\nI: Mhm.\nB: Ja.\nI: Was kostet es im Jahr?\nB: Viel."


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="anna") as opened:
        opened.documents.add("eins", TALK, attributes={"wave": 2022})
        opened.documents.add("bogen", "Busse.", case="F1", attributes={"question": "Was fehlt?"})
        yield opened


def test_topics_are_kept_in_an_order_with_their_questions(study, tmp_path):
    ways = study.topics.add("Wege", "Wie war das?")
    costs = study.topics.add("Kosten").ask("Was kostet es?", wave="2022").move(1)
    assert [topic.name for topic in study.topics] == ["Kosten", "Wege"]
    assert (ways.questions, costs.questions) == ({"": "Wie war das?"}, {"2022": "Was kostet es?"})
    assert study.topics["Wege"].rename("Hergang").name == "Hergang"
    guide = tmp_path / "leitfaden.txt"
    guide.write_text("Hergang | Wie lief es?\nWohnen | Wie wohnen Sie?\n", "utf-8")
    assert [topic.name for topic in study.topics.read(guide)] == ["Kosten", "Hergang", "Wohnen"]
    with pytest.raises(QualcodeError, match="already"):
        study.topics.add("kosten")
    with pytest.raises(NotFound, match="topic"):
        study.topics["Kost"]
    with pytest.raises(UsageProblem, match="A topic is wanted"):
        study.topics[study.documents["eins"]]
    assert study.topics["Wohnen"].remove() == 0
    assert len(study.topics) == 2


def test_questions_are_assigned_and_proposals_only_when_confirmed(study):
    ways, costs = study.topics.add("Wege", "Wie war das?"), study.topics.add("Kosten", "Was kostet es im Jahr?")
    found = study.topics.proposals("eins")
    assert [(proposal.question.number, proposal.topic.name) for proposal in found] == [
        (1, "Wege"), (2, "Wege"), (3, "Kosten"),
    ]  # fmt: skip
    assert [question.topics for question in study.topics.asked("eins")] == [(), (), ()]
    assert ways.assign("eins", 1) == 1
    assert study.topics.assign_probes("eins", 2) == 1
    assert study.topics.confirm(study.topics.proposals(least=90)) == 1
    assert costs.assign_survey("Was fehlt?") == 1
    assert list(study.topics.frame()["questions"]) == [2, 1]
    assert list(study.topics.frame()["answers"]) == [0, 1]
    states, key = study.topics.states(), study.documents["eins"].record.key
    assert states.state(key, costs.record.key) is TopicState.ANSWERED
    assert study.topics.unassign("eins", [1, 2]) == 2
    with pytest.raises(NotFound, match="question"):
        ways.assign("eins", 9)
    with pytest.raises(UsageProblem, match="whole number"):
        ways.assign("eins", "drei")
