"""No small number follows from an estimate beside it: all samples are tried that would be shown as this one is."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.catalogue import program
from qualcode.pool.sampling.estimators import MetUnits, read_sample, scores
from qualcode.pool.sampling.hand_codes import CodedSample, SampledText
from qualcode.pool.sampling.told_shares import CodeInSample
from qualcode.pool.sampling.validation import ValidationRequest, validate_by
from qualcode.pool.sampling.validation import ended as ended_figures
from qualcode.pool.sampling.validation_result import validation_result
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.told_estimates import (
    OtherNumbers,
    ToldEstimate,
    hidden_estimate,
    rounded,
    rounded_ends,
    told_estimates,
)

SMALLEST = 4
CODE = 7
FIGURES = ("precision", "recall", "f1", "kappa")
FEW = settings(max_examples=2, deadline=None)
MANY = settings(max_examples=60, deadline=None)


def splits(number, kinds):
    """All ways to have so many documents of so many kinds."""
    if kinds == 1:
        yield (number,)
        return
    for first in range(number + 1):
        for rest in splits(number - first, kinds - 1):
            yield first, *rest


def places_of(by_stratum):
    """The stratum and the kind of each document."""
    strata = [stratum for stratum, numbers in enumerate(by_stratum) for _document in range(sum(numbers))]
    kinds = [kind for numbers in by_stratum for kind, number in enumerate(numbers) for _document in range(number)]
    return strata, kinds


def met_of(kinds):
    return MetUnits(*(np.array([float(kind == place) for kind in kinds]) for place in range(4)))


def looks_like(estimate, shown):
    """Whether an estimate would be shown so."""
    value, low, high = estimate
    ends = rounded_ends(low, high, shown.end_decimals)
    pairs = zip((rounded(value, shown.decimals), *ends), (shown.value, shown.low, shown.high), strict=True)
    return all(isinstance(cell, HiddenNumber) or number == cell for number, cell in pairs)


def ended(estimate):
    return (None, None, None) if estimate is None else (estimate.value, estimate.low, estimate.high)


def attack_validation(draw, most):
    """Scores of a code beside the numbers of documents: both, rules alone, people alone, nobody, undecided."""
    read = draw(st.lists(st.integers(3, most), min_size=1, max_size=2))
    sizes = [number * draw(st.sampled_from([1, 2, 10])) for number in read]
    by_stratum = [draw(st.sampled_from(list(splits(number, 5)))) for number in read]
    strata, kinds = places_of(by_stratum)
    texts = tuple(SampledText(key, "p", str(stratum), False, 1) for key, stratum in enumerate(strata))
    readers = frozenset({("p", 1), ("p", 2)})
    hand = {CODE: {key: {("p", 1): {0}, **({("p", 2): {0}} if kind in {0, 2} else {})}
                   for key, kind in enumerate(kinds) if kind in {0, 2, 4}}}  # fmt: skip
    machine = {CODE: {key: {0} for key, kind in enumerate(kinds) if kind in {0, 1}}}
    coded = CodedSample("document", texts, dict.fromkeys(range(len(texts)), readers), frozenset(), hand, machine, 1)
    record = SimpleNamespace(
        sample="s1", only_hits=False, hits=None, where="",
        strata=[SimpleNamespace(name=str(stratum), documents=size, hits=False, drawn=number)
                for stratum, (size, number) in enumerate(zip(sizes, read, strict=True))],
    )  # fmt: skip
    pool = SimpleNamespace(settings=SimpleNamespace(smallest_cell=SMALLEST))
    found = validate_by(pool, coded, record, ValidationRequest("r1", (CODE,), half="open"))
    result = validation_result(found, {}, SMALLEST)
    row = dict(zip((column.name for column in result.columns), next(iter(result.rows)), strict=True))
    real = tuple(kinds.count(place) for place in range(5))
    assert real == found[0].codes[0].numbers
    numbers = [row[name] for name in ("both", "machine_only", "hand_only", "neither", "undecided")]
    small = [place for place, number in enumerate(real) if 0 < number < SMALLEST]
    told = told_estimates(ended_figures(found[0].codes[0].scores), small, found[0].codes[0].others)
    written = [
        ToldEstimate(row[name], row[f"{name}_low"], row[f"{name}_high"], figure.decimals, figure.end_decimals)
        for name, figure in zip(FIGURES, told, strict=True)
    ]
    possible = {place: set() for place in small}
    for other in product(*(splits(number, 5) for number in read)) if small else ():
        counted = tuple(map(sum, zip(*other, strict=True)))
        if any((0 < of < SMALLEST) != (0 < mine < SMALLEST) or (of == 0) != (mine == 0)
               for of, mine in zip(counted, real, strict=True)):  # fmt: skip
            continue
        if all(counted[place] in seen for place, seen in possible.items()):
            continue
        tried, tried_kinds = places_of(other)
        part = read_sample(tried, sizes, [False] * len(sizes))
        figures = scores(part, met_of(tried_kinds))
        if all(looks_like(figure, shown) for figure, shown in zip(ended_figures(figures), written, strict=True)):
            for place in small:
                possible[place].add(counted[place])
    assert all(isinstance(numbers[place], HiddenNumber) for place in small)
    if any(isinstance(figure.value, float) for figure in written):  # else the numbers stand alone
        assert all(len(seen) > 1 for seen in possible.values()), (possible, row)


def attack_shares(draw, most):
    """Corrected shares of the values of an attribute and of all documents."""
    read = draw(st.lists(st.integers(1, most - 1), min_size=1, max_size=2))
    by_value = [draw(st.sampled_from(list(splits(number, 4)))) for number in read]
    sizes = [number * draw(st.sampled_from([1, 3])) for number in read]
    machine = {None: 0.5, **{str(value): 0.5 for value in range(len(read))}}

    def sample(numbers):
        values, kinds = places_of(numbers)
        domains = {str(value): np.array([float(of == value) for of in values]) for value in range(len(read))}
        part = read_sample(values, sizes, [False] * len(sizes))
        return CodeInSample(part, met_of(kinds), {None: np.ones(len(kinds)), **domains}, machine)

    def counted(numbers):
        return {(None, place): sum(of[place] for of in numbers) for place in range(4)} | {
            (value, place): number for value, of in enumerate(numbers) for place, number in enumerate(of)
        }

    real = counted(by_value)
    told = sample(by_value).told(SMALLEST)
    small = [place for place, number in real.items() if 0 < number < SMALLEST]
    if not small or all(isinstance(shown.value, HiddenNumber) for shown in told.values()):
        return
    possible = {place: set() for place in small}
    for other in product(*(splits(number, 4) for number in read)):
        tried = counted(other)
        if all(tried[place] in seen for place, seen in possible.items()):
            continue
        shares = sample(other).shares()
        if all(looks_like(ended(shares[value]), shown) for value, shown in told.items()):
            for place in small:
                possible[place].add(tried[place])
    assert all(len(seen) > 1 for seen in possible.values()), (by_value, sizes, possible, told)


ATTACKS = (attack_validation, attack_shares)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_small_number_follows_from_estimates(attack):
    FEW(given(st.data())(lambda data: attack(data.draw, 4)))()


@pytest.mark.stress
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_small_number_follows_from_many_estimates(attack):
    MANY(given(st.data())(lambda data: attack(data.draw, 6)))()


def test_an_estimate_is_rounded_until_another_number_could_stand_behind_it():
    estimates = [(0.8124, 0.7011, 0.9049), (0.5, 0.4, 0.6)]
    other = OtherNumbers(frozenset({"a"}), [(0.8139, 0.7088, 0.9301), (0.5, 0.2, 0.6)])
    first, second = told_estimates(estimates, ["a"], [other])
    assert first == ToldEstimate(0.81, 0.7, 1.0, 2, 1)  # ends go apart
    assert first.texts(program(), 3) == ("0.81", "0.7", "1.0")
    assert second == ToldEstimate(0.5, HiddenNumber(), HiddenNumber(), 12)
    assert told_estimates(estimates, [], [])[0].value == 0.8124
    assert first.is_coarse
    assert second.is_coarse
    assert not told_estimates(estimates, [], [])[0].is_coarse
    assert hidden_estimate(*estimates[0]).is_coarse
    assert all(isinstance(hidden.value, HiddenNumber) for hidden in told_estimates(estimates, ["a"], []))


def test_zero_tells_no_sign():
    other = OtherNumbers(frozenset({"a"}), [(0.0004, None, None)])
    told = told_estimates([(-0.0004, None, None)], ["a"], [other])[0]
    assert (str(told.value), told.decimals) == ("0.0", 3)
