"""Another process that writes, a full disk, a killed program: nothing is lost and nothing is half done."""

from __future__ import annotations

import pytest

from qualcode.errors import DiskFull, ProjectBusy, QualcodeError
from qualcode.model.codes import CodeDraft
from qualcode.model.spans import Span
from qualcode.project.file import connection as storage
from qualcode.project.file import standing
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests import without_waiting
from tests.helpers import LEAD, add_code, add_coder, add_document, beside, draft, give, kinds, new_project, problems
from tests.helpers import tables as rows_of
from tests.project.other_process import go_on, other_process

# ---- another process ---------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "BUSY_MILLISECONDS", 60)
    with new_project(tmp_path) as project:
        add_document(project)
        add_code(project)
        add_coder(project)
    return project.path


WRITES = """
with Project.open(path) as project:
    with project.change("bulk", LEAD):
        add_code(project, "Theirs")
        ready()
"""


def test_while_another_process_writes_a_change_is_refused_without_loss(path):
    with Project.open(path) as project:
        before = rows_of(project)
        with other_process(path, WRITES) as other:
            with pytest.raises(ProjectBusy) as caught:
                add_code(project, "Ours")
            assert "try again" in caught.value.hint
            assert rows_of(project) == before  # reading goes on meanwhile
            go_on(other)
        add_code(project, "Ours")
        assert [code.name for code in project.codes.book()] == ["Theme", "Theirs", "Ours"]
        assert problems(project) == []
    assert beside(path) == ["study.qualcode"]


def test_undo_is_refused_too_while_another_process_writes(path):
    with Project.open(path) as project:
        add_code(project, "Ours")
        with other_process(path, WRITES) as other:
            with pytest.raises(ProjectBusy):
                project.undo(LEAD)
            go_on(other)
        assert project.undo(LEAD).kind == "bulk"  # the same author's, in the other process


def test_nobody_writes_between_an_undos_look_and_its_deed(path, monkeypatch):
    with Project.open(path) as project, Project.open(path) as other:
        add_code(project, "Ours")
        look = standing.root_of

        def look_while_another_tries_to_write(*asked):
            root = look(*asked)
            with pytest.raises(ProjectBusy):
                add_code(other, "Theirs")
            return root

        monkeypatch.setattr(standing, "root_of", look_while_another_tries_to_write)
        assert project.undo(LEAD).kind == "code.add"
        assert [code.name for code in project.codes.book()] == ["Theme"]


def test_with_a_rollback_journal_a_reader_waits_and_then_says_who_is_busy(path, monkeypatch):
    monkeypatch.setattr(storage, "on_network_drive", lambda _: True)
    with Project.open(path) as project:
        code = (
            "storage.on_network_drive = lambda _: True\n"
            "with Project.open(path) as project:\n"
            "    project._store.connection.execute('BEGIN EXCLUSIVE')\n"
            "    ready()\n"
            "    project._store.connection.execute('ROLLBACK')\n"
        )
        with other_process(path, code) as other:
            with pytest.raises(ProjectBusy):
                project.documents.all()
            go_on(other)
        assert len(project.documents.all()) == 1


def test_many_processes_writing_in_turns_lose_nothing(path):
    code = (
        "with Project.open(path) as project:\n    ready()\n    for n in range(20): add_code(project, f'{name}{n}')\n"
    )
    patient = "storage.BUSY_MILLISECONDS = 20_000\n"
    with (
        other_process(path, f"name = 'a'\n{patient}{code}") as first,
        other_process(path, f"name = 'b'\n{patient}{code}") as second,
    ):
        for process in (first, second):
            process.stdin.write("\n")
            process.stdin.flush()
        go_on(first)
        go_on(second)
    with Project.open(path) as project:
        assert len(project.codes.book()) == 41
        assert len(project.log()) == len({entry.uuid for entry in project.log()})
        assert problems(project) == []


# ---- a full disk -------------------------------------------------------------------------------------


def fill_the_disk(project: Project, pages: int = 3) -> None:
    """Let the file grow by a few pages at most."""
    connection = project._store.connection
    used = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {used + pages}")


def make_room(project: Project) -> None:
    project._store.connection.execute("PRAGMA max_page_count = 1000000")


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_full_disk_changes_nothing_and_the_project_stays_usable(path, monkeypatch, journal):
    monkeypatch.setattr(storage, "on_network_drive", lambda _: journal == "delete")
    with Project.open(path) as project:
        before, log = rows_of(project), project.log()
        fill_the_disk(project)
        with pytest.raises(DiskFull) as caught:
            project.documents.add([draft("small", "a"), draft("large", "long " * 20_000)], LEAD)
        assert "Make room" in caught.value.hint
        assert (rows_of(project), project.log()) == (before, log)
        assert project.forgetting.former_texts() == []
        assert problems(project) == []
        make_room(project)
        project.documents.add([draft("large", "long " * 20_000)], LEAD)
        assert problems(project) == []


def test_a_full_disk_inside_a_larger_change_takes_all_of_it_back(path):
    with Project.open(path) as project:
        before = rows_of(project)
        fill_the_disk(project)
        with pytest.raises(QualcodeError), project.change("bulk", LEAD):  # noqa: PT012 - all of it is the change
            add_code(project, "Before")
            with pytest.raises(DiskFull):
                add_document(project, "large", "long " * 20_000)
            add_code(project, "After")  # somebody who does not notice
        assert rows_of(project) == before
        make_room(project)
        add_code(project, "Later")
        assert problems(project) == []


def test_a_full_disk_refuses_an_undo_and_the_undo_works_later(path):
    with Project.open(path) as project:
        code = project.codes.book().codes[0]
        project.codes.edit(code, CodeDraft("Theme", source="s" * 60_000), LEAD)
        project.codes.edit(code, CodeDraft("Theme", source="short"), LEAD)
        before = rows_of(project)
        fill_the_disk(project, 2)
        with pytest.raises(DiskFull):
            project.undo(LEAD)
        assert rows_of(project) == before
        make_room(project)
        project.undo(LEAD)
        assert len(project.codes.book()[code.key].source) == 60_000
        assert problems(project) == []


# ---- a killed program --------------------------------------------------------------------------------

KILLED = """
with Project.open(path) as project:
    document, = project.documents.all()
    code, = project.codes.book()
    anna = project.coders.find("anna")
    give(project, document, code, anna, 0, 4, memo="kept")
    project._store.connection.execute("PRAGMA cache_size = 2")  # so that half a change gets to the disk
    with project.change("bulk", LEAD):
        for number in range(300):
            give(project, document, code, anna, 0, 4, memo="lost " * 100, round_=number + 2)
        ready()
"""


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_kill_in_a_change_loses_nothing_that_was_shown_and_leaves_no_half(path, journal):
    start = f"storage.on_network_drive = lambda _: {journal == 'delete'}\n"
    with other_process(path, start + KILLED) as other:
        other.kill()
        other.wait()
    assert len(beside(path)) > 1  # a journal was left
    with Project.open(path) as project:
        (coding,) = project.codings.all()
        assert (coding.span, coding.memo) == (Span(0, 4), "kept")
        assert kinds(project)[-1] == "coding.add"
        assert problems(project) == []
        assert project.undo(Author.of(project.coders.find("anna"))).kind == "coding.add"
    assert beside(path) == ["study.qualcode"]


def test_a_kill_in_an_undo_leaves_what_was_before_it(path):
    code = (
        "from qualcode.project.file import history\n"
        "replay = history.replay_backwards\n"
        "def slowly(*args):\n    replay(*args)\n    ready()\n"
        "history.replay_backwards = slowly\n"
        "with Project.open(path) as project:\n    project.undo(LEAD)\n"
    )
    with Project.open(path) as project:
        before = rows_of(project)
    with other_process(path, code) as other:
        other.kill()
        other.wait()
    with Project.open(path) as project:
        assert rows_of(project) == before
        assert kinds(project)[-1] == "coder.add"
        assert problems(project) == []


@pytest.mark.parametrize(("step", "stays"), [("forget.erase", True), ("alone._write_anew", False)])
def test_a_kill_while_forgetting_leaves_all_or_nothing(path, step, stays):
    code = (
        "from qualcode.project.forgetting import alone, forget\n"
        f"{step} = lambda *_: ready()\n"
        "with Project.open(path) as project:\n"
        "    project.forgetting.documents([project.documents.all()[0].uuid], LEAD)\n"
    )
    with other_process(path, code) as other:
        other.kill()
        other.wait()
    with Project.open(path) as project:
        assert bool(project.documents.all()) is stays
        assert problems(project) == []
    assert (b"Some words" in path.read_bytes()) is stays
    assert beside(path) == ["study.qualcode"]


def test_a_coding_that_was_shown_is_on_the_disk(tmp_path, monkeypatch):
    without_waiting.as_in_the_program(monkeypatch.setattr)
    with new_project(tmp_path) as project:
        document, code, anna = add_document(project), add_code(project), add_coder(project)
        give(project, document, code, anna)
        assert project._store.connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert not project._store.connection.in_transaction
