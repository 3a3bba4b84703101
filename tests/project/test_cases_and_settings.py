"""Cases above documents, and settings of the study."""

from __future__ import annotations

import pytest

from qualcode.errors import NotFound, QualcodeError
from qualcode.model.documents import Role, Speaker
from qualcode.model.memos import MemoTarget
from tests.helpers import LEAD, add_coder, add_document, kinds, problems


def test_a_case_counts_its_documents(project):
    for name in "ab":
        add_document(project, name, name, case="Town")
    add_document(project, "c", "c")
    project.cases.add("Village", LEAD)
    assert [(case.name, case.documents) for case in project.cases.all()] == [("Town", 2), ("Village", 0)]


def test_one_case_has_one_spelling(project):
    add_document(project, "a", "a", case="Bündnis Süd")
    document = add_document(project, "b", "b", case="bu\u0308ndnis  süd")
    assert document.case == "Bündnis Süd"
    with pytest.raises(QualcodeError, match="There is a case"):
        project.cases.add("BÜNDNIS SÜD", LEAD)


@pytest.mark.parametrize("name", ["", " ", " x", "x ", "a\nb"])
def test_a_name_that_cannot_be_a_cases_is_refused(project, name):
    case = project.cases.add("Town", LEAD)
    with pytest.raises(QualcodeError, match="cannot be a case's name"):
        project.cases.add(name, LEAD)
    with pytest.raises(QualcodeError, match="cannot be a case's name"):
        project.cases.rename(case, name, LEAD)
    assert [case.name for case in project.cases.all()] == ["Town"]


def test_a_case_gets_another_name_but_no_taken_one(project):
    town, _ = project.cases.add("Town", LEAD), project.cases.add("Village", LEAD)
    project.cases.rename(town, "TOWN", LEAD)
    with pytest.raises(QualcodeError, match="There is a case"):
        project.cases.rename(town, "village", LEAD)
    assert project.cases.find("TOWN").name == "TOWN"


def test_attributes_of_a_case_are_set_and_taken_away(project):
    town = project.cases.add("Town", LEAD)
    project.cases.set(town, {"size": "large", "kind": "rural"}, LEAD)
    project.cases.set(town, {"size": "", "kind": "urban"}, LEAD)
    assert project.cases.find("Town").attributes == {"kind": "urban"}


def test_removing_a_case_leaves_its_documents_speakers_and_memos(project):
    speakers = (Speaker("B", Role.ANSWERS, case="Town"),)
    document = add_document(project, case="Town", speakers=speakers)
    town = project.cases.find("Town")
    project.cases.set(town, {"size": "large"}, LEAD)
    project.memos.add(MemoTarget(case=town.key), "about the town", add_coder(project))
    project.cases.remove(town, LEAD)
    assert project.cases.all() == []
    assert project.documents.get(document.key).case is None
    assert project.documents.speakers(document)[0].case is None
    assert [memo.target for memo in project.memos.all()] == [MemoTarget()]
    assert problems(project) == []
    project.undo(LEAD)
    assert project.cases.find("Town") == project.cases.all()[0]
    assert project.cases.find("Town").attributes == {"size": "large"}


def test_a_case_that_is_gone_is_said_to_be_gone(project):
    town = project.cases.add("Town", LEAD)
    project.cases.remove(town, LEAD)
    for act in (
        lambda: project.cases.remove(town, LEAD),
        lambda: project.cases.rename(town, "x", LEAD),
        lambda: project.cases.set(town, {"a": "b"}, LEAD),
    ):
        with pytest.raises(QualcodeError, match="not there any more"):
            act()
    with pytest.raises(NotFound, match="There is no case “Town”"):
        project.cases.find("Town")


def test_a_setting_is_empty_until_it_is_set(project):
    assert project.settings.get("round") == ""
    project.settings.set("round", "2", LEAD)
    project.settings.set("round", "3", LEAD)
    project.settings.set("round", "3", LEAD)
    assert project.settings.get("round") == "3"
    assert kinds(project) == ["setting"] * 3
