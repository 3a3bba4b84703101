"""Each rule by which runs of common words become stretches: at its border, and against what it says in words."""

from __future__ import annotations

from itertools import combinations

import pytest

from qualcode.language.alignment.common_runs import CommonRun
from qualcode.language.alignment.matching import (
    _chains,
    _disagreement,
    _filled,
    _grown,
    _holds_line,
    _holds_seed,
    _islands,
    _label_cut,
    _little,
    _unique_lines,
    _whole_line,
    _without_labels,
    _without_strays,
    match,
)
from qualcode.language.alignment.sides import MatchedStretch, Sides
from qualcode.language.alignment.tokens import Tokens, tokenise

Part = int | tuple[int, int]
LABELLED = "A: eins zwei\nB: drei\nvier fünf sechs\nC:\nD: sieben"
"""Five lines: two labels with words, words alone, a label alone, a label with a word."""


def both(old: str, new: str) -> tuple[Tokens, Tokens]:
    numbers: dict[str, int] = {}
    return tokenise(old, numbers), tokenise(new, numbers)


def parted(*parts: Part, between: str = " ") -> tuple[Tokens, Tokens, list[CommonRun]]:
    """Texts of common words of so many letters, and of gaps (letters in the old text, in the new one)."""
    old, new, runs = [], [], []
    for number, part in enumerate(parts):
        letter = chr(ord("a") + number)
        if isinstance(part, int):
            runs.append(CommonRun(len(old), len(new), 1))
            old.append(letter * part)
            new.append(letter * part)
        else:
            old += [letter * part[0]] if part[0] else []
            new += [letter.upper() + "0" * (part[1] - 1)] if part[1] else []
    return (*both(between.join(old), between.join(new)), runs)


def islands(*parts: Part, enough: float = 25.0) -> list[list[int]]:
    """The numbers of the runs in each stretch."""
    old, new, runs = parted(*parts)
    return [[runs.index(run) for run in island] for island in _islands(old, new, runs, enough)]


# ---- what is no chance ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "counts"),
    [
        ((10, 10), 10),
        ((12, 4), 6),
        ((4, 12), 6),
        ((8, 0), 2),
        ((0, 8), 2),
        ((80, 0), 20),
        ((0, 96), 20),
        ((99, 9), 29),
    ],
)
def test_other_words_count_in_full_and_what_only_went_or_came_a_quarter(gap, counts):
    old, new, (before, after) = parted(7, gap, 7)
    assert _disagreement(old, new, before, after) == counts


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((25,), [[0]]),  # enough
        ((24,), []),
        ((30, (29, 29), 24), [[0]]),  # a stretch goes as far as its score is highest,
        ((30, (29, 29), 29), [[0, 1]]),  # and of equal scores as far as possible
        ((100, (60, 60), 60), [[0, 1]]),
        ((100, (60, 60), 59), [[0], [1]]),
        ((100, (61, 61), 99), [[0], [1]]),  # too much disagreement in a row ends it,
        ((100, (30, 30), 10, (40, 40), 70), [[0, 1, 2]]),  # counted from the highest score on
        ((100, (30, 30), 10, (41, 41), 99), [[0], [2]]),
        ((90, (1, 1), 20, (60, 60), 99), [[0, 1, 2]]),
        ((90, (1, 1), 20, (61, 61), 99), [[0, 1], [2]]),
        ((26, (26, 26), 20), [[0]]),  # a score of nothing ends it
        ((26, (26, 26), 26), [[0], [1]]),
        ((26, (25, 25), 25, (25, 25), 25), [[0, 1, 2]]),
        ((10, (11, 11), 50), [[1]]),  # words before a stretch belong to it where they outweigh the gap,
        ((10, (10, 10), 50), [[0, 1]]),
        ((9, (9, 9), 10, (10, 10), 50), [[0, 1, 2]]),
        ((9, (10, 10), 10, (10, 10), 50), [[1, 2]]),
        ((100, (61, 61), 10, (10, 10), 50), [[0], [1, 2]]),  # unless they belong to the stretch before
        ((100, (61, 61), 30, (30, 30), 10, (61, 61), 40), [[0], [1], [3]]),
        ((20, (21, 21), 20, (21, 21), 20), []),
    ],
)
def test_a_stretch_is_where_agreement_outweighs_disagreement(parts, found):
    assert islands(*parts) == found


@pytest.mark.parametrize("enough", [7, 8])
def test_how_much_is_enough_is_said(enough):
    assert islands(7, enough=enough) == ([[0]] if enough == 7 else [])


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        # in a short text four tenths of the shorter one are enough
        ("aaaaaaaa bbbbbbbbbbbb", "aaaaaaaa ccccccccccccc", True),
        ("aaaaaaa bbbbbbbbbbbbb", "aaaaaaa cccccccccccccc", False),
        ("aaaaaaaa bbbbbbbbbbbbb", "aaaaaaaa cccccccccccc", True),
        ("aaaaaaa bbbbbbbbbbbbbb", "aaaaaaa ccccccccccccc", False),
        # in others 25 code points
        (f"{'a' * 25} {'b' * 90}", f"{'a' * 25} {'c' * 90}", True),
        (f"{'a' * 24} {'b' * 90}", f"{'a' * 24} {'c' * 90}", False),
    ],
)
def test_short_texts_need_a_share_of_themselves(old, new, kept):
    assert [stretch.runs for stretch in match(*both(old, new))] == ([(CommonRun(0, 0, 1),)] if kept else [])


def test_a_line_that_stands_once_in_both_texts_is_kept_whatever_its_weight():
    old, new = both("Ja.\nDoch.\nJa.\nNun so\nUnd", "Nein\nNun so\nDoch.\nJa.\nNein")
    unique = _unique_lines(old, new)
    assert sorted(map(old.cut, unique)) == ["Doch", "Nun"]
    doch, nun = CommonRun(2, 3, 2), CommonRun(6, 1, 2)
    assert _islands(old, new, [doch], 25, unique) == [[doch]]
    assert _islands(old, new, [nun], 25, unique) == [[nun]]
    assert _islands(old, new, [nun._replace(length=1)], 25, unique) == []
    assert _islands(old, new, [doch], 25) == []
    assert _islands(old, new, [CommonRun(4, 5, 2)], 25, unique) == []  # “Ja.” stands twice
    old, new = both(f"Ja {'a' * 90}\nDoch.", f"Ja {'b' * 90}\nDoch.")
    doch = CommonRun(2, 2, 2)
    assert _islands(old, new, [CommonRun(0, 0, 1), doch], 25, _unique_lines(old, new)) == [[doch]]


def test_a_run_holds_a_line_where_all_of_it_is_in_the_run():
    tokens = tokenise(LABELLED, {})
    places = list(zip(tokens.lines, tokens.lines[1:], strict=False))
    for first, last in combinations(range(len(tokens) + 1), 2):
        run = CommonRun(first, 0, last - first)
        inside = {start for start, end in places if first <= start and end <= last}
        for start, _ in places:
            assert _holds_line(tokens, run, {start}) is (start in inside)
        assert not _holds_line(tokens, run, set())


# ---- single words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("weight", "kept"), [(11, False), (12, True)])
def test_words_far_from_others_are_no_chance_from_a_dozen_letters_on(weight, kept):
    old, new, runs = parted(40, (200, 200), weight)
    assert _without_strays(old, new, runs) == (runs if kept else runs[:1])


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("Xenophon wusste ja", "Xenophon wusste ja", True),
        ("Xenophon wusste\nund ja", "Xenophon wusste nie ja", False),  # in another line of the old text,
        ("Xenophon wusste und ja", "Xenophon wusste\nnie ja", False),  # of the new one
        ("Xenophon wusste\nja", "Xenophon wusste nie ja", True),  # all that is said in its line
    ],
)
def test_a_single_word_belongs_to_others_in_its_own_line(old, new, kept):
    there, here = both(old, new)
    runs = [CommonRun(0, 0, 2), CommonRun(len(there) - 1, len(here) - 1, 1)]
    assert _without_strays(there, here, runs) == (runs if kept else runs[:1])


def test_single_words_are_kept_where_there_is_nothing_else():
    old, new, runs = parted(5, (90, 90), 5)
    assert _without_strays(old, new, runs) == runs


def said_in(tokens: Tokens) -> list[tuple[int, int, int]]:
    """The first token, the first behind the label and the end of each line, by what the text looks like."""
    found = []
    for line in tokens.text.split("\n"):
        first = found[-1][2] if found else 0
        words = len(tokenise(line, {}))
        label = 2 if line[1:2] == ":" else 0
        found.append((first, first + label, first + words))
    return found


def test_all_that_is_said_in_a_line_is_there_with_or_without_the_label():
    tokens = tokenise(LABELLED, {})
    for first, last in combinations(range(len(tokens) + 1), 2):
        _, said, end = next(line for line in said_in(tokens) if line[0] < last <= line[2])
        assert _whole_line(tokens, first, last) is (first <= said and last == end)


# ---- labels of speakers --------------------------------------------------------------------------------


def test_a_label_at_the_end_is_cut_off():
    tokens = tokenise(LABELLED, {})
    for first, last in combinations(range(len(tokens) + 1), 2):
        begin, said, _ = next(line for line in said_in(tokens) if line[0] < last <= line[2])
        assert _label_cut(tokens, first, last) == (max(0, begin - first) if last <= said else last - first)


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("das war\nB: so", "das war\nB: nie", 2),  # another line goes on behind the label
        ("das war\nB: so Xenophon", "das war\nB: nie Xenophon", 4),  # the same goes on
        ("das war\nB: so\nXenophon", "das war\nB: nie Xenophon", 2),  # in one of the texts only
        ("das war\nB: so Xenophon", "das war\nB: nie\nXenophon", 2),
        ("das war\nB: so", "das war B nun nie", 2),  # a label in one of the texts only
        ("das war B nun so", "das war\nB: nie", 2),
        ("das war B nun so", "das war B nun nie", 4),
    ],
)
def test_a_label_belongs_to_what_is_said_behind_it(old, new, kept):
    there, here = both(old, new)
    runs = [CommonRun(0, 0, 4)]
    runs += [CommonRun(len(there) - 1, len(here) - 1, 1)] if "Xenophon" in old else []
    assert _without_labels(there, here, runs) == [CommonRun(0, 0, kept), *runs[1:]]


def test_half_a_label_belongs_to_the_run_where_its_line_goes_on():
    old, new = both("das war\nB: so", "das war\nB - so")
    runs = [CommonRun(0, 0, 3), CommonRun(4, 4, 1)]
    assert _without_labels(old, new, runs) == runs
    assert _without_labels(old, old, runs) == runs
    assert _without_labels(old, old, runs[:1]) == [CommonRun(0, 0, 2)]


def test_a_label_alone_is_nothing_unless_there_is_nothing_else():
    old, new = both("B: so\nnun ja", "B: nie\nnun ja")
    label, line = CommonRun(0, 0, 2), CommonRun(3, 3, 2)
    assert _without_labels(old, new, [label, line]) == [line]
    assert _without_labels(old, new, [label]) == [label]


# ---- moved stretches -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "together"),
    [
        ((40, 40), True), ((41, 40), False), ((40, 41), False), ((1, 1), True), ((1, 0), False), ((1, -1), False),
        ((40, 1), True), ((1, 40), True),
    ],
)  # fmt: skip
def test_seeds_that_rise_together_near_each_other_are_a_chain(second, together):
    first, second = (100, 200), (100 + second[0], 200 + second[1])
    assert _chains([first, second]) == ([[first, second]] if together else [[first], [second]])


def test_a_seed_joins_the_chain_that_it_is_nearest_to():
    assert _chains([(0, 10), (1, 5), (2, 12)]) == [[(0, 10), (2, 12)], [(1, 5)]]
    assert _chains([(0, 10), (1, 5), (2, 2), (3, 7)]) == [[(0, 10)], [(1, 5), (3, 7)], [(2, 2)]]


@pytest.mark.parametrize("number", [12, 13])
def test_a_dozen_chains_may_grow_at_the_same_time(number):
    seeds = [(at, 100 * at) for at in range(number)]
    chains = _chains([*seeds, (number, 1)])
    assert len(chains) == (number if number == 12 else number + 1)


def test_a_seed_is_held_where_both_its_places_are_in_a_run():
    runs = [CommonRun(2, 5, 3), CommonRun(7, 8, 2), CommonRun(9, 13, 1)]
    pairs = {(run.old + at, run.new + at) for run in runs for at in range(run.length)}
    for old in range(12):
        for new in range(16):
            assert _holds_seed(runs, (old, new)) is ((old, new) in pairs)


def words(letter: str, number: int) -> str:
    return " ".join(f"{letter}{letter}{at}" for at in range(number))


@pytest.mark.parametrize(("more", "found"), [("mmm", True), ("mm", False)])
def test_a_moved_stretch_needs_thirty_letters(more, found):
    said = f"{words('m', 9)} {more}"
    sides = Sides(*both(f"{words('a', 9)} {said} {words('b', 9)}", f"{words('c', 9)} {said} {words('d', 9)}"))
    assert sides.old.weight(9, 19) == (30 if found else 29)
    assert [stretch.runs for stretch in _grown(sides, [(9, 9)])] == [(CommonRun(9, 9, 10),)] * found


@pytest.mark.parametrize(("seed", "found"), [((9, 9), 1), ((18, 18), 1), ((8, 8), 0), ((19, 19), 0), ((10, 11), 0)])
def test_only_what_holds_a_seed_is_taken(seed, found):
    said = f"{words('m', 9)} mmm"
    sides = Sides(*both(f"{words('a', 9)} {said} {words('b', 9)}", f"{words('c', 9)} {said} {words('d', 9)}"))
    assert len(_grown(sides, [seed])) == found


def test_a_stretch_grows_forty_words_beyond_its_seeds():
    there, here, said = words("a", 9), words("b", 4), words("m", 150)
    sides = Sides(*both(f"{there} {said}", f"{here} {said}"))
    assert [stretch.runs for stretch in _grown(sides, [(59, 54)])] == [(CommonRun(19, 14, 83),)]
    sides = Sides(*both(f"{here} {said}", f"{there} {said}"))
    assert [stretch.runs for stretch in _grown(sides, [(54, 59), (64, 69)])] == [(CommonRun(14, 19, 93),)]


@pytest.mark.parametrize("number", [2, 3])
def test_what_moved_is_known_by_three_words_in_a_row(number):
    said, rest = " ".join(letter * 17 for letter in "xyz"[:number]), "\n".join(words(letter, 60) for letter in "abcd")
    beside = words("q", 20), words("r", 20)
    moved = [
        stretch.runs
        for stretch in match(*both(f"{said} {beside[0]}\n{rest}", f"{rest}\n{beside[1]} {said}"))
        if stretch.moved
    ]
    assert moved == ([(CommonRun(0, 260, 3),)] if number == 3 else [])


def test_of_two_stretches_that_cross_both_are_found_the_longer_first():
    long, short, rest = words("l", 30), words("s", 10), "\n".join(words(letter, 60) for letter in "abcd")
    old, new = both(f"{short} {long}\n{rest}", f"{rest}\n{long} {short}")
    stretches = match(old, new)
    assert sorted((stretch.runs[0].length, stretch.moved) for stretch in stretches) == [
        (10, True), (30, True), (240, False),
    ]  # fmt: skip


def test_what_is_found_late_but_in_order_did_not_move():
    sides = Sides(*both(f"x {words('m', 12)} y", f"u {words('m', 12)} v"))
    (stretch,) = _grown(sides, [(1, 1)])
    assert (stretch.moved, sides.kept) == (False, [CommonRun(1, 1, 12)])
    sides = Sides(*both(f"{words('m', 12)} {words('k', 3)}", f"{words('k', 3)} {words('m', 12)}"))
    sides.take([CommonRun(12, 0, 3)], moved=False)
    (stretch,) = _grown(sides, [(0, 3)])
    assert (stretch.moved, sides.kept) == (True, [CommonRun(12, 0, 3)])


# ---- the borders of lines ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("box", "little"),
    [
        ((0, 0, 0, 0), False), ((0, 1, 0, 0), True), ((0, 0, 0, 1), True), ((0, 1, 0, 1), True),
        ((0, 2, 0, 0), True),  # 30 code points
        ((0, 3, 0, 0), False), ((1, 3, 0, 0), True), ((0, 0, 0, 3), False), ((0, 2, 0, 2), True),
        ((1, 0, 0, 1), False), ((0, 1, 1, 0), False), ((1, 1, 3, 1), False), ((3, 1, 1, 1), False),
        ((3, 4, 0, 1), False), ((0, 1, 3, 4), False), ((3, 4, 0, 0), False),  # not free
    ],
)  # fmt: skip
def test_little_is_what_is_free_and_has_thirty_letters_at_most(box, little):
    sides = Sides(*both(f"{'a' * 20} {'b' * 10} c d", f"{'e' * 20} {'f' * 10} g d"))
    sides.take([CommonRun(3, 3, 1)], moved=False)
    assert _little(sides, box) is little


@pytest.mark.parametrize(
    ("run", "head", "tail"),
    [
        (CommonRun(7, 7, 1), (6, 7, 6, 7), (8, 9, 8, 9)),  # what is said before and behind in the line
        (CommonRun(6, 6, 3), None, None),
        (CommonRun(6, 6, 1), None, (7, 9, 7, 9)),
        (CommonRun(3, 3, 5), (2, 3, 2, 3), (8, 9, 8, 9)),
        (CommonRun(2, 2, 3), None, (5, 6, 5, 6)),
        (CommonRun(1, 1, 4), None, (5, 6, 5, 6)),  # in the label nothing is left before it
    ],
)
def test_what_is_left_of_the_first_and_last_line_belongs_to_a_stretch(run, head, tail):
    text = "A: eins zwei drei vier\nfünf sechs sieben\nB: acht"
    sides = Sides(*both(text, text))
    filled = _filled(sides, MatchedStretch((run,)))
    assert (filled.head, filled.tail) == (head, tail)
    halves = (run._replace(length=1), CommonRun(run.old + run.length - 1, run.new + run.length - 1, 1))
    assert _filled(sides, MatchedStretch(halves)) == MatchedStretch(halves, head=head, tail=tail)
