"""The command import."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.documents import pairs
from qualcode.cli.session import author_of, author_option, open_project, project_option
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from qualcode.model.documents import DocumentDraft
    from qualcode.project.project import Project
    from qualcode.reading.result import Reading


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--as", "as_", type=click.Choice(("auto", "text", "report")), default="auto", show_default=True,
              help="What the files are: texts, or a report whose quotations become documents.")  # fmt: skip
@click.option("--label", help="The source label of all documents, such as “RG 2022”.")
@click.option("--set", "attributes", multiple=True, metavar="NAME=VALUE", help="An attribute of all documents.")
@click.option("--case", help="The case that all documents belong to (made if new).")
@click.option("--labels", help="For reports: the words of the labels, such as RG,THM,Träger,AH.")
@click.option("--unsure", is_flag=True, help="For reports: take in what the reader is unsure of too.")
@author_option
@project_option
def import_(
    path: Path,
    paths: tuple[Path, ...],
    as_: str,
    label: str | None,
    attributes: tuple[str, ...],
    case: str | None,
    labels: str | None,
    coder: str | None,
    *,
    unsure: bool,
) -> int:
    """Read texts (files or folders) into the project, or with --as report the quotations of a report.

    Prints a table label × number. A file that cannot be read is named and the others still come in; then the
    exit code is 1. A file that came in before is refused.
    """
    from qualcode.reading.files import expand  # noqa: PLC0415 - not needed for --help

    values = pairs(attributes)
    words = [word.strip() for word in labels.split(",") if word.strip()] if labels else None
    found = expand(paths)
    for skipped in found.skipped:
        diagnostics.warn(f"passed over “{skipped.path}”: {skipped.reason}")
    with open_project(path) as project:
        author = author_of(project, coder)
        drafts: list[DocumentDraft] = []
        failures: list[QualcodeError] = []
        with _progress(found.files) as bar:
            for file in bar:
                try:
                    reading = _read(project, file, as_, words, unsure=unsure)
                except QualcodeError as error:
                    failures.append(error)
                    continue
                _report(file, reading)
                drafts += [_with(draft, label, values, case) for draft in reading.drafts]
        documents = project.documents.add(drafts, author) if drafts else []
    for draft, document in zip(drafts, documents, strict=True):
        if draft.name != document.name:
            diagnostics.warn(f"the name “{draft.name}” was taken: it came in as “{document.name}”")
    for failure in failures:
        diagnostics.fail(failure)
    if drafts:
        _table(drafts)
    diagnostics.say(
        f"{len(documents)} documents came in, {sum(one.words for one in documents)} words"
        + (f"; {len(failures)} files did not" if failures else "")
    )
    return diagnostics.ExitCode.FAILED if failures else diagnostics.ExitCode.DONE


def _progress(files: tuple[Path, ...]):  # type: ignore[no-untyped-def]  # noqa: ANN202 - click does not name it
    import sys  # noqa: PLC0415

    return click.progressbar(files, label="reading", file=sys.stderr, hidden=len(files) < 20)


def _read(project: Project, file: Path, as_: str, labels: list[str] | None, *, unsure: bool) -> Reading:
    from qualcode.reading.files import read  # noqa: PLC0415 - not needed for --help

    reading = read(file, as_, labels=labels, unsure=unsure)
    for draft in reading.drafts[:1]:
        before = project.documents.imported(draft.source.sha256)
        if before is not None:
            names = f"“{before.names[0]}”" if len(before.names) == 1 else f"{len(before.names)} documents"
            raise QualcodeError(
                f"“{file.name}” came in before, on {before.created[:10]}, as {names}.",
                "Nothing was changed. Remove those first if it shall come in anew.",
            )
    return reading


def _report(file: Path, reading: Reading) -> None:
    for note in reading.notes:
        diagnostics.say(f"{file.name}: {note}")
    for draft in reading.drafts:
        for warning in draft.warnings:
            diagnostics.warn(f"{draft.name}: {warning}")
    if reading.doubts:
        diagnostics.say(f"{file.name}: {len(reading.doubts)} places left out because the reader was not sure:")
    for doubt in reading.doubts:
        diagnostics.say(f"  line {doubt.line}: {doubt.reason}: {doubt.text}")


def _with(draft: DocumentDraft, label: str | None, attributes: dict[str, str], case: str | None) -> DocumentDraft:
    return replace(
        draft,
        label=draft.label if label is None else label,
        attributes={**draft.attributes, **attributes},
        case=case or draft.case,
    )


def _table(drafts: list[DocumentDraft]) -> None:
    counts = Counter(draft.label for draft in drafts)
    output.table(
        ("label", "number"), sorted((label or "(none)", number) for label, number in counts.items()), right=(1,)
    )
