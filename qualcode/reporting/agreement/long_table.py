"""A project's ratings as a report of one table, for programs and for whoever computes the figures again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.agreement.files.long_table import HEAD
from qualcode.catalogue import catalogue_of
from qualcode.reporting.report import Afresh, Report, Table

if TYPE_CHECKING:
    from qualcode.agreement.files.long_table import LongTable


def ratings_report(table: LongTable, *, wide: bool = False) -> Report:
    """The table; its rows are made one by one as they are written. It is the same in each language.

    `wide` has a column for each coder. Raises UsageProblem where a coder is called like another column then.
    """
    said = catalogue_of("en").said
    head = table.wide_head(said) if wide else HEAD
    made = Afresh(lambda: table.wide_rows(said) if wide else table.rows(said))
    rows = Table("ratings", head, made, words=len(head))  # no text: for programs
    return Report("ratings", (rows,), (rows,))  # no text: for programs


def words_of_ratings(table: LongTable) -> list[str]:
    """All that stands in it that people called something, each once."""
    return list(dict.fromkeys(map(catalogue_of("en").said, table.words())))
