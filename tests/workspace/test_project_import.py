"""A project of another program comes in: into a new file or the present project, as one change."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import qualcode
from qualcode.errors import QualcodeError
from qualcode.model.documents import Role
from qualcode.model.exchange.intake import ConflictKind, IntakeKind, IntakeNumbers
from qualcode.model.exchange.losses import LossKind
from qualcode.model.exchange.project import (
    ExchangeFormat,
    ExchangeProject,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
from qualcode.workspace.exchange.importing import (
    PreparedProject,
    ProjectImportWish,
    TakenIn,
    new_project_from,
    prepared_of,
    write_project_import,
)
from qualcode.workspace.exchange.intake_plan import IntakeSayings
from qualcode.workspace.imports.prepared_import import ImportCancelled
from qualcode.workspace.project.forgetting import forget_passage
from qualcode.workspace.sharing.conflicts import open_conflicts
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.workspace import Workspace
from tests.helpers import contains, problems, tables
from tests.workspace.foreign_projects import TEXT, foreign_project, guid, the_coding


def nothing(*_anything: object) -> None:
    return None


def prepared(
    space: Workspace | None, project: ExchangeProject, new: Path | None = None, **said: object
) -> PreparedProject:
    wish = ProjectImportWish(Path("theirs.qdpx"), said=IntakeSayings(**said), new=new)
    return prepared_of(space, project, wish, nothing, lambda: False)


def taken(space: Workspace, project: ExchangeProject, **said: object) -> TakenIn:
    return write_project_import(space, prepared(space, project, **said), nothing, lambda: False)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A new project of what is foreign."""
    path = tmp_path / "new.qualcode"
    new_project_from(path, prepared(None, foreign_project(), path), "anna", nothing, lambda: False)
    return path


def test_a_new_project_holds_all_that_travels(made):
    with Workspace.open(made, coder="anna") as space:
        project = space.project
        assert project.title == "Übergänge"
        assert [coder.name for coder in project.coders.all()] == ["Meier Ute", "unknown (NVivo)"]
        assert [code.full_name for code in project.codes.book()] == [
            "Übergang", "Übergang / schwierig", "Übergang / Schwierig (2)",
        ]  # fmt: skip
        assert [code.uuid for code in project.codes.book()] == [guid(10), guid(11), guid(12)]
        (document,) = project.documents.all()
        assert (document.uuid, document.name, document.case) == (guid(20), "Gespräch 1", "Person 1")
        assert project.documents.text(document) == TEXT
        assert [(speaker.name, speaker.role, speaker.case) for speaker in project.documents.speakers(document)] == [
            ("I", Role.ASKS, None), ("B", Role.ANSWERS, "Person 1"),
        ]  # fmt: skip
        assert dict(document.attributes) == {"Alter": "30"}
        (case,) = project.cases.all()
        assert dict(case.attributes) == {"Ort＝Land": "Essen"}
        (group,) = project.groups.all()
        assert (group.name, group.documents) == ("Gespräche", (document.key,))
        first, second = project.codings.all()
        assert [coding.uuid for coding in (first, second)] == [guid(30), guid(31)]
        assert first.span.cut(TEXT) == "Schwierig"
        assert (first.weight, first.created, first.good, first.memo) == (50, "2024-03-05T10:00:00Z", True, "leise")
        assert not problems(project)


def test_what_has_no_certain_place_waits_with_its_words_and_memos(made):
    with Workspace.open(made, coder="anna") as space:
        (orphan,) = space.project.orphans.all()
        assert (orphan.proposal, orphan.reason) == (Span(1, 4), "uncertain")
        assert orphan.memos == ("wartet mit",)


def test_notes_links_and_sets_are_memos_with_links(made):
    with Workspace.open(made, coder="anna") as space:
        memos = {memo.title: memo for memo in space.project.memos.all()}
        (document,) = space.project.documents.all()
        codes = {code.uuid: code for code in space.project.codes.book()}
        assert memos["Beides"].target == MemoTarget(document=document.key, span=Span(4, 11))
        assert memos["Beides"].text == "[[code: Übergang]]"
        assert memos["widerspricht"].target == MemoTarget(code=codes[guid(11)].key)
        assert memos["widerspricht"].text == f"[[coding: {guid(30)[-12:]}]]"
        assert memos["Bewertungen"].text == "[[code: Übergang / schwierig]]"
        assert memos["Übergänge"].text == "Worum es geht"


def test_what_comes_in_twice_is_there_once(made):
    with Workspace.open(made, coder="anna") as space:
        again = prepared(space, foreign_project())
        assert again.intake.adds_nothing
        assert not again.intake.conflicts
        assert LossReason.DIFFERS_HERE not in [loss.why for loss in again.losses]  # nor a name that got a number
        before = len(space.project.log())
        write_project_import(space, again, nothing, lambda: False)
        assert len(space.project.log()) == before


def test_undo_takes_all_of_it_back(made):
    with Workspace.open(made, coder="anna") as space:
        space.project.undo(space.author)
        assert not space.project.documents.all()
        assert not space.project.codes.book().codes
        assert not space.project.coders.all()
        assert taken(space, foreign_project()).intake.numbers[IntakeKind.CODINGS] == IntakeNumbers(new=2)
        assert not problems(space.project)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A project of ours with a code of the same path, a coder of the same name and a document of the same text."""
    path = tmp_path / "ours.qualcode"
    with qualcode.create(path, "Probe", coder="Meier Ute") as study:
        study.documents.add("eins", TEXT.strip())
        study.codes.add("Übergang", definition="anders gesagt")
        study.coders.add("Meier Ute")
    return path


def test_what_is_called_the_same_is_never_guessed(ours):
    with Workspace.open(ours, coder="Meier Ute") as space:
        found = prepared(space, foreign_project())
        assert [(conflict.kind, conflict.name) for conflict in found.intake.conflicts] == [
            (ConflictKind.CODER, "Meier Ute"),
            (ConflictKind.CODE, "Übergang"),
        ]
        before = tables(space.project)
        with pytest.raises(QualcodeError, match=r"same name.*same path"):
            write_project_import(space, found, nothing, lambda: False)
        with pytest.raises(QualcodeError, match="same path"):
            taken(space, foreign_project(), same_coders=True)
        assert tables(space.project) == before


def test_codes_of_one_path_and_coders_of_one_name_can_be_one(ours):
    with Workspace.open(ours, coder="Meier Ute") as space:
        numbers = taken(space, foreign_project(), same_coders=True, same_codes=True).intake.numbers
        assert numbers[IntakeKind.CODES] == IntakeNumbers(new=2, same=1, differing=1)
        assert numbers[IntakeKind.CODERS] == IntakeNumbers(new=1, same=1)
        book = space.project.codes.book()
        assert [code.full_name for code in book][:2] == ["Übergang", "Übergang / schwierig"]
        assert book.codes[0].rules.definition == "anders gesagt"
        assert prepared(space, foreign_project(), same_coders=True, same_codes=True).intake.adds_nothing


def test_their_codes_can_stand_below_a_new_one_and_their_coders_be_named(ours):
    with Workspace.open(ours, coder="Meier Ute") as space:
        said = {"under": "Aus NVivo", "coders": {"Meier, Ute": "Ute M."}}
        numbers = taken(space, foreign_project(), **said).intake.numbers
        assert numbers[IntakeKind.CODES] == IntakeNumbers(new=4)
        names = [code.full_name for code in space.project.codes.book()]
        assert names[1:3] == ["Aus NVivo", "Aus NVivo / Übergang"]
        assert [coder.name for coder in space.project.coders.all()] == ["Meier Ute", "Ute M.", "unknown (NVivo)"]
        assert prepared(space, foreign_project(), **said).intake.adds_nothing
        assert not problems(space.project)


def test_a_name_that_nobody_in_the_file_has_is_refused(ours):
    with Workspace.open(ours, coder="Meier Ute") as space, pytest.raises(QualcodeError, match="no user") as told:
        prepared(space, foreign_project(), coders={"Meier": "Ute M."})
    assert "“Meier, Ute”" in told.value.hint


def test_codings_go_onto_our_document_of_the_same_text_when_that_is_said(ours):
    theirs = foreign_project()
    source = replace(
        theirs.sources[0], text=TEXT.strip(), codings=(replace(theirs.sources[0].codings[0], span=Span(28, 37)),)
    )
    theirs = replace(theirs, sources=(source,), notes=(), links=())
    said = {"same_coders": True, "same_codes": True}
    with Workspace.open(ours, coder="Meier Ute") as space:
        assert prepared(space, theirs, **said).intake.numbers[IntakeKind.DOCUMENTS] == IntakeNumbers(new=1)
        taken(space, theirs, same_documents=True, **said)
        (document,) = space.project.documents.all()
        (coding,) = space.project.codings.all()
        assert coding.document == document.key
        assert coding.span.cut(space.project.documents.text(document)) == "Schwierig"
        assert not problems(space.project)


def test_codings_on_a_text_that_was_corrected_here_wait_with_their_words(made):
    theirs = foreign_project()
    source = replace(
        theirs.sources[0], text=TEXT.replace("Schwierig", "Ganz schwierig"), codings=(
            replace(the_coding(38, 11, "Übergang"), guid=guid(38)),
        )
    )  # fmt: skip
    with Workspace.open(made, coder="anna") as space:
        done = taken(space, replace(theirs, sources=(source,), notes=(), links=()))
        assert done.intake.numbers[IntakeKind.WAITING] == IntakeNumbers(new=1)
        orphan = next(orphan for orphan in space.project.orphans.all() if not orphan.memos)
        start = TEXT.index("Übergang")
        assert orphan.proposal == Span(start, start + len("Übergang"))
        assert not problems(space.project)


def test_the_words_of_another_program_are_shown_and_go_with_a_passage_that_is_erased(made):
    with Workspace.open(made, coder="anna") as space:
        (orphan,) = space.project.orphans.all()
        assert orphan.before == "Wie war"
        (document,) = space.project.documents.all()
        start = TEXT.index("Wie war")
        forget_passage(space, WithdrawnPassage(document.uuid, document.sha256, TEXT, Span(start, TEXT.index("\nB:"))))
        assert not space.project.orphans.all()
        assert not contains(made.parent, "Wie war")


def test_a_waiting_coding_gets_its_place_with_its_memo_and_keeps_its_identity(made):
    with Workspace.open(made, coder="Meier Ute") as space:
        (orphan,) = space.project.orphans.all()
        (document,) = space.project.documents.all()
        start = TEXT.index("Wie war")
        space.project.orphans.place(orphan, document, Span(start, start + 7), space.author)
        coding = space.project.codings.find(guid(32), exact=True)
        assert (coding.span, coding.memo) == (Span(start, start + 7), "wartet mit")
        assert prepared(space, foreign_project()).intake.adds_nothing
        assert not problems(space.project)


def test_two_copies_that_took_in_the_same_file_meet_when_they_are_merged(tmp_path):
    """Rows keep their GUIDs, so that what both brought is there once, waiting codings too."""
    with qualcode.create(tmp_path / "a.qualcode", "Probe", coder="anna") as study:
        study.coders.add("anna")
    shutil.copy(tmp_path / "a.qualcode", tmp_path / "b.qualcode")
    numbers = []
    for name in ("a", "b"):
        with Workspace.open(tmp_path / f"{name}.qualcode", coder="anna") as space:
            taken(space, foreign_project())
            numbers.append({table: len(rows) for table, rows in tables(space.project).items()})
    with Workspace.open(tmp_path / "a.qualcode", coder="anna") as space:
        merge(space, [tmp_path / "b.qualcode"])
        assert {table: len(rows) for table, rows in tables(space.project).items()} == numbers[0]
        assert not problems(space.project)
        (orphan,) = space.project.orphans.all()
        assert orphan.before == "Wie war"


def test_what_has_no_date_is_no_conflict_of_copies_that_took_it_in_at_other_times(tmp_path):
    theirs = foreign_project()
    (text,) = theirs.sources
    undated = tuple(replace(coding, created="") for coding in text.codings)
    theirs = replace(theirs, sources=(replace(text, codings=undated),))
    with qualcode.create(tmp_path / "a.qualcode", "Probe", coder="anna") as study:
        study.coders.add("anna")
    shutil.copy(tmp_path / "a.qualcode", tmp_path / "b.qualcode")
    for name in ("a", "b"):
        with Workspace.open(tmp_path / f"{name}.qualcode", coder="anna") as space:
            taken(space, theirs)
    with Workspace.open(tmp_path / "a.qualcode", coder="anna") as space:
        merge(space, [tmp_path / "b.qualcode"])
        assert not open_conflicts(space)
        (orphan,) = space.project.orphans.all()
        (document,) = space.project.documents.all()
        placed = space.project.orphans.place(orphan, document, Span(0, 7), space.author)
        assert space.project.codings.get(placed.key).created
        assert not problems(space.project)


def test_a_merge_takes_along_what_was_imported_undone_and_imported_again(tmp_path):
    with qualcode.create(tmp_path / "a.qualcode", "Probe", coder="anna") as study:
        study.coders.add("anna")
    shutil.copy(tmp_path / "a.qualcode", tmp_path / "b.qualcode")
    with Workspace.open(tmp_path / "a.qualcode", coder="anna") as space:
        taken(space, foreign_project())
        space.project.undo(space.author)
        taken(space, foreign_project())
        whole = {table: len(rows) for table, rows in tables(space.project).items()}
    with Workspace.open(tmp_path / "b.qualcode", coder="anna") as space:
        merge(space, [tmp_path / "a.qualcode"])
        assert {table: len(rows) for table, rows in tables(space.project).items()} == whole
        assert not problems(space.project)


def test_two_of_one_guid_are_two(tmp_path):
    """The second of each gets another identity, the same one in every import."""
    theirs = foreign_project()
    twice = replace(theirs, users=theirs.users * 2, sources=theirs.sources * 2, notes=theirs.notes * 2)
    facts = []
    for name in ("a.qualcode", "b.qualcode"):
        path = tmp_path / name
        new_project_from(path, prepared(None, twice, path), "anna", nothing, lambda: False)
        with Workspace.open(path, coder="anna") as space:
            assert not problems(space.project)
            uuids = [memo.uuid for memo in space.project.memos.all()]
            uuids += [document.uuid for document in space.project.documents.all()]
            assert len(set(uuids)) == len(uuids) > len(theirs.notes) + len(theirs.sources)
            facts.append(sorted(uuids))
    assert facts[0] == facts[1]


def test_users_of_one_name_are_two_and_told(tmp_path):
    theirs = foreign_project()
    namesake = replace(theirs.users[0], guid=guid(2), name="MEIER UTE")
    found = prepared(None, replace(theirs, users=(*theirs.users, namesake)), tmp_path / "new.qualcode")
    assert [coder.name for coder in found.plan.rows.coders][:2] == ["Meier Ute", "MEIER UTE (2)"]
    told = {loss.name: loss.details for loss in found.losses if loss.kind is LossKind.USER}
    assert told == {"Meier, Ute": ("Meier Ute",), "MEIER UTE": ("MEIER UTE (2)",)}


def test_nothing_is_half_imported(made, tmp_path):
    """What breaks while it is written leaves no file, and the present project as it was."""

    def ends() -> bool:
        return True

    found = prepared(None, foreign_project(), tmp_path / "other.qualcode")
    with pytest.raises(ImportCancelled):
        new_project_from(tmp_path / "other.qualcode", found, "anna", nothing, ends)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.qualcode"]
    with Workspace.open(made, coder="anna") as space:
        space.project.undo(space.author)
        before = tables(space.project)
        with pytest.raises(ImportCancelled):
            write_project_import(space, prepared(space, foreign_project()), nothing, ends)
        assert tables(space.project) == before


def test_groups_without_a_document_that_is_taken_are_told(tmp_path):
    theirs = replace(foreign_project(), sources=(), notes=(), links=(), cases=())
    found = prepared(None, theirs, tmp_path / "new.qualcode")
    assert found.intake.numbers[IntakeKind.GROUPS] == IntakeNumbers()
    assert [loss.name for loss in found.losses if loss.kind is LossKind.GROUP] == ["Gespräche"]


def test_whose_codings_nobody_names_is_called_by_the_program_without_its_version(tmp_path):
    theirs = replace(foreign_project(), program="ATLAS.ti 8.4.0, macOS 10 (Build 1)")
    coders = prepared(None, theirs, tmp_path / "new.qualcode").plan.rows.coders
    assert [coder.name for coder in coders] == ["Meier Ute", "unknown (ATLAS.ti)"]


def test_a_passage_that_was_erased_does_not_come_back_with_the_words_of_codings(made):
    with Workspace.open(made, coder="anna") as space:
        (document,) = space.project.documents.all()
        start = TEXT.index("Sehr schwierig")
        forget_passage(
            space,
            WithdrawnPassage(document.uuid, document.sha256, TEXT, Span(start, start + len("Sehr schwierig 😀."))),
        )
        theirs = foreign_project()
        codings = (the_coding(39, 11, "Sehr schwierig 😀"), the_coding(41, 11, "Übergang"))
        theirs = replace(theirs, sources=(replace(theirs.sources[0], codings=codings),), notes=(), links=())
        assert taken(space, theirs).intake.numbers[IntakeKind.WAITING] == IntakeNumbers(new=2)
        held = [row for rows in tables(space.project).values() for row in rows if "Sehr schwierig" in str(row)]
        assert not held
        assert {orphan.before for orphan in space.project.orphans.all()} >= {"Übergang"}


def test_things_that_could_not_keep_their_guid_are_told(tmp_path):
    project = foreign_project()
    (source, *others) = project.sources
    twice = replace(source.codings[0], span=Span(0, 5))
    project = replace(project, sources=(replace(source, codings=(*source.codings, twice)), *others))
    losses = prepared(None, project, tmp_path / "new.qualcode").losses
    told = [(loss.kind, loss.number) for loss in losses if loss.why == LossReason.GUID_TWICE]
    assert told == [(LossKind.CODING, 1)]


def test_many_documents_of_one_name_are_all_told(tmp_path):
    project = foreign_project()
    same = tuple(replace(project.sources[0], guid=guid(500 + number), codings=()) for number in range(4))
    intake = prepared(None, replace(project, sources=same, notes=(), links=()), tmp_path / "new.qualcode").intake
    assert intake.new_names == {"Gespräch 1": "Gespräch 1 (2) – Gespräch 1 (4)"}


def test_who_is_not_named_in_a_list_of_no_program_is_called_in_our_words(tmp_path):
    project = replace(foreign_project(), program="", format=ExchangeFormat.SEGMENTS, users=())
    rows = prepared(None, project, tmp_path / "new.qualcode").plan.rows
    assert [coder.name for coder in rows.coders] == ["unknown (list of coded segments)"]
