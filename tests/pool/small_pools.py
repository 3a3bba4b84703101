"""Small pools that Hypothesis makes, as rows in memory and as files: overlaps, nested codes, empty cases, hostile
texts, one coder, samples with hand codes, codings by rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow
from hypothesis import strategies as st
from pyarrow import parquet

from qualcode.pool.engines.duckdb_engine import DuckdbEngine
from qualcode.pool.folder.layout import MACHINE, OF_POOL, OF_PROJECT, PROJECTS, SAMPLES, TABLES, Columns
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.settings import PoolSettings
from qualcode.pool.folder.stored_manifest import write_manifest
from tests.pool.sqlite_engine import SqliteEngine

Row = dict[str, Any]
_WORDS = ("haus", "Haus", "Häuser", unicodedata.normalize("NFD", "Häuser"), "👩‍🔬", "nicht", "Geld", "ﬁ", "İ")
_VALUES = ("haupt", "Haupt", "ober", "12", "7.5", "", "'; --", "ä" * 3, "👍")
_TYPES = {"int64": pyarrow.int64(), "double": pyarrow.float64(), "string": pyarrow.string()}


@dataclass
class SmallPool:
    """The rows of each table of `layout.TABLES`, with `project`, `rules` and `sample` among their columns."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def add(self, table: str, **values: Any) -> None:
        """Add a row; columns that are not given are None."""
        assert values.keys() <= TABLES[table].keys()
        self.tables[table].append({name: values.get(name) for name in TABLES[table]})

    def write(self, folder: Path, *, blind: Collection[str] = ()) -> Path:
        """Write the pool into a folder and give it; so many projects are `blind`."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pool.toml").write_text(PoolSettings("00000000-0000-4000-8000-000000000000").as_toml(), "utf-8")
        for name in OF_POOL:
            write_rows(folder / f"{name}.parquet", OF_POOL[name], self.tables[name])
        for project in sorted({row["project"] for row in self.tables["documents"]}):
            for name, columns in OF_PROJECT.items():
                mine = self._of(name, project)
                if mine or name not in ("texts", "words"):
                    write_rows(folder / PROJECTS / f"project={project}" / f"{name}.parquet", columns, mine)
            kind = (
                GivenKind.PROJECT if any(row["own"] for row in self._of("documents", project)) else GivenKind.SAMPLE
            )
            write_manifest(
                folder / PROJECTS / f"project={project}",
                Manifest(project=project, kind=kind, added="2026-01-01T00:00:00Z", blind=project in blind,
                         with_texts=bool(self.tables["texts"])),
            )  # fmt: skip
        machine = self.tables["machine_codings"]
        columns = {name: kind for name, kind in TABLES["machine_codings"].items() if name not in ("rules", "project")}
        for rules, project in sorted({(row["rules"], row["project"]) for row in machine}):
            mine = [row for row in machine if (row["rules"], row["project"]) == (rules, project)]
            write_rows(folder / MACHINE / f"rules={rules}" / f"project={project}" / "codings.parquet", columns, mine)
        columns = {name: kind for name, kind in TABLES["sampled"].items() if name != "sample"}
        for sample in sorted({row["sample"] for row in self.tables["sampled"]}):
            mine = [row for row in self.tables["sampled"] if row["sample"] == sample]
            write_rows(folder / SAMPLES / f"{sample}.parquet", columns, mine)
        return folder

    def _of(self, table: str, project: str) -> list[Row]:
        return [row for row in self.tables[table] if row["project"] == project]


def files_of(folder: Path, table: str) -> list[Path]:
    """The files of a table of a pool that was written into a folder."""
    if table in OF_PROJECT:
        return sorted(folder.glob(f"{PROJECTS}/project=p*/{table}.parquet"))
    if table in OF_POOL:
        return [path for path in [folder / f"{table}.parquet"] if path.exists()]
    places = {"machine_codings": f"{MACHINE}/rules=r*/project=p*/codings.parquet", "sampled": f"{SAMPLES}/s*.parquet"}
    return sorted(folder.glob(places[table]))


def engines_of(folder: Path) -> tuple[DuckdbEngine, SqliteEngine]:
    """DuckDB and SQLite over a pool that was written into a folder."""
    files = partial(files_of, folder)
    return DuckdbEngine(files, folder), SqliteEngine(files)


def write_rows(path: Path, columns: Columns, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows as a file of the pool."""
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = pyarrow.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
    parquet.write_table(
        pyarrow.Table.from_pylist([{name: row[name] for name in columns} for row in rows], schema), path
    )


@st.composite
def small_pools(draw: st.DrawFn, *, texts: bool = True) -> SmallPool:
    """Pools of up to three projects with up to four documents each."""
    pool = SmallPool()
    codes = _codebook(draw, pool)
    projects = [f"p{number:016x}" for number in range(draw(st.integers(1, 3)))]
    for number, project in enumerate(projects):
        _project(draw, pool, project, (number + 1) * 1000, codes, texts=texts)
    if draw(st.booleans()):
        _sample(draw, pool, codes)
    return pool


def _codebook(draw: st.DrawFn, pool: SmallPool) -> list[int]:
    """Up to five codes, each below one before it or at the root, and their ancestors."""
    parents: dict[int, int | None] = {}
    for code in range(1, draw(st.integers(1, 5)) + 1):
        parents[code] = draw(st.sampled_from([None, *parents]))
        path = _path(code, parents)
        pool.add(
            "codes", code=code, uuid=f"{code:032x}", parent=parents[code], position=code, name=path.split(" > ")[-1],
            path=path, folded_path=path.lower(), definition="",
        )  # fmt: skip
        ancestor: int | None = code
        depth = 0
        while ancestor is not None:
            pool.add("code_tree", ancestor=ancestor, code=code, depth=depth)
            ancestor, depth = parents[ancestor], depth + 1
    return list(parents)


def _path(code: int, parents: Mapping[int, int | None]) -> str:
    parent = parents[code]
    return f"Code {code}" if parent is None else f"{_path(parent, parents)} > Code {code}"


def _project(draw: st.DrawFn, pool: SmallPool, project: str, base: int, codes: list[int], *, texts: bool) -> None:
    own_codes = [base + number for number in range(draw(st.integers(1, 4)))]
    for code in own_codes:
        if draw(st.integers(0, 4)):  # some have no mapping
            pool.add(
                "code_map", project=project, project_code=code, code=draw(st.sampled_from(codes)),
                relation=draw(st.sampled_from(["exact", "exact", "broader", "narrower", "related"])),
                decided_by="A", decided_at="2026-01-01",
            )  # fmt: skip
    coders = [(1, "person"), (2, "person"), (3, "consensus"), (4, "machine")][: draw(st.integers(1, 4))]
    for number in range(draw(st.integers(0, 4))):
        document = base + 100 + number
        case_key = draw(st.sampled_from([document, base + 500, base + 501]))
        length, sentences = _text(draw, pool, project, document, texts=texts)
        pool.add(
            "documents", project=project, document=document, case_key=case_key,
            snippets=draw(st.integers(0, 1)), own=1, length=length, sentences=len(sentences),
        )  # fmt: skip
        _attributes(draw, pool, project, document)
        _codings(draw, pool, project, document, sentences, own_codes, coders, length)
        for rules in ("r0a", "r00012"):
            if length and draw(st.booleans()):
                start, stop = _span(draw, length)
                first, last = _touched(sentences, start, stop)
                pool.add(
                    "machine_codings", rules=rules, project=project, document=document,
                    code=draw(st.sampled_from(codes)), start=start, stop=stop, first_sentence=first,
                    last_sentence=last,
                )  # fmt: skip


def _text(
    draw: st.DrawFn, pool: SmallPool, project: str, document: int, *, texts: bool
) -> tuple[int, list[tuple[int, int]]]:
    """A text of sentences, its units and words; the length in code points and where the sentences stand."""
    text, sentences, position = "", [], 0
    for number in range(draw(st.integers(0, 4))):
        start = len(text)
        for word in draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3)):
            at = len(text)
            text += word + " "
            if texts:
                folded = unicodedata.normalize("NFC", word).casefold()
                pool.add(
                    "words", project=project, document=document, sentence=number, position=position, start=at,
                    stop=at + len(word), word=folded, lemma=folded[:4],
                )  # fmt: skip
            position += 1
        sentences.append((start, len(text)))
        pool.add("units", project=project, document=document, kind="sentence", unit=number, start=start,
                 stop=len(text), asked=int(number // 2 % 3 == 1))  # fmt: skip
    for number, (start, stop) in enumerate(sentences[::2]):
        end = sentences[2 * number + 1][1] if 2 * number + 1 < len(sentences) else stop
        pool.add("units", project=project, document=document, kind="turn", unit=number, start=start, stop=end,
                 asked=int(number % 3 == 1))  # fmt: skip
    if texts:
        pool.add("texts", project=project, document=document, text=text)
    return len(text), sentences


def _attributes(draw: st.DrawFn, pool: SmallPool, project: str, document: int) -> None:
    for name in ("typ", "Größe"):
        value = draw(st.sampled_from((None, *_VALUES)))
        if value:
            number = float(value) if value in ("12", "7.5") else None
            pool.add(
                "attributes", project=project, document=document, name=name, value=value,
                folded_name=name.casefold(), folded_value=value.casefold(), number=number,
            )  # fmt: skip


def _codings(
    draw: st.DrawFn, pool: SmallPool, project: str, document: int, sentences: list[tuple[int, int]],
    codes: Sequence[int], coders: Sequence[tuple[int, str]], length: int,
) -> None:  # fmt: skip
    for coder, kind in coders:
        if draw(st.integers(0, 3)):
            pool.add("coders", project=project, document=document, coder=coder, kind=kind)
        for number in range(draw(st.integers(0, 3)) if length else 0):
            start, stop = _span(draw, length)
            first, last = _touched(sentences, start, stop)
            pool.add(
                "codings", project=project, coding=document * 100 + coder * 10 + number, document=document,
                code=draw(st.sampled_from(codes)), coder=coder, coder_kind=kind, start=start, stop=stop,
                first_sentence=first, last_sentence=last,
                polarity=draw(st.sampled_from(["present", "present", "absent", "mixed"])),
                weight=draw(st.sampled_from([None, 0, 50, 100])), old_rule=int(draw(st.integers(0, 5)) == 0),
                counted=int(draw(st.integers(0, 5)) > 0),
            )  # fmt: skip


def _span(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


def _touched(sentences: list[tuple[int, int]], start: int, stop: int) -> tuple[int, int]:
    touched = [number for number, (first, end) in enumerate(sentences) if first < stop and start < end]
    return touched[0], touched[-1]


def _sample(draw: st.DrawFn, pool: SmallPool, codes: list[int]) -> None:
    """Documents of the projects, drawn, and coded by hand in a partition of the sample's own under their keys."""
    drawn = [row for row in pool.tables["documents"] if draw(st.booleans())]
    project, coder = "p5a5a5a5a5a5a5a5a", 1
    for code in codes:
        pool.add("code_map", project=project, project_code=900_000 + code, code=code, relation="exact", decided_by="",
                 decided_at="2026-01-01")  # fmt: skip
    for row in drawn:
        pool.add("sampled", sample="s12e5", document=row["document"], project=row["project"], stratum="",
                 chance=0.5, held_out=row["document"] % 2)  # fmt: skip
        pool.add("documents", **{**row, "project": project, "own": 0})
        mine = [unit for unit in pool.tables["units"] if unit["document"] == row["document"]]
        sentences = [(unit["start"], unit["stop"]) for unit in mine if unit["kind"] == "sentence"]
        own_codes = [900_000 + code for code in codes]
        _codings(draw, pool, project, row["document"], sentences, own_codes, [(coder, "person")], row["length"])
