"""The command trail: one report for the appendix of how a study went, from its history."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import LANGUAGES, _, language
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import open_workspace, project_option

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")


@click.command("trail")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json (else Markdown)."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@click.option("--identify", is_flag=True, help=_("Name the coders, not only number them."))
@click.option("--no-agreement", is_flag=True, help=_("Compute no agreement, which takes longest."))
@click.option("--language", "said_in", type=click.Choice(LANGUAGES), default=language(), show_default=True,
              help=_("Words."))  # fmt: skip
@click.option("--strict", is_flag=True,
              help=_("Write nothing (exit 1) if the project knows a name in it."))  # fmt: skip
@project_option
def trail(
    path: Path, file: Path | None, said_in: str, *, as_json: bool, identify: bool, no_agreement: bool, strict: bool
) -> None:
    """Write the audit trail of the study for an appendix, after Lincoln and Guba.

    Material and how it was read, coders and rounds, versions of the codebook with what each changed and how many
    codings were looked at again, agreement by round, decisions, inductive work, memos, removals. Every statement
    comes from rows and history; where the history cannot say all, it says “incomplete”. No passage and no name of a
    document or case is in it.
    """
    from qualcode.reporting.codebook.trail import trail_object, trail_report, words_of_trail
    from qualcode.reporting.writers.formats import format_of, render, write
    from qualcode.workspace.leaving.register import DepartingParts, Departure
    from qualcode.workspace.versions.trail import trail as gathered

    form = format_of(file, None, known=_FORMATS, name="trail")
    with open_workspace(path) as space:
        found = gathered(space, identify=identify, agreement=not no_agreement)
        check_names_before_export(space.project, words_of_trail(found), strict=strict, coders=not identify)
        report = trail_report(found, "de" if said_in == "de" else "en")
        if file is not None:
            departure = Departure(space=space, door="trail", format=form, path=file, parts=DepartingParts())
            write(report, file, form, space.project.begun, departure.naming())
            diagnostics.say(_("wrote “{file}”", file=file))
        elif as_json:
            output.as_json(trail_object(found))
        else:
            output.document(render(report, "md").decode("utf-8"))
