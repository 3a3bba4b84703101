"""Pools on the command line: made, listed, checked, cases and projects taken out; words for every refusal."""

from __future__ import annotations

import csv
import shutil

import pytest

pytest.importorskip("pyarrow", reason="pools need qualcode[pool]")

from qualcode.errors import QualcodeError
from qualcode.pool.folder.pool import Pool
from qualcode.pool.upkeep.checking import pool_findings
from tests.pool.made_pools import DRAWN, FIRST, RULES, SAMPLE, SECOND, key, made_pool


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return made_pool(tmp_path_factory.mktemp("made") / "pool", smallest_cell=3)


@pytest.fixture
def pool(template, tmp_path):
    return Pool.open(shutil.copytree(template.folder, tmp_path / "pool"))


def test_which_pool_is_meant(run, pool, tmp_path, monkeypatch):
    assert run("pool", "list", "--json").json["projects"] == 3
    assert run("pool", "create", "other", "--smallest-cell", "7").code == 0
    refused = run("pool", "list")
    assert refused.code == 2
    assert "“other”" in refused.err
    assert "“pool”" in refused.err
    assert run("pool", "list", "--pool", "other", "--json").json["smallest_cell"] == 7
    monkeypatch.setenv("QUALCODE_POOL", str(tmp_path / "other"))
    assert run("pool", "list", "--json").json["projects"] == 0
    monkeypatch.delenv("QUALCODE_POOL")
    monkeypatch.chdir(pool.folder)
    assert run("pool", "check").code == 0
    assert run("pool", "check", "--pool", str(tmp_path)).code == 1
    assert run("pool", "create", str(tmp_path / "other")).code == 1
    assert run("pool", "create", "x", "--smallest-cell", "0").code == 2


def test_the_list_has_no_names_and_hides_small_numbers(run, pool, tmp_path):
    rows = run("pool", "list", "--json").json["rows"]
    assert [(row["project"], row["documents"], row["samples"]) for row in rows] == [
        (FIRST, None, [SAMPLE]),  # since the sum would tell what the other is
        (SECOND, None, [SAMPLE]),
        (DRAWN, 3, [SAMPLE]),
    ]
    assert [row["documents_left_out"] for row in rows] == [3, 0, 0]
    assert [row["texts_left_out"] for row in rows] == [None, 0, 0]
    assert "< 3" in run("pool", "list").out
    assert run("pool", "list", "-o", "list.csv").code == 0
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["project"] for row in csv.DictReader(file)] == [FIRST, SECOND, DRAWN]


def test_the_list_gives_programs_words_and_days_that_no_language_changes(run, pool):
    rows = run("pool", "list", "--json").json["rows"]
    assert [row["kind"] for row in rows] == ["project", "project", "sample"]
    assert {row["added"] for row in rows} == {"2026-11-30T10:00:00.000Z"}


def test_the_check_ends_with_1_where_something_is_damaged(run, pool):
    assert run("pool", "check").code == 0
    (pool.project_folder(FIRST) / "texts.parquet").write_bytes(b"")
    ran = run("pool", "check", "--json")
    assert ran.code == 1
    assert {row["problem"] for row in ran.json["rows"] if row["damage"]} == {"changed", "unreadable"}
    assert "1 thing is damaged" not in run("pool", "check").out


def test_nothing_is_written_into_a_pool_and_a_file_is_none(run, pool, tmp_path):
    (link := tmp_path / "link").symlink_to("pool")
    for inner in ("pool/inner", "pool/projects/inner", "link/inner"):
        refused = run("pool", "create", inner)
        assert (refused.code, "would lie in the pool" in refused.err) == (1, True)
    link.unlink()
    for command in (("list", "-o", "pool/x.csv"), ("sample", "--each", "1", "--seed", "1", "-o", "pool/x")):
        refused = run("pool", *command)
        assert (refused.code, "would lie in the pool" in refused.err) == (2, True)
    (tmp_path / "file").write_text("x")
    refused = run("pool", "list", "--pool", "file")
    assert (refused.code, "is no pool" in refused.err) == (1, True)
    assert run("pool", "create", "pool/../beside").code == 0


def test_a_project_that_lost_a_file_is_not_passed_over_and_can_be_taken_out(run, pool):
    for name, command in (("texts", ("search", "Ärger")), ("documents", ("table", "--rows", "Typ"))):
        (pool.project_folder(FIRST) / f"{name}.parquet").unlink()
        refused = run("pool", *command)
        assert (refused.code, f"{name}.parquet” is missing" in refused.err) == (1, True), refused.err
    assert run("pool", "forget", FIRST, str(key(1)), "--yes").code == 1
    (pool.project_folder(FIRST) / "codings.parquet").write_bytes(b"PAR1")
    assert run("pool", "forget", FIRST, "--yes").code == 0
    assert run("pool", "table", "--rows", "Typ").code == 0
    assert FIRST not in {finding.place for finding in pool_findings(pool)}


def test_what_cannot_be_read_is_told_and_the_rest_goes(run, pool):
    (pool.machine_folder(RULES, FIRST) / "codings.parquet").write_bytes(b"PAR1")
    record = pool.sample_file(SAMPLE, "json")
    record.write_text("[" * 100_000)
    ran = run("pool", "forget", FIRST, str(key(1)), "--yes")
    assert (ran.code, "makes it anew" in ran.err, "no file of the pool" in ran.err) == (1, True, False)
    assert f"samples/{SAMPLE}.json" in ran.err
    record.unlink()
    assert [finding.place for finding in pool_findings(pool) if finding.is_damage] == [f"samples/{SAMPLE}.json"]
    assert run("pool", "forget", FIRST, str(key(1)), "--yes").code == 1  # nothing is left


def test_forgetting_takes_keys_or_a_file_and_asks(run, pool):
    asked = run("pool", "forget", FIRST, str(key(1)))
    assert asked.code == 2
    assert "2 documents, 2 codings" in asked.err
    assert run("pool", "forget", FIRST, "Fall A", "--yes").code == 2
    assert run("pool", "forget", FIRST, str(key(99)), "--yes").code == 1
    ran = run("pool", "forget", FIRST, str(key(1)), "--yes")
    assert ran.code == 0
    assert "probe.qualcode" in ran.err
    assert "out of reach" in ran.err
    assert run("pool", "check").code == 0
    assert run("pool", "forget", FIRST, "--yes").code == 0
    assert [row["project"] for row in run("pool", "list", "--json").json["rows"]] == [SECOND, DRAWN]
    assert run("pool", "forget", FIRST, "--yes").code == 1


def test_a_project_file_knows_the_names(run, pool, tmp_path):
    (tmp_path / "eins.txt").write_text("I: Und?\nB: Nichts weiter.\n", encoding="utf-8")
    (tmp_path / "zwei.txt").write_text("I: Und?\nB: Alles gut.\n", encoding="utf-8")
    assert run("new", "study.qualcode").code == 0
    assert run("import", "eins.txt", "--case", "Kreis A").code == 0
    assert run("import", "zwei.txt").code == 0
    assert run("consent", "set", "--all", "secondary=yes").code == 0
    assert run("pool", "forget", "study.qualcode", "--yes").code == 1
    assert run("pool", "add", "study.qualcode", "--no-likely-names").code == 0
    listed = run("pool", "list", "study.qualcode", "--json").json["rows"]
    assert [row["name"] for row in listed if row["name"]] == ["study.qualcode"]
    assert run("pool", "forget", "study.qualcode", "Kreis", "--yes").code == 1
    assert run("pool", "forget", "study.qualcode", "Kreis A", "--yes").code == 0
    assert run("pool", "forget", "study.qualcode", "Kreis A", "--yes").code == 1
    assert run("pool", "add", "study.qualcode", "--no-likely-names").code == 0
    ran = run("forget", "--case", "Kreis A", "--yes")
    command = next(line for line in ran.err.splitlines() if "qualcode pool forget" in line)
    words = command.partition("qualcode pool forget ")[2].split()
    assert run("pool", "forget", *words, "--yes").code == 0
    assert run("pool", "forget", "study.qualcode", "--document", "zwei", "--yes").code == 0
    assert run("pool", "forget", "study.qualcode", "--yes").code == 0
    assert run("pool", "forget", "study.qualcode", "--yes").code == 1


def test_who_did_not_come_again_goes_from_samples_too(run, pool, tmp_path):
    from qualcode.pool.folder.sample_records import SampleFile, SampleRecord
    from qualcode.project.project import Project

    (tmp_path / "eins.txt").write_text("I: Und?\nB: Nichts weiter.\n", encoding="utf-8")
    (tmp_path / "zwei.txt").write_text("I: Und?\nB: Alles gut.\n", encoding="utf-8")
    assert run("new", "study.qualcode").code == 0
    for name in ("eins", "zwei"):
        assert run("import", f"{name}.txt", "--case", f"Kreis {name}").code == 0
    assert run("consent", "set", "--all", "secondary=yes").code == 0
    assert run("pool", "add", "study.qualcode", "--no-likely-names").code == 0
    with Project.open(tmp_path / "study.qualcode") as project:
        record = project.pools.all()[0]
        case = next(case for case in project.cases.all() if case.name == "Kreis eins")
        drawn = SampleRecord(
            sample="s9", drawn_at="", seed=1, files=(SampleFile("x.qualcode", DRAWN),),
            cases={record.project: (record.key(case.uuid),)},
        )  # fmt: skip
    shutil.copy(pool.sample_file(SAMPLE), pool.sample_file("s9"))
    pool.put(pool.sample_file("s9", "json"), drawn.as_json())
    assert run("consent", "set", "Kreis eins", "secondary=no").code == 0
    ran = run("pool", "add", "study.qualcode", "--no-likely-names")
    assert ran.code == 0
    assert "x.qualcode" in ran.err
    assert run("pool", "list", "--json").json["rows"][0]["samples"] == [SAMPLE]


def test_a_secret_that_cannot_be_dropped_is_told_and_the_project_is_gone(run, pool, tmp_path, monkeypatch):
    from qualcode.project.pools.records import PoolRecords
    from qualcode.project.project import Project

    assert run("new", "study.qualcode").code == 0
    with Project.open(tmp_path / "study.qualcode") as project:
        project.pools.keep(pool.settings.uuid, pool.folder, FIRST, [])

    def refuse(_records, _uuid):
        raise QualcodeError("read only")

    monkeypatch.setattr(PoolRecords, "drop", refuse)
    ran = run("pool", "forget", "study.qualcode", "--yes")
    assert ran.code == 0
    assert "read only" in ran.err
    assert not pool.project_folder(FIRST).exists()
