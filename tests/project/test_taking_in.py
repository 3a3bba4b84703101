"""Taking in what other copies of a project did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_coder, add_document, give, problems
from tests.project.conftest import Study
from tests.project.merged import assert_same, copy_of, living, merge, rows


@dataclass
class Two:
    """Two copies of one study."""

    one: Project
    other: Project


@pytest.fixture
def two(study: Study, tmp_path: Path) -> Iterator[Two]:
    give(study.project, study.document, study.code, study.anna)
    with Project.open(copy_of(study.project, tmp_path / "other.qualcode")) as other:
        other._store.connection.execute("PRAGMA synchronous = OFF")
        yield Two(study.project, other)


def coder(project: Project, name: str):
    return project.coders.find(name)


def both_ways(two: Two):
    first = merge(two.one, two.other)
    second = merge(two.other, two.one)
    assert_same(two.one, two.other)
    assert problems(two.one) == []
    assert problems(two.other) == []
    again = merge(two.one, two.other)
    assert again.merge == ""
    assert merge(two.other, two.one).merge == ""
    return first, second


def parts(project: Project):
    return project.documents.all()[0], project.codes.book().codes[0], coder(project, "anna"), coder(project, "ben")


def test_codings_of_both_are_there_afterwards(two: Two):
    document, code, anna, _ben = parts(two.one)
    give(two.one, document, code, anna, 5, 10)
    document, code, _anna, ben = parts(two.other)
    give(two.other, document, code, ben, 5, 10)
    give(two.other, document, code, ben, 11, 13)

    first, second = both_ways(two)

    assert first.entries == 2
    assert second.entries == 1
    assert len(two.one.codings.all()) == 4


def test_nothing_new_leaves_no_entry(two: Two):
    before = len(two.one.log())
    report = merge(two.one, two.other)
    assert report.merge == ""
    assert report.entries == 0
    assert report.known == before
    assert len(two.one.log()) == before


def test_a_dry_run_changes_nothing(two: Two):
    document, code, _anna, ben = parts(two.other)
    give(two.other, document, code, ben, 5, 10)
    before = rows(two.one), living(two.one)
    from qualcode.project.merging.portable import bundle

    report = two.one.merging.take_in([bundle(two.other._store)], LEAD, dry_run=True)
    assert report.entries == 1
    assert report.dry_run
    assert (rows(two.one), living(two.one)) == before
    assert problems(two.one) == []


def test_new_documents_codes_and_coders_come_with_their_texts(two: Two):
    add_document(two.other, "two", "Other words.\nIn two lines.")
    code = add_code(two.other, "New", definition="what is new")
    cleo = add_coder(two.other, "cleo")
    document = two.other.documents.all()[1]
    give(two.other, document, code, cleo, 0, 5)
    both_ways(two)
    document = two.one.documents.all()[1]
    assert two.one.documents.text(document) == "Other words.\nIn two lines."


def test_the_whole_merge_is_undone_and_redone(two: Two):
    document, code, _anna, ben = parts(two.other)
    give(two.other, document, code, ben, 5, 10)
    give(two.other, document, code, ben, 11, 13)
    before = rows(two.one), living(two.one)
    merge(two.one, two.other)
    after = rows(two.one), living(two.one)
    assert two.one.undo(LEAD).kind == "merge"
    assert (rows(two.one), living(two.one)) == before
    assert problems(two.one) == []
    assert two.one.redo(LEAD).kind == "merge"
    assert (rows(two.one), living(two.one)) == after
    assert problems(two.one) == []
    both_ways(two)


def test_what_came_with_an_undone_merge_comes_again(two: Two):
    document, code, _anna, ben = parts(two.other)
    give(two.other, document, code, ben, 5, 10)
    merge(two.one, two.other)
    two.one.undo(LEAD)
    document, code, anna, _ben = parts(two.one)
    give(two.one, document, code, anna, 2, 9)
    report = merge(two.one, two.other)
    assert report.entries == 1
    both_ways(two)


def test_a_field_changed_on_both_sides_is_a_conflict_until_somebody_decides(two: Two):
    for project, weight in ((two.one, 10), (two.other, 90)):
        coding = project.codings.all()[0]
        project.codings.change(coding, coder(project, "anna"), weight=weight)
    both_ways(two)
    (conflict,) = two.one.merging.conflicts()
    assert (conflict.table, conflict.field) == ("codings", "weight")
    assert {side.said for side in conflict.sides} == {"10", "90"}
    other = next(side for side in conflict.sides if not side.holds)
    anna = coder(two.one, "anna")
    two.one.merging.decide(conflict, other.entry, Author.of(anna))
    assert two.one.merging.conflicts() == []
    assert two.one.codings.all()[0].weight == other.value
    both_ways(two)
    assert two.other.codings.all()[0].weight == other.value
    two.one.undo(Author.of(anna))
    assert len(two.one.merging.conflicts()) == 1
    both_ways(two)
    assert len(two.other.merging.conflicts()) == 1
