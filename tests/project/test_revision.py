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
from tests.project.revised import CHANGED, FIRST, GONE, OLD, SECOND, THIRD, CodedTalk, read


@pytest.fixture
def talk(project):
    return CodedTalk(project)


# ---- what moves ----------------------------------------------------------------------------------------


def test_codings_of_all_coders_memos_edits_and_anchors_move_with_the_text(talk):
    done = talk.revise(CHANGED)
    assert (done.moved, done.orphaned) == (4, 0)
    assert [talk.words(one) for one in (talk.first, talk.third)] == [FIRST, THIRD]
    changed = SECOND.replace("lange", "sehr lange")
    assert talk.words(talk.second) == changed
    assert talk.edited(talk.second) == ["Ausländerbehörde", "Zuständigkeit"]
    memo = talk.project.memos.get(talk.memo.key)
    assert memo.target.span.cut(CHANGED) == THIRD
    (anchor,) = talk.project.codes.book()[talk.code.key].anchors
    assert (anchor.text, anchor.coding) == (changed, talk.second.id)
    assert problems(talk.project) == []


def test_text_structure_and_source_are_those_of_the_new_file(talk):
    new = read(CHANGED)
    talk.revise(CHANGED)
    project = talk.project
    assert project.documents.text(talk.document) == CHANGED
    assert project.documents.structure(talk.document) == new.structure
    assert project.documents.get(talk.document.key).name == "talk"
    assert project.documents.imported(new.source.sha256).names == ("talk",)


def test_a_revision_is_one_entry_that_undo_and_redo_take_back_and_forth_across_restarts(talk):
    project, before = talk.project, tables(talk.project)
    talk.revise(GONE)
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


def test_a_plan_tells_what_happens_and_writes_nothing(talk):
    before, log = tables(talk.project), talk.project.log()
    plan = talk.plan(GONE.replace("lange Streit", "sehr lange Streit"))
    assert [one.id for one in plan.of_kind(PlacedKind.ORPHAN)] == [talk.first.id]
    assert [one.id for one in plan.of_kind(PlacedKind.CHANGED)] == [talk.second.id]
    assert {one.table for one in plan.of_kind(PlacedKind.SAME)} == {"codings", "memos"}
    (anchor,) = plan.anchors
    assert (anchor.before, anchor.after) == (SECOND, SECOND.replace("lange", "sehr lange"))
    assert (tables(talk.project), talk.project.log()) == (before, log)


def test_an_edit_whose_words_went_is_told_and_goes(talk):
    text = OLD.replace(" um die Zuständigkeit", "")
    plan = talk.plan(text)
    ((coding, lost),) = [(edits.coding, edits.lost) for edits in plan.edits]
    assert (coding, [edit.span.cut(SECOND) for edit in lost]) == (talk.second.key, ["Zuständigkeit"])
    talk.project.revisions.carry_out(plan, LEAD)
    assert talk.edited(talk.second) == ["Ausländerbehörde"]


def test_an_anchor_quoted_in_other_words_is_stale_and_keeps_them(talk):
    words = "Mit der [...] lange Streit um die Zuständigkeit."
    quoted = CodeDraft("Theme", anchors=(Anchor(words, "", talk.second.id),))
    talk.project.codes.edit(talk.project.codes.book()[talk.code.key], quoted, LEAD)
    assert talk.plan(OLD.replace("gab es", "gab es da")).anchors == ()  # what is quoted is still there
    plan = talk.plan(OLD.replace("lange Streit", "lange nur Streit"))
    assert [(one.before, one.after) for one in plan.anchors] == [(words, None)]
    talk.project.revisions.carry_out(plan, LEAD)
    (anchor,) = talk.project.codes.book()[talk.code.key].anchors
    assert anchor.text == words


def test_two_codings_that_fall_together_are_not_made_one(talk):
    wider = talk.give(f"Ja. {FIRST}" if f"Ja. {FIRST}" in OLD else f"{FIRST}\n", talk.anna)
    plan = talk.plan(OLD.replace(f"{FIRST}\n", FIRST))
    if plan.doubles:  # both are the same passage now
        assert {one.id for one in plan.doubles} < {wider.id, talk.first.id}
    talk.project.revisions.carry_out(plan, LEAD)
    spans = [one.span for one in talk.project.codings.all(coder=talk.anna.key)]
    assert len(spans) == len(set(spans))
    assert len(spans) + len(talk.project.orphans.all()) == 2


def test_an_edit_stays_on_words_that_were_corrected_so_that_it_hides_them_still(talk):
    text = OLD.replace("der Ausländerbehörde gab", "der Auslänndderbehörde gab")
    (edits,) = talk.plan(text).edits
    changed = SECOND.replace("Ausländerbehörde", "Auslänndderbehörde")
    assert [edit.span.cut(changed) for edit in edits.other_words] == ["Auslänndderbehörde"]
    talk.revise(text)
    assert talk.edited(talk.second) == ["Auslänndderbehörde", "Zuständigkeit"]


def test_the_file_of_the_former_text_is_still_known(talk):
    new = read(CHANGED, "corrected")
    talk.project.revisions.carry_out(talk.project.revisions.plan(talk.document, new), LEAD)
    for draft_ in (read(OLD), new):
        assert talk.project.documents.imported(draft_.source.sha256).names == ("talk",)
    assert talk.project.documents.imported("0" * 64) is None


# ---- speakers and work states --------------------------------------------------------------------------


def test_a_speaker_with_a_new_name_keeps_role_case_and_attributes(talk):
    project = talk.project
    project.documents.set([talk.document], LEAD, roles={"B": Role.OTHER})
    talk.revise(OLD.replace("B:", "Frau [Name]:"))
    speakers = {one.name: one.role for one in project.documents.speakers(talk.document)}
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


def test_who_had_finished_the_old_text_is_told(talk):
    talk.project.coders.set_state(talk.document.key, talk.ben, WorkState.FINISHED, LEAD)
    assert talk.plan(CHANGED).finished == ("ben",)


# ---- refusals ------------------------------------------------------------------------------------------


def test_the_same_text_and_an_empty_one_are_refused(talk):
    for text, said in ((OLD, "exactly this text"), (" \n", "empty")):
        with pytest.raises(QualcodeError, match=said):
            talk.project.revisions.plan(talk.document, draft("x", text))


def test_a_plan_for_a_text_that_was_corrected_meanwhile_is_refused(talk):
    plan = talk.plan(CHANGED)
    talk.revise(GONE)
    before = tables(talk.project)
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        talk.project.revisions.carry_out(plan, LEAD)
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        talk.project.revisions.plan(talk.document, read(CHANGED))
    assert tables(talk.project) == before


def test_what_others_put_on_the_old_text_is_refused(talk):
    stale = talk.document
    talk.revise(CHANGED)
    before = tables(talk.project)
    for act in (
        lambda: talk.project.codings.add(stale, Span(0, 5), talk.code, talk.anna),
        lambda: talk.project.codings.change(talk.first, talk.anna, span=Span(0, 5), document=stale),
        lambda: talk.project.codings.split(stale, talk.first, talk.first.span.start + 6, talk.anna),
        lambda: talk.project.memos.add(
            MemoTarget(document=stale.key, span=Span(0, 5)), "m", talk.anna, document=stale
        ),
    ):
        with pytest.raises(QualcodeError, match="corrected meanwhile"):
            act()
    assert tables(talk.project) == before


def test_a_coding_made_between_preview_and_consent_moves_too(talk):
    plan = talk.plan(CHANGED)
    late = talk.give("Wie lief das am Anfang?", talk.anna)
    assert talk.project.revisions.carry_out(plan, LEAD).moved == 5
    assert talk.words(late) == "Also, wie lief das am Anfang?"


def test_a_coding_made_between_preview_and_consent_that_would_be_lost_stops_the_revision(talk):
    plan = talk.plan(GONE)
    talk.give(FIRST, talk.ben)
    before = tables(talk.project)
    with pytest.raises(QualcodeError, match="Somebody coded"):
        talk.project.revisions.carry_out(plan, LEAD)
    assert tables(talk.project) == before


# ---- undo across a correction --------------------------------------------------------------------------


def test_a_correction_is_not_undone_under_codings_made_since(talk):
    project = talk.project
    talk.revise(CHANGED)
    document = project.documents.get(talk.document.key)
    late = project.codings.add(document, Span(0, 6), talk.code, talk.anna).coding
    before = tables(project)
    with pytest.raises(UndoRefused, match="anna"):
        project.undo(LEAD)
    assert tables(project) == before
    project.codings.remove([late], talk.anna)
    project.undo(LEAD)
    assert project.documents.text(talk.document) == OLD
    with pytest.raises(UndoRefused):  # it would stand on the old text
        project.undo(Author.of(talk.anna))


def test_what_was_removed_before_a_correction_does_not_come_back_at_its_old_place(talk):
    project = talk.project
    project.codings.remove([talk.third], talk.ben)
    talk.revise(CHANGED)
    before = tables(project)
    with pytest.raises(UndoRefused, match="lead"):
        project.undo(Author.of(talk.ben))
    assert tables(project) == before
    project.undo(LEAD)
    project.undo(Author.of(talk.ben))
    assert talk.words(talk.third) == THIRD


def test_boundaries_changed_before_a_correction_do_not_come_back(talk):
    project = talk.project
    project.codings.change(talk.first, talk.anna, span=Span(0, 5))
    talk.revise(OLD + "\nEnde.\n")  # nothing moves
    with pytest.raises(UndoRefused):
        project.undo(Author.of(talk.anna))
    assert talk.words(talk.first) == OLD[:5]


def test_a_change_of_something_else_is_undone_across_a_correction(talk):
    project = talk.project
    project.codings.change(talk.first, talk.anna, paraphrase="p")
    talk.revise(OLD + "\nEnde.\n")
    project.undo(Author.of(talk.anna))
    assert project.codings.get(talk.first.key).paraphrase == ""


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
        talk = CodedTalk(project)
        for _ in range(8):
            start = rng.randrange(len(OLD) - 1)
            span = Span(start, rng.randrange(start + 1, len(OLD)))
            project.codings.add(talk.document, span, talk.code, rng.choice([talk.anna, talk.ben]))
        number, before, text = len(project.codings.all()), tables(project), OLD
        for _ in range(2):
            text = corrected_by(rng, text)
            if text.strip() and text != project.documents.text(talk.document):
                talk.revise(text, accept_uncertain=accept)
        codings, orphans = project.codings.all(), project.orphans.all()
        assert len(codings) + sum(1 for one in orphans if one.code) == number
        assert all(0 <= one.span.start < one.span.end <= len(text) for one in codings)
        assert problems(project) == []
        while kinds(project)[-1] == "document.revise" or any(
            entry.kind == "document.revise" and entry.living for entry in project.log()
        ):
            project.undo(LEAD)
        assert tables(project) == before
