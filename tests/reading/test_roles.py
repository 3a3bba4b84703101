"""Who asks and who answers: what labels say, and what questions per word say where they say nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.documents import Role
from qualcode.model.readings.doubts import DoubtKind
from qualcode.reading.transcripts.roles import find_roles, role_of_label
from qualcode.reading.transcripts.turns import find_turns

ASKS = (
    "Interviewerin (Anna Berg)", "Moderatorin Frau Berg", "Anna Berg (I)", "Anna Berg [Int.]", "Co-Moderatorin",
    "Interviewer:in 2", "Anna Berg - Interviewerin", "Interviewer/Anna", "INTERVIEWERIN", "interviewer",
    "Die Interviewerin", "Interviewer*in (AB)", "Person 1 (Interviewer)", "Moderator Dr. Berg", "I (Anna)",
    "Interviewerin, Anna Berg", "Interviewer 1 \u2013 Anna",
)  # fmt: skip
ANSWERS = (
    "B1 (Frau Müller)", "Expertin Frau Dr. Müller-Lüdenscheidt", "Teilnehmer 3", "IP2", "Befragte/r",
    "Herr Berg (Experte)", "Interviewte Person", "Interviewee Tom", "Anna Berg (B)", "TN4 (m)",
)  # fmt: skip
UNKNOWN = ("Frau Forscher", "Berg, A.", "Anna B.", "Herr Experte", "S00", "A. Frage", "Speaker 1", "")


@pytest.mark.parametrize("label", ASKS)
def test_labels_of_those_who_ask(label: str):
    for spelled in (label, unicodedata.normalize("NFD", label), f"\ufeff{label}", label.replace(" ", "\u00a0")):
        assert role_of_label(spelled) is Role.ASKS, spelled


@pytest.mark.parametrize("label", ANSWERS)
def test_labels_of_those_who_answer(label: str):
    for spelled in (label, unicodedata.normalize("NFD", label), f"\u200b{label}"):
        assert role_of_label(spelled) is Role.ANSWERS, spelled


@pytest.mark.parametrize("label", UNKNOWN)
def test_names_say_nothing_of_a_role(label: str):
    assert role_of_label(label) is None


GERMAN = (
    ("Wie hat das angefangen?", "Mit einem Anruf vom Jobcenter, das war im Mai, und niemand wusste Bescheid."),
    ("Wer war dabei?", "Eigentlich alle, die Ausländerbehörde auch, wir saßen da zu zwölft, ne?"),
    ("Erzählen Sie mir von der Runde.", "Die gab es jeden Monat, immer im Rathaus, am Anfang war das zäh, ja?"),
    ("Und was hat geholfen?", "Feste Ansprechpartner haben geholfen, und dass die Leitung dahinter stand."),
)  # fmt: skip
ENGLISH = (
    ("How did it begin?", "With a phone call from the office, it was in May, and nobody knew anything about it."),
    ("Who was there?", "Nearly all of them, the authority too, we were twelve around one table, right?"),
    ("Can you tell me about the meetings?", "There was one each month, at first it was hard going, you know?"),
    ("And what helped?", "That we had people whom we could call, and that the heads of both houses wanted it."),
)


def talk(pairs, asks: str, answers: str) -> str:
    return "\n".join(f"{asks}: {question}\n{answers}: {answer}" for question, answer in pairs)


@pytest.mark.parametrize("pairs", [GERMAN, ENGLISH])
@pytest.mark.parametrize(
    ("asks", "answers"), [("Anna Berg", "Kurt Meier"), ("SPEAKER_01", "SPEAKER_00"), ("B", "A"), ("S2", "S1")]
)
def test_questions_per_word_say_who_asks(pairs, asks: str, answers: str):
    text = talk(pairs, asks, answers)
    found = find_roles(find_turns(text), text)
    assert found.roles == {asks: Role.ASKS, answers: Role.ANSWERS}
    assert not found.doubts


@pytest.mark.parametrize("pairs", [GERMAN, ENGLISH])
def test_a_transcript_without_question_marks_has_questions_too(pairs):
    text = talk(pairs, "Anna Berg", "Kurt Meier").replace("?", ".")
    assert find_roles(find_turns(text), text).roles == {"Anna Berg": Role.ASKS, "Kurt Meier": Role.ANSWERS}


def test_who_ends_each_turn_with_a_tag_does_not_ask():
    """Each of her turns holds a question mark, and only every second one of the interviewer's."""
    answer = "Das haben wir so gemacht, weil es anders nicht ging und weil alle es wollten, oder?"
    text = "\n".join(
        f"Anna Berg: {question}\nKurt Meier: {answer}"
        for question in ("Wie kam das?", "Ah, interessant.", "Und wer hat das bezahlt?", "Mhm, gut.", "Warum?", "Ja.")
    )
    assert find_roles(find_turns(text), text).roles == {"Anna Berg": Role.ASKS, "Kurt Meier": Role.ANSWERS}


def test_reported_questions_are_no_questions():
    asked = ", ".join(f"\u201e{question}\u201c" for question in ("Was soll das?", "Wer zahlt das?", "Wieso wir?"))
    answer = f"Da hat er gefragt: {asked}, so war das damals."
    text = "\n".join(f"Anna Berg: {question}\nKurt Meier: {answer}" for question in ("Wie kam das?", "Wer war da?"))
    assert find_roles(find_turns(text), text).roles == {"Anna Berg": Role.ASKS, "Kurt Meier": Role.ANSWERS}


GROUP = ("Ada", "Bea", "Cem", "Dirk", "Eva", "Fritz")


def group(askers) -> str:
    lines = []
    for number in range(12):
        lines.append(f"{askers[number % len(askers)]}: Und wie ist das bei Ihnen im Haus gelaufen?")
        for place in range(3):
            name = GROUP[(number + place) % len(GROUP)]
            lines.append(f"{name}: Bei uns war das so, dass wir uns erst finden mussten, und das hat gedauert.")
    lines.append("Fritz: Wirklich, bei euch auch?")
    return "\n".join(lines)


@pytest.mark.parametrize("askers", [("Mia Muster",), ("Mia Muster", "Jo Probe")])
def test_who_leads_a_group_asks_and_all_others_answer(askers):
    text = group(askers)
    found = find_roles(find_turns(text), text)
    assert {speaker for speaker, role in found.roles.items() if role is Role.ASKS} == set(askers)
    assert {speaker for speaker, role in found.roles.items() if role is Role.ANSWERS} == set(GROUP)
    assert not found.doubts


def test_who_is_quiet_in_a_group_and_asks_back_once_answers():
    text = group(("Mia Muster",)) + "\nGabi: Was?\nMia Muster: Gut.\nGabi: Ach.\nMia Muster: Ja.\nGabi: So."
    assert find_roles(find_turns(text), text).roles["Gabi"] is Role.ANSWERS


def test_what_rests_on_one_question_is_a_doubt_that_names_it():
    text = "Anna Berg: Wie war das?\nKurt Meier: Gut.\nAnna Berg: Schön.\nKurt Meier: Ja."
    found = find_roles(find_turns(text), text)
    assert found.roles["Anna Berg"] is Role.ASKS
    (doubt,) = found.doubts
    assert doubt.kind is DoubtKind.ROLES_GUESSED
    assert doubt.span.cut(text) == doubt.example == "Wie war das?"


def test_a_label_that_says_who_asks_needs_no_guess():
    text = "I: Gut.\nB: Wirklich? Und was kommt jetzt? Und dann?\nI: Gut."
    found = find_roles(find_turns(text), text)
    assert (found.roles, found.doubts) == ({"I": Role.ASKS, "B": Role.ANSWERS}, ())


SAID = st.lists(
    st.sampled_from(["Wie?", "ja", "oder?", "\u201eWas?\u201c", "Und dann?", ".", "\ufeff", "erzähl mal"]),
    max_size=5,
)


@given(st.lists(st.tuples(st.sampled_from(["I", "Anna", "Ada Berg", "B1", "S (I)"]), SAID), max_size=12))
def test_all_who_speak_have_a_role(turns):
    text = "\n".join(f"{name}: {' '.join(said)}" for name, said in turns)
    found = find_turns(text)
    assert list(find_roles(found, text).roles) == list(dict.fromkeys(turn.speaker for turn in found))


def test_who_is_misspelt_once_or_called_by_function_once_asks_still():
    for other in ("Anna Berxn", "Int."):
        text = talk(GERMAN, "Anna Berg", "Kurt Meier")
        head, _, tail = text.rpartition("Anna Berg:")
        text = f"{head}{other}:{tail}"
        roles = find_roles(find_turns(text, [other, "Anna Berg", "Kurt Meier"]), text).roles
        assert roles == {"Anna Berg": Role.ASKS, "Kurt Meier": Role.ANSWERS, other: Role.ASKS}


def test_questions_of_a_transcript_that_is_all_in_quotation_marks_are_questions():
    text = "\n".join(f"Anna Berg: „{ask}“\nKurt Meier: „{answer}“" for ask, answer in GERMAN)
    found = find_roles(find_turns(text), text)
    assert (found.roles["Anna Berg"], found.doubts) == (Role.ASKS, ())
