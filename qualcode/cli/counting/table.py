"""The command table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, pgettext, program
from qualcode.cli.counting.table_writing import WRITING, TableWriting, write_passages, write_table
from qualcode.cli.counting.words import cell_words, corner, legend
from qualcode.cli.counting.words_in_cells import WORDS, WordsInCells, write_words_in_cells
from qualcode.cli.quoting.disclosure import check_options
from qualcode.cli.quoting.quote_options import CHOOSING_PASSAGES, QuoteOptions, filter_of, refuse_contradictions
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import Option, with_options
from qualcode.cli.shared.session import open_workspace, project_option
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.reporting.tables.cell_words import change_text
from qualcode.reporting.tables.table_head import table_notes
from qualcode.reporting.tables.table_names import column_names, row_names

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.reporting.disclosure.check import Options
    from qualcode.retrieval.counting.request import CountRequest
    from qualcode.retrieval.counting.table import CountTable

_ON_TERMINAL = 24
"""Columns of a table on a terminal."""
_ROWS_ON_TERMINAL = 500

_COUNTING: tuple[Option, ...] = (
    click.option("--count", "unit", type=click.Choice(("passages", "cases", "documents", "words", "share")),
                 default="passages", show_default=True, help=_("What is counted.")),
    click.option("--percent", type=click.Choice(("none", "row", "column")), default="none", show_default=True,
                 help=_("Per cents of rows or columns.")),
    click.option("--small", is_flag=True, help=_("Per cents of fewer than 20, too.")),
    click.option("--decimals", type=click.IntRange(0, 6), default=0, show_default=True, metavar="N",
                 help=_("Decimals of per cents.")),
    click.option("--roll-up", "sub_codes", is_flag=True, help=_("A code counts with those below it.")),
    click.option("--empty", is_flag=True, help=_("Keep rows and columns without a passage.")),
    click.option("--panel", is_flag=True, help=_("Only cases with a document in each of the waves compared.")),
    click.option("--change", is_flag=True, help=_("How much changed between the two waves that are columns.")),
    click.option("--base", type=click.Choice(("all", "asked", "answered")), default="all", show_default=True,
                 help=_("Of which cases N is: all, those asked about a topic, those who answered.")),
    click.option("--topic", metavar="TOPIC", help=_("The topic of the guide that the base is about.")),
    click.option("--publish", type=click.IntRange(min=2), metavar="K",
                 help=_("Hide numbers of 1 to K-1, and those that would give them away.")),
    click.option("--round", "rounds", multiple=True, type=click.IntRange(min=1),
                 help=_("Only of this coding round.")),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class CountOptions(QuoteOptions):
    """What was typed: the options of the command by their names."""

    unit: str
    percent: str
    small: bool
    decimals: int
    sub_codes: bool
    empty: bool
    panel: bool
    change: bool
    publish: int | None
    base: str
    topic: str | None
    rounds: tuple[int, ...]


@click.command("table")
@click.argument("rows", metavar="ROWS")
@click.argument("columns", metavar="COLUMNS")
@with_options(*_COUNTING, *WORDS, *CHOOSING_PASSAGES, *WRITING)
@check_options
@click.option("--json", "as_json", is_flag=True, help=_("Print one JSON object."))
@project_option
def table(
    path: Path, rows: str, columns: str, checking: Callable[[], Options], *, as_json: bool, **options: object
) -> None:
    """Count passages, cases, documents or words in a table, or put quotations or summaries into its cells.

    ROWS and COLUMNS are codes, topics, cases, documents, groups, coders, speakers, waves, source_kinds, the levels of
    cases on an evaluative code (“levels:CODE”, in their order), or an attribute of documents or cases
    (“attribute:NAME” where one is called like these).

    A passage is what “quotes” counts as one: overlapping codings of one code. What is reported as absent is never in
    the number of a cell: where there is some, it stands beside it.

    With --cells the same rows and columns hold words: a matrix of cases by codes, a joint display with groups of an
    attribute as columns. They are checked and recorded as “quotes” does.
    """
    words = WordsInCells(**{field.name: options.pop(field.name) for field in fields(WordsInCells)})  # type: ignore[arg-type]
    written = {field.name: options.pop(field.name) for field in fields(TableWriting)}
    writing = TableWriting(**written)  # type: ignore[arg-type]  # click gives the options by these names
    options |= {"language": writing.language, "identify": writing.identify, "final": words.final}
    typed = CountOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    refuse_contradictions(typed)
    words.refuse_contradictions(writing, hides=bool(typed.publish))
    form = None if words.holds_words else writing.form()
    if as_json and (form is not None or (words.holds_words and (writing.file or writing.format_))):
        raise UsageProblem(_("--json and -o exclude each other."), _("Say one of them."))
    with open_workspace(path) as space:
        from qualcode.reporting.tables.table_object import table_object
        from qualcode.workspace.counting.tables import count

        request = _request(space.project, rows, columns, typed)
        if writing.passages is not None:
            write_passages(space, request, writing.passages, writing.purpose, strict=writing.strict)
        made = count(space, request)
        if words.holds_words:
            told = _filters(typed, request)
            write_words_in_cells(space, made, words, writing, checking(), told, as_json=as_json)
            return
        if form is not None:
            write_table(space, made, writing, form, _filters(typed, request))
            return
        if as_json:
            ids = space.project.coded.ids()
            output.as_json(table_object(made, program(), lambda keys: [ids[key] for key in keys]))
            return
        _show(made)
        for note in table_notes(made, program()):
            diagnostics.say(note)


def _request(project: Project, rows: str, columns: str, typed: CountOptions) -> CountRequest:
    """What was typed. Raises NotFound, NotExact, Ambiguous, UsageProblem."""
    from qualcode.retrieval.counting.counting import axis_named
    from qualcode.retrieval.counting.request import CountBase, CountRequest, CountUnit, PercentOf

    sides = axis_named(project, rows), axis_named(project, columns)
    wanted = filter_of(project, typed)
    return CountRequest(
        *sides,
        unit=CountUnit(typed.unit),
        percent=PercentOf(typed.percent),
        wanted=replace(wanted, rounds=frozenset(typed.rounds)),
        sub_codes=typed.sub_codes,
        empty=typed.empty,
        panel=typed.panel,
        change=typed.change,
        publish=typed.publish or 0,
        base=CountBase(typed.base),
        topic=project.topics.find(typed.topic).key if typed.topic else None,
        small=typed.small,
        decimals=typed.decimals,
    )


def _filters(typed: CountOptions, request: CountRequest) -> list[str]:
    """The conditions as the head of a table names them."""
    query = request.wanted.query
    asked = [] if query is None else [query.told(identify=typed.identify)]
    rounds = [_("round {number}", number=number) for number in typed.rounds]
    return [*typed.codes, *typed.in_words(), *rounds, *asked]


def _show(made: CountTable) -> None:
    """Print the table: its total first, N in the heads; of a large one on a terminal a part."""
    width, height = len(made.columns), len(made.rows)
    if sys.stdout.isatty():
        width, height = min(width, _ON_TERMINAL), min(height, _ROWS_ON_TERMINAL)
    total = [_("Total")] if made.row_totals else []
    change = [pgettext("column", "change")] if made.changes else []
    head = [corner(made), *total, *column_names(made.columns[:width], program()), *change]
    output.table(head, _rows(made, width, height), range(1, len(head)))
    if told := legend(made):
        diagnostics.say(told)
    if width < len(made.columns) or height < len(made.rows):
        diagnostics.warn(
            _(
                "a terminal shows {width} of {columns} and {height} of {rows}; -o FILE, a pipe and --json get all",
                width=width,
                columns=counted(len(made.columns), "column"),
                height=height,
                rows=counted(len(made.rows), "row"),
            )
        )


def _rows(made: CountTable, width: int, height: int) -> Iterator[list[str]]:
    for at, name in enumerate(row_names(made.rows[:height], program())):
        cells = made.cells[at]
        total = list(made.row_totals[at : at + 1])
        parted = any(cell.absent or cell.mixed or cell.only_absent or cell.both for cell in (*total, *cells))
        shown = [*total, *(cells[place] for place in range(width))]
        change = [change_text(made.changes[at], made.request, program())] if made.changes else []
        yield [name, *(cell_words(cell, made, parted=parted) for cell in shown), *change]
    if made.totals:
        shown = [*([made.total] if made.total else []), *made.totals[:width]]
        change = [""] if made.changes else []
        yield [_("Total"), *(cell_words(cell, made, parted=made.has_polarity) for cell in shown), *change]
