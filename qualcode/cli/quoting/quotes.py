"""The command quotes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _, language
from qualcode.cli.quoting.disclosure import check_options, tell_check
from qualcode.cli.quoting.quote_options import (
    ARRANGING,
    CHOOSING,
    QuoteOptions,
    arrangement_of,
    filter_of,
    refuse_contradictions,
)
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import Option, with_options
from qualcode.cli.shared.session import open_workspace, project_option, tell_hidden
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.reporting.disclosure.check import Options
    from qualcode.workspace.quoting.export import QuotationExport, WrittenExport
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")

_LOOKING: tuple[Option, ...] = (
    click.option("--memo", is_flag=True, help=_("With the memos of the codings, in tables and JSON too.")),
    click.option("--italics", is_flag=True, help=_("Set quotations in italics.")),
    click.option("--table", is_flag=True, help=_("In one table: number, quotation, label, code.")),
    click.option("--block", type=click.IntRange(min=1), default=40, show_default=True, metavar="WORDS",
                 help=_("From how many words on a quotation stands in a block of its own.")),
)  # fmt: skip
_WRITING: tuple[Option, ...] = (
    click.option("--title", default="", help=_("The title (else the study's).")),
    click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True,
                 help=_("Words and typography.")),
    click.option("--final", is_flag=True,
                 help=_("To publish: without ids, memos and coders, in random order within a label; recorded as "
                        "published.")),
    click.option("--publication", metavar="NAME",
                 help=_("With --final: where it is published (else the file's name).")),
    click.option("--identify", is_flag=True, help=_("Name documents, cases and coders. For internal use only.")),
    click.option("--format", "format_", type=click.Choice(_FORMATS), help=_("Else md.")),
    click.option("--excel", type=click.Choice(("de",)), help=_("CSV for German Excel: “;” and a byte order mark.")),
    click.option("--strict", is_flag=True,
                 help=_("Write nothing (exit 1) where the disclosure check finds something.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path),
                 help=_("The file; its suffix is the format.")),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Request(QuoteOptions):
    """What was typed: the options of the command by their names."""

    block: int
    title: str
    publication: str | None
    format_: str | None
    excel: str | None
    file: Path | None
    memo: bool
    italics: bool
    table: bool


@click.command("quotes")
@with_options(*CHOOSING, *ARRANGING, *_LOOKING, *_WRITING)
@check_options
@project_option
def quotes(path: Path, checking: Callable[[], Options], *, strict: bool, **options: object) -> None:
    """Collect quotations: a chapter for each code, in order of wave, each with its source label.

    Names of documents, cases and coders do not leave the project. What is written is a working draft with ids that
    “qualcode where” finds; --final writes what may be published. While the project is blind, a draft holds your
    own codings only, and nothing final is written.
    """
    request = Request(**options)  # type: ignore[arg-type]  # click gives the options by these names
    form = _checked(request)
    disclosing = checking()
    with open_workspace(path) as space:
        from qualcode.workspace.quoting.export import prepare, write

        export = _export(space, request, form)
        if request.identify:
            diagnostics.warn(_("names of documents, cases and coders stand in what is written: keep it to yourself"))
        prepared = prepare(space, export, disclosing)
        tell_hidden(space)
        if not prepared.ids_kept:
            diagnostics.warn(_("the project can only be read: quotations without an id get that of their coding"))
        tell_check(prepared.check, disclosing, strict=strict)
        _tell(write(space, prepared.collected, lambda data: _show(data, raw=bool(request.excel))))


def _export(space: Workspace, request: Request, form: str) -> QuotationExport:
    """What was typed as an export. Raises NotFound, NotExact, Ambiguous, UsageProblem."""
    from qualcode.reporting.quotations.collection_parts import Look
    from qualcode.workspace.quoting.export import QuotationExport

    name = request.publication or (request.file.stem if request.file else "")
    wanted = filter_of(space.project, request)
    filters = request.in_words()
    if wanted.query is not None and not wanted.query.makes_stretches:  # else it heads the chapter
        filters.append(wanted.query.told(identify=request.identify))
    return QuotationExport(
        wanted=wanted,
        arrangement=arrangement_of(space.project, request),
        format=form,
        path=request.file,
        language=request.language,
        look=Look(request.italics, request.memo, request.block, request.table),
        excel=bool(request.excel),
        title=request.title,
        attributes=request.attributes,
        filters=tuple(filters),
        publication=name if request.final else "",
    )


def _show(data: bytes, *, raw: bool) -> None:
    if raw and not sys.stdout.isatty():
        output.raw(data)
    else:
        output.document(data.decode("utf-8"))


def _checked(request: Request) -> str:
    """The format; raises UsageProblem for options that do not go together."""
    from qualcode.reporting.writers.formats import SPREADSHEETS, format_of

    form = format_of(request.file, request.format_, name="quotations")
    if request.excel and form != "csv":
        raise UsageProblem(_("--excel is for CSV."), _("Say --format csv, or leave it out."))
    if request.table and form in {*SPREADSHEETS, "json"}:
        raise UsageProblem(
            _("--table is for formats to read, and {form} is for programs.", form=form), _("Leave --table out.")
        )
    if request.publication and not request.final:
        raise UsageProblem(_("--publication is for --final."), _("A working draft is published nowhere."))
    if request.final and request.file is None and not request.publication:
        raise UsageProblem(
            _("Where is it published?"), _("Say --publication NAME, or -o FILE whose name it then has.")
        )
    if request.final and request.identify:
        raise UsageProblem(_("--final and --identify exclude each other."), _("Leave one of them out."))
    if request.final and request.order != "wave":
        raise UsageProblem(_("--final shuffles within each label."), _("Leave --order out."))
    refuse_contradictions(request)
    return form


def _tell(written: WrittenExport) -> None:
    """Say what was written where, how much it is, and what a person should look at."""
    from qualcode.reporting.quotations.collection_words import about_citations, not_shown
    from qualcode.reporting.words.withheld_words import what_says_otherwise
    from qualcode.reporting.words.wording import wording_of

    collection = written.collection
    if written.path is not None:
        diagnostics.say(_("wrote “{path}”", path=written.path))
    if written.publication:
        diagnostics.say(
            _(
                "“{publication}” holds {codings} of this collection; “qualcode publications” lists what is where",
                publication=written.publication,
                codings=counted(written.published, "coding"),
            )
        )
    number = collection.passages()
    diagnostics.say(
        _(
            "{quotations} in {chapters}",
            quotations=counted(number, "quotation"),
            chapters=counted(len(collection.chapters), "chapter", after=True),
        )
    )
    if not number:
        diagnostics.warn(_("no passage fits what was asked for"))
    wording = wording_of(language())
    for line in (
        *not_shown(collection.tally, wording),
        *about_citations(collection.overview, collection.cite, wording),
    ):
        diagnostics.warn(line)
    if collection.tally.withheld:
        diagnostics.say(what_says_otherwise(collection.tally.withheld))
    for name in collection.empty:
        diagnostics.warn(_("no passage under “{name}”", name=name))
