"""The commands “consent import” and “consent template”: consents out of a table, and a table to be filled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.options import pairs
from qualcode.cli.shared.session import author_option, open_project, open_workspace, project_option, tell_who
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.workspace.consent.table import PlannedConsents


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Show what would be changed, and change nothing."))
@click.option("--column", "columns", multiple=True, metavar="WHAT=HEADING",
              help=_("Under which heading something stands: case, document, quote …, given, form, withdrawn, "
                     "delete_by. May be repeated."))  # fmt: skip
@click.option("--delimiter", default="", metavar="SIGN", help=_("For CSV: the delimiter."))
@click.option("--sheet", default="", help=_("For XLSX: the sheet (else the first)."))
@click.option("--missing", multiple=True, metavar="SIGN", help=_("A cell that counts as empty, such as NA."))
@author_option
@project_option
def import_(
    path: Path,
    file: Path,
    columns: tuple[str, ...],
    delimiter: str,
    sheet: str,
    missing: tuple[str, ...],
    coder: str | None,
    *,
    dry_run: bool,
) -> None:
    """Take in what a table (CSV, XLSX) says, one row a case or document, as one change; “undo” takes it back.

    “qualcode consent template -o FILE” writes one to be filled. English and German headings and answers are known. A
    row with a document is of that document alone, others are of their case; names are exact. An empty cell leaves
    what was said, “unknown” takes it back.

    Where a case is unknown, a cell is no answer or no day, or two rows contradict each other, all of these rows are
    listed, and nothing is taken in.
    """
    from qualcode.reading.tables.table import TableOptions
    from qualcode.workspace.consent.table import read_consents, take_in

    said = TableOptions(delimiter=delimiter, sheet=sheet, missing=missing)
    headings = pairs(columns, "--column quote=HEADING")  # no text: an option
    with open_workspace(path, coder) as space:
        planned = read_consents(space.project, file, said, headings)
        _tell_how(planned)
        if dry_run:
            changed = _show(space.project, planned)
        else:
            tell_who(space)
            changed = take_in(space, planned)
    diagnostics.say(_told_planned(changed) if dry_run else told_changed(changed, len(planned.changes)))
    if planned.missing:
        diagnostics.say(
            ngettext(
                "{count} case or document without a case stands in no row; “qualcode consent” lists all",
                "{count} cases or documents without a case stand in no row; “qualcode consent” lists all",
                planned.missing,
            )
        )


def _tell_how(planned: PlannedConsents) -> None:
    for note in planned.notes:
        diagnostics.say(f"{planned.name}: {note}")
    for warning in planned.warnings:
        diagnostics.warn(warning)


def _show(project: Project, planned: PlannedConsents) -> int:
    """Print what would be changed; gives how many consents it would change."""
    from qualcode.workspace.consent.consents import kind_of
    from qualcode.workspace.consent.table import FIELDS, consent_cells

    differences = list(planned.differences(project))
    rows = [
        (kind_of(consenting), consenting.name, field, before, after)
        for consenting, present, changed in differences
        for field, before, after in zip(FIELDS, consent_cells(present), consent_cells(changed), strict=True)
        if before != after
    ]
    if rows:
        output.table(heads_of("kind", "name", "what", "before", "after"), rows)
    return len(differences)


@click.command("template")
@click.option("-o", "--output", "file", required=True, type=click.Path(path_type=Path),
              help=_("The file, .xlsx or .csv."))  # fmt: skip
@project_option
def template(path: Path, file: Path) -> None:
    """Write a table to be filled, one row a case or document without one, with what is known already.

    Names of cases and documents stand in it: keep it where the project is.
    """
    from qualcode.workspace.consent.table import write_template

    with open_project(path) as project:
        count = write_template(project, file)
    diagnostics.say(_("wrote {rows} to “{file}”", rows=counted(count, "row"), file=file))
    diagnostics.warn(_("names of cases and documents stand in it: keep it where the project is"))
    diagnostics.say(_("“qualcode consent import {file}” takes it in again", file=file))


def _told_planned(changed: int) -> str:
    if not changed:
        return _("it would change nothing: all of that is known already")
    return ngettext("{count} consent would change", "{count} consents would change", changed)


def told_changed(changed: int, meant: int) -> str:
    """How many consents are others now."""
    if not changed:
        return _("all of that was known already: nothing was changed")
    told = ngettext("{count} consent changed", "{count} consents changed", changed)
    as_before = meant - changed
    if not as_before:
        return told
    return f"{told}; " + ngettext("{count} was like that already", "{count} were like that already", as_before)
