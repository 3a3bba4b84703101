"""Samples of a pool from the command line: drawn, refused, and scored as people and programs read it."""

import json

import pytest

from qualcode.pool.engines.choice import CodedBy, CountedCodings
from qualcode.pool.folder.layout import MACHINE
from qualcode.pool.sampling.corrected_result import with_corrected_shares
from qualcode.pool.sampling.drawing import SampleRequest
from qualcode.pool.sampling.estimators import Estimate, Scores
from qualcode.pool.sampling.looks import HeldOutLooks, looks_at
from qualcode.pool.sampling.validation import CodeScores, Validation
from qualcode.pool.sampling.validation_result import validation_result
from qualcode.pool.tables.counted import PoolUnit, TableRequest, counted_table
from qualcode.pool.tables.results import HiddenNumber, as_object
from qualcode.pool.tables.told_estimates import OtherNumbers
from qualcode.pool.words.kept_rules import find_rules
from tests.pool.sample_pools import CODE_BELOW, added, coded, drawn, pool_of_answers
from tests.pool.small_pools import engines_of


def test_a_sample_is_drawn_and_told(run, tmp_path):
    pool = pool_of_answers(tmp_path / "pool", 20)
    file = tmp_path / "s"
    found = run("pool", "sample", "--pool", pool.folder, "--strata", "Typ", "--each", "3", "--seed", "7", "-o", file,
                "--json")  # fmt: skip
    said = found.json
    assert (said["documents"], said["file"]) == (6, f"{file}.qualcode")
    assert {row["name"]: (row["documents"], row["chance"]) for row in said["strata"]} == {
        "Typ=A": (10, 0.3), "Typ=B": (10, 0.3),
    }  # fmt: skip
    assert "drawn: 6 documents" in found.err
    assert pool.sample_file(said["sample"]).is_file()
    again = run("pool", "sample", "--pool", pool.folder, "--each", "3", "--seed", "7", "-o", file)
    assert again.code == 1
    assert "is there already" in again.err


def test_what_cannot_be_drawn_or_scored_is_told_with_the_way_out(run, tmp_path):
    pool = pool_of_answers(tmp_path / "pool")
    place = ("--pool", pool.folder)
    rules = tmp_path / "rules.toml"
    rules.write_text('[codes]\n"Zugang / Warten" = ["warten"]\n', "utf-8")
    draw = ("pool", "sample", *place, "--seed", "7", "-o", tmp_path / "s")
    for arguments, words in (
        ((*draw,), "how many documents"),
        ((*draw, "--strata", "Typ"), "--each"),
        ((*draw, "--from-hits", "Warten", "5"), "--rules"),
        ((*draw, "--strata", "Tip", "--each", "2"), "Did you mean"),
        ((*draw, "--from-hits", "Warten", "5", "--rules", "r0123456789abcdef"), "keeps no rules"),
        ((*draw, "--each", "2", "--where", "Tip=A"), "“Tip”"),
        ((*draw, "--each", "2", "--where", "Typ=Z"), "filter leaves no document"),
        (("pool", "validate", *place, "r0123456789abcdef", "s1"), "keeps no rules"),
        (("pool", "validate", *place, "r1", "s1", "--coder", "c1", "--hand", "any"), "exclude each other"),
        (
            ("pool", "table", *place, "--coders", "machine", "--rules", rules),
            f"No rules “{find_rules(pool, str(rules)).name}”",
        ),
    ):
        found = run(*arguments)
        assert found.code
        assert words in found.err
    assert not list(tmp_path.glob("*.qualcode"))
    assert not list((pool.folder / "samples").glob("*")) if (pool.folder / "samples").exists() else True


def _validation(**values):
    figure = Estimate(0.8, 0.5, 0.9)
    alike = (0.801, 0.504, 0.898)
    others = OtherNumbers(frozenset({1, 2}), [alike, alike, alike, (None, None, None)])
    code = CodeScores(CODE_BELOW, 8, 2, 3, 40, 0, Scores(figure, figure, figure, None), others=(others,))
    return Validation(
        **{
            "rules": "r1", "sample": "s1", "unit": "document", "half": "held-out", "hand": "agreed", "reader": None,
            "codes": (code,), "drawn": 60, "read": 53, "gone": 0, "by_consensus": 0, "by_several": 0, "disputed": 0,
            "asked": 0, "alone": 0, "unread": 0, "stood_for": 0, "where": "",
            "only_hits": False, "looks": HeldOutLooks(3, 1), **values,
        }
    )  # fmt: skip


def test_scores_are_told_with_their_looks_and_small_numbers_hidden():
    result = validation_result([_validation()], {CODE_BELOW: "Warten"}, 5)
    said = json.loads(json.dumps(as_object(result), default=list))
    (row,) = said["rows"]
    assert (row["precision"], row["precision_low"], row["kappa"]) == (0.8, 0.5, None)
    assert {row[name] for name in ("both", "machine_only", "hand_only", "neither")} == {None}  # 8 of 0.8 would tell 2
    assert row["hidden"] is True
    assert any("rounded until another number" in note for note in result.notes)
    assert (said["look"], said["looks_with_other_rules"]) == (3, 1)
    assert any("look 3" in note for note in result.notes)
    assert any("not read to their end, for which those stand that were: 7." in note for note in result.notes)
    few = validation_result([_validation(read=57, by_consensus=2, gone=1)], {}, 5)
    assert [fact.value for fact in few.facts if fact.name == "read"] == [HiddenNumber()]  # as 60 less the 3 unread
    for words in ("stand that were: < 5", "the consensus counts: < 5", "not in the pool any more: < 5"):
        assert any(words in note for note in few.notes), words
    assert result.squares[0].rows[0][1] == "0.80 [0.50–0.90]"
    hidden = validation_result([_validation()], {CODE_BELOW: "Warten"}, 11)
    assert isinstance(next(iter(hidden.rows))[2], HiddenNumber)


def test_of_which_documents_figures_speak_and_of_which_nobody_read_any_is_told():
    found = _validation(where="Typ=A", alone=2, unread=1, stood_for=3, asked=7, unit="sentence")
    result = validation_result([found], {CODE_BELOW: "Warten"}, 5)
    assert as_object(result)["where"] == "Typ=A"
    for words in (
        "the documents for which “Typ=A” holds",
        "Of 1 stratum no document was read: the others stand for it. Documents in it: < 5",
        "Of 2 strata only one document each",
        "7 sentences of the sample are left out",
    ):
        assert any(words in note for note in result.notes), words


def test_recall_from_hits_alone_is_refused_with_the_reason():
    result = validation_result([_validation(only_hits=True)], {CODE_BELOW: "Warten"}, 5)
    assert any(note.startswith("Recall, F1 and kappa are refused") for note in result.notes)


@pytest.fixture
def machine_request():
    counted = CountedCodings(coded_by=CodedBy.MACHINE, rules="r1")
    return TableRequest(columns="Typ", unit=PoolUnit.DOCUMENTS, counted=counted)


def test_a_table_of_what_rules_coded_has_shares_where_a_sample_was_coded(tmp_path, machine_request):
    pool = pool_of_answers(tmp_path / "pool", 40, hits=range(20))
    path = tmp_path / "sample.qualcode"
    drawn(pool, path, SampleRequest(7, ("typ",), 50))
    engine = engines_of(pool.folder)[0]
    table = counted_table(pool, engine, machine_request)
    assert with_corrected_shares(pool, engine, machine_request, table) is table
    assert table.title.endswith("not validated")
    coded(path, {"Anna": range(20)})
    added(pool, path)
    engine = engines_of(pool.folder)[0]
    result = with_corrected_shares(pool, engine, machine_request, counted_table(pool, engine, machine_request))
    assert "corrected by the sample" in result.title
    names = [column.name for column in result.columns]
    shares = [dict(zip(names, row, strict=True)) for row in result.rows if row[0] == "share"]
    whole = next(row for row in shares if row["row"].endswith("Warten") and row["column"] is None)
    assert whole["raw_share"] == 0.5
    assert whole["corrected_low"] <= 0.5 <= whole["corrected_high"]
    assert {row["column"] for row in shares} == {"A", "B", None}


def test_a_table_with_corrected_shares_is_kept_as_a_look_at_what_is_held_out(tmp_path, run):
    pool = pool_of_answers(tmp_path / "pool", 40, hits=range(20))
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, ("typ",), 50))
    asked = ("pool", "table", "--coders", "machine", "--unit", "documents", "--pool", str(pool.folder))
    rules = next(iter((pool.folder / MACHINE).iterdir())).name.removeprefix("rules=")
    assert run(*asked).code == 0
    assert looks_at(pool, rules, record.sample).number == 0
    coded(path, {"Anna": range(0, 40, 2)})
    added(pool, path)
    assert "corrected by the sample" in run(*asked).out
    assert looks_at(pool, rules, record.sample).number == 1
