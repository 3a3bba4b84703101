"""Taking a case or a project out of a pool: what it leaves, what it leaves alone, and a second try."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

pytest.importorskip("pyarrow")

import pyarrow.parquet
from hypothesis import given, settings, strategies

from qualcode.errors import QualcodeError
from qualcode.pool.adding.renewing import drop_hand_codings
from qualcode.pool.folder.arrow import write_parquet
from qualcode.pool.folder.layout import MACHINE_CODINGS, OF_PROJECT, SAMPLED
from qualcode.pool.folder.manifest import GivenKind
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.sample_records import DrawnStratum, read_sample_record
from qualcode.pool.sampling.looks import look
from qualcode.pool.upkeep.checking import PoolProblem, pool_findings
from qualcode.pool.upkeep.forgetting import NothingHeld, forget, planned_case, planned_project, planned_rest
from tests.pool.made_pools import (
    DRAWN,
    FIRST,
    RULES,
    SAMPLE,
    SECOND,
    SHARED,
    all_values,
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


def held(pool: Pool, *numbers: int) -> set[str]:
    """The files in which one of these keys stands in any column, or in the words of a JSON."""
    keys = {key(number) for number in numbers}
    return {
        name
        for name, value in all_values(pool)
        if value in keys or (isinstance(value, str) and any(str(number) in value for number in keys))
    }


def test_of_a_forgotten_case_no_column_holds_a_key_and_other_projects_are_not_touched(pool):
    before = {path: path.stat().st_mtime_ns for path in pool.project_folder(SECOND).iterdir()}
    planned = planned_case(pool, FIRST, [key(1)])
    assert (planned.documents, planned.codings) == ({key(11), key(12)}, 2)
    assert [(copies.sample, copies.files, copies.documents) for copies in planned.samples] == [
        (SAMPLE, ("probe.qualcode",), 1)
    ]
    forget(pool, planned)
    assert not held(pool, 1, 11, 12, 1011, 1012, 2011, 2012)
    assert key(1) not in read_sample_record(pool.sample_file(SAMPLE, "json")).cases[FIRST]
    assert {path: path.stat().st_mtime_ns for path in pool.project_folder(SECOND).iterdir()} == before
    assert [finding for finding in pool_findings(pool) if finding.is_damage] == []
    manifest = pool.manifest(FIRST)
    assert manifest is not None
    assert manifest.rows["documents"] == 1
    with pytest.raises(QualcodeError, match="nothing of that case"):
        planned_case(pool, FIRST, [key(1)])


def test_a_document_by_its_own_key_leaves_its_case_where_it_has_another(pool):
    forget(pool, planned_case(pool, FIRST, [key(11)]))
    assert not held(pool, 11)
    assert held(pool, 12)
    assert read_sample_record(pool.sample_file(SAMPLE, "json")).cases[FIRST] == (key(3),)
    forget(pool, planned_case(pool, FIRST, [key(12)]))
    assert not held(pool, 1, 12)


def test_a_withdrawn_project_is_nowhere_any_more(pool):
    forget(pool, planned_project(pool, FIRST))
    assert not held(pool, 11, 12, 13)
    assert not [name for name, value in all_values(pool) if FIRST in name or FIRST in str(value)]
    assert [manifest.project for manifest in pool.projects()] == [SECOND, DRAWN]
    assert [finding for finding in pool_findings(pool) if finding.is_damage] == []


@pytest.mark.parametrize("steps", range(0, 8, 2))
def test_a_second_try_does_what_a_broken_off_one_left(pool, monkeypatch, steps):
    planned = planned_case(pool, FIRST, [key(1)])
    swap, done = Pool.swap, []

    def breaks(self, made, place):
        if len(done) == steps:
            raise QualcodeError("broken off")
        done.append(place)
        swap(self, made, place)

    monkeypatch.setattr(Pool, "swap", breaks)
    broken = False
    try:
        forget(pool, planned)
    except QualcodeError:
        broken = True
    monkeypatch.setattr(Pool, "swap", swap)
    if broken:
        forget(pool, planned_case(pool, FIRST, [key(1)]))
    assert not held(pool, 11, 12)


def test_what_a_project_came_again_without_goes_from_samples_and_codings_by_rules(pool):
    put_project(pool, manifest_of(FIRST), rows_of({13: 3}))
    assert {name.split("/")[0] for name in held(pool, 11)} == {"machine", "projects", "samples"}
    forget(pool, planned_case(pool, FIRST, [key(1)]))
    assert not held(pool, 11, 12)
    assert read_sample_record(pool.sample_file(SAMPLE, "json")).cases == {FIRST: (key(3),), SECOND: (key(21),)}


def test_a_document_that_did_not_come_again_goes_from_samples_though_its_case_stays(pool):
    put_project(pool, manifest_of(FIRST), rows_of({12: 1, 13: 3}))
    planned = planned_rest(pool, FIRST)
    assert [copies.documents for copies in planned.samples] == [1]
    forget(pool, planned)
    assert not held(pool, 11)
    assert held(pool, 12)
    assert read_sample_record(pool.sample_file(SAMPLE, "json")).cases == {FIRST: (key(3),), SECOND: (key(21),)}
    assert not planned_rest(pool, FIRST).documents


def test_what_samples_brought_of_a_text_goes_when_the_project_comes_with_another(pool):
    before = pool.manifest(FIRST)
    with pool.replacing(FIRST) as folder:
        rows = rows_of({11: 1, 12: 1, 13: 3})
        rows["texts"] = [{**rows["texts"][0], "text": "x\u0308rger 😀 da"}, *rows["texts"][1:]]
        for name in ("texts", "units"):
            write_parquet(folder / f"{name}.parquet", OF_PROJECT[name], [table_of(OF_PROJECT[name], rows[name])])
        assert drop_hand_codings(pool, before, folder) == 1
        shutil.copytree(pool.project_folder(FIRST), folder, dirs_exist_ok=True)
    assert {name.split("/")[1] for name in held(pool, 11) if DRAWN in name} == set()
    assert [name for name in held(pool, 13) if DRAWN in name]


@pytest.mark.stress
@settings(max_examples=60, deadline=None)
@given(data=strategies.data())
def test_of_a_case_of_generated_pools_no_file_holds_a_key(data):
    """With words, begun ones, looks, filters, what came back, and another project that has the same cases."""
    cases = data.draw(strategies.dictionaries(strategies.integers(11, 19), strategies.integers(1, 4), min_size=1))
    sampled = {document for document in cases if data.draw(strategies.booleans())}
    coded = {document for document in cases if data.draw(strategies.booleans())}
    again = {document: case for document, case in cases.items() if data.draw(strategies.integers(0, 3))}
    wanted = data.draw(strategies.sampled_from(sorted(set(cases.values()))))
    with TemporaryDirectory() as folder:
        pool = made_pool(Path(folder) / "pool")
        for project, numbers, own in (
            (FIRST, cases, 1),
            (DRAWN, {number: cases[number] for number in sorted(sampled)}, 0),
        ):
            rows = rows_of(numbers, own=own)
            words = {"sentence": 0, "position": 0, "start": 0, "stop": 6, "word": "ärger", "lemma": "ärger"}
            rows["words"] = [{"document": row["document"], **words} for row in rows["documents"]]
            kind = GivenKind.PROJECT if own else GivenKind.SAMPLE
            put_project(pool, manifest_of(project, kind=kind, sample="" if own else SAMPLE), rows)
            begun = pool.kept_words(project, "0" * 16)
            begun.mkdir()
            words_of = table_of(OF_PROJECT["words"], rows["words"])
            write_parquet(begun / "000000000000-000000000001.parquet", OF_PROJECT["words"], [words_of])
        place = {"code": SHARED, "start": 0, "stop": 5, "first_sentence": 0, "last_sentence": 0}
        for project, documents in ((FIRST, coded), (DRAWN, coded & sampled)):
            machine = table_of(MACHINE_CODINGS, [{"document": key(document), **place} for document in documents])
            pool.put_table(pool.machine_folder(RULES, project) / "codings.parquet", MACHINE_CODINGS, machine)
        drawn = [
            {"document": key(document), "project": FIRST, "stratum": "A", "chance": 0.5, "held_out": document % 2}
            for document in sampled
        ]
        pool.put_table(pool.sample_file(SAMPLE), SAMPLED, table_of(SAMPLED, drawn))
        known = tuple(sorted({key(cases[document]) for document in sampled}))
        record = read_sample_record(pool.sample_file(SAMPLE, "json"))
        record = replace(record, cases={FIRST: known} if known else {}, where="Typ=A")
        pool.put(pool.sample_file(SAMPLE, "json"), record.as_json())
        look(pool, RULES, SAMPLE)
        if again and data.draw(strategies.booleans()):  # the project comes again without some, which nobody clears
            put_project(pool, manifest_of(FIRST), rows_of(again))
        gone = [document for document, case in cases.items() if case == wanted]
        with suppress(NothingHeld):
            forget(pool, planned_case(pool, FIRST, [key(wanted)]))
        assert not held(pool, *gone)
        assert not held(pool, wanted)
        assert not [finding for finding in pool_findings(pool) if finding.problem is PoolProblem.UNREADABLE]


@pytest.mark.parametrize("project", ["p00000000000000ff", "../x", FIRST.upper()])
def test_a_project_that_is_not_there_changes_nothing(pool, project):
    with pytest.raises(QualcodeError):
        planned_project(pool, project)
    with pytest.raises(QualcodeError):
        planned_case(pool, project, [1])


def test_no_other_project_is_opened(pool, monkeypatch):
    opened = set()
    read = pyarrow.parquet.ParquetFile

    def noted(path, **options):
        opened.add(path.parent.name)
        return read(path, **options)

    monkeypatch.setattr(pyarrow.parquet, "ParquetFile", noted)
    forget(pool, planned_case(pool, FIRST, [key(3)]))
    assert opened == {f"project={FIRST}", f"project={DRAWN}", "samples"}
    assert (pool.machine_folder(RULES, SECOND) / "codings.parquet").is_file()


def test_no_stratum_of_a_sample_is_called_by_values_that_went_and_a_filter_that_names_some_is_told(pool):
    rows = rows_of({11: 1, 12: 1, 13: 3})
    alone = {"value": "Straße 7", "folded_value": "strasse 7"}
    rows["attributes"] = [{**row, **alone} if row["document"] == key(13) else row for row in rows["attributes"]]
    put_project(pool, manifest_of(FIRST), rows)
    drawn = [
        {"document": key(11), "project": FIRST, "stratum": "A", "chance": 0.5, "held_out": 0},
        {"document": key(13), "project": FIRST, "stratum": "Straße 7", "chance": 1.0, "held_out": 1},
    ]
    pool.put_table(pool.sample_file(SAMPLE), SAMPLED, table_of(SAMPLED, drawn))
    record = read_sample_record(pool.sample_file(SAMPLE, "json"))
    strata = (DrawnStratum("A", 2, 1, 0.5), DrawnStratum("Straße 7", 1, 1, 1.0))
    for where, told in (("Typ!=7", ()), ("Typ!='STRASSE 7'", (SAMPLE,))):
        said = replace(record, strata=strata, where=where)
        pool.put(pool.sample_file(SAMPLE, "json"), said.as_json())
        assert planned_case(pool, FIRST, [key(3)]).filters == told
    assert planned_case(pool, FIRST, [key(1)]).filters == ()
    forget(pool, planned_case(pool, FIRST, [key(3)]))
    assert read_sample_record(pool.sample_file(SAMPLE, "json")).strata == strata[:1]


@pytest.mark.parametrize("name", ["../x", "*", FIRST + "/..", FIRST + "\n", 7, None])
def test_a_record_from_elsewhere_leads_nowhere_and_stops_nothing(pool, name):
    record = pool.sample_file(SAMPLE, "json")
    record.write_text(json.dumps({**json.loads(record.read_text()), "files": [{"name": "x", "project": name}]}))
    assert forget(pool, planned_case(pool, FIRST, [key(1)])).unread == [f"samples/{SAMPLE}.json"]
    assert table_rows(pool, FIRST) == [key(13)]
    assert not {name for name in held(pool, 11, 12) if not name.endswith("json")}


def table_rows(pool: Pool, project: str) -> list[int]:
    """The documents that a project still has."""
    table = pyarrow.parquet.ParquetFile(pool.project_folder(project) / "documents.parquet").read()
    return table["document"].to_pylist()


def spoil(pool: Pool, path: str) -> Path:
    """Damage a file of the pool; gives where what it was is kept."""
    (pool.folder / path).rename(kept := pool.folder.parent / "kept")
    (pool.folder / path).write_bytes(b"PAR1 is none")
    return kept


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    "path",
    [f"samples/{SAMPLE}.json", f"samples/{SAMPLE}.parquet", f"projects/project={DRAWN}/codings.parquet",
     f"projects/project={DRAWN}/manifest.json"],
)  # fmt: skip
def test_what_cannot_be_read_stops_nothing_and_a_second_try_does_what_was_left(pool, path, whole):
    kept = spoil(pool, path)

    def plan():
        return planned_project(pool, FIRST) if whole else planned_case(pool, FIRST, [key(1)])

    damage = forget(pool, plan())
    assert path.startswith(tuple(damage.unread))
    if not whole:
        assert table_rows(pool, FIRST) == [key(13)]
    else:
        assert not pool.project_folder(FIRST).exists()
    kept.replace(pool.folder / path)
    if held(pool, 1, 11):
        damage = forget(pool, plan())
        assert not damage.unread
    assert not held(pool, 1, 11, 12, 1011, 1012, 2011, 2012)


def test_codings_by_rules_that_cannot_be_read_go_as_a_whole(pool):
    spoil(pool, f"machine/rules={RULES}/project={FIRST}/codings.parquet")
    damage = forget(pool, planned_case(pool, FIRST, [key(1)]))
    assert (damage.removed, damage.unread) == ([f"machine/rules={RULES}/project={FIRST}"], [])
    assert not held(pool, 1, 11, 12, 1011, 1012, 2011, 2012)
    assert [finding for finding in pool_findings(pool) if finding.is_damage] == []


def test_files_of_the_project_itself_that_cannot_be_read_are_told_with_the_way_out(pool):
    spoil(pool, f"projects/project={FIRST}/codings.parquet")
    with pytest.raises(QualcodeError) as caught:
        planned_case(pool, FIRST, [key(1)])
    assert "as a whole" in str(caught.value.hint)
    assert not forget(pool, planned_project(pool, FIRST)).unread
    assert not held(pool, 1, 3, 11, 12, 13)
