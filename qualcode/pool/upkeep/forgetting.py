"""Taking a case, or a whole project, out of a pool for good: afterwards no file of the pool holds its keys.

What hangs on a case goes first (what rules coded, samples and the codings that came back with them), the project's
own files last: by these a second try knows what a first one that was broken off had still to do. Each file is there
as before or as after. What hangs on a case and cannot be read stops nothing: codings by rules go as a whole then, for
they can be made anew, and of samples and what came back with them it is told that they may hold it still.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import folded, spelled
from qualcode.pool.folder.arrow import made_of
from qualcode.pool.folder.layout import MACHINE, MACHINE_CODINGS, OF_POOL, SAMPLED, Columns
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.rows_of_documents import batches, drop_documents, held, rest
from qualcode.pool.folder.sample_records import SampleRecord, read_sample_record
from qualcode.pool.folder.samples_drawn import drawn_documents, readable_records, record_files
from qualcode.pool.folder.stored_bytes import UnreadableFile
from qualcode.pool.folder.stored_manifest import read_manifest
from qualcode.pool.words.rule_coding import codings_source

if TYPE_CHECKING:
    import pyarrow


class NothingHeld(QualcodeError):
    """The pool has nothing of what is to be taken out of it."""


@dataclass(frozen=True, slots=True)
class SampleCopies:
    """A sample that holds copies of the texts: the project files it was drawn into, and how many documents it has."""

    sample: str
    files: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class PlannedForgetting:
    """What would be taken out of a pool: the keys of documents of one project, and where they stand.

    `cases` are the keys of their cases. `filters` are the samples in whose filter a value stands that no other
    document of the project has: it stays in their records. With `whole` the project goes.
    """

    project: str
    documents: frozenset[int]
    cases: frozenset[int]
    codings: int
    samples: tuple[SampleCopies, ...]
    filters: tuple[str, ...] = ()
    whole: bool = False


@dataclass(slots=True)
class ForgettingDamage:
    """Files that could not be read, within the pool: codings by rules that were `removed`, others that are `unread`,
    and may hold still what was to go.
    """

    removed: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def planned_case(pool: Pool, project: str, keys: Iterable[int]) -> PlannedForgetting:
    """What would go of the documents that have one of these keys, or whose case has.

    What samples and codings by rules still hold of documents with which the project did not come again goes as well:
    nothing tells of which case those were.

    Raises NothingHeld where the project is not in the pool, or has nothing under any of the keys; UnreadableFile for
    files of the project itself.
    """
    wanted = frozenset(keys)

    def plan() -> PlannedForgetting:
        with _own_files():
            planned = _planned(pool, project, _documents(_folder(pool, project)), wanted)
        if not planned.documents and not planned.cases:
            raise NothingHeld(
                _("The pool holds nothing of that case in the project {project}.", project=project),
                _("Nothing was changed. What nobody agreed to was never added; “qualcode pool list” shows projects."),
            )
        return planned

    return pool.reading(plan)


def planned_project(pool: Pool, project: str) -> PlannedForgetting:
    """What would go with a whole project, also where its own files are damaged: as far as they can be read.

    Raises NothingHeld where it is not in the pool, nor anything of it in samples.
    """

    def plan() -> PlannedForgetting:
        present = _readable_documents(pool.project_folder(project))
        planned = replace(_planned(pool, project, present, None), whole=True)
        if not planned.documents and not planned.cases:
            _folder(pool, project)
        return planned

    return pool.reading(plan)


# ---- what is there -------------------------------------------------------------------------------


def _folder(pool: Pool, project: str) -> Path:
    folder = pool.project_folder(project)
    if not folder.is_dir():
        raise NothingHeld(
            _("The project {project} is not in the pool.", project=project),
            _("Nothing was changed. “qualcode pool list” shows what is there."),
        )
    return folder


def _documents(folder: Path) -> dict[int, int]:
    """The documents of a project with their cases, by their keys."""
    found: dict[int, int] = {}
    for batch in batches(folder / "documents.parquet", ["document", "case_key"]):
        found.update(zip(*(column.to_pylist() for column in batch.columns), strict=True))
    return found


def _readable_documents(folder: Path) -> dict[int, int]:
    """As `_documents`; none where their file cannot be read."""
    try:
        return _documents(folder)
    except UnreadableFile:
        return {}


@contextmanager
def _own_files() -> Iterator[None]:
    """Say of files of the project itself what to do where they cannot be read. Raises UnreadableFile."""
    try:
        yield
    except UnreadableFile as error:
        raise UnreadableFile(
            error.message,
            _("Add the project again once the case is erased there, or take it out of the pool as a whole."),
        ) from error


def _planned(
    pool: Pool, project: str, present: Mapping[int, int], wanted: frozenset[int] | None
) -> PlannedForgetting:
    """What goes with the wanted keys, or with all."""
    chosen = {
        document: case for document, case in present.items() if wanted is None or document in wanted or case in wanted
    }
    former, missing = _former(pool, project, present)
    documents = frozenset(chosen) | former
    cases = frozenset(chosen.values()) | missing
    samples = [
        SampleCopies(record.sample, tuple(file.name for file in record.files), len(documents & _drawn(path, project)))
        for record, path in _samples_of(pool, project, documents, cases)
    ]
    try:
        codings = held(pool.project_folder(project) / "codings.parquet", documents)
    except UnreadableFile:
        if wanted is not None:
            raise
        codings = 0  # a whole project goes, be it damaged
    filters = _filters_naming(pool, project, documents)
    return PlannedForgetting(project, documents, cases, codings, tuple(samples), filters)


def _filters_naming(pool: Pool, project: str, documents: frozenset[int]) -> tuple[str, ...]:
    """The samples in whose filter a value stands that these documents have, and no other one of the project."""
    records = [record for record in readable_records(pool) if record.where]
    path = pool.project_folder(project) / "attributes.parquet"
    if not (records and documents and path.is_file()):
        return ()
    values: dict[bool, set[str]] = {True: set(), False: set()}
    with suppress(UnreadableFile):
        for batch in batches(path, ["document", "folded_value"]):
            for document, value in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                values[document in documents].add(value)
    alone = sorted(filter(None, values[True] - values[False]))
    return tuple(record.sample for record in records if _names_any(alone, folded(spelled(record.where))))


def _names_any(values: Iterable[str], said: str) -> bool:
    """Whether one of the values stands in what was said, as words of its own."""
    return any(value in said and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", said) for value in values)


def _former(pool: Pool, project: str, present: Mapping[int, int]) -> tuple[frozenset[int], frozenset[int]]:
    """Documents and cases that only samples and codings by rules still hold: the project came again without them."""
    living = frozenset(present.values())
    missing: set[int] = set()
    drawn: set[int] = set()
    for record in readable_records(pool):
        missing |= {case for case in record.cases.get(project, ()) if case not in living}
    for path in pool.files("sampled"):
        drawn |= _drawn(path, project)
    for path in _machine_files(pool, project):
        with suppress(UnreadableFile):
            for batch in batches(path, ["document"]):
                drawn.update(batch.column("document").to_pylist())
    return frozenset(drawn - present.keys()), frozenset(missing)


def _samples_of(
    pool: Pool, project: str, documents: frozenset[int], cases: frozenset[int]
) -> Iterator[tuple[SampleRecord, Path]]:
    """The samples that list one of these documents, or whose record names one of these cases, with their files."""
    for record in readable_records(pool):
        listed = pool.sample_file(record.sample)
        known = record.cases.get(project, ())
        if known and not (cases.isdisjoint(known) and documents.isdisjoint(_drawn(listed, project))):
            yield record, listed


def _drawn(path: Path, project: str) -> set[int]:
    """The documents of a project that the file of a sample lists; none where it cannot be read."""
    try:
        return drawn_documents(path, project)
    except UnreadableFile:
        return set()


def _machine_files(pool: Pool, project: str) -> list[Path]:
    """What any rules coded in a project."""
    return sorted((pool.folder / MACHINE).glob(f"rules=*/project={project}/codings.parquet"))


# ---- writing it anew -----------------------------------------------------------------------------


def planned_rest(pool: Pool, project: str) -> PlannedForgetting:
    """What samples and codings by rules still hold of documents with which a project did not come again.

    Nothing where `documents` is empty. Raises NothingHeld where the project is not in the pool.
    """

    def plan() -> PlannedForgetting:
        present = _documents(_folder(pool, project))
        if not any(_former(pool, project, present)):  # mostly: nothing else is read then
            return PlannedForgetting(project, frozenset(), frozenset(), 0, ())
        return _planned(pool, project, present, frozenset())

    return pool.reading(plan)


def forget(pool: Pool, planned: PlannedForgetting) -> ForgettingDamage:
    """Take out what was planned; gives what could not be read of what hangs on it.

    Raises QualcodeError with the cause; then a second try does what is left.
    """
    damage = ForgettingDamage()
    with pool.writers_lock():
        folder = pool.project_folder(planned.project) if planned.whole else _folder(pool, planned.project)
        with _own_files():
            present = _readable_documents(folder) if planned.whole else _documents(folder)
            current = [] if planned.whole else _current_codings(pool, planned.project)
        samples = [record for record, _path in _samples_of(pool, planned.project, planned.documents, planned.cases)]
        came_back = _came_back(pool, planned, samples)
        for partition in dict.fromkeys([planned.project, *chain(*came_back.values())]):
            _clear_machine(pool, partition, planned.documents, damage)
        waiting = {
            sample for sample, partitions in came_back.items() if not _cleared(pool, partitions, planned, damage)
        }
        _clear_lists(pool, planned, waiting, damage)
        readable = [record for record in samples if record.sample not in waiting]
        _clear_records(pool, planned, readable, present, damage)
        if planned.whole:
            _withdraw(pool, planned.project, damage)
        else:
            with _own_files():
                drop_documents(pool, planned.project, planned.documents)
                source = codings_source(read_manifest(folder))
            for path in current:
                if path.is_file():
                    pool.put_rows(path, MACHINE_CODINGS, batches(path), source)
    return damage


def _clear_machine(pool: Pool, partition: str, documents: frozenset[int], damage: ForgettingDamage) -> None:
    for path in _machine_files(pool, partition):
        try:
            _rewrite(pool, path, MACHINE_CODINGS, documents)
        except UnreadableFile:
            pool.remove(path.parent)
            damage.removed.append(_within(pool, path.parent))


def _came_back(pool: Pool, planned: PlannedForgetting, samples: Iterable[SampleRecord]) -> dict[str, list[str]]:
    """As which projects the samples came back: their records tell, or manifests where these cannot be read."""
    found = {record.sample: [file.project for file in record.files] for record in samples}
    readable = {record.sample for record in readable_records(pool)}
    lists = [path for path in pool.files("sampled") if path.stem not in readable]
    lost = {path.stem for path in lists if planned.documents & _drawn(path, planned.project)}
    for folder in pool.project_folders() if lost else ():
        with suppress(UnreadableFile):
            manifest = read_manifest(folder)
            if manifest.sample in lost:
                found.setdefault(manifest.sample, []).append(manifest.project)
    return found


def _cleared(pool: Pool, partitions: Iterable[str], planned: PlannedForgetting, damage: ForgettingDamage) -> bool:
    """Take it out of what came back with a sample; false where that cannot be read.

    The sample stays as it is then: by it a second try knows what is to go there.
    """
    before = len(damage.unread)
    for partition in partitions:
        if partition != planned.project:
            with _unread(pool, pool.project_folder(partition), damage):
                drop_documents(pool, partition, planned.documents)
    return len(damage.unread) == before


def _clear_lists(pool: Pool, planned: PlannedForgetting, waiting: Collection[str], damage: ForgettingDamage) -> None:
    """Take it out of the files that list the documents of samples, but of those that are `waiting`."""
    others = {record.sample for record in readable_records(pool) if not record.cases.get(planned.project)}
    for path in pool.files("sampled"):
        if path.stem not in waiting:
            with _unread(pool, path, damage, is_told=path.stem not in others):
                _rewrite(pool, path, SAMPLED, planned.documents)


def _clear_records(
    pool: Pool,
    planned: PlannedForgetting,
    samples: Iterable[SampleRecord],
    present: Mapping[int, int],
    damage: ForgettingDamage,
) -> None:
    """Take it out of the records of samples; those that cannot be read are told."""
    for record in samples:
        path = pool.sample_file(record.sample)
        try:
            drawn: Collection[int] = drawn_documents(path, planned.project)
            strata = {name for batch in batches(path, ["stratum"]) for name in batch.column(0).to_pylist()}
        except UnreadableFile:
            drawn = present.keys() - planned.documents
            strata = {stratum.name for stratum in record.strata}
        left = {case for document, case in present.items() if document in drawn}
        remaining = _remaining(record, planned.project, left, strata)
        pool.put(pool.sample_file(record.sample, "json"), remaining.as_json())
    for path in record_files(pool):
        with _unread(pool, path, damage):
            read_sample_record(path)


@contextmanager
def _unread(pool: Pool, path: Path, damage: ForgettingDamage, *, is_told: bool = True) -> Iterator[None]:
    """Go on where a file cannot be read, or one of a folder, which is kept as such."""
    try:
        yield
    except UnreadableFile:
        if is_told:
            damage.unread.append(_within(pool, path))


def _within(pool: Pool, path: Path) -> str:
    return path.relative_to(pool.folder).as_posix()


def _current_codings(pool: Pool, project: str) -> list[Path]:
    """What rules coded in a project and holds: where only documents go, it need not be coded anew."""
    source = codings_source(read_manifest(pool.project_folder(project)))
    return [path for path in _machine_files(pool, project) if made_of(path) == source]


def _rewrite(pool: Pool, path: Path, columns: Columns, documents: frozenset[int]) -> None:
    """Write one file anew where it holds one of these documents."""
    if held(path, documents):
        pool.put_rows(path, columns, rest(path, documents))


def _remaining(record: SampleRecord, project: str, left: set[int], strata: set[str]) -> SampleRecord:
    """The record of a sample without those cases of a project of which no document is in it any more.

    A stratum goes that was wholly drawn and of which none of the documents is left: its name is made of values that
    nobody has any more.
    """
    living = tuple(of for of in record.strata if of.drawn < of.documents or of.name in strata)
    cases = {**record.cases, project: tuple(case for case in record.cases[project] if case in left)}
    return replace(record, strata=living, cases={named: keys for named, keys in cases.items() if keys})


def _withdraw(pool: Pool, project: str, damage: ForgettingDamage) -> None:
    """Remove the folders of a project, and what its codes were mapped to."""
    for path in _machine_files(pool, project):
        pool.remove(path.parent)
    path = pool.folder / "code_map.parquet"
    if path.is_file():
        with _unread(pool, path, damage):
            pool.put_rows(path, OF_POOL["code_map"], _of_others(path, project))
    pool.remove(pool.project_folder(project))


def _of_others(path: Path, project: str) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow.compute

    for batch in batches(path):
        yield batch.filter(pyarrow.compute.not_equal(batch.column("project"), project))
