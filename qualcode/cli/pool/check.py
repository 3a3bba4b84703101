"""The command `pool check`: whether a pool is whole."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import pool_option
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.pool.folder.pool import Pool


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
    give_result(findings_result(findings, len(pool.project_folders())), file, as_json=as_json)
    damaged = any(finding.is_damage for finding in findings)
    context.exit(ExitCode.FAILED if damaged else ExitCode.DONE)
