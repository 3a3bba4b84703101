"""The command summaries: the summary grid, cell by cell and as a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _, language, pgettext, program
from qualcode.cli.quoting.disclosure import tell_names
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    acting,
    coder_options,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
)
from qualcode.errors import NotFound, UsageProblem
from qualcode.model.consent.withheld import Withheld
from qualcode.times import local_day, local_time

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.documents import Case
    from qualcode.workspace.counting.summaries import OpenedCell, SummaryCell, SummaryGrid
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("docx", "xlsx", "odt", "html", "md", "tex", "csv", "json")
_ALL = "-"
"""In place of a case: the code over all cases."""
_SHOWN = 60  # characters of a summary in a list


@click.group("summaries", cls=Group, invoke_without_command=True)
@click.option("--stale", is_flag=True, help=_("Only those whose passages changed since they were written."))
@click.option("--case", "cases", multiple=True, metavar="CASE", help=_("Only of this case."))
@click.option("--code", "codes", multiple=True, metavar="CODE", help=_("Only on this code."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of summaries."))
@click.option("--identify", is_flag=True, help=_("In a file: name cases and coders. For internal use only."))
@click.option("--final", is_flag=True, help=_("In a file: the words alone, without ids, times and marks."))
@click.option("--transpose", is_flag=True, help=_("In a file: codes in rows, cases in columns."))
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True, help=_("Words."))
@click.option("--excel", type=click.Choice(("de",)), help=_("CSV for German Excel: “;” and a byte order mark."))
@click.option(
    "--strict", is_flag=True, help=_("Write nothing (exit 1) where a name that the project knows stands in it.")
)
@click.option(
    "-o", "--output", "file", type=click.Path(path_type=Path), help=_("The grid as a file; its suffix is the format.")
)
@for_option
@group_project_option
@click.pass_context
def summaries(context: click.Context, /, **options: object) -> None:
    """List the summaries of the grid, or write the grid into a file: cases by codes.

    A summary is stale where the passages of its case and code, those of sub-codes with them, are others than when it
    was written.
    """
    if context.invoked_subcommand is None:
        _list_or_write(find_project(context.find_root().obj), **options)  # type: ignore[arg-type]  # as click gives them


def _list_or_write(
    path: Path,
    cases: tuple[str, ...],
    codes: tuple[str, ...],
    language: str,
    excel: str | None,
    file: Path | None,
    *,
    stale: bool,
    as_json: bool,
    identify: bool,
    final: bool,
    transpose: bool,
    strict: bool,
    purpose: Purpose,
) -> None:
    from qualcode.workspace.counting.summaries import read_grid

    _refuse_contradictions(file, only_listed=stale or as_json, only_written=identify or final or transpose or strict)
    with open_workspace(path) as space:
        project = space.project
        chosen = {exactly(project.codes.find, name).key for name in codes}
        shown = {exactly(project.cases.find, name).key for name in cases}
        tell_hidden(space, "summaries")
        if file is None:
            grid = read_grid(space, chosen, shown)
            if as_json:
                grid = _leaving(space, grid, purpose)
            _list(space, grid, stale=stale, as_json=as_json)
            return
        from qualcode.reporting.writers.formats import format_of
        from qualcode.workspace.counting.summary_export import SummaryExport, prepare_summaries, write_summaries

        form = format_of(file, None, known=_FORMATS, name="summaries")
        if excel and form != "csv":
            raise UsageProblem(_("--excel is for CSV."), _("Say -o FILE.csv, or leave it out."))
        export = SummaryExport(
            format=form, path=file, codes=chosen, cases=shown, language="de" if language == "de" else "en",
            identify=identify, final=final, turned=transpose, excel=bool(excel),
            purpose=purpose,
        )  # fmt: skip
        if identify:
            diagnostics.warn(_("names of cases and coders stand in what is written: keep it to yourself"))
        prepared = prepare_summaries(space, export)
        tell_withheld(prepared.withheld)
        if not prepared.ids_kept:
            diagnostics.warn(_("the project can only be read: quotations without an id get that of their coding"))
        tell_names(prepared.names)
        if strict:
            prepared.names.refuse()
        write_summaries(space, prepared)
    diagnostics.say(_("wrote “{file}”", file=file))


def _leaving(space: Workspace, grid: SummaryGrid, purpose: Purpose) -> SummaryGrid:
    """What of the grid may leave as JSON, which is told."""
    from qualcode.workspace.counting.summary_export import leaving_grid

    withheld = Withheld(purpose)
    leaving = leaving_grid(space, grid, withheld)
    tell_withheld(withheld)
    return leaving


def _refuse_contradictions(file: Path | None, *, only_listed: bool, only_written: bool) -> None:
    if file is not None and only_listed:
        raise UsageProblem(_("--stale and --json are for the list."), _("Leave them out, or -o."))
    if file is None and only_written:
        raise UsageProblem(_("Where is the grid to be written?"), _("Say -o FILE."))


def _list(space: Workspace, grid: SummaryGrid, *, stale: bool, as_json: bool) -> None:
    from qualcode.reporting.tables.summary_report import STALE

    written = [found for found in grid.written() if not stale or found[2].is_stale]
    if as_json:
        from qualcode.workspace.counting.summary_export import shown_summaries

        output.as_json([_object(space, grid, *found) for found in written])
        shown_summaries(space, [case.key for case, _code, _cell in written if case])
        return
    rows = (
        (
            case.name if case else _ALL,
            code.full_name,
            space.sight.coders[cell.summary.author] if cell.summary else "",
            local_day(cell.summary.changed) if cell.summary else "",
            cell.passages,
            f"{STALE} {_changes(cell)}" if cell.is_stale else "",
            " ".join(cell.summary.text.split())[:_SHOWN] if cell.summary else "",
        )
        for case, code, cell in written
    )
    output.table(heads_of("case", "code", "author", "date", "passages", "since", "words"), rows, (4,))
    if not written:
        diagnostics.say(
            _("no summary is stale") if stale else _("there are no summaries: “qualcode summaries set CASE CODE”")
        )


def _changes(cell: SummaryCell) -> str:
    from qualcode.reporting.tables.summary_report import changes_in_words

    return changes_in_words(cell.changes, program())


def _object(
    space: Workspace, grid: SummaryGrid, case: Case | None, code: Code, cell: SummaryCell
) -> dict[str, object]:
    summary, changes = cell.summary, cell.changes
    memo = grid.rows.get(case.key) if case else None
    return {
        "case": case.name if case else None,
        "motto": memo.title if memo else "",
        "code": code.full_name,
        "text": summary.text if summary else "",
        "author": space.sight.coders[summary.author] if summary else "",
        "created": summary.created if summary else "",
        "changed": summary.changed if summary else "",
        "passages": cell.passages,
        "stale": cell.is_stale,
        "added": changes.added,
        "gone": changes.gone,
        "altered": changes.changed,
        "unknown": changes.unknown,
    }


# ---- one cell ----------------------------------------------------------------------------------------


def _opened(space: Workspace, case: str, code: str) -> OpenedCell:
    from qualcode.workspace.counting.summaries import open_cell

    project = space.project
    found = None if case == _ALL else exactly(project.cases.find, case)
    return open_cell(space, found, exactly(project.codes.find, code))


def _demanded(cell: OpenedCell, case: str, code: str) -> OpenedCell:
    """The cell, which must have a summary. Raises NotFound."""
    if cell.summary is None:
        raise NotFound(
            "summary",
            f"{case}, {code}",
            hint=_("“qualcode summaries” lists them."),
            message=_("There is no summary of “{case}” on “{code}”.", case=case, code=code),
        )
    return cell


@summaries.command("show")
@click.argument("case")
@click.argument("code")
@project_option
def show(path: Path, case: str, code: str) -> None:
    """Show the summary of CASE on CODE and its passages; “-” as CASE is the code over all cases."""
    with open_workspace(path) as space:
        tell_hidden(space, "summaries")
        cell = _opened(space, case, code)
        ids = space.project.quotation_ids.of(key for passage in cell.passages for key in passage.codings)
        codings = {key: space.project.codings.get(key).id for passage in cell.passages for key in passage.codings[:1]}
        labels = {document.key: document.label for document in space.project.documents.all()}
        coders = space.sight.coders
    if cell.summary is not None:
        author, time = coders[cell.summary.author], local_time(cell.summary.changed)
        output.line(_("{author}, {time}", author=author, time=time))
        output.document(cell.summary.text)
        output.line()
    if cell.changes:
        from qualcode.reporting.tables.summary_report import STALE, changes_in_words

        diagnostics.warn(f"{STALE} {changes_in_words(cell.changes, program())}")
    for passage in cell.passages:
        first = passage.codings[0]
        label = f" ({labels[passage.document]})" if labels[passage.document] else ""
        output.line(f"{ids.get(first, codings[first])}  {program().quoted(' '.join(passage.text.split()))}{label}")


@summaries.command("set")
@click.argument("case")
@click.argument("code")
@click.argument("text", required=False)
@coder_options
@project_option
def set_(path: Path, case: str, code: str, text: str | None, coder: str | None, *, new_coder: bool) -> None:
    """Write the summary of CASE on CODE with TEXT (else from stdin); it rests on the passages of this moment.

    “-” as CASE is the code over all cases. A case as a whole is summed up by “cases summary”.
    """
    if text is None:
        if sys.stdin.isatty():
            raise UsageProblem(_("The summary has no text."), _("Give it behind the code, or pipe it in."))
        text = sys.stdin.read().rstrip("\n")
    if not text.strip():
        raise UsageProblem(_("The summary has no text."), _("“qualcode summaries remove” takes one away."))
    from qualcode.workspace.counting.summaries import write

    with open_workspace(path, coder) as space:
        cell = _opened(space, case, code)
        with acting(space, new=new_coder):
            write(space, cell, text)


@summaries.command("confirm")
@click.argument("case")
@click.argument("code")
@coder_options
@project_option
def confirm(path: Path, case: str, code: str, coder: str | None, *, new_coder: bool) -> None:
    """Say that the summary of CASE on CODE holds for the passages of this moment: it is stale no more."""
    from qualcode.workspace.counting.summaries import write

    with open_workspace(path, coder) as space:
        cell = _demanded(_opened(space, case, code), case, code)
        with acting(space, new=new_coder):
            write(space, cell, cell.summary.text if cell.summary else "")
        diagnostics.say(
            pgettext("summary", "confirmed") if cell.changes else _("it was not stale: nothing was changed")
        )


@summaries.command("remove")
@click.argument("case")
@click.argument("code")
@coder_options
@project_option
def remove(path: Path, case: str, code: str, coder: str | None, *, new_coder: bool) -> None:
    """Remove the summary of CASE on CODE; “undo” brings it back."""
    from qualcode.workspace.counting.summaries import write

    with open_workspace(path, coder) as space:
        cell = _demanded(_opened(space, case, code), case, code)
        with acting(space, new=new_coder):
            write(space, cell, "")
