"""Links between memos, codes, documents and passages, and back; the overview of memos; both while blind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.workspace.coding import memos
from qualcode.workspace.coding.memo_overview import MemoChoice, placed_memos
from qualcode.workspace.material.memo_links import links_in, memo_links
from qualcode.workspace.workspace import Workspace
from tests.workspace.conftest import blind


def only_link(space, text):
    memo = memos.add(space, MemoTarget(), text)
    (link,) = memo_links(space, space.memos()).of(memo.key)
    memos.remove(space, memo)
    return link


def test_a_link_leads_to_a_code_by_name_path_and_id(space, mine):
    code = space.book[mine.code]
    for words in (code.name, code.full_name, code.name.upper(), code.id, f"Code: {code.name}", f" {code.name} "):
        link = only_link(space, f"siehe [[{words}]].")
        assert (link.kind, link.key) == ("code", code.key), words


def test_a_link_leads_to_a_document_its_paragraphs_and_words(space, text):
    whole = space.project.documents.text(text)
    paragraphs = space.project.documents.structure(text).paragraphs
    assert only_link(space, f"[[{text.name}]]").document == text.key
    assert only_link(space, f"[[{text.name} ¶1]]").span == paragraphs[0]
    words = whole[3:10].strip()
    found = only_link(space, f"[[{text.name}: „{words}“]]")
    assert found.span.cut(whole) == words
    assert only_link(space, f"[[{text.name} ¶99]]").told == "the document has no such paragraph"
    assert "several times" in only_link(space, f"[[{text.name}: war]]").told
    assert only_link(space, f"[[{text.name}: nirgends]]").told == "these words do not stand in the document"


def test_a_link_leads_to_a_coding_and_a_memo_and_back(space, mine):
    assert only_link(space, f"[[{mine.id}]]").span == mine.span
    first = memos.add(space, MemoTarget(), "so", title="Zweifel")
    second = memos.add(space, MemoTarget(coding=mine.key), f"wie [[zweifel]] und [[{first.id}]] und [[nichts]]")
    links = memo_links(space, space.memos())
    assert [(link.kind, link.key) for link in links.of(second.key)] == [("memo", first.key)] * 2 + [("", 0)]
    assert links.of(second.key)[2].told == "there is nothing of this name"
    assert links.to("memo", first.key) == [second.key]
    assert links.to("memo", second.key) == []


def test_a_name_of_several_things_leads_nowhere_until_its_kind_is_said(space, mine):
    code = space.book[mine.code]
    memo = memos.add(space, MemoTarget(), "so", title=code.name)
    assert "several things" in only_link(space, f"[[{code.name}]]").told
    assert only_link(space, f"[[memo: {code.name}]]").key == memo.key
    assert only_link(space, f"[[code: {code.name}]]").key == code.key


def test_while_blind_what_is_hidden_leads_nowhere_and_links_to_nothing(space, project, text, theirs):
    ben = Workspace(project, "ben")
    hidden = memos.add(ben, MemoTarget(document=text.key, span=Span(3, 10)), "[[Titel]]", title="Geheim")
    mine = memos.add(space, MemoTarget(), f"[[Geheim]] [[{hidden.id}]] [[{theirs.id}]]", title="Titel")
    assert [link.kind for link in memo_links(space, space.memos()).of(mine.key)] == ["memo", "memo", "coding"]
    assert memo_links(space, space.memos()).to("memo", mine.key) == [hidden.key]
    blind(space)
    assert [link.kind for link in memo_links(space, space.memos()).of(mine.key)] == ["", "", ""]
    assert memo_links(space, space.memos()).to("memo", mine.key) == []
    assert [placed.memo.key for placed in placed_memos(space)] == [mine.key]


def test_the_overview_chooses_by_kind_author_state_and_words(space, project, text, mine):
    ben = Workspace(project, "ben")
    on_coding = memos.add(space, MemoTarget(coding=mine.key), "Frage?", kind=MemoKind.QUESTION)
    on_document = memos.add(ben, MemoTarget(document=text.key), "anders", title="Über")
    closed = memos.change(ben, memos.add(ben, MemoTarget(), "fertig"), closed=True)

    def chosen(**choice):
        return {placed.memo.key for placed in MemoChoice(**choice).of(placed_memos(space))}

    assert chosen() == {on_coding.key, on_document.key, closed.key}
    assert chosen(kinds=frozenset({MemoKind.QUESTION})) == {on_coding.key}
    assert chosen(authors=frozenset({"ben"})) == {on_document.key, closed.key}
    assert (chosen(state="closed"), chosen(state="open")) == ({closed.key}, {on_coding.key, on_document.key})
    assert chosen(words="ÜBER") == {on_document.key}
    assert chosen(words=text.name) >= {on_coding.key, on_document.key}
    placed = next(placed for placed in placed_memos(space) if placed.memo.key == on_coding.key)
    assert (placed.document, placed.span, placed.code, placed.coding) == (text.key, mine.span, mine.code, mine.uuid)


@given(text=st.text(alphabet="[]a¶: \n", max_size=40))
def test_links_are_where_they_stand(text):
    for words, place in links_in(text):
        assert place.cut(text).strip("[]").strip() == words
        assert "\n" not in words


@pytest.mark.parametrize("words", ["¶1", ": x", "[[", "x" * 600, "memo:", "code: ", "\u202e"])
def test_strange_links_lead_nowhere(space, words):
    memo = memos.add(space, MemoTarget(), f"[[{words}]]")
    assert all(not link.kind and link.told for link in memo_links(space, space.memos()).of(memo.key))
