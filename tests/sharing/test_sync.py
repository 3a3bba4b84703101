"""Copies kept in step by a folder: whatever arrives when, each copy knows the same in the end, and nothing leaks."""

from __future__ import annotations

import errno
import os
import platform
import shutil
from pathlib import Path

import pytest

from qualcode.errors import ProjectFileError, QualcodeError, UndoRefused
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.given import WHOLE
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.merging.portable import bundle
from qualcode.project.sharing import whole_writing
from qualcode.project.sharing.keys import WrongPassphrase
from qualcode.workspace.sharing.sync import FolderSync, PrivateFolder, is_begun, join, private_folder, would_begin
from qualcode.workspace.sharing.sync_report import sync_json, sync_lines
from tests.builders import ME
from tests.helpers import add_document, new_project, problems, tables
from tests.merging.same import living, rows_by_uuid
from tests.sharing.conftest import PASSPHRASE, TEXT, begun, code, known, laid_out

OWN = "vier gelbe Amseln singen"


def fill(team):
    team.sync(team.begin("anna"))
    team.join("ben")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return begun(tmp_path_factory.mktemp("made"), fill)


@pytest.fixture
def anna(team, made):
    laid_out(team, made)
    return team.open("anna")


@pytest.fixture
def ben(team, anna):
    return team.open("ben")


def same(*spaces):
    first, *others = ((rows_by_uuid(space.project), living(space.project)) for space in spaces)
    return all(held == first for held in others) and not any(problems(space.project) for space in spaces)


def words(space):
    return sorted(TEXT[coding.span.start : coding.span.end] for coding in space.project.codings.all())


# ---- coming and going --------------------------------------------------------------------------------


def test_what_each_does_reaches_all(team, anna, ben):
    assert same(anna, ben)
    code(anna, "Das Amt kam nie.")
    code(ben, "Das war schwer.")
    team.sync(anna)
    report = team.sync(ben)
    assert (report.received.entries, report.sent, report.files) == (1, 1, 1)
    assert team.sync(anna).received.entries == 1
    assert same(anna, ben)
    assert words(anna) == words(ben) == ["Das Amt kam nie.", "Das war schwer."]


def test_a_second_look_finds_and_writes_nothing(team, anna, ben):
    code(anna, "Das Amt kam nie.")
    team.sync(anna)
    team.sync(ben)
    files, before = team.files(), tables(ben.project)
    for space in (anna, ben, anna):
        report = team.sync(space)
        assert report.is_quiet
        assert sync_lines(report) == ["nothing new"]
    assert team.files() == files
    assert tables(ben.project) == before


def test_files_may_come_late_twice_and_under_other_names(team, anna, ben):
    sent = []
    for said in ("Das Amt kam nie.", "Das war schwer.", "Am Ende half ein Amt."):
        code(anna, said)
        files = set(team.files())
        team.sync(anna)
        sent += set(team.files()) - files
    away = [(path, path.read_bytes()) for path in sent]
    for path in sent:
        path.unlink()
    for number, (path, data) in enumerate(reversed(away)):
        path.with_name(f"{path.stem} ({number}).entries").write_bytes(data)
        team.sync(ben)
        path.write_bytes(data)
        team.sync(ben)
    assert same(anna, ben)
    assert len(words(ben)) == 3


def test_a_half_file_waits_and_is_told(team, anna, ben):
    code(anna, "Das Amt kam nie.")
    before = set(team.files())
    team.sync(anna)
    (path,) = set(team.files()) - before
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    report = team.sync(ben)
    assert [file.why for file in report.unread] == ["not-whole"]
    assert "1 file is not there whole yet; the next look takes it in" in sync_lines(report)
    path.write_bytes(data)
    assert team.sync(ben).received.entries == 1


def test_a_file_whose_key_comes_later_waits(team, anna, ben):
    add_document(anna.project, "zwei", "Ein anderes Gespräch, das später dazukam.")
    before = set((team.folder / "keys").iterdir())
    team.sync(anna)
    (key,) = set((team.folder / "keys").iterdir()) - before
    data = key.read_bytes()
    key.unlink()
    assert [file.why for file in team.sync(ben).unread] == ["no-key"]
    key.write_bytes(data)
    assert team.sync(ben).received.entries == 1


def test_of_what_was_erased_here_the_rest_arrives(team, anna, ben):
    add_document(anna.project, "zwei", "Ein anderes Gespräch, das später dazukam.")
    document = anna.project.documents.find("zwei")
    team.sync(anna)
    anna.project.forgetting.documents([document.uuid], ME)
    assert [path.unlink() for path in (team.folder / "keys").glob(f"{document.uuid}*")]
    cara = team.join("cara")
    assert [file.why for file in team.sync(cara).unread] == ["no-key"]
    cara.project._store.connection.execute(
        "INSERT INTO forgotten (kind, value) VALUES ('documents', ?)", (document.uuid,)
    )
    report = team.sync(cara)
    assert not report.unread
    assert "1 change is without what was erased" in sync_lines(report)
    assert [found.name for found in cara.project.documents.all()] == ["eins"]


def test_what_came_elsewhere_is_passed_on_and_what_was_taken_back_is_not(team, anna, ben):
    code(ben, "Das war schwer.")
    brought = bundle(ben.project._store)
    anna.project.merging.take_in([brought], anna.author)
    anna.project.undo(anna.author)
    assert team.sync(anna).sent == 0
    anna.project.merging.take_in([brought], anna.author)
    assert team.sync(anna).sent == 1
    with pytest.raises(UndoRefused):
        anna.project.turn(anna.author, anna.project.log()[-1].uuid)


def test_undo_means_the_last_own_act_whatever_came_since(team, anna, ben):
    code(anna, "Das Amt kam nie.")
    code(ben, "Das war schwer.")
    team.sync(ben)
    team.sync(anna)
    assert anna.project.undo(anna.author).kind == "coding.add"
    code(ben, "Am Ende half ein Amt.")
    team.sync(ben)
    team.sync(anna)
    assert anna.project.redo(anna.author).kind == "coding.add"
    team.sync(anna)
    team.sync(ben)
    assert same(anna, ben)
    assert len(words(ben)) == 3


def test_a_dry_run_writes_nothing(team, anna, ben):
    code(anna, "Das Amt kam nie.")
    team.sync(anna)
    code(ben, "Das war schwer.")
    files, before = sorted(team.folder.rglob("*")), ben.project.path.read_bytes()
    report = team.sync(ben, dry_run=True)
    assert (report.received.entries, report.sent) == (1, 1)
    assert sync_lines(report) == ["“team”: 1 change would come in", "1 change would go into the folder"]
    assert sorted(team.folder.rglob("*")) == files
    assert ben.project.path.read_bytes() == before


def test_one_coder_on_two_machines_is_one_coder(team, anna):
    (team.home / "reise").mkdir()
    join(team.home / "reise" / "p.qualcode", team.folder, PASSPHRASE, "anna")
    with_laptop = team.open("reise")
    with_laptop.coder_name = "anna"
    code(with_laptop, "Das war schwer.")
    code(anna, "Das Amt kam nie.")
    team.sync(with_laptop)
    team.sync(anna)
    team.sync(with_laptop)
    assert same(anna, with_laptop)
    assert [coder.name for coder in anna.project.coders.all()] == ["anna", "ben"]


def test_what_went_stands_in_the_register_by_ids(team, anna, ben):
    code(anna, "Das Amt kam nie.")
    team.sync(anna)
    first, last = anna.project.given.all()
    assert {line.left.door for line in (first, last)} == {"sync"}
    document = anna.project.documents.find("eins").uuid
    assert first.left.contents == {document: (WHOLE,)}
    assert last.left.contents == {document: (anna.project.codings.all()[0].uuid[-12:],)}


# ---- blind -------------------------------------------------------------------------------------------


def rows_in(team, **where):
    return {row.table for entry in team.entries(**where) for row in entry.rows}


def test_while_blind_codings_stay_and_the_codebook_goes(team, anna, ben):
    code(anna, "Das Amt kam nie.")
    team.sync(anna)
    anna.project.settings.set_blind(ME, on=True)
    code(anna, "Das war schwer.")
    code(anna, "Am Ende half ein Amt.")
    theme, coder = anna.project.codes.find("Thema"), anna.coder
    anna.project.memos.add(MemoTarget(code=theme.key), "Zur Regel", coder)
    anna.project.memos.add(MemoTarget(document=1, span=Span(0, 5)), "Zur Stelle", coder)
    report = team.sync(anna)
    assert (report.sent, report.waiting, report.blind_since) == (2, 3, 1)
    assert "3 changes stay on this disk while round 1 is blind" in sync_lines(report)
    assert len([row for entry in team.entries() for row in entry.rows if row.table == "codings"]) == 1
    team.sync(ben)
    assert words(ben) == ["Das Amt kam nie."]
    assert [memo.text for memo in ben.project.memos.all()] == ["Zur Regel"]
    anna.project.settings.set_blind(ME, on=False)
    assert team.sync(anna).sent == 4
    team.sync(ben)
    assert same(anna, ben)


def test_a_round_that_was_open_before_goes_and_the_blind_one_stays(team, anna):
    code(anna, "Das Amt kam nie.")
    anna.project.settings.set_round(2, ME)
    anna.project.settings.set_blind(ME, on=True)
    code(anna, "Das war schwer.")
    report = team.sync(anna)
    assert (report.waiting, report.blind_since) == (1, 2)
    assert [row.new["round"] for entry in team.entries() for row in entry.rows if row.table == "codings"] == [1]


def test_a_round_that_begins_while_another_is_blind_hides_both(team, anna):
    anna.project.settings.set_blind(ME, on=True)
    code(anna, "Das Amt kam nie.")
    anna.project.settings.set_round(2, ME)
    code(anna, "Das war schwer.")
    report = team.sync(anna)
    assert (report.waiting, report.blind_since) == (2, 1)


def test_what_rests_on_blind_work_stays_with_it(team, anna):
    anna.project.settings.set_blind(ME, on=True)
    code(anna, "Das Amt kam nie.")
    (coding,) = anna.project.codings.all()
    memo = anna.project.memos.add(MemoTarget(coding=coding.key), "Notiz", anna.coder)
    anna.project.research_questions.add("Was hilft?", ME)
    question = anna.project.research_questions.all()[0]
    anna.project.research_questions.link(question, ME, memo=memo.key)
    anna.project.undo(ME)
    anna.project.undo(anna.author)
    report = team.sync(anna)
    assert (report.sent, report.waiting) == (2, 5)
    assert rows_in(team).isdisjoint({"codings", "memos", "research_links"})


def test_blind_work_goes_to_one_person_alone_who_is_told_the_other_passphrase(team, anna, ben):
    place = team.folder / "for-ben"
    with pytest.raises(QualcodeError, match="There is no folder"):
        private_folder(team.folder, "ben")
    place.mkdir()
    anna.project.settings.set_blind(ME, on=True)
    code(anna, "Das war schwer.")
    with pytest.raises(WrongPassphrase, match="is the team's"):
        team.sync(anna, private=PrivateFolder("ben", place, PASSPHRASE))
    report = team.sync(anna, private=PrivateFolder("ben", private_folder(team.folder, "ben"), OWN))
    assert (report.sent, report.waiting, report.sent_privately) == (1, 1, 1)
    assert "1 change went to “ben” alone" in sync_lines(report)
    assert team.sync(anna, private=PrivateFolder("ben", place, OWN)).sent_privately == 0
    assert "codings" not in rows_in(team)
    assert "codings" in rows_in(team, folder=place, passphrase=OWN)
    team.sync(ben)
    came = FolderSync.open(ben, place, OWN).once()
    assert (came.received.entries, came.sent) == (0, 0)  # told to nobody who is blind
    assert words(ben) == ["Das war schwer."]
    assert team.sync(ben).waiting == 1
    with pytest.raises(QualcodeError, match="is for “ben” alone"):
        is_begun(anna, place)


# ---- consent -----------------------------------------------------------------------------------------


def test_texts_that_must_not_be_analysed_stay_out_for_good(team, anna, ben):
    add_document(anna.project, "zwei", "Ein anderes Gespräch, das niemand auswerten soll.", case="Fall B")
    case = anna.project.cases.find("Fall B")
    anna.project.consents.set(ME, cases={case.key: ConsentChange({Purpose.ANALYSE: Permission.NO})})
    code(anna, "Ein anderes Gespräch", "zwei")
    report = team.sync(anna)
    assert report.left_out == ("zwei",)
    assert "stays out of the folder, since analysing it is not agreed to: “zwei”" in sync_lines(report)
    team.sync(ben)
    assert [document.name for document in ben.project.documents.all()] == ["eins"]
    anna.project.consents.set(ME, cases={case.key: ConsentChange({Purpose.ANALYSE: Permission.YES})})
    code(anna, "das niemand", "zwei")
    team.sync(anna)
    report = team.sync(ben)
    assert not report.received.waiting
    assert not problems(ben.project)


def test_of_a_text_that_is_there_already_all_goes_on(team, anna, ben):
    add_document(anna.project, "zwei", "Ein anderes Gespräch, das niemand auswerten soll.", case="Fall B")
    team.sync(anna)
    case = anna.project.cases.find("Fall B")
    anna.project.consents.set(ME, cases={case.key: ConsentChange({Purpose.ANALYSE: Permission.NO})})
    assert team.sync(anna).left_out == ()
    team.sync(ben)
    assert same(anna, ben)


# ---- what is refused ---------------------------------------------------------------------------------


def test_a_wrong_passphrase_reads_and_writes_nothing(team, anna, ben):
    code(anna, "Das Amt kam nie.")
    before, files = tables(anna.project), sorted(team.folder.rglob("*"))
    with pytest.raises(WrongPassphrase):
        FolderSync.open(anna, team.folder, PASSPHRASE + "!")
    assert (tables(anna.project), sorted(team.folder.rglob("*"))) == (before, files)


def test_other_projects_and_other_folders_are_refused(team, anna, tmp_path):
    with new_project(tmp_path, "anderes") as other:
        add_document(other)
        anna.project, mine = other, anna.project
        with pytest.raises(QualcodeError, match="belongs to another project"):
            is_begun(anna, team.folder)
        anna.project = mine
    (tmp_path / "voll").mkdir()
    (tmp_path / "voll" / "Protokoll.docx").touch()
    with pytest.raises(QualcodeError, match="holds other things"):
        is_begun(anna, tmp_path / "voll")
    with pytest.raises(QualcodeError, match="is no folder"):
        is_begun(anna, tmp_path / "voll" / "Protokoll.docx")
    with pytest.raises(QualcodeError, match="There is no folder"):
        is_begun(anna, tmp_path / "nicht" / "da")
    with pytest.raises(QualcodeError, match="everybody would get it"):
        is_begun(anna, anna.project.path.parent)


def test_a_folder_that_is_away_or_empty_is_not_begun_again(team, anna, tmp_path):
    shutil.move(team.folder, tmp_path / "anderswo")
    with pytest.raises(QualcodeError, match="is not there, and was before"):
        is_begun(anna, team.folder)
    team.folder.mkdir()
    with pytest.raises(QualcodeError, match="is empty, and was not before"):
        is_begun(anna, team.folder)
    team.folder = tmp_path / "anderswo"
    code(anna, "Das Amt kam nie.")
    assert team.sync(anna).sent == 1  # it is the same folder, wherever it lies


def test_of_a_folder_without_write_access_what_is_new_comes_in(team, anna, ben, monkeypatch):
    code(anna, "Das Amt kam nie.")
    team.sync(anna)
    code(ben, "Das war schwer.")
    opening = Path.open

    def refused(path, mode="r", *args, **more):
        if "x" in mode and team.folder in path.parents:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return opening(path, mode, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused)
        report = team.sync(ben)
    assert (report.received.entries, report.sent, report.unsent) == (1, 0, 1)
    assert words(ben) == ["Das Amt kam nie.", "Das war schwer."]
    put, why = sync_lines(report)[-2:]
    assert put == "1 change could not be put into the folder, and stays here until the next “sync”"
    assert why.startswith(f"Nothing can be written into “{team.folder}")
    assert "Permission denied" in sync_json(report)["unwritable"]
    assert ben.project.given.all() == []
    assert team.sync(ben).sent == 1


def test_what_a_killed_process_left_unfinished_goes_with_the_next_look(team, anna, ben, monkeypatch):
    left = []

    def killed(*_args):
        left.extend(team.folder.rglob("*.new"))
        raise KeyboardInterrupt

    code(anna, "Das Amt kam nie.")
    with monkeypatch.context() as patch:
        patch.setattr(whole_writing, "_to_disk", killed)
        patch.setattr(Path, "unlink", lambda *_args, **_more: None)
        with pytest.raises(KeyboardInterrupt):
            team.sync(anna)
    assert left
    team.sync(ben)
    assert set(left) <= set(team.folder.rglob("*.new"))  # whoever wrote them may still live
    with monkeypatch.context() as patch:
        patch.setattr(whole_writing, "may_live", lambda _pid: False)
        patch.setattr(platform, "node", lambda: "another machine")
        team.sync(ben)
    assert set(left) <= set(team.folder.rglob("*.new"))
    monkeypatch.setattr(whole_writing, "started_at", lambda _pid: "later")
    team.sync(ben)
    assert not list(team.folder.rglob("*.new"))


def test_a_disk_that_fills_up_leaves_no_half_file_and_the_next_look_sends(team, anna, monkeypatch):
    code(anna, "Das Amt kam nie.")
    files = sorted(team.folder.rglob("*"))

    def full(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(whole_writing, "_to_disk", full)
        report = team.sync(anna)
    assert (report.sent, report.unsent) == (0, 1)
    assert "No space left" in report.unwritten.message
    assert sorted(team.folder.rglob("*")) == files
    assert len(anna.project.given.all()) == 1
    assert team.sync(anna).sent == 1


def test_joining_needs_a_folder_and_the_passphrase_and_makes_nothing_without(team, anna, tmp_path):
    for folder, passphrase in ((tmp_path, PASSPHRASE), (team.folder, OWN), (tmp_path / "fehlt", PASSPHRASE)):
        with pytest.raises(QualcodeError):
            join(tmp_path / "neu.qualcode", folder, passphrase, "ben")
    for path in team.files():
        path.unlink()
    with pytest.raises(QualcodeError, match="nothing that can be read yet"):
        join(tmp_path / "neu.qualcode", team.folder, PASSPHRASE, "ben")
    assert not (tmp_path / "neu.qualcode").exists()
    with pytest.raises(QualcodeError, match="everybody would get it"):
        join(team.folder / "neu.qualcode", team.folder, PASSPHRASE, "ben")
    with pytest.raises(ProjectFileError, match="exists already"):
        join(anna.project.path, team.folder, PASSPHRASE, "ben")


def test_a_package_is_sent_back_and_not_kept_in_step(team, anna):
    anna.project._store.connection.execute("INSERT INTO cut VALUES (1, '', '', '', '{}', '')")
    with pytest.raises(QualcodeError, match="is a package"):
        is_begun(anna, team.folder)
    anna.project._store.connection.execute("DELETE FROM cut")


def test_a_file_that_cannot_be_taken_in_does_not_stop_the_others(team, anna, ben, monkeypatch):
    code(anna, "Das Amt kam nie.")
    team.sync(anna)
    code(anna, "Das war schwer.")
    team.sync(anna)
    taking = type(ben.project.merging).take_in

    def picky(self, bundles, author, **more):
        if any(row.new and row.new.get("start") == 36 for held in bundles for e in held.entries for row in e.rows):
            raise QualcodeError("no")
        return taking(self, bundles, author, **more)

    monkeypatch.setattr(type(ben.project.merging), "take_in", picky)
    report = team.sync(ben)
    assert [file.why for file in report.unread] == ["damaged"]
    assert words(ben) == ["Das Amt kam nie."]


# ---- watching and telling ----------------------------------------------------------------------------


def test_watching_looks_when_something_changed_and_goes_on_after_a_failure(team, anna, ben):
    opened = FolderSync.open(ben, team.folder, PASSPHRASE)
    heard, failed, steps = [], [], []

    def pause(_seconds):
        steps.append(len(heard))
        if len(steps) == 2:
            code(anna, "Das Amt kam nie.")
            team.sync(anna)
        elif len(steps) == 4:
            code(ben, "Das war schwer.")
        elif len(steps) == 6:
            (team.folder / "entries").rename(team.folder / "weg")
            (team.folder / "entries").touch()
            code(ben, "Am Ende half ein Amt.")
        elif len(steps) == 9:
            (team.folder / "entries").unlink()
            (team.folder / "weg").rename(team.folder / "entries")
        elif len(steps) == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened.watch(heard.append, failed.append, pause=pause)
    assert steps == [1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4]
    assert len(failed) == 1
    team.sync(anna)
    assert same(anna, ben)


def test_beginning_is_told_before_it_is_done(team):
    anna = team.begin("anna")
    report = would_begin(anna, team.folder)
    assert report.begun
    assert report.sent == len(known(anna))
    assert not team.folder.exists()
    assert sync_json(report) | {"sent": 0, "folder": ""} == {
        "folder": "", "dry_run": True, "begun": True, "files": 0, "received": None, "unread": [], "sent": 0,
        "stays": 0, "blind_since_round": None, "for": None, "sent_privately": 0, "left_out": [],
            "erased": 0, "incomplete": 0, "not_erased": [], "not_sent": 0, "unwritable": None,
    }  # fmt: skip
    assert sync_lines(team.sync(anna))[0].startswith(f"began “{team.folder}”: who has the folder and the passphrase")


def test_whoever_only_knows_a_name_may_keep_in_step(team, anna):
    anna.coder_name = "Zoë"
    assert anna.author == Author("Zoë")
    anna.project.settings.set("title", "Neu", ME)
    report = team.sync(anna)
    assert report.sent == 1
    assert any(path.name.startswith("zoe-") for path in team.files())
