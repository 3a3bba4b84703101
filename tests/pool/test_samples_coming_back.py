"""A sample comes back: hand codes under the keys of the pool, found by them alone, and scored beside the rules'."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from qualcode.errors import NotFound, QualcodeError
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind, CodingDraft, Polarity
from qualcode.model.spans import Span
from qualcode.pool.adding.left_out import StayedAway
from qualcode.pool.adding.project import project_key
from qualcode.pool.engines.choice import CodedBy, CountedCodings
from qualcode.pool.engines.composing import all_documents
from qualcode.pool.engines.filters import filtered
from qualcode.pool.folder.manifest import GivenKind, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.folder.sample_records import HitsDrawn, SampleRecord
from qualcode.pool.folder.stored_manifest import write_manifest
from qualcode.pool.sampling.corrected import corrected_shares, correcting_samples, samples_alike
from qualcode.pool.sampling.corrected_result import with_corrected_shares
from qualcode.pool.sampling.drawing import SampleRequest, draw
from qualcode.pool.sampling.hand_codes import UncountedCodings, coded_sample
from qualcode.pool.sampling.looks import HeldOutLooks, look, looks_at
from qualcode.pool.sampling.validation import (
    Validation,
    ValidationRequest,
    find_reader,
    refuse_not_coded,
    validate_by,
)
from qualcode.pool.sampling.validation_result import frame_notes, uncounted_notes, validation_result
from qualcode.pool.tables.answer_parts import told_of_codings
from qualcode.pool.tables.counted import PoolUnit, TableRequest, counted_table
from qualcode.pool.tables.results import PoolResult
from qualcode.project.project import Project
from tests.pool.sample_pools import ANNA, BELOW, CODE_ABOVE, CODE_BELOW, PROJECT, added, coded, drawn, pool_of_answers
from tests.pool.small_pools import engines_of


def rows_of(pool: Pool, project: str, table: str) -> list[dict[str, Any]]:
    return list(parquet.ParquetFile(pool.project_folder(project) / f"{table}.parquet").read().to_pylist())


def validated(pool: Pool, record: SampleRecord, **asked: Any) -> list[Validation]:
    request = ValidationRequest("r1", asked.pop("codes", (CODE_BELOW,)), **asked)
    engine = engines_of(pool.folder)[0]
    found = coded_sample(pool, engine, [record], "r1", request.unit)
    return validate_by(pool, found, record, request)


def test_hand_codes_stand_under_the_keys_of_the_pool(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, (), 6))
    keys = {row["document"] for row in parquet.ParquetFile(pool.sample_file(record.sample)).read().to_pylist()}
    first = min(keys)
    coded(path, {"Anna": [first], "Bo": keys})
    given = added(pool, path)
    project = given.manifest.project
    assert given.manifest.kind is GivenKind.SAMPLE
    assert given.manifest.sample == record.sample
    assert not given.manifest.left_out
    documents = rows_of(pool, project, "documents")
    assert {row["document"] for row in documents} == keys
    assert {(row["own"], row["case_key"]) for row in documents} == {(0, 1000 + key // 2) for key in keys}
    assert not rows_of(pool, project, "attributes")
    assert not (pool.project_folder(project) / "texts.parquet").exists()
    codings = rows_of(pool, project, "codings")
    assert sorted(row["document"] for row in codings if row["coder"] == 1) == [first]
    assert {(row["start"], row["stop"], row["first_sentence"], row["last_sentence"]) for row in codings} == {
        (0, 3, 0, 0)
    }
    assert len(rows_of(pool, project, "coders")) == 2 * len(keys)
    mapped = {row["code"]: row for row in parquet.ParquetFile(pool.files("code_map")[0]).read().to_pylist()}
    assert mapped.keys() == {CODE_ABOVE, CODE_BELOW}
    assert {row["relation"] for row in mapped.values()} == {"exact"}
    assert {row["project_code"] for row in mapped.values()} == {code.key for code in given.manifest.codes}
    assert added(pool, path).renewed
    with Project.open(path) as opened:
        assert project == project_key(pool.settings.uuid, opened.uuid)


def test_what_is_no_more_the_pools_text_stays_away_with_its_number(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    drawn(pool, path, SampleRequest(7, (), 12))
    coded(path, {"Anna": range(12)})
    folder = pool.project_folder(PROJECT)
    texts = [dict(row) for row in rows_of(pool, PROJECT, "texts")]
    texts[0]["text"] = "X" + texts[0]["text"][1:]
    parquet.write_table(pyarrow.Table.from_pylist(texts), folder / "texts.parquet")
    kept = [row for row in rows_of(pool, PROJECT, "documents") if row["document"] not in (3, 4)]
    parquet.write_table(pyarrow.Table.from_pylist(kept), folder / "documents.parquet")
    given = added(pool, path)
    assert given.manifest.left_out == {StayedAway.GONE: 2, StayedAway.OTHER_TEXT: 1}
    assert len(rows_of(pool, given.manifest.project, "documents")) == 9


def test_a_sample_of_another_pool_is_refused(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    drawn(pool, path, SampleRequest(7, (), 6))
    other = Pool.create(tmp_path / "other")
    with pytest.raises(QualcodeError, match="sample of another pool"):
        added(other, path)
    assert not other.projects()


def test_a_blind_sample_gives_no_codings_and_is_not_scored(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, (), 12))
    with pytest.raises(QualcodeError, match="are not in the pool"):
        validated(pool, record)
    coded(path, {"Anna": [1]}, blind=True)
    given = added(pool, path)
    assert given.manifest.blind
    assert not rows_of(pool, given.manifest.project, "codings")
    with pytest.raises(QualcodeError, match="is blind"):
        validated(pool, record)
    assert not list((pool.folder / "rules").glob("*")) if (pool.folder / "rules").exists() else True


def test_scores_of_what_was_read_as_a_whole_are_the_true_ones(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, ("typ",), 50))
    coded(path, {"Anna": [0, 1, 5]})
    added(pool, path)
    (both,) = validated(pool, record, half="all", codes=(CODE_BELOW, CODE_ABOVE))
    for code in both.codes:
        assert (code.both, code.machine_only, code.hand_only, code.neither) == (2, 2, 1, 7)
        assert code.scores.precision is not None
        assert (code.scores.precision.value, code.scores.precision.low) == (0.5, 0.5)
        assert code.scores.recall is not None
        assert code.scores.recall.value == pytest.approx(2 / 3)
        assert code.scores.f1 is not None
        assert code.scores.f1.value == pytest.approx(4 / 7)
    (sentences,) = validated(pool, record, half="all", unit="sentence")
    (code,) = sentences.codes
    assert (code.both, code.machine_only, code.hand_only, code.neither) == (0, 4, 3, 17)
    (held,) = validated(pool, record)
    (opened,) = validated(pool, record, half="open")
    assert held.read + opened.read == 12
    assert held.looks is not None
    assert (held.looks.number, held.looks.with_others) == (3, 0)
    assert opened.looks is None
    lines = (pool.folder / "rules" / "r1.looks.jsonl").read_text().splitlines()
    assert [json.loads(line)["sample"] for line in lines] == [record.sample] * 3
    engine = engines_of(pool.folder)[0]
    choice = all_documents()
    samples = correcting_samples(pool, engine, choice, "r1", attribute="typ", half="all")
    assert samples is not None
    shares = corrected_shares(pool, engine, choice, samples, "r1", [CODE_BELOW], "typ")
    whole = shares[CODE_BELOW, None]
    assert (whole.documents, whole.machine, whole.read) == (12, 4, 12)
    assert whole.corrected is not None
    assert whole.corrected.value == pytest.approx(3 / 12)
    odd = shares[CODE_BELOW, "a"]
    assert (odd.documents, odd.machine, odd.read) == (6, 2, 6)
    assert odd.corrected is not None
    assert odd.corrected.value == pytest.approx(2 / 6)
    assert samples_alike(pool, "r1") == [(record,)]
    assert samples_alike(pool, "r2") == []


def test_consensus_counts_before_others_and_those_who_disagree_are_told(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, (), 50))
    coded(path, {"Anna": [0, 1, 5], "Bo": [0, 2]})
    added(pool, path)
    (agreed,) = validated(pool, record, half="all")
    (code,) = agreed.codes
    assert (code.both, code.machine_only, code.hand_only, code.neither, code.undecided) == (1, 1, 0, 7, 3)
    assert (agreed.by_several, agreed.disputed) == (12, 3)
    assert any("left out there: < 5" in note for note in validation_result([agreed], {}, 5).notes)
    read = coded_sample(pool, engines_of(pool.folder)[0], [record], "r1", "document")
    bo = find_reader(read, "c2")
    assert find_reader(read, f"{bo[0]}:c2") == bo
    with pytest.raises(NotFound, match="No coder “c9”"):
        find_reader(read, "c9")
    (any_of_them,) = validated(pool, record, half="all", hand="any")
    assert (any_of_them.codes[0].both, any_of_them.codes[0].hand_only) == (3, 1)
    each = validated(pool, record, half="all", hand="each")
    assert [(found.reader and found.reader[1], found.codes[0].both) for found in each] == [(1, 2), (2, 2)]
    coded(path, {"Konsens": [0]}, kinds={"Konsens": CoderKind.CONSENSUS})
    added(pool, path)
    (consensus,) = validated(pool, record, half="all")
    assert (consensus.codes[0].both, consensus.codes[0].machine_only, consensus.codes[0].hand_only) == (1, 3, 0)
    assert (consensus.by_consensus, consensus.by_several) == (12, 0)
    (by_bo,) = validated(pool, record, half="all", reader=bo)
    assert (by_bo.codes[0].both, by_bo.codes[0].machine_only, by_bo.disputed) == (2, 2, 0)


def test_a_sample_of_hits_gives_precision_of_its_code_and_refuses_the_rest(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, hits=HitsDrawn("r1", CODE_ABOVE, 50)))
    coded(path, {"Anna": [0, 1]})
    added(pool, path)
    (found,) = validated(pool, record, half="all", codes=(CODE_ABOVE, CODE_BELOW))
    above, below = found.codes
    assert above.scores.precision is not None
    assert above.scores.precision.value == 0.5
    assert (above.scores.recall, above.scores.f1, above.scores.kappa, above.is_refused) == (None, None, None, False)
    assert (below.scores.precision, below.is_refused) == (None, True)
    assert samples_alike(pool, "r1") == []


def test_rules_that_did_not_code_all_projects_are_not_scored() -> None:
    record = SampleRecord(sample="s1", drawn_at="", seed=7, cases={"p1": (1,), "p2": (2,)})
    with pytest.raises(QualcodeError, match="did not code 1 project"):
        refuse_not_coded(record, "r2", {"p2", "p3"})
    refuse_not_coded(record, "r1", {"p3"})


def test_what_is_reported_as_lacking_is_not_given(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, (), 50))
    coded(path, {"Anna": []})
    with Project.open(path) as project:
        code = next(code for code in project.codes.book() if code.uuid == BELOW)
        other = project.codes.add(CodeDraft("Neu"), None, ANNA)
        (coder,) = project.coders.all()
        documents = project.documents.all()
        drafts = [CodingDraft(document, Span(0, 3), code, coder, Polarity.ABSENT) for document in documents]
        project.codings.add_all([*drafts, CodingDraft(documents[0], Span(0, 3), other, coder)], ANNA)
    added(pool, path)
    (found,) = validated(pool, record, half="all")
    assert (found.codes[0].both, found.codes[0].machine_only) == (0, 4)
    read = coded_sample(pool, engines_of(pool.folder)[0], [record], "r1", "document")
    assert sum(read.uncounted.values(), UncountedCodings()) == UncountedCodings(12, 0, 1)
    absent, others = uncounted_notes(read, "all", 5)
    assert "codings by hand 12" in absent
    assert "for none < 5" in others


def test_what_was_read_among_hits_is_not_read_in_a_sample_of_all(tmp_path: Path) -> None:
    """Hits would stand for what is none: only samples that were drawn by chance alone are read together."""
    pool = pool_of_answers(tmp_path / "pool")
    whole = drawn(pool, tmp_path / "whole.qualcode", SampleRequest(7, ("typ",), 50))
    hits = drawn(pool, tmp_path / "hits.qualcode", SampleRequest(7, hits=HitsDrawn("r1", CODE_BELOW, 50)))
    coded(tmp_path / "hits.qualcode", {"Anna": [0]})
    added(pool, tmp_path / "hits.qualcode")
    assert validated(pool, hits, half="all")[0].read == 4
    with pytest.raises(QualcodeError, match="are not in the pool"):
        validated(pool, whole, half="all")
    few = drawn(pool, tmp_path / "few.qualcode", SampleRequest(7, ("typ",), 2))
    coded(tmp_path / "few.qualcode", {"Anna": [0]})
    added(pool, tmp_path / "few.qualcode")
    assert validated(pool, whole, half="all")[0].read == 4
    both = drawn(pool, tmp_path / "both.qualcode", SampleRequest(7, ("Typ",), 2, HitsDrawn("r1", CODE_BELOW, 50)))
    assert both.takes_readings_of(hits)
    assert both.takes_readings_of(few)
    assert not few.takes_readings_of(both)
    assert not whole.takes_readings_of(replace(few, where="typ=a"))
    assert not replace(few, strata_by=()).takes_readings_of(replace(whole, sample="s2"))
    assert not replace(few, strata=few.strata[:1]).takes_readings_of(whole)


def test_a_look_at_a_sample_is_one_at_those_that_hold_its_documents(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    few = drawn(pool, tmp_path / "few.qualcode", SampleRequest(7, (), 8))
    more = drawn(pool, tmp_path / "more.qualcode", SampleRequest(7, (), 12))
    look(pool, "r1", few.sample)
    look(pool, "r2", few.sample)
    assert looks_at(pool, "r2", more.sample) == HeldOutLooks(2, 1)
    rows = parquet.read_table(pool.sample_file(few.sample), partitioning=None)
    rows = rows.set_column(4, "held_out", pyarrow.array([0] * len(rows), pyarrow.int64()))
    parquet.write_table(rows, pool.sample_file(few.sample))
    assert looks_at(pool, "r2", more.sample) == HeldOutLooks(0, 0)
    assert looks_at(pool, "r2", few.sample) == HeldOutLooks(2, 1)
    with (pool.folder / "rules" / "r1.looks.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"at": "2026\n')  # a look at nobody knows which
    assert looks_at(pool, "r2", few.sample) == HeldOutLooks(3, 2)
    assert looks_at(pool, "r2", more.sample) == HeldOutLooks(1, 1)


def test_shares_are_of_documents_that_rules_have_read_and_others_are_told(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    record = drawn(pool, tmp_path / "sample.qualcode", SampleRequest(7, (), 50))
    coded(tmp_path / "sample.qualcode", {"Anna": [0]})
    added(pool, tmp_path / "sample.qualcode")
    other = PROJECT.replace("aa", "bb")
    shutil.copytree(pool.project_folder(PROJECT), pool.project_folder(other))
    manifest = Manifest(project=other, kind=GivenKind.ANSWERS, added="", with_texts=True)
    write_manifest(pool.project_folder(other), manifest)
    engine = engines_of(pool.folder)[0]
    documents = coded_sample(pool, engine, [record], "r1", "document")
    (note,) = frame_notes(documents, record, 5)
    assert "drawn from 12 documents; 24" in note
    samples = correcting_samples(pool, engine, all_documents(), "r1")
    assert samples is not None
    shares = corrected_shares(pool, engine, all_documents(), samples, "r1", [CODE_BELOW])
    assert shares[CODE_BELOW, None].documents == 12
    counted = CountedCodings(CodedBy.MACHINE, "r1")
    (told,) = told_of_codings(pool, engine, all_documents(), counted, inexact=False)
    assert "have not coded 1 project" in told


def test_samples_of_equal_strata_correct_together_and_others_are_chosen_by_their_size(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    engine, choice = engines_of(pool.folder)[0], all_documents()
    records = [
        drawn(pool, tmp_path / f"{name}.qualcode", request)
        for name, request in (
            ("first", SampleRequest(7, ("typ",), 3)),
            ("second", SampleRequest(8, ("typ",), 3)),
            ("plain", SampleRequest(9, (), 3)),
            ("odd", SampleRequest(9, (), 12, where="typ = a")),
        )
    ]
    assert correcting_samples(pool, engine, choice, "r1") is None
    for name in ("first", "second", "plain", "odd"):
        coded(tmp_path / f"{name}.qualcode", {"Anna": [0, 1, 5]})
        added(pool, tmp_path / f"{name}.qualcode")
    both = {record.sample for record in records[:2]}
    alike = [{record.sample for record in found} for found in samples_alike(pool, "r1")]
    assert sorted(map(sorted, alike)) == sorted([sorted(both), [records[2].sample]])
    assert len(samples_alike(pool, "r1", "typ = a")) == 3
    samples = correcting_samples(pool, engine, choice, "r1")
    assert samples is not None
    assert {record.sample for record in samples.records} == both
    sampled = [
        (row["document"], record.sample, row["held_out"])
        for record in records[:2]
        for row in parquet.ParquetFile(pool.sample_file(record.sample)).read().to_pylist()
    ]
    open_somewhere = {document for document, _sample, held_out in sampled if not held_out}
    assert {text.key for text in samples.texts} == {document for document, _sample, _held in sampled} - open_somewhere
    assert samples.effective <= len(samples.texts)
    part = correcting_samples(pool, engine, filtered(engine, "typ=a"), "r1", where="typ=a", half="all")
    assert part is not None
    assert [record.sample for record in part.records] == [records[3].sample]
    shares = corrected_shares(pool, engine, filtered(engine, "typ=a"), part, "r1", [CODE_BELOW])
    corrected = shares[CODE_BELOW, None].corrected
    assert corrected is not None
    assert (corrected.value, corrected.low, corrected.high) == pytest.approx((2 / 6, 2 / 6, 2 / 6))
    assert (shares[CODE_BELOW, None].documents, shares[CODE_BELOW, None].cases) == (6, 6)


def test_shares_are_of_cases_where_each_has_one_document_and_else_refused(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool", hits=range(12))  # fewer would all be hidden
    drawn(pool, tmp_path / "sample.qualcode", SampleRequest(7, (), 12))
    coded(tmp_path / "sample.qualcode", {"Anna": [0, 1, 5]})
    added(pool, tmp_path / "sample.qualcode")
    engine = engines_of(pool.folder)[0]

    def asked(unit: PoolUnit, where: str | None) -> PoolResult:
        counted = CountedCodings(CodedBy.MACHINE, "r1")
        request = TableRequest(unit=unit, where=where, counted=counted)
        return with_corrected_shares(pool, engine, request, counted_table(pool, engine, request))

    refused = asked(PoolUnit.CASES, None)
    assert not refused.held_out
    assert any("cases here have several documents" in note for note in refused.notes)
    assert asked(PoolUnit.CASES, "typ=a").held_out
    passages = asked(PoolUnit.PASSAGES, None)
    assert passages.held_out
    assert any("Numbers of passages are not corrected" in note for note in passages.notes)


def test_sentences_of_interviewers_are_no_units_where_rules_pass_them_over(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    path = tmp_path / "sample.qualcode"
    record = drawn(pool, path, SampleRequest(7, (), 12))
    coded(path, {"Anna": [0, 1, 5]})
    added(pool, path)
    folder = pool.project_folder(PROJECT)
    units = [{**row, "asked": int(row["unit"] == 0)} for row in rows_of(pool, PROJECT, "units")]
    parquet.write_table(pyarrow.Table.from_pylist(units), folder / "units.parquet")
    engine = engines_of(pool.folder)[0]
    request = ValidationRequest("r1", (CODE_BELOW,), "sentence", "all")
    for heard, expected in ((True, (0, 4, 3, 17)), (False, (0, 4, 0, 8))):
        read = coded_sample(pool, engine, [record], "r1", "sentence", with_interviewer=heard)
        (found,) = validate_by(pool, read, record, request)
        (code,) = found.codes
        assert (code.both, code.machine_only, code.hand_only, code.neither) == expected
        assert found.asked == (0 if heard else 12)


def test_a_half_without_any_document_is_told_as_such(tmp_path: Path) -> None:
    pool = pool_of_answers(tmp_path / "pool")
    seed = next(
        seed for seed in range(99) if not any(document.held_out for document in
                                              draw(engines_of(pool.folder)[0], SampleRequest(seed, (), 1)).documents)
    )  # fmt: skip
    record = drawn(pool, tmp_path / "sample.qualcode", SampleRequest(seed, (), 1))
    coded(tmp_path / "sample.qualcode", {"Anna": [0]})
    added(pool, tmp_path / "sample.qualcode")
    with pytest.raises(QualcodeError, match="chance put all of them into the other"):
        validated(pool, record)
    assert validated(pool, record, half="open")[0].read == 1
