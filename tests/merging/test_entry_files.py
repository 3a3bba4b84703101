"""What a copy sends is what it has, whatever was done in it, and the same again when it is carried."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from qualcode.project.codebook.codes import as_draft
from qualcode.project.merging.entry_file import packed, unpacked
from qualcode.project.merging.portable import bundle
from tests.merging.acts import act
from tests.merging.copies import apart

SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.stress) for seed in range(3, 100))]


@pytest.mark.parametrize("seed", SEEDS)
def test_entries_are_carried_as_they_are_and_rest_on_earlier_ones(base, tmp_path, seed):
    with apart(base, tmp_path, ["anna"]) as (anna,):
        known = [entry.uuid for entry in anna.project.log()]
        act(anna, random.Random(seed), 40)
        found = bundle(anna.project._store)
        assert unpacked(packed(found)) == found
        assert packed(bundle(anna.project._store)) == packed(found)

        seen: set[str] = set()
        for entry in found.entries:
            assert entry.rests_on <= seen
            seen.add(entry.uuid)
        assert seen == {entry.uuid for entry in anna.project.log()}
        assert [entry for entry in found.entries if entry.uuid not in known] == [
            *bundle(anna.project._store, known=known).entries
        ]


def test_a_decision_for_what_holds_already_is_carried_with_the_row_that_it_leaves_as_it_is(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        code = anna.project.codes.find("Rest")
        anna.project.codes.edit(code, replace(as_draft(code), source="Scharpf"), anna.author)
        ben.project.codes.remove(code, ben.author)
        anna.takes(ben.sends())
        for conflict in anna.project.merging.conflicts():
            anna.project.merging.decide(conflict, min(side.entry for side in conflict.sides), anna.author)
        found = bundle(anna.project._store)
        assert any(row.old == row.new == {} for entry in found.entries for row in entry.rows)
        assert unpacked(packed(found)) == found
