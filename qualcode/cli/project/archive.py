"""The command archive: a deposit for a research data centre."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from qualcode.catalogue import LANGUAGES, _, language, ngettext, pgettext, program
from qualcode.cli.quoting.disclosure import check_options, tell_findings
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.limits import tell_old_rules
from qualcode.cli.shared.options import WITHOUT_OLD_RULES
from qualcode.cli.shared.session import author_option, exactly, open_workspace, project_option, tell_who
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.reporting.archive.mapping import MetadataField
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.disclosure.finding import DisclosureFinding
    from qualcode.workspace.archive.deposit import Deposit, PreparedDeposit
    from qualcode.workspace.workspace import Workspace


@click.command("archive")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--for",
    "purpose",
    type=click.Choice(("archive", "secondary")),
    default="archive",
    show_default=True,
    help=_("What people must have agreed to: archiving, or use by other researchers as well."),
)
@click.option("--metadata", type=click.Path(path_type=Path), metavar="FILE", help=_("What the program cannot know."))
@click.option("--mapping", type=click.Path(path_type=Path), metavar="FILE", help=_("Other fields of metadata."))
@click.option("--to", "recipient", metavar="NAME", help=_("To whom it goes; kept in the register of what left."))
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True, help=_("Words."))
@click.option("--accept", "wanted", multiple=True, metavar="ID", help=_("Accept a finding; may be repeated."))
@click.option("--accept-all", is_flag=True, help=_("Accept all findings, which --dry-run lists."))
@click.option("--reason", default="", help=_("Why findings may leave; kept with your name and the time."))
@WITHOUT_OLD_RULES
@click.option("--dry-run", is_flag=True, help=_("Write nothing; list what would be written, and what lacks."))
@click.option("--print-mapping", is_flag=True, help=_("Write the fields of metadata, to be changed for --mapping."))
@click.option("--print-metadata", is_flag=True, help=_("Write a file to be filled in for --metadata."))
@check_options
@author_option
@project_option
def archive(
    path: Path,
    folder: Path | None,
    purpose: str,
    metadata: Path | None,
    mapping: Path | None,
    recipient: str | None,
    language: Literal["de", "en"],
    wanted: tuple[str, ...],
    reason: str,
    coder: str | None,
    checking: Callable[[], Options],
    *,
    accept_all: bool,
    without_old_rules: bool,
    dry_run: bool,
    print_mapping: bool,
    print_metadata: bool,
) -> None:
    """Write FOLDER, a deposit for a research data centre: only what people agreed to.

    It holds transcripts, list of data, guide, codebook with all versions of its rules, codings, a study report whose
    gaps are marked, metadata (DDI-Codebook, DataCite), README, check sums, and what was left out. Documents are
    called by label and number, speakers by letters, coders by numbers. All goes through the disclosure check; with a
    finding that nobody accepted nothing is written.
    """
    from qualcode.reporting.archive.mapping import SHIPPED, metadata_template, read_mapping, read_metadata
    from qualcode.workspace.archive.deposit import Deposit

    fields = read_mapping(mapping or SHIPPED)
    if print_mapping or print_metadata:
        source = mapping or SHIPPED
        output.document(source.read_text("utf-8") if print_mapping else metadata_template(fields, language))
        return
    if folder is None:
        raise UsageProblem(_("No folder was named."), _("qualcode archive FOLDER writes a deposit."))
    if (wanted or accept_all) and not reason.strip():
        raise UsageProblem(_("Why may the findings leave?"), _("Say it with --reason."))
    said = read_metadata(metadata, fields) if metadata else {}
    disclosing = checking()
    deposit = Deposit(
        folder=folder,
        language=language,
        secondary=purpose == "secondary",
        fields=fields,
        said=said,
        recipient=recipient,
        without_old_rules=without_old_rules,
    )
    with open_workspace(path, coder) as space:
        _deposit(space, deposit, disclosing, wanted, reason, accept_all=accept_all, dry_run=dry_run)


def _deposit(
    space: Workspace,
    deposit: Deposit,
    checking: Options,
    wanted: tuple[str, ...],
    reason: str,
    *,
    accept_all: bool,
    dry_run: bool,
) -> None:
    from qualcode.reporting.archive.known import left_out_said
    from qualcode.workspace.archive.deposit import prepare, write

    accepts = bool(wanted) or accept_all
    if accepts:
        tell_who(space)
        space.refuse_unknown_coder()
    if deposit.recipient is None and not dry_run:
        deposit = replace(deposit, recipient=space.to_whom(deposit.folder))
    prepared = prepare(space, deposit, checking)
    number = len(prepared.facts.documents)
    diagnostics.say(ngettext("consent covers {count} document", "consent covers {count} documents", number))
    if dry_run:
        _tell_plan(prepared)
        return
    if accepts and prepared.check.left:
        prepared = _accept(space, prepared, wanted, reason)
    tell_findings(
        prepared.check, checking, _("“qualcode archive {folder} --dry-run” lists all", folder=deposit.folder)
    )
    written = write(space, prepared)
    tell_old_rules(written.facts.old_rules, 0)
    for line in left_out_said(written.facts, program()):
        diagnostics.say(_("left out: {what}", what=line))
    if written.without_pdf:
        diagnostics.say(_("no PDF files: {why}", why=written.without_pdf))
    _tell_gaps(written.gaps)
    diagnostics.say(
        ngettext(
            "wrote “{folder}”: {count} file, whole and with check sums",
            "wrote “{folder}”: {count} files, whole and with check sums",
            len(written.files) + 1,
            folder=written.folder,
        )
    )


def _accept(space: Workspace, prepared: PreparedDeposit, ids: tuple[str, ...], reason: str) -> PreparedDeposit:
    """Accept the findings that are named, or all where none is."""
    from qualcode.project.file.store import NameCandidate, find
    from qualcode.workspace.archive.deposit import accept

    left = prepared.check.left
    candidates = [NameCandidate(finding, finding.id, finding.fingerprint, (finding.id,)) for finding in left]
    hint = _("“qualcode archive {folder} --dry-run” lists all", folder=prepared.deposit.folder)

    def look(wanted: str, *, exact: bool = False) -> DisclosureFinding:
        return find("finding", wanted, candidates, hint, exact=exact)  # no text: a kind

    accepted, number = accept(space, prepared, [exactly(look, id_) for id_ in ids] or left, reason)
    diagnostics.say(ngettext("accepted {count} finding", "accepted {count} findings", number))
    return accepted


def _tell_plan(prepared: PreparedDeposit) -> None:
    """Say what would be written, what is left out, what was found, and what lacks."""
    from qualcode.reporting.archive.known import left_out_said
    from qualcode.workspace.archive.portable_documents import office

    files = prepared.files(pdf=bool(office()))
    output.table(
        (pgettext("column", "file"), pgettext("column", "what it holds")),
        [(file.path, file.content) for file in files],
    )
    for line in left_out_said(prepared.facts, program()):
        diagnostics.say(_("left out: {what}", what=line))
    left = prepared.check.left
    if left:
        said = program().said
        output.table(
            (
                pgettext("column", "id"),
                pgettext("column", "kind"),
                pgettext("column", "found"),
                pgettext("column", "label"),
                pgettext("column", "why"),
                pgettext("column", "passage"),
            ),
            [
                (
                    finding.id,
                    finding.kind.told,
                    said(finding.found),
                    finding.label or finding.codes[0],
                    said(finding.reason),
                    finding.passage,
                )
                for finding in left
            ],
        )
    diagnostics.say(
        ngettext(
            "the disclosure check has {count} finding that nobody accepted",
            "the disclosure check has {count} findings that nobody accepted",
            len(left),
        )
    )
    _tell_gaps(prepared.metadata(files).gaps())
    diagnostics.say(_("nothing was written"))


def _tell_gaps(gaps: Sequence[MetadataField]) -> None:
    """Say which needed fields of the metadata nobody filled."""
    if gaps:
        names = ", ".join(field.called[program().language] for field in gaps)
        diagnostics.say(
            _("marked as gaps, to be filled with --metadata FILE (--print-metadata writes one): {names}", names=names)
        )
