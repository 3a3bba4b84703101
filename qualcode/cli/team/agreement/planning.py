"""The command agreement plan: how much to code for a wanted alpha."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import RareOption, help_all
from qualcode.cli.shared.session import exactly, open_workspace, tell_who
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import AgreementOptions, comparison_of, parts, project_path, report_format
from qualcode.cli.team.agreement.reports import write_report
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.agreement.planning.samples import DrawnSample
    from qualcode.agreement.planning.study_plan import StudyPlan
    from qualcode.workspace.workspace import Workspace


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
@click.option("--sample", metavar="ATTRIBUTE",
              help=_("Draw documents by this attribute (or “label”) and assign them to --coders."))  # fmt: skip
@click.option("--size", type=int, metavar="N", help=_("--sample: so many documents, else as the pilot needs."))
@options.seed(_("--sample: its seed (else 1970); the history keeps it."))
@options.what_is_compared
@options.cluster
@options.report
@options.names
@help_all
def plan(
    alpha: float,
    error: float,
    prevalences: tuple[float, ...],
    minutes: float | None,
    sample: str | None,
    size: int | None,
    *,
    pilot: bool,
    **given: object,
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

    asked = AgreementOptions(alone=not pilot and sample is None, **given)  # type: ignore[arg-type]  # click made them
    wanted = PlannedAgreement(alpha, error, minutes)
    report_format(asked)
    _refuse(asked, minutes, prevalences, sample, size, pilot=pilot)
    drawn = None
    if asked.alone:
        found = plan_of_prevalences(wanted, prevalences or PREVALENCES)
    else:
        with open_workspace(project_path(asked)) as space:
            if pilot:
                compared = comparing.agreement(space, comparison_of(asked, space.project))
                found = plan_of_pilot(wanted, compared)
                for warning in compared.warnings:
                    diagnostics.warn(program().said(warning))
            else:
                found = plan_of_prevalences(wanted, prevalences or PREVALENCES)
            if sample is not None:
                drawn = _draw(space, asked, found, sample, size)
    write_report(plan_report(found, asked.language, drawn), asked)
    if drawn is not None:
        told = counted(len(drawn.documents), "document")
        names = program().listed(list(map(program().quoted, drawn.coders)))
        diagnostics.say(_("{documents} drawn and assigned to {coders}", documents=told, coders=names))
        if not drawn.changed:
            diagnostics.say(_("all of them were assigned so already; the history keeps the sample with its seed"))


def _draw(
    space: Workspace, asked: AgreementOptions, found: StudyPlan, attribute: str, size: int | None
) -> DrawnSample:
    """Draw the documents and assign them; the number of the plan's where none is said."""
    from qualcode.agreement.kernel.values import SEED
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.workspace.team.sampling import draw_sample

    most = found.most
    if size is None and (most is None or most.documents is None):
        raise UsageProblem(
            _("How many documents are to be drawn is not known."), _("Say --size N, or --pilot for a plan of them.")
        )
    number = size if size is not None else (most.documents if most is not None else None)
    choice = PassageChoice.named(space.project, documents=asked.documents, labels=asked.labels)
    material = [document for document in space.project.documents.all() if choice.takes_document(document)]
    coders = [exactly(space.project.coders.find, name) for name in parts(asked.coders)]
    tell_who(space)
    seed = SEED if asked.seed is None else asked.seed
    return draw_sample(space, material, attribute, number or 0, seed, coders, found.pilot)


def _refuse(
    asked: AgreementOptions,
    minutes: float | None,
    prevalences: tuple[float, ...],
    sample: str | None,
    size: int | None,
    *,
    pilot: bool,
) -> None:
    """Raise UsageProblem for options that mean nothing together."""
    if pilot and prevalences:
        raise UsageProblem(_("--pilot says the prevalence of each code."), _("Leave --prevalence out."))
    if sample is None and (size is not None or asked.seed is not None):
        raise UsageProblem(_("--size and --seed belong to --sample."), _("Say --sample wave too, or leave them out."))
    if pilot:
        return
    if asked.codes or minutes is not None:
        raise UsageProblem(
            _("Codes and hours are planned from a pilot."),
            _("Say --pilot too, or leave them out; --prevalence P plans for a share of the units."),
        )
    if sample is None and (asked.documents or asked.labels or asked.coders):
        raise UsageProblem(
            _("Documents and coders belong to a pilot or a sample."),
            _("Say --pilot or --sample too, or leave them out."),
        )
