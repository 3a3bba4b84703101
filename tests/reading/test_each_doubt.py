"""Each kind of doubt of the pass behind the readers: a text that must raise it, and one like it that must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.documents import DocumentDraft, Turn
from qualcode.model.readings.doubts import DoubtKind
from qualcode.model.readings.how_read import HowRead
from qualcode.model.spans import Span
from qualcode.reading.doubts import labels, lines, repetitions, roles
from qualcode.reading.doubts.passing import doubts_of
from qualcode.reading.doubts.sight import SaidBefore
from qualcode.reading.doubts.words import doubt_title, doubt_words
from tests.reading.test_doubts import ANSWERS, ASKS, GERMAN, kinds, reading, written

TALK = GERMAN
WHO = {"I": ASKS, "B": ANSWERS}


def answering(words: str) -> DocumentDraft:
    """The talk with another second answer, read right."""
    talk = [*TALK[:3], ("B", words), *TALK[4:]]
    return reading(*written(talk))


def asking(words: str) -> DocumentDraft:
    """The talk with another second question, read right."""
    return reading(*written([*TALK[:2], ("A", words), *TALK[3:]]))


def named(*names: str) -> DocumentDraft:
    """The talk by these speakers in turn, read right."""
    text, turns = "", []
    for number, (_speaker, speech) in enumerate(TALK):
        label = f"{names[number % len(names)]}: "
        turns.append(Turn(Span(len(text), len(text) + len(label + speech)), label[:-2], len(text) + len(label)))
        text += f"{label}{speech}\n"
    return reading(text.rstrip(), turns)


def headed(head: str) -> DocumentDraft:
    """The talk below words that belong to nobody."""
    text, turns = written(TALK)
    start = len(head) + 1
    moved = [
        Turn(Span(turn.span.start + start, turn.span.end + start), turn.speaker, turn.speech + start)
        for turn in turns
    ]
    return reading(f"{head}\n{text}", moved)


LONG = (
    "Wir haben lange gebraucht, und keiner wusste so recht, wohin das alles führen sollte, auch die Leitung nicht. "
)

RAISED: dict[DoubtKind, tuple[Callable[[], DocumentDraft], Callable[[], DocumentDraft]]] = {
    DoubtKind.LINES_REPEATED: (
        lambda: answering("Ja, das war schwierig. " * 6),
        lambda: answering("Ja, ja. Genau. Ja. Das war schwierig. Ja, schwierig war das."),
    ),
    DoubtKind.LINES_MADE_UP: (
        lambda: answering("Untertitel im Auftrag des ZDF für funk, 2017"),
        lambda: answering("Der Untertitel war auf Deutsch, im Auftrag des Museums, und dafür gab es Geld."),
    ),
    DoubtKind.WORDS_TWICE: (
        lambda: reading(*written([*TALK, *TALK])),
        lambda: reading(*written([*TALK, TALK[6], ("B", "Das habe ich schon gesagt.")])),
    ),
    DoubtKind.COLUMNS_SPLICED: (
        lambda: answering("Am Anfang waren die Ansprech- gut erreichbar, dann die Steuerungs- immer montags."),
        lambda: answering("Ein- und Ausgang, Vor- oder Nachteile, Haupt- sowie Nebensachen: das war alles klar."),
    ),
    DoubtKind.LINES_WRAPPED: (
        lambda: answering("Am Anfang war das schwierig, weil\nniemand wusste, wer zuständig\nist und wann "
                          "man sich trifft, also\nblieb es liegen, und das über\nviele Wochen hinweg."),
        lambda: answering("Am Anfang war das schwierig.\nNiemand wusste Bescheid.\nEs blieb liegen.\nViele Wochen."),
    ),
    DoubtKind.PATH_IN_TALK: (
        lambda: answering("Audiodatei: C:/Users/Forschung/Aufnahmen/Interview_03.m4a"),
        lambda: answering("Die Aufnahme war als Datei da, und wir haben sie im Büro gehört: dreimal."),
    ),
    DoubtKind.TIME_NOT_UNDERSTOOD: (
        lambda: answering("Gut.\n1 Min 24 Sek\nUnd dann besser.\n2 Min 3 Sek\nUnd jetzt ganz gut."),
        lambda: answering("Gut.\nUm 14:30 Uhr war die Runde.\nDann um 16 Uhr noch einmal.\nUnd jetzt ganz gut."),
    ),
    DoubtKind.LABEL_INSIDE_TURN: (
        lambda: answering("Das ging dann gut. I: Und danach? B: Danach auch."),
        lambda: answering("Die Leitung sagte: Das geht. Und ich dachte: Na gut."),
    ),
    DoubtKind.LABELS_ALIKE: (
        lambda: named("Interviewerin", "Fachkraft", "Interviewerin", "Fachkrafft"),
        lambda: named("I1", "B1", "I1", "B2"),
    ),
    DoubtKind.LABEL_ONCE: (
        lambda: once("C"),
        lambda: named("I", "B1", "I", "B2"),
    ),
    DoubtKind.LABEL_NOT_TAKEN: (
        lambda: answering("Gut war das.\nC: Bei uns auch.\nC: Genau."),
        lambda: answering("Gut war das.\nEs gab drei Dinge: Zeit, Geld und Geduld.\nMehr war da nicht."),
    ),
    DoubtKind.QUESTION_IN_ANSWER: (
        lambda: answering("Die Ansprechpartner.\nWas war denn sonst noch wichtig für Sie?"),
        lambda: answering("Die Ansprechpartner. Was soll man sagen? Sie waren da."),
    ),
    DoubtKind.LONG_TURN: (
        lambda: answering("\n".join([LONG] * 60)),
        lambda: answering(LONG * 2),
    ),
    DoubtKind.ASKER_SAYS_MOST: (
        lambda: asking(LONG * 8),
        lambda: asking("Und was hat dann geholfen, ganz am Anfang, als sich noch niemand kannte?"),
    ),
    DoubtKind.NOBODYS_WORDS: (
        lambda: headed("\n".join(f"Das gehört niemandem, und es ist die Zeile {number}." for number in range(9))),
        lambda: headed("Interview 3"),
    ),
    DoubtKind.HEAD_AS_TALK: (
        lambda: named_head("I", "Anna Berg"),
        lambda: named("I", "B"),
    ),
    DoubtKind.DIALECT_UNCERTAIN: (
        lambda: reading(*written(TALK), how=HowRead("colon", 0.9, "line-above", 0.88)),
        lambda: reading(*written(TALK), how=HowRead("colon", 0.9, "line-above", 0.4)),
    ),
}  # fmt: skip


def once(name: str) -> DocumentDraft:
    """The talk with one more speaker, who says something once."""
    text, turns = written(TALK)
    added = f"\n{name}: Bei uns war das auch so."
    turn = Turn(Span(len(text) + 1, len(text + added)), name, len(text) + len(name) + 3)
    return reading(text + added, [*turns, turn])


def named_head(name: str, words: str) -> DocumentDraft:
    """The talk with a field of a form above it that was taken for a speaker."""
    text, turns = written(TALK)
    field = f"{name}: {words}\n"
    moved = [
        Turn(Span(turn.span.start + len(field), turn.span.end + len(field)), turn.speaker, turn.speech + len(field))
        for turn in turns
    ]
    head = Turn(Span(0, len(field) - 1), name, len(name) + 2)
    return reading(field + text, [head, *moved], WHO)


@pytest.mark.parametrize("kind", RAISED)
def test_what_must_raise_a_doubt_raises_it_and_what_must_not_does_not(kind):
    doubtful, sound = (make() for make in RAISED[kind])
    (doubt,) = [doubt for doubt in doubts_of(doubtful) if doubt.kind is kind]
    words = doubt_words(doubt)
    assert words.statement
    assert words.remedy
    assert doubt_title(kind)
    assert doubt.span is None or doubt.span.end <= len(doubtful.text)
    assert kind not in kinds(sound)


def test_speakers_and_interviewers_that_were_said_and_are_not_there_are_doubted():
    draft = reading(*written(TALK))
    assert DoubtKind.INTERVIEWER_UNKNOWN in kinds(draft, SaidBefore(("Anna",), {}))
    assert DoubtKind.SPEAKER_SILENT in kinds(draft, SaidBefore((), {"C": ANSWERS}))
    assert not kinds(draft, SaidBefore(("I",), WHO))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["I: Wie?", "B: ja, genau", "\ufeff", "- ", "", "00:00:01 --> 00:00:02", "C:\\x.mp3", "[B]",
             "Ansprech- da",             "a" * 50, "?", ":", "x   y", "Untertitel", "12", "\u200b", "B1;"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_whatever_a_text_holds_doubts_have_places_in_it_and_words(pieces):
    text = "\n".join(pieces)
    turns = [Turn(Span(0, len(text)), "I", 0)] if text.strip() else []
    for doubt in doubts_of(reading(text, turns)):
        assert doubt.span is None or 0 <= doubt.span.start <= doubt.span.end <= len(text)
        assert doubt_words(doubt).statement


@pytest.mark.parametrize(
    "line",
    [
        "I: ja\n",
        "(",
        "a: ",
        "[x] ",
        "- ",
        "? ",
        "ja ",
        "x   y\n",
        "12:00:01\n",
        "Untertitel ",
        "C:\\",
        "a" * 30 + " und\n",
    ],
)
def test_hostile_texts_take_steps_that_grow_with_their_length(line):
    """Counted is what is asked of the text: twice as much of it asks at most about twice as much."""
    counts = [steps_of(line * number) for number in (2_000, 4_000)]
    assert counts[1] <= 2.6 * counts[0] + 2_000


def steps_of(text: str) -> int:
    """How many lines of the pass are run for a text."""
    import sys

    modules = {module.__file__ for module in (labels, lines, repetitions, roles)}
    steps = 0

    def counting(frame, event, _argument):
        nonlocal steps
        if frame.f_code.co_filename not in modules:
            return None
        steps += event == "line"
        return counting

    draft = reading(text, [Turn(Span(0, len(text.rstrip())), "I", 0)])
    before = sys.gettrace()
    sys.settrace(counting)
    try:
        doubts_of(draft)
    finally:
        sys.settrace(before)
    return steps


def test_no_kind_is_forgotten():
    of_formats = {DoubtKind.HIDDEN_TEXT, DoubtKind.STRUCK_TEXT, DoubtKind.WORDS_MISSING, DoubtKind.LINES_JOINED}
    of_roles = {DoubtKind.NOBODY_ASKS, DoubtKind.NOBODY_ANSWERS, DoubtKind.ONE_SPEAKER, DoubtKind.ROLES_GUESSED}
    elsewhere = {
        DoubtKind.INTERVIEWER_UNKNOWN, DoubtKind.SPEAKER_SILENT, DoubtKind.NOBODY_SPEAKS,
        DoubtKind.BEGINNING_NOT_UNDERSTOOD, DoubtKind.OTHERS_ASK,
    }  # fmt: skip
    assert set(DoubtKind) == {*RAISED, *of_formats, *of_roles, *elsewhere}
