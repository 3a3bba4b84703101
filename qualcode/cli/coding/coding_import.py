"""The command “codings import”: codings out of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.session import coder_options, open_workspace, project_option
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.workspace.coding.table_import import ImportOutcome


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--leave-out", is_flag=True, help="Take in the other rows where some have no place or no code.")
@click.option("--whole-documents", is_flag=True, help="Rows without a passage mean their whole document.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@click.option("--delimiter", default="", metavar="SIGN", help="For CSV: what parts the cells.")
@click.option("--sheet", default="", help="For XLSX: the sheet (else the first).")
@click.option("--missing", multiple=True, metavar="SIGN", help="A cell that counts as empty, such as NA.")
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
        diagnostics.say(f"coder: {space.author.name}")
        planned = table_import.planned_import(space, table, whole_documents=whole_documents)
        if not leave_out:
            planned.refuse_left_out()
        take_in = table_import.outcome if dry_run else table_import.import_codings
        gives = take_in(space, planned)
        who = space.author.name
    for line in planned.left_out_lines():
        diagnostics.warn(f"left out: {line}")
    if planned.whole_documents:
        diagnostics.say(f"{counted(planned.whole_documents, 'row codes', 'rows code')} a whole document")
    for line in gives.otherwise_lines():
        diagnostics.warn(line)
    for name in planned.new_coders:
        diagnostics.say(f"{'would add' if dry_run else 'new'} coder: {name}")
    diagnostics.say(_summary(gives, len(planned.left_out), who, "would be given" if dry_run else "given"))


def _summary(gives: ImportOutcome, left_out: int, who: str, done: str) -> str:
    """What became of the rows; whose the codings are where they are not all of who acts."""
    parts = [f"{counted(len(gives.given), 'coding')} {done}"]
    if gives.given:
        parts[0] += f" in {counted(gives.documents, 'document')}"
    if set(gives.coders) - {who}:
        parts[0] += f" ({', '.join(f'{number} of “{name}”' for name, number in gives.coders.items())})"
    if gives.there:
        parts.append(f"{counted(gives.there, 'row was', 'rows were')} there already and changed nothing")
    if gives.twice:
        parts.append(f"{counted(gives.twice, 'row repeats', 'rows repeat')} an earlier one and changed nothing")
    if gives.otherwise:
        say = "says" if len(gives.otherwise) == 1 else "say"
        parts.append(f"{len(gives.otherwise)} of these {say} otherwise than what stands, see above")
    if left_out:
        parts.append(f"{counted(left_out, 'row')} left out")
    return "; ".join(parts)
