"""What was coded after a publication: by the order of the history, whatever the clock says."""

from __future__ import annotations

import pytest

from qualcode.project.file import history
from qualcode.project.file.history import Author
from tests.helpers import LEAD, add_code, add_coder, add_document, give, problems
from tests.project.revised import OLD, SECOND, CodedTalk


@pytest.mark.parametrize("year", ["2019", "2026", "2040"])
def test_the_clock_does_not_count(project, monkeypatch, year):
    anna, code, document = add_coder(project), add_code(project), add_document(project)
    old, undone = give(project, document, code, anna), give(project, document, code, anna, 1, 5)
    project.undo(Author.of(anna))
    monkeypatch.setattr(history, "now", lambda: "2026-05-01T00:00:00.000Z")
    publication = project.publications.open("Bericht", LEAD)
    monkeypatch.setattr(history, "now", lambda: f"{year}-05-01T00:00:00.000Z")
    project.redo(Author.of(anna))
    new = give(project, document, code, anna, 2, 6)
    assert project.publications.coded_since(publication) == {new.key}
    assert {one.key for one in project.codings.all()} == {old.key, undone.key, new.key}
    assert problems(project) == []


def test_an_orphan_that_got_its_place_again_is_not_new(project):
    talk = CodedTalk(project)
    (publication,) = project.publications.all()
    talk.revise(OLD.replace(SECOND, "Anders."))
    talk.revise(OLD)
    assert project.orphans.all() == []
    assert project.publications.coded_since(publication) == set()
