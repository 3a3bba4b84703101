"""The check of a pool: whole ones have nothing, and each kind of damage is told with its place and number."""

from __future__ import annotations

import json
import shutil

import pytest

pytest.importorskip("pyarrow")

import pyarrow.parquet

from qualcode.pool.folder.layout import INCOMING, MACHINE_CODINGS, OF_POOL, OF_PROJECT, OUTGOING
from qualcode.pool.folder.pool import Pool
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.upkeep.checking import PoolProblem, pool_findings
from qualcode.pool.upkeep.findings_told import findings_result
from tests.pool.made_pools import (
    DRAWN,
    FIRST,
    RULES,
    SAMPLE,
    SECOND,
    coding_of,
    key,
    made_pool,
    manifest_of,
    put_project,
    rows_of,
    table_of,
)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return made_pool(tmp_path_factory.mktemp("made") / "pool")


@pytest.fixture
def pool(template, tmp_path):
    return Pool.open(shutil.copytree(template.folder, tmp_path / "pool"))


def problems(pool):
    return {(finding.place, finding.problem) for finding in pool_findings(pool) if finding.is_damage}


def test_a_whole_pool_has_only_advice(pool):
    assert {finding.problem for finding in pool_findings(pool)} == {PoolProblem.NO_WORDS}
    (pool.folder / f"{INCOMING}0").mkdir()
    pool.folder.chmod(0o755)
    next(pool.folder.rglob("texts.parquet")).chmod(0o640)
    assert problems(pool) == set()
    assert [finding.number for finding in pool_findings(pool) if finding.problem is PoolProblem.OPEN_TO_OTHERS] == [3]
    assert {finding.problem for finding in pool_findings(pool)} == {
        PoolProblem.NO_WORDS,
        PoolProblem.LEFTOVERS,
        PoolProblem.OPEN_TO_OTHERS,
    }


def _remove(pool, place):
    place.unlink()


def _scramble(pool, place):
    place.write_bytes(b"PAR1" + bytes(range(256)) * 9 + b"PAR1")


def _other_columns(pool, place):
    pyarrow.parquet.write_table(pyarrow.table({"document": ["1"]}), place)


@pytest.mark.parametrize(
    ("change", "expected"),
    [(_remove, PoolProblem.MISSING), (_scramble, PoolProblem.UNREADABLE), (_other_columns, PoolProblem.COLUMNS)],
)
@pytest.mark.parametrize(
    "name", ["documents.parquet", "texts.parquet", "codes.parquet", "code_map.parquet", "machine", "sample"]
)
def test_a_file_that_is_none_is_told_and_the_rest_is_looked_at(pool, change, expected, name):
    place = {
        "codes.parquet": pool.folder / "codes.parquet",
        "code_map.parquet": pool.folder / "code_map.parquet",
        "machine": pool.machine_folder(RULES, FIRST) / "codings.parquet",
        "sample": pool.sample_file(SAMPLE),
    }.get(name, pool.project_folder(FIRST) / name)
    change(pool, place)
    assert (place.relative_to(pool.folder).as_posix(), expected) in problems(pool)


def changed(pool, name, **values):
    """Write a project anew in which the first row of a table has other values."""
    rows = {table: [dict(row) for row in listed] for table, listed in rows_of({11: 1, 12: 1, 13: 3}).items()}
    rows[name][0].update(values)
    put_project(pool, manifest_of(FIRST), rows)
    return {problem for _place, problem in problems(pool)}


def test_keys_that_lead_nowhere_and_places_outside_are_told(pool):
    assert PoolProblem.NO_DOCUMENT in changed(pool, "codings", document=99)
    assert changed(pool, "codings", code=99) == {PoolProblem.NO_CODE}
    assert changed(pool, "codings", coding=coding_of(12)) == {PoolProblem.DOUBLE}
    assert changed(pool, "codings", stop=99) == {PoolProblem.OUTSIDE}
    assert changed(pool, "units", start=-1) == {PoolProblem.OUTSIDE}
    assert changed(pool, "attributes", value=None) == {PoolProblem.NULLS}
    assert changed(pool, "documents", document=key(21)) >= {PoolProblem.TWICE_OWNED, PoolProblem.NO_DOCUMENT}
    assert changed(pool, "documents", own=0) >= {PoolProblem.NO_ORIGIN}


def test_a_file_that_was_changed_and_a_manifest_from_elsewhere_are_told(pool):
    path = pool.project_folder(FIRST) / "coders.parquet"
    pyarrow.parquet.write_table(table_of(OF_PROJECT["coders"], []), path)
    found = problems(pool)
    assert {problem for _place, problem in found} == {PoolProblem.CHANGED, PoolProblem.ROWS}
    manifest = pool.project_folder(SECOND) / "manifest.json"
    manifest.write_text(json.dumps({"project": SECOND}))
    (pool.folder / "projects" / "other").mkdir()
    (pool.project_folder(DRAWN) / "names.txt").write_text("Anna")
    found = pool_findings(pool)
    assert {finding.problem for finding in found} >= {PoolProblem.MANIFEST, PoolProblem.UNKNOWN}
    assert not any("Anna" in finding.place for finding in found)


def test_what_rules_coded_outside_of_texts_or_with_codes_that_are_gone_is_told(pool):
    place = pool.machine_folder(RULES, FIRST) / "codings.parquet"
    row = {"document": key(11), "code": 8, "start": 3, "stop": 900, "first_sentence": 0, "last_sentence": 0}
    pyarrow.parquet.write_table(table_of(MACHINE_CODINGS, [row, {**row, "document": 5}]), place)
    assert {problem for _place, problem in problems(pool)} == {
        PoolProblem.OUTSIDE,
        PoolProblem.NO_CODE,
        PoolProblem.NO_DOCUMENT,
    }


def test_a_codebook_with_holes_is_told(pool):
    path = pool.folder / "code_tree.parquet"
    pyarrow.parquet.write_table(table_of(OF_POOL["code_tree"], [{"ancestor": 8, "code": 7, "depth": 1}]), path)
    assert problems(pool) == {("code_tree.parquet", PoolProblem.TREE)}
    path = pool.folder / "code_map.parquet"
    row = {"project_code": 1, "code": 8, "relation": "exact", "decided_by": "", "decided_at": ""}
    pyarrow.parquet.write_table(table_of(OF_POOL["code_map"], [{"project": FIRST, **row}]), path)
    found = problems(pool)
    assert ("code_map.parquet", PoolProblem.MAP) in found
    assert (f"projects/project={FIRST}", PoolProblem.MAP) in found


def test_a_removed_project_leaves_its_sample_and_what_rules_coded_without_origin(pool):
    pool.remove(pool.project_folder(FIRST))
    assert {problem for _place, problem in problems(pool)} == {
        PoolProblem.GONE_PROJECT,
        PoolProblem.NO_DOCUMENT,
        PoolProblem.NO_ORIGIN,
    }
    place = pool.project_folder(SECOND)
    place.rename(pool.folder / f"{OUTGOING}{place.name}")
    findings = pool_findings(pool)  # the check begins again, and takes back what was broken off
    assert place.is_dir() or PoolProblem.BROKEN_OFF in {finding.problem for finding in findings}


@pytest.mark.parametrize("place", ["copy of texts.parquet", "projects/project=x", "samples/s0a1b (2).parquet"])
def test_what_does_not_belong_there_is_told_wherever_it_lies_and_is_no_damage(pool, place):
    (pool.folder / place).write_bytes(b"")
    found = {finding.place: finding for finding in pool_findings(pool)}
    assert (found[place].problem, found[place].is_damage) == (PoolProblem.UNKNOWN, False)


def test_all_problems_have_words(pool):
    from qualcode.pool.upkeep.checking import PoolFinding

    result = findings_result([PoolFinding("x", problem) for problem in PoolProblem], 1, 5)
    assert len({row[2] for row in result.rows}) == len(PoolProblem)


def test_small_numbers_of_documents_are_hidden_and_those_of_files_are_not():
    from qualcode.pool.upkeep.checking import PoolFinding

    found = [PoolFinding("x", PoolProblem.NO_ORIGIN, 3), PoolFinding("x", PoolProblem.LEFTOVERS, 3)]
    assert [row[3] for row in findings_result(found, 1, 5).rows] == [HiddenNumber(5), 3]
