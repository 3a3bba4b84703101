"""The command check-quotes: whether a draft quotes what was said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.quoting.disclosure import check_names_before_export, listed_names
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import open_workspace, project_option, tell_hidden
from qualcode.errors import UsageProblem
from qualcode.model.consent.withheld import Withheld
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.reporting.drafts.check_quotes import DraftCheck

_SHOWN = 60  # code points of a quotation in the table


@click.command("check-quotes")
@click.argument("file", type=click.Path(path_type=Path), metavar="REPORT")
@click.option("--names", type=click.Path(path_type=Path), metavar="FILE",
              help=_("Names that must not stand in the report (CSV, XLSX, YAML, text); never stored."))  # fmt: skip
@click.option("--theme", "said", multiple=True, metavar="HEADING=CODE",
              help=_("What a chapter is about, by its heading or number; may be given several times."))  # fmt: skip
@click.option("--themes", "table", type=click.Path(path_type=Path), metavar="FILE",
              help=_("The same as a table (CSV, XLSX) with the columns heading and code."))  # fmt: skip
@click.option("--all", "everything", is_flag=True, help=_("List quotations without a problem too."))
@click.option("--json", "as_json", is_flag=True, help=_("Write one object with all quotations."))
@click.option("-o", "--output", "target", type=click.Path(path_type=Path),
              help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json."))  # fmt: skip
@click.option(
    "--strict",
    is_flag=True,
    help=_("Fail (exit 1) where there is a problem; with --json or -o, write no name that the project knows."),
)
@for_option
@project_option
def check_quotes(
    path: Path,
    file: Path,
    names: Path | None,
    said: tuple[str, ...],
    table: Path | None,
    target: Path | None,
    purpose: Purpose,
    *,
    everything: bool,
    as_json: bool,
    strict: bool,
) -> int:
    """Check the quotations of a draft (DOCX, ODT, MD, TXT, PDF) against the texts of the project.

    Each is looked for in all documents and compared word by word. Told are words that were changed or left out
    without a mark, labels that are not the source's, names where placeholders should stand, passages that are
    quoted twice, and people who did not agree to be quoted (--for another purpose), whose words do not stand in what
    is written. Punctuation, case and marks of the transcript make no difference. In office files a line is a
    paragraph.

    Notes, no problems: passages that are not coded with the theme of their chapter, and sentences in quotation marks
    that have no label and stand in no text. The theme is the code whose name the innermost heading is (its number,
    case and a first article make no difference); --theme and --themes say it where headings read otherwise. A theme
    that was said holds for the chapters below too; without a code (--theme "3.2=") a chapter has none.
    """
    from qualcode.reading.reports.draft import read_draft
    from qualcode.reporting.drafts.check_quotes import check_quotes as check
    from qualcode.reporting.drafts.consented import with_consents, without_their_words
    from qualcode.reporting.drafts.draft_report import HEAD, draft_object, draft_report, draft_rows
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.quoting.draft_departure import draft_departure

    listed = listed_names(names)
    themes = _themes(said, table)
    with open_workspace(path) as space:
        project = space.project
        draft = read_draft(file, (label.name for label in project.labels.all()))
        tell_hidden(space)
        withheld = Withheld(purpose)
        report = with_consents(project, check(project, draft, listed, space.sight.hidden_coders, themes), withheld)
        form = format_of(target, "json" if as_json else None, "table", name="quotations")
        if form != "table":
            report = without_their_words(report)
            tell_withheld(withheld)
        written = draft_report(file.name, report, everything=everything)
        if form != "table":
            check_names_before_export(project, output.words_of(draft_object(file.name, report)), strict=strict)
        for warning in report.warnings:
            diagnostics.warn(f"{file.name}: {warning}")
        for heading in report.unmet:
            diagnostics.warn(
                _("{file}: it has no heading “{heading}”, of which a theme was said", file=file.name, heading=heading)
            )
        if target is not None:
            write(written, target, form, project.begun, draft_departure(space, report, form, target).naming())
            diagnostics.say(_("wrote “{target}”", target=target))
        elif form == "json":
            output.as_json(draft_object(file.name, report))
            draft_departure(space, report, form, None).entered()
    if target is None and form != "json":
        rows = [
            (line, status, label, _short(text), told)
            for line, status, label, text, told in draft_rows(report, everything=everything)
        ]
        if rows:
            output.table(HEAD, rows, right=(0,))
    _summary(report)
    return ExitCode.FAILED if strict and report.problems() else ExitCode.DONE


def _themes(said: Sequence[str], table: Path | None) -> list[tuple[str, str]]:
    """(heading, code) of the options and of the table."""
    from qualcode.reading.lists.themes_file import read_themes

    themes: list[tuple[str, str]] = []
    for theme in said:
        heading, sign, code = theme.rpartition("=")
        if not sign or not heading.strip():
            raise UsageProblem(
                _("“{theme}” is no theme.", theme=theme), _('Write it like --theme "3.2=Fallkonferenzen".')
            )
        themes.append((heading.strip(), code.strip()))
    return [*themes, *(read_themes(table) if table else ())]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def _summary(report: DraftCheck) -> None:
    from qualcode.reporting.drafts.draft_report import counts_of

    diagnostics.say(f"{counts_of(report)}; {counted(report.problems(), 'problem')}")
    strays = sum(quotation.strays for quotation in report.quotations)
    if strays:
        diagnostics.say(_("without the theme of their chapter: {strays}", strays=strays))
    if report.sourceless:
        diagnostics.say(_("sentences without a label that stand in no text: {count}", count=len(report.sourceless)))
    twice = sum(bool(quotation.twice) for quotation in report.quotations)
    if twice:
        diagnostics.say(_("quoted more than once: {twice}", twice=twice))
    if not report.quotations:
        diagnostics.warn(
            _("no quotation of this project was found; the labels are those that “qualcode labels” lists")
        )
    if report.names:
        diagnostics.say(_("names in the running text: {count}", count=len(report.names)))
    if report.passed:
        diagnostics.say(
            ngettext(
                "{count} more stretch in quotation marks is a term, a title or of another source: it has no label of "
                "the project and stands in none of its texts (--json lists it)",
                "{count} more stretches in quotation marks are terms, titles or of other sources: they have no label "
                "of the project and stand in none of its texts (--json lists them)",
                len(report.passed),
            )
        )
