"""Correcting a text: what is on it moves along, nothing is lost, and undo brings everything back."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError, UndoRefused
from qualcode.language.alignment.mapping import PlacedKind
from qualcode.model.codes import Anchor, CodeDraft
from qualcode.model.codings import WorkState
from qualcode.model.documents import Role, Speaker, Turn
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span, trimmed
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.edited import edited
from tests.helpers import LEAD, draft, kinds, new_project, problems, tables
from tests.project.revised import CHANGED, FIRST, GONE, OLD, SECOND, THIRD, Bench, read


@pytest.fixture
def bench(project):
    return Bench(project)


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
    words = "Mit der [...] lange Streit um die Zuständigkeit."
    quoted = CodeDraft("Theme", anchors=(Anchor(words, "", bench.second.id),))
    bench.project.codes.edit(bench.project.codes.book()[bench.code.key], quoted, LEAD)
    assert bench.plan(OLD.replace("gab es", "gab es da")).anchors == ()  # what is quoted is still there
    plan = bench.plan(OLD.replace("lange Streit", "lange nur Streit"))
    assert [(one.before, one.after) for one in plan.anchors] == [(words, None)]
    bench.project.revisions.carry_out(plan, LEAD)
    (anchor,) = bench.project.codes.book()[bench.code.key].anchors
    assert anchor.text == words


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


def test_the_file_of_the_former_text_is_still_known(bench):
    new = read(CHANGED, "corrected")
    bench.project.revisions.carry_out(bench.project.revisions.plan(bench.document, new), LEAD)
    for draft_ in (read(OLD), new):
        assert bench.project.documents.imported(draft_.source.sha256).names == ("talk",)
    assert bench.project.documents.imported("0" * 64) is None


# ---- speakers and work states --------------------------------------------------------------------------


def test_a_speaker_with_a_new_name_keeps_role_case_and_attributes(bench):
    project = bench.project
    project.documents.set([bench.document], LEAD, roles={"B": Role.OTHER})
    bench.revise(OLD.replace("B:", "Frau [Name]:"))
    speakers = {one.name: one.role for one in project.documents.speakers(bench.document)}
    assert speakers == {"I": Role.ASKS, "Frau [Name]": Role.OTHER}


def test_turns_that_only_the_former_format_showed_stay_when_the_text_is_edited(project):
    text = "Anna Berg  Wie lief das?\n\nBen Kamp  Gut. Dann schlecht.\n\nAnna Berg  Und jetzt?"
    turns = tuple(
        Turn(trimmed(text, Span(start, end)), name, start + len(name) + 2)
        for name, start, end in (("Anna Berg", 0, 26), ("Ben Kamp", 26, 57), ("Anna Berg", 57, len(text)))
    )
    speakers = (Speaker("Anna Berg", Role.ASKS), Speaker("Ben Kamp", Role.ANSWERS))
    document = project.documents.add([draft("bold", text, turns=turns, speakers=speakers)], LEAD)[0]
    new = text.replace("Dann schlecht.", "Dann eher schlecht.").replace("Wie lief", "Also, wie lief")
    plan = project.revisions.plan(document, edited(new.encode(), "bold", ["Anna Berg", "Ben Kamp"]))
    assert plan.speakers == ()
    project.revisions.carry_out(plan, LEAD)
    found = [
        (one.speaker, Span(one.speech, one.span.end).cut(new)) for one in project.documents.structure(document).turns
    ]
    assert found == [
        ("Anna Berg", "Also, wie lief das?"), ("Ben Kamp", "Gut. Dann eher schlecht."), ("Anna Berg", "Und jetzt?")
    ]  # fmt: skip
    assert project.documents.roles(document) == {"Anna Berg": Role.ASKS, "Ben Kamp": Role.ANSWERS}


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
