"""The table of transcript dialects: each is read by its own invented example and by generated variations of it."""

import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.reading.dialects.forms import BOLD, CELLS, ITALIC, NOBODY
from qualcode.reading.dialects.heads import end_of_form, program_foot, program_head
from qualcode.reading.dialects.recognised import Hints, Recognised
from qualcode.reading.dialects.recogniser import recognise
from qualcode.reading.dialects.rows import DIALECTS, Dialect
from tests.reading.dialogues import FORMS, TALK, TIMES, ending_in_blank_lines, spelled_out, without_signs

LABELLED = [row for row in DIALECTS if row.label not in {NOBODY, BOLD, ITALIC}]


def recognised(text: str, **hints: object) -> Recognised:
    head, foot = program_head(text), program_foot(text)
    talk = text[head.span.end if head else 0 : foot.start if foot else None]
    return recognise(talk, Hints(program=head.dialect if head else "", **hints))  # type: ignore[arg-type]


def told(text: str, **hints: object) -> list[tuple[str, str]]:
    return [
        (turn.speaker, without_signs(text[turn.speech : turn.span.end]))
        for turn in recognise(text, Hints(**hints)).turns  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize("row", LABELLED, ids=lambda row: row.name)
def test_each_dialect_reads_its_own_example(row: Dialect):
    found = recognised(row.example)
    speakers = [turn.speaker for turn in found.turns]
    assert len(speakers) >= 3
    assert speakers[0] == speakers[2] != speakers[1]
    assert recognised(row.example, dialect=row.name).turns == found.turns
    if row.time:
        assert len(found.marks) >= 3


@pytest.mark.parametrize("row", DIALECTS, ids=lambda row: row.name)
def test_names_of_dialects_can_be_typed(row: Dialect):
    assert row.name == row.name.lower()
    assert not set(row.name) & set(" _{}")
    assert row.words
    assert row.example


@pytest.mark.parametrize("name", [row.name for row in DIALECTS if row.heads and row.example[:1].isalpha()])
def test_a_head_that_names_a_program_tells_the_dialect(name: str):
    row = next(row for row in DIALECTS if row.name == name)
    if program_head(row.example):
        assert recognised(row.example).dialect == name


NAMES = [("Interviewerin", "Fachkraft"), ("I", "B1"), ("Anna Berg", "Frau Dr. Müller-Lüdenscheidt"), ("S00", "S01")]


@pytest.mark.parametrize(("form", "time"), list(product(FORMS, TIMES)))
def test_forms_of_labels_and_times_are_read_in_any_combination(form: str, time: str):
    first = (list(FORMS).index(form) + list(TIMES).index(time)) % 2
    for asks, answers in NAMES[first::2]:
        text = spelled_out(form, time, asks, answers)
        assert told(text) == [({"I": asks, "B": answers}[who], words) for who, words in TALK], text


CHANGES = {
    "lower": str.lower,
    "upper": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "marks": lambda text: "\n".join(f"\ufeff{line}" for line in text.split("\n")),
    "zero width": lambda text: text.replace("Interviewerin", "Inter\u200bviewerin"),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "indented": lambda text: "\n".join(f"   {line}" for line in text.split("\n")),
    "one line each": lambda text: text.replace("\n\n", "\n"),
    "blank lines": ending_in_blank_lines,
}


@pytest.mark.parametrize("change", CHANGES)
def test_case_spelling_and_invisible_signs_change_no_speaker(change: str):
    for form in FORMS:
        if change == "one line each" and "\n" in FORMS[form]:
            continue
        text = CHANGES[change](spelled_out(form, "none", "Interviewerin", "Fachkraft"))
        assert [speaker.casefold() for speaker, _words in told(text)] == ["interviewerin", "fachkraft"] * 4, text


PROSE = [
    "Am Anfang kannten wir uns nicht.\n\nSpäter wurde es besser – das lag an der Runde.\n\nKöln – Bonn war weit.",
    "EINLEITUNG\nDas Projekt begann 2019.\n\nERGEBNISSE\nEs half.\n\nAUSBLICK\nWeiter so.",
    "(lacht) Das war so.\n(Pause) Und dann kam es.\n(lacht) Ja.\n(Pause) Gut.",
    "[unverständlich] war es so.\n[Pause] Dann ging es.\n[unverständlich] und gut.\n[Pause] Ende.",
    "- Punkt eins\n- Punkt zwei: so\n- Punkt drei",
    "1. Frage: Wie war das?\nEs war schwierig am Anfang.\n2. Frage: Was half?\nDie Runde half uns sehr.",
    "Woche\tThema\tMethode\n1\tEinstieg\tGespräch mit allen vor Ort\n2\tRunde\tGruppe und einzeln\n"
    "3\tEinstieg\tnoch einmal alle",
    "10:00 Begrüßung\n10:15 Vortrag\n11:00 Pause\n11:15 Vortrag\n12:00 Ende",
    "Anna Berg\nJobcenter Ahornkreis\nHauptstraße 1\n\nSehr geehrte Frau Berg,\n\ndanke für das Gespräch.",
]


@pytest.mark.parametrize("text", PROSE)
def test_running_text_lists_and_tables_have_no_speakers(text: str):
    assert recognise(text).turns == ()


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("[{name}]", "[{}] "),
        ("@{name}:", "@{}: "),
        ("{name} ->", "{} -> "),
        ("§{name}§", "§{}§"),
        ("{name}:", "{}: "),
    ],
)
def test_a_form_that_is_said_is_taken_literally(form: str, label: str):
    text = "".join(
        f"{label.format(name)}So ist es, {name}.\n" for name in ("der zweite mann", "x.y", "der zweite mann")
    )
    assert [speaker for speaker, _words in told(text, speaker_form=form)] == [
        "der zweite mann",
        "x.y",
        "der zweite mann",
    ]


@pytest.mark.parametrize("form", ["", "Name:", "{name}", "{name}{name}:", "  {name} "])
def test_a_form_without_its_one_hole_is_refused(form: str):
    if form:
        with pytest.raises(ReadingError, match="does not say where the name stands"):
            recognise("I: Ja.", Hints(speaker_form=form))


def test_an_unknown_dialect_is_refused_with_the_nearest():
    with pytest.raises(ReadingError) as refused:
        recognise("I: Ja.", Hints(dialect="otters"))
    assert "otter" in refused.value.hint


def test_interviewers_who_are_named_count_in_any_case_and_form():
    text = "Chefin der Runde> Wie war das?\nJa, gut.\nchefin der runde> Und dann?"
    assert (
        told(text, known=frozenset({"CHEFIN DER RUNDE"}), speaker_form="{name}>")[0][0].casefold()
        == "chefin der runde"
    )
    colon = "Wir reden.\nchefin der Runde: Ja."
    assert [speaker for speaker, _words in told(colon, known=frozenset({"Chefin der Runde"}))] == ["chefin der Runde"]


def test_the_form_at_the_top_of_a_transcript_is_no_talk():
    form = "Interview mit Träger 3\nDatum: 3. Mai 2022\nInterviewerin: Anna Berg"
    text = f"{form}\n\nInterviewerin: Wie?\nFachkraft: Gut.\nInterviewerin: Ja?"
    assert text[: end_of_form(text)].endswith("Anna Berg")
    assert [speaker for speaker, _words in told(text)] == ["Interviewerin", "Fachkraft", "Interviewerin"]


ANY_LABEL = st.sampled_from(
    ["I", "B", "Anna", "(.*)", "[a-z]+", "\\d{9}", "((", "]:", "{name}", "a|b", "$^", "é\u0301"]
)
ANY_FORM = st.sampled_from([row.label for row in DIALECTS if "{name}" in row.label])


@settings(max_examples=60)
@given(
    st.lists(st.tuples(ANY_FORM, ANY_LABEL, st.text(max_size=20)), max_size=12), st.sampled_from([*DIALECTS, None])
)
def test_whatever_the_dialect_no_word_is_lost(lines: list[tuple[str, str, str]], row: Dialect | None):
    text = "\n".join(form.replace("{name}", label) + " " + words for form, label, words in lines).replace("\r", " ")
    found = recognise(text, Hints(dialect=row.name if row else ""))
    assert all(0 <= turn.span.start <= turn.speech <= turn.span.end <= len(text) for turn in found.turns)
    assert all(turn.span.end <= following.span.start for turn, following in pairwise(found.turns))
    if found.turns:
        between = text[found.turns[0].span.start :]
        for turn in reversed(found.turns):
            start = turn.span.start - found.turns[0].span.start
            between = between[:start] + between[turn.span.end - found.turns[0].span.start :]
        assert not between.strip()
    assert all(mark.span.end <= following.span.start for mark, following in pairwise(found.marks))


def test_cells_are_found_whatever_stands_in_the_other_columns():
    for before, between in product(
        ("", "1\t", "7\t00:00:01\t", "3\t0:01\t0:09\t"), ("", "00:00:01\t", "0:01\t0:05\t")
    ):
        text = "".join(f"{before}{who}\t{between}{words}\n" for who, words in TALK)
        assert told(text) == TALK, text
    assert recognise("1\t0:01\tI\tWie war das?\n2\t0:05\tB\tEs war gut so.\n3\t0:09\tI\tUnd?").dialect in {
        "table",
        "tab",
    }
    assert CELLS in {row.label for row in DIALECTS}


def test_numbers_that_count_the_turns_are_no_part_of_the_speakers():
    counted = "".join(f"I{n}: Wie war das?\nB{n}: So war das.\n" for n in range(1, 5))
    assert {speaker for speaker, _words in told(counted)} == {"I", "B"}
    group = "I: Wie?\nB1: Gut.\nB2: Ja.\nB3: Nein.\nI: Und?\nB1: So."
    assert {speaker for speaker, _words in told(group)} == {"I", "B1", "B2", "B3"}


def test_a_dash_behind_a_stamp_is_no_speech():
    text = "SPEAKER_00\n[00:00:01] - Wie war das?\n\nSPEAKER_01\n[00:00:03] - Gut, [00:00:05] - weil es half."
    found = recognise(text)
    assert [text[turn.speech :][:3] for turn in found.turns] == ["Wie", "Gut"]
    assert found.marks[-1].span.cut(text) == "[00:00:05] -"


@pytest.mark.parametrize(
    "text",
    [
        "(A((a)" * 2_000 + "\n" + "(A" + "((a)(a)" * 12 + "\nI: Ja?\nB: Nein.",
        "[00:00:01] " * 20_000 + "\nI: Ja?\nB: Nein.",
        "1 s " * 20_000 + "\nI: Ja?\nB: Nein.",
        " " * 100_000 + "I: Ja?" + "\n" * 50_000 + "B: Nein.",
        "(.*)+: a?\n[a-z]*$: b\n" * 2_000 + "I: Ja?\nB: Nein.",
        "[(<{" * 20_000 + "\nI: Ja?\nB: Nein.",
        "1:1:1:" * 20_000 + "\nI: Ja?\nB: Nein.",
        "\t" * 50_000 + "\nI: Ja?\nB: Nein.",
    ],
    ids=["nested", "stamps", "units", "blanks", "expressions", "brackets", "digits", "tabs"],
)
def test_hostile_texts_are_read_through_once(text: str):
    """What would take more than a few steps for each sign would not end here."""
    assert [turn.speaker for turn in recognise(text).turns][-2:] == ["I", "B"]


@pytest.mark.stress
def test_a_million_labels_are_read_in_time_that_grows_with_their_number():
    text = "".join(f"B{number % 90}: ja\n" for number in range(1_000_000))
    assert len(recognise(text).turns) == 1_000_000


@pytest.mark.parametrize("slip", ["B; Feste.", "[B] Feste.", "(B): Feste.", "[00:01:02] B; Feste."])
def test_a_mistyped_label_of_somebody_who_speaks_is_one(slip: str):
    text = f"I: Wie?\nB: Gut.\nI: Und?\nB: So.\nI: Was half?\n{slip}\nI: Danke."
    assert told(text)[5] == ("B", "Feste.")


@pytest.mark.parametrize("form", ["[{}] ", "[{}]: ", "({}) ", "{}: "])
def test_names_may_hold_brackets_and_bars(form: str):
    for asks, answers in [("Frau [Name]", "Herr [Name 2]"), ("Moderation", "P1 (w, 45)")]:
        text = "\n".join(f"{form.format({'I': asks, 'B': answers}[who])}{words}" for who, words in TALK)
        assert [speaker for speaker, _words in told(text)] == [asks, answers] * 4
    text = "\n".join(f"{ ({'I': 'Anna Berg | JC', 'B': 'iPhone von Kurt'}[who]) }: {words}" for who, words in TALK)
    assert [speaker for speaker, _words in told(text)] == ["Anna Berg | JC", "iPhone von Kurt"] * 4


def test_options_in_brackets_below_the_name_of_a_program_are_none_of_the_talk():
    head = "B3\n\nTranskribiert mit noScribe Vers. 0.7\n(Sprache: German (de) | Sprecher:in: 2 | Pausen: 1)\n\n"
    talk = "S00: [00:00:02] Wie fing das an?\n\nS01: [00:00:09] Mit einem Anruf."
    found = program_head(head + talk)
    assert found is not None
    assert head[: found.span.end].endswith("Pausen: 1)")
