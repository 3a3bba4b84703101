"""“check --repair COPY” as it is typed: what it says, what it leaves alone, what it does not claim."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from tests.helpers import raw, without_triggers
from tests.made_once import made_once


@pytest.fixture
@made_once
def coded(run, study):
    for place in ("3:16", "20:30"):
        assert run("code", "eins", place, "Transition").code == 0
    return study


def damage(path, statement):
    with without_triggers(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount > 0


def test_nothing_is_overwritten(run, coded, tmp_path):
    there = tmp_path / "there.txt"
    there.write_text("mine")
    for name in ("there.txt", coded.name):
        ran = run("check", "--repair", name)
        assert ran.code == 3
        assert "exists already" in ran.err
        assert "another name" in ran.err
    assert there.read_text() == "mine"


def test_a_copy_that_cannot_be_written_is_refused(run, coded):
    before = coded.read_bytes()
    ran = run("check", "--repair", "nowhere/copy.qualcode")
    assert ran.code == 3
    assert "cannot be written" in ran.err
    assert "another folder" in ran.err
    assert coded.read_bytes() == before


def test_what_is_whole_is_copied_without_a_doubt(run, coded, tmp_path):
    ran = run("check", "--repair", "copy.qualcode")
    assert ran.code == 0
    assert not any(line.startswith(("done", "LOST", "DOUBT")) for line in ran.out.splitlines())
    assert "is in “copy.qualcode”" in ran.err
    with Project.open(tmp_path / "copy.qualcode") as copy:
        assert len(copy.codings.all()) == 2


def test_a_circle_is_opened_and_told(run, coded, tmp_path):
    damage(coded, "UPDATE codes SET parent_id = id WHERE id = 1")
    before = coded.read_bytes()
    assert run("check").code == 3
    ran = run("check", "--repair", "copy.qualcode")
    assert ran.code == 0
    assert "done  code 1 stood below itself" in ran.out
    assert "DOUBT rows of codes" in ran.out
    assert coded.read_bytes() == before
    with Project.open(tmp_path / "copy.qualcode") as copy:
        assert copy.codes.book()


def test_a_changed_value_is_told_as_not_known_and_not_as_mended(run, coded):
    damage(coded, "UPDATE codings SET polarity = 'mixed' WHERE id = 1")
    ran = run("check", "--repair", "copy.qualcode")
    assert ran.code == 0
    assert "done" not in ran.out
    assert "DOUBT rows of codings are not those that qualcode left" in ran.out
    assert "says nothing of what is LOST or in DOUBT" in ran.err


def test_a_broken_page_costs_its_rows_and_is_told(run, coded, tmp_path):
    with raw(coded) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'codings'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    held = bytearray(coded.read_bytes())
    held[(page - 1) * size : page * size] = b"\xff" * size
    coded.write_bytes(held)
    ran = run("check", "--repair", "copy.qualcode")
    assert "LOST  rows of codings" in ran.out
    assert "DOUBT rows of codings" in ran.out
    with Project.open(tmp_path / "copy.qualcode") as copy:
        assert copy.codings.all() == []
        assert len(copy.documents.all()) > 0


def test_what_is_no_project_is_not_repaired(run, tmp_path):
    (tmp_path / "other.qualcode").write_text("no database")
    ran = run("check", "--repair", "copy.qualcode")
    assert ran.code == 3
    assert not (tmp_path / "copy.qualcode").exists()
