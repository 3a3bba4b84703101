"""The command cases show: one case as a whole, or two cases or two waves beside each other."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, Language, _, language
from qualcode.cli.quoting.disclosure import check_options, tell_check
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.options import WITHOUT_OLD_RULES
from qualcode.cli.shared.session import exactly, open_workspace, project_option, tell_hidden
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.documents import Case
    from qualcode.reporting.disclosure.check import Options
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")


@click.command("show")
@click.argument("case")
@click.option("--beside", metavar="CASE", help=_("Another case beside it."))
@click.option("--waves", nargs=2, metavar="WAVE", help=_("Two waves of the case beside each other."))
@click.option("--attribute", "attributes", multiple=True, metavar="NAME",
              help=_("Only this attribute of case and documents; else all."))  # fmt: skip
@WITHOUT_OLD_RULES
@click.option("--no-memos", is_flag=True, help=_("Leave memos out; the summary stays."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an object, without names unless --identify."))
@click.option("--language", "language_", type=click.Choice(LANGUAGES), default=language(), show_default=True,
              help=_("Words and typography."))  # fmt: skip
@click.option("--identify", is_flag=True, help=_("Name documents, cases and coders. For internal use only."))
@click.option("--format", "format_", type=click.Choice(_FORMATS), help=_("Else that of the file."))
@click.option("--excel", type=click.Choice(("de",)), help=_("CSV for German Excel: “;” and a byte order mark."))
@click.option("--strict", is_flag=True, help=_("Write nothing (exit 1) where the disclosure check finds something."))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("The file; its suffix is the format."))  # fmt: skip
@for_option
@check_options
@project_option
def show(
    path: Path,
    case: str,
    checking: Callable[[], Options],
    *,
    beside: str | None,
    waves: tuple[str, str] | None,
    attributes: tuple[str, ...],
    without_old_rules: bool,
    no_memos: bool,
    as_json: bool,
    language_: Language,
    identify: bool,
    format_: str | None,
    excel: str | None,
    strict: bool,
    file: Path | None,
    purpose: Purpose,
) -> None:
    """Show a case as a whole: attributes, documents by wave, summary, passages by theme, memos.

    What is shown names the case and its documents. What is written (-o, --format, --json) is a working draft with
    ids, without names of cases, documents and coders, and goes through the disclosure check. While the project is
    blind, your own codings and memos are in it only.
    """
    from qualcode.reporting.documents.case_look import CaseLook
    from qualcode.reporting.writers.formats import format_of, render
    from qualcode.workspace.counting.case_export import CaseExport, prepare_cases, shown_cases, write_cases

    form = format_of(file, "json" if as_json else format_, name="case")
    _refuse_contradictions(form, format_, excel, as_json=as_json)
    disclosing = checking()
    leaves = file is not None or format_ is not None or as_json
    with open_workspace(path) as space:
        look = CaseLook(identify, _known_attributes(space, attributes) or None, memos=not no_memos)
        export = CaseExport(
            cases=_chosen(space, case, beside, waves, exact=leaves),
            format=form,
            path=file,
            language=language_,
            look=look,
            excel=bool(excel),
            purpose=purpose,
            without_old_rules=without_old_rules,
        )
        tell_hidden(space, "codings and memos")
        if not leaves:
            output.document(render(shown_cases(space, export), "md").decode("utf-8"))
            return
        if identify:
            diagnostics.warn(_("names of documents, cases and coders stand in what is written: keep it to yourself"))
        prepared = prepare_cases(space, export, disclosing)
        if not prepared.ids_kept:
            diagnostics.warn(_("the project can only be read: quotations without an id get that of their coding"))
        tell_check(prepared.check, disclosing, strict=strict)
        tell_withheld(prepared.withheld)
        written = write_cases(space, prepared, lambda data: _show(data, raw=bool(excel)))
    if written is not None:
        diagnostics.say(_("wrote “{path}”", path=written))


def _refuse_contradictions(form: str, format_: str | None, excel: str | None, *, as_json: bool) -> None:
    """Raise UsageProblem for options that do not go together."""
    if as_json and format_ not in {None, "json"}:
        raise UsageProblem(_("--json and --format exclude each other."), _("Leave one of them out."))
    if excel and form != "csv":
        raise UsageProblem(_("--excel is for CSV."), _("Say --format csv, or leave it out."))


def _chosen(
    space: Workspace, case: str, beside: str | None, waves: tuple[str, str] | None, *, exact: bool
) -> tuple[tuple[Case, str], ...]:
    """The cases that are meant, each with its wave; what leaves the project is named exactly."""
    if beside is not None and waves is not None:
        raise UsageProblem(_("--beside and --waves exclude each other."), _("Leave one of them out."))

    def found(name: str) -> Case:
        find = space.project.cases.find
        return exactly(find, name) if exact else find(name)

    first = found(case)
    if waves is not None:
        if waves[0] == waves[1]:
            raise UsageProblem(_("These are the same wave twice."), _("Name two waves."))
        return (first, waves[0]), (first, waves[1])
    if beside is None:
        return ((first, ""),)
    second = found(beside)
    if first.key == second.key:
        raise UsageProblem(_("This is the same case twice."), _("Name another case, or two waves with --waves."))
    return (first, ""), (second, "")


def _known_attributes(space: Workspace, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The attributes of these names. Raises NotFound with the nearest for one that nobody has."""
    from qualcode.retrieval.query_names import Names

    names = Names(space.project)
    return tuple(map(names.attribute, wanted))


def _show(data: bytes, *, raw: bool) -> None:
    if raw and not sys.stdout.isatty():
        output.raw(data)
    else:
        output.document(data.decode("utf-8"))
