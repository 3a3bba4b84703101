"""The portrait of a document, beside a look at every single code point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.spans import Span
from qualcode.retrieval.relations.portrait import portrait_of

ORDER = [7, 3, 5]


@dataclass(frozen=True)
class Placed:
    span: Span
    code: int


@st.composite
def texts(draw):
    length = draw(st.integers(1, 30))
    spans = st.tuples(st.integers(0, length - 1), st.integers(1, length)).filter(lambda ends: ends[0] < ends[1])
    codings = draw(st.lists(st.builds(lambda ends, code: Placed(Span(*ends), code), spans, st.sampled_from(ORDER))))
    asked = [Span(*ends) for ends in draw(st.lists(spans, max_size=2))]
    return length, codings, asked


@given(texts())
def test_each_code_point_has_its_codes_and_segments_follow_without_gaps(text):
    length, codings, asked = text
    found = portrait_of(1, length, codings, ORDER, asked)
    assert [segment.start for segment in found.segments] == [0, *(segment.end for segment in found.segments[:-1])]
    assert found.segments[-1].end == length
    for segment in found.segments:
        for offset in range(segment.start, segment.end):
            codes = {coding.code for coding in codings if coding.span.contains(offset)}
            assert segment.codes == tuple(code for code in ORDER if code in codes)
            assert segment.asked == any(span.contains(offset) for span in asked)
    for before, after in zip(found.segments, found.segments[1:], strict=False):
        assert (before.codes, before.asked) != (after.codes, after.asked)
    assert sum(number for code, number in found.shares().items() if code is None) == sum(
        not any(coding.span.contains(offset) for coding in codings) for offset in range(length)
    )
    assert found.codes == [code for code in ORDER if any(coding.code == code for coding in codings)]


@given(texts(), st.integers(1, 40))
def test_a_cell_has_the_code_that_covers_most_of_it(text, number):
    length, codings, asked = text
    found = portrait_of(1, length, codings, ORDER, asked)
    cells = found.cells(number)
    assert len(cells) == number
    for place, cell in enumerate(cells):
        begin, end = Fraction(place * length, number), Fraction((place + 1) * length, number)
        covered = dict.fromkeys(ORDER, Fraction(0))
        for offset in range(length):
            width = min(end, offset + 1) - max(begin, offset)
            for code in {coding.code for coding in codings if coding.span.contains(offset)}:
                covered[code] += max(width, Fraction(0))
        best = max(covered.values())
        assert cell == (next(code for code in ORDER if covered[code] == best) if best else None)


def test_an_empty_drawing_has_no_cells():
    assert portrait_of(1, 5, [], ORDER).cells(0) == []
