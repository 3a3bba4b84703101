"""What a listing imports: the parts of the project that it reads, and nothing that only others need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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


def test_a_command_that_is_imported_when_it_is_asked_for_stands_in_the_help(run):
    ran = run("documents", "--help")
    assert (ran.code, "export" in ran.out, "Write DOCUMENT with its codes" in ran.out) == (0, True, True)
    assert "-o, --output" in run("documents", "export", "--help").out
    assert "Did you mean “export”?" in run("documents", "exprot").err
