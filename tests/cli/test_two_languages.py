"""The commands in German: what people read is German, what programs read is the same in both languages."""

from __future__ import annotations

import pytest

from qualcode.program_language import settle

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


def test_findings_keep_their_kinds_and_are_explained_in_the_language_of_who_asks(run, coded):
    english = run("disclosure", "check", "--json").json
    settle(["--lang", "de"])
    try:
        german = run("disclosure", "check", "--json").json
    finally:
        settle(["--lang", "en"])
    explained = {"reason", "next_step"}
    assert english
    for told, other in zip(german, english, strict=True):
        assert {name for name in told if told[name] != other[name]} == explained


def test_the_history_for_people_is_german(run, coded):
    settle(["--lang", "de"])
    try:
        assert "Ändern des Dokuments" in run("log").out
    finally:
        settle(["--lang", "en"])


def test_the_heads_of_listings_are_german(in_german, coded):
    told = in_german("documents").out.splitlines()[0].split()
    assert told == ["ID", "Name", "Quelle", "Fall", "Wörter", "Codierungen", "Merkmale"]
