"""The loss report as a file: text for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import Catalogue, _, program
from qualcode.errors import UsageProblem
from qualcode.indented_json import json_lines
from qualcode.model.exchange.losses import LossReport
from qualcode.reporting.exchange.loss_report import loss_lines, loss_object, loss_summary
from qualcode.reporting.writers.whole_files import atomic_write, xml_safe
from qualcode.safe_text import file_name

if TYPE_CHECKING:
    from qualcode.project.quoting.begun import Begun

SUFFIXES = (".txt", ".json")


def demand_loss_suffix(path: Path) -> None:
    """Raise UsageProblem for a file that is no loss report by its suffix."""
    if path.suffix.lower() not in SUFFIXES:
        raise UsageProblem(
            _("“{name}” has no suffix that is known here.", name=file_name(path)),
            _("Use one of {suffixes}.", suffixes=", ".join(SUFFIXES)),
        )


def write_losses(
    path: Path,
    report: LossReport,
    head: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
    begun: Begun | None = None,
    words: Catalogue | None = None,
) -> None:
    """Write the report whole or not at all, by the suffix; `head` stands above the text, `facts` in the JSON.

    Raises UsageProblem for another suffix, ExportError.
    """
    demand_loss_suffix(path)
    words = words or program()
    if path.suffix.lower() == ".json":
        text = "".join(json_lines({**(facts or {}), **loss_object(report, words)}))
    else:
        summary = [*loss_summary(report, words), ""] if report.losses else []
        above = [*map(xml_safe, head), ""] if head else []
        text = "\n".join([*above, *summary, *loss_lines(report, words), ""])
    atomic_write(path, text.encode("utf-8"), begun)
