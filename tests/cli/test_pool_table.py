"""Tables of a pool: what is shown, what is hidden, what is told beside."""

import pytest

from tests.pool.small_pools import SmallPool

PROJECT = f"p{1:016x}"
BLIND = f"p{2:016x}"


@pytest.fixture
def folder(tmp_path):
    """Twelve documents and cases: “haupt” seven, “ober” three, two without a value; Geld in ten, Zeit in one."""
    pool = SmallPool()
    for code, (parent, path) in enumerate([(None, "Zeit"), (None, "Geld"), (2, "Geld / Lohn")], 1):
        pool.add(
            "codes", code=code, parent=parent, position=-code, name=path.split(" / ")[-1], path=path, uuid=str(code)
        )
        pool.add("code_tree", ancestor=code, code=code, depth=0)
    pool.add("code_tree", ancestor=2, code=3, depth=1)
    for code, relation in enumerate(["exact", "exact", "narrower"], 1):
        pool.add("code_map", project=PROJECT, project_code=100 + code, code=code, relation=relation)
    for document in range(1, 13):
        pool.add("documents", project=PROJECT, document=document, case_key=document, own=1, length=100)
        value = "Haupt" if document <= 7 else "ober" if document <= 10 else None
        if value:
            pool.add("attributes", project=PROJECT, document=document, name="Typ", folded_name="typ", value=value,
                     folded_value=value.lower())  # fmt: skip
        if document <= 10:
            _coding(pool, document, 102, 0, 10)
            _coding(pool, document, 102, 5, 20, coder=2)
            _coding(pool, document, 103, 15, 25)
    _coding(pool, 1, 101, 30, 40)
    _coding(pool, 2, 101, 30, 40, polarity="absent")
    _coding(pool, 1, 199, 30, 40)
    for rules in ("r0a", "r0b"):
        pool.add("machine_codings", rules=rules, project=PROJECT, document=12, code=1, start=0, stop=5)
    pool.add("documents", project=BLIND, document=99, case_key=99, own=1, length=1)
    return pool.write(tmp_path / "pool", blind=[BLIND])


def _coding(
    pool: SmallPool, document: int, code: int, start: int, stop: int, *, coder: int = 1, polarity: str = "present"
):
    number = len(pool.tables["codings"])
    pool.add("codings", project=PROJECT, coding=number, document=document, code=code, coder=coder,
             coder_kind="person", start=start, stop=stop,
             first_sentence=0, last_sentence=0, polarity=polarity, old_rule=int(stop == 25),
             counted=1)  # fmt: skip


def _rows(run, folder, *arguments):
    said = run("pool", "table", "--pool", str(folder), "--json", *arguments).json
    return {(row["part"], row["row"], row["column"]): row["n"] for row in said["rows"]}


def test_passages_join_where_they_overlap_and_small_numbers_are_hidden(run, folder):
    found = _rows(run, folder, "--columns", "TYP")
    assert found["total", "Geld", None] == 10
    assert found["cell", "Geld", "Haupt"] is None  # ober has 3, which the total would tell
    assert found["cell", "Geld", "ober"] is None
    assert found["cell", "Geld", "not stated"] == 0
    assert found["base", None, None] == 13
    assert _rows(run, folder, "--roll-up")["cell", "Geld", None] == 10
    assert _rows(run, folder)["cell", "Zeit", None] is None


def test_documents_and_cases_by_an_attribute_add_up(run, folder):
    for unit in ("documents", "cases"):
        found = _rows(run, folder, "--rows", "typ", "--unit", unit)
        assert found["cell", "Haupt", None] == 7
        assert found["cell", "ober", None] is None
        assert _rows(run, folder, "--rows", "typ", "--unit", unit, "--where", "Geld")["base", None, None] == 10


def test_where_no_number_may_be_told_one_sentence_stands_for_the_table(run, folder):
    asked = ("pool", "table", "--pool", str(folder), "--columns", "typ", "--unit", "cases", "--where", "typ=ober")
    told = run(*asked)
    assert (told.code, "·" in told.out, "none" in told.err) == (0, False, False)
    said = "too few cases for a table: each number is below 5"
    assert said in told.err
    assert "no --columns; a wider --where; “--unit passages”." in told.err
    assert {row["n"] for row in run(*asked, "--json").json["rows"]} == {None}


def test_what_is_not_exact_not_mapped_blind_or_hidden_is_told(run, folder):
    shown = run("pool", "table", "--pool", str(folder), "--columns", "typ", "--unit", "cases")
    assert "≈ Geld / Lohn" in shown.out
    assert shown.out.index("Geld") < shown.out.index("Zeit")
    absent = shown.out.partition("reported as absent")[2]
    assert "Zeit" in absent
    assert "Geld" not in absent  # whose row would be noughts alone
    assert "not counted: < 5" in shown.err
    assert "1 project is blind" in shown.err
    assert "not shown" in shown.err
    old = run("pool", "table", "--pool", str(folder), "--without-old-rules")
    assert "Lohn" not in old.out
    assert "people" in old.out
    assert run("pool", "table", "--pool", str(folder), "--json").json["coded_by"] == "human"


def test_codings_of_rules_count_where_they_are_asked_for(run, folder):
    arguments = ("pool", "table", "--pool", str(folder), "--coders", "machine")
    several = run(*arguments)
    assert several.code == 2
    assert "r0a, r0b" in several.err
    shown = run(*arguments, "--rules", "r0b")
    assert "not validated" in shown.out
    assert "Geld" not in shown.out
    assert run(*arguments, "--rules", "rx").code != 0
    assert run("pool", "table", "--pool", str(folder), "--rules", "r0a").code == 2


def test_what_is_asked_wrongly_is_told_and_nothing_is_written(run, folder, tmp_path):
    for arguments in (["--columns", "tpy"], ["--where", "Gled"], ["--where", "coder:Anna"], ["--engine", "oracle"],
                      ["--rows", "typ", "--columns", "Typ"]):  # fmt: skip
        found = run("pool", "table", "--pool", str(folder), *arguments, "-o", str(tmp_path / "x.csv"))
        assert found.code != 0
        assert "Unexpected" not in found.err
    assert not (tmp_path / "x.csv").exists()
    assert run("pool", "table", "--pool", str(folder), "--rows", "typ", "-o", str(tmp_path / "x.csv")).code == 0
    assert (tmp_path / "x.csv").read_text("utf-8-sig").startswith("part,row,column,n,absent,exact")
