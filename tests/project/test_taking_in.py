"""Taking in what other copies of a project did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from qualcode.model.codes import CodeDraft, Rules
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


def test_a_decision_for_what_holds_anyway_ends_the_conflict_in_every_copy(two: Two):
    for project, weight in ((two.one, 10), (two.other, 90)):
        project.codings.change(project.codings.all()[0], coder(project, "anna"), weight=weight)
    both_ways(two)
    (conflict,) = two.one.merging.conflicts()
    holding = next(side for side in conflict.sides if side.holds)
    anna = Author.of(coder(two.one, "anna"))
    two.one.merging.decide(conflict, holding.entry, anna)
    assert two.one.merging.conflicts() == []
    both_ways(two)
    assert two.other.merging.conflicts() == []
    two.one.undo(anna)
    both_ways(two)
    assert len(two.other.merging.conflicts()) == 1
    two.one.redo(anna)
    two.one.codings.change(two.one.codings.all()[0], coder(two.one, "anna"), weight=44)
    both_ways(two)
    assert two.other.merging.conflicts() == []
    assert two.other.codings.all()[0].weight == 44


def test_two_decisions_made_apart_are_a_conflict_again(two: Two):
    for project, weight in ((two.one, 10), (two.other, 90)):
        project.codings.change(project.codings.all()[0], coder(project, "anna"), weight=weight)
    both_ways(two)
    for at, project in enumerate((two.one, two.other)):
        (conflict,) = project.merging.conflicts()
        project.merging.decide(conflict, conflict.sides[at].entry, Author.of(coder(project, "ben")))
    both_ways(two)
    (conflict,) = two.one.merging.conflicts()
    assert {side.said for side in conflict.sides} == {"10", "90"}
    two.other.merging.decide(conflict, conflict.sides[0].entry, Author.of(coder(two.other, "ben")))
    both_ways(two)
    assert two.one.merging.conflicts() == []


@pytest.mark.parametrize("removes", [True, False])
def test_a_row_removed_here_and_changed_there_stays_until_somebody_decides(two: Two, removes: bool):
    two.one.codings.remove(two.one.codings.all(), coder(two.one, "anna"))
    two.other.codings.change(two.other.codings.all()[0], coder(two.other, "anna"), weight=5)
    both_ways(two)
    (conflict,) = two.one.merging.conflicts()
    assert (conflict.table, conflict.field) == ("codings", "")
    assert {(side.said, side.holds) for side in conflict.sides} == {("removed", False), ("kept", True)}
    side = next(side for side in conflict.sides if (side.said == "removed") is removes)
    two.one.merging.decide(conflict, side.entry, Author.of(coder(two.one, "anna")))
    assert two.one.merging.conflicts() == []
    both_ways(two)
    assert two.other.merging.conflicts() == []
    assert len(two.other.codings.all()) == (0 if removes else 1)
    two.one.undo(Author.of(coder(two.one, "anna")))
    both_ways(two)
    assert len(two.other.merging.conflicts()) == 1
    assert len(two.other.codings.all()) == 1


def test_a_code_removed_here_and_given_there_stays_with_its_rules(two: Two):
    code = add_code(two.one, "Other", definition="what else")
    both_ways(two)
    two.one.codes.remove(two.one.codes.find("Other"), LEAD)
    document, _code, anna, _ben = parts(two.other)
    give(two.other, document, two.other.codes.find("Other"), anna, 2, 6)
    both_ways(two)
    assert two.one.codes.find("Other").rules.definition == "what else"
    (conflict,) = two.one.merging.conflicts()
    assert (conflict.table, conflict.row, conflict.field) == ("codes", code.uuid, "")
    two.one.codings.remove([two.one.codings.all()[1]], coder(two.one, "anna"))
    both_ways(two)
    assert two.one.merging.conflicts() == []
    assert [found.name for found in two.other.codes.book().codes] == ["Theme"]


def test_names_that_two_things_have_get_a_suffix_by_their_uuid(two: Two):
    first = add_code(two.one, "New")
    second = add_code(two.other, "New")
    add_coder(two.one, "cleo")
    add_coder(two.other, "cleo")
    report, _ = both_ways(two)
    names = {code.uuid: code.name for code in two.one.codes.book().codes}
    assert {names[first.uuid], names[second.uuid]} == {"New", "New (2)"}
    assert names[max(first.uuid, second.uuid)] == "New (2)"
    assert {(renamed.before, renamed.after) for renamed in report.renamed} == {
        ("New", "New (2)"),
        ("cleo", "cleo (2)"),
    }
    later = next(code for code in two.one.codes.book().codes if code.name == "New (2)")
    from dataclasses import replace

    from qualcode.project.codebook.codes import as_draft

    two.one.codes.edit(later, replace(as_draft(later), name="Newer"), LEAD)
    both_ways(two)
    assert {code.name for code in two.other.codes.book().codes} == {"Theme", "New", "Newer"}


def test_codes_of_one_key_and_copies_of_one_text_are_one_thing(two: Two):
    text = "The same text in both copies, long enough to be told from short answers. " * 5
    for project, weight in ((two.one, 10), (two.other, 90)):
        document = add_document(project, "same", text)
        code = project.codes.add(CodeDraft("Key", Rules("defined"), short_key="K1"), None, LEAD)
        give(project, document, code, coder(project, "anna"), 4, 8, weight=weight)
    report, _ = both_ways(two)
    assert {alias.table for alias in report.aliases} >= {"documents", "codes", "code_rules", "codings"}
    assert len(two.one.documents.all()) == 2
    assert len(two.one.codings.all()) == 2
    assert {(conflict.table, conflict.field) for conflict in two.one.merging.conflicts()} == {("codings", "weight")}
    give(two.one, two.one.documents.find("same"), two.one.codes.find("Key"), coder(two.one, "ben"), 9, 12)
    give(two.other, two.other.documents.find("same"), two.other.codes.find("Key"), coder(two.other, "ben"), 9, 12)
    both_ways(two)
    assert len(two.one.codings.all()) == 3


def test_codes_moved_below_each_other_are_put_right(two: Two):
    for name in ("A", "B"):
        add_code(two.one, name)
    both_ways(two)
    two.one.codes.move(two.one.codes.find("A"), two.one.codes.find("B"), LEAD)
    two.other.codes.move(two.other.codes.find("B"), two.other.codes.find("A"), LEAD)
    report, _ = both_ways(two)
    assert report.repaired
