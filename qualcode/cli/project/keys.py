"""The command keys."""

from __future__ import annotations

import click

from qualcode.cli.shared import output
from qualcode.cli.shared.start_tui import lines_of_keys


@click.command("keys")
def keys() -> None:
    """Show the keys of the interface, as the table [keys] of the configuration takes them.

    The configuration is `qualcode/config.toml` in $XDG_CONFIG_HOME, else in ~/.config. What it does not name
    keeps its keys. Keys are characters or names such as "ctrl+up"; several make a list.
    """
    for line in lines_of_keys():
        output.line(line)
