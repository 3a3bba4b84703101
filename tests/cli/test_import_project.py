"""The command import-project: into a new file or the present project, preview, report, wrong input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.project.project import Project
from tests.helpers import problems

TEXT = "I: Wie war das?\nB: Schwierig. Sehr schwierig."
THEIRS = f"""<?xml version="1.0" encoding="utf-8"?>
<Project name="Übergänge" origin="NVivo for Windows 12.6" xmlns="urn:QDA-XML:project:1.0">
  <Users><User guid="6a1f3d00-0000-4000-8000-000000000001" name="Meier, Ute"/></Users>
  <CodeBook><Codes>
    <Code guid="6a1f3d00-0000-4000-8000-000000000010" name="Übergang" isCodable="true"/>
  </Codes></CodeBook>
  <Sources>
    <TextSource guid="6a1f3d00-0000-4000-8000-000000000020" name="Gespräch">
      <PlainTextContent>{TEXT}</PlainTextContent>
      <PlainTextSelection guid="6a1f3d00-0000-4000-8000-000000000030" name="Schwierig." startPosition="19"
          endPosition="29">
        <Coding guid="6a1f3d00-0000-4000-8000-000000000040" creatingUser="6a1f3d00-0000-4000-8000-000000000001">
          <CodeRef targetGUID="6a1f3d00-0000-4000-8000-000000000010"/>
        </Coding>
      </PlainTextSelection>
    </TextSource>
    <PictureSource guid="6a1f3d00-0000-4000-8000-000000000021" name="Foto" path="internal://foto.jpg"/>
  </Sources>
</Project>
"""


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    file = tmp_path / "theirs.qde"
    file.write_text(THEIRS, encoding="utf-8")
    return file


def test_a_new_project_is_made_of_it_and_told(run, theirs, tmp_path):
    ran = run("import-project", theirs, "--new", "new", "--report", "lost.txt")
    assert ran.code == ExitCode.DONE, ran.err
    assert "documents" in ran.out
    assert "1 picture: only texts are read" in ran.out
    assert "made “new.qualcode”" in ran.err
    assert "Foto" in (tmp_path / "lost.txt").read_text(encoding="utf-8")
    with Project.open(tmp_path / "new.qualcode") as project:
        (coding,) = project.codings.all()
        (document,) = project.documents.all()
        assert coding.span.cut(project.documents.text(document)) == "Schwierig."
        assert not problems(project)


def test_a_preview_writes_nothing_and_says_what_must_be_said(run, theirs, tmp_path):
    run("new", "ours")
    run("coders", "add", "Meier Ute")
    run("codebook", "add", "Übergang")
    before = (tmp_path / "ours.qualcode").read_bytes()
    ran = run("import-project", theirs, "--dry-run", "--json")
    assert ran.code == ExitCode.FAILED
    assert [conflict["kind"] for conflict in ran.json["conflicts"]] == ["coder", "code"]
    assert ran.json["numbers"]["documents"] == {"new": 1, "here": 0, "differing": 0}
    assert not ran.json["written"]
    assert "--same-codes" in ran.err
    assert run("import-project", theirs).code == ExitCode.FAILED
    with Project.open(tmp_path / "ours.qualcode") as project:
        assert not project.documents.all()
    assert (tmp_path / "ours.qualcode").read_bytes() == before
    ran = run("import-project", theirs, "--same-coders", "--under", "Ihre", "--coder", "ben")
    assert ran.code == ExitCode.DONE, ran.err
    assert "coder: ben" in ran.err
    again = run("import-project", theirs, "--same-coders", "--under", "Ihre", "--json")
    assert all(not numbers["new"] for numbers in again.json["numbers"].values())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--coordinates", "feet"), "no way of counting"),
        (("--same-codes", "--under", "X"), "not both"),
        (("--coder", "a", "--coder", "b"), "Only one can act"),
        (("--coder", "Nobody=me"), "holds no user"),
        (("--column", "what=ever"), "No column says"),
        (("--report", "x.pdf"), ".txt, .json"),
        (("--new", "there"), "exists already"),
        ((), "--new FILE.qualcode"),
    ],
)
def test_what_is_wrong_is_told_with_the_next_step_and_changes_nothing(run, theirs, tmp_path, options, said):
    (tmp_path / "there.qualcode").write_bytes(b"")
    if options and options[0] != "--new":
        run("new", "ours")
    if not options:
        (tmp_path / "there.qualcode").unlink()
    ran = run("-p", "ours.qualcode", "import-project", theirs, *options) if options else run("import-project", theirs)
    assert ran.code != ExitCode.DONE
    assert said in ran.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_coder_may_not_take_in_what_a_lead_may(run, theirs):
    run("new", "ours")
    run("coders", "add", "anna")
    run("coders", "role", "anna", "lead")
    run("coders", "add", "ben", "--coder", "anna")
    ran = run("import-project", theirs, "--coder", "ben")
    assert ran.code == ExitCode.FAILED
    assert "lead" in ran.err
    assert run("import-project", theirs, "--coder", "anna").code == ExitCode.DONE
    assert run("undo").code == ExitCode.DONE


def test_it_is_told_in_german(run, theirs):
    from qualcode.catalogue import speak

    speak("de")
    try:
        ran = run("import-project", theirs, "--new", "neu")
    finally:
        speak("en")
    assert "1 Bild" in ran.out
    assert "heißt hier „Meier Ute“" in ran.out
    assert "angelegt" in ran.err


def test_the_json_of_a_report_file_is_that_of_the_command(run, theirs, tmp_path):
    shown = run("import-project", theirs, "--new", "a", "--json").json
    run("import-project", theirs, "--new", "b", "--report", "lost.json")
    assert json.loads((tmp_path / "lost.json").read_text(encoding="utf-8")) == shown
