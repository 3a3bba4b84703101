"""What came from other copies and is not in the history of this one: forgetting reaches it all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualcode.model.sharing.portable import PortableRow
from qualcode.project.forgetting import carried_rows
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.project.merging.entry_file import CARRIED, carried_columns
from qualcode.project.merging.portable import bundle
from qualcode.project.project import Project
from tests.helpers import LEAD, add_coder, contains, draft, give, problems
from tests.project.apart import PLACE, SECRET, TEXT, Apart, talk, two_copies
from tests.project.merged import merge

UUID = "01a22b64-6bd3-7002-9eac-3fcb34ee85de"


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    with two_copies(tmp_path) as made:
        yield made


def passage(project: Project):
    document = talk(project)
    return WithdrawnPassage(document.uuid, document.sha256, TEXT, PLACE)


ACTS: dict[str, Callable[[Project], object]] = {
    "document": lambda project: project.forgetting.documents([talk(project).uuid], LEAD),
    "case": lambda project: project.forgetting.case(project.cases.find("Fall A").uuid, LEAD),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_belongs_to_it_goes_from_what_was_carried_and_what_waits(apart: Apart, act: str):
    apart.everything()
    sent = bundle(apart.other._store)
    ACTS[act](apart.one)
    for table in ("carried", "waiting", "conflicts"):
        assert apart.count(table) == 0, table
    assert not contains(apart.folder, SECRET)
    assert not contains(apart.folder, "Mirabellus")
    assert problems(apart.one) == []
    report = apart.one.merging.take_in([sent], LEAD)
    assert not report.waiting
    assert not contains(apart.folder, SECRET)
    assert not contains(apart.folder, "Mirabellus")
    assert [document.name for document in apart.one.documents.all()] == ["beside"]


def test_a_passage_goes_with_what_both_had_made_of_it(apart: Apart):
    apart.everything()
    give(apart.other, talk(apart.other), apart.other.codes.book().codes[0], add_coder(apart.other, "ben"), 20, 30)
    sent = bundle(apart.other._store, without=lambda entry: entry.kind == "coder.add")
    apart.one.merging.take_in([sent], LEAD)
    assert "codings" in {row.table for row in carried_rows.rows(apart.one._store)}
    apart.one.forgetting.passage(passage(apart.one), LEAD)
    assert {row.table for row in carried_rows.rows(apart.one._store)} == {"documents", "assignments"}
    rows = apart.one._store.all("SELECT table_name FROM carried UNION ALL SELECT table_name FROM conflicts")
    assert {table for (table,) in rows} == {"documents"}
    assert not contains(apart.folder, "Mirabellus")
    assert not contains(apart.folder, f"{SECRET} gesagt")
    assert not contains(apart.folder, f"{SECRET} gedacht")
    assert problems(apart.one) == []


def test_words_go_from_what_was_carried_and_what_waits(apart: Apart):
    apart.everything()
    apart.one._store.connection.execute("UPDATE arrived SET source = ?", (f"{SECRET}.qualcode",))
    apart.one._store.connection.execute("UPDATE waiting SET source = ?", (f"{SECRET}.qualcode",))
    for conflict in apart.one.merging.conflicts():
        side = next(side for side in conflict.sides if "hier" in side.said)
        apart.one.merging.decide(conflict, side.entry, apart.one.author("anna"))
    apart.one.forgetting.words(SECRET, LEAD)
    assert not contains(apart.folder, SECRET)
    assert apart.count("waiting") == 1
    assert problems(apart.one) == []
    merge(apart.one, apart.one)


def test_words_that_a_row_still_has_are_told(apart: Apart):
    apart.everything()
    said = apart.one.forgetting.words(SECRET, LEAD).warnings
    assert problems(apart.one) == []
    assert bool(said) == bool(contains(apart.folder, SECRET))


def test_a_row_by_another_name_is_recognised_as_well(apart: Apart):
    for project, words in ((apart.one, "hier"), (apart.other, SECRET)):
        project.documents.add([draft("neu", "Ein ganz neuer Text mit genug Wörtern darin.", case=words)], LEAD)
    merge(apart.one, apart.other)
    assert apart.count("aliases") > 0
    sent = bundle(apart.other._store)
    apart.one.forgetting.documents([apart.one.documents.find("neu").uuid], LEAD)
    assert apart.one._store.all("SELECT * FROM aliases WHERE table_name = 'documents'") == []
    apart.one.merging.take_in([sent], LEAD)
    assert sorted(document.name for document in apart.one.documents.all()) == ["beside", "talk"]
    assert problems(apart.one) == []


def test_decisions_go_with_what_they_are_about(apart: Apart):
    apart.everything()
    for conflict in apart.one.merging.conflicts():
        apart.one.merging.decide(conflict, conflict.sides[0].entry, apart.one.author("anna"))
    assert apart.count("decisions") > 0
    apart.one.forgetting.documents([talk(apart.one).uuid], LEAD)
    assert apart.count("decisions") == 0
    assert problems(apart.one) == []


def test_sealing_takes_what_stood_in_a_former_text_out_of_what_others_did(apart: Apart):
    project, store = apart.one, apart.one._store
    document, coding, entry = talk(project), project.codings.all()[0], project.log()[-1].uuid
    there, here = ("documents", document.uuid), ("codings", coding.uuid)
    carried = [
        PortableRow("anchors", UUID, (), {"coding_id": here, "text": "a"}, {"coding_id": here, "text": "Mirabellus"}),
        PortableRow("speakers", UUID, (), {"document_id": there, "name": "Mirabellus"}, None),
        PortableRow("doubts", UUID, (), None, {"document_id": there, "example": "Mirabellus", "values": ""}),
        PortableRow(
            "documents", document.uuid, (), {"text_id": ("texts", document.sha256), "file_name": "Mirabellus"}, None
        ),
    ]
    with store.history.guard.marked():
        store.connection.executemany(
            f"INSERT INTO carried (entry_uuid, {CARRIED}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(entry, *carried_columns(row)) for row in carried],
        )
    plan = project.revisions.plan(document, draft("new", TEXT.replace("Mirabellus", "X.")))
    project.revisions.carry_out(plan, LEAD)
    project.forgetting.seal(talk(project), LEAD)
    assert apart.count("carried") == 4
    assert not contains(apart.folder, "Mirabellus")
