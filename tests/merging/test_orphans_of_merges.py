"""What is done to an orphan that merging derived: no copy has an entry that made it."""

from __future__ import annotations

import pytest

from qualcode.model.spans import Span
from tests.merging.copies import apart
from tests.merging.same import differences
from tests.merging.test_stated import both, correct, give
from tests.project.revised import SECOND


@pytest.fixture
def pair(base, tmp_path):
    """Anna took words out that Ben coded and fixed; each has the orphans of that by merging."""
    with apart(base, tmp_path, ["anna", "ben"]) as copies:
        anna, ben = copies
        correct(anna, SECOND, "Danach war es anders.")
        given = give(ben, SECOND, memo="so")
        document = ben.project.documents.get(given.document)
        ben.project.segments.fix([(document, given.span)], ben.project.coders.exact("ben"), 3, ben.author)
        both(anna, ben)
        assert len(anna.project.orphans.all()) == 2
        yield copies


def test_a_correction_that_proposes_another_place_for_it_comes_in(pair):
    anna, ben = pair
    correct(anna, "Danach war es anders.", "Mit dem Amt gab es lange Streit um alles.")
    assert any(orphan.proposal is not None for orphan in anna.project.orphans.all())
    both(anna, ben)
    assert len(ben.project.orphans.all()) == 2


@pytest.mark.parametrize("merge_too", [False, True])
def test_who_placed_it_and_took_that_back_has_it_with_the_next_merge(pair, merge_too):
    anna, ben = pair
    for orphan in ben.project.orphans.all():
        document = ben.project.documents.get(orphan.document)
        ben.project.orphans.place(orphan, document, Span(0, 21), ben.author)
    assert [ben.project.undo(ben.author).kind for _ in range(2)] == ["orphan.place"] * 2
    if merge_too:
        assert ben.project.undo(ben.author).kind == "merge"
        assert ben.project.orphans.all() == []
    sent = ben.sends()
    ben.takes(anna.sends())
    anna.takes(sent)
    assert differences(anna.project, ben.project) == []
    assert len(ben.project.orphans.all()) == 2


def test_who_hears_of_it_for_the_first_time_has_an_orphan_that_was_placed_and_taken_back(pair, base, tmp_path):
    _anna, ben = pair
    for orphan in ben.project.orphans.all():
        document = ben.project.documents.get(orphan.document)
        ben.project.orphans.place(orphan, document, Span(0, 21), ben.author)
    assert [ben.project.undo(ben.author).kind for _ in range(2)] == ["orphan.place"] * 2
    with apart(base, tmp_path / "later", ["cara"]) as (cara,):
        cara.takes(ben.sends())
        assert len(cara.project.orphans.all()) == 2
        both(cara, ben)
