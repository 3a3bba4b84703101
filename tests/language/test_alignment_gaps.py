"""What becomes of the words in the gaps of a stretch, and beside it."""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise

import pytest
from corrected_texts import corrected

from qualcode.language.alignment.align import (
    _any_between,
    _doubts,
    _lead,
    _lines,
    _trail,
    _Weaver,
    _with_insertions,
    align,
)
from qualcode.language.alignment.common_runs import Box, CommonRun
from qualcode.language.alignment.mapping import Piece
from qualcode.language.alignment.matching import match
from qualcode.language.alignment.sides import MatchedStretch
from qualcode.language.alignment.tokens import tokenise
from qualcode.model.spans import Span


def weaver(old: str, new: str, block: int = 0) -> _Weaver:
    numbers: dict[str, int] = {}
    return _Weaver(tokenise(old, numbers), tokenise(new, numbers), block)


def told(old: str, new: str, box: Box | None = None) -> list[tuple[str, str, float]]:
    """The pieces of a gap, of the whole texts where no tokens are named: old words, new words, similarity."""
    weaving = weaver(old, new)
    pieces = weaving._between(box or (0, len(weaving.old), 0, len(weaving.new)))
    return [(piece.old.cut(old), piece.new.cut(new), piece.similarity) for piece in pieces]


# ---- in a gap ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("kommen alt gehn", "komen neu gehen", [("kommen", "komen"), ("alt", "neu"), ("gehn", "gehen")]),
        ("alt kommen", "komen", [("kommen", "komen")]),
        ("kommen", "neu komen", [("kommen", "komen")]),
        ("kommen alt", "komen", [("kommen", "komen")]),
        ("eins zwo kommen", "xxxx komen qqq", [("eins zwo", "xxxx"), ("kommen", "komen")]),
        ("abcd", "abxy", [("abcd", "abxy")]),
        ("zz abcde", "abxyz qq", [("zz abcde", "abxyz qq")]),  # too unlike for one that was corrected
        ("", "neu", []),
        ("alt", "", []),
        (". abcd", "! xyzw", [(".", "!"), ("abcd", "xyzw")]),
        (", abcd", "; xyzw", [(",", ";"), ("abcd", "xyzw")]),
        (". abcd", ", xyzw", [(". abcd", ", xyzw")]),
        ("- abcd", ". xyzw", [("- abcd", ". xyzw")]),
        (". abcd", "- xyzw", [(". abcd", "- xyzw")]),
        (".", "", []),
        ("", ".", []),
        ("mmmm. abcd", "; xyzw", [("mmmm. abcd", "; xyzw")]),
    ],
)
def test_words_in_a_gap_are_corrected_or_replaced(old, new, pieces):
    assert [piece[:2] for piece in told(old, new)] == pieces
    box = (2, 2 + len(tokenise(old, {})), 1, 1 + len(tokenise(new, {})))
    assert [piece[:2] for piece in told(f"x. {old} .", f"x {new} .", box)] == pieces  # nothing beside is looked at


@pytest.mark.parametrize(("length", "replaced"), [(80, True), (81, False)])
def test_a_replacement_has_eighty_letters_at_most(length, replaced):
    short, long = "a" * 9, "b" * length
    assert told(short, long) == [(short, long, 0.0)] * replaced
    assert told(long, short) == [(long, short, 0.0)] * replaced


@pytest.mark.parametrize(("number", "compared"), [(20, True), (21, False)])
def test_only_a_few_words_are_compared_one_by_one(number, compared):
    """The last of 20 words was corrected into the last of 20 or 21."""
    old = " ".join(["x", *("aaaaaaa" for _ in range(19)), "kommen"])
    new = " ".join(["x", *("bbbbbbb" for _ in range(number - 1)), "komen"])
    assert (("kommen", "komen", 0.909) in told(old, new, (1, 21, 1, 1 + number))) is compared
    assert (("komen", "kommen", 0.909) in told(new, old, (1, 1 + number, 1, 21))) is compared


@pytest.mark.parametrize(("old", "new", "one"), [("abcd", "abxy", True), ("abcde", "abxyz", False)])
def test_words_of_which_half_is_the_same_are_one_that_was_corrected(old, new, one):
    assert weaver(old, new)._alike(0, 1, 0, 1) == [(0, 0)] * one


@pytest.mark.parametrize(
    ("old", "new", "box", "pieces"),
    [
        ("kommen\nsehen\ngehn", "komen\nsehn\ngehen", None, ["kommen", "sehen", "gehn"]),
        ("kommen\nsehen\ngehn", "komen\ngehen", None, []),  # whole lines went: of which no part is in the stretch
        ("kommen\ngehn", "komen\nsehn\ngehen", None, []),
        ("kommen", "komen\ngehen", None, []),
        ("x kommen gehn", "x komen\ngehen", (1, 2, 1, 3), []),  # which of the lines it is is not known
        ("x kommen\ngehn x", "x komen gehen x", (1, 3, 1, 3), []),
        ("x kommen\ngehn x", "x komen\nsehn\ngehen x", (1, 3, 1, 4), ["kommen", "gehn"]),
        ("x kommen\nja\ngehn x", "x komen\nqqq\nvvv\ngehen x", (1, 4, 1, 5), ["kommen", "gehn"]),
        ("x kommen\nja\nsehn\ngehn x", "x komen\nqqq\ngehen x", (1, 5, 1, 4), ["kommen", "gehn"]),
        ("x kommen\n\ngehn x", "x komen\ngehen x", (1, 3, 1, 3), ["kommen", "gehn"]),
    ],
)
def test_a_gap_of_several_lines_is_filled_line_by_line(old, new, box, pieces):
    corrected_to = {"kommen": "komen", "sehen": "sehn", "gehn": "gehen"}
    assert [piece[:2] for piece in told(old, new, box)] == [(word, corrected_to[word]) for word in pieces]


def test_the_parts_of_each_line_are_told_with_the_empty_ones_at_their_borders():
    tokens = tokenise("a b\nc d\n\ne", {})
    breaks = [0, 2, 4, 5]  # before which tokens a line begins, or the text ends
    for first, last in combinations_with_replacement(range(6), 2):
        borders = [first, *(at for at in breaks if first <= at <= last), last]
        assert _lines(tokens, first, last) == list(pairwise(borders))


# ---- pieces of a stretch -------------------------------------------------------------------------------


def woven(old: str, new: str, *runs: tuple[int, int, int], **ends: Box) -> list[tuple[str, str, float]]:
    pieces = weaver(old, new, 7).pieces(MatchedStretch(tuple(CommonRun(*run) for run in runs), **ends))
    assert all(piece.block == 7 for piece in pieces)
    return [(piece.old.cut(old), piece.new.cut(new), piece.similarity) for piece in pieces]


def test_a_stretch_is_its_head_its_runs_the_gaps_between_and_its_tail():
    old, new = "alpha das war gestern so kommen", "beta das war heute so komen"
    assert woven(old, new, (1, 1, 2), (4, 4, 1), head=(0, 1, 0, 1), tail=(5, 6, 5, 6)) == [
        ("alpha", "beta", 0.222),
        ("das war", "das war", 1.0),
        ("gestern", "heute", 0.5),
        ("so", "so", 1.0),
        ("kommen", "komen", 0.909),
    ]
    assert woven(old, new, (1, 1, 2)) == [("das war", "das war", 1.0)]


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("das war", "das war", [("das war", 1.0)]),
        ("das  war", "das war", [("das", 1.0), ("war", 1.0)]),  # other white space
        ("das #00:01# war", "das war", [("das", 1.0), ("war", 1.0)]),  # a time stamp
        ("das [1:02] war", "das [1:02] war", [("das [1:02] war", 1.0)]),
        ("das war so", "das WAR so", [("das", 1.0), ("war", 0.9), ("so", 1.0)]),
        ("Quellensteinisches", "quellensteinisches", [("Quellensteinisches", 0.944)]),  # as alike as it is
    ],
)
def test_the_words_of_a_run_are_one_piece_where_the_same_stands_between(old, new, pieces):
    assert [(words, similar) for words, _, similar in woven(old, new, (0, 0, len(tokenise(old, {}))))] == pieces


@pytest.mark.parametrize(
    ("old", "new", "run", "head", "lead"),
    [
        ("B: Das war", "B: Also das war", (2, 3, 2), (2, 2, 2, 3), "Also "),
        ("B: Das war", "B: Ja. Also das war", (2, 5, 2), (2, 2, 2, 5), "Also "),
        ("B: So das war", "B: Also das war", (3, 3, 2), (2, 3, 2, 3), ""),  # not only put in
        ("So das war", "Also das war", (1, 1, 2), (0, 1, 0, 1), ""),
    ],
)
def test_what_was_put_in_before_a_stretch_in_its_line_leads_it(old, new, run, head, lead):
    pieces = weaver(old, new).pieces(MatchedStretch((CommonRun(*run),), head=head))
    (first,) = (piece for piece in pieces if piece.old.start == tokenise(old, {}).starts[run[0]])
    assert first.lead == len(lead)
    assert [piece.lead for piece in pieces].count(0) == len(pieces) - bool(lead)
    assert weaver(old, new).pieces(MatchedStretch((CommonRun(*run),)))[0].lead == 0


def test_each_stretch_that_moved_is_a_block_of_its_own_and_what_kept_its_order_is_none():
    late = 0
    for seed in (0, 10, 11, 20, 47, 3):
        case = corrected(seed, length=6_000, edited=0.1, deleted=0.2, moved=4)
        numbers: dict[str, int] = {}
        old, new = tokenise(case.old, numbers), tokenise(case.new, numbers)
        stretches = match(old, new)
        moved = [stretch.moved for stretch in stretches]
        late += any(moved[: moved.index(False, moved.index(True))]) if False in moved[moved.index(True) :] else 0
        pieces = align(case.old, case.new).pieces
        blocks = set()
        for stretch in stretches:
            for run in stretch.runs:
                inside = Span(old.starts[run.old], old.ends[run.old_end - 1])
                mine = {piece.block for piece in pieces if piece.old.overlap(inside)}
                assert mine if stretch.moved else mine <= {0}
                blocks |= mine
        assert blocks == set(range(sum(moved) + 1))
    assert late >= 5  # found behind one that moved


# ---- what stands beside --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "inserted", "lead"),
    [
        ("|Das war", "Also ", "Also "),  # at the beginning of a text,
        ("Ja. |Das war", "Also ", "Also "),  # a sentence,
        ("Ja! |Das war", "Also ", "Also "),
        ("Ja? |Das war", "Also ", "Also "),
        ("Ja … |Das war", "Also ", "Also "),
        ("B: |Das war", "Also ", "Also "),
        ("#00:01# |Das war", "Also ", "Also "),
        ("Ja\n|Das war", "Also ", "Also "),
        ("Ja. „|Das war", "Also ", "Also "),  # of what is said
        ("Ja.“\u00a0|Das war", "Also ", "Also "),
        ("Ja, |Das war", "Also ", ""),
        ("a |Das war", "Also ", ""),
        ("Es |war so", "oft ", ""),
        ("Es |war so", "oft [", "["),  # a word became a placeholder
        ("Es |war so", "oft ([", "(["),
        ("Es |war so", "oft [X] ", ""),
        ("a       |Das war", "Also ", ""),
        ("a        |Das war", "Also ", "Also "),  # nothing near by
        ("|Das war", "Ja. Also ", "Also "),  # a sentence that was put in too is one of its own
        ("|Das war", "Ja. Nein! Doch: Also ", "Also "),
        ("|Das war", "Ja.“ Also ", "Also "),
        ("|Das war", "Ja. ", ""),
        ("|Das war", "Ja", "Ja"),
        ("|Das war", "x" * 79 + " ", "x" * 79 + " "),
        ("|Das war", "x" * 80 + " ", ""),
    ],
)
def test_what_is_put_in_before_a_sentence_begins_it(old, inserted, lead):
    start = old.index("|")
    assert _lead(old.replace("|", ""), start, inserted) == len(lead)


@pytest.mark.parametrize(
    ("old", "inserted", "trail"),
    [
        ("im Haus|. Da", " gestern", " gestern"),
        ("im Haus|, da", " gestern ", " gestern"),
        ("im Haus|. Da", " ja. Gestern", ""),
        ("im Haus|. Da", " ja\ngestern", ""),
        ("im Haus|. Da", " " + "x" * 79, " " + "x" * 79),
        ("im Haus|. Da", " " + "x" * 80, ""),
        ("(im Haus)|. Da", " gestern", ""),
        ("[im Haus|. Da", "] gestern", "] gestern"),
        ("im Haus)|. Da", "] gestern", "]"),
        ("im Haus|", "?! Ja", "?!"),
        ("im Haus|\nDa", "… Ja", "…"),
        ("im Haus|\nDa", " Ja.", ""),
        ("im Haus| da", "]) so.", "])"),
        ("im Haus| da", ". So", ""),
    ],
)
def test_what_is_put_in_behind_a_sentence_ends_it(old, inserted, trail):
    end = old.index("|")
    assert _trail(old.replace("|", ""), end, inserted) == len(trail)


def test_whether_something_begins_between_two_places():
    spans = [Span(2, 4), Span(4, 5), Span(7, 9)]
    for start in range(11):
        for end in range(start, 11):
            assert _any_between(spans, start, end) is any(start <= span.start < end for span in spans)
    assert not _any_between([], 0, 9)


def beside(old: str, new: str, *pieces: tuple[str, str, int]) -> list[tuple[int, int]]:
    """Lead and trail of pieces that are given by their words in both texts and their block."""
    made = []
    for before, after, block in pieces:
        start, begin = old.index(before), new.index(after)
        made.append(Piece(Span(start, start + len(before)), Span(begin, begin + len(after)), 1.0, block))
    return [(piece.lead, piece.trail) for piece in _with_insertions(old, new, made)]


@pytest.mark.parametrize(
    ("old", "new", "pieces", "borders"),
    [
        ("Das war. Es", "Nun Das war da. Es", [("Das war", "Das war", 0), (". Es", ". Es", 0)], [(4, 3), (0, 0)]),
        ("Ja. Es", "Ja. Nun Es !?", [("Ja.", "Ja.", 0), ("Es", "Es", 0)], [(0, 0), (4, 0)]),
        ("Das war", "Das war!", [("Das war", "Das war", 0)], [(0, 1)]),
        ("Ja. Es", "Ja. Nun Es", [("Ja.", "Ja.", 0), ("Es", "Es", 1)], [(0, 0), (0, 0)]),  # one of them moved
        ("Ja. Es", "Ja. Nun Es", [("Ja.", "Ja.", 1), ("Es", "Es", 1)], [(0, 0), (4, 0)]),
        ("Ja. So Es", "Ja. Nun Es", [("Ja.", "Ja.", 0), ("Es", "Es", 0)], [(0, 0), (0, 0)]),  # not only put in
        ("Ja. Es", "Ja.  Es", [("Ja.", "Ja.", 0), ("Es", "Es", 0)], [(0, 0), (0, 0)]),
        ("So Es", "Nun Es", [("Es", "Es", 0)], [(0, 0)]),
        ("! Es", "Nun Es", [("Es", "Es", 0)], [(0, 0)]),
        ("Es war", "Es ist!", [("Es", "Es", 0)], [(0, 0)]),
        (  # what stands there came from elsewhere
            "Ja. Es. Nun", "Ja. Nun Es.", [("Ja.", "Ja.", 0), ("Es.", "Es.", 0), ("Nun", "Nun", 1)],
            [(0, 0), (0, 0), (0, 0)],
        ),
    ],
)  # fmt: skip
def test_what_is_put_in_between_two_pieces_belongs_to_the_one_or_the_other(old, new, pieces, borders):
    assert beside(old, new, *pieces) == borders


@pytest.mark.parametrize(
    ("old", "new", "doubtful"),
    [
        ("Xenophon ja ja ja Zirbel", "Xenophon ja ja Zirbel", ["ja ja ja"]),
        ("Xenophon ja ja ja Zirbel", "Xenophon ja ja ja ja Zirbel", ["ja ja ja"]),
        ("Xenophon ja so ja Zirbel", "Xenophon ja Zirbel", ["ja so ja"]),
        ("Xenophon ja Zirbel", "Xenophon Zirbel", []),
        ("Xenophon ja. Ja. Ja. Zirbel", "Xenophon ja. Ja. Zirbel", ["Ja. Ja."]),
    ],
)
def test_of_what_stands_several_times_in_a_row_it_is_not_known_which_stayed(old, new, doubtful):
    assert [span.cut(old) for span in align(old, new).doubtful] == doubtful


@pytest.mark.parametrize("shift", range(3))
def test_what_is_in_doubt_does_not_depend_on_which_of_them_was_taken(shift):
    old, new = tokenise("x ja ja ja y", numbers := {}), tokenise("x ja ja y", numbers)
    runs = (CommonRun(0, 0, 1 + shift), CommonRun(2 + shift, 1 + shift, 3 - shift))
    assert [span.cut(old.text) for span in _doubts(old, new, MatchedStretch(runs))] == ["ja ja ja"]
