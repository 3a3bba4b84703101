"""Topics of the guide on the command line: the list, and which questions of the texts are about them."""

from __future__ import annotations

import pytest

from tests.made_once import made_once

TALK = (
    "I: Wie kommen Sie zur Arbeit?\n\nB: Mit dem Bus.\n\nI: Mhm.\n\nB: Ja.\n\nI: Können Sie das erläutern?\n\n"
    "B: Einmal am Tag.\n\nI: Was kostet Sie das im Jahr?\n\nB: Viel.\n"
)
GUIDE = "1. Wege | Wie kommen Sie zur Arbeit?\n2. Kosten | Was kostet das im Jahr?\n"


@pytest.fixture
@made_once
def talk(run, study, tmp_path):
    (tmp_path / "gespräch.txt").write_text(TALK, "utf-8")
    (tmp_path / "bogen.csv").write_text("Nr;Was fehlt?\nF1;Busse\nF2;\nF3;Bahn\n", "utf-8")
    (tmp_path / "leitfaden.txt").write_text(GUIDE, "utf-8")
    for arguments in (
        ("import", "gespräch.txt", "--set", "wave=2022"),
        ("import", "bogen.csv", "--text-column", "Was fehlt?", "--case-column", "Nr"),
        ("topics", "import", "leitfaden.txt"),
    ):
        ran = run(*arguments)
        assert ran.code == 0, ran.err


def assigned(run):
    return {one["number"]: one["topics"] for one in run("questions", "gespräch", "--json").json}


def listed(run):
    return [(one["position"], one["name"], one["assigned_questions"], one["assigned_answers"])
            for one in run("topics", "--json").json]  # fmt: skip


def test_the_list_has_names_order_waves_and_questions(run, study, tmp_path):
    assert "unknown what was asked" in run("topics").err
    assert run("topics", "add", "Wege", "--question", "Wie kommen Sie zur Arbeit?").code == 0
    for arguments in (("add", "Kosten"), ("rename", "Wege", "Arbeitswege"), ("move", "Kosten", "1"),
                      ("question", "Kosten", "Was kostet das?", "--wave", "2022")):  # fmt: skip
        ran = run("topics", *arguments)
        assert ran.code == 0, ran.err
    first, second = run("topics", "--json").json
    assert (first["name"], first["questions"]) == ("Kosten", [{"wave": "2022", "question": "Was kostet das?"}])
    assert second["questions"] == [{"wave": None, "question": "Wie kommen Sie zur Arbeit?"}]
    assert "Arbeitswege" in run("topics").out
    assert run("topics", "question", "Kosten", "", "--wave", "2022").code == 0
    assert run("topics", "--json").json[0]["questions"] == []
    (tmp_path / "neu.txt").write_text("Arbeitswege | Wie pendeln Sie?\nWohnen | Wie wohnen Sie?\n", "utf-8")
    ran = run("topics", "import", "neu.txt", "--wave", "2023")
    assert "1 topic new, 1 question of known topics changed" in ran.err
    assert [one["name"] for one in run("topics", "--json").json] == ["Kosten", "Arbeitswege", "Wohnen"]
    assert run("undo").code == 0
    assert [one["name"] for one in run("topics", "--json").json] == ["Kosten", "Arbeitswege"]


def test_questions_are_assigned_by_number_and_a_probe_to_what_it_probes(run, talk):
    ran = run("questions", "assign", "gespräch", "1", "4", "Wege")
    assert (ran.code, "2 questions assigned" in ran.err) == (0, True)
    assert run("questions", "assign", "gespräch", "4", "Kosten").code == 0  # another one goes
    assert run("questions", "assign", "gespräch", "2-3", "--probe").code == 0
    assert assigned(run) == {1: ["Wege"], 2: ["Wege"], 3: ["Wege"], 4: ["Kosten"]}
    assert "nothing to do" in run("questions", "assign", "gespräch", "4", "Kosten").err
    assert run("questions", "assign", "--question", "Was fehlt?", "Kosten").code == 0
    assert listed(run) == [(1, "Wege", 3, 0), (2, "Kosten", 1, 2)]
    assert "Wege" in run("questions", "gespräch").out
    assert run("questions", "unassign", "gespräch", "3,4").code == 0
    assert run("questions", "unassign", "--question", "Was fehlt?").code == 0
    assert listed(run) == [(1, "Wege", 2, 0), (2, "Kosten", 0, 0)]


def test_proposals_assign_nothing_until_a_person_confirms_them(run, talk):
    found = run("questions", "proposals", "gespräch", "--json").json
    assert [(one["number"], one["topic"], one["likeness"]) for one in found] == [
        (1, "Wege", 100), (2, "Wege", None), (4, "Kosten", 100),
    ]  # fmt: skip
    assert assigned(run) == {1: [], 2: [], 3: [], 4: []}
    asked = run("questions", "assign", "--all-like", "Kosten")
    assert (asked.code, "Give --yes" in asked.err) == (2, True)
    assert assigned(run)[4] == []
    assert run("questions", "assign", "--all-like", "Kosten", "--yes").code == 0
    assert run("questions", "assign", "gespräch", "1", "2", "--confirm").code == 0
    assert assigned(run) == {1: ["Wege"], 2: ["Wege"], 3: [], 4: ["Kosten"]}
    refused = run("questions", "assign", "gespräch", "3", "--confirm")
    assert (refused.code, "no topic is proposed" in refused.err) == (2, True)
    assert run("questions", "proposals", "--json", "gespräch").json == []


@pytest.mark.parametrize(
    ("arguments", "code", "cause"),
    [
        (("questions", "assign", "gespräch", "9", "Wege"), 1, "has questions 1 to 4"),
        (("questions", "assign", "gespräch", "x", "Wege"), 2, "is no number"),
        (("questions", "assign", "gespräch", "3-1", "Wege"), 2, "is no number"),
        (("questions", "assign", "gespräch", "1", "wege"), 1, "called exactly"),
        (("questions", "assign", "gespr", "1", "Wege"), 1, "called exactly"),
        (("questions", "assign", "gespräch", "Wege"), 2, "DOCUMENT NUMBER TOPIC"),
        (("questions", "assign", "gespräch", "1", "--probe"), 1, "has no topic"),
        (("questions", "assign", "gespräch", "1", "--probe", "--confirm"), 2, "do not go together"),
        (("questions", "assign", "--question", "Was fehlt", "Wege"), 1, "Was fehlt?"),
        (("questions", "assign", "--all-like", "Wege", "gespräch"), 2, "nothing else"),
        (("questions", "unassign", "gespräch"), 2, "Which questions"),
        (("topics", "add", "wege"), 1, "already"),
        (("topics", "add", " "), 1, "cannot be"),
        (("topics", "rename", "Wege", "Kosten"), 1, "already"),
        (("topics", "remove", "Weg"), 1, "called exactly"),
        (("topics", "move", "Wege", "0"), 2, "0"),
        (("topics", "import", "gibtesnicht.txt"), 1, "gibtesnicht"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(run, talk, arguments, code, cause):
    before = run("log", "--json").json
    ran = run(*arguments)
    assert (ran.code, cause in ran.err) == (code, True), ran.err
    assert run("log", "--json").json == before


def test_a_topic_of_a_question_that_a_correction_loses_waits_for_its_place(run, talk, tmp_path):
    assert run("questions", "assign", "gespräch", "1", "3", "4", "Wege").code == 0
    (tmp_path / "neu.txt").write_text(
        TALK.replace("I: Können Sie das erläutern?\n\nB: Einmal am Tag.\n\n", ""), "utf-8"
    )
    preview = run("revise", "gespräch", "neu.txt", "--dry-run", "--json").json
    assert [one["kind"] for one in preview["passages"] if one["what"] == "topic"] == ["same", "orphan", "same"]
    assert run("revise", "gespräch", "neu.txt", "--yes").code == 0
    assert assigned(run) == {1: ["Wege"], 2: [], 3: ["Wege"]}
    (orphan,) = run("orphans", "--json").json
    assert (orphan["topic"], orphan["before"]) == ("Wege", "Können Sie das erläutern?")
    assert "topic “Wege”" in run("orphans").out
    ran = run("orphans", "place", orphan["id"], "--words", "Mhm.")
    assert ran.code == 0, ran.err
    assert assigned(run) == {1: ["Wege"], 2: ["Wege"], 3: ["Wege"]}
    assert run("undo").code == run("undo").code == 0
    assert assigned(run) == {1: ["Wege"], 2: [], 3: ["Wege"], 4: ["Wege"]}
