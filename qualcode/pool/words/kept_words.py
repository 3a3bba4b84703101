"""Words of a large project that are made already while others are still to come: an interruption loses few of them.

They lie in a folder beside the projects that nobody reads as a part of the pool, in files called by which texts they
are of. `Pool.swap` and `Pool.remove` drop them where the project is replaced or taken out, so that they never outlive
the texts that they were made of.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.language.batches import versions
from qualcode.pool.folder.arrow import arrow_schema, write_parquet
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.pool.folder.manifest import Manifest
from qualcode.pool.folder.pool import Pool, PoolChanged
from qualcode.pool.folder.stored_bytes import is_plain
from qualcode.pool.folder.unfinished import for_user_alone, to_disk

if TYPE_CHECKING:
    import pyarrow

_NAME = re.compile(r"([0-9]{12})-([0-9]{12})\.parquet")
_AT_ONCE = 1 << 16  # rows that are looked at


def words_folder(pool: Pool, manifest: Manifest) -> Path:
    """Where words of these very texts are kept, made by these versions: no words of former ones get into it."""
    source = "/".join((manifest.sha256.get("texts", ""), manifest.sha256.get("units", ""), *versions()))
    return pool.kept_words(manifest.project, hashlib.sha256(source.encode()).hexdigest()[:16])


class KeptWords:
    """What is kept of one project; `texts` is how many of its texts, from the first, have their words there."""

    def __init__(self, pool: Pool, manifest: Manifest) -> None:
        """Find what an interruption left of these very texts, made by these versions."""
        self._pool = pool
        self._manifest = manifest
        self._folder = words_folder(pool, manifest)
        self._is_ready = False
        self.texts = 0
        self._found = list(self._usable())

    def tables(self) -> Iterator[pyarrow.Table]:
        """The words that were found. Raises PoolChanged where they are gone since."""
        import pyarrow.parquet

        for path in self._found:
            try:
                yield pyarrow.parquet.ParquetFile(path).read()
            except (OSError, pyarrow.ArrowException) as error:
                raise PoolChanged(self._manifest.project) from error

    def keep(self, words: pyarrow.Table, texts: int) -> None:
        """Keep the words of that many texts more.

        Raises PoolChanged where the project was replaced or taken out meanwhile, QualcodeError for a full disk.
        """
        first, self.texts = self.texts, self.texts + texts
        with self._pool.incoming() as incoming:
            if not self._is_ready:
                self._begin(is_new=first == 0)
            made = incoming / f"{first:012d}-{self.texts:012d}.parquet"
            write_parquet(made, OF_PROJECT["words"], [words])
            for_user_alone(made)
            to_disk(made)
            try:
                made.replace(self._folder / made.name)
                to_disk(self._folder)
            except FileNotFoundError as error:
                raise PoolChanged(self._manifest.project) from error

    def _begin(self, *, is_new: bool) -> None:
        """Have the folder, unless the texts are others by now: whoever changes them drops it afterwards."""
        with self._pool.writers_lock():
            if self._pool.manifest(self._manifest.project) != self._manifest:
                raise PoolChanged(self._manifest.project)
            if is_new:
                self._pool.remove(self._folder)
                self._folder.mkdir(mode=0o700)
        self._is_ready = True

    def _usable(self) -> Iterator[Path]:
        """The files that follow one another from the first text on, as far as each can be read."""
        if not self._folder.is_dir() or self._folder.is_symlink():
            return
        for path in sorted(self._folder.iterdir()):
            match = _NAME.fullmatch(path.name)
            if match is None or int(match[1]) != self.texts or not self._is_whole(path):
                continue
            stop = int(match[2])
            if self.texts < stop <= self._manifest.rows.get("texts", 0):
                self.texts = stop
                yield path

    def _is_whole(self, path: Path) -> bool:
        """Whether a file is of these texts and can be read to its end."""
        import pyarrow.parquet

        try:
            if not is_plain(path):
                return False
            with pyarrow.parquet.ParquetFile(path) as file:
                if not file.schema_arrow.equals(arrow_schema(OF_PROJECT["words"])):
                    return False
                for batch in file.iter_batches(_AT_ONCE):
                    batch.validate(full=True)
        except (OSError, pyarrow.ArrowException):
            return False
        return True
