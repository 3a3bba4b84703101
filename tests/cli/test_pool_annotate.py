"""`pool annotate` from the command line."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("pyarrow")

from qualcode.pool.folder.pool import Pool
from tests.pool.annotating import add_texts, project_name


@pytest.fixture
def pool(tmp_path):
    return Pool.create(tmp_path / "pool")


def test_the_command_tells_what_it_did_and_fails_where_something_was_left(pool, run):
    add_texts(pool, 1, {1: "Ja. Gut"})
    told = run("pool", "annotate", "--pool", pool.folder)
    assert "1 project annotated; texts: < 5\n" in told.err
    add_texts(pool, 3, {document: f"Ja {document}" for document in range(5)})
    assert "1 project annotated: 5 texts, 10 words" in run("pool", "annotate", "--pool", pool.folder).err
    add_texts(pool, 2, {1: "Ja"})
    (pool.project_folder(project_name(2)) / "texts.parquet").write_bytes(b"")
    told = run("pool", "annotate", "--pool", pool.folder, "--json")
    assert told.code == 1
    done = json.loads(told.out)
    assert (done["unreadable"], done["texts"], done["hidden"]) == ([project_name(2)], 0, False)
    assert "cannot be read: p0000000000000002" in told.err


def test_what_names_no_workers_is_refused(pool, run):
    for typed in ("0", "many", "-3", "9" * 9):
        told = run("pool", "annotate", "--pool", pool.folder, f"--workers={typed}")
        assert told.code == 2
        assert "names no workers" in told.err


@pytest.mark.parametrize(
    "address",
    ["tcp://10.0.0.1:8786", "http://127.0.0.1", "tcp://localhost.example.org:1", "ucx://127.0.0.1:1", "tcp://[::1"],
)
def test_texts_do_not_go_to_other_machines_in_the_clear(pool, run, address):
    told = run("pool", "annotate", "--pool", pool.folder, f"--workers={address}")
    assert told.code == 1
    assert "not reached by TLS" in told.err
