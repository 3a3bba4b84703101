"""Agreement by characters without characters: the same counts as looking at each."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.kernel.coefficients import cohen_kappa, percent, scott_pi
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.passages.characters import PassageTable, character_ratings, character_ratings_of_codes
from qualcode.agreement.passages.continuum import Continuum
from qualcode.errors import UsageProblem

CODERS = ("A", "B", "C")

passages = st.lists(
    st.tuples(st.sampled_from(CODERS), st.integers(0, 29), st.integers(1, 20), st.sampled_from("xy")).map(
        lambda drawn: (drawn[0], drawn[1], min(30, drawn[1] + drawn[2]), drawn[3])
    ),
    max_size=8,
)
texts = st.lists(
    st.tuples(st.sets(st.sampled_from(CODERS), min_size=1), passages).map(
        lambda drawn: Continuum.of(30, [one for one in drawn[1] if one[0] in drawn[0]], coders=sorted(drawn[0]))
    ),
    max_size=4,
)


def _by_looking(continua: list[Continuum], value: str) -> dict[tuple[int, ...], int]:
    found: Counter[tuple[int, ...]] = Counter()
    for continuum in continua:
        for offset in range(continuum.length):
            pattern = []
            for coder in CODERS:
                segments = continuum.segments.get(coder)
                said = [s.start <= offset < s.end for s in segments or () if s.value == value]
                pattern.append(-1 if segments is None else int(any(said)))
            found[tuple(pattern)] += 1
    return dict(found)


def _table(continua: list[Continuum]) -> tuple[PassageTable, np.ndarray, np.ndarray]:
    rows = [
        ("xy".index(str(segment.value)), CODERS.index(coder), number, segment.start, segment.end)
        for number, continuum in enumerate(continua)
        for coder, segments in continuum.segments.items()
        for segment in segments
    ]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    finished = np.array([[coder in continuum.segments for coder in CODERS] for continuum in continua])
    lengths = np.array([continuum.length for continuum in continua], dtype=np.int64)
    return PassageTable(*columns), lengths, finished.reshape(-1, 3)


@unhurried
@given(texts)
def test_the_sweep_and_the_arrays_agree_with_looking_at_every_character(continua: list[Continuum]) -> None:
    by_arrays = character_ratings_of_codes(_table(continua)[0], 2, CODERS, *_table(continua)[1:])
    for value, ratings in zip("xy", by_arrays, strict=True):
        expected = _by_looking(continua, value)
        assert character_ratings(continua, value, CODERS).patterns == expected
        assert ratings.patterns == expected


@unhurried
@given(passages, st.data())
def test_splitting_a_passage_into_overlapping_or_touching_parts_changes_nothing(
    marked: list[tuple[str, int, int, str]], data: st.DataObject
) -> None:
    split = []
    for coder, start, end, value in marked:
        cut = data.draw(st.integers(start, end))
        back = data.draw(st.integers(start, cut))
        split += [(coder, low, high, value) for low, high in ((start, cut), (back, end)) if low < high]
    whole, parts = (Continuum.of(30, found, coders=CODERS) for found in (marked, split))
    assert character_ratings([parts], "x", CODERS) == character_ratings([whole], "x", CODERS)


def test_krippendorffs_case_of_1995_by_its_24_atoms() -> None:
    passages = [("Bertha", 2, 10), ("Bertha", 14, 20), ("Bill", 4, 8), ("Bill", 15, 17)]
    ratings = character_ratings(
        [Continuum.of(24, [(*passage, "A") for passage in passages])], "A", ["Bertha", "Bill"]
    )
    assert cohen_kappa(ratings).value == pytest.approx(0.385, abs=1e-3)
    assert scott_pi(ratings).value == pytest.approx(0.314, abs=1e-3)
    assert krippendorff_alpha(ratings).value == pytest.approx(0.329, abs=1e-3)


@pytest.mark.parametrize(
    ("one", "other", "length", "kappa"),
    [
        ([(0, 5000)], [(2500, 7500)], 10_000, 0.0),
        ([(0, 9000)], [(900, 9900)], 10_000, 0.0),
        ([(0, 1000)], [(200, 1200)], 10_000, 0.778),
        ([(0, 100), (10, 90)], [], 1000, 0.0),  # one coder's nested passages do not agree with each other
        ([(0, 100), (50, 150)], [(0, 150)], 1000, 1.0),
    ],
)
def test_kappa_by_characters_where_a_known_program_is_wrong(
    one: list[tuple[int, int]], other: list[tuple[int, int]], length: int, kappa: float
) -> None:
    marked = [("A", *span, "x") for span in one] + [("B", *span, "x") for span in other]
    ratings = character_ratings([Continuum.of(length, marked, coders="AB")], "x", "AB")
    assert cohen_kappa(ratings).value == pytest.approx(kappa, abs=5e-4)


def test_text_that_nobody_coded_swells_the_per_cent() -> None:
    marked = [("A", 0, 100, "x"), ("B", 50, 150, "x")]
    small, large = (
        percent(character_ratings([Continuum.of(length, marked)], "x", "AB")).value for length in (200, 20_000)
    )
    assert (small, large) == (0.5, 0.995)


def test_tables_that_cannot_be_are_refused() -> None:
    def table(code: int, coder: int, document: int, start: int, end: int) -> PassageTable:
        return PassageTable(*(np.array([value]) for value in (code, coder, document, start, end)))

    lengths, finished = np.array([30]), np.array([[1, 0, 1]])
    for wrong in (table(0, 0, 0, -1, 5), table(0, 0, 0, 5, 31), table(0, 0, 0, 9, 5), table(0, 1, 0, 0, 5)):
        with pytest.raises(UsageProblem):
            character_ratings_of_codes(wrong, 1, CODERS, lengths, finished)
    with pytest.raises(UsageProblem, match="at most 12"):
        character_ratings_of_codes(table(0, 0, 0, 0, 5), 1, "ABCDEFGHIJKLM", lengths, finished)
