"""Answers of a pool on their way out: the terminal, --json, or -o csv, xlsx, parquet. One way for all commands."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, pgettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import with_options
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.pool.tables.results import PoolResult

RESULT_FORMATS = ("csv", "xlsx", "parquet")


def _known_format(_context: click.Context, _option: click.Parameter, file: Path | None) -> Path | None:
    """The file, where its suffix says a format that can be written: told before anything is asked."""
    if file is not None and _form(file) == "parquet":
        from qualcode.reporting.tables.parquet import demand_parquet

        demand_parquet()
    return file


def _form(file: Path) -> str:
    from qualcode.reporting.writers.formats import format_of

    return format_of(file, None, known=RESULT_FORMATS)


result_options = with_options(
    click.option("--json", "as_json", is_flag=True, help=_("Write an object.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path), callback=_known_format,
                 metavar="FILE", help=_("A file .csv, .xlsx or .parquet.")),
)  # fmt: skip
"""--json and -o, which a command gets as `as_json` and `file` and hands to `give_result`."""


def refuse_both(file: Path | None, *, as_json: bool) -> None:
    """Raise UsageProblem where an answer is wanted in both ways; a command calls it before it asks."""
    if file is not None and as_json:
        raise UsageProblem(_("--json and -o exclude each other."), _("Say one of them."))


def give_result(result: PoolResult, file: Path | None, *, as_json: bool) -> None:
    """Show an answer on the terminal, write it as JSON, or write it into a file and say where.

    Notes stand in the JSON; else they are told beside. Raises QualcodeError, ExportError.
    """
    from qualcode.pool.tables.results import as_object, write_result

    refuse_both(file, as_json=as_json)
    if as_json:
        output.as_json(as_object(result))
        return
    if file is None:
        _show(result)
    else:
        write_result(result, file, _form(file), program())
        diagnostics.say(_("wrote “{path}”", path=file))
    output.flush()
    for note in result.notes:
        diagnostics.say(note)


def _show(result: PoolResult) -> None:
    """The answer as the terminal shows it: its squares where it has some, else its rows."""
    from qualcode.pool.tables.results import cell_text, shown_rows

    words = program()
    if result.title:
        output.line(result.title)
    if result.facts:
        output.facts([(fact.head, fact.text(words)) for fact in result.facts])
    if result.title or result.facts:
        output.line()
    if not result.squares and not result.all_hidden:
        rows = shown_rows(result, words)
        right = [place for place, column in enumerate(result.columns) if column.is_number]
        if first := next(rows, None):
            output.table([column.head for column in result.columns], chain([first], rows), right)
        elif result.title:
            diagnostics.say(pgettext("in an answer", "none"))
    for number, square in enumerate(result.squares):
        if number:
            output.line()
        if square.title and square.title != result.title:
            output.line(square.title)
        rows = ([cell_text(cell, words) for cell in row] for row in square.rows)
        output.table(square.head, rows, range(square.words, len(square.head)))
