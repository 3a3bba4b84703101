"""A text without a passage: what is left is said by whom it was said, at the same lines and times."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, example, given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.documents import LineMark, Structure, TimeMark
from qualcode.model.quotation_edits import EditKind, QuotationEdit, checked
from qualcode.model.spans import Span
from qualcode.project.forgetting.passage_cut import MARKER, PassageCut, cut_passage
from qualcode.reading.transcripts.structure import build

WORDS = (
    "Das war schwer.", "Ja, genau!",
    "Grüße 👩‍👩‍👧 an alle.", "Bu\u0308ndnis und e\u0301tude", "🇩🇪🇫🇷", "nein", "//S00: Mhm.//",
    "#00:01:10#", "[lacht]", "Und dann \u200bkam er", "日本語です。", "a", "(…)", "שלום",
)  # fmt: skip
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
labelled = st.tuples(st.sampled_from(("", "", "I: ", "B: ", "Frau Ö.: ")), lines).map("".join)
texts = st.lists(labelled, min_size=1, max_size=6).flatmap(
    lambda parts: st.sampled_from(("\n\n", "\n", "\n \n")).map(lambda gap: gap.join(parts))
)
edges = st.tuples(st.integers(0, 300), st.integers(0, 300))


def cut_at(text: str, structure: Structure, places: tuple[int, int]) -> PassageCut:
    start, end = (place % (len(text) + 1) for place in places)
    assume(start != end)
    try:
        return cut_passage(text, structure, Span(*sorted((start, end))))
    except QualcodeError:
        assume(False)
        raise


def with_lines(text: str, structure: Structure) -> Structure:
    """The structure with numbers of lines at the beginning of each line, and in the middle of some."""
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    starts = sorted({*starts, *range(7, len(text), 31)})
    marks = structure.marks or tuple(TimeMark(Span(at, at), 1000 * at) for at in starts)
    return replace(structure, lines=tuple(LineMark(at, number) for number, at in enumerate(starts, 11)), marks=marks)


def time_at(structure: Structure, offset: int) -> int:
    return max((mark.milliseconds for mark in structure.marks if mark.span.start <= offset), default=-1)


@given(texts, edges)
@example("I: Wie?\n\nB: Das war. Ich weinte.\n\nI: Und?\n\nB: Ruhe. Viel Ruhe.", (14, 52))
@example("B: eins zwei //S00: Mhm.// drei", (5, 20))
def test_what_is_left_is_said_by_whom_it_was_said(text, places):
    old = with_lines(text, build(text))
    cut = cut_at(text, old, places)
    new, after = cut.structure(old), cut.after
    kept = [at for at in range(len(text)) if not any(hole.contains(at) for hole in cut.holes)]
    for at in kept:
        now = cut.start_of(at + 1) - 1
        assert after[now] == text[at]
        if not text[at].isspace():
            assert new.speaker_at(now) == old.speaker_at(at)
            there, here = Span(at, at + 1), Span(now, now + 1)
            assert new.places(after).of(here).lines == old.places(text).of(there).lines
            assert new.paragraph_number(now) > 0
            if all(not mark.span.length for mark in old.marks):
                assert time_at(new, now) == time_at(old, at)
    assert after.count(MARKER) == len(cut.holes) + text.count(MARKER)
    assert len(after) == len(kept) + len(MARKER) * len(cut.holes)


@given(texts, edges)
def test_the_structure_is_whole(text, places):
    old = build(text)
    cut = cut_at(text, old, places)
    new, after = cut.structure(old), cut.after
    for spans in (
        new.paragraphs,
        new.sentences,
        [turn.span for turn in new.turns],
        [turn.span for turn in new.inner],
    ):
        edges_ = [edge for span in spans for edge in (span.start, span.end)]
        assert edges_ == sorted(edges_)
        assert not spans or (edges_[0] >= 0 and edges_[-1] <= len(after))
    assert all(turn.span.start <= turn.speech <= turn.span.end for turn in (*new.turns, *new.inner))
    assert [paragraph.cut(after) for paragraph in new.paragraphs] == [
        line.strip() for line in after.split("\n") if line.strip()
    ]
    passage = cut.passage
    for sentence in old.sentences:
        if not sentence.overlap(passage):
            assert cut.place(sentence) in new.sentences
    assert all(sentence.cut(after).replace(MARKER, "").strip() for sentence in new.sentences)
    marks = [mark for mark in old.marks if not any(mark.span.overlap(hole) for hole in cut.holes)]
    assert [(m.span.cut(after), m.milliseconds) for m in new.marks] == [
        (m.span.cut(text), m.milliseconds) for m in marks
    ]


@given(texts, edges, edges)
def test_a_coding_keeps_its_words_and_never_ends_in_the_marker(text, places, coding):
    old = build(text)
    cut = cut_at(text, old, places)
    start, end = sorted(place % (len(text) + 1) for place in coding)
    assume(start < end)
    span, passage = Span(start, end), cut.passage
    place = cut.place(span, old)
    if passage.start <= start and end <= passage.end:
        assert place is None
    elif start <= passage.start and passage.end <= end:
        assert place.cut(cut.after) == cut.after[cut.start_of(start) : cut.end_of(end)]
        assert MARKER in place.cut(cut.after)
    elif place is not None:
        assert place.cut(cut.after) == span.cut(text) if not cut.touches(span) else place.cut(cut.after) in text
        assert place.length <= span.length
    mapped = cut.mapping()
    assert mapped.fits
    if place is not None and not cut.touches(span):
        assert mapped._placed(span).span == place


@given(
    texts, edges, st.lists(st.tuples(st.sampled_from(EditKind), st.integers(0, 80), st.integers(0, 20)), max_size=5)
)
def test_edits_fit_and_never_hide_the_marker(text, places, wanted):
    old = build(text)
    cut = cut_at(text, old, places)
    whole = Span(0, len(text))
    place = cut.place(whole)
    assume(place is not None)
    edits: tuple[QuotationEdit, ...] = ()
    for kind, start, length in wanted:
        words = "" if kind in (EditKind.OMISSION, EditKind.EMPHASIS) else "x"
        edit = QuotationEdit(kind, start, 0 if kind is EditKind.INSERTION else length, words)
        try:
            edits = checked((*edits, edit), len(text))
        except QualcodeError:
            continue
    kept = cut.edits(edits, whole, place)
    marked = [Span(at, at + len(MARKER)) for at in range(len(cut.after)) if cut.after.startswith(MARKER, at)]
    for edit in kept:
        if edit.kind is not EditKind.EMPHASIS:
            assert not any(edit.span.overlap(mark) for mark in marked)
    apart = [edit for edit in edits if not edit.span.overlap(cut.passage) and edit.length]
    said = {(edit.kind, edit.span.cut(text), edit.replacement) for edit in apart}
    assert said <= {(edit.kind, edit.span.cut(cut.after), edit.replacement) for edit in kept}


def test_no_sign_is_torn_apart():
    text = "Ein 👩‍👩‍👧 und e\u0301 und 🇩🇪 hier."
    family = text.index("👩")
    for start, end in ((family, family + 1), (family + 2, family + 3), (family + 4, family + 5)):
        assert cut_passage(text, Structure(""), Span(start, end)).words == "👩‍👩‍👧"
    accent = text.index("e\u0301")
    assert cut_passage(text, Structure(""), Span(accent, accent + 1)).words == "e\u0301"
    flag = text.index("🇩")
    assert cut_passage(text, Structure(""), Span(flag, flag + 1)).words == "🇩🇪"


def test_a_time_in_the_passage_goes_with_it():
    old = Structure("", paragraphs=(Span(0, 20),), marks=(TimeMark(Span(5, 9), 1000), TimeMark(Span(15, 19), 2000)))
    cut = cut_passage("Eins 0:01 zwei 0:02", old, Span(5, 9))
    assert [mark.milliseconds for mark in cut.structure(old).marks] == [2000]
