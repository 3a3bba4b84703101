"""The command `pool`: a folder of Parquet that holds what thousands of projects and surveys give."""

from __future__ import annotations

import click

from qualcode.cli.shared.groups import Group


@click.group(cls=Group, as_added=True)
def pool() -> None:
    """Pool many projects and surveys in one folder: sample, code by rules, validate, tabulate."""


pool.add_later("create", "qualcode.cli.pool.upkeep")
pool.add_later("add", "qualcode.cli.pool.add")
pool.add_later("list", "qualcode.cli.pool.upkeep")
pool.add_later("codebook", "qualcode.cli.pool.codebook")
pool.add_later("annotate", "qualcode.cli.pool.annotate")
pool.add_later("search", "qualcode.cli.pool.search")
pool.add_later("sample", "qualcode.cli.pool.sample")
pool.add_later("code", "qualcode.cli.pool.code")
pool.add_later("validate", "qualcode.cli.pool.validate")
pool.add_later("table", "qualcode.cli.pool.table")
pool.add_later("cooccurrence", "qualcode.cli.pool.cooccurrence")
pool.add_later("agreement", "qualcode.cli.pool.agreement")
pool.add_later("check", "qualcode.cli.pool.upkeep")
pool.add_later("forget", "qualcode.cli.pool.forget")
