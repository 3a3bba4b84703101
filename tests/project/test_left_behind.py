"""Logs that lie beside a project file: its own are replayed, those of another file are set aside and kept."""

from __future__ import annotations

import shutil

import pytest

from qualcode.errors import ProjectReplaced
from qualcode.project.file import connection as storage
from qualcode.project.file import guarded
from qualcode.project.project import Project
from qualcode.project.watch.file_marks import MainFile, rollback_journal, write_ahead_log
from qualcode.project.watch.lookout import ProjectConnection, companion
from tests.files.make import load
from tests.helpers import LEAD, add_code, beside, contains, new_project, problems, raw
from tests.project.replaced import codings_in, session, study_and_copy


def names_of_codes(path):
    with Project.open(path) as project:
        assert problems(project) == []
        return [code.name for code in project.codes.book()]


def killed_session(path, number=3):
    """Leave the log of a session that was killed; gives what it called saved."""
    with session(path) as told:
        told.work(number)
        told.kill()
    return set(told.saved)


def test_the_log_of_a_killed_session_is_replayed(tmp_path):
    path, _ = study_and_copy(tmp_path)
    saved = killed_session(path)
    assert companion(path, "-wal").stat().st_size
    assert codings_in(path) == saved
    assert [name for name in beside(path) if "set-aside" in name] == []


@pytest.mark.parametrize("carried_over", [1, 5, 40])
def test_a_log_that_was_carried_over_in_part_is_replayed(tmp_path, carried_over):
    """A reader who began after the first changes keeps the rest of the log from being carried over."""
    path, _ = study_and_copy(tmp_path)
    with session(path) as told:
        told.work(carried_over)
        with raw(path) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT COUNT(*) FROM codings").fetchone()
            told.work(3)
            with raw(path) as other:
                _, log, carried = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                assert 0 < carried < log
            told.kill()
    assert codings_in(path) == set(told.saved)


def test_a_log_that_was_carried_over_wholly_and_begun_anew_is_replayed(tmp_path):
    path, _ = study_and_copy(tmp_path)
    with session(path) as told:
        told.work(5)
        with raw(path) as other:
            other.execute("PRAGMA wal_checkpoint(RESTART)")
        told.work(2)
        told.kill()
    assert codings_in(path) == set(told.saved)


@pytest.mark.parametrize("arrived", ["older", "theirs", "another project"])
def test_the_log_of_another_file_is_set_aside_told_and_kept(tmp_path, arrived):
    path, theirs = study_and_copy(tmp_path)
    older = tmp_path / "elsewhere" / "older"
    shutil.copyfile(path, older)
    add_something(path)
    another = new_project(tmp_path / "elsewhere", "another")
    another.close()
    killed_session(path)
    log = companion(path, "-wal").read_bytes()
    came = {"older": older, "theirs": theirs, "another project": another.path}[arrived]
    contents = came.read_bytes()
    shutil.copyfile(came, path)
    with Project.open(path) as project:
        assert problems(project) == []
        (said,) = project.told
    (aside,) = [file for file in path.parent.iterdir() if "set-aside" in file.name]
    assert aside.name in said
    assert aside.read_bytes() == log
    assert path.read_bytes() == contents
    with Project.open(path) as project:
        assert project.told == ()
        notes = [note for finding in project.check() for note in finding.notes]
        assert any(aside.name in note for note in notes)


def test_a_log_that_was_set_aside_still_belongs_to_its_file(tmp_path):
    """As the message says: beside a copy of that file, under its former name, it is replayed."""
    path, theirs = study_and_copy(tmp_path)
    own = tmp_path / "own" / path.name
    own.parent.mkdir()
    shutil.copyfile(path, own)
    saved = killed_session(path)
    shutil.copyfile(theirs, path)
    Project.open(path).close()
    (aside,) = [file for file in path.parent.iterdir() if "set-aside" in file.name]
    aside.rename(companion(own, "-wal"))
    assert codings_in(own) == saved


def test_a_log_of_a_newer_copy_that_came_back_is_not_replayed_over_it(tmp_path):
    """Somebody else took the file with its log, went on and closed it: the copy comes back beside the old log."""
    path, _ = study_and_copy(tmp_path)
    saved = killed_session(path)
    further = tmp_path / "further" / path.name
    further.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(companion(path, end), companion(further, end))
    add_something(further, "Further")
    shutil.copyfile(further, path)
    assert names_of_codes(path) == ["Theme", "Further"]
    assert codings_in(path) == saved


def add_something(path, name="More"):
    with Project.open(path) as project:
        add_code(project, name)


def test_a_log_without_any_change_is_left_alone(tmp_path):
    path, theirs = study_and_copy(tmp_path)
    with session(path) as told:
        told.kill()
    shutil.copyfile(theirs, path)
    with Project.open(path) as project:
        assert project.told == ()
    assert beside(path) == ["elsewhere", "study.qualcode"]


def test_while_somebody_still_works_in_the_old_file_the_new_one_is_not_opened(tmp_path):
    path, theirs = study_and_copy(tmp_path)
    with session(path) as told:
        told.work(2)
        fresh = path.with_name("fresh")
        shutil.copyfile(theirs, fresh)
        fresh.replace(path)
        before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
        with pytest.raises(ProjectReplaced) as caught:
            Project.open(path)
        assert "Leave that one first" in caught.value.hint
        assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
        told.leave()
    assert names_of_codes(path) == ["Theme", "Theirs"]


def test_old_files_and_the_log_of_their_migration_are_opened(tmp_path):
    path = load(1, tmp_path / "old.qualcode")
    with Project.open(path) as project:
        copy = tmp_path / "copy" / "old.qualcode"
        copy.parent.mkdir()
        for end in ("", "-wal"):
            shutil.copyfile(companion(path, end), companion(copy, end))
        title = project.title
    with Project.open(copy) as project:
        assert project.told == ()
        assert (project.title, problems(project)) == (title, [])


# ---- rollback journals -------------------------------------------------------------------------------

HALF = """
storage.on_network_drive = lambda _: True
with Project.open(path) as project:
    project._store.connection.execute("PRAGMA cache_size = 2")
    with project.change("bulk", LEAD):
        for number in range(300):
            add_code(project, f"Half {number}", definition="long " * 100)
        ready()
"""


@pytest.fixture
def half(tmp_path, monkeypatch):
    from tests.project.other_process import other_process

    path, theirs = study_and_copy(tmp_path)
    monkeypatch.setattr(storage, "on_network_drive", lambda _: True)
    with other_process(path, HALF) as other:
        other.kill()
        other.wait()
    assert companion(path, "-journal").stat().st_size
    return path, theirs


def test_a_journal_takes_half_a_change_back(half):
    path, _ = half
    assert names_of_codes(path) == ["Theme"]
    assert beside(path) == ["elsewhere", "study.qualcode"]


def test_the_journal_of_another_file_is_set_aside(half):
    path, theirs = half
    journal = companion(path, "-journal").read_bytes()
    shutil.copyfile(theirs, path)
    assert names_of_codes(path) == ["Theme", "Theirs"]
    (aside,) = [file for file in path.parent.iterdir() if "set-aside" in file.name]
    assert aside.read_bytes() == journal


# ---- reading the marks -------------------------------------------------------------------------------


def test_the_marks_are_read_as_sqlite_reads_them(tmp_path):
    path, _ = study_and_copy(tmp_path)
    descriptor = None
    with raw(path) as connection:
        wanted = connection.execute("SELECT project_uuid, former, present FROM file_state").fetchone()
    with path.open("rb") as file:
        descriptor = file.fileno()
        assert MainFile(descriptor).mark() == wanted
    killed_session(path, 2)
    log = write_ahead_log(companion(path, "-wal"))
    assert log.marks[0].former == wanted[2]
    assert [mark.former for mark in log.marks[1:]] == [mark.present for mark in log.marks[:-1]]
    assert rollback_journal(companion(path, "-journal")).filled is False


@pytest.mark.parametrize("rubbish", [b"", b"x", b"\x37\x7f\x06\x82" + b"\xff" * 100, b"\xd9\xd5\x05\xf9" * 40])
def test_rubbish_beside_a_project_is_no_log(tmp_path, rubbish):
    file = tmp_path / "file"
    file.write_bytes(rubbish)
    assert not write_ahead_log(file).filled
    assert not rollback_journal(file).filled
    with file.open("rb") as opened:
        assert MainFile(opened.fileno()).mark() is None


def test_what_is_set_aside_is_named_by_forget(tmp_path):
    path, theirs = study_and_copy(tmp_path)
    killed_session(path)
    shutil.copyfile(theirs, path)
    with Project.open(path) as project:
        (document,) = project.documents.all()
        done = project.forgetting.documents([document.uuid], LEAD)
    (aside,) = [file for file in path.parent.iterdir() if "set-aside" in file.name]
    assert any(aside.name in said for said in done.warnings)
    assert contains(path.parent / "elsewhere", "Some words")  # the copy is another's


def test_a_long_log_is_carried_over_again_and_again_but_not_with_each_change(tmp_path, monkeypatch):
    path, _ = study_and_copy(tmp_path)
    monkeypatch.setattr(guarded, "_LONG_LOG", 100_000)
    monkeypatch.setattr(guarded, "_MANY", 20)
    plain, carried = ProjectConnection.execute, []

    def execute(self, sql, *more):
        if "wal_checkpoint" in sql:
            carried.append(companion(path, "-wal").stat().st_size)
        return plain(self, sql, *more)

    monkeypatch.setattr(ProjectConnection, "execute", execute)
    with Project.open(path) as project:
        for number in range(120):
            add_code(project, f"Theme {number}")
        assert 4 <= len(carried) <= 20
        assert max(carried) < 2_000_000
    assert len(names_of_codes(path)) == 121
