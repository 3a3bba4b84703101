"""Long listings: a terminal shows a part, and it is told that there is more; what is no terminal gets all."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

import click

from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import Option
from qualcode.errors import UsageProblem

ON_TERMINAL = 100
"""Rows of a long listing on a terminal, where nothing else is said."""


def limit_options(which: str) -> Option:
    """Add --limit and --all, with `which` rows they mean; the command gets the number as `limit`, None for all.

    JSON, and a file that is written, is never cut but by --limit: a program reads it.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @click.option(
            "--limit", type=click.IntRange(min=1), metavar="N", help=f"Only {which} (a terminal shows 100)."
        )
        @click.option("--all", "everything", is_flag=True, help="All of them, also on a terminal.")
        @functools.wraps(command)
        def wrapper(*args: object, limit: int | None, everything: bool, **options: object) -> object:
            if limit is not None and everything:
                raise UsageProblem("--limit and --all exclude each other.", "Say one of them.")
            is_read = not (options.get("as_json") or options.get("file"))
            if limit is None and not everything and is_read and sys.stdout.isatty():
                limit = ON_TERMINAL
            return command(*args, limit=limit, **options)

        return wrapper

    return decorate


def tell_left_out(shown: int, total: int | None) -> None:
    """Say that only so many rows are shown; `total` is None where it must not be told."""
    of_all = f" of {total:,}" if total is not None else ""
    diagnostics.say(f"{shown:,}{of_all}; --all shows the rest")
