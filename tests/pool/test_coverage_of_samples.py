"""Intervals of samples hold the true figure as often as they say: measured over many samples of made up pools."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from qualcode.pool.sampling.estimators import (
    Estimate,
    MetUnits,
    ReadSample,
    corrected_share,
    read_sample,
    scores,
)

FIGURES = ("precision", "recall", "f1", "kappa", "share", "domain")


@dataclass(frozen=True)
class Study:
    """A population in strata: how often the code is there, how well it is coded, how many are drawn of each."""

    strata: int
    prevalence: float
    precision: float
    recall: float
    size: int
    each: int
    units: int = 1


STUDIES = (
    Study(4, 0.1, 0.8, 0.7, 1000, 25),
    Study(4, 0.1, 0.8, 0.7, 1000, 100),
    Study(8, 0.05, 0.9, 0.6, 500, 25),
    Study(1, 0.2, 0.9, 0.9, 5000, 100),
    Study(12, 0.3, 0.7, 0.8, 300, 15),
    Study(6, 0.02, 0.8, 0.8, 5000, 50),
    Study(1, 0.05, 0.95, 0.95, 5000, 50),
    Study(5, 0.15, 0.75, 0.8, 120, 12, units=20),
)


class Population:
    """Units in documents in strata, coded by hand and by machine."""

    def __init__(self, study: Study, random: np.random.Generator) -> None:
        sizes = random.integers(study.size // 4, study.size * 2, study.strata)
        sizes[0] *= 8 if study.strata > 2 else 1
        self.stratum = np.repeat(np.arange(study.strata), sizes)
        number = len(self.stratum)
        often = np.clip(study.prevalence * random.uniform(0.4, 1.8, study.strata), 0.005, 0.9)[self.stratum]
        if study.units > 1:  # documents differ: their sentences are alike
            often = np.clip(often * random.gamma(0.6, 1 / 0.6, number), 0, 0.9)
        recall = np.clip(study.recall + random.uniform(-0.1, 0.1, study.strata), 0.05, 0.99)[self.stratum]
        wrong = np.minimum(1, often * recall * (1 - study.precision) / study.precision / (1 - often))
        shape = (study.units, number)
        hand = random.random(shape) < often
        machine = np.where(hand, random.random(shape) < recall, random.random(shape) < wrong)
        self.sizes = [int(size) for size in sizes]
        self.cells = [part.sum(axis=0).astype(float) for part in
                      (hand & machine, machine & ~hand, hand & ~machine, ~hand & ~machine)]  # fmt: skip
        self.domain = (random.random(number) < 0.4).astype(float)

    def estimates(self, chosen: np.ndarray, strata: list[int]) -> list[Estimate | None]:
        sample = read_sample(strata, self.sizes, [False] * len(self.sizes))
        both, machine, hand, neither = (cell[chosen] for cell in self.cells)
        found = scores(sample, MetUnits(both, machine, hand, neither))
        shares: list[Estimate | None] = [None, None]
        if (both + machine + hand + neither).max() == 1:
            coded = self.cells[0] + self.cells[1]
            domain = self.domain[chosen]
            of_domain = float((coded * self.domain).sum() / self.domain.sum())
            shares = [
                corrected_share(sample, float(coded.mean()), hand, machine),
                corrected_share(sample, of_domain, hand, machine, domain),
            ]
        return [found.precision, found.recall, found.f1, found.kappa, *shares]

    def true(self) -> list[float]:
        both, machine, hand, neither = (float(cell.sum()) for cell in self.cells)
        kappa = (
            2
            * (both * neither - machine * hand)
            / ((both + machine) * (machine + neither) + (both + hand) * (hand + neither))
        )
        of_hand = self.cells[0] + self.cells[2]
        domain = float((of_hand * self.domain).sum() / self.domain.sum())
        return [both / (both + machine), both / (both + hand), 2 * both / (2 * both + machine + hand), kappa,
                float(of_hand.mean()), domain]  # fmt: skip


def covered(study: Study, samples: int, seed: int = 1) -> list[float]:
    """The shares of samples whose intervals hold the true figure; 1 where there is no such figure."""
    random = np.random.default_rng(seed)
    population = Population(study, random)
    true = population.true()
    places = [np.flatnonzero(population.stratum == stratum) for stratum in range(study.strata)]
    held, asked = np.zeros(len(FIGURES)), np.zeros(len(FIGURES))
    for _sample in range(samples):
        drawn = [random.choice(place, min(study.each, len(place)), replace=False) for place in places]
        strata = [stratum for stratum, some in enumerate(drawn) for _document in some]
        for figure, estimate in enumerate(population.estimates(np.concatenate(drawn), strata)):
            if estimate is None:
                continue
            assert estimate.low is not None
            assert estimate.high is not None
            asked[figure] += 1
            held[figure] += estimate.low - 1e-9 <= true[figure] <= estimate.high + 1e-9
    return [float(share) for share in np.where(asked, held / np.maximum(asked, 1), 1)]


@pytest.mark.stress
@pytest.mark.parametrize("study", STUDIES, ids=str)
def test_intervals_hold_the_true_figure(study: Study) -> None:
    shares = dict(zip(FIGURES, covered(study, 1000), strict=True))
    assert min(shares.values()) >= 0.93, shares


def test_intervals_hold_in_one_study_of_few_samples() -> None:
    shares = dict(zip(FIGURES, covered(STUDIES[1], 60), strict=True))
    assert min(shares.values()) >= 0.85, shares


def everything(cells: list[list[float]]) -> tuple[ReadSample, MetUnits]:
    """All documents of one stratum were read."""
    found = MetUnits(*(np.array(cell) for cell in cells))
    number = len(cells[0])
    return read_sample([0] * number, [number], [False]), found


def test_what_was_read_as_a_whole_has_no_error() -> None:
    found = scores(*everything([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]))
    assert found.precision == Estimate(0.5, 0.5, 0.5)
    assert found.kappa == Estimate(0.0, 0.0, 0.0)


def test_figures_without_meaning_are_none_and_perfect_ones_have_a_lower_end() -> None:
    nothing = np.zeros(4)
    sample = read_sample([0, 0, 0, 0], [100], [False])
    found = scores(sample, MetUnits(nothing, nothing, nothing, nothing + 1))
    assert (found.precision, found.recall, found.f1, found.kappa) == (None, None, None, None)
    half = np.array([1.0, 1, 0, 0])
    perfect = scores(sample, MetUnits(half, nothing, nothing, 1 - half))
    assert perfect.kappa is not None
    assert perfect.kappa.value == 1
    assert perfect.kappa.low is not None
    assert perfect.kappa.low < 0.6
    assert perfect.precision is not None
    assert perfect.precision.low is not None
    assert perfect.precision.low < 0.5


def test_strata_stand_for_their_documents_and_for_unread_ones_of_their_kind() -> None:
    sample = read_sample([0, 0, 1, 1, 2], [10, 90, 50], [False, False, True])
    assert (sample.alone, sample.unread) == (1, 0)
    assert sample.weights.tolist() == [5, 5, 45, 45, 50]
    assert sample.group.tolist() == [0, 1, 1], "alone of its kind: with the largest"
    some = read_sample([0, 1, 2, 2], [10, 90, 50], [False, False, False])
    assert (some.alone, some.group.tolist()) == (2, [0, 0, 2])
    unread = read_sample([0, 0, 2, 2, 3, 3], [10, 90, 50, 20], [False, False, True, False])
    assert (unread.alone, unread.unread, unread.stood_for) == (0, 1, 90)
    assert unread.weights.tolist() == pytest.approx([20, 20, 25, 25, 40, 40])
    of_hits = read_sample([0, 0], [10, 90], [False, True])
    assert of_hits.weights.tolist() == [50, 50]
    whole = read_sample([0, 0, 0, 1], [30, 1], [False, False])
    assert (whole.alone, whole.group.tolist()) == (0, [0, 1])
    with pytest.raises(ValueError, match="no document was read"):
        read_sample([], [10], [False])


def test_figures_are_weighted_by_what_documents_stand_for() -> None:
    """Of 90 documents each 10 were read where the machine is right, of 10 each 10 where it is wrong half the time."""
    both = np.array([1.0] * 10 + [1, 0] * 5)
    wrong = 1 - both
    sample = read_sample([0] * 10 + [1] * 10, [90, 10], [False, False])
    found = scores(sample, MetUnits(both, wrong, 0 * both, 0 * both))
    assert found.precision is not None
    assert found.precision.value == pytest.approx((90 + 5) / 100)
    share = corrected_share(sample, 1.0, 0 * both, wrong)
    assert share is not None
    assert share.value == pytest.approx(0.95)


@pytest.mark.stress
@pytest.mark.parametrize(("strata", "each"), [(40, 1), (40, 2), (100, 2), (60, 4), (20, 8)])
@pytest.mark.parametrize("with_size", [True, False], ids=["small strata differ", "strata differ"])
def test_intervals_hold_where_strata_are_read_by_one_or_two(strata: int, each: int, with_size: bool) -> None:
    """Strata of 3 to 3,000 documents, of half of them one or none read: small ones must not stand for large ones."""
    random = np.random.default_rng(3)
    sizes = np.exp(random.uniform(np.log(3), np.log(3000), strata)).astype(int)
    stratum = np.repeat(np.arange(strata), sizes)
    often = np.clip(0.6 - 0.07 * np.log(sizes), 0.02, 0.9) if with_size else random.uniform(0.1, 0.5, strata)
    hand = random.random(len(stratum)) < often[stratum]
    found = np.clip(0.7 + random.uniform(-0.25, 0.25, strata), 0.05, 0.99)[stratum]
    wrong = np.clip(0.05 + random.uniform(-0.04, 0.1, strata), 0, 0.9)[stratum]
    machine = np.where(hand, random.random(len(stratum)) < found, random.random(len(stratum)) < wrong)
    cells = [part.astype(float) for part in (hand & machine, machine & ~hand, hand & ~machine, ~hand & ~machine)]
    both, only, missed, neither = (part.sum() for part in cells)
    chance = (both + only) * (only + neither) + (both + missed) * (missed + neither)
    true = [both / (both + only), both / (both + missed), 2 * both / (2 * both + only + missed),
            2 * (both * neither - only * missed) / chance, hand.mean()]  # fmt: skip
    held, asked = np.zeros(len(true)), np.zeros(len(true))
    for _sample in range(300):
        drawn = np.concatenate([
            random.choice(np.flatnonzero(stratum == place), min(each, sizes[place]), replace=False)
            for place in range(strata)
        ])  # fmt: skip
        drawn = drawn[random.random(len(drawn)) < 0.5]
        sample = read_sample(stratum[drawn].tolist(), sizes.tolist(), [False] * strata)
        met = MetUnits(*(part[drawn] for part in cells))
        scored = scores(sample, met)
        share = corrected_share(sample, float(machine.mean()), met.hand_only, met.machine_only)
        for place, estimate in enumerate((scored.precision, scored.recall, scored.f1, scored.kappa, share)):
            if estimate is not None and estimate.low is not None and estimate.high is not None:
                asked[place] += 1
                held[place] += estimate.low - 1e-9 <= true[place] <= estimate.high + 1e-9
    assert (held / asked).min() >= 0.93, held / asked


@pytest.mark.stress
@pytest.mark.parametrize(
    ("strata", "size", "prevalence", "each", "hits"),
    [(4, 1500, 0.06, 30, 80), (6, 800, 0.03, 25, 60), (3, 3000, 0.15, 50, 100)],
)
def test_intervals_hold_where_hits_are_a_second_phase(
    strata: int, size: int, prevalence: float, each: int, hits: int
) -> None:
    """Half of what both phases drew is scored; what is missed weighs most and is seldom read."""
    random = np.random.default_rng(5)
    stratum = np.repeat(np.arange(strata), size)
    hand = random.random(len(stratum)) < prevalence * random.uniform(0.5, 1.5, strata)[stratum]
    wrong = prevalence * 0.65 * 0.2 / 0.8 / (1 - prevalence)
    machine = np.where(hand, random.random(len(stratum)) < 0.65, random.random(len(stratum)) < wrong)
    cell = 2 * stratum + machine
    sizes = np.bincount(cell, minlength=2 * strata).tolist()
    kinds = [place % 2 == 1 for place in range(2 * strata)]
    cells = [part.astype(float) for part in (hand & machine, machine & ~hand, hand & ~machine, ~hand & ~machine)]
    both, only, missed, neither = (part.sum() for part in cells)
    chance = (both + only) * (only + neither) + (both + missed) * (missed + neither)
    true = [both / (both + only), both / (both + missed), 2 * both / (2 * both + only + missed),
            2 * (both * neither - only * missed) / chance, hand.mean()]  # fmt: skip
    held = np.zeros(len(true))
    samples = 500
    for _sample in range(samples):
        first = [random.choice(np.flatnonzero(stratum == place), each, replace=False) for place in range(strata)]
        second = random.choice(np.flatnonzero(machine), min(hits, int(machine.sum())), replace=False)
        drawn = np.unique(np.concatenate([*first, second]))
        drawn = drawn[random.random(len(drawn)) < 0.5]
        sample = read_sample(cell[drawn].tolist(), sizes, kinds)
        met = MetUnits(*(part[drawn] for part in cells))
        found = scores(sample, met)
        share = corrected_share(sample, float(machine.mean()), met.hand_only, met.machine_only)
        for place, estimate in enumerate((found.precision, found.recall, found.f1, found.kappa, share)):
            assert estimate is not None
            assert estimate.low is not None
            assert estimate.high is not None
            held[place] += estimate.low <= true[place] <= estimate.high
    assert held.min() / samples >= 0.93, held / samples


@pytest.mark.stress
@pytest.mark.parametrize(("each", "other"), [(20, 20), (10, 60)])
def test_intervals_hold_where_two_samples_of_equal_strata_count_together(each: int, other: int) -> None:
    """What both drew counts once, and only where each holds it out: chance alone says so within a stratum."""
    random = np.random.default_rng(11)
    sizes = [200, 800, 3000, 90]
    stratum = np.repeat(np.arange(len(sizes)), sizes)
    hand = random.random(len(stratum)) < np.array([0.3, 0.1, 0.05, 0.5])[stratum]
    machine = np.where(hand, random.random(len(stratum)) < 0.7, random.random(len(stratum)) < 0.03)
    wrong, missed = (machine & ~hand).astype(float), (hand & ~machine).astype(float)
    held = 0
    samples = 500
    for _sample in range(samples):
        seen = np.zeros(len(stratum), dtype=bool)
        is_open = np.zeros(len(stratum), dtype=bool)
        for number in (each, other):
            drawn = np.concatenate([
                random.choice(np.flatnonzero(stratum == place), number, replace=False) for place in range(len(sizes))
            ])  # fmt: skip
            seen[drawn] = True
            is_open[drawn] |= random.random(len(drawn)) < 0.5
        read = np.flatnonzero(seen & ~is_open)
        sample = read_sample(stratum[read].tolist(), sizes, [False] * len(sizes))
        share = corrected_share(sample, float(machine.mean()), missed[read], wrong[read])
        assert share is not None
        assert share.low is not None
        assert share.high is not None
        held += share.low <= hand.mean() <= share.high
    assert held / samples >= 0.93, held / samples
