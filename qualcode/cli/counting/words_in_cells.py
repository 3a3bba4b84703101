"""Cells of the command table that hold words: quotations, paraphrases, summaries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, language
from qualcode.cli.counting.table_writing import TableWriting
from qualcode.cli.quoting.disclosure import tell_check, tell_names
from qualcode.cli.quoting.quote_options import CITE
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import tell_withheld
from qualcode.cli.shared.options import Option
from qualcode.cli.shared.session import tell_hidden
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.reporting.disclosure.check import Options
    from qualcode.retrieval.counting.table import CountTable
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")
WORDS: tuple[Option, ...] = (
    click.option("--cells", type=click.Choice(("counts", "quotations", "paraphrases", "summaries")), default="counts",
                 show_default=True, help=_("What stands in the cells; summaries are those of the grid.")),
    click.option("--at-most", type=click.IntRange(min=1), metavar="N",
                 help=_("At most N quotations a cell: good ones first, then by weight.")),
    CITE,
    click.option("--figures", multiple=True, metavar="NAME",
                 help=_("With quotations: mean, median, range of a numeric attribute for each column.")),
    click.option("--final", is_flag=True,
                 help=_("Cells with words to publish: without ids; quotations are recorded as published.")),
    click.option("--publication", metavar="NAME",
                 help=_("With --final: where it is published (else the file's name).")),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class WordsInCells:
    """What was typed: the options above by their names."""

    cells: str
    at_most: int | None
    cite: str
    figures: tuple[str, ...]
    final: bool
    publication: str | None

    @property
    def holds_words(self) -> bool:
        """Whether cells hold words and not numbers."""
        return self.cells != "counts"

    def refuse_contradictions(self, writing: TableWriting, *, hides: bool) -> None:
        """Raise UsageProblem for options that do not go together; `hides`: small numbers are to be hidden."""
        quoted = self.cells in {"quotations", "paraphrases"}
        if not quoted and (self.at_most or self.figures or self.publication or self.cite != "label"):
            raise UsageProblem(
                _("--at-most, --cite, --figures and --publication are for cells with quotations."),
                _("Say --cells quotations, or leave them out."),
            )
        if not self.holds_words and self.final:
            raise UsageProblem(_("--final is for cells with words."), _("Say --cells quotations, or leave it out."))
        if self.publication and not self.final:
            raise UsageProblem(_("--publication is for --final."), _("A working draft is published nowhere."))
        if quoted and self.final and writing.file is None and not self.publication:
            raise UsageProblem(
                _("Where is it published?"), _("Say --publication NAME, or -o FILE whose name it then has.")
            )
        if self.final and writing.identify:
            raise UsageProblem(_("--final and --identify exclude each other."), _("Leave one of them out."))
        if self.holds_words and hides:
            raise UsageProblem(_("--publish hides numbers, and cells with words have none."), _("Leave it out."))
        if self.holds_words and writing.picture:
            raise UsageProblem(_("A picture is drawn of numbers."), _("Leave --picture out, or --cells."))


def write_words_in_cells(
    space: Workspace,
    table: CountTable,
    typed: WordsInCells,
    writing: TableWriting,
    checking: Options,
    filters: Sequence[str],
    *,
    as_json: bool,
) -> None:
    """Write, or show, a table whose cells hold words; what they would disclose is told, or refused with --strict."""
    from qualcode.reporting.writers.formats import format_of

    given = "json" if as_json else writing.format_
    form = format_of(writing.file, given, known=_FORMATS, name=typed.cells)
    if form not in _FORMATS:
        raise UsageProblem(
            _("Cells with words cannot be written as {format}.", format=form),
            _("Use one of {formats}.", formats=", ".join(_FORMATS)),
        )
    if writing.excel and form != "csv":
        raise UsageProblem(_("--excel is for CSV."), _("Say --format csv, or leave it out."))
    if writing.identify:
        diagnostics.warn(_("names of documents, cases and coders stand in what is written: keep it to yourself"))
    show = _showing(raw=bool(writing.excel))
    if typed.cells == "summaries":
        _write_summaries(space, table, typed, writing, form, show)
    else:
        _write_quotations(space, table, typed, writing, form, checking, filters, show)
    if writing.file is not None:
        diagnostics.say(_("wrote “{path}”", path=writing.file))


def _write_quotations(
    space: Workspace,
    table: CountTable,
    typed: WordsInCells,
    writing: TableWriting,
    form: str,
    checking: Options,
    filters: Sequence[str],
    show: Callable[[bytes], None],
) -> None:
    from qualcode.reporting.quotations.arrangement import Arrangement
    from qualcode.reporting.quotations.collection_words import about_citations
    from qualcode.reporting.tables.quoted_cells import CellWords
    from qualcode.reporting.words.citations import CiteBy
    from qualcode.reporting.words.wording import wording_of
    from qualcode.workspace.counting.word_cells import WordExport, prepare, write_words

    name = typed.publication or (writing.file.stem if writing.file else "")
    emphasis = wording_of(writing.language).emphasis
    export = WordExport(
        wanted=table.request.wanted,
        arrangement=Arrangement(
            at_most=typed.at_most or 0,
            emphasis=emphasis,
            identify=writing.identify,
            purpose=writing.purpose,
            cite=CiteBy(typed.cite),
        ),
        words=CellWords(typed.cells),
        figures=typed.figures,
        format=form,
        path=writing.file,
        language=writing.language,
        excel=bool(writing.excel),
        title=writing.title,
        filters=tuple(filters),
        publication=name if typed.final else "",
    )
    prepared = prepare(space, table, export, checking)
    if not prepared.ids_kept:
        diagnostics.warn(_("the project can only be read: quotations without an id get that of their coding"))
    if typed.final and prepared.tells_apart:
        diagnostics.warn(_("each row or column is one person or document: readers see which quotations go together"))
    tell_names(prepared.names)
    if writing.strict:
        prepared.names.refuse()
    tell_check(prepared.check, checking, strict=writing.strict)
    written = write_words(space, prepared, show)
    tell_withheld(written.collection.tally.withheld)
    for line in about_citations(written.collection.overview, export.arrangement.cite, wording_of(language())):
        diagnostics.warn(line)
    if written.publication:
        diagnostics.say(
            _(
                "“{publication}” holds {codings} of this table; “qualcode publications” lists what is where",
                publication=written.publication,
                codings=counted(written.published, "coding"),
            )
        )


def _write_summaries(
    space: Workspace,
    table: CountTable,
    typed: WordsInCells,
    writing: TableWriting,
    form: str,
    show: Callable[[bytes], None],
) -> None:
    from qualcode.retrieval.counting.request import AxisKind
    from qualcode.workspace.counting.summary_export import SummaryExport, prepare_summaries, write_summaries

    sides = table.request.rows.kind, table.request.columns.kind
    if set(sides) != {AxisKind.CASES, AxisKind.CODES}:
        raise UsageProblem(
            _("Summaries are of cases on codes."), _("Say: qualcode table cases codes --cells summaries")
        )
    turned = sides[0] is AxisKind.CODES
    cases, codes = (table.columns, table.rows) if turned else (table.rows, table.columns)
    export = SummaryExport(
        format=form,
        path=writing.file,
        codes={int(member.key) for member in codes},
        cases={member.key for member in cases if isinstance(member.key, int)},
        language=writing.language,
        identify=writing.identify,
        final=typed.final,
        turned=turned,
        excel=bool(writing.excel),
        purpose=writing.purpose,
    )
    tell_hidden(space, "summaries")
    prepared = prepare_summaries(space, export)
    tell_withheld(prepared.withheld)
    tell_names(prepared.names)
    if writing.strict:
        prepared.names.refuse()
    write_summaries(space, prepared, show)


def _showing(*, raw: bool) -> Callable[[bytes], None]:
    """Shows a document where it is not written into a file."""

    def show(data: bytes) -> None:
        if raw:
            output.raw(data)
        else:
            output.document(data.decode("utf-8"))

    return show
