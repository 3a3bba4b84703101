"""Every agreement document speaks the language that --language names, whatever the program speaks."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache

import click
import pytest

from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.command import agreement
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.procedures import Procedure
from tests.builders import ME, coder_named, give_code, interview
from tests.catalogues import read_source
from tests.helpers import new_project

PARTS = ("agreement", "reporting_agreement", "reporting_words", "common")
DOCUMENTS = tuple(name for name in options.FORMATS if name not in {"table", "csv", "json"})
SENTENCES = ["Das Amt hilft.", "Ich warte lange.", "Die Schule ruft an."]
BOTH = ("de", pytest.param("en", marks=pytest.mark.stress))  # English is looked at from a program in German below
CALLS = {
    "": ("--all",),
    "calibrate": (),
    "difference": ("--coders", "anna,ben", "--coders", "anna,cara"),
    "drift": (),
    "intra": ("anna",),
    "plan": ("--alpha", "0.8", "--pilot", "--minutes", "30"),
    "ratings": ("r.csv", "--all"),
    "sensitivity": (),
    "spans": ("s.csv", "--length", "60", "--all"),
}
"""Subcommand -> how it is called here; each writes a document."""
RATINGS = "unit,coder,value\n1,a,ja\n1,b,ja\n2,a,nein\n2,b,nein\n3,a,ja\n3,b,nein\n"
PASSAGES = "document,coder,code,start,end\ntext,a,Thema,0,20\ntext,b,Thema,5,20\ntext,a,Rest,30,40\n"
IN_GERMAN = """
import contextlib, io, json, sys
from qualcode.program_language import settle
settle(["--lang", "de"])
from qualcode.cli.main import call
def said(*arguments):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
        assert call(list(arguments)) == 0, arguments
    return out.getvalue()
print(json.dumps([said(*arguments) for arguments in json.loads(sys.argv[1])]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A project with three coders, two rounds of one, a consensus, codes that are set aside; and two files."""
    folder = tmp_path_factory.mktemp("languages")
    with new_project(folder) as project:
        texts = "I: Wie war das?\n\n" + "\n\n".join(f"B: {sentence}" for sentence in SENTENCES)
        for number in range(6):
            document = interview(project, f"d{number}", texts, case=f"K{number}")
            for coder, sentence in (("anna", 0), ("ben", 0), ("cara", number % 3), ("anna", 2), ("ben", 1)):
                give_code(project, document, SENTENCES[sentence], "Amt / Hilfe" if number % 2 else "Amt", coder)
            give_code(project, document, "Wie war das?", "Frage", "anna")
            for coder in ("anna", "ben", "cara"):
                if number or coder != "cara":
                    project.coders.set_state(document.key, coder_named(project, coder), WorkState.FINISHED, ME)
        consensus = coder_named(project, "Einigung", CoderKind.CONSENSUS)
        project.coders.set_state(document.key, consensus, WorkState.FINISHED, ME)
        project.settings.set_procedure(Procedure.INDEPENDENT, ME)
        project.settings.set_round(2, ME)
        for document in project.documents.all():
            give_code(project, document, SENTENCES[0], "Amt", "anna")
    (folder / "r.csv").write_text(RATINGS, "utf-8")
    (folder / "s.csv").write_text(PASSAGES, "utf-8")
    return folder


@pytest.fixture
def there(run, folder, tmp_path):
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return run


@cache
def told_in_both():
    """(English, German) pieces of the catalogue between its places that are long enough to be told apart."""
    found = []
    for part in PARTS:
        for message in read_source(part).values():
            ids, strings = (
                (text,) if isinstance(text, str) else tuple(text) for text in (message.id, message.string)
            )
            for english, german in zip(ids, strings, strict=False):
                pieces = [max(re.split(r"\{[^}]*\}", text), key=len).strip(" .,;:()") for text in (english, german)]
                if all(len(piece) > 14 and " " in piece for piece in pieces) and pieces[0] not in german:
                    found.append(tuple(pieces))
    return found


def strangers(text, language):
    """Pieces of the other language that stand in a text."""
    plain = " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).replace("\\", "").split())
    other = 0 if language == "de" else 1
    return sorted({pair[other] for pair in told_in_both() if pair[other] in plain and pair[1 - other] not in plain})


def own(text, language):
    plain = " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).replace("\\", "").split())
    return [pair for pair in told_in_both() if pair[1 if language == "de" else 0] in plain]


def written(path):
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as parts:
        return " ".join(parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml"))


def test_every_subcommand_that_writes_a_document_is_called_here():
    context = click.Context(agreement)
    writing = {
        name for name in agreement.list_commands(context)
        if any(parameter.name == "language" for parameter in agreement.get_command(context, name).params)
    }  # fmt: skip
    assert writing == {*CALLS, "methods"} - {""}
    assert "language" in {parameter.name for parameter in agreement.params}


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", CALLS)
def test_a_document_of_each_subcommand_is_in_its_own_language(there, name, language):
    ran = there("agreement", *name.split(), *CALLS[name], "--format", "md", "--language", language)
    assert ran.code == 0, ran.err
    assert strangers(ran.out, language) == []
    assert len(own(ran.out, language)) > 1


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("form", DOCUMENTS)
def test_each_format_is_in_its_own_language(there, tmp_path, form, language):
    file = tmp_path / f"report.{form}"
    ran = there("agreement", "-o", file, "--language", language, "--interval", "none")
    assert ran.code == 0, ran.err
    text = written(file)
    for_programs = there("agreement", "--format", "csv", "--interval", "none").out if form == "xlsx" else ""
    assert [piece for piece in strangers(text, language) if piece not in for_programs] == []
    assert len(own(text, language)) > 3


@pytest.mark.parametrize("procedure", [known.value for known in Procedure])
@pytest.mark.parametrize("language", BOTH)
def test_paragraph_and_document_of_each_procedure_are_in_their_language(there, procedure, language):
    assert there("coders", "procedure", procedure).code == 0
    for arguments in (("methods", "--with-alpha"), ("--format", "md")):
        quick = ("--coders", "anna,ben", "--interval", "none", "--language", language)
        ran = there("agreement", *arguments, *quick)
        assert ran.code == 0, ran.err
        assert strangers(ran.out, language) == []
        assert len(own(ran.out, language)) > 3


@pytest.mark.parametrize("language", ["de", "en"])
def test_disagreements_are_in_their_language(there, tmp_path, language):
    assert there("disagreements", "-o", tmp_path / "d.md", "--language", language).code == 0
    assert strangers(written(tmp_path / "d.md"), language) == []


def test_a_program_that_speaks_german_writes_english_where_that_is_asked_for(there, tmp_path):
    calls = [
        ["agreement", *name.split(), *given, "--format", "md", "--language", "en"] for name, given in CALLS.items()
    ]
    calls.append(["agreement", "methods", "--language", "en"])
    calls.append(["agreement", "--format", "md"])
    ran = subprocess.run(
        [sys.executable, "-c", IN_GERMAN, json.dumps(calls)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.returncode == 0, ran.stderr
    *english, german = json.loads(ran.stdout)
    for call, text in zip(calls, english, strict=False):
        assert strangers(text, "en") == [], call
    assert strangers(german, "de") == []
