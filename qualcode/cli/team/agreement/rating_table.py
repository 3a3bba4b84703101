"""A project's ratings as one table: agreement --format ratings, or -o ratings.csv; with a column a coder: kalpha."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import open_workspace
from qualcode.cli.team.agreement.asked import comparison_of, project_path, report_format
from qualcode.cli.team.agreement.options import OF_RATINGS
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.cli.team.agreement.asked import AgreementOptions

_FILE = "ratings.csv"
"""A file of this name holds the ratings, if no other format is said."""


def asks_for_ratings(options: AgreementOptions) -> bool:
    """Whether the long table is wanted in place of a report. Raises UsageProblem where nothing can give it."""
    if options.format_ not in OF_RATINGS:
        named = options.file is not None and options.file.name.casefold() == _FILE
        if not named or options.format_ is not None or options.as_json or options.ratings or options.spans:
            return False
    if options.ratings or options.spans:
        raise UsageProblem(
            _("A table of ratings is made of a project."),
            _("Leave --ratings and --spans out, or --format {format}.", format=options.format_),
        )
    if options.sensitivity or options.drift or options.calibrate or options.methods or options.fail_under is not None:
        raise UsageProblem(
            _("A table of ratings holds what was said, and no figures."),
            _("Write it by a command of its own; --sensitivity, --drift, --calibrate, --methods and --fail-under ask "
              "for figures."),
        )  # fmt: skip
    return True


def write_ratings(options: AgreementOptions) -> int:
    """Write the table row by row, to standard output or whole into a file."""
    from qualcode.cli.quoting.disclosure import check_names_before_export
    from qualcode.reporting.agreement.long_table import ratings_report, words_of_ratings
    from qualcode.reporting.writers import csv, formats
    from qualcode.workspace.team import comparing

    report_format(options)  # refuses a file that is no CSV
    with open_workspace(project_path(options)) as space:
        table = comparing.rating_table(space, comparison_of(options, space.project))
        check_names_before_export(
            space.project, words_of_ratings(table), strict=options.strict, coders=not options.identify
        )
        report = ratings_report(table, wide=options.format_ == "kalpha")
        if options.file is None:
            sys.stdout.flush()
            csv.write(report, sys.stdout.buffer)
        else:
            formats.write(report, options.file, "csv", space.project.begun)
            diagnostics.say(_("wrote “{file}”", file=options.file))
    return ExitCode.DONE
