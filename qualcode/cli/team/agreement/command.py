"""The command agreement: alone it computes; its subcommands are imported when they are called."""

from __future__ import annotations

import click

from qualcode.catalogue import _
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import help_all
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import AgreementOptions
from qualcode.cli.team.agreement.reports import compute
from qualcode.errors import UsageProblem


@click.group("agreement", cls=Group, invoke_without_command=True)
@options.what_is_compared
@options.levels
@options.figures
@options.passages
@options.metric(_("Alpha's metric, for --unit frequency and --levels."))
@options.intervals
@options.seed_of_bootstrap
@options.cluster
@options.former
@options.report_or_ratings
@options.names
@options.threshold
@help_all
@click.pass_context
def agreement(context: click.Context, /, **given: object) -> int:
    """Compute the agreement of coders, per code and pooled.

    A unit counts as given where a passage overlaps it by at least half of the shorter of the two. What is not coded
    counts only in documents that are assigned and finished. Waits while the project is blind.
    """
    asked = AgreementOptions(**given)  # type: ignore[arg-type]  # click made the values by the options' types
    if context.invoked_subcommand is None:
        return compute(asked)
    if asked.project_file is not None:  # the sub-commands look for it there
        context.find_root().obj = asked.project_file
    _refuse_options_before(context, context.invoked_subcommand)
    return ExitCode.DONE


agreement.add_later("calibrate", "qualcode.cli.team.agreement.of_projects")
agreement.add_later("difference", "qualcode.cli.team.agreement.difference")
agreement.add_later("drift", "qualcode.cli.team.agreement.of_projects")
agreement.add_later("intra", "qualcode.cli.team.agreement.of_projects")
agreement.add_later("methods", "qualcode.cli.team.agreement.of_projects")
agreement.add_later("plan", "qualcode.cli.team.agreement.planning")
agreement.add_later("ratings", "qualcode.cli.team.agreement.of_files")
agreement.add_later("sensitivity", "qualcode.cli.team.agreement.of_projects")
agreement.add_later("spans", "qualcode.cli.team.agreement.of_files")


def _refuse_options_before(context: click.Context, command: str) -> None:
    """Raise UsageProblem for what stands before a subcommand and would be lost there."""
    for parameter in context.command.params:
        given = context.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE
        if given and parameter.name != "project_file":
            option = max(parameter.opts, key=len)
            raise UsageProblem(
                _("{option} stands before “{command}”, where it means nothing.", option=option, command=command),
                _(
                    "Write it behind, where the command has it: {call}.",
                    call=f"qualcode agreement {command} {option}",  # no text: a command
                ),
            )
