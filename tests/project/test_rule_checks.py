"""Codings under old rules: which they are, and what the verdicts on them do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError, RoleRefused
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import ANOTHER_RULE, RuleChange, RuleEdit, Rules
from qualcode.model.codings import CoderKind
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.team.roles import TeamRole
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.versions.old_rules import is_under_old_rules
from tests.helpers import LEAD, add_code, add_coder, give, last, problems, tables

KEEP, RECODE, REMOVE, ASK = (
    RecheckVerdict.KEEP, RecheckVerdict.RECODE, RecheckVerdict.REMOVE, RecheckVerdict.ASK,
)  # fmt: skip
EDITORIAL = RuleEdit(RuleChange.EDITORIAL, "only a comma")


def edited(project, code, definition="new words", said=ANOTHER_RULE):
    present = project.codes.book()[code.key]
    return project.codes.edit(present, replace(as_draft(present), rules=Rules(definition)), LEAD, said)


def old(project):
    """The keys of the codings under old rules, which file and predicate tell alike."""
    since = project.rule_checks.since()
    found = {coding.key for coding in project.codings.all() if is_under_old_rules(coding, since)}
    assert project.rule_checks.old() == found
    return found


@pytest.fixture
def other(study):
    return add_code(study.project, "Other")


@pytest.fixture
def coding(study):
    return give(study.project, study.document, study.code, study.anna, 0, 4, weight=70)


def test_after_another_rule_exactly_the_passages_of_its_code_are_old(study, other, coding):
    give(study.project, study.document, other, study.anna, 0, 4)
    theirs = give(study.project, study.document, study.code, study.ben, 5, 10)
    assert old(study.project) == set()
    edited(study.project, study.code)
    assert old(study.project) == {coding.key, theirs.key}
    new = give(study.project, study.document, study.code, study.anna, 5, 10)
    assert new.key not in old(study.project)


def test_better_wording_makes_nothing_old_before_and_after_another_rule(study, coding):
    edited(study.project, study.code, "better words", EDITORIAL)
    assert old(study.project) == set()
    edited(study.project, study.code, "another rule")
    later = give(study.project, study.document, study.code, study.anna, 5, 10)
    edited(study.project, study.code, "another rule!", EDITORIAL)
    assert old(study.project) == {coding.key}
    assert later.rule_version == 3
    told = study.project.rule_checks.versions(study.code.key)
    assert [(version.version, version.said) for version in told] == [
        (1, RuleEdit()), (2, EDITORIAL), (3, RuleEdit()), (4, EDITORIAL),
    ]  # fmt: skip
    assert last(study.project).reason == "only a comma"


def test_what_is_kept_stands_under_the_rules_of_now_and_freshens_no_other(study, coding):
    others = [give(study.project, study.document, study.code, coder, 5, 10) for coder in (study.anna, study.ben)]
    edited(study.project, study.code)
    edited(study.project, study.code, "newest", EDITORIAL)
    (check,) = study.project.rule_checks.judge([coding], KEEP, study.anna, note="holds")
    assert old(study.project) == {other.key for other in others}
    assert study.project.codings.get(coding.key).rule_version == 3
    assert (check.old_version, check.new_version, check.verdict, check.note) == (1, 3, KEEP, "holds")
    assert (check.coding, check.code, check.new_code) == (coding.uuid, study.code.uuid, "")
    assert last(study.project).kind == "coding.recheck"
    assert problems(study.project) == []


def test_what_is_recoded_keeps_uuid_memos_and_weight(study, other, coding):
    study.project.memos.add(MemoTarget(coding=coding.key), "mine", study.anna)
    edited(study.project, study.code)
    study.project.rule_checks.judge([coding], RECODE, study.anna, code=other)
    after = study.project.codings.get(coding.key)
    assert (after.code, after.uuid, after.weight, after.memo) == (other.key, coding.uuid, 70, "mine")
    assert old(study.project) == set()
    assert problems(study.project) == []


def test_what_is_asked_waits_with_its_question(study, coding):
    edited(study.project, study.code)
    (check,) = study.project.rule_checks.judge([coding], ASK, study.anna, note="Still ours?")
    assert old(study.project) == {coding.key}
    assert study.project.rule_checks.asked([coding]) == {coding.key: check}
    (memo,) = study.project.memos.on_coding(coding.key)
    assert (memo.kind, memo.text, memo.closed) == (MemoKind.QUESTION, "Still ours?", False)
    study.project.rule_checks.judge([coding], KEEP, study.anna)
    (memo,) = study.project.memos.on_coding(coding.key)
    assert memo.closed
    assert [check.verdict for check in study.project.rule_checks.all()] == [KEEP]


def test_a_question_of_an_earlier_rule_is_none_of_the_rule_of_now(study, coding):
    edited(study.project, study.code)
    study.project.rule_checks.judge([coding], ASK, study.anna, note="?")
    edited(study.project, study.code, "newest")
    assert study.project.rule_checks.asked([coding]) == {}
    study.project.rule_checks.judge([coding], KEEP, study.anna)
    assert [check.verdict for check in study.project.rule_checks.all()] == [ASK, KEEP]


@pytest.mark.parametrize("first", [KEEP, RECODE, ASK])
@pytest.mark.parametrize("second", [KEEP, RECODE, REMOVE, ASK])
def test_a_verdict_given_again_takes_the_place_of_the_former(study, other, coding, first, second):
    edited(study.project, study.code)

    def judge(verdict, note):
        code = other if verdict is RECODE else None
        present = study.project.codings.get(coding.key)
        study.project.rule_checks.judge([present], verdict, study.anna, code=code, note=note)

    judge(first, "first")
    judge(second, "second")
    (check,) = study.project.rule_checks.all()
    assert (check.verdict, check.note, check.old_version, check.new_version) == (second, "second", 1, 2)
    assert old(study.project) == ({coding.key} if second is ASK else set())
    present = {known.key: known for known in study.project.codings.all()}
    assert (coding.key in present) is (second is not REMOVE)
    if second is not REMOVE:
        assert present[coding.key].code == (other.key if second is RECODE else study.code.key)
        assert present[coding.key].rule_version == {KEEP: 2, RECODE: 1, ASK: 1}[second]
    assert problems(study.project) == []


def test_what_was_recoded_is_judged_by_the_rules_of_its_new_code_once_these_change(study, other, coding):
    edited(study.project, study.code)
    study.project.rule_checks.judge([coding], RECODE, study.anna, code=other)
    edited(study.project, other)
    assert old(study.project) == {coding.key}
    study.project.rule_checks.judge([study.project.codings.get(coding.key)], KEEP, study.anna)
    assert study.project.codings.get(coding.key).code == other.key
    assert [check.verdict for check in study.project.rule_checks.all()] == [RECODE, KEEP]


@pytest.mark.parametrize("verdict", list(RecheckVerdict))
def test_each_verdict_is_one_entry_that_undo_takes_back_whole(study, other, coding, verdict):
    edited(study.project, study.code)
    study.project.memos.add(MemoTarget(coding=coding.key), "by ben", study.ben)
    before, entries = tables(study.project), len(study.project.log())
    code = other if verdict is RECODE else None
    study.project.rule_checks.judge([coding], verdict, study.anna, code=code, note="why")
    after = tables(study.project)
    assert len(study.project.log()) == entries + 1
    study.project.undo(Author.of(study.anna))
    assert tables(study.project) == before
    study.project.redo(Author.of(study.anna))
    assert tables(study.project) == after


def test_only_ones_own_and_only_old_codings_get_a_verdict_and_else_none_does(study, other, coding):
    theirs = give(study.project, study.document, study.code, study.ben, 5, 10)
    edited(study.project, study.code)
    fresh = give(study.project, study.document, study.code, study.anna, 5, 10)
    there = give(study.project, study.document, other, study.anna, 0, 4)
    judge, before = study.project.rule_checks.judge, tables(study.project)
    for codings, verdict, said, why in (
        ([coding, theirs], KEEP, {}, "ben's"),
        ([coding, fresh], KEEP, {}, "rules of now"),
        ([coding, there], KEEP, {}, "rules of now"),
        ([coding], RECODE, {"code": other}, "has that code already"),
        ([coding], RECODE, {"code": study.code}, "the code that the passage has"),
        ([coding], RECODE, {}, "belongs to “recode”"),
        ([coding], KEEP, {"code": other}, "belongs to “recode”"),
        ([coding], ASK, {"note": " "}, "needs words"),
        ([], KEEP, {}, "No passage"),
    ):
        with pytest.raises(QualcodeError, match=why):
            judge(codings, verdict, study.anna, **said)
        assert tables(study.project) == before


def test_codings_of_a_consensus_are_for_who_may_decide_there(study):
    consensus = add_coder(study.project, "both", CoderKind.CONSENSUS)
    agreed = give(study.project, study.document, study.code, consensus, 0, 4)
    edited(study.project, study.code)
    study.project.roles.set_role(study.anna, TeamRole.LEAD, Author.of(study.anna))
    with pytest.raises(RoleRefused):
        study.project.rule_checks.judge([agreed], KEEP, study.ben)
    study.project.rule_checks.judge([agreed], KEEP, study.anna)
    assert old(study.project) == set()


def test_who_has_how_much_before_and_behind_is_counted(study, other, coding):
    more = [give(study.project, study.document, study.code, study.anna, at, at + 2) for at in (5, 8, 11, 14)]
    give(study.project, study.document, study.code, study.ben, 0, 4)
    edited(study.project, study.code)
    judge = study.project.rule_checks.judge
    judge([coding], KEEP, study.anna)
    judge([more[0]], REMOVE, study.anna)
    judge([more[1]], RECODE, study.anna, code=other)
    judge([more[2]], ASK, study.anna, note="?")
    code = study.code.key
    assert {tuple(share) for share in study.project.rule_checks.waiting()} == {
        (study.anna.key, code, 1, 2, 1), (study.ben.key, code, 1, 1, 0),
    }  # fmt: skip
    assert {tuple(share) for share in study.project.rule_checks.checked()} == {
        (study.anna.key, code, verdict, 1) for verdict in (KEEP, REMOVE, RECODE)
    }
    edited(study.project, study.code, "newest")
    assert study.project.rule_checks.checked() == []
