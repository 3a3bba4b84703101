"""The command `pool list`: what was added to a pool."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import pool_option
from qualcode.cli.shared.session import open_project
from qualcode.pool.folder.pool import Pool


@click.command("list")
@click.option(
    "--mine", "own_files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help=_("A project file of yours, by whose name its row is called too; may be given several times."),
)  # fmt: skip
@result_options
@pool_option
def list_(pool: Pool, own_files: tuple[Path, ...], file: Path | None, *, as_json: bool) -> None:
    """List the projects of a pool: how much of each is there, and how much stayed away.

    A pool knows no names. Your own project files know as which project they were added.
    """
    from qualcode.pool.upkeep.listing import pool_listing

    refuse_both(file, as_json=as_json)
    names: dict[str, str] | None = {} if own_files else None
    for own_file in own_files:
        with open_project(own_file) as project:
            record = project.pools.of(pool.settings.uuid)
        if names is not None and record is not None:
            names[record.project] = own_file.name
    give_result(pool_listing(pool, names), file, as_json=as_json)
