"""The command agreement difference: two studies of one project, and how much they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import help_all
from qualcode.cli.shared.session import open_workspace
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import (
    AgreementOptions,
    comparison_of,
    project_path,
    refuse_strangers,
    report_format,
    stable_names,
)
from qualcode.cli.team.agreement.reports import write_report
from qualcode.errors import UsageProblem

Given = TypeVar("Given")


@click.command("difference")
@options.project
@click.option("--round", "rounds", multiple=True, type=click.IntRange(1),
              help=_("Codings of this round; twice for two rounds."))  # fmt: skip
@click.option("--as-of", "moments", multiple=True, metavar="DATE|ROUND",
              help=_("As the project stood then; twice, or once for then and now."))  # fmt: skip
@click.option("--coders", "teams", multiple=True, metavar="A,B",
              help=_("Two or more coders (else all persons who coded); twice for two teams."))  # fmt: skip
@options.places
@options.unit
@options.counting
@options.figures
@options.metric(_("Alpha's metric, for --unit frequency."))
@options.cluster
@options.report
@options.names
@help_all
def difference(rounds: tuple[int, ...], moments: tuple[str, ...], teams: tuple[str, ...], **given: object) -> None:
    """Compare two studies: rounds, teams, before and after talking.

    What differs is given twice. The difference is that of the second less the first, with its 95 % interval and p;
    what the same cases or documents do to both cancels.
    """
    from qualcode.reporting.agreement.differences import difference_report
    from qualcode.workspace.team import comparing

    round_, as_of, coders = _two("--round", rounds), _two("--as-of", moments), _two("--coders", teams)
    if len(moments) == 1:
        as_of = (moments[0], None)
    asked = AgreementOptions(**given)  # type: ignore[arg-type]  # click made the values by the options' types
    refuse_strangers(asked)
    report_format(asked)
    each = replace(asked, coefficients=(), everything=False)  # nothing but figures over given units is compared
    first, second = (
        replace(each, round_=round_[place], as_of=as_of[place] or "", coders=coders[place] or "") for place in (0, 1)
    )
    if first == second:
        raise UsageProblem(
            _("Nothing says how the two studies differ."),
            _(
                "Give what differs twice: --round 1 --round 2, --coders A,B --coders A,C; or --as-of DATE for then "
                "and now."
            ),
        )
    with open_workspace(project_path(asked)) as space:
        compared = [comparison_of(study, space.project) for study in (first, second)]
        if asked.unit is None and compared[0].unit != compared[1].unit:  # where only one has fixed passages
            compared = [replace(study, unit="sentence") for study in compared]
        found = comparing.agreement_difference(space, *compared)
    names = stable_names(asked, max(len(found.first.coders), len(found.second.coders)))
    if lacking := [name for name in names if name not in found.whole]:
        raise UsageProblem(
            _("Both studies have no {figure} whose difference could be said.", figure=lacking[0]),
            _("Use one of {names}.", names=", ".join(found.whole)),
        )
    write_report(difference_report(found, names, everything=asked.everything, language=asked.language), asked)
    for title, study in zip(found.titles, (found.first, found.second), strict=True):
        for warning in study.warnings:
            diagnostics.warn(f"{program().said(title)}: {program().said(warning)}")


def _two(option: str, values: Sequence[Given]) -> tuple[Given | None, Given | None]:
    """The value of each study: both given, or the one for both, or none. Raises UsageProblem for more."""
    if len(values) > 2:
        raise UsageProblem(
            _("{option} is given {count} times; two studies are compared.", option=option, count=len(values)),
            _("Give it twice at most."),
        )
    return (values[0], values[-1]) if values else (None, None)
