"""The team in a workspace: coders, rounds, blindness, and who is how far with which documents."""

from __future__ import annotations

import pytest

from qualcode.errors import UsageProblem
from qualcode.model.codings import CoderKind, WorkState
from qualcode.workspace.team import coders
from qualcode.workspace.workspace import UnknownCoder, Workspace
from tests.builders import Bench

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer.\n"


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    bench.texts = [bench.document("eins", TEXT), bench.document("zwei", TEXT + "B: Ja.\n")]
    bench.coder("anna")
    yield bench
    bench.project.close()


def test_coders_are_added_renamed_and_merged_and_the_number_is_told_unless_blind(bench):
    space = Workspace(bench.project, "anna")
    ben = coders.add(space, "bn", CoderKind.PERSON)
    assert coders.rename(space, ben, "ben").name == "ben"
    bench.code(bench.texts[0], "Das Amt kam nie.", coder="anna")
    bench.coders["ben"] = bench.project.coders.find("ben")
    bench.code(bench.texts[0], "Das war schwer.", coder="ben")
    assert coders.set_blind(space, on=True)
    assert not coders.set_blind(space, on=True)
    assert coders.merge(space, bench.coders["ben"], space.coder) is None
    space.undo()
    coders.set_blind(space, on=False)
    assert coders.merge(space, bench.coders["ben"], space.coder) == (1, 0)


def test_documents_are_assigned_and_finished_as_one_change(bench):
    space = Workspace(bench.project, "anna")
    assert coders.assign(space, bench.texts, space.coder) == 2
    before = len(bench.project.log())
    assert coders.set_state(space, bench.texts, WorkState.FINISHED) == 2
    assert len(bench.project.log()) == before + 1
    assert coders.set_state(space, bench.texts, WorkState.FINISHED) == 0
    assert coders.assign(space, bench.texts, space.coder, assigned=False) == 2
    with pytest.raises(UnknownCoder):
        coders.set_state(Workspace(bench.project, "dora"), bench.texts, WorkState.FINISHED)
    new = Workspace(bench.project, "dora", new_coder=True)
    assert coders.set_state(new, bench.texts[:1], WorkState.FINISHED) == 1
    assert new.coder.name == "dora"


def test_who_has_no_name_changes_nothing(bench):
    space = Workspace(bench.project, "")
    for act in (lambda: coders.add(space, "x"), lambda: coders.set_round(space, 2)):
        with pytest.raises(UsageProblem, match="Nobody is named"):
            act()
