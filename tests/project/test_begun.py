"""What a killed process began outside of the project file is settled when the project is opened the next time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.project.project import Project
from qualcode.project.quoting import begun
from tests.helpers import LEAD, add_code, add_coder, add_document, give, new_project, problems

# runs a command and kills the process at the given call of one of the functions, before or after it
KILLED = """
import os, sys
from pathlib import Path
module, name, when, *arguments = sys.argv[1:]
import importlib
owner = importlib.import_module(module.partition(":")[0])
for part in filter(None, module.partition(":")[2].split(".")):
    owner = getattr(owner, part)
real = getattr(owner, name)
def killing(*given, **named):
    if when == "before":
        os._exit(9)
    real(*given, **named)
    os._exit(9)
setattr(owner, name, killing)
from qualcode.cli.main import call
sys.exit(call(arguments))
"""


def killed(folder: Path, place: str, when: str, *arguments: str) -> None:
    """Run a command that is killed before or after the call of MODULE[:CLASS] NAME."""
    env = {**os.environ, "QUALCODE_CODER": "lead", "XDG_CONFIG_HOME": str(folder / "config")}
    module, name = place.split(" ")
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, module, name, when, *arguments],
        check=False, cwd=folder, env=env, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 9, (ran.returncode, ran.stderr)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with new_project(tmp_path) as project:
        document = add_document(project, "one", "Der Quittenbaum trägt in jedem zweiten Jahr.", label="RG 2022")
        give(project, document, add_code(project), add_coder(project), 0, 15)
        project.consents.set(LEAD, documents={document.key: ConsentChange({Purpose.QUOTE: Permission.YES})})
        return project.path


QUOTES = ["quotes", "--final", "--publication", "Bericht"]
# where the process dies, and whether the file has its name by then
PLACES = [
    ("qualcode.project.quoting.begun:Begun temporary", "before", False),
    ("pathlib:Path replace", "before", False),
    ("pathlib:Path replace", "after", True),
    ("qualcode.project.quoting.begun:Begun _settle", "before", True),
    ("qualcode.project.quoting.publications:Publications record", "after", True),
    ("qualcode.project.quoting.publications:Publications record", "before", True),
]


EVERYWHERE = [pytest.param("md", *PLACES[2]), pytest.param("xlsx", *PLACES[1])] + [
    pytest.param(form, *place, marks=pytest.mark.stress) for form in ("md", "xlsx", "csv") for place in PLACES
]


@pytest.mark.parametrize(("form", "place", "when", "is_out"), EVERYWHERE)
def test_what_is_out_is_in_the_ledger_and_what_is_not_is_not(study, form, place, when, is_out):
    file = study.parent / f"out.{form}"
    killed(study.parent, place, when, *QUOTES, "-o", str(file))
    assert file.exists() == is_out
    with Project.open(study) as project:
        assert any("“Bericht” is recorded as published now" in told for told in project.told) == is_out
        assert [one.quotations for one in project.publications.all()] == [1] * is_out
        assert [(line.left.publication, line.left.quotations) for line in project.given.all()] == [
            ("Bericht", 1)
        ] * is_out
        assert begun.unfinished(project._store) == []
        assert problems(project) == []
    left = {one.name for one in study.parent.iterdir()} - {"study.qualcode", "config", file.name}
    assert left == set()


WITH_WORDS = {
    "quotes": ["quotes", "-o"],
    "codings": ["codings", "-o"],
    "document": ["documents", "export", "one", "-o"],
    "concordance": ["concordance", "Jahr", "-o"],
}
DRAFTS = [
    pytest.param("quotes", "docx", "pathlib:Path replace", "after", True),
    pytest.param("quotes", "csv", "pathlib:Path replace", "before", False),
] + [
    pytest.param(command, form, *place, marks=pytest.mark.stress)
    for command, form in (("codings", "csv"), ("document", "html"), ("concordance", "xlsx"), ("quotes", "json"))
    for place in PLACES[:3] + [("qualcode.project.quoting.given:GivenOut record", when, True)
                               for when in ("before", "after")]
]  # fmt: skip


@pytest.mark.parametrize(("command", "form", "place", "when", "is_out"), DRAFTS)
def test_what_is_out_is_in_the_register_and_what_is_not_is_not(study, command, form, place, when, is_out):
    file = study.parent / f"out.{form}"
    killed(study.parent, place, when, *WITH_WORDS[command], file.name)
    assert file.exists() == is_out
    with Project.open(study) as project:
        assert any("stands in the register now" in told for told in project.told) == is_out
        assert [line.left.target for line in project.given.all()] == [str(file.resolve())] * is_out
        assert begun.unfinished(project._store) == []
        assert problems(project) == []
    left = {one.name for one in study.parent.iterdir()} - {"study.qualcode", "config", file.name}
    assert left == set()


@pytest.mark.parametrize("command", [
    ["documents", "export", "one", "-o", "out.html"],
    *(pytest.param(command, marks=pytest.mark.stress) for command in (
        ["documents", "export", "one", "-o", "out.docx"], ["quotes", "-o", "out.docx"], ["quotes", "-o", "out.xlsx"],
    )),
])  # fmt: skip
def test_a_temporary_file_with_passages_is_swept(study, command):
    killed(study.parent, "pathlib:Path replace", "before", *command)
    assert len([one for one in study.parent.iterdir() if one.name.endswith(".new")]) == 1
    with Project.open(study) as project:
        assert any("it may have held passages" in told for told in project.told)
    assert [one for one in study.parent.iterdir() if one.name not in ("study.qualcode", "config")] == []


def test_a_folder_of_unfinished_sheets_is_swept(study):
    killed(study.parent, "qualcode.reporting.writers.xlsx write", "before", "quotes", "-o", "out.xlsx")
    assert list(study.parent.glob(".qualcode-*")) != []
    Project.open(study).close()
    assert [one for one in study.parent.iterdir() if one.name not in ("study.qualcode", "config")] == []


def test_what_a_living_process_writes_is_left_alone_and_forget_names_it(study):
    file = study.parent / ".out.md.01234567.new"
    with Project.open(study) as project, project.begun.temporary(file):
        file.write_text("Quittenbaum")
        with Project.open(study) as second:
            assert second.told == ()
        assert file.exists()
        file.unlink()
        assert begun.unfinished(project._store) == [str(file)]
    with Project.open(study) as project:
        assert begun.unfinished(project._store) == []


@pytest.mark.parametrize("name", ["thesis.docx", ".out.md.new", "folder", "link"])
def test_nothing_is_removed_that_is_not_called_like_a_temporary_file(study, name):
    """The path stands in a file that may come from anybody."""
    path = study.parent / name
    if name == "folder":
        path.mkdir()
    elif name == "link":
        path = study.parent / ".out.md.01234567.new"
        path.symlink_to(study)
    else:
        path.write_text("years of work")
    with Project.open(study) as project:
        details = json.dumps({"host": "", "pid": 0})
        project._store.connection.execute(
            "INSERT INTO begun (kind, path, details, created) VALUES ('temporary', ?, ?, '')", (str(path), details)
        )
    with Project.open(study) as project:
        assert "it was left alone" in project.told[0]
    assert path.exists()


# ---- making and copying projects ---------------------------------------------------------------------

CODEBOOK = "title: T\ncodes:\n- name: Angst\n  definition: x\n"


@pytest.mark.parametrize(
    ("place", "when"),
    [
        ("qualcode.project.codebook.codes:Codes take_in", "before"),
        *(
            pytest.param(place, when, marks=pytest.mark.stress)
            for place in (
                "qualcode.project.file.migrations make",
                "qualcode.project.coding.settings:Settings set",
                "qualcode.project.codebook.codes:Codes take_in",
                "qualcode.project.watch.new_files _name",
            )
            for when in ("before", "after")
        ),
    ],
)
def test_a_new_project_is_whole_or_not_there(tmp_path, place, when):
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    command = ["new", "study", "--codebook", "book.yaml"]
    killed(tmp_path, place, when, *command)
    path = tmp_path / "study.qualcode"
    is_there = path.exists()
    assert is_there == (place.endswith("_name") and when == "after")
    if not is_there:
        new_project(tmp_path).close()  # the name is free, and what was left goes
    else:
        with Project.open(path) as project:
            assert [code.name for code in project.codes.book()] == ["Angst"]
        new_project(tmp_path, "second").close()
    assert [one for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("when", [pytest.param("before", marks=pytest.mark.stress), "after"])
def test_of_a_backup_that_was_interrupted_nothing_is_left_that_may_be_taken_for_whole(study, when):
    killed(study.parent, "qualcode.project.file.connection _copy_and_verify", when, "backup", "copy")
    (left,) = [file for file in study.parent.iterdir() if file.name.endswith(".new")]
    assert not (study.parent / "copy").exists()
    with Project.open(study) as project:
        assert any(str(left) in told and "it may have held passages" in told for told in project.told)
        assert not left.exists()
        document = project.documents.all()[0]
        done = project.forgetting.documents([document.uuid], LEAD)
        assert (done.backups, done.warnings) == ([], [])
    assert {file.name for file in study.parent.iterdir()} - {"config"} == {"study.qualcode"}


@pytest.mark.parametrize("when", [pytest.param("before", marks=pytest.mark.stress), "after"])
def test_a_backup_that_was_interrupted_as_it_got_its_name_is_whole_or_not_there(study, when):
    killed(study.parent, "qualcode.project.watch.new_files _name", when, "backup", "copy")
    with Project.open(study) as project:
        document, copy = project.documents.all()[0], study.parent / "copy"
        assert copy.exists() == (when == "after")
        if copy.exists():
            with Project.open(copy) as backup:
                assert problems(backup) == []
        done = project.forgetting.documents([document.uuid], LEAD)
        assert (done.backups, done.warnings) == ([str(copy)] if when == "after" else [], [])
    assert not [file for file in study.parent.iterdir() if file.name.endswith(".new")]


@pytest.mark.parametrize("when", [pytest.param("before", marks=pytest.mark.stress), "after"])
def test_of_a_repair_that_was_interrupted_nothing_is_left_that_may_be_taken_for_whole(study, when):
    killed(study.parent, "qualcode.project.checking.repair _mend", when, "check", "--repair", "mended.qualcode")
    assert not (study.parent / "mended.qualcode").exists()
    with Project.open(study) as project:
        project.backup()  # whatever is made next in the folder
    assert not [file for file in study.parent.iterdir() if file.name.startswith(".")]
