"""Engines: the same rows from all of them, nothing reached beyond the machine, nothing set from outside."""

import _thread
import tempfile
import threading
from functools import partial
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given, settings

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.composing import all_documents, composed
from qualcode.pool.engines.duckdb_engine import DuckdbEngine
from qualcode.pool.engines.engine import Engine
from qualcode.pool.engines.opening import asking
from qualcode.pool.folder.pool import Pool
from tests.pool.operations import OPERATIONS
from tests.pool.small_pools import SmallPool, engines_of, files_of, small_pools


@given(small_pools())
@settings(max_examples=2)
def test_engines_give_the_same(pool: SmallPool) -> None:
    _give_the_same(pool)


@pytest.mark.stress
@given(small_pools())
@settings(max_examples=100)
def test_engines_give_the_same_of_many_pools(pool: SmallPool) -> None:
    _give_the_same(pool)


def _give_the_same(pool: SmallPool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = pool.write(Path(folder))
        duckdb, sqlite = engines_of(path)
        for name, example in OPERATIONS.items():
            asked = {"parameters": example.parameters, "choice": example.choice, "tables": example.tables}
            assert duckdb.query(name, **asked).to_pylist() == sqlite.query(name, **asked).to_pylist(), name


def test_duckdb_loads_nothing_and_cannot_be_set_otherwise(tmp_path: Path) -> None:
    engine = engines_of(SmallPool().write(tmp_path))[0]
    connection = engine._connection
    for statement in (
        "SET threads = 1",
        "SET autoload_known_extensions = true",
        "SET enable_external_access = false",
    ):
        with pytest.raises(Exception, match="locked"):
            connection.execute(statement)
    with pytest.raises(Exception, match=r"extension|Extension"):
        connection.execute("ATTACH 'none.sqlite' (TYPE sqlite)")
    engine.close()


def test_a_signal_while_duckdb_is_at_work_interrupts_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = DuckdbEngine(lambda _table: [], tmp_path)
    long = "SELECT sum(hash(a.range)) FROM range(3000000) a, range(1000) b"
    monkeypatch.setattr("qualcode.pool.engines.duckdb_engine.composed", lambda *_asked: (long, []))
    threading.Timer(0.05, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        engine.query("agreement_bases")
    engine.close()


def test_a_pool_without_anything_answers(tmp_path: Path) -> None:
    engine = engines_of(tmp_path)[0]
    assert engine.query("attribute_names").num_rows == 0
    assert engine.query("units_by_value", ("", ""), choice=all_documents()).to_pylist()[-1]["documents"] == 0


@pytest.mark.parametrize("name", ["it's [1] * ?", "Größe 👍", "project=zz"])
def test_folders_of_hostile_names(name: str, tmp_path: Path) -> None:
    pool = SmallPool()
    pool.add("documents", project="p00012", document=1, case_key=1, own=1)
    pool.add("sampled", sample="s1e5", document=1, project="p00012", stratum="", chance=1.0, held_out=0)
    folder = pool.write(tmp_path / name)
    engine = DuckdbEngine(partial(files_of, folder), tmp_path)
    if name == "project=zz":
        with pytest.raises(QualcodeError, match="like that of a part"):
            engine.query("units_by_value", ("", ""), choice=all_documents())
        return
    choice = PoolChoice((("all_of", "SELECT d.project, s.sample FROM documents d JOIN sampled s USING (document)"),))
    text, values = composed("SELECT * FROM all_of", (), choice)
    assert engine._rows(text, values, {}).to_pylist() == [{"project": "p00012", "sample": "s1e5"}]


def test_a_project_that_is_renewed_meanwhile_is_read_again(tmp_path: Path) -> None:
    pool = Pool.create(tmp_path / "pool")
    asked: list[bool] = []

    def names(engine: Engine) -> int:
        if not asked:
            asked.append(True)
            pool.put(pool.folder / "rules" / "r0.toml", b"")
            raise FileNotFoundError
        return engine.query("attribute_names").num_rows

    assert asking(pool, "duckdb", names) == 0
    assert not list(pool.folder.glob(".scratch-*"))
    with pytest.raises(UsageProblem, match="no engine"):
        asking(pool, "sqlite", names)


def test_a_file_that_is_none_is_told_without_what_it_holds(tmp_path: Path) -> None:
    folder = SmallPool().write(tmp_path)
    (folder / "codes.parquet").write_bytes(b"PAR1 secret words PAR1")
    with pytest.raises(QualcodeError, match="shared_codes") as raised:
        DuckdbEngine(partial(files_of, folder), tmp_path).query("shared_codes")
    assert "secret" not in f"{raised.value} {raised.value.hint}"


def test_tables_that_are_handed_in_and_parameters(tmp_path: Path) -> None:
    folder = SmallPool().write(tmp_path)
    choice = PoolChoice((("chosen", "SELECT project, document, 1 AS case_key FROM wanted WHERE document > ?"),), (1,))
    wanted = pyarrow.table({"project": ["p1", "p1"], "document": [1, 2]})
    for engine in engines_of(folder):
        rows = engine.query("units_by_value", ("", ""), choice=choice, tables={"wanted": wanted}).to_pylist()
        assert rows[-1]["documents"] == 1


def test_only_what_an_operation_needs_stands_before_it() -> None:
    choice = PoolChoice(
        (("a", "SELECT ? AS x"), ("b", "SELECT ? AS y"), ("c", "SELECT y FROM b WHERE y > ?")), (1, 2, 3)
    )
    text, values = composed("WITH d AS (SELECT * FROM c) SELECT * FROM d", (4,), choice)
    assert values == [2, 3, 4]
    assert text.startswith("WITH b AS (")
    assert text.count("WITH") == 1
    assert composed("SELECT 1", (), choice) == ("SELECT 1", [])
