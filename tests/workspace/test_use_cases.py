"""What is done in a workspace: each use case once, whoever calls it, and never with what must not be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.agreement.study.comparison import Comparison
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import Edits
from qualcode.project.codebook.codes import as_draft
from qualcode.project.material.search import How
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.hits import HitUnit, passages_around
from qualcode.workspace.codebook.anchors import add_passage
from qualcode.workspace.codebook.removal import planned_removal
from qualcode.workspace.material.text_search import code_passages
from qualcode.workspace.quoting import quotation_editing
from qualcode.workspace.quoting.export import QuotationExport, prepare
from qualcode.workspace.team import comparing
from qualcode.workspace.workspace import Workspace
from tests.builders import ME
from tests.workspace.conftest import blind, code_as

# ---- quotations --------------------------------------------------------------------------------------


def test_steps_are_added_and_taken_back_by_their_numbers(space, project, mine):
    edits = quotation_editing.edit(space, mine, ["nie => **nie**", "Das Amt => [Die Stelle]"])
    assert len(edits) == 2
    with pytest.raises(UsageProblem, match="has 2 edits"):
        quotation_editing.reset(space, mine, [3])
    assert quotation_editing.reset(space, mine, [1]) == 1
    assert quotation_editing.reset(space, mine) == 1
    assert project.quotation_edits.of(mine) == ()
    assert project.log()[-1].coder == "anna"


def test_a_step_that_does_not_fit_leaves_all_as_it_was(space, project, mine):
    with pytest.raises(QualcodeError):
        quotation_editing.edit(space, mine, ["nie => **nie**", "Rathaus => [...]"])
    assert project.quotation_edits.of(mine) == ()


@pytest.mark.parametrize("name", ["q.json", None])
def test_quotations_of_a_draft_get_ids_once_and_only_where_they_are_shown(space, project, tmp_path, name):
    draft = QuotationExport(wanted=PassageChoice(), format="json", path=tmp_path / name if name else None)

    def shown(export):
        collection = prepare(space, export, Options()).collected.collection
        return {found.codings[0]: found.id for chapter in collection.chapters for found in chapter.quotations}

    first = shown(replace(draft, arrangement=Arrangement(at_most=1)))
    assert first == project.quotation_ids.all()
    assert len(first) == 1
    both = shown(draft)
    assert first.items() < both.items()
    assert both == project.quotation_ids.all() == shown(draft)
    assert sum(entry.kind == "quotation.id" for entry in project.log()) == 2
    assert project.quotation_ids.of(first) == first


def no_edits(space, coding) -> Edits:
    return quotation_editing.save(space, space.project.documents.get(coding.document), coding, ())


@pytest.mark.parametrize(
    "act",
    [
        lambda space, coding: quotation_editing.find_quotation(space, coding.id),
        lambda space, coding: quotation_editing.edit(space, coding, ["Das => **Das**"]),
        quotation_editing.reset,
        no_edits,
        lambda space, coding: add_passage(space, space.project.codes.find("Thema"), coding),
    ],
)
def test_nothing_is_done_with_a_quotation_that_must_not_be_seen(space, project, mine, theirs, act):
    act(space, theirs)
    quotation_editing.reset(space, theirs)
    blind(space)
    before = len(project.log())
    with pytest.raises(QualcodeError, match="somebody else's"):
        act(space, theirs)
    assert len(project.log()) == before
    act(space, mine)


def test_an_anchor_example_has_the_words_in_which_it_is_quoted(space, project, mine):
    quotation_editing.edit(space, mine, ["Das Amt => [Die Stelle]"])
    add_passage(space, project.codes.find("Thema"), mine)
    (anchor,) = space.book[mine.code].anchors
    assert anchor.text == "[Die Stelle] kam nie."
    assert anchor.coding == mine.id


# ---- search and code ---------------------------------------------------------------------------------


def test_all_that_was_found_is_coded_as_one_change_with_a_new_code_if_need_be(space, project, mine, theirs):
    hits = list(project.search.find("Amt", how=How.EXACT))
    passages = list(passages_around(project, hits, HitUnit.SENTENCE))
    assert len(passages) == 2
    first = code_passages(space, passages, [project.codes.find("Thema")])
    second = code_passages(space, passages, CodeDraft("Behörde"))
    assert (first.new, first.before) == (1, 1)  # one of the sentences has the code from her
    assert (second.new, second.before) == (2, 0)
    space.undo()
    assert "Behörde" not in {code.name for code in space.book}
    space.undo()
    assert {coding.key for coding in space.codings()} == {mine.key, theirs.key}


# ---- undo --------------------------------------------------------------------------------------------


def test_undo_says_what_it_took_back_and_where_as_far_as_that_may_be_seen(space, project):
    blind(space)
    project.codes.remove(project.codes.find("Thema"), space.author, with_codings=True)
    told = space.undo()
    assert "“Thema”" in told.words.words
    assert told.words.rows["codings"] == 1  # her own
    project.settings.set_blind(ME, on=False)
    assert space.redo().words.rows["codings"] == 2


# ---- comparing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "compare",
    [
        comparing.agreement,
        comparing.disagreements,
        comparing.agreement_over_units,
        lambda space, comparison: comparing.agreement_over_parts(space, comparison, "rules"),
    ],
)
def test_nothing_is_compared_while_coders_must_not_see_each_others_codings(space, project, compare):
    thema = project.codes.find("Thema")
    project.codes.edit(thema, replace(as_draft(thema), rules=Rules("anders")), ME)
    comparison = Comparison(assume_finished=True, replicates=0)
    compare(space, comparison)
    with pytest.raises(QualcodeError, match="You work blind"):
        compare(Workspace(project, "anna", blind=True), comparison)
    blind(space)
    with pytest.raises(QualcodeError, match="project is blind") as refused:
        compare(space, comparison)
    assert "“qualcode coders blind off”" in refused.value.hint


def test_ones_own_rounds_may_be_compared_while_blind_and_those_of_nobody_else(space, study, project, mine, theirs):
    document = project.documents.all()[0]
    for coding, coder in ((mine, "anna"), (theirs, "ben")):
        project.codings.add(document, coding.span, study.codes["Thema"].record, study.coders[coder].record, round_=2)
    blind(space)
    own = Comparison(intra="anna", assume_finished=True, replicates=0)
    assert comparing.agreement(space, own).units
    with pytest.raises(QualcodeError, match="project is blind"):
        comparing.agreement(space, replace(own, intra="ben"))


# ---- changes of the codebook -------------------------------------------------------------------------


def test_what_goes_with_a_code_is_told_as_far_as_that_may_be_seen(space, study, project, theirs):
    thema = project.codes.find("Thema")
    project.memos.add(MemoTarget(coding=theirs.key), "seins", study.coders["ben"].record)
    open_ = planned_removal(space, thema)
    assert (open_.coders.named, open_.coders.hidden, open_.memos) == ({"anna": 1, "ben": 1}, 0, 1)
    alone = planned_removal(Workspace(project, "anna", blind=True), thema)
    assert (alone.coders.named, alone.coders.hidden) == ({"anna": 1}, 1)
    blind(space)
    told = planned_removal(space, thema)
    assert (told.coders.named, told.coders.hidden, told.own, told.memos) == ({"anna": 1}, None, 1, 0)
    code_as("ben", study, "half ein", memo="noch eins")
    assert planned_removal(space, thema) == told
