"""The command privacy-sheet: what the program stores where, what leaves how, what erasing reaches."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Literal

import click

from qualcode.catalogue import LANGUAGES, _, language
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import named_project, open_project

_FORMATS = ("md", "docx", "odt", "html", "tex")


@click.command("privacy-sheet")
@click.option(
    "-o", "--output", "file", type=click.Path(path_type=Path), help=_("A file .docx, .odt, .html, .md or .tex.")
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help=_("The format, if not by the suffix."))
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True, help=_("Words."))
@click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file."))
def privacy_sheet(
    file: Path | None, form: str | None, language: Literal["de", "en"], project_file: Path | None
) -> None:
    """Print the data-protection sheet for ethics boards and data-protection officers, as Markdown or into a file.

    It says what the program stores where, what leaves by which way and for which purpose, what erasing reaches and
    what not, and which measures are left to the study. With -p FILE the numbers of that project stand in it: of its
    documents and cases, consents, backups, and lines and recipients of the register; besides its title no name.
    """
    from qualcode.reporting.documents.privacy_sheet import privacy_report
    from qualcode.reporting.writers.formats import format_of, render, write
    from qualcode.workspace.leaving.privacy import privacy_facts

    chosen = format_of(file, form, known=_FORMATS, name="privacy-sheet")
    path = named_project(project_file or click.get_current_context().find_root().obj)
    with open_project(path) if path else nullcontext() as project:
        report = privacy_report(privacy_facts(project), language)
        if file is None:
            output.document(render(report, chosen).decode("utf-8"))
            return
        write(report, file, chosen, project.begun if project else None)
    diagnostics.say(_("wrote “{file}”", file=file))
