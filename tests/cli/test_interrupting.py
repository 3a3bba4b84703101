"""Ctrl-C at any moment ends a command with exit code 130 and without a traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.helpers import add_document, new_project

# Sends the signal at the n-th call of a function, wherever the program is by then; prints how many there were.
_AT_CALL = """
import os, signal, sys
at, calls, sent = int(sys.argv.pop(1)), 0, False
def count(frame, event, argument):
    global calls
    calls += event in ("call", "c_call")
    if calls == at:
        calls += 1
        os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
from qualcode.cli import start
if not at:
    import atexit
    atexit.register(lambda: print("CALLS", calls, file=sys.stderr))
sys.setprofile(count)
start.run()
"""


def interrupted(at, *arguments):
    return subprocess.run(
        [sys.executable, "-c", _AT_CALL, str(at), *arguments], capture_output=True, text=True, check=False
    )


def moments(arguments, number):
    """Moments all over a command, close together where it begins and where it ends."""
    total = int(interrupted(0, *arguments).stderr.rpartition("CALLS")[2])
    first = [2 + step * total // 200 for step in range(number // 3)]
    last = [total - step * 3 for step in range(number // 3)]
    between = [step * total // (number // 3) for step in range(1, number // 3)]
    return [*first, *between, *last]


def refused(at, arguments):
    """What is wrong with how a command ended that was interrupted at a moment; empty where nothing is."""
    ended = interrupted(at, *arguments)
    right = ended.returncode == 130 and ended.stderr.rstrip().endswith("interrupted")
    if (right or ended.returncode == 0) and "Traceback" not in ended.stderr:  # 0: it was done before
        return ""
    return f"{arguments} at {at}: {ended.returncode} {ended.stderr}"


@pytest.mark.parametrize("command", ["--version", "log"])
def test_ctrl_c_at_any_moment_leaves_no_traceback(tmp_path, command):
    with new_project(tmp_path) as project:
        add_document(project)
    arguments = [command] if command.startswith("-") else ["-p", str(project.path), command]
    assert [problem for at in moments(arguments, 12) if (problem := refused(at, arguments))] == []


@pytest.mark.stress
@pytest.mark.parametrize("command", ["--help", "codings", "search words"])
def test_ctrl_c_at_many_moments_leaves_no_traceback(tmp_path, command):
    with new_project(tmp_path) as project:
        add_document(project)
    arguments = command.split() if command.startswith("-") else ["-p", str(project.path), *command.split()]
    assert [problem for at in moments(arguments, 30) if (problem := refused(at, arguments))] == []
