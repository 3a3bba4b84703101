"""Material in a workspace: corrected texts and orphans, documents, cases, and what of others is told."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.workspace.material import orphans, revising
from qualcode.workspace.material.places import place_of_words
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, Bench
from tests.project.revised import read

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt.\n"
CORRECTED = TEXT.replace(" Das war schwer.", " Es war gut.")


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    bench.text = bench.document("eins", TEXT)
    bench.mine = bench.code(bench.text, "Das Amt kam nie.")
    bench.theirs = bench.code(bench.text, "Das war schwer.", coder="ben")
    yield bench
    bench.project.close()


@pytest.fixture
def space(bench):
    return Workspace(bench.project, "anna")


def blind(bench):
    bench.project.settings.set_blind(ME, on=True)


def test_a_correction_tells_and_does_the_same_for_both_faces(space, bench):
    planned = revising.planned(space, bench.text, read(CORRECTED, "eins"))
    edit = revising.planned_edit(space, bench.text, CORRECTED.encode())
    assert planned.seen == planned.plan
    assert all("1 stays as it is, 1 uncertain" in told.summary for told in (planned, edit))
    done = revising.carry_out(space, planned)
    assert (done.moved, done.orphaned, done.found_again) == (1, 1, 0)
    assert space.project.log()[-1].coder == "anna"
    revising.seal(space, bench.text)
    (former, _) = space.project.revisions.versions(bench.text)
    assert not former.readable


def test_while_blind_a_correction_tells_nothing_of_others(space, bench):
    blind(bench)
    planned = revising.planned(space, bench.text, read(CORRECTED, "eins"))
    assert {passage.coder for passage in planned.seen.passages} == {"anna"}
    assert {passage.coder for passage in planned.plan.passages} == {"anna", "ben"}
    done = revising.carry_out(space, planned)
    assert (done.moved, done.orphaned, done.found_again) == (None, None, None)
    assert len(bench.project.orphans.all()) == 1


def test_an_orphan_of_others_is_neither_placed_nor_given_up_while_blind(space, bench):
    revising.carry_out(space, revising.planned(space, bench.text, read(CORRECTED, "eins")))
    (orphan,) = space.orphans()
    document = space.documents()[0]
    place = place_of_words(space, document, "Es war gut.")
    for sight in (Workspace(bench.project, "anna", blind=True), space):
        if sight is space:
            blind(bench)
        for act in (lambda s: orphans.place(s, orphan, document, place), lambda s: orphans.remove(s, [orphan])):
            with pytest.raises(QualcodeError, match="somebody else's"):
                act(sight)
    ben = Workspace(bench.project, "ben")
    placed = orphans.place(ben, orphan, document, place)
    assert (placed.memo, placed.span, placed.id) == (False, place, bench.theirs.id)
    ben.undo()
    orphans.remove(ben, [orphan])
    assert ben.orphans() == []


@pytest.mark.parametrize(
    ("words", "told"),
    [("", "nothing to look for"), ("Amt", "“Amt” matches 2 passages"), ("Rathaus", "has no passage")],
)
def test_words_that_do_not_stand_at_one_place_are_no_place(space, bench, words, told):
    with pytest.raises(QualcodeError, match=told):
        place_of_words(space, bench.text, words)
