"""Codes may be called anything: a path names one code, and what may be two is refused."""

from __future__ import annotations

import pytest

from qualcode.errors import Ambiguous, QualcodeError
from qualcode.model.codes import CodebookDraft, CodeDraft, related_to
from qualcode.project.project import Project
from qualcode.reading.lists.codebook_file import dump, load
from tests.helpers import LEAD, add_code

SLASHED = (  # what people call codes
    "A",
    "A / B",
    "Arbeit/Beruf",
    "/",
    "x > y",
    "§ 60c",
    "👩‍👩‍👧",
)


@pytest.fixture
def slashed(project):
    codes = {name: add_code(project, name) for name in SLASHED}
    return codes | {"below": add_code(project, "B", codes["A"])}


def test_a_path_is_never_guessed(project, slashed):
    with pytest.raises(Ambiguous) as refused:
        project.codes.find("A / B")
    assert slashed["below"].id in str(refused.value)
    assert slashed["A / B"].id in str(refused.value)
    assert project.codes.find("A // B", exact=True) == project.codes.book()[slashed["A / B"].key]
    assert project.codes.find(slashed["below"].id, exact=True).path == ("A", "B")


def test_every_code_is_found_by_its_path_as_files_have_it(project, slashed):
    find = project.codes.finder()
    assert [find(code.full_name) for code in project.codes.book()] == list(project.codes.book())


def test_relations_to_names_with_slashes_come_back_from_a_file(project, slashed, tmp_path):
    codes = project.codes
    for code in codes.book():
        others = related_to(*(other.full_name for other in codes.book() if other.key != code.key))
        codes.edit(code, CodeDraft(code.name, related=others), LEAD)
    draft = codes.as_codebook("Schrägstriche")
    assert load(dump(draft), "x.yaml") == draft
    new_project = Project.create(tmp_path / "new.qualcode", "Neu", LEAD)
    new_project.codes.take_in(draft, LEAD)
    relations = [[code.related for code in held.codes.book()] for held in (project, new_project)]
    linked = "SELECT COUNT(*) FROM related_codes WHERE related_id IS NULL"
    assert relations[0] == relations[1]
    assert new_project._store.one(linked) == (0,)


def test_a_code_that_moves_keeps_what_it_is_called(project, slashed):
    moved = project.codes.move(slashed["A / B"], slashed["/"], LEAD)
    assert moved.full_name == "// / A // B"
    assert project.codes.find("A / B").path == ("A", "B")  # a whole path wins over the end of one
    assert project.codes.take_in(CodebookDraft("", (CodeDraft("/", children=(CodeDraft("A / B"),)),)), LEAD).same


@pytest.mark.parametrize("name", ["👩‍👩‍👧 Familie", "❤️", "👩🏽‍⚕️", "Soft\u00adhyphen"])
def test_pictures_of_several_signs_stay_what_they_are(project, name):
    code = add_code(project, name)
    assert code.name == name.replace("\u00ad", "")
    assert project.codes.find(name, exact=True) == code
    with pytest.raises(QualcodeError, match="already"):
        add_code(project, name)
