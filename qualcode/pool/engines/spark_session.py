"""A session of Spark that is silent: what it would log and keep holds what was asked for."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from qualcode.catalogue import _
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

_PANDAS = "PySpark does not yet fully support pandas"  # no text: what Spark says


class HeldSession:
    """The session that runs already, else one of its own, which ends with it."""

    def __init__(self, scratch: Path, master: str) -> None:
        """Hold a session on the cluster `master`; one that is started puts aside in `scratch`.

        Raises QualcodeError without pyspark or Java 17, where the cluster does not answer, and where what is read
        would go to it in the clear.
        """
        running = _running()
        self.session = running or _started(scratch, master)
        self._is_own = running is None

    def close(self) -> None:
        """End the session if it is its own."""
        if self._is_own:
            _ended(self.session)


@contextmanager
def one_session(scratch: Path, master: str) -> Iterator[None]:
    """Whatever asks Spark within does so in one session. Raises as `HeldSession`."""
    held = HeldSession(scratch, master)
    try:
        yield
    finally:
        held.close()


def _running() -> SparkSession | None:
    """The session that runs in this process, if any."""
    if sys.modules.get("pyspark.sql") is None:
        return None
    from pyspark.sql import SparkSession

    return SparkSession.getActiveSession()


def _started(scratch: Path, master: str) -> SparkSession:
    """A session that keeps no log."""
    try:
        from py4j.protocol import Py4JError
        from pyspark import SparkConf, SparkContext
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        command = "pip install 'qualcode[spark]'"  # no text: a command
        raise QualcodeError(
            _("The engine Spark needs pyspark, which is not installed."), _("Install it: {command}", command=command)
        ) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
        logging.getLogger(name).disabled = True
    warnings.filterwarnings("ignore", _PANDAS, FutureWarning)  # Arrow alone is used
    for name in ("SPARK_LOCAL_DIRS", "SPARK_EXECUTOR_DIRS"):
        os.environ.pop(name, None)  # they would win over the scratch
    conf = SparkConf(loadDefaults=False).setMaster(master).setAppName("qualcode")
    for key, value in {
        "spark.local.dir": scratch,
        "spark.sql.warehouse.dir": scratch / "warehouse",
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={scratch}",
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.eventLog.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }.items():
        conf.set(key, str(value))
    said, silence = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)  # Java inherits it: what it says there holds the text of questions
    try:
        SparkContext._ensure_initialized(conf=conf)
        if not _is_on_this_machine(master) and not _encrypts(SparkConf()):
            _end_java()
            raise QualcodeError(
                _("What is read of the pool would go to “{address}” in the clear.", address=master),
                _("Let Spark encrypt: spark.authenticate and spark.network.crypto.enabled in spark-defaults.conf."),
            )
        session: SparkSession = SparkSession.builder.config(conf=conf).getOrCreate()
    except (PySparkException, Py4JError, OSError) as error:
        raise QualcodeError(
            _("Spark does not start: {cause}", cause=type(error).__name__),
            _("It needs Java 17 or newer (JAVA_HOME) and a cluster that answers under the address given."),
        ) from None
    finally:
        os.dup2(said, 2)
        os.close(said)
        os.close(silence)
    context: Any = session.sparkContext
    logs = context._jvm.org.apache.logging.log4j
    logs.core.config.Configurator.setAllLevels("", logs.Level.OFF)  # setLogLevel leaves those that have names
    return session


def _is_on_this_machine(master: str) -> bool:
    """Whether a cluster is in this process, or is reached over this machine alone."""
    if master.startswith("local"):
        return True
    host = urlsplit(master).hostname or ""
    with suppress(ValueError):
        return host == "localhost" or ip_address(host).is_loopback
    return False


def _encrypts(conf: SparkConf | Mapping[str, str]) -> bool:
    """Whether what goes between the machines of a cluster is encrypted; without a secret it is not."""
    encrypting = ("spark.network.crypto.enabled", "spark.ssl.rpc.enabled")
    return conf.get("spark.authenticate") == "true" and any(conf.get(name) == "true" for name in encrypting)


def _ended(session: SparkSession) -> None:
    """End Spark and its Java, which would make the scratch anew for another session, or when it ends itself."""
    session.stop()
    _end_java()


def _end_java() -> None:
    from pyspark import SparkContext

    gateway: Any = SparkContext._gateway
    java = getattr(gateway, "proc", None)  # none where Spark started Python
    if java is not None:
        gateway.shutdown()
        java.stdin.close()
        java.wait()
        SparkContext._gateway = SparkContext._jvm = None
