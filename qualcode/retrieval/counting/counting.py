"""The count engine: tables of rows by columns, as they are asked for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.project.project import Project
from qualcode.retrieval.counting.axes import BETWEEN, axis_named
from qualcode.retrieval.counting.notes import notes_of
from qualcode.retrieval.counting.request import AxisKind, CountBase, CountRequest, CountUnit, PercentOf
from qualcode.retrieval.counting.table import CountCell, CountChange, CountTable
from qualcode.retrieval.counting.table_count import TableCount
from qualcode.retrieval.counting.table_numbers import counted_table

__all__ = ["axis_named", "count_table"]


def count_table(project: Project, request: CountRequest) -> CountTable:
    """Count what is asked for. Raises UsageProblem where the sides or options do not go together."""
    _refuse(request)
    with project.at_one_moment():
        count = TableCount(project, request)
        table, numbers = counted_table(count)
        table = replace(table, notes=notes_of(count, table, numbers))
    shown = _published(table) if request.publish else table
    return replace(shown, changes=_changes(shown)) if request.change else shown


def _published(table: CountTable) -> CountTable:
    from qualcode.retrieval.counting.publishing import published

    return published(table)


def _changes(table: CountTable) -> list[CountChange]:
    """What changed from the first wave to the second, row by row. Raises UsageProblem where there are not two."""
    columns = table.columns
    kinds = {str(column.key).partition(BETWEEN)[2] for column in columns}
    if len(columns) != 2 or len(kinds) != 1 or not all(column.key for column in columns):
        raise UsageProblem(
            _("A change is one between two waves of one kind of source, and these are: {columns}.",
              columns=", ".join(program().said(column.name) for column in columns) or _("none")),
            _("Choose two, like --query “(wave=2020 OR wave=2022) AND source_kind=RG”."),
        )  # fmt: skip
    return [_change(*cells) for cells in table.cells]


def _change(before: CountCell, after: CountCell) -> CountChange:
    numbers, per_cents = (before.headline, after.headline), (before.percent, after.percent)
    return CountChange(
        None if None in numbers else (after.headline or 0) - (before.headline or 0),
        None if None in per_cents else (after.percent or Decimal()) - (before.percent or Decimal()),
    )


def _refuse(request: CountRequest) -> None:
    if request.rows == request.columns:
        raise UsageProblem(
            _("Rows and columns are the same."), _("Name another side; codes beside codes are co-occurrences.")
        )
    if request.unit is CountUnit.SHARE and request.percent is not PercentOf.NONE:
        raise UsageProblem(
            _("A share is a per cent already."),
            _("Leave the per cents out, or count words for those of rows or columns."),
        )
    if request.publish and request.unit in (CountUnit.WORDS, CountUnit.SHARE):
        raise UsageProblem(
            _("Small numbers of words say nothing of people, and large ones may be of one."),
            _("Publish passages, cases or documents."),
        )
    kinds = {request.rows.kind, request.columns.kind}
    if request.base is not CountBase.ALL and request.topic is None and AxisKind.TOPICS not in kinds:
        raise UsageProblem(
            _("Asked about what? The base needs a topic."), _("Name a topic, or topics as rows or columns.")
        )
    if request.base is CountBase.ALL and request.topic is not None:
        raise UsageProblem(
            _("The topic is for the base of those who were asked, or answered."),
            _("Say the base too, or leave the topic out."),
        )
    if request.change and request.columns.kind is not AxisKind.WAVES:
        raise UsageProblem(_("A change is one between two waves."), _("Name waves as columns."))
    if request.panel and AxisKind.WAVES not in kinds:
        raise UsageProblem(_("A panel compares waves."), _("Name waves as rows or as columns."))
