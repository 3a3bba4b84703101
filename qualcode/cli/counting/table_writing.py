"""The command table in a file: which format, which words, which picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _, language
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.options import Option
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.reporting.words.wording import Language
    from qualcode.retrieval.counting.request import CountRequest
    from qualcode.retrieval.counting.table import CountTable
    from qualcode.workspace.workspace import Workspace

_FORMATS = (
    "md", "docx", "odt", "html", "tex", "xlsx", "csv", "json", "csv-r", "csv-spss", "parquet", "svg", "png",
)  # fmt: skip
WRITING: tuple[Option, ...] = (
    click.option("-o", "--output", "file", type=click.Path(path_type=Path),
                 help=_("The file; its suffix is the format.")),
    click.option("--format", "format_", type=click.Choice(_FORMATS), metavar="FORMAT",
                 help=_("Else by the suffix; csv-r and csv-spss add a script that names values.")),
    click.option("--picture", type=click.Choice(("heat", "bars")),
                 help=_("A picture in docx, odt, html, or alone as svg, png.")),
    click.option("--passages", type=click.Path(path_type=Path), metavar="FILE.parquet",
                 help=_("Also the passages that are counted, one a row, as Parquet.")),
    click.option("--title", default="", help=_("The title (else what is counted).")),
    click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True,
                 help=_("Words of the file.")),
    click.option("--excel", type=click.Choice(("de",)), help=_("CSV for German Excel: “;” and a byte order mark.")),
    click.option("--identify", is_flag=True, help=_("Name documents, cases and coders. For internal use only.")),
    click.option("--strict", is_flag=True, help=_("Write nothing (exit 1) where a name is found.")),
    for_option,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class TableWriting:
    """What was typed: the options above by their names."""

    file: Path | None
    format_: str | None
    picture: str | None
    passages: Path | None
    title: str
    language: Language
    excel: str | None
    identify: bool
    strict: bool
    purpose: Purpose

    def form(self) -> str | None:
        """The format, None where the table is for the terminal. Raises UsageProblem for what does not go together."""
        if self.file is None and self.format_ is None:
            if self.picture:
                raise UsageProblem(_("A picture needs a file."), _("Say where: -o {file}", file="table.svg"))
            return None
        from qualcode.reporting.pictures.of_tables import PictureKind
        from qualcode.workspace.counting.table_export import table_format

        form = table_format(self.file, self.format_, PictureKind(self.picture) if self.picture else None)
        if self.excel and form != "csv":
            raise UsageProblem(_("--excel is for CSV."), _("Say --format csv, or leave it out."))
        return form


def write_table(
    space: Workspace, table: CountTable, typed: TableWriting, form: str, filters: Sequence[str] = ()
) -> None:
    """Write a table that was counted, and say where; names that are left in it are told, or refused with --strict."""
    from qualcode.cli.quoting.disclosure import tell_names
    from qualcode.reporting.pictures.of_tables import PictureKind
    from qualcode.workspace.counting.table_export import TableExport, prepare_table, write_prepared

    export = TableExport(
        table=table,
        format=form,
        path=typed.file,
        language=typed.language,
        title=typed.title,
        filters=filters,
        identify=typed.identify,
        picture=PictureKind(typed.picture) if typed.picture else None,
        excel=bool(typed.excel),
    )
    prepared = prepare_table(space, export)
    if typed.identify:
        diagnostics.warn(_("names of documents, cases and coders stand in what is written: keep it to yourself"))
    tell_names(prepared.names)
    if typed.strict:
        prepared.names.refuse()
    for path in write_prepared(space, prepared, lambda data: _show(data, raw=bool(typed.excel))):
        diagnostics.say(_("wrote “{path}”", path=path))


def write_passages(space: Workspace, request: CountRequest, file: Path, purpose: Purpose, *, strict: bool) -> None:
    """Write the passages that a table counts, and say where."""
    from qualcode.cli.quoting.disclosure import tell_names
    from qualcode.workspace.counting.table_export import export_passages

    tell_withheld(export_passages(space, request, file, tell_names, strict=strict, purpose=purpose))
    diagnostics.say(_("wrote “{path}”", path=file))


def _show(data: bytes, *, raw: bool) -> None:
    if raw:
        output.raw(data)
    else:
        output.document(data.decode("utf-8"))
