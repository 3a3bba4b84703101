"""Every kind of doubt has words in both languages: what was seen, and which option helps."""

from __future__ import annotations

import pytest

from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.reading.doubts.words import by_importance, doubt_title, doubt_words


@pytest.mark.parametrize("kind", DoubtKind)
def test_each_kind_has_a_name_a_statement_and_a_remedy(kind: DoubtKind) -> None:
    values = {"name": "B1", "other": "I", "names": "I, B1", "number": "1200", "form": "[{name}]"}
    for times in (1, 3):
        words = doubt_words(ReadingDoubt(kind, times=times, values=values))
        assert words.statement.endswith((".", ". …")) or words.statement[-1] in ".…"
        assert "{" not in words.statement
        assert words.remedy.endswith((".", "lists them)."))
    assert 0 < len(doubt_title(kind)) <= 40


def test_numbers_are_written_as_the_language_writes_them() -> None:
    doubt = ReadingDoubt(DoubtKind.WORDS_TWICE, times=1, values={"number": "1200"})
    assert doubt_words(doubt).statement.startswith("A passage of 1,200 words stands twice")


def test_the_form_of_a_label_is_named_as_it_can_be_typed() -> None:
    form = {"beginning": "“[Interviewerin]”", "form": "[{name}]"}
    doubt = ReadingDoubt(DoubtKind.BEGINNING_NOT_UNDERSTOOD, times=4, values=form)
    assert "--speaker-form '[{name}]'" in doubt_words(doubt).remedy
    assert "--speaker-form '[{name}]'" in doubt_words(ReadingDoubt(DoubtKind.ONE_SPEAKER)).remedy


def test_a_doubt_that_lacks_a_value_is_told_all_the_same() -> None:
    assert doubt_words(ReadingDoubt(DoubtKind.ONE_SPEAKER)).statement == "Only … speaks, once."


def test_what_makes_quotations_wrong_comes_first() -> None:
    later = ReadingDoubt(DoubtKind.LABEL_ONCE, Span(9, 10))
    sooner = ReadingDoubt(DoubtKind.LABEL_ONCE, Span(1, 2))
    whole = ReadingDoubt(DoubtKind.NOBODY_ASKS)
    joined = ReadingDoubt(DoubtKind.LINES_JOINED)
    assert by_importance([joined, later, sooner, whole]) == [whole, sooner, later, joined]
