"""What a listing imports: the parts of the project that it reads, and nothing that only others need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from qualcode.project.project import Project

SEEN = (
    "import sys; from qualcode.cli.main import call; code = call(sys.argv[1:]); "
    "print(*sorted(sys.modules), file=sys.stderr); sys.exit(code)"
)
WRITING = (
    "qualcode.reporting",
    "qualcode.interchange",
    "qualcode.language.sentences",
    "spacy",
    "lxml",
    "docx",
    "numpy",
)


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (("documents",), ("qualcode.retrieval", "qualcode.project.codebook", "qualcode.model.codes", *WRITING)),
        (("log",), ("qualcode.retrieval", "qualcode.project.codebook", "qualcode.model.codes", *WRITING)),
        (("codings",), ("qualcode.model.quotation_edits", "qualcode.project.revising", *WRITING)),
    ],
)
def test_a_listing_imports_only_what_it_reads(study, arguments, absent):
    ran = subprocess.run(
        [sys.executable, "-c", SEEN, "-p", str(study), *arguments],
        env={**os.environ, "QUALCODE_CODER": "anna"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    imported = ran.stderr.splitlines()[-1].split()
    assert ran.returncode == 0, ran.stderr
    assert not [module for module in imported if any(f"{module}.".startswith(f"{part}.") for part in absent)]
    assert "rich.console" not in imported


HEAVY = {
    "spacy", "numpy", "pandas", "textual", "rich.console", "sqlite_utils", "lxml", "docx", "rapidfuzz", "simplemma",
    "yaml", "regex", "openpyxl", "xlsxwriter", "scipy", "asyncio", "socket", "ssl", "pyarrow", "duckdb", "pyspark",
    "dask", "distributed",
}  # fmt: skip
OTHER_WORK = {
    "qualcode.reading", "qualcode.reporting", "qualcode.agreement", "qualcode.interchange", "qualcode.tui",
    "qualcode.pool",
}  # fmt: skip
NEEDED = {
    "questions": {"qualcode.reading"},  # which knows how a question looks
    "search Ansage": {"simplemma"},  # whose list of words may still have to be packed
}


@pytest.mark.parametrize(
    "command",
    [
        "documents", "documents --json", "cases", "labels", "coders list", "codebook show", "codings", "memo list",
        "questions", "search Ansage", "publications", "log", "log --json", "code DOCUMENT 0:5 Interferenz",
        "done DOCUMENT", "memo add Gedanke", "undo", "backup",
    ],
)  # fmt: skip
def test_an_everyday_command_imports_nothing_heavy_and_no_room_of_other_work(study, command, tmp_path):
    with Project.open(study) as project:
        name = project.documents.all()[0].name
    words = [name if word == "DOCUMENT" else word for word in command.split()]
    ran = subprocess.run(
        [sys.executable, "-c", SEEN, "-p", str(study), *words],
        env={**os.environ, "QUALCODE_CODER": "anna"}, capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    imported = set(ran.stderr.splitlines()[-1].split())
    assert "qualcode.cli.main" in imported
    assert imported & (HEAVY | OTHER_WORK) <= NEEDED.get(command, set())


def test_a_command_that_is_imported_when_it_is_asked_for_stands_in_the_help(run):
    told = " ".join(run("documents", "--help").out.split())
    assert "export Write DOCUMENT with its codes" in told
    assert "-o, --output" in run("documents", "export", "--help").out
    assert "Did you mean “export”?" in run("documents", "exprot").err
