"""Memos by kind, author, state and words, and their links; one change of the history taken back by its id."""

from __future__ import annotations

import pytest

from tests.cli.conftest import span
from tests.made_once import made_once


@pytest.fixture
@made_once
def memos(run, study):
    """Three memos: on a code (closed), on a passage, and by somebody else on the project, with links."""
    first = run("memo", "add", "Grenze?", "--title", "Zweifel", "--code", "Transition", "--kind", "rule").out.strip()
    second = run("memo", "add", "unklar", "--document", "eins", "--span", span("schwierig")).out.strip()
    text = "[[Zweifel]] [[eins ¶2]] [[Interferenz]] [[nichts]] [[eins: Jeder hat]]"
    third = run("memo", "add", text, "--coder", "ben", "--new-coder").out.strip()
    assert run("memo", "close", first).code == 0
    return first, second, third


def ids(ran):
    return [memo["id"] for memo in ran.json]


def test_memos_are_chosen_by_author_state_and_words(run, memos):
    first, second, third = memos
    assert ids(run("memo", "list", "--json")) == [first, second, third]
    assert ids(run("memo", "list", "--json", "--closed")) == [first]
    assert ids(run("memo", "list", "--json", "--open", "--by", "anna")) == [second]
    assert ids(run("memo", "list", "--json", "--words", "EINS")) == [second, third]
    assert ids(run("memo", "list", "--json", "--kind", "rule", "--words", "zweifel")) == [first]
    assert run("memo", "list", "--open", "--closed").code == 2
    assert "“Clara”" in run("memo", "list", "--by", "Clara").err
    part = run("memo", "list", "--by", "ann", "--json")  # a script would get another coder's once there is an Ann
    assert part.code == 1
    assert part.out == ""


def test_a_memo_is_shown_with_where_its_links_lead_and_what_links_to_it(run, memos):
    first, _, third = memos
    assert run("memo", "show", third).out.splitlines()[2:] == [
        "[[Zweifel]] → memo “Zweifel”",
        "[[eins ¶2]] → “eins”, ¶2",
        "[[Interferenz]] → code “Interferenz”",
        "[[nichts]] leads nowhere: there is nothing of this name",
        "[[eins: Jeder hat]] → “eins”, ¶2",
    ]
    assert f"linked from memo {third}: [[Zweifel]]" in run("memo", "show", first).out


def entry(run, kind):
    return next(entry["id"] for entry in reversed(run("log", "--json").json) if entry["kind"] == kind)


def test_one_change_is_undone_by_its_id_with_what_rests_on_it(run, study):
    coding = run("code", "eins", span("schwierig"), "Interferenz").out.strip()
    added = entry(run, "coding.add")
    run("memo", "add", "unklar", "--coding", coding)
    run("code", "eins", span("Jeder"), "Interferenz")
    refused = run("undo", "--change", added)
    assert refused.code == 1
    assert "in the way: memo “Interferenz” in “eins” (anna, " in refused.err
    assert "Say --with-later" in refused.err
    assert run("undo", "--change", added, "--with-later").code == 0
    assert [coding["text"] for coding in run("codings", "--json").json] == ["Jeder"]
    assert run("memo", "list", "--json").json == []
    assert "no change that stands" in run("undo", "--change", added).err
    assert run("redo").code == run("redo").code == 0
    assert len(run("codings", "--json").json) == 2


def test_what_cannot_be_undone_by_itself_is_refused_with_the_reason(run, study):
    run("code", "eins", span("schwierig"), "Interferenz", "--coder", "ben", "--new-coder")
    theirs = entry(run, "coding.add")
    assert "“ben” made it" in run("undo", "--change", theirs).err
    assert "“qualcode log” lists them" in run("undo", "--change", "abc").err
    assert run("undo", "--with-later").code == 2
