"""Files that come in by the library's face, and next steps of errors in the words of Python."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem, in_python
from tests.syntax_trees import tree_of


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "study.qualcode"
    qualcode.create(path, coder="anna").close()
    return path


@pytest.fixture
def study(path):
    with qualcode.open(path, coder="anna", new_coder=True) as opened:
        yield opened


# ---- files that come in ------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "B1.txt").write_text("I: Wie war es?\nB: Es war gut.", encoding="utf-8")
    (folder / "B2.vtt").write_text("no subtitles", encoding="utf-8")
    (folder / "B3.doc").write_bytes(b"old")
    (folder / "B10.md").write_text("B: Anders.", encoding="utf-8")
    return folder


def state(study):
    return len(study.documents), len(study.cases), len(study.space.project.log())


def test_a_preview_writes_nothing_and_shows_what_the_import_then_brings(study, files):
    before = state(study)
    with pytest.warns(qualcode.StudyWarning, match="B2.vtt|B3.doc"):
        looked = study.documents.read(files, label="RG 2030", case="C", attributes={"wave": 2030}, preview=True)
    assert state(study) == before
    assert list(looked) == []
    assert looked.preview
    with pytest.warns(qualcode.StudyWarning, match="B2.vtt|B3.doc"):
        came = study.documents.read(str(files), label="RG 2030", case="C", attributes={"wave": 2030})
    assert looked.frame().equals(came.frame())
    assert [document.name for document in came] == ["B1", "B10"]
    assert {(document.label, document.case.name, document.attributes["wave"]) for document in came} == {
        ("RG 2030", "C", "2030")
    }
    assert state(study) == (before[0] + 2, before[1] + 1, before[2] + 1)
    study.undo()
    assert state(study)[:2] == before[:2]


def test_what_stays_out_of_an_import_is_told(study, files):
    with pytest.warns(qualcode.StudyWarning) as told:
        came = study.documents.read(files)
    assert [failure.message.split()[0] for failure in came.failures] == ["“B2.vtt”"]
    assert [(path.name, "old Word" in reason) for path, reason in came.skipped] == [("B3.doc", True)]
    words = "\n".join(str(warning.message) for warning in told)
    assert "B2.vtt" in words
    assert "B3.doc" in words
    assert "--" not in words
    assert "1 file did not, 1 path passed over" in repr(came)
    assert "B10" in came._repr_html_()


@pytest.mark.parametrize(
    ("arguments", "named", "error", "words"),
    [
        ((), {}, UsageProblem, "No file was named"),
        ((7,), {}, UsageProblem, "7 is no file"),
        (("{}/none.txt",), {}, qualcode.ReadingError, "does not exist"),
        (("{}/B3.doc",), {}, qualcode.ReadingError, "old Word"),
        (("{}",), {"interviewers": "I"}, UsageProblem, "interviewers"),
        (("{}",), {"as_": "texts"}, NotFound, "texts"),
        (("{}",), {"preview": "no"}, UsageProblem, "neither True nor False"),
        (("{}",), {"largest": "small"}, UsageProblem, "largest"),
        (("{}",), {"heading_rows": 4}, UsageProblem, "heading_rows"),
        (("{}",), {"marks": "germn"}, NotFound, "germn"),
        (("{}",), {"split": "headings"}, NotFound, "headings"),
        (("{}",), {"text_column": 3.5}, UsageProblem, "text_column"),
        (("{}",), {"label": 7}, UsageProblem, "label"),
    ],
)
def test_what_cannot_come_in_is_refused_and_changes_nothing(study, files, arguments, named, error, words):
    before = state(study)
    paths = [path.format(files) if isinstance(path, str) else path for path in arguments]
    with pytest.raises(error, match=words) as refused:
        study.documents.read(*paths, **named)
    assert refused.value.next_step
    assert state(study) == before


def test_nobody_takes_files_in_but_may_look_at_them(path, files):
    with qualcode.open(path) as study:
        with pytest.raises(UsageProblem, match="Nobody"):
            study.documents.read(files / "B1.txt")
        assert len(study.documents.read(files / "B1.txt", preview=True).frame()) == 1


def test_the_options_of_reading_are_those_of_the_command():
    from qualcode.cli.material.imports import import_
    from qualcode.workspace.imports.import_options import ImportOptions

    own = {
        "paths",
        "project_file",
        "coder",
        "new_coder",
        "dry_run",
        "as_",
        "label",
        "labels",
        "attributes",
        "case",
        "again",
        "unsure",
    }
    assert {option.name for option in import_.params} - own == {option.name for option in fields(ImportOptions)}


# ---- next steps in the words of Python ---------------------------------------------------------------

NOT_IN_PYTHON = {  # what only commands have; none of it can be met from Python, or it is part of a whole command
    "all", "categories", "column", "exclusive", "format", "length", "quotation",
    "multiple", "span", "spans", "leave_out", "whole_documents", "with_codings", "words", "methods", "lang",
    "json", "prevalence",  # tables of a plan are a command
    "picture", "passages", "final", "no_memos",  # files of tables and of cases
    "take",  # a side of a conflict: what `decide` takes
    "keep_lines", "part",  # of files that are read again: whole commands
    "start", "start_time", "no_terminal", "force_window",  # the last four are those of players of recordings
    "pool",  # of the whole command that takes a case out of a pool
    "convert_to", "headless", "nolockcheck", "norestore", "outdir",  # of LibreOffice
}  # fmt: skip


def arguments_of_the_face():
    """The names of all arguments and options that somebody can give from Python."""
    from qualcode.workspace.imports.import_options import ImportOptions
    from qualcode.workspace.library import (
        agreement,
        choosing,
        collections_of_things,
        opening,
        quotations,
        study,
        writing,
    )
    from qualcode.workspace.library.counting import tables
    from qualcode.workspace.library.exchange import giving_out, taking_in
    from qualcode.workspace.library.inductive import works
    from qualcode.workspace.library.sharing import packages
    from qualcode.workspace.library.team import intra, norming, training
    from qualcode.workspace.library.versions import parts as version_parts
    from qualcode.workspace.library.versions import versions

    named = {option.name for option in (*fields(ImportOptions), *fields(writing._WriteOptions))}
    named |= {*choosing._KNOWN, *agreement._OWN, *agreement._CHOOSING, *tables._OWN, *packages.OPTIONS, "metric"}
    named |= {*taking_in.OPTIONS, *giving_out.OPTIONS}
    named.add("even_open")  # of `study.consensus`
    for module in (
        agreement,
        choosing,
        collections_of_things,
        intra,
        norming,
        opening,
        quotations,
        study,
        training,
        version_parts,
        versions,
        works,
    ):
        for node in ast.walk(tree_of(Path(module.__file__))):
            if isinstance(node, ast.arguments):
                named |= {argument.arg for argument in (*node.args, *node.kwonlyargs)}
    return named


def options_in_texts_of_the_library():
    """Every option of a command that a text of the package names as an argument, but for its two faces and pools.

    Pools have commands alone.
    """
    for file in sorted(Path(qualcode.__file__).parent.rglob("*.py")):
        if {"cli", "tui", "pool"} & set(file.relative_to(Path(qualcode.__file__).parent).parts):
            continue
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != in_python(node.value):
                yield from re.findall(r"`(\w+)`", in_python(node.value))


def test_a_next_step_names_arguments_that_python_has():
    named, known = {*options_in_texts_of_the_library()}, arguments_of_the_face()
    assert named & known > {"text_column", "coder", "cluster"}
    assert named - known == NOT_IN_PYTHON


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Say --text-column NAME for each.", "Say `text_column` NAME for each."),
        (
            "Mend them: qualcode disclosure accept ID --reason WHY.",
            "Mend them: qualcode disclosure accept ID --reason WHY.",
        ),
        ("“qualcode open --blind”, or --blind", "“qualcode open --blind”, or `blind`"),
        ("Say --bootstrap 0, or --as text.", "Say `replicates` 0, or `as_` text."),
        ("“a--b”, “--as.txt” and a -- b", "“a--b”, “--as.txt” and a -- b"),
    ],
)
def test_options_of_commands_are_told_as_arguments(typed, shown):
    error = QualcodeError("It failed.", typed)
    assert (error.hint, error.next_step, error.__notes__) == (typed, shown, [shown])


def test_who_asks_is_as_said_and_what_is_doubtful_about_speakers_is_told(tmp_path):
    talk = "Kai: Es regnet?\nUlla: Ja. Gut so.\nKai: Ja."
    with qualcode.create(tmp_path / "new.qualcode", coder="anna") as study:
        guessed = study.documents.add("a", talk).speakers
        assert guessed == {"Kai": "asks", "Ulla": "answers"}
        for said in ("Ulla", ["Ulla", "Mia"]):
            assert study.documents.add("b", talk, interviewer=said).speakers == {"Kai": "answers", "Ulla": "asks"}
        with pytest.warns(qualcode.StudyWarning, match="d: None of the interviewers named"):
            assert study.documents.add("d", talk, interviewer="Mia").speakers == guessed
