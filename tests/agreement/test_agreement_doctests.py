"""The examples in the kernel's docstrings are true, and the kernel loads nothing heavy but numpy."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys

import qualcode.agreement

SMALL = """
import sys
heavy = {"numpy", "pandas", "scipy", "spacy", "textual", "sqlite3"}
from qualcode.agreement import COEFFICIENTS, Continuum, Ratings, analytic, rate, unitizing
from qualcode.model.spans import Span
print(sorted(heavy & set(sys.modules)))
sentences = [Span(0, 40), Span(41, 100)]
coded = [[place for place, yes in enumerate(rate(sentences, [span])) if yes] for span in sentences]
ratings = Ratings.presence(["A", "B"], coded, units=2)
for coefficient in COEFFICIENTS.values():
    coefficient.compute(ratings)
analytic("gwet_ac1", ratings)
unitizing([Continuum.of(9, [("A", 0, 5, "x"), ("B", 1, 5, "x")])], ["x"])
print(sorted(heavy & set(sys.modules)))
"""


def test_the_examples_in_the_docstrings_are_true() -> None:
    attempted = doctest.testmod(qualcode.agreement).attempted
    for module in pkgutil.walk_packages(qualcode.agreement.__path__, "qualcode.agreement."):
        if module.name != "qualcode.agreement.study.compute":
            result = doctest.testmod(importlib.import_module(module.name))
            assert result.failed == 0, module.name
            attempted += result.attempted
    assert attempted > 0


def test_importing_the_kernel_loads_nothing_heavy_and_a_small_table_numpy_alone() -> None:
    done = subprocess.run([sys.executable, "-c", SMALL], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["[]", "['numpy']", ""]


def test_every_public_name_is_there_once() -> None:
    names = qualcode.agreement.__all__
    assert len(names) == len(set(names))
    assert all(hasattr(qualcode.agreement, name) for name in names)
