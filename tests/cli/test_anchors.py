"""codebook anchor add and remove, and what codebook edit clears."""

from __future__ import annotations

import pytest

from tests.cli.conftest import TEXT
from tests.made_once import made_once

WORDS = "Jeder hat für sich entschieden."


def examples(run, code="Interferenz"):
    return [(one["text"], one["label"]) for one in run("codebook", "show", code, "--json").json["anchors"]]


@pytest.fixture
@made_once
def coded(run, study):
    start = TEXT.index(WORDS)
    return run("code", "eins", f"{start}:{start + len(WORDS)}", "Interferenz").out.strip()


def test_examples_are_typed_or_taken_from_codings_and_removed_by_number(run, coded):
    assert run("codebook", "anchor", "add", "Interferenz", "Aus einem Buch.", "--label", "Muster 2019").code == 0
    assert run("codebook", "anchor", "add", "Interferenz", "--coding", coded).code == 0
    assert examples(run) == [("Aus einem Buch.", "Muster 2019"), (WORDS, "RG 2022")]
    shown = run("codebook", "show", "Interferenz").out
    assert "anchor example 1: “Aus einem Buch.” (Muster 2019)" in shown
    assert f"anchor example 2, coding {coded}: “{WORDS}” (RG 2022)" in shown
    removed = run("codebook", "anchor", "remove", "Interferenz", "1")
    assert "removed 1 anchor example of “Interferenz”" in removed.err
    assert examples(run) == [(WORDS, "RG 2022")]
    run("undo")
    assert len(examples(run)) == 2
    assert run("codebook", "anchor", "remove", "Interferenz", "2", "1", "2").code == 0
    assert examples(run) == []
    assert len(run("codings", "--json").json) == 1


def test_an_example_reads_as_its_quotation_is_edited(run, coded):
    run("quote", "edit", coded, "für sich => [...]")
    run("codebook", "anchor", "add", "Interferenz", "--coding", coded)
    assert examples(run) == [("Jeder hat [...] entschieden.", "RG 2022")]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("add", "Interferenz"), 2, "either TEXT or --coding"),
        (("add", "Interferenz", "Wort", "--coding", "{coding}"), 2, "either TEXT or --coding"),
        (("add", "Interferenz", "--coding", "{coding}", "--label", "x"), 2, "Leave --label out"),
        (("add", "Interferenz", " "), 1, "no words"),
        (("add", "Transition", "--coding", "{coding}"), 1, "not coded with “Transition”"),
        (("add", "Interferenz", "Ein Beispiel."), 1, "already"),
        (("remove", "Interferenz", "2"), 2, "has 1 anchor example"),
        (("remove", "Interferenz", "0"), 2, "0"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(run, coded, arguments, code, words):
    run("codebook", "anchor", "add", "Interferenz", "Ein Beispiel.")
    refused = run("codebook", "anchor", *(one.format(coding=coded) for one in arguments))
    assert (refused.code, words in refused.err) == (code, True), refused.err
    assert examples(run) == [("Ein Beispiel.", "")]


def test_who_works_blind_takes_no_example_from_others_and_counts_own_ones(run, coded):
    run("coders", "add", "ben")
    run("codebook", "anchor", "add", "Interferenz", "--coding", coded)
    run("codebook", "anchor", "add", "Interferenz", "Ein Beispiel.")
    run("coders", "blind", "on")
    refused = run("codebook", "anchor", "add", "Interferenz", "--coding", coded, "--coder", "ben")
    assert (refused.code, "blind" in refused.err) == (1, True)
    assert run("codebook", "anchor", "remove", "Interferenz", "1", "--coder", "ben").code == 0
    assert examples(run) == [(WORDS, "RG 2022")]


def test_related_codes_and_other_fields_can_be_cleared(run, study):
    run("codebook", "edit", "Transition", "--related", "Interferenz", "--source", "ein Buch")
    assert run("codebook", "show", "Transition", "--json").json["related"] == ["Interferenz"]
    assert run("codebook", "edit", "Transition", "--no-related", "--source", "").code == 0
    shown = run("codebook", "show", "Transition", "--json").json
    assert (shown["related"], shown["source"]) == ([], "")
    run("undo")
    assert run("codebook", "show", "Transition", "--json").json["related"] == ["Interferenz"]
    assert run("codebook", "edit", "Transition", "--no-related", "--related", "Interferenz").code == 2
    run("codebook", "edit", "Transition", "--related", "Interferenz", "--relation", "strategy", "sukzessiv")
    shown = run("codebook", "show", "Transition", "--json").json
    assert shown["relations"][1] == {"kind": "strategy", "code": "sukzessiv"}
    assert "Interferenz, sukzessiv (strategy)" in run("codebook", "show", "Transition").out
    assert run("codebook", "edit", "Transition", "--no-related", "--relation", "cause", "Interferenz").code == 2
