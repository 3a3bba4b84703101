"""Subcommands of agreement that compare what a file holds; no project is needed."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.shared.options import help_all, with_options
from qualcode.cli.team.agreement import options
from qualcode.cli.team.agreement.asked import AgreementOptions
from qualcode.cli.team.agreement.reports import compute

_rest = with_options(
    options.of_files(),
    options.figures,
    options.intervals,
    options.seed(_("The seed of --interval bootstrap and of --calibrate (else 1970).")),
    options.calibrated(),
    options.report,
    options.threshold,
    help_all,
)


@click.command("ratings")
@click.argument("file_of_ratings", metavar="FILE", type=options.PATH)
@options.of_ratings()
@options.metric(_("Alpha's metric (else nominal)."))
@options.cluster
@_rest
def ratings(file_of_ratings: Path, **given: object) -> int:
    """Compare ratings of a FILE; no project is needed.

    It is a CSV or XLSX with the columns unit, coder, value, and if need be code (a rating for each), case and
    document (over which intervals are made). “agreement --format ratings” writes such a table of a project.
    """
    return compute(AgreementOptions(ratings=file_of_ratings, **given))  # type: ignore[arg-type]  # click made them


@click.command("spans")
@click.argument("file_of_passages", metavar="FILE", type=options.PATH)
@options.of_spans()
@click.option("--assume-finished", is_flag=True, help=_("Take every document as finished by all coders."))
@options.passages
@_rest
def spans(file_of_passages: Path, **given: object) -> int:
    """Compare passages of a FILE; no project is needed.

    It is a CSV or XLSX with the columns document, coder, code, start, end.
    """
    return compute(AgreementOptions(spans=file_of_passages, **given))  # type: ignore[arg-type]  # click made them
