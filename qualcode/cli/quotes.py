"""The command quotes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.disclosure import check_before_export, check_options
from qualcode.cli.documents import pairs
from qualcode.cli.session import open_project, project_option
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.reporting.disclosure import Options

_POLARITIES = ("present", "absent", "mixed")


@click.command("quotes")
@click.option("--code", "codes", multiple=True, help="This code and its sub-codes; else all.")
@click.option("--no-sub-codes", is_flag=True, help="Only the codes named, not those below.")
@click.option("--label", "labels", multiple=True, help="Only of this source label.")
@click.option("--where", multiple=True, metavar="NAME=VALUE", help="Only documents with this attribute.")
@click.option("--coder", "coders", multiple=True, help="Only codings of this coder.")
@click.option("--polarity", "polarities", multiple=True, type=click.Choice(_POLARITIES), help="Only this polarity.")
@click.option("--attribute", "attributes", multiple=True, metavar="NAME",
              help="An attribute that may appear in the tables; none does unless it is named.")  # fmt: skip
@click.option("--title", default="", help="The title (else the study's).")
@click.option("--language", type=click.Choice(("de", "en")), default="de", show_default=True,
              help="Words and quotation marks.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(("md", "csv", "xlsx", "docx", "json")), help="Else md.")
@click.option("--excel", type=click.Choice(("de",)), help="CSV for German Excel: “;” and a byte order mark.")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="The file; its suffix is the format.")
@click.option("--strict", is_flag=True, help="Write nothing (exit 1) where the disclosure check finds something.")
@check_options
@project_option
def quotes(
    path: Path,
    codes: tuple[str, ...],
    labels: tuple[str, ...],
    where: tuple[str, ...],
    coders: tuple[str, ...],
    polarities: tuple[str, ...],
    attributes: tuple[str, ...],
    title: str,
    language: Literal["de", "en"],
    format_: str | None,
    excel: str | None,
    file: Path | None,
    checking: Callable[[], Options],
    *,
    no_sub_codes: bool,
    strict: bool,
) -> None:
    """Collect quotations: a chapter for each code, in order of wave, each with its source label.

    Names of documents, cases and coders do not leave the project.
    """
    from qualcode.analysis.passages import Filter  # noqa: PLC0415 - not needed for --help
    from qualcode.model.codings import Polarity  # noqa: PLC0415
    from qualcode.reporting.files import write_whole  # noqa: PLC0415
    from qualcode.reporting.formats import BINARY, format_of, render  # noqa: PLC0415
    from qualcode.reporting.quotations import collect  # noqa: PLC0415
    from qualcode.reporting.wording import WORDINGS  # noqa: PLC0415

    form = format_of(file, format_)
    if excel and form != "csv":
        raise UsageProblem("--excel is for CSV.", "Say --format csv, or leave it out.")
    if form in BINARY and file is None:
        raise UsageProblem(f"A {form} is no text for the terminal.", f"Say where: -o quotations.{form}")
    conditions, options = pairs(where), checking()
    with open_project(path) as project:
        wanted = Filter.named(
            project,
            labels=labels,
            codes=codes,
            coders=coders,
            polarities=[Polarity(one) for one in polarities],
            attributes=conditions,
            sub_codes=not no_sub_codes,
        )
        shown = [*labels, *where, *polarities]
        collection = collect(project, wanted, title=title, attributes=attributes, filters=shown)
        check_before_export(project, collection, options, strict=strict)
    data = render(collection, form, WORDINGS[language], **({"excel_german": True} if excel else {}))
    if file is None:
        output.document(data.decode("utf-8"))
    else:
        write_whole(file, data)
        diagnostics.say(f"wrote “{file}”")
    diagnostics.say(f"{collection.passages()} quotations under {len(collection.chapters)} codes")
    for name in collection.empty:
        diagnostics.warn(f"no passage under “{name}”")
