"""A learner's work beside a model solution as a file for that learner."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.consents import tell_withheld
from qualcode.model.consent.withheld import Withheld
from qualcode.reporting.consensus.training_feedback import feedback_report, words_of_feedback
from qualcode.reporting.writers.formats import format_of, write
from qualcode.workspace.team.leaving_training import departing_comparison, leaving_comparison

if TYPE_CHECKING:
    from qualcode.agreement.consensus.training import TrainingComparison
    from qualcode.catalogue import Language
    from qualcode.model.consent.consents import Purpose
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")


def write_feedback(
    space: Workspace,
    found: TrainingComparison,
    file: Path,
    purpose: Purpose,
    language: Language,
    *,
    hits: bool,
    memos: bool,
    strict: bool,
    identify: bool,
) -> None:
    """Write it; raises QualcodeError where nothing of it may leave, and with `strict` for a name that is known."""
    form = format_of(file, None, known=_FORMATS, name="training")
    withheld = Withheld(purpose)
    told = leaving_comparison(space, found, withheld, hits=hits, memos=memos, identify=identify)
    tell_withheld(withheld)
    check_names_before_export(space.project, words_of_feedback(told), strict=strict, coders=not identify)
    departure = departing_comparison(space, told, form, file)
    write(feedback_report(told, language), file, form, space.project.begun, departure.naming())
    diagnostics.say(_("wrote “{file}”", file=file))
