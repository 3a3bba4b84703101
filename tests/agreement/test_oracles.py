"""The exported long table gives our figures in others' packages; skipped where these are not installed."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from qualcode.agreement.files.long_table import long_table
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.reporting.agreement.long_table import ratings_report
from qualcode.reporting.writers.csv import write
from tests.demo_project import demo_at


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The codes of the demo's study, and per code the table's values: a row a coder, a column a unit."""
    folder = tmp_path_factory.mktemp("demo")
    comparison = Comparison(numbered=True)
    with demo_at(folder / "demo.qualcode") as project:
        made = study(project, comparison)
        with (folder / "ratings.csv").open("wb") as file:
            write(ratings_report(long_table(project, comparison)), file)
    values: dict[str, dict[tuple[str, str], float]] = {}
    with (folder / "ratings.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            said = float(row["value"]) if row["value"] else np.nan
            values.setdefault(row["code"], {})[row["coder"], row["unit"]] = said
    matrices = {}
    for code, cells in values.items():
        coders, units = (list(dict.fromkeys(key[place] for key in cells)) for place in (0, 1))
        matrices[code] = np.array([[cells[coder, unit] for unit in units] for coder in coders])
    return made, matrices


def test_krippendorff_has_our_alpha(demo):
    krippendorff = pytest.importorskip("krippendorff", reason="the package krippendorff (GPL) is installed by hand")
    made, matrices = demo
    checked = 0
    for code in made.codes:
        value = code.values["krippendorff_alpha"].value
        if value is not None:
            matrix = matrices[code.name]
            assert krippendorff.alpha(matrix, level_of_measurement="nominal") == pytest.approx(value), code.name
            checked += 1
    assert checked > 15


@pytest.mark.filterwarnings("ignore")  # of the package itself
def test_irrcac_has_our_coefficients(demo):
    raw = pytest.importorskip("irrCAC.raw", reason="the package irrCAC (no licence stated) is installed by hand")
    pandas = pytest.importorskip("pandas")
    made, matrices = demo
    named = {"gwet_ac1": "gwet", "fleiss_kappa": "fleiss", "conger_kappa": "conger", "brennan_prediger": "bp"}
    checked = 0
    for code in made.codes[:8]:
        table = raw.CAC(pandas.DataFrame(matrices[code.name].T), categories=[0.0, 1.0], digits=9)
        for name, theirs in named.items():
            value = code.values[name].value
            if value is not None:
                assert getattr(table, theirs)()["est"]["coefficient_value"] == pytest.approx(value, abs=1e-8)
                checked += 1
    assert checked > 15
