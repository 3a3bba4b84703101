"""What is installed for pools alone is imported by pools alone; without it they say what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qualcode.cli.pool.command import pool as pool_commands

EXTRAS = ("pyarrow", "duckdb", "pyspark", "dask", "distributed")
CALLED = {
    "add": ("{study}",),
    "agreement": (),
    "annotate": (),
    "check": (),
    "code": ("rules.toml",),
    "codebook": ("show",),
    "cooccurrence": (),
    "create": ("new",),
    "forget": ("p0000000000000001",),
    "list": (),
    "sample": ("--each", "5", "--seed", "7", "-o", "sample.qualcode"),
    "search": ("Amt",),
    "table": (),
    "validate": ("rules.toml", "sample.qualcode"),
}
"""How each command of the pool is called, as far as it comes without the extras."""
EVERY_COMMAND = """
import sys
from importlib import import_module
from qualcode.cli.main import COMMANDS
for module, _attribute, _help in COMMANDS.values():
    import_module(module)
from qualcode.cli.main import call
assert call(["pool", "--help"]) == 0
print(*sorted(sys.modules), file=sys.stderr)
"""


def test_no_command_imports_what_only_pools_need_nor_the_pool():
    ran = subprocess.run([sys.executable, "-c", EVERY_COMMAND], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    imported = set(ran.stderr.splitlines()[-1].split())
    assert "qualcode.cli.pool.upkeep" in imported
    assert imported.isdisjoint(EXTRAS)


@pytest.mark.parametrize("name", sorted(pool_commands.list_commands(None)))
def test_a_command_of_the_pool_says_what_to_install(name, run, tmp_path, study, monkeypatch):
    pytest.importorskip("pyarrow")
    from qualcode.pool.folder.pool import Pool
    from tests.pool.annotating import add_texts

    add_texts(Pool.create(tmp_path / "pool"), 1, {1: "Ja"})
    for extra in EXTRAS:
        monkeypatch.setitem(sys.modules, extra, None)
    words = [word.format(study=study) for word in CALLED[name]]
    monkeypatch.setenv("QUALCODE_POOL", str(tmp_path / "pool"))
    told = run("pool", name, *words)
    if told.code or name != "list":  # which reads manifests alone
        assert told.code == 1
        assert "pip install 'qualcode[pool]'" in told.err


def test_workers_of_dask_say_what_to_install(run, tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    from qualcode.pool.folder.pool import Pool

    Pool.create(tmp_path / "pool")
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = run("pool", "annotate", "--pool", tmp_path / "pool", "--workers", "tls://10.0.0.1:8786")
    assert told.code == 1
    assert "pip install 'qualcode[dask]'" in told.err


@pytest.mark.parametrize("name", sorted(pool_commands.list_commands(None)))
def test_a_command_does_not_fail_for_a_pool_without_projects(name, run, tmp_path, study, monkeypatch):
    pytest.importorskip("duckdb")
    from qualcode.pool.folder.pool import Pool

    Pool.create(tmp_path / "pool")
    monkeypatch.setenv("QUALCODE_POOL", str(tmp_path / "pool"))
    assert "Unexpected" not in run("pool", name, *[word.format(study=study) for word in CALLED[name]]).err
