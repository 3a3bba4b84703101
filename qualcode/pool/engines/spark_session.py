"""A session of Spark that is silent: what it would log and keep holds what was asked for."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PANDAS = "PySpark does not yet fully support pandas"  # no text: what Spark says


def started(scratch: Path, master: str) -> SparkSession:
    """A session that keeps no log and puts aside in `scratch`. Raises QualcodeError without pyspark or Java 17."""
    try:
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
    builder: Any = SparkSession.builder
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
        builder = builder.config(key, str(value))
    said, silence = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)  # Java inherits it: what it says there holds the text of questions
    try:
        session: SparkSession = builder.master(master).appName("qualcode").getOrCreate()
    except (PySparkException, OSError) as error:
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


def ended(session: SparkSession) -> None:
    """End Spark and its Java, which would make the scratch anew for another session, or when it ends itself."""
    from pyspark import SparkContext

    gateway: Any = SparkContext._gateway
    session.stop()
    java = getattr(gateway, "proc", None)  # none where Spark started Python
    if java is not None:
        gateway.shutdown()
        java.stdin.close()
        java.wait()
        SparkContext._gateway = SparkContext._jvm = None
