"""What is measured of pools: each row a command that somebody types, and its floor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.benchmarks.pools.made import topic

FloorKind = Literal["asked", "added", "annotated", "rewritten"]


@dataclass(frozen=True)
class PoolRow:
    """A command, the pools that it is asked of, its floor, and its goal: `times` the floor and `seconds`.

    `asked` floors are the same SQL without the start of the program; `writes` gives each run a copy of the pool. Of
    the words, PROJECT is the file of a project, OF_POOL and CASE are the first of the pool, RULES a file of rules,
    OUT.suffix a new one.
    """

    name: str
    words: tuple[str, ...]
    pools: tuple[str, ...]
    floor: FloorKind = "asked"
    times: float = 1.3
    seconds: float = 0.3
    writes: bool = False


OF_CODINGS = ("XS", "M", "L")
OF_TEXTS = ("XS", "T")
WORDS = ("nicht", "auch", "schon", "eben")
RULES = "[codes]\n" + "\n".join(f'"{topic(number)}" = ["{word}"]' for number, word in enumerate(WORDS))
"""A short list of rules."""

SAMPLE = ("sample", "--strata", "typ,jahr", "--each", "50", "--seed", "7", "-o", "OUT.qualcode")

ROWS = (
    PoolRow("table: passages, code by typ", ("table", "--rows", "codes", "--columns", "typ"), OF_CODINGS),
    PoolRow(
        "table: cases, code by jahr",
        ("table", "--rows", "codes", "--columns", "jahr", "--unit", "cases"),
        OF_CODINGS,
    ),
    PoolRow("table: typ by jahr", ("table", "--rows", "typ", "--columns", "jahr"), OF_CODINGS),
    PoolRow("co-occurrence", ("cooccurrence",), OF_CODINGS),
    PoolRow("agreement", ("agreement",), OF_CODINGS),
    PoolRow("search: one word", ("search", "nicht"), OF_TEXTS),
    PoolRow("rules: counts", ("code", "RULES", "--dry-run"), OF_TEXTS),
    PoolRow("sample", SAMPLE, OF_TEXTS),
    PoolRow("annotate", ("annotate",), OF_TEXTS, "annotated", 1.15, writes=True),
    PoolRow("add", ("add", "PROJECT"), ("XS", "M"), "added", 2, writes=True),
    PoolRow("forget", ("forget", "OF_POOL", "CASE", "--yes"), ("XS", "M"), "rewritten", 3, 0.06, writes=True),
)
