"""The helps of commands, which are their functions' docstrings, in the program's language."""

from __future__ import annotations

import inspect

import click

from qualcode.catalogue import _, language

AS_IT_STANDS = "\b\n"  # with which click marks a paragraph whose lines are kept


def paragraphs(docstring: str) -> list[str]:
    """The paragraphs of a help as texts for the catalogue: in one line each, but where click keeps the lines."""
    parts = inspect.cleandoc(docstring).partition("\f")[0].split("\n\n")
    return [part.removeprefix(AS_IT_STANDS) if _is_kept(part) else " ".join(part.split()) for part in parts]


def _is_kept(paragraph: str) -> bool:
    return paragraph.startswith(AS_IT_STANDS)


def translated(command: click.Command) -> click.Command:
    """The command with its help, and those of its sub-commands, in the program's language."""
    if language() == "en":
        return command
    if command.help:
        marks = [AS_IT_STANDS if _is_kept(part) else "" for part in inspect.cleandoc(command.help).split("\n\n")]
        command.help = "\n\n".join(
            mark + _(part) for mark, part in zip(marks, paragraphs(command.help), strict=False)
        )
    for inside in command.commands.values() if isinstance(command, click.Group) else ():
        translated(inside)
    return command
