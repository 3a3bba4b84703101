"""The team in a workspace: coders, rounds, blindness, and who is how far with which documents."""

from __future__ import annotations

import pytest

from qualcode.errors import UsageProblem
from qualcode.model.codings import CoderKind, WorkState
from qualcode.workspace.team import coders
from qualcode.workspace.workspace import UnknownCoder, Workspace
from tests.workspace.conftest import code_as, study_of_two

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer.\n"


@pytest.fixture
def study(tmp_path):
    """Two documents, and nobody has coded."""
    with study_of_two(tmp_path, TEXT, mine="", theirs="") as opened:
        opened.documents.add("zwei", TEXT + "B: Ja.\n")
        yield opened


@pytest.fixture
def documents(study):
    return [document.record for document in study.documents]


def test_coders_are_added_renamed_and_merged_and_the_number_is_told_unless_blind(study, space):
    ben = coders.add(space, "bn", CoderKind.PERSON)
    assert coders.rename(space, ben, "ben").name == "ben"
    study.code("eins", "Das Amt kam nie.", "Thema")
    code_as("ben", study, "Das war schwer.")
    assert coders.set_blind(space, on=True)
    assert not coders.set_blind(space, on=True)
    ben = study.coders["ben"].record
    assert coders.merge(space, ben, space.coder) is None
    space.undo()
    coders.set_blind(space, on=False)
    assert coders.merge(space, ben, space.coder) == (1, 0)


def test_documents_are_assigned_and_finished_as_one_change(space, project, documents):
    assert coders.assign(space, documents, space.coder) == 2
    before = len(project.log())
    assert coders.set_state(space, documents, WorkState.FINISHED) == 2
    assert len(project.log()) == before + 1
    assert coders.set_state(space, documents, WorkState.FINISHED) == 0
    assert coders.assign(space, documents, space.coder, assigned=False) == 2
    with pytest.raises(UnknownCoder):
        coders.set_state(Workspace(project, "dora"), documents, WorkState.FINISHED)
    new = Workspace(project, "dora", new_coder=True)
    assert coders.set_state(new, documents[:1], WorkState.FINISHED) == 1
    assert new.coder.name == "dora"


def test_who_has_no_name_changes_nothing(project):
    space = Workspace(project, "")
    for act in (lambda: coders.add(space, "x"), lambda: coders.set_round(space, 2)):
        with pytest.raises(UsageProblem, match="Nobody is named"):
            act()
