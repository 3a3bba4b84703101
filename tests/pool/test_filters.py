"""Filters of a pool choose the documents that they choose in plain Python, on each engine."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from qualcode.errors import Ambiguous, NotFound, QualcodeError, UsageProblem
from qualcode.pool.engines.choice import CodedBy, CountedCodings
from qualcode.pool.engines.duckdb_engine import DuckdbEngine
from qualcode.pool.engines.filters import filtered
from qualcode.pool.engines.stretches import with_passages, with_stretches, with_units, with_values
from tests.pool.pool_oracle import PoolOracle
from tests.pool.small_pools import SmallPool, engines_of, small_pools

_CODES = ["Code 1", 'code:"Code 1"']
_SAID = ["absent", "polarity:mixed", "weight>=50", "weight=0", "typ=haupt", "typ!=haupt", "Größe>=12", "typ<8",
         "typ=", "größe!="]  # fmt: skip
_WITHIN = st.recursive(
    st.sampled_from([*_CODES, *_SAID]),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(["AND", "OR", "NEAR/0", "NEAR/2"]), inner),
    max_leaves=4,
)
_FILTERS = st.recursive(
    st.sampled_from([*_CODES, *_SAID]) | st.builds("[{}]".format, _WITHIN)
    | st.builds("({} NEAR/1 {})".format, _WITHIN, _WITHIN),
    lambda inner: st.builds("({} AND {})".format, inner, inner) | st.builds("({} OR {})".format, inner, inner)
    | st.builds("(weight>=0 NOT {})".format, inner),
    max_leaves=4,
)  # fmt: skip
_COUNTED = st.builds(
    CountedCodings, coded_by=st.sampled_from(CodedBy), rules=st.sampled_from([None, "r0a"]),
    polarities=st.sampled_from([(), ("absent",), ("present", "mixed")]), without_old_rules=st.booleans(),
)  # fmt: skip


def _same(pool: SmallPool, where: str, counted: CountedCodings) -> None:
    pool.add("documents", project="p0", document=0, case_key=0, own=0)
    for name in ("Typ", "Größe"):  # so that the pool knows them
        pool.add("attributes", project="p0", document=0, name=name, folded_name=name.casefold(), value="x",
                 folded_value="x")  # fmt: skip
    oracle = PoolOracle(pool, counted, where)
    with tempfile.TemporaryDirectory() as folder:
        for engine in engines_of(pool.write(Path(folder))):
            choice = filtered(engine, where, counted)
            found = engine.query("units_by_value", ("typ", "grösse"), choice=choice).to_pylist()
            assert found == oracle.units_by_value("typ", "grösse"), (where, type(engine))
            found = engine.query("passages_by_code", choice=with_passages(with_values(choice, "typ"), 9)).to_pylist()
            assert found == oracle.passages_by_code("typ", 9), (where, type(engine))
            found = engine.query("passages_by_value", ("typ", ""), choice=with_passages(choice)).to_pylist()
            assert found == oracle.passages_by_value("typ", ""), (where, type(engine))
            for unit in ("document", "case_key"):
                asked = with_units(with_values(choice, "typ"), unit, 0)
                found = engine.query("units_by_code", choice=asked).to_pylist()
                assert found == oracle.units_by_code(unit, "typ", 0), (where, unit, type(engine))
            for by, depth, asked in (
                ("overlap", 9, with_stretches(choice, 9)), ("near", 0, with_stretches(choice, 0, 1)),
                ("document", 0, with_units(choice, "document", 0)), ("case", 9, with_units(choice, "case_key", 9)),
            ):  # fmt: skip
                name = "pairs_of_stretches" if by in ("overlap", "near") else "pairs_of_units"
                found = engine.query(name, choice=asked).to_pylist()
                assert found == oracle.pairs(by, 1, depth), (where, by, type(engine))
            engine.close()


@given(small_pools(texts=False), _FILTERS, _COUNTED)
@settings(max_examples=3)
def test_a_filter_chooses_the_same(pool: SmallPool, where: str, counted: CountedCodings) -> None:
    _same(pool, where, counted)


@pytest.mark.stress
@given(small_pools(texts=False), _FILTERS, _COUNTED)
@settings(max_examples=300, phases=[Phase.generate])
def test_many_filters_choose_the_same(pool: SmallPool, where: str, counted: CountedCodings) -> None:
    _same(pool, where, counted)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DuckdbEngine:
    """A pool with a code whose name stands twice, years and dates."""
    pool = SmallPool()
    for key, (parent, path) in enumerate(
        [(None, "Geld"), (None, "Schule"), (1, "Geld / Zeit"), (2, "Schule / Zeit")]
    ):
        pool.add(
            "codes", code=key + 1, parent=parent, position=key, name=path.split(" / ")[-1], path=path, uuid=str(key)
        )
    values = ["2021", "2021-03-05", "2020", "früher", None]
    for key, value in enumerate(values):
        pool.add("documents", project="p1", document=key, case_key=key, own=1)
        if value:
            number = float(value) if value.isdigit() else None
            pool.add("attributes", project="p1", document=key, name="Jahr", folded_name="jahr", value=value,
                     folded_value=value, number=number)  # fmt: skip
    return engines_of(pool.write(tmp_path_factory.mktemp("pool")))[0]


def _chosen(engine: DuckdbEngine, where: str) -> int:
    rows = engine.query("units_by_value", ("", ""), choice=filtered(engine, where)).to_pylist()
    return int(rows[-1]["documents"])


def test_numbers_and_dates_are_ordered_and_what_is_neither_is_told(engine: DuckdbEngine) -> None:
    assert _chosen(engine, "Jahr>=2021") == 2
    assert _chosen(engine, "JAHR<=2021-03") == 1
    assert _chosen(engine, "jahr<2021") == 1
    assert _chosen(engine, "jahr=") == 1
    assert "cannot be compared" in filtered(engine, "Jahr>=2021").notes[0]


@pytest.mark.parametrize(
    ("where", "error", "told"),
    [
        ("coder:Anna", UsageProblem, "--coders"),
        ('label:"RG 2022"', UsageProblem, "never leave"),
        ("case:Meier", UsageProblem, "never leave"),
        ("uncoded", UsageProblem, "project alone"),
        ("good", UsageProblem, "project alone"),
        ("round=2", UsageProblem, "Rounds"),
        ("Gled", NotFound, "Geld"),
        ("jahre=2", NotFound, "Jahr"),
        ("code:Geld", None, ""),
        ("weight>=viel", UsageProblem, "whole number"),
        ("jahr>=bald", UsageProblem, "no number"),
        ("polarity:halb", NotFound, "present"),
        ("[NOT Geld]", UsageProblem, "outside"),
        ('Schule NEAR ("Geld/Zeit" NOT Geld)', UsageProblem, "outside"),
        ("(Geld", UsageProblem, "not closed"),
    ],
)
def test_what_makes_no_sense_in_a_pool_is_refused_with_the_reason(
    engine: DuckdbEngine, where: str, error: type[QualcodeError] | None, told: str
) -> None:
    if error is None:
        assert _chosen(engine, where) == 0
        return
    with pytest.raises(error) as raised:
        filtered(engine, where)
    assert told in f"{raised.value} {raised.value.hint}"
    assert raised.value.typed == where


def test_a_name_that_stands_twice_is_told_and_a_path_is_none(engine: DuckdbEngine) -> None:
    with pytest.raises(Ambiguous):
        filtered(engine, "Schule AND Zeit")
    assert _chosen(engine, 'code:"SCHULE/zeit"') == 0


def test_a_filter_with_too_many_parts_is_refused_and_the_same_part_is_asked_once(engine: DuckdbEngine) -> None:
    assert len(filtered(engine, " OR ".join(["Schule"] * 150)).ctes) == 4  # with `chosen` and `passages`
    with pytest.raises(UsageProblem, match="too many"):
        filtered(engine, " AND ".join(f"jahr!={year}" for year in range(150)))
