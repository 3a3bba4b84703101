"""The command forget, and what the interface left outside of the project file."""

from __future__ import annotations

import tempfile

import pytest

from qualcode import user_folders


@pytest.fixture
def left(study, tmp_path, monkeypatch):
    """The interface's last copy, and its log of failures."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    files = [*user_folders.copies(), user_folders.failure_log(study)]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("schwierig")
    return files


@pytest.mark.parametrize("what", [("eins",), ("--case", "Bündnis Quellstein"), ("--words", "schwierig")])
def test_what_the_interface_left_goes_with_what_is_forgotten(run, left, what):
    ran = run("forget", *what, "--yes")
    assert ran.code == 0, ran.err
    assert [file.exists() for file in left] == [False] * 3
    assert ran.err.count("removed") == 3


def test_sealing_clears_them_too(run, left, tmp_path):
    (tmp_path / "neu.txt").write_text("I: Wie lief das?\n\nB: Das war am Anfang leicht.", encoding="utf-8")
    assert run("revise", "eins", "neu.txt", "--seal", "--yes").code == 0
    assert [file.exists() for file in left] == [False] * 3


def test_without_a_yes_all_stays(run, left):
    assert run("forget", "eins").code == 2
    assert [file.exists() for file in left] == [True] * 3


def test_words_are_named_where_they_stand(run, study):
    ran = run("forget", "--words", "am Anfang schwierig", "--yes")
    assert ran.code == 0
    assert "still stands in the text of “eins”" in ran.err
    assert run("forget", "--words", "an", "--yes").code == 1
    assert run("forget", "eins", "--words", "schwierig").code == 2
    assert run("check").code == 0


def test_forgetting_a_case_warns_of_nothing_that_went_with_it(run, study, tmp_path):
    (tmp_path / "zwei.txt").write_text(
        "B: Der Bus fährt hier seit drei Jahren nur noch am Vormittag.", encoding="utf-8"
    )
    run("import", "zwei.txt", "--case", "Kreis Nordau")
    said = "Der Bus fährt hier seit drei Jahren nur noch am Vormittag, sagt sie."
    assert run("memo", "add", said, "--case", "Kreis Nordau").code == 0
    ran = run("forget", "--case", "Kreis Nordau", "--yes")
    assert ran.code == 0, ran.err
    assert "erased 1 document" in ran.err
    assert "warning" not in ran.err


def test_forgetting_a_document_says_which_case_has_none_any_more(run, study):
    assert "the case “Bündnis Quellstein” stays" in run("forget", "eins", "--yes").err


def test_an_import_recognises_what_was_forgotten(run, study, tmp_path):
    assert run("forget", "eins", "--yes").code == 0
    listed = run("forget", "--list").err
    assert "recognised by bare ids" in listed
    assert "1 document" in listed
    (tmp_path / "other.txt").write_text("Ganz andere Worte, die hier noch niemand vergessen hat.", encoding="utf-8")
    ran = run("import", "eins.txt", "other.txt")
    assert ran.code == 1
    assert "holds what was erased from this project" in ran.err
    assert [one["name"] for one in run("documents", "--json").json] == ["other"]
    assert run("import", "eins.txt", "--again").code == 0
