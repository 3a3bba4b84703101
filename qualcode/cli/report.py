"""The command report: the same tables and collections for every wave."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.disclosure import check_before_export, check_names_before_export, check_options
from qualcode.cli.questions import guide_of_file
from qualcode.cli.session import coder_name, open_workspace, project_option
from qualcode.counting import counted
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.project.file.history import Author
    from qualcode.project.project import Project
    from qualcode.project.quoting.publications import Publication
    from qualcode.reporting.collection import Collection
    from qualcode.reporting.disclosure import Options
    from qualcode.reporting.wave_report import WaveReport
    from qualcode.reporting.wording import Language
    from qualcode.retrieval.filter import PassageChoice

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")


@click.command("report")
@click.option("--wave", required=True, help="The wave that is reported.")
@click.option("--compare", required=True, metavar="WAVE", help="The wave that it is compared with.")
@click.option("--code", "codes", multiple=True, help="Only this code and its sub-codes.")
@click.option("--attribute", "attributes", multiple=True, metavar="NAME", help="An attribute that may appear.")
@click.option("--since", metavar="PUBLICATION", help="What was coded since then is new (else since the latest).")
@click.option("--guide", type=click.Path(path_type=Path), metavar="FILE",
              help="The questions of the interviews, one a line: only these tell what was asked.")  # fmt: skip
@click.option("--same-guide", is_flag=True, help="The same was asked in both waves, whatever the texts show.")
@click.option("--language", type=click.Choice(("de", "en")), default="de", show_default=True, help="Words.")
@click.option("--final", is_flag=True, help="To publish: without ids, memos and coders; enters the ledger.")
@click.option("--publication", metavar="NAME", help="With --final: where it is published (else “report WAVE”).")
@click.option("--strict", is_flag=True, help="Write nothing (exit 1) where the disclosure check finds something.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="docx", show_default=True,
              help="The format of the files.")  # fmt: skip
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path),
              help="A folder for tables and quotations; without it the tables are printed.")  # fmt: skip
@check_options
@project_option
def report(
    path: Path,
    wave: str,
    compare: str,
    codes: tuple[str, ...],
    attributes: tuple[str, ...],
    since: str | None,
    guide: Path | None,
    language: Language,
    publication: str | None,
    format_: str,
    folder: Path | None,
    checking: Callable[[], Options],
    *,
    same_guide: bool,
    final: bool,
    strict: bool,
) -> None:
    """Report a wave beside another: themes by waves, new and gone themes, new and published quotations.

    A theme counts as new or no longer mentioned only where its question was asked in both waves. What was asked in
    interviews is known by a guide (--guide, --same-guide); what interviewers say may be a probe.
    """
    from qualcode.reporting.wave_report import comparison_report, wave_report  # noqa: PLC0415
    from qualcode.reporting.writers.formats import FORMATS, render  # noqa: PLC0415
    from qualcode.retrieval.filter import PassageChoice  # noqa: PLC0415 - not needed for --help

    if publication and not final:
        raise UsageProblem("--publication is for --final.", "A working report is published nowhere.")
    if final and folder is None:
        raise UsageProblem("Where is the report to be written?", "Say -o FOLDER.")
    if folder is not None and folder.suffix[1:] in FORMATS:
        raise UsageProblem(
            f"“{folder}” looks like a file, but a report is a folder of several.",
            f"Say -o {folder.stem} --format {folder.suffix[1:]}.",
        )
    if wave == compare:
        raise UsageProblem(f"“{wave}” is compared with itself.", "Name two different waves.")
    disclosing = checking()
    known = guide_of_file(guide) if guide else []
    with open_workspace(path) as space:
        project = space.project
        space.refuse_part()
        wanted = PassageChoice.named(project, codes=codes)
        found = wave_report(
            project,
            wave,
            compare,
            wanted=wanted,
            since=project.publications.find(since) if since else None,
            same_guide=same_guide,
            guide=known,
        )
        tables = comparison_report(found, language, final=final)
        if folder is None:
            output.document(render(tables, "md").decode("utf-8"))
            return
        check_names_before_export(project, [render(tables, "md").decode("utf-8")], strict=strict)
        author = project.author(coder_name(None))
        making = _Making(project, found, wanted, attributes, language, format_)

        made = project.publications.prepared(publication or f"report {wave}") if final else None
        if made is None:
            making.keep_ids(author)
        collection, data = making.files(made.seed if made else None)
        check_before_export(project, collection, disclosing, strict=strict)
        files = {f"tables.{format_}": render(tables, format_), **data}
        if made is None:
            _write(folder, files, project)
        else:
            _publish(project, made, author, collection, folder, files)


def _publish(
    project: Project,
    publication: Publication,
    author: Author,
    collection: Collection,
    folder: Path,
    files: dict[str, bytes],
) -> None:
    """Write the files of a report and enter it into the ledger, as soon as one with quotations is there."""
    from qualcode.project.quoting.begun import Published  # noqa: PLC0415 - not needed for --help

    published = {code: list(keys) for code, keys in collection.published().items()}
    hashes = {
        folder / name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if not name.startswith("tables.")
    }
    with project.begun.publication(Published(publication, author, published, hashes)):
        _write(folder, files, project)
    count = sum(len(set(keys)) for keys in published.values())
    diagnostics.say(f"“{publication.name}” holds {counted(count, 'coding')} of this report")


def _write(folder: Path, files: dict[str, bytes], project: Project) -> None:
    from qualcode.errors import ExportError  # noqa: PLC0415 - not needed for --help
    from qualcode.reporting.files import atomic_write  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"“{folder}” cannot be made: {error.strerror}.", "Choose another place with -o.") from error
    for name, data in files.items():
        atomic_write(folder / name, data, project.begun)
        diagnostics.say(f"wrote “{folder / name}”")


@dataclass(frozen=True)
class _Making:
    """Makes the quotation files of a report."""

    project: Project
    found: WaveReport
    wanted: PassageChoice
    attributes: tuple[str, ...]
    language: Language
    format: str

    def keep_ids(self, author: Author) -> None:
        """Give the wave's quotations ids that stay."""
        from qualcode.reporting.quotations import Collecting  # noqa: PLC0415 - not needed for --help

        if self.project.read_only:
            diagnostics.warn("the project can only be read: quotations without an id get that of their coding")
            return
        self.project.quotation_ids.keep(Collecting(self.project, self._of_wave()).first_codings(), author)

    def files(self, seed: int | None) -> tuple[Collection, dict[str, bytes]]:
        """The wave's collection, and the files of it and of what is new in it, by name."""
        from qualcode.reporting.collection_parts import collection_report  # noqa: PLC0415 - not needed for --help
        from qualcode.reporting.wording import WORDINGS  # noqa: PLC0415
        from qualcode.reporting.writers.formats import render  # noqa: PLC0415

        wording = WORDINGS[self.language]
        collection = self._collected(self._of_wave(), seed)
        made = {f"quotations.{self.format}": render(collection_report(collection, wording), self.format)}
        if self.found.fresh:
            fresh = self._collected(replace(self._of_wave(), codings=self.found.fresh), seed)
            made[f"new-quotations.{self.format}"] = render(collection_report(fresh, wording), self.format)
        return collection, made

    def _of_wave(self) -> PassageChoice:
        return replace(self.wanted, attributes={("wave", self.found.wave)})

    def _collected(self, wanted: PassageChoice, seed: int | None) -> Collection:
        from qualcode.reporting.arrangement import Arrangement  # noqa: PLC0415 - not needed for --help
        from qualcode.reporting.quotations import collect  # noqa: PLC0415
        from qualcode.reporting.wording import WORDINGS  # noqa: PLC0415

        arrangement = Arrangement(seed=seed, memos=False, emphasis=WORDINGS[self.language].emphasis)
        shown = [self.found.wave]
        return collect(self.project, wanted, attributes=self.attributes, filters=shown, arrangement=arrangement)
