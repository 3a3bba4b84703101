"""Collections that are too large to be held: chapters are collected whenever they are asked for.

They are for tables, whose rows are written one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import overload

from qualcode.project.project import Project
from qualcode.project.quoting.begun import Begun
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import Collecting, collection_of
from qualcode.reporting.quotations.collection import Chapter, Collection, Quotation
from qualcode.reporting.quotations.collection_parts import collection_tables
from qualcode.reporting.quotations.rows import Layout, rows_of
from qualcode.reporting.report import Afresh, Report
from qualcode.reporting.words.wording import Wording
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.whole_files import Naming
from qualcode.retrieval.filter import PassageChoice


class Chapters(Sequence[Chapter]):
    """The chapters of a collection, one in memory at a time."""

    def __init__(self, collecting: Collecting, number: int) -> None:
        self._collecting = collecting
        self._number = number

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Chapter]:
        for heading, found in groupby(self._collecting, key=lambda pair: pair[0]):
            yield Chapter(heading.text, tuple(quotation for _, quotation in found), heading.code)

    @overload
    def __getitem__(self, place: int) -> Chapter: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Chapter]: ...
    def __getitem__(self, place: int | slice) -> Chapter | Sequence[Chapter]:
        if isinstance(place, slice):
            return list(self)[place]
        found = next(islice(self, place, None), None) if 0 <= place < self._number else None
        if found is None:
            raise IndexError(place)
        return found


@dataclass(frozen=True, slots=True)
class Streamed:
    """A collection whose chapters are collected when asked for, and what its table needs."""

    collection: Collection
    collecting: Collecting
    layout: Layout
    begun: Begun


def streamed(
    project: Project,
    wanted: PassageChoice,
    *,
    title: str = "",
    attributes: Sequence[str] = (),
    filters: Sequence[str] = (),
    arrangement: Arrangement | None = None,
) -> Streamed:
    """The collection that `collect` makes, without holding it: one run over all quotations counts them."""
    collecting = Collecting(project, wanted, attributes=attributes, arrangement=arrangement)
    chapters, depth = 0, 1
    before = after = published = False
    latest = None
    for heading, one, _ in collecting.records():
        if heading != latest:
            latest, chapters = heading, chapters + 1
        code = one.code
        depth = max(depth, len(code.path) if code else 1)
        if isinstance(one, Quotation):
            before, after = before or bool(one.before), after or bool(one.after)
            published = published or bool(one.published)
    held = Chapters(collecting, chapters)
    collection = collection_of(project, collecting, wanted, held, title=title, filters=filters)
    layout = Layout(
        attributes=collection.attributes,
        depth=depth,
        before=("question" if collection.asked else "before") * before,
        after=after,
        published=published,
        final=collection.final,
        identified=collection.identified,
    )
    return Streamed(collection, collecting, layout, project.begun)


def write(
    made: Streamed,
    path: Path,
    format_: str,
    wording: Wording,
    naming: Naming | None = None,
    csv_kind: CsvKind = CsvKind.PLAIN,
) -> None:
    """Write the table, “csv” or “xlsx”, whole or not at all. Raises ExportError."""
    quotations = Afresh(lambda: rows_of(made.collecting, made.layout, wording))
    tables = collection_tables(made.collection, made.layout, quotations, wording)
    report = Report(made.collection.title, (), tables, language=wording.language)
    formats.write(report, path, format_, made.begun, naming, csv_kind)
