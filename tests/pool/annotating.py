"""Projects in a pool with nothing but texts and their sentences, and what `pool annotate` makes of them."""

from __future__ import annotations

from dataclasses import replace

from qualcode.pool.folder.arrow import arrow_schema, empty_table, plain_table, write_parquet
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.stored_manifest import write_manifest


def project_name(number: int) -> str:
    """The name of a project in a pool."""
    return f"p{number:016x}"


def add_texts(
    pool: Pool, number: int, texts: dict[int, str], sentences: dict[int, list[tuple[int, int]]] | None = None, **said
) -> Manifest:
    """Put texts by document into a pool: answers, or with `sentences` a project."""
    import pyarrow

    units = [
        {"document": document, "kind": "sentence", "unit": unit, "start": start, "stop": stop, "asked": 0}
        for document, spans in (sentences or {}).items()
        for unit, (start, stop) in enumerate(spans)
    ]
    kind = GivenKind.ANSWERS if sentences is None else GivenKind.PROJECT
    manifest = Manifest(project=project_name(number), kind=kind, added="2026-11-30T12:00:00Z", with_texts=True)
    with pool.replacing(manifest.project) as folder:
        for name in ("attributes", "codings", "coders"):
            write_parquet(folder / f"{name}.parquet", OF_PROJECT[name], [empty_table(OF_PROJECT[name])])
        documents = [(document, document, 1, 1, len(text), 1) for document, text in texts.items()]
        columns = OF_PROJECT["documents"]
        write_parquet(folder / "documents.parquet", columns, [plain_table(columns, documents)])
        schema = arrow_schema(OF_PROJECT["units"])
        write_parquet(
            folder / "units.parquet", OF_PROJECT["units"], [pyarrow.Table.from_pylist(units, schema=schema)]
        )
        schema = arrow_schema(OF_PROJECT["texts"])
        rows = pyarrow.Table.from_pydict({"document": list(texts), "text": list(texts.values())}, schema=schema)
        write_parquet(folder / "texts.parquet", OF_PROJECT["texts"], [rows])
        return write_manifest(folder, replace(manifest, **said))


def words_in(pool: Pool, number: int) -> list[tuple[int, int, int, str]]:
    """Document, sentence, position and word of what is stored of a project."""
    import pyarrow.parquet

    rows = pyarrow.parquet.ParquetFile(pool.project_folder(project_name(number)) / "words.parquet").read()
    assert rows.schema.equals(arrow_schema(OF_PROJECT["words"]))
    return [(row["document"], row["sentence"], row["position"], row["word"]) for row in rows.to_pylist()]
