"""The samples that were drawn from a pool, and in which of them a case is."""

from __future__ import annotations

from pathlib import Path

from qualcode.pool.folder.layout import SAMPLES
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.sample_records import SampleRecord, read_sample_record


def record_files(pool: Pool) -> list[Path]:
    """The files with the records of samples, by name."""
    return sorted(path for path in (pool.folder / SAMPLES).glob("s*.json") if path.is_file())


def sample_records(pool: Pool) -> list[SampleRecord]:
    """The records of all samples. Raises QualcodeError where one cannot be read."""
    return pool.reading(lambda: [read_sample_record(path) for path in record_files(pool)])
