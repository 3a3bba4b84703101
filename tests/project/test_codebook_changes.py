"""Merging and splitting codes, anchor examples from living passages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.codes import Anchor, CodeDraft, Rules, related_to
from qualcode.model.codings import Polarity
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.project.codebook.codes import as_draft
from qualcode.project.merge_and_split import add_anchor, merge, planned_merge, planned_split, split
from tests.helpers import LEAD, add_code, add_coder, add_document, give, kinds, last, new_project, problems, tables


def of_code(project, code):
    """(coder, start, end) of the codings of a code."""
    coders = {one.key: one.name for one in project.coders.all()}
    return [(coders[one.coder], one.span.start, one.span.end) for one in project.codings.all(code=code.key)]


def edited(project, code, definition="new words"):
    return project.codes.edit(code, replace(as_draft(code), rules=Rules(definition)), LEAD)


# ---- merge ---------------------------------------------------------------------------------------------


def test_a_merge_gives_all_codings_to_the_other_code_and_takes_the_code_away(study):
    other = add_code(study.project, "Other")
    give(study.project, study.document, study.code, study.anna, 0, 4)
    give(study.project, study.document, study.code, study.ben, 5, 10)
    give(study.project, study.document, other, study.ben, 11, 13)
    done = merge(study.project, study.code, other, LEAD)
    assert (done.codings, done.doubles, done.coders, done.documents) == (2, 0, {"anna": 1, "ben": 1}, 1)
    assert (done.source, done.target) == ("Theme", "Other")
    assert of_code(study.project, other) == [("anna", 0, 4), ("ben", 5, 10), ("ben", 11, 13)]
    assert [code.name for code in study.project.codes.book()] == ["Other"]
    assert last(study.project).kind == "code.merge"
    assert last(study.project).reason == "Theme → Other"
    assert problems(study.project) == []


def test_a_merge_is_one_entry_and_undo_restores_everything(study):
    other = add_code(study.project, "Other")
    for code in (study.code, other):
        coding = give(study.project, study.document, code, study.anna, 0, 4, memo=f"on {code.name}")
        study.project.memos.add(MemoTarget(coding=coding.key), "x", study.ben, kind=MemoKind.QUESTION)
        study.project.memos.add(MemoTarget(code=code.key), "about it", study.anna)
        add_anchor(study.project, code, coding, "Some", LEAD)
    add_code(study.project, "below", study.code)
    before, entries = tables(study.project), len(study.project.log())
    merge(study.project, study.code, other, LEAD)
    assert len(study.project.log()) == entries + 1
    assert problems(study.project) == []
    study.project.undo(LEAD)
    assert tables(study.project) == before
    assert problems(study.project) == []


def test_doubles_of_one_coder_are_dropped_and_counted_and_the_targets_coding_stays(study):
    other = add_code(study.project, "Other")
    give(study.project, study.document, study.code, study.anna, polarity=Polarity.ABSENT)
    stays = give(study.project, study.document, other, study.anna)
    give(study.project, study.document, study.code, study.ben)
    plan = planned_merge(study.project, study.code, other)
    done = merge(study.project, study.code, other, LEAD)
    assert (done.codings, done.doubles, done.differing) == (1, 1, 1)
    assert plan == done
    assert study.project.codings.get(stays.key).polarity is Polarity.PRESENT
    assert of_code(study.project, other) == [("anna", 0, 4), ("ben", 0, 4)]


def test_codings_of_two_rounds_are_no_doubles(study):
    other = add_code(study.project, "Other")
    give(study.project, study.document, study.code, study.anna, round_=1)
    give(study.project, study.document, other, study.anna, round_=2)
    assert merge(study.project, study.code, other, LEAD).doubles == 0


def test_no_memo_and_no_paraphrase_of_a_double_is_lost(study):
    project, other = study.project, add_code(study.project, "Other")
    double = give(project, study.document, study.code, study.anna, memo="first", paraphrase="short", weight=40)
    project.memos.add(MemoTarget(coding=double.key), "why?", study.ben, kind=MemoKind.QUESTION)
    project.good_marks.set([double.key], study.anna)
    stays = give(project, study.document, other, study.anna, memo="second", paraphrase="other")
    assert merge(project, study.code, other, LEAD).memos == 2
    after = project.codings.get(stays.key)
    assert after.memo == "why?\n\nsecond\n\nfirst"
    assert (after.paraphrase, after.weight, after.good) == ("other\nshort", 40, True)
    assert [memo.author for memo in project.memos.all()] == [study.ben.key, study.anna.key]


def test_equal_memos_of_one_coder_are_there_once(study):
    project, other = study.project, add_code(study.project, "Other")
    give(project, study.document, study.code, study.anna, memo="the same")
    stays = give(project, study.document, other, study.anna, memo="the same")
    merge(project, study.code, other, LEAD)
    assert project.codings.get(stays.key).memo == "the same"


def test_memos_anchors_and_sub_codes_of_the_code_go_along(study):
    project, other = study.project, add_code(study.project, "Other")
    coding = give(project, study.document, study.code, study.anna)
    project.memos.add(MemoTarget(code=study.code.key), "about the code", study.anna)
    add_anchor(project, study.code, coding, "Some", LEAD)
    deep = add_code(project, "deep", add_code(project, "below", study.code))
    plan = planned_merge(project, study.code, other)
    assert (plan.memos, plan.anchors, plan.sub_codes) == (1, 1, ("below",))
    assert merge(project, study.code, other, LEAD) == plan
    book = project.codes.book()
    assert [memo.target.code for memo in project.memos.all()] == [other.key]
    assert book[other.key].anchors == (Anchor("Some", "", coding.id),)
    assert book[deep.key].full_name == "Other / below / deep"


def test_an_anchor_that_both_have_is_there_once_and_stays_a_living_passage(study):
    project, other = study.project, project_code_with_anchor(study.project, "Other", "Some")
    coding = give(project, study.document, study.code, study.anna)
    add_anchor(project, study.code, coding, "Some", LEAD)
    merge(project, study.code, other, LEAD)
    assert project.codes.book()[other.key].anchors == (Anchor("Some", "", coding.id),)


def project_code_with_anchor(project, name, words):
    return project.codes.add(CodeDraft(name, anchors=(Anchor(words),)), None, LEAD)


def test_relations_to_and_from_the_code_become_the_targets(study):
    project, other = study.project, add_code(study.project, "Other")
    third = project.codes.add(CodeDraft("Third", related=related_to("Theme", "Other")), None, LEAD)
    fourth = project.codes.add(CodeDraft("Fourth", related=related_to("Theme")), None, LEAD)
    project.codes.edit(
        study.code, replace(as_draft(study.code), related=related_to("Other", "Third", "unknown")), LEAD
    )
    merge(project, study.code, other, LEAD)
    book = project.codes.book()
    assert book[other.key].related == related_to("Third", "unknown")
    assert book[third.key].related == related_to("Other")
    assert book[fourth.key].related == related_to("Other")
    assert problems(project) == []


def test_merged_codings_stand_under_the_present_rules_of_the_target(study):
    other = edited(study.project, add_code(study.project, "Other"))
    coding = give(study.project, study.document, study.code, study.anna)
    assert merge(study.project, study.code, other, LEAD, checked=True).rule_version == 2
    assert study.project.codings.get(coding.key).rule_version == 2


def test_a_code_is_not_merged_with_itself_or_into_its_own_branch(study):
    below = add_code(study.project, "below", study.code)
    for target, words in ((study.code, "with itself"), (below, "stands below")):
        for act in (planned_merge, lambda *three: merge(*three, LEAD)):
            with pytest.raises(QualcodeError, match=words):
                act(study.project, study.code, target)


def test_sub_codes_of_one_name_refuse_the_merge_and_nothing_is_changed(study):
    other = add_code(study.project, "Other")
    add_code(study.project, "Below", other)
    add_code(study.project, "below", study.code)
    before = tables(study.project)
    with pytest.raises(QualcodeError, match="Both codes have a sub-code “below”"):
        merge(study.project, study.code, other, LEAD)
    assert tables(study.project) == before


def test_a_code_is_merged_into_its_parent_even_if_a_sub_code_has_its_name(study):
    middle = add_code(study.project, "same", study.code)
    add_code(study.project, "same", middle)
    merge(study.project, middle, study.code, LEAD)
    assert [code.full_name for code in study.project.codes.book()] == ["Theme", "Theme / same"]
    assert problems(study.project) == []


def test_a_code_that_was_removed_meanwhile_is_not_merged(study):
    other = add_code(study.project, "Other")
    study.project.codes.remove(study.code, LEAD)
    with pytest.raises(QualcodeError, match="not there any more"):
        merge(study.project, study.code, other, LEAD)


# ---- split ---------------------------------------------------------------------------------------------


def test_a_split_gives_chosen_codings_to_a_new_code(study):
    chosen = give(study.project, study.document, study.code, study.anna, 0, 4, memo="kept")
    give(study.project, study.document, study.code, study.ben, 5, 10)
    draft = CodeDraft("Part", Rules("only some"))
    plan = planned_split(study.project, study.code, [chosen], draft)
    made, done = split(study.project, study.code, [chosen], draft, LEAD, parent=study.code)
    assert (made.full_name, made.rules.definition) == ("Theme / Part", "only some")
    assert replace(plan, target=made.full_name) == done
    assert (done.codings, done.coders, done.memos, done.rule_version) == (1, {"anna": 1}, 1, 1)
    assert of_code(study.project, made) == [("anna", 0, 4)]
    assert of_code(study.project, study.code) == [("ben", 5, 10)]
    assert study.project.codings.get(chosen.key).memo == "kept"
    assert (last(study.project).kind, last(study.project).reason) == ("code.split", "Theme → Part")
    assert problems(study.project) == []


def test_a_split_into_an_existing_code_unites_doubles(study):
    other = edited(study.project, add_code(study.project, "Other"))
    double = give(study.project, study.document, study.code, study.anna)
    moved = give(study.project, study.document, study.code, study.ben)
    give(study.project, study.document, other, study.anna)
    _, done = split(study.project, study.code, [double, moved], other, LEAD)
    assert (done.codings, done.doubles) == (1, 1)
    assert sorted(of_code(study.project, other)) == [("anna", 0, 4), ("ben", 0, 4)]
    assert study.project.codings.get(moved.key).rule_version == 2


def test_an_anchor_example_goes_along_with_its_passage_only(study):
    project = study.project
    one = give(project, study.document, study.code, study.anna, 0, 4)
    two = give(project, study.document, study.code, study.anna, 5, 10)
    for coding in (one, two):
        add_anchor(project, study.code, coding, coding.span.cut("Some words"), LEAD)
    made, done = split(project, study.code, [two], CodeDraft("Part"), LEAD)
    assert done.anchors == 1
    assert [anchor.text for anchor in project.codes.book()[study.code.key].anchors] == ["Some"]
    assert [anchor.text for anchor in project.codes.book()[made.key].anchors] == ["words"]


def test_undo_of_a_split_takes_the_new_code_away_again(study):
    coding = give(study.project, study.document, study.code, study.anna)
    before = tables(study.project)
    split(study.project, study.code, [coding], CodeDraft("Part"), LEAD)
    study.project.undo(LEAD)
    assert tables(study.project) == before


def test_what_cannot_be_split_is_refused_and_nothing_is_changed(study):
    other = add_code(study.project, "Other")
    mine = give(study.project, study.document, study.code, study.anna)
    foreign = give(study.project, study.document, other, study.anna)
    before, log = tables(study.project), kinds(study.project)
    for codings, target, words in (
        ([], other, "No passage is chosen"),
        ([mine, foreign], other, "Not all of these"),
        ([mine], study.code, "have that code already"),
    ):
        for act in (planned_split, lambda *four: split(*four, LEAD)):
            with pytest.raises(QualcodeError, match=words):
                act(study.project, study.code, codings, target)
    with pytest.raises(QualcodeError, match="at this place already"):
        split(study.project, study.code, [mine], CodeDraft("other"), LEAD)
    assert (tables(study.project), kinds(study.project)) == (before, log)


SPOTS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.integers(0, 2)), unique=True, max_size=9)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spots=SPOTS, picked=st.integers(0, 511))
def test_the_plan_is_what_happens_and_undo_restores_every_row(tmp_path_factory, spots, picked):
    with new_project(tmp_path_factory.mktemp("p")) as project:
        project._store.connection.execute("PRAGMA synchronous = OFF")
        document = add_document(project)
        codes = {name: add_code(project, name) for name in "ab"}
        coders = {name: add_coder(project, name) for name in "xy"}
        made = [give(project, document, codes[c], coders[k], at, at + 3, memo=c + k) for c, k, at in spots]
        chosen = [one for n, one in enumerate(made) if one.code == codes["a"].key and picked >> n & 1]
        before = tables(project)
        if chosen:
            plan = planned_split(project, codes["a"], chosen, codes["b"])
            assert split(project, codes["a"], chosen, codes["b"], LEAD)[1] == plan
            assert len(project.codings.all()) == len(made) - plan.doubles
            assert problems(project) == []
            project.undo(LEAD)
            assert tables(project) == before
        plan = planned_merge(project, codes["a"], codes["b"])
        assert merge(project, codes["a"], codes["b"], LEAD) == plan
        assert len(project.codings.all()) == len(made) - plan.doubles
        texts = "\n\n".join(one.memo for one in project.codings.all()).split("\n\n")
        assert sorted(filter(None, texts)) == sorted(one.memo for one in made)
        project.undo(LEAD)
        assert tables(project) == before


# ---- anchors and rules ---------------------------------------------------------------------------------


def test_an_anchor_example_from_a_coding_knows_its_passage_and_label(project):
    document = add_document(project, label="RG 2022")
    code, coder = project_code_with_anchor(project, "Code", "from a book"), add_coder(project, "anna")
    coding = give(project, document, code, coder)
    after = add_anchor(project, code, coding, "Some", LEAD)
    assert after.anchors == (Anchor("from a book"), Anchor("Some", "RG 2022", coding.id))
    assert last(project).kind == "code.anchor"
    assert after.rule_version == 1


def test_a_second_anchor_leaves_the_first_one_living(study):
    codings = [give(study.project, study.document, study.code, study.anna, at, at + 4) for at in (0, 5)]
    for coding in codings:
        after = add_anchor(study.project, study.code, coding, f"words {coding.key}", LEAD)
    assert [anchor.coding for anchor in after.anchors] == [coding.id for coding in codings]


@pytest.mark.parametrize(("words", "said"), [("Some", "already"), ("  ", "no words")])
def test_an_anchor_is_not_taken_twice_and_not_without_words(study, words, said):
    coding = give(study.project, study.document, study.code, study.anna)
    if words.strip():
        add_anchor(study.project, study.code, coding, words, LEAD)
    with pytest.raises(QualcodeError, match=said):
        add_anchor(study.project, study.code, coding, words, LEAD)
