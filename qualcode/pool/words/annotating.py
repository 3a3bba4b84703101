"""Words of the texts of a pool: only of projects that have none yet, or words of other versions.

One project after another is finished, so that what was done before a failure stays. Small ones go to the workers
together; a large one goes in batches, of which memory holds a few, and what is made of it is kept as it comes, so
that the next call goes on there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from qualcode.language.batches import annotate, versions
from qualcode.pool.folder.arrow import arrow_schema, write_parquet
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.pool.folder.manifest import Manifest
from qualcode.pool.folder.pool import Pool, PoolChanged
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.words.kept_words import KeptWords, words_folder
from qualcode.pool.words.texts import TextBatch, TextStretch, TextsUnreadable, text_batches
from qualcode.pool.workers.in_order import BatchFailed
from qualcode.pool.workers.workers import Workers
from qualcode.progress import Progress, untold

if TYPE_CHECKING:
    import pyarrow

_HELD = 1 << 19  # words before they are written
_MOST_IN_VAIN = 5  # failures of workers one after another, without a project that is finished between


@dataclass(frozen=True, slots=True)
class FailedTexts:
    """Texts of a project on which workers fail: in the file of its texts those from `first` to `last`, from 1."""

    project: str
    first: int
    last: int
    why: str


@dataclass(slots=True)
class Annotated:
    """What was done: names of projects, and how much was read in `annotated` ones.

    `current` ones had words of these versions before, `without_texts` have none to read. Those `changed` meanwhile
    and `unreadable` ones were left as they were, and those of `failed` texts. Of the `texts` of annotated ones a
    former call that was broken off had read `resumed`.
    """

    annotated: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    without_texts: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    failed: list[FailedTexts] = field(default_factory=list)
    texts: int = 0
    resumed: int = 0
    words: int = 0


def annotate_pool(pool: Pool, workers: Workers, progress: Progress = untold) -> Annotated:
    """Make the words of all texts that have none of these versions; `progress` hears of so many texts of how many.

    Where workers fail on texts, their project is left and the others are done. Raises QualcodeError where workers are
    gone or do nothing but fail, and where nothing can be written: what was finished before stays.
    """
    done = Annotated()
    wanted = list(_wanted(pool.projects(), done))
    pool.drop_kept_words(but=[words_folder(pool, manifest) for manifest in wanted])
    coming = deque([wanted])
    in_vain = 0
    while coming:
        projects, before = coming.popleft(), len(done.annotated)
        try:
            _annotate(pool, projects, workers, progress, done)
        except _FailedOnTexts as failure:
            in_vain = 1 if len(done.annotated) > before else in_vain + 1
            if in_vain > _MOST_IN_VAIN:
                raise failure.error from failure
            suspects = {stretch.manifest.project for stretch in failure.stretches}
            if len(suspects) == 1:
                done.failed.append(_failed(failure))
            else:  # which of them it was shows when each is alone
                coming += [[manifest] for manifest in projects if manifest.project in suspects]
            past = {*suspects, *done.annotated, *done.changed, *done.unreadable}
            coming.appendleft([manifest for manifest in projects if manifest.project not in past])
    return done


class _FailedOnTexts(Exception):
    """Workers failed on a batch of texts."""

    def __init__(self, stretches: Sequence[TextStretch], error: BatchFailed) -> None:
        self.stretches = stretches
        self.error = error


def _failed(failure: _FailedOnTexts) -> FailedTexts:
    first, last = failure.stretches[0], failure.stretches[-1]
    why = failure.error.message
    return FailedTexts(first.manifest.project, first.first + 1, last.first + last.number, why)


def _annotate(pool: Pool, wanted: Sequence[Manifest], workers: Workers, progress: Progress, done: Annotated) -> None:
    """Annotate projects together. Raises _FailedOnTexts."""
    kept = {manifest.project: KeptWords(pool, manifest) for manifest in wanted}
    begun = {project: words.texts for project, words in kept.items()}
    told = _Told(sum(manifest.rows["texts"] for manifest in wanted), sum(begun.values()), progress)
    pieces = _pieces(text_batches(pool, wanted, begun), workers)
    for manifest, of_project in groupby(pieces, key=lambda piece: piece[0].manifest):
        before = told.texts
        try:
            with pool.renewing(manifest, ("words",)) as folder:
                made = _in_large(told.of(of_project), kept[manifest.project])
                words = write_parquet(folder / "words.parquet", OF_PROJECT["words"], made)
                segmenter, lemmatizer = versions()
                write_manifest(folder, replace(manifest, segmenter=segmenter, lemmatizer=lemmatizer))
        except PoolChanged:
            done.changed.append(manifest.project)
        except TextsUnreadable:
            left = done.unreadable if pool.manifest(manifest.project) == manifest else done.changed
            left.append(manifest.project)
        else:
            done.annotated.append(manifest.project)
            done.texts += begun[manifest.project] + told.texts - before
            done.resumed += begun[manifest.project]
            done.words += words


class _Told:
    """Tells the progress of how many texts went by."""

    def __init__(self, every: int, texts: int, progress: Progress) -> None:
        self.texts = texts
        self._every = every
        self._progress = progress

    def of(self, pieces: Iterable[tuple[TextStretch, pyarrow.Table]]) -> Iterator[tuple[TextStretch, pyarrow.Table]]:
        """The words of a project. Raises TextsUnreadable where some of its texts are."""
        for stretch, words in pieces:
            if not stretch.is_readable:
                raise TextsUnreadable
            yield stretch, words
            self.texts += stretch.number
            self._progress(self.texts, self._every)


def _wanted(manifests: Iterable[Manifest], done: Annotated) -> Iterator[Manifest]:
    """Those with texts and no words of these versions; the others are told."""
    for manifest in manifests:
        if not manifest.with_texts or "texts" not in manifest.rows:
            done.without_texts.append(manifest.project)
        elif (manifest.segmenter, manifest.lemmatizer) == versions() and "words" in manifest.rows:
            done.current.append(manifest.project)
        else:
            yield manifest


def _pieces(batches: Iterable[TextBatch], workers: Workers) -> Iterator[tuple[TextStretch, pyarrow.Table]]:
    """The words of each stretch of texts."""
    given: deque[Sequence[TextStretch]] = deque()

    def texts() -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            given.append(batch.stretches)
            yield batch.texts

    try:
        for words in workers.map(partial(annotate, wanted=versions()), texts()):
            yield from _parted(words, given.popleft())
    except BatchFailed as error:
        raise _FailedOnTexts([stretch for stretch in given[0] if stretch.number], error) from error


def _parted(
    words: pyarrow.RecordBatch, stretches: Iterable[TextStretch]
) -> Iterator[tuple[TextStretch, pyarrow.Table]]:
    """The words of a batch by stretches; in it the texts are numbered through, then they have their keys again."""
    import pyarrow
    import pyarrow.compute

    numbers, schema = words.column("document"), arrow_schema(OF_PROJECT["words"])
    begin = first = 0
    for stretch in stretches:
        end = bisect_left(numbers, first + stretch.number, lo=begin, key=lambda number: number.as_py())
        own = words.slice(begin, end - begin)
        keys = stretch.keys.take(pyarrow.compute.subtract(own.column("document"), first))
        columns = [keys, *(own.column(name) for name in schema.names[1:])]
        yield stretch, pyarrow.Table.from_arrays(columns, schema.names).cast(schema)
        begin, first = end, first + stretch.number


def _in_large(pieces: Iterable[tuple[TextStretch, pyarrow.Table]], kept: KeptWords) -> Iterator[pyarrow.Table]:
    """All words of a project, in tables large enough to be read quickly later; those are kept that more follow."""
    import pyarrow

    yield from kept.tables()
    held: list[pyarrow.Table] = []
    texts = rows = 0
    for stretch, table in pieces:
        if rows >= _HELD:
            words = pyarrow.concat_tables(held)
            kept.keep(words, texts)
            yield words
            held, texts, rows = [], 0, 0
        held.append(table)
        texts += stretch.number
        rows += table.num_rows
    if held:
        yield pyarrow.concat_tables(held)
