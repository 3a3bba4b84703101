"""Quotation edits and ids in a project: kept, undone, moved with their passage."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from tests.builders import ME, Bench
from tests.helpers import LEAD, draft, problems

TEXT = "Eins zwei drei. Vier fünf sechs."
EDIT = QuotationEdit(EditKind.REPLACEMENT, 4, 5, "Kommune")


@pytest.fixture
def bench(tmp_path):
    made = Bench(tmp_path)
    yield made
    made.project.close()


@pytest.fixture
def document(bench):
    return bench.document("a", TEXT)


@pytest.fixture
def coding(bench, document):
    return bench.code(document, "zwei drei. Vier fünf")


def test_edits_are_kept_and_undone(bench, document, coding):
    edits = bench.project.quotation_edits
    assert edits.set(document, coding, [EDIT], ME) == (EDIT,)
    assert edits.of(coding) == (EDIT,)
    assert edits.all() == {coding.key: (EDIT,)}
    edits.set(document, coding, [], ME)
    assert edits.all() == {}
    bench.project.undo(ME)
    assert edits.of(coding) == (EDIT,)
    bench.project.undo(ME)
    assert edits.of(coding) == ()
    assert problems(bench.project) == []


def test_the_same_edits_again_make_no_entry(bench, document, coding):
    bench.project.quotation_edits.set(document, coding, [EDIT], ME)
    before = len(bench.project.log())
    bench.project.quotation_edits.set(document, coding, [EDIT], ME)
    assert len(bench.project.log()) == before


def test_an_edit_outside_of_the_passage_changes_nothing(bench, document, coding):
    with pytest.raises(QualcodeError, match="lies outside"):
        bench.project.quotation_edits.set(document, coding, [QuotationEdit(EditKind.OMISSION, 15, 20)], ME)
    assert bench.project.quotation_edits.all() == {}


def test_edits_move_with_the_edges_of_their_passage(bench, document, coding):
    bench.project.quotation_edits.set(document, coding, [QuotationEdit(EditKind.OMISSION, 5, 5)], ME)
    anna = bench.coder("anna")
    moved = bench.project.codings.change(coding, anna, span=Span(coding.span.start - 5, coding.span.end))
    assert bench.project.quotation_edits.of(moved) == (QuotationEdit(EditKind.OMISSION, 10, 5),)
    bench.project.undo(Author.of(anna))
    assert bench.project.quotation_edits.of(coding) == (QuotationEdit(EditKind.OMISSION, 5, 5),)


def test_a_split_gives_each_part_its_edits(bench, document, coding):
    kept = QuotationEdit(EditKind.OMISSION, 0, 4)
    other = QuotationEdit(EditKind.REPLACEMENT, 16, 4, "sechs")
    bench.project.quotation_edits.set(document, coding, [kept, other], ME)
    first, second = bench.project.codings.split(document, coding, coding.span.start + 10, bench.coder("anna"))
    assert bench.project.quotation_edits.of(first) == (kept,)
    assert bench.project.quotation_edits.of(second) == (QuotationEdit(EditKind.REPLACEMENT, 5, 4, "sechs"),)
    assert problems(bench.project) == []


def test_a_stale_coding_is_refused(bench, document, coding):
    bench.project.codings.change(coding, bench.coder("anna"), span=Span(0, 9))
    with pytest.raises(QualcodeError, match="not there any more"):
        bench.project.quotation_edits.set(document, coding, [EDIT], ME)


def test_edits_made_on_a_text_that_was_corrected_meanwhile_are_refused(bench, document, coding):
    corrected = draft("a", TEXT.replace("drei", "acht"))
    bench.project.revisions.carry_out(bench.project.revisions.plan(document, corrected), LEAD)
    assert bench.project.codings.get(coding.key).span == coding.span
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        bench.project.quotation_edits.set(document, coding, [EDIT], ME)
    assert bench.project.quotation_edits.all() == {}
    bench.project.quotation_edits.set(bench.project.documents.get(document.key), coding, [EDIT], ME)
    assert bench.project.quotation_edits.of(coding) == (EDIT,)


def test_ids_are_short_kept_and_unique(bench, coding):
    ids = bench.project.quotation_ids
    assert ids.keep([coding.key], ME) == 1
    assert ids.keep([coding.key], ME) == 0
    name = ids.all()[coding.key]
    assert coding.id.startswith(name)
    assert len(name) == 6
    assert ids.coding(name.upper()) == coding.key
    assert ids.coding("ffffff0") is None


def test_ids_do_not_stand_in_the_way_of_undo(bench, coding):
    anna = Author.of(bench.coder("anna"))
    bench.project.quotation_ids.keep([coding.key], anna)
    (name,) = bench.project.quotation_ids.all().values()
    assert bench.project.undo(anna).kind == "coding.add"
    assert bench.project.quotation_ids.all() == {}
    assert bench.project.redo(anna).kind == "coding.add"
    assert bench.project.quotation_ids.all() == {coding.key: name}
    assert problems(bench.project) == []


def test_an_id_grows_where_another_coding_begins_the_same(bench, coding, monkeypatch):
    uuids = iter(["0" * 20 + "abcdef12cd34", "0" * 20 + "abcdef12ab34"])
    monkeypatch.setattr("qualcode.project.file.store.new_uuids", lambda number: [next(uuids) for _ in range(number)])
    document = bench.project.documents.get(coding.document)
    anna, code = bench.coder("anna"), bench.code_named("Thema")
    first = bench.project.codings.add(document, Span(0, 4), code, anna).coding
    second = bench.project.codings.add(document, Span(1, 4), code, anna).coding
    monkeypatch.undo()
    bench.project.quotation_ids.keep([first.key, second.key], ME)
    names = bench.project.quotation_ids.all()
    assert (names[first.key], names[second.key]) == ("abcdef12c", "abcdef12a")
