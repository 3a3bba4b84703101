"""What has become of the passages of anchor examples, and that what was invented stays so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.codes import Anchor, AnchorState, CodebookDraft, CodeDraft
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import add_anchor, merge, remove_anchors, write_anchor
from qualcode.reading.lists.codebook_file import dump, load
from qualcode.reporting.documents.anchor_states import examples_of
from tests.helpers import LEAD, add_code, give

INVENTED = Anchor("So könnte jemand reden.", invented=True)


@pytest.fixture
def living(study):
    """A coding of Anna that is an anchor example of its code."""
    coding = give(study.project, study.document, study.code, study.anna)
    add_anchor(study.project, study.code, coding, "Some", LEAD)
    return coding


def state(study, code=None):
    (code,) = [known for known in study.project.codes.book() if known.key == (code or study.code).key]
    (anchor,) = examples_of(study.project, [code])[code.key]
    return anchor.state


def test_a_passage_that_is_recoded_leaves_a_stale_example(study, living):
    assert state(study) is AnchorState.LIVE
    other = add_code(study.project, "Other")
    study.project.codings.change(living, study.anna, code=other)
    assert state(study) is AnchorState.STALE
    study.project.undo(Author.of(study.anna))
    assert state(study) is AnchorState.LIVE


def test_a_passage_that_is_gone_or_has_other_words_is_told_and_undo_brings_it_back(study, living):
    study.project.codings.change(living, study.anna, span=Span(5, 10))
    assert state(study) is AnchorState.CHANGED
    study.project.codings.change(study.project.codings.get(living.key), study.anna, span=Span(0, 10))
    assert state(study) is AnchorState.LIVE  # its words stand in it
    study.project.codings.remove([study.project.codings.get(living.key)], study.anna)
    assert state(study) is AnchorState.GONE
    study.project.undo(Author.of(study.anna))
    assert state(study) is AnchorState.LIVE


def test_examples_of_a_merged_code_go_along_alive(study, living):
    other = add_code(study.project, "Other")
    merge(study.project, study.code, other, LEAD)
    assert state(study, other) is AnchorState.LIVE


def test_what_was_written_never_was_a_passage(study):
    write_anchor(study.project, study.code, "Words.", "a book", LEAD)
    assert state(study) is AnchorState.WRITTEN


def invented(project, name):
    return [anchor.invented for anchor in project.codes.find(name).anchors]


def unmarked(project, code):
    """Each way in which somebody could try to say that the example is real."""
    bare = Anchor(INVENTED.text)
    yield lambda: project.codes.edit(code, replace(as_draft(code), anchors=(bare,)), LEAD)
    yield lambda: project.codes.take_in(
        load(dump(CodebookDraft("", (CodeDraft(code.name, anchors=(bare,)),))), "x"), LEAD
    )

    def anew() -> None:
        remove_anchors(project, code, [INVENTED], LEAD)
        write_anchor(project, code, f"{INVENTED.text} ".replace(" jemand", "  jemand"), "RG 2022", LEAD)

    yield anew


@pytest.mark.parametrize("way", range(3))
def test_what_was_invented_stays_invented(project, way):
    code = project.codes.add(CodeDraft("Weg", anchors=(INVENTED,)), None, LEAD)
    list(unmarked(project, code))[way]()
    assert invented(project, "Weg") == [True]


@pytest.mark.parametrize("first", [True, False])
def test_a_merge_of_codes_takes_no_mark_away(project, first):
    one = project.codes.add(CodeDraft("One", anchors=(replace(INVENTED, invented=first),)), None, LEAD)
    other = project.codes.add(CodeDraft("Other", anchors=(replace(INVENTED, invented=not first),)), None, LEAD)
    merge(project, one, other, LEAD)
    assert invented(project, "Other") == [True]
