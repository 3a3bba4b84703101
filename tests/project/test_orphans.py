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
from tests.project.revised import CHANGED, FIRST, LOST, OLD, SECOND, THIRD, Bench


@pytest.fixture
def bench(project):
    return Bench(project)


def test_orphans_stay_with_all_that_hung_on_them(bench):
    done = bench.revise(LOST)
    assert (done.moved, done.orphaned) == (1, 3)
    orphans = {(one.code, one.before) for one in bench.project.orphans.all()}
    assert orphans == {("Theme", SECOND), ("Theme", THIRD), ("", THIRD)}
    assert [one.span for one in bench.project.codings.all()] == [bench.place(FIRST, LOST)]
    assert {memo.text for memo in bench.project.memos.all()} == {"why alone?", "on the passage"}
    (anchor,) = bench.project.codes.book()[bench.code.key].anchors
    assert anchor.text == SECOND
    assert problems(bench.project) == []


def test_an_orphan_is_placed_by_hand_with_its_edits_id_anchor_and_publication(bench):
    project = bench.project
    bench.revise(LOST)
    said = "Im Amt, der Ausländerbehörde nämlich, waren sie oft im Clinch, und das wegen der Zuständigkeit im Kreis."
    text = LOST.replace("Dazu sage ich heute nichts.", said)
    bench.revise(text)
    orphan = next(one for one in project.orphans.all() if one.before == SECOND)
    document = project.documents.get(bench.document.key)
    span = bench.place(said, text)
    placed = project.orphans.place(orphan, document, span, LEAD)
    coding = project.codings.get(placed.key)
    assert (coding.uuid, coding.span, coding.polarity, coding.weight, coding.paraphrase) == (
        bench.second.uuid, span, Polarity.ABSENT, 30, "quarrel"
    )  # fmt: skip
    assert coding.coder == bench.ben.key
    assert bench.edited(coding) == ["Ausländerbehörde", "Zuständigkeit"]
    (anchor,) = project.codes.book()[bench.code.key].anchors
    assert (anchor.text, anchor.coding) == (said, coding.id)
    for table in ("quotation_ids", "published_quotations"):
        assert project._store.one(f"SELECT coding_id FROM {table}") == (coding.key,)
    assert problems(project) == []


def test_a_memo_is_placed_by_hand(bench):
    bench.revise(LOST)
    orphan = next(one for one in bench.project.orphans.all() if not one.code)
    document = bench.project.documents.get(bench.document.key)
    bench.project.orphans.place(orphan, document, Span(0, 5), LEAD)
    assert bench.project.memos.get(bench.memo.key).target == MemoTarget(document=document.key, span=Span(0, 5))


def test_a_memo_that_is_removed_takes_its_orphan_along(bench):
    project = bench.project
    bench.revise(LOST)
    project.memos.remove(bench.memo, bench.anna)
    assert [one for one in project.orphans.all() if not one.code] == []
    assert bench.revise(CHANGED).found_again == 2
    assert problems(project) == []


def test_placing_is_undone_and_so_is_removing(bench):
    project = bench.project
    bench.revise(LOST)
    orphan = project.orphans.all()[0]
    document = project.documents.get(bench.document.key)
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


def test_placing_at_a_wrong_place_is_refused(bench):
    project = bench.project
    bench.revise(LOST)
    orphan = next(one for one in project.orphans.all() if one.before == THIRD and one.code)
    document = project.documents.get(bench.document.key)
    before = tables(project)
    with pytest.raises(SpanOutside):
        project.orphans.place(orphan, document, Span(0, len(LOST) + 1), LEAD)
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        project.orphans.place(orphan, bench.document, Span(0, 4), LEAD)
    other = project.documents.add([draft("other", "Other words.")], LEAD)[0]
    with pytest.raises(QualcodeError, match="another document"):
        project.orphans.place(orphan, other, Span(0, 4), LEAD)
    project.undo(LEAD)
    project.codings.add(document, Span(0, 4), bench.code, bench.ben)
    with pytest.raises(QualcodeError, match="already"):
        project.orphans.place(orphan, document, Span(0, 4), LEAD)
    project.undo(Author.of(bench.ben))
    assert tables(project) == before


def test_what_comes_back_with_a_later_correction_is_found_again(bench):
    project = bench.project
    bench.revise(LOST)
    plan = bench.plan(CHANGED)
    assert {one.placed.after for one in plan.found_again} == {SECOND.replace("lange", "sehr lange"), THIRD}
    assert project.revisions.carry_out(plan, LEAD).found_again == 3
    assert project.orphans.all() == []
    assert len(project.codings.all()) == 3
    assert problems(project) == []


UNCERTAIN = OLD.replace(SECOND, "Mit der Behörde gab es einmal Streit.")


def test_an_uncertain_passage_waits_with_a_proposal_unless_it_is_accepted(bench):
    plan = bench.plan(UNCERTAIN)
    assert [one.id for one in plan.of_kind(PlacedKind.UNCERTAIN)] == [bench.second.id]
    bench.project.revisions.carry_out(plan, LEAD)
    (orphan,) = bench.project.orphans.all()
    assert (orphan.reason, orphan.before, orphan.after) == (
        "uncertain",
        SECOND,
        "Mit der Behörde gab es einmal Streit.",
    )
    bench.project.undo(LEAD)
    done = bench.revise(UNCERTAIN, accept_uncertain=True)
    assert (done.orphaned, bench.words(bench.second)) == (0, "Mit der Behörde gab es einmal Streit.")


def test_orphans_follow_their_code_their_coder_and_their_document(bench):
    project = bench.project
    bench.revise(LOST)
    other = add_code(project, "Other")
    merge(project, project.codes.book()[bench.code.key], other, LEAD)
    assert {one.code for one in project.orphans.all()} == {"Other", ""}
    project.coders.merge(bench.ben, bench.anna, LEAD)
    assert {one.coder for one in project.orphans.all()} == {"anna"}
    with pytest.raises(QualcodeError, match=r"3 codings of 1 coder\."):
        project.codes.remove(other, LEAD)
    project.codes.remove(other, LEAD, with_codings=True)
    assert {one.code for one in project.orphans.all()} == {""}
    project.documents.remove(bench.document, LEAD)
    assert project.orphans.all() == []
    for _ in range(4):
        project.undo(LEAD)
    assert len(project.orphans.all()) == 3
    assert problems(project) == []


def test_an_orphan_that_is_gone_is_not_found(bench):
    with pytest.raises(NotFound):
        bench.project.orphans.find("abc")
