"""Merging copies and deciding conflicts as use cases: what is reported, seen while blind, taken back, and told."""

from __future__ import annotations

import shutil
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

import qualcode
from qualcode.errors import NotFound, ProjectReadOnly, QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind
from qualcode.model.sharing.merges import MergeReport, TakenEntries
from qualcode.model.team.exercises import HiddenModels
from qualcode.project.file import schema
from qualcode.project.file.tables.of_codebooks import OF_CODEBOOKS
from qualcode.project.merging.tables import KEYS, is_quiet
from qualcode.workspace.codebook import codes
from qualcode.workspace.sharing.field_words import field_in_words
from qualcode.workspace.sharing.merge_report import report_json, report_lines
from qualcode.workspace.sharing.merging import MergedCopies, seen_of
from tests.helpers import tables

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt."


@pytest.fixture
def path(tmp_path) -> Path:
    """A project of anna and ben with one text and two codes, as both have it."""
    path = tmp_path / "studie.qualcode"
    with qualcode.create(path, "Studie", coder="anna") as study:
        study.documents.add("eins", TEXT, case="Fall A")
        for code in ("Thema", "Rest"):
            study.codes.add(code)
        for coder in ("anna", "ben"):
            study.coders.add(coder)
    return path


@pytest.fixture
def copy(path, tmp_path) -> Path:
    """Ben's copy, in which he coded a passage."""
    (tmp_path / "fern").mkdir()
    copy = Path(shutil.copy(path, tmp_path / "fern" / "ben.qualcode"))
    with qualcode.open(copy, coder="ben") as study:
        study.code("eins", "Das war schwer.", "Thema", memo="sein Memo")
    return copy


@pytest.fixture
def study(path, copy):
    with qualcode.open(path, coder="anna") as study:
        yield study


def rename(study, code: str, name: str) -> None:
    codes.edit(study.space, study.codes[code].record, {"name": name})


@pytest.fixture
def differing(study, copy):
    """Both call a code otherwise, and Ben's name came in."""
    with qualcode.open(copy, coder="ben") as other:
        rename(other, "Thema", "Thematik")
    rename(study, "Thema", "Anliegen")
    return study.merge(copy)


# ---- merging -----------------------------------------------------------------------------------------


def test_a_dry_run_tells_what_a_merge_then_does_and_writes_nothing(study, copy):
    project = study.space.project
    before, entries = tables(project), len(project.log())
    looked = study.merge(copy, preview=True)
    assert (tables(project), len(project.log())) == (before, entries)
    came = study.merge(copy)
    assert looked.lines[0] == "“ben.qualcode”: 1 change would come in"
    assert came.lines[0] == "“ben.qualcode”: 1 change came in"
    assert looked.frame().equals(came.frame())
    assert came.frame().to_dict("records") == [{"coder": "ben", "kind": "coding.add", "changes": 1}]
    assert came.report["rows"]["codings"] == 1
    assert {coding.coder.name for coding in study.codings} == {"ben"}


def test_the_same_file_twice_changes_nothing(study, copy):
    study.merge(copy)
    project = study.space.project
    before, entries = tables(project), len(project.log())
    again = study.merge(copy, copy.parent)
    assert again.lines[0] == "“ben.qualcode”: nothing new"
    assert (tables(project), len(project.log())) == (before, entries)


def test_all_that_came_in_is_taken_back_restored_and_can_come_in_anew(study, copy):
    project = study.space.project
    before = tables(project)
    study.merge(copy)
    after = tables(project)
    assert study.undo().startswith("taking in of another copy “ben.qualcode”")
    assert tables(project) == before
    assert study.merge(copy).changes == 1
    study.undo()
    study.redo()
    assert tables(project) == after


def test_who_has_no_name_and_what_cannot_be_written_merges_nothing(path, copy, monkeypatch):
    with qualcode.open(path) as study, pytest.raises(UsageProblem, match="Nobody"):
        study.merge(copy)
    with qualcode.open(path, coder="anna") as study:
        monkeypatch.setattr(study.space.project, "read_only", True)
        with pytest.raises(ProjectReadOnly, match="cannot be written") as refused:
            study.merge(copy)
        assert refused.value.hint
        with pytest.raises(UsageProblem, match="7 is no file"):
            study.merge(7)


def test_another_project_comes_in_where_it_is_said(study, tmp_path):
    foreign = tmp_path / "fremd.qualcode"
    with qualcode.create(foreign, "Fremde", coder="cara") as other:
        other.documents.add("fremder Text", "Ganz anderes.")
    with pytest.raises(QualcodeError, match="another project"):
        study.merge(foreign)
    came = study.merge(foreign, other_project=True)
    assert came.changes
    assert {document.name for document in study.documents} == {"eins", "fremder Text"}
    study.undo()
    assert {document.name for document in study.documents} == {"eins"}


def test_what_a_folder_does_not_give_is_warned_of(study, copy):
    qualcode.create(copy.with_name("fremd.qualcode"), "Fremde", coder="cara").close()
    with pytest.warns(qualcode.StudyWarning, match=r"fremd.qualcode.*Fremde"):
        came = study.merge(copy.parent)
    assert [path.name for path, _why in came.left_out] == ["fremd.qualcode"]
    assert came.changes == 1
    assert "passed over" in repr(came)


def test_the_log_marks_what_came_in(study, copy):
    study.merge(copy)
    entries = study.space.project.log()
    assert [entry.kind for entry in entries if entry.came] == ["coding.add"]
    assert entries[-1].kind == "merge"
    assert {entry.came for entry in entries if entry.came} == {entries[-1].created}


# ---- conflicts ---------------------------------------------------------------------------------------


def test_what_both_changed_is_a_conflict_until_somebody_decides(study, differing):
    assert differing.conflicts == 1
    (conflict,) = study.conflicts
    assert conflict.field == "name"
    assert set(conflict.values) == {"Anliegen", "Thematik"}
    assert conflict.values[conflict.holds] in {code.name for code in study.codes}
    assert sorted(conflict.sources) == ["", "ben.qualcode"]
    assert study.conflicts[conflict.id].id == conflict.id
    assert len(study.conflicts.frame()) == 2
    conflict.decide("theirs")
    assert "Thematik" in {code.name for code in study.codes}
    assert not study.conflicts
    study.undo()
    assert len(study.conflicts) == 1
    conflict.decide("ours")
    assert "Anliegen" in {code.name for code in study.codes}


def test_a_decision_goes_to_the_other_copy(study, differing, copy):
    study.conflicts[0].decide("ours")
    study.close()
    with qualcode.open(copy, coder="ben") as other:
        came = other.merge(study.path)
        assert came.conflicts == 0
        assert "Anliegen" in {code.name for code in other.codes}
        assert not other.conflicts


@pytest.mark.parametrize(
    ("side", "error", "words"),
    [(7, UsageProblem, "no side"), ("beide", NotFound, "was set by the entry")],
)
def test_what_is_no_side_of_a_conflict_is_refused(study, differing, side, error, words):
    with pytest.raises(error, match=words) as refused:
        study.conflicts[0].decide(side)
    assert refused.value.hint
    assert len(study.conflicts) == 1
    with pytest.raises(NotFound, match="no open conflict"):
        study.conflicts["0.name"]


def test_who_opens_the_project_is_told_of_open_conflicts(study, differing, path):
    with pytest.warns(qualcode.StudyWarning, match="1 conflict between copies waits"):
        qualcode.open(path, coder="anna").close()


# ---- while blind -------------------------------------------------------------------------------------


def test_while_blind_a_report_is_without_what_others_coded(study, copy):
    with qualcode.open(copy, coder="ben") as other:
        other.documents.add("zwei", "Es schneite.")
    study.space.project.settings.set_blind(study.space.author, on=True)
    came = study.merge(copy)
    assert came.frame()["kind"].tolist() == ["import"]
    assert came.changes == 1
    assert "codings" not in came.report["rows"]
    assert came.report["known"] is None
    assert came.report["hidden"] is True


def test_own_work_of_another_machine_is_told_while_blind(study):
    report = MergeReport(taken=(TakenEntries("anna", "coding.add", 3), TakenEntries("ben", "coding.add", 4)), moved=2)
    blind = replace(study.space.sight, project_is_blind=True)
    seen = seen_of(report, blind, study.space.coder.uuid)
    assert seen.taken == (TakenEntries("anna", "coding.add", 3),)
    assert seen.moved == 0
    assert seen_of(report, study.space.sight, study.space.coder.uuid) is report
    assert "4" not in "".join(report_lines(MergedCopies((), (), seen)))


def test_a_hidden_model_solution_hides_no_decisions_of_two_copies(study):
    report, own = MergeReport(decided_twice=3), study.space.coder
    learning = replace(study.space.sight, hidden_models=HiddenModels((replace(own, key=99, kind=CoderKind.MODEL),)))
    told = MergedCopies((), (), seen_of(report, learning, own.uuid), hidden=True)
    assert "3 decisions" in "".join(report_lines(told))
    assert report_json(told)["decided_twice"] == 3
    blind = replace(learning, project_is_blind=True)
    assert report_json(replace(told, report=seen_of(report, blind, own.uuid)))["decided_twice"] is None


def test_while_blind_conflicts_about_codings_of_others_are_neither_listed_nor_counted(path, copy):
    with qualcode.open(path, coder="anna") as study:
        study.merge(copy)
    shutil.copy(path, copy)
    for file, words in ((copy, "so"), (path, "anders")):
        with qualcode.open(file, coder="ben") as study:
            next(iter(study.codings)).change(paraphrase=words)
    with qualcode.open(path, coder="anna") as study:
        assert study.merge(copy).conflicts == 1
        study.space.project.settings.set_blind(study.space.author, on=True)
        assert not study.conflicts
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        qualcode.open(path, coder="anna").close()
        with qualcode.open(path, coder="ben") as study:
            assert len(study.conflicts) == 1


def test_every_field_of_a_growing_codebook_has_words_in_a_conflict(study):
    for table in OF_CODEBOOKS.keys() - {"code_lineage"}:  # its rows are written once
        for column in schema.column_names(study.space.project._store.connection, table):
            if column not in ("id", "uuid", *KEYS.get(table, ())) and not is_quiet(table, column):
                said = field_in_words(column)
                assert said != column or "_" not in column, (table, column)
