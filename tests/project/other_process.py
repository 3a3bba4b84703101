"""Another process that has a project open: it stops at “ready” until it is told to go on, or is killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START = """
import sys
from pathlib import Path
from qualcode.project.file import connection as storage
from qualcode.project.project import Project
from tests.helpers import *
path = Path(sys.argv[1])
def ready():
    print("ready", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def other_process(path: Path, code: str) -> Iterator[subprocess.Popen[str]]:
    """Run `code`, which calls `ready()` once; gives the process when it is there."""
    process = subprocess.Popen(
        [sys.executable, "-c", _START + code, str(path)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def go_on(process: subprocess.Popen[str]) -> None:
    """Let it come to its end."""
    process.communicate("\n")
    assert process.returncode == 0


_REHEARSE = """
import contextlib, importlib, io, os, pkgutil, sqlite3, tempfile
import qualcode.project
for module in pkgutil.walk_packages(qualcode.project.__path__, "qualcode.project."):
    importlib.import_module(module.name)
with tempfile.TemporaryDirectory() as folder, new_project(Path(folder)) as project:
    add_document(project), add_code(project), problems(project), project.backup(Path(folder) / "copy")
    project.documents.structure(project.documents.all()[0])
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
"""


def run_without_rights(path: Path, code: str) -> str:
    """Run `code` as somebody who may do only what the file's mode says; gives what it prints.

    What it will import is imported before: this very program may lie where others may not read it.
    """
    done = subprocess.run(
        [sys.executable, "-c", _START + _REHEARSE + code, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
