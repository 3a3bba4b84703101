"""One quotation on the command line: show, edit, reset, where."""

from __future__ import annotations

import pytest

from tests.made_once import made_once


@pytest.fixture
@made_once
def coded(run, study):
    return run("code", "eins", "21:49", "Interferenz").out.strip()


def test_a_quotation_is_shown_edited_and_reset(run, coded):
    assert run("quote", "show", coded).out == "Das war am Anfang schwierig.\n"
    edited = run("quote", "edit", coded, "am Anfang => [...]", "schwierig => **schwierig**")
    assert edited.code == 0, edited.err
    assert edited.out == "Das war [...] **schwierig**.\n"
    assert "1  omission at 8: “am Anfang”" in run("quote", "show", coded).err
    assert run("quote", "reset", coded, "1").out == "Das war am Anfang **schwierig**.\n"
    assert run("quote", "reset", coded).out == "Das war am Anfang schwierig.\n"
    assert run("undo").code == 0
    assert run("quote", "show", coded).out == "Das war am Anfang **schwierig**.\n"


def test_wrong_edits_change_nothing(run, coded):
    for wrong in ("Köln => [Kommune]", "war => war", "Das war"):
        ran = run("quote", "edit", coded, wrong)
        assert ran.code == 2
        assert "error" in ran.err
    assert run("quote", "reset", coded, "3").code == 2
    assert run("quote", "show", "ffffffffffff").code == 1
    assert run("quote", "show", coded).out == "Das war am Anfang schwierig.\n"


def test_where_finds_the_passage(run, coded):
    found = run("where", coded, "--json").json
    assert (found["document"], found["start"], found["paragraph"]) == ("eins", 21, 2)
    assert run("where", coded[:6]).out.startswith("eins (RG 2022) ¶2 21:49\n")
