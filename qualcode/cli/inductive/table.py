"""The table of a piece of inductive work, as it leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _, language
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.session import author_option, exactly, open_workspace, project_option, tell_hidden
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose

_FORMATS = ("xlsx", "csv", "docx", "odt", "html", "md", "tex", "json")


@click.command("table")
@click.argument("work", metavar="WORK")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file .xlsx, .csv, .docx, .odt, .html, .md, .tex or .json."))  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True, help=_("Words."))
@click.option("--strict", is_flag=True, help=_("Write nothing (exit 1) if the project knows a name in it."))
@for_option
@author_option
@project_option
def table(
    path: Path,
    work: str,
    file: Path | None,
    purpose: Purpose,
    language: str,
    coder: str | None,
    *,
    as_json: bool,
    strict: bool,
) -> None:
    """Write the table of a work: paraphrases with generalisations and reductions, categories or cards.

    What was changed in the .xlsx or .csv, “import” takes back in. It names no coders, calls documents by their
    labels, and has only passages of people who agreed to be quoted (--for another purpose).
    """
    from qualcode.model.consent.withheld import Withheld
    from qualcode.reporting.inductive.report import induction_report, object_of_induction, words_of_induction
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.inductive.leaving_work import departing_work, leaving_work

    if file is None and not as_json:
        raise UsageProblem(_("Where is the table to go?"), _("Say -o FILE.xlsx or --json; “show” lists it here."))
    form = format_of(file, None if file else "json", known=_FORMATS, name="table")
    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        tell_hidden(space, "codings and memos")
        withheld = Withheld(purpose)
        subject, parts = leaving_work(space, found, withheld)
        tell_withheld(withheld)
        check_names_before_export(space.project, words_of_induction(subject), strict=strict)
        departure = departing_work(space, parts, form, file)
        if file is None:
            output.as_json(object_of_induction(subject))
            departure.entered()
            return
        report = induction_report(subject, "de" if language == "de" else "en")
        write(report, file, form, space.project.begun, departure.naming())
    diagnostics.say(_("wrote “{file}”", file=file))
