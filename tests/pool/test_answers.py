"""A survey goes into a pool from a file of answers: who agreed, whose text, and files that nobody should trust."""

from __future__ import annotations

import csv
import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

pytest.importorskip("pyarrow", reason="pools need qualcode[pool]")

import pyarrow
import pyarrow.parquet

from qualcode.errors import ConsentError, QualcodeError, UsageProblem
from qualcode.pool.adding import answer_secret, answers
from qualcode.pool.adding.answer_findings import AnswerFindings
from qualcode.pool.adding.answer_secret import secret_file
from qualcode.pool.adding.answers import SurveyOptions, add_answers
from qualcode.pool.folder.pool import Pool, PoolChanged
from qualcode.pool.workers.in_order import killed
from qualcode.pool.workers.processes import Processes
from qualcode.reporting.disclosure.check import Options
from tests.pool.study import everything_in, rows_of

pytestmark = pytest.mark.consent
TABLE = (
    "nr;person;antwort;typ;ok;zitat\r\n"
    '1;P1;"Die Ämter 🙂 halfen; sehr\r\ngut. Danke!";Kreis;ja;ja\r\n'
    "2;P1;Nichts.;Kreis;ja;nur paraphrase\r\n"
    "3;P2;Schreiben Sie an nele@example.org;Stadt;ja;ja\r\n"
    "4;P3;;Stadt;ja;ja\r\n"
    "5;P4;Nein danke;Stadt;nein;ja\r\n"
    "6;P4;Doch;Stadt;ja;ja\r\n"
    "7;P5;Geht so;Stadt;;ja\r\n"
)


@pytest.fixture
def pool(tmp_path):
    return Pool.create(tmp_path / "pool")


def asked(**said):
    said = {"id": "nr", "text": "antwort", "checking": Options(likely=False), **said}
    return SurveyOptions(**said)


SAID = {"case": "person", "consent": "ok", "quotes": "zitat", "attributes": ("Typ",), "with_texts": True,
        "clean_texts": True}  # fmt: skip


def as_file(tmp_path, form):
    """The table as CSV in that encoding, or as Parquet."""
    if form != "parquet":
        (path := tmp_path / "antworten.csv").write_bytes(
            TABLE.replace("🙂", "" if form == "cp1252" else "🙂").encode(form)
        )
        return path
    rows = [line for line in TABLE.replace("\r\ngut", " gut").split("\r\n") if line]
    cells = [line.replace("halfen; sehr", "halfen, sehr").replace('"', "").split(";") for line in rows]
    columns = {name: [row[place] for row in cells[1:]] for place, name in enumerate(cells[0])}
    columns["nr"] = list(map(int, columns["nr"]))
    pyarrow.parquet.write_table(pyarrow.table(columns), path := tmp_path / "antworten.parquet")
    return path


@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "parquet"])
def test_answers_go_of_those_who_agreed(pool, tmp_path, form):
    path = as_file(tmp_path, form)
    added = add_answers(pool, path, asked(**SAID))
    project = added.manifest.project
    assert added.manifest.left_out == {"documents": 3, "texts_with_findings": 1, "empty_answers": 1}
    documents = rows_of(pool, project, "documents")
    assert len(documents) == 3
    assert len({row["case_key"] for row in documents}) == 2
    assert sum(row["snippets"] for row in documents) == 0  # one of P1's answers is for paraphrases only
    assert {(row["name"], row["folded_value"]) for row in rows_of(pool, project, "attributes")} == {
        ("typ", "kreis"), ("typ", "stadt"),
    }  # fmt: skip
    first, second = rows_of(pool, project, "texts")
    assert first["text"].startswith("Die Ämter")
    assert "\r" not in first["text"]
    units = [row for row in rows_of(pool, project, "units") if row["document"] == first["document"]]
    assert [first["text"][row["start"] : row["stop"]] for row in units][-1] == "Danke!"
    assert second["text"] == "Nichts."
    text = "".join(everything_in(pool))
    assert "P1" not in text
    assert "antworten" not in text
    assert "nele" not in text


def test_the_secret_lies_beside_for_its_owner_alone_and_renews_the_same_keys(pool, tmp_path):
    path = as_file(tmp_path, "utf-8")
    first = add_answers(pool, path, asked(**SAID))
    keys = {row["document"] for row in rows_of(pool, first.manifest.project, "documents")}
    secret = secret_file(path)
    assert first.new_secret
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    again = add_answers(pool, path, asked(**SAID))
    assert (again.renewed, again.new_secret, again.manifest.project) == (True, False, first.manifest.project)
    assert {row["document"] for row in rows_of(pool, first.manifest.project, "documents")} == keys
    other = add_answers(Pool.create(tmp_path / "other"), path, asked(**SAID))
    assert other.manifest.project != first.manifest.project
    secret.write_text('{"survey": "x", "pools": {"y": "zz"}}')
    with pytest.raises(QualcodeError, match="cannot be read as the secret"):
        add_answers(pool, path, asked(**SAID))


def test_somebody_says_what_was_agreed(pool, tmp_path):
    path = as_file(tmp_path, "utf-8")
    for said in (
        {},
        {"consent": "ok", "all_agreed": True},
        {"all_agreed": True, "quotes": "zitat", "all_quotable": True},
        {"all_agreed": True, "case": "person", "attributes": ("typ", " PERSON")},
        {"all_agreed": True, "attributes": ("antwort",)},
    ):
        with pytest.raises(UsageProblem):
            add_answers(pool, path, asked(**said))
    added = add_answers(pool, path, asked(consent="ok", with_texts=True))
    assert (added.documents, added.texts) == (4, 0)
    assert len(rows_of(pool, added.manifest.project, "texts")) == 0
    assert add_answers(pool, path, asked(all_agreed=True)).documents == 6


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b"nr;antwort\n1;a\n1;b\n", "rows 2 and 3 .* same id"),
        (b"nr;antwort\n1;a\n;b\n", "Row 3 .* no id"),
        (b"nr;antwort\n1;a;c\n", "Row 2 .* 3 cells"),
        (b'nr;antwort\n1;"a\n2;b\n', "cannot be read as a table"),
        (b"nr;antwort;nr\n1;a;2\n", "several columns"),
        (b"nr;text\n1;a\n", "no column"),
        (b"nr;antwort\n1;a\x00b\n", "not a text file"),
        (b"PAR1 and then nothing", "cannot be read"),
        (b"PK\x03\x04", "zip archive"),
        (b"nr;antwort\n", "no answers, only headings"),
        ("nr;antwort\ne\u0301;a\n\u00e9 ;b\n".encode(), "rows 2 and 3 .* same id"),
        (b"nr,antwort\n1," + b"a" * 10_000_000 + b"\n", "not a text file"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_with_its_cause_and_nothing_is_made(pool, tmp_path, data, cause):
    (path := tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(QualcodeError, match=cause) as caught:
        add_answers(pool, path, asked(all_agreed=True))
    assert caught.value.hint
    assert pool.projects() == []
    assert not secret_file(path).exists()


def test_columns_of_lists_and_answers_that_are_not_of_use_are_refused(pool, tmp_path):
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"nr": [1], "antwort": [["a"]]}), path)
    with pytest.raises(QualcodeError, match="instead of texts"):
        add_answers(pool, path, asked(all_agreed=True))
    for kind in (pyarrow.binary(), pyarrow.large_binary(), pyarrow.binary(1)):
        pyarrow.parquet.write_table(pyarrow.table({"nr": [1], "antwort": pyarrow.array([b"a"], kind)}), path)
        with pytest.raises(QualcodeError, match="instead of texts"):
            add_answers(pool, path, asked(all_agreed=True))
    pyarrow.parquet.write_table(pyarrow.table({"nr": [1, 2], "antwort": ["a", "a\0b"]}), path)
    with pytest.raises(QualcodeError, match=r"Row 2 of .* no text"):
        add_answers(pool, path, asked(all_agreed=True))
    bad = pyarrow.Array.from_buffers(
        pyarrow.string(), 1, [None, pyarrow.py_buffer(b"\0\0\0\0\2\0\0\0"), pyarrow.py_buffer(b"a\xff")]
    )
    pyarrow.parquet.write_table(pyarrow.table({"nr": [1], "antwort": bad}), path)
    with pytest.raises(QualcodeError, match="cannot be read"):
        add_answers(pool, path, asked(all_agreed=True))
    pyarrow.parquet.write_table(pyarrow.table({"nr": [1.0, 2.5], "antwort": ["", None]}), path)
    with pytest.raises(ConsentError):
        add_answers(pool, path, asked(all_agreed=True))
    pyarrow.parquet.write_table(pyarrow.table({"nr": [1], "antwort": ["Ja"], "ok": ["vielleicht"]}), path)
    with pytest.raises(QualcodeError, match=r"Row 1 of “a.parquet”, column “ok”: “vielleicht”"):
        add_answers(pool, path, asked(consent="ok"))
    never = pyarrow.array([1 << 62], pyarrow.timestamp("us"))
    pyarrow.parquet.write_table(pyarrow.table({"nr": [1], "antwort": never}), path)
    with pytest.raises(QualcodeError, match="cannot be read"):
        add_answers(pool, path, asked(all_agreed=True))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_told_and_not_waited_for(pool, tmp_path):
    (path := tmp_path / "a.csv").write_text("nr,antwort\n1,Ja.\n", "utf-8")
    os.mkfifo(secret_file(path))
    with pytest.raises(QualcodeError, match="secret of a survey"):
        add_answers(pool, path, asked(all_agreed=True))
    with pytest.raises(QualcodeError, match="a pipe"):
        add_answers(pool, secret_file(path), asked(all_agreed=True))


def test_a_case_called_as_an_answer_is_one_case_with_all_its_answers(pool, tmp_path):
    (path := tmp_path / "a.csv").write_text("nr,wer,antwort\n1,1,Ja.\n2,1,Nein.\n3,,Wer weiß.\n", "utf-8")
    added = add_answers(pool, path, asked(case="wer", all_agreed=True))
    rows = {row["document"]: row["case_key"] for row in rows_of(pool, added.manifest.project, "documents")}
    assert len(set(rows.values())) == 2
    assert sum(document == case for document, case in rows.items()) == 1


@pytest.fixture
def named(tmp_path):
    """Answers with names in two texts, in a value and in a heading."""
    (path := tmp_path / "a.csv").write_text(
        "nr,antwort,ort,Mail an nele@example.org\n"
        "1,Schreiben Sie an nele@example.org,bei 0221 4711815,x\n2,Gut.,Stadt,y\n3,Frau Brandmüller half.,Stadt,z\n",
        "utf-8",
    )
    return path


OPEN = {"all_agreed": True, "with_texts": True, "attributes": ("ort", "Mail an nele@example.org")}


def table_in(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def decide_in(path, rows, **accepted):
    """Write into the table of findings what is said of those in which these words were found."""
    for row in rows:
        row.update(next((said for words, said in accepted.items() if words in row["found"]), {}))
    with path.open("w", encoding="cp1252", newline="") as file:  # as a German spreadsheet saves it
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_findings_are_accepted_one_by_one_in_a_table_beside_the_answers(pool, named, tmp_path):
    table = tmp_path / "funde.csv"
    with pytest.raises(QualcodeError, match="something in 2 texts"):
        add_answers(pool, named, asked(**OPEN), findings=AnswerFindings.read(table, "Ada"))
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    places = [(row["row"], row["id"], row["column"], row["found"]) for row in table_in(table)]
    heading = "Mail an nele@example.org"
    assert places == [
        ("", "", heading, "nele@example.org"), ("2", "", "ort", "0221 4711815"),
        ("2", "1", "antwort", "nele@example.org"), ("4", "3", "antwort", "Frau Brandmüller"),
    ]  # fmt: skip
    decide_in(
        table,
        table_in(table),
        Brandmüller={"accept": "ja", "reason": "Ministerin"},
        nele={"accept": "nein", "reason": "?"},
    )
    found = AnswerFindings.read(table, "Ada")
    added = add_answers(pool, named, asked(**OPEN, clean_texts=True), findings=found)
    assert (added.texts, found.number_accepted, found.open.total()) == (2, 1, 3)
    assert added.manifest.left_out == {"texts_with_findings": 1, "attribute_values": 4}
    last = table_in(table)[-1]
    assert (last["accept"], last["reason"], last["by"]) == ("yes", "Ministerin", "Ada")
    assert [row["accept"] for row in table_in(table)] == ["no", "", "no", "yes"]
    named.write_text(named.read_text("utf-8").replace("Frau Brandmüller half", "Niemand half"), "utf-8")
    found = AnswerFindings.read(table, "Ben")
    add_answers(pool, named, asked(**OPEN), findings=found, dry_run=True)
    assert len(found.missing) == 1
    assert (table_in(table)[-1]["finding"], table_in(table)[-1]["found"]) == (last["finding"], "")
    assert not any(text for text in everything_in(pool) if "Ada" in text or last["finding"] in text)


def test_a_value_or_a_heading_that_was_accepted_goes(pool, named, tmp_path):
    table = tmp_path / "funde.csv"
    add_answers(pool, named, asked(**OPEN), findings=AnswerFindings.read(table, "Ada"), dry_run=True)
    rows = table_in(table)
    decide_in(table, rows, **{"0221": {"accept": "x"}})
    with pytest.raises(QualcodeError, match="“x” is neither yes nor no"):
        AnswerFindings.read(table, "Ada")
    decide_in(table, rows, nele={"accept": "yes"}, **{"0221": {"accept": "yes"}})
    with pytest.raises(QualcodeError, match="row 2: nobody said why"):
        AnswerFindings.read(table, "Ada")
    decide_in(table, [*rows, *({**row, "accept": "nein"} for row in rows)])
    with pytest.raises(QualcodeError, match="an earlier row says otherwise"):
        AnswerFindings.read(table, "Ada", "abgesprochen")
    decide_in(table, rows)
    found = AnswerFindings.read(table, "Ada", "abgesprochen")
    added = add_answers(pool, named, asked(**OPEN, clean_texts=True), findings=found)
    assert added.manifest.left_out == {"texts_with_findings": 1}
    assert len(rows_of(pool, added.manifest.project, "attributes")) == 6
    decide_in(table, rows, nele={"finding": "1,2E+63", "reason": "!"}, **{"0221": {"accept": ""}})
    with pytest.raises(QualcodeError, match=r"“1,2E\+63” names no finding"):
        AnswerFindings.read(table, "Ada")


def test_a_table_of_findings_that_is_none_is_left_as_it_was(pool, named, tmp_path):
    with pytest.raises(UsageProblem):
        AnswerFindings.read(tmp_path / "funde.xlsx", "Ada")
    (table := tmp_path / "notes.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(QualcodeError, match="no column “finding”"):
        AnswerFindings.read(table, "Ada")
    named.write_text("nr,antwort\n1,Gut.\n1,Gut.\n", "utf-8")
    found = AnswerFindings.read(tmp_path / "funde.csv", "Ada")
    with pytest.raises(QualcodeError, match="same id"):
        add_answers(pool, named, asked(all_agreed=True), findings=found)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "notes.csv", "pool"]


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.stress)])
def test_many_batches_give_what_one_gives(pool, tmp_path, monkeypatch, processes):
    path = as_file(tmp_path, "utf-8")
    alone = add_answers(pool, path, asked(**SAID))
    before = [rows_of(pool, alone.manifest.project, table) for table in ("documents", "units", "texts", "attributes")]
    monkeypatch.setattr(answers, "_AT_ONCE", 2)
    monkeypatch.setattr(answers, "Processes", lambda: Processes(processes))
    many = add_answers(pool, path, asked(**SAID))
    after = [rows_of(pool, many.manifest.project, table) for table in ("documents", "units", "texts", "attributes")]
    assert after == before
    assert many.findings.open == alone.findings.open
    assert (many.left_out, many.texts) == (alone.left_out, alone.texts)


def test_headings_are_found_however_they_are_spelled(pool, tmp_path):
    (path := tmp_path / "a.csv").write_bytes("\ufeffNr;Antwort;Gro\u0308ße\n1;Ja.;7\n".encode())
    added = add_answers(pool, path, asked(all_agreed=True, attributes=("gr\u00f6ße",)))
    assert [row["name"] for row in rows_of(pool, added.manifest.project, "attributes")] == ["Gr\u00f6ße"]


def test_a_survey_with_fewer_answers_leaves_fewer(pool, tmp_path):
    (path := tmp_path / "a.csv").write_text("nr,wer,antwort\n1,A,Ja.\n2,B,Nein.\n3,B,Doch.\n4,,Na.\n", "utf-8")
    said = asked(case="wer", all_agreed=True, with_texts=True)
    first = add_answers(pool, path, said)
    path.write_text("nr,wer,antwort\n3,B,Doch.\n", "utf-8")
    second = add_answers(pool, path, said)
    assert (second.renewed, second.documents, len(second.cases_gone)) == (True, 1, 2)
    assert [row["text"] for row in rows_of(pool, first.manifest.project, "texts")] == ["Doch."]
    path.write_text("nr,wer,antwort\n", "utf-8")
    with pytest.raises(QualcodeError, match="only headings"):
        add_answers(pool, path, said)
    assert len(rows_of(pool, first.manifest.project, "texts")) == 1


def test_the_first_who_adds_a_survey_makes_its_secret(pool, tmp_path):
    path = as_file(tmp_path, "utf-8")
    with answer_secret.survey_record(path, pool) as (record, is_new):
        written = secret_file(path).read_bytes()
        with pytest.raises(QualcodeError, match="Another process adds"):
            answer_secret._write(secret_file(path), {}, is_first=True)
        assert secret_file(path).read_bytes() == written
        with answer_secret.survey_record(path, pool) as other:
            assert other == (record, False)
    assert is_new
    assert secret_file(path).read_bytes() == written
    assert sorted(place.name for place in tmp_path.iterdir()) == [path.name, secret_file(path).name, "pool"]


def test_two_new_pools_at_once_keep_both_secrets(tmp_path, monkeypatch):
    (path := tmp_path / "a.csv").write_text("nr,antwort\n1,Ja.\n", "utf-8")
    first, *pools = (Pool.create(tmp_path / name) for name in ("p", "q", "r"))
    with answer_secret.survey_record(path, first):
        pass
    read = answer_secret._read

    def reading_slowly(place):
        known = read(place)
        time.sleep(0.03)
        return known

    def added(pool):
        with answer_secret.survey_record(path, pool) as (_record, is_new):
            return is_new

    monkeypatch.setattr(answer_secret, "_read", reading_slowly)
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(added, pools)) == [True, True]
    assert read(secret_file(path))["pools"].keys() == {pool.settings.uuid for pool in (first, *pools)}


def test_a_survey_taken_out_meanwhile_is_not_added_under_a_secret_that_is_gone(pool, tmp_path):
    path = as_file(tmp_path, "utf-8")
    add_answers(pool, path, asked(**SAID))
    (before,) = pool.projects()

    def drop(_done, _of):
        answer_secret.drop_survey(path, pool.settings.uuid)

    with pytest.raises(PoolChanged):
        add_answers(pool, path, asked(**SAID), drop)
    assert pool.projects() == [before]


def test_a_file_that_is_written_meanwhile_adds_nothing(pool, tmp_path):
    (path := tmp_path / "a.csv").write_text("nr,antwort,ok\n1,Ja.,ja\n", "utf-8")

    def write(_done, _of):
        with path.open("a", encoding="utf-8") as file:
            file.write("2,Nein.,nein\n")

    with pytest.raises(QualcodeError, match="changed while it was read"):
        add_answers(pool, path, asked(consent="ok"), write)
    assert (pool.projects(), secret_file(path).exists()) == ([], False)


def test_a_worker_that_dies_of_answers_is_told_with_their_rows(pool, tmp_path, monkeypatch):
    class Dying(Processes):
        def map(self, function, batches):
            yield function(next(batches))
            next(batches)
            raise killed()

    (path := tmp_path / "a.csv").write_text("nr,antwort\n1,Ja.\n2,Nein.\n3,Doch.\n4,Na.\n", "utf-8")
    monkeypatch.setattr(answers, "_AT_ONCE", 2)
    monkeypatch.setattr(answers, "Processes", Dying)
    with pytest.raises(QualcodeError, match="died") as told:
        add_answers(pool, path, asked(all_agreed=True))
    assert "Nothing was added. The batch is the rows 4 to 5 of “a.csv”" in told.value.hint
    assert (pool.projects(), secret_file(path).exists()) == ([], False)
