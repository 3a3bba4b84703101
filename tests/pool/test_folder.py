"""The folder of a pool: made whole, replaced whole, read beside a writer, swept after a crash."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from qualcode.errors import QualcodeError
from qualcode.pool.folder.arrow import empty_table, write_parquet
from qualcode.pool.folder.layout import INCOMING, OF_POOL, OF_PROJECT, OUTGOING, SCRATCH, TABLES
from qualcode.pool.folder.manifest import GivenCode, GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.samples_drawn import record_files
from qualcode.pool.folder.stored_json import as_json
from qualcode.pool.folder.stored_manifest import read_manifest, write_manifest
from qualcode.pool.folder.unfinished import open_to_others
from qualcode.pool.sampling.looks import LOOKS, looks_at

ONE, OTHER = "p00000000000000aa", "p00000000000000bb"


def given(project: str = ONE, **said: object) -> Manifest:
    return Manifest(
        **{
            "project": project,
            "kind": GivenKind.PROJECT,
            "added": "2026-11-30T10:00:00Z",
            "with_texts": False,
            **said,
        }
    )


def put(pool: Pool, manifest: Manifest, document: int = 1) -> None:
    with pool.replacing(manifest.project) as folder:
        table = empty_table(OF_PROJECT["documents"])
        for name in ("documents", "attributes", "units", "codings", "coders"):
            write_parquet(folder / f"{name}.parquet", OF_PROJECT[name], [])
        import pyarrow

        row = {"document": document, "case_key": 2, "snippets": 1, "own": 1, "length": 3, "sentences": 1}
        rows = pyarrow.Table.from_pylist([row], schema=table.schema)
        write_parquet(folder / "documents.parquet", OF_PROJECT["documents"], [rows])
        write_manifest(folder, manifest)


def documents(pool: Pool) -> list[int]:
    import pyarrow.parquet

    return [
        row for path in pool.files("documents") for row in pyarrow.parquet.read_table(path)["document"].to_pylist()
    ]


def unfinished(pool: Pool) -> list[str]:
    prefixes = (INCOMING, OUTGOING, SCRATCH)
    return [path.name for path in pool.folder.iterdir() if path.name.startswith(prefixes)]


@pytest.fixture
def pool(tmp_path):
    return Pool.create(tmp_path / "pool")


def test_a_new_pool_is_its_users_alone_and_knows_all_its_tables(pool):
    assert stat.S_IMODE(pool.folder.stat().st_mode) == 0o700
    again = Pool.open(pool.folder)
    assert again.settings == pool.settings
    assert again.projects() == []
    assert {name for name in TABLES if again.files(name)} == {"codes", "code_tree", "code_map"}
    with pytest.raises(QualcodeError, match="there already"):
        Pool.create(pool.folder)
    assert [path.name for path in pool.folder.parent.iterdir()] == ["pool"]


@pytest.mark.parametrize("umask", [0, 0o22, 0o77])
def test_everything_in_a_pool_is_its_users_alone_whatever_the_umask(tmp_path, umask):
    before, columns = os.umask(umask), OF_POOL["codes"]
    try:
        pool = Pool.create(tmp_path / "pool")
        put(pool, given())
        put(pool, given(), 2)
        pool.put(pool.rules_file("r0"), b"")
        pool.put_table(pool.machine_folder("r0", ONE) / "codings.parquet", columns, empty_table(columns))
        with pool.renewing(pool.manifest(ONE), ("units",)) as folder:
            write_parquet(folder / "units.parquet", OF_PROJECT["units"], [])
            write_manifest(folder, given())
    finally:
        os.umask(before)
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in pool.folder.rglob("*")}
    assert found == {name: 0o600 if "." in name else 0o700 for name in found}
    assert open_to_others(pool.folder) == []


def test_what_goes_while_it_is_looked_at_is_not_open_to_others(pool, monkeypatch):
    (gone := pool.folder / "gone").write_bytes(b"")
    gone.chmod(0o644)
    look = Path.lstat

    def looked_at(path):
        gone.unlink(missing_ok=True)
        return look(path)

    monkeypatch.setattr(Path, "lstat", looked_at)
    assert open_to_others(pool.folder) == []


def test_a_project_is_replaced_whole_and_a_failure_leaves_the_old_one(pool):
    codes = (GivenCode(7, None, ("Ärger 😀",), "e\u0301"), GivenCode(8, 7, ("Ärger 😀", ""), withheld=True))
    put(pool, given(codes=codes, left_out={"consent": 3}, notes=("n",)), 1)
    put(pool, given(OTHER), 5)
    kept = pool.manifest(ONE)
    assert kept is not None
    assert (kept.codes, kept.left_out, kept.rows["documents"]) == (codes, {"consent": 3}, 1)
    with pytest.raises(QualcodeError), pool.replacing(ONE) as folder:
        (folder / "documents.parquet").rename(folder / "half" / "way")
    assert documents(pool) == [1, 5]
    put(pool, given(), 2)
    assert documents(pool) == [2, 5]
    assert [manifest.project for manifest in pool.projects()] == [ONE, OTHER]
    assert not unfinished(pool)


def test_a_reader_begins_again_where_a_project_was_replaced_meanwhile(pool):
    put(pool, given(), 1)
    calls = []

    def read():
        calls.append(documents(pool))
        if len(calls) == 1:
            put(Pool.open(pool.folder), given(), 2)
            raise FileNotFoundError
        return documents(pool)

    assert pool.reading(read) == [2]
    assert calls == [[1], [2]]
    with pytest.raises(FileNotFoundError):
        pool.reading((pool.folder / "missing").read_bytes)


def test_what_a_crash_left_between_two_renames_is_taken_back(pool):
    put(pool, given(), 1)
    place = pool.project_folder(ONE)
    place.rename(pool.folder / f"{OUTGOING}{place.name}")
    (pool.folder / f"{INCOMING}0011").mkdir()
    (pool.folder / f"{SCRATCH}0011").mkdir()
    again = Pool.open(pool.folder)
    assert documents(again) == [1]
    assert not unfinished(pool)


def test_the_folder_of_a_living_writer_is_not_swept_away(pool):
    with pool.incoming() as folder, pool.scratch() as scratch:
        Pool.open(pool.folder)
        assert folder.is_dir()
        assert stat.S_IMODE(scratch.stat().st_mode) == 0o700
    assert not folder.exists()
    assert not scratch.exists()


def test_files_that_are_written_anew_leave_the_others_and_never_undo_another_writer(pool):
    put(pool, given(), 1)
    manifest = pool.manifest(ONE)
    with pool.renewing(manifest, ("units",)) as folder:
        write_parquet(folder / "units.parquet", OF_PROJECT["units"], [])
        write_manifest(folder, manifest)
    assert documents(pool) == [1]
    with pytest.raises(QualcodeError, match="meanwhile"), pool.renewing(manifest, ("units",)) as folder:
        put(pool, given(), 9)
    assert documents(pool) == [9]


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.pop("codes"),
        lambda said: said.update(project=OTHER),
        lambda said: said.update(kind="other"),
        lambda said: said.update(
            codes=[{"key": -1, "parent": None, "names": ["a"], "definition": "", "withheld": False}]
        ),
        lambda said: said.update(rows={"documents": 1 << 63}),
        lambda said: said.update(blind=1),
        lambda said: said.update(notes=["\ud800"]),
    ],
)
def test_a_manifest_from_elsewhere_is_read_strictly(pool, change):
    put(pool, given(), 1)
    path = pool.project_folder(ONE) / "manifest.json"
    said = json.loads(path.read_text())
    change(said)
    path.write_text(json.dumps(said))
    with pytest.raises(QualcodeError, match="manifest"):
        pool.projects()
    path.write_text("[" * 200_000)
    with pytest.raises(QualcodeError, match="manifest"):
        read_manifest(path.parent)


@pytest.mark.parametrize("name", ["", "..", "p/../../x", "p00000000000000AA", "p00000000000000aa\n"])
def test_a_name_that_no_pool_gives_leads_nowhere(pool, name):
    with pytest.raises(QualcodeError):
        pool.project_folder(name)


def test_rights_of_what_a_link_in_a_pool_from_elsewhere_leads_to_stay(pool, tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("")
    outside.chmod(0o644)
    put(pool, given())
    units = pool.project_folder(ONE) / "units.parquet"
    units.unlink()
    units.symlink_to(outside)
    with pool.renewing(manifest := read_manifest(units.parent), ["words"]) as made:
        (made / "manifest.json").write_bytes(as_json(manifest))
    assert outside.stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_pool_from_elsewhere_is_told_and_not_waited_for(pool):
    put(pool, given(), 1)
    for path in (
        pool.folder / "pool.toml",
        pool.project_folder(ONE) / "manifest.json",
        pool.sample_file("sff", "json"),
        pool.rules_file("rff", LOOKS),
    ):
        path.unlink(missing_ok=True)
        os.mkfifo(path)
    with pytest.raises(QualcodeError, match="settings"):
        Pool.open(pool.folder)
    with pytest.raises(QualcodeError, match="manifest"):
        pool.projects()
    with pytest.raises(QualcodeError, match="looks"):
        looks_at(pool, "rff", "sff")
    assert record_files(pool) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_lock_from_elsewhere_that_is_a_link_or_a_pipe_is_neither_followed_nor_waited_for(pool, tmp_path):
    lock, precious = pool.folder / ".lock", tmp_path / "precious"
    precious.write_text("as it was, all of it, to its end")
    lock.symlink_to(precious)
    for _kind in ("link", "pipe"):
        assert pool.projects() == []
        with pytest.raises(QualcodeError, match="no file that a pool has"):
            put(pool, given(), 1)
        lock.unlink()
        if _kind == "link":
            os.mkfifo(lock)
    assert precious.read_text() == "as it was, all of it, to its end"
    put(pool, given(), 1)


@pytest.mark.parametrize(
    "settings",
    ['format = true\nuuid = "{uuid}"\nsmallest_cell = 5', 'format = 1\nuuid = "{uuid}"\nsmallest_cell = true',
     'format = 1\nuuid = "{uuid}"\nsmallest_cell = 1001', 'format = 1\nuuid = ""\nsmallest_cell = 5',
     'format = 1\nuuid = "{uuid}"\nsmallest_cell = 5\n#' + "x" * (1 << 16)],
)  # fmt: skip
def test_settings_from_elsewhere_are_read_strictly(pool, settings):
    (pool.folder / "pool.toml").write_text(settings.replace("{uuid}", pool.settings.uuid))
    with pytest.raises(QualcodeError, match="settings"):
        Pool.open(pool.folder)
