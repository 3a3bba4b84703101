"""The command agreement plan: how much to code for a wanted alpha."""

from __future__ import annotations

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import RareOption, help_all
from qualcode.cli.shared.session import open_workspace
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import AgreementOptions, comparison_of, project_path
from qualcode.cli.team.agreement.reports import write_report
from qualcode.errors import UsageProblem


@click.command("plan")
@click.option("--alpha", type=float, required=True, metavar="X",
              help=_("The smallest alpha that is to be shown, such as 0.8."))  # fmt: skip
@click.option("--error", cls=RareOption, type=float, default=0.05, show_default=True, metavar="P",
              help=_("The probability of showing it wrongly, one-sided."))  # fmt: skip
@click.option("--prevalence", "prevalences", multiple=True, type=float, metavar="P",
              help=_("The share of units with the code; may be given several times."))  # fmt: skip
@click.option("--pilot", is_flag=True,
              help=_("Take prevalence, units a document and design effect from what was coded."))  # fmt: skip
@click.option("--minutes", type=float, metavar="N", help=_("Minutes of one coder for a document, for the hours."))
@options.what_is_compared
@options.cluster
@options.report
@options.names
@help_all
def plan(
    alpha: float, error: float, prevalences: tuple[float, ...], minutes: float | None, *, pilot: bool, **given: object
) -> None:
    """Say how much to code for a wanted alpha.

    With --pilot units, documents and hours per code, by the project's codings; else units by prevalence only.
    """
    from qualcode.agreement.planning.study_plan import (
        PREVALENCES,
        PlannedAgreement,
        plan_of_pilot,
        plan_of_prevalences,
    )
    from qualcode.reporting.agreement.planning import plan_report
    from qualcode.workspace.team import comparing

    asked = AgreementOptions(alone=not pilot, **given)  # type: ignore[arg-type]  # click made the values by the options' types
    wanted = PlannedAgreement(alpha, error, minutes)
    if pilot:
        if prevalences:
            raise UsageProblem(_("--pilot says the prevalence of each code."), _("Leave --prevalence out."))
        with open_workspace(project_path(asked)) as space:
            found = plan_of_pilot(wanted, comparing.agreement(space, comparison_of(asked, space.project)))
        for warning in found.pilot.warnings if found.pilot else ():
            diagnostics.warn(program().said(warning))
    else:
        _refuse_without_pilot(asked, minutes)
        found = plan_of_prevalences(wanted, prevalences or PREVALENCES)
    write_report(plan_report(found, asked.language), asked)


def _refuse_without_pilot(asked: AgreementOptions, minutes: float | None) -> None:
    if asked.codes or asked.documents or asked.labels or asked.coders or minutes is not None:
        raise UsageProblem(
            _("Codes, documents, coders and hours are planned from a pilot."),
            _("Say --pilot too, or leave them out; --prevalence P plans for a share of the units."),
        )
