"""Correcting a text: what is on it moves along, nothing is lost, and undo brings everything back."""

from __future__ import annotations

import random
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import NotFound, QualcodeError, SpanOutside, UndoRefused
from qualcode.language.mapping import PlacedKind
from qualcode.model.codes import Anchor, CodeDraft
from qualcode.model.codings import Polarity, WorkState
from qualcode.model.documents import Role, SourceFile, Speaker
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project.codebook_changes import merge
from qualcode.project.history import Author
from qualcode.project.past import as_of, coding_touches, now_of
from qualcode.project.project import Project
from qualcode.reading.structure import build
from qualcode.reading.transcript import find_turns, guess_roles
from tests.helpers import LEAD, add_code, add_coder, contains, draft, kinds, new_project, problems, tables

OLD = """I: Wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte. Jeder hat für sich allein entschieden.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit. Danach rief man einander an.
"""
FIRST = "Jeder hat für sich allein entschieden."
SECOND = "Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit."
THIRD = "Danach rief man einander an."


def read(text, name="talk"):
    """A transcript as the reader of texts gives it."""
    turns = find_turns(text)
    roles = guess_roles(turns, text)
    structure = build(text, turns)
    speakers = tuple(Speaker(one, roles[one]) for one in structure.speakers())
    return draft(name, text, speakers=speakers, turns=turns)


class Bench:
    """A document with codings of two coders, memos, an edited quotation and an anchor example."""

    def __init__(self, project):
        self.project = project
        self.anna, self.ben = add_coder(project, "anna"), add_coder(project, "ben")
        self.code = add_code(project, "Theme")
        self.document = project.documents.add([read(OLD)], LEAD)[0]
        self.first = self.give(FIRST, self.anna, memo="why alone?")
        self.second = self.give(SECOND, self.ben, polarity=Polarity.ABSENT, weight=30, paraphrase="quarrel")
        self.third = self.give(THIRD, self.ben)
        self.memo = project.memos.add(
            MemoTarget(document=self.document.key, span=self.place(THIRD)), "on the passage", self.anna
        )
        edits = [self.edit("Ausländerbehörde", "Amt"), self.edit("Zuständigkeit", "Aufgaben")]
        project.quotation_edits.set(self.second, edits, LEAD)
        store = project._store
        with store.history.change("export", LEAD):
            store.insert("quotation_ids", coding_id=self.second.key, name="a1b2c3")
            publication, _ = store.insert("publications", name="report", seed=1, created="2026")
            store.insert(
                "published_quotations", publication_id=publication, coding_id=self.second.key,
                coding_uuid=self.second.uuid, code="Theme",
            )  # fmt: skip
        anchored = CodeDraft("Theme", anchors=(Anchor(SECOND, "RG 2022", self.second.id),))
        project.codes.edit(self.code, anchored, LEAD)

    def place(self, words, text=OLD):
        start = text.index(words)
        return Span(start, start + len(words))

    def give(self, words, coder, **more):
        return self.project.codings.add(self.document, self.place(words), self.code, coder, **more).coding

    def edit(self, words, replacement):
        return QuotationEdit(EditKind.REPLACEMENT, SECOND.index(words), len(words), replacement)

    def plan(self, text):
        return self.project.revisions.plan(self.project.documents.get(self.document.key), read(text))

    def revise(self, text, **how):
        return self.project.revisions.carry_out(self.plan(text), LEAD, **how)

    def words(self, coding):
        text = self.project.documents.text(self.document)
        return self.project.codings.get(coding.key).span.cut(text)

    def edited(self, coding):
        """The words under each edit of the quotation."""
        return [edit.span.cut(self.words(coding)) for edit in self.project.quotation_edits.of(coding)]


@pytest.fixture
def bench(project):
    return Bench(project)


CHANGED = OLD.replace("Wie lief", "Also, wie lief").replace("lange Streit", "sehr lange Streit")
GONE = OLD.replace(f" {FIRST}", "")


# ---- what moves ----------------------------------------------------------------------------------------


def test_codings_of_all_coders_memos_edits_and_anchors_move_with_the_text(bench):
    done = bench.revise(CHANGED)
    assert (done.moved, done.orphaned) == (4, 0)
    assert [bench.words(one) for one in (bench.first, bench.third)] == [FIRST, THIRD]
    changed = SECOND.replace("lange", "sehr lange")
    assert bench.words(bench.second) == changed
    assert bench.edited(bench.second) == ["Ausländerbehörde", "Zuständigkeit"]
    memo = bench.project.memos.get(bench.memo.key)
    assert memo.target.span.cut(CHANGED) == THIRD
    (anchor,) = bench.project.codes.book()[bench.code.key].anchors
    assert (anchor.text, anchor.coding) == (changed, bench.second.id)
    assert problems(bench.project) == []


def test_text_structure_and_source_are_those_of_the_new_file(bench):
    new = read(CHANGED)
    bench.revise(CHANGED)
    project = bench.project
    assert project.documents.text(bench.document) == CHANGED
    assert project.documents.structure(bench.document) == new.structure
    assert project.documents.get(bench.document.key).name == "talk"
    assert project.documents.imported(new.source.sha256).names == ("talk",)


def test_a_revision_is_one_entry_that_undo_and_redo_take_back_and_forth_across_restarts(bench):
    project, before = bench.project, tables(bench.project)
    bench.revise(GONE)
    after = tables(project)
    assert kinds(project)[-1] == "document.revise"
    project.close()
    for _ in range(2):
        with Project.open(project.path) as again:
            again.undo(LEAD)
            assert tables(again) == before
        with Project.open(project.path) as again:
            again.redo(LEAD)
            assert tables(again) == after
            assert problems(again) == []


def test_a_plan_tells_what_happens_and_writes_nothing(bench):
    before, log = tables(bench.project), bench.project.log()
    plan = bench.plan(GONE.replace("lange Streit", "sehr lange Streit"))
    assert [one.id for one in plan.of_kind(PlacedKind.ORPHAN)] == [bench.first.id]
    assert [one.id for one in plan.of_kind(PlacedKind.CHANGED)] == [bench.second.id]
    assert {one.table for one in plan.of_kind(PlacedKind.SAME)} == {"codings", "memos"}
    (anchor,) = plan.anchors
    assert (anchor.before, anchor.after) == (SECOND, SECOND.replace("lange", "sehr lange"))
    assert (tables(bench.project), bench.project.log()) == (before, log)


def test_an_edit_whose_words_went_is_told_and_goes(bench):
    text = OLD.replace(" um die Zuständigkeit", "")
    plan = bench.plan(text)
    ((coding, lost),) = [(edits.coding, edits.lost) for edits in plan.edits]
    assert (coding, [edit.span.cut(SECOND) for edit in lost]) == (bench.second.key, ["Zuständigkeit"])
    bench.project.revisions.carry_out(plan, LEAD)
    assert bench.edited(bench.second) == ["Ausländerbehörde"]


def test_an_anchor_quoted_in_other_words_is_stale_and_keeps_them(bench):
    quoted = CodeDraft("Theme", anchors=(Anchor("Mit der [...] Streit", "", bench.second.id),))
    bench.project.codes.edit(bench.project.codes.book()[bench.code.key], quoted, LEAD)
    plan = bench.plan(CHANGED)
    assert [(one.before, one.after) for one in plan.anchors] == [("Mit der [...] Streit", None)]
    bench.project.revisions.carry_out(plan, LEAD)
    (anchor,) = bench.project.codes.book()[bench.code.key].anchors
    assert anchor.text == "Mit der [...] Streit"


def test_two_codings_that_fall_together_are_not_made_one(bench):
    wider = bench.give(f"Ja. {FIRST}" if f"Ja. {FIRST}" in OLD else f"{FIRST}\n", bench.anna)
    plan = bench.plan(OLD.replace(f"{FIRST}\n", FIRST))
    if plan.doubles:  # both are the same passage now
        assert {one.id for one in plan.doubles} < {wider.id, bench.first.id}
    bench.project.revisions.carry_out(plan, LEAD)
    spans = [one.span for one in bench.project.codings.all(coder=bench.anna.key)]
    assert len(spans) == len(set(spans))
    assert len(spans) + len(bench.project.orphans.all()) == 2


def test_an_edit_stays_on_words_that_were_corrected_so_that_it_hides_them_still(bench):
    text = OLD.replace("der Ausländerbehörde gab", "der Auslänndderbehörde gab")
    (edits,) = bench.plan(text).edits
    changed = SECOND.replace("Ausländerbehörde", "Auslänndderbehörde")
    assert [edit.span.cut(changed) for edit in edits.other_words] == ["Auslänndderbehörde"]
    bench.revise(text)
    assert bench.edited(bench.second) == ["Auslänndderbehörde", "Zuständigkeit"]


# ---- speakers and work states --------------------------------------------------------------------------


def test_a_speaker_with_a_new_name_keeps_role_case_and_attributes(bench):
    project = bench.project
    project.documents.set([bench.document], LEAD, roles={"B": Role.OTHER})
    bench.revise(OLD.replace("B:", "Frau [Name]:"))
    speakers = {one.name: one.role for one in project.documents.speakers(bench.document)}
    assert speakers == {"I": Role.ASKS, "Frau [Name]": Role.OTHER}


def test_who_had_finished_the_old_text_is_told(bench):
    bench.project.coders.set_state(bench.document.key, bench.ben, WorkState.FINISHED, LEAD)
    assert bench.plan(CHANGED).finished == ("ben",)


# ---- refusals ------------------------------------------------------------------------------------------


def test_the_same_text_and_an_empty_one_are_refused(bench):
    for text, said in ((OLD, "exactly this text"), (" \n", "empty")):
        with pytest.raises(QualcodeError, match=said):
            bench.project.revisions.plan(bench.document, draft("x", text))


def test_a_plan_for_a_text_that_was_corrected_meanwhile_is_refused(bench):
    plan = bench.plan(CHANGED)
    bench.revise(GONE)
    before = tables(bench.project)
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        bench.project.revisions.carry_out(plan, LEAD)
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        bench.project.revisions.plan(bench.document, read(CHANGED))
    assert tables(bench.project) == before


def test_what_others_put_on_the_old_text_is_refused(bench):
    stale = bench.document
    bench.revise(CHANGED)
    before = tables(bench.project)
    for act in (
        lambda: bench.project.codings.add(stale, Span(0, 5), bench.code, bench.anna),
        lambda: bench.project.codings.change(bench.first, bench.anna, span=Span(0, 5), document=stale),
        lambda: bench.project.codings.split(stale, bench.first, bench.first.span.start + 6, bench.anna),
        lambda: bench.project.memos.add(
            MemoTarget(document=stale.key, span=Span(0, 5)), "m", bench.anna, document=stale
        ),
    ):
        with pytest.raises(QualcodeError, match="corrected meanwhile"):
            act()
    assert tables(bench.project) == before


def test_a_coding_made_between_preview_and_consent_moves_too(bench):
    plan = bench.plan(CHANGED)
    late = bench.give("Wie lief das am Anfang?", bench.anna)
    assert bench.project.revisions.carry_out(plan, LEAD).moved == 5
    assert bench.words(late) == "Also, wie lief das am Anfang?"


def test_a_coding_made_between_preview_and_consent_that_would_be_lost_stops_the_revision(bench):
    plan = bench.plan(GONE)
    bench.give(FIRST, bench.ben)
    before = tables(bench.project)
    with pytest.raises(QualcodeError, match="Somebody coded"):
        bench.project.revisions.carry_out(plan, LEAD)
    assert tables(bench.project) == before


# ---- orphans -------------------------------------------------------------------------------------------

LOST = OLD.replace(f"B: {SECOND} {THIRD}", "B: Dazu sage ich heute nichts.")


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
    with pytest.raises(QualcodeError, match="3 codings of 1 coders"):
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


# ---- undo across a correction --------------------------------------------------------------------------


def test_a_correction_is_not_undone_under_codings_made_since(bench):
    project = bench.project
    bench.revise(CHANGED)
    document = project.documents.get(bench.document.key)
    late = project.codings.add(document, Span(0, 6), bench.code, bench.anna).coding
    before = tables(project)
    with pytest.raises(UndoRefused, match="anna"):
        project.undo(LEAD)
    assert tables(project) == before
    project.codings.remove([late], bench.anna)
    project.undo(LEAD)
    assert project.documents.text(bench.document) == OLD
    with pytest.raises(UndoRefused):  # it would stand on the old text
        project.undo(Author.of(bench.anna))


def test_what_was_removed_before_a_correction_does_not_come_back_at_its_old_place(bench):
    project = bench.project
    project.codings.remove([bench.third], bench.ben)
    bench.revise(CHANGED)
    before = tables(project)
    with pytest.raises(UndoRefused, match="lead"):
        project.undo(Author.of(bench.ben))
    assert tables(project) == before
    project.undo(LEAD)
    project.undo(Author.of(bench.ben))
    assert bench.words(bench.third) == THIRD


def test_boundaries_changed_before_a_correction_do_not_come_back(bench):
    project = bench.project
    project.codings.change(bench.first, bench.anna, span=Span(0, 5))
    bench.revise(OLD + "\nEnde.\n")  # nothing moves
    with pytest.raises(UndoRefused):
        project.undo(Author.of(bench.anna))
    assert bench.words(bench.first) == OLD[:5]


def test_a_change_of_something_else_is_undone_across_a_correction(bench):
    project = bench.project
    project.codings.change(bench.first, bench.anna, paraphrase="p")
    bench.revise(OLD + "\nEnde.\n")
    project.undo(Author.of(bench.anna))
    assert project.codings.get(bench.first.key).paraphrase == ""


# ---- former texts --------------------------------------------------------------------------------------


def test_former_versions_are_read_and_mapped_to_the_present(bench):
    project = bench.project
    bench.revise(GONE)
    bench.revise(CHANGED)
    document = project.documents.get(bench.document.key)
    versions = project.revisions.versions(document)
    assert [project.revisions.text(one) for one in versions] == [OLD, GONE, CHANGED]
    assert [one.present for one in versions] == [False, False, True]
    assert [one.length for one in versions] == [len(OLD), len(GONE), len(CHANGED)]
    mapping = project.revisions.mapping(document, versions[0].sha256)
    assert mapping.map(bench.place(THIRD)).span.cut(CHANGED) == THIRD
    assert project.revisions.mapping(document, document.sha256).map(Span(0, 3)).span == Span(0, 3)
    assert project.revisions.mapping(document, "0" * 64) is None


SECRET = OLD.replace("B:", "Quittenbaum:").replace("Ausländerbehörde", "Mirabellenbehörde")


def test_a_sealed_text_leaves_only_its_hash_and_its_mapping(project):
    anna = add_coder(project)
    code = add_code(project)
    first = read(SECRET, "talk")
    source = SourceFile("Zwetschge.docx", "0" * 64, "docx", "1")
    first = type(first)("talk", first.text, first.structure, source, speakers=first.speakers)
    document = project.documents.add([first], LEAD)[0]
    start = SECRET.index("Mit der")
    span = Span(start, SECRET.index(" Danach"))
    coding = project.codings.add(document, span, code, anna).coding
    quoted = CodeDraft("Theme", anchors=(Anchor(span.cut(SECRET), "", coding.id),))
    project.codes.edit(code, quoted, LEAD)
    project.documents.set([document], LEAD, roles={"Quittenbaum": Role.OTHER})
    project.revisions.carry_out(project.revisions.plan(document, read(OLD)), LEAD)
    folder = project.path.parent
    assert all(contains(folder, word) for word in ("Quittenbaum", "Mirabelle", "Zwetschge"))
    document = project.documents.get(document.key)
    project.forgetting.seal(document, LEAD)
    for word in ("Quittenbaum", "Mirabelle", "Zwetschge"):
        assert contains(folder, word) == []
    former, present = project.revisions.versions(document)
    assert (former.readable, present.readable, former.length) == (False, True, len(SECRET))
    with pytest.raises(NotFound, match="text"):
        project.revisions.text(former)
    assert project.revisions.mapping(document, former.sha256).map(span).span is not None
    assert {one.name: one.role for one in project.documents.speakers(document)} == {"I": Role.ASKS, "B": Role.OTHER}
    with pytest.raises(UndoRefused):
        project.undo(LEAD)
    assert problems(project) == []
    with pytest.raises(QualcodeError, match="no former text"):
        project.forgetting.seal(document, LEAD)


def test_the_past_of_a_sealed_text_is_refused_and_not_left_out(bench):
    project = bench.project
    then = now_of(project)
    bench.revise(CHANGED)
    with closing(as_of(project, then)) as past:
        assert past.documents.text(bench.document) == OLD
        assert past.codings.get(bench.second.key).span == bench.place(SECOND)
    project.forgetting.seal(project.documents.get(bench.document.key), LEAD)
    with pytest.raises(QualcodeError, match="sealed"):
        as_of(project, then)
    with closing(as_of(project, now_of(project))) as past:
        assert past.documents.text(bench.document) == CHANGED


def test_who_corrects_a_text_brings_no_codings_in(bench):
    project = bench.project
    bench.revise(LOST)
    bench.revise(CHANGED)
    project.undo(LEAD)
    project.undo(LEAD)
    touches = coding_touches(project, [bench.anna.key, bench.ben.key])
    assert [one.own for one in touches if one.made] == [True] * 3


def test_an_orphan_of_a_sealed_text_is_placed_without_its_edits(bench):
    project = bench.project
    bench.revise(LOST)
    document = project.documents.get(bench.document.key)
    project.forgetting.seal(document, LEAD)
    orphan = next(one for one in project.orphans.all() if one.span == bench.second.span)
    assert orphan.before == ""
    placed = project.orphans.place(orphan, document, Span(0, 5), LEAD)
    assert len(placed.lost) == 1
    assert problems(project) == []


def test_a_revised_document_is_forgotten_with_its_former_texts_orphans_and_revisions(bench):
    project = bench.project
    bench.revise(LOST)
    project.forgetting.documents([bench.document.uuid], LEAD)
    assert contains(project.path.parent, "Streit um die") == []
    assert contains(project.path.parent, "Dazu sage ich") == []
    for table in ("orphans", "revisions", "texts", "codings"):
        assert project._store.one(f"SELECT COUNT(*) FROM {table}") == (0,)
    assert problems(project) == []


def test_a_lost_passage_is_a_finding_of_no_check_but_is_counted(bench):
    bench.revise(LOST)
    finding = next(one for one in bench.project.check() if one.name == "orphans")
    assert (finding.seen, finding.problems) == ("3 wait for a place", ())


# ---- what holds for every correction -------------------------------------------------------------------


def corrected_by(rng, text):
    """Somebody deletes, moves, edits and adds words and lines."""
    lines = text.split("\n\n")
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(len(lines))
        match rng.randrange(5):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(rng.randrange(len(lines)), lines.pop(at))
            case 2:
                lines.insert(at, "B: Ein neuer Satz steht hier 🙂.")
            case _:
                words = lines[at].split(" ")
                place = rng.randrange(len(words))
                words[place : place + rng.randrange(3)] = [rng.choice(["[Name]", "ähm", "u\u0308ber", "Satz."])]
                lines[at] = " ".join(words)
    return "\n\n".join(lines)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), accept=st.booleans())
def test_any_correction_keeps_every_passage_inside_the_text_or_as_an_orphan_and_is_undone_exactly(
    tmp_path_factory, seed, accept
):
    rng = random.Random(seed)
    with new_project(tmp_path_factory.mktemp("revised")) as project:
        project._store.connection.execute("PRAGMA synchronous = OFF")
        bench = Bench(project)
        for _ in range(8):
            start = rng.randrange(len(OLD) - 1)
            span = Span(start, rng.randrange(start + 1, len(OLD)))
            project.codings.add(bench.document, span, bench.code, rng.choice([bench.anna, bench.ben]))
        number, before, text = len(project.codings.all()), tables(project), OLD
        for _ in range(2):
            text = corrected_by(rng, text)
            if text.strip() and text != project.documents.text(bench.document):
                bench.revise(text, accept_uncertain=accept)
        codings, orphans = project.codings.all(), project.orphans.all()
        assert len(codings) + sum(1 for one in orphans if one.code) == number
        assert all(0 <= one.span.start < one.span.end <= len(text) for one in codings)
        assert problems(project) == []
        while kinds(project)[-1] == "document.revise" or any(
            entry.kind == "document.revise" and entry.living for entry in project.log()
        ):
            project.undo(LEAD)
        assert tables(project) == before
