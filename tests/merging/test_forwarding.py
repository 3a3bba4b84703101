"""Who gets an entry from a copy that got it from another one gets it as it was made, whatever that did with it."""

from __future__ import annotations

import random

import pytest

from qualcode.project.merging.portable import bundle
from tests.merging.acts import act
from tests.merging.copies import apart

SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.stress) for seed in range(1, 60))]


@pytest.mark.parametrize("seed", SEEDS)
def test_entries_are_passed_on_as_they_were_made(base, tmp_path, seed):
    draw = random.Random(seed)
    made = {}
    with apart(base, tmp_path) as copies:
        for copy in copies:
            act(copy, draw, 10)
            made |= {entry.uuid: entry for entry in copy.sends().entries}
        for taker in (*copies, copies[0]):
            taker.takes(*(copy.sends() for copy in copies if copy is not taker))
            passed_on = bundle(taker.project._store).entries
            assert [entry for entry in passed_on if entry != made[entry.uuid]] == []
            act(taker, draw, 4)
            made |= {entry.uuid: entry for entry in bundle(taker.project._store).entries if entry.uuid not in made}
