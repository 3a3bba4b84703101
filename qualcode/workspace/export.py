"""Quotations on their way out of the project, in the one order that holds for every face.

What must not leave is refused; what may be seen is chosen; the quotations of a working draft get ids that stay; all
is collected and checked for what it would disclose; after a look at that it is written, whole or not at all; and what
is published enters the ledger if and only if its file is there, also if the process is killed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.project.quoting.begun import Published, sha256_of
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import Collecting, collect
from qualcode.reporting.quotations.collection_parts import Look, collection_report
from qualcode.reporting.quotations.streaming import streamed
from qualcode.reporting.quotations.streaming import write as write_streamed
from qualcode.reporting.words.wording import GERMAN, WORDINGS, Language, with_label
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.workspace.disclosure import DisclosureCheck, check_disclosure

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.project.quoting.publications import Publication
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.quotations.collection import Collection, Quotation
    from qualcode.reporting.quotations.streaming import Streamed
    from qualcode.reporting.writers.whole_files import Naming
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationExport:
    """What is to leave, where to and how.

    `wanted` chooses, of what may be seen; `filters` say it in words, `attributes` names those that may appear.
    Without a `path` it is shown. `publication` says where it is published: then it is final, without ids, memos and
    coders, shuffled within each label; else it is a working draft. `excel` makes a CSV as German Excel reads it.
    """

    wanted: PassageChoice
    format: str
    path: Path | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)
    language: Language = "de"
    look: Look = field(default_factory=Look)
    excel: bool = False
    title: str = ""
    attributes: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    publication: str = ""

    @property
    def final(self) -> bool:
        """Whether it is published."""
        return bool(self.publication)


@dataclass(frozen=True, slots=True)
class CollectedQuotations:
    """What is to be written; `table` collects it anew while it is written, where it is too large to be held."""

    export: QuotationExport
    collection: Collection
    publication: Publication | None
    table: Streamed | None


@dataclass(frozen=True, slots=True)
class PreparedExport:
    """What is to be written and what it would disclose; `ids_kept` says whether its quotations have ids that stay."""

    collected: CollectedQuotations
    check: DisclosureCheck
    ids_kept: bool


@dataclass(frozen=True, slots=True)
class WrittenExport:
    """What was written; `published` is the number of codings that the ledger has of it."""

    collection: Collection
    path: Path | None
    publication: str
    published: int


def prepare(
    space: Workspace, export: QuotationExport, checking: Options, *, keeps_ids: bool = True, holds: bool = False
) -> PreparedExport:
    """Refuse, choose, keep ids, collect and check; nothing is written yet.

    With `holds` all is held in memory, so that it can be written over another connection. Raises QualcodeError
    where a final collection would lack what must not be seen.
    """
    if export.final:
        space.refuse_part(export.wanted)
    kept = keep_ids(space, export) if keeps_ids else True
    collected = collect_quotations(space, export, holds=holds)
    return PreparedExport(collected, check_disclosure(space.project, collected.collection, checking), kept)


def keep_ids(space: Workspace, export: QuotationExport) -> bool:
    """Give the quotations of a working draft ids that stay; False where the project can only be read."""
    if export.final:
        return True
    if space.project.read_only:
        return False
    collecting = Collecting(space.project, space.narrowed(export.wanted), arrangement=export.arrangement)
    space.project.quotation_ids.keep(collecting.first_codings(), space.author)
    return True


def collect_quotations(
    space: Workspace, export: QuotationExport, *, holds: bool = False, publication: Publication | None = None
) -> CollectedQuotations:
    """Collect what may be seen of what is wanted; tables in a file are collected once more while they are written.

    `publication` is that of which this is another part.
    """
    project = space.project
    if export.final and publication is None:
        publication = project.publications.prepared(export.publication)
    arrangement = export.arrangement
    if publication is not None:
        arrangement = replace(arrangement, order=Order.WAVE, memos=False, seed=publication.seed)
    wanted = space.narrowed(export.wanted)
    named = {"title": export.title, "attributes": export.attributes, "filters": export.filters}
    if holds or export.path is None or export.format not in formats.SPREADSHEETS:
        collection = collect(project, wanted, arrangement=arrangement, **named)  # type: ignore[arg-type]  # by name
        return CollectedQuotations(export, collection, publication, None)
    table = streamed(project, wanted, arrangement=arrangement, **named)  # type: ignore[arg-type]  # by name
    return CollectedQuotations(export, table.collection, publication, table)


def write(
    space: Workspace, collected: CollectedQuotations, show: Callable[[bytes], None] = lambda _: None
) -> WrittenExport:
    """Write what was collected, and enter what is published into the ledger, or neither.

    `show` gets the document where it has no path. Raises ExportError where the file cannot be written.
    """
    export, publication = collected.export, collected.publication
    if publication is None:
        _write(space, collected, None, show)
        return WrittenExport(collected.collection, export.path, "", 0)
    published: dict[str, list[int]] = {}

    def naming(unfinished: Path) -> AbstractContextManager[None]:
        published.update(collected.collection.published())
        files = {export.path or unfinished: sha256_of(unfinished)}
        return space.project.begun.publication(Published(publication, space.author, published, files))

    if export.path is not None:
        _write(space, collected, naming, show)
    else:
        with space.project.change("publication.record", space.author):
            opened = space.project.publications.open(publication.name, space.author, publication.seed)
            _write(space, collected, None, show)
            published.update(collected.collection.published())
            space.project.publications.record(opened, published, space.author)
    number = sum(len(set(keys)) for keys in published.values())
    return WrittenExport(collected.collection, export.path, publication.name, number)


def _write(
    space: Workspace, collected: CollectedQuotations, naming: Naming | None, show: Callable[[bytes], None]
) -> None:
    export, wording = collected.export, WORDINGS[collected.export.language]
    kind = CsvKind.GERMAN_EXCEL if export.excel else CsvKind.PLAIN
    if export.path is not None and collected.table is not None:
        write_streamed(collected.table, export.path, export.format, wording, naming, kind)
        return
    report = collection_report(collected.collection, wording, export.look)
    if export.path is None:
        show(formats.render(report, export.format, kind))
    else:
        formats.write(report, export.path, export.format, space.project.begun, naming, kind)


# ---- one quotation -----------------------------------------------------------------------------------


def quotation_of(space: Workspace, coding: Coding) -> Quotation | None:
    """One passage as an export would show it; None where its case may not be quoted.

    Raises QualcodeError for a coding that must not be seen.
    """
    space.sight.refuse_coding_of_others(coding)
    wanted = PassageChoice(
        documents={coding.document}, codes={coding.code}, coders={coding.coder}, codings={coding.key}
    )
    chapters = collect(space.project, wanted, arrangement=Arrangement(memos=False)).chapters
    return chapters[0].quotations[0] if chapters else None


def as_printed(quotation: Quotation) -> str:
    """A quotation with its label as German reports print it."""
    return with_label(quotation, GERMAN)
