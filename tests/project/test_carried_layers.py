"""Numbers of lines and times stay on the words that stay, whatever else is corrected."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.alignment.align import align
from qualcode.model.documents import EDITOR, LineMark, SourceFile, TimeMark
from qualcode.model.spans import Span
from qualcode.project.revising.carried_layers import LostNumbers, with_carried_layers
from qualcode.reading.transcripts.structure import build
from tests.helpers import LEAD, draft

WORDS = ("Amt", "Bescheid", "Frist", "Haus", "Jahr", "Konzept", "Lotse", "Mittel", "Netz", "Ort", "Plan", "Rat")


def numbered(seed: int, many: int = 12):
    """A text of lines with a number and a time each, every word of it another one."""
    rng = random.Random(seed)
    lines = [
        " ".join(f"{rng.choice(WORDS)}{number}x{word}" for word in range(rng.randrange(3, 9)))
        for number in range(many)
    ]
    text = "\n".join(lines)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    made = draft("talk", text)
    marks = tuple(TimeMark(Span(start, start), 5000 * at) for at, start in enumerate(starts, 1))
    numbers = tuple(LineMark(start, 10 + at) for at, start in enumerate(starts, 1))
    return replace(made, structure=replace(made.structure, lines=numbers, marks=marks))


def read(text: str, reader: str = "text"):
    """A text as its reader gives it."""
    made = draft("talk", text)
    return replace(made, structure=build(text), source=SourceFile("talk.txt", "0" * 64, reader, "1"))


def changed(text: str, rng: random.Random) -> str:
    """The text with lines and words removed, moved, added and replaced."""
    lines = [line.split(" ") for line in text.split("\n")]
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(lines))
        match rng.randrange(6):
            case 0 if len(lines) > 2:
                del lines[at]
            case 1:
                lines.insert(rng.randrange(len(lines)), lines.pop(at))
            case 2:
                lines.insert(at, ["Ein", "neuer", "Satz", "🙂."])
            case 3 if len(lines) > 2 and at + 1 < len(lines):
                lines[at : at + 2] = [lines[at] + lines[at + 1]]
            case _ if lines[at]:
                lines[at][rng.randrange(len(lines[at]))] = "geändert"
    return "\n".join(" ".join(line) for line in lines)


def said_of(structure, text: str) -> dict[str, tuple[object, object]]:
    """Word -> the line and the time that it is cited by; every word stands once."""
    places, found, position = structure.places(text), {}, 0
    for word in text.split():
        position = text.index(word, position)
        place = places.of(Span(position, position + len(word)))
        found[word] = place.lines, place.time
        position += len(word)
    return found


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_words_that_stay_keep_the_number_of_their_line_and_their_time(seed: int):
    before = numbered(seed)
    text = changed(before.text, random.Random(seed + 1))
    mapping = align(before.text, text)
    after, lost = with_carried_layers(draft("talk", text), before.text, before.structure, mapping, same_source=False)
    old, new = said_of(before.structure, before.text), said_of(after.structure, text)
    stayed = {
        word
        for piece in mapping.pieces
        if piece.equal
        for word in piece.old.cut(before.text).split()
        if word in old.keys() & new.keys()
    }
    assert {word: new[word] for word in stayed} == {word: old[word] for word in stayed}
    kept = {new[word][0] for word in new}
    assert lost.lines == lost.times == len({line for line, _time in old.values()} - kept)


def test_a_file_with_numbers_brings_its_own():
    before, after = numbered(1), numbered(2)
    mapping = align(before.text, after.text)
    made, lost = with_carried_layers(after, before.text, before.structure, mapping, same_source=False)
    assert (made, lost) == (after, LostNumbers())


STAMPED = "[00:00:05] B: Das war schwierig.\n[00:00:25] I: Warum war es das?\n[00:00:40] B: Der Frist wegen."


@pytest.mark.parametrize("reader", [EDITOR, "text"])
def test_times_whose_stamps_are_taken_out_of_the_text_stay_beside_it(project, reader: str):
    document = project.documents.add([read(STAMPED)], LEAD)[0]
    text = STAMPED.replace("[00:00:05] ", "").replace("[00:00:25] ", "").replace("[00:00:40] ", "")
    planned = project.revisions.plan(document, read(text, reader))
    assert planned.lost == LostNumbers()
    project.revisions.carry_out(planned, LEAD)
    structure = project.documents.structure(document)
    assert [(mark.span.length, mark.milliseconds) for mark in structure.marks] == [(0, 5000), (0, 25000), (0, 40000)]
    start = text.index("Der Frist")
    assert structure.places(text).of(Span(start, len(text)))[2:] == (40000, None, True)


def test_a_stamp_that_is_corrected_in_the_editor_holds_and_times_without_one_are_carried(project):
    first = read(STAMPED)
    start = STAMPED.index("schwierig")
    unseen = TimeMark(Span(start, start), 7000)
    marks = sorted([*first.structure.marks, unseen], key=lambda mark: mark.span)
    document = project.documents.add([replace(first, structure=replace(first.structure, marks=tuple(marks)))], LEAD)[
        0
    ]
    new = read(STAMPED.replace("00:00:25", "00:00:26"), EDITOR)
    project.revisions.carry_out(project.revisions.plan(document, new), LEAD)
    kept = [mark.milliseconds for mark in project.documents.structure(document).marks]
    assert kept == [5000, 7000, 26000, 40000]


def test_undo_and_redo_bring_the_numbers_back_and_forth(project):
    document = project.documents.add([numbered(3)], LEAD)[0]
    first = project.documents.structure(document)
    text = changed(project.documents.text(document), random.Random(5))
    project.revisions.carry_out(project.revisions.plan(document, draft("talk", text)), LEAD)
    second = project.documents.structure(document)
    assert second.lines
    project.undo(LEAD)
    assert project.documents.structure(document) == first
    project.redo(LEAD)
    assert project.documents.structure(document) == second


def test_a_file_may_bring_numbers_to_the_text_that_is_there(project):
    made = numbered(4)
    document = project.documents.add([draft("talk", made.text)], LEAD)[0]
    project.revisions.carry_out(project.revisions.plan(document, made), LEAD)
    assert project.documents.structure(document).lines == made.structure.lines
