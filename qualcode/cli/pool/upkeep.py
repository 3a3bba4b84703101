"""The commands `pool create`, `pool list` and `pool check`: a pool is made, shown and looked over."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import pool_option
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import open_project
from qualcode.errors import UsageProblem
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.settings import LARGEST_CELL, SMALLEST_CELL


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--smallest-cell", type=click.IntRange(1, LARGEST_CELL), default=SMALLEST_CELL, show_default=True, metavar="K",
    help=_("Numbers below it are not shown in any result."),
)  # fmt: skip
def create(folder: Path, smallest_cell: int) -> None:
    """Make an empty pool in a new folder, for you alone."""
    if smallest_cell == 2:
        raise UsageProblem(
            _("With 2 as the smallest cell everybody would know that a hidden number is 1."),
            _("Say --smallest-cell 3 or more, or 1, which hides nothing."),
        )
    pool = Pool.create(folder, smallest_cell=smallest_cell)
    diagnostics.say(
        _("pool made: {folder} (all numbers are shown)", folder=pool.folder)
        if smallest_cell == 1
        else _("pool made: {folder} (numbers below {smallest} are not shown)", folder=pool.folder,
               smallest=smallest_cell)
    )  # fmt: skip


@click.command("list")
@click.argument("own_files", nargs=-1, type=click.Path(path_type=Path), metavar="[PROJECT]...")
@result_options
@pool_option
def list_(pool: Pool, own_files: tuple[Path, ...], file: Path | None, *, as_json: bool) -> None:
    """List the projects of a pool: how much of each is there, and how much stayed away.

    A pool knows no names. Project files of your own that are given (PROJECT) know as which project they were added:
    their names stand in these rows.
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


@click.command()
@result_options
@pool_option
@click.pass_context
def check(context: click.Context, pool: Pool, file: Path | None, *, as_json: bool) -> None:
    """Check whether a pool is whole: files, keys, the codebook, samples, leftovers of crashes.

    Ends with exit code 1 where something is damaged, so that results may be wrong; advice alone is no damage.
    """
    from qualcode.pool.upkeep.checking import pool_findings
    from qualcode.pool.upkeep.findings_told import findings_result

    refuse_both(file, as_json=as_json)
    findings = pool_findings(pool)
    smallest = pool.settings.smallest_cell
    give_result(findings_result(findings, len(pool.project_folders()), smallest), file, as_json=as_json)
    damaged = any(finding.is_damage for finding in findings)
    context.exit(ExitCode.FAILED if damaged else ExitCode.DONE)
