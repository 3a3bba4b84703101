"""Merging, splitting, lifting and removing codes: nothing is lost, and each is one entry that undo takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codebooks.versions import LineageKind
from qualcode.model.codes import CodeDraft, Rules
from qualcode.project.codebook.codes import as_draft
from qualcode.project.merge_and_split import (
    DoubledCodings,
    SplitPart,
    lift,
    merge,
    planned_lift,
    planned_merge,
    planned_parts,
    planned_removal_to,
    remove_to,
    split_into,
)
from qualcode.project.versions.old_rules import UNDER_OLD_RULES
from tests.helpers import LEAD, add_code, give, kinds, problems, tables


def ruled(project, code, definition):
    return project.codes.edit(code, replace(as_draft(code), rules=Rules(definition)), LEAD)


def under_old_rules(project):
    return sorted(coding.key for coding in project.codings.where(UNDER_OLD_RULES))


def lineage(project):
    return project._store.all("SELECT kind, old_path, new_path, codings FROM code_lineage ORDER BY id")


@pytest.fixture
def two(study):
    """The study with a second code, both with rules and a coding each, and one that anna gave twice."""
    project = study.project
    other = ruled(project, add_code(project, "Other"), "other words")
    code = ruled(project, study.code, "words")
    own = give(project, study.document, code, study.anna, 0, 4)
    double = give(project, study.document, code, study.anna, 5, 10)
    stays = give(project, study.document, other, study.anna, 5, 10)
    return project, code, other, own, double, stays


def taken_back(project, act):
    before = tables(project)
    entries = len(project.log())
    done = act()
    assert len(project.log()) == entries + 1
    assert problems(project) == []
    after = tables(project)
    project.undo(LEAD)
    assert tables(project) == before
    project.redo(LEAD)
    assert tables(project) == after
    return done


# ---- merging -----------------------------------------------------------------------------------------


def test_what_was_coded_under_the_rules_of_a_merged_code_is_to_be_looked_at_again(two):
    project, code, other, own, _double, stays = two
    plan = planned_merge(project, code, other)
    assert taken_back(project, lambda: merge(project, code, other, LEAD)) == plan
    assert (plan.codings, plan.doubles, plan.to_recheck) == (1, 1, 1)
    assert under_old_rules(project) == [own.key]
    versions = {version.version: version.rules.definition for version in project.rule_checks.versions(other.key)}
    assert versions == {1: "", 2: "other words", 3: "words", 4: "other words"}
    assert project.codings.get(own.key).rule_version == 3
    assert project.codings.get(stays.key).rule_version == 4
    assert lineage(project) == [(LineageKind.MERGE, "Theme", "Other", 2)]


def test_codings_that_were_checked_stand_under_the_present_rules(two):
    project, code, other, own, _double, _stays = two
    assert merge(project, code, other, LEAD, checked=True).to_recheck == 0
    assert under_old_rules(project) == []
    assert project.codings.get(own.key).rule_version == project.codes.book()[other.key].rule_version == 2


def test_an_old_coding_of_the_other_code_stays_old(two):
    project, code, other, own, _double, stays = two
    other = ruled(project, other, "newer words")
    merge(project, code, other, LEAD)
    assert under_old_rules(project) == [own.key, stays.key]
    assert project.codings.get(stays.key).rule_version == 2


@pytest.mark.parametrize("definition", ["other words", None])
def test_nothing_is_to_be_looked_at_where_the_rules_say_the_same_or_nothing(study, definition):
    project, other = study.project, add_code(study.project, "Other")
    code = ruled(project, study.code, "other words")
    if definition:
        other = ruled(project, other, definition)
    give(project, study.document, code, study.anna)
    assert merge(project, code, other, LEAD).to_recheck == 0
    assert under_old_rules(project) == []


def test_kept_doubles_stay_with_their_code(two):
    project, code, other, own, double, stays = two
    plan = planned_merge(project, code, other, doubles=DoubledCodings.KEEP)
    done = taken_back(project, lambda: merge(project, code, other, LEAD, doubles=DoubledCodings.KEEP))
    assert done == plan
    assert (done.codings, done.doubles, done.kept) == (1, 0, 1)
    codes = {coding.key: coding.code for coding in project.codings.all()}
    assert codes == {own.key: other.key, double.key: code.key, stays.key: other.key}
    assert lineage(project) == [(LineageKind.SPLIT, "Theme", "Other", 1)]


def test_many_doubles_with_memos_and_marks_are_united(study):
    project, other = study.project, add_code(study.project, "Other")
    for coder in (study.anna, study.ben):
        for start in range(4):
            coding = give(project, study.document, study.code, coder, start, 9, memo=f"first {start}", weight=start)
            project.good_marks.set([coding.key], coder)
            give(project, study.document, other, coder, start, 9, memo="second" if start % 2 else "")
    assert taken_back(project, lambda: merge(project, study.code, other, LEAD)).doubles == 8
    merged = project.codings.all()
    assert len(merged) == 8
    assert all(coding.good for coding in merged)
    assert {(coding.span.start, coding.weight, coding.memo) for coding in merged} == {
        (0, 0, "first 0"),
        (1, 1, "second\n\nfirst 1"),
        (2, 2, "first 2"),
        (3, 3, "second\n\nfirst 3"),
    }


# ---- splitting ---------------------------------------------------------------------------------------


def test_a_code_is_split_into_several_at_once(two):
    project, code, other, own, double, _stays = two
    parts = [SplitPart([own], CodeDraft("A / B"), code), SplitPart([double], other)]
    plans = planned_parts(project, code, parts)
    done = taken_back(project, lambda: split_into(project, code, parts, LEAD))
    assert [transfer.codings for _code, transfer in done] == [plan.codings for plan in plans] == [1, 0]
    assert done[0][0].full_name == "Theme / A // B"
    assert lineage(project) == [
        (LineageKind.SPLIT, "Theme", "Theme / A // B", 1),
        (LineageKind.SPLIT, "Theme", "Other", 1),
    ]


def test_a_split_that_cannot_be_is_refused_and_changes_nothing(two):
    project, code, other, own, double, _stays = two
    before = tables(project)
    for parts in (
        [SplitPart([own], CodeDraft("x")), SplitPart([double], CodeDraft("X"))],
        [SplitPart([own], CodeDraft("x")), SplitPart([own], CodeDraft("y"))],
        [SplitPart([own], CodeDraft("Other"))],
        [SplitPart([own], code)],
        [SplitPart([], CodeDraft("x"))],
    ):
        with pytest.raises(QualcodeError):
            split_into(project, code, parts, LEAD)
        with pytest.raises(QualcodeError):
            planned_parts(project, code, parts)
    assert tables(project) == before
    assert other.key in project.codes.book()


# ---- lifting and removing ----------------------------------------------------------------------------


def test_sub_codes_go_up_a_level_behind_their_code(study):
    project, code = study.project, study.code
    add_code(project, "Last")
    one, _two = add_code(project, "one", code), add_code(project, "two", code)
    add_code(project, "deep", one)
    assert [moved.name for moved in planned_lift(project, code)] == ["one", "two"]
    taken_back(project, lambda: lift(project, code, LEAD))
    assert [entry.full_name for entry in project.codes.book()] == ["Theme", "one", "one / deep", "two", "Last"]
    assert kinds(project)[-3:] == ["code.lift", "undo", "redo"]


def test_sub_codes_whose_name_is_taken_stay_where_they_are(study):
    project = study.project
    add_code(project, "theme", study.code)
    with pytest.raises(QualcodeError, match="a level higher"):
        lift(project, study.code, LEAD)
    with pytest.raises(QualcodeError, match="no sub-codes"):
        lift(project, project.codes.find("Theme / theme"), LEAD)


def test_codings_of_removed_codes_go_to_another_one(two, study):
    project, code, other, own, _double, stays = two
    below = add_code(project, "below", code)
    same = give(project, study.document, below, study.anna, 0, 4)
    plan = planned_removal_to(project, code, other)
    done = taken_back(project, lambda: remove_to(project, code, other, LEAD))
    assert done == plan
    assert (done.codings, done.doubles, done.sub_codes) == (1, 2, ("below",))
    assert [coding.key for coding in project.codings.all()] == [own.key, stays.key]
    assert [entry.full_name for entry in project.codes.book()] == ["Other"]
    assert same.key not in {coding.key for coding in project.codings.all()}
    assert lineage(project) == [
        (LineageKind.REMOVE, "Theme", "Other", 2),
        (LineageKind.REMOVE, "Theme / below", "Other", 1),
    ]


def test_the_codings_of_removed_codes_cannot_go_to_one_of_them(study):
    project, below = study.project, add_code(study.project, "below", study.code)
    for target in (study.code, below):
        with pytest.raises(QualcodeError):
            remove_to(project, study.code, target, LEAD)


def test_a_removal_tells_what_went_with_each_code(study):
    project, below = study.project, add_code(study.project, "below", study.code)
    give(project, study.document, below, study.anna)
    project.codes.remove(study.code, LEAD, with_codings=True)
    assert lineage(project) == [(LineageKind.REMOVE, "Theme", "", 0), (LineageKind.REMOVE, "Theme / below", "", 1)]
