"""Pairs of codes of a pool: what is counted, what is hidden, what is refused."""

import pytest

from tests.pool.small_pools import SmallPool

PROJECT = f"p{1:016x}"


@pytest.fixture
def folder(tmp_path):
    """Six documents with A and B overlapping, one with C, which stands two sentences behind B; C is below A."""
    pool = SmallPool()
    for code, (parent, path) in enumerate([(None, "A"), (None, "B"), (1, "A / C")], 1):
        pool.add("codes", code=code, parent=parent, position=code, name=path[-1], path=path, uuid=str(code))
        pool.add("code_tree", ancestor=code, code=code, depth=0)
        pool.add(
            "code_map", project=PROJECT, project_code=code, code=code, relation="exact" if code < 3 else "related"
        )
    pool.add("code_tree", ancestor=1, code=3, depth=1)
    for document in range(1, 7):
        pool.add("documents", project=PROJECT, document=document, case_key=document, own=1)
        _coding(pool, document, 1, 0, 10, 0)
        _coding(pool, document, 2, 5, 15, 0)
    _coding(pool, 1, 3, 50, 60, 2)
    _coding(pool, 2, 3, 8, 12, 0, polarity="absent")
    return pool.write(tmp_path / "pool")


def _coding(pool, document, code, start, stop, sentence, *, polarity="present"):
    pool.add(
        "codings", project=PROJECT, coding=len(pool.tables["codings"]), document=document, code=code, coder=1,
        coder_kind="person", start=start, stop=stop, first_sentence=sentence, last_sentence=sentence,
        polarity=polarity, old_rule=0, counted=1,
    )  # fmt: skip


def _pairs(run, folder, *arguments):
    said = run("pool", "cooccurrence", "--pool", str(folder), "--json", *arguments).json
    return {(row["one"], row["other"]): (row["together"], row["jaccard"], row["hidden"]) for row in said["rows"]}


def test_pairs_overlap_or_are_near_and_small_ones_are_hidden(run, folder):
    assert _pairs(run, folder) == {("A", "B"): (6, 1.0, False)}
    near = _pairs(run, folder, "--by", "near", "--near", "2")
    assert near == {
        ("A", "B"): (6, 1.0, False), ("A", "≈ A / C"): (None, None, True), ("≈ A / C", "B"): (None, None, True),
    }  # fmt: skip
    assert set(_pairs(run, folder, "--by", "near", "--near", "1")) == {("A", "B")}
    assert set(_pairs(run, folder, "--by", "case", "--roll-up")) == {("A", "B"), ("≈ A / C", "B")}
    assert set(_pairs(run, folder, "C", "--by", "document")) == {("A", "≈ A / C"), ("≈ A / C", "B")}
    assert len(_pairs(run, folder, "--polarity", "absent")) == 0


def test_what_makes_no_sense_is_refused_before_anything_is_asked(run, folder):
    for arguments in (["--near", "2"], ["--by", "near"], ["D"], ["--json", "-o", "x.csv"], ["-o", "x.docx"]):
        found = run("pool", "cooccurrence", "--pool", str(folder), *arguments)
        assert found.code != 0
        assert "Traceback" not in found.err
    assert "A" in run("pool", "cooccurrence", "--pool", str(folder), "a", "b").out
