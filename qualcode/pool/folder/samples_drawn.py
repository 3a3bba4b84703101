"""The samples that were drawn from a pool, and in which of them a case is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from qualcode.pool.folder.layout import SAMPLES
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.rows_of_documents import batches
from qualcode.pool.folder.sample_records import SampleRecord, read_sample_record
from qualcode.pool.folder.stored_bytes import UnreadableFile


def record_files(pool: Pool) -> list[Path]:
    """The files with the records of samples, by name."""
    return sorted(path for path in (pool.folder / SAMPLES).glob("s*.json") if path.is_file() and pool.is_sample(path))


def sample_records(pool: Pool) -> list[SampleRecord]:
    """The records of all samples. Raises QualcodeError where one cannot be read."""
    return pool.reading(lambda: [read_sample_record(path) for path in record_files(pool)])


def readable_records(pool: Pool) -> list[SampleRecord]:
    """The records of samples that can be read: what is to go from a pool does not wait for the others."""
    records = []
    for path in record_files(pool):
        with suppress(UnreadableFile):
            records.append(read_sample_record(path))
    return records


def drawn_documents(path: Path, project: str) -> set[int]:
    """The documents of a project that the file of a sample lists. Raises UnreadableFile."""
    drawn: set[int] = set()
    for batch in batches(path, ["document", "project"]):
        pairs = zip(*(column.to_pylist() for column in batch.columns), strict=True)
        drawn |= {document for document, of in pairs if of == project}
    return drawn
