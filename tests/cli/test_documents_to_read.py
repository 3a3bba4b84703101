"""Whole documents with their codes, and the codebook to read, on the command line."""

from __future__ import annotations

import pytest

from tests.made_once import made_once


@pytest.fixture
@made_once
def coded(run, study):
    assert run("code", "eins", "21:49", "Interferenz", "--memo", "nachsehen").code == 0
    return study


def test_a_document_is_written_with_its_codes(run, coded, tmp_path):
    ran = run("documents", "export", "eins", "-o", "d.html", "--memo")
    assert ran.code == 0, ran.err
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "<h1>RG 2022</h1>" in page
    assert "nachsehen" in page
    assert "eins" not in page
    assert run("documents", "export", "eins", "-o", "d.docx").code == 0
    named = run("documents", "export", "eins", "-o", "d.html", "--identify")
    assert "warning: names" in named.err
    assert "<h1>eins</h1>" in (tmp_path / "d.html").read_text(encoding="utf-8")


def test_a_case_that_may_not_be_quoted_keeps_its_documents(run, coded, tmp_path):
    run("cases", "set", "Bündnis Quellstein", "--quotable", "paraphrase")
    ran = run("documents", "export", "eins", "-o", "d.html")
    assert (ran.code, "1 text left out: only paraphrases are allowed" in ran.err) == (1, True)
    assert not (tmp_path / "d.html").exists()


@pytest.mark.parametrize("suffix", ["yaml", "docx", "md", "xlsx", "html"])
def test_the_codebook_is_written_to_read(run, coded, tmp_path, suffix):
    ran = run("codebook", "export", "-o", f"kb.{suffix}", "--language", "en")
    assert ran.code == 0, ran.err
    assert (tmp_path / f"kb.{suffix}").stat().st_size > 100


def test_unknown_suffixes_are_told(run, coded):
    assert run("codebook", "export", "-o", "kb.pages").code == 2
    assert run("documents", "export", "eins", "-o", "d.pdf").code == 2
