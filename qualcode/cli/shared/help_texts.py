"""The helps of commands, which are their functions' docstrings, in the program's language."""

from __future__ import annotations

import inspect

import click

from qualcode.catalogue import _, language

AS_IT_STANDS = "\b\n"  # with which click marks a paragraph whose lines are kept
_ENGLISH = "english_help"  # no text: an attribute of the command


def paragraphs(docstring: str) -> list[str]:
    """The paragraphs of a help as texts for the catalogue: in one line each, but where click keeps the lines."""
    parts = inspect.cleandoc(docstring).partition("\f")[0].split("\n\n")
    return [part.removeprefix(AS_IT_STANDS) if _is_kept(part) else " ".join(part.split()) for part in parts]


def _is_kept(paragraph: str) -> bool:
    return paragraph.startswith(AS_IT_STANDS)


def translated(command: click.Command) -> click.Command:
    """The command with its help, and those of its sub-commands, in the program's language.

    The English stays beside it: a process may speak one language after the other.
    """
    if command.help:
        english: str = vars(command).setdefault(_ENGLISH, command.help)
        command.help = english if language() == "en" else _in_this_language(english)
    for inside in command.commands.values() if isinstance(command, click.Group) else ():
        translated(inside)
    return command


def _in_this_language(english: str) -> str:
    marks = [AS_IT_STANDS if _is_kept(part) else "" for part in inspect.cleandoc(english).split("\n\n")]
    return "\n\n".join(mark + _(part) for mark, part in zip(marks, paragraphs(english), strict=False))
