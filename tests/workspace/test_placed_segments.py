"""Rows of lists have a place where their words leave no doubt; all others wait."""

from __future__ import annotations

from random import Random

import pytest

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


def test_numbers_that_nothing_confirms_place_nothing() -> None:
    (waits,) = placed_segments(TEXT, STRUCTURE, [row("Ja.", 1)])
    assert (waits.span, waits.likely) == (None, Span(3, 6))
    (waits,) = placed_segments(TEXT, STRUCTURE, [row("Ja.", 3)])
    assert (waits.span, waits.likely) == (None, Span(27, 30))


def test_a_few_words_wait_where_the_text_is_another_one() -> None:
    changed = row("Das hat hier keiner gesagt")
    assert places(row("Ach so."), row("Das dauert.")) == [(35, 42), (11, 22)]
    told = LossReason.FEW_WORDS
    assert places(row("Ach so."), changed)[0] is told
    assert places(row("B: Das dauert. A: Ja."), changed)[0] == (8, 30)


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


WORDS = (
    *("ja", "nein", "doch", "das", "war", "im", "Amt", "so", "dass", "ich", "lange", "gewartet", "habe", "und"),
    *("dann", "kam", "keiner", "weil", "sie", "eben", "Pause"),
)
SHORT = ("Ja.", "Hm.", "Genau.", "Ja, genau.", "Nein.", "Ach so.")


def placed_wrongly(seed: int, *, numbered: bool) -> tuple[int, int, int]:
    """Passages of a conversation that was edited after it was coded: how many, how many placed, how many wrongly."""
    random = Random(seed)

    def said() -> str:
        if random.random() < 0.35:
            return random.choice(SHORT)
        return f"{' '.join(random.choices(WORDS, k=random.randint(4, 25))).capitalize()}."

    theirs = [said() for _line in range(150)]
    lines, kept = [], {}
    for number, words in enumerate(theirs):
        if random.random() < 0.04:
            continue
        if random.random() < 0.03:
            lines.append(f"A: {said()}")
        kept[number] = len(lines) + 1
        parts = words.split()
        if random.random() < 0.08:
            parts[random.randrange(len(parts))] = random.choice(WORDS)
        lines.append(f"B: {' '.join(parts)}")
    text, paragraphs = "\n".join(lines), []
    for line in lines:
        start = paragraphs[-1].end + 1 if paragraphs else 0
        paragraphs.append(Span(start, start + len(line)))
    rows, truth = [], []
    for number in random.choices(range(150), k=120):
        parts = theirs[number].split()
        first = random.randrange(len(parts)) if random.random() < 0.4 else 0
        last = random.randint(first + 1, len(parts)) if random.random() < 0.4 else len(parts)
        words = " ".join(parts[first:last])
        rows.append(row(words, number + 1 if numbered else None, len(rows), random.choice("ABC")))
        truth.append(kept.get(number))
    structure = Structure("test", tuple(paragraphs))
    placed = [
        (structure.paragraph_number(place.span.start), right)
        for place, right in zip(placed_segments(text, structure, rows), truth, strict=True)
        if place.span is not None
    ]
    return len(rows), len(placed), sum(number != right for number, right in placed)


@pytest.mark.parametrize("numbered", [False, True])
def test_passages_of_an_edited_text_are_not_placed_wrongly(numbered: bool) -> None:
    assert sum(placed_wrongly(seed, numbered=numbered)[2] for seed in range(2)) == 0


@pytest.mark.stress
@pytest.mark.parametrize("numbered", [False, True])
def test_hardly_any_of_many_passages_is_placed_wrongly(numbered: bool) -> None:
    rows, placed, wrong = map(sum, zip(*(placed_wrongly(seed, numbered=numbered) for seed in range(60)), strict=True))
    assert placed > 0.4 * rows
    assert wrong < 0.001 * placed
