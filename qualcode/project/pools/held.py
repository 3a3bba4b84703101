"""What pools hold of cases and documents that are to be forgotten, and by which command it goes there.

The register of what left tells what went into a pool; where the pool lies as it did, the records of its samples tell
which project files hold copies. Nothing of a pool is opened but these, which are JSON.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from qualcode.catalogue import _, program
from qualcode.project.file.store import Store
from qualcode.project.pools.records import PoolRecord, PoolRecords
from qualcode.project.quoting.given import GivenOut
from qualcode.safe_text import visible

DOOR = "pool"
"""How the register calls what goes into a pool."""
HeldPart = Literal["all", "cut", "words"]
_LARGEST = 256 << 20  # bytes of a record, as `pool.folder.sample_records` reads them
_LARGEST_SETTINGS = 64 << 10


@dataclass(frozen=True, slots=True)
class SampleCopy:
    """A sample with copies of texts, and the names of the project files that it was drawn into."""

    sample: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PoolHolding:
    """A pool that holds something: as which project, under which keys.

    `is_there` says whether it lies where it did, with this project in it; else nobody knows what it holds now. With
    `is_origin` the documents were drawn from that project into a sample, which this one is; the path is empty where
    the sample never came back, for only then it is known.
    """

    path: str
    project: str
    keys: tuple[int, ...]
    samples: tuple[SampleCopy, ...] = ()
    is_there: bool = True
    is_origin: bool = False

    @property
    def command(self) -> str:
        """The command that takes it out of the pool."""
        where = ["--pool", self.path] if self.path else []
        return shlex.join(["qualcode", "pool", "forget", *where, self.project, *map(str, self.keys)])  # no text


def holdings(store: Store, cases: Collection[str], documents: Collection[str]) -> list[PoolHolding]:
    """The pools that hold something of these cases and documents (UUIDs), as far as the register knows; of documents
    of a sample, the projects from which they were drawn, too.
    """
    records = PoolRecords(store)
    held = (_holding(store, records, record, cases, documents) for record in records.all())
    return [*(holding for holding in held if holding is not None), *_origins(records, documents)]


def _origins(records: PoolRecords, documents: Collection[str]) -> Iterator[PoolHolding]:
    """The projects from which documents of a sample were drawn, in pools that lie where they did or are not known."""
    wanted = frozenset(documents)
    keys: dict[tuple[str, str], list[int]] = {}
    for document in records.sampled():
        if document.uuid in wanted:
            keys.setdefault((document.pool, document.project), []).append(document.key)
    for (pool, project), of_project in keys.items():
        record = records.of(pool)
        path = "" if record is None else record.path
        if record is None or _has_project(path, project) or not _lies_in(Path(path), record):
            yield PoolHolding(path, project, tuple(of_project), is_origin=True)


def _has_project(path: str, project: str) -> bool:
    return (Path(path) / "projects" / f"project={project}").is_dir()


def _holding(
    store: Store, records: PoolRecords, record: PoolRecord, cases: Collection[str], documents: Collection[str]
) -> PoolHolding | None:
    went = _went(store, {other.path for other in records.all()} - {record.path})
    drawn = {document.uuid: document.key for document in records.sampled() if document.pool == record.uuid}
    keys = [record.key(uuid) for uuid in cases if went is None or uuid in went]
    keys += [drawn.get(uuid) or record.key(uuid) for uuid in documents if went is None or uuid in went]
    if not keys:
        return None
    of_documents = {record.key(uuid) for uuid in _cases_of(store, documents)}
    folder = Path(record.path)
    is_there = _has_project(record.path, record.project)
    if not is_there and _lies_in(folder, record):
        return None  # it was taken out of the pool as a whole
    samples = tuple(_samples(folder, record.project, of_documents.union(keys)))
    return PoolHolding(record.path, record.project, tuple(dict.fromkeys(keys)), samples, is_there)


def _lies_in(folder: Path, record: PoolRecord) -> bool:
    """Whether a folder holds this pool still, and not another one."""
    try:
        return record.uuid.encode() in _bytes_of(folder / "pool.toml", _LARGEST_SETTINGS)
    except OSError:
        return False


def _bytes_of(path: Path, largest: int) -> bytes:
    """The first bytes of a file; nothing of a pipe, which would be waited for. Raises OSError."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(largest)


def _went(store: Store, elsewhere: Collection[str]) -> set[str] | None:
    """The documents and cases of which something went into a pool; None where the register tells nothing of it.

    What went before a pool was moved, went into it as well; what went `elsewhere`, to where other pools lie, did not.
    """
    lines = [line.left for line in GivenOut(store).all() if line.left.door == DOOR]
    here = [left for left in lines if left.target not in elsewhere]
    return {uuid for left in here for uuid in (*left.contents, *left.cases)} if here else None


def _cases_of(store: Store, documents: Collection[str]) -> list[str]:
    """The cases (UUIDs) of documents, by which samples know them."""
    rows = store.all(
        "SELECT DISTINCT c.uuid FROM documents d JOIN cases c ON c.id = d.case_id "
        "WHERE d.uuid IN (SELECT value FROM json_each(?))",
        (json.dumps(list(documents)),),
    )
    return [str(uuid) for (uuid,) in rows]


def _samples(folder: Path, project: str, keys: set[int]) -> Iterator[SampleCopy]:
    """The samples of a pool that hold texts of these cases."""
    for path in sorted((folder / "samples").glob("s*.json")):
        try:
            said = json.loads(_bytes_of(path, _LARGEST))
            held = keys.intersection(said["cases"].get(project, ()))
            files = tuple(_names(said["files"]))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            yield SampleCopy(path.stem, ())  # nobody knows what it holds
        else:
            if held:
                yield SampleCopy(path.stem, files)


def _names(files: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a file holds
    for file in files:
        yield str(file["name"])


def of_origin(holding: PoolHolding) -> str:
    """The words for a project from which documents of a sample were drawn."""
    return _("it was drawn from the project {project} of a pool, which may hold it still: {command}",
             project=holding.project, command=holding.command)  # fmt: skip


def told(holdings: Collection[PoolHolding], part: HeldPart = "all") -> list[str]:
    """One warning for each pool and for each sample: what it holds, and what is to be done there.

    `part` is what goes of each document: all of it, a part of its text or a former one, or words wherever they stand.
    """
    warnings = []
    for holding in holdings:
        if holding.is_origin:
            said = of_origin(holding)
        elif not holding.is_there:
            said = _("the pool “{path}” is not where it was, and may hold it. Wherever it lies now: {command}",
                     path=holding.path, command=holding.command)  # fmt: skip
        elif part == "words":
            said = _("the pool “{path}” may hold the words in texts: {command}; then add the project again",
                     path=holding.path, command=holding.command)  # fmt: skip
        elif part == "cut":
            said = _("the pool “{path}” may hold the former text: {command}; then add the project again",
                     path=holding.path, command=holding.command)  # fmt: skip
        else:
            said = _("the pool “{path}” holds it: {command}", path=holding.path, command=holding.command)
        warnings.append(said)
        for sample in holding.samples:
            if sample.files:
                names = program().listed([program().quoted(visible(name)) for name in sample.files])
                warnings.append(
                    _("copies are in the sample {sample} of that pool, drawn into {files}: erase them there, too "
                      "(which, that command tells with --sample FILE)", sample=sample.sample, files=names)
                )  # fmt: skip
            else:
                warnings.append(
                    _("the record of the sample {sample} of that pool cannot be read: look whether it holds copies",
                      sample=visible(sample.sample))
                )  # fmt: skip
    if warnings:
        warnings.append(_("snapshots, backups and copies of a pool are out of reach"))
    return warnings
