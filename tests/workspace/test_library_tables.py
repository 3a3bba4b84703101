"""Counted tables from Python: cells, frames, codings behind them, the change between two waves, and wrong input."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from tests.builders import give_code, interview
from tests.helpers import new_project


@pytest.fixture
def study(tmp_path):
    with new_project(tmp_path) as project:
        for case, wave in (("A", "2020"), ("A", "2022"), ("B", "2020"), ("B", "2022"), ("C", "2022")):
            document = interview(project, f"{case}{wave}", "B: Gut so. Sehr gut.", case=case, wave=wave)
            if (case, wave) != ("B", "2020"):
                give_code(project, document, "Gut so")
    with qualcode.open(project.path, coder="anna") as opened:
        yield opened


def test_a_table_has_cells_frames_and_what_its_numbers_rest_on(study):
    made = study.table("codes", "waves", count="cases", percent="column", small=True)
    assert (made.rows, made.columns, made.base) == (("Thema",), ("2020", "2022"), 3)
    assert made.cells["Thema", "2020"].n == 1
    tidy = made.frame()
    assert list(tidy.columns) == ["row", "column", "n", "present", "absent", "mixed", "percent", "base"]
    assert tidy[["column", "n", "percent", "base"]].values.tolist() == [["2020", 1, 50.0, 2], ["2022", 3, 100.0, 3]]
    assert made.frame(wide=True).values.tolist() == [["Thema", 1, 3]]
    assert [coding.document.name for coding in made.codings("Thema", "2020")] == ["A2020"]
    assert len(made.codings()) == 4
    assert "codes by waves: cases (N=3)" in repr(made)
    assert "<table>" in made._repr_html_()
    with pytest.raises(NotFound):
        made.codings("Tema")


def test_the_change_between_two_waves_has_its_size(study):
    made = study.table("codes", "waves", count="cases", percent="column", small=True, change=True)
    (change,) = made.record.changes
    assert (change.n, change.points) == (2, 50)
    panel = study.table("codes", "waves", count="cases", change=True, panel=True)
    assert [(change.n, change.points) for change in panel.record.changes] == [(1, None)]
    hidden = study.table("codes", "waves", count="cases", change=True, publish=3)
    assert [(change.n, change.points) for change in hidden.record.changes] == [(None, None)]


@pytest.mark.parametrize(
    ("sides", "options"),
    [
        (("codes", "waves"), {"change": True, "where": "wave=2020"}),
        (("codes", "cases"), {"change": True}),
        (("codes", "waves"), {"count": "sentences"}),
        (("codes", "waves"), {"counts": "cases"}),
        (("codes", "waves"), {"decimals": -1}),
        (("codes", "wafes"), {}),
        ((1, "waves"), {}),
    ],
)
def test_wrong_input_is_told(study, sides, options):
    with pytest.raises((UsageProblem, NotFound, QualcodeError)):
        study.table(*sides, **options)
