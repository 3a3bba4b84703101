"""The commands in German: what people read is German, what programs read is the same in both languages."""

from __future__ import annotations

import pytest

from qualcode.program_language import settle
from tests.made_once import made_once

LISTINGS = [
    ("documents",),
    ("documents", "sources"),
    ("documents", "versions", "eins"),
    ("questions",),
    ("labels",),
    ("cases",),
    ("codebook", "show"),
    ("codings",),
    ("search", "Amt"),
    ("memo", "list"),
    ("coders", "list"),
    ("orphans",),
    ("publications",),
    ("disclosure", "accepted"),
    ("log",),
]


@pytest.fixture
@made_once
def coded(run, study):
    run("code", "eins", "0:8", "Interferenz", "--memo", "Ein Memo.")
    run("memo", "add", "Etwas Offenes.", "--kind", "question")
    run("documents", "set", "eins", "--set", "wave=2023")
    run("undo")
    return study


def test_what_programs_read_is_the_same_in_both_languages(run, coded):
    english = {listing: run(*listing, "--json") for listing in LISTINGS}
    settle(["--lang", "de"])
    try:
        german = {listing: run(*listing, "--json") for listing in LISTINGS}
    finally:
        settle(["--lang", "en"])
    assert {ran.code for ran in english.values()} == {0}
    assert [listing for listing, ran in english.items() if german[listing].out != ran.out] == []


def test_findings_are_explained_to_people_in_their_language_and_to_programs_in_english(run, in_german, coded):
    english = run("disclosure", "check")
    machine = run("disclosure", "check", "--json")
    german, german_machine = in_german("disclosure", "check"), in_german("disclosure", "check", "--json")
    assert machine.json
    assert german_machine.json == machine.json
    (reason,) = {finding["reason"] for finding in machine.json}
    assert reason in english.out
    assert reason not in german.out


def test_the_history_for_people_is_german(run, coded):
    settle(["--lang", "de"])
    try:
        assert "Ändern des Dokuments" in run("log").out
    finally:
        settle(["--lang", "en"])


def test_the_heads_of_listings_are_german(in_german, coded):
    told = in_german("documents").out.splitlines()[0].split()
    assert told == ["ID", "Name", "Quelle", "Welle", "Fall", "Wörter", "Codierungen", "Merkmale"]


def test_a_command_speaks_english_again_behind_a_german_call(run):
    settle(["--lang", "de"])
    try:
        german = run("documents", "--help").out
    finally:
        settle(["--lang", "en"])
    english = run("documents", "--help").out
    assert "Dokumente auflisten" in german
    assert "Dokumente auflisten" not in english
    assert "Write DOCUMENT with its codes" in " ".join(english.split())
