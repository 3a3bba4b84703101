"""Quotation edits and ids in a project: kept, undone, moved with their passage."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import LEAD, draft, problems

TEXT = "Eins zwei drei. Vier fünf sechs."
EDIT = QuotationEdit(EditKind.REPLACEMENT, 4, 5, "Kommune")


@pytest.fixture
def document(project):
    return interview(project, "a", TEXT)


@pytest.fixture
def coding(project, document):
    return give_code(project, document, "zwei drei. Vier fünf")


def test_edits_are_kept_and_undone(project, document, coding):
    edits = project.quotation_edits
    assert edits.set(document, coding, [EDIT], ME) == (EDIT,)
    assert edits.of(coding) == (EDIT,)
    assert edits.all() == {coding.key: (EDIT,)}
    edits.set(document, coding, [], ME)
    assert edits.all() == {}
    project.undo(ME)
    assert edits.of(coding) == (EDIT,)
    project.undo(ME)
    assert edits.of(coding) == ()
    assert problems(project) == []


def test_the_same_edits_again_make_no_entry(project, document, coding):
    project.quotation_edits.set(document, coding, [EDIT], ME)
    before = len(project.log())
    project.quotation_edits.set(document, coding, [EDIT], ME)
    assert len(project.log()) == before


def test_an_edit_outside_of_the_passage_changes_nothing(project, document, coding):
    with pytest.raises(QualcodeError, match="lies outside"):
        project.quotation_edits.set(document, coding, [QuotationEdit(EditKind.OMISSION, 15, 20)], ME)
    assert project.quotation_edits.all() == {}


def test_edits_move_with_the_edges_of_their_passage(project, document, coding):
    project.quotation_edits.set(document, coding, [QuotationEdit(EditKind.OMISSION, 5, 5)], ME)
    anna = coder_named(project, "anna")
    moved = project.codings.change(coding, anna, span=Span(coding.span.start - 5, coding.span.end))
    assert project.quotation_edits.of(moved) == (QuotationEdit(EditKind.OMISSION, 10, 5),)
    project.undo(Author.of(anna))
    assert project.quotation_edits.of(coding) == (QuotationEdit(EditKind.OMISSION, 5, 5),)


def test_a_split_gives_each_part_its_edits(project, document, coding):
    kept = QuotationEdit(EditKind.OMISSION, 0, 4)
    other = QuotationEdit(EditKind.REPLACEMENT, 16, 4, "sechs")
    project.quotation_edits.set(document, coding, [kept, other], ME)
    first, second = project.codings.split(document, coding, coding.span.start + 10, coder_named(project, "anna"))
    assert project.quotation_edits.of(first) == (kept,)
    assert project.quotation_edits.of(second) == (QuotationEdit(EditKind.REPLACEMENT, 5, 4, "sechs"),)
    assert problems(project) == []


def test_a_stale_coding_is_refused(project, document, coding):
    project.codings.change(coding, coder_named(project, "anna"), span=Span(0, 9))
    with pytest.raises(QualcodeError, match="not there any more"):
        project.quotation_edits.set(document, coding, [EDIT], ME)


def test_edits_made_on_a_text_that_was_corrected_meanwhile_are_refused(project, document, coding):
    corrected = draft("a", TEXT.replace("drei", "acht"))
    project.revisions.carry_out(project.revisions.plan(document, corrected), LEAD)
    assert project.codings.get(coding.key).span == coding.span
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        project.quotation_edits.set(document, coding, [EDIT], ME)
    assert project.quotation_edits.all() == {}
    project.quotation_edits.set(project.documents.get(document.key), coding, [EDIT], ME)
    assert project.quotation_edits.of(coding) == (EDIT,)


def test_ids_are_short_kept_and_unique(project, coding):
    ids = project.quotation_ids
    assert ids.keep([coding.key], ME) == 1
    assert ids.keep([coding.key], ME) == 0
    name = ids.all()[coding.key]
    assert coding.id.startswith(name)
    assert len(name) == 6
    assert ids.coding(name.upper()) == coding.key
    assert ids.coding("ffffff0") is None


def test_ids_do_not_stand_in_the_way_of_undo(project, coding):
    anna = Author.of(coder_named(project, "anna"))
    project.quotation_ids.keep([coding.key], anna)
    (name,) = project.quotation_ids.all().values()
    assert project.undo(anna).kind == "coding.add"
    assert project.quotation_ids.all() == {}
    assert project.redo(anna).kind == "coding.add"
    assert project.quotation_ids.all() == {coding.key: name}
    assert problems(project) == []


def test_an_id_grows_where_another_coding_begins_the_same(project, coding, monkeypatch):
    uuids = iter(["0" * 20 + "abcdef12cd34", "0" * 20 + "abcdef12ab34"])
    monkeypatch.setattr("qualcode.project.file.store.new_uuids", lambda number: [next(uuids) for _ in range(number)])
    document = project.documents.get(coding.document)
    anna, code = coder_named(project, "anna"), code_named(project, "Thema")
    first = project.codings.add(document, Span(0, 4), code, anna).coding
    second = project.codings.add(document, Span(1, 4), code, anna).coding
    monkeypatch.undo()
    project.quotation_ids.keep([first.key], ME)  # also where the other one needs none yet
    assert project.quotation_ids.all() == {first.key: "abcdef12c"}
    project.quotation_ids.keep([first.key, second.key], ME)
    names = project.quotation_ids.all()
    assert (names[first.key], names[second.key]) == ("abcdef12c", "abcdef12a")
