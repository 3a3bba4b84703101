"""Where an entry can be looked at: passages, documents and codes that are there, and in a blind project one's own."""

from __future__ import annotations

import pytest

from qualcode.model.memos import MemoTarget
from qualcode.project.coding.hidden_work import HiddenWork
from qualcode.project.entry_places import EntryPlace, place_of
from qualcode.project.file.history import Author
from tests.builders import coder_named, give_code, interview

LEAD = Author("lead")
TEXT = "B: Das war schwer.\n\nB: Das half."


def last_place(project, only=None):
    return place_of(project, project.log()[-1], HiddenWork(only=only))


def test_places_of_others_are_not_told_in_a_blind_project(project):
    document = interview(project, "eins", TEXT)
    own = give_code(project, document, "Das war schwer.", coder="anna")
    others = give_code(project, document, "Das half.", coder="ben")
    project.codes.remove(project.codes.find("Thema"), LEAD, with_codings=True)
    assert last_place(project) == EntryPlace(document.key, own.span)
    assert last_place(project, own.coder) == EntryPlace(document.key, own.span, 1)
    assert last_place(project, others.coder) == EntryPlace(document.key, others.span, 2)
    assert last_place(project, 99) is None


def test_what_is_gone_has_no_place(project):
    first, second = interview(project, "eins", TEXT), interview(project, "zwei", TEXT)
    give_code(project, second, "Das half.")
    project.documents.remove(second, LEAD)
    assert last_place(project) is None
    project.documents.rename(first, "anders", LEAD)
    assert last_place(project) == EntryPlace(first.key)


def test_a_passage_in_several_paragraphs_has_no_number(project):
    document = interview(project, "eins", TEXT)
    codings = [give_code(project, document, "Das half."), give_code(project, document, "Das war schwer.")]
    project.codings.remove(codings, coder_named(project, "anna"))
    assert last_place(project) == EntryPlace(document.key, codings[1].span, 0)


@pytest.mark.parametrize("on", ["project", "case"])
def test_a_memo_on_what_has_no_place_is_a_place_itself_until_it_is_gone(project, on):
    target = MemoTarget(case=project.cases.add("Kreis", LEAD).key) if on == "case" else MemoTarget()
    anna = coder_named(project, "anna")
    memo = project.memos.add(target, "Vorannahmen", anna)
    assert last_place(project) == EntryPlace(memo=memo.key)
    project.memos.remove(memo, anna)
    assert last_place(project) is None


def test_a_memo_on_a_document_or_code_leads_there(project):
    document, anna = interview(project, "eins", TEXT), coder_named(project, "anna")
    coding = give_code(project, document, "Das half.")
    project.memos.add(MemoTarget(document=document.key), "Anlass", anna)
    assert last_place(project) == EntryPlace(document.key)
    project.memos.add(MemoTarget(code=coding.code), "Was gehört dazu?", anna)
    assert last_place(project) == EntryPlace(code=coding.code)
