"""Three copies under random acts of all kinds, brought together in every order and twice: the same project."""

from __future__ import annotations

import random
from contextlib import suppress
from itertools import permutations

import pytest

from qualcode.errors import QualcodeError
from tests.helpers import problems, tables
from tests.merging.acts import act
from tests.merging.copies import again, apart, kept, opened
from tests.merging.same import differences, living, lost, rows_by_uuid

FEW, MANY = range(4), range(4, 400)
SEEDS = [*FEW, *(pytest.param(seed, marks=pytest.mark.stress) for seed in MANY)]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_copies_become_the_same_project_whatever_the_order_and_however_often(base, tmp_path, seed):
    draw = random.Random(seed)
    before = opened(base, "anna", tmp_path / "before" / "study.qualcode")
    with apart(base, tmp_path) as copies:
        for copy in copies:
            act(copy, draw, 12)
        changed = [
            kept(copy.project, copy.name, tmp_path / f"c{place}.qualcode") for place, copy in enumerate(copies)
        ]
        sent = [copy.sends() for copy in copies]
        for copy, order in zip(copies, draw.sample(list(permutations(range(3))), 3), strict=True):
            for place in order:
                copy.takes(sent[place])
        anna, ben, cara = copies
        assert differences(anna.project, ben.project) == []
        assert differences(anna.project, cara.project) == []
        assert lost(before.project, [copy.project for copy in changed], anna.project) == []

        made = {entry.uuid: entry for bundle in sent for entry in bundle.entries}
        for copy in copies:  # what came from elsewhere is passed on as it was made
            assert [entry for entry in copy.sends().entries if entry != made.get(entry.uuid, entry)] == []

        for copy in copies:  # what they have now, twice, brings nothing new
            rows, entries = rows_by_uuid(copy.project), living(copy.project)
            report = copy.takes(*(other.sends() for other in copies))
            assert (report.merge, report.entries) == ("", 0)
            assert (rows_by_uuid(copy.project), living(copy.project)) == (rows, entries)
        for closed in (before, *changed):
            closed.project.close()


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(s, marks=pytest.mark.stress) for s in range(2, 300))])
def test_copies_that_go_on_between_their_merges_become_the_same_project(base, tmp_path, seed):
    draw = random.Random(f"between {seed}")
    with apart(base, tmp_path) as copies:
        for _step in range(8):
            copy, other = draw.sample(copies, 2)
            act(copy, draw, 3)
            copy.takes(other.sends())
        for _round in range(2):
            for copy in draw.sample(copies, 3):
                copy.takes(*(other.sends() for other in copies if other is not copy))
        assert differences(copies[0].project, copies[1].project) == []
        assert differences(copies[0].project, copies[2].project) == []


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(s, marks=pytest.mark.stress) for s in range(4, 300))])
def test_a_merge_is_undone_as_a_whole_and_done_again(base, tmp_path, seed):
    draw = random.Random(f"undo {seed}")
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        act(anna, draw, 8)
        act(ben, draw, 8)
        before, entries, log = tables(anna.project), living(anna.project), len(anna.project.log())
        dry = anna.takes(ben.sends(), dry_run=True)
        assert (tables(anna.project), len(anna.project.log())) == (before, log)

        report = anna.takes(ben.sends())
        assert (report.entries, report.aliases, len(report.conflicts)) == (
            dry.entries, dry.aliases, len(dry.conflicts),
        )  # fmt: skip
        after, living_after = rows_by_uuid(anna.project), living(anna.project)
        anna.project.undo(anna.author)
        assert (tables(anna.project), living(anna.project)) == (before, entries)
        assert problems(anna.project) == []

        if draw.random() < 0.5:
            anna.project.redo(anna.author)
        else:
            anna.takes(ben.sends())
        assert (rows_by_uuid(anna.project), living(anna.project)) == (after, living_after)
        assert problems(anna.project) == []
        ben.takes(anna.sends())
        assert differences(anna.project, ben.project) == []


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(s, marks=pytest.mark.stress) for s in range(2, 200))])
def test_after_a_merge_everybody_undoes_what_they_did_and_the_copies_agree_again(base, tmp_path, seed):
    draw = random.Random(f"after {seed}")
    with apart(base, tmp_path) as copies:
        for copy in copies:
            act(copy, draw, 6)
        sent = [copy.sends() for copy in copies]
        for copy in copies:
            copy.takes(*sent)
        for copy in copies:
            act(copy, draw, 3, only=["undo", "redo", "give", "edit_code"])
            assert problems(copy.project) == []
        sent = [copy.sends() for copy in copies]
        for copy in copies:
            copy.takes(*sent)
        assert differences(copies[0].project, copies[1].project) == []
        assert differences(copies[0].project, copies[2].project) == []


def test_what_was_merged_stays_after_closing(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        act(ben, random.Random(1), 10)
        anna.takes(ben.sends())
        rows, path = rows_by_uuid(anna.project), anna.project.path
    reopened = again(path, "anna")
    assert rows_by_uuid(reopened.project) == rows
    assert problems(reopened.project) == []
    with suppress(QualcodeError):  # undo comes to an end, and never leaves a broken project
        for _ in range(200):
            reopened.project.undo(reopened.author)
    assert problems(reopened.project) == []
    reopened.project.close()
