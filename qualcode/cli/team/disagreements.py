"""The command disagreements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.limits import tell_old_rules
from qualcode.cli.shared.options import help_all
from qualcode.cli.shared.session import open_workspace
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import AgreementOptions, comparison_of, parts, project_path, report_format
from qualcode.errors import UsageProblem
from qualcode.model.consent.withheld import Withheld

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.project.project import Project
    from qualcode.workspace.team.disagreements import DisagreementFilter


@click.command("disagreements")
@options.what_is_compared
@options.language
@click.option(
    "--on",
    "on_codes",
    multiple=True,
    metavar="CODE",
    help=_("List only those on this code; the others count in alpha. May be given several times."),
)
@click.option("--between", default="", metavar="A,B", help=_("List only those on which these two coders differ."))
@click.option(
    "--in",
    "in_documents",
    multiple=True,
    metavar="DOCUMENT",
    help=_("List only those in this document; the others count in alpha. May be given several times."),
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help=_("Only the N that lower alpha most."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json."))  # fmt: skip
@click.option("--memo", is_flag=True, help=_("With --json or -o: with the memos of the codings too."))
@click.option("--strict", is_flag=True,
              help=_("With --json or -o: write nothing (exit 1) if the project knows a name in it."))  # fmt: skip
@click.option("--identify", is_flag=True, help=_("With --json or -o: name the coders, not only number them."))
@for_option
@help_all
def disagreements(
    on_codes: tuple[str, ...],
    between: str,
    in_documents: tuple[str, ...],
    limit: int | None,
    file: Path | None,
    purpose: Purpose,
    *,
    as_json: bool,
    memo: bool,
    strict: bool,
    identify: bool,
    **given: object,
) -> None:
    """List where coders disagree, what lowers alpha most first: passage, who coded what, memos.

    Where one gave one code and another another, that is one disagreement, listed with all its passages and with what
    alpha would be if it were settled.

    The list on the terminal is for your own eyes; what --json and -o write has coders by numbers and no memos, and
    only passages of people who agreed to be quoted (--for another purpose).
    """
    from dataclasses import replace

    from qualcode.reporting.agreement.disagreements import (
        disagreements_report,
        head_of,
        lines_of,
        object_of_disagreements,
        words_of_disagreements,
    )
    from qualcode.reporting.writers.formats import write
    from qualcode.workspace.team import comparing
    from qualcode.workspace.team.disagreements import meant_apart

    asked = AgreementOptions(as_json=as_json, file=file, identify=identify, **given)  # type: ignore[arg-type]  # click made the values by the options' types
    with open_workspace(project_path(asked)) as space:
        project = space.project
        found = comparing.disagreements(space, comparison_of(asked, project))
        wanted = _filter(project, on_codes, parts(between), in_documents)
        listed = wanted.of(found.found, [document.key for document in project.documents.all()])
        form = report_format(asked)
        if form != "table":
            from qualcode.workspace.team.disagreements import departing_disagreements, leaving_disagreements

            withheld = Withheld(purpose)
            listed = leaving_disagreements(space, listed, withheld)
            tell_withheld(withheld)
        shown = replace(found, found=listed.first(limit) if limit else listed)
        apart = meant_apart(space, shown.found) if form == "table" else None
        report = disagreements_report(shown, memos=memo, language=asked.language)
        if form != "table":
            words = words_of_disagreements(shown, memos=memo)
            check_names_before_export(project, words, strict=strict, coders=not identify)
        if file is not None:
            write(report, file, form, project.begun, departing_disagreements(space, shown.found, form, file).naming())
            diagnostics.say(_("wrote “{file}”", file=file))
        elif as_json:
            output.as_json(object_of_disagreements(shown, memos=memo))
            departing_disagreements(space, shown.found, "json", None).entered()
    if not as_json and file is None:
        output.paragraph(head_of(found))
        for number, entry in enumerate(shown.found.entries(), start=1):
            output.line()
            for text in lines_of(list(entry), number):
                output.paragraph(text, indent=6)
        if apart is not None:
            diagnostics.say(
                _(
                    "coders may mean different things by “{code}”: “qualcode codebook split {id} --by coder "
                    "--dry-run” shows how many codings of each there are",
                    code=apart.full_name,
                    id=apart.id,
                )
            )
    tell_old_rules(found.old_rules, found.old_left_out)
    if rest := len(listed) - len(shown.found):
        diagnostics.say(_("{rest} more are not shown (--limit)", rest=rest))
    if others := len(found.found) - len(listed):
        diagnostics.say(_("{others} others are not listed (--on, --between, --in)", others=others))


def _filter(
    project: Project, codes: Sequence[str], between: Sequence[str], documents: Sequence[str]
) -> DisagreementFilter:
    """Which of the disagreements are listed. Raises QualcodeError for unknown names."""
    from qualcode.workspace.team.disagreements import DisagreementFilter

    coders = {project.coders.find(name).key for name in between}
    if between and len(coders) != 2:
        raise UsageProblem(_("--between takes two coders."), _("Write for instance --between Anna,Ben."))
    return DisagreementFilter(
        codes=frozenset(project.codes.find(name).full_name for name in codes),
        documents=frozenset(project.documents.find(name).key for name in documents),
        between=frozenset(coders),
    )
