"""The command that says in plain words what differs between two states of the codebook."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import LANGUAGES, _, language
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import open_workspace, project_option

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")


@click.command("diff")
@click.argument("before", metavar="V1")
@click.argument("after", metavar="V2", default="now")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@click.option("--language", "said_in", type=click.Choice(LANGUAGES), default=language(), show_default=True,
              help=_("Words."))  # fmt: skip
@click.option("--strict", is_flag=True,
              help=_("With --json or -o: write nothing (exit 1) if the project knows a name in it."))  # fmt: skip
@project_option
def diff(
    path: Path, before: str, after: str, file: Path | None, said_in: str, *, as_json: bool, strict: bool
) -> None:
    """Say what differs between two states of the codebook: V1, and V2 or the present.

    Each is a frozen version (its name, number or id), “now”, a day or time such as 2026-03-01, or the id of an entry
    of the history. New, gone, renamed, moved and reordered codes, rules old and new with their changed words marked,
    levels, relations; colours last.
    """
    from qualcode.reporting.codebook.comparison_report import comparison_lines
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.versions import versions
    from qualcode.workspace.versions.leaving import departing_codebook, diff_object, diff_report, words_of_diff

    form = format_of(file, None, known=_FORMATS, name="codebook-diff") if file is not None else "json"
    with open_workspace(path) as space:
        found = versions.compare(space, versions.state(space, before), versions.state(space, after))
        if as_json or file is not None:
            check_names_before_export(space.project, words_of_diff(found), strict=strict)
        if file is not None:
            report = diff_report(found, "de" if said_in == "de" else "en")
            write(report, file, form, space.project.begun, departing_codebook(space, form, file).naming())
            diagnostics.say(_("wrote “{file}”", file=file))
            return
    if as_json:
        output.as_json(diff_object(found))
        return
    output.line(_("from {old} to {new}", old=found.before.name, new=found.after.name))
    if not found.changes:
        output.line(_("Nothing differs."))
    for indent, line in comparison_lines(found.changes):
        if not indent:
            output.line()
        output.paragraph(" " * indent + line, indent=indent + 2)
