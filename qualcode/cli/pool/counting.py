"""What commands that count codings of a pool share: in which documents, whose, and which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared.options import with_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.pool.engines.choice import CountedCodings
    from qualcode.pool.folder.pool import Pool

counting_options = with_options(
    click.option(
        "--where", metavar="QUERY",
        help=_("Only documents for which it holds: “A AND typ=haupt”, “A NEAR/2 B”, “[A AND absent]”."),
    ),
    click.option(
        "--polarity", "polarities", multiple=True, type=click.Choice(["present", "absent", "mixed"]),
        help=_("Only this polarity."),
    ),
    click.option(
        "--coders", type=click.Choice(["human", "machine", "all"]), default="human", show_default=True,
        help=_("Whose codings count."),
    ),
    click.option(
        "--rules", metavar="RULES",
        help=_("The rules whose codings count, a file or their name, where the pool has several."),
    ),
    click.option("--without-old-rules", is_flag=True, help=_("Without codings under an old rule of their code.")),
)  # fmt: skip
"""Options that a command hands to `counted_codings`, and --where."""


def counted_codings(
    pool: Pool, coders: str, rules: str | None, polarities: Sequence[str], *, without_old_rules: bool
) -> CountedCodings:
    """The codings that count. Raises UsageProblem where it is not clear which rules are meant."""
    from qualcode.pool.engines.choice import CodedBy, CountedCodings
    from qualcode.pool.tables.rules_meant import rules_meant

    coded_by = CodedBy(coders)
    return CountedCodings(coded_by, rules_meant(pool, coded_by, rules), tuple(polarities), without_old_rules)
