"""Copies in which a team decided, voted and coded again, brought together in every order: the same project."""

from __future__ import annotations

import random

import pytest

from qualcode.errors import QualcodeError, UndoRefused
from tests.helpers import problems, tables
from tests.merging.copies import apart
from tests.merging.same import differences, living, rows_by_uuid
from tests.merging.team_acts import act_together


def seeds(few, many):
    return [*range(few), *(pytest.param(seed, marks=pytest.mark.stress) for seed in range(few, many))]


@pytest.mark.parametrize("seed", seeds(1, 300))
def test_copies_in_which_a_team_talked_become_the_same_project(base, tmp_path, seed):
    draw = random.Random(f"talked {seed}")
    with apart(base, tmp_path) as copies:
        for copy in copies:
            act_together(copy, draw, 14)
            assert problems(copy.project) == []
        sent = [copy.sends() for copy in copies]
        for copy in copies:
            copy.takes(*draw.sample(sent, 3))
        for copy in copies:
            act_together(copy, draw, 5)
        for _round in range(2):
            for copy in draw.sample(copies, 3):
                copy.takes(*(other.sends() for other in copies if other is not copy))
        assert differences(copies[0].project, copies[1].project) == []
        assert differences(copies[0].project, copies[2].project) == []


@pytest.mark.parametrize("seed", seeds(1, 200))
def test_what_a_team_did_is_undone_and_done_again(base, tmp_path, seed):
    draw = random.Random(f"undone {seed}")
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        before = tables(anna.project)
        act_together(anna, draw, 20)
        after = tables(anna.project)
        entries, undone = living(anna.project), 0
        while True:
            try:
                anna.project.undo(anna.author)
            except UndoRefused:
                break
            undone += 1
        assert problems(anna.project) == []
        if tables(anna.project) == before:
            for _ in range(undone):
                anna.project.redo(anna.author)
            assert tables(anna.project) == after
            assert living(anna.project) == entries
        act_together(ben, draw, 8)
        anna.takes(ben.sends())
        rows = rows_by_uuid(anna.project)
        ben.takes(anna.sends())
        assert rows_by_uuid(ben.project) == rows


@pytest.mark.parametrize("seed", seeds(1, 200))
def test_what_is_forgotten_after_a_team_talked_leaves_a_whole_project(base, tmp_path, seed):
    draw = random.Random(f"forgotten {seed}")
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        act_together(anna, draw, 14)
        act_together(ben, draw, 8)
        anna.takes(ben.sends())
        project = anna.project
        document = draw.choice(project.documents.all())
        gone = document.uuid
        project.forgetting.documents([gone], anna.author)
        assert problems(project) == []
        held = project._store.all(
            "SELECT 1 FROM changes WHERE table_name IN ('consensus_decisions', 'norming_passages') "
            "AND json_extract(old, '$.document_id') = ?",
            (document.key,),
        )
        assert held == []
        for _ in range(60):
            try:
                project.undo(anna.author)
            except QualcodeError:
                break
        assert problems(project) == []
