"""The command archive: what it says, writes and refuses."""

from __future__ import annotations

import re

import pytest

from qualcode.project.project import Project
from tests.archive.conftest import ANNA, YES, file, talk  # noqa: F401 - a fixture

pytestmark = pytest.mark.consent


@pytest.fixture
def project(file, monkeypatch):  # noqa: F811 - the fixture
    from qualcode.workspace.archive import deposit

    monkeypatch.setattr(deposit, "office", lambda: "")
    monkeypatch.setenv("QUALCODE_PROJECT", str(file))
    return file


@pytest.fixture
def named(project):
    """The same where somebody is called by name."""
    with Project.open(project) as opened:
        talk(opened, "neu", "von Meyerbeer und", "Meyerbeer", label="THM 2021")
        opened.consents.set(ANNA, cases={max(case.key for case in opened.cases.all()): YES})
    return project


CHECK = ("--smallest-group", "1", "--no-likely-names")
ACCEPT = ("--accept-all", "--reason", "alles gelesen")


def test_a_dry_run_lists_files_gaps_and_findings_and_writes_nothing(project, run, tmp_path):
    said = run("archive", "deposit", "--dry-run", *CHECK)
    assert said.code == 0
    assert "transcripts/RG-2022-4.docx" in said.out
    assert "nothing was written" in said.err
    assert "Creators" in said.err
    assert "3 (" not in said.out
    assert not (tmp_path / "deposit").exists()


def test_findings_refuse_until_they_are_accepted_with_a_reason(named, run, tmp_path):
    refused = run("archive", "deposit", *CHECK)
    assert refused.code == 1
    assert "Nothing was written" in refused.err
    assert not (tmp_path / "deposit").exists()
    without = run("archive", "deposit", "--accept-all", *CHECK)
    assert without.code == 2
    said = run("archive", "deposit", *CHECK, *ACCEPT, "--to", "Zentrum")
    assert said.code == 0, said.err
    assert "left out: document: 1 (archiving was refused)" in said.err
    assert "wrote “deposit”" in said.err
    assert (tmp_path / "deposit" / "README.txt").is_file()
    again = run("archive", "deposit", *CHECK)
    assert again.code == 2
    other = run("archive", "other", *CHECK)
    assert other.code == 0, other.err  # what was accepted stays so
    undone = run("undo")
    assert undone.code == 0
    assert run("archive", "third", *CHECK).code == 1


def test_who_is_not_known_accepts_nothing_and_hears_it_at_once(named, run, tmp_path, monkeypatch):
    from qualcode.workspace.archive import deposit

    monkeypatch.setattr(deposit, "prepare", None)
    said = run("archive", "deposit", *CHECK, *ACCEPT, "--coder", "nobody")
    assert said.code == 1
    assert "nobody" in said.err
    assert not (tmp_path / "deposit").exists()


def test_one_finding_is_accepted_by_its_id(named, run):
    refused = run("archive", "deposit", *CHECK)
    ids = re.findall(r"^warning: ([0-9a-f]{12}) ", refused.err, re.M)
    assert len(ids) == 2
    assert run("archive", "deposit", *CHECK, "--accept", ids[0][:5], "--reason", "x").code == 1
    assert run("archive", "deposit", *CHECK, "--accept", "ffffffffffff", "--reason", "x").code == 1
    assert run("archive", "deposit", *CHECK, "--accept", ids[0], "--reason", "x").code == 1
    assert run("archive", "deposit", *CHECK, "--accept", ids[1], "--reason", "x").code == 0


def test_without_consent_it_says_what_is_missing(project, run, tmp_path):
    with Project.open(project) as opened:
        from qualcode.model.consent.consents import ConsentChange, Permission, Purpose

        none = ConsentChange({Purpose.ARCHIVE: Permission.UNKNOWN}, withdrawn="")
        opened.consents.set(ANNA, cases={case.key: none for case in opened.cases.all()})
    said = run("archive", "deposit")
    assert said.code == 1
    assert "4 documents" in said.err
    assert "qualcode consent set" in said.err
    assert not (tmp_path / "deposit").exists()


def test_secondary_use_is_asked_for_by_name(project, run):
    said = run("archive", "deposit", "--for", "secondary")
    assert said.code == 1
    assert "secondary use" in said.err


def test_mapping_and_metadata_are_printed_changed_and_read(project, run, tmp_path):
    mapping = run("archive", "--print-mapping")
    (tmp_path / "mapping.yaml").write_text(
        f"{mapping.out}  - {{name: kisswin, en: Field, de: Feld, needed: true, ddi: [stdyDscr/notes]}}\n", "utf-8"
    )
    template = run("archive", "--print-metadata", "--mapping", "mapping.yaml", "--language", "de")
    assert "# Feld; nötig\nkisswin:\n" in template.out
    filled = template.out.replace("kisswin:\n", "kisswin: 'etwas ]]> & <mehr>'\n")
    (tmp_path / "metadata.yaml").write_text(filled, "utf-8")
    said = run(
        "archive", "deposit", *CHECK, *ACCEPT, "--mapping", "mapping.yaml", "--metadata", "metadata.yaml",
        "--language", "de",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert "etwas ]]&gt; &amp; &lt;mehr&gt;" in (tmp_path / "deposit" / "ddi-codebook.xml").read_text("utf-8")
    (tmp_path / "metadata.yaml").write_text("titel: x\n", "utf-8")
    wrong = run("archive", "other", "--metadata", "metadata.yaml")
    assert wrong.code == 1
    assert "line 1" in wrong.err


def test_what_cannot_be_is_said(project, run, tmp_path):
    assert run("archive").code == 2
    assert run("archive", "deposit", "--metadata", "none.yaml").code == 1
    assert run("archive", "no/such/place/deposit", *CHECK, *ACCEPT).code in (0, 1)
    (tmp_path / "a-file").write_text("x")
    assert run("archive", "a-file").code == 2
    assert run("archive", "a-file/deposit", *CHECK, *ACCEPT).code == 1
