"""What taking a table of inductive work in changes, in lines to read before and after it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.reporting.inductive.columns import head_of_column
from qualcode.safe_text import one_line

if TYPE_CHECKING:
    from qualcode.workspace.inductive.table_import import InductionTablePlan


def lines_of(plan: InductionTablePlan, *, longest: int | None = None) -> Iterator[str]:
    """A line for each change and for each name of what is made; of words at most the `longest` first characters."""
    words = program()

    def short(text: str) -> str:
        return words.quoted(one_line(text)[:longest]) if text else "–"

    for change in plan.changes:
        told = _(
            "{column}: {before} → {after}",
            column=head_of_column(change.column, words),
            before=short(change.before),
            after=short(change.after),
        )
        of = change.id or short(change.of)
        yield f"{of} {told}"
    for name in plan.new:
        yield _("new: {name}", name=short(name))


def missing_told(plan: InductionTablePlan) -> str:
    """How many rows of the work the file lacks; empty where it has all."""
    if not plan.missing:
        return ""
    return ngettext(
        "{count} row of the work is not in the file and stays as it is",
        "{count} rows of the work are not in the file and stay as they are",
        plan.missing,
    )
