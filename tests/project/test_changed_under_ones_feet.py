"""The open file is cut, taken back to an older version or swapped: noticed, never overwritten, no work lost."""

from __future__ import annotations

import os
import shutil

import pytest

from qualcode.errors import ProjectReplaced, QualcodeError
from qualcode.project.file import connection as storage
from qualcode.project.file import guarded
from qualcode.project.project import Project
from qualcode.project.watch import lookout
from qualcode.project.watch.file_marks import Log
from tests.helpers import give
from tests.project.replaced import codings_in, study_and_copy, take_in_all

JOURNALS = ("wal", "delete")


@pytest.fixture(params=JOURNALS)
def journal(request, monkeypatch):
    monkeypatch.setattr(storage, "on_network_drive", lambda _: request.param == "delete")
    monkeypatch.setattr(guarded, "_LONG_LOG", 0)  # so that the file changes with each change
    return request.param


class Work:
    """A session that gives codings, and what was called saved."""

    def __init__(self, path):
        self.project = Project.open(path)
        (self.document,), self.code = self.project.documents.all(), self.project.codes.book().codes[0]
        self.anna = self.project.coders.exact("anna")
        self.saved, self.refused, self.round = set(), [], 0

    def give(self, number=1):
        for _ in range(number):
            self.round += 1
            try:
                self.saved.add(give(self.project, self.document, self.code, self.anna, round_=self.round).uuid)
            except QualcodeError as error:
                self.refused.append(error)

    def close(self):
        try:
            self.project.close()
        except QualcodeError as error:
            self.refused.append(error)


def cut(path, number):
    os.truncate(path, number)


def copied_in_place(path, other):
    with other.open("rb") as source, path.open("r+b") as target:
        target.write(source.read())
        target.truncate()


def swapped(path, other):
    between = path.with_name("between")
    path.rename(between)
    other.rename(path)
    between.rename(other)


def whole_copy(path, target):
    shutil.copyfile(path, target)
    return target


@pytest.mark.parametrize("after", [0, pytest.param(1, marks=pytest.mark.stress), 5], ids="after {}".format)
def test_an_older_version_of_ones_own_work_in_its_place_is_noticed_and_not_overwritten(tmp_path, journal, after):
    path, _ = study_and_copy(tmp_path)
    work = Work(path)
    work.give(after)
    older = whole_copy(path, tmp_path / "older")
    work.give(4)
    copied_in_place(path, older)
    there = path.read_bytes()
    work.give(2)
    assert path.read_bytes() == there
    work.close()
    assert [type(error) for error in work.refused] == [ProjectReplaced] * 2
    assert path.read_bytes() == there
    take_in_all(path)
    assert work.saved <= codings_in(path)


@pytest.mark.parametrize(
    "left", [0, *(pytest.param(left, marks=pytest.mark.stress) for left in (50, 5_000, 0.5)), 0.97]
)
def test_a_file_that_was_cut_is_noticed_and_not_written_to(tmp_path, journal, left):
    path, _ = study_and_copy(tmp_path)
    work = Work(path)
    work.give(3)
    before = whole_copy(path, tmp_path / "before")
    cut(path, left if isinstance(left, int) else int(left * path.stat().st_size))
    there = path.read_bytes()
    work.give(2)
    work.close()
    assert [type(error) for error in work.refused] == [ProjectReplaced] * 2
    assert path.read_bytes() == there
    for log in path.parent.glob("study.qualcode-*"):
        log.unlink()
    shutil.copyfile(before, path)
    take_in_all(path)
    assert work.saved <= codings_in(path)


@pytest.mark.parametrize("what", ["older", "grown apart"])
def test_a_file_that_was_swapped_is_noticed_and_neither_is_lost(tmp_path, journal, what):
    path, apart = study_and_copy(tmp_path)
    work = Work(path)
    older = whole_copy(path, tmp_path / "older")
    other = apart if what == "grown apart" else older
    work.give(3)
    swapped(path, other)
    there = path.read_bytes()
    work.give(2)
    work.close()
    assert work.refused
    assert {type(error) for error in work.refused} == {ProjectReplaced}
    assert path.read_bytes() == there
    take_in_all(path)
    assert work.saved <= codings_in(path)


def test_a_file_that_was_swapped_there_and_back_is_the_same(tmp_path, journal):
    path, other = study_and_copy(tmp_path)
    work = Work(path)
    work.give(1)
    swapped(path, other)
    swapped(path, other)
    work.give(2)
    work.close()
    assert work.refused == []
    assert work.saved == codings_in(path)


def test_a_log_that_another_session_just_begins_anew_is_waited_for(tmp_path, monkeypatch):
    """Its header is on the disk, and what it says not yet: with a slow disk that takes its time."""
    path, _ = study_and_copy(tmp_path)
    work, other = Work(path), Work(path)
    other.give(1)
    other.project._store.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # the file's mark is new to the first
    read, left = lookout.write_ahead_log, [3]

    def read_while_it_is_begun(log):
        left[0] -= 1
        return Log(filled=False, marks=(), begun=True) if left[0] >= 0 else read(log)

    monkeypatch.setattr(lookout, "_TRIES", 1)
    monkeypatch.setattr(lookout, "write_ahead_log", read_while_it_is_begun)
    work.round = 10
    work.give(1)
    assert work.refused == []
    assert left[0] < 0
    work.close()
    other.close()
    assert work.saved | other.saved == codings_in(path)
