"""Steps of a summary: rows taken, generalised and struck; statements made, moved and turned into codes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import pairs
from qualcode.cli.shared.session import (
    acting,
    author_option,
    coder_options,
    exactly,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.workspace.inductive.summary_table import SummaryStatement, SummaryTable, SummaryTableRow


def _row(shown: SummaryTable, wanted: str) -> SummaryTableRow:
    from qualcode.workspace.inductive.summary_table import find_row

    return exactly(partial(find_row, shown), wanted)


def _statement(shown: SummaryTable, wanted: str) -> SummaryStatement:
    from qualcode.workspace.inductive.summary_table import find_statement

    return exactly(partial(find_statement, shown), wanted)


@click.command("take")
@click.argument("work", metavar="WORK")
@coder_options
@project_option
def take(path: Path, work: str, coder: str | None, *, new_coder: bool) -> None:
    """Give each paraphrase of the material a row of the table, where it has none."""
    from qualcode.workspace.inductive import summary_table

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        with acting(space, new=new_coder):
            number = summary_table.take(space, found)
    diagnostics.say(ngettext("{count} row added", "{count} rows added", number))


@click.command("leave")
@click.argument("work", metavar="WORK")
@click.argument("rows", nargs=-1, required=True, metavar="ROW...")
@author_option
@project_option
def leave(path: Path, work: str, rows: tuple[str, ...], coder: str | None) -> None:
    """Take rows (ids of their paraphrases) out of the table; the paraphrases stay."""
    from qualcode.workspace.inductive import summary_table

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        shown = summary_table.table(space, found)
        keys = [_row(shown, row).row.key for row in rows]
        tell_who(space)
        summary_table.leave(space, found, keys)


@click.command("generalise")
@click.argument("work", metavar="WORK")
@click.argument("row", metavar="ROW")
@click.argument("text", metavar="TEXT")
@author_option
@project_option
def generalise(path: Path, work: str, row: str, text: str, coder: str | None) -> None:
    """Write the generalisation of a row (id of its paraphrase); an empty text takes it away."""
    from qualcode.workspace.inductive import summary_table

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        key = _row(summary_table.table(space, found), row).row.key
        tell_who(space)
        summary_table.generalise(space, found, {key: text})


@click.command("strike")
@click.argument("work", metavar="WORK")
@click.argument("rows", nargs=-1, metavar="[ROW]...")
@click.option("--statement", metavar="STATEMENT", help=_("Strike this statement."))
@click.option("--reason", required=True, help=_("Why: it says the same as another, or nothing on the question."))
@author_option
@project_option
def strike(
    path: Path, work: str, rows: tuple[str, ...], statement: str | None, reason: str, coder: str | None
) -> None:
    """Strike rows or a statement; they stay to be seen, with the reason."""
    from qualcode.workspace.inductive import summary_table

    _one_of(rows, statement)
    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        shown = summary_table.table(space, found)
        tell_who(space)
        if statement is not None:
            summary_table.strike_statement(space, found, _statement(shown, statement).statement.key, reason)
        else:
            summary_table.strike(space, found, [_row(shown, row).row.key for row in rows], reason)


@click.command("unstrike")
@click.argument("work", metavar="WORK")
@click.argument("rows", nargs=-1, metavar="[ROW]...")
@click.option("--statement", metavar="STATEMENT", help=_("Take the striking of this statement back."))
@author_option
@project_option
def unstrike(path: Path, work: str, rows: tuple[str, ...], statement: str | None, coder: str | None) -> None:
    """Take the striking of rows or of a statement back."""
    from qualcode.workspace.inductive import summary_table

    _one_of(rows, statement)
    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        shown = summary_table.table(space, found)
        tell_who(space)
        if statement is not None:
            summary_table.unstrike_statement(space, found, _statement(shown, statement).statement.key)
        else:
            summary_table.unstrike(space, found, [_row(shown, row).row.key for row in rows])


def _one_of(rows: tuple[str, ...], statement: str | None) -> None:
    """Raise UsageProblem unless either rows or a statement are named."""
    if bool(rows) == (statement is not None):
        raise UsageProblem(_("Name rows, or one statement."), _("Rows are called by the ids of their paraphrases."))


@click.command("state")
@click.argument("work", metavar="WORK")
@click.argument("text", metavar="TEXT")
@click.option("--row", "rows", multiple=True, metavar="ROW",
              help=_("A row that it rests on (first reduction). May be given several times."))  # fmt: skip
@click.option("--statement", "statements", multiple=True, metavar="STATEMENT",
              help=_("A statement that it rests on (second reduction). May be given several times."))  # fmt: skip
@author_option
@project_option
def state(
    path: Path, work: str, text: str, rows: tuple[str, ...], statements: tuple[str, ...], coder: str | None
) -> None:
    """Make a statement of rows (first reduction) or of statements (second reduction); prints its id."""
    from qualcode.workspace.inductive import summary_table

    if bool(rows) == bool(statements):
        raise UsageProblem(_("A statement rests on rows, or on statements."), _("Say --row or --statement."))
    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        shown = summary_table.table(space, found)
        tell_who(space)
        if rows:
            key = summary_table.reduce(space, found, [_row(shown, row).row.key for row in rows], text)
        else:
            below = [_statement(shown, statement).statement.key for statement in statements]
            key = summary_table.reduce_again(space, found, below, text)
        made = summary_table.table(space, found).statement(key)
        output.line(made.statement.id if made else "")


@click.command("put")
@click.argument("work", metavar="WORK")
@click.option("--row", "rows", multiple=True, metavar="ROW", help=_("This row. May be given several times."))
@click.option("--statement", "statements", multiple=True, metavar="STATEMENT",
              help=_("This statement of the first reduction. May be given several times."))  # fmt: skip
@click.option("--under", metavar="STATEMENT", help=_("Put it under this statement; without it under none."))
@author_option
@project_option
def put(
    path: Path, work: str, rows: tuple[str, ...], statements: tuple[str, ...], under: str | None, coder: str | None
) -> None:
    """Put rows under a statement of the first reduction, or statements under one of the second."""
    from qualcode.workspace.inductive import summary_table

    if bool(rows) == bool(statements):
        raise UsageProblem(_("Name rows, or statements."), _("Say --row or --statement."))
    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        shown = summary_table.table(space, found)
        target = _statement(shown, under).statement.key if under is not None else None
        tell_who(space)
        if rows:
            summary_table.put_rows(space, found, [_row(shown, row).row.key for row in rows], target)
        else:
            below = [_statement(shown, statement).statement.key for statement in statements]
            summary_table.put_statements(space, found, below, target)


@click.command("reword")
@click.argument("work", metavar="WORK")
@click.argument("statement", metavar="STATEMENT")
@click.argument("text", metavar="TEXT")
@author_option
@project_option
def reword(path: Path, work: str, statement: str, text: str, coder: str | None) -> None:
    """Write a statement anew; what stands under it stays."""
    from qualcode.workspace.inductive import summary_table

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        key = _statement(summary_table.table(space, found), statement).statement.key
        tell_who(space)
        summary_table.reword(space, found, key, text)


@click.command("drop")
@click.argument("work", metavar="WORK")
@click.argument("statement", metavar="STATEMENT")
@author_option
@project_option
def drop(path: Path, work: str, statement: str, coder: str | None) -> None:
    """Take a statement away that was a mistake; what stood under it stays, and “undo” brings it back."""
    from qualcode.workspace.inductive import summary_table

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        key = _statement(summary_table.table(space, found), statement).statement.key
        tell_who(space)
        summary_table.remove_statement(space, found, key)


@click.command("codes")
@click.argument("work", metavar="WORK")
@click.argument("statements", nargs=-1, required=True, metavar="STATEMENT[=NAME]...")
@click.option("--below", metavar="CODE", help=_("Make the codes below this one; without it at the top."))
@click.option("--existing", is_flag=True, help=_("NAME is a code that is there."))
@coder_options
@project_option
def codes(
    path: Path,
    work: str,
    statements: tuple[str, ...],
    below: str | None,
    coder: str | None,
    *,
    existing: bool,
    new_coder: bool,
) -> None:
    """Make statements codes and give them your codings at their passages, by one undo.

    A code is called NAME, else as the statement reads; the statement is the definition of a code called otherwise.
    """
    from qualcode.workspace.inductive import summary_table

    with open_workspace(path, coder) as space:
        project = space.project
        found = exactly(project.inductions.find, work)
        shown = summary_table.table(space, found)
        parent = exactly(project.codes.find, below) if below else None
        names = pairs(tuple(word if "=" in word else f"{word}=" for word in statements))
        into = {}
        for wanted, name in names.items():
            of = _statement(shown, wanted).statement
            called = name or of.text
            into[of.key] = exactly(project.codes.find, called) if existing else called
        with acting(space, new=new_coder):
            made = summary_table.make_codes(space, found, into, parent)
    for code in made:
        diagnostics.say(
            ngettext(
                "“{code}”: {count} new coding, {before} there before",
                "“{code}”: {count} new codings, {before} there before",
                code.new,
                code=code.code.full_name,
                before=code.before,
            )
        )
        if code.without_place:
            diagnostics.warn(
                ngettext(
                    "{count} row has no place in its corrected text and got no coding",
                    "{count} rows have no place in their corrected texts and got no coding",
                    code.without_place,
                )
            )
