"""The command documents export: a whole document with its codes shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from qualcode.catalogue import LANGUAGES, _, language
from qualcode.cli.quoting.disclosure import check_before_export, check_options
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.consents import for_option
from qualcode.cli.shared.session import open_workspace, project_option, tell_hidden
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.reporting.disclosure.check import Options


@click.command("export")
@click.argument("wanted", metavar="DOCUMENT")
@click.option(
    "-o",
    "--output",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    help=_("A file .html, .docx, .odt, .md or .tex."),
)
@click.option("--coder", "coders", multiple=True, help=_("Only codings of this coder."))
@click.option("--memo", is_flag=True, help=_("With the memos of the codings."))
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True, help=_("Words."))
@click.option("--identify", is_flag=True, help=_("Name the document and its speakers. For internal use only."))
@click.option("--strict", is_flag=True, help=_("Write nothing (exit 1) where the disclosure check finds something."))
@for_option
@check_options
@project_option
def export(
    path: Path,
    wanted: str,
    file: Path,
    coders: tuple[str, ...],
    language: Literal["de", "en"],
    purpose: Purpose,
    checking: Callable[[], Options],
    *,
    memo: bool,
    identify: bool,
    strict: bool,
) -> None:
    """Write DOCUMENT with its codes: a web page with a margin, Word and OpenDocument with comments, else with notes.

    It is called by its label, speakers by letters, coders by numbers.
    """
    from qualcode.reporting.documents.coded import FORMATS, coded_report
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.material.document_export import coded_collection, coded_to_read, document_departure

    form = format_of(file, None, known=FORMATS)
    disclosing = checking()
    if identify:
        diagnostics.warn(_("names of the document and its speakers stand in what is written: keep it to yourself"))
    with open_workspace(path) as space:
        project = space.project
        document = project.documents.find(wanted)
        chosen = sorted({project.coders.find(name).key for name in coders})
        if not chosen or not space.sight.hidden_coders.isdisjoint(chosen):
            tell_hidden(space)
        made = coded_to_read(space, document, chosen, memos=memo, identify=identify, purpose=purpose)
        check_before_export(project, coded_collection(made, document), disclosing, strict=strict)
        naming = document_departure(space, document, form, file).naming()
        write(coded_report(made, language), file, form, project.begun, naming)
    diagnostics.say(_("wrote “{file}”: {codings}", file=file, codings=counted(len(made.codings), "coding")))
