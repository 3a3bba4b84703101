"""Pools of texts, annotated as `pool annotate` does it, and what rules find in them, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow

from qualcode.language.batches import SEPARATOR, STARTS, STOPS, annotate
from qualcode.pool.codebook.shared_codebook import PoolCode, SharedCodebook
from qualcode.pool.folder.arrow import arrow_schema, write_parquet
from qualcode.pool.folder.layout import OF_POOL, OF_PROJECT
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.words.expressions import MeantWord, MeantWords
from qualcode.pool.words.rules import Apart, CodingRule, Within
from tests.pool.small_pools import Row, SmallPool

PROJECTS = ("p0000000000000001", "p0000000000000002")


@dataclass
class SaidText:
    """A text of sentences, each of a turn (by its number), in a pool."""

    sentences: list[tuple[int, str]]
    case_key: int = 0
    snippets: int = 1
    project: str = PROJECTS[0]
    attributes: Mapping[str, str] = field(default_factory=dict)
    asking: frozenset[int] = frozenset()
    """The turns of those who ask."""


def pool_of(folder: Path, texts: Sequence[SaidText], codes: Sequence[str] = (), *, smallest_cell: int = 1) -> Pool:
    """A pool of these texts (keys from 1), with these shared codes (keys from 1)."""
    pool = Pool.create(folder, smallest_cell=smallest_cell)
    rows = rows_of(texts)
    for number, path in enumerate(codes, start=1):
        rows.add("codes", code=number, uuid=uuid_of(number), parent=None, position=number, name=path, path=path,
                 folded_path=path.casefold(), definition="")  # fmt: skip
        rows.add("code_tree", ancestor=number, code=number, depth=0)
    for name in ("codes", "code_tree"):
        path = folder / f"{name}.parquet"
        path.unlink()
        _write(path, name, rows.tables[name])
    for project in sorted({text.project for text in texts}):
        put_project(pool, project, rows)
    return pool


def uuid_of(key: int) -> str:
    """The UUID of a code that has that key."""
    return str(UUID(int=key << 65))


def codebook_of(*paths: str) -> SharedCodebook:
    """A codebook of these codes at the root, with keys from 1."""
    return SharedCodebook(
        tuple(PoolCode(number, uuid_of(number), None, number, (path,)) for number, path in enumerate(paths, start=1))
    )


def rows_of(texts: Sequence[SaidText]) -> SmallPool:
    """The rows of these texts."""
    rows = SmallPool()
    for document, said in enumerate(texts, start=1):
        _take(rows, document, said)
    return rows


def put_project(pool: Pool, project: str, rows: SmallPool, **manifest: Any) -> None:
    """Put the rows of a project into the pool, in the place of what it had."""
    said = Manifest(
        project=project, kind=GivenKind.PROJECT, added="2026-11-30T00:00:00Z", with_texts=True, segmenter="s",
        lemmatizer="l",
    )  # fmt: skip
    with pool.replacing(project) as folder:
        for name in OF_PROJECT:
            _write(folder / f"{name}.parquet", name, [row for row in rows.tables[name] if row["project"] == project])
        write_manifest(folder, replace(said, **manifest))


def _write(path: Path, name: str, rows: Sequence[Row]) -> None:
    columns = OF_PROJECT.get(name) or OF_POOL[name]
    table = pyarrow.Table.from_pylist(
        [{column: row[column] for column in columns} for row in rows], arrow_schema(columns)
    )
    write_parquet(path, columns, [table])


def _take(rows: SmallPool, document: int, said: SaidText) -> None:
    text, places, turns = "", [], {}
    for turn, sentence in said.sentences:
        start = len(text)
        text += sentence
        places.append((start, len(text)))
        turns[turn] = (turns.get(turn, (start, 0))[0], len(text))
        text += "\n"
    own = {"project": said.project, "document": document}
    rows.add("documents", **own, case_key=said.case_key or document, snippets=said.snippets, own=1,
             length=len(text), sentences=len(places))  # fmt: skip
    rows.add("texts", **own, text=text)
    units = [
        ("sentence", number, turn, *place)
        for number, ((turn, _sentence), place) in enumerate(zip(said.sentences, places, strict=True))
    ]
    units += [("turn", number, turn, *turns[turn]) for number, turn in enumerate(sorted(turns)) if turn >= 0]
    for kind, unit, turn, start, stop in units:
        rows.add("units", **own, kind=kind, unit=unit, start=start, stop=stop, asked=int(turn in said.asking))
    for name, value in said.attributes.items():
        rows.add("attributes", **own, name=name, value=value, folded_name=name.casefold(),
                 folded_value=value.casefold(), number=None)  # fmt: skip
    batch = pyarrow.RecordBatch.from_pydict(
        {
            "document": pyarrow.array([document]),
            "text": pyarrow.array([text]),
            STARTS: pyarrow.array([[start for start, _stop in places]], pyarrow.list_(pyarrow.int64())),
            STOPS: pyarrow.array([[stop for _start, stop in places]], pyarrow.list_(pyarrow.int64())),
        }
    )
    for row in annotate(batch).to_pylist():
        rows.add("words", project=said.project, **row)


# ---- in plain Python -----------------------------------------------------------------------------

Coded = tuple[str, int, int, int, int, int, int]
"""Project, document, code, start, stop, first and last sentence."""


def codings_of(rows: SmallPool, rule: CodingRule, code: int, *, with_interviewer: bool = False) -> set[Coded]:
    """The sentences where a rule holds."""
    found = set()
    for row in rows.tables["documents"]:
        words = [word for word in rows.tables["words"] if word["document"] == row["document"]]
        units = [unit for unit in rows.tables["units"] if unit["document"] == row["document"]]
        if not with_interviewer:
            asked = {unit["unit"] for unit in units if unit["kind"] == "sentence" and unit["asked"]}
            words = [word for word in words if word["sentence"] not in asked]
        for first, last, start, stop in _hits_in(words, rule):
            if not any(_bars(words, units, excluded, rule.within, (first, last, start, stop))
                       for excluded in rule.excluded):  # fmt: skip
                sentences = {unit["unit"]: unit for unit in units if unit["kind"] == "sentence"}
                edges = sentences[first]["start"], sentences[last]["stop"]
                found.add((row["project"], row["document"], code, *edges, first, last))
    return found


def _hits_in(words: list[Row], rule: CodingRule) -> Iterator[tuple[int, int, int, int]]:
    alone = list(_places(words, rule.words))
    if rule.near is None:
        for place in alone:
            yield place[0]["sentence"], place[0]["sentence"], place[0]["start"], place[-1]["stop"]
        return
    for left in alone:
        for right in _places(words, rule.near):
            first, last = sorted((left, right), key=lambda place: place[0]["position"])
            if first[-1]["position"] >= last[0]["position"]:
                continue
            apart = (
                last[0]["position"] - first[-1]["position"]
                if rule.apart is Apart.WORDS
                else last[0]["sentence"] - first[0]["sentence"]
            )
            if apart <= rule.most:
                yield first[0]["sentence"], last[0]["sentence"], first[0]["start"], last[-1]["stop"]


def _places(words: list[Row], meant: MeantWords) -> Iterator[list[Row]]:
    for at in range(len(words) - len(meant.words) + 1):
        place = words[at : at + len(meant.words)]
        if all(left["sentence"] == right["sentence"] for left, right in pairwise(place)) and all(
            _fits(word, row) for word, row in zip(meant.words, place, strict=True)
        ):
            yield place


def _fits(word: MeantWord, row: Row) -> bool:
    lemmas = row["lemma"].split(SEPARATOR)
    if word.is_open:
        parts = word.typed.casefold().split("*")
        return any(_holds(parts, form) for form in (row["word"], *(() if word.exact else lemmas)))
    if word.exact:
        return bool(row["word"] == word.typed.casefold())
    return not word.keys().isdisjoint(lemmas)


def _holds(parts: list[str], form: str) -> bool:
    """Whether a form begins with the first part, ends with the last, and holds the others between, in order."""
    if not form.startswith(parts[0]) or not form.endswith(parts[-1]) or len(form) < len(parts[0]) + len(parts[-1]):
        return False
    at, end = len(parts[0]), len(form) - len(parts[-1])
    for part in parts[1:-1]:
        at = form.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _bars(
    words: list[Row], units: list[Row], excluded: MeantWords, within: Within, hit: tuple[int, int, int, int]
) -> bool:
    first, last, start, stop = hit
    turns = [unit for unit in units if unit["kind"] == "turn"]
    mine = [turn for turn in turns if turn["start"] < stop and start < turn["stop"]]
    for place in _places(words, excluded):
        inside = [turn for turn in mine if place[0]["start"] < turn["stop"] and turn["start"] < place[-1]["stop"]]
        if (
            within is Within.DOCUMENT
            or (within is Within.SENTENCE and first <= place[0]["sentence"] <= last)
            or (within is Within.TURN and (inside or not turns))
        ):
            return True
    return False
