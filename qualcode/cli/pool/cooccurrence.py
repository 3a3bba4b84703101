"""The command `pool cooccurrence`: which codes of a pool occur together."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.pool.counting import counted_codings, counting_options
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import engine_option, pool_option
from qualcode.cli.shared.options import help_all
from qualcode.errors import UsageProblem
from qualcode.pool.folder.pool import Pool


@click.command("cooccurrence")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option(
    "--by", type=click.Choice(["overlap", "near", "document", "case"]), default="overlap", show_default=True,
    help=_("How codes are together: their passages overlap or are near, or they are in the same document or case."),
)  # fmt: skip
@click.option("--near", type=click.IntRange(0, 1000), metavar="N", help=_("At most N sentences apart (--by near)."))
@click.option("--roll-up", is_flag=True, help=_("A code counts with those below it."))
@counting_options
@result_options
@engine_option
@pool_option
@help_all
def cooccurrence(
    pool: Pool,
    codes: tuple[str, ...],
    by: str,
    near: int | None,
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
    """Count which codes of a pool occur together, with Jaccard's coefficient.

    One CODE gives its pairs with all others, several those among them, none all pairs. What counts is what “qualcode
    cooccurrence” counts in one project. What is reported as absent is left out, unless --polarity says otherwise.
    """
    from qualcode.pool.engines.opening import asking
    from qualcode.pool.tables.pairs import PairsBy, PairsRequest, code_pairs

    refuse_both(file, as_json=as_json)
    if (near is None) == (by == "near"):
        raise UsageProblem(_("--near N goes with --by near."), _("Say both, or none of them."))
    request = PairsRequest(
        by=PairsBy(by), near=near or 0, codes=codes, where=where, roll_up=roll_up,
        counted=counted_codings(
            pool, coders, rules, polarities or ("present", "mixed"), without_old_rules=without_old_rules
        ),
    )  # fmt: skip
    result = asking(pool, engine, lambda opened: code_pairs(pool, opened, request))
    give_result(result, file, as_json=as_json)
