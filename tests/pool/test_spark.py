"""Spark gives what DuckDB gives, keeps nothing of what was asked, and says what it lacks."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow
import pytest
from hypothesis import HealthCheck, Phase, find, settings

from qualcode.errors import QualcodeError
from qualcode.language.batches import annotate
from qualcode.pool.engines import spark_session
from qualcode.pool.engines.duckdb_engine import DuckdbEngine
from qualcode.pool.engines.spark_engine import SparkEngine
from qualcode.pool.folder.pool import Pool
from qualcode.pool.workers.spark_workers import SparkWorkers
from tests.nothing_sent import this_machine
from tests.pool.operations import OPERATIONS
from tests.pool.small_pools import SmallPool, files_of, small_pools
from tests.pool.spark import demand_spark

pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # sockets of PySpark 4.0
    pytest.mark.timeout(1200),  # Spark takes seconds for each question, however small
]


FOR_LITTLE = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}
"""What costs time on few rows and changes none of them."""
WISHED_LOG = """
appender.kept.type = File
appender.kept.name = kept
appender.kept.fileName = {file}
rootLogger.level = info
rootLogger.appenderRef.kept.ref = kept
logger.sql.name = org.apache.spark.sql
logger.sql.level = trace
"""
"""What somebody may have set for Spark on this machine."""
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:-UsePerfData"  # what runs once is not worth compiling well


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pool with something in each table, in a folder whose name holds what Spark reads as patterns."""
    demand_spark()
    full = find(
        small_pools(),
        lambda pool: all(pool.tables.values()) and len(pool.tables["codings"]) > 3,
        settings=settings(
            derandomize=True, database=None, max_examples=2000, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    return full.write(tmp_path_factory.mktemp("pools") / "it's {a,b} [1] * ? Größe")


@pytest.fixture(scope="module")
def wished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a configuration of Spark that logs much and puts aside elsewhere."""
    return tmp_path_factory.mktemp("wished")


@pytest.fixture(scope="module")
def spark(pool: Path, wished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkEngine]:
    with this_machine(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("JAVA_TOOL_OPTIONS", QUICK_JAVA)
        patch.setenv("SPARK_LOCAL_DIRS", str(wished / "elsewhere"))
        patch.setenv("SPARK_CONF_DIR", str(wished))
        (wished / "log4j2.properties").write_text(WISHED_LOG.format(file=wished / "log"), "utf-8")
        scratch = tmp_path_factory.mktemp("scratch")
        engine = SparkEngine(partial(files_of, pool), scratch, "local[2]")
        for name, value in FOR_LITTLE.items():
            engine.session.conf.set(name, value)
        java = engine.session.sparkContext._gateway.proc
        yield engine
        engine.close()
        assert java.poll() is not None, "Java that lives longer makes the scratch anew"
        assert not list(scratch.rglob("*.data"))


def test_all_operations_give_what_duckdb_gives(spark: SparkEngine, pool: Path, tmp_path: Path) -> None:
    duckdb = DuckdbEngine(partial(files_of, pool), tmp_path)
    filled = 0
    for name, example in OPERATIONS.items():
        asked = {"parameters": example.parameters, "choice": example.choice, "tables": example.tables}
        rows = duckdb.query(name, **asked).to_pylist()
        assert spark.query(name, **asked).to_pylist() == rows, name
        filled += bool(rows)
    assert filled > len(OPERATIONS) // 2


def test_a_failure_is_told_without_what_was_asked(
    spark: SparkEngine, wished: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    texts = "SELECT nothing FROM words WHERE word = 'klagewort'"
    monkeypatch.setattr("qualcode.pool.engines.spark_engine.operation", lambda _name: texts)
    with pytest.raises(QualcodeError, match="search") as raised:
        spark.query("search")
    said = "".join(capfd.readouterr())
    assert "klagewort" not in f"{raised.value} {raised.value.hint} {said}"
    assert (wished / "log").read_text("utf-8"), "it was listened to"
    assert "SELECT" not in (wished / "log").read_text("utf-8")
    assert not (wished / "elsewhere").exists()
    assert "\tat " not in said


def test_names_of_partitions_stay_text(spark: SparkEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = SmallPool()
    for project in ("p00012", "p1e5"):
        pool.add("documents", project=project, document=1, case_key=1, own=1)
    pool.add("machine_codings", rules="r00012", project="p1e5", document=1, code=1, start=0, stop=1)
    folder = pool.write(tmp_path)
    texts = "SELECT rules, project, n FROM documents JOIN machine_codings USING (project) CROSS JOIN wanted"
    monkeypatch.setattr("qualcode.pool.engines.spark_engine.operation", lambda _name: texts)
    monkeypatch.setattr(spark, "_files", partial(files_of, folder))
    monkeypatch.setattr(spark, "_views", set())
    rows = spark.query("any", tables={"wanted": pyarrow.table({"n": [7]})})
    assert rows.to_pylist() == [{"rules": "r00012", "project": "p1e5", "n": 7}]


def test_workers_give_back_in_order_and_tell_no_words_of_a_failure(spark: SparkEngine, tmp_path: Path) -> None:
    def numbered(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        number = batch.column("number")[0].as_py()
        if number == 17:
            raise ValueError("klagewort")
        return pyarrow.RecordBatch.from_pydict({"number": [-number]})

    def batches(count: int) -> Iterator[pyarrow.RecordBatch]:
        yield from (pyarrow.RecordBatch.from_pydict({"number": [number]}) for number in range(count))

    workers = SparkWorkers("spark", tmp_path)
    assert [batch.column("number")[0].as_py() for batch in workers.map(numbered, batches(17))] == list(
        range(0, -17, -1)
    )
    with pytest.raises(QualcodeError, match="ValueError") as raised:
        list(workers.map(numbered, batches(20)))
    assert "klagewort" not in f"{raised.value} {raised.value.hint}"
    texts = pyarrow.RecordBatch.from_pydict({"document": [7, 9], "text": ["Die Häuser. 👩‍🔬 Ja\r\n", ""]})
    assert list(workers.map(annotate, [texts])) == [annotate(texts)]


ELSEWHERE = "spark://cluster.example:7077"


def test_nothing_goes_elsewhere_in_the_clear(
    spark: SparkEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark_session, "_running", lambda: None)
    monkeypatch.setattr(spark_session, "_end_java", lambda: None)  # the other tests need it
    for reach in (
        lambda: SparkWorkers(ELSEWHERE, tmp_path),
        lambda: SparkEngine(partial(files_of, tmp_path), tmp_path, ELSEWHERE),
    ):
        with pytest.raises(QualcodeError, match="clear") as raised:
            reach()
        assert "spark.network.crypto.enabled" in str(raised.value.hint)


@pytest.mark.parametrize(
    ("said", "encrypts"),
    [
        ({}, False),
        ({"spark.network.crypto.enabled": "true"}, False),
        ({"spark.authenticate": "true"}, False),
        ({"spark.authenticate": "true", "spark.network.crypto.enabled": "true"}, True),
        ({"spark.authenticate": "true", "spark.ssl.rpc.enabled": "true"}, True),
    ],
)
def test_encryption_needs_a_secret(said: dict[str, str], encrypts: bool) -> None:
    assert spark_session._encrypts(said) is encrypts


@pytest.mark.parametrize(
    ("master", "here"),
    [("local[*]", True), ("spark://localhost:1", True), ("spark://[::1]:1", True), ("spark://127.0.0.9:1", True),
     ("spark://localhost.example:1", False), ("spark://8.8.8.8:7077", False), (ELSEWHERE, False)],
)  # fmt: skip
def test_which_cluster_is_on_this_machine(master: str, here: bool) -> None:
    assert spark_session._is_on_this_machine(master) is here


@pytest.mark.stress
def test_an_engine_elsewhere_is_refused_before_it_is_reached(tmp_path: Path) -> None:
    demand_spark()
    Pool.create(tmp_path / "pool")
    words = ["pool", "table", "--pool", str(tmp_path / "pool"), "--engine", ELSEWHERE]
    done = subprocess.run([sys.executable, "-m", "qualcode", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "in the clear" in done.stderr
    assert "\tat " not in done.stderr


def test_what_is_asked_in_one_session_starts_spark_once(spark: SparkEngine, pool: Path, tmp_path: Path) -> None:
    again = SparkEngine(partial(files_of, pool), tmp_path, "local[2]")
    assert again.session is spark.session
    again.close()
    assert spark.query("attribute_names").num_rows, "it still runs"


def test_without_pyspark_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(QualcodeError, match="not installed") as raised:
        SparkEngine(partial(files_of, tmp_path), tmp_path, "local[2]")
    assert "qualcode[spark]" in str(raised.value.hint)
