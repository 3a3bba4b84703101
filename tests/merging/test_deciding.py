"""A decision settles a conflict, also for what holds anyway, and taken back it is as if nobody had decided."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.workspace.sharing.conflicts import decide as decide_conflicts
from qualcode.workspace.sharing.conflicts import open_conflicts
from tests.merging.copies import apart
from tests.merging.same import conflicts
from tests.merging.test_stated import give
from tests.project.revised import SECOND


@pytest.fixture
def disputed(tmp_path):
    """A project that was merged with a copy: both gave the same coding another weight, 30 here and 80 there."""
    here, there = tmp_path / "p.qualcode", tmp_path / "other.qualcode"
    with qualcode.create(here, "P", coder="clara") as study:
        study.documents.add("eins", "B: Das war es. Ja.")
        study.codes.add("T")
        study.code("eins", "Das war es.", "T", weight=10)
    there.write_bytes(here.read_bytes())
    for path, weight in ((there, 80), (here, 30)):
        with qualcode.open(path, coder="clara") as study:
            next(iter(study.codings)).change(weight=weight)
    with qualcode.open(here, coder="clara") as study:
        study.merge(there)
        yield study


def decide(study, *, for_what_holds):
    """Let the side that holds now win, or the other one; gives the values of the sides that are left."""
    (sided,) = open_conflicts(study.space)
    side = next(side for side in sided.conflict.sides if side.holds == for_what_holds)
    decide_conflicts(study.space, [(sided.conflict, side)])
    return [side.value for sided in open_conflicts(study.space) for side in sided.conflict.sides]


def test_a_decision_for_what_holds_anyway_settles_the_conflict(disputed):
    assert decide(disputed, for_what_holds=True) == []


def test_a_decision_that_was_taken_back_is_no_side(disputed):
    assert decide(disputed, for_what_holds=False) == []
    disputed.undo()
    assert decide(disputed, for_what_holds=False) == []
    disputed.undo()
    (sided,) = open_conflicts(disputed.space)
    assert len(sided.conflict.sides) == 2
    assert decide(disputed, for_what_holds=False) == []


def test_what_stays_along_with_a_row_that_stays_is_no_conflict_though_it_was_in_one_before(base, tmp_path):
    with apart(base, tmp_path, ["anna", "ben"]) as (anna, ben):
        anna.project.codes.remove(anna.project.codes.find("Rest"), anna.author)
        give(ben, SECOND, "Rest")
        ben.takes(anna.sends())
        anna.takes(ben.sends())
        rule = anna.project._store.one(
            "SELECT r.uuid FROM code_rules r JOIN codes c ON c.id = r.code_id WHERE c.name = 'Rest'"
        )
        before = conflicts(anna.project)
        anna.project._store.connection.execute(
            "INSERT INTO conflicts (table_name, row_uuid, field, heads) VALUES ('code_rules', ?, 'definition', '[]')",
            rule,
        )
        assert conflicts(anna.project) == before == conflicts(ben.project)


def test_a_rule_that_two_copies_edited_apart_is_a_rule_of_its_own_once_it_is_decided(tmp_path):
    """Codings of both copies stand under a number that had two wordings: all are looked at again."""
    here, there = tmp_path / "p.qualcode", tmp_path / "other.qualcode"
    with qualcode.create(here, "P", coder="clara") as study:
        study.documents.add("eins", "B: Das war es. Ja.")
        study.codes.add("T", definition="alt")
        study.coders.add("clara")
    there.write_bytes(here.read_bytes())
    for path, said, passage in ((there, "dort", "Ja."), (here, "hier", "Das war es.")):
        with qualcode.open(path, coder="clara") as study:
            study.codes["T"].change_rules(definition=said, include=f"{said}, wenn", change="rule")
            study.code("eins", passage, "T")
    with qualcode.open(here, coder="clara") as study:
        study.merge(there)
        assert [coding.under_old_rule for coding in study.codings] == [False, False]
        first, second = open_conflicts(study.space)
        for sided in (first, second):
            side = next(side for side in sided.conflict.sides if side.value.startswith("hier"))
            assert not any(coding.under_old_rule for coding in study.codings)
            decide_conflicts(study.space, [(sided.conflict, side)])
        code = study.codes["T"].record
        assert (code.rule_version, code.rules.definition, code.rules.include) == (3, "hier", "hier, wenn")
        assert [coding.under_old_rule for coding in study.codings] == [True, True]
        study.undo()
        assert [coding.under_old_rule for coding in study.codings] == [False, False]
