"""Forgetting: what a person asked to be forgotten is in no byte of any file that the project knows."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from qualcode.errors import NotFound, ProjectBusy, ProjectReadOnly, QualcodeError, UndoRefused
from qualcode.model.codes import Anchor, CodeDraft, CodeKind
from qualcode.model.documents import Role, Speaker
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file import connection as storage
from qualcode.project.file.history import Author
from qualcode.project.forgetting import alone, forget
from qualcode.project.project import Project
from tests.helpers import (
    LEAD,
    add_code,
    add_coder,
    add_document,
    beside,
    contains,
    draft,
    give,
    kinds,
    last,
    new_project,
    problems,
    raw,
    tables,
)

TEXT = "Wir haben einen Quittenbaum im Hof. " * 300


class Secret:
    """A document with a rare word in every place that can hold one, some of it changed and removed again."""

    words = ("Quittenbaum", "Zwetschge", "Mirabelle", "Felsenbirne", "Holunder", "Schlehe", "Vogelbeere", "Mispel",
             "Kornelkirsche", "Maulbeere", "Sanddorn", "Hagebutte")  # fmt: skip

    def __init__(self, project):
        self.project = project
        self.anna, self.ben = add_coder(project, "anna"), add_coder(project, "ben")
        self.code = add_code(project, "Theme")
        speakers = (Speaker("Mispel", Role.ANSWERS, attributes={"tree": "Sanddorn"}),)
        self.other = add_document(project, "other", "Other words.")
        with project.change("import", LEAD, reason="from the Hagebutte"):
            self.document = add_document(
                project,
                "Zwetschge",
                TEXT,
                label="RG 2022",
                context="Mirabelle",
                attributes={"x": "Felsenbirne"},
                speakers=speakers,
            )
        give(project, self.other, self.code, self.anna, memo="kept")
        coding = give(project, self.document, self.code, self.anna, 0, 9, memo="Holunder", paraphrase="Schlehe")
        anchored = CodeDraft("Theme", anchors=(Anchor("Vogelbeere", "", coding.id),))
        project.codes.edit(self.code, anchored, LEAD)
        project.codings.set_memo(coding, "Kornelkirsche", self.ben)
        project.memos.add(MemoTarget(document=self.document.key, span=Span(0, 2)), "Maulbeere", self.ben)
        project.documents.set([self.document], LEAD, attributes={"x": "changed", "y": "Felsenbirne"})
        project.documents.rename(self.document, "renamed", LEAD)
        project.codings.remove([coding], self.anna)
        project.undo(Author.of(self.anna))
        project.codings.change(coding, self.anna, paraphrase="short")

    def files_with_words(self, words=words):
        folder = self.project.path.parent
        return {word: names for word in words if (names := contains(folder, word))}


@pytest.fixture
def secret(project):
    return Secret(project)


def test_the_words_are_there_before(secret):
    assert set(secret.files_with_words()) == set(secret.words)


def test_a_document_is_forgotten_in_every_byte(secret):
    project = secret.project
    done = project.forgetting.documents([secret.document.uuid], LEAD)
    assert (done.documents, done.codings) == (1, 1)
    assert done.images > 15
    assert secret.files_with_words() == {}
    assert problems(project) == []
    project.close()
    assert secret.files_with_words() == {}
    assert beside(project.path) == ["study.qualcode"]


def test_what_belongs_to_others_stays(secret):
    project = secret.project
    before = project.codings.all(document=secret.other.key)
    project.forgetting.documents([secret.document.uuid], LEAD)
    assert [document.name for document in project.documents.all()] == ["other"]
    assert project.codings.all() == before
    assert [memo.text for memo in project.memos.all()] == ["kept"]
    assert [code.name for code in project.codes.book()] == ["Theme"]


def test_an_entry_without_content_stays(secret):
    project = secret.project
    before = project.log()
    project.forgetting.documents([secret.document.uuid], LEAD)
    after = project.log()
    assert [entry.uuid for entry in after[:-1]] == [entry.uuid for entry in before]
    assert (after[-1].kind, after[-1].coder, after[-1].rows, after[-1].reason) == ("forget", "lead", {}, "")
    assert {entry.reason for entry in after} == {""}
    renamed = next(entry for entry in after if entry.kind == "document.rename")
    assert renamed.rows == {}


def test_an_anchor_example_that_was_one_of_its_passages_goes_and_is_told(secret):
    done = secret.project.forgetting.documents([secret.document.uuid], LEAD)
    assert any("1 anchor example in the codebook was a passage" in warning for warning in done.warnings)
    assert secret.project.codes.book()[secret.code.key].anchors == ()


def test_a_document_that_was_removed_before_is_forgotten_too(secret):
    project = secret.project
    project.documents.remove(secret.document, LEAD)
    (former,) = project.forgetting.former_documents()
    assert (former.uuid, former.name) == (secret.document.uuid, "renamed")
    project.forgetting.documents([former.uuid], LEAD)
    assert secret.files_with_words() == {}
    assert project.forgetting.former_documents() == []
    assert project.forgetting.former_texts() == []
    assert problems(project) == []


def test_a_document_whose_import_was_undone_is_forgotten_too(project):
    document = add_document(project, "Zwetschge", TEXT)
    project.undo(LEAD)
    assert [former.name for former in project.forgetting.former_documents()] == ["Zwetschge"]
    project.forgetting.documents([document.uuid], LEAD)
    assert contains(project.path.parent, "Quittenbaum") == []
    assert contains(project.path.parent, "Zwetschge") == []
    assert problems(project) == []


def test_backups_forget_too(secret):
    project = secret.project
    project.backup()
    project.documents.remove(secret.document, LEAD)
    elsewhere = project.path.parent / "elsewhere"
    elsewhere.mkdir()
    backups = [project.backup(), project.backup(elsewhere / "copy")]
    done = project.forgetting.documents([secret.document.uuid], LEAD)
    assert len(done.backups) == 3
    shutil.copytree(elsewhere, project.path.parent, dirs_exist_ok=True)
    shutil.rmtree(elsewhere)
    assert secret.files_with_words() == {}
    with Project.open(backups[0]) as copy:
        assert problems(copy) == []
        assert last(copy).kind == "forget"
        assert [document.name for document in copy.documents.all()] == ["other"]


def test_a_backup_that_was_moved_is_named(secret):
    path = secret.project.backup()
    path.unlink()
    done = secret.project.forgetting.documents([secret.document.uuid], LEAD)
    assert done.backups == []
    assert [str(path) in warning and "delete it" in warning for warning in done.warnings].count(True) == 1


@pytest.mark.parametrize("damage", ["overwritten", "torn", "foreign", "open elsewhere", "not writable"])
def test_a_backup_that_cannot_forget_is_named_and_the_others_forget(secret, damage, monkeypatch):
    project = secret.project
    monkeypatch.setattr(storage, "BUSY_MILLISECONDS", 50)
    bad, good = project.backup(), project.backup()
    holder = None
    if damage == "overwritten":
        bad.write_text("something else")
    elif damage == "torn":
        bad.write_bytes(bad.read_bytes()[:9000])
    elif damage == "foreign":
        with raw(bad) as connection:
            connection.execute("CREATE VIEW seen AS SELECT 1")
    elif damage == "open elsewhere":
        holder = Project.open(bad)
        holder.documents.all()
    else:
        monkeypatch.setattr(storage.os, "access", lambda path, _: path != bad)
    done = project.forgetting.documents([secret.document.uuid], LEAD)
    if holder:
        holder.close()
    assert done.backups == [str(good)]
    assert [str(bad) in warning and "delete it by hand" in warning for warning in done.warnings].count(True) == 1
    assert set().union(*secret.files_with_words().values(), {bad.name}) == {bad.name}
    assert problems(project) == []


def test_warnings_from_a_backup_say_which(project):
    document = add_document(project, "one", TEXT)
    path = project.backup()
    project.documents.remove(document, LEAD)
    done = project.forgetting.text(document.sha256, LEAD)
    assert done.warnings == [f"in the backup “{path}”: a backup still uses the text: it stays there"]
    assert contains(project.path.parent, "Quittenbaum") == [path.name]


# ---- the same text twice -----------------------------------------------------------------------------


def test_a_text_that_another_document_has_stays_for_that_one_and_it_is_told(project):
    first, second = project.documents.add([draft("Zwetschge", TEXT), draft("b", TEXT)], LEAD)
    done = project.forgetting.documents([first.uuid], LEAD)
    assert any("same text" in warning for warning in done.warnings)
    assert project.documents.text(second) == TEXT
    assert contains(project.path.parent, "Zwetschge") == []
    assert problems(project) == []


def test_the_same_text_is_gone_when_all_its_documents_are_forgotten_at_once(project):
    documents = project.documents.add([draft("a", TEXT), draft("b", TEXT)], LEAD)
    done = project.forgetting.documents([document.uuid for document in documents], LEAD)
    assert (done.documents, done.warnings) == (2, [])
    assert contains(project.path.parent, "Quittenbaum") == []


def test_a_text_that_only_a_removed_document_had_stays_for_its_undo_and_it_is_told(project):
    first, second = project.documents.add([draft("a", TEXT), draft("b", TEXT)], LEAD)
    project.documents.remove(second, LEAD)
    done = project.forgetting.documents([first.uuid], LEAD)
    assert any("had" in warning for warning in done.warnings)
    project.undo(LEAD)
    assert project.documents.text(second) == TEXT


# ---- former texts ------------------------------------------------------------------------------------


def test_a_former_text_is_forgotten_and_the_rest_of_the_document_stays_in_the_history(project):
    document = add_document(project, "one", TEXT)
    assert project.forgetting.former_texts() == []
    project.documents.remove(document, LEAD)
    assert project.forgetting.former_texts() == [(document.sha256, len(TEXT))]
    project.forgetting.text(document.sha256, LEAD)
    assert contains(project.path.parent, "Quittenbaum") == []
    assert [former.name for former in project.forgetting.former_documents()] == ["one"]
    assert problems(project) == []
    with pytest.raises(UndoRefused, match="texts that are not there any more") as caught:
        project.undo(LEAD)
    assert "erased" in caught.value.hint
    assert problems(project) == []


def test_a_text_in_use_or_unknown_is_no_former_text(project):
    document = add_document(project)
    for sha256 in (document.sha256, "0" * 64):
        with pytest.raises(QualcodeError, match="No former text"):
            project.forgetting.text(sha256, LEAD)
    assert kinds(project)[-1] == "import"


# ---- cases -------------------------------------------------------------------------------------------


@pytest.fixture
def towns(project):
    """Two cases; a document of each, one that moved from the first to the second, one of neither."""
    project.documents.add([draft("a", "Quittenbaum a", case="Schlehdorf"), draft("b", "words b", case="Town")], LEAD)
    moved = add_document(project, "moved", "words moved", case="Schlehdorf")
    project.documents.set([moved], LEAD, case="Town")
    speakers = (Speaker("B", Role.ANSWERS, case="Schlehdorf", attributes={"age": "Holunder"}),)
    add_document(project, "free", "B: words free", speakers=speakers)
    case = project.cases.find("Schlehdorf")
    project.cases.set(case, {"river": "Mispel"}, LEAD)
    project.memos.add(MemoTarget(case=case.key), "Maulbeere", add_coder(project))
    return case


def test_a_case_is_forgotten_with_its_documents(project, towns):
    done = project.forgetting.case(towns.uuid, LEAD)
    assert done.documents == 1
    for word in ("Quittenbaum", "Schlehdorf", "Holunder", "Mispel", "Maulbeere"):
        assert contains(project.path.parent, word) == []
    assert {one.name: one.case for one in project.documents.all()} == {"b": "Town", "moved": "Town", "free": None}
    assert [warning for warning in done.warnings if "“B”" in warning and "“free”" in warning]
    assert project.memos.all() == []
    assert problems(project) == []


def test_a_removed_case_is_listed_and_forgotten(project, towns):
    project.cases.rename(towns, "Schlehdorf am See", LEAD)
    project.cases.remove(towns, LEAD)
    (former,) = project.forgetting.former_cases()
    assert (former.uuid, former.name) == (towns.uuid, "Schlehdorf am See")
    project.forgetting.case(former.uuid, LEAD)
    assert contains(project.path.parent, "Schlehdorf") == []
    assert project.forgetting.former_cases() == []
    assert problems(project) == []


def test_a_removed_document_goes_with_the_case_that_it_had_last(project, towns):
    of_it, moved = project.documents.find("a"), project.documents.find("moved")
    project.documents.remove(of_it, LEAD)
    project.documents.remove(moved, LEAD)
    assert project.forgetting.case(towns.uuid, LEAD).documents == 1
    assert [former.name for former in project.forgetting.former_documents()] == ["moved"]
    project.undo(LEAD)
    assert project.documents.text(moved) == "words moved"
    assert problems(project) == []


# ---- what a person has to look at --------------------------------------------------------------------


def test_in_vivo_codes_and_free_anchor_examples_from_the_text_are_named(project):
    document = add_document(project, "one", "Wir machen das schon, sagte sie.")
    project.codes.add(CodeDraft("Wir machen das schon", kind=CodeKind.IN_VIVO), None, LEAD)
    project.codes.add(CodeDraft("das", kind=CodeKind.THEMATIC), None, LEAD)
    project.codes.add(CodeDraft("Mut", anchors=(Anchor("sagte sie"), Anchor("elsewhere"))), None, LEAD)
    done = project.forgetting.documents([document.uuid], LEAD)
    assert len(done.warnings) == 3
    assert "“Wir machen das schon”" in done.warnings[0]
    assert "“Mut”" in done.warnings[1]
    assert "forget --words" in done.warnings[2]


# ---- refusals ----------------------------------------------------------------------------------------


def test_while_the_file_is_open_elsewhere_nothing_is_changed(secret, monkeypatch):
    project = secret.project
    project._store.connection.execute("PRAGMA busy_timeout = 30")
    before, log = tables(project), project.log()
    with Project.open(project.path) as other:
        other.documents.all()
        with pytest.raises(ProjectBusy, match="open in another") as caught:
            project.forgetting.documents([secret.document.uuid], LEAD)
        assert "Nothing was changed" in caught.value.hint
        assert (tables(project), project.log()) == (before, log)
        assert len(other.documents.all()) == 2
    project.forgetting.documents([secret.document.uuid], LEAD)
    assert secret.files_with_words() == {}


def test_what_the_project_never_had_is_not_forgotten(secret):
    project = secret.project
    before, log = tables(project), project.log()
    with pytest.raises(NotFound):
        project.forgetting.documents([secret.document.uuid, "unknown"], LEAD)
    with pytest.raises(NotFound):
        project.forgetting.case("unknown", LEAD)
    assert (tables(project), project.log()) == (before, log)


def test_a_project_that_may_only_be_read_does_not_forget(tmp_path, monkeypatch):
    with new_project(tmp_path) as project:
        document = add_document(project)
    before = project.path.read_bytes()
    monkeypatch.setattr(storage.os, "access", lambda *_: False)
    with Project.open(project.path) as project, pytest.raises(ProjectReadOnly):
        project.forgetting.documents([document.uuid], LEAD)
    assert project.path.read_bytes() == before


def test_a_failure_in_the_middle_changes_nothing(secret, monkeypatch):
    before, log = tables(secret.project), secret.project.log()

    def fail(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(forget, "_erase_text_if_unused", fail)
    with pytest.raises(QualcodeError, match="no room"):
        secret.project.forgetting.documents([secret.document.uuid], LEAD)
    assert (tables(secret.project), secret.project.log()) == (before, log)
    assert problems(secret.project) == []
    assert secret.project.documents.text(secret.document) == TEXT


def test_without_room_to_write_the_file_anew_the_words_are_gone_all_the_same(secret, monkeypatch):
    """What is deleted is overwritten; only the file stays as large as it was, and this is told."""

    class NoRoom:
        def __init__(self, connection):
            self._connection = connection

        def execute(self, sql, *values):
            if sql == "VACUUM":
                raise sqlite3.OperationalError("database or disk is full")
            return self._connection.execute(sql, *values)

    write_anew = alone._write_anew
    monkeypatch.setattr(alone, "_write_anew", lambda connection, done: write_anew(NoRoom(connection), done))
    done = secret.project.forgetting.documents([secret.document.uuid], LEAD)
    assert any("could not be made smaller" in warning for warning in done.warnings)
    assert secret.files_with_words() == {}
    assert problems(secret.project) == []


def test_inside_a_change_nothing_is_forgotten(secret):
    before = tables(secret.project)
    with pytest.raises(QualcodeError), secret.project.change("bulk", LEAD):
        secret.project.forgetting.documents([secret.document.uuid], LEAD)
    assert tables(secret.project) == before
    add_code(secret.project, "Later")
    assert problems(secret.project) == []


# ---- undo afterwards ---------------------------------------------------------------------------------


def test_afterwards_undo_passes_over_what_was_forgotten(secret):
    project = secret.project
    project.forgetting.documents([secret.document.uuid], LEAD)
    anna = Author.of(secret.anna)
    assert project.undo(anna).rows == {"assignments": 1, "codings": 1, "memos": 1}  # on the other document
    assert project.codings.all() == []
    with pytest.raises(UndoRefused, match="nothing of “anna”"):
        project.undo(anna)
    project.redo(anna)
    undone = []
    while True:
        try:
            undone.append(project.undo(LEAD).kind)
        except UndoRefused:
            break
    assert "forget" not in undone
    assert problems(project) == []


def test_a_change_of_several_documents_takes_back_only_what_is_left(project):
    first, second = project.documents.add([draft("a", "words a"), draft("b", "words b")], LEAD)
    project.documents.set([first, second], LEAD, label="RG 2022")
    project.forgetting.documents([first.uuid], LEAD)
    assert project.undo(LEAD).rows == {"documents": 1}
    assert project.documents.get(second.key).label == ""
    assert project.undo(LEAD).kind == "import"
    assert project.documents.all() == []
    project.redo(LEAD)
    assert [document.name for document in project.documents.all()] == ["b"]
    assert problems(project) == []


def test_an_undo_that_would_need_a_forgotten_case_is_refused(project, towns):
    moved = project.documents.find("moved")
    project.forgetting.case(towns.uuid, LEAD)
    before = tables(project)
    refused = False
    for _ in range(6):
        try:
            project.undo(LEAD)
        except UndoRefused as error:
            refused = "cases that are not there any more" in error.message
            break
    assert refused
    assert project.documents.get(moved.key).case == "Town"
    assert problems(project) == []
    assert before["cases"] == tables(project)["cases"]


def test_a_redo_of_what_was_forgotten_is_refused(project):
    document = add_document(project, "one", TEXT)
    project.undo(LEAD)
    project.forgetting.documents([document.uuid], LEAD)
    with pytest.raises(UndoRefused):
        project.redo(LEAD)
    assert problems(project) == []


def test_the_same_file_may_come_in_again_where_that_is_asked(project):
    one = draft("one", TEXT)
    (document,) = project.documents.add([one], LEAD)
    project.forgetting.documents([document.uuid], LEAD)
    assert project.documents.imported(one.source.sha256) is None
    (again,) = project.documents.add([one], LEAD, again=True)
    assert (again.sha256, again.name) == (document.sha256, "one")
    assert problems(project) == []


def test_an_interruption_leaves_what_is_to_be_forgotten_where_it_can_be_found_again(secret, monkeypatch):
    """Backups forget first: the project is not done while one of them still holds everything."""
    project = secret.project
    backups = [project.backup(), project.backup()]
    forget_in = forget.forget_in

    def interrupted(store, *others):
        if store.path == backups[1]:
            raise KeyboardInterrupt
        forget_in(store, *others)

    monkeypatch.setattr(forget, "forget_in", interrupted)
    with pytest.raises(KeyboardInterrupt):
        project.forgetting.documents([secret.document.uuid], LEAD)
    assert problems(project) == []
    monkeypatch.undo()
    assert len(project.forgetting.documents([secret.document.uuid], LEAD).backups) == 2
    assert secret.files_with_words() == {}
