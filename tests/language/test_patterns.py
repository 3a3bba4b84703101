from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.language.words.literal_search import exact, expression


def test_exact_finds_letter_by_letter_over_any_white_space():
    assert list(exact("die Behörde")("Die Behörde, die\n  Behörde")) == [(13, 26)]
    assert list(exact("(.)")("ja (.) so")) == [(3, 6)]
    assert list(exact("Beho\u0308rde")("Behörde")) == [(0, 7)]


@pytest.mark.parametrize("nothing", ["", "  ", "\u00ad"])
def test_nothing_cannot_be_found(nothing):
    with pytest.raises(UsageProblem, match="nothing to look for"):
        exact(nothing)


def test_an_expression_finds_no_empty_places():
    assert list(expression(r"\d*")("a12b3")) == [(1, 3), (4, 5)]


def test_a_faulty_expression_says_where():
    with pytest.raises(UsageProblem, match=r"missing \).*character") as caught:
        expression("ab(")
    assert "\\" in caught.value.hint


def test_an_expression_without_end_is_stopped():
    with pytest.raises(QualcodeError, match="takes too long"):
        list(expression(r"(a|a)+b", seconds=0.05)("a" * 60 + "c"))
