"""In both languages and at four sizes nothing that a screen says is cut, and its first keys are always there."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import qualcode
from tests.tui.test_pictures import CODINGS, TALK


@pytest.fixture
def study(tmp_path):
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Gemeinsam klappt’s", coder="me") as made:
        made.documents.add("rg-01", TALK, label="RG 2021", attributes={"wave": 2021})
        made.documents.add("rg-02", "B: Kurz und gut.", label="RG 2022", attributes={"wave": 2022})
        for name in ("Formen", "Formen / nebeneinander", "Formen / miteinander", "Regeln"):
            made.codes.add(name, definition="das ist gemeint")
    for words, name, coder, polarity, memo in CODINGS:
        with qualcode.open(path, coder=coder, new_coder=True) as opened:
            opened.code("rg-01", words, name, polarity=polarity, memo=memo)
    return path


@pytest.mark.parametrize(
    ("language", "sizes"),
    [
        ("de", "80x24"),
        pytest.param("de", "100x30,120x40,160x50", marks=pytest.mark.stress),
        pytest.param("en", "80x24,100x30,120x40,160x50", marks=pytest.mark.stress),
    ],
)
def test_nothing_that_screens_say_is_cut(study, language, sizes):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.tui.shown_screens", str(study), sizes],
        env={**os.environ, "QUALCODE_LANG": language, "TEXTUAL_ANIMATIONS": "none"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert not ran.stdout.strip()
