"""Decisions of a consensus and norming sessions, when what they rest on goes, moves or becomes another."""

from __future__ import annotations

import json
from contextlib import nullcontext, suppress

import pytest

from qualcode.errors import UndoRefused
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project import merge_and_split
from qualcode.project.file.door import UNFIT
from qualcode.project.file.history import Author
from qualcode.project.forgetting.passage_cut import MARKER
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.project.merging.value_forms import reader_of
from qualcode.project.project import Project
from qualcode.project.sharing.cutting import PackageContents
from tests.helpers import LEAD, add_coder, draft, problems, tables, without_triggers
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


def test_a_split_code_keeps_the_votes_that_were_given_to_it_and_decisions_stay(talked):
    before, votes = tables(talked.project), talked.rows("SELECT * FROM norming_votes")
    decided = talked.rows("SELECT before, made FROM consensus_decisions")
    own = [coding for coding in talked.project.codings.all() if coding.code == talked.code.key]
    merge_and_split.split(talked.project, talked.code, own[:2], CodeDraft("Part"), LEAD)
    assert talked.rows("SELECT * FROM norming_votes") == votes
    assert talked.rows("SELECT before, made FROM consensus_decisions") == decided
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


def stays(talked):
    """The kinds of the entries that do not go into a shared folder."""
    return [entry.kind for entry in talked.project.sharing.outgoing((), (), ()).staying.entries]


def go_on(talked, state):
    with talked.project.change("norming.turn", LEAD):
        talked.project._store.update("norming_sessions", talked.session, state=state)


def test_votes_do_not_leave_before_they_are_revealed(talked):
    assert stays(talked) == ["norming.vote"] * 2
    with talked.project.change("norming.vote", LEAD):  # one that is withdrawn stays as hidden as it was
        talked.project._store.delete("norming_votes", "coder_id = ?", (talked.ben.key,))
    assert stays(talked) == ["norming.vote"] * 3
    go_on(talked, "talk")
    assert stays(talked) == []
    go_on(talked, "second")
    talked.vote(talked.anna, 2, talked.other.key)
    assert stays(talked) == ["norming.vote"]
    go_on(talked, "closed")
    assert stays(talked) == []


def test_decisions_and_revealed_votes_stay_while_a_round_is_blind(talked):
    go_on(talked, "talk")
    talked.project.settings.set_blind(LEAD, on=True)
    assert stays(talked).count("norming.vote") == 2
    assert stays(talked).count("consensus.decide") == 3
    talked.project.settings.set_blind(LEAD, on=False)
    assert stays(talked) == []


def test_codings_of_a_model_solution_do_not_leave(talked):
    go_on(talked, "closed")
    project = talked.project
    model = add_coder(project, "Muster", CoderKind.MODEL)
    coding = project.codings.add(talked.document, talked.place(LAST), talked.code, model, memo="deshalb").coding
    assert stays(talked) == ["coding.add"]
    project.codings.remove([coding], model)
    assert stays(talked) == ["coding.add", "coding.remove"]


def test_a_package_holds_nothing_of_what_a_team_talked_about(talked, tmp_path):
    target = tmp_path / "ben.qualcode"
    contents = PackageContents(talked.ben, frozenset([talked.document.key]), False, {})
    talked.project.cutting.write(target, lambda: contents, lambda _contents, _sha256: nullcontext())
    with Project.open(target) as package:
        counts = {table: len(package._store.all(f"SELECT 1 FROM {table}")) for table in OF_TEAMS}
        assert set(counts.values()) == {0}
        assert problems(package) == []
    assert b"Runde" not in target.read_bytes()


WRONG = ("", "{}", "[1]", '["x"]', "[null]", '[{"coding": 1}]', "[" * 5_000, '[{"start": -1, "end": 0}]')


@pytest.mark.parametrize("column", ["persons", "made", "before"])
@pytest.mark.parametrize("value", WRONG, ids=range(len(WRONG)))
def test_what_is_no_decision_does_not_fit(column, value):
    with suppress(*UNFIT):
        assert not reader_of("consensus_decisions", column)(value)


def test_what_is_no_decision_is_told_by_check(talked):
    path = talked.project.path
    talked.project.close()
    with without_triggers(path) as connection:
        connection.execute("UPDATE consensus_decisions SET persons = '{}', made = '[1]', before = '{}'")
    with Project.open(path) as project:
        told = " ".join(problems(project))
    assert all(f"{column} cannot be read" in told for column in ("persons", "made", "before"))
