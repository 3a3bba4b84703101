"""What people write over a passage becomes the edits that they mean, and is written back as they wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import UsageProblem
from qualcode.model.quotation_edits import EditKind, QuotationEdit, checked
from qualcode.model.quotation_lines import WRITABLE, line_of
from qualcode.model.quotation_notation import edits_written, notation
from qualcode.model.spans import Span

WORDS = ["die", "Leute", "kamen,", "selten", "Bu\u0308ndnis", "🙂", "aus", "Ort.", "hoch"]
STEPS = ["omission", "replacement", "spaced", "glued", "case", "emphasis"]


def edit(kind, start, length, replacement=""):
    return QuotationEdit(EditKind(kind), start, length, replacement)


def written(passage, words, present=(), before=""):
    span = Span(len(before), len(before) + len(passage))
    line = line_of(before + passage + " und so", span, style=WRITABLE)
    return edits_written(line, span, words, present)


@st.composite
def edited(draw):
    """A passage of words of which none stands twice, and edits of it with a word as it stands between them."""
    words = draw(st.permutations(WORDS))[: draw(st.integers(1, len(WORDS)))]
    passage, places = "", []
    for word in words:
        passage += draw(st.sampled_from([" ", "  ", "\n"])) if passage else ""
        places.append(Span(len(passage), len(passage) + len(word)))
        passage += word
    edits, at = [], draw(st.integers(0, 2))
    while at < len(places):
        kind, place = draw(st.sampled_from(STEPS)), places[at]
        last = min(at + draw(st.integers(0, 1)), len(places) - 1)
        if kind in {"spaced", "glued"}:
            edits.append(edit("insertion", place.end, 0, " neu" if kind == "spaced" else "zz"))
        elif kind == "case":
            letter = place.cut(passage)[0]
            if letter.swapcase() != letter:
                edits.append(edit("case", place.start, 1, letter.swapcase()))
        else:
            length = places[last].end - place.start
            edits.append(edit(kind, place.start, length, "neu" if kind == "replacement" else ""))
        at = last + 2 + draw(st.integers(0, 2))
    return passage, checked(edits, len(passage))


@settings(deadline=None)
@given(edited(), st.sampled_from(["", "B: ", "Nun, "]))
def test_a_quotation_is_read_as_it_is_written(made, before):
    passage, edits = made
    span = Span(len(before), len(before) + len(passage))
    shown = notation(line_of(before + passage + " und so", span, edits, style=WRITABLE))
    assert written(passage, shown, before=before) == edits


PASSAGE = "die Leute kamen nie, und „nie“ heißt [im Ort] nie."


@pytest.mark.parametrize(
    ("words", "edits"),
    [
        ("die Leute => die [Personen]", [edit("replacement", 4, 5, "Personen")]),
        ("die Leute → [...] Leute", [edit("omission", 0, 3)]),
        ("Leute ... und => Leute [...] und", [edit("omission", 10, 10)]),
        ("Leute … und => [...]", [edit("omission", 4, 20)]),
        ('"nie" => **"nie"**', [edit("emphasis", 25, 5)]),
        ("kamen => kamen [an]", [edit("insertion", 15, 0, " an")]),
        ("kamen => [an]kamen", [edit("insertion", 10, 0, "an")]),
        ("die => [Und] die", [edit("insertion", 0, 0, "Und ")]),
        ("die => [an]die", [edit("insertion", 0, 0, "an")]),
        ("kamen => [K]amen", [edit("case", 10, 1, "K")]),
        ("kamen => [KAMEN]", [edit("case", 10, 5, "KAMEN")]),
        ("im Ort => [...]", [edit("omission", 38, 6)]),
        ("[im Ort] nie => [im Ort] [niemals]", [edit("replacement", 46, 3, "niemals")]),
        ("Die Leute [...].", [edit("case", 0, 1, "D"), edit("omission", 10, 39)]),
        ("die [...] nie.", [edit("omission", 4, 41)]),
        ("die Leute kamen nie, [...] [im Ort] nie.", [edit("omission", 21, 15)]),
        ("die Leute kamen **nie**, und „nie“ heißt [im Ort] nie.", [edit("emphasis", 16, 3)]),
    ],
)
def test_what_is_written_becomes_the_edits_that_are_meant(words, edits):
    assert written(PASSAGE, words) == tuple(edits)
    assert written(PASSAGE, words, before="B: „So“ ") == tuple(edits)


def test_a_step_is_added_to_the_edits_that_are_there_and_a_whole_quotation_replaces_them():
    present = (edit("omission", 0, 3),)
    assert written(PASSAGE, "kamen => [K]amen", present) == (*present, edit("case", 10, 1, "K"))
    assert written(PASSAGE, "die Leute [...]", present) == (edit("omission", 10, 40),)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("**die Leute [...]", "emphasis has no end"),
        ("die [...] **", "emphasis has no end"),
        ("**die [sehr]** Leute [...]", "ends with a bracket"),
        ("die [alten] [neuen] Leute [...]", "side by side"),
        ("die [...] Leute kamen [...]", "leaves nothing out"),
        ("die Leute kamen", "goes on with “nie, und"),
        ("die Leute gingen [...]", "does not go on with “Leute gingen”|does not go on with “die Leute gingen”"),
        ("Der Leute [...]", "does not go on with “Der Leute”\\."),
        ("die [...] Leuten", "does not go on with “Leuten” after “die”"),
        ("leute => Leute [...]", "does not stand"),
        ("Leute => leute", "does not go on with “leute”"),
        ("nie => [...]", "stands 3 times"),
        ("Köln => [Ort]", "does not stand"),
        ("=> [Ort]", "does not stand"),
        ("kamen => kamen", "changes nothing"),
    ],
)
def test_what_does_not_fit_the_passage_is_told(words, said):
    with pytest.raises(UsageProblem, match=said):
        written(PASSAGE, words)


def test_a_word_behind_a_bracket_is_a_whole_one_and_the_last_words_are_those_at_the_end():
    assert written("ab oder zu Rabe, ab und zu", "ab [...] ab und zu") == (edit("omission", 3, 13),)
    assert written("er sagte dann, an dem Tag kam an", "er [...] an dem [...] an") == (
        edit("omission", 3, 11),
        edit("omission", 22, 7),
    )
