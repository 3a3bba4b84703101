"""Long listings: a terminal shows a part, and it is told that there is more; what is no terminal gets all."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import Option
from qualcode.errors import UsageProblem

ON_TERMINAL = 100
"""Rows of a long listing on a terminal, where nothing else is said."""


def limit_options(limited: str) -> Option:
    """Add --limit, whose help is `limited`, and --all; the command gets the number as `limit`, None for all.

    JSON, and a file that is written, is never cut but by --limit: a program reads it.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @click.option("--limit", type=click.IntRange(min=1), metavar="N", help=limited)
        @click.option("--all", "everything", is_flag=True, help=_("All of them, also on a terminal."))
        @functools.wraps(command)
        def wrapper(*args: object, limit: int | None, everything: bool, **options: object) -> object:
            if limit is not None and everything:
                raise UsageProblem(_("--limit and --all exclude each other."), _("Give one of them."))
            is_read = not (options.get("as_json") or options.get("file"))
            if limit is None and not everything and is_read and sys.stdout.isatty():
                limit = ON_TERMINAL
            return command(*args, limit=limit, **options)

        return wrapper

    return decorate


def tell_old_rules(number: int, left_out: int) -> None:
    """Say how many codings stand under old rules of their codes, and how many that do are left out."""
    from qualcode.retrieval.speaking import notes_of_old_rules

    for note in notes_of_old_rules(number, left_out):
        diagnostics.say(program().said(note))


def tell_left_out(shown: int, total: int | None) -> None:
    """Say that only so many rows are shown; `total` is None where it must not be told."""
    number = program().number
    if total is None:
        diagnostics.say(_("{shown}; --all shows the rest", shown=number(shown)))
    else:
        diagnostics.say(_("{shown} of {total}; --all shows the rest", shown=number(shown), total=number(total)))
