"""Coding by rules: what a machine that knows nothing but the rules codes in each project, kept beside the project.

It is written project by project, only where it is missing or where the words of the project are others by now; so it
goes on where it was broken off. Only some millions of words are looked through at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.hits import WordPortion, with_hits
from qualcode.pool.engines.opening import asking
from qualcode.pool.folder.arrow import arrow_schema, made_of, plain_table, write_parquet
from qualcode.pool.folder.layout import MACHINE_CODINGS
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.unfinished import to_disk
from qualcode.pool.words.expressions import MeantWord
from qualcode.pool.words.kept_rules import keep_rules
from qualcode.pool.words.patterns import HitPatterns
from qualcode.pool.words.rules import Rulebook
from qualcode.progress import Progress, untold

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.engine import Engine

WORDS_AT_ONCE = 20_000_000
"""That are looked through with one question; its answer is held in memory."""
_KEYS = 1 << 63


@dataclass(frozen=True, slots=True)
class RuleWork:
    """What is to be done for rules: projects that are coded anew, those that need not be, those without words yet
    (not annotated), and those that gave no texts.
    """

    due: list[Manifest]
    done: list[Manifest]
    not_annotated: list[Manifest]
    without_texts: list[Manifest]


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What rules code: passages, the documents that have some, and the cases of these."""

    passages: int = 0
    documents: int = 0
    cases: int = 0


@dataclass(frozen=True, slots=True)
class SingleRuleCount:
    """What one rule finds, and in how many of these documents and cases no other rule of its code does."""

    count: RuleCount = RuleCount()
    only_documents: int = 0
    only_cases: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRun:
    """What came of rules: counts by the key of a shared code, what was done, words that the pool has not.

    `by_rule` are those of each rule, where they were asked for: of a code (key) in the order of its rules. `changed`
    is how many projects were renewed meanwhile and therefore left.
    """

    counts: dict[int, RuleCount]
    work: RuleWork
    absent: list[MeantWord]
    by_rule: dict[int, list[SingleRuleCount]] | None = None
    changed: int = 0


def work_for(pool: Pool, rulebook: Rulebook) -> RuleWork:
    """What is to be done, by manifests and by what the files say they were made of."""
    work = RuleWork([], [], [], [])
    for manifest in pool.projects():
        if manifest.kind is GivenKind.SAMPLE:
            continue
        if not manifest.with_texts:
            work.without_texts.append(manifest)
        elif "words" not in manifest.sha256:
            work.not_annotated.append(manifest)
        elif made_of(_codings(pool, rulebook, manifest)) == codings_source(manifest):
            work.done.append(manifest)
        else:
            work.due.append(manifest)
    return work


def count_rules(pool: Pool, rulebook: Rulebook, engine: str, *, by_rule: bool = False) -> RuleRun:
    """What the rules would code in all projects that are annotated, on demand each rule by itself, too.

    Nothing is written. Raises QualcodeError.
    """
    work = work_for(pool, rulebook)

    def counted(opened: Engine) -> RuleRun:
        patterns = _patterns(rulebook, opened)
        choice, tables = _hits(rulebook, patterns), patterns.tables()
        rows = opened.query("rule_counts", choice=choice, tables=tables)
        apart = opened.query("rule_counts_apart", choice=choice, tables=tables) if by_rule else None
        return RuleRun(
            counts=_counts(rows), work=work, absent=patterns.absent,
            by_rule=None if apart is None else _by_rule(rulebook, apart),
        )  # fmt: skip

    return asking(pool, engine, counted)


def code_by_rules(
    pool: Pool, rulebook: Rulebook, engine: str, progress: Progress = untold, *, by_rule: bool = False
) -> RuleRun:
    """Code what is missing or old, keep the rules in the pool, and count what they code in all.

    To count each rule by itself, the words are looked through once more: codings do not say by which rule. `progress`
    hears how many projects are done. Raises QualcodeError; what was coded before stays.
    """
    work = work_for(pool, rulebook)
    keep_rules(pool, rulebook)
    patterns = asking(pool, engine, lambda opened: _patterns(rulebook, opened))
    changed = done = 0
    progress(0, len(work.due))
    for projects in _groups(work.due):
        changed += _code(pool, rulebook, projects, patterns, engine)
        done += len(projects)
        progress(done, len(work.due))
    if by_rule:
        return replace(count_rules(pool, rulebook, engine, by_rule=True), work=work, changed=changed)
    rows = asking(pool, engine, lambda opened: opened.query("rule_codings_counted", (rulebook.name,)))
    return RuleRun(counts=_counts(rows), work=work, absent=patterns.absent, changed=changed)


def codings_source(manifest: Manifest) -> bytes:
    """What codings are made of: the words of a project, and where its sentences and turns are."""
    return "/".join(manifest.sha256.get(name, "") for name in ("words", "units")).encode()


def _patterns(rulebook: Rulebook, engine: Engine) -> HitPatterns:
    return HitPatterns.resolved([(code.code, rule) for code in rulebook.codes for rule in code.rules], engine)


def _hits(rulebook: Rulebook, patterns: HitPatterns, portion: WordPortion | None = None) -> PoolChoice:
    pieces = patterns.pieces(with_interviewer=rulebook.with_interviewer)
    return with_hits(PoolChoice(()), pieces, portion)


def _counts(rows: pyarrow.Table) -> dict[int, RuleCount]:
    return {row["code"]: RuleCount(row["passages"], row["documents"], row["cases"]) for row in rows.to_pylist()}


def _by_rule(rulebook: Rulebook, rows: pyarrow.Table) -> dict[int, list[SingleRuleCount]]:
    found = {
        row["pattern"]: SingleRuleCount(
            RuleCount(row["passages"], row["documents"], row["cases"]), row["only_documents"], row["only_cases"]
        )
        for row in rows.to_pylist()
    }
    numbers = count(1)  # of patterns, in their order
    return {
        code.code: [found.get(next(numbers), SingleRuleCount()) for _rule in code.rules] for code in rulebook.codes
    }


def _groups(manifests: Sequence[Manifest]) -> Iterator[list[Manifest]]:
    """The projects in the order of their names, as many together as have not too many words; a large one is alone."""
    group: list[Manifest] = []
    words = 0
    for manifest in sorted(manifests, key=lambda manifest: manifest.project):
        more = manifest.rows.get("words", 0)
        if group and words + more > WORDS_AT_ONCE:
            yield group
            group, words = [], 0
        group.append(manifest)
        words += more
    if group:
        yield group


def _portions(projects: Sequence[Manifest]) -> list[WordPortion]:
    """The words of a group; those of a large project in parts by the keys of documents, which are spread evenly."""
    words = sum(manifest.rows.get("words", 0) for manifest in projects)
    parts = -(-words // WORDS_AT_ONCE) or 1
    first, last = projects[0].project, projects[-1].project
    return [
        WordPortion(first, last, part * _KEYS // parts, (part + 1) * _KEYS // parts - 1) for part in range(parts)
    ]  # fmt: skip


def _code(pool: Pool, rulebook: Rulebook, projects: Sequence[Manifest], patterns: HitPatterns, engine: str) -> int:
    """Code a group of projects and let the files take their places; gives how many were changed meanwhile."""

    asked = plain_table({"project": "string"}, [(manifest.project,) for manifest in projects])
    tables = {**patterns.tables(), "asked": asked}

    def coded(portion: WordPortion) -> pyarrow.Table:
        choice = _hits(rulebook, patterns, portion)
        return asking(pool, engine, lambda opened: opened.query("rule_codings", choice=choice, tables=tables))

    with pool.incoming() as folder:
        if len(projects) == 1:
            _write(folder / projects[0].project, projects[0], map(coded, _portions(projects)))
        else:
            (portion,) = _portions(projects)
            by_project = dict(_by_project(coded(portion)))
            for manifest in projects:
                rows = by_project.get(manifest.project)
                _write(folder / manifest.project, manifest, [] if rows is None else [rows])
        with pool.writers_lock():
            return sum(not _take_place(pool, rulebook, manifest, folder / manifest.project) for manifest in projects)


def _by_project(rows: pyarrow.Table) -> Iterator[tuple[str, pyarrow.Table]]:
    """The rows of each project, which stand together."""
    import pyarrow.compute

    runs = pyarrow.compute.run_end_encode(rows.column("project").combine_chunks())
    start = 0
    for project, stop in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        yield project, rows.slice(start, stop - start)
        start = stop


def _write(path: Path, manifest: Manifest, tables: Iterable[pyarrow.Table]) -> None:
    """Write the codings of a project, with what they were made of."""
    schema = arrow_schema(MACHINE_CODINGS)
    rows = (table.select(schema.names).cast(schema) for table in tables)
    write_parquet(path, MACHINE_CODINGS, rows, made_of=codings_source(manifest))
    to_disk(path)


def _take_place(pool: Pool, rulebook: Rulebook, manifest: Manifest, made: Path) -> bool:
    """Let the codings of a project take their place, unless the project is another one by now or gone."""
    now = pool.manifest(manifest.project)
    if now is None or codings_source(now) != codings_source(manifest):
        return False
    pool.swap(made, _codings(pool, rulebook, manifest))
    return True


def _codings(pool: Pool, rulebook: Rulebook, manifest: Manifest) -> Path:
    return pool.machine_folder(rulebook.name, manifest.project) / "codings.parquet"
