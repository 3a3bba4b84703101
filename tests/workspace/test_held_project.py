"""What the interface holds of a project is what stands in the file, whoever changed it."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from qualcode.workspace.workbench.held_project import HeldPart, HeldProject
from tests.builders import ME, interview
from tests.helpers import new_project

TEXT = "I: Wie war es?\n\nB: Es war gut.\n"


def _document(project, name="eins"):
    return project.documents.find(name, exact=True)


def _label(project):
    return project.labels.find("RG 2022")


CHANGES = {
    "wave of a document": lambda project: project.origins.set([_document(project)], ME, wave="2019"),
    "kind of a document": lambda project: project.origins.set([_document(project)], ME, source_kind="GF"),
    "wave taken back": lambda project: project.origins.set([_document(project, "zwei")], ME, wave="", source_kind=""),
    "wave of all documents": lambda project: project.origins.set(project.documents.all(), ME, wave="2020"),
    "wave of a label": lambda project: project.labels.set_origin(_label(project), ME, wave="2018"),
    "kind of a label": lambda project: project.labels.set_origin(_label(project), ME, source_kind="Umfrage"),
    "label taken back": lambda project: project.labels.set_origin(
        project.labels.find("RG 2023"), ME, wave="", source_kind=""
    ),
    "declared fields of waves": lambda project: project.origins.declare(ME, wave=["Erhebung"]),
    "declared fields of kinds": lambda project: project.origins.declare(ME, source_kind=["Art"]),
    "no declared fields": lambda project: project.origins.declare(ME, wave=[]),
    "attribute of a document": lambda project: project.documents.set(
        [_document(project)], ME, attributes={"wave": "2017"}
    ),
    "attribute of a case": lambda project: project.cases.set(
        project.cases.find("Turm", exact=True), {"wave": "2016"}, ME
    ),
}


@pytest.fixture
def held(tmp_path):
    """What is held of a project, and another connection to it."""
    with new_project(tmp_path) as project:
        interview(project, "eins", TEXT, wave="2022", Erhebung="2021", Art="RG")
        interview(project, "zwei", TEXT, Erhebung="2020")
        interview(project, "drei", TEXT, label="RG 2023", wave="", case="Haus", Art="Interview")
        interview(project, "fünf", TEXT, wave="")
        interview(project, "vier", TEXT, label="GF", wave="", case="Turm")
        project.origins.set([_document(project, "zwei")], ME, wave="2015", source_kind="RG")
        project.labels.set_origin(project.labels.find("RG 2023"), ME, wave="2014", source_kind="RG")
        held = HeldProject(project)
        held.take_in()
        with Project.open(project.path) as other:
            yield held, project, other


def _origins(documents):
    return [(document.name, document.wave, document.wave_origin, document.kind_origin) for document in documents]


@pytest.mark.parametrize("change", CHANGES)
def test_what_others_say_of_waves_and_kinds_is_taken_in_with_undo_and_redo(held, change):
    held, project, other = held
    before = _origins(held.documents)
    for step in (lambda: CHANGES[change](other), lambda: other.undo(ME), lambda: other.redo(ME)):
        was = _origins(held.documents)
        step()
        assert HeldPart.DOCUMENTS in held.take_in()
        assert held.documents == project.documents.all() == other.documents.all()
        assert _origins(held.documents) != was
    assert _origins(held.documents) != before
    assert held.take_in() is HeldPart.NONE
