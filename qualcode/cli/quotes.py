"""The command quotes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.disclosure import check_before_export, check_options
from qualcode.cli.documents import pairs
from qualcode.cli.session import coder_name, open_project, project_option
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.analysis.passages import Filter
    from qualcode.project.history import Author
    from qualcode.project.project import Project
    from qualcode.project.publications import Publication
    from qualcode.reporting.arrangement import Arrangement
    from qualcode.reporting.collection import Collection
    from qualcode.reporting.disclosure import Options

_POLARITIES = ("present", "absent", "mixed")
_FORMATS = ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")

Option = Callable[[Callable[..., Any]], Callable[..., Any]]

_CHOOSING: tuple[Option, ...] = (
    click.option("--code", "codes", multiple=True, help="This code and its sub-codes; else all."),
    click.option("--no-sub-codes", is_flag=True, help="Only the codes named, not those below."),
    click.option("--query", metavar="QUERY", help="Stretches by several codes: “A AND B”, “A OR (B NOT C)”, "
                 "“A NEAR/2 B” (within two sentences)."),
    click.option("--label", "labels", multiple=True, help="Only of this source label."),
    click.option("--where", multiple=True, metavar="NAME=VALUE", help="Only documents or cases with this attribute."),
    click.option("--coder", "coders", multiple=True, help="Only codings of this coder."),
    click.option("--consensus", is_flag=True, help="Only the consensus."),
    click.option("--polarity", "polarities", multiple=True, type=click.Choice(_POLARITIES),
                 help="Only this polarity."),
    click.option("--weight", metavar="FROM[:TO]", help="Only codings with a weight in this range."),
    click.option("--good", is_flag=True, help="Only passages marked as good quotations."),
    click.option("--at-most", type=click.IntRange(min=1), metavar="N",
                 help="At most N a code from one document: good ones first, then by weight."),
)  # fmt: skip
_ARRANGING: tuple[Option, ...] = (
    click.option("--order", type=click.Choice(("wave", "label", "document", "weight")), default="wave",
                 show_default=True, help="The order inside a chapter."),
    click.option("--group", default="code", show_default=True, metavar="code|wave|NAME",
                 help="What makes a chapter: the code, the wave, or an attribute."),
    click.option("--context", metavar="N|question", help="N sentences around each, or the question before it."),
    click.option("--dialogue", is_flag=True, help="Show the interviewer's words as a dialogue, not as [...]."),
    click.option("--silent-case", is_flag=True, help="Change the first letter silently, not as [D]ie."),
    click.option("--attribute", "attributes", multiple=True, metavar="NAME",
                 help="An attribute that may appear; none does unless it is named."),
    click.option("--memo", is_flag=True, help="Show memos with the quotations too (tables have them anyway)."),
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


def _with(options: tuple[Option, ...]) -> Option:
    """Add options in the order in which they are listed."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@dataclass(frozen=True)
class Request:
    """What was typed: the options of the command by their names."""

    codes: tuple[str, ...]
    query: str | None
    labels: tuple[str, ...]
    where: tuple[str, ...]
    coders: tuple[str, ...]
    polarities: tuple[str, ...]
    weight: str | None
    at_most: int | None
    order: str
    group: str
    context: str | None
    attributes: tuple[str, ...]
    block: int
    title: str
    language: str
    publication: str | None
    format_: str | None
    excel: str | None
    file: Path | None
    no_sub_codes: bool
    consensus: bool
    good: bool
    dialogue: bool
    silent_case: bool
    memo: bool
    italics: bool
    final: bool
    identify: bool

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
@_with(_CHOOSING)
@_with(_ARRANGING)
@_with(_WRITING)
@check_options
@project_option
def quotes(path: Path, checking: Callable[[], Options], *, strict: bool, **options: object) -> None:
    """Collect quotations: a chapter for each code, in order of wave, each with its source label.

    Names of documents, cases and coders do not leave the project. What is written is a working draft with ids that
    “qualcode where” finds; --final writes what may be published.
    """
    request = Request(**options)  # type: ignore[arg-type]  # click gives the options by these names
    form = _checked(request)
    disclosing = checking()
    with open_project(path) as project:
        wanted = _filter(project, request)
        author = project.author(coder_name(None))
        if request.identify:
            diagnostics.warn("names of documents, cases and coders stand in what is written: keep it to yourself")

        def collected(publication: Publication | None) -> Collection:
            made = _collection(project, wanted, request, publication)
            check_before_export(project, made, disclosing, strict=strict)
            _write(made, form, request)
            return made

        if request.final:
            collection = _published(project, request, author, collected)
        else:
            _keep_ids(project, wanted, request, author)
            collection = collected(None)
    _tell(collection)


def _published(
    project: Project, request: Request, author: Author, collected: Callable[[Publication], Collection]
) -> Collection:
    """Write a final collection and enter it into the ledger, or neither."""
    name = request.publication or (request.file.stem if request.file else "")
    with project.change("publication.record", author):
        publication = project.publications.open(name, author)
        collection = collected(publication)
        count = project.publications.record(publication, collection.published(), author)
    diagnostics.say(f"“{name}” holds {count} of these codings now; “qualcode publications” lists what is where")
    return collection


def _collection(project: Project, wanted: Filter, request: Request, publication: Publication | None) -> Collection:
    from qualcode.reporting.quotations import collect  # noqa: PLC0415 - not needed for --help

    return collect(
        project,
        wanted,
        title=request.title,
        attributes=request.attributes,
        filters=request.in_words(),
        arrangement=_arrangement(project, request, publication),
    )


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
    if request.query and (request.codes or request.group != "code"):
        raise UsageProblem("A query names its codes itself and is one chapter.", "Leave --code and --group out.")
    if request.consensus and request.coders:
        raise UsageProblem("--consensus and --coder exclude each other.", "Leave one of them out.")
    if request.context not in (None, "question") and not (request.context.isdecimal() and int(request.context)):
        raise UsageProblem(f"“{request.context}” is no context.", "Say a number of sentences, or question.")
    return form


def _filter(project: Project, request: Request) -> Filter:
    from qualcode.analysis.passages import Filter  # noqa: PLC0415 - not needed for --help
    from qualcode.model.codings import CoderKind, Polarity  # noqa: PLC0415

    coders = request.coders
    if request.consensus:
        coders = tuple(one.uuid for one in project.coders.all() if one.kind is CoderKind.CONSENSUS)
        if not coders:
            raise UsageProblem(
                "The project has no consensus.", "“qualcode coders add NAME --kind consensus” adds one."
            )
    return Filter.named(
        project,
        labels=request.labels,
        codes=request.codes,
        coders=coders,
        polarities=[Polarity(one) for one in request.polarities],
        attributes=pairs(request.where),
        sub_codes=not request.no_sub_codes,
        weights=_range(request.weight) if request.weight else None,
        good=request.good,
    )


def _range(text: str) -> tuple[int, int]:
    least, sign, most = text.partition(":")
    if not least.isdecimal() or (sign and not most.isdecimal()):
        raise UsageProblem(f"“{text}” is no range of weights.", "Write it like 50 (from 50 on) or 20:60.")
    return int(least), int(most) if sign else 100


def _arrangement(project: Project, request: Request, publication: Publication | None) -> Arrangement:
    from qualcode.analysis.code_query import parse  # noqa: PLC0415 - not needed for --help
    from qualcode.analysis.passages import with_sub_codes  # noqa: PLC0415
    from qualcode.reporting.arrangement import Arrangement, Order  # noqa: PLC0415
    from qualcode.reporting.wording import WORDINGS  # noqa: PLC0415

    _known_group(project, request.group)
    query = None
    if request.query:
        sub_codes = not request.no_sub_codes
        query = parse(request.query, lambda name: with_sub_codes(project, [name], sub_codes=sub_codes))
    return Arrangement(
        order=Order(request.order),
        group=request.group,
        at_most=request.at_most or 0,
        context=request.context or "",
        dialogue=request.dialogue,
        silent_case=request.silent_case,
        emphasis=WORDINGS[request.language].emphasis,  # type: ignore[index]  # one of click's choices
        identify=request.identify,
        memos=not request.final,
        query=query,
        query_text=request.query or "",
        seed=publication.seed if publication else None,
    )


def _known_group(project: Project, name: str) -> None:
    if name in ("code", "wave"):
        return
    known = {attribute for one in project.documents.all() for attribute in one.attributes}
    known |= {attribute for one in project.cases.all() for attribute in one.attributes}
    if name not in known:
        shown = ", ".join(sorted(known)) or "none"
        raise UsageProblem(f"There is no attribute “{name}” to group by.", f"Attributes are: {shown}.")


def _keep_ids(project: Project, wanted: Filter, request: Request, author: Author) -> None:
    """Give all quotations of a working draft ids that stay."""
    from qualcode.reporting.quotations import Collecting  # noqa: PLC0415 - not needed for --help

    if project.read_only:
        diagnostics.warn("the project can only be read: quotations without an id get that of their coding")
        return
    collecting = Collecting(project, wanted, arrangement=_arrangement(project, request, None))
    project.quotation_ids.keep(collecting.first_codings(), author)


def _write(collection: Collection, form: str, request: Request) -> None:
    from qualcode.reporting.files import write_whole  # noqa: PLC0415 - not needed for --help
    from qualcode.reporting.formats import render  # noqa: PLC0415
    from qualcode.reporting.prose import Look  # noqa: PLC0415
    from qualcode.reporting.wording import WORDINGS  # noqa: PLC0415

    look = Look(italics=request.italics, memos=request.memo, block_from=request.block)
    wording = WORDINGS[request.language]  # type: ignore[index]  # one of click's choices
    data = render(collection, form, wording, look, excel_german=bool(request.excel))
    if request.file is not None:
        write_whole(request.file, data)
        diagnostics.say(f"wrote “{request.file}”")
    elif request.excel and not sys.stdout.isatty():
        output.raw(data)
    else:
        output.document(data.decode("utf-8"))


def _tell(collection: Collection) -> None:
    """Say how much there is, and what a person should look at."""
    from qualcode.reporting.wording import ENGLISH, not_shown  # noqa: PLC0415 - not needed for --help

    diagnostics.say(f"{collection.passages()} quotations in {len(collection.chapters)} chapters")
    for line in not_shown(collection.tally, ENGLISH):
        diagnostics.warn(line)
    for name in collection.empty:
        diagnostics.warn(f"no passage under “{name}”")
