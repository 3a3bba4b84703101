"""Material in a workspace: corrected texts and orphans, documents, cases, and what of others is told."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.workspace.material import orphans, revising
from qualcode.workspace.material.places import place_of_words
from qualcode.workspace.workspace import Workspace
from tests.project.revised import read
from tests.workspace.conftest import TEXT, blind

CORRECTED = TEXT.replace(" Das war schwer.", " Es war gut.")


def test_a_correction_tells_and_does_the_same_for_both_faces(space, text):
    planned = revising.planned(space, text, read(CORRECTED, "eins"))
    edit = revising.planned_edit(space, text, CORRECTED.encode())
    assert planned.seen == planned.plan
    assert all("1 stays as it is, 1 uncertain" in told.summary for told in (planned, edit))
    done = revising.carry_out(space, planned)
    assert (done.moved, done.orphaned, done.found_again) == (1, 1, 0)
    assert space.project.log()[-1].coder == "anna"
    revising.seal(space, text)
    (former, _) = space.project.revisions.versions(text)
    assert not former.readable


def test_while_blind_a_correction_tells_nothing_of_others(space, project, text):
    blind(space)
    planned = revising.planned(space, text, read(CORRECTED, "eins"))
    assert {passage.coder for passage in planned.seen.passages} == {"anna"}
    assert {passage.coder for passage in planned.plan.passages} == {"anna", "ben"}
    done = revising.carry_out(space, planned)
    assert (done.moved, done.orphaned, done.found_again) == (None, None, None)
    assert len(project.orphans.all()) == 1


def test_an_orphan_of_others_is_neither_placed_nor_given_up_while_blind(space, project, text, theirs):
    revising.carry_out(space, revising.planned(space, text, read(CORRECTED, "eins")))
    (orphan,) = space.orphans()
    document = space.documents()[0]
    place = place_of_words(space, document, "Es war gut.")
    for sight in (Workspace(project, "anna", blind=True), space):
        if sight is space:
            blind(space)
        for act in (lambda s: orphans.place(s, orphan, document, place), lambda s: orphans.remove(s, [orphan])):
            with pytest.raises(QualcodeError, match="somebody else's"):
                act(sight)
    ben = Workspace(project, "ben")
    placed = orphans.place(ben, orphan, document, place)
    assert (placed.what, placed.span, placed.id) == ("coding", place, theirs.id)
    ben.undo()
    orphans.remove(ben, [orphan])
    assert ben.orphans() == []


@pytest.mark.parametrize(
    ("words", "told"),
    [("", "nothing to look for"), ("Amt", "“Amt” matches 2 passages"), ("Rathaus", "has no passage")],
)
def test_words_that_do_not_stand_at_one_place_are_no_place(space, text, words, told):
    with pytest.raises(QualcodeError, match=told):
        place_of_words(space, text, words)
