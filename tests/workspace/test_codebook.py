"""Changes of the codebook in a workspace, and what of others they tell."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import CodebookDraft, CodeDraft, CodeKind, RuleChange
from qualcode.workspace.codebook import anchors, codes, merging, removal
from qualcode.workspace.versions import recheck
from qualcode.workspace.workspace import Workspace
from tests.builders import ME
from tests.project.revised import read
from tests.workspace.conftest import TEXT, blind, code_as


def entries(space):
    return [(entry.kind, entry.coder) for entry in space.project.log()]


def test_a_code_is_added_at_its_place_edited_and_moved_each_as_one_change(space, study):
    before = entries(space)
    first = codes.add(space, "Erster", place=1, fields={"kind": CodeKind.THEMATIC, "definition": "so"})
    assert [code.name for code in space.book] == ["Erster", "Thema"]
    assert (first.kind, first.rules.definition) == (CodeKind.THEMATIC, "so")
    edited = codes.edit(space, first, {"include": "auch", "colour": "#0072b2"}, change=RuleChange.RULE)
    assert (edited.rules.definition, edited.rules.include, edited.rule_version) == ("so", "auch", 2)
    assert codes.move(space, edited, study.codes["Thema"].record).full_name == "Thema / Erster"
    assert entries(space)[len(before) :] == [(f"code.{done}", "anna") for done in ("add", "edit", "move")]


def test_fields_that_are_not_named_stay_as_others_left_them_meanwhile(space, study, project):
    seen = study.codes["Thema"].record
    codes.edit(Workspace(project, "ben"), seen, {"exclude": "das nicht"}, change=RuleChange.RULE)
    assert codes.edit(space, seen, {"name": "Stoff"}).rules.exclude == "das nicht"


@pytest.mark.parametrize("colour", ["rot", "#12", "", "#0072b2 ", "#00 2b2", "0072b2"])
def test_what_is_no_colour_is_refused_by_both_ways(space, study, colour):
    before = entries(space)
    with pytest.raises(UsageProblem, match="is no colour"):
        codes.add(space, "Neu", fields={"colour": colour})
    with pytest.raises(UsageProblem, match="is no colour"):
        codes.edit(space, study.codes["Thema"].record, {"colour": colour})
    assert entries(space) == before


def test_several_codebooks_come_in_as_one_change_or_not_at_all(space):
    before = entries(space)
    done = codes.take_in(
        space, [CodebookDraft("A", (CodeDraft("a"),)), CodebookDraft("B", (CodeDraft("b"),), "von B")]
    )
    assert [(taken.added, taken.described) for taken in done] == [(["a"], False), (["b"], True)]
    assert entries(space)[len(before) :] == [("codebook.import", "anna")]
    with pytest.raises(QualcodeError):
        codes.take_in(space, [CodebookDraft("C", (CodeDraft("c"),)), CodebookDraft("D", (CodeDraft(" "),))])
    assert "c" not in {code.name for code in space.book}
    codes.describe(space, "B", "anders")
    assert space.project.codes.descriptions.all() == [("B", "anders")]


def test_a_removal_tells_how_much_went_along_as_far_as_that_may_be_seen(space, study):
    thema = study.codes["Thema"].record
    with pytest.raises(QualcodeError, match="have 2 codings of 2 coders"):
        removal.remove(space, thema)
    assert removal.remove(space, thema, with_codings=True) == "2 codings"
    space.undo()
    blind(space)
    with pytest.raises(QualcodeError, match="and its sub-codes have codings"):
        removal.remove(space, thema)
    assert removal.remove(space, thema, with_codings=True) == "1 coding of yours"
    space.undo()
    only_theirs = code_as("ben", study, "half", study.codes.add("Ihres").full_name)
    assert removal.remove(space, space.book[only_theirs.code], with_codings=True) == ""


def test_codings_that_lost_their_place_go_along_and_count(space, study, project, text):
    only_theirs = code_as("ben", study, "Am Ende half", study.codes.add("Ihres").full_name)
    revisions = project.revisions
    corrected = read(TEXT.replace(" Am Ende half ein Amt.", ""), "eins")
    revisions.carry_out(revisions.plan(text, corrected), ME)
    assert [orphan.coder for orphan in space.orphans()] == ["ben"]
    planned = removal.planned_removal(space, space.book[only_theirs.code])
    assert (planned.coders.named, planned.has_codings) == ({"ben": 1}, True)
    assert removal.remove(space, space.book[only_theirs.code], with_codings=planned.has_codings) == "1 coding"


def test_a_merge_tells_the_numbers_of_others_only_where_they_may_be_seen(space, study, project):
    thema, other = study.codes["Thema"].record, study.codes.add("Stoff").record
    assert merging.planned_merge(space, thema, other).coders.named == {"anna": 1, "ben": 1}
    blind(space)
    planned = merging.planned_merge(space, thema, other)
    assert (planned.coders.named, planned.coders.hidden) == ({"anna": 1}, None)
    done = merging.merge(space, thema, other)
    assert done.coders.hidden is None
    assert {coding.code for coding in project.codings.all()} == {other.key}


def test_what_must_not_be_seen_is_not_parted_rechecked_or_made_an_example(space, study, mine, theirs):
    thema, other = study.codes["Thema"].record, study.codes.add("Stoff").record
    acts = (
        lambda coding: merging.planned_split(space, thema, [coding], other),
        lambda coding: merging.split(space, thema, [coding], other),
        lambda coding: recheck.judge(space, [coding], RecheckVerdict.KEEP),
        lambda coding: anchors.add_passage(space, thema, coding),
    )
    blind(space)
    before = entries(space)
    for act in acts:
        with pytest.raises(QualcodeError, match="somebody else's"):
            act(theirs)
    assert entries(space) == before
    codes.edit(space, thema, {"definition": "anders"}, change=RuleChange.RULE)
    for act in (*acts[2:], *acts[:2]):
        act(mine)


def test_examples_are_numbered_as_they_are_seen(space, study, project, mine, theirs):
    thema = study.codes["Thema"].record
    anchors.add_passage(Workspace(project, "ben"), thema, theirs)
    anchors.write(space, thema, "So etwa.", invented=True)
    assert [anchor.text for anchor in anchors.numbered(space, thema, [1, 2, 1])] == ["Das war schwer.", "So etwa."]
    blind(space)
    (mine,) = anchors.numbered(space, thema, [1])
    assert mine.text == "So etwa."
    with pytest.raises(UsageProblem, match="has 1 anchor example"):
        anchors.numbered(space, thema, [2])
    anchors.remove(space, thema, [mine])
    assert [anchor.text for anchor in project.codes.book()[thema.key].anchors] == ["Das war schwer."]
