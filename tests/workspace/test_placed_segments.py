"""Rows of lists have a place where their words leave no doubt; all others wait."""

from __future__ import annotations

from qualcode.model.documents import Structure
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import ListedSegment
from qualcode.model.spans import Span
from qualcode.workspace.exchange.placed_segments import placed_segments

TEXT = "A: Ja.\n\nB: Das dauert.\n\nA: Ja.\n\nB: Ach so."
#       1         2                 3         4         (with empty lines: 1, 3, 5, 7)
STRUCTURE = Structure("test", (Span(0, 6), Span(8, 22), Span(24, 30), Span(32, 42)))


def row(
    words: str, paragraph: int | None = None, number: int = 2, code: str = "A", comment: str = ""
) -> ListedSegment:
    numbers = None if paragraph is None else (paragraph, paragraph)
    return ListedSegment(number, "One", ((code,),), words, comment, paragraphs=numbers)


def places(*rows: ListedSegment) -> list[tuple[int, int] | LossReason | None]:
    return [
        (placed.span.start, placed.span.end) if placed.span else placed.why
        for placed in placed_segments(TEXT, STRUCTURE, rows)
    ]


def test_what_stands_once_is_placed() -> None:
    assert places(row("Das dauert."), row("fehlt")) == [(11, 22), LossReason.WORDS_NOT_FOUND]


def test_what_stands_several_times_waits() -> None:
    (waits,) = placed_segments(TEXT, STRUCTURE, [row("Ja.")])
    assert (waits.span, waits.why, waits.number) == (None, LossReason.WORDS_FOUND_SEVERAL_TIMES, 2)


def test_numbers_of_paragraphs_tell_places_apart_once_their_counting_is_known() -> None:
    counted_all = row("Das dauert.", 3)
    assert places(counted_all, row("Ja.", 5)) == [(11, 22), (27, 30)]
    assert places(row("Das dauert.", 2), row("Ja.", 3)) == [(11, 22), (27, 30)]
    assert places(counted_all, row("Ja.", 3)) == [(11, 22), LossReason.WORDS_FOUND_SEVERAL_TIMES]


def test_without_proof_all_ways_of_counting_must_agree() -> None:
    assert places(row("Ja.", 1)) == [(3, 6)]
    (waits,) = placed_segments(TEXT, STRUCTURE, [row("Ja.", 5)])
    assert (waits.span, waits.likely) == (None, Span(27, 30))


def test_as_many_equal_rows_as_places_have_one_each() -> None:
    assert places(row("Ja.", number=2), row("Ja.", number=3)) == [(3, 6), (27, 30)]
    told = LossReason.WORDS_FOUND_SEVERAL_TIMES
    assert places(row("Ja."), row("Ja.", comment="x")) == [told, told]
    assert places(row("Ja."), row("Ja."), row("Ja.")) == [told] * 3


def test_few_words_in_another_paragraph_may_be_others() -> None:
    confirmed = [row("Das dauert.", 3), *(row("A: Ja.", 1, code=code) for code in "BCDEFGHIJK")]
    text = "A: Ja.\n\nB: Das dauert.\n\nB: Ach so, ja, das ist gut."
    structure = Structure("test", (Span(0, 6), Span(8, 22), Span(24, 50)))

    def placed(segment: ListedSegment) -> tuple[Span | None, Span | None]:
        found = placed_segments(text, structure, [*confirmed, segment])[-1]
        return found.span, found.likely

    assert placed(row("Ach so", 5)) == (Span(27, 33), None)
    assert placed(row("Ach so", 7)) == (None, Span(27, 33))
    assert placed(row("Ach so, ja, das ist gut", 7)) == (Span(27, 50), None)
