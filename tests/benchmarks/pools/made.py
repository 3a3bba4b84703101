"""The pools that speed is measured on, written column by column as the layout says; the same in every run.

M and L hold 1,000 projects with 10⁶ and 10⁷ codings, T a survey of 10⁶ answers with texts and the words that are
in them, XS both in small. They are kept between runs. No text is a person's.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from qualcode.pool.codebook.shared_codebook import PoolCode, SharedCodebook
from qualcode.pool.folder.layout import OF_POOL, OF_PROJECT, PROJECTS, SETTINGS, Columns
from qualcode.pool.folder.manifest import GivenCode, GivenKind, Manifest
from qualcode.pool.folder.settings import PoolSettings
from qualcode.pool.folder.stored_manifest import write_manifest
from tests.benchmarks.study import QUALCODE, frequent_words

GROUPS, TOPICS = 12, 15  # the shared codebook: so many codes, and so many below each
TYPES = ("Grundschule", "Gymnasium", "Gesamtschule", "Berufsschule")
YEARS = range(2015, 2025)
REGIONS = 16
OWN_CODES = 40  # of each project
SENTENCE = 60  # code points
BOTH = 10_000  # documents of which the columns are in memory at once
TYPES_OF_COLUMNS = {"int64": pa.int64(), "double": pa.float64(), "string": pa.string()}


@dataclass(frozen=True)
class PoolSize:
    """How large a pool is: projects, documents and codings of each, and answers of one survey."""

    name: str
    projects: int
    documents: int
    codings: int
    answers: int = 0

    @property
    def all_codings(self) -> int:
        """Those of all projects."""
        return self.projects * self.codings


SIZES = {
    size.name: size
    for size in (
        PoolSize("XS", 6, 4, 60, answers=300),
        PoolSize("M", 1_000, 10, 1_000),
        PoolSize("L", 1_000, 100, 10_000),
        PoolSize("T", 0, 0, 0, answers=1_000_000),
    )
}


def made(size: PoolSize, kept: Path) -> Path:
    """The pool of that size under a folder of kept ones; made there where it is not yet."""
    folder = kept / f"pool-{size.name}"
    if folder.exists():
        return folder
    unfinished = kept / f"pool-{size.name}.unfinished"
    unfinished.mkdir(parents=True, mode=0o700)
    (unfinished / SETTINGS).write_text(PoolSettings(f"00000000-0000-4000-8000-{size.answers:012}").as_toml(), "utf-8")
    for name in ("machine", "samples", "rules"):
        (unfinished / name).mkdir()
    dice = np.random.default_rng(7)
    _write_codebook(unfinished)
    maps = [_project(unfinished / PROJECTS, number, size, dice) for number in range(size.projects)]
    if size.answers:
        _survey(unfinished / PROJECTS, size.answers, dice)
    _write(unfinished, "code_map", OF_POOL, _together(maps, OF_POOL["code_map"]))
    subprocess.run([*QUALCODE, "pool", "annotate", "--pool", str(unfinished)], check=True, capture_output=True)
    unfinished.rename(folder)
    return folder


def topic(number: int) -> str:
    """The path of a code below a group."""
    return shared_codes()[GROUPS + number].path


@cache
def shared_codes() -> tuple[PoolCode, ...]:
    """The shared codebook: groups, then the topics below them."""
    said = "Stellen, an denen davon die Rede ist."
    groups = [_code(1 + number, None, number, f"Bereich {number:02}") for number in range(GROUPS)]
    topics = [
        _code(1000 + number, groups[number // TOPICS], number, f"Thema {number:03}", said)
        for number in range(GROUPS * TOPICS)
    ]
    return (*groups, *topics)


def _code(number: int, above: PoolCode | None, position: int, name: str, definition: str = "") -> PoolCode:
    names = (*above.names, name) if above else (name,)
    uuid = str(UUID(int=number << 100))
    return PoolCode(number << 35, uuid, above.key if above else None, position, names, definition)


def _write_codebook(folder: Path) -> None:
    codebook = SharedCodebook(shared_codes())
    for table, rows in {"codes": codebook.code_rows(), "code_tree": [*codebook.tree_rows()]}.items():
        _write(folder, table, OF_POOL, {name: [row[name] for row in rows] for name in OF_POOL[table]})


def _keys(dice: np.random.Generator, count: int) -> np.ndarray:
    return dice.integers(0, 2**63 - 1, count, dtype=np.int64)


def _project(projects: Path, number: int, size: PoolSize, dice: np.random.Generator) -> Mapping[str, Sequence[Any]]:
    """One project of interviews without texts; gives its rows of the map of codes."""
    name = f"p{number:016x}"
    folder = projects / f"project={name}"
    folder.mkdir(parents=True)
    documents, codes = _keys(dice, size.documents), _keys(dice, OWN_CODES)
    sentences = 100
    files = {
        "documents": {
            "document": documents,
            "case_key": documents[np.arange(size.documents) // 2 * 2],
            "snippets": np.zeros(size.documents, np.int64),
            "own": np.ones(size.documents, np.int64),
            "length": np.full(size.documents, sentences * SENTENCE),
            "sentences": np.full(size.documents, sentences),
        },
        "attributes": _attributes(documents, dice),
        "units": _units(documents, sentences),
        "codings": _codings(documents, codes, size.codings, sentences, dice),
        "coders": {
            "document": np.repeat(documents, 2),
            "coder": np.tile([1, 2], size.documents),
            "kind": np.full(size.documents * 2, "person"),
        },
    }
    for table, columns in files.items():
        _write(folder, table, OF_PROJECT, columns)
    shared = dice.permutation(GROUPS * TOPICS)[:OWN_CODES]
    given = tuple(
        GivenCode(int(code), None, (f"Thema {topic:03}",)) for code, topic in zip(codes, shared, strict=True)
    )
    _write_manifest(folder, GivenKind.PROJECT, given)
    relations = np.where(np.arange(OWN_CODES) % 10 == 9, "broader", "exact")
    return {
        "project": [name] * OWN_CODES,
        "project_code": codes,
        "code": [shared_codes()[GROUPS + topic].key for topic in shared],
        "relation": relations,
        "decided_by": ["anna"] * OWN_CODES,
        "decided_at": ["2026-11-30T12:00:00Z"] * OWN_CODES,
    }


def _attributes(documents: np.ndarray, dice: np.random.Generator) -> dict[str, np.ndarray]:
    count = len(documents)
    years = dice.integers(YEARS.start, YEARS.stop, count)
    values = [
        np.array(TYPES)[dice.integers(0, len(TYPES), count)],
        years.astype(str),
        np.char.add("Region ", dice.integers(0, REGIONS, count).astype(str)),
    ]
    value = np.concatenate(values)
    name = np.repeat(["typ", "jahr", "region"], count)
    numbers = np.concatenate([np.full(count, np.nan), years.astype(float), np.full(count, np.nan)])
    return {
        "document": np.tile(documents, 3), "name": name, "value": value, "folded_name": name,
        "folded_value": np.char.lower(value), "number": numbers,
    }  # fmt: skip


def _units(documents: np.ndarray, sentences: int) -> dict[str, np.ndarray]:
    """Sentences of one length, and turns of ten of them."""
    turns, every = sentences // 10, len(documents)
    starts = np.concatenate([np.arange(sentences) * SENTENCE, np.arange(turns) * SENTENCE * 10])
    stops = np.concatenate([starts[:sentences] + SENTENCE, starts[sentences:] + SENTENCE * 10])
    return {
        "document": np.repeat(documents, sentences + turns),
        "kind": np.tile(np.repeat(["sentence", "turn"], [sentences, turns]), every),
        "unit": np.tile(np.concatenate([np.arange(sentences), np.arange(turns)]), every),
        "start": np.tile(starts, every),
        "stop": np.tile(stops, every),
        "asked": np.zeros(every * len(starts), dtype=np.int64),
    }


def _codings(
    documents: np.ndarray, codes: np.ndarray, count: int, sentences: int, dice: np.random.Generator
) -> dict[str, np.ndarray]:
    """Passages of one to three sentences by two coders; few codes are given often and many seldom."""
    chances = 1 / (np.arange(len(codes)) + 3)
    first = dice.integers(0, sentences - 2, count)
    last = first + dice.integers(0, 3, count)
    return {
        "coding": _keys(dice, count),
        "document": documents[np.sort(dice.integers(0, len(documents), count))],
        "code": dice.choice(codes, count, p=chances / chances.sum()),
        "coder": dice.integers(1, 3, count),
        "coder_kind": np.full(count, "person"),
        "start": first * SENTENCE,
        "stop": (last + 1) * SENTENCE,
        "first_sentence": first,
        "last_sentence": last,
        "polarity": np.array(["present", "absent", "mixed"])[dice.choice(3, count, p=[0.9, 0.07, 0.03])],
        "weight": np.full(count, 1),
        "old_rule": (dice.random(count) < 0.01).astype(np.int64),
        "counted": np.ones(count, np.int64),
    }


def _survey(projects: Path, answers: int, dice: np.random.Generator) -> None:
    """A survey: each answer a case, two to four sentences."""
    folder = projects / f"project=p{2**60 + answers:016x}"
    folder.mkdir(parents=True)
    writers = {
        table: pq.ParquetWriter(folder / f"{table}.parquet", _schema(OF_PROJECT[table]))
        for table in ("documents", "attributes", "units", "codings", "coders", "texts")
    }
    vocabulary, weights = frequent_words()
    chances = np.array(weights) / sum(weights)
    for start in range(0, answers, BOTH):
        documents = _keys(dice, min(BOTH, answers - start))
        for table, columns in _answers(documents, np.array(vocabulary), chances, dice):
            writers[table].write_table(_table(columns, OF_PROJECT[table]))
    for writer in writers.values():
        writer.close()
    _write_manifest(folder, GivenKind.ANSWERS, (), with_texts=True)


def _answers(
    documents: np.ndarray, vocabulary: np.ndarray, chances: np.ndarray, dice: np.random.Generator
) -> Iterator[tuple[str, dict[str, Any]]]:
    count = len(documents)
    lengths = dice.integers(5, 12, (count, 4))  # words of the sentences of each
    lengths[:, 2][dice.random(count) < 0.4] = 0
    lengths[:, 3][dice.random(count) < 0.7] = 0
    words = dice.choice(vocabulary, int(lengths.sum()), p=chances)
    texts: list[str] = []
    units: list[tuple[int, int, int, int]] = []
    said = iter(words.tolist())
    for document, of_text in zip(documents.tolist(), lengths.tolist(), strict=True):
        at, sentences = 0, []
        for number, length in enumerate(filter(None, of_text)):
            spoken = [next(said) for _ in range(length)]
            begin = at
            sentences.append(" ".join(spoken) + ".")
            at += len(sentences[-1])
            units.append((document, number, begin, at))
            at += 1
        texts.append(" ".join(sentences))
    yield "texts", {"document": documents, "text": texts}
    keys, numbers, firsts, lasts = (np.array(column) for column in zip(*units, strict=True))
    yield "units", {
        "document": keys, "kind": np.full(len(keys), "sentence"), "unit": numbers, "start": firsts, "stop": lasts,
        "asked": np.zeros(len(keys), np.int64),
    }  # fmt: skip
    yield "attributes", _attributes(documents, dice)
    yield "documents", {
        "document": documents, "case_key": documents, "snippets": np.ones(count, np.int64),
        "own": np.ones(count, np.int64), "length": [len(text) for text in texts],
        "sentences": (lengths > 0).sum(axis=1),
    }  # fmt: skip


def _schema(columns: Columns) -> pa.Schema:
    return pa.schema([(name, TYPES_OF_COLUMNS[sort]) for name, sort in columns.items()])


def _table(columns: Mapping[str, Any], wanted: Columns) -> pa.Table:
    arrays = [pa.array(columns[name], TYPES_OF_COLUMNS[sort], from_pandas=True) for name, sort in wanted.items()]
    return pa.Table.from_arrays(arrays, schema=_schema(wanted))


def _together(parts: Sequence[Mapping[str, Sequence[Any]]], wanted: Columns) -> dict[str, list[Any]]:
    return {name: [value for part in parts for value in part[name]] for name in wanted}


def _write(folder: Path, table: str, layout: Mapping[str, Columns], columns: Mapping[str, Any]) -> None:
    pq.write_table(_table(columns, layout[table]), folder / f"{table}.parquet")


def _write_manifest(folder: Path, kind: GivenKind, codes: tuple[GivenCode, ...], *, with_texts: bool = False) -> None:
    name = folder.name.removeprefix("project=")
    added = "2026-11-30T12:00:00Z"
    write_manifest(folder, Manifest(project=name, kind=kind, added=added, with_texts=with_texts, codes=codes))
