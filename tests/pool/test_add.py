"""Projects go into a pool: what people agreed to goes, everything else stays, and it is told with its number."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, strategies

pytest.importorskip("pyarrow", reason="pools need qualcode[pool]")

import pyarrow.parquet

from qualcode.errors import ConsentError, QualcodeError
from qualcode.model.codes import CodeDraft, CodeKind, Rules
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.model.team.consensus import ConsensusResult
from qualcode.pool.adding import project as adding
from qualcode.pool.adding.project import plan_of
from qualcode.pool.adding.project_plan import AddingOptions
from qualcode.pool.adding.project_rows import SentencePlaces
from qualcode.pool.codebook.code_mapping import CodeMap, CodeRelation, RenewedMappings, change_mappings, decided
from qualcode.pool.codebook.importing import import_codebook
from qualcode.pool.codebook.shared_codebook import SharedCodebook
from qualcode.pool.engines.opening import asking
from qualcode.pool.folder.arrow import write_parquet
from qualcode.pool.folder.pool import Pool
from qualcode.pool.upkeep.forgetting import planned_rest
from qualcode.pool.words.annotating import annotate_pool
from qualcode.project.file.structures import COLUMNS
from qualcode.project.pools.records import PoolRecord
from qualcode.project.project import Project
from qualcode.reading.lists.codebook_file import load
from qualcode.reporting.disclosure.check import Options
from qualcode.workspace.codebook import merging
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, coder_named, decide, give_code, interview
from tests.pool.planted_words import columns_of_text, plant
from tests.pool.study import NO, YES, added, agree, everything_in, rows_of, small_study

pytestmark = pytest.mark.consent


class Here:
    """Reads texts in this process."""

    def map(self, function, batches):
        return map(function, batches)

    def close(self):
        pass


@pytest.fixture
def pool(tmp_path):
    return Pool.create(tmp_path / "pool")


@pytest.fixture
def study(tmp_path):
    with small_study(tmp_path / "study.qualcode") as project:
        yield project


def test_only_documents_go_to_whose_secondary_use_somebody_agreed(pool, study):
    found = added(pool, study, with_texts=True)
    assert len(rows_of(pool, found.manifest.project, "documents")) == 3
    assert found.manifest.left_out == {"documents": 2, "texts": 1}
    key = study.pools.all()[0].key
    uuids = {document.name: key(document.uuid) for document in study.documents.all()}
    snippets = {row["document"]: row["snippets"] for row in rows_of(pool, found.manifest.project, "documents")}
    assert snippets == {uuids["a"]: 1, uuids["b"]: 0, uuids["c"]: 0}
    texts = {row["document"] for row in rows_of(pool, found.manifest.project, "texts")}
    assert texts == {uuids["a"], uuids["b"]}


def test_codings_have_keys_numbers_and_the_sentences_that_they_touch(pool, study):
    found = added(pool, study)
    codings = rows_of(pool, found.manifest.project, "codings")
    assert len(codings) == 6
    assert {row["coder"] for row in codings} == {1, 2}
    long = [row for row in codings if row["coder"] == 1]
    units = rows_of(pool, found.manifest.project, "units")
    for row in long:
        touched = [
            unit["unit"]
            for unit in units
            if unit["kind"] == "sentence" and unit["document"] == row["document"]
            and unit["start"] < row["stop"] and row["start"] < unit["stop"]
        ]  # fmt: skip
        assert (row["first_sentence"], row["last_sentence"]) == (touched[0], touched[-1])
        assert len(touched) == 2
    read = rows_of(pool, found.manifest.project, "coders")
    assert {(row["coder"], row["kind"]) for row in read} == {(1, "person")}
    assert len(read) == 3
    assert not rows_of(pool, found.manifest.project, "texts")


def test_a_document_stays_where_one_of_the_cases_that_speak_in_it_did_not_agree(pool, tmp_path):
    with Project.create(tmp_path / "groups.qualcode", "Gruppen", ME) as project:
        for name in ("one", "two"):
            interview(project, name, "A: Ja, das war so.\nB: Nein, anders.\n")
            document = project.documents.find(name)
            for speaker, case in (("A", f"{name} A"), ("B", f"{name} B")):
                project.cases.add(case, ME)
                project.documents.set_speaker([document], speaker, ME, case=case)
        for case in ("one A", "one B", "two A"):
            agree(project, case, {Purpose.SECONDARY: YES})
        found = added(pool, project)
        assert [leaving.document.name for leaving in found.plan.documents.values()] == ["one"]


def test_adding_again_renews_and_takes_out_whose_consent_is_gone(pool, study):
    first = added(pool, study, attributes=("typ",))
    agree(study, "A", {Purpose.SECONDARY: NO})
    again = added(pool, study)
    assert again.renewed
    assert again.manifest.project == first.manifest.project
    assert len(rows_of(pool, first.manifest.project, "documents")) == 2
    assert {row["name"] for row in rows_of(pool, first.manifest.project, "attributes")} == {"typ"}
    for case in "BC":
        agree(study, case, {Purpose.SECONDARY: NO})
    assert not added(pool, study).plan.documents
    assert not rows_of(pool, first.manifest.project, "documents")


def test_nothing_is_made_where_nobody_agreed_and_the_project_knows_no_pool_then(pool, study):
    for case in "ABC":
        agree(study, case, {Purpose.SECONDARY: Permission.UNKNOWN})
    with pytest.raises(ConsentError):
        added(pool, study)
    assert study.pools.all() == []
    assert pool.projects() == []


def test_a_copy_with_another_secret_is_refused(pool, study, tmp_path):
    added(pool, study)
    study.pools.drop(pool.settings.uuid)
    with pytest.raises(QualcodeError, match="another copy"):
        added(pool, study)
    with pytest.raises(QualcodeError, match="another copy"):
        plan_of(pool, Workspace(study, "anna"), AddingOptions(checking=Options(likely=False)))
    assert study.pools.all() == []


def meanwhile(monkeypatch, act):
    """Let something happen once while a project is being written, when all that is asked before has been asked."""
    write, left = adding.write_data, [act]

    def writing(*parts):
        write(*parts)
        if left:
            left.pop()()

    monkeypatch.setattr(adding, "write_data", writing)


def test_of_two_copies_with_other_secrets_at_one_moment_the_later_one_is_refused(pool, study, tmp_path, monkeypatch):
    with Project.open(study.backup(tmp_path / "copy.qualcode")) as copy:
        meanwhile(monkeypatch, lambda: added(Pool.open(pool.folder), copy))
        with pytest.raises(QualcodeError, match="another copy"):
            added(pool, study)
        assert study.pools.all() == []
        (manifest,) = pool.projects()
        assert manifest.secret_check == adding.secret_check(copy.pools.all()[0])


def test_a_project_that_was_renewed_while_it_was_renewed_is_not_replaced(pool, study, tmp_path, monkeypatch):
    added(pool, study)
    with Project.open(study.backup(tmp_path / "copy.qualcode")) as copy:
        meanwhile(monkeypatch, lambda: added(Pool.open(pool.folder), copy, attributes=("typ",)))
        with pytest.raises(QualcodeError, match="meanwhile"):
            added(pool, study)
    assert rows_of(pool, study.pools.all()[0].project, "attributes")
    assert added(pool, study).renewed


def test_whoever_fails_leaves_the_secret_that_another_added_the_same_file_with(pool, study, monkeypatch):
    file = study.path
    with Project.open(file) as again:
        plan = adding.plan_of

        def planned_and_added(*parts):
            monkeypatch.setattr(adding, "plan_of", plan)
            added(Pool.open(pool.folder), again)
            return plan(*parts)

        monkeypatch.setattr(adding, "plan_of", planned_and_added)
        with pytest.raises(QualcodeError, match="meanwhile"):
            added(pool, study)
        assert [adding.secret_check(record) for record in again.pools.all()] == [pool.projects()[0].secret_check]


def test_nobody_adds_under_a_secret_that_went_meanwhile(pool, study, monkeypatch):
    with Project.open(study.path) as again:
        plan = adding.plan_of

        def planned_and_dropped(*parts):
            again.pools.drop(pool.settings.uuid)
            return plan(*parts)

        monkeypatch.setattr(adding, "plan_of", planned_and_dropped)
        with pytest.raises(QualcodeError, match="meanwhile"):
            added(pool, study)
    assert pool.projects() == []


@pytest.mark.stress
@pytest.mark.parametrize("time", range(5))
def test_of_two_processes_with_other_secrets_one_adds(pool, study, tmp_path, time):
    study.backup(tmp_path / "copy.qualcode")
    study.close()
    files = [tmp_path / "study.qualcode", tmp_path / "copy.qualcode"]
    command = [sys.executable, "-m", "qualcode", "pool", "add", "--pool", str(pool.folder), "--coder", "anna"]
    running = [subprocess.Popen([*command, str(file)], stderr=subprocess.PIPE, text=True) for file in files]
    said = [process.communicate()[1] for process in running]
    codes = [process.returncode for process in running]
    assert sorted(codes) == [0, 1], said
    assert "another copy" in said[codes.index(1)]
    (manifest,) = pool.projects()
    for file, code in zip(files, codes, strict=True):
        with Project.open(file) as project:
            records = project.pools.all()
            assert [adding.secret_check(record) for record in records] == (
                [manifest.secret_check] if code == 0 else []
            )


def test_mappings_go_with_their_codes_and_what_says_something_else_now_is_counted(pool, study):
    first = added(pool, study, attributes=("typ",))
    import_codebook(pool, load("codes:\n  - name: Hilfe\n", "a.yaml"))
    (shared,) = SharedCodebook.read(pool).codes
    keys = [code.key for code in first.manifest.codes]
    project = first.manifest.project
    change_mappings(pool, [decided(project, key, shared.key, CodeRelation.RELATED, "Anna") for key in keys])
    assert added(pool, study).mappings == RenewedMappings()
    study.codes.edit(study.codes.find("Hilfe", exact=True), CodeDraft("Hilfen", Rules("anders")), ME)
    merging.merge(Workspace(study, "anna"), study.codes.find("Ämter"), study.codes.find("Hilfen"))
    assert added(pool, study).mappings == RenewedMappings(gone=1, reworded=1)
    assert len(CodeMap.read(pool).mappings) == 1
    assert added(pool, study).mappings == RenewedMappings()


def test_attributes_that_left_the_project_leave_its_list_and_are_named(pool, study):
    study.documents.set([study.documents.find("a")], ME, attributes={"jahr": "2022"})
    added(pool, study, attributes=("jahr", "typ"))
    study.documents.set([study.documents.find("a")], ME, attributes={"jahr": ""})
    renewed = added(pool, study)
    assert (renewed.plan.attributes, renewed.plan.attributes_gone) == (("typ",), ["jahr"])
    assert not added(pool, study).plan.attributes_gone


def test_a_blind_project_gives_no_codings_and_says_so(pool, study):
    study.settings.set_blind(ME, on=True)
    found = added(pool, study)
    assert found.manifest.blind
    assert rows_of(pool, found.manifest.project, "codings") == []
    assert rows_of(pool, found.manifest.project, "coders") == []
    assert len(rows_of(pool, found.manifest.project, "documents")) == 3


def test_what_goes_stands_in_the_register(pool, study):
    added(pool, study, with_texts=True)
    (given,) = study.given.all()
    assert given.left.door == "pool"
    assert given.left.texts == 2
    assert len(given.left.contents) == len(given.left.cases) == 3


def test_names_planted_in_every_field_stand_nowhere_in_the_pool(pool, tmp_path, capsys):
    name = "Zwirnlechner"
    with Project.create(tmp_path / f"{name}.qualcode", name, ME) as project:
        text = f"I: Wer war das?\nB: Das war die {name}. Sie half uns sehr.\n{name}: Ja, das war ich.\n"
        document = interview(
            project, f"Gespräch {name}", text, label=f"RG {name}", case=name, typ="Kreis", ort=f"bei {name}"
        )
        clear = interview(project, "klar", "B: Sie half uns sehr.\n", case=f"{name} 2", typ=f"von {name}")
        give_code(project, document, "Sie half", f"Hilfe / von {name}", coder=name, memo=f"Memo zu {name}")
        draft = CodeDraft("„die half uns sehr“", Rules(f"Wo {name} lobt"), kind=CodeKind.IN_VIVO, source=name)
        project.codes.add(draft, project.codes.find("Hilfe"), ME)
        give_code(project, clear, "Sie half", "Hilfe / „die half uns sehr“", coder=name)
        for case in (name, f"{name} 2"):
            agree(project, case, {Purpose.SECONDARY: YES, Purpose.QUOTE: YES})
        found = added(pool, project, with_texts=True, clean_texts=True, attributes=("typ",))
        coder_named(project, name)
    assert len(found.plan.documents) == 2
    assert found.manifest.left_out == {
        "texts_with_findings": 1, "code_names": 1, "in_vivo_names": 1, "definitions": 1, "attribute_values": 1,
    }  # fmt: skip
    for text in everything_in(pool):
        assert name.casefold() not in text.casefold()
        assert "RG " not in text
    assert "half uns sehr" not in "".join(code.names[-1] for code in found.manifest.codes)
    assert name not in capsys.readouterr().out


GIVEN = {("codes", "name"), ("code_rules", "definition")}
REFUSED = {
    ("cut", "details"), *(("coders", column) for column in ("kind", "role")), ("speakers", "role"),
    *(("codes", column) for column in ("kind", "origin")), ("codings", "polarity"),
    *(("consents", purpose.value) for purpose in Purpose),
    *(("pool_documents", column) for column in ("pool_uuid", "sample", "project_key", "document_uuid")),
    *(("related_codes", column) for column in ("uuid", "name", "kind")),
    *(("structures", column) for column in (*COLUMNS, "sha256")),
}  # fmt: skip
"""Where a file with any other word than those of this program is refused as damaged, or as a sample of elsewhere."""


def test_of_all_columns_of_the_schema_names_and_definitions_of_codes_alone_go(pool, tmp_path):
    small_study(path := tmp_path / "study.qualcode").close()
    columns = set(columns_of_text(path))
    assert columns >= REFUSED | GIVEN
    words = plant(path, columns - REFUSED)
    with Project.open(path) as project:
        given = added(pool, project)
    assert given.manifest.rows["codings"]
    text = "".join(everything_in(pool))
    assert {column for word, column in words.items() if word in text} == GIVEN


@pytest.mark.stress
@pytest.mark.parametrize("column", sorted(REFUSED))
def test_a_word_in_a_column_that_takes_none_is_refused_and_goes_nowhere(pool, tmp_path, column):
    small_study(path := tmp_path / "study.qualcode").close()
    (word,) = plant(path, [column])
    with pytest.raises(QualcodeError), Project.open(path) as project:
        added(pool, project)
    assert word not in "".join(everything_in(pool))


@given(strategies.binary(min_size=1, max_size=100), strategies.text(strategies.characters(codec="utf-8")))
def test_many_keys_are_the_same_as_one(secret, uuid):
    record = PoolRecord("", "", "", secret)
    assert record.keys()(uuid) == record.key(uuid) >= 0


def test_words_stay_with_the_same_texts_and_what_rules_coded_goes_with_others(pool, study):
    first = added(pool, study, with_texts=True)
    annotate_pool(pool, Here())
    project = first.manifest.project
    coded = pool.machine_folder("r1", project) / "codings.parquet"
    coded.parent.mkdir(parents=True)
    coded.touch()
    again = added(pool, study, with_texts=True)
    assert again.manifest.segmenter
    assert rows_of(pool, project, "words")
    assert (again.rules_gone, coded.exists(), again.cases_gone) == (0, True, frozenset())
    agree(study, "A", {Purpose.SECONDARY: NO})
    last = added(pool, study, with_texts=True)
    assert not last.manifest.segmenter
    assert not rows_of(pool, project, "words")
    case = study.pools.all()[0].key(study.cases.find("A").uuid)
    assert (last.rules_gone, coded.parent.exists(), last.cases_gone) == (1, False, frozenset({case}))


def test_what_counts_beside_a_consensus_and_what_stands_under_an_old_rule_is_marked(pool, study):
    document = study.documents.find("a")
    first, second = study.codings.all(document=document.key)
    decide(study, document, [first], ConsensusResult.NONE)
    code = study.codes.find("Hilfe", exact=True)
    study.codes.edit(code, CodeDraft("Hilfe", Rules("jetzt enger gemeint")), ME)
    found = added(pool, study)
    key = study.pools.all()[0].key
    marks = {
        row["coding"]: (row["counted"], row["old_rule"]) for row in rows_of(pool, found.manifest.project, "codings")
    }
    assert marks[key(first.uuid)] == (0, 0)
    assert marks[key(second.uuid)] == (1, 1)
    assert sum(counted for counted, _old in marks.values()) == 5
    assert sum(old for _counted, old in marks.values()) == 3


@given(strategies.lists(strategies.integers(0, 40), unique=True, max_size=12).map(sorted), strategies.data())
def test_sentences_that_a_passage_touches(edges, data):
    edges = edges[: len(edges) // 2 * 2]
    start = data.draw(strategies.integers(0, 40))
    stop = data.draw(strategies.integers(start + 1, 42))
    touched = [
        number
        for number, (begin, end) in enumerate(zip(edges[::2], edges[1::2], strict=True))
        if begin < stop and start < end
    ]
    assert SentencePlaces(edges).touched(start, stop) == ((touched[0], touched[-1]) if touched else (None, None))


@pytest.mark.parametrize("data", [b"", b"PAR1 and no more", None])
def test_a_project_whose_files_in_the_pool_are_damaged_is_renewed(pool, study, data):
    place = pool.project_folder(added(pool, study).manifest.project) / "documents.parquet"
    if data is None:
        write_parquet(place, {"other": "string"}, [])
    else:
        place.write_bytes(data)
    found = added(pool, study)
    assert len(rows_of(pool, found.manifest.project, "documents")) == 3
    assert found.cases_gone == frozenset()


def test_lists_and_bytes_under_the_name_of_a_column_are_told_with_their_file(pool, study):
    folder = pool.project_folder(added(pool, study, with_texts=True).manifest.project)
    number = pyarrow.array([1])
    for text in (pyarrow.array([["a"]]), pyarrow.array([b"\xff"])):
        pyarrow.parquet.write_table(pyarrow.table({"document": number, "text": text}), folder / "texts.parquet")
        pyarrow.parquet.write_table(
            pyarrow.table({"document": text, "case_key": number}), folder / "documents.parquet"
        )
        with pytest.raises(QualcodeError, match="TypeError"):
            asking(pool, "duckdb", lambda engine: engine.query("texts_of_documents"))
        with pytest.raises(QualcodeError, match="cannot be read"):
            planned_rest(pool, folder.name.removeprefix("project="))
