"""Every command that README and CHANGELOG show exists, takes the options that they show, and has help."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from qualcode.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
_PIECE = re.compile(r"^```\w*\n(?P<block>.*?)^```|`(?P<span>[^`\n]+)`", re.M | re.S)
_SHOWN = re.compile(r"(?:^\$ |^|&& |\.venv/bin/)qualcode (?P<arguments>[^#|&;\n]*)", re.M)


def shown_in(text: str) -> Iterator[str]:
    """What stands behind “qualcode” in blocks and spans of code, in the order of the text."""
    for piece in _PIECE.finditer(text):
        for found in _SHOWN.finditer((piece["block"] or piece["span"]).replace("\\\n", " ")):
            yield found["arguments"].strip()


def all_shown() -> list[str]:
    return sorted(
        {one for name in ("README.md", "CHANGELOG.md") for one in shown_in((ROOT / name).read_text("utf-8"))}
    )


def walk(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """All commands below a group with the words that call them."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from walk(command, (*path, name))


ALL = dict(walk(main))


def called(arguments: str) -> tuple[click.Command, list[str]]:
    """The command that a line calls, and the rest of its words."""
    words = shlex.split(arguments.replace("…", "..."))
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        name = next((word for word in words if word in command.list_commands(click.Context(command))), None)
        if name is None:
            break
        words.remove(name)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    return command, words


def test_the_readme_shows_commands():
    assert len(all_shown()) > 3


@pytest.mark.parametrize("arguments", all_shown())
def test_what_is_shown_can_be_called(arguments):
    words = shlex.split(arguments.replace("…", "..."))
    assert words, "a line with nothing behind “qualcode”"
    command, rest = called(arguments)
    opens = words[0].endswith(".qualcode")  # a project file that stands where a command should
    assert command is not main or opens or words[0].startswith("-"), f"no command “{words[0]}”"
    known = {option for one in (command, main) for parameter in one.params for option in parameter.opts}
    known |= {option for one in (command, main) for parameter in one.params for option in parameter.secondary_opts}
    known |= {"-h", "--help"}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            known |= {option for parameter in below.params for option in parameter.opts} if below else set()
    for word in rest:
        if re.match(r"--?[a-z]", word):
            assert word.partition("=")[0] in known, f"“{word}” is no option of “qualcode {arguments}”"


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_help_for_itself_and_its_options(path):
    command = ALL[path]
    assert (command.help or "").strip(), "the command says nothing"
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert (parameter.help or "").strip(), f"{parameter.opts} says nothing"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_can_be_shown(run, name):
    ran = run(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: qualcode {name}")
