"""The command import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qualcode.catalogue import _
from qualcode.cli.material import import_report
from qualcode.cli.material.reading_options import reading_options
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.interruption import noted
from qualcode.cli.shared.options import pairs
from qualcode.cli.shared.session import coder_options, open_workspace, project_option, tell_who
from qualcode.workspace.imports.import_options import AUTO, MARKINGS_USES

if TYPE_CHECKING:
    from qualcode.cli.shared.interruption import Interruption
    from qualcode.model.documents import Document
    from qualcode.workspace.imports.importing import MaterialImport

F = TypeVar("F", bound=Callable[..., Any])


def _transcript_options(command: F) -> F:
    """What a researcher may say about transcripts."""
    for option in reversed([
        click.option("--transcription", default="", metavar="NAME",
                     help=_("The transcription rules of all transcripts; “qualcode transcription” lists them.")),
        click.option("--markings", type=click.Choice((*MARKINGS_USES, AUTO)),
                     help=_("What becomes of highlighted words and comments.")),
        click.option("--split", type=click.Choice(("heading", "text-lines")),
                     help=_("Make several documents of one file, at its headings or at its lines “#TEXT name”.")),
        click.option("--every-cue", is_flag=True, help=_("For subtitles: a time stamp for every cue.")),
        click.option("--keep-page-marks", is_flag=True,
                     help=_("For PDF: keep page numbers, line numbers and headings that repeat.")),
        click.option("--wave-field", multiple=True, metavar="NAME",
                     help=_("The attribute (in heads of texts) that tells the wave, for the whole project.")),
        click.option("--kind-field", multiple=True, metavar="NAME",
                     help=_("The attribute that tells the kind of source, for the whole project.")),
        click.option("--largest", type=click.FloatRange(min=0.001), default=64, show_default=True, metavar="MIB",
                     help=_("Refuse files that are larger.")),
    ]):  # fmt: skip
        command = option(command)
    return command


def _table_options(command: F) -> F:
    """What a researcher may say about tables of answers."""
    for option in reversed([
        click.option("--text-column", multiple=True, metavar="NAME",
                     help=_("For tables: a column with answers; its heading is the question. May be repeated.")),
        click.option("--case-column", metavar="NAME", help=_("For tables: the column that names the case.")),
        click.option("--label-column", metavar="NAME", help=_("For tables: the column of the source label.")),
        click.option("--wave-column", metavar="NAME",
                     help=_("For tables: the column of the wave. What nobody of a wave answered was not asked.")),
        click.option("--without-column", multiple=True, metavar="NAME",
                     help=_("For tables: a column that is not taken in, such as names and e-mail addresses.")),
        click.option("--no-answer", multiple=True, metavar="VALUE",
                     help=_("For tables: a cell that means “no answer”, as an empty one does, such as -99.")),
        click.option("--not-asked", multiple=True, metavar="VALUE",
                     help=_("For tables: a cell that means “not asked”, such as -66.")),
        click.option("--missing", multiple=True, metavar="SIGN",
                     help=_("For tables: a cell of any column that counts as empty, such as NA.")),
        click.option("--heading-rows", type=click.IntRange(1, 3), metavar="N",
                     help=_("For tables: rows of headings, the second with questions; Qualtrics' are found.")),
        click.option("--delimiter", default="", metavar="SIGN", help=_("For CSV: the delimiter.")),
        click.option("--sheet", default="", metavar="NAME", help=_("For XLSX: the sheet, if not the first.")),
    ]):  # fmt: skip
        command = option(command)
    return command


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--as",
    "as_",
    type=click.Choice(("auto", "text", "transcript", "report")),
    default="auto",
    show_default=True,
    help=_("By the suffix, as texts, as transcripts (tables, too), or as reports with quotations."),
)
@click.option("--dry-run", is_flag=True, help=_("Show what would come in, and write nothing."))
@click.option("--label", help=_("The source label of all documents, such as “RG 2022”."))
@click.option("--set", "attributes", multiple=True, metavar="NAME=VALUE", help=_("An attribute of all documents."))
@click.option("--case", help=_("The case that all documents belong to (made if new)."))
@click.option("--again", is_flag=True, help=_("Take in what was erased from this project before, too."))
@reading_options
@_transcript_options
@_table_options
@click.option(
    "--labels",
    help=_(
        "For reports: the words of the labels, such as RG,THM,Träger,AH, which a year follows, or "
        "with “#” for a number: “B#,Interview #”. A place may stand behind: (B3, Z. 12–15)."
    ),
)
@click.option(
    "--marks",
    type=click.Choice(("german", "guillemets", "french", "english", "straight")),
    default="german",
    show_default=True,
    help=_('For reports: the quotation marks „…“, »…«, «…», “…” or "…".'),
)
@click.option("--unsure", is_flag=True, help=_("For reports: take in what the reader is unsure of too."))
@coder_options
@project_option
def import_(
    path: Path,
    paths: tuple[Path, ...],
    as_: str,
    label: str | None,
    attributes: tuple[str, ...],
    case: str | None,
    labels: str | None,
    coder: str | None,
    *,
    new_coder: bool,
    again: bool,
    dry_run: bool,
    unsure: bool,
    **others: Any,  # noqa: ANN401 - the options of transcripts and tables, see `_options`
) -> int:
    """Read files or folders into the project: texts, transcripts, tables of answers, or the quotations of reports.

    Formats: TXT, Markdown, DOCX, ODT, RTF, PDF with text, HTML, WebVTT, SRT, CSV, XLSX and JSON of whisper. Tells
    for each file what was done and left out, and prints a table label × number. A file that cannot be read is named
    and the others still come in; then the exit code is 1. A file that came in before is refused, and unless --again
    is said one whose text was forgotten. All documents come in as one change. After Ctrl-C the files that were read
    by then come in, whole; after a second one, none (exit 130).

    What is said of transcripts from --interviewer to --encoding, with --transcription and with --markings is kept
    for the project's next files and told with them; “auto” finds it out in each file again (no transcription rules
    then), and “qualcode documents reading” lists it.
    """
    from qualcode.reading.files import expand
    from qualcode.reading.source.choices import NO_CHOICES
    from qualcode.workspace.imports.import_options import ImportOptions, reads_tables
    from qualcode.workspace.imports.importing import MaterialImport, SaidOfAll

    values = pairs(attributes)
    words = [word.strip() for word in labels.split(",") if word.strip()] if labels else None
    given = ImportOptions(**{name: said for name, said in others.items() if said is not None})
    given.choices(NO_CHOICES)  # wrong values are told before anything is opened
    found = expand(paths, tables=reads_tables(as_, given))
    for skipped in found.skipped:
        diagnostics.warn(_("passed over “{path}”: {reason}", path=skipped.path, reason=skipped.reason))
    with open_workspace(path, coder) as space:
        tell_who(space)
        before = space.project.settings.reading
        chosen = given.choices(before)
        import_report.said_before(before, chosen)
        space.new_coder = new_coder
        said = SaidOfAll(label, values, case, given.wave_field, given.kind_field, chosen)
        taking = MaterialImport(space, as_, words, given.of_reading(before), unsure=unsure, again=again, said=said)
        taking.failures += found.failures
        if taking.takes_markings and not dry_run:
            space.refuse_unknown_coder()
        try:
            with noted() as interruption:
                with import_report.progress(found.files, "reading", hidden=len(found.files) < 20) as bar:
                    taking.read(bar, lambda: interruption.asked)
                taking.refuse_missing_columns()
                taking.refuse_case(case)
                for file, reading in taking.readings:
                    import_report.tell(file, reading)
                    import_report.marked(file, reading, taking.options.markings)
                documents = [] if dry_run or not taking.drafts() else _write(taking, interruption)
        except KeyboardInterrupt:
            diagnostics.say(_("interrupted: nothing came in"))
            return ExitCode.INTERRUPTED
    for failure in taking.failures:
        diagnostics.fail(failure)
    drafts = taking.drafts() if dry_run else taking.drafts()[: len(documents)]
    import_report.doubted(drafts, written=not dry_run)
    if dry_run:
        import_report.preview(drafts)
        import_report.samples(drafts)
    else:
        import_report.renamed(drafts, documents)
        import_report.labels(drafts)
    import_report.summary(drafts, len(taking.failures), written=not dry_run)
    if interruption.asked:
        import_report.interrupted(len(found.files) - taking.done(len(drafts)), undoable=bool(documents))
    if interruption.asked:
        return ExitCode.INTERRUPTED
    return ExitCode.FAILED if taking.failures else ExitCode.DONE


def _write(taking: MaterialImport, interruption: Interruption) -> list[Document]:
    portions = list(taking.portions())
    with import_report.progress(portions, "writing", hidden=len(portions) < 5) as bar:
        documents = taking.write(bar, lambda: interruption.asked)
    for warning in taking.warnings:
        diagnostics.warn(warning)
    return documents
