"""Decisions of a consensus and norming sessions, when what they rest on goes, moves or becomes another."""

from __future__ import annotations

import json

import pytest

from qualcode.errors import UndoRefused
from qualcode.model.spans import Span
from qualcode.project import merge_and_split
from qualcode.project.file.history import Author
from qualcode.project.forgetting.passage_cut import MARKER
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from tests.helpers import LEAD, draft, problems, tables
from tests.project.talked import FIRST, LAST, SECRET, TEXT, Talked

OF_TEAMS = ("consensus_decisions", "norming_sessions", "norming_members", "norming_passages", "norming_votes")


@pytest.fixture
def talked(project):
    return Talked(project)


def withdraw(talked, words, before=TEXT):
    document = talked.project.documents.get(talked.document.key)
    start = before.index(words)
    wanted = WithdrawnPassage(document.uuid, document.sha256, before, Span(start, start + len(words)))
    return talked.project.forgetting.passage(wanted, LEAD)


def undo_all(talked):
    for author in (LEAD, Author.of(talked.anna), Author.of(talked.ben)):
        for _ in range(40):
            try:
                talked.project.undo(author)
            except UndoRefused:
                break
        assert problems(talked.project) == []


def test_a_withdrawn_passage_takes_what_speaks_of_it_alone_and_moves_the_rest(talked):
    withdraw(talked, SECRET)
    assert talked.voted_on() == [FIRST, LAST]
    assert talked.decided_on() == [[FIRST] * 2, [LAST] * 2]
    assert talked.number("norming_votes") == 4
    assert problems(talked.project) == []
    undo_all(talked)


def test_what_holds_a_withdrawn_passage_holds_the_marker(talked):
    whole = talked.place(TEXT)
    code = talked.project.codings.add(talked.document, whole, talked.code, talked.anna).coding
    talked.decide([code, talked.codings[1][1]], reason="weil")
    talked.session = talked.begin("Ganz", [whole])
    withdraw(talked, SECRET)
    left = f"{FIRST} {MARKER} {LAST}"
    assert talked.voted_on()[-1] == left or left in talked.voted_on()
    assert talked.decided_on()[-1] == [left]  # of the two what Ben had went
    made = [json.loads(row) for (row,) in talked.rows("SELECT made FROM consensus_decisions")]
    living = {uuid for (uuid,) in talked.rows("SELECT uuid FROM codings")}
    assert all(uuid in living for uuids in made for uuid in uuids)
    assert problems(talked.project) == []
    undo_all(talked)


def test_a_withdrawn_passage_of_a_former_text_takes_what_was_said_of_it_there(talked):
    changed = f"Ja. {TEXT}"
    talked.project.revisions.carry_out(
        talked.project.revisions.plan(talked.project.documents.get(talked.document.key), draft("talk", changed)), LEAD
    )
    assert talked.voted_on() == [FIRST, SECRET, LAST]  # on the text as it was
    assert problems(talked.project) == []
    withdraw(talked, SECRET, changed)
    assert talked.number("norming_passages") == talked.number("consensus_decisions") == 2
    assert "Mirabellus" not in "".join(str(row) for row in talked.rows("SELECT text FROM texts"))
    assert problems(talked.project) == []
    undo_all(talked)


@pytest.mark.parametrize("how", ["document", "case"])
def test_what_is_forgotten_takes_decisions_passages_and_votes(talked, how):
    if how == "document":
        talked.project.forgetting.documents([talked.document.uuid], LEAD)
    else:
        talked.project.forgetting.case(talked.project.cases.find("c1").uuid, LEAD)
    assert [talked.number(table) for table in OF_TEAMS] == [0, 1, 2, 0, 0]
    held = talked.rows("SELECT DISTINCT table_name FROM changes")
    assert not {"consensus_decisions", "norming_passages", "norming_votes"} & {table for (table,) in held}
    assert problems(talked.project) == []
    undo_all(talked)


def test_a_removed_document_takes_them_and_undo_brings_them_back(talked):
    before = tables(talked.project)
    talked.project.documents.remove(talked.document, LEAD)
    assert talked.number("norming_votes") == talked.number("consensus_decisions") == 0
    assert problems(talked.project) == []
    talked.project.undo(LEAD)
    assert tables(talked.project) == before


def test_a_removed_code_takes_its_votes_and_undo_brings_them_back(talked):
    before = tables(talked.project)
    talked.project.codes.remove(talked.code, LEAD, with_codings=True)
    assert talked.rows("SELECT DISTINCT code_id FROM norming_votes") == [(None,)]
    assert problems(talked.project) == []
    talked.project.undo(LEAD)
    assert tables(talked.project) == before


def test_a_merged_code_hands_its_votes_over(talked):
    talked.vote(talked.ben, 2, talked.other.key)
    before = tables(talked.project)
    merge_and_split.merge(talked.project, talked.other, talked.code, LEAD)
    assert {code for (code,) in talked.rows("SELECT code_id FROM norming_votes")} == {talked.code.key, None}
    assert problems(talked.project) == []
    talked.project.undo(LEAD)
    assert tables(talked.project) == before


def test_of_two_coders_who_are_one_the_votes_of_the_one_who_stays_count(talked):
    talked.vote(talked.ben, 2, talked.other.key)
    before = tables(talked.project)
    talked.project.coders.merge(talked.ben, talked.anna, LEAD)
    votes = "SELECT turn, coder_id, code_id FROM norming_votes ORDER BY turn, id"
    anna, code, other = talked.anna.key, talked.code.key, talked.other.key
    assert talked.rows(votes) == [(1, anna, code)] * 3 + [(2, anna, other)] * 3
    assert talked.rows("SELECT coder_id FROM norming_members") == [(anna,)]
    assert problems(talked.project) == []
    talked.project.undo(LEAD)
    assert tables(talked.project) == before
