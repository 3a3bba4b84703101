"""What operators make of the stretches of two codes, at their edges."""

from __future__ import annotations

import pytest

from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.retrieval.stretches import CodedStretch, common, either, near, united, without
from tests.retrieval.test_code_query import row

SENTENCES = Structure("test", sentences=(Span(0, 10), Span(10, 20), Span(20, 30)))


def stretch(start: int, end: int, *keys: int) -> CodedStretch:
    return CodedStretch(Span(start, end), tuple(row(key, start, end, 1) for key in keys))


def shape(stretches):
    return [(found.span.start, found.span.end, [coding.key for coding in found.rows]) for found in stretches]


def test_overlapping_codings_are_united_also_with_one_inside_and_touching_ones_are_not():
    rows = [row(4, 0, 10, 1), row(2, 2, 4, 1), row(3, 9, 12, 1), row(1, 12, 14, 1)]
    assert shape(united(rows)) == [(0, 12, [2, 3, 4]), (12, 14, [1])]
    assert shape(united([row(1, 0, 3, 1), row(2, 5, 9, 1), row(3, 6, 7, 1)])) == [(0, 3, [1]), (5, 9, [2, 3])]


def test_common_is_what_both_cover_with_the_codings_of_both_each_once():
    assert shape(common([stretch(0, 10, 3, 1)], [stretch(5, 20, 2, 1)])) == [(5, 10, [1, 2, 3])]
    assert shape(common([stretch(0, 10, 1)], [stretch(2, 3, 2), stretch(8, 12, 3)])) == [
        (2, 3, [1, 2]),
        (8, 10, [1, 3]),
    ]
    assert not common([stretch(0, 5, 1)], [stretch(5, 9, 2)])


def test_either_joins_what_overlaps_and_leaves_what_touches_apart():
    assert shape(either([stretch(5, 9, 2), stretch(0, 6, 1)])) == [(0, 9, [1, 2])]
    assert shape(either([stretch(0, 9, 1), stretch(2, 3, 2)])) == [(0, 9, [1, 2])]
    assert shape(either([stretch(0, 5, 1), stretch(5, 9, 2)])) == [(0, 5, [1]), (5, 9, [2])]
    assert not either([])


def test_without_leaves_what_only_touches():
    assert shape(without([stretch(0, 5, 1), stretch(6, 9, 2)], [stretch(5, 7, 3)])) == [(0, 5, [1])]


@pytest.mark.parametrize(
    ("start", "end", "apart"),
    [(3, 6, 0), (9, 10, 0), (10, 12, 1), (8, 11, 0), (20, 22, 2), (19, 22, 1)],
)
def test_near_counts_from_the_last_sentence_of_the_one_to_the_first_of_the_other(start, end, apart):
    first, second = [stretch(0, 5, 1)], [stretch(start, end, 2)]
    for distance in range(4):
        assert bool(near(first, second, distance, SENTENCES)) is (apart <= distance)
        assert bool(near(second, first, distance, SENTENCES)) is (apart <= distance)
