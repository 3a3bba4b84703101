"""Quotations on their way out of the project, in the one order that holds for every face.

What must not leave is refused; what may be seen is chosen; all is collected in one pass, counted and checked for what
it would disclose while it comes; the quotations of a working draft get ids that stay; after a look at what was found
all is written, whole or not at all; and what is published enters the ledger if and only if its file is there, also if
the process is killed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import language as program_language
from qualcode.progress import Progress, part_of, untold
from qualcode.project.quoting.begun import Published
from qualcode.reporting.disclosure.check import DisclosureScan
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.chapters import Chapters
from qualcode.reporting.quotations.collecting import Seeing, collect, gather
from qualcode.reporting.quotations.collection import HeldQuotations
from qualcode.reporting.quotations.collection_parts import Look, collection_report
from qualcode.reporting.quotations.collection_words import with_label
from qualcode.reporting.quotations.spool import QuotationSpool
from qualcode.reporting.words.citations import CiteBy
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.words.wording import Language, wording_of
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.quoting.disclosure import DisclosureCheck, disclosed

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.project.quoting.publications import Publication
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.quotations.collection import Collection, Quotation, QuotationStore
    from qualcode.reporting.report import Report
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationExport:
    """What is to leave, where to and how.

    `wanted` chooses, of what may be seen; `filters` say it in words, `attributes` names those that may appear.
    Without a `path` it is shown. `publication` says where it is published: then it is final, without ids, memos and
    coders, shuffled within each label; else it is a working draft. `excel` makes a CSV as German Excel reads it.
    `recipient` is to whom it goes; None where nobody was asked.
    """

    wanted: PassageChoice
    format: str
    path: Path | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)
    language: Language = field(default_factory=program_language)
    look: Look = field(default_factory=Look)
    excel: bool = False
    title: str = ""
    attributes: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    publication: str = ""
    recipient: str | None = None

    @property
    def final(self) -> bool:
        """Whether it is published."""
        return bool(self.publication)


class WithoutIds:
    """Notes which quotations of a collection come without an id that is kept, and whose codings' these are (keys)."""

    def __init__(self) -> None:
        self.numbers = array("q")
        self.codings = array("q")

    def see(self, _chapter: int, number: int, quotation: Quotation) -> None:
        """Look at one more quotation."""
        if quotation.id == quotation.ids[0]:
            self.numbers.append(number)
            self.codings.append(quotation.codings[0])


@dataclass(frozen=True, slots=True)
class CollectedQuotations:
    """What is to be written; what goes into a file lies in another one without a name until then.

    `parts` are those of the project that leave with it.
    """

    export: QuotationExport
    collection: Collection
    publication: Publication | None
    without_ids: WithoutIds
    parts: DepartingParts


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
    space: Workspace,
    export: QuotationExport,
    checking: Options,
    *,
    keeps_ids: bool = True,
    progress: Progress = untold,
) -> PreparedExport:
    """Refuse, choose, collect, check and keep ids; no file is written yet.

    It may be written over another connection. `progress` hears how many of the documents are done, and may end it by
    an error of its own. Raises QualcodeError where a final collection would lack what must not
    be seen.
    """
    if export.final:
        space.refuse_part(export.wanted)
    scan = DisclosureScan(space.project, checking, keeps=True)
    collected = collect_quotations(space, export, seeing=(scan,), progress=progress)
    kept = give_ids(space, collected) if keeps_ids else True
    return PreparedExport(collected, disclosed(scan, collected.collection), kept)


def give_ids(space: Workspace, collected: CollectedQuotations) -> bool:
    """Give the quotations of a working draft ids that stay; False where the project or the coder can only read."""
    if collected.export.final:
        return True
    if not space.keeps_ids:
        return False
    lacking = collected.without_ids
    space.project.quotation_ids.keep(lacking.codings, space.author)
    names = space.project.quotation_ids.of(lacking.codings)
    new = {number: names[key] for number, key in zip(lacking.numbers, lacking.codings, strict=True) if key in names}
    collected.collection.chapters.store.give_ids(new)
    return True


def collect_quotations(
    space: Workspace,
    export: QuotationExport,
    *,
    publication: Publication | None = None,
    seeing: Sequence[Seeing] = (),
    progress: Progress = untold,
) -> CollectedQuotations:
    """Collect what may be seen of what is wanted, in one pass; `seeing` look at each quotation as it comes.

    `publication` is that of which this is another part. `progress` is told as by `prepare`.
    Raises ExportError where a large collection finds no room.
    """
    if export.final and publication is None:
        publication = space.project.publications.prepared(export.publication)
    arrangement = export.arrangement
    if publication is not None:
        arrangement = replace(arrangement, order=Order.WAVE, memos=False, seed=publication.seed)
    store: QuotationStore = QuotationSpool(export.path) if export.path else HeldQuotations()
    without_ids, parts = WithoutIds(), DepartingParts()
    collection = gather(
        space.project,
        space.narrowed(export.wanted),
        store,
        title=export.title,
        attributes=export.attributes,
        filters=export.filters,
        arrangement=arrangement,
        seeing=(*seeing, without_ids, parts),
        progress=progress,
    )
    return CollectedQuotations(export, collection, publication, without_ids, parts)


def collect_and_write(space: Workspace, export: QuotationExport, progress: Progress = untold) -> WrittenExport:
    """Collect once more and write what was looked at before, as it is when it enters the ledger."""
    collected = collect_quotations(space, export, progress=part_of(progress, 0, 0.5))
    return write(space, collected, progress=part_of(progress, 0.5, 1))


def write(
    space: Workspace,
    collected: CollectedQuotations,
    show: Callable[[bytes], None] = lambda _: None,
    progress: Progress = untold,
    report_of: Callable[[CollectedQuotations], Report] | None = None,
    door: str = "quotations",
) -> WrittenExport:
    """Write what was collected, and enter it into the register and, if it is published, the ledger, or neither.

    `show` gets the document where it has no path. `report_of` makes another report of the quotations than that of a
    collection, which leaves by another `door`. `progress` hears how many quotations were taken, and may end it by
    an error of its own as long as the file has not got its name: then nothing is there that was
    not before. Raises ExportError where the file cannot be written, ConsentError where nothing may leave.
    """
    export, publication = collected.export, collected.publication
    number = collected.collection.passages()
    refuse_nothing_left(collected.collection.tally.withheld, number)
    told = _told_of(collected, number, progress)
    report = (report_of or _report)(told)
    published: dict[str, list[int]] = {}
    departure = Departure(
        space=space,
        door=door,
        format=export.format,
        path=export.path,
        parts=collected.parts,
        recipient=export.recipient,
        publication=publication.name if publication else "",
    )

    def now_published(publication: Publication) -> Published:
        published.update(told.collection.published())
        return Published(publication, published)

    kind = CsvKind.GERMAN_EXCEL if export.excel else CsvKind.PLAIN
    if export.path is not None:
        naming = departure.naming(partial(now_published, publication) if publication else None)

        def last(unfinished: Path) -> AbstractContextManager[None]:
            progress(number, number)
            return naming(unfinished)

        formats.write(report, export.path, export.format, space.project.begun, last, kind)
    elif publication is None:
        departure.show(show, formats.render(report, export.format, kind))
    else:
        with space.project.change("publication.record", space.author):
            opened = space.project.publications.open(publication.name, space.author, publication.seed)
            show(formats.render(report, export.format, kind))
            space.project.publications.record(opened, now_published(publication).codings, space.author)
        departure.entered()
    codings = sum(len(set(keys)) for keys in published.values())
    return WrittenExport(collected.collection, export.path, publication.name if publication else "", codings)


class _Told:
    """The quotations of a store; how many of `number` were taken is told each time."""

    def __init__(self, store: QuotationStore, number: int, progress: Progress) -> None:
        self._store = store
        self._number = number
        self._progress = progress
        self._taken = 0
        self.append, self.give_ids = store.append, store.give_ids

    def __getitem__(self, number: int) -> Quotation:
        self._progress(min(self._taken, self._number), self._number)
        self._taken += 1
        return self._store[number]


def _told_of(collected: CollectedQuotations, number: int, progress: Progress) -> CollectedQuotations:
    """The same, of which `progress` hears how many of the `number` quotations are taken."""
    if progress is untold:
        return collected
    chapters = collected.collection.chapters
    told = Chapters(chapters.headings, chapters.numbers, _Told(chapters.store, number, progress))
    return replace(collected, collection=replace(collected.collection, chapters=told))


def _report(collected: CollectedQuotations) -> Report:
    return collection_report(collected.collection, wording_of(collected.export.language), collected.export.look)


# ---- one quotation -----------------------------------------------------------------------------------


def quotation_of(space: Workspace, codings: Sequence[Coding]) -> Quotation | None:
    """The quotation of overlapping codings of one code as an export would show it; None where there is none.

    Raises QualcodeError for a coding that must not be seen, ConsentError where it may not leave.
    """
    for coding in codings:
        space.sight.refuse_coding_of_others(coding)
    wanted = PassageChoice(
        documents={coding.document for coding in codings},
        codes={coding.code for coding in codings},
        coders={coding.coder for coding in codings},
        codings={coding.key for coding in codings},
    )
    collection = collect(space.project, wanted, arrangement=Arrangement(memos=False))
    refuse_nothing_left(collection.tally.withheld, collection.passages())
    return collection.chapters[0].quotations[0] if collection.chapters else None


def as_printed(quotation: Quotation, cite: CiteBy = CiteBy.LABEL) -> str:
    """A quotation with its label, and what is cited beside it, as German reports print it."""
    return with_label(quotation, wording_of("de"), cite)
