"""The command disagreements."""

from __future__ import annotations

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.agreement_options import AgreementOptions, comparison_of, project_path, what_options
from qualcode.cli.disclosure import check_names_before_export
from qualcode.cli.session import open_workspace


@click.command("disagreements")
@what_options
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the N that cost most.")
@click.option("--json", "as_json", is_flag=True, help="Write an object.")
@click.option("--memo", is_flag=True, help="With --json: with the memos of the codings too.")
@click.option("--strict", is_flag=True, help="With --json: write nothing (exit 1) if the project knows a name in it.")
@click.option("--identify", is_flag=True, help="With --json: name the coders, not only number them.")
def disagreements(
    limit: int | None, *, as_json: bool, memo: bool, strict: bool, identify: bool, **given: object
) -> None:
    """List where coders disagree, what costs most agreement first: passage, who coded what, memos.

    The list on the terminal is for your own eyes; what --json writes has coders by numbers and no memos.
    """
    from dataclasses import replace  # noqa: PLC0415 - not needed for --help

    from qualcode.reporting.disagreement_list import head_of, lines_of, object_of_disagreements  # noqa: PLC0415
    from qualcode.workspace import comparing  # noqa: PLC0415

    options = AgreementOptions(as_json=as_json, identify=identify, **given)  # type: ignore[arg-type]  # click made the values by the options' types
    with open_workspace(project_path(options)) as space:
        project = space.project
        found = comparing.disagreements(space, comparison_of(options, project))
        shown = replace(found, found=found.found[:limit])
        written = object_of_disagreements(shown, memos=memo)
        if as_json:
            check_names_before_export(project, output.words_of(written), strict=strict, coders=not identify)
    if as_json:
        output.as_json(written)
    else:
        output.paragraph(head_of(found))
        for number, one in enumerate(shown.found, start=1):
            output.line()
            for text in lines_of(one, number):
                output.paragraph(text, indent=6)
    rest = len(found.found) - len(shown.found)
    if rest:
        diagnostics.say(f"{rest} more are not shown (--limit)")
