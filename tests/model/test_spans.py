"""Spans against the plain sets of offsets that they stand for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.spans import Span, subtract, touched, trimmed, union

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 12))


def offsets(spans):
    return {offset for span in spans for offset in range(span.start, span.end)}


def apart(spans):
    """Whether they are sorted, not empty, and do not overlap."""
    return all(span.length > 0 for span in spans) and all(
        before.end <= after.start for before, after in pairwise(spans)
    )


@given(SPANS, st.integers(0, 45))
def test_a_span_contains_the_offsets_from_start_up_to_not_including_end(span, offset):
    assert span.contains(offset) == (offset in offsets([span]))
    assert span.length == len(offsets([span]))


@given(SPANS, SPANS)
def test_overlap_counts_the_offsets_that_both_hold(one, other):
    assert one.overlap(other) == other.overlap(one) == len(offsets([one]) & offsets([other]))


def test_spans_are_ordered_by_start_and_then_by_end():
    assert sorted([Span(2, 3), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 3)]


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("abc", Span(1, 2), "b"),
        ("👩‍👧 x", Span(0, 3), "👩‍👧"),
        ("u\u0308x", Span(0, 1), "u"),
        ("a\x00b", Span(1, 3), "\x00b"),
    ],
)
def test_cutting_counts_code_points(text, span, words):
    assert span.cut(text) == words


@given(st.lists(SPANS))
def test_a_union_holds_the_same_offsets_in_spans_that_lie_apart(spans):
    joined = union(spans)
    assert offsets(joined) == offsets(spans)
    assert apart(joined)
    assert union(joined) == joined
    assert union(reversed(spans)) == joined


@given(st.lists(SPANS))
def test_a_union_joins_what_overlaps_and_nothing_that_only_touches(spans):
    for span in union(spans):
        inside = sorted(one for one in spans if span.overlap(one))
        reached = inside[0].end
        for one in inside[1:]:
            assert one.start < reached  # each overlaps what came before it
            reached = max(reached, one.end)


def test_touching_spans_stay_apart():
    assert union([Span(3, 5), Span(0, 3)]) == [Span(0, 3), Span(3, 5)]


def test_nested_and_equal_spans_become_one():
    assert union([Span(0, 10), Span(2, 3), Span(0, 10), Span(9, 12)]) == [Span(0, 12)]


@given(st.lists(SPANS, max_size=5), st.lists(SPANS))
def test_subtracting_leaves_each_span_without_the_holes(spans, holes):
    holes = union(holes)
    left = subtract(spans, holes)
    assert all(span.length > 0 for span in left)
    expected = [piece for span in spans for piece in _pieces(offsets([span]) - offsets(holes))]
    assert left == expected


def _pieces(wanted):
    pieces: list[Span] = []
    for offset in sorted(wanted):
        if pieces and pieces[-1].end == offset:
            pieces[-1] = Span(pieces[-1].start, offset + 1)
        else:
            pieces.append(Span(offset, offset + 1))
    return pieces


def test_subtracting_nothing_changes_nothing():
    assert subtract([Span(5, 9), Span(0, 2)], []) == [Span(5, 9), Span(0, 2)]
    assert subtract([], [Span(0, 2)]) == []


@given(st.text(alphabet="ab \t\n\u00a0\u2003🙂", max_size=12), st.data())
def test_trimming_takes_white_space_off_both_edges_and_nothing_else(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(text, Span(start, end))
    assert start <= span.start <= span.end <= end
    assert span.cut(text) == text[start:end].strip()
    if not span.length:
        assert span.start == start


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(0, 30), st.integers(0, 9))
def test_touched_are_those_that_share_code_points(edges, start, length):
    edges = sorted(edges)
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if b > a]
    place = Span(start, start + length)
    assert list(touched(spans, place)) == [span for span in spans if span.overlap(place)]
