"""The command report: the same tables and collections for every wave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _
from qualcode.catalogue import language as program_language
from qualcode.cli.quoting.disclosure import check_options, tell_check, tell_names
from qualcode.cli.quoting.quote_options import CITE
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.options import WITHOUT_OLD_RULES
from qualcode.cli.shared.session import open_workspace, project_option
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.words.wording import Language
    from qualcode.workspace.quoting.wave_export import PreparedWaves

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")


def refuse_guide(_context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Refuse what told the report in former versions what was asked: a guide tells what should have been asked."""
    if value:
        raise UsageProblem(
            _("{option} is not taken any more: what was asked is known by topics.", option=parameter.opts[0]),
            _("“qualcode topics import GUIDE” takes in a guide, “qualcode questions assign” says what was asked."),
        )


@click.command("report")
@click.option("--wave", required=True, help=_("The wave that is reported."))
@click.option("--compare", required=True, metavar="WAVE", help=_("The wave that it is compared with."))
@click.option("--code", "codes", multiple=True, help=_("Only this code and its sub-codes."))
@click.option("--attribute", "attributes", multiple=True, metavar="NAME", help=_("An attribute that may appear."))
@click.option("--since", metavar="PUBLICATION", help=_("What was coded since then is new (else since the latest)."))
@CITE
@WITHOUT_OLD_RULES
@click.option("--guide", hidden=True, expose_value=False, callback=refuse_guide)
@click.option("--same-guide", is_flag=True, hidden=True, expose_value=False, callback=refuse_guide)
@click.option("--language", type=click.Choice(LANGUAGES), default=program_language(), show_default=True,
              help=_("Words."))  # fmt: skip
@click.option("--final", is_flag=True, help=_("To publish: without ids, memos and coders; recorded as published."))
@click.option("--publication", metavar="NAME", help=_("With --final: where it is published (else “report WAVE”)."))
@click.option("--strict", is_flag=True, help=_("Write nothing (exit 1) where the disclosure check finds something."))
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="docx", show_default=True,
              help=_("The format of the files."))  # fmt: skip
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path),
              help=_("A folder for tables and quotations; without it the tables are printed."))  # fmt: skip
@for_option
@check_options
@project_option
def report(
    path: Path,
    wave: str,
    compare: str,
    codes: tuple[str, ...],
    attributes: tuple[str, ...],
    since: str | None,
    language: Language,
    publication: str | None,
    format_: str,
    folder: Path | None,
    purpose: Purpose,
    cite: str,
    checking: Callable[[], Options],
    *,
    final: bool,
    strict: bool,
    without_old_rules: bool,
) -> None:
    """Report a wave beside another: themes by waves, new and gone themes, new and published quotations.

    A theme counts as new or no longer mentioned only where its topic was asked about in both waves. What was asked
    is known by the topics of the guide (“qualcode topics”), to which questions of the texts are assigned.
    """
    from qualcode.reporting.quotations.collection_words import about_citations
    from qualcode.reporting.words.citations import CiteBy
    from qualcode.reporting.words.wording import wording_of
    from qualcode.reporting.writers.formats import FORMATS
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.quoting.wave_export import WaveExport, as_text, compare_waves, export_waves

    if publication and not final:
        raise UsageProblem(_("--publication is for --final."), _("A working report is published nowhere."))
    if final and folder is None:
        raise UsageProblem(_("Where is the report to be written?"), _("Say -o FOLDER."))
    if folder is not None and folder.suffix[1:] in FORMATS:
        raise UsageProblem(
            _("“{folder}” looks like a file, but a report is a folder of several.", folder=folder),
            _("Say -o {stem} --format {suffix}.", stem=folder.stem, suffix=folder.suffix[1:]),
        )
    if wave == compare:
        raise UsageProblem(_("“{wave}” is compared with itself.", wave=wave), _("Name two different waves."))
    disclosing = checking()
    with open_workspace(path) as space:
        project = space.project
        export = WaveExport(
            wave=wave,
            compare=compare,
            format=format_,
            wanted=PassageChoice.named(project, codes=codes, without_old_rules=without_old_rules),
            since=project.publications.find(since) if since else None,
            attributes=attributes,
            language=language,
            publication=(publication or _("report {wave}", wave=wave)) if final else "",
            purpose=purpose,
            cite=CiteBy(cite),
        )
        if folder is None:
            output.document(as_text(compare_waves(space, export)))
            return

        def tell(prepared: PreparedWaves) -> None:
            if not prepared.ids_kept:
                diagnostics.warn(_("the project can only be read: quotations without an id get that of their coding"))
            tell_check(prepared.check, disclosing, strict=False)
            collection = prepared.collected.collection
            tell_withheld(collection.tally.withheld)
            for line in about_citations(collection.overview, collection.cite, wording_of(program_language())):
                diagnostics.warn(line)

        written = export_waves(space, export, disclosing, folder, strict=strict, tell_names=tell_names, tell=tell)
    for file in written.paths:
        diagnostics.say(_("wrote “{file}”", file=file))
    if written.publication:
        diagnostics.say(
            _(
                "“{publication}” holds {codings} of this report",
                publication=written.publication,
                codings=counted(written.published, "coding"),
            )
        )
