"""The report of what was lost between programs, of commands that take projects in or give them out."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _


def _checked(_context: click.Context, _option: click.Parameter, file: Path | None) -> Path | None:
    if file is not None:
        from qualcode.reporting.exchange.loss_file import demand_loss_suffix

        demand_loss_suffix(file)
    return file


report_option = click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    callback=_checked,
    help=_("Write all that was left out or changed into a .txt or .json."),
)
"""Where the losses are written; the suffix is looked at before anything is done."""
