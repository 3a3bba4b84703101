"""The command pool add."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.cli.pool.forget import clear_rest
from qualcode.cli.pool.session import pool_option
from qualcode.cli.pool.survey import add_survey, findings_of, refuse_columns, tell_gone
from qualcode.cli.quoting.disclosure import listed_names, tell_findings
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import tell_withheld, to_option
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.options import help_all
from qualcode.cli.shared.session import author_option, exactly, open_workspace, tell_who
from qualcode.errors import QualcodeError, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qualcode.pool.adding.project_plan import AddingOptions, ProjectPlan
    from qualcode.pool.codebook.code_mapping import RenewedMappings
    from qualcode.pool.folder.pool import Pool
    from qualcode.reporting.disclosure.finding import DisclosureFinding
    from qualcode.workspace.workspace import Workspace

_TABLES = {".csv", ".tsv", ".parquet"}


@click.command("add")
@click.argument("projects", nargs=-1, type=click.Path(path_type=Path), metavar="PROJECT...")
@click.option(
    "--attributes",
    metavar="NAME,...",
    help=_("Attributes that go along, and no others; kept with the project for the next time."),
)
@click.option(
    "--with-texts",
    is_flag=True,
    help=_("Texts go along: those that may be quoted. With a finding of the name check in one nothing is added."),
)
@click.option(
    "--clean-texts",
    is_flag=True,
    help=_("With --with-texts: texts in which the name check finds something stay, the others go."),
)
@click.option("--names", type=click.Path(path_type=Path), metavar="FILE",
              help=_("Names that must not leave (CSV, XLSX, YAML, text); never stored."))  # fmt: skip
@click.option("--no-likely-names", is_flag=True, help=_("Do not look for likely names that are in no list."))
@click.option("--strict", is_flag=True, help=_("Add nothing (exit 1) if the name check finds something."))
@click.option("--accept", "accepted", multiple=True, metavar="ID", help=_("Accept a finding; may be repeated."))
@click.option("--accept-all", is_flag=True, help=_("Accept all findings, which --dry-run lists."))
@click.option("--reason", default="", help=_("Why findings may leave; kept with your name and the time."))
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE",
              help=_("A survey instead of projects: a CSV or Parquet file with one answer a row."))  # fmt: skip
@click.option("--id", "id_column", default="", metavar="COLUMN", help=_("With --answers: what tells answers apart."))
@click.option("--text", "text_column", default="", metavar="COLUMN", help=_("With --answers: what was answered."))
@click.option("--case", "case_column", default="", metavar="COLUMN", help=_("With --answers: whose answer it is."))
@click.option("--consent", default="", metavar="COLUMN",
              help=_("With --answers: who agreed to secondary use, yes or no."))  # fmt: skip
@click.option("--all-agreed", is_flag=True,
              help=_("With --answers: all agreed to secondary use and to being quoted."))  # fmt: skip
@click.option("--quotes", default="", metavar="COLUMN",
              help=_("With --answers: who may be quoted: yes, paraphrase or no."))  # fmt: skip
@click.option("--all-quotable", is_flag=True, help=_("With --answers: all may be quoted."))
@click.option("--findings", type=click.Path(path_type=Path), metavar="FILE",
              help=_("With --answers: a table of what the name check finds, to accept it there."))  # fmt: skip
@click.option("--delimiter", default="", metavar="SIGN", help=_("With --answers: the delimiter (else found out)."))
@click.option("--encoding", default="", help=_("With --answers: the encoding (else found out)."))
@click.option("--dry-run", is_flag=True, help=_("Add nothing; say what would go and what stays away."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an array."))
@to_option
@author_option
@pool_option
@help_all
def add(
    pool: Pool,
    projects: tuple[Path, ...],
    attributes: str | None,
    names: Path | None,
    accepted: tuple[str, ...],
    reason: str,
    coder: str | None,
    *,
    with_texts: bool,
    clean_texts: bool,
    no_likely_names: bool,
    strict: bool,
    accept_all: bool,
    dry_run: bool,
    as_json: bool,
    **survey: object,
) -> None:
    """Add projects to a pool, or renew them there.

    What goes are codings with their places, codes, lengths of texts, and the attributes that --attributes names: of
    cases of which it is known that they agreed to secondary use. Cases, documents, coders and speakers are keys or
    numbers; no names, labels, memos, paraphrases or model solutions go. Texts go only with --with-texts. Where the
    name check finds something in the name of a code, a definition or a value, that stays away unless somebody
    accepts it; where it finds something in a text, nothing is added until then.

    Each project is added whole or not at all. Adding it again renews it.

    A survey without a project is added with --answers. The keys of its answers are made with a secret that is kept
    in a file beside it. --findings writes what the name check finds into a table; write yes into its column “accept”
    and a reason, and give the command again: then it may leave.
    """
    from qualcode.pool.adding.project_plan import AddingOptions
    from qualcode.reporting.disclosure.check import Options

    checking = Options(names=listed_names(names), likely=not no_likely_names)
    if survey["answers"] is not None:
        if projects or accepted or accept_all:
            raise UsageProblem(
                _("--answers adds one survey, and no projects; --accept and --accept-all are for projects."),
                _("Add projects by a command of their own; what is found in a survey is accepted with --findings."),
            )
        findings = findings_of(pool, survey, coder, reason)
        columns = _parts(attributes or "")
        which = {"with_texts": with_texts, "clean_texts": clean_texts, "strict": strict, "dry_run": dry_run}
        numbers = add_survey(pool, survey, checking, columns, findings, **which)
        if as_json:
            output.as_json([numbers])
        return
    refuse_columns(survey)
    if not projects:
        raise UsageProblem(_("No project is named."), _("qualcode pool add PROJECT... adds some."))
    if table := next((path for path in projects if path.suffix.casefold() in _TABLES), None):
        raise UsageProblem(_("“{file}” is no project.", file=table), _("--answers FILE adds a survey without one."))
    if (accepted or accept_all) and not reason.strip():
        raise UsageProblem(_("Why may the findings leave?"), _("Say it with --reason."))
    wanted = AddingOptions(
        checking=checking,
        attributes=None if attributes is None else _parts(attributes),
        with_texts=with_texts,
        strict=strict,
        clean_texts=clean_texts,
    )
    found, failed = list[dict[str, Any]](), list[QualcodeError]()
    for project in _in_turn(projects):
        try:
            with open_workspace(project, coder) as space:
                _accept(pool, space, wanted, accepted, reason, every=accept_all)
                found.append(
                    _plan(space, wanted, pool, listed=not as_json) if dry_run else _add(pool, space, wanted, project)
                )
        except QualcodeError as error:
            if len(projects) == 1:
                raise
            failed.append(error)
            diagnostics.warn(_("“{file}” was not added: {why}", file=project, why=f"{error} {error.hint}".strip()))
    if as_json:
        output.as_json(found)
    _tell_sum([] if dry_run else found, len(failed))
    if failed:
        raise click.exceptions.Exit(ExitCode.FAILED)


def _in_turn(projects: Sequence[Path]) -> Iterator[Path]:
    """The files, each once; of several the name is told first, so that what is told of each stands below it."""
    files = {path.resolve(): path for path in projects}
    for file in files.values():
        if len(files) > 1:
            diagnostics.say(f"{file.name}:")
        yield file


def _tell_sum(added: Sequence[Mapping[str, Any]], failed: int) -> None:
    if len(added) > 1:
        diagnostics.say(
            ngettext(
                "{count} project is in the pool: {documents} documents",
                "{count} projects are in the pool: {documents} documents",
                len(added),
                documents=program().number(sum(numbers["documents"] for numbers in added)),
            )
        )
    if failed:
        diagnostics.say(ngettext("{count} project was not added", "{count} projects were not added", failed))


def _parts(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in typed.split(","))))


def _accept(
    pool: Pool, space: Workspace, asked: AddingOptions, ids: tuple[str, ...], reason: str, *, every: bool
) -> None:
    """Accept findings that are named, or all."""
    if not (ids or every):
        return
    from qualcode.pool.adding.project import plan_of
    from qualcode.project.file.store import NameCandidate, find
    from qualcode.workspace.quoting.findings import accept

    tell_who(space)
    space.refuse_unknown_coder()
    left = {finding.fingerprint: finding for finding in plan_of(pool, space, asked).checked.left}
    candidates = [NameCandidate(finding, finding.id, known, (finding.id,)) for known, finding in left.items()]

    def look(wanted: str, *, exact: bool = False) -> DisclosureFinding:
        return find("finding", wanted, candidates, _("--dry-run lists them."), exact=exact)  # no text: a kind

    chosen = list(left.values()) if every else [exactly(look, id_) for id_ in ids]
    number = accept(space, chosen, reason) if chosen else 0
    diagnostics.say(ngettext("accepted {count} finding", "accepted {count} findings", number))


def _add(pool: Pool, space: Workspace, wanted: AddingOptions, file: Path) -> dict[str, Any]:
    from dataclasses import replace

    from qualcode.pool.adding.project import add_project

    added = add_project(pool, space, replace(wanted, recipient=space.to_whom(pool.folder)))
    _tell(added.plan, wanted, added.manifest.left_out, is_sample=bool(added.manifest.sample))
    tell_gone(added)
    _tell_mappings(added.mappings)
    documents = added.manifest.rows["documents"]  # of a sample only those that the pool has still
    told = (
        ngettext(
            "renewed “{file}” in the pool: {count} document, {project}",
            "renewed “{file}” in the pool: {count} documents, {project}",
            documents, file=file.name, project=added.manifest.project,
        )
        if added.renewed
        else ngettext(
            "added “{file}” to the pool: {count} document, {project}",
            "added “{file}” to the pool: {count} documents, {project}",
            documents, file=file.name, project=added.manifest.project,
        )
    )  # fmt: skip
    diagnostics.say(told)
    if added.renewed:
        clear_rest(pool, added.manifest.project)
    return {
        **_numbers(added.plan),
        "documents": documents,
        "project": added.manifest.project,
        "renewed": added.renewed,
    }


def _tell_mappings(mappings: RenewedMappings) -> None:
    """Say what of the shared codebook does not hold of the project any more, or may not."""
    if mappings.gone:
        diagnostics.warn(
            ngettext(
                "{count} code that stood for a shared one is gone from the project: its mapping went, too",
                "{count} codes that stood for shared ones are gone from the project: their mappings went, too",
                mappings.gone,
            )
        )
    if mappings.reworded:
        diagnostics.warn(
            ngettext(
                "{count} mapped code has another name or definition now: look whether its mapping still holds "
                "(“qualcode pool codebook map-table”)",
                "{count} mapped codes have other names or definitions now: look whether their mappings still hold "
                "(“qualcode pool codebook map-table”)",
                mappings.reworded,
            )
        )


def _plan(space: Workspace, wanted: AddingOptions, pool: Pool, *, listed: bool) -> dict[str, Any]:
    """Say what would go and what stays away; findings of the name check are `listed` one by one."""
    from qualcode.pool.adding.left_out import counts
    from qualcode.pool.adding.project import plan_of

    plan = plan_of(pool, space, wanted)
    _tell(
        plan, wanted, counts(plan.left_out), told_findings=not listed, is_sample=bool(space.project.pools.sampled())
    )
    number = len(plan.documents)
    diagnostics.say(ngettext("{count} document would go", "{count} documents would go", number))
    diagnostics.say(_("nothing was added"))
    if listed and plan.checked.left:
        _list(plan.checked.left)
    return _numbers(plan)


def _list(found: Sequence[DisclosureFinding]) -> None:
    """List what the name check found, for one's own eyes."""
    said = program().said
    output.table(
        (
            pgettext("column", "id"),
            pgettext("column", "kind"),
            pgettext("column", "found"),
            pgettext("column", "where"),
            pgettext("column", "why"),
            pgettext("column", "passage"),
        ),
        [
            (
                finding.id,
                finding.kind.told,
                said(finding.found),
                finding.codes[0],
                said(finding.reason),
                finding.passage,
            )
            for finding in found
        ],
    )


def _numbers(plan: ProjectPlan) -> dict[str, Any]:
    from qualcode.pool.adding.left_out import counts

    return {
        "documents": len(plan.documents),
        "texts": plan.texts,
        "attributes": list(plan.attributes),
        "blind": plan.blind,
        "findings": len(plan.checked.left),
        "left_out": counts(plan.left_out),
    }


def _tell(
    plan: ProjectPlan,
    wanted: AddingOptions,
    left_out: Mapping[str, int],
    *,
    told_findings: bool = True,
    is_sample: bool = False,
) -> None:
    """Say what stays away and why."""
    from qualcode.pool.adding.left_out import StayedAway, told_left_out

    tell_withheld(plan.withheld)
    for line in told_left_out(
        {reason: number for reason, number in left_out.items() if reason != StayedAway.DOCUMENTS}
    ):
        diagnostics.warn(line)
    if told_findings or not plan.checked.left:
        tell_findings(plan.checked.as_disclosure, wanted.checking, _("“qualcode pool add … --dry-run” lists all"))
    if plan.attributes_gone:
        names = program().listed([program().quoted(name) for name in plan.attributes_gone])
        diagnostics.warn(_("no attribute any more, and no longer on the list: {names}", names=names))
    if plan.blind:
        diagnostics.warn(_("the project is blind: no codings go along; add it again when that has ended"))
    if is_sample:
        diagnostics.say(_("it is a sample of the pool: what was coded by hand goes, texts and attributes are there"))
    elif not plan.attributes:
        diagnostics.say(_("no attributes go along (--attributes NAME,... names some)"))
