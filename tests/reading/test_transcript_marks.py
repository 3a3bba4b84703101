"""What a quotation leaves out of a transcript, and how people write edits of one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.documents import Role
from qualcode.model.quotation_edits import EditKind
from qualcode.model.quotation_lines import WRITABLE, line_of
from qualcode.model.quotation_notation import edits_written, notation
from qualcode.model.spans import Span
from qualcode.reading.transcripts.omissions import holes_of, is_listener_signal, line_numbers
from qualcode.reading.transcripts.structure import build

ROLES = {"I": Role.ASKS, "B": Role.ANSWERS, "Frau Quast": Role.ANSWERS}


def quoted(text, *, dialogue=False):
    holes = holes_of(text, build(text), ROLES, dialogue=dialogue)
    return line_of(text, Span(0, len(text)), (), holes).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Das war (.) schwierig (2,5 s), ja. #00:12:03-4#", "Das war schwierig, ja."),
        ("Da //mhm// kam (Mhm) niemand ((ja)).", "Da kam niemand."),
        ("Wir //haben dann gefragt// und so.", "Wir haben dann gefragt und so."),
        ("Das [gleichzeitig] ging so.", "Das ging so."),
        ("Das ging (unv.) so (lacht).", "Das ging (unv.) so (lacht)."),
        ("Es war (vier?) Uhr, (ja?) oder.", "Es war (vier?) Uhr, (ja?) oder."),
        ("Im Jahr (2020) kamen [12] Leute.", "Im Jahr (2020) kamen [12] Leute."),
        ("[00:12:03] Das ging so.", "Das ging so."),
        ("Sie sagte „ja, das ‚große‘ Ganze“ (.) eben.", "Sie sagte „ja, das ‚große‘ Ganze“ eben."),
    ],
)
def test_marks_of_the_transcript_drop_out(text, shown):
    assert quoted(text) == shown


def test_line_numbers_drop_out_where_they_count_on():
    text = "1 Das war\n2 im Jahr\n3 2020 so\n4 gewesen.\n12 Leute kamen."
    assert [span.cut(text) for span in line_numbers(text)] == ["1 ", "2 ", "3 ", "4 "]
    assert quoted("5  Das\n10 war\n15 im\n20 Mai.") == "Das war im Mai."
    assert line_numbers("1 Apfel\n2 Birnen\n7 Pflaumen\n8 Kirschen") == []


def test_what_is_asked_becomes_an_omission_or_a_dialogue_with_letters():
    text = "Frau Quast: Das war so.\n\nI: Warum?\n\nFrau Quast: Weil es so war.\n\nI: Mhm.\n\nFrau Quast: Eben."
    assert quoted(text) == "Das war so. [...] Weil es so war. Eben."
    assert quoted(text, dialogue=True) == "B: Das war so.\nI: Warum?\nB: Weil es so war. Eben."


def test_several_who_answer_get_numbers():
    text = "B: Ja, gut.\n\nFrau Quast: Nein.\n\nI: Warum?\n\nB: Darum."
    assert quoted(text, dialogue=True) == "B1: Ja, gut.\nB2: Nein.\nI: Warum?\nB1: Darum."


@pytest.mark.parametrize("words", ["mhm", "Mhm (bejahend)", "Ja, genau.", "hm, ja"])
def test_listener_signals(words):
    assert is_listener_signal(words)


@pytest.mark.parametrize("words", ["lacht", "", "ja, das war so", "Mai"])
def test_no_listener_signals(words):
    assert not is_listener_signal(words)


def test_marks_lie_in_order_and_apart():
    text = "((mhm)) (3) //ja// [00:01:02] (.)(.)"
    marks = [hole.span for hole in holes_of(text, build(text), ROLES)]
    assert all(one.end <= other.start for one, other in pairwise(marks))
    assert "".join(one.cut(text) for one in marks) == text.replace(" ", "")


# ---- the notation ------------------------------------------------------------------------------------

TEXT = (
    "die Leute  sind ja, ähm, (.) oft\nnach Musterstadt nie gekommen #00:12:03-4# und Geflüchtete haben [Name] „so“."
)
SPAN = Span(0, len(TEXT))
HOLES = holes_of(TEXT, build(TEXT), ROLES)
LINE = line_of(TEXT, SPAN, (), HOLES, WRITABLE)


def reads(*steps):
    edits = ()
    for step in steps:
        edits = edits_written(LINE, SPAN, step, edits)
    return line_of(TEXT, SPAN, edits, HOLES, WRITABLE), edits


@pytest.mark.parametrize(
    ("step", "kind", "under", "replacement"),
    [
        ("Musterstadt => [Kommune]", "replacement", "Musterstadt", "Kommune"),
        ("Musterstadt → [Kommune]", "replacement", "Musterstadt", "Kommune"),
        ("die Leute => [D]ie Leute", "case", "d", "D"),
        ("die Leute => Die Leute", "case", "d", "D"),
        ("sind => sind [Personen]", "insertion", "", " Personen"),
        ("Geflüchtete => Geflüchtete[n]", "insertion", "", "n"),
        ("Leute => L[ä]te", "replacement", "eu", "ä"),
        ("nie => **nie**", "emphasis", "nie", ""),
        ("ja, ähm, oft => [...] oft", "omission", "ja, ähm,", ""),
        ("sind ... oft => sind [...]", "omission", "ja, ähm, (.) oft", ""),
        ("gekommen und Geflüchtete => gekommen [...]", "omission", "und Geflüchtete", ""),
        ("„so“ => „[Name]“", "replacement", "so", "Name"),
    ],
)
def test_a_step_makes_one_edit(step, kind, under, replacement):
    _, (edit,) = reads(step)
    assert (edit.kind, edit.span.cut(TEXT), edit.replacement) == (EditKind(kind), under, replacement)


def test_a_whole_quotation_makes_all_edits_and_reads_the_same_again():
    wanted = "[D]ie Leute [Personen] sind [...] nach [Kommune] **nie** gekommen und Geflüchtete[n] haben [Name] „so“."
    line, edits = reads(wanted)
    assert notation(line) == wanted
    assert edits_written(LINE, SPAN, notation(line)) == edits
    assert len(edits) == 6


def test_steps_add_up_and_a_whole_quotation_takes_their_place():
    line, edits = reads("Musterstadt => [Kommune]", "nie => **nie**")
    assert len(edits) == 2
    assert "[Kommune] **nie**" in notation(line)
    assert edits_written(LINE, SPAN, notation(LINE), edits) == ()


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("Köln => [Kommune]", "does not stand in the passage"),
        ("i => [I]", "times in the passage"),
        ("nie => nie", "changes nothing"),
        ("die Leute kamen", "does not go on with “Leute kamen”|does not go on with “die Leute kamen”"),
        ("die Leute", "The passage goes on with"),
        ("[...] [X] gekommen ...", "side by side"),
        ("nie => **nie", "has no end"),
        ("die Leute => die [...] Leute", "leaves nothing out"),
        ("sind => komisch", "does not go on"),
        (" => [X]", "does not stand in the passage"),
    ],
)
def test_what_does_not_fit_the_passage_is_refused(step, message):
    with pytest.raises(QualcodeError, match=message):
        reads(step)


def test_two_edits_of_the_same_words_are_refused():
    with pytest.raises(QualcodeError, match="in each other's way"):
        reads("Musterstadt => [Kommune]", "nach Musterstadt nie => [...]")
