"""Edits over passages: what fits, what is in the way, what a changed passage keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.quotation_edits import EditKind, QuotationEdit, carried, checked, over_union, within
from qualcode.model.quotation_lines import Hole, Style, line_of
from qualcode.model.spans import Span

WORDS = st.lists(
    st.sampled_from(
        ["die", "Leute", "kamen,", "nie", "„so“", "🙂", "Bu\u0308ndnis", "[...]", "Ort.", "\n", "\t", "(.)"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


def edit(kind, start, length, replacement=""):
    return QuotationEdit(EditKind(kind), start, length, replacement)


@st.composite
def edited(draw):
    """A passage with edits that fit it."""
    passage = draw(WORDS.filter(str.strip))
    cuts = sorted(draw(st.sets(st.integers(0, len(passage)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        kind = draw(st.sampled_from(["omission", "replacement", "emphasis", "insertion"]))
        if kind == "insertion":
            edits.append(edit(kind, start, 0, draw(st.sampled_from([" neu", "n", "neu "]))))
        else:
            edits.append(edit(kind, start, end - start, "neu" if kind == "replacement" else ""))
    return passage, checked(edits, len(passage))


@settings(deadline=None)
@given(edited(), st.integers(0, 5))
def test_the_text_of_a_quotation_without_its_edits_is_the_passage(made, before):
    passage, edits = made
    text = "x" * before + passage + "y"
    span = Span(before, before + len(passage))
    without = line_of(text, span, style=Style(edges=True))
    assert without.text == " ".join(passage.split())
    assert all(not run.made and run.text == run.source.cut(text) for run in without.runs)
    line = line_of(text, span, edits, style=Style(edges=True))
    covered = [Span(span.start + one.start, span.start + one.span.end) for one in edits]
    for run in line.runs:
        assert span.start <= run.source.start <= run.source.end <= span.end
        if not run.made:
            assert run.text == run.source.cut(text)
    shown = "".join(run.source.cut(text) for run in line.runs if not run.made)
    hidden = [one for one, kind in zip(covered, edits, strict=True) if kind.kind not in {"emphasis", "insertion"}]
    kept = "".join(
        character
        for offset, character in enumerate(text)
        if span.contains(offset) and not any(one.contains(offset) for one in hidden)
    )
    assert "".join(shown.split()) == "".join(kept.split())


@settings(deadline=None)
@given(edited())
def test_each_character_of_a_line_knows_its_place(made):
    passage, edits = made
    line = line_of(passage, Span(0, len(passage)), edits)
    sources = line.sources()
    assert len(sources) == len(line.text)
    for run_span in line.emphasis():
        assert run_span.cut(line.text).strip()


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([edit("omission", 5, 9)], "lies outside"),
        ([edit("omission", -1, 2)], "lies outside"),
        ([edit("omission", 2, 0)], "covers 0 characters"),
        ([edit("insertion", 2, 1, "x")], "covers 1 character\\."),
        ([edit("insertion", 2, 0, " ")], "is empty"),
        ([edit("replacement", 2, 3, "")], "is empty"),
        ([edit("omission", 2, 3, "x")], "puts nothing in place"),
        ([edit("omission", 2, 3), edit("replacement", 4, 2, "x")], "in each other's way"),
        ([edit("insertion", 2, 0, "x"), edit("insertion", 2, 0, "y")], "in each other's way"),
        ([edit("emphasis", 1, 4), edit("emphasis", 3, 4)], "in each other's way"),
        ([edit("emphasis", 1, 4), edit("omission", 3, 4)], "in each other's way"),
    ],
)
def test_edits_that_do_not_fit_are_refused(edits, message):
    with pytest.raises(QualcodeError, match=message):
        checked(edits, 12)


def test_emphasis_may_lie_over_whole_edits():
    assert len(checked([edit("emphasis", 0, 8), edit("replacement", 2, 3, "x")], 12)) == 2


def test_a_moved_passage_keeps_the_edits_whose_words_it_still_has():
    edits = checked([edit("case", 0, 1, "D"), edit("omission", 4, 6), edit("insertion", 12, 0, " x")], 20)
    assert within(edits, Span(100, 120), Span(106, 120)) == (edit("omission", 0, 4), edit("insertion", 6, 0, " x"))
    assert within(edits, Span(100, 120), Span(90, 120)) == tuple(
        edit(one.kind, one.start + 10, one.length, one.replacement) for one in edits
    )


def test_a_corrected_text_keeps_edits_that_have_a_place_and_names_the_others():
    edits = (edit("omission", 2, 3), edit("replacement", 8, 2, "x"), edit("insertion", 11, 0, "y"))
    places = {Span(12, 15): Span(22, 26), Span(18, 20): None, Span(21, 21): Span(31, 31)}
    kept, lost = carried(edits, Span(10, 22), Span(20, 33), places.__getitem__)
    assert kept == (edit("omission", 2, 4), edit("insertion", 11, 0, "y"))
    assert lost == (edits[1],)


def test_edits_of_overlapping_passages_are_those_of_their_union():
    first = (Span(10, 30), (edit("omission", 5, 5),))
    second = (Span(13, 40), (edit("omission", 2, 5), edit("replacement", 3, 2, "x"), edit("insertion", 20, 0, "y")))
    kept, back = over_union([first, second], Span(10, 40))
    assert kept == (edit("omission", 5, 5), edit("insertion", 23, 0, "y"))
    assert back == (edit("replacement", 6, 2, "x"),)


@pytest.mark.parametrize(
    ("edits", "shown"),
    [
        ([edit("omission", 4, 6)], "die [...] kamen, selten."),
        ([edit("omission", 9, 6)], "die Leute [...], selten."),
        ([edit("omission", 0, 9)], "kamen, selten."),
        ([edit("omission", 16, 7)], "die Leute kamen,"),
        ([edit("omission", 0, 3), edit("omission", 4, 5)], "kamen, selten."),
        ([edit("omission", 4, 5), edit("omission", 10, 6)], "die [...] selten."),
        ([edit("insertion", 9, 0, " aus [dem] Ort")], "die Leute [aus [dem] Ort] kamen, selten."),
        ([edit("insertion", 3, 0, "se")], "die[se] Leute kamen, selten."),
        ([edit("case", 0, 1, "D")], "[D]ie Leute kamen, selten."),
        ([edit("emphasis", 17, 6)], "die Leute kamen, selten [Hervorh. d. Verf.]."),
        ([edit("emphasis", 4, 5, "Hervorh. i. O.")], "die Leute [Hervorh. i. O.] kamen, selten."),
    ],
)
def test_edits_are_shown_as_reports_print_them(edits, shown):
    text = "die Leute kamen, selten."
    assert line_of(text, Span(0, len(text)), checked(edits, len(text))).text == shown


def test_case_may_change_silently():
    assert (
        line_of("die Leute", Span(0, 9), [edit("case", 0, 1, "D")], style=Style(silent_case=True)).text == "Die Leute"
    )


def test_holes_leave_no_blank_before_a_comma_and_no_omission_at_an_edge():
    text = "[...] Ja (.), das war so. [...]."
    assert line_of(text, Span(0, len(text)), (), [Hole(Span(9, 12))]).text == "Ja, das war so."


def test_emphasis_lies_over_whole_edits_up_to_their_edges_and_cuts_none():
    replacement = edit("replacement", 4, 5, "[Ort]")
    for start, end in [(4, 9), (4, 12), (0, 9), (0, 12)]:
        assert len(checked([replacement, edit("emphasis", start, end - start)], 12)) == 2
    for start, end in [(5, 9), (5, 12), (8, 12), (0, 5), (0, 8), (4, 8)]:
        with pytest.raises(QualcodeError, match="in each other's way"):
            checked([replacement, edit("emphasis", start, end - start)], 12)
    for start, end in [(0, 4), (9, 12)]:
        assert len(checked([replacement, edit("emphasis", start, end - start)], 12)) == 2


def test_edits_that_touch_are_in_nobodys_way_and_those_that_share_a_place_are():
    first = edit("omission", 2, 3)
    assert checked([edit("omission", 5, 2), first], 9)[0] == first
    for other in (edit("omission", 4, 2), edit("replacement", 2, 3, "x"), edit("omission", 0, 3)):
        with pytest.raises(QualcodeError, match="in each other's way"):
            checked([first, other], 9)
    with pytest.raises(QualcodeError, match="in each other's way"):
        checked([edit("insertion", 2, 0, "a"), edit("insertion", 2, 0, "b")], 9)


@pytest.mark.parametrize(("start", "length", "fits"), [(0, 9, True), (8, 1, True), (8, 2, False), (9, 1, False)])
def test_an_edit_lies_inside_of_its_passage(start, length, fits):
    made = edit("omission", start, length)
    if fits:
        assert checked([made], 9) == (made,)
    else:
        with pytest.raises(QualcodeError, match="outside of the passage of 9"):
            checked([made], 9)
