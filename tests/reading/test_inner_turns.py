"""Turns within turns: recognised in all usual signs, nobody else's words in a quotation, a count or a sentence."""

from __future__ import annotations

import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.documents import Role, Structure, said_in_turns
from qualcode.model.quotation_lines import line_of
from qualcode.model.spans import Span
from qualcode.reading.transcripts.omissions import holes_in, speaker_letters
from qualcode.reading.transcripts.roles import find_roles
from qualcode.reading.transcripts.structure import build

SIGNS = (("//", "//"), ("/", "/"), ("(", ")"), ("((", "))"), ("[", "]"), ("{", "}"), ("<", ">"), ("// ", " //"))
STAMPS = ("", "[00:01:12] ", "#00:01:12-3# ", "01:12 ")


def talk(inner: str, asks: str = "I", answers: str = "B") -> str:
    return f"{asks}: Wie war das?\n{answers}: Wir kannten uns {inner} noch nicht. Dann ging es.\n{asks}: Gut."


def quoted(text: str, structure: Structure, begin: str, end: str, *, dialogue: bool = False) -> str:
    roles = find_roles(structure.turns, text, structure.inner).roles
    start = text.index(begin)
    span = Span(start, text.index(end, start) + len(end))
    letters = speaker_letters(structure, roles) if dialogue else {}
    return line_of(text, span, (), holes_in(text, span, structure.turns, structure.inner, roles, letters, ())).text


@pytest.mark.parametrize(("sign", "stamp"), [*product(SIGNS, STAMPS)])
def test_what_another_one_says_within_a_turn_is_the_other_one_s(sign: tuple[str, str], stamp: str):
    for label in (f"{stamp}I:", f"I: {stamp}", "i:", "I :"):
        text = talk(f"{sign[0]}{label} Also Personen,{sign[1]}")
        structure = build(text)
        (inner,) = structure.inner
        assert inner.speaker == "I", label
        assert text[inner.speech :].startswith("Also Personen,")
        assert structure.speaker_at(text.index("Personen")) == "I"
        assert structure.speaker_at(text.index("noch nicht")) == "B"
        assert quoted(text, structure, "Wir", "nicht.") == "Wir kannten uns [...] noch nicht."
        shown = quoted(text, structure, "Wir", "nicht.", dialogue=True)
        assert shown.split("\n") == ["Wir kannten uns", "I: Also Personen,", "B: noch nicht."]
        sentences = [sentence.cut(text) for sentence in structure.sentences]
        assert any(sentence.startswith("Wir") and sentence.endswith("noch nicht.") for sentence in sentences)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("signal", ["Mhm.", "ja, genau", "mhm (bejahend)", "nickt"])
def test_listener_signals_within_a_turn_leave_no_trace(sign: tuple[str, str], signal: str):
    text = talk(f"{sign[0]}I: {signal}{sign[1]}")
    structure = build(text)
    assert structure.inner
    for dialogue in (False, True):
        assert quoted(text, structure, "Wir", "ging es.", dialogue=dialogue) == (
            "Wir kannten uns noch nicht. Dann ging es."
        )


NAMES = (
    ("Anna Berg", "Kurt M\u00fcller", "Berg"), ("Anna Berg", "Kurt M\u00fcller", "AB"), ("S00", "S01", "S00"),
    ("Interviewerin (Anna Berg)", "Befragter", "I"), ("SPEAKER_00", "SPEAKER_01", "speaker_00"),
    ("Anna M\u00fcller", "Kurt Berg", "M\u00fcller"), ("Interviewer 1", "IP", "Interviewer1"),
)  # fmt: skip


@pytest.mark.parametrize(("asks", "answers", "label"), NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_label_within_a_turn_may_be_short_for_its_speaker(asks: str, answers: str, label: str, form: str):
    text = unicodedata.normalize(form, talk(f"({label}: Wer denn?)", asks, answers))
    (inner,) = build(text).inner
    assert unicodedata.normalize("NFC", inner.speaker) == asks


@pytest.mark.parametrize(
    "bracket",
    [
        "(Anmerkung: leise)",
        "(Hinweis: Telefon)",
        "(vgl. dazu: Band 2)",
        "(https://example.org/a:b)",
        "(I:)",
        "(Uhr: 12)",
    ],
)
def test_what_else_stands_in_brackets_with_a_colon_is_no_turn(bracket: str):
    assert not build(talk(bracket)).inner


def test_several_voices_in_one_bracket():
    text = "I: Und?\nB1: Das war (B2: genauso wie hier, B3: nein, nie) eben so.\nB2: Gut.\nB3: Ach."
    structure = build(text)
    assert [(turn.speaker, text[turn.speech : turn.span.end]) for turn in structure.inner] == [
        ("B2", "genauso wie hier"), ("B3", "nein, nie)"),
    ]  # fmt: skip
    assert quoted(text, structure, "Das war", "eben so.") == "Das war [...] eben so."
    assert quoted(text, structure, "Das war", "eben so.", dialogue=True).split("\n") == [
        "Das war", "B2: genauso wie hier", "B3: nein, nie", "B1: eben so.",
    ]  # fmt: skip


def test_a_passage_within_such_a_turn_is_quoted_as_its_speaker_s():
    text = "I: Und?\nB1: Das war (B2: nein, niemals) eben so.\nB2: Gut."
    structure = build(text)
    for begin, end in (("nein", "niemals"), ("(B2", "niemals)"), ("niemals", "niemals")):
        assert (
            quoted(text, structure, begin, end)
            == text[text.index("nein" if begin != end else end) :].partition(")")[0]
        )


def test_who_asks_within_an_answer_counts_in_no_base_and_who_answers_within_a_question_does():
    text = "I: Und wie (B: so halb) war das?\nB: Gut //I: Mhm, und wer kam?// und voll."
    structure = build(text)
    roles = find_roles(structure.turns, text, structure.inner).roles
    said = [span.cut(text) for span in structure.answered([Span(0, len(text))], roles)]
    assert "".join(said).split() == ["so", "halb)", "Gut", "und", "voll."]
    assert "kam" in " ".join(span.cut(text) for span in structure.asked(roles))
    assert "halb" not in " ".join(span.cut(text) for span in structure.asked(roles))


def test_who_only_speaks_within_the_turns_of_others_has_a_role():
    text = talk("(B2: ja, so war es bei uns auch)")
    structure = build(text)
    assert structure.speakers() == ["I", "B", "B2"]
    assert find_roles(structure.turns, text, structure.inner).roles["B2"] is Role.ANSWERS


PARTS = st.sampled_from(
    [
        "I: ",
        "\nB: ",
        "\nI: ",
        "(I: ja)",
        "(I: (lacht) gut)",
        "//B: so//",
        "//",
        "(",
        ")",
        "((",
        "I:",
        "[B2: x]",
        "{",
        "wort ",
    ]
)


@given(st.lists(PARTS, max_size=25).map("".join))
def test_pieces_are_the_turns_with_nothing_lost(text: str):
    structure = build(text)
    for turn in structure.inner:
        assert turn.span.start <= turn.speech <= turn.span.end
        assert any(
            around.speech <= turn.span.start and turn.span.end <= around.span.end for around in structure.turns
        )
    assert all(first.span.end <= second.span.start for first, second in pairwise(structure.inner))
    for given_text in ("", text):
        pieces = [*said_in_turns(structure.turns, structure.inner, given_text)]
        assert all(piece.span.start <= piece.speech <= piece.span.end for piece in pieces)
        assert all(first.span.end <= second.span.start for first, second in pairwise(pieces))
        covered = sum(piece.span.length for piece in pieces)
        assert covered == sum(turn.span.length for turn in structure.turns)
    assert all(first.end <= second.start for first, second in pairwise(structure.sentences))
