"""codebook merge, split, lift and remove --to: what they do, what they would do, and what they refuse."""

from __future__ import annotations

import pytest

from tests.cli.conftest import TEXT
from tests.made_once import made_once

WORDS = ("Jeder hat für sich entschieden.",)


def numbers(run):
    """Name of a code -> its codings, by their ids."""
    found = {}
    for coding in run("codings", "--json").json:
        found.setdefault(coding["code"], []).append(coding["id"])
    return found


@pytest.fixture
@made_once
def coded(run, study):
    run("coders", "add", "ben")
    run("codebook", "add", "Schnittstellentypen")
    for code in ("Interferenz", "Transition"):
        run("codebook", "edit", code, "--definition", f"was {code} heißt")
        run("codebook", "move", code, "--under", "Schnittstellentypen")
    start = TEXT.index(WORDS[0])
    place = f"{start}:{start + len(WORDS[0])}"
    for coder in ((), ("--coder", "ben")):
        run("code", "eins", place, "Interferenz", *coder)
    run("code", "eins", place, "Transition")
    run("code", "eins", f"{start}:{start + 5}", "Interferenz")


def test_a_merge_is_told_before_it_is_done_and_undone_in_one_step(run, coded):
    before = numbers(run)
    planned = run("codebook", "merge", "Interferenz", "Transition", "--dry-run")
    assert "1 double coding united" in planned.err
    assert "2 codings were made under other rules" in planned.err
    assert numbers(run) == before
    done = run("codebook", "merge", "Interferenz", "Transition")
    assert "is now part of" in done.err
    assert {code: len(ids) for code, ids in numbers(run).items()} == {"Schnittstellentypen / Transition": 3}
    run("undo")
    assert numbers(run) == before


def test_doubles_can_be_kept_with_their_code(run, coded):
    done = run("codebook", "merge", "Interferenz", "Transition", "--doubles", "keep", "--checked")
    assert "1 double coding kept" in done.err
    assert "other rules" not in done.err
    assert sorted(map(len, numbers(run).values())) == [1, 3]


def test_a_code_is_split_by_what_each_coder_meant(run, coded):
    planned = run("codebook", "split", "Interferenz", "--by", "coder", "--name", "ben=A / B", "--dry-run")
    assert planned.code == 0
    assert "A / B" in planned.out
    assert set(numbers(run)) == {"Schnittstellentypen / Interferenz", "Schnittstellentypen / Transition"}
    done = run("codebook", "split", "Interferenz", "--by", "coder", "--name", "ben=A / B")
    assert len(done.out.split()) == 2
    assert "Schnittstellentypen / Interferenz / A // B" in numbers(run)
    run("undo")
    assert run("codebook", "split", "Interferenz", "--by", "coder", "--only", "ben", "--beside").code == 0
    assert "Schnittstellentypen / Interferenz (ben)" in numbers(run)


def test_a_code_is_split_by_an_attribute_or_a_query(run, coded):
    assert run("codebook", "split", "Interferenz", "--by", "query", "coder:ben", "--into", "Transition").code == 0
    assert sorted(map(len, numbers(run).values())) == [2, 2]
    missing = run("codebook", "split", "Interferenz", "--by", "attribute", "nichts")
    assert (missing.code, "attribute" in missing.err) == (1, True)
    nothing = run("codebook", "split", "Interferenz", "--by", "query", "coder:ben", "--into", "Neu")
    assert (nothing.code, "finds no passage" in nothing.err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("split", "Interferenz", "--by", "coder", "x"),
        ("split", "Interferenz", "--by", "query", "coder:ben"),
        ("split", "Interferenz", "--by", "attribute"),
        ("split", "Interferenz", "--by", "coder", "--name", "zoe=Neu"),
        ("split", "Interferenz", "--by", "coder", "--name", "ben"),
        ("split", "Interferenz", "--by", "coder", "--into", "Neu"),
        ("split", "Interferenz", "--by", "query", "coder:ben", "--into", "Neu", "--only", "ben"),
        ("split", "Interferenz", "--by", "coder", "--under", "Transition", "--beside"),
        ("merge", "Interferenz", "Interferenz"),
        ("merge", "Schnittstellentypen", "Interferenz"),
        ("merge", "interferenz", "Transition"),
        ("lift", "Interferenz"),
        ("remove", "Interferenz", "--to", "Interferenz"),
        ("remove", "Schnittstellentypen", "--to", "Interferenz"),
        ("remove", "Interferenz", "--to", "Transition", "--with-codings"),
        ("remove", "Interferenz", "--checked"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(run, coded, arguments):
    before = run("codebook", "show", "--json").json
    refused = run("codebook", *arguments)
    assert refused.code in (1, 2)
    assert refused.err
    assert run("codebook", "show", "--json").json == before


def test_sub_codes_are_lifted(run, coded):
    assert "would go up" in run("codebook", "lift", "Schnittstellentypen", "--dry-run").err
    assert run("codebook", "lift", "Schnittstellentypen").code == 0
    assert set(numbers(run)) == {"Interferenz", "Transition"}


def test_the_codings_of_a_removed_code_go_to_another_one(run, coded):
    for words in (
        ("codebook", "levels", "Interferenz", "--level", "hoch"),
        ("levels", "set", "Bündnis Quellstein", "Interferenz", "hoch"),
        ("summaries", "set", "Bündnis Quellstein", "Interferenz", "so war es"),
    ):
        assert run(*words).code == 0
    planned = run("codebook", "remove", "Interferenz", "--to", "Transition", "--dry-run")
    assert "3 codings, 1 summary and 1 level of a case" in planned.err
    assert len(numbers(run)) == 2
    assert run("codebook", "remove", "Interferenz", "--to", "Transition", "--checked").code == 0
    assert {code: len(ids) for code, ids in numbers(run).items()} == {"Schnittstellentypen / Transition": 3}
    run("undo")
    assert len(numbers(run)) == 2
