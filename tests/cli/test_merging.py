"""The commands merge and conflicts: what they print, as text and JSON, and how they end."""

from __future__ import annotations

import shutil

import pytest

from tests.cli.conftest import span
from tests.made_once import made_once


@pytest.fixture
@made_once
def copy(run, study, tmp_path):
    """Ben's copy, in a folder of its own, in which he coded and called a code otherwise."""
    assert run("coders", "add", "ben").code == 0
    copy = tmp_path / "fern" / "ben.qualcode"
    copy.parent.mkdir()
    shutil.copy(study, copy)
    for arguments in (
        ("code", "eins", span("Jeder hat für sich entschieden."), "Interferenz"),
        ("codebook", "edit", "Transition", "--name", "Übergang"),
    ):
        ran = run("-p", copy, *arguments, "--coder", "ben")
        assert ran.code == 0, ran.err
    return copy


@pytest.fixture
def conflict(run, copy):
    """The id of a conflict: Anna calls the code otherwise, too."""
    assert run("codebook", "edit", "Transition", "--name", "Passage").code == 0
    assert run("merge", copy).code == 0
    (conflict,) = run("conflicts", "--json").json
    return conflict["id"]


def test_a_merge_tells_what_came_in_by_whom_and_how_it_is_taken_back(run, copy):
    looked, came = run("merge", copy, "--dry-run"), run("merge", copy)
    assert looked.code == came.code == 0
    assert looked.out.splitlines()[0] == "“ben.qualcode”: 2 changes would come in"
    assert came.out.splitlines()[0] == "“ben.qualcode”: 2 changes came in"
    assert came.out.split("\n\n")[1].splitlines()[1:] == [
        "ben    change of a code        1",
        "ben    coding                  1",
    ]
    assert "“qualcode undo” takes all of it back" in came.err
    assert "undo" not in looked.err
    assert run("merge", copy).out.splitlines()[0] == "“ben.qualcode”: nothing new"
    assert [entry["coder"] for entry in run("log", "--json").json if entry["came"]] == ["ben", "ben"]
    assert "came in 2" in run("log").out
    assert run("undo").code == 0
    assert run("codings", "--json").json == []


def test_the_report_is_an_object_for_programs(run, copy):
    report = run("merge", copy, "--json").json
    assert report["files"] == [str(copy)]
    assert (report["changes"], report["dry_run"], report["hidden"]) == (2, False, False)
    assert {taken["kind"]: taken["changes"] for taken in report["taken"]} == {"coding.add": 1, "code.edit": 1}
    assert run("merge", copy, "--json").json["merge"] is None


def test_files_of_a_folder_that_are_left_out_end_with_one(run, copy):
    shutil.copy(copy, copy.with_name("cara.qualcode"))
    assert run("new", copy.with_name("fremd.qualcode")).code == 0
    copy.with_name("kaputt.qualcode").write_text("nichts")
    ran = run("merge", "fern")
    assert ran.code == 1
    assert "passed over “fern/fremd.qualcode”" in ran.out
    assert "passed over “fern/kaputt.qualcode”" in ran.out
    assert "2 changes came in" in ran.out


REFUSED = [
    (("merge",), 3, "No copy that a cloud drive made"),
    (("merge", "nirgends.qualcode"), 3, "There is no file"),
    (("merge", "studie.qualcode"), 1, "is the project itself"),
    (("merge", "eins.txt"), 3, "is no qualcode project"),
    (("conflicts", "show", "0.name"), 1, "no open conflict"),
    (("conflicts", "decide"), 2, "Say which conflicts"),
    (("conflicts", "decide", "{conflict}"), 2, "Say which side"),
    (("conflicts", "decide", "{conflict}", "--all", "--ours"), 2, "Say which conflicts"),
    (("conflicts", "decide", "{conflict}", "--ours", "--take", "x"), 2, "Say which side"),
    (("conflicts", "decide", "--all", "--take", "x"), 2, "for one conflict"),
    (("conflicts", "decide", "{conflict}", "--take", "x"), 1, "was set by the entry"),
    (("conflicts", "decide", "{conflict}", "0.name", "--ours"), 1, "no open conflict"),
    (("conflicts", "decide", "--from", "cara.qualcode", "--theirs"), 1, "has a side from"),
]


def test_what_cannot_be_done_says_why_and_what_helps(run, conflict):
    for arguments, code, words in REFUSED:
        ran = run(*(argument.format(conflict=conflict) for argument in arguments))
        assert ran.code == code, (arguments, ran.err)
        assert words in ran.err
        assert len(ran.err.strip().splitlines()) > 1
    assert len(run("conflicts", "--json").json) == 1


def test_conflicts_are_listed_shown_and_decided(run, conflict):
    listed = run("conflicts")
    assert f"{conflict}  codes: " in listed.out
    assert "theirs, from “ben.qualcode”" in listed.out
    assert listed.out.count("*") == 1
    shown = run("conflicts", "show", conflict)
    assert "    Passage" in shown.out
    assert "    Übergang" in shown.out
    assert run("conflicts", "show", conflict, "--json").json["id"] == conflict
    assert "1 conflict between copies waits" in run("codings").err
    decided = run("conflicts", "decide", conflict, "--ours")
    assert "1 conflict is decided" in decided.err
    assert "Passage" in run("codebook", "show").out
    assert "between copies" not in run("codings").err
    assert run("undo").code == 0
    assert run("conflicts", "decide", "--from", "ben.qualcode", "--theirs").code == 0
    assert "Übergang" in run("codebook", "show").out
    assert "0 conflicts are decided" in run("conflicts", "decide", "--all", "--ours").err


def test_a_side_is_taken_by_the_entry_that_set_it(run, conflict):
    sides = run("conflicts", "--json").json[0]["sides"]
    mine = next(side for side in sides if side["source"] is None)
    assert run("conflicts", "decide", conflict, "--take", mine["entry"][-12:]).code == 0
    assert "Passage" in run("codebook", "show").out


def test_in_german_it_is_said_in_german(run, copy, in_german):
    ran = in_german("-p", "studie.qualcode", "merge", copy)
    assert ran.out.splitlines()[0] == "„ben.qualcode“: 2 Änderungen kamen herein"
    assert "„qualcode undo“ macht alles davon rückgängig" in ran.err
