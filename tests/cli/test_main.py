"""The command itself: help, lazy imports, documentation of every command."""

from __future__ import annotations

import importlib
import subprocess
import sys

import click
import pytest

from qualcode.cli.main import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_as_the_table_says(name):
    module, attribute, text = COMMANDS[name]
    command = getattr(importlib.import_module(module), attribute)
    assert command.name == name
    assert command.help
    assert text.endswith(".")
    _documented(command)


def _documented(command: click.Command) -> None:
    assert command.help, command.name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help or parameter.name in {"kind"}, (command.name, parameter.name)
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _documented(inner)


def test_help_loads_click_and_nothing_heavy():
    code = (
        "import sys; from qualcode.cli.main import call; call(['--help']); "
        "heavy = {'spacy', 'pandas', 'numpy', 'textual', 'rich', 'rapidfuzz', 'docx', 'sqlite3', 'yaml'}; "
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_every_help_page_is_shown(run):
    for name in COMMANDS:
        ran = run(name, "--help")
        assert ran.code == 0
        assert "Usage: qualcode" in ran.out


def test_a_failure_nobody_foresaw_is_no_traceback(run, monkeypatch, study):
    from qualcode.project.codings import Codings

    def broken(*_args, **_options):
        raise RuntimeError("boom")

    monkeypatch.setattr(Codings, "all", broken)
    ran = run("codings")
    assert ran.code == 1
    assert "RuntimeError: boom" in ran.err
    assert "Traceback" not in ran.err
