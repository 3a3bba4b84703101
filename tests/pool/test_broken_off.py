"""Writers of a pool that are killed, that find no room, and that are two at once."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

import pyarrow.parquet

from qualcode.errors import QualcodeError
from qualcode.pool.folder.layout import INCOMING, LOCK
from qualcode.pool.folder.locking import PoolBusy, PoolLock
from qualcode.pool.folder.pool import Pool
from tests.pool.made_pools import FIRST, manifest_of, put_project, rows_of

ROOT = Path(__file__).parents[2]


def kill_writers(folder: Path, times: int, seed: int, *projects: Path) -> None:
    words = [str(word) for word in (folder, times, seed, *projects)]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.pool.killed_writers", *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_a_killed_writer_leaves_the_old_project_or_the_new_one(tmp_path):
    kill_writers(tmp_path / "pool", 10, 1)


@pytest.mark.stress
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
@pytest.mark.parametrize("seed", range(2, 6))
def test_many_killed_writers_leave_the_old_project_or_the_new_one(tmp_path, seed):
    kill_writers(tmp_path / "pool", 200, seed)


@pytest.mark.stress
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_add_killed_200_times_leaves_the_old_project_or_the_new_one(tmp_path):
    def ran(*words: object) -> None:
        subprocess.run(
            [sys.executable, "-m", "qualcode", *map(str, words)], cwd=tmp_path, check=True, capture_output=True
        )

    for name in ("eins", "zwei", "drei"):
        (tmp_path / f"{name}.txt").write_text(f"I: Und?\nB: Nichts, {name}.\n", encoding="utf-8")
    coder = ("--coder", "anna")
    ran("new", "a.qualcode")
    ran("import", "eins.txt", "zwei.txt", "-p", "a.qualcode", *coder)
    ran("consent", "set", "--all", "secondary=yes", "quote=yes", "-p", "a.qualcode", *coder)
    ran("codebook", "add", "Ruhe", "-p", "a.qualcode", *coder)
    for name in ("eins", "zwei"):
        ran("code", name, "12:18", "Ruhe", "-p", "a.qualcode", "--new-coder", *coder)
    ran("pool", "create", "pool")
    ran("pool", "add", "a.qualcode", "--with-texts", "--pool", "pool", *coder)
    (tmp_path / "b.qualcode").write_bytes((tmp_path / "a.qualcode").read_bytes())
    ran("import", "drei.txt", "-p", "b.qualcode", *coder)
    ran("consent", "set", "--all", "secondary=yes", "quote=yes", "-p", "b.qualcode", *coder)
    ran("code", "drei", "12:18", "Ruhe", "-p", "b.qualcode", *coder)
    ran("pool", "add", "b.qualcode", "--with-texts", "--pool", "pool", *coder)
    copies = [tmp_path / "a.qualcode", tmp_path / "b.qualcode"]
    kill_writers(tmp_path / "pool", 200, 7, *copies)
    for copy in copies:
        ran("check", "-p", copy)


@pytest.fixture
def pool(tmp_path):
    made = Pool.create(tmp_path / "pool")
    put_project(made, manifest_of(FIRST), rows_of({1: 1}))
    return made


def _no_room(*_arguments, **_options):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("place", ["write", "fsync", "mkdir"])
def test_a_full_disk_leaves_the_old_project(pool, monkeypatch, place):
    before = {path: path.read_bytes() for path in pool.project_folder(FIRST).iterdir()}
    with monkeypatch.context() as patch:
        match place:
            case "write":
                patch.setattr(pyarrow.parquet.ParquetWriter, "write", _no_room)
            case "fsync":
                patch.setattr(os, "fsync", _no_room)
            case _:
                patch.setattr(Path, "mkdir", _no_room)
        with pytest.raises(QualcodeError, match="No space left"):
            put_project(pool, manifest_of(FIRST), rows_of({1: 1, 2: 2}))
    assert {path: path.read_bytes() for path in pool.project_folder(FIRST).iterdir()} == before
    assert not list(pool.folder.glob(f"{INCOMING}*"))


def test_a_second_writer_waits_and_is_told_when_the_first_does_not_end(pool):
    hasty = PoolLock(pool.folder / LOCK, patience=0.05)
    with pool.writers_lock():
        with pytest.raises(PoolBusy, match="Another process"), hasty.exclusive():
            pass
        with pytest.raises(PoolBusy), hasty.shared():
            pass
        assert hasty.state() % 2 == 1
        with pool.writers_lock():
            put_project(pool, manifest_of(FIRST), rows_of({3: 3}))
    with hasty.exclusive():
        assert hasty.is_held
    assert hasty.state() % 2 == 0


def test_where_nothing_may_be_written_scratch_lies_elsewhere_for_the_user_alone(pool, monkeypatch, tmp_path):
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pool.scratch() as scratch:
        assert scratch.parent == tmp_path
        assert stat.S_IMODE(scratch.stat().st_mode) == 0o700
    assert not scratch.exists()
