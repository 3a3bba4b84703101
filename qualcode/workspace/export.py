"""Exporting what the quotations screen lists: ids, disclosure check, file, ledger.

What is written to the project goes through the writing thread; collecting and writing the file take their time and
are done in another one, over a connection of its own.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.counting import counted
from qualcode.model.codings import Coding
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.project.quoting.begun import Published, sha256_of
from qualcode.reporting.arrangement import Arrangement, Order
from qualcode.reporting.wording import ENGLISH, GERMAN, WORDINGS, Language, not_shown, with_label
from qualcode.retrieval.filter import Filter

if TYPE_CHECKING:
    from qualcode.reporting.collection import Collection, Quotation
    from qualcode.reporting.disclosure_finding import Finding
    from qualcode.reporting.files import Naming


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes, and how it is to look.

    `excel` makes a CSV as German Excel reads it, `memos` shows them with the quotations. `final` is for
    publishing: no ids, memos and coders, shuffled within a label, entered into the ledger under the file's name.
    `names` is a file of names that must not leave.
    """

    path: Path
    format: str
    language: Language
    excel: bool = False
    memos: bool = False
    final: bool = False
    names: Path | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """What goes where; `filters` says in words what was chosen."""

    wanted: Filter
    target: Target
    order: Order = Order.WAVE
    filters: tuple[str, ...] = ()

    def arrangement(self, seed: int | None = None) -> Arrangement:
        """How the collection is arranged; with a seed it is final."""
        wording = WORDINGS[self.target.language]
        return Arrangement(
            order=Order.WAVE if self.target.final else self.order,
            emphasis=wording.emphasis,
            memos=self.target.memos and not self.target.final,
            seed=seed,
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be written, and what in it could tell who is speaking and was not accepted.

    `warnings` tell what of the list of names was passed over.
    """

    collection: Collection
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()


def keep_ids(project: Project, export: Export, author: Author) -> int:
    """Give the quotations of a working draft ids that stay; gives how many are new."""
    from qualcode.reporting.quotations import Collecting  # noqa: PLC0415 - only for an export

    collecting = Collecting(project, export.wanted, arrangement=export.arrangement())
    return project.quotation_ids.keep(collecting.first_codings(), author)


def prepare(project_file: Path, export: Export) -> Prepared:
    """Collect and check what is to be written."""
    from qualcode.language.names.listed import NameList  # noqa: PLC0415 - only for an export
    from qualcode.reading.lists.names_file import read_names  # noqa: PLC0415
    from qualcode.reporting.disclosure import Options, findings, open_findings  # noqa: PLC0415

    listed: NameList | None = None
    warnings: tuple[str, ...] = ()
    if export.target.names is not None:
        read = read_names(export.target.names)
        listed = NameList(read.names, read.allowed)
        warnings = tuple(f"{export.target.names.name}: {one}" for one in read.warnings)
    with Project.open(project_file) as project:
        collection = _collection(project, export, seed=0 if export.target.final else None)
        found = open_findings(findings(project, collection, Options(names=listed)))
    return Prepared(collection, tuple(found), warnings)


def write(
    collection: Collection, target: Target, project: Project | None = None, naming: Naming | None = None
) -> str:
    """Write the file; gives what was done in words."""
    from qualcode.reporting.files import write_whole  # noqa: PLC0415 - only for an export
    from qualcode.reporting.formats import render  # noqa: PLC0415
    from qualcode.reporting.prose import Look  # noqa: PLC0415

    wording, look = WORDINGS[target.language], Look(memos=target.memos)
    data = render(collection, target.format, wording, look, excel_german=target.excel)
    write_whole(target.path, data, project.begun if project else None, naming)
    words = [f"wrote “{target.path}”: {counted(collection.passages(), 'quotation')}"]
    if collection.united:
        words.append(f"{counted(collection.united, 'overlapping one', 'overlapping ones')} united")
    return ", ".join(words) + "".join(f". {line.rstrip('.')}" for line in not_shown(collection.tally, ENGLISH))


def publish(project: Project, export: Export, author: Author) -> str:
    """Write a final collection and enter it into the ledger, or neither; gives what was done in words."""
    name = export.target.path.stem
    publication = project.publications.prepared(name)
    collection = _collection(project, export, publication.seed)
    published = {
        chapter.heading: [key for one in chapter.quotations for key in one.codings] for chapter in collection.chapters
    }

    def naming(unfinished: Path) -> AbstractContextManager[None]:
        files = {export.target.path: sha256_of(unfinished)}
        return project.begun.publication(Published(publication, author, published, files))

    done = write(collection, export.target, project, naming)
    number = sum(len(set(keys)) for keys in published.values())
    return f"{done}. The ledger has {counted(number, 'coding')} as published in “{name}”"


def _collection(project: Project, export: Export, seed: int | None) -> Collection:
    from qualcode.reporting.quotations import collect  # noqa: PLC0415 - only for an export

    return collect(project, export.wanted, filters=export.filters, arrangement=export.arrangement(seed))


def quotation_of(project: Project, coding: Coding) -> Quotation | None:
    """One passage as an export would show it; None where its case may not be quoted."""
    from qualcode.reporting.quotations import collect  # noqa: PLC0415 - only for a copy

    wanted = Filter(documents={coding.document}, codes={coding.code}, coders={coding.coder}, codings={coding.key})
    chapters = collect(project, wanted, arrangement=Arrangement(memos=False)).chapters
    return chapters[0].quotations[0] if chapters else None


def as_printed(quotation: Quotation) -> str:
    """A quotation with its label as German reports print it."""
    return with_label(quotation, GERMAN)
