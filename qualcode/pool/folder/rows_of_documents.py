"""Rows of files by their documents, some thousand at a time: which stay where some documents go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.pool.folder.arrow import refuse_other_types, write_parquet
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.stored_bytes import UnreadableFile, is_plain
from qualcode.pool.folder.stored_manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    import pyarrow

_ROWS, _TEXTS = 1 << 17, 1 << 12  # that are held at once; texts may be long


def batches(path: Path, columns: list[str] | None = None) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a file, some thousand at a time. Raises UnreadableFile."""
    import pyarrow
    import pyarrow.parquet

    try:
        if not is_plain(path):
            raise ValueError
        with pyarrow.parquet.ParquetFile(path) as file:
            refuse_other_types(file.schema_arrow)
            yield from file.iter_batches(_TEXTS if path.stem == "texts" else _ROWS, columns=columns)
    except (pyarrow.ArrowException, OSError, ValueError, KeyError) as error:
        raise UnreadableFile(
            _("“{path}” cannot be read as a file of a pool.", path=path), _("“qualcode pool check” tells more.")
        ) from error


def held(path: Path, documents: frozenset[int]) -> int:
    """How many rows of a file are of these documents; none where there is no such file. Raises UnreadableFile."""
    if not path.is_file():
        return 0
    return sum(batch.num_rows - _without(batch, documents).num_rows for batch in batches(path, ["document"]))


def rest(path: Path, documents: frozenset[int]) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a file that are not of these documents. Raises UnreadableFile."""
    for batch in batches(path):
        yield _without(batch, documents)


def _without(batch: pyarrow.RecordBatch, documents: frozenset[int]) -> pyarrow.RecordBatch:
    import pyarrow
    import pyarrow.compute

    gone = pyarrow.array(sorted(documents), type=pyarrow.int64())
    return batch.filter(pyarrow.compute.invert(pyarrow.compute.is_in(batch.column("document"), value_set=gone)))


def drop_documents(pool: Pool, project: str, documents: frozenset[int]) -> int:
    """Write those files of a project anew that hold one of these documents; gives how many documents it had of them.

    Raises UnreadableFile for its files, QualcodeError with the cause; what was there stands then.
    """
    folder = pool.project_folder(project)
    if not folder.is_dir():
        return 0
    manifest = read_manifest(folder)
    anew = {name: number for name in OF_PROJECT if (number := held(folder / f"{name}.parquet", documents))}
    if anew:
        with pool.renewing(manifest, anew) as made:
            for name in anew:
                write_parquet(made / f"{name}.parquet", OF_PROJECT[name], rest(folder / f"{name}.parquet", documents))
            write_manifest(made, manifest)
    return anew.get("documents", 0)
