"""The command `pool create`: an empty pool."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.settings import SMALLEST_CELL


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--smallest-cell", type=click.IntRange(1, 1000), default=SMALLEST_CELL, show_default=True, metavar="K",
    help=_("Numbers below it are not shown in any result."),
)  # fmt: skip
def create(folder: Path, smallest_cell: int) -> None:
    """Make an empty pool in a new folder, for you alone."""
    pool = Pool.create(folder, smallest_cell=smallest_cell)
    diagnostics.say(
        _("pool made: {folder} (numbers below {smallest} are not shown)", folder=pool.folder, smallest=smallest_cell)
    )
