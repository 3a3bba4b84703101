"""The summary of a case: one memo of kind “case” on it, whose title is the motto."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.workspace.coding import memos
from qualcode.workspace.coding.case_summaries import summary_of, write_summary
from qualcode.workspace.material import cases
from qualcode.workspace.workspace import Workspace


@pytest.fixture
def case(space):
    return cases.add(space, "Fall A")


def test_motto_and_text_are_one_memo_of_kind_case(space, project, case):
    assert summary_of(space, case) is None
    written = write_summary(space, case, motto=" Immer allein ", text="Kam ohne Hilfe aus.")
    assert (written.title, written.text, written.kind) == ("Immer allein", "Kam ohne Hilfe aus.", MemoKind.CASE)
    assert space.memos() == [written]
    assert write_summary(space, case, text="Kam aus.") == summary_of(space, case)
    assert summary_of(space, case).title == "Immer allein"
    entries = len(project.log())
    write_summary(space, case, motto="Immer allein", text="Kam aus.")
    assert len(project.log()) == entries  # nothing was changed


def test_what_is_left_empty_is_taken_away(space, case):
    assert write_summary(space, case, motto="", text=" ") is None
    write_summary(space, case, motto="Immer allein")
    assert write_summary(space, case, motto="") is None
    assert space.memos() == []


def test_the_first_memo_of_its_kind_is_the_summary_and_others_stay_memos(space, case):
    memos.add(space, MemoTarget(case=case.key), "Anruf am Montag.")
    first = memos.add(space, MemoTarget(case=case.key), "Erste Fassung.", kind=MemoKind.CASE)
    later = memos.add(space, MemoTarget(case=case.key), "Noch etwas.", kind=MemoKind.CASE)
    assert summary_of(space, case) == first
    write_summary(space, case, motto="Neu")
    assert summary_of(space, case).key == first.key
    assert later in space.memos()


def test_the_words_of_somebody_else_stay(space, project, case):
    ben = Workspace(project, "ben", new_coder=True)
    write_summary(ben, case, motto="Von Ben")
    before = project.log()
    with pytest.raises(QualcodeError, match="is ben's") as refused:
        write_summary(space, case, text="von mir")
    assert "memo add --case" in refused.value.hint
    assert project.log() == before
