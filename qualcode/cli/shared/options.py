"""Options of several commands: rows of them, and values that are read in the same way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import UsageProblem

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
"""What `click.option` makes."""


def with_options(*options: Option) -> Option:
    """Add options to a command in the order in which they are listed."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def pairs(values: tuple[str, ...]) -> dict[str, str]:
    """name=value pairs of an option. Raises UsageProblem for one without “=”."""
    found: dict[str, str] = {}
    for value in values:
        name, sign, content = value.partition("=")
        if not sign or not name.strip():
            raise UsageProblem(_("“{value}” is no name=value.", value=value), _("Write it like --set wave=2022."))
        found[name.strip()] = content.strip()
    return found
