"""Where an entry can be looked at: passages, documents and codes that are there, and in a blind project one's own."""

from __future__ import annotations

from qualcode.project.entry_places import EntryPlace, place_of
from qualcode.project.file.history import Author
from tests.builders import Bench

LEAD = Author("lead")
TEXT = "B: Das war schwer.\n\nB: Das half."


def last_place(bench, seen_by=None):
    return place_of(bench.project, bench.project.log()[-1], seen_by)


def test_places_of_others_are_not_told_in_a_blind_project(tmp_path):
    bench = Bench(tmp_path)
    document = bench.document("eins", TEXT)
    own = bench.code(document, "Das war schwer.", coder="anna")
    others = bench.code(document, "Das half.", coder="ben")
    bench.project.codes.remove(bench.project.codes.find("Thema"), LEAD, with_codings=True)
    assert last_place(bench) == EntryPlace(document.key, own.span)
    assert last_place(bench, own.coder) == EntryPlace(document.key, own.span, 1)
    assert last_place(bench, others.coder) == EntryPlace(document.key, others.span, 2)
    assert last_place(bench, 99) is None


def test_what_is_gone_has_no_place(tmp_path):
    bench = Bench(tmp_path)
    first, second = bench.document("eins", TEXT), bench.document("zwei", TEXT)
    bench.code(second, "Das half.")
    bench.project.documents.remove(second, LEAD)
    assert last_place(bench) is None
    bench.project.documents.rename(first, "anders", LEAD)
    assert last_place(bench) == EntryPlace(first.key)


def test_a_passage_in_several_paragraphs_has_no_number(tmp_path):
    bench = Bench(tmp_path)
    document = bench.document("eins", TEXT)
    codings = [bench.code(document, "Das half."), bench.code(document, "Das war schwer.")]
    bench.project.codings.remove(codings, bench.coder("anna"))
    assert last_place(bench) == EntryPlace(document.key, codings[1].span, 0)
