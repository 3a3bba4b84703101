"""Pools of a few invented projects that lie whole on the disk, with manifests, samples and codings by rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from qualcode.pool.folder.arrow import arrow_schema, write_parquet
from qualcode.pool.folder.layout import MACHINE_CODINGS, OF_POOL, OF_PROJECT, SAMPLED, Columns
from qualcode.pool.folder.manifest import GivenCode, GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.sample_records import DrawnStratum, SampleFile, SampleRecord
from qualcode.pool.folder.stored_manifest import write_manifest

FIRST, SECOND, DRAWN = "p00000000000000aa", "p00000000000000bb", "p00000000000000cc"
RULES, SAMPLE = "r0a1b", "s0a1b"
CODE = 700  # in the projects
SHARED = 7

Row = Mapping[str, Any]


def table_of(columns: Columns, rows: Sequence[Row]) -> pyarrow.Table:
    """Rows as a table of the layout."""
    return pyarrow.Table.from_pylist([dict(row) for row in rows], schema=arrow_schema(columns))


def manifest_of(project: str, **said: Any) -> Manifest:
    """A manifest as `add` writes it."""
    given = {"kind": GivenKind.PROJECT, "added": "2026-11-30T10:00:00.000Z", "with_texts": True}
    return Manifest(project=project, codes=(GivenCode(CODE, None, ("Ärger",)),), **{**given, **said})


def key(number: int) -> int:
    """A key as pools have them, which nothing else looks like."""
    return 7_000_000_000_000_000_000 + number


def coding_of(number: int, own: int = 1) -> int:
    """The key of the one coding of a document."""
    return key(1000 * (own + 1) + number)


def rows_of(numbers: Mapping[int, int], *, own: int = 1) -> dict[str, list[Row]]:
    """The rows of a project: documents with their cases, each with a text of three words that is coded once."""
    documents = {key(document): key(case) for document, case in numbers.items()}
    text = "Ä\u0308rger 😀 da"
    return {
        "documents": [
            {"document": document, "case_key": case, "snippets": 1, "own": own, "length": len(text), "sentences": 1}
            for document, case in documents.items()
        ],
        "attributes": [
            {"document": document, "name": "Typ", "value": "A", "folded_name": "typ", "folded_value": "a"}
            for document in documents
        ],
        "units": [
            {"document": document, "kind": "sentence", "unit": 0, "start": 0, "stop": len(text), "asked": 0}
            for document in documents
        ],
        "codings": [
            {
                "coding": coding_of(document - key(0), own), "document": document, "code": CODE, "coder": 1,
                "coder_kind": "person", "start": 0, "stop": 5, "first_sentence": 0, "last_sentence": 0,
                "polarity": "present", "weight": 1, "old_rule": 0, "counted": 1,
            }
            for document in documents
        ],
        "coders": [{"document": document, "coder": 1, "kind": "person"} for document in documents],
        "texts": [{"document": document, "text": text} for document in documents],
    }  # fmt: skip


def put_project(pool: Pool, manifest: Manifest, rows: Mapping[str, Sequence[Row]]) -> None:
    """Write a project into a pool as `add` does."""
    with pool.replacing(manifest.project) as folder:
        for name, columns in OF_PROJECT.items():
            if name in rows:
                write_parquet(folder / f"{name}.parquet", columns, [table_of(columns, rows[name])])
        write_manifest(folder, manifest)


def made_pool(folder: Path, *, smallest_cell: int = 1) -> Pool:
    """A pool of two projects, of which one was sampled, coded by rules, and came back with hand codes.

    Documents 11, 12 are of case 1, document 13 is of case 3; documents 21, 22 are of cases 21 and 5. 11, 13 and 21
    were drawn.
    """
    pool = Pool.create(folder, smallest_cell=smallest_cell)
    put_project(pool, manifest_of(FIRST, left_out={"documents": 3, "texts": 1}), rows_of({11: 1, 12: 1, 13: 3}))
    put_project(pool, manifest_of(SECOND), rows_of({21: 21, 22: 5}))
    sampled = manifest_of(DRAWN, kind=GivenKind.SAMPLE, sample=SAMPLE)
    put_project(pool, sampled, rows_of({11: 1, 13: 3, 21: 21}, own=0))
    code = {"code": SHARED, "uuid": "u", "position": 0, "name": "Ärger", "path": "Ärger", "folded_path": "ärger",
            "definition": ""}  # fmt: skip
    tables = {
        "codes": [code],
        "code_tree": [{"ancestor": SHARED, "code": SHARED, "depth": 0}],
        "code_map": [
            {"project": project, "project_code": CODE, "code": SHARED, "relation": "exact", "decided_by": "Anna",
             "decided_at": "2026-11-30T10:00:00.000Z"}
            for project in (FIRST, SECOND, DRAWN)
        ],
    }  # fmt: skip
    for name, rows in tables.items():
        pool.put_table(pool.folder / f"{name}.parquet", OF_POOL[name], table_of(OF_POOL[name], rows))
    for project, documents in {FIRST: (11, 12, 13), SECOND: (21, 22)}.items():
        coded = [
            {
                "document": key(document),
                "code": SHARED,
                "start": 0,
                "stop": 5,
                "first_sentence": 0,
                "last_sentence": 0,
            }
            for document in documents
        ]
        path = pool.machine_folder(RULES, project) / "codings.parquet"
        pool.put_table(path, MACHINE_CODINGS, table_of(MACHINE_CODINGS, coded))
    drawn = [
        {"document": key(document), "project": project, "stratum": "A", "chance": 0.5, "held_out": document % 2}
        for document, project in {11: FIRST, 13: FIRST, 21: SECOND}.items()
    ]
    pool.put_table(pool.sample_file(SAMPLE), SAMPLED, table_of(SAMPLED, drawn))
    record = SampleRecord(
        sample=SAMPLE, drawn_at="2026-11-30T11:00:00.000Z", seed=7, each=2,
        strata=(DrawnStratum("A", 5, 3, 0.5),), files=(SampleFile("probe.qualcode", DRAWN),),
        cases={FIRST: (key(1), key(3)), SECOND: (key(21),)},
    )  # fmt: skip
    pool.put(pool.sample_file(SAMPLE, "json"), record.as_json())
    return pool


def all_values(pool: Pool) -> Iterator[tuple[str, Any]]:
    """Every value of every column of every Parquet file, with the name of its file; and what else stands there."""
    for path in sorted(pool.folder.rglob("*")):
        name = path.relative_to(pool.folder).as_posix()
        if path.suffix == ".parquet":
            for column in pyarrow.parquet.ParquetFile(path).read().columns:
                for value in column.to_pylist():
                    yield name, value
        elif path.is_file():
            yield name, path.read_text("utf-8")
