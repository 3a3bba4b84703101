"""Writing levels and types into files, or as JSON: for which purpose, to whom, and what stays inside is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, Language, _, language
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.options import with_options
from qualcode.errors import UsageProblem
from qualcode.model.consent.withheld import Withheld

if TYPE_CHECKING:
    from qualcode.model.codebooks.feature_space import FeatureSpace
    from qualcode.model.codebooks.level_values import LevelBoard
    from qualcode.model.consent.consents import Purpose
    from qualcode.reporting.report import Report
    from qualcode.workspace.leaving.register import DepartingParts
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")

leaving_options = with_options(
    click.option("--json", "as_json", is_flag=True, help=_("Write an object.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path),
                 help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json.")),
    click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True,
                 help=_("Words.")),
    click.option("--strict", is_flag=True,
                 help=_("With --json or -o: write nothing (exit 1) if the project knows a name in it.")),
    click.option("--identify", is_flag=True,
                 help=_("With --json or -o: name cases and coders, not only number them.")),
    for_option,
)  # fmt: skip
"""What commands share by which levels and types leave."""


@dataclass(frozen=True, slots=True)
class LeavingChoice:
    """What was typed of these options."""

    file: Path | None
    language: Language
    purpose: Purpose
    as_json: bool = False
    strict: bool = False
    identify: bool = False

    @property
    def leaves(self) -> bool:
        """Whether something is written, not only shown. Raises UsageProblem for options that need it."""
        if self.as_json or self.file is not None:
            return True
        if self.strict or self.identify:
            raise UsageProblem(_("Where is it to be written?"), _("Say -o FILE or --json."))
        return False


def write_levels(space: Workspace, board: LevelBoard, chosen: LeavingChoice, *, with_passages: bool = False) -> None:
    """Write the levels of cases that may leave."""
    from qualcode.reporting.typology.levels import levels_report, object_of_levels, words_of_levels
    from qualcode.workspace.typology.leaving import leaving_levels

    withheld = Withheld(chosen.purpose)
    subject, parts = leaving_levels(space, board, withheld, identify=chosen.identify, with_passages=with_passages)
    tell_withheld(withheld)
    check_names_before_export(
        space.project, words_of_levels(subject), strict=chosen.strict, coders=not chosen.identify
    )
    report = levels_report(subject, chosen.language)
    _write(space, "levels", parts, report, lambda: object_of_levels(subject), chosen)


def write_types(space: Workspace, found: FeatureSpace, chosen: LeavingChoice) -> None:
    """Write a typology with the cases that may leave."""
    from qualcode.reporting.typology.types import object_of_types, types_report, words_of_types
    from qualcode.workspace.typology.leaving import leaving_types

    withheld = Withheld(chosen.purpose)
    subject, parts = leaving_types(space, found, withheld, identify=chosen.identify)
    tell_withheld(withheld)
    check_names_before_export(
        space.project, words_of_types(subject), strict=chosen.strict, coders=not chosen.identify
    )
    report = types_report(subject, chosen.language)
    _write(space, "types", parts, report, lambda: object_of_types(subject), chosen)


def _write(
    space: Workspace,
    door: str,
    parts: DepartingParts,
    report: Report,
    as_object: Callable[[], object],
    chosen: LeavingChoice,
) -> None:
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.typology.leaving import departing

    form = format_of(
        chosen.file, "json" if chosen.as_json or chosen.file is None else None, known=_FORMATS, name=door
    )
    departure = departing(space, parts, door, form, chosen.file)
    if chosen.file is None:
        output.as_json(as_object())
        departure.entered()
        return
    write(report, chosen.file, form, space.project.begun, departure.naming())
    diagnostics.say(_("wrote “{file}”", file=chosen.file))
