"""Memos in a workspace: written, changed and taken away as one coder, and what is refused while blind."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.workspace.coding import memos
from qualcode.workspace.inductive.paraphrases import own_paraphrase, put_paraphrase
from qualcode.workspace.workspace import Workspace
from tests.workspace.conftest import blind


@pytest.fixture
def on_passage(text):
    return MemoTarget(document=text.key, span=Span(3, 10))


def test_a_memo_is_written_changed_and_taken_away(space, text, mine, on_passage):
    memo = memos.add(space, on_passage, "so", kind=MemoKind.THEORY, title="T", document=text)
    assert memos.change(space, memo, text="anders", closed=True).closed
    assert memos.rewrite(space, memo, " ", MemoKind.OTHER).title == "T"  # its title stays
    untitled = memos.add(space, on_passage, "kurz")
    assert memos.rewrite(space, untitled, "lang", MemoKind.RULE).text == "lang"
    assert memos.rewrite(space, untitled, " ", MemoKind.RULE) is None
    memos.remove(space, memo)
    assert space.memos() == []
    assert memos.write_on_coding(space, mine, "gut").memo == "gut"
    assert memos.write_on_coding(space, mine, "").memo == ""


def test_there_is_one_paraphrase_of_a_passage_by_each_and_it_stays_one(space, project, text, mine, on_passage):
    span = on_passage.span
    ben = Workspace(project, "ben", new_coder=True)
    first = put_paraphrase(space, text, span, "so")
    assert (first.kind, first.target) == (MemoKind.PARAPHRASE, on_passage)
    put_paraphrase(ben, text, span, "seins")
    memos.add(space, on_passage, "kein Wort darüber")
    assert put_paraphrase(space, text, span, "anders").key == first.key
    assert put_paraphrase(space, text, Span(3, 9), "kürzer").key != first.key
    assert own_paraphrase(space, text.key, span).text == "anders"
    assert put_paraphrase(space, text, span, " ") is None
    assert own_paraphrase(space, text.key, span) is None
    assert own_paraphrase(ben, text.key, span).text == "seins"
    other = memos.add(space, on_passage, "anderes")
    kept = put_paraphrase(space, text, span, "neu")
    before = project.log()
    for act in (
        lambda: memos.add(space, MemoTarget(document=text.key), "alles", kind=MemoKind.PARAPHRASE),
        lambda: memos.write_on_coding(space, mine, "so", MemoKind.PARAPHRASE),
        lambda: memos.change(space, other, kind=MemoKind.PARAPHRASE),
        lambda: memos.change(space, kept, kind=MemoKind.QUESTION),
    ):
        with pytest.raises(QualcodeError, match=r"[Pp]araphrase"):
            act()
    assert project.log() == before


def test_while_blind_nothing_is_done_with_memos_and_codings_of_others(space, project, theirs, on_passage):
    ben = Workspace(project, "ben")
    hidden = memos.add(ben, on_passage, "seins")
    on_project = memos.add(ben, MemoTarget(), "an alle")
    acts = (
        lambda: memos.find_memo(space, hidden.id),
        lambda: memos.change(space, hidden, closed=True),
        lambda: memos.rewrite(space, hidden, "", MemoKind.OTHER),
        lambda: memos.remove(space, hidden),
        lambda: memos.add(space, MemoTarget(coding=theirs.key), "dazu"),
        lambda: memos.write_on_coding(space, theirs, "dazu"),
    )
    memos.change(space, hidden, closed=True)  # anybody may, who sees it
    blind(space)
    before = project.log()
    for act in acts:
        with pytest.raises(QualcodeError, match="somebody else's") as refused:
            act()
        assert "blind" in refused.value.message
    assert project.log() == before
    assert memos.change(space, on_project, closed=True).closed
