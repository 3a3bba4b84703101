"""Messages name the file, the folder that is missing, and a path that has no name."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "command",
    ["check-quotes .", "quotes -o .", "codebook export -o .", "documents export eins -o .", "agreement -o .",
     "documents attributes import .", "documents attributes export .", "codebook import .", "quotes --names ."],
)  # fmt: skip
def test_a_path_without_a_name_is_named(run, study, command):
    ran = run(*command.split())
    assert ran.code in (1, 2)
    assert "“.”" in ran.err
    assert "“”" not in ran.err


@pytest.mark.parametrize(
    "command",
    ["quotes --final -o N/x.md", "quotes --final -o N/x.csv", "quotes -o N/x.docx", "codebook export -o N/x.yaml",
     "documents export eins -o N/x.html", "documents attributes export N/x.csv", "backup N/x.qualcode",
     "check --repair N/x.qualcode"],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["missing/below", "eins.txt"])
def test_a_folder_that_is_missing_is_named_and_nothing_is_left(run, study, tmp_path, command, folder):
    before = sorted(path.name for path in tmp_path.iterdir())
    ran = run(*command.replace("N", folder).split())
    assert ran.code in (1, 3)
    assert f"“{folder}”" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert "x" not in run("publications", "--json").out
