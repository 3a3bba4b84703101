from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.documents import Role
from qualcode.reading.dialects.stamps import find_time_marks
from qualcode.reading.transcripts.roles import find_roles
from qualcode.reading.transcripts.turns import find_turns


def spoken(text: str) -> list[tuple[str, str]]:
    return [(turn.speaker, text[turn.speech : turn.span.end]) for turn in find_turns(text)]


def roles(text: str) -> dict[str, Role]:
    return dict(find_roles(find_turns(text), text).roles)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I: Wie?\nB: Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("I:\tWie?\nB1:\tGut.", [("I", "Wie?"), ("B1", "Gut.")]),
        ("I:Wie?\nB:Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("I :\u00a0Wie?\nB : Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("I\tWie?\nB\tGut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("[00:01:02] I: Wie?\n[00:01:05] B: Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("I [00:01:02]: Wie?\nB [00:01:05]: Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("00:01:02 I: Wie?\n00:01:05 B: Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("I: #00:01:02-0# Wie?\nB: Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("#00:01:02-3# I: Wie?\nB: Gut. #00:01:05-3#", [("I", "Wie?"), ("B", "Gut. #00:01:05-3#")]),
        ("**I:** Wie?\n**B:** Gut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("Interviewerin 2: Wie?\nBefragter: Gut.", [("Interviewerin 2", "Wie?"), ("Befragter", "Gut.")]),
        ("Moderator*in: Wie?\nBefragte:r: Gut.", [("Moderator*in", "Wie?"), ("Befragte:r", "Gut.")]),
        ("Interviewer:in: Wie?\nB: Gut.", [("Interviewer:in", "Wie?"), ("B", "Gut.")]),
        ("I: Wie?\nFrau [Name]: Gut.\nI: So.", [("I", "Wie?"), ("Frau [Name]", "Gut."), ("I", "So.")]),
        ("Speaker 1: Hi.\nSpeaker 2: Hello.", [("Speaker 1", "Hi."), ("Speaker 2", "Hello.")]),
        ("I:\nWie?\n\nB:\nGut.", [("I", "Wie?"), ("B", "Gut.")]),
        ("Interviewerin\nWie?\nBefragter\nGut.", [("Interviewerin", "Wie?"), ("Befragter", "Gut.")]),
        ("B: Also wir fingen klein an.", [("B", "Also wir fingen klein an.")]),
    ],
)
def test_labels_of_many_forms_are_found(text: str, expected: list[tuple[str, str]]):
    assert spoken(text) == expected


@pytest.mark.parametrize(
    "first",
    ["Mia Muster: Na?", "MIA MUSTER\nNa?", "**Mia Muster:** Na?", "Mia Muster   0:05\nNa?", "Muster, Mia: Na?"],
)
def test_names_that_take_turns_are_speakers(first: str):
    second = first.replace("Mia", "Jo").replace("MIA", "JO")
    text = f"{first}\n{second}\n{first}"
    assert [speech for _, speech in spoken(text)] == ["Na?"] * 3
    assert len({name for name, _ in spoken(text)}) == 2


def test_a_turn_runs_over_the_following_lines_to_the_next_label():
    text = "I: Wie?\n\nB: Gut.\n\nUnd weiter: so.\n\nI: Aha."
    assert spoken(text) == [("I", "Wie?"), ("B", "Gut.\n\nUnd weiter: so."), ("I", "Aha.")]


def test_a_span_begins_with_the_stamp_and_ends_without_white_space():
    text = "  [00:01:02] I: Wie? \n\nB: Gut.\n"
    assert [turn.span.cut(text) for turn in find_turns(text)] == ["[00:01:02] I: Wie?", "B: Gut."]


def test_a_label_without_speech_has_an_empty_one():
    assert spoken("I:\nB: Gut.\nI:") == [("I", ""), ("B", "Gut."), ("I", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Wir fingen an.\nHinweis: Das dauerte.\nThema: Geld.",
        "Hinweis: Eins.\nThema: Zwei.\nHinweis: Drei.\nThema: Vier.",
        "Also: ja.\nUnd ich sage: nein.\nAlso: doch.",
        "Das ist so.\nKöln: drei.",
        "https://beispiel.org\n10:30 Uhr: Treffen\nPS: Bis dann.",
        "Das war gut. Genau: so.\nEr sagte: nein.",
        "Name\tAlter\nAnna\t30\nBen\t31\nAnna\t30",
        "EINLEITUNG\nText.\nERGEBNISSE\nText.",
        "Ein sehr langer Vorspann, der mehr als vierzig Zeichen hat: ja.\n" * 3,
        "",
        ":\n: :\n",
    ],
)
def test_running_prose_notes_and_tables_have_no_speakers(text: str):
    assert spoken(text) == []


def test_a_note_in_a_transcript_is_no_speaker():
    text = "I: Wie?\nB: Gut.\nHinweis: Band gewechselt.\nI: Und?\nB: So."
    assert spoken(text)[1] == ("B", "Gut.\nHinweis: Band gewechselt.")


def test_the_head_of_a_form_is_no_conversation():
    text = "Interviewerin: Mia Muster\nBefragte: Leitung\n\nI: Wie?\nB: Gut.\nI: Und?\nB: So."
    assert [name for name, _ in spoken(text)] == ["I", "B", "I", "B"]


def test_a_named_label_counts_wherever_it_stands():
    text = "Wir reden.\nChefin der Runde: Ja."
    assert find_turns(text) == ()
    assert [turn.speaker for turn in find_turns(text, {"Chefin der Runde"})] == ["Chefin der Runde"]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [("I", "B"), ("F", "A"), ("Q", "A"), ("Interviewer*in", "Befragte*r"), ("Moderatorin", "TN3"), ("I1", "IP2")],
)
def test_usual_labels_have_their_role(asks: str, answers: str):
    text = f"{asks}: Ja.\n{answers}: Wirklich? Ja? Nein?\n{asks}: Doch."
    assert roles(text) == {asks: Role.ASKS, answers: Role.ANSWERS}


def test_a_voice_of_many_is_other():
    assert roles("I: Ja?\nB: Nein.\nAlle: Doch!")["Alle"] is Role.OTHER


def test_among_names_the_one_with_the_questions_asks():
    text = (
        "Mia Muster: Wie fing es an?\nJo Probe: Mit einem Treffen im Rathaus, das war im Mai.\n"
        "Mia Muster: Wer kam?\nJo Probe: Eigentlich alle, die wir eingeladen hatten, oder?\n"
        "Mia Muster: Und dann?\nJo Probe: Dann ging es los, Woche für Woche."
    )
    assert roles(text) == {"Mia Muster": Role.ASKS, "Jo Probe": Role.ANSWERS}


def test_where_nobody_asks_clearly_all_answer():
    text = "S1: Ja, das war gut.\nS2: Fand ich auch.\nS1: Genau."
    assert roles(text) == {"S1": Role.ANSWERS, "S2": Role.ANSWERS}


def test_somebody_who_hardly_speaks_beside_the_interview_is_other():
    text = "I: Und?\nB: " + "wir haben viel gemacht " * 40 + "\nTim Test: Tür zu!\nI: Gut.\nB: Ja."
    assert roles(text)["Tim Test"] is Role.OTHER


@pytest.mark.parametrize(
    ("text", "stamp", "milliseconds"),
    [
        ("Gut. #00:01:02-3#", "#00:01:02-3#", 62_300),
        ("Gut. #00:01:02#", "#00:01:02#", 62_000),
        ("[00:01:02] Gut.", "[00:01:02]", 62_000),
        ("Gut (1:02:03) so.", "(1:02:03)", 3_723_000),
        ("[01:02] Gut.", "[01:02]", 62_000),
        ("[00:01:02.345] Gut.", "[00:01:02.345]", 62_345),
        ("  00:01:02 Gut.", "00:01:02", 62_000),
        ("Mia Muster   0:05", "0:05", 5_000),
    ],
)
def test_time_stamps_are_found(text: str, stamp: str, milliseconds: int):
    (mark,) = find_time_marks(text)
    assert mark.span.cut(text) == stamp
    assert mark.milliseconds == milliseconds


@pytest.mark.parametrize("text", ["um 10:30 Uhr", "(10:30)", "[00:61:00]", "um 00:01:02 herum", "[1:2]", "3:2"])
def test_clock_times_and_scores_are_no_time_stamps(text: str):
    assert find_time_marks(text) == ()


LINES = st.sampled_from(
    ["I: Ja?", "B:", "Frau [Name]: Gut.", "**A:** so", "Anna Berg\t0:05", "", "  ", "Hinweis: x", "[00:00:01] I: y"]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_turns_are_sorted_disjoint_and_within_the_text(text: str):
    turns = find_turns(text)
    assert all(0 <= turn.span.start <= turn.speech <= turn.span.end <= len(text) for turn in turns)
    assert all(one.span.end <= other.span.start for one, other in pairwise(turns))
    assert set(find_roles(turns, text).roles) == {turn.speaker for turn in turns}
    marks = find_time_marks(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))


SIGNS = st.sampled_from(
    ["00:01:02", "0:05", ":", "[", "]", "(", ")", "#", "\t", "  ", "\r", "\u2028", ".5", "B", "1", "٣"]
)
LINES = st.lists(st.lists(SIGNS, max_size=8).map("".join), max_size=4)


@given(LINES)
def test_the_time_marks_of_a_text_are_those_of_its_lines(lines):
    found = find_time_marks("\n".join(lines))
    expected, start = [], 0
    for line in lines:
        of_line = find_time_marks(f"\n{line}\n")
        expected += [(mark.span.start - 1 + start, mark.span.end - 1 + start, mark.milliseconds) for mark in of_line]
        start += len(line) + 1
    assert [(mark.span.start, mark.span.end, mark.milliseconds) for mark in found] == expected
