"""The command “codings import”: codings out of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.session import coder_options, open_workspace, project_option
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.workspace.coding.table_import import ImportOutcome


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--leave-out", is_flag=True, help=_("Take in the other rows where some have no place or no code."))
@click.option("--whole-documents", is_flag=True, help=_("Rows without a passage mean their whole document."))
@click.option("--dry-run", is_flag=True, help=_("Say what would be done, and change nothing."))
@click.option("--delimiter", default="", metavar="SIGN", help=_("For CSV: the delimiter."))
@click.option("--sheet", default="", help=_("For XLSX: the sheet (else the first)."))
@click.option("--missing", multiple=True, metavar="SIGN", help=_("A cell that counts as empty, such as NA."))
@coder_options
@project_option
def import_codings(
    path: Path,
    file: Path,
    delimiter: str,
    sheet: str,
    missing: tuple[str, ...],
    coder: str | None,
    *,
    leave_out: bool,
    whole_documents: bool,
    dry_run: bool,
    new_coder: bool,
) -> None:
    """Give the codes of a table, CSV or XLSX, as one change; “undo” takes it back.

    Each row is one coding. The columns “document” and “code” hold whole names, paths or ids. A passage is said by
    “start” and “end” (characters, that is code points, from 0; “end” is the first that is not in it), or by “text”,
    its words. Words that stand several times in the document need “start”, “paragraph” (its number, ¶) or “time”
    (0:12:03) beside them. “paragraph” alone means the whole paragraph; a table without any of these columns codes
    whole documents.

    Optional are “coder” (else who acts), “polarity”, “weight”, “memo”, “paraphrase”, “round” (else the present one)
    and “good”. German headings (Dokument, Kode, Anfang, Ende, Zitat, Absatz, Zeit …) are read too; other columns are
    not, and named.

    A row without its place, code or coder is listed, and nothing is taken in, unless --leave-out is said. What is
    there already stays as it is; rows that say something else than what stands are listed.
    """
    from qualcode.reading.tables.table import TableOptions
    from qualcode.workspace.coding import table_import
    from qualcode.workspace.coding.coding_table import read_coding_table

    table = read_coding_table(file, TableOptions(delimiter=delimiter, sheet=sheet, missing=missing))
    for note in table.notes:
        diagnostics.say(f"{file.name}: {note}")
    for warning in table.warnings:
        diagnostics.warn(warning)
    with open_workspace(path, coder) as space:
        space.new_coder = new_coder
        diagnostics.say(_("coder: {author}", author=space.author.name))
        planned = table_import.planned_import(space, table, whole_documents=whole_documents)
        if not leave_out:
            planned.refuse_left_out()
        take_in = table_import.outcome if dry_run else table_import.import_codings
        gives = take_in(space, planned)
        who = space.author.name
    for line in planned.left_out_lines():
        diagnostics.warn(_("left out: {line}", line=line))
    if planned.whole_documents:
        diagnostics.say(
            ngettext(
                "{count} row codes a whole document", "{count} rows code a whole document", planned.whole_documents
            )
        )
    for line in gives.otherwise_lines():
        diagnostics.warn(line)
    for name in planned.new_coders:
        diagnostics.say(_("would add coder: {name}", name=name) if dry_run else _("new coder: {name}", name=name))
    diagnostics.say(_summary(gives, len(planned.left_out), who, dry_run=dry_run))


def _summary(gives: ImportOutcome, left_out: int, who: str, *, dry_run: bool) -> str:
    """What became of the rows; whose the codings are where they are not all of who acts."""
    number = len(gives.given)
    parts = [
        ngettext("{count} coding would be given", "{count} codings would be given", number)
        if dry_run
        else ngettext("{count} coding given", "{count} codings given", number)
    ]
    if gives.given:
        parts[0] += _(" in {documents}", documents=counted(gives.documents, "document", after=True))
    if set(gives.coders) - {who}:
        whose = (_("{count} of “{coder}”", count=number, coder=name) for name, number in gives.coders.items())
        parts[0] += f" ({', '.join(whose)})"
    if gives.there:
        parts.append(
            ngettext(
                "{count} row was there already and changed nothing",
                "{count} rows were there already and changed nothing",
                gives.there,
            )
        )
    if gives.twice:
        parts.append(
            ngettext(
                "{count} row repeats an earlier one and changed nothing",
                "{count} rows repeat an earlier one and changed nothing",
                gives.twice,
            )
        )
    if gives.otherwise:
        parts.append(
            ngettext(
                "{count} of these says otherwise than what stands, see above",
                "{count} of these say otherwise than what stands, see above",
                len(gives.otherwise),
            )
        )
    if left_out:
        parts.append(_("{rows} left out", rows=counted(left_out, "row")))
    return "; ".join(parts)
