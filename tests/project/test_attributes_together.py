"""Many attributes that are given at once are one row, and behave as those that are rows of their own."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import ProjectDamaged
from qualcode.project.material.attributes import Attributes
from qualcode.project.project import Project
from tests.helpers import LEAD, add_document, bytes_of_new, draft

SIX = {"Ort": "Nord", "Alter": "34", "Rolle": "Träger", "F1": "answered", "F2": "no answer", "F3": "=1+1"}


def rows(project) -> int:
    return project._store.one("SELECT COUNT(*) FROM attributes")[0]


def test_many_attributes_of_a_document_and_a_case_are_one_row_each(project):
    document = add_document(project, case="Fall", attributes=SIX)
    project.cases.set(project.cases.find("Fall"), SIX, LEAD)
    assert rows(project) == 2
    assert list(project.documents.get(document.key).attributes.items()) == list(SIX.items())
    assert list(project.cases.find("Fall").attributes.items()) == list(SIX.items())
    assert list(project.documents.all()[0].attributes.items()) == list(SIX.items())


def test_few_attributes_and_later_ones_are_rows_of_their_own(project):
    document = add_document(project, attributes={"a": "1", "b": "2"})
    assert rows(project) == 2
    project.documents.set([document], LEAD, attributes=SIX)
    assert project.documents.get(document.key).attributes == {"a": "1", "b": "2"} | SIX


def test_one_of_many_is_changed_taken_away_and_comes_back(project):
    document = add_document(project, attributes=SIX)
    project.documents.set([document], LEAD, attributes={"Ort": "Süd", "Alter": "", "neu": "x", "fehlt": ""})
    changed = {name: value for name, value in SIX.items() if name != "Alter"} | {"Ort": "Süd", "neu": "x"}
    assert project.documents.get(document.key).attributes == changed
    project.undo(LEAD)
    assert project.documents.get(document.key).attributes == SIX
    project.redo(LEAD)
    assert project.documents.get(document.key).attributes == changed
    project.documents.set([document], LEAD, attributes=dict.fromkeys(changed, ""))
    assert rows(project) == 0
    project.undo(LEAD)
    assert project.documents.get(document.key).attributes == changed


def test_what_changes_nothing_is_no_change(project):
    document = add_document(project, attributes=SIX)
    before = len(project.log())
    project.documents.set([document], LEAD, attributes={"Ort": "Nord"})
    assert len(project.log()) == before


def test_the_attributes_go_with_their_document_and_are_forgotten_with_it(project):
    document = add_document(project, attributes=SIX | {"Ort": "Mispelheim"})
    project.documents.set([document], LEAD, attributes={"Ort": "Schlehdorf"})
    project.forgetting.documents([document.uuid], LEAD)
    project._store.connection.execute("VACUUM")
    data = project.path.read_bytes()
    assert b"Mispelheim" not in data
    assert b"Schlehdorf" not in data


def test_words_are_taken_out_of_the_past_of_many_and_undo_still_works(project):
    document = add_document(project, attributes=SIX | {"Fluss": "Mispel", "Mispelweg": "1"})
    project.documents.set([document], LEAD, attributes={"Fluss": "", "Mispelweg": ""})
    project.forgetting.words("Mispel", LEAD)
    olds = project._store.all("SELECT old FROM changes WHERE table_name = 'attributes' AND old IS NOT NULL")
    assert "Mispel" not in str(olds)
    assert project.documents.get(document.key).attributes == SIX


def test_a_damaged_row_of_many_is_told_with_its_place(project):
    add_document(project, attributes=SIX)
    project._store.connection.execute("DROP TRIGGER attributes_update")
    project._store.connection.execute("UPDATE attributes SET value = 'keines'")
    with pytest.raises(ProjectDamaged, match="of attributes cannot be read"):
        project.documents.all()


NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f", "Ä", "Ä"])
GIVEN = st.lists(st.dictionaries(NAMES, st.sampled_from(["", "1", "2", "ü", '{"x"}']), max_size=6), max_size=4)


@given(GIVEN)
@settings(max_examples=25, deadline=None)
def test_any_changes_give_what_a_mapping_would(tmp_path_factory, changes):
    path = tmp_path_factory.mktemp("any") / "study.qualcode"
    path.write_bytes(bytes_of_new())
    with Project.open(path) as project:
        follow(project, changes)


def follow(project: Project, changes: list[dict[str, str]]) -> None:
    document = project.documents.add([draft("eins", "Worte")], LEAD)[0]
    model: dict[str, str] = {}
    for change in changes:
        project.documents.set([document], LEAD, attributes=change)
        for name, value in change.items():
            composed = name.replace("Ä", "Ä")
            model[composed] = value
        model = {name: value for name, value in model.items() if value}
    assert dict(project.documents.get(document.key).attributes) == model
    held = Attributes(project._store, "document_id")
    assert held.of_some(json.dumps([document.key])).get(document.key, {}) == model
