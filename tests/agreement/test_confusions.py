"""Confusions of codes: counted as by hand, joined so that nothing is lost, and alpha with them settled."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.confusions.disagreements import disagreements
from qualcode.agreement.confusions.joined import joined
from qualcode.agreement.confusions.settling import PooledAlpha
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.ratings import MISSING, Ratings
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.agreement.study.confused_units import confusion_counts, confusions_of
from qualcode.agreement.study.layout import UnitPatterns
from qualcode.tui.compare.disagreement_lines import cost_words, said_text
from tests.demo_project import demo_at

CODERS = ("Anna", "Ben", "Carla")


@st.composite
def coded_units(draw):
    """Units × coders of sets of codes, None where the unit does not count for the coder."""
    coders = draw(st.integers(2, 3))
    codes = st.frozensets(st.integers(0, 3), max_size=3)
    return draw(st.lists(st.tuples(*[st.none() | codes] * coders), min_size=1, max_size=12))


def patterns_of(units):
    """The rows that the study makes of such units."""
    rows = []
    for code in range(4):
        for number, said in enumerate(units):
            if any(given and code in given for given in said):
                rows.append((code, number, tuple(MISSING if one is None else int(code in one) for one in said)))
    patterns = sorted({pattern for *_other, pattern in rows})
    columns = np.array([(code, unit, patterns.index(said)) for code, unit, said in rows], dtype=np.int64)
    layers, numbers, said = columns.reshape(-1, 3).T
    return UnitPatterns(layers, numbers, said, tuple(patterns))


def ratings_of(units, code):
    counts = Counter(tuple(MISSING if one is None else int(code in one) for one in said) for said in units)
    return Ratings(CODERS[: len(units[0])], (0, 1), dict(counts), 1)


def alpha_of(units):
    terms = [krippendorff_alpha(ratings_of(units, code)).disagreement for code in range(4)]
    expected = sum(term.expected for term in terms if term)
    return float(1 - sum(term.observed for term in terms if term) / expected) if expected else None


@given(coded_units())
def test_a_confusion_is_counted_where_each_gave_the_one_and_not_the_other(units):
    found = patterns_of(units)
    coders = CODERS[: len(units[0])]
    by_hand = Counter()
    for first, second in combinations(range(len(coders)), 2):
        for given_code, other in permutations(range(4), 2):
            for said in units:
                a, b = said[first], said[second]
                if a is None or b is None:
                    continue
                if given_code in a and other not in a and other in b and given_code not in b:
                    by_hand[coders[first], coders[second], str(given_code), str(other)] += 1
        counts = confusion_counts(found, first, second, 4)
        assert (counts == confusion_counts(found, second, first, 4).T).all()
    made = confusions_of(found, coders, {code: str(code) for code in range(4)})
    assert {(one.first, one.second, one.given, one.other): one.units for one in made} == by_hand
    assert [one.units for one in made] == sorted((one.units for one in made), reverse=True)


@given(coded_units())
def test_joined_every_row_stands_in_one_subject_of_its_unit(units):
    found = patterns_of(units)
    made = joined(found)
    rows = [
        (layer, unit, said)
        for subject, unit in zip(made.subjects.tolist(), made.units.tolist(), strict=True)
        for layer, said in made.parts[subject]
    ]
    assert Counter(rows) == Counter(
        zip(found.layers.tolist(), found.units.tolist(), found.said.tolist(), strict=True)
    )
    for subject, unit in zip(made.subjects.tolist(), made.units.tolist(), strict=True):
        sides = {found.patterns[said] for _layer, said in made.parts[subject]}
        assert len(sides) == (1 if len(made.parts[subject]) == 1 else 2), unit
    order = list(zip(made.subjects.tolist(), made.units.tolist(), strict=True))
    assert order == sorted(order)


@given(coded_units(), st.data())
def test_settled_alpha_is_that_of_the_units_settled(units, data):
    found = patterns_of(units)
    made = joined(found)
    open_ones = [
        (subject, unit)
        for subject, unit in zip(made.subjects.tolist(), made.units.tolist(), strict=True)
        if {0, 1} <= set(found.patterns[made.parts[subject][0][1]])
    ]
    alpha = PooledAlpha({code: ratings_of(units, code) for code in range(4)}, found.patterns)
    assert alpha.value == pytest.approx(alpha_of(units))
    if not open_ones:
        return
    subject = data.draw(st.sampled_from(sorted({subject for subject, _unit in open_ones})))
    parts = made.parts[subject]
    settled_units = {unit for other, unit in open_ones if other == subject}
    first = found.patterns[parts[0][1]]
    by_hand = []
    for to_givers in (True, False):
        changed = []
        for number, said in enumerate(units):
            row = list(said)
            if number in settled_units:
                for layer, pattern in parts:
                    gives = (found.patterns[pattern] == first) == to_givers
                    row = [None if one is None else (one | {layer} if gives else one - {layer}) for one in row]
            changed.append(tuple(row))
        by_hand.append(alpha_of(changed))
    there = [value for value in by_hand if value is not None]
    settled = alpha.settled(parts, len(settled_units))
    assert settled == (pytest.approx((min(there), max(there))) if there else None)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with demo_at(tmp_path_factory.mktemp("demo") / "demo.qualcode") as project:
        yield project


def test_the_halves_of_a_confusion_are_one_entry_of_the_demo_s_list(demo):
    comparison = Comparison(coders=("Anna", "Ben"))
    found = disagreements(demo, comparison)
    entries = [list(entry) for entry in found.found.entries()]
    confused = [entry for entry in entries if entry[0].others]
    assert confused
    for entry in confused:
        assert {one.times for one in entry} == {len(entry)}
        assert sum(one.units for one in entry) == entry[0].joint_units
        assert sum(one.cost for one in entry) == pytest.approx(entry[0].joint_cost)
        low, high = entry[0].settled
        assert found.alpha < low <= high
        assert len({tuple(half.code for half in one.halves) for one in entry}) == 1
    assert found.confusions == study(demo, comparison).confusions
    two = [one for one in entries if len(one[0].halves) == 2 and one[0].others]
    cells = {(one.given, one.other): one.units for one in found.confusions}
    for entry in two:
        anna = next(half.code for half in entry[0].halves if half.said[0].coded)
        ben = next(half.code for half in entry[0].halves if half.said[1].coded)
        assert cells[anna, ben] >= entry[0].joint_units


def test_the_passages_of_a_cell_hold_its_units(demo):
    found = disagreements(demo, Comparison(coders=("Anna", "Ben")))
    for confusion in found.confusions:
        rows = list(found.found.chosen(confusion=confusion))
        assert sum(one.units for one in rows) == confusion.units
        for one in rows:
            anna, ben = ({half.code for half in one.halves if half.said[place].coded} for place in (0, 1))
            assert confusion.given in anna - ben
            assert confusion.other in ben - anna


def test_a_confusion_stands_in_the_compare_screen_with_both_its_codes(demo):
    found = disagreements(demo, Comparison(coders=("Anna", "Ben")))
    one = next(one for one in found.found if one.times > 1)
    words = said_text(one).plain
    for half in one.halves:
        assert f"■ {half.code}\n" in words
    assert "settled, alpha would be ." in words
    assert cost_words(one).startswith(f"{one.times} ×, lowers alpha by .")
