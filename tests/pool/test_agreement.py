"""Agreement over a pool: what is counted, held to plain Python, and what of it is told."""

import json
import re
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.presence import fourfold
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import resample_tables
from qualcode.agreement.kernel.units import Units
from qualcode.agreement.kernel.values import Plan, pooled
from qualcode.cli.pool.agreement import agreement
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.model.spans import Span
from qualcode.pool.codebook.code_mapping import CodeRelation, change_mappings, decided
from qualcode.pool.codebook.importing import import_codebook
from qualcode.pool.codebook.shared_codebook import SharedCodebook
from qualcode.pool.engines.composing import all_documents
from qualcode.pool.folder.arrow import arrow_schema, write_parquet
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.pool.folder.manifest import GivenCode, GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.tables.agreement import (
    FIGURES,
    AgreementAsked,
    AgreementUnit,
    BesidePersons,
    CodersPair,
    ComparedCode,
    ComparedFigure,
    compare_coders,
    other_cells,
    told_comparisons,
)
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.told_estimates import rounded, rounded_ends
from qualcode.reading.lists.codebook_file import load
from tests.pool.small_pools import SmallPool, engines_of, small_pools

PATTERNS = ((1, 1), (1, 0), (0, 1), (0, 0))


def by_hand(pool: SmallPool, unit: str, depth: int, beside: str, *, asking: bool) -> Counter:
    """(project, first, second, code, case) -> cells [both, only first, only second, neither], by plain loops."""
    tables = pool.tables
    own = {row["document"]: row["case_key"] for row in tables["documents"] if row["own"]}
    found: dict = {}
    for document in tables["documents"]:
        project, key = document["project"], document["document"]
        if key not in own:
            continue
        readers = {row["coder"]: row["kind"] for row in tables["coders"]
                   if (row["project"], row["document"]) == (project, key)}  # fmt: skip
        spans = [(row["start"], row["stop"]) for row in tables["units"]
                 if (row["document"], row["kind"]) == (key, "sentence" if unit == "document" else unit)
                 and (asking or not row["asked"])]  # fmt: skip
        for first in sorted(coder for coder, kind in readers.items() if kind == "person"):
            for second in sorted(readers):
                if not (readers[second] == "person" and first < second) and readers[second] != (beside or None):
                    continue
                for code in {row["ancestor"] for row in tables["code_tree"]}:
                    below = {row["code"] for row in tables["code_tree"]
                             if row["ancestor"] == code and row["depth"] <= depth}  # fmt: skip
                    mine = {row["project_code"] for row in tables["code_map"]
                            if row["project"] == project and row["code"] in below}  # fmt: skip
                    if not mine:
                        continue
                    coded = []
                    for coder in (first, second):
                        passages = [Span(row["start"], row["stop"]) for row in tables["codings"]
                                    if (row["project"], row["document"], row["coder"]) == (project, key, coder)
                                    and row["code"] in mine]  # fmt: skip
                        if unit == "document":
                            there = any(
                                start < passage.end and passage.start < stop
                                for start, stop in spans
                                for passage in passages
                            )
                            coded.append({0} if there else set())
                        else:
                            counting = [Span(*span) for span in spans]
                            coded.append(set(Units.of(counting, counting).coded(passages)))
                    number = 1 if unit == "document" else len(spans)
                    cells = found.setdefault((project, first, second, code, own[key]), [0, 0, 0, 0])
                    both, one, other = (
                        len(part) for part in (coded[0] & coded[1], coded[0] - coded[1], coded[1] - coded[0])
                    )
                    for place, count in enumerate((both, one, other, number - both - one - other)):
                        cells[place] += count
    return found


@given(
    small_pools(texts=False),
    st.sampled_from(list(AgreementUnit)),
    st.booleans(),
    st.booleans(),
    st.sampled_from(list(BesidePersons)),
)
@settings(max_examples=4)
def test_cells_and_figures_are_those_of_plain_loops(pool, unit, with_below, asking, beside):
    expected = by_hand(pool, unit.value, 99 if with_below else 0, beside.value, asking=asking)
    with tempfile.TemporaryDirectory() as folder:
        duckdb = engines_of(pool.write(Path(folder)))[0]
        asked = AgreementAsked(unit=unit, beside=beside, with_below=with_below, with_interviewer=asking)
        compared = compare_coders(duckdb, all_documents(), asked)
        duckdb.close()
    seen = set()
    for found in compared:
        pair = found.pair
        if found.code is None:
            continue
        cases = [expected[pair.project, pair.first, pair.second, found.code, case] for case in pair.cases]
        assert found.cells == tuple(map(sum, zip(*cases, strict=True)))
        patterns = dict(zip([(1, 1), (1, 0), (0, 1), (0, 0)], found.cells, strict=True))
        ratings = Ratings(("1", "2"), (0, 1), patterns, positive=1)
        assert fourfold(ratings).units == sum(pair.units)
        for name, value in found.figures.items():
            assert value.value == pytest.approx(COEFFICIENTS[name].compute(ratings).value, abs=1e-12)
        seen |= {(pair.project, pair.first, pair.second, found.code, case) for case in pair.cases}
    given = {place[:4] for place, cells in expected.items() if any(cells[:3])}
    assert {place[:4] for place in seen} == given


class OfRows:
    """Answers each operation with rows that were made up."""

    def __init__(self, rows: dict[str, list[dict]]) -> None:
        self._rows = rows

    def query(self, name, *_asked, **_more):
        import pyarrow

        return pyarrow.Table.from_pylist(self._rows[name], schema=SCHEMAS[name])


def _schema(*columns):
    import pyarrow

    texts = {"project", "kind_b"}
    return pyarrow.schema([(name, pyarrow.string() if name in texts else pyarrow.int64()) for name in columns])


SCHEMAS = {
    "agreement_bases": _schema("project", "coder_a", "coder_b", "kind_b", "case_key", "documents", "units"),
    "agreement_codes": _schema("project", "code", "inexact"),
    "agreement_cells": _schema(
        "project", "coder_a", "coder_b", "code", "case_key", "both_coders", "only_a", "only_b"
    ),
}


@pytest.mark.parametrize("room", [1, 70, 1_000_000])
def test_many_pairs_at_once_have_the_figures_of_each_alone(room):
    """Values, ends and reasons, of codes and pooled, also where nothing varies or hardly anything was read."""
    random = Random(room)
    rows = {name: [] for name in SCHEMAS}
    tables = {}
    for project in (f"p{number:016x}" for number in range(5)):
        codes = random.randint(1, 4)
        rows["agreement_codes"] += [{"project": project, "code": code, "inexact": 0} for code in range(codes)]
        for second in (2, 3):
            units = [random.choice((0, 1, 4, 20)) for _case in range(random.choice((1, 5, 5, 12)))]
            pair = {"project": project, "coder_a": 1, "coder_b": second}
            counts = np.zeros((codes, len(units), 4), dtype=np.int64)
            for code in range(codes):
                weights = random.choice(([0, 0, 0, 1], [1, 0, 0, 0], [3, 1, 1, 9], [0, 1, 1, 9], [0, 1, 0, 3]))
                for case, number in enumerate(units):
                    for pattern in random.choices(range(4), weights, k=number):
                        counts[code, case, pattern] += 1
                    both, only_a, only_b = counts[code, case, :3].tolist()
                    if both or only_a or only_b:
                        rows["agreement_cells"].append({**pair, "code": code, "case_key": case, "both_coders": both,
                                                        "only_a": only_a, "only_b": only_b})  # fmt: skip
            rows["agreement_bases"] += [
                {**pair, "kind_b": "person", "case_key": case, "documents": 1, "units": number}
                for case, number in enumerate(units)
            ]
            tables[project, second] = RatingTable(("1", "2"), (0, 1), PATTERNS, counts, positive=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qualcode.pool.tables.agreement._ROOM", room)
        compared = compare_coders(OfRows(rows), all_documents(), AgreementAsked())
    seen = set()
    for found in compared:
        place = (found.pair.project, found.pair.second)
        table = tables[place]
        drawn = resample_tables([table], FIGURES, Plan(cluster="case"))
        values = [{name: COEFFICIENTS[name].compute(whole) for name in FIGURES} for whole in table.whole()]
        for name, figure in found.figures.items():
            if found.code is None:
                value, interval = pooled(figures[name] for figures in values), drawn.pooled[name]
            else:
                value, interval = values[found.code][name], drawn.by_code[name][found.code]
            assert figure.reason == (value.reason or interval.reason)
            for mine, alone in zip(figure[:3], (value.value, interval.low, interval.high), strict=True):
                assert mine is alone is None or mine == pytest.approx(alone, rel=1e-12, abs=1e-12)
        seen.add((*place, found.code))
    assert seen == {
        (*place, code)
        for place, table in tables.items()
        for code, cells in [*enumerate(table.counts.sum(axis=1)), (None, [len(table) > 1 and table.counts.sum(), 0])]
        if any(cells[:3])
    }


# ---- a pool on the disk --------------------------------------------------------------------------

PROJECT, BLIND = "p" + "1" * 16, "p" + "2" * 16
CASES = 8
SENTENCES = 60


@pytest.fixture
def pool(tmp_path):
    made = Pool.create(tmp_path / "pool")
    import_codebook(
        made, load("title: x\ncodes:\n  - name: Bus\n    codes: [{name: Takt}]\n  - name: Bahn\n", "a.yaml")
    )
    rows: dict[str, list] = {name: [] for name in OF_PROJECT if name not in ("texts", "words")}
    for case in range(CASES):
        rows["documents"].append({"document": case, "case_key": 100 + case, "snippets": 0, "own": 1,
                                  "length": 10 * SENTENCES, "sentences": SENTENCES})  # fmt: skip
        rows["attributes"].append({"document": case, "name": "ort", "value": "Dorf" if case % 2 else "Stadt",
                                   "folded_name": "ort", "folded_value": "dorf" if case % 2 else "stadt",
                                   "number": None})  # fmt: skip
        for unit in range(SENTENCES):
            rows["units"].append(
                {
                    "document": case,
                    "kind": "sentence",
                    "unit": unit,
                    "start": 10 * unit,
                    "stop": 10 * unit + 10,
                    "asked": 0,
                }
            )
        for coder in (1, 2):
            rows["coders"].append({"document": case, "coder": coder, "kind": "person"})
            for code, first in ((11, 0), (11, 1), (12, 3 if case or coder == 1 else 4)):
                rows["codings"].append({
                    "coding": len(rows["codings"]), "document": case, "code": code, "coder": coder,
                    "coder_kind": "person",
                    "start": 10 * first, "stop": 10 * first + 10, "first_sentence": first, "last_sentence": first,
                    "polarity": "present", "weight": None, "old_rule": 0, "counted": 1,
                })  # fmt: skip
    import pyarrow

    for project, is_blind in ((PROJECT, False), (BLIND, True)):
        codes = (GivenCode(11, None, ("bus",)), GivenCode(12, None, ("takt",)))
        with made.replacing(project) as folder:
            for name, columns in OF_PROJECT.items():
                if name in rows:
                    mine = [] if is_blind else rows[name]
                    write_parquet(
                        folder / f"{name}.parquet", columns, [pyarrow.Table.from_pylist(mine, arrow_schema(columns))]
                    )
            write_manifest(folder, Manifest(project=project, kind=GivenKind.PROJECT, added="2026-01-01",
                                            with_texts=False, blind=is_blind, codes=codes))  # fmt: skip
    book = SharedCodebook.read(made)
    change_mappings(made, [
        decided(PROJECT, 11, book.find("Bus").key, CodeRelation.EXACT, "Ada"),
        decided(PROJECT, 12, book.find("Takt").key, CodeRelation.NARROWER, "Ada"),
    ])  # fmt: skip
    return made


def run(pool, *typed):
    return CliRunner().invoke(agreement, [*typed, "--pool", str(pool.folder)])


def test_agreement_waits_for_blind_projects_and_says_how_many(pool):
    told = run(pool)
    assert isinstance(told.exception, QualcodeError)
    assert "1 project is blind" in told.exception.message
    assert run(pool, "--project", PROJECT).exit_code == 0
    assert "1 blind project is left out" in run(pool, "--without-blind").stderr


def test_agreement_tells_cells_figures_and_what_is_not_exact(pool):
    rows = json.loads(run(pool, "--project", PROJECT, "--json").stdout)["rows"]
    bus, takt, whole = rows
    assert (bus["code"], bus["coder_a"], bus["coder_b"], bus["cases"]) == ("Bus", "c1", "c2", CASES)
    assert (bus["both"], bus["only_a"], bus["only_b"], bus["neither"]) == (16, 0, 0, 464)
    assert (bus["cohen_kappa"], bus["inexact"], bus["hidden"]) == (1.0, False, False)
    assert (takt["code"], takt["inexact"], takt["hidden"]) == ("Bus / Takt", True, True)
    assert (takt["both"], takt["only_a"], takt["only_b"]) == (None, None, None)
    assert takt["cohen_kappa"] is None  # of 7, 1 and 1 in 480 even one decimal would tell
    assert whole["cohen_kappa"] is None  # of these and 16 others it would, too
    assert (whole["pooled"], whole["both"]) == (True, None)
    shown = run(pool, "--project", PROJECT)
    assert "< 5" in shown.stdout
    assert "(not exact)" in shown.stdout
    assert "small numbers are hidden" in shown.stderr


def test_codes_filters_and_few_cases(pool):
    one = json.loads(run(pool, "--project", PROJECT, "--json", "--code", "takt").stdout)["rows"]
    assert [row["code"] for row in one] == ["Bus / Takt"]
    below = json.loads(run(pool, "--project", PROJECT, "--json", "--code", "bus", "--with-below").stdout)["rows"]
    assert [(row["code"], row["units"]) for row in below[:2]] == [("Bus", 480), ("Bus / Takt", 480)]
    few = json.loads(run(pool, "--project", PROJECT, "--json", "--where", "ort = Dorf").stdout)["rows"]
    assert {(row["cases"], row["both"], row["cohen_kappa"], row["hidden"]) for row in few} == {
        (None, None, None, True)
    }
    assert isinstance(run(pool, "--project", PROJECT, "--code", "Fähre").exception, NotFound)
    assert isinstance(run(pool, "--consensus", "--machine").exception, UsageProblem)
    turns = json.loads(run(pool, "--project", PROJECT, "--json", "--unit", "turn").stdout)
    assert not turns["rows"]
    assert turns["notes"][0] == "Texts without speakers have no turns: they are not compared."


def test_why_there_is_no_interval_tells_no_number_of_cases(pool):
    reasons = [
        reason
        for row in json.loads(run(pool, "--project", PROJECT, "--json", "--unit", "document").stdout)["rows"]
        for name, reason in row.items()
        if name.endswith("_reason")
    ]
    assert "too few cases for an interval" in reasons
    assert not [reason for reason in reasons if re.search(r"\d", reason)]


def figures(numbers):
    """The figures of a fourfold table."""
    ratings = Ratings(
        ("1", "2"), (0, 1), dict(zip([(1, 1), (1, 0), (0, 1), (0, 0)], numbers, strict=True)), positive=1
    )
    values = {name: COEFFICIENTS[name].compute(ratings) for name in FIGURES}
    return {name: ComparedFigure(value.value, None, None, value.reason) for name, value in values.items()}


def compared_code(cells, pair, code):
    """Cells with their figures, and those that they would have with other small cells."""
    other = other_cells({cells}, 5).get(cells)
    return ComparedCode(pair=pair, code=code, inexact=False, cells=cells, figures=figures(cells),
                        other=other and figures(other))  # fmt: skip


@given(cells=st.tuples(*[st.integers(0, 12)] * 4))
@settings(max_examples=20)
def test_no_hidden_cell_follows_from_the_figures(cells):
    """Whoever tries all cells of that sum finds several numbers for each small one, all figures being the same."""
    if not sum(cells):
        return
    pair = CodersPair(
        project=PROJECT, first=1, second=2, kind="person", cases=tuple(range(9)), documents=9, units=(sum(cells),)
    )
    (told,) = told_comparisons([compared_code(cells, pair, 1)], 5)
    small = [place for place, cell in enumerate(told.cells) if cell == HiddenNumber(5)]
    assert all(cells[place] < 5 for place in small)
    shown = {name: told.figures[name].estimate for name in FIGURES}
    for place in small if any(isinstance(figure.value, float) for figure in shown.values()) else ():
        others = [number for number in range(1, 5) if number != cells[place]]
        assert any(
            all(
                isinstance(shown[name].value, HiddenNumber)
                or rounded(value.value, shown[name].decimals) == shown[name].value
                for name, value in figures(tried).items()
            )
            for number in others
            for tried in _others(cells, place, number, told.cells)
        )


def test_no_hidden_cell_follows_from_what_is_pooled():
    pair = CodersPair(project=PROJECT, first=1, second=2, kind="person", cases=tuple(range(9)), documents=9,
                      units=(20,))  # fmt: skip
    tables = [(10, 0, 0, 10), (10, 2, 0, 8)]
    rows = [compared_code(cells, pair, code) for code, cells in enumerate(tables)]
    whole = tuple(map(sum, zip(*tables, strict=True)))
    rows.append(ComparedCode(pair=pair, code=None, inexact=False, cells=whole, figures=figures(whole)))
    one, other, pooled = told_comparisons(rows, 5)
    assert one.figures["percent"].estimate.value == 1
    assert isinstance(other.cells[1], HiddenNumber)
    assert pooled.figures["percent"].estimate.value != 0.95  # 38 of 40 agree: all that differ are the hidden two
    pooled = list(told_comparisons([rows[0], rows[0], rows[2]], 5))[2]
    assert pooled.figures["percent"].estimate.value == 0.95  # where nothing is hidden


def test_intervals_are_those_of_other_small_cells_as_well():
    """Of each pair one other world fits all that is told of its codes together and of what is pooled."""
    rows = {"agreement_bases": [], "agreement_codes": [], "agreement_cells": []}
    pair = {"project": PROJECT, "coder_a": 1, "coder_b": 2}
    for code in (1, 2, 3):
        rows["agreement_codes"].append({"project": PROJECT, "code": code, "inexact": 0})
    for case in range(12):
        rows["agreement_bases"].append({**pair, "kind_b": "person", "case_key": case, "documents": 1, "units": 40})
        for code, cells in ((1, (6, int(case < 3), 0)), (2, (4, int(case < 2), int(case > 7))), (3, (5, 0, 0))):
            rows["agreement_cells"].append({**pair, "code": code, "case_key": case, "both_coders": cells[0],
                                            "only_a": cells[1], "only_b": cells[2]})  # fmt: skip
    compared = compare_coders(OfRows(rows), all_documents(), AgreementAsked(), 5)
    told = list(told_comparisons(compared, 5))
    assert [row.is_hiding for row in told] == [True, True, False, True]
    assert any(row.figures["cohen_kappa"].estimate.has_interval for row in told if row.is_hiding)
    for row in told:
        other = row.compared.other or row.compared.figures
        for name in FIGURES:
            shown = row.figures[name].estimate
            value, low, high = other[name][:3]
            numbers = rounded(value, shown.decimals), *rounded_ends(low, high, shown.end_decimals)
            for number, cell in zip(numbers, (shown.value, shown.low, shown.high), strict=True):
                assert isinstance(cell, HiddenNumber) or number == cell


def _others(cells, place, number, told):
    """Cells with another number at a place, and the others that are hidden changed so that the sum stays."""
    hidden = [at for at, cell in enumerate(told) if isinstance(cell, HiddenNumber) and at != place]
    for count in (1, 2, 3):
        for changed in combinations(hidden, count):
            for steps in st_steps(count):
                tried = list(cells)
                tried[place] = number
                for at, step in zip(changed, steps, strict=True):
                    tried[at] += step
                fits = all((0 < tried[at] < 5 if told[at].below else tried[at] >= 5) for at in (*hidden, place))
                if sum(tried) == sum(cells) and fits:
                    yield tried


def st_steps(count):
    """All changes by at most four of so many numbers."""
    from itertools import product

    return product(range(-4, 5), repeat=count)
