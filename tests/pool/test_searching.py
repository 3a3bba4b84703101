"""Searching a pool: counts that are what plain Python counts, passages that may be shown, small numbers hidden."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")

from click.testing import CliRunner, Result

from qualcode.cli.pool.code import code
from qualcode.cli.pool.search import search
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.pool.folder.pool import Pool
from qualcode.pool.words.searching import HitCount, PoolSearch, PoolUnits, search_pool
from tests.pool.word_pools import PROJECTS, SaidText, pool_of

_HAEUSER = unicodedata.normalize("NFD", "Häuser")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine documents of two projects; two of the first are of one case, one may not be shown."""
    texts = [
        SaidText(
            [(0, f"👩‍🔬 Das Amt hat keine Zeit für {_HAEUSER}."), (1, "Wir\twarten.")],
            case_key=1 if number in (0, 2) else 0,
            snippets=int(number != 3),
            project=PROJECTS[number % 2],
            attributes={"Typ": "Ober" if number == 8 else "haupt"},
        )
        for number in range(9)
    ]
    folder = tmp_path_factory.mktemp("pools") / "pool"
    pool_of(folder, [*texts, SaidText([(0, "Nichts davon.")])], ["Amt", "Zeit"], smallest_cell=3)
    return folder


def test_hits_are_counted_by_projects_and_values(folder: Path) -> None:
    pool = Pool.open(folder)
    found = search_pool(pool, PoolSearch(wanted=["Haus", "haeus*", "h?u", "AMT"], by="TYP"), "duckdb")
    assert found.projects == [HitCount(PROJECTS[0], 10, 5, 4), HitCount(PROJECTS[1], 8, 4, 4)]
    assert (found.hits, found.documents, found.cases) == (18, 9, 8)
    assert found.asked == PoolUnits(10, 9)
    assert found.by_value == [
        (HitCount("haupt", 16, 8, 7), PoolUnits(8, 7)),
        (HitCount("Ober", 2, 1, 1), PoolUnits(1, 1)),
        (HitCount("", 0, 0, 0), PoolUnits(1, 1)),
    ]
    assert [word.typed for word in found.absent] == ["haeus*", "h", "u"]


def test_passages_stand_as_in_the_text(folder: Path) -> None:
    found = search_pool(Pool.open(folder), PoolSearch(wanted=["Haus"], limit=4, context=5), "duckdb")
    assert found.snippets is not None
    assert [snippet.document for snippet in found.snippets] == [1, 2, 3, 5]  # the fourth may not be shown
    assert found.snippets[0].before == " für "
    assert found.snippets[0].text == _HAEUSER
    assert found.snippets[0].after == "."


@pytest.mark.parametrize(
    ("asked", "hits"),
    [
        ({"wanted": ["Häuser"], "exact": True}, 9),
        ({"wanted": ["Haus"], "exact": True}, 0),
        ({"wanted": ["keine Zeit"]}, 9),
        ({"wanted": ["Zeit keine"]}, 0),
        ({"wanted": ["Amt", "Zeit"], "near": 3}, 9),
        ({"wanted": ["Zeit", "Amt"], "near": 2}, 0),
        ({"wanted": ["amt"], "where": "typ=ober"}, 1),
        ({"wanted": ["fehlt"]}, 0),
    ],
)
def test_what_is_found(folder: Path, asked: dict[str, Any], hits: int) -> None:
    assert search_pool(Pool.open(folder), PoolSearch(**asked), "duckdb").hits == hits


def test_what_cannot_be_searched_is_told(folder: Path) -> None:
    pool = Pool.open(folder)
    for asked, cause in (
        (PoolSearch(wanted=["…"]), "holds no word"),
        (PoolSearch(wanted=["a*"]), "nearly every word"),
        (PoolSearch(wanted=["wort " * 30]), "too long"),
        (PoolSearch(wanted=["a", "b", "c"], near=2), "takes two"),
    ):
        with pytest.raises(UsageProblem, match=cause):
            search_pool(pool, asked, "duckdb")
    with pytest.raises(NotFound):
        search_pool(pool, PoolSearch(wanted=["a"], where="Wetter=gut"), "duckdb")
    with pytest.raises(NotFound):
        search_pool(pool, PoolSearch(wanted=["a"], by="Wetter"), "duckdb")


# ---- the commands --------------------------------------------------------------------------------


@pytest.fixture
def call(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("QUALCODE_POOL", str(folder))

    def call_with(command: Any, *arguments: object) -> Result:
        return CliRunner().invoke(command, [str(argument) for argument in arguments])

    return call_with


def test_a_filter_for_one_person_shows_neither_passages_nor_numbers(call: Any) -> None:
    ran = call(search, "amt", "--where", "typ=ober", "--json")
    answer = json.loads(ran.stdout)
    assert answer["rows"] == []
    assert {answer[name] for name in ("hits", "documents", "cases", "projects")} == {None}
    assert answer["notes"] == ["no passages are shown: the filter chooses fewer than 3 cases"]
    assert "·" in call(search, "amt", "--where", "typ=ober").stdout


def test_small_numbers_are_hidden_and_others_that_tell_them(call: Any) -> None:
    answer = json.loads(call(search, "amt", "--by", "typ", "--json").stdout)
    by_value = {row["value"]: row for row in answer["rows"]}
    assert by_value["Ober"]["cases"] is by_value["Ober"]["hits"] is None
    assert by_value["Ober"]["hidden"] is True
    told = [row["cases"] for row in answer["rows"]] + [answer["cases"]]
    assert told.count(None) != 1


def test_passages_of_few_cases_are_shown_and_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [SaidText([(0, "Amt und Amt.")], project=PROJECTS[number], case_key=number) for number in range(2)]
    pool_of(tmp_path / "pool", [*said, *[SaidText([(0, "Nichts.")])] * 4], ["Amt"], smallest_cell=3)
    monkeypatch.setenv("QUALCODE_POOL", str(tmp_path / "pool"))
    answer = json.loads(CliRunner().invoke(search, ["amt", "--json"]).stdout)
    assert len(answer["rows"]) == 4
    assert {row["project"] for row in answer["rows"]} == {None}  # two projects of fewer than 3 cases are two cases
    assert {answer[name] for name in ("hits", "documents", "cases", "projects")} == {None}
    assert "may be more than is shown" in answer["notes"][0]


def test_what_is_left_out_is_told(call: Any, tmp_path: Path) -> None:
    assert "3 of 9 hits are shown (--limit)" in call(search, "amt", "--limit", 3).stderr
    ran = call(search, "amt", "fehlt", "-o", tmp_path / "hits.csv")
    assert "some hits stand in texts of which nothing may be shown" in ran.stderr
    assert json.loads(call(search, "amt", "--json").stdout)["hits"] is None  # 9 - 8 would be 1
    assert "the pool has no form of “fehlt”" in ran.stderr
    assert "no project's register" in ran.stderr
    assert (tmp_path / "hits.csv").read_text("utf-8-sig").count("Amt") == 8
    assert isinstance(call(search, "a", "--by", "typ", "--by-project").exception, QualcodeError)


def test_rules_are_tried_and_used(call: Any, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text("[codes]\nAmt = ['amt']\nZeit = [{words = 'Zeit', not = 'warten', in = 'document'}]", "utf-8")
    ran = call(code, file, "--dry-run", "--json")
    answer = json.loads(ran.stdout)
    assert [(row["code"], row["passages"], row["cases"]) for row in answer["rows"]] == [("Amt", 9, 8), ("Zeit", 0, 0)]
    assert "nothing was written" in ran.stderr
    assert not list((folder / "machine").iterdir())
    name = answer["rules"]
    assert json.loads(call(code, file, "--json").stdout)["coded"] == 2
    assert json.loads(call(code, name, "--json").stdout) == {**answer, "coded": 0, "up_to_date": 2}
