"""The texts of projects in a pool, in batches for workers, with their sentences where the project knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.language.batches import STARTS, STOPS
from qualcode.pool.folder.arrow import arrow_schema
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.stored_bytes import is_plain

if TYPE_CHECKING:
    import pyarrow

_BYTES = 1 << 19  # of texts in a batch, or one text more
_TEXTS = 4096
_READ = 1 << 20  # bytes of a file at once


class TextsUnreadable(Exception):
    """The texts of a project, or its sentences, are gone or not as they should be."""


@dataclass(frozen=True, slots=True)
class TextStretch:
    """Texts of one project that follow one another in a batch, by their documents' keys.

    `first` is the number of the first one, from 0, in the file of the project's texts.
    """

    manifest: Manifest
    keys: pyarrow.Array
    first: int = 0
    is_readable: bool = True

    @property
    def number(self) -> int:
        """How many texts."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class TextBatch:
    """What is given away at once: texts with numbers from 0 in place of documents, and whose they are."""

    stretches: tuple[TextStretch, ...]
    texts: pyarrow.RecordBatch


def text_batches(pool: Pool, manifests: Iterable[Manifest], begun: Mapping[str, int]) -> Iterator[TextBatch]:
    """The texts of projects in their order, without the first ones of those that were `begun` (name -> how many).

    Each project has a stretch at least, and one that tells a failure.
    """
    waiting = _Waiting()
    for manifest in manifests:
        for stretch, texts in _stretches(pool, manifest, begun.get(manifest.project, 0)):
            if waiting.is_full_with(texts):
                yield waiting.taken()
            waiting.add(stretch, texts)
    if waiting.stretches:
        yield waiting.taken()


class _Waiting:
    """What is gathered for the next batch."""

    def __init__(self) -> None:
        self.stretches: list[TextStretch] = []
        self._tables: list[pyarrow.Table] = []
        self._bytes = self._texts = 0

    def is_full_with(self, texts: pyarrow.Table) -> bool:
        """Whether it is time to give away what waits, before these come."""
        return bool(self._texts) and (self._bytes + texts.nbytes > _BYTES or self._texts + texts.num_rows > _TEXTS)

    def add(self, stretch: TextStretch, texts: pyarrow.Table) -> None:
        """Take in the texts of a stretch."""
        self.stretches.append(stretch)
        self._tables.append(texts)
        self._bytes += texts.nbytes
        self._texts += texts.num_rows

    def taken(self) -> TextBatch:
        """What waits, of which nothing is left here."""
        import pyarrow

        joined = pyarrow.concat_tables(self._tables)
        columns = [column.combine_chunks() for column in joined.columns]
        numbers = pyarrow.array(range(self._texts), pyarrow.int64())
        names = ["document", *joined.schema.names]
        batch = TextBatch(tuple(self.stretches), pyarrow.RecordBatch.from_arrays([numbers, *columns], names))
        self.stretches, self._tables = [], []
        self._bytes = self._texts = 0
        return batch


def _stretches(pool: Pool, manifest: Manifest, first: int) -> Iterator[tuple[TextStretch, pyarrow.Table]]:
    """The texts of one project from the number `first` on, after an empty stretch that names it.

    A stretch that is not readable ends them.
    """
    import pyarrow

    spans = pyarrow.list_(pyarrow.int64())
    columns = pyarrow.schema([("text", pyarrow.string()), (STARTS, spans), (STOPS, spans)])
    no_keys = pyarrow.array([], pyarrow.int64())
    yield TextStretch(manifest, no_keys), pyarrow.Table.from_batches([], columns)
    folder = pool.project_folder(manifest.project)
    try:
        # answers of a survey were cut by nobody but `sentences_of`, which the workers know
        cut = None if manifest.kind is GivenKind.ANSWERS else _Sentences(folder / "units.parquet")
        for texts in _read(folder / "texts.parquet", first):
            keys, number = texts.column("document"), first
            first += len(keys)
            edges = cut.of(keys) if cut else [pyarrow.nulls(len(keys), spans)] * 2
            yield (
                TextStretch(manifest, keys, number),
                pyarrow.Table.from_arrays([texts.column("text"), *edges], schema=columns),
            )
    except (OSError, ValueError, pyarrow.ArrowException):
        yield TextStretch(manifest, no_keys, is_readable=False), pyarrow.Table.from_batches([], columns)


def _read(path: Path, first: int) -> Iterator[pyarrow.RecordBatch]:
    """The texts of a file from the number `first` on, a few at a time. Raises OSError, ValueError, ArrowException."""
    import pyarrow.parquet

    if not is_plain(path):
        raise ValueError
    with pyarrow.parquet.ParquetFile(path, buffer_size=_READ) as file:
        schema = arrow_schema(OF_PROJECT["texts"])
        if not file.schema_arrow.equals(schema):
            raise ValueError
        size = sum(file.metadata.row_group(number).total_byte_size for number in range(file.num_row_groups))
        mean = size // max(1, file.metadata.num_rows)
        groups = list(range(file.num_row_groups))
        while groups and first >= (rows := file.metadata.row_group(groups[0]).num_rows):
            first -= rows
            del groups[0]
        if not groups:  # older versions of pyarrow cannot read none
            return
        for batch in file.iter_batches(max(1, min(_TEXTS, _BYTES // max(1, mean))), row_groups=groups):
            texts, first = batch[first:], max(0, first - len(batch))
            texts.validate(full=True)  # UTF-8, too
            if any(column.null_count for column in texts.columns):
                raise ValueError
            if len(texts):
                yield texts


class _Sentences:
    """The sentences of a project's texts, as they were cut in the project."""

    def __init__(self, path: Path) -> None:
        """Read them. Raises OSError, ValueError, ArrowException."""
        import pyarrow
        import pyarrow.compute
        import pyarrow.parquet

        if not is_plain(path):
            raise ValueError
        with pyarrow.parquet.ParquetFile(path) as file:
            if not file.schema_arrow.equals(arrow_schema(OF_PROJECT["units"])):
                raise ValueError
            units = file.read()
        compute = pyarrow.compute
        units = units.filter(compute.equal(units.column("kind"), "sentence")).drop_columns(["kind"])
        starts, stops = units.column("start"), units.column("stop")
        are_spans = compute.and_(compute.less(starts, stops), compute.greater_equal(starts, 0))
        if not compute.all(are_spans, skip_nulls=False, min_count=0).as_py():
            raise ValueError
        by_document = (
            units.sort_by([("document", "ascending"), ("unit", "ascending")])
            .group_by("document", use_threads=False)
            .aggregate([("start", "list"), ("stop", "list")])
        )
        self._documents = by_document.column("document")
        none = pyarrow.array([[]], pyarrow.list_(pyarrow.int64()))
        self._edges = [
            pyarrow.chunked_array([*by_document.column(name).chunks, none]) for name in ("start_list", "stop_list")
        ]

    def of(self, documents: pyarrow.Array) -> list[pyarrow.Array | pyarrow.ChunkedArray]:
        """The starts and the stops of the sentences of each document, unknown where no text has any."""
        import pyarrow.compute

        if not len(self._documents):
            return [pyarrow.nulls(len(documents), pyarrow.list_(pyarrow.int64()))] * 2
        places = pyarrow.compute.index_in(documents, self._documents)
        places = pyarrow.compute.fill_null(places, len(self._documents))
        return [edges.take(places) for edges in self._edges]
