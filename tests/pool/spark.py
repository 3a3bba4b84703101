"""Spark in tests: one session for all of them, and why it is missing where it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib.util import find_spec

import pytest

OLDEST_JAVA = 17


def _missing() -> str:
    if find_spec("pyspark") is None:
        return "pyspark is not installed"
    home = os.environ.get("JAVA_HOME")
    java = f"{home}/bin/java" if home else shutil.which("java")
    if java is None:
        return "there is no Java"
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < OLDEST_JAVA:
        return f"Java is older than {OLDEST_JAVA}"
    return ""


def demand(name: str, missing: str) -> None:
    """Skip with the reason, or fail where QUALCODE_REQUIRE names what is missing."""
    if missing and name in os.environ.get("QUALCODE_REQUIRE", "").replace(",", " ").split():
        pytest.fail(f"{name} is required: {missing}")
    if missing:
        pytest.skip(missing)


def demand_spark() -> None:
    """Skip or fail where Spark does not run here."""
    demand("spark", _missing())
