"""Memos in a workspace: written, changed and taken away as one coder, and what is refused while blind."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.workspace.coding import memos
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, Bench

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt.\n"


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    bench.text = bench.document("eins", TEXT)
    bench.mine = bench.code(bench.text, "Das Amt kam nie.")
    bench.theirs = bench.code(bench.text, "Das war schwer.", coder="ben")
    bench.on_passage = MemoTarget(document=bench.text.key, span=Span(3, 10))
    yield bench
    bench.project.close()


@pytest.fixture
def space(bench):
    return Workspace(bench.project, "anna")


def test_a_memo_is_written_changed_and_taken_away(space, bench):
    memo = memos.add(space, bench.on_passage, "so", kind=MemoKind.THEORY, title="T", document=bench.text)
    assert memos.change(space, memo, text="anders", closed=True).closed
    assert memos.rewrite(space, memo, " ", MemoKind.OTHER).title == "T"  # its title stays
    untitled = memos.add(space, bench.on_passage, "kurz")
    assert memos.rewrite(space, untitled, "lang", MemoKind.RULE).text == "lang"
    assert memos.rewrite(space, untitled, " ", MemoKind.RULE) is None
    memos.remove(space, memo)
    assert space.memos() == []
    assert memos.write_on_coding(space, bench.mine, "gut").memo == "gut"
    assert memos.write_on_coding(space, bench.mine, "").memo == ""


def test_while_blind_nothing_is_done_with_memos_and_codings_of_others(space, bench):
    ben = Workspace(bench.project, "ben")
    hidden = memos.add(ben, bench.on_passage, "seins")
    on_project = memos.add(ben, MemoTarget(), "an alle")
    acts = (
        lambda: memos.find_memo(space, hidden.id),
        lambda: memos.change(space, hidden, closed=True),
        lambda: memos.rewrite(space, hidden, "", MemoKind.OTHER),
        lambda: memos.remove(space, hidden),
        lambda: memos.add(space, MemoTarget(coding=bench.theirs.key), "dazu"),
        lambda: memos.write_on_coding(space, bench.theirs, "dazu"),
    )
    memos.change(space, hidden, closed=True)  # anybody may, who sees it
    bench.project.settings.set_blind(ME, on=True)
    before = bench.project.log()
    for act in acts:
        with pytest.raises(QualcodeError, match="somebody else's") as refused:
            act()
        assert "blind" in refused.value.message
    assert bench.project.log() == before
    assert memos.change(space, on_project, closed=True).closed
