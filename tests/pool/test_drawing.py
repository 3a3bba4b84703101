"""Samples: the same documents on all engines, chances that are right, and one that contains the smaller one."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.pool.folder.sample_records import HitsDrawn
from qualcode.pool.sampling import drawing
from qualcode.pool.sampling.drawing import DrawnDocuments, SampleRequest, draw
from tests.pool.small_pools import SmallPool, engines_of, small_pools


def answers(number: int, *, machine: int = 0) -> SmallPool:
    """A pool of so many short answers, in strata of 1 to 3 parts; rules gave the code 1 to the first `machine`."""
    pool = SmallPool()
    pool.add("codes", code=1, uuid="u1", parent=None, position=1, name="A", path="A", folded_path="a", definition="")
    pool.add("code_tree", ancestor=1, code=1, depth=0)
    for key in range(number):
        project = f"p{key % 2:016x}"
        pool.add("documents", project=project, document=key, case_key=key, snippets=1, own=1, length=4, sentences=1)
        pool.add("texts", project=project, document=key, text="Text")
        value = ("a", "b", "b", "c", "c", "c")[key % 6]
        pool.add("attributes", project=project, document=key, name="Typ", value=value.upper(), folded_name="typ",
                 folded_value=value, number=None)  # fmt: skip
        if key < machine:
            pool.add("machine_codings", rules="r1", project=project, document=key, code=1, start=0, stop=4,
                     first_sentence=0, last_sentence=0)  # fmt: skip
    return pool


def turn(seed: int, key: int) -> str:
    return hashlib.md5(f"{seed}:{key}".encode(), usedforsecurity=False).hexdigest()


def keys(drawn: DrawnDocuments) -> set[int]:
    return {document.key for document in drawn.documents}


@given(small_pools(), st.integers(0, 2**32 - 1), st.integers(1, 3), st.booleans())
@settings(max_examples=8)
def test_all_engines_draw_what_python_draws(pool: SmallPool, seed: int, each: int, by_type: bool) -> None:
    with_text = {(row["project"], row["document"]) for row in pool.tables["texts"]}
    frame = [
        row
        for row in pool.tables["documents"]
        if row["own"] and row["snippets"] and row["length"] and (row["project"], row["document"]) in with_text
    ]
    values: dict[int, str] = {}
    for row in pool.tables["attributes"]:
        if row["folded_name"] == "typ" and by_type:
            values[row["document"]] = row["folded_value"]
    known = {row["folded_name"] for row in pool.tables["attributes"]}
    request = SampleRequest(seed, ("TYP",) if by_type and "typ" in known else (), each)
    expected: set[int] = set()
    for value in {values.get(row["document"]) for row in frame}:
        stratum = [row["document"] for row in frame if values.get(row["document"]) == value]
        expected |= set(sorted(stratum, key=lambda key: (turn(seed, key), key))[:each])
    with tempfile.TemporaryDirectory() as folder:
        for engine in engines_of(pool.write(Path(folder))):
            if not frame:
                with pytest.raises(QualcodeError, match="no document that could be drawn"):
                    draw(engine, request)
                continue
            drawn = draw(engine, request)
            assert keys(drawn) == expected
            assert all(document.turn == turn(seed, document.key) for document in drawn.documents)
            assert all(document.held_out == (int(document.turn, 16) % 16 >= 8) for document in drawn.documents)
            assert sum(stratum.drawn for stratum in drawn.strata) == len(expected)
            assert drawn.without_text == sum(
                (row["project"], row["document"]) not in with_text for row in pool.tables["documents"] if row["own"]
            )


def test_the_larger_sample_contains_the_smaller_one_and_chances_are_shares(tmp_path: Path) -> None:
    engine = engines_of(answers(60).write(tmp_path))[0]
    small, large = (draw(engine, SampleRequest(7, ("typ",), each)) for each in (4, 8))
    assert len(small.documents) == 12
    assert keys(small) < keys(large)
    assert {stratum.name: (stratum.documents, stratum.drawn, stratum.chance) for stratum in small.strata} == {
        "Typ=A": (10, 4, 0.4), "Typ=B": (20, 4, 0.2), "Typ=C": (30, 4, 4 / 30),
    }  # fmt: skip
    assert keys(draw(engine, SampleRequest(8, ("typ",), 4))) != keys(small)
    whole = draw(engine, SampleRequest(7, ("typ",), 1000))
    assert len(whole.documents) == 60
    assert {document.chance for document in whole.documents} == {1.0}
    assert small.digest(SampleRequest(7, ("typ",), 4)) != large.digest(SampleRequest(7, ("typ",), 8))


def test_hits_are_a_second_phase_with_the_chance_of_both(tmp_path: Path) -> None:
    engine = engines_of(answers(60, machine=12).write(tmp_path))[0]
    both = SampleRequest(7, ("typ",), 4, HitsDrawn("r1", 1, 6))
    drawn = draw(engine, both)
    assert keys(draw(engine, SampleRequest(7, ("typ",), 4))) | keys(
        draw(engine, SampleRequest(7, hits=HitsDrawn("r1", 1, 6)))
    ) == keys(drawn)
    assert len(drawn.documents) == 12 + 6 - drawn.twice
    chances = {stratum.name: stratum.chance for stratum in drawn.strata}
    assert chances["Typ=A · no hits"] == 0.4
    assert chances["Typ=A · hits"] == pytest.approx(1 - 0.6 * 0.5)
    assert sum(stratum.documents for stratum in drawn.strata) == 60
    only = draw(engine, SampleRequest(7, hits=HitsDrawn("r1", 1, 6)))
    assert {(stratum.name, stratum.documents, stratum.chance) for stratum in only.strata} == {("hits", 12, 0.5)}
    with pytest.raises(QualcodeError, match="gave this code to no document"):
        draw(engine, SampleRequest(7, hits=HitsDrawn("r2", 1, 6)))


@pytest.mark.stress
def test_the_chance_of_both_phases_is_how_often_they_draw(tmp_path: Path) -> None:
    """Over many seeds each document comes up as often as its chance says: Horvitz and Thompson's total is right."""
    engine = engines_of(answers(18, machine=6).write(tmp_path))[0]
    seen: dict[int, int] = {}
    chances: dict[int, float] = {}
    seeds = 600
    for seed in range(seeds):
        for document in draw(engine, SampleRequest(seed, ("typ",), 2, HitsDrawn("r1", 1, 2))).documents:
            seen[document.key] = seen.get(document.key, 0) + 1
            chances[document.key] = document.chance
    for key, chance in chances.items():
        assert abs(seen[key] / seeds - chance) < 4.5 * (chance * (1 - chance) / seeds) ** 0.5 + 1e-9, key


def test_requests_that_cannot_be_met(tmp_path: Path) -> None:
    engine = engines_of(answers(6).write(tmp_path))[0]
    for request in (
        SampleRequest(7),
        SampleRequest(7, ("typ",)),
        SampleRequest(-1, (), 5),
        SampleRequest(7, ("typ", "Typ"), 5),
    ):
        with pytest.raises(UsageProblem):
            draw(engine, request)
    with pytest.raises(NotFound, match="“tip”") as raised:
        draw(engine, SampleRequest(7, ("tip",), 5))
    assert "typ" in raised.value.hint.lower()


def test_a_filter_narrows_what_is_drawn_and_what_chances_are_of(tmp_path: Path) -> None:
    engine = engines_of(answers(60, machine=12).write(tmp_path))[0]
    some = draw(engine, SampleRequest(7, (), 5, where="typ=b"))
    assert {(stratum.documents, stratum.chance) for stratum in some.strata} == {(20, 0.25)}
    assert some.thin_strata == (sum(document.held_out for document in some.documents) < 2)
    assert draw(engine, SampleRequest(7, ("typ",), 1)).thin_strata == 3
    assert draw(engine, SampleRequest(7, ("typ",), 60)).thin_strata == 0
    assert keys(some) == set(
        sorted((key for key in range(60) if key % 6 in (1, 2)), key=lambda key: turn(7, key))[:5]
    )
    assert some.digest(SampleRequest(7, (), 5, where="typ=b")) != some.digest(SampleRequest(7, (), 5))
    hits = draw(engine, SampleRequest(7, hits=HitsDrawn("r1", 1, 2), where="typ=b"))
    assert {(stratum.documents, stratum.chance) for stratum in hits.strata} == {(4, 0.5)}
    with pytest.raises(QualcodeError, match="filter leaves no document"):
        draw(engine, SampleRequest(7, (), 5, where="typ=x"))
    with pytest.raises(NotFound, match="tip"):
        draw(engine, SampleRequest(7, (), 5, where="tip=b"))


def test_every_stratum_has_a_name_of_its_own_whatever_values_say() -> None:
    sizes = {(stratum, False): 1 for stratum in range(3)}
    words = cast("Any", ["typ=a (2)", "typ=a", "typ=a"].__getitem__)
    assert len(set(drawing._stratum_names(sizes, words, SampleRequest(7)).values())) == 3
