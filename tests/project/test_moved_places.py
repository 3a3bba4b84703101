"""Places as another version of a text has them: forward and back through corrections, and between two made apart."""

from __future__ import annotations

import pytest

from qualcode.language.alignment.align import align
from qualcode.model.spans import Span
from qualcode.project.merging.moved_places import Places, reversed_mapping
from tests.helpers import LEAD, draft

FIRST = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. Danach war es still im ganzen Dorf."
SECOND = f"Am Morgen war es kalt. {FIRST}"
THIRD = SECOND.replace("still", "ganz still und leise")
BESIDE = f"🙂🙂 {FIRST}"
WORDS = "jagen Viktor quer über den großen Sylter Deich."


def revise(project, text):
    document = project.documents.all()[0]
    project.revisions.carry_out(project.revisions.plan(document, draft("one", text)), LEAD)
    return project.documents.all()[0].sha256


def place(text, words=WORDS):
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def corrected(project):
    """A document with three texts, and the SHA-256 of each."""
    (document,) = project.documents.add([draft("one", FIRST)], LEAD)
    return project, document.uuid, [document.sha256, revise(project, SECOND), revise(project, THIRD)]


def test_places_go_forward_and_back_through_corrections(corrected):
    project, uuid, (first, second, third) = corrected
    places = Places(project._store)
    assert places.carried(uuid, place(FIRST), first, first) == place(FIRST)
    assert places.carried(uuid, place(FIRST), first, second) == place(SECOND)
    assert places.carried(uuid, place(FIRST), first, third) == place(THIRD)
    assert places.carried(uuid, place(THIRD), third, first) == place(FIRST)
    assert places.carried(uuid, place(SECOND, "Am Morgen war es kalt."), second, first) is None
    assert places.carried(uuid, Span(3, 10_000), first, second) is None
    assert places.carried("no document", place(FIRST), "0" * 64, first) is None


def test_where_former_texts_were_sealed_the_corrections_alone_tell(corrected):
    project, uuid, (first, second, third) = corrected
    project.forgetting.seal(project.documents.all()[0], LEAD)
    places = Places(project._store)
    assert places.carried(uuid, place(FIRST), first, third) == place(THIRD)
    assert places.carried(uuid, place(THIRD), third, first) == place(FIRST)
    assert places.carried(uuid, place(SECOND), second, first) == place(FIRST)


def test_between_corrections_made_apart_places_go_by_the_words(corrected):
    project, uuid, (first, _second, third) = corrected
    (other,) = project.documents.add([draft("two", BESIDE)], LEAD)
    places = Places(project._store)
    assert places.carried(uuid, place(BESIDE), other.sha256, third) == place(THIRD)
    places.know(uuid, first, other.sha256, align(FIRST, BESIDE).to_json())
    assert places.carried(uuid, place(BESIDE), other.sha256, third) == place(THIRD)
    assert places.carried(uuid, place(THIRD), third, other.sha256) == place(BESIDE)


def test_a_correction_that_does_not_fit_its_texts_moves_nothing_out_of_them(corrected):
    project, uuid, (first, _second, third) = corrected
    long = "x" * 5_000
    (other,) = project.documents.add([draft("two", BESIDE)], LEAD)
    places = Places(project._store)
    places.know(uuid, third, other.sha256, align(THIRD, long + THIRD).to_json())
    assert places.carried(uuid, place(THIRD), third, other.sha256) == place(BESIDE)
    places.know(uuid, "a" * 64, first, align(long, long + long).to_json())
    assert places.carried(uuid, Span(0, 4_000), "a" * 64, third) is None


@pytest.mark.parametrize(("before", "after"), [(FIRST, SECOND), (SECOND, THIRD), (THIRD, BESIDE), ("", FIRST)])
def test_a_mapping_and_back_is_where_it_was(before, after):
    mapping = align(before, after)
    back = reversed_mapping(mapping)
    assert back.fits
    for piece in mapping.pieces:
        if piece.equal and piece.old.length > 20:
            assert back.map(mapping.map(piece.old).span).span == piece.old
