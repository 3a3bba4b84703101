"""The pass behind every reader: each kind of doubt where something is wrong, and none where all is well.

The readings here are made by hand, so that they can be wrong: what a recogniser makes of a text is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest

from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker, Turn
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.readings.how_read import HowRead
from qualcode.model.spans import Span
from qualcode.reading.doubts.passing import doubts_of
from qualcode.reading.doubts.sight import SaidBefore
from qualcode.reading.transcripts.structure import build

SOURCE = SourceFile("a.txt", "0" * 64, "text", "2")
ASKS, ANSWERS, OTHER = Role.ASKS, Role.ANSWERS, Role.OTHER

GERMAN = (
    ("A", "Wie hat sich die Zusammenarbeit mit dem Jobcenter entwickelt?"),
    ("B", "Am Anfang war das schwierig. Wir kannten uns ja nicht, und jeder hat für sich gearbeitet."),
    ("A", "Und was hat dann geholfen?"),
    ("B", "Dass wir feste Ansprechpartner hatten und dass die Leitung dahinter stand."),
    ("A", "Gab es auch Widerstand?"),
    ("B", "Nein, eigentlich kaum. Die meisten waren froh, dass sich endlich jemand kümmert."),
    ("A", "Was würden Sie heute anders machen?"),
    ("B", "Früher anfangen, und die Ausländerbehörde gleich zu Beginn an den Tisch holen."),
)
ENGLISH = (
    ("A", "How did you first hear about the program?"),
    ("B", "My neighbour told me. She had been going there for a year and liked it a lot."),
    ("A", "And what happened next?"),
    ("B", "They called me back within a week, which I did not expect at all, to be honest."),
    ("A", "Was there anything that surprised you?"),
    ("B", "The paperwork. There was hardly any, compared with the job centre."),
)
# A dialogue's labels in the forms of many programs; the speakers' names.
FORMS = ("{}: ", "[{}] ", "[{}]: ", "{{{}}} ", "({}) ", "@{}: ", "#{}: ", "<{}> ", "{} - ", "{}\t", "{}:\n", "{}\n")
NAMES = (
    ("I", "B"),
    ("Interviewerin", "Fachkraft"),
    ("SPEAKER_00", "SPEAKER_01"),
    ("Anna Berg", "Frau Dr. Müller-Lüd"),
)

# Every form with another language and another kind of names: all of them together would take a minute.
MISREAD = [
    pytest.param((GERMAN, ENGLISH)[number % 2], form, NAMES[number % len(NAMES)], id=form.format("x").strip())
    for number, form in enumerate(FORMS)
]


def written(
    dialogue: Sequence[tuple[str, str]], form: str = "{}: ", names: Sequence[str] = ("I", "B")
) -> tuple[str, tuple[Turn, ...]]:
    """A transcript and its turns, as they should be found."""
    text, turns = "", []
    for speaker, speech in dialogue:
        name = names["AB".index(speaker)]
        label = form.format(name)
        start = len(text)
        text += f"{label}{speech}"
        turns.append(Turn(Span(start, len(text)), name, start + len(label)))
        text += "\n"
    return text.rstrip("\n"), tuple(turns)


def merged(turns: Sequence[Turn], without: int) -> tuple[Turn, ...]:
    """The turns as they are found where one label was not understood: the one before runs on."""
    left = [*turns[:without], *turns[without + 1 :]]
    ends = [following.span.start - 1 for _turn, following in pairwise(left)] + [turns[-1].span.end]
    return tuple(
        Turn(Span(turn.span.start, end), turn.speaker, turn.speech) for turn, end in zip(left, ends, strict=True)
    )


def reading(
    text: str, turns: Sequence[Turn] = (), roles: Mapping[str, Role] | None = None, how: HowRead | None = None
) -> DocumentDraft:
    """A draft with these turns; the first speaker asks, the others answer, if nothing else is said."""
    spoken = dict.fromkeys(turn.speaker for turn in turns)
    if roles is None:
        roles = {name: ANSWERS if index else ASKS for index, name in enumerate(spoken)}
    speakers = tuple(Speaker(name, roles[name]) for name in spoken)
    return DocumentDraft("a", text, build(text, turns), SOURCE, speakers=speakers, how_read=how or HowRead())


def kinds(draft: DocumentDraft, said: SaidBefore | None = None) -> list[DoubtKind]:
    """The kinds of doubts about a draft."""
    return [doubt.kind for doubt in (doubts_of(draft, said) if said else doubts_of(draft))]


def doubt_of(draft: DocumentDraft, kind: DoubtKind) -> ReadingDoubt:
    """The one doubt of a kind."""
    (found,) = [doubt for doubt in doubts_of(draft) if doubt.kind is kind]
    return found


# ---- nothing to doubt --------------------------------------------------------------------------------


@pytest.mark.parametrize(("dialogue", "form", "names"), MISREAD)
def test_a_dialogue_that_was_read_right_is_not_doubted(
    dialogue: Sequence[tuple[str, str]], form: str, names: Sequence[str]
) -> None:
    text, turns = written(dialogue, form, names)
    assert kinds(reading(text, turns)) == []


def test_prose_and_notes_are_not_doubted() -> None:
    prose = (
        "Beobachtung im Jugendhaus, 3. März 2021\n\n"
        "Der Raum ist hell. Zwei Jugendliche sitzen am Fenster – sie reden leise – und lachen.\n"
        "Hinweis: Die Leitung war nicht da.\n"
        "Um 14:30 Uhr kommt eine Sozialarbeiterin dazu: Sie fragt, ob jemand Hilfe braucht.\n"
        "- Erstens die Anmeldung.\n- Zweitens das Gespräch.\n- Drittens der Antrag.\n"
        "Ein- und Ausgang liegen im Hof. Was dann geschah, ließ sich von hier aus nicht sehen."
    )
    assert kinds(reading(prose)) == []


def test_an_excerpt_of_one_answer_is_not_doubted() -> None:
    text = "B: Was bleibt? Ich kann sagen, was nicht bleibt. Die Stelle ist weg. Das Büro auch. Und die Leute. Ja."
    assert kinds(reading(text, [Turn(Span(0, len(text)), "B", 3)], {"B": ANSWERS})) == []


# ---- a wrong speaker is never without a doubt ----------------------------------------------------------


@pytest.mark.parametrize(("dialogue", "form", "names"), MISREAD)
def test_no_speakers_found(dialogue: Sequence[tuple[str, str]], form: str, names: Sequence[str]) -> None:
    text, _turns = written(dialogue, form, names)
    assert kinds(reading(text)) != []


@pytest.mark.parametrize(("dialogue", "form", "names"), MISREAD)
def test_roles_the_wrong_way_round(dialogue: Sequence[tuple[str, str]], form: str, names: Sequence[str]) -> None:
    text, turns = written(dialogue, form, names)
    asker, answerer = names
    assert kinds(reading(text, turns, {asker: ANSWERS, answerer: ASKS})) != []
    assert kinds(reading(text, turns, {asker: ANSWERS, answerer: ANSWERS})) == [DoubtKind.NOBODY_ASKS]
    assert DoubtKind.NOBODY_ANSWERS in kinds(reading(text, turns, {asker: ASKS, answerer: ASKS}))


@pytest.mark.parametrize(("dialogue", "form", "names"), MISREAD)
def test_a_label_swallowed_by_the_turn_before(
    dialogue: Sequence[tuple[str, str]], form: str, names: Sequence[str]
) -> None:
    text, turns = written(dialogue, form, names)
    for without in range(1, len(turns)):
        found = doubts_of(reading(text, merged(turns, without), dict(zip(names, (ASKS, ANSWERS), strict=True))))
        assert found, (without, text)


@pytest.mark.parametrize(("dialogue", "form", "names"), MISREAD)
def test_all_labels_of_one_speaker_swallowed(
    dialogue: Sequence[tuple[str, str]], form: str, names: Sequence[str]
) -> None:
    text, turns = written(dialogue, form, names)
    for name in names:
        left = [turn for turn in turns if turn.speaker == name]
        ends = [following.span.start - 1 for _turn, following in pairwise(left)] + [len(text)]
        swallowing = [
            Turn(Span(turn.span.start, end), name, turn.speech) for turn, end in zip(left, ends, strict=True)
        ]
        assert kinds(reading(text, swallowing)) != []


@pytest.mark.parametrize(("dialogue", "form", "names"), MISREAD)
def test_only_one_half_in_the_form_that_was_understood(
    dialogue: Sequence[tuple[str, str]], form: str, names: Sequence[str]
) -> None:
    half = len(dialogue) // 2
    strange, _turns = written(dialogue[:half], form, names)
    text, turns = written(dialogue[half:])
    start = len(strange) + 1
    behind = [
        Turn(Span(turn.span.start + start, turn.span.end + start), turn.speaker, turn.speech + start)
        for turn in turns
    ]
    assert kinds(reading(f"{strange}\n{text}", behind, {"I": ASKS, "B": ANSWERS})) != []
    last = turns[-1]
    before = [*turns[:-1], Turn(Span(last.span.start, len(text) + 1 + len(strange)), last.speaker, last.speech)]
    assert kinds(reading(f"{text}\n{strange}", before, {"I": ASKS, "B": ANSWERS})) != []
