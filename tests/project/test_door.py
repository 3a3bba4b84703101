"""Rows that cannot be what they should: refused with their place by every part, named by check, never left out."""

from __future__ import annotations

import codecs

import pytest

from qualcode.errors import ProjectDamaged
from qualcode.project.project import Project
from tests.files.make import load
from tests.helpers import LEAD, problems, without_triggers


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = load(1, tmp_path_factory.mktemp("whole") / "study.qualcode")
    Project.open(path).close()
    return path.read_bytes()


@pytest.fixture
def path(whole, tmp_path):
    made = tmp_path / "study.qualcode"
    made.write_bytes(whole)
    return made


def walked(project):
    return list(project.coded.iter_codings([code.key for code in project.codes.book()], range(9)))


# what was planted, who meets it, what both say
PLANTED = {
    "codes in a circle": (
        "UPDATE codes SET parent_id = 3 WHERE id = 2",
        lambda p: p.codes.book(),
        "below themselves",
    ),
    "a code without its parent": (
        "UPDATE codes SET parent_id = 99 WHERE id = 3",
        lambda p: p.codes.book(),
        "missing",
    ),
    "a code without rules": ("DELETE FROM code_rules WHERE code_id = 1", lambda p: p.codes.book(), "rules"),
    "a kind of code": ("UPDATE codes SET kind = 'themetic' WHERE id = 1", lambda p: p.codes.book(), "themetic"),
    "a kind of coder": ("UPDATE coders SET kind = 'persom'", lambda p: p.coders.all(), "persom"),
    "a polarity": ("UPDATE codings SET polarity = 'prezent'", lambda p: p.codings.all(), "prezent"),
    "a passage turned round": ('UPDATE codings SET start = "end" + 1', lambda p: p.codings.all(), "its passage is"),
    "a coding without rules": ("UPDATE codings SET rule_id = 99", lambda p: p.codings.all(), "rules"),
    "a kind of memo": ("UPDATE memos SET kind = 'x'", lambda p: p.memos.all(), "'x'"),
    "a document without its text": (
        "UPDATE documents SET text_id = 99",
        lambda p: p.documents.all(),
        "its text is missing",
    ),
    "a role": ("UPDATE speakers SET role = 'aska'", lambda p: p.documents.speakers(1), "aska"),
    "a consent": (
        "INSERT INTO consents (uuid, document_id, analyse, quote, teach, archive, secondary, services, given, form, "
        "withdrawn, delete_by) VALUES ('0190a000-0000-7000-8000-000000000000', 1, '', 'yez', '', '', '', '', '', '', "
        "'', '')",
        lambda p: p.consents.of_documents(),
        "yez",
    ),
    "an orphan": ("UPDATE orphans SET attached = '['", lambda p: p.orphans.all(), "orphans"),
    "an edit": ("UPDATE quotation_edits SET kind = 'x'", lambda p: p.quotation_edits.all(), "'x'"),
    "a text behind its hash": (
        "UPDATE texts SET text = replace(text, 'lange', 'lunge')",
        lambda p: p.documents.text_with_turns(1),
        "of its checksum",
    ),
    "turns that are no list": (
        "UPDATE structures SET turns = '[5]'",
        lambda p: p.documents.text_with_turns(1),
        "structure",
    ),
    "turns behind their hash": (
        "UPDATE structures SET turns = replace(turns, '1', '2')",
        lambda p: p.documents.text_with_turns(1),
        "structure",
    ),
    "sentences behind their hash": (
        "UPDATE structures SET sentences = '[0,1]'",
        lambda p: p.documents.text_with_turns(1),
        "structure",
    ),
    "a coded row's polarity": ("UPDATE codings SET polarity = 'prezent'", walked, "prezent"),
    "a coded row turned round": ('UPDATE codings SET start = "end" + 1', walked, "its passage is"),
    "the former text of an orphan": (
        "UPDATE texts SET text = replace(text, 'a', 'b') WHERE sha256 IN (SELECT text_sha256 FROM orphans)",
        lambda p: p.orphans.all(),
        "of its checksum",
    ),
    "a round": ("UPDATE settings SET value = 'two' WHERE name = 'round'", lambda p: p.settings.round, "round"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_bad_row_is_refused_with_its_place_and_named_by_check(path, planted):
    statement, reader, words = PLANTED[planted]
    with without_triggers(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        assert connection.execute(statement).rowcount > 0
    with Project.open(path) as project:
        with pytest.raises(ProjectDamaged, match="damaged") as caught:
            reader(project)
        assert words in caught.value.message
        assert "check --repair" in caught.value.hint
        assert any(words in problem for problem in problems(project))


NAMED = {
    "an empty name": ("UPDATE cases SET name = ' ' WHERE id = 1", "cases row 1: name is no name"),
    "a name twice": ("UPDATE coders SET name = 'ANNA' WHERE id = 2", "“ANNA” is the name of row 1 too"),
    "a UUID": ("UPDATE codings SET uuid = 'x' || uuid", "uuid is no UUID"),
    "a time": ("UPDATE codings SET created = '2026-13-01'", "created is no time"),
    "a mapping": ("UPDATE revisions SET mapping = '{'", "its mapping cannot be read"),
    "a hash": ("UPDATE revisions SET old_sha256 = 'abc'", "old_sha256 is no checksum"),
}


@pytest.mark.parametrize("planted", NAMED)
def test_values_that_no_constraint_refuses_are_named_by_check(path, planted):
    statement, words = NAMED[planted]
    with without_triggers(path) as connection:
        assert connection.execute(statement).rowcount > 0
    with Project.open(path) as project:
        assert any(words in problem for problem in problems(project))


def test_a_coded_row_outside_of_its_text_or_without_a_document_is_refused(path):
    for number, change in enumerate(('"end" = 99999', "document_id = 99")):
        with without_triggers(path) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(f"UPDATE codings SET {change}")
        with (
            Project.open(path) as project,
            pytest.raises(ProjectDamaged, match=["its passage is", "is missing"][number]),
        ):
            walked(project)


UNLOGGED = {
    "forgotten": "INSERT INTO forgotten (kind, value) VALUES ('codings', 'x')",
    "backups": "INSERT INTO backups (path, created, reason) VALUES (' ', '2026', 'x')",
    "file_state": "UPDATE file_state SET secret = 'x'",
    "facts about the file": "DELETE FROM file_state",
}


@pytest.mark.parametrize("table", UNLOGGED)
def test_rows_that_no_sum_covers_are_tried_in_their_form(path, table):
    with without_triggers(path) as connection:
        assert connection.execute(UNLOGGED[table]).rowcount > 0
    with Project.open(path) as project:
        assert any(table in problem for problem in problems(project))


def test_what_was_begun_is_tried_in_its_form(path):
    with Project.open(path) as project:  # opening settles what can be
        project._store.connection.execute(
            "INSERT INTO begun (kind, path, details, created) VALUES ('x', 'y', '{', '2026-11-28')"
        )
        assert any("begun row" in problem for problem in problems(project))


def test_a_name_in_the_schema_with_a_broken_byte_is_damage_of_the_file(path):
    held = path.read_bytes()
    at = held.index(b"CREATE TABLE codings (") + len("CREATE TABLE codings (id INT")
    path.write_bytes(held[:at] + bytes([held[at] ^ 0x80]) + held[at + 1 :])
    with pytest.raises(ProjectDamaged):
        Project.open(path)


def test_a_file_of_somebody_else_in_a_wrong_encoding_is_no_damage_of_the_project(path):
    with Project.open(path) as project, pytest.raises(UnicodeDecodeError), project.change("x", LEAD):
        codecs.decode(b"\xff", "utf-8")


def test_a_failure_that_nobody_foresaw_is_told_as_damage_only_where_there_is_damage(path):
    with pytest.raises(KeyError), Project.open(path):
        raise KeyError("of the program")
    with without_triggers(path) as connection:
        connection.execute("UPDATE codes SET name = 'other'")
    with pytest.raises(ProjectDamaged, match="codes"), Project.open(path):
        raise KeyError("of the file")
