"""Corrections whose truth is known by construction: where each word went, and which one is no longer there.

The words are invented, none of them twice, and what replaces or is put in shares no letter with them: whatever the
alignment says of a word is right or wrong, never a matter of taste.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

import pytest

from qualcode.language.alignment.align import _disjoint, align
from qualcode.language.alignment.common_runs import CommonRun
from qualcode.language.alignment.mapping import LIKELY, SURE, Mapping, Piece, Placed, PlacedKind
from qualcode.language.alignment.matching import _without_strays
from qualcode.language.alignment.same_lines import same_lines
from qualcode.language.alignment.sides import Sides
from qualcode.language.alignment.tokens import tokenise
from qualcode.model.spans import Span

ATTACHED = (PlacedKind.SAME, PlacedKind.CHANGED, PlacedKind.MOVED)
NOWHERE = Span(0, 0)
WORDS, OTHERS = "abdefghiklm", "nopqrstuvwxyz"


@dataclass
class Word:
    """A word, what it became (None where it went), and where both stand."""

    before: str | None  # None where it was put in
    after: str | None
    old: Span = NOWHERE
    new: Span = NOWHERE

    @property
    def stayed(self) -> bool:
        return self.before == self.after


Sentence = list[Word]
Paragraph = list[Sentence]


def invented(rng: random.Random, used: set[str], letters: str = WORDS) -> str:
    while True:
        word = "".join(rng.choices(letters, k=rng.randint(5, 9)))
        if word not in used:
            used.add(word)
            return word


def paragraph(rng: random.Random, used: set[str], sentences: int = 3) -> Paragraph:
    return [[Word(word := invented(rng, used), word) for _ in range(rng.randint(6, 10))] for _ in range(sentences)]


def written(paragraphs: list[Paragraph], *, after: bool) -> str:
    """The text, with the places written into the words."""
    text = ""
    for number, sentences in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for place, sentence in enumerate(sentences):
            text += " " if place else ""
            first = True
            for word in sentence:
                said = word.after if after else word.before
                if said is not None:
                    text += "" if first else " "
                    first = False
                    span = Span(len(text), len(text) + len(said))
                    text += said
                    if after:
                        word.new = span
                    else:
                        word.old = span
            text += "."
    return text


def edited(seed: int, *, move: bool = True) -> tuple[str, str, list[Paragraph], list[Paragraph]]:
    """Old text, new text, the paragraphs that are in both, and those that went."""
    rng = random.Random(seed)
    used: set[str] = set()
    there = [paragraph(rng, used) for _ in range(9)]
    for sentences in there:
        for sentence in sentences:
            place = rng.randrange(1, len(sentence) - 1)
            match rng.randrange(6):
                case 0:
                    sentence[place].after = invented(rng, used, OTHERS)
                case 1:
                    sentence[place].after = None
                case 2:
                    sentence.insert(place, Word(None, invented(rng, used, OTHERS)))
    here = list(there)
    gone = [here.pop(rng.choice([0, len(here) - 1, rng.randrange(len(here))]))]
    if move:
        moved = here.pop(rng.randrange(len(here)))
        here.insert(rng.randrange(len(here) + 1), moved)
    kept = list(here)
    put_in = [[Word(None, invented(rng, used, OTHERS)) for _ in range(7)] for _ in range(2)]
    here.insert(rng.choice([0, len(here), rng.randrange(len(here))]), put_in)
    return written(there, after=False), written(here, after=True), kept, [p for p in there if p in gone]


def words_of(paragraphs: list[Paragraph]) -> Iterator[Word]:
    for sentences in paragraphs:
        for sentence in sentences:
            yield from sentence


def assert_sound(mapping: Mapping, old: str, new: str) -> None:
    """What is true of each mapping, whatever the texts."""
    assert mapping.fits
    for first, second in pairwise(mapping.pieces):
        assert first.old.end <= second.old.start
    for first, second in pairwise(sorted(mapping.pieces, key=attrgetter("new"))):
        assert first.new.end <= second.new.start
    for first, second in pairwise([piece for piece in mapping.pieces if not piece.block]):
        assert first.new.end <= second.new.start
    for piece in mapping.pieces:
        assert piece.equal is (piece.old.cut(old) == piece.new.cut(new))


# ---- what stayed, and what did not ---------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(24))
def test_each_position_of_a_word_that_stayed_is_found_again(seed):
    old, new, kept, _ = edited(seed)
    mapping = align(old, new)
    assert_sound(mapping, old, new)
    for word in words_of(kept):
        if word.before is not None and word.stayed:
            placed = mapping.map(word.old)
            assert (placed.span, placed.similarity, placed.before, placed.after) == (
                word.new, 1.0, word.before, word.before,
            )  # fmt: skip
            for at in range(word.old.length):
                start = word.old.start + at
                here = word.new.start + at
                assert mapping.map(Span(start, start + 1)).span == Span(here, here + 1)
                assert mapping.map(Span(start, word.old.end)).span == Span(here, word.new.end)
                assert mapping.map(Span(word.old.start, start + 1)).span == Span(word.new.start, here + 1)


@pytest.mark.parametrize("seed", range(24))
def test_nothing_stayed_of_what_was_replaced_or_went(seed):
    old, new, kept, gone = edited(seed)
    mapping = align(old, new)
    for word in words_of(gone):
        if word.before:
            assert mapping.map(word.old).kind is PlacedKind.ORPHAN
    for word in words_of(kept):
        if word.before is not None and not word.stayed:
            placed = mapping.map(word.old)
            assert placed.kind is (PlacedKind.UNCERTAIN if word.after else PlacedKind.ORPHAN)
            assert placed.span == (word.new if word.after else None)
            assert placed.similarity == 0.0


@pytest.mark.parametrize("seed", range(24))
def test_a_sentence_with_one_word_changed_keeps_its_borders(seed):
    old, new, kept, _ = edited(seed)
    mapping = align(old, new)
    for sentences in kept:
        kinds = set()
        for sentence in sentences:
            first, last = sentence[0], sentence[-1]
            placed = mapping.map(Span(first.old.start, last.old.end))
            assert placed.span == Span(first.new.start, last.new.end)
            whole = all(word.stayed for word in sentence)
            assert placed.kind in ((PlacedKind.SAME, PlacedKind.MOVED) if whole else ATTACHED)
            assert (placed.similarity == 1.0) is whole
            kinds.add(placed.kind is PlacedKind.MOVED)
            for at, word in enumerate(sentence[1:-1], 1):  # from each word to the end, and from the beginning to each
                if word.before is not None and word.stayed:
                    assert mapping.map(Span(word.old.start, last.old.end)).span == Span(word.new.start, last.new.end)
                    placed = mapping.map(Span(first.old.start, word.old.end))
                    assert placed.span == Span(first.new.start, word.new.end), at
        assert len(kinds) == 1  # a paragraph moves as a whole


@pytest.mark.parametrize("seed", range(12))
def test_what_kept_its_order_did_not_move(seed):
    old, new, kept, _ = edited(seed, move=False)
    mapping = align(old, new)
    assert {piece.block for piece in mapping.pieces} == {0}
    for sentences in kept:
        unchanged = all(word.stayed for word in words_of([sentences]))
        for word in words_of([sentences]):
            if word.before and word.stayed:  # a word or two between others that changed may be in doubt
                kind = mapping.map(word.old).kind
                assert kind is PlacedKind.SAME or (kind is PlacedKind.UNCERTAIN and not unchanged)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("up", [True, False])
def test_a_sentence_that_moves_into_another_paragraph_is_found_there(seed, up):
    rng = random.Random(seed)
    used: set[str] = set()
    there = [paragraph(rng, used, 4) for _ in range(7)]
    source, target = (
        (rng.choice([4, 5, 6]), rng.choice([0, 1])) if up else (rng.choice([0, 1]), rng.choice([4, 5, 6]))
    )
    moved = there[source][1]
    old = written(there, after=False)
    there[target].insert(2, there[source].pop(1))
    new = written(there, after=True)
    mapping = align(old, new)
    assert_sound(mapping, old, new)
    placed = mapping.map(Span(moved[0].old.start, moved[-1].old.end))
    assert placed.span == Span(moved[0].new.start, moved[-1].new.end)
    assert (placed.kind, placed.similarity) == (PlacedKind.MOVED, 1.0)
    for word in words_of(there):
        assert mapping.map(word.old).span == word.new
        assert (mapping.map(word.old).kind is PlacedKind.MOVED) is any(word is other for other in moved)


@pytest.mark.parametrize("before", [0, 3, 130])
@pytest.mark.parametrize("up", [True, False])
def test_of_two_paragraphs_that_change_places_the_short_one_moved_wherever_they_stand(before, up):
    rng = random.Random(before)
    used: set[str] = set()
    there = [paragraph(rng, used) for _ in range(before + 4)]
    long, short = paragraph(rng, used, 5), paragraph(rng, used, 1)
    long[2][3].after = invented(rng, used, OTHERS)
    pair = [long, short] if up else [short, long]
    old = written([*there[:before], *pair, *there[before:]], after=False)
    new = written([*there[:before], *pair[::-1], *there[before:]], after=True)
    mapping = align(old, new)
    assert_sound(mapping, old, new)
    for sentence in [*long, *short, *there[-1], *there[0]]:
        placed = mapping.map(Span(sentence[0].old.start, sentence[-1].old.end))
        assert placed.span == Span(sentence[0].new.start, sentence[-1].new.end)
        assert (placed.kind is PlacedKind.MOVED) is (sentence is short[0])


@pytest.mark.parametrize("gaps", [(1, 20), (20, 1), (20, 20), (1, 21), (21, 1), (21, 21)])
@pytest.mark.parametrize("behind", [True, False])
def test_a_single_word_belongs_to_others_up_to_four_times_its_length_away(gaps, behind):
    parts = [("a" * 24, "a" * 24), ("g" * gaps[0], "n" * gaps[1]), ("b" * 5, "b" * 5)]
    old, new = (" ".join(part[side] for part in parts[:: 1 if behind else -1]) for side in (0, 1))
    numbers: dict[str, int] = {}
    runs = [CommonRun(0, 0, 1), CommonRun(2, 2, 1)]
    kept = _without_strays(tokenise(old, numbers), tokenise(new, numbers), runs)
    assert kept == (runs if max(gaps) <= 20 else runs[:1] if behind else runs[1:])


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("at", ["first", "last"])
@pytest.mark.parametrize("change", ["word replaced", "word deleted", "paragraph deleted", "paragraph put in"])
def test_changes_at_the_first_and_last_line(seed, at, change):
    rng = random.Random(seed)
    used: set[str] = set()
    there = [paragraph(rng, used) for _ in range(3)]
    here = list(there)
    line = 0 if at == "first" else 2
    touched = there[line][0][0] if at == "first" else there[line][-1][-1]
    if change == "word replaced":
        touched.after = invented(rng, used, OTHERS)
    elif change == "word deleted":
        touched.after = None
    elif change == "paragraph deleted":
        here.pop(line)
    else:
        here.insert(0 if at == "first" else 3, [[Word(None, invented(rng, used, OTHERS)) for _ in range(7)]])
    old, new = written(there, after=False), written(here, after=True)
    mapping = align(old, new)
    assert_sound(mapping, old, new)
    lost = list(words_of([there[line]])) if change == "paragraph deleted" else []
    for word in words_of(there):
        placed = mapping.map(word.old)
        if any(word is other for other in lost) or word.after is None:
            assert (placed.kind, placed.span) == (PlacedKind.ORPHAN, None)
        elif word.stayed:
            assert (placed.kind, placed.span) == (PlacedKind.SAME, word.new)
        else:
            assert (placed.kind, placed.span) == (PlacedKind.UNCERTAIN, word.new)


# ---- what stands several times -------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_a_line_that_comes_again_and_again_goes_with_its_neighbours(seed):
    rng = random.Random(seed)
    used: set[str] = set()
    turns = [paragraph(rng, used, 1) for _ in range(8)]
    aside = "I: Mhm."
    texts = [" ".join(word.before or "" for sentence in turn for word in sentence) for turn in turns]
    lines = [line for text in texts for line in (f"B: {text}.", aside)]
    gone = rng.randrange(1, 7) * 2
    new_lines = [*lines[:gone], *lines[gone + 2 :]]  # a turn went with its aside
    old, new = "\n".join(lines), "\n".join(new_lines)
    mapping = align(old, new)
    assert_sound(mapping, old, new)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    for number, (start, line) in enumerate(zip(starts, lines, strict=True)):
        placed = mapping.map(Span(start, start + len(line)))
        if number == gone:
            assert placed.kind not in ATTACHED
        elif number not in (gone - 1, gone + 1):
            shift = len(lines[gone]) + len(aside) + 2 if number > gone else 0
            assert placed.span == Span(start - shift, start - shift + len(line))


@pytest.mark.parametrize("old_place", range(6))
@pytest.mark.parametrize("new_place", range(6))
def test_a_line_that_stands_twice_is_not_taken_for_another_among_strangers(old_place, new_place):
    """Neither the line before nor the line behind went anywhere that is known."""

    def text(letters: str, place: int) -> str:
        lines = [letter * 6 for letter in letters]
        return "\n".join([*lines[:place], "So war das damals.", *lines[place:], "So war das damals."])

    numbers: dict[str, int] = {}
    sides = Sides(tokenise(text("abcdef", old_place), numbers), tokenise(text("uvwxyz", new_place), numbers))
    assert list(same_lines(sides)) == []


@pytest.mark.parametrize("place", range(1, 6))
@pytest.mark.parametrize("shift", range(4))
@pytest.mark.parametrize("known", ["before", "behind"])
def test_a_line_that_stands_twice_goes_with_the_line_beside_it(place, shift, known):
    lines = [letter * 9 for letter in "abcdefgh"]
    lines[place] = "Ja."
    strangers = [letter * 9 for letter in "stuvwxyz"]
    strangers[place] = "Ja."
    beside = place - 1 if known == "before" else place + 1
    strangers[beside] = lines[beside]
    numbers: dict[str, int] = {}
    new = [*["qqq", "ooo", "ppp"][:shift], *strangers, "Ja."]
    sides = Sides(tokenise("\n".join([*lines, "Ja."]), numbers), tokenise("\n".join(new), numbers))
    sides.take([CommonRun(sides.old.lines[beside], sides.new.lines[beside + shift], 1)], moved=False)
    found = [
        (sides.old.line(run.old), sides.new.line(run.new)) for stretch in same_lines(sides) for run in stretch.runs
    ]
    assert found == [(place, place + shift)]


# ---- pieces --------------------------------------------------------------------------------------------


def made(seed: int, blocks: int = 1) -> Mapping:
    """A mapping of pieces that are equal or not, with gaps in both texts or none."""
    rng = random.Random(seed)
    old = new = 0
    pieces: list[Piece] = []
    for number in range(rng.randint(3, 8)):
        old, new = old + rng.choice([0, 1, 3, 9]), new + rng.choice([0, 1, 2, 8])
        length = rng.randint(2, 24)
        similarity = rng.choice([1.0, 1.0, 0.9, 0.625, 0.125])
        new_length = length if similarity == 1.0 else rng.randint(1, 24)
        pieces.append(Piece(Span(old, old + length), Span(new, new + new_length), similarity, number * blocks // 9))
        old, new = pieces[-1].old.end, pieces[-1].new.end
    return Mapping(old + rng.choice([0, 4]), new + rng.choice([0, 5]), tuple(pieces))


def image(mapping: Mapping, at: int) -> Span | None:
    """What became of one character: a character in an equal piece, all of the new words in another one."""
    for piece in mapping.pieces:
        if piece.old.contains(at):
            here = piece.new.start + at - piece.old.start
            return Span(here, here + 1) if piece.equal else piece.new
    return None


def agreeing(mapping: Mapping, at: int) -> float:
    """How many characters, of both texts, agree for one character of the old one."""
    for piece in mapping.pieces:
        if piece.old.contains(at):
            return 2.0 if piece.equal else piece.similarity * (1 + piece.new.length / piece.old.length)
    return 0.0


@pytest.mark.parametrize("seed", range(12))
def test_a_passage_goes_where_its_characters_go(seed):
    mapping = made(seed)
    assert mapping.fits
    became = [image(mapping, at) for at in range(mapping.old_length)]
    agree = [agreeing(mapping, at) for at in range(mapping.old_length)]
    equal = [count == 2.0 for count in agree]
    for start in range(mapping.old_length):
        for end in range(start + 1, mapping.old_length + 1):
            images = [found for found in became[start:end] if found]
            placed = mapping.map(Span(start, end))
            if not images:
                assert placed == Placed(None, PlacedKind.ORPHAN, 0.0)
            elif placed.span is not None:
                hull = Span(min(found.start for found in images), max(found.end for found in images))
                assert placed.span == hull
                whole = all(equal[start:end]) and end - start == hull.length
                assert placed.kind is not PlacedKind.SAME or whole
                similarity = sum(agree[start:end]) / (end - start + hull.length)
                assert placed.similarity == pytest.approx(min(1.0, similarity))
                if placed.similarity < SURE:
                    assert placed.kind is PlacedKind.UNCERTAIN
            else:  # what is found in full is at least proposed
                assert len(images) < 0.9 * (end - start)
                assert placed == Placed(None, PlacedKind.ORPHAN, placed.similarity)
                assert placed.similarity < LIKELY


@pytest.mark.parametrize("seed", range(30))
def test_a_mapping_of_several_blocks_is_kept_as_it_is(seed):
    rng = random.Random(seed)
    mapping = made(seed, blocks=3)
    pieces = tuple(replace(piece, lead=rng.randrange(3), trail=rng.randrange(3)) for piece in mapping.pieces)
    mapping = replace(mapping, pieces=pieces, doubtful=(Span(0, 2),))
    assert Mapping.from_json(mapping.to_json()) == mapping


@pytest.mark.parametrize("seed", range(20))
def test_pieces_that_do_not_fit_are_noticed(seed):
    mapping = made(seed)
    first, *rest = mapping.pieces
    last = mapping.pieces[-1]
    assert not replace(mapping, old_length=last.old.end - 1).fits
    assert not replace(mapping, new_length=last.new.end - 1).fits
    assert not replace(mapping, pieces=(*rest, first)).fits
    assert not replace(mapping, pieces=(replace(first, old=Span(3, 3), new=Span(3, 3)), *rest)).fits
    assert not replace(mapping, pieces=(first, first, *rest)).fits
    longer = replace(first, new=Span(first.new.start, first.new.start + first.old.length + 1), similarity=1.0)
    assert not Mapping(first.old.end, longer.new.end, (longer,)).fits


@pytest.mark.parametrize("seed", range(12))
def test_two_corrections_after_each_other_are_the_two_truths_after_each_other(seed):
    old, new, kept, _ = edited(seed)
    rng = random.Random(seed)
    again = [sentences for sentences in kept if rng.random() < 0.8]
    places = [(word, word.old, word.new) for word in words_of(again) if word.before and word.stayed]
    latest = written(again, after=True)
    joined = align(old, new).then(align(new, latest))
    assert joined.fits
    for word, before, _ in places:
        assert joined.map(before).span == word.new


# ---- what stands beside --------------------------------------------------------------------------------


def in_company(before: tuple[int, int] | None, behind: tuple[int, int] | None, proof: int = 20) -> bool:
    """Whether a short word is attached that has pieces of `proof` characters at these distances, old and new."""
    pieces, old, new = [], 50, 90
    for distances in (before, (0, 0), behind):
        if distances is None:
            continue
        word = distances == (0, 0) and len(pieces) == (before is not None)
        if pieces:
            gap = before if word else distances
            old, new = old + gap[0], new + gap[1]
        length = 5 if word else proof
        pieces.append(Piece(Span(old, old + length), Span(new, new + length)))
        old, new = old + length, new + length
    word = pieces[before is not None].old
    return Mapping(old + 50, new + 90, tuple(pieces)).map(word).kind in ATTACHED


BESIDE = [(1, 1), (2, 2), (2, 20), (20, 2), (1, 9)]
NEAR = [(3, 3), (20, 20), (3, 20), (20, 3)]
FAR = [(21, 21), (21, 1), (1, 21), None]


@pytest.mark.parametrize("before", [*BESIDE, *NEAR, *FAR])
@pytest.mark.parametrize("behind", [*BESIDE, *NEAR, *FAR])
def test_a_short_word_needs_a_neighbour_beside_it_or_two_near_it(before, behind):
    beside = before in BESIDE or behind in BESIDE
    near = before in BESIDE + NEAR and behind in BESIDE + NEAR
    assert in_company(before, behind) is (beside or near)
    assert not in_company(before, behind, proof=14)  # 5 + 14 are less than the proof


def test_of_two_pieces_in_the_same_place_the_one_that_holds_more_is_left():
    def piece(start: int, end: int, similarity: float = 1.0) -> Piece:
        return Piece(Span(start, end), Span(start, end), similarity)

    old = attrgetter("old")
    weak, strong, apart = piece(0, 10, 0.2), piece(8, 20), piece(20, 25, 0.0)
    assert _disjoint([apart, strong, weak], old) == [strong, apart]
    two = [piece(0, 6), piece(6, 12)]
    assert _disjoint([*two, piece(5, 30)], old) == [piece(5, 30)]
    assert _disjoint([*two, piece(5, 30, 0.1)], old) == two
    assert _disjoint([piece(0, 10), piece(5, 15)], old) == [piece(0, 10)]  # as much: the first
    assert _disjoint([piece(0, 10), piece(5, 16)], old) == [piece(5, 16)]
    assert _disjoint([piece(0, 10), piece(10, 20)], old) == [piece(0, 10), piece(10, 20)]


@pytest.mark.parametrize("seed", range(40))
def test_no_character_is_left_in_two_pieces_and_none_goes_without_a_rival(seed):
    rng = random.Random(seed)
    pieces = []
    for _ in range(8):
        start = rng.randrange(60)
        pieces.append(Piece(Span(start, start + rng.randint(1, 15)), Span(0, 9), rng.choice([0.0, 0.25, 0.5, 0.75])))
    kept = _disjoint(pieces, attrgetter("old"))
    assert all(first.old.end <= second.old.start for first, second in pairwise(kept))
    for piece in pieces:
        rivals = [other for other in pieces if other is not piece and other.old.overlap(piece.old)]
        assert rivals or piece in kept
        if all(other.similarity * other.old.length * 8 < piece.similarity * piece.old.length for other in rivals):
            assert piece in kept


@pytest.mark.parametrize(("mark", "other"), [("?", "."), (".", "!"), (",", ";")])
def test_a_mark_that_became_another_does_not_belong_to_the_word_replaced_behind_it(mark, other):
    before, behind = "abdef ghikl mabed fighk", "ledam bigfa kelma hidge"
    old, new = f"{before}{mark} bladem {behind}.", f"{before}{other} nopqrs {behind}."
    placed = align(old, new).map(Span(len(before) + 2, len(before) + 8))
    assert (placed.kind, placed.before, placed.after) == (PlacedKind.UNCERTAIN, "bladem", "nopqrs")
    assert align(old, new).map(Span(len(before), len(before) + 1)).after == other


@pytest.mark.parametrize("taken", range(6))
@pytest.mark.parametrize("length", [1, 2])
def test_what_is_free_is_what_no_stretch_took(taken, length):
    numbers: dict[str, int] = {}
    sides = Sides(tokenise("a b c d e f g h", numbers), tokenise("a b c d e f g h", numbers))
    sides.take([CommonRun(taken, taken, length)], moved=False)
    for first in range(8):
        for last in range(first, 9):
            free = not set(range(first, last)) & set(range(taken, taken + length))
            assert sides.old_is_free(first, last) is free
            assert sides.new_is_free(first, last) is free
    rows = [at for at in range(7) if not {at, at + 1} & set(range(taken, taken + length))]
    assert sides.free_rows(2) == [(at, at) for at in rows]
