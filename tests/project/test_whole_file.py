"""A project file as bytes, with what still lies in the log beside it, without SQLite at the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

import qualcode
from qualcode.errors import ProjectBusy, ProjectFileError
from qualcode.project.watch import whole_file
from qualcode.project.watch.whole_file import contents_of


def names_in(contents):
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.deserialize(bytes(contents))
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in copy.execute("SELECT name FROM documents ORDER BY id")]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.qualcode"
    qualcode.create(path, "Probe", coder="anna").close()
    return path


def state(folder):
    return {file.name: (file.stat().st_size, file.stat().st_mtime_ns) for file in folder.iterdir()}


def test_what_lies_in_the_log_beside_it_is_a_part_of_it(path, tmp_path):
    with qualcode.open(path, coder="anna", new_coder=True) as study:
        for number in range(3):
            study.documents.add(f"d{number}", f"Text {number}. " * 3000)
            before = state(tmp_path)
            assert names_in(contents_of(path)) == [f"d{n}" for n in range(number + 1)]
            assert state(tmp_path) == before
    assert names_in(contents_of(path)) == ["d0", "d1", "d2"]
    assert [file.name for file in tmp_path.iterdir()] == ["p.qualcode"]


def test_of_a_torn_log_the_whole_transactions_count(path, tmp_path):
    with qualcode.open(path, coder="anna", new_coder=True) as study:
        study.documents.add("d0", "Text. " * 3000)
        log = tmp_path / "p.qualcode-wal"
        whole = log.read_bytes()
        study.documents.add("d1", "Mehr. " * 3000)
        torn = bytearray(log.read_bytes())
        file = path.read_bytes()
    other = tmp_path / "torn"
    other.mkdir()
    torn[-100] ^= 1  # in the last page, whose frame ends the transaction
    (other / "p.qualcode").write_bytes(file)
    (other / "p.qualcode-wal").write_bytes(torn)
    assert names_in(contents_of(other / "p.qualcode")) == ["d0"]
    (other / "p.qualcode-wal").write_bytes(torn[: len(whole) + 500])
    assert names_in(contents_of(other / "p.qualcode")) == ["d0"]


def test_a_log_of_another_file_is_none(path, tmp_path):
    foreign = tmp_path / "f" / "p.qualcode"
    foreign.parent.mkdir()
    qualcode.create(foreign, "Andere", coder="anna").close()
    with qualcode.open(foreign, coder="anna", new_coder=True) as study:
        study.documents.add("fremd", "Text.")
        log = foreign.with_name("p.qualcode-wal").read_bytes()
    path.with_name("p.qualcode-wal").write_bytes(log)
    assert names_in(contents_of(path)) == []


def test_a_file_that_is_too_large_for_the_memory_is_refused(path, monkeypatch):
    monkeypatch.setattr(whole_file, "_LARGEST", 1000)
    with pytest.raises(ProjectFileError, match="larger than") as refused:
        contents_of(path)
    assert refused.value.hint


def test_a_change_that_was_broken_off_is_refused(path, monkeypatch):
    monkeypatch.setattr(whole_file, "_PAUSE", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        writing.execute("PRAGMA journal_mode = DELETE")
        writing.execute("PRAGMA cache_size = 1")
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("UPDATE file_state SET present = hex(randomblob(16))")
        writing.execute("CREATE TABLE big (a)")
        writing.executemany("INSERT INTO big VALUES (?)", [("x" * 4000,)] * 50)
        with pytest.raises(ProjectBusy, match="being written") as refused:
            contents_of(path)
        assert refused.value.hint
        writing.execute("ROLLBACK")
    assert names_in(contents_of(path)) == []
