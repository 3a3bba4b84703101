"""The command `pool code`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import engine_option, pool_option
from qualcode.cli.shared import diagnostics
from qualcode.pool.folder.pool import Pool


@click.command()
@click.argument("rules", metavar="RULES")
@click.option("--dry-run", is_flag=True, help=_("Count what would be coded, and write nothing."))
@click.option("--by-rule", is_flag=True,
              help=_("Count each rule by itself, too, and what no other rule of its code finds."))  # fmt: skip
@engine_option
@pool_option
@result_options
def code(
    pool: Pool, rules: str, engine: str, file: Path | None, *, dry_run: bool, by_rule: bool, as_json: bool
) -> None:
    """Code the texts of a pool by RULES: a file of rules, or the name of rules that the pool keeps.

    The coder is a machine that is called by what the rules say: the same rules have the same name. What they code is
    kept beside each project; only what is missing or old is coded. “qualcode pool validate” says how well.
    """
    from qualcode.pool.engines.opening import in_one_session
    from qualcode.pool.tables.coded_by_rules import rules_result
    from qualcode.pool.words.kept_rules import find_rules
    from qualcode.pool.words.rule_coding import code_by_rules, count_rules

    refuse_both(file, as_json=as_json)
    rulebook = find_rules(pool, rules)
    if dry_run:
        run = count_rules(pool, rulebook, engine, by_rule=by_rule)
    else:
        with click.progressbar(length=1, label=_("coding"), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

            def tell(done: int, every: int) -> None:
                bar.length = every
                bar.update(done - bar.pos)

            with in_one_session(pool, engine):
                run = code_by_rules(pool, rulebook, engine, tell, by_rule=by_rule)
    give_result(rules_result(run, rulebook, pool.settings.smallest_cell, dry_run=dry_run), file, as_json=as_json)
    if dry_run:
        diagnostics.say(_("nothing was written"))
