"""`qualcode table`: Table 2 of the demo by one command, JSON, and what is said of bad input."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing

import pytest

from tests.demo_project import demo_at


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "demo.qualcode"
    demo_at(path).close()
    return path


TABLE_2 = {  # of 5 districts, 3 towns within one and 4 cities, looked up one by one in the demo's codings
    "Transition": ("7 (58%)", "3 (60%)", "2 (67%)", "2 (50%)"),
    "Interferenz": ("5 (42%)", "2 (40%)", "1 (33%)", "2 (50%)"),
    "Diffusion": ("2 (17%)", "1 (20%)", "0 (0%)", "1 (25%)"),
}


def test_table_2_of_the_report_is_one_command(run, demo):
    arguments = ("-p", demo, "table", "codes", "municipality_type", "--count", "cases", "--percent", "column")
    ran = run(*arguments, "--small")
    head, *rows = ran.out.splitlines()
    for part in (
        "cases (N=12)",
        "Total",
        "Kreis (N=5)",
        "kreisangehörige Kommune (N=3)",
        "kreisfreie Stadt (N=4)",
    ):
        assert part in head
    for name, cells in TABLE_2.items():
        row = next(row for row in rows if f"{name} " in row)
        assert [cell.strip() for cell in row.split("  ") if cell.strip()][1:] == list(cells)
    assert "Several answers possible" in ran.err
    assert "55 rows without a passage are left out" in ran.err
    below = run(*arguments)
    assert "%" not in below.out  # all bases are below 20
    assert "Per cents of fewer than 20 are left out" in below.err


def test_every_number_of_it_is_what_the_file_says(run, demo):
    made = run("-p", demo, "table", "codes", "municipality_type", "--count", "cases", "--json").json
    seen = defaultdict(set)
    with closing(sqlite3.connect(demo)) as file:
        rows = file.execute(
            "SELECT k.name, a.value, d.case_id, c.polarity FROM codings c JOIN codes k ON k.id = c.code_id "
            "JOIN documents d ON d.id = c.document_id "
            "JOIN attributes a ON a.document_id = d.id AND a.name = 'municipality_type'"
        )
        for code, kind, case, polarity in rows:
            seen[code, kind, polarity != "absent"].add(case)
    assert made["base"] == 12
    assert {column["name"]: column["base"] for column in made["columns"]} == {
        "Kreis": 5, "kreisangehörige Kommune": 3, "kreisfreie Stadt": 4,
    }  # fmt: skip
    for cell in made["cells"]:
        code, kind = cell["row"].rpartition(" / ")[2], cell["column"]
        assert cell["n"] == len(seen[code, kind, True])
        assert cell["n"] == cell["present"] + cell["mixed"]
        assert cell["absent"] == len(seen[code, kind, False] - seen[code, kind, True])
        assert bool(cell["codings"]) == bool(cell["n"] or cell["absent"])


def test_waves_stand_side_by_side_each_kind_of_source_apart(run, demo):
    head = run("-p", demo, "table", "codes", "waves", "--where", "wave>=2020").out.splitlines()[0]
    names = ("Reflexionsgespräch 2020 (N=12)", "Interview Teilhabemanagement 2020 (N=9)",
             "Reflexionsgespräch 2021 (N=12)", "Reflexionsgespräch 2022 (N=12)")  # fmt: skip
    assert all(name in head for name in names)
    assert "2019" not in head
    ran = run("-p", demo, "table", "codes", "municipality_type")
    assert "Kinds of source counted together" in ran.err
    assert "Reflexionsgespräch (49)" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("codes", "municipality_typ"), "municipality_type"),
        (("codes", "codes"), "Rows and columns are the same"),
        (("cases", "codes", "--panel"), "Name waves as rows or as columns"),
        (("codes", "waves", "--where", "wave=1999"), "N = 0"),
    ],
)
def test_bad_input_is_told_with_the_next_step(run, demo, arguments, words):
    assert words in run("-p", demo, "table", *arguments).err
