"""A pool on the disk: what is read of it, and how files change in it, whole or not at all, beside readers."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.folder.arrow import empty_table, write_parquet
from qualcode.pool.folder.layout import (
    INCOMING,
    KEPT_WORDS,
    LOCK,
    MACHINE,
    OF_POOL,
    OF_PROJECT,
    OUTGOING,
    PROJECT_NAME,
    PROJECTS,
    RULES,
    SAMPLES,
    SCRATCH,
    SETTINGS,
    WITH_TEXTS,
    Columns,
)
from qualcode.pool.folder.locking import PoolLock
from qualcode.pool.folder.manifest import Manifest
from qualcode.pool.folder.settings import SMALLEST_CELL, PoolSettings, read_settings
from qualcode.pool.folder.stored_manifest import read_manifest
from qualcode.pool.folder.unfinished import all_to_disk, for_user_alone, own_folder, sweep, to_disk
from qualcode.safe_text import unwritable

if TYPE_CHECKING:
    import pyarrow

T = TypeVar("T")
_PROJECT = re.compile(PROJECT_NAME)
_RULES = re.compile(r"r[0-9a-z]{1,64}")
_SAMPLE = re.compile(r"s[0-9a-z]{1,64}")


class PoolChanged(QualcodeError):
    """A project was added again, or taken out, while some of its files were being made anew."""

    def __init__(self, project: str) -> None:
        super().__init__(
            _("The project {project} was changed in the pool meanwhile.", project=project),
            _("Nothing was changed by this command. Try again."),
        )


class Pool:
    """One pool. Opening it reads its settings only, and clears away what crashes left."""

    def __init__(self, folder: Path, settings: PoolSettings) -> None:
        self.folder = folder
        self.settings = settings
        self._lock = PoolLock(folder / LOCK)

    @classmethod
    def create(cls, folder: Path, *, smallest_cell: int = SMALLEST_CELL) -> Pool:
        """Make an empty pool in a new folder of the user alone (0700).

        Raises QualcodeError where something is there already, and where nothing can be written.
        """
        if os.path.lexists(folder):
            raise QualcodeError(
                _("“{folder}” is there already.", folder=folder),
                _("Give the name of a folder that is not there yet."),
            )
        for above in Path(os.path.realpath(folder)).parents:
            if os.path.isfile(above / SETTINGS):  # noqa: PTH113 - what nobody may look into is none
                raise QualcodeError(
                    _("“{folder}” would lie in the pool “{above}”.", folder=folder, above=above),
                    _("Give a folder outside of it."),
                )
        settings = PoolSettings(str(uuid.uuid4()), smallest_cell)
        tables = {name: empty_table(columns) for name, columns in OF_POOL.items()}
        made = folder.with_name(f".{folder.name[:80]}.{secrets.token_hex(4)}.new")
        try:
            made.mkdir(mode=0o700)
            for name in (PROJECTS, MACHINE, SAMPLES, RULES):
                (made / name).mkdir(mode=0o700)
            for name, table in tables.items():
                write_parquet(made / f"{name}.parquet", OF_POOL[name], [table])
            (made / SETTINGS).write_text(settings.as_toml(), encoding="utf-8")
            for_user_alone(made)
            all_to_disk(made)
            made.rename(folder)
            to_disk(folder.absolute().parent)
        except OSError as error:
            raise QualcodeError(
                _("The pool “{folder}” cannot be made: {why}.", folder=folder, why=error.strerror or error),
                _("Choose another place, or make the folder in which it is to lie."),
            ) from error
        finally:
            shutil.rmtree(made, ignore_errors=True)
        return cls(folder, settings)

    @classmethod
    def open(cls, folder: Path) -> Pool:
        """The pool in a folder. Raises QualcodeError where there is none, or it was made by a later version."""
        pool = cls(folder, read_settings(folder))
        sweep(folder)
        if any(folder.glob(f"{OUTGOING}*")):
            pool._recover()
        return pool

    # ---- reading ---------------------------------------------------------------------------------

    def projects(self) -> list[Manifest]:
        """What was added, by the names of the folders. Raises QualcodeError for a manifest that cannot be read."""
        return self.reading(lambda: [read_manifest(folder) for folder in self.project_folders()])

    def manifest(self, project: str) -> Manifest | None:
        """The manifest of a project, None where the pool has none of it."""
        folder = self.project_folder(project)
        return self.reading(lambda: read_manifest(folder) if folder.is_dir() else None)

    def project_folder(self, project: str) -> Path:
        """Where the files of a project lie; `project` is “p” with 16 hexadecimal digits, else QualcodeError."""
        return self.folder / PROJECTS / f"project={_named(project, _PROJECT)}"

    def machine_folder(self, rules: str, project: str) -> Path:
        """Where lies what rules coded in a project."""
        return self.folder / MACHINE / f"rules={_named(rules, _RULES)}" / f"project={_named(project, _PROJECT)}"

    def kept_words(self, project: str, made_of: str) -> Path:
        """Where words of a project lie that is not annotated to its end, by a digest of what they are made of."""
        return self.folder / f"{KEPT_WORDS}{_named(project, _PROJECT)}-{made_of}"

    def sample_file(self, sample: str, ending: str = "parquet") -> Path:
        """The file of a sample, with that ending."""
        return self.folder / SAMPLES / f"{_named(sample, _SAMPLE)}.{ending}"

    @staticmethod
    def is_sample(path: Path) -> bool:
        """Whether a file is called as those of samples are."""
        return _SAMPLE.fullmatch(path.stem) is not None

    def rules_file(self, rules: str, ending: str = "toml") -> Path:
        """The file of rules, with that ending."""
        return self.folder / RULES / f"{_named(rules, _RULES)}.{ending}"

    def files(self, table: str) -> list[Path]:
        """The Parquet files of a table of `layout.TABLES`, in the order of their names; none where there are none.

        Raises QualcodeError where a project lacks one that it had: what is asked would pass over it in silence.
        """
        if table in OF_POOL:
            found = [self.folder / f"{table}.parquet"]
        elif table in OF_PROJECT:
            found = [folder / f"{table}.parquet" for folder in self.project_folders()]
            for path in found:
                if not path.is_file() and (table not in WITH_TEXTS or table in read_manifest(path.parent).rows):
                    raise QualcodeError(
                        _("“{path}” is missing.", path=path),
                        _("Add that project again; “qualcode pool check” tells what else is amiss."),
                    )
        elif table == "sampled":
            found = [path for path in _children(self.folder / SAMPLES) if path.suffix == ".parquet"]
            found = [path for path in found if self.is_sample(path)]
        else:
            parts = [part for part in _children(self.folder / MACHINE) if _is_part(part, "rules", _RULES)]
            found = [
                folder / "codings.parquet"
                for part in parts
                for folder in _children(part)
                if _is_part(folder, "project", _PROJECT)
            ]
        return [path for path in found if path.is_file()]

    def reading(self, function: Callable[[], T]) -> T:
        """What a function reads of the pool, of one state of it.

        It is called a second time, while nobody writes, where something changed meanwhile: so it only reads.
        """
        if self._lock.is_held:
            return function()
        before = self._lock.state()
        if before % 2 == 0:
            try:
                result = function()
            except Exception:
                if self._lock.state() == before:
                    raise
            else:
                if self._lock.state() == before:
                    return result
        with self._lock.shared():
            whole = not any(self.folder.glob(f"{OUTGOING}*"))
            if whole:
                return function()
        self._recover()
        with self._lock.shared():
            return function()

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for what an engine puts aside: the user's alone (0700), gone at the end.

        It lies in the pool, or, where nothing may be written there, in the system's own folder for such files.
        """
        place = self.folder if os.access(self.folder, os.W_OK) else Path(tempfile.gettempdir())
        prefix = SCRATCH if place == self.folder else "qualcode-pool-"
        with writing(place), own_folder(place, prefix) as folder:
            yield folder

    # ---- writing ---------------------------------------------------------------------------------

    @contextmanager
    def writers_lock(self) -> Iterator[None]:
        """Nobody else writes, for what is read and then written anew. Raises QualcodeError."""
        with writing(self.folder), self._lock.exclusive():
            yield

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """A folder of this process alone for what is being written, beside what it is to replace."""
        with writing(self.folder), own_folder(self.folder, INCOMING) as folder:
            yield folder

    @contextmanager
    def replacing(self, project: str) -> Iterator[Path]:
        """A folder into which a project's files and its manifest (`write_manifest`) are written.

        At the end it takes the place of what was there, whole; after a failure what was there stands. Raises
        QualcodeError with the cause, such as a full disk.
        """
        place = self.project_folder(project)
        with self.incoming() as folder:
            made = folder / place.name
            made.mkdir()
            yield made
            all_to_disk(made)
            self.swap(made, place)

    @contextmanager
    def renewing(self, manifest: Manifest, anew: Collection[str]) -> Iterator[Path]:
        """As `replacing`, where all files of a project but those in `anew` (“words”) stay as they are.

        `manifest` is the one that was read before; where the project was added again meanwhile, nothing is replaced.
        Raises PoolChanged then, and QualcodeError.
        """
        place = self.project_folder(manifest.project)
        with self.incoming() as folder:
            made = folder / place.name
            made.mkdir()
            for name in OF_PROJECT:
                if name not in anew and (path := place / f"{name}.parquet").is_file():
                    try:
                        _take_over(path, made / path.name)
                    except FileNotFoundError as error:
                        raise PoolChanged(manifest.project) from error
            yield made
            all_to_disk(made)
            with self.writers_lock():
                if not place.is_dir() or read_manifest(place) != manifest:
                    raise PoolChanged(manifest.project)
                self.swap(made, place)

    def swap(self, made: Path, place: Path) -> None:
        """Let a finished folder or file of `incoming` take its place in the pool, for the user alone.

        Raises QualcodeError.
        """
        for_user_alone(made)
        with self.writers_lock():
            self._drop_words_of(place)
            for folder in (place.parent.parent, place.parent):  # with `parents` those above would follow the umask
                folder.mkdir(mode=0o700, exist_ok=True)
            if made.is_dir() and place.is_dir():
                left = self.folder / f"{OUTGOING}{place.name}"
                shutil.rmtree(left, ignore_errors=True)
                place.rename(left)
                try:
                    made.rename(place)
                except BaseException:
                    left.rename(place)
                    raise
                to_disk(place.parent)
                self._discard(left)
            else:
                made.replace(place)
                to_disk(place.parent)

    def put(self, path: Path, data: bytes) -> None:
        """Write one file of the pool whole or not at all. Raises QualcodeError."""
        with self.incoming() as folder:
            made = folder / path.name
            made.write_bytes(data)
            to_disk(made)
            self.swap(made, path)

    def put_table(self, path: Path, columns: Columns, table: pyarrow.Table) -> None:
        """Write one Parquet file of the pool whole or not at all. Raises QualcodeError."""
        self.put_rows(path, columns, [table])

    def put_rows(
        self,
        path: Path,
        columns: Columns,
        batches: Iterable[pyarrow.RecordBatch | pyarrow.Table],
        made_of: bytes = b"",
    ) -> None:
        """As `put_table`, batch by batch, be they of the file that is replaced. `made_of`: see `write_parquet`."""
        with self.incoming() as folder:
            made = folder / path.name
            write_parquet(made, columns, batches, made_of=made_of)
            to_disk(made)
            self.swap(made, path)

    def remove(self, path: Path) -> None:
        """Remove a file or a folder of the pool: its name goes at once, then what it holds. Raises QualcodeError."""
        with self.writers_lock():
            self._drop_words_of(path)
            if os.path.lexists(path):
                self._discard(path)

    def drop_kept_words(self, project: str = "", *, but: Collection[Path] = ()) -> None:
        """Remove words of a project, or of all, that is not annotated to its end, but these folders.

        Raises QualcodeError.
        """
        for path in self.folder.glob(f"{KEPT_WORDS}{project}*"):
            if path not in but:
                self.remove(path)

    def _drop_words_of(self, place: Path) -> None:
        """Where a project is replaced or taken out, what was kept of its words goes first."""
        if _is_part(place, "project", _PROJECT) and place.parent == self.folder / PROJECTS:
            self.drop_kept_words(place.name.removeprefix("project="))

    def _discard(self, path: Path) -> None:
        """Take its name away, by which a crash leaves nothing that is read, then remove it."""
        with own_folder(self.folder, INCOMING) as folder:
            path.rename(folder / path.name)
            to_disk(path.parent)

    def project_folders(self) -> list[Path]:
        """The folders of all projects, by name."""
        return [path for path in _children(self.folder / PROJECTS) if _is_part(path, "project", _PROJECT)]

    def _recover(self) -> None:
        """End or take back replacements that were broken off between their two renames."""
        with self.writers_lock():
            for left in self.folder.glob(f"{OUTGOING}*"):
                place = self.folder / PROJECTS / left.name.removeprefix(OUTGOING)
                if not _is_part(place, "project", _PROJECT) or place.is_dir():
                    self._discard(left)
                else:
                    left.rename(place)
                    to_disk(place.parent)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Tell a failure of the disk with its cause and the next step. Raises QualcodeError for an OSError."""
    try:
        yield
    except OSError as error:
        raise QualcodeError(
            unwritable(folder, error),
            _("Make room, or ask for the right to write there; what was there is unchanged."),
        ) from error


def _take_over(path: Path, place: Path) -> None:
    """Have the same file at another place, without a copy of what it holds where the system can."""
    try:
        os.link(path, place)
    except OSError:
        shutil.copyfile(path, place)


def _children(folder: Path) -> list[Path]:
    """What lies in a folder, by name; nothing where it is not there."""
    try:
        with os.scandir(folder) as entries:
            return [folder / name for name in sorted(entry.name for entry in entries)]
    except FileNotFoundError:
        return []


def _is_part(folder: Path, column: str, name: re.Pattern[str]) -> bool:
    start, _equals, value = folder.name.partition("=")
    return start == column and name.fullmatch(value) is not None


def _named(name: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(name):
        raise QualcodeError(
            _("“{name}” is no name that a pool gives.", name=name), _("“qualcode pool list” shows them.")
        )
    return name
