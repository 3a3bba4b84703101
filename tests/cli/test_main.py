"""The command itself: help, lazy imports, documentation of every command."""

from __future__ import annotations

import errno
import importlib
import io
import os
import subprocess
import sys

import click
import pytest

from qualcode.cli.main import COMMANDS, call


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
        if isinstance(parameter, click.Option) and not parameter.hidden:
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


def test_commands_look_for_garbage_seldom_and_the_interface_as_python_does():
    program = (
        "import atexit, gc, sys; from qualcode.cli.start import run; from qualcode.cli.shared import garbage\n"
        "before = gc.get_threshold()\n"
        "def said():\n"
        "    seldom = gc.get_threshold(); garbage.look_as_python_does()\n"
        "    print(seldom[0] > before[0], gc.get_threshold() == before, file=sys.stderr)\n"
        "atexit.register(said); sys.argv = ['qualcode', '--version']; run()"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stderr.split() == ["True", "True"]


@pytest.mark.parametrize("said", ["", "3"])
def test_commands_start_numpy_on_one_thread_unless_the_user_says_how_many(said):
    program = (
        "import atexit, os, sys; from qualcode.cli.start import run\n"
        "def told():\n"
        "    import numpy; threads = '/proc/self/task'\n"
        "    started = len(os.listdir(threads)) if os.path.isdir(threads) else 1\n"
        "    print(os.environ['OPENBLAS_NUM_THREADS'], started, file=sys.stderr)\n"
        "atexit.register(told); sys.argv = ['qualcode', '--version']; run()"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    environment |= {"OPENBLAS_NUM_THREADS": said} if said else {}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    number, started = ran.stderr.split()
    assert number == (said or "1")
    assert said or started == "1"


def test_every_help_page_is_shown(run):
    for name in COMMANDS:
        ran = run(name, "--help")
        assert ran.code == 0
        assert "Usage: qualcode" in ran.out


@pytest.mark.parametrize("arguments", [["memo"], ["documents", "attributes"]])
def test_a_group_alone_shows_its_help(run, arguments):
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.err.startswith("Usage: qualcode")
    assert ran.out == ""


def test_a_failure_nobody_foresaw_is_no_traceback(run, monkeypatch, study):
    from qualcode.workspace.workspace import Workspace

    def broken(*_args, **_options):
        raise RuntimeError("boom")

    monkeypatch.setattr(Workspace, "passages", broken)
    ran = run("codings")
    assert ran.code == 1
    assert "RuntimeError: boom" in ran.err
    assert "Traceback" not in ran.err


def test_output_for_which_there_is_no_room_is_told(study, monkeypatch, capsys):
    class Full(io.StringIO):
        encoding = "utf-8"

        def write(self, _text):
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Full())
        assert call(["documents"]) == 1
    assert "The system refused: No space left on device." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_closed_terminal_ends_a_command_as_an_interruption_does(name, tmp_path):
    """What is being written is taken away, and no journal stays."""
    work = (
        "import os, signal, pathlib\n"
        "from qualcode.cli import main\n"
        "from qualcode.project.project import Project\n"
        "from qualcode.project.file.history import Author\n"
        "from qualcode.reporting.writers.whole_files import atomic_file\n"
        "def command(**_):\n"
        "    project = Project.create(pathlib.Path('p.qualcode'), '', Author('a'))\n"
        "    with project, atomic_file(pathlib.Path('x.md')) as file:\n"
        "        file.write(b'half')\n"
        f"        os.kill(os.getpid(), signal.{name})\n"
        "        signal.pause()\n"
        "main.main.main = command\n"
        "main.run([])\n"
    )
    ran = subprocess.run([sys.executable, "-c", work], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (130, "interrupted\n")
    assert [file.name for file in tmp_path.iterdir()] == ["p.qualcode"]


def test_groups_cut_no_help_and_offer_the_nearest_command(run):
    for group in ("codebook", "documents", "coders", "disclosure", "orphans", "quote", "cases", "labels"):
        assert "..." not in run(group, "--help").out.split("Commands:")[1]
    assert "Did you mean “export”?" in run("codebook", "exprt").err
    assert "qualcode coders --help lists" in run("coders", "frob").err
