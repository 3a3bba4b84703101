"""The sums over the rows: whatever changes a value behind the history is found, whatever qualcode does is not."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.codes import CodeDraft
from qualcode.project.file import digests, schema
from qualcode.project.project import Project
from tests.files.make import load
from tests.helpers import HOSTILE, LEAD, add_code, add_coder, add_document, give, problems, without_triggers


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a project that has rows in nearly all tables."""
    path = load(1, tmp_path_factory.mktemp("whole") / "study.qualcode")
    Project.open(path).close()
    return path.read_bytes()


@pytest.fixture
def path(whole, tmp_path):
    made = tmp_path / "study.qualcode"
    made.write_bytes(whole)
    return made


def sums_found(path):
    with Project.open(path) as project:
        return next(finding.problems for finding in project.check() if finding.name == "sums")


CHANGES = {
    "codings": "UPDATE codings SET polarity = 'mixed'",
    "codes": "UPDATE codes SET name = replace(name, 'e', 'd')",
    "memos": "UPDATE memos SET text = text || ' ' WHERE id = 1",
    "documents": "UPDATE documents SET label = 'RG 2023' WHERE id = 1",
    "orphans": "DELETE FROM orphans",
    "labels": "UPDATE labels SET population = 41",
    "entries": "UPDATE entries SET coder_name = 'Lead' WHERE id = 2",
    "changes": "UPDATE changes SET old = replace(old, 'Appell', 'Apfel')",
    "settings": "INSERT INTO settings (uuid, name, value) VALUES ('01a2245d-2654-7001-872a-28b4e63c5d3f', 'x', 'y')",
}


@pytest.mark.parametrize("table", CHANGES)
def test_a_value_changed_behind_the_history_is_found_and_its_table_named(path, table):
    assert sums_found(path) == ()
    with without_triggers(path) as connection:
        assert connection.execute(CHANGES[table]).rowcount > 0
    (problem,) = sums_found(path)
    assert ("entries of the history" if table in ("entries", "changes") else f"rows of {table} are not") in problem


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("table", CHANGES)
def test_a_migration_does_not_hide_the_damage(table, version, tmp_path):
    path = load(version, tmp_path / "study.qualcode")
    with without_triggers(path) as connection:
        assert connection.execute(CHANGES[table]).rowcount > 0
    (problem,) = sums_found(path)
    assert ("entries of the history" if table in ("entries", "changes") else f"rows of {table} are not") in problem


def test_a_migration_counts_the_sums_anew_where_the_tables_of_rows_changed(tmp_path, monkeypatch):
    counted = []
    monkeypatch.setattr(digests, "counted_anew", lambda connection: counted.append(connection) or {})
    for version, times in ((1, 1), (2, 2), (3, 2)):  # the second looks whether they held before
        counted.clear()
        Project.open(load(version, tmp_path / f"{version}.qualcode")).close()
        assert len(counted) == times


def test_what_is_changed_later_does_not_hide_the_damage(path):
    with without_triggers(path) as connection:
        connection.execute("UPDATE codes SET name = 'Kontrolle' WHERE id = 2")
    with Project.open(path) as project:
        project.codes.edit(project.codes.find("Kontrolle"), CodeDraft("Koordination"), LEAD)
        assert any("rows of codes" in problem for problem in problems(project))


def test_equal_bytes_in_another_column_or_table_count_otherwise():
    rows = [("codes", ("a", "b")), ("codes", ("b", "a")), ("codes", ("ab", "")), ("coders", ("a", "b"))]
    assert len({digests._digest(table, row) for table, row in rows}) == len(rows)


def test_the_order_of_rows_does_not_count_and_sums_are_read_as_written():
    sums = digests.added({"codes": 5, "coders": 2**256 - 1}, {"codes": -5, "coders": 3})
    assert sums == {"coders": 2}
    assert digests.read(digests.written(sums)) == sums
    assert digests.read("") == {}


@given(*[st.dictionaries(st.sampled_from("abc"), st.integers(-(2**256), 2**257))] * 2)
def test_adding_line_by_line_is_adding(before, more):
    before = digests.added(before, {})
    assert digests.written_anew(digests.written(before), more) == digests.written(digests.added(before, more))


def test_the_bytes_of_a_row_stay_as_they_are():
    """Whatever changes this changes the sums of all files that there are."""
    assert digests._bytes("codes", (7, "ä", None, "", 0)) == "codes\x1f7\x1fä\x1fNone\x1f\x1f0".encode()


def test_hostile_words_count_the_same_as_row_and_as_image(project):
    anna = add_coder(project)
    document = add_document(project)
    for number, words in enumerate(HOSTILE):
        coding = give(project, document, add_code(project, f"{number}"), anna, 0, 3, memo=words, paraphrase=words)
        project.codings.remove([coding], anna)
        project.undo(project.author("anna"))
    assert problems(project) == []


def test_no_logged_column_of_text_may_be_null(project):
    """Else NULL and the word None would have the same digest."""
    for table in schema.LOGGED:
        for _, column, kind, required, *_ in project._store.all(f"PRAGMA table_info({table})"):
            assert kind == "INTEGER" or required, (table, column)


def test_several_entries_of_one_transaction_are_counted_and_marked_once(project):
    before = project._store.one("SELECT present FROM file_state")
    with project.together():
        add_coder(project, "anna")
        add_coder(project, "ben")
    assert project._store.one("SELECT former FROM file_state") == before
    assert problems(project) == []


def test_what_was_rolled_back_is_not_counted(project):
    with suppress(ZeroDivisionError), project.together():
        add_coder(project, "anna")
        raise ZeroDivisionError
    assert project.coders.all() == []
    add_coder(project, "ben")
    assert problems(project) == []
