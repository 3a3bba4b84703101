"""Options of commands whose result may be written as a file, and how that is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from qualcode.catalogue import LANGUAGES, _, catalogue_of
from qualcode.catalogue import language as program_language
from qualcode.cli.quoting.disclosure import tell_names
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import Option
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue, Language
    from qualcode.reporting.report import Illustration, Report
    from qualcode.reporting.writers.whole_files import Naming
    from qualcode.workspace.workspace import Workspace

FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")
_DRAWN = ("svg", "png")
_HOLDING = ("docx", "odt", "html", *_DRAWN)
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


DRAWING: tuple[Option, ...] = (
    *WRITING,
    click.option("--picture", is_flag=True, help=_("With -o: drawn too, in docx, odt, html; svg and png are alone.")),
)


@dataclass(frozen=True, kw_only=True)
class WritingOptions:
    """What was typed of these options."""

    formats: ClassVar[Sequence[str]] = FORMATS
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
            self.file_format()

    def file_format(self) -> str:
        """The format of the file. Raises UsageProblem for one that nobody knows."""
        from qualcode.reporting.writers.formats import format_of

        return format_of(self.file, None, known=self.formats)

    @property
    def named(self) -> bool:
        """Whether documents and cases stand by their names: in what is shown, and in files where it was asked for."""
        return self.file is None or self.identify


@dataclass(frozen=True, kw_only=True)
class DrawingOptions(WritingOptions):
    """The same where there is a picture."""

    formats: ClassVar[Sequence[str]] = (*FORMATS, *_DRAWN)

    picture: bool

    def __post_init__(self) -> None:
        """Raises UsageProblem for a picture in a file that holds none."""
        super().__post_init__()
        if not self.picture:
            return
        if self.file is None:
            raise UsageProblem(_("A picture needs a file."), _("Say where: -o {file}", file="picture.svg"))
        if self.file_format() not in _HOLDING:
            raise UsageProblem(
                _("{format} holds no pictures.", format=self.file_format()),
                _("Choose one of {formats}.", formats=", ".join(_HOLDING)),
            )


def write_out(
    space: Workspace,
    report: Report,
    typed: WritingOptions,
    draw: Callable[[Catalogue], Illustration] | None = None,
    naming: Naming | None = None,
) -> None:
    """Write a report as the file that was asked for, or the picture of it. Raises QualcodeError, ExportError.

    `naming` surrounds the moment in which the file gets its name.
    """
    from qualcode.workspace.counting.relations import write_report

    assert typed.file is not None  # noqa: S101 - asked before
    form = typed.file_format()
    wanted = form in _DRAWN or (isinstance(typed, DrawingOptions) and typed.picture)
    picture = draw(catalogue_of(typed.language)) if draw is not None and wanted else None
    strict = typed.strict
    write_report(
        space, report, typed.file, form, strict=strict, tell_names=tell_names, picture=picture, naming=naming
    )
    diagnostics.say(_("wrote “{file}”", file=typed.file))
