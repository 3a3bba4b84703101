"""Subcommands of agreement that look at one side of a project's study."""

from __future__ import annotations

import click

from qualcode.catalogue import Language, _, program
from qualcode.cli.shared.options import help_all
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import AgreementOptions
from qualcode.cli.team.agreement.reports import compute


@click.command("calibrate")
@options.what_is_compared
@options.seed(_("The seed of the simulation (else 1970)."))
@options.cluster
@options.report
@options.names
@help_all
def calibrate(**given: object) -> int:
    """Simulate such studies; print the intervals' coverage.

    2,000 studies of the same kind are simulated from the study's own cases or documents, for each code by itself:
    how many of their intervals hold the true alpha?
    """
    return compute(AgreementOptions(calibrate=True, **given))  # type: ignore[arg-type]  # click made the values


@click.command("sensitivity")
@options.what_is_compared
@options.intervals
@options.seed_of_bootstrap
@options.cluster
@options.report
@options.names
@help_all
def sensitivity(**given: object) -> int:
    """Compute the same under several units, in one table."""
    return compute(AgreementOptions(sensitivity=True, **given))  # type: ignore[arg-type]  # click made the values


@click.command("drift")
@options.what_is_compared
@click.option("--by", "drift", type=click.Choice(("order", "codebook")), default="order", show_default=True,
              help=_("By order of coding, or by version of the codes' rules."))  # fmt: skip
@options.intervals
@options.seed_of_bootstrap
@options.cluster
@options.report
@options.names
@help_all
def drift(**given: object) -> int:
    """Compare what was coded first with what was coded later.

    Or, by “codebook”, what was coded under each version of the codes' rules.
    """
    return compute(AgreementOptions(**given))  # type: ignore[arg-type]  # click made the values


@click.command("intra")
@click.argument("coder")
@options.project
@options.rounds()
@options.places
@options.unit
@options.what_counts
@options.figures
@options.passages
@options.metric(_("Alpha's metric, for --unit frequency."))
@options.intervals
@options.seed_of_bootstrap
@options.cluster
@options.report_or_ratings
@options.names
@options.threshold
@help_all
def intra(coder: str, **given: object) -> int:
    """Compare two rounds of one CODER with each other."""
    return compute(AgreementOptions(intra=coder, **given))  # type: ignore[arg-type]  # click made the values


@click.command("methods")
@options.what_is_compared
@options.intervals
@options.seed_of_bootstrap
@options.cluster
@click.option("-o", "--output", "file", type=options.PATH, help=_("The file, plain text."))
@options.language
@click.option("--with-alpha", is_flag=True,
              help=_("Coefficients too, where the declared procedure goes without."))  # fmt: skip
@options.names
@help_all
def methods(language: Language | None, **given: object) -> int:
    """Write a paragraph for the methods chapter.

    It says what was compared, on what basis and with which result, with citations.
    """
    wanted: Language = language or program().language
    return compute(AgreementOptions(methods=wanted, **given))  # type: ignore[arg-type]  # click made the values
