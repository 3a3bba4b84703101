"""The command disagreements."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import help_all
from qualcode.cli.shared.session import open_workspace
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import AgreementOptions, comparison_of, project_path, report_format


@click.command("disagreements")
@options.what_is_compared
@options.language
@click.option("--limit", type=click.IntRange(1), metavar="N", help=_("Only the N that lower alpha most."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json."))  # fmt: skip
@click.option("--memo", is_flag=True, help=_("With --json or -o: with the memos of the codings too."))
@click.option("--strict", is_flag=True,
              help=_("With --json or -o: write nothing (exit 1) if the project knows a name in it."))  # fmt: skip
@click.option("--identify", is_flag=True, help=_("With --json or -o: name the coders, not only number them."))
@help_all
def disagreements(
    limit: int | None, file: Path | None, *, as_json: bool, memo: bool, strict: bool, identify: bool, **given: object
) -> None:
    """List where coders disagree, what lowers alpha most first: passage, who coded what, memos.

    The list on the terminal is for your own eyes; what --json and -o write has coders by numbers and no memos.
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

    asked = AgreementOptions(as_json=as_json, file=file, identify=identify, **given)  # type: ignore[arg-type]  # click made the values by the options' types
    with open_workspace(project_path(asked)) as space:
        project = space.project
        found = comparing.disagreements(space, comparison_of(asked, project))
        shown = replace(found, found=found.found[:limit])
        report = disagreements_report(shown, memos=memo, language=asked.language)
        form = report_format(asked)
        if form != "table":
            words = words_of_disagreements(shown, memos=memo)
            check_names_before_export(project, words, strict=strict, coders=not identify)
        if file is not None:
            write(report, file, form, project.begun)
            diagnostics.say(_("wrote “{file}”", file=file))
    if as_json and file is None:
        output.as_json(object_of_disagreements(shown, memos=memo))
    elif file is None:
        output.paragraph(head_of(found))
        for number, disagreement in enumerate(shown.found, start=1):
            output.line()
            for text in lines_of(disagreement, number):
                output.paragraph(text, indent=6)
    rest = len(found.found) - len(shown.found)
    if rest:
        diagnostics.say(_("{rest} more are not shown (--limit)", rest=rest))
