"""What two texts have in common, on each of the ways on which it is looked for."""

from __future__ import annotations

from itertools import combinations, pairwise
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.alignment import common_runs
from qualcode.language.alignment.common_runs import (
    CommonRun,
    backbone,
    best_slide,
    common,
    settled,
    unique_lines,
    unique_rows,
)
from qualcode.language.alignment.tokens import tokenise

WORDS = st.lists(st.sampled_from(["das", "war", "so", "nie", "\n", "\n\n", ".", "Ja"]), max_size=14)


def both(old, new):
    numbers = {}
    return tokenise(old, numbers), tokenise(new, numbers)


def fits(old, new, runs):
    """Whether runs hold the same tokens on both sides, in the order of both."""
    same = all(
        run.length > 0 and old.ids[run.old : run.old_end] == new.ids[run.new : run.new_end] != [] for run in runs
    )
    return same and all(one.old_end <= other.old and one.new_end <= other.new for one, other in pairwise(runs))


@settings(deadline=None, max_examples=200)
@given(WORDS, WORDS, st.sampled_from([0, 6, 250_000]))
def test_runs_hold_the_same_words_in_the_order_of_both_texts(first, second, small):
    old, new = both(" ".join(first), " ".join(second))
    with mock.patch.object(common_runs, "_SMALL", small):
        runs = backbone(old, new)
    assert fits(old, new, runs)
    assert not any((one.old_end, one.new_end) == (other.old, other.new) for one, other in pairwise(runs))
    moved = settled(old, new, runs)
    assert fits(old, new, moved)
    assert sum(run.length for run in moved) == sum(run.length for run in runs)
    if old.ids == new.ids:
        assert runs == ([CommonRun(0, 0, len(old))] if len(old) else [])


@settings(deadline=None)
@given(st.lists(st.integers(0, 2), max_size=12), st.integers(1, 3), st.sets(st.integers(0, 9)), st.data())
def test_anchors_are_what_stands_at_one_of_the_places_only(ids, size, places, data):
    rows = [(place, tuple(ids[place : place + size])) for place in sorted(places) if place + size <= len(ids)]
    once = {row: place for place, row in rows if [other for _, other in rows].count(row) == 1}
    assert unique_rows(ids, [place for place, _ in rows], size) == once
    among = data.draw(st.sets(st.sampled_from([row for _, row in rows]))) if rows else set()
    found = unique_rows(ids, (place for place, _ in rows), size, among)
    assert found == {row: place for row, place in once.items() if row in among}


def test_lines_that_stand_once_are_told_with_their_first_token():
    tokens = tokenise("Ja das\nNein nie\n\nJa das\nGut so\nUnd", {})
    said = {tokens.cut(place): line for line, place in unique_lines(tokens).items()}
    assert list(said) == ["Nein", "Gut", "Und"]
    assert said["Gut"] == tuple(tokens.ids[6:8])
    assert [tokens.cut(place) for place in unique_lines(tokens, 2).values()] == ["Nein", "Ja", "Gut", "Und"]
    assert [tokens.cut(place) for place in unique_lines(tokens, 1, 6).values()] == ["Nein", "Ja"]
    assert unique_lines(tokens, 1, 5) == {tuple(tokens.ids[2:4]): 2}


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), max_size=9, unique=True))
def test_as_many_anchors_as_possible_keep_their_order(order):
    pairs = [(place, second, 1) for place, second in enumerate(order)]
    chain = common_runs._longest_increasing(pairs)
    assert set(chain) <= set(pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(chain))
    longest = next(
        size
        for size in range(len(order), -1, -1)
        if any(list(some) == sorted(some) for some in combinations(order, size))
    )
    assert len(chain) == longest


@pytest.mark.parametrize("small", [0, 250_000])
def test_lines_that_stay_are_found_between_others_that_went_and_came(small):
    lines = [f"Satz{number} sagt{number} etwas{number} anderes{number}." for number in range(20)]
    old, new = both(
        "\n".join(line for at, line in enumerate(lines) if at % 7 != 2),
        "\n".join(line for at, line in enumerate(lines) if at % 5 != 3),
    )
    stayed = [at for at in range(20) if at % 7 != 2 and at % 5 != 3]
    with mock.patch.object(common_runs, "_SMALL", small):
        runs = backbone(old, new)
    assert fits(old, new, runs)
    said = sum(len(tokenise(lines[at], {})) for at in stayed)
    assert said <= sum(run.length for run in runs) < said + len(lines)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from("ab"), max_size=6), st.lists(st.sampled_from("ab"), min_size=1, max_size=3), st.data()
)
def test_the_border_beside_a_deletion_moves_as_far_as_the_words_allow(said, gone, data):
    at = data.draw(st.integers(0, len(said)))
    long, short = ["x", "y", *said[:at], *gone, *said[at:], "z", "q"], ["x", "y", *said, "z", "q"]
    old, new = both(" ".join(long), " ".join(short))
    before, after = CommonRun(0, 0, 2 + at), CommonRun(2 + at + len(gone), 2 + at, len(said) - at + 2)
    allowed = [
        shift
        for shift in range(-before.length, after.length + 1)
        if fits(
            old,
            new,
            [
                run
                for run in (
                    before._replace(length=before.length + shift),
                    CommonRun(after.old + shift, after.new + shift, after.length - shift),
                )
                if run.length
            ],
        )
    ]
    whole = (0, 0, 0) if len(allowed) == 1 else (allowed[0], allowed[-1])
    for slide in (best_slide(old, new, before, after), best_slide(new, old, turned(before), turned(after))):
        assert slide[1:] == whole[-2:]
        assert slide[0] in allowed
        assert len(allowed) == 1 or slide[0] == allowed[0 if before.length < after.length else -1]


def turned(run):
    return CommonRun(run.new, run.old, run.length)


def test_a_border_is_put_where_a_line_or_a_sentence_begins():
    old, new = both("Ja. Nun. Nun. Gut", "Ja. Nun. Gut")
    runs = settled(old, new, common(old.ids, new.ids, (0, len(old), 0, len(new))))
    assert [old.cut(run.old) for run in runs[1:]] in (["Nun"], ["Gut"])
    old, new = both("Ja, so\nso\nso, Gut", "Ja, so\nso, Gut")
    runs = settled(old, new, common(old.ids, new.ids, (0, len(old), 0, len(new))))
    assert all(old.break_before(run.old) for run in runs)


def test_two_stretches_as_large_as_the_small_ones_are_compared_without_anchors():
    old, new = both("Anker eins zwei so so so so.", "so so so so Anker eins zwei?")
    with mock.patch.object(common_runs, "_anchors", return_value=[]) as anchors:
        with mock.patch.object(common_runs, "_SMALL", len(old) * len(new)):
            assert backbone(old, new)
        assert not anchors.called
        with mock.patch.object(common_runs, "_SMALL", len(old) * len(new) - 1):
            backbone(old, new)
        assert anchors.called
