"""The report of what was lost between programs as a file, of commands that take projects in or give them out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.safe_text import file_name

if TYPE_CHECKING:
    from qualcode.model.exchange.losses import LossReport

report_option = click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_("Write all that was left out or changed into a .txt or .json."),
)


def demand_report_suffix(file: Path | None) -> None:
    """Raise UsageProblem for a report that is neither text nor JSON by its suffix."""
    if file is not None and file.suffix.lower() not in {".txt", ".json"}:
        raise UsageProblem(
            _("“{name}” is no .txt and no .json.", name=file_name(file)), _("The report is written as one of them.")
        )


def write_loss_report(file: Path, losses: LossReport) -> None:
    """Write all losses, each with what it is called. Raises ExportError."""
    from qualcode.reporting.exchange.loss_report import loss_lines, loss_object
    from qualcode.reporting.writers.whole_files import atomic_write

    is_json = file.suffix.lower() == ".json"
    text = json.dumps(loss_object(losses), ensure_ascii=False, indent=2) if is_json else "\n".join(loss_lines(losses))
    atomic_write(file, f"{text}\n".encode())
