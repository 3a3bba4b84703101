"""Passages of other programs are placed where it is certain, and wait where it is not."""

from __future__ import annotations

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.placing import RawPassage, place_passages
from tests.reading.exchange.counted import told

NVIVO = CoordinateModel(CountedUnit.UTF16, 2)
TALK = "I: Wie war das 😤?\r\nB: Ich hatte Angst vor der Prüfung.\r\nI: Und dann?\r\nB: Danach 😤 ging es besser.\r\n"


def passages_of(raw: str, *words: str, model: CoordinateModel = NVIVO, named: bool = False) -> list[RawPassage]:
    places = [Span(raw.index(piece), raw.index(piece) + len(piece)) for piece in words]
    return [
        RawPassage(*told(raw, place, model), words=piece if named else "")
        for place, piece in zip(places, words, strict=True)
    ]


def cut(placed) -> list[str | None]:
    return [span and span.cut(placed.text) for span in placed.spans]


def test_the_habits_of_a_measured_program_decide_with_a_single_passage():
    placed = place_passages(RawText(TALK), passages_of(TALK, "Danach 😤 ging es besser."), "NVivo for Windows 12.6")
    assert cut(placed) == ["Danach 😤 ging es besser."]
    assert placed.placement.decided
    assert placed.placement.model == NVIVO


def test_what_is_said_holds():
    placed = place_passages(RawText(TALK), passages_of(TALK, "anach 😤 gin"), "", NVIVO)
    assert cut(placed) == ["anach 😤 gin"]
    assert placed.placement.said


def test_one_passage_of_an_unknown_program_waits_and_the_one_before_the_first_emoji_does_not():
    placed = place_passages(RawText(TALK), passages_of(TALK, "Wie war das", "Danach"), "Something")
    assert cut(placed) == ["Wie war das", None]
    assert placed.why[1] is LossReason.COUNTING_UNDECIDED
    assert not placed.placement.decided


def test_words_that_the_file_names_decide():
    placed = place_passages(RawText(TALK), passages_of(TALK, "Danach 😤 ging", named=True), "Something")
    assert cut(placed) == ["Danach 😤 ging"]
    assert placed.placement.checked == 1


def test_words_that_stand_elsewhere_let_a_passage_wait():
    passage = RawPassage(0, 7, "Ich hatte Angst vor der Prüfung.")
    placed = place_passages(RawText(TALK), [passage], "QualCoder", CoordinateModel())
    assert cut(placed) == [None]
    assert placed.why == (LossReason.OTHER_WORDS_THERE,)
    assert placed.likely[0].cut(placed.text) == "Ich hatte Angst vor der Prüfung."


def test_words_right_beside_the_place_move_it_and_that_is_told():
    start = TALK.index("Angst vor der") - TALK.count("\r\n", 0, TALK.index("Angst"))
    passage = RawPassage(start + 1, start + 13, "Angst vor der", are_words=True)
    placed = place_passages(RawText(TALK), [passage], "RQDA", CoordinateModel())
    assert cut(placed) == ["Angst vor der"]
    assert placed.moved == (0,)


def test_a_title_is_no_words():
    placed = place_passages(RawText(TALK), [RawPassage(3, 14, "the moment before")], "ATLAS.ti 8", CoordinateModel())
    assert cut(placed) == ["Wie war das"]


def test_positions_outside_none_and_empty_ones_wait():
    passages = [RawPassage(5, 10**9), RawPassage(None, 3), RawPassage(4, 4), RawPassage(-3, 2)]
    placed = place_passages(RawText(TALK), passages, "NVivo")
    assert placed.spans == (None, None, None, None)
    assert placed.why == (
        LossReason.OUTSIDE_TEXT,
        LossReason.PLACE_UNREADABLE,
        LossReason.COVERS_NOTHING,
        LossReason.OUTSIDE_TEXT,
    )


def test_a_text_without_passages_is_a_text():
    placed = place_passages(RawText("\ufeff\r\nText\r\n\r\n"), [], "NVivo")
    assert placed.text == "Text"
    assert placed.placement.decided


def test_words_that_stand_several_times_elsewhere_let_a_passage_wait():
    raw = RawText("I: Wie war das?\nB: Das weiß ich nicht.\nI: Gar nicht?\nB: Das weiß ich nicht.\n")
    placed = place_passages(raw, [RawPassage(3, 14, "Das weiß ich nicht.")], "ATLAS.ti 8", CoordinateModel())
    assert placed.why == (LossReason.OTHER_WORDS_THERE,)
    assert placed.likely[0].cut(placed.text) == "Wie war das"


def test_words_are_compared_with_what_nobody_sees_in_them():
    raw = RawText("Das war gut 🤷\u200d♀️ ja.")
    for end, words in ((15, "Das war gut 🤷\u200d♀"), (16, "Das war gut 🤷\u200d♀️")):
        for model in (CoordinateModel(), CoordinateModel(end_in=True), CoordinateModel(CountedUnit.UTF16)):
            passage = RawPassage(*told(raw.raw, Span(0, end), model), words)
            (span,) = place_passages(raw, [passage], "Something").spans
            assert span in (None, Span(0, end))
