"""The command export-project: the project for another program, in the exchange format REFI-QDA."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.exchange.loss_reports import report_option
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.limits import tell_old_rules
from qualcode.cli.shared.options import WITHOUT_OLD_RULES
from qualcode.cli.shared.session import open_workspace, project_option, tell_hidden
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.workspace.exchange.exporting import WrittenProject
    from qualcode.workspace.exchange.tidy import WrittenTables

_DIALECTS = ("standard", "nvivo", "maxqda", "atlasti")  # no text: values of an option
_SHOWN = 5


@click.command("export-project")
@click.argument("file", type=click.Path(path_type=Path), metavar="OUT")
@click.option("--dialect", type=click.Choice(_DIALECTS), default="standard", show_default=True,
              help=_("For which program: how it counts characters, and what it reads."))  # fmt: skip
@click.option("--tidy", is_flag=True,
              help=_("Tables for R, Python and SQL instead, in the folder OUT: CSV, Parquet, a schema."))  # fmt: skip
@click.option("--with-names", is_flag=True,
              help=_("With the names of documents, cases and coders. For internal use only."))  # fmt: skip
@WITHOUT_OLD_RULES
@report_option
@click.option("--strict", is_flag=True,
              help=_("Write nothing (exit 1) where a name that the project knows is in it."))  # fmt: skip
@click.option("--dry-run", is_flag=True, help=_("Write nothing; tell what would leave, and what would stay."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an object: numbers, and each loss."))
@for_option
@project_option
def export_project(
    path: Path,
    file: Path,
    dialect: str,
    report: Path | None,
    purpose: Purpose,
    *,
    tidy: bool,
    with_names: bool,
    without_old_rules: bool,
    strict: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Write the project for MAXQDA, ATLAS.ti, NVivo, QualCoder and others: OUT.qdpx, a package of REFI-QDA.

    With --tidy OUT is a folder of tables for R, Python and SQL.

    Texts of people who agreed leave whole, with codes, codings and memos. Documents are called by their labels,
    cases and coders by numbers; --with-names calls them by name. What the format has no place for travels in
    descriptions, which other programs show; what travels nowhere is told.
    """
    from qualcode.model.exchange.project import ExchangeDialect
    from qualcode.reporting.exchange.loss_file import write_losses
    from qualcode.workspace.exchange import exporting
    from qualcode.workspace.exchange import tidy as tables
    from qualcode.workspace.exchange.leaving import LeavingWish, leaving_project

    if with_names and strict:
        raise UsageProblem(_("--with-names and --strict exclude each other."), _("Say one of them."))
    form = ExchangeDialect(dialect)
    if not tidy:
        exporting.demand_suffix(file)
    elif form is not ExchangeDialect.STANDARD:
        raise UsageProblem(_("Tables have no dialect."), _("Say --tidy or --dialect."))
    else:
        tables.refuse_folder(file)
    with open_workspace(path) as space:
        tell_hidden(space, "codings and memos")
        leaving = leaving_project(
            space, LeavingWish(purpose=purpose, with_names=with_names, without_old_rules=without_old_rules)
        )
        if not with_names:
            check_names_before_export(space.project, leaving.words(), strict=strict)
        done: WrittenProject
        if tidy:
            done = written = (
                tables.preview_tables(leaving, file) if dry_run else tables.write_tables(space, leaving, file)
            )
            _tell_parquet(written)
        elif dry_run:
            done = exporting.preview_export(leaving, form)
        else:
            done = exporting.export_project(space, leaving, file, form)
    if report is not None:
        write_losses(report, done.losses)
    _tell(done, file, as_json=as_json, with_names=with_names)


def _tell_parquet(done: WrittenTables) -> None:
    if done.without_parquet:
        diagnostics.warn(_("written as CSV only: {why}", why=done.without_parquet))


def _tell(done: WrittenProject, file: Path, *, as_json: bool, with_names: bool) -> None:
    from qualcode.reporting.exchange.loss_report import loss_lines, loss_object

    project = done.leaving.project
    tell_withheld(done.leaving.withheld)
    if as_json:
        numbers = {
            "documents": len(project.sources),
            "cases": len(project.cases),
            "codings": project.codings,
            "memos": len(project.notes),
            "codings_under_old_rules": done.leaving.old_rules,
        }
        output.as_json({"file": str(done.path) if done.path else None, **numbers, **loss_object(done.losses)})
    else:
        for line in loss_lines(done.losses, most=_SHOWN):
            diagnostics.say(line)
    tell_old_rules(done.leaving.old_rules, 0)
    what = _(
        "{documents}, {codings}, {memos}",
        documents=counted(len(project.sources), "document"),
        codings=counted(project.codings, "coding"),
        memos=counted(len(project.notes), "memo"),
    )
    if done.path is None:
        diagnostics.say(_("would write {what}; nothing was written", what=what))
        return
    diagnostics.say(_("wrote “{file}”: {what}", file=file, what=what))
    if with_names:
        diagnostics.warn(_("names of documents, cases and coders stand in it: keep it where the project is"))
