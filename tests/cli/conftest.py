"""A small project and a way to run commands in this process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from qualcode.cli.main import call, main
from tests.made_once import made_once


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


class _Pipe(io.TextIOWrapper):
    """Standard output as a pipe: bytes below, UTF-8 above."""

    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    @property
    def text(self):
        return self.buffer.getvalue().decode("utf-8")


class _Typed(io.StringIO):
    """Standard input of somebody who types."""

    def isatty(self):
        return True


@pytest.fixture(scope="session", autouse=True)
def _all_commands_in_english():
    """Import every command before a test lets the program speak German: each keeps the words that it came with."""

    def import_all(command, context):
        for name in command.list_commands(context) if isinstance(command, click.Group) else ():
            import_all(command.get_command(context, name), context)

    import_all(main, click.Context(main))


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run one command line in `tmp_path`, with no terminal and an own home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    monkeypatch.setenv("QUALCODE_CODER", "anna")
    monkeypatch.delenv("QUALCODE_PROJECT", raising=False)

    def call_with(*arguments: object, stdin: str = "", types: bool = False) -> Ran:
        """`types` says that somebody types what comes from standard input."""
        out, err = _Pipe(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", (_Typed if types else io.StringIO)(stdin))
            code = call([str(argument) for argument in arguments])
        return Ran(code, out.text, err.getvalue())

    return call_with


@pytest.fixture
def in_german(request, run, tmp_path):  # `run` sets the home and the coder that the process inherits
    """Run one command line in a process of its own that speaks German: texts are settled when it is imported."""

    agreed = "from qualcode.model.consent import consents; consents.WHERE_UNKNOWN = consents.Permission.YES; "
    rule = "" if request.node.get_closest_marker("consent") else agreed  # as in the process of the test

    def call_with(*arguments: object) -> Ran:
        command = [sys.executable, "-c", f"{rule}from qualcode.cli.start import run; run()", *map(str, arguments)]
        environment = {**os.environ, "QUALCODE_LANG": "de"}
        ran = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return call_with


TEXT = "I: Wie lief das?\n\nB: Das war am Anfang schwierig. Jeder hat für sich entschieden. 🙂 Jetzt geht es."


def span(words):
    """Where the words stand in the transcript, as START:END."""
    start = TEXT.index(words)
    return f"{start}:{start + len(words)}"


@pytest.fixture
@made_once
def study(run, tmp_path: Path) -> Path:
    """A project with one transcript, two codes, and the coder anna."""
    (tmp_path / "eins.txt").write_text(TEXT, encoding="utf-8")
    for arguments in (
        ("new", "studie", "--title", "Studie"),
        ("import", "eins.txt", "--label", "RG 2022", "--set", "wave=2022", "--case", "Bündnis Quellstein"),
        ("codebook", "add", "Interferenz", "--definition", "zugleich zuständig"),
        ("codebook", "add", "Transition"),
        ("coders", "add", "anna"),
    ):
        ran = run(*arguments)
        assert ran.code == 0, ran.err
    return tmp_path / "studie.qualcode"
