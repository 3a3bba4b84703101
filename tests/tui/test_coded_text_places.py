"""Uncoded stretches and questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import strategies as st

from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.tui.text.passages import Passage
from qualcode.tui.text.uncoded import next_uncoded, previous_uncoded, question
from qualcode.tui.text.units import TextUnits
from tests.tui.coded_material import ROLES, given, passages_in, span_of, talk

TEXT, STRUCTURE = talk()
UNITS = TextUnits(TEXT, STRUCTURE, ROLES)


def covering(spans: Iterable[Span]) -> Callable[[Span], list[Span]]:
    known = list(spans)
    return lambda span: [other for other in known if other.overlap(span)]


def words(span: Span | None) -> str | None:
    return None if span is None else span.cut(TEXT)


NOTHING = covering([])


def test_uncoded_stretches_are_answers_without_labels() -> None:
    first = next_uncoded(UNITS, NOTHING, 0)
    assert (words(first) or "").startswith("Zuerst lese ich")
    assert (words(first) or "").endswith("Das dauert.")
    second = next_uncoded(UNITS, NOTHING, first.end)
    assert (words(second) or "").startswith("Dann ist Runde.")
    assert previous_uncoded(UNITS, NOTHING, second.start) == first


def test_what_is_coded_is_left_out() -> None:
    covered = covering([span_of(TEXT, "Danach rufe ich"), span_of(TEXT, "Da sitzen alle")])
    assert words(next_uncoded(UNITS, covered, 0)) == "Zuerst lese ich die Post."
    rest = next_uncoded(UNITS, covered, span_of(TEXT, "Danach").start)
    assert words(rest) == "die Leute an, die nicht gekommen sind. Das dauert."


def test_blanks_and_punctuation_between_passages_are_no_stretch() -> None:
    covered = covering([span_of(TEXT, "Nein"), span_of(TEXT, "Wer krank ist, fehlt, und die Arbeit bleibt liegen")])
    assert next_uncoded(UNITS, covered, TEXT.index("Nein")) is None


def test_a_text_without_structure_has_uncoded_lines() -> None:
    text = "eins\n\nzwei drei"
    units = TextUnits(text, Structure(""), {})
    stretch = next_uncoded(units, covering([span_of(text, "zwei")]), 4)
    assert stretch == span_of(text, "drei")


@given(passages_in(len(TEXT)), st.integers(0, len(TEXT)))
def test_stretches_are_spoken_by_respondents_and_covered_by_nothing(passages: list[Passage], offset: int) -> None:
    spans = [Span(p.start, p.end) for p in passages]
    answered = STRUCTURE.answered(STRUCTURE.paragraphs, ROLES)
    left = {n for part in answered for n in range(part.start, part.end) if not any(s.contains(n) for s in spans)}
    covered = covering(spans)
    found: set[int] = set()
    stretch = next_uncoded(UNITS, covered, 0)
    stretches = []
    while stretch is not None:
        assert stretch.start >= (stretches[-1].end if stretches else 0)
        stretches.append(stretch)
        found |= set(range(stretch.start, stretch.end))
        stretch = next_uncoded(UNITS, covered, stretch.end)
    assert found <= left
    assert not any(TEXT[n].isalnum() for n in left - found)
    rests = [TEXT[max(s.start, offset) : s.end].strip() for s in stretches if s.end > offset]
    expected = next((rest for rest in rests if any(map(str.isalnum, rest))), None)
    assert words(next_uncoded(UNITS, covered, offset)) == expected
    earlier = [s for s in stretches if s.end <= offset]
    assert previous_uncoded(UNITS, covered, offset) == (earlier[-1] if earlier else None)


def test_questions_are_what_those_who_ask_say() -> None:
    inside_first_answer = TEXT.index("Danach")
    assert words(question(UNITS, inside_first_answer, 1)) == "Und dann?"
    assert words(question(UNITS, inside_first_answer, -1)) == "Wie beginnt ein Tag bei Ihnen? Erzählen Sie einfach."


def test_the_question_at_the_cursor_is_neither_next_nor_previous() -> None:
    here = TEXT.index("Und dann?")
    assert words(question(UNITS, here, 1)) == "Gibt es eine Vertretung?"
    assert (words(question(UNITS, here, -1)) or "").startswith("Wie beginnt")
    assert question(UNITS, 0, -1) is None
    assert question(UNITS, len(TEXT), 1) is None
