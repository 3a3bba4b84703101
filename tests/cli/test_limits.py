"""Long listings: a terminal shows a part and says so, anything else gets all."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys

import pytest

from qualcode.cli.main import call
from qualcode.cli.shared import limits


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def on_terminal(monkeypatch, run):
    """Run a command whose standard output is a terminal; gives exit code, lines of stdout, stderr."""

    def call_with(*arguments):
        out, err = Terminal(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.StringIO())
            patch.setenv("COLUMNS", "300")
            code = call([str(argument) for argument in arguments])
        return code, out.getvalue().splitlines(), err.getvalue()

    return call_with


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_a_limit_is_told(run, study, limit):
    every = run("log", "--json").json
    ran = run("log", "--limit", limit)
    left_out = f"{limit} of {len(every)}; --all shows the rest"
    assert (len(ran.out.splitlines()) - 1, left_out in ran.err) == (min(limit, len(every)), limit < len(every))
    assert run("log", "--limit", limit, "--json").json == every[-limit:]


def test_a_terminal_shows_the_last_entries_of_the_log_and_a_pipe_all(run, study, on_terminal, monkeypatch):
    monkeypatch.setattr(limits, "ON_TERMINAL", 2)
    every = run("log").out.splitlines()
    code, lines, err = on_terminal("log")
    assert (code, [line.split()[0] for line in lines[1:]]) == (0, [line.split()[0] for line in every[-2:]])
    assert f"2 of {len(every) - 1}; --all shows the rest" in err
    for arguments in (("log", "--all"), ("log", "--limit", 99)):
        _, lines, err = on_terminal(*arguments)
        assert (lines[1:], "shows the rest" in err) == (every[1:], False)
    _, lines, _ = on_terminal("log", "--json")
    assert "\n".join(lines) == run("log", "--json").out.rstrip()


def test_how_much_is_left_out_is_not_told_while_others_are_hidden(run, study):
    run("coders", "blind", "on")
    err = run("log", "--limit", 1).err
    assert "1; --all shows the rest" in err
    assert "1 of" not in err


def test_limit_and_all_exclude_each_other(run, study):
    ran = run("log", "--limit", 1, "--all")
    assert (ran.code, ran.out, "exclude each other" in ran.err) == (2, "", True)


def test_what_is_longer_than_the_screen_goes_through_the_pager(run, study, tmp_path):
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nsed 's/^/PAGED /'\n")
    pager.chmod(0o755)
    shown = {}
    for height in ("4", "40"):
        leader, follower = pty.openpty()
        environment = {**os.environ, "PAGER": str(pager), "LINES": height, "COLUMNS": "200", "TERM": "xterm"}
        ended = subprocess.run(
            [sys.executable, "-m", "qualcode", "log"],
            env=environment, cwd=tmp_path, stdin=follower, stdout=follower, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        os.close(follower)
        shown[height] = os.read(leader, 100_000).decode().splitlines()
        os.close(leader)
        assert ended.returncode == 0, ended.stderr
    entries = len(run("log").out.splitlines())
    assert sum(line.startswith("PAGED ") for line in shown["4"]) >= entries
    assert not any("PAGED" in line for line in shown["40"])


def test_a_terminal_shows_the_first_codings_and_says_of_how_many(run, study, on_terminal, monkeypatch):
    monkeypatch.setattr(limits, "ON_TERMINAL", 2)
    for place in range(5):
        polarity = ("present", "absent")[place % 2]
        assert run("code", "eins", f"{place}:{place + 8}", "Interferenz", "--polarity", polarity).code == 0
    every = run("codings").out.splitlines()
    _, lines, err = on_terminal("codings")
    assert [line.split()[0] for line in lines[1:]] == [line.split()[0] for line in every[1:3]]
    assert "5 codings (3 present, 2 absent)" in err
    assert "2 of 5; --all shows the rest" in err
    _, lines, err = on_terminal("codings", "--all")
    assert (len(lines), "shows the rest" in err) == (6, False)
    _, lines, err = on_terminal("codings", "--query", "Interferenz AND absent")
    assert (len(lines), "shows the rest" in err) == (3, False)
    ran = run("codings", "--limit", 3, "--json")
    assert (len(ran.json), "3 of 5" in ran.err) == (3, True)
    assert (
        run("codings", "--json").out == json.dumps(run("codings", "--json").json, ensure_ascii=False, indent=2) + "\n"
    )
    assert run("codings", "--code", "Transition", "--json").out == "[]\n"
