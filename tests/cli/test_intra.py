"""“qualcode intra” as somebody types it: what is old enough, drawing, coding again without sight, comparing."""

from __future__ import annotations

import pytest

from qualcode.workspace.team import intra
from tests.cli.conftest import span


@pytest.fixture
def coded(run, study, monkeypatch):
    """A study in which two passages were coded long ago."""
    for words, code in (("Das war am Anfang schwierig.", "Transition"), ("Jetzt geht es.", "Interferenz")):
        assert run("code", "eins", span(words), code).code == 0
    assert run("intra", "--sample", "2").code == 1
    monkeypatch.setattr(intra, "local_today", lambda: "2099-12-31")
    return study


def test_it_lists_draws_and_compares(run, coded):
    assert "round 1: 2 passages of yours, of which 2 last coded at least 21 days ago" in run("intra").out
    ran = run("intra", "--sample", "2", "--after", "10d", "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["round"], ran.json["of"], ran.json["passages"], ran.json["documents"]) == (2, 1, 2, ["eins"])
    assert "agreement intra" in ran.err
    assert "round 2: 2 passages of round 1 again, 0 coded so far" in run("intra").out
    read = run("read", "eins", "--round", "2", stdin="codings\ncode Transition\nnext\ncode Transition\n")
    assert read.code == 0, read.err
    assert "Interferenz" not in read.out
    assert "Fixed passage 1 of 2" in read.out
    assert run("intra", "--json").json["repetitions"][0]["coded"] == 2
    found = run("agreement", "intra", "anna")
    assert found.code == 0, found.err
    assert "coded again  2 own passages" in found.out
    repeated = run("agreement", "intra", "anna", "--json").json["repeated"]
    assert (repeated["passages"], repeated["not_coded_again"]) == (2, 0)


def test_what_cannot_be_drawn_is_refused_in_words(run, coded):
    assert "Say how many: --sample 40." in run("intra", "--seed", "3").err
    assert "--after 3w" in run("intra", "--sample", "1", "--after", "bald").err
    assert "Ask for fewer" in run("intra", "--sample", "3").err
    assert "There is no coder" in run("intra", "--coder", "niemand").err
    assert "passages in round 4" in run("intra", "--sample", "1", "--of", "4").err
    assert "did not finish" in run("intra", "--sample", "1", "--uncoded", "2").err
    run("intra", "--sample", "1")
    assert "The next round that is free is 3." in run("coders", "round", "2").err
