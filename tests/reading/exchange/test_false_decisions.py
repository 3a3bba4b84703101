"""How often a passage is placed that stands elsewhere: over made up projects, so that the threshold has its reason.

A wrong place is worse than a passage that waits, which a person places in a moment. So of passages of programs that
count as programs do, one in a thousand may be wrong at most; the measured share is far lower, and of ten passages of
a source nearly all are placed.
"""

from __future__ import annotations

from random import Random

import pytest

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.reading.exchange.coordinates import all_models
from tests.reading.exchange.coded_texts import PlacedInTrial, trial

NVIVO = CoordinateModel(CountedUnit.UTF16, 2)


def test_no_passage_of_some_projects_is_placed_wrongly():
    few = trial(Random(1), projects=40, passages=3)
    many = trial(Random(2), projects=15, passages=20)
    assert few.wrong == many.wrong == 0
    assert few.right_share > 0.8
    assert many.right_share > 0.99


def test_sources_of_a_single_passage_learn_of_each_other():
    alone = trial(Random(3), projects=40, passages=1)
    together = trial(Random(3), projects=4, passages=1, sources=12)
    assert together.wrong == 0
    assert together.right_share > 0.8 > alone.right_share


def joined(*trials: PlacedInTrial) -> PlacedInTrial:
    return PlacedInTrial(
        sum(one.right for one in trials), sum(one.wrong for one in trials), sum(one.waiting for one in trials)
    )


@pytest.mark.stress
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("careless", [0.08, 0.3])
@pytest.mark.parametrize("passages", [1, 2, 3, 5, 10])
def test_hardly_any_passage_is_placed_wrongly(careless, passages):
    found = trial(Random(passages), projects=3000 // passages, passages=passages, careless=careless)
    assert found.wrong <= 3
    assert found.right_share > {1: 0.15, 2: 0.45, 3: 0.65, 5: 0.85, 10: 0.97}[passages]


@pytest.mark.stress
@pytest.mark.timeout(1200)
def test_a_program_that_counts_otherwise_than_it_is_known_for_is_seldom_believed():
    found = joined(
        *(trial(Random(count), projects=600 // count, passages=count, origin="NVivo for Mac") for count in (1, 2, 5))
    )
    assert found.wrong <= 6
    assert found.right_share > 0.6


@pytest.mark.stress
@pytest.mark.timeout(1200)
def test_every_way_of_counting_is_recognised():
    for number, model in enumerate(all_models()):
        found = trial(Random(number), projects=8, passages=25, model=model)
        assert found.wrong == 0, model.name
        assert found.right_share > 0.95, model.name


@pytest.mark.stress
@pytest.mark.timeout(1200)
def test_the_beginnings_of_words_decide_with_a_single_passage():
    found = trial(Random(7), projects=1500, passages=1, cut_words_at=60)
    assert found.wrong <= 6
    assert found.right_share > 0.85


@pytest.mark.stress
@pytest.mark.timeout(1200)
def test_passages_of_a_measured_program_hardly_ever_wait():
    found = trial(Random(8), projects=1000, passages=3, origin="NVivo for Windows 12.6", model=NVIVO)
    assert found.wrong == 0
    assert found.right_share > 0.97
