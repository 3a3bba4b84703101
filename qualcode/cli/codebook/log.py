"""The command that lists what was changed in the codebook, for the appendix of a report."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import LANGUAGES, _, language, program
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import open_workspace, project_option, tell_hidden

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")


@click.command("log")
@click.option("--since", metavar="VERSION", help=_("Only what was changed since this version was frozen."))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an array."))
@click.option("--identify", is_flag=True, help=_("With --json or -o: name the coders, not only number them."))
@click.option("--language", "said_in", type=click.Choice(LANGUAGES), default=language(), show_default=True,
              help=_("Words."))  # fmt: skip
@click.option("--strict", is_flag=True,
              help=_("With --json or -o: write nothing (exit 1) if the project knows a name in it."))  # fmt: skip
@project_option
def log(
    path: Path, since: str | None, file: Path | None, said_in: str, *, as_json: bool, identify: bool, strict: bool
) -> None:
    """List each change of the codebook: when, by whom, why, and what became of the codings under an old rule.

    Of a changed rule: how many codings the code had then, how many were looked at again (“codebook recheck”) with
    which verdict, and how many still stand under the old rule. What was undone is left out.
    """
    from qualcode.reporting.codebook.change_log import log_head, log_lines, log_object, log_report, words_of_log
    from qualcode.reporting.codebook.gap_words import gap_words
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.versions.change_log import change_log
    from qualcode.workspace.versions.leaving import departing_codebook

    form = format_of(file, None, known=_FORMATS, name="codebook-log") if file is not None else "json"
    leaves = as_json or file is not None
    with open_workspace(path) as space:
        version = space.project.versions.find(since) if since else None
        changes = change_log(space, version, identify=identify or not leaves)
        lacking = space.project.versions.gaps()
        tell_hidden(space)
        if leaves:
            check_names_before_export(space.project, words_of_log(changes), strict=strict, coders=not identify)
        if file is not None:
            name = version.name if version else ""
            report = log_report(changes, "de" if said_in == "de" else "en", lacking, name)
            write(report, file, form, space.project.begun, departing_codebook(space, form, file).naming())
            diagnostics.say(_("wrote “{file}”", file=file))
    for gap in lacking:
        diagnostics.warn(gap_words(gap, program()))
    if as_json:
        output.as_json(log_object(changes))
    elif file is None:
        for number, logged in enumerate(changes):
            if number:
                output.line()
            output.paragraph(log_head(logged, program()), indent=2)
            for indent, line in log_lines(logged):
                output.paragraph(" " * indent + line, indent=indent + 2)
