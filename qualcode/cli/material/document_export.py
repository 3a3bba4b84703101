"""The command documents export: a whole document with its codes shown, or all of them as an appendix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _, language, ngettext
from qualcode.cli.quoting.disclosure import check_before_export, check_options
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.limits import tell_old_rules
from qualcode.cli.shared.options import WITHOUT_OLD_RULES, Option, with_options
from qualcode.cli.shared.session import open_workspace, project_option, tell_hidden
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.catalogue import Language
    from qualcode.model.consent.consents import Purpose
    from qualcode.reporting.disclosure.check import Options
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("html", "docx", "odt", "md", "tex")
_LOOKING: tuple[Option, ...] = (
    click.option("--all", "everything", is_flag=True, help=_("All documents: the appendix of a study.")),
    click.option("--numbered", type=click.Choice(("paragraphs", "lines")), default="paragraphs", show_default=True,
                 help=_("What is numbered in the margin; lines where the source counts them.")),
    click.option("--plain", is_flag=True, help=_("Without codings.")),
    click.option("--coder", "coders", multiple=True, help=_("Only codings of this coder.")),
    WITHOUT_OLD_RULES,
    click.option("--memo", is_flag=True, help=_("With the memos of the codings.")),
    click.option("--title", default="", help=_("With --all: the title (else the study's).")),
    click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True,
                 help=_("Words.")),
    click.option("--identify", is_flag=True,
                 help=_("Name the document and its speakers. For internal use only.")),
    click.option("--strict", is_flag=True,
                 help=_("Write nothing (exit 1) where the disclosure check finds something.")),
    click.option("--format", "format_", type=click.Choice(_FORMATS),
                 help=_("The format of the files in a folder (else docx).")),
    click.option("-o", "--output", "file", required=True, type=click.Path(),
                 help=_("A file .html, .docx, .odt, .md or .tex; with --all also a folder for a file each.")),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _DocumentRequest:
    """What was typed: the options above by their names."""

    everything: bool
    numbered: str
    plain: bool
    coders: tuple[str, ...]
    without_old_rules: bool
    memo: bool
    title: str
    language: Language
    identify: bool
    strict: bool
    format_: str | None
    file: str

    @property
    def path(self) -> Path:
        return Path(self.file)

    @property
    def apart(self) -> bool:
        """Whether a folder is meant."""
        return self.everything and (self.file.endswith(("/", "\\")) or self.path.is_dir() or not self.path.suffix)


@click.command("export")
@click.argument("wanted", metavar="[DOCUMENT]", required=False)
@with_options(*_LOOKING)
@for_option
@check_options
@project_option
def export(
    path: Path, wanted: str | None, purpose: Purpose, checking: Callable[[], Options], **options: object
) -> None:
    """Write DOCUMENT with its codes: a web page with a margin, Word and OpenDocument with comments, else with notes.

    It is called by its label, speakers by letters, coders by numbers. --all writes the appendix of a study: every
    document that consent lets leave, in order of wave and label. The numbers are those that “qualcode quotes
    --cite” gives.
    """
    from qualcode.retrieval.filter import PassageChoice

    request = _DocumentRequest(**options)  # type: ignore[arg-type]  # click gives the options by these names
    _refuse_contradictions(request, wanted)
    disclosing = checking()
    if request.identify:
        diagnostics.warn(_("names of the document and its speakers stand in what is written: keep it to yourself"))
    with open_workspace(path) as space:
        chosen = PassageChoice.named(
            space.project, coders=request.coders, without_old_rules=request.without_old_rules
        )
        if not request.plain and (not chosen.coders or not space.sight.hidden_coders.isdisjoint(chosen.coders)):
            tell_hidden(space)
        if request.everything:
            _write_all(space, request, chosen, purpose, disclosing)
        else:
            _write_one(space, request, wanted or "", chosen, purpose, disclosing)


def _refuse_contradictions(request: _DocumentRequest, wanted: str | None) -> None:
    if bool(wanted) is request.everything:
        raise UsageProblem(
            _("Which document is to be written?"), _("Name one, or say --all for the appendix of the study.")
        )
    if request.everything and request.identify:
        raise UsageProblem(_("The appendix names nobody."), _("Leave --identify out, or name one document."))
    if request.format_ and not request.apart:
        raise UsageProblem(
            _("--format is for a folder of files."), _("Say -o FOLDER with --all, or leave --format out.")
        )
    if request.title and not request.everything:
        raise UsageProblem(_("--title is for --all."), _("A document is called by its label."))
    if request.plain and (request.coders or request.memo or request.without_old_rules):
        raise UsageProblem(
            _("--plain leaves out what --coder, --memo and --without-old-rules ask for."), _("Leave one of them out.")
        )


def _write_one(
    space: Workspace, request: _DocumentRequest, name: str, wanted: PassageChoice, purpose: Purpose, checking: Options
) -> None:
    from qualcode.reporting.documents.coded import coded_report
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.material.document_export import coded_collection, coded_to_read, document_departure

    form, by_line = format_of(request.path, None, known=_FORMATS), request.numbered == "lines"
    document = space.project.documents.find(name)
    made = coded_to_read(
        space,
        document,
        wanted,
        memos=request.memo,
        identify=request.identify,
        purpose=purpose,
        by_line=by_line,
        plain=request.plain,
    )
    check_before_export(space.project, coded_collection(made, document), checking, strict=request.strict)
    naming = document_departure(space, document, form, request.path).naming()
    write(coded_report(made, request.language), request.path, form, space.project.begun, naming)
    if by_line and not made.by_line:
        diagnostics.warn(_("the source counts no lines: numbered by paragraphs"))
    tell_old_rules(made.old_rules, made.left_out)
    codings = counted(len(made.codings), "coding")
    diagnostics.say(_("wrote “{file}”: {codings}", file=request.path, codings=codings))


def _write_all(
    space: Workspace, request: _DocumentRequest, wanted: PassageChoice, purpose: Purpose, checking: Options
) -> None:
    from qualcode.reporting.writers.formats import format_of
    from qualcode.workspace.material.appendix import AppendixExport, prepare_appendix, write_appendix

    export = AppendixExport(
        path=request.path,
        format=(request.format_ or "docx") if request.apart else format_of(request.path, None, known=_FORMATS),
        language=request.language,
        apart=request.apart,
        by_line=request.numbered == "lines",
        plain=request.plain,
        wanted=wanted,
        memos=request.memo,
        purpose=purpose,
        title=request.title,
    )
    prepared = prepare_appendix(space, export)
    tell_withheld(prepared.withheld)
    check_before_export(space.project, prepared.collection, checking, strict=request.strict)
    for file in write_appendix(space, prepared):
        diagnostics.say(_("wrote “{file}”", file=file))
    tell_old_rules(prepared.old_rules, prepared.left_out)
    if prepared.unlined:
        diagnostics.warn(
            ngettext(
                "{count} document counts no lines: numbered by paragraphs",
                "{count} documents count no lines: numbered by paragraphs",
                prepared.unlined,
            )
        )
    diagnostics.say(ngettext("{count} transcript written", "{count} transcripts written", len(prepared.documents)))
