"""The command `pool table`: passages, documents or cases of a pool by code and attribute."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.pool.counting import counted_codings, counting_options
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import engine_option, pool_option
from qualcode.cli.shared.options import help_all
from qualcode.pool.folder.pool import Pool

if TYPE_CHECKING:
    from qualcode.pool.engines.engine import Engine
    from qualcode.pool.tables.results import PoolResult


@click.command("table")
@click.option("--rows", default="codes", show_default=True, metavar="codes|ATTRIBUTE", help=_("What the rows are."))
@click.option("--columns", metavar="ATTRIBUTE", help=_("The attribute whose values are the columns."))
@click.option(
    "--unit", type=click.Choice(["passages", "documents", "cases"]), default="passages", show_default=True,
    help=_("What is counted."),
)  # fmt: skip
@click.option("--roll-up", is_flag=True, help=_("A code counts with those below it."))
@counting_options
@result_options
@engine_option
@pool_option
@help_all
def table(
    pool: Pool,
    rows: str,
    columns: str | None,
    unit: str,
    where: str | None,
    polarities: tuple[str, ...],
    coders: str,
    rules: str | None,
    engine: str,
    file: Path | None,
    *,
    roll_up: bool,
    without_old_rules: bool,
    as_json: bool,
) -> None:
    """Count passages, documents or cases of a pool by code or attribute.

    A passage is what “qualcode table” counts as one: overlapping codings of one code. What is reported as absent is
    never in a number: where there is some, it stands beside. Numbers below the smallest cell of the pool are not
    shown, nor those that would give them away.

    Of codes that rules gave (--coders machine --rules RULES) the shares of documents stand beside, raw and corrected
    by a sample that was coded by hand; where there is none, the heading says that they are not validated. Corrected
    shares tell of the half that is held out: such a table is a look at it and is kept as one.
    """
    from qualcode.pool.engines.opening import asking
    from qualcode.pool.sampling.corrected_result import with_corrected_shares
    from qualcode.pool.sampling.looks import look
    from qualcode.pool.tables.counted import PoolUnit, TableRequest, counted_table

    refuse_both(file, as_json=as_json)
    request = TableRequest(
        rows=rows, columns=columns, unit=PoolUnit(unit), where=where, roll_up=roll_up,
        counted=counted_codings(pool, coders, rules, polarities, without_old_rules=without_old_rules),
    )  # fmt: skip

    def answered(opened: Engine) -> PoolResult:
        return with_corrected_shares(pool, opened, request, counted_table(pool, opened, request))

    result = asking(pool, engine, answered)
    for sample in result.held_out:
        look(pool, str(request.counted.rules), sample)
    give_result(result, file, as_json=as_json)
