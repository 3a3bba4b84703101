"""The command quotes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.blind import refuse_part
from qualcode.cli.disclosure import check_before_export, check_options
from qualcode.cli.quote_options import (
    ARRANGING,
    CHOOSING,
    Choice,
    arrangement_of,
    filter_of,
    refuse_contradictions,
)
from qualcode.cli.session import coder_name, open_project, project_option
from qualcode.cli.values import Option, with_options
from qualcode.counting import counted
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.project.file.history import Author
    from qualcode.project.project import Project
    from qualcode.project.quoting.publications import Publication
    from qualcode.reporting.collection import Collection
    from qualcode.reporting.disclosure import Options
    from qualcode.reporting.files import Naming
    from qualcode.retrieval.filter import Filter

_FORMATS = ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")

_LOOKING: tuple[Option, ...] = (
    click.option("--memo", is_flag=True, help="With the memos of the codings, in tables and JSON too."),
    click.option("--italics", is_flag=True, help="Set quotations in italics."),
    click.option("--block", type=click.IntRange(min=1), default=40, show_default=True, metavar="WORDS",
                 help="From how many words on a quotation stands in a block of its own."),
)  # fmt: skip
_WRITING: tuple[Option, ...] = (
    click.option("--title", default="", help="The title (else the study's)."),
    click.option("--language", type=click.Choice(("de", "en")), default="de", show_default=True,
                 help="Words and typography."),
    click.option("--final", is_flag=True, help="To publish: without ids, memos and coders, shuffled within a label; "
                 "enters the ledger."),
    click.option("--publication", metavar="NAME", help="With --final: where it is published (else the file's name)."),
    click.option("--identify", is_flag=True, help="Name documents, cases and coders. Not for other eyes."),
    click.option("--format", "format_", type=click.Choice(_FORMATS), help="Else md."),
    click.option("--excel", type=click.Choice(("de",)), help="CSV for German Excel: “;” and a byte order mark."),
    click.option("--strict", is_flag=True, help="Write nothing (exit 1) where the disclosure check finds something."),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path),
                 help="The file; its suffix is the format."),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Request(Choice):
    """What was typed: the options of the command by their names."""

    block: int
    title: str
    publication: str | None
    format_: str | None
    excel: str | None
    file: Path | None
    memo: bool
    italics: bool

    def in_words(self) -> list[str]:
        """The conditions as the head of a collection names them."""
        shown = [*self.labels, *self.where, *self.polarities]
        shown += (
            [f"Gewicht {self.weight}" if self.language == "de" else f"weight {self.weight}"] if self.weight else []
        )
        if self.good:
            shown.append("gute Zitate" if self.language == "de" else "good quotations")
        return shown


@click.command("quotes")
@with_options(*CHOOSING, *ARRANGING, *_LOOKING, *_WRITING)
@check_options
@project_option
def quotes(path: Path, checking: Callable[[], Options], *, strict: bool, **options: object) -> None:
    """Collect quotations: a chapter for each code, in order of wave, each with its source label.

    Names of documents, cases and coders do not leave the project. What is written is a working draft with ids that
    “qualcode where” finds; --final writes what may be published. While the project is blind, a draft holds your
    own codings only, and nothing final is written.
    """
    request = Request(**options)  # type: ignore[arg-type]  # click gives the options by these names
    form = _checked(request)
    disclosing = checking()
    with open_project(path) as project:
        if request.final:
            refuse_part(project)
        wanted = filter_of(project, request)
        author = project.author(coder_name(None))
        if request.identify:
            diagnostics.warn("names of documents, cases and coders stand in what is written: keep it to yourself")

        name = request.publication or (request.file.stem if request.file else "")
        publication = project.publications.prepared(name) if request.final else None
        if not request.final:
            _keep_ids(project, wanted, request, author)
        collection, write = _making(project, wanted, request, publication, form)
        check_before_export(project, collection, disclosing, strict=strict)
        if publication is None:
            write(None)
        else:
            _publish(project, request.file, publication, author, collection, write)
        _tell(collection)


def _publish(
    project: Project,
    file: Path | None,
    publication: Publication,
    author: Author,
    collection: Collection,
    write: Callable[[Naming | None], None],
) -> None:
    """Write a final collection and enter it into the ledger, or neither, also if this process is killed."""
    from qualcode.project.quoting.begun import Published, sha256_of  # noqa: PLC0415 - not needed for --help

    published: dict[str, list[int]] = {}

    def naming(unfinished: Path) -> AbstractContextManager[None]:
        published.update({code: list(keys) for code, keys in collection.published().items()})
        files = {file or unfinished: sha256_of(unfinished)}
        return project.begun.publication(Published(publication, author, published, files))

    if file is not None:
        write(naming)
    else:
        with project.change("publication.record", author):
            made = project.publications.open(publication.name, author, publication.seed)
            write(None)
            published.update({code: list(keys) for code, keys in collection.published().items()})
            project.publications.record(made, published, author)
    count = sum(len(set(keys)) for keys in published.values())
    diagnostics.say(
        f"“{publication.name}” holds {counted(count, 'coding')} of this collection; "
        "“qualcode publications” lists what is where"
    )


def _making(
    project: Project, wanted: Filter, request: Request, publication: Publication | None, form: str
) -> tuple[Collection, Callable[[Naming | None], None]]:
    """The collection, and what writes it; tables in a file are collected while they are written."""
    from qualcode.reporting.formats import STREAMED  # noqa: PLC0415 - not needed for --help
    from qualcode.reporting.quotations import collect  # noqa: PLC0415
    from qualcode.reporting.streaming import streamed, write  # noqa: PLC0415
    from qualcode.reporting.wording import WORDINGS  # noqa: PLC0415

    file, arrangement = request.file, arrangement_of(project, request, publication)
    named = {"title": request.title, "attributes": request.attributes, "filters": request.in_words()}
    if file is None or form not in STREAMED:
        collection = collect(project, wanted, arrangement=arrangement, **named)  # type: ignore[arg-type]  # by name
        return collection, lambda naming: _write(project, collection, form, request, naming)
    made = streamed(project, wanted, arrangement=arrangement, **named)  # type: ignore[arg-type]  # by name
    wording = WORDINGS[request.language]  # type: ignore[index]  # one of click's choices

    def write_table(naming: Naming | None) -> None:
        write(made, file, form, wording, naming, excel_german=bool(request.excel))
        diagnostics.say(f"wrote “{file}”")

    return made.collection, write_table


def _checked(request: Request) -> str:
    """The format; raises UsageProblem for options that do not go together."""
    from qualcode.reporting.formats import BINARY, format_of  # noqa: PLC0415 - not needed for --help

    form = format_of(request.file, request.format_)
    if request.excel and form != "csv":
        raise UsageProblem("--excel is for CSV.", "Say --format csv, or leave it out.")
    if form in BINARY and request.file is None:
        raise UsageProblem(f"A {form} is no text for the terminal.", f"Say where: -o quotations.{form}")
    if request.publication and not request.final:
        raise UsageProblem("--publication is for --final.", "A working draft is published nowhere.")
    if request.final and request.file is None and not request.publication:
        raise UsageProblem("Where is it published?", "Say --publication NAME, or -o FILE whose name it then has.")
    if request.final and request.identify:
        raise UsageProblem("--final and --identify exclude each other.", "Leave one of them out.")
    if request.final and request.order != "wave":
        raise UsageProblem("--final shuffles within each label.", "Leave --order out.")
    refuse_contradictions(request)
    return form


def _keep_ids(project: Project, wanted: Filter, request: Request, author: Author) -> None:
    """Give all quotations of a working draft ids that stay."""
    from qualcode.reporting.quotations import Collecting  # noqa: PLC0415 - not needed for --help

    if project.read_only:
        diagnostics.warn("the project can only be read: quotations without an id get that of their coding")
        return
    collecting = Collecting(project, wanted, arrangement=arrangement_of(project, request))
    project.quotation_ids.keep(collecting.first_codings(), author)


def _write(project: Project, collection: Collection, form: str, request: Request, naming: Naming | None) -> None:
    from qualcode.reporting.files import write_whole  # noqa: PLC0415 - not needed for --help
    from qualcode.reporting.formats import render  # noqa: PLC0415
    from qualcode.reporting.prose import Look  # noqa: PLC0415
    from qualcode.reporting.wording import WORDINGS  # noqa: PLC0415

    look = Look(italics=request.italics, memos=request.memo, block_from=request.block)
    wording = WORDINGS[request.language]  # type: ignore[index]  # one of click's choices
    data = render(collection, form, wording, look, excel_german=bool(request.excel))
    if request.file is not None:
        write_whole(request.file, data, project.begun, naming)
        diagnostics.say(f"wrote “{request.file}”")
    elif request.excel and not sys.stdout.isatty():
        output.raw(data)
    else:
        output.document(data.decode("utf-8"))


def _tell(collection: Collection) -> None:
    """Say how much there is, and what a person should look at."""
    from qualcode.reporting.wording import ENGLISH, not_shown  # noqa: PLC0415 - not needed for --help

    number = collection.passages()
    diagnostics.say(f"{counted(number, 'quotation')} in {counted(len(collection.chapters), 'chapter')}")
    if not number:
        diagnostics.warn("no passage fits what was asked for")
    for line in not_shown(collection.tally, ENGLISH):
        diagnostics.warn(line)
    for name in collection.empty:
        diagnostics.warn(f"no passage under “{name}”")
