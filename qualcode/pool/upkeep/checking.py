"""Whether a pool is whole: files as their manifests say, keys that lead somewhere, nothing left of crashes.

What is amiss is told by numbers and the names that a pool gives, never by keys or texts. A pool may come from
anywhere: what cannot be read is told like all else, and the rest is looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.language.sentences import split
from qualcode.language.words.lemmas import lemmatizer
from qualcode.pool.folder.arrow import arrow_schema
from qualcode.pool.folder.layout import (
    INCOMING,
    KEPT_WORDS,
    LOCK,
    MACHINE,
    MACHINE_CODINGS,
    MANIFEST,
    OF_POOL,
    OF_PROJECT,
    OUTGOING,
    PROJECTS,
    RULES,
    SAMPLED,
    SAMPLES,
    SCRATCH,
    SETTINGS,
    WITH_TEXTS,
    Columns,
)
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.sample_records import read_sample_record
from qualcode.pool.folder.samples_drawn import record_files
from qualcode.pool.folder.stored_manifest import file_digest, read_manifest
from qualcode.pool.folder.unfinished import leftovers, open_to_others

if TYPE_CHECKING:
    import pyarrow


class PoolProblem(StrEnum):
    """What may be amiss in a pool; those of `ADVICE` are no damage."""

    MANIFEST = "manifest"
    MISSING = "file_missing"
    UNKNOWN = "unknown_file"
    UNREADABLE = "unreadable"
    COLUMNS = "columns"
    ROWS = "rows"
    CHANGED = "changed"
    NULLS = "nulls"
    DOUBLE = "double_keys"
    TWICE_OWNED = "in_several_projects"
    NO_DOCUMENT = "no_document"
    NO_CODE = "no_code"
    NO_ORIGIN = "no_origin"
    OUTSIDE = "outside"
    TREE = "code_tree"
    MAP = "code_map"
    RECORD = "sample_record"
    GONE_PROJECT = "project_gone"
    BROKEN_OFF = "broken_off"
    UNMAPPED = "unmapped"
    OLD_WORDS = "old_words"
    NO_WORDS = "not_annotated"
    LEFTOVERS = "leftovers"
    BEGUN_WORDS = "begun_words"
    OPEN_TO_OTHERS = "open_to_others"


ADVICE = frozenset(
    {PoolProblem.UNKNOWN, PoolProblem.UNMAPPED, PoolProblem.OLD_WORDS, PoolProblem.NO_WORDS, PoolProblem.LEFTOVERS,
     PoolProblem.BEGUN_WORDS, PoolProblem.OPEN_TO_OTHERS}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PoolFinding:
    """One thing amiss: where (a path inside of the pool), what, and how many rows or files it concerns."""

    place: str
    problem: PoolProblem
    number: int = 1

    @property
    def is_damage(self) -> bool:
        """Whether results may be wrong by it."""
        return self.problem not in ADVICE


_UNUSABLE = frozenset({PoolProblem.MISSING, PoolProblem.COLUMNS, PoolProblem.UNREADABLE})
_AT_ONCE = 1 << 12  # rows; texts may be long
_SMALL = 4 << 20  # bytes of a file that is read once and held
_NUMBERS = ("document", "own", "length", "sentences", "code", "coding", "start", "stop")
"""Columns that are looked at further."""
_MAY_BE_EMPTY = frozenset({"number", "parent", "weight"})  # columns that hold nothing where there is none


def pool_findings(pool: Pool) -> list[PoolFinding]:
    """All that is amiss in a pool, damage before advice, by place. Raises QualcodeError where pyarrow is missing."""
    arrow_schema({})
    found = pool.reading(lambda: list(_PoolCheck(pool).findings()))
    return sorted(found, key=lambda finding: (not finding.is_damage, finding.place, finding.problem))


class _PoolCheck:
    """Looks through one pool; what several steps need is kept: keys of documents by project."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._manifests: dict[str, Manifest] = {}
        self._documents: dict[str, pyarrow.Array] = {}
        self._lengths: dict[str, pyarrow.Table] = {}
        self._owned: list[pyarrow.Array] = []
        self._codes: pyarrow.ChunkedArray | None = None
        self._held: dict[Path, pyarrow.Table] = {}

    def findings(self) -> Iterator[PoolFinding]:
        yield from self._folder()
        for folder in self._pool.project_folders():
            yield from self._project(folder)
        yield from self._origins()
        yield from self._codebook()
        yield from self._machine()
        yield from self._samples()

    def _at(self, path: Path, problem: PoolProblem, number: int = 1) -> Iterator[PoolFinding]:
        """The finding, where it concerns anything at all."""
        if number:
            yield PoolFinding(path.relative_to(self._pool.folder).as_posix(), problem, number)

    def _folder(self) -> Iterator[PoolFinding]:
        folder = self._pool.folder
        yield from self._at(folder, PoolProblem.OPEN_TO_OTHERS, len(open_to_others(folder)))
        yield from self._at(folder, PoolProblem.LEFTOVERS, len(leftovers(folder)))
        for path in folder.glob(f"{KEPT_WORDS}*"):
            project = path.name.removeprefix(KEPT_WORDS).partition("-")[0]
            is_there = (folder / PROJECTS / f"project={project}").is_dir()
            yield from self._at(path, PoolProblem.BEGUN_WORDS if is_there else PoolProblem.GONE_PROJECT)
        yield from self._at(folder, PoolProblem.BROKEN_OFF, len(list(folder.glob(f"{OUTGOING}*"))))
        known = {*self._pool.project_folders(), *self._pool.files("sampled"), *record_files(self._pool)}
        known |= {folder / f"{name}.parquet" for name in OF_POOL}
        known |= {folder / name for name in (SETTINGS, LOCK, PROJECTS, MACHINE, SAMPLES, RULES)}
        for path in sorted(chain(*((folder / name).glob("*") for name in ("", PROJECTS, SAMPLES)))):
            if path not in known and not path.name.startswith((INCOMING, OUTGOING, SCRATCH, KEPT_WORDS)):
                yield from self._at(path, PoolProblem.UNKNOWN)

    # ---- projects --------------------------------------------------------------------------------

    def _project(self, folder: Path) -> Iterator[PoolFinding]:
        try:
            manifest = read_manifest(folder)
        except QualcodeError:
            yield from self._at(folder / MANIFEST, PoolProblem.MANIFEST)
            return
        self._manifests[manifest.project] = manifest
        known = {f"{name}.parquet" for name in manifest.rows if name in OF_PROJECT} | {MANIFEST}
        for path in sorted(folder.iterdir()):
            if path.name not in known:
                yield from self._at(path, PoolProblem.UNKNOWN)
        tables: dict[str, Path] = {}
        for name, columns in OF_PROJECT.items():
            path = folder / f"{name}.parquet"
            if name not in manifest.rows:
                if name not in WITH_TEXTS:
                    yield from self._at(path, PoolProblem.MISSING)
                continue
            found = list(self._file(path, columns, manifest.rows[name], manifest.sha256.get(name, "")))
            yield from found
            if not any(finding.problem in _UNUSABLE for finding in found):
                tables[name] = path
        if "documents" in tables:
            yield from self._rows(manifest, tables)
        self._held.clear()
        yield from self._words(manifest, folder)

    def _file(self, path: Path, columns: Columns, rows: int | None, sha256: str = "") -> Iterator[PoolFinding]:
        """What is amiss in a file by itself; the numbers in a small one are held."""
        import pyarrow
        import pyarrow.parquet

        numbers = [name for name in columns if name in _NUMBERS]

        if not path.is_file():
            yield from self._at(path, PoolProblem.MISSING)
            return
        try:
            data = path.read_bytes() if path.stat().st_size <= _SMALL else None
            if sha256 and (file_digest(path) if data is None else hashlib.sha256(data).hexdigest()) != sha256:
                yield from self._at(path, PoolProblem.CHANGED)
            with pyarrow.parquet.ParquetFile(path if data is None else pyarrow.BufferReader(data)) as file:
                if not file.schema_arrow.equals(arrow_schema(columns)):
                    yield from self._at(path, PoolProblem.COLUMNS)
                    return
                if rows is not None and file.metadata.num_rows != rows:
                    yield from self._at(path, PoolProblem.ROWS)
                empty = 0
                held: list[pyarrow.RecordBatch] = []
                for batch in file.iter_batches(batch_size=_AT_ONCE, use_threads=data is None):
                    batch.validate(full=True)
                    empty += sum(batch.column(name).null_count for name in columns if name not in _MAY_BE_EMPTY)
                    if data is not None:
                        held.append(batch.select(numbers))
                yield from self._at(path, PoolProblem.NULLS, empty)
                if data is not None:
                    schema = pyarrow.schema([file.schema_arrow.field(name) for name in numbers])
                    self._held[path] = pyarrow.Table.from_batches(held, schema)
        except (pyarrow.ArrowException, OSError):
            yield from self._at(path, PoolProblem.UNREADABLE)

    def _rows(self, manifest: Manifest, tables: Mapping[str, Path]) -> Iterator[PoolFinding]:
        """Whether keys are unique and lead somewhere, and places lie inside of their texts."""
        import pyarrow
        from pyarrow import compute

        table = self._columns(tables["documents"], ["document", "own", "length", "sentences"])
        documents = table["document"].combine_chunks()
        self._documents[manifest.project] = documents
        self._lengths[manifest.project] = table.select(["document", "length"])
        if manifest.kind is not GivenKind.SAMPLE:
            self._owned.append(documents.filter(compute.equal(table["own"].combine_chunks(), 1)))
        yield from self._at(tables["documents"], PoolProblem.DOUBLE, len(documents) - len(documents.unique()))
        codes = pyarrow.array([code.key for code in manifest.codes], type=pyarrow.int64())
        for name, path in tables.items():
            if name != "documents":
                missing = _without_one(self._columns(path, ["document"])["document"], documents)
                yield from self._at(path, PoolProblem.NO_DOCUMENT, missing)
            if name == "codings":
                keys = self._columns(path, ["code", "coding"])
                yield from self._at(path, PoolProblem.NO_CODE, _without_one(keys["code"], codes))
                yield from self._at(path, PoolProblem.DOUBLE, len(keys) - len(keys["coding"].unique()))
            if "stop" in OF_PROJECT[name]:
                yield from self._at(path, PoolProblem.OUTSIDE, _outside(self._held.get(path, path), table))

    def _columns(self, path: Path, names: list[str]) -> pyarrow.Table:
        """Columns of a file of a project that was looked at."""
        held = self._held.get(path)
        return _columns(path, names) if held is None else held.select(names)

    def _words(self, manifest: Manifest, folder: Path) -> Iterator[PoolFinding]:
        if "words" in manifest.rows:
            if (manifest.segmenter, manifest.lemmatizer) != (split.SEGMENTER, lemmatizer()):
                yield from self._at(folder / "words.parquet", PoolProblem.OLD_WORDS)
        elif manifest.with_texts:
            yield from self._at(folder / "texts.parquet", PoolProblem.NO_WORDS)

    def _origins(self) -> Iterator[PoolFinding]:
        """Whether each document belongs to one project, and documents of samples to any."""
        import pyarrow
        from pyarrow import compute

        owned = pyarrow.concat_arrays(self._owned) if self._owned else pyarrow.array([], pyarrow.int64())
        yield from self._at(self._pool.folder / PROJECTS, PoolProblem.TWICE_OWNED, len(owned) - len(owned.unique()))
        for project, manifest in self._manifests.items():
            if manifest.kind is GivenKind.SAMPLE and project in self._documents:
                missing = compute.invert(compute.is_in(self._documents[project], value_set=owned))
                place = self._pool.project_folder(project) / "documents.parquet"
                yield from self._at(place, PoolProblem.NO_ORIGIN, compute.sum(missing).as_py() or 0)

    # ---- the codebook, what rules coded, samples -------------------------------------------------

    def _codebook(self) -> Iterator[PoolFinding]:
        import pyarrow
        from pyarrow import compute

        paths = {name: self._pool.folder / f"{name}.parquet" for name in OF_POOL}
        for name, columns in OF_POOL.items():
            found = list(self._file(paths[name], columns, None))
            yield from found
            if any(finding.problem in _UNUSABLE for finding in found):
                return
        codes = _columns(paths["codes"], ["code", "parent", "uuid"])
        self._codes = keys = codes["code"]
        for column in ("code", "uuid"):
            yield from self._at(paths["codes"], PoolProblem.DOUBLE, len(keys) - len(codes[column].unique()))
        yield from self._at(paths["codes"], PoolProblem.TREE, _without_one(codes["parent"].drop_null(), keys))
        tree = _columns(paths["code_tree"], ["ancestor", "code", "depth"])
        for column in ("ancestor", "code"):
            yield from self._at(paths["code_tree"], PoolProblem.TREE, _without_one(tree[column], keys))
        selves = tree.filter(compute.equal(tree["depth"], 0))["code"]
        yield from self._at(paths["code_tree"], PoolProblem.TREE, _without_one(keys, selves))
        mapped = _columns(paths["code_map"], ["project", "project_code", "code"])
        yield from self._at(paths["code_map"], PoolProblem.MAP, _without_one(mapped["code"], keys))
        present = pyarrow.array(list(self._manifests), type=pyarrow.string())
        yield from self._at(
            paths["code_map"], PoolProblem.GONE_PROJECT, _without_one(mapped["project"].unique(), present)
        )
        pairs: dict[str, set[int]] = {}
        for project, code in zip(mapped["project"].to_pylist(), mapped["project_code"].to_pylist(), strict=True):
            pairs.setdefault(project, set()).add(code)
        for project, manifest in self._manifests.items():
            given = {code.key for code in manifest.codes}
            known = pairs.get(project, set())
            place = self._pool.project_folder(project)
            yield from self._at(place, PoolProblem.MAP, len(known - given))
            yield from self._at(place, PoolProblem.UNMAPPED, len(given - known))

    def _machine(self) -> Iterator[PoolFinding]:
        """Whether what rules coded is of documents and codes that are there."""
        for folder in sorted((self._pool.folder / MACHINE).glob("rules=*/project=*")):
            self._held.clear()
            project = folder.name.removeprefix("project=")
            if project not in self._documents:
                yield from self._at(folder, PoolProblem.GONE_PROJECT)
                continue
            path = folder / "codings.parquet"
            found = list(self._file(path, MACHINE_CODINGS, None))
            yield from found
            if any(finding.problem in _UNUSABLE for finding in found):
                continue
            keys = self._columns(path, ["document", "code"])
            missing = _without_one(keys["document"], self._documents[project])
            yield from self._at(path, PoolProblem.NO_DOCUMENT, missing)
            yield from self._at(
                path, PoolProblem.OUTSIDE, _outside(self._held.get(path, path), self._lengths[project])
            )
            if self._codes is not None:
                yield from self._at(path, PoolProblem.NO_CODE, _without_one(keys["code"], self._codes))

    def _samples(self) -> Iterator[PoolFinding]:
        """Whether samples list documents that are there, and have their records."""
        import pyarrow
        from pyarrow import compute

        present = pyarrow.array(list(self._manifests), type=pyarrow.string())
        everywhere = pyarrow.concat_arrays(self._owned) if self._owned else pyarrow.array([], pyarrow.int64())
        listed = set(self._pool.files("sampled"))
        for path in record_files(self._pool):
            listed.add(path.with_suffix(".parquet"))
            try:
                read_sample_record(path)
            except QualcodeError:
                yield from self._at(path, PoolProblem.RECORD)
        for path in sorted(listed):
            if not (record := path.with_suffix(".json")).exists():
                yield from self._at(record, PoolProblem.MISSING)
            found = list(self._file(path, SAMPLED, None))
            yield from found
            if any(finding.problem in _UNUSABLE for finding in found):
                continue
            table = _columns(path, ["document", "project", "chance"])
            gone = _without_one(table["project"].unique(), present)
            yield from self._at(path, PoolProblem.GONE_PROJECT, gone)
            yield from self._at(path, PoolProblem.NO_DOCUMENT, _without_one(table["document"], everywhere))
            yield from self._at(path, PoolProblem.DOUBLE, len(table) - len(table["document"].unique()))
            likely = compute.and_(compute.greater(table["chance"], 0), compute.less_equal(table["chance"], 1))
            yield from self._at(path, PoolProblem.OUTSIDE, len(table) - (compute.sum(likely).as_py() or 0))


# ---- columns ---------------------------------------------------------------------------------------


def _columns(path: Path, names: list[str]) -> pyarrow.Table:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(path) as file:
        return file.read(columns=names)


def _without_one(keys: pyarrow.ChunkedArray, known: pyarrow.Array | pyarrow.ChunkedArray) -> int:
    """How many keys are none of the known ones."""
    from pyarrow import compute

    values = known.combine_chunks() if hasattr(known, "combine_chunks") else known
    return len(keys) - (compute.sum(compute.is_in(keys, value_set=values)).as_py() or 0)


def _outside(source: Path | pyarrow.Table, lengths: pyarrow.Table) -> int:
    """How many places of a file end before they begin, or lie outside of their text; those of no document aside."""
    from pyarrow import compute

    documents, length = lengths["document"].combine_chunks(), lengths["length"].combine_chunks()
    wrong = 0
    for batch in _batches(source, ["document", "start", "stop"]):
        end = length.take(compute.index_in(batch.column("document"), value_set=documents))
        start, stop = batch.column("start"), batch.column("stop")
        bad = compute.or_(compute.or_(compute.less(start, 0), compute.less(stop, start)), compute.greater(stop, end))
        wrong += compute.sum(bad).as_py() or 0
    return wrong


def _batches(source: Path | pyarrow.Table, names: list[str]) -> Iterator[pyarrow.RecordBatch]:
    """The columns of a file, or of what is held of one, some rows at a time."""
    import pyarrow.parquet

    if not isinstance(source, Path):
        yield from source.select(names).to_batches()
        return
    with pyarrow.parquet.ParquetFile(source) as file:
        yield from file.iter_batches(columns=names)
