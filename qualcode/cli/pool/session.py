"""What the commands of a pool share: which one is meant."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.pool.folder.layout import SETTINGS
from qualcode.pool.folder.pool import Pool
from qualcode.reporting.tables.parquet import demand_parquet
from qualcode.safe_text import visible

F = TypeVar("F", bound=Callable[..., Any])
_SHOWN = 5


def pool_option(command: F) -> F:
    """Add --pool; the command gets the pool that was meant, opened, as `pool`."""

    @click.option(
        "--pool",
        "pool_folder",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help=_("The pool's folder (else $QUALCODE_POOL, this folder, or the only pool in it)."),
    )
    @functools.wraps(command)
    def wrapper(*args: object, pool_folder: Path | None, **options: object) -> object:
        pool = Pool.open(find_pool(pool_folder))
        _refuse_inside(pool, options.get("file"))
        try:
            return command(*args, pool=pool, **options)
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] == "pyarrow":
                demand_parquet()  # says what to install
            raise

    return wrapper  # type: ignore[return-value]  # the option added here is not in the wrapped signature


engine_option = click.option(
    "--engine", default="duckdb", show_default=True, metavar="ENGINE",
    help=_("What answers: duckdb, spark, or a cluster, spark://HOST:PORT."),
)  # fmt: skip
"""--engine, which a command gets as `engine` and hands to `asking`."""


def _refuse_inside(pool: Pool, file: object) -> None:
    """Raise UsageProblem where a command would write its file into the pool's folder, which holds what it knows."""
    if isinstance(file, Path) and file.resolve().is_relative_to(pool.folder.resolve()):
        raise UsageProblem(_("“{file}” would lie in the pool.", file=file), _("Give a file outside of it."))


def find_pool(given: Path | None) -> Path:
    """The folder of the pool that is meant: the option, $QUALCODE_POOL, the current folder, else its only pool.

    Raises UsageProblem where that is not clear.
    """
    named = os.environ.get("QUALCODE_POOL")
    if given or named:
        return given or Path(str(named))
    here = Path.cwd()
    if (here / SETTINGS).is_file():
        return here
    pools = sorted(path for path in here.iterdir() if path.is_dir() and (path / SETTINGS).is_file())
    if len(pools) == 1:
        return pools[0]
    if not pools:
        raise UsageProblem(
            _("There is no pool in this folder."),
            _("Give one with --pool FOLDER, or make one with qualcode pool create FOLDER."),
        )
    names = ", ".join(program().quoted(visible(path.name)) for path in pools[:_SHOWN])
    raise UsageProblem(_("This folder holds several pools: {names}.", names=names), _("Give one with --pool FOLDER."))
