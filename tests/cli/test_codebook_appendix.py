"""The codebook for the appendix: with counts, versions and change log on wish, and as it was frozen."""

from __future__ import annotations

import pytest


@pytest.fixture
def study(run):
    run("new", "p", "--title", "Probe")
    run("codebook", "add", "Arbeit/Beruf", "--definition", "Wo gearbeitet wird")
    run("codebook", "add", "§ 60c", "--under", "Arbeit/Beruf", "--related", "Arbeit/Beruf")
    run("codebook", "freeze", "Pilot", "--note", "vor dem Feld")
    run("codebook", "edit", "Arbeit/Beruf", "--name", "Beruf", "--definition", "Wo bezahlt gearbeitet wird")
    return run


def written(run, tmp_path, *options):
    ran = run("codebook", "export", "x.md", "--language", "de", *options)
    assert ran.code == 0, ran.err
    return (tmp_path / "x.md").read_text("utf-8")


def test_what_is_asked_for_stands_behind_the_codes(study, tmp_path):
    plain = written(study, tmp_path)
    assert "Codierungen**: 0" in plain
    assert "Pilot" not in plain
    full = written(study, tmp_path, "--with", "counts,versions,log")
    assert full.startswith(plain.rstrip())
    assert "vor dem Feld" in full
    assert "Wo {+bezahlt +}gearbeitet wird" in full
    assert "anna" not in full
    assert "anna" in written(study, tmp_path, "--with", "log", "--identify")
    assert "Codierungen" not in written(study, tmp_path, "--with", "versions")


def test_a_frozen_version_is_written_as_it_was(study, tmp_path):
    text = written(study, tmp_path, "--version", "Pilot")
    assert "Arbeit/Beruf" in text
    assert "bezahlt" not in text
    assert "Codierungen" not in text
    assert study("codebook", "export", "x.qdc", "--version", "1").code == 0
    assert study("codebook", "export", "x.yaml", "--version", "1").code == 0
    study("new", "anderes")
    assert study("-p", "anderes.qualcode", "codebook", "import", "x.yaml").code == 0
    shown = study("-p", "anderes.qualcode", "codebook", "show", "--json").json
    assert [code["name"] for code in shown] == ["Arbeit/Beruf", "§ 60c"]


@pytest.mark.parametrize(
    "options",
    [
        ("x.md", "--with", "alles"),
        ("x.yaml", "--with", "log"),
        ("x.md", "--version", "Pilot", "--with", "counts"),
        ("x.md", "--version", "Pilo"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(study, tmp_path, options):
    ran = study("codebook", "export", *options)
    assert (ran.code != 0) == (options[-1] != "Pilo")
    assert (tmp_path / options[0]).exists() == (options[-1] == "Pilo")
