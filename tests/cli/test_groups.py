"""The commands groups and research: what is listed, filtered, changed and refused."""

from __future__ import annotations

import pytest

from tests.cli.conftest import TEXT, span
from tests.made_once import made_once


@pytest.fixture
@made_once
def two(run, study, tmp_path):
    (tmp_path / "zwei.txt").write_text(TEXT.replace("schwierig", "leicht"), encoding="utf-8")
    assert run("import", "zwei.txt", "--label", "RG 2023", "--set", "wave=2023").code == 0
    assert run("code", "eins", span("Jetzt geht es."), "Interferenz").code == 0
    assert run("code", "zwei", "3:10", "Transition").code == 0
    assert run("groups", "add", "Pilot & Co", "eins").code == 0
    return study


def names(ran):
    return [document["name"] for document in ran.json]


def test_documents_are_put_into_groups_and_taken_out(run, two):
    assert "2 documents put into it" not in run("groups", "put", "Pilot & Co", "eins", "zwei").err  # one was in it
    assert [group["documents"] for group in run("groups", "--json").json] == [["eins", "zwei"]]
    assert run("groups").out.splitlines()[1].split()[-2:] == ["eins,", "zwei"]
    assert "1 document taken out" in run("groups", "take", "Pilot & Co", "zwei").err
    assert run("groups", "rename", "Pilot & Co", "Probe").code == 0
    assert run("groups", "--json").json[0]["name"] == "Probe"
    assert run("groups", "remove", "Probe").code == 0
    assert run("groups", "--json").json == []
    for _ in range(3):
        assert run("undo").code == 0
    assert run("groups", "--json").json[0]["documents"] == ["eins", "zwei"]


def test_a_group_chooses_documents_and_passages_everywhere(run, two):
    assert names(run("documents", "--json", "--where", "group=Pilot & Co")) == ["eins"]
    assert names(run("documents", "--json", "--where", "group!=Pilot & Co")) == ["zwei"]
    assert names(run("documents", "--json", "--query", 'group:"Pilot & Co"')) == ["eins"]
    assert len(run("codings", "--json", "--query", 'group:"Pilot & Co"').json) == 1
    assert len(run("codings", "--json", "--where", "group=pilot & co").json) == 1
    quoted = run("quotes", "--where", "group=Pilot & Co").out
    assert "Jetzt geht es" in quoted
    assert "Transition" not in quoted


def test_an_attribute_called_group_goes_before_groups(run, two):
    run("documents", "set", "zwei", "--set", "group=Pilot & Co")
    assert names(run("documents", "--json", "--where", "group=Pilot & Co")) == ["zwei"]
    assert names(run("documents", "--json", "--query", 'group:"Pilot & Co"')) == ["eins"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("groups", "add", "pilot & co"), "There is a group “pilot & co” already"),
        (("groups", "add", " "), "cannot be a group's name"),
        (("groups", "put", "Pilot", "zwei"), "No group is called exactly “Pilot”"),
        (("groups", "put", "Pilot & Co", "zwei", "drei"), "There is no document “drei”"),
        (("groups", "remove", "Pilto & Co"), "There is no group “Pilto & Co”"),
        (("documents", "--where", "group=Pilto & Co"), "Did you mean “Pilot & Co”?"),
        (("documents", "--where", "group>=Pilot & Co"), "Groups have no order"),
        (("research", "add", " \n"), "The research question is empty"),
        (("research", "remove", "Was"), "There is no research question “Was”"),
        (("research", "link", "Was", "--code", "Interferenz"), "There is no research question"),
        (("research", "link", "Was"), "Nothing is named to be linked"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(run, two, arguments, words):
    before = run("log", "--json").out
    ran = run(*arguments)
    assert ran.code in {1, 2}
    assert words in ran.err
    assert run("log", "--json").out == before


def test_groups_and_links_go_with_what_they_hold_and_come_back(run, two):
    question = run("research", "add", "Was hilft?").out.strip()
    run("research", "link", question, "--code", "Interferenz", "--code", "Transition")
    assert run("documents", "remove", "eins").code == 0
    assert run("groups", "--json").json[0]["documents"] == []
    assert run("codebook", "remove", "Transition", "--with-codings").code == 0
    assert [code["code"] for code in run("research", "--json").json[0]["codes"]] == ["Interferenz"]
    assert run("undo").code == run("undo").code == 0
    assert run("groups", "--json").json[0]["documents"] == ["eins"]
    assert [code["code"] for code in run("research", "--json").json[0]["codes"]] == ["Interferenz", "Transition"]


def test_research_questions_have_an_order_codes_memos_and_numbers(run, two):
    first = run("research", "add", "Was  hilft\nwann?").out.strip()
    second = run("research", "add", "Wer fehlt?").out.strip()
    memo = run("memo", "add", "Darum geht es.", "--title", "Kern").out.strip()
    assert "2 links made" in run("research", "link", first, "--code", "Interferenz", "--memo", memo).err
    assert "0 links made" in run("research", "link", first, "--code", "Interferenz").err
    listed = run("research", "--json").json
    assert [(each["number"], each["text"]) for each in listed] == [(1, "Was hilft wann?"), (2, "Wer fehlt?")]
    assert listed[0]["codes"] == [{"code": "Interferenz", "codings": 1}]
    assert listed[0]["memos"] == [{"id": memo, "title": "Kern"}]
    assert run("research", "move", second, "1").code == 0
    assert run("research", "edit", second, "Wer fehlt noch?").code == 0
    assert [each["text"] for each in run("research", "--json").json] == ["Wer fehlt noch?", "Was hilft wann?"]
    shown = run("research").out
    assert "Interferenz" in shown
    assert "memo “Kern”" in shown
    assert "1 link withdrawn" in run("research", "unlink", first, "--code", "Interferenz").err
    assert run("memo", "remove", memo).code == 0
    assert run("research", "--json").json[1]["memos"] == []
    assert "already" in run("research", "add", "wer fehlt NOCH?").err
    assert run("research", "remove", first).code == 0
    for _ in range(3):
        assert run("undo").code == 0
    assert run("research", "--json").json[1]["codes"] == [{"code": "Interferenz", "codings": 1}]
