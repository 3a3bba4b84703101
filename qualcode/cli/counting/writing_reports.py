"""Options of commands whose result may be written as a file, and how that is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _
from qualcode.catalogue import language as program_language
from qualcode.cli.quoting.disclosure import tell_names
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import Option
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.catalogue import Language
    from qualcode.reporting.report import Report
    from qualcode.workspace.workspace import Workspace

WRITING: tuple[Option, ...] = (
    click.option("--json", "as_json", is_flag=True, help=_("Write one object with all numbers and ids.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE",
                 help=_("Write a file; its suffix says as what (docx, odt, html, md, tex, xlsx, csv, json).")),
    click.option("--identify", is_flag=True, help=_("With -o: name documents and cases, too.")),
    click.option("--strict", is_flag=True,
                 help=_("With -o: write nothing where it holds a name that the project knows.")),
    click.option("--language", type=click.Choice(LANGUAGES), default=program_language(), show_default=True,
                 help=_("With -o: its words.")),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class WritingOptions:
    """What was typed of these options."""

    as_json: bool
    file: Path | None
    identify: bool
    strict: bool
    language: Language

    def __post_init__(self) -> None:
        """Raises UsageProblem for options that do not go together, or a suffix that nobody knows."""
        if self.file is None and (self.identify or self.strict):
            raise UsageProblem(_("--identify and --strict are for a file."), _("Say which: -o FILE."))
        if self.file is not None and self.as_json:
            raise UsageProblem(
                _("--json and -o exclude each other."), _("Say -o FILE.json for a file with names left out.")
            )
        if self.file is not None:
            from qualcode.reporting.writers.formats import format_of

            format_of(self.file, None)

    @property
    def named(self) -> bool:
        """Whether documents and cases stand by their names: in what is shown, and in files where it was asked for."""
        return self.file is None or self.identify


def write_out(space: Workspace, report: Report, typed: WritingOptions) -> None:
    """Write a report as the file that was asked for. Raises QualcodeError, ExportError."""
    from qualcode.reporting.writers.formats import format_of
    from qualcode.workspace.counting.relations import write_report

    assert typed.file is not None  # noqa: S101 - asked before
    write_report(space, report, typed.file, format_of(typed.file, None), strict=typed.strict, tell_names=tell_names)
    diagnostics.say(_("wrote “{file}”", file=typed.file))
