"""What lost its place in a corrected text: it stays, with all that hung on it, and is placed by hand."""

from __future__ import annotations

import pytest

from qualcode.errors import NotFound, QualcodeError, SpanOutside
from qualcode.language.alignment.mapping import PlacedKind
from qualcode.model.codings import Polarity
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import merge
from tests.helpers import LEAD, add_code, draft, problems, tables
from tests.project.revised import CHANGED, FIRST, LOST, OLD, SECOND, THIRD, CodedTalk


@pytest.fixture
def talk(project):
    return CodedTalk(project)


def test_orphans_stay_with_all_that_hung_on_them(talk):
    done = talk.revise(LOST)
    assert (done.moved, done.orphaned) == (1, 3)
    orphans = {(one.code, one.before) for one in talk.project.orphans.all()}
    assert orphans == {("Theme", SECOND), ("Theme", THIRD), ("", THIRD)}
    assert [one.span for one in talk.project.codings.all()] == [talk.place(FIRST, LOST)]
    assert {memo.text for memo in talk.project.memos.all()} == {"why alone?", "on the passage"}
    (anchor,) = talk.project.codes.book()[talk.code.key].anchors
    assert anchor.text == SECOND
    assert problems(talk.project) == []


def test_an_orphan_is_placed_by_hand_with_its_edits_id_anchor_and_publication(talk):
    project = talk.project
    talk.revise(LOST)
    said = "Im Amt, der Ausländerbehörde nämlich, waren sie oft im Clinch, und das wegen der Zuständigkeit im Kreis."
    text = LOST.replace("Dazu sage ich heute nichts.", said)
    talk.revise(text)
    orphan = next(one for one in project.orphans.all() if one.before == SECOND)
    document = project.documents.get(talk.document.key)
    span = talk.place(said, text)
    placed = project.orphans.place(orphan, document, span, LEAD)
    coding = project.codings.get(placed.key)
    assert (coding.uuid, coding.span, coding.polarity, coding.weight, coding.paraphrase) == (
        talk.second.uuid, span, Polarity.ABSENT, 30, "quarrel"
    )  # fmt: skip
    assert coding.coder == talk.ben.key
    assert talk.edited(coding) == ["Ausländerbehörde", "Zuständigkeit"]
    (anchor,) = project.codes.book()[talk.code.key].anchors
    assert (anchor.text, anchor.coding) == (said, coding.id)
    for table in ("quotation_ids", "published_quotations"):
        assert project._store.one(f"SELECT coding_id FROM {table}") == (coding.key,)
    assert problems(project) == []


def test_a_memo_is_placed_by_hand(talk):
    talk.revise(LOST)
    orphan = next(one for one in talk.project.orphans.all() if not one.code)
    document = talk.project.documents.get(talk.document.key)
    talk.project.orphans.place(orphan, document, Span(0, 5), LEAD)
    assert talk.project.memos.get(talk.memo.key).target == MemoTarget(document=document.key, span=Span(0, 5))


def test_a_memo_that_is_removed_takes_its_orphan_along(talk):
    project = talk.project
    talk.revise(LOST)
    project.memos.remove(talk.memo, talk.anna)
    assert [one for one in project.orphans.all() if not one.code] == []
    assert talk.revise(CHANGED).found_again == 2
    assert problems(project) == []


def test_placing_is_undone_and_so_is_removing(talk):
    project = talk.project
    talk.revise(LOST)
    orphan = project.orphans.all()[0]
    document = project.documents.get(talk.document.key)
    before = tables(project)
    for act in (lambda: project.orphans.place(orphan, document, Span(0, 5), LEAD),
                lambda: project.orphans.remove(orphan, LEAD)):  # fmt: skip
        act()
        after = tables(project)
        assert after != before
        project.undo(LEAD)
        assert tables(project) == before
        project.redo(LEAD)
        assert tables(project) == after
        project.undo(LEAD)


def test_placing_at_a_wrong_place_is_refused(talk):
    project = talk.project
    talk.revise(LOST)
    orphan = next(one for one in project.orphans.all() if one.before == THIRD and one.code)
    document = project.documents.get(talk.document.key)
    before = tables(project)
    with pytest.raises(SpanOutside):
        project.orphans.place(orphan, document, Span(0, len(LOST) + 1), LEAD)
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        project.orphans.place(orphan, talk.document, Span(0, 4), LEAD)
    other = project.documents.add([draft("other", "Other words.")], LEAD)[0]
    with pytest.raises(QualcodeError, match="another document"):
        project.orphans.place(orphan, other, Span(0, 4), LEAD)
    project.undo(LEAD)
    project.codings.add(document, Span(0, 4), talk.code, talk.ben)
    with pytest.raises(QualcodeError, match="already"):
        project.orphans.place(orphan, document, Span(0, 4), LEAD)
    project.undo(Author.of(talk.ben))
    assert tables(project) == before


def test_what_comes_back_with_a_later_correction_is_found_again(talk):
    project = talk.project
    talk.revise(LOST)
    plan = talk.plan(CHANGED)
    assert {one.placed.after for one in plan.found_again} == {SECOND.replace("lange", "sehr lange"), THIRD}
    assert project.revisions.carry_out(plan, LEAD).found_again == 3
    assert project.orphans.all() == []
    assert len(project.codings.all()) == 3
    assert problems(project) == []


UNCERTAIN = OLD.replace(SECOND, "Mit der Behörde gab es einmal Streit.")


def test_an_uncertain_passage_waits_with_a_proposal_unless_it_is_accepted(talk):
    plan = talk.plan(UNCERTAIN)
    assert [one.id for one in plan.of_kind(PlacedKind.UNCERTAIN)] == [talk.second.id]
    talk.project.revisions.carry_out(plan, LEAD)
    (orphan,) = talk.project.orphans.all()
    assert (orphan.reason, orphan.before, orphan.after) == (
        "uncertain",
        SECOND,
        "Mit der Behörde gab es einmal Streit.",
    )
    talk.project.undo(LEAD)
    done = talk.revise(UNCERTAIN, accept_uncertain=True)
    assert (done.orphaned, talk.words(talk.second)) == (0, "Mit der Behörde gab es einmal Streit.")


def test_orphans_follow_their_code_their_coder_and_their_document(talk):
    project = talk.project
    talk.revise(LOST)
    other = add_code(project, "Other")
    merge(project, project.codes.book()[talk.code.key], other, LEAD)
    assert {one.code for one in project.orphans.all()} == {"Other", ""}
    project.coders.merge(talk.ben, talk.anna, LEAD)
    assert {one.coder for one in project.orphans.all()} == {"anna"}
    with pytest.raises(QualcodeError, match=r"3 codings of 1 coder\."):
        project.codes.remove(other, LEAD)
    project.codes.remove(other, LEAD, with_codings=True)
    assert {one.code for one in project.orphans.all()} == {""}
    project.documents.remove(talk.document, LEAD)
    assert project.orphans.all() == []
    for _ in range(4):
        project.undo(LEAD)
    assert len(project.orphans.all()) == 3
    assert problems(project) == []


def test_an_orphan_that_is_gone_is_not_found(talk):
    with pytest.raises(NotFound):
        talk.project.orphans.find("abc")
