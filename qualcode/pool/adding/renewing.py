"""What becomes of what hangs on a project's texts when it is added again: it stays with the same texts, else it goes.

Words and codings by rules speak of places in texts. Where the texts are the same, byte by byte, they stay. Where one
is another or is gone, nothing tells which of them still hold, and what rules coded may be of people who do not agree
any more: then they go, and are made anew by “pool annotate” and “pool code”. What samples brought goes of each
document that has another text, until they have the same one again.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.pool.folder.layout import MACHINE
from qualcode.pool.folder.rows_of_documents import batches, drop_documents
from qualcode.pool.folder.samples_drawn import drawn_documents, sample_records
from qualcode.pool.folder.stored_manifest import file_digest

if TYPE_CHECKING:
    from qualcode.pool.folder.manifest import Manifest
    from qualcode.pool.folder.pool import Pool

_TEXTS = ("texts", "units")  # no text: files by which words know their places
_WORDS = "words"


def with_words_of_before(pool: Pool, before: Manifest | None, folder: Path, manifest: Manifest) -> Manifest:
    """Take the words over into the folder that is being written, where they are of the same texts.

    Gives the manifest, which says by what they were made. Raises OSError.
    """
    if before is None or not _has_same_texts(before, folder):
        return manifest
    place = folder / f"{_WORDS}.parquet"
    try:
        shutil.copyfile(pool.project_folder(before.project) / place.name, place)
    except FileNotFoundError:
        return manifest
    if file_digest(place) != before.sha256.get(_WORDS):  # annotated anew meanwhile
        place.unlink()
        return manifest
    return replace(manifest, segmenter=before.segmenter, lemmatizer=before.lemmatizer)


def drop_machine_codings(pool: Pool, before: Manifest | None, folder: Path) -> int:
    """Take away what rules coded in the project, unless the folder that is being written has the same texts.

    Gives of how many rules it was. Raises QualcodeError.
    """
    if before is None or _has_same_texts(before, folder):
        return 0
    found = [path for path in pool.folder.glob(f"{MACHINE}/rules=*/project={before.project}") if path.is_dir()]
    for path in found:
        pool.remove(path)
    return len(found)


def drop_hand_codings(pool: Pool, before: Manifest | None, folder: Path) -> int:
    """Take away what samples brought of documents of which the folder that is being written has another text.

    Gives how many documents that were, counted in each file of a sample. Raises QualcodeError.
    """
    if before is None or _has_same_texts(before, folder):
        return 0
    records = [record for record in sample_records(pool) if record.cases.get(before.project)]
    drawn = {key for record in records for key in drawn_documents(pool.sample_file(record.sample), before.project)}
    if not drawn:
        return 0
    changed = _changed(pool.project_folder(before.project), folder, drawn)
    partitions = dict.fromkeys(file.project for record in records for file in record.files)
    return sum(drop_documents(pool, partition, changed) for partition in partitions)


def _changed(before: Path, after: Path, documents: set[int]) -> frozenset[int]:
    """Those of some documents that both folders have with other texts, or other units where one has no text."""
    changed: set[int] = set()
    left = documents
    for name in _TEXTS:
        was, now = (_digests(folder / f"{name}.parquet", left) for folder in (before, after))
        known = was.keys() & now.keys()
        changed |= {document for document in known if was[document] != now[document]}
        left = left - known
    return frozenset(changed)


def _digests(path: Path, documents: set[int]) -> dict[int, bytes]:
    """A hash of the rows that a file has of each of these documents."""
    if not (path.is_file() and documents):
        return {}
    import pyarrow
    import pyarrow.compute

    wanted = pyarrow.array(sorted(documents), type=pyarrow.int64())
    found: dict[int, bytes] = {}
    for batch in batches(path):
        rows = batch.filter(pyarrow.compute.is_in(batch.column("document"), value_set=wanted))
        for document, *values in zip(*(column.to_pylist() for column in rows.columns), strict=True):
            found[document] = hashlib.sha256(found.get(document, b"") + repr(values).encode()).digest()
    return found


def cases_gone(pool: Pool, before: Manifest | None, folder: Path) -> frozenset[int]:
    """The keys of the cases of which the pool had documents, and has none any more. Raises OSError."""
    if before is None:
        return frozenset()
    return frozenset(_cases(pool.project_folder(before.project)) - _cases(folder))


def _cases(folder: Path) -> set[int]:
    """The cases of a project's documents; none where its file cannot be read, which is then written anew."""
    import pyarrow
    import pyarrow.parquet

    path = folder / "documents.parquet"
    if not path.is_file():
        return set()
    try:
        with pyarrow.parquet.ParquetFile(path) as file:  # `read_table` imports data sets and pandas
            return {case for batch in file.iter_batches(columns=["case_key"]) for case in batch.column(0).to_pylist()}
    except (pyarrow.ArrowException, OSError, IndexError):
        return set()


def _has_same_texts(before: Manifest, folder: Path) -> bool:
    files = {name: folder / f"{name}.parquet" for name in _TEXTS}
    return all(path.is_file() and file_digest(path) == before.sha256.get(name) for name, path in files.items())
