"""The command `sync`: what is typed, asked for and told."""

from __future__ import annotations

import errno
import os

import click
import pytest

from qualcode.project.sharing import whole_writing
from qualcode.workspace.sharing.sync import FolderSync
from tests.sharing.conftest import PASSPHRASE, TEXT, _cheap  # noqa: F401 - a fixture for all tests

SECRET = "QUALCODE_SYNC_PASSPHRASE"


def denied(*_args):
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.fixture
def project(run, tmp_path, monkeypatch):
    monkeypatch.delenv(SECRET, raising=False)
    (tmp_path / "eins.txt").write_text(TEXT, encoding="utf-8")
    for words in (
        ("new", "p"),
        ("import", "eins.txt"),
        ("codebook", "add", "Thema"),
        ("code", "eins", "19:35", "Thema", "--new-coder"),
    ):
        assert run("-p", "p.qualcode", *words).code == 0
    return ("-p", "p.qualcode", "sync")


def test_from_the_first_look_to_a_second_coder(run, project, monkeypatch):
    monkeypatch.setenv(SECRET, PASSPHRASE)
    assert "would be begun" in run(*project, "team", "--dry-run").out
    ran = run(*project, "team")
    assert ran.code == 0
    assert "5 changes went into the folder" in ran.out
    assert run(*project, "team").out == "nothing new\n"
    joined = run("sync", "team", "--join", "b", "--coder", "ben")
    assert (joined.code, "“team”: 5 changes came in" in joined.out) == (0, True)
    assert joined.err.endswith("made “b.qualcode”\nnext: qualcode -p b.qualcode sync team\n")
    report = run("-p", "b.qualcode", "sync", "team", "--json", "--coder", "ben").json
    assert (report["sent"], report["received"], report["unread"]) == (0, None, [])
    run("-p", "b.qualcode", "code", "eins", "36:51", "Thema", "--coder", "ben", "--new-coder")
    run("-p", "b.qualcode", "sync", "team", "--coder", "ben")
    came = run(*project, "team").out
    assert "“team”: 2 changes came in" in came
    assert "ben" in came
    assert "Undone: coding “Thema” in “eins”, ¶2" in run("-p", "p.qualcode", "undo").err


def test_a_passphrase_comes_from_a_file_the_environment_or_the_keyboard(run, project, tmp_path, monkeypatch):
    ran = run(*project, "team")
    assert (ran.code, "is not known" in ran.err, SECRET in ran.err) == (2, True, True)
    (tmp_path / "geheim.txt").write_text(f"\ufeff{PASSPHRASE}\r\nanderes\n", encoding="utf-8")
    assert run(*project, "team", "--passphrase-file", "geheim.txt").code == 0
    asked = []

    def prompt(text, **more):
        asked.append((text, more["confirmation_prompt"], more["hide_input"]))
        return PASSPHRASE

    monkeypatch.setattr(click, "prompt", prompt)
    assert run(*project, "team", types=True).code == 0
    assert run(*project, "team2", types=True).code == 0
    assert asked == [("Passphrase of “team”", False, True), ("Passphrase of “team2”", True, True)]
    (tmp_path / "geheim.txt").write_bytes(b"\xff\xfe\x00\xd8")
    assert "cannot be read as text" in run(*project, "team", "--passphrase-file", "geheim.txt").err


def test_what_is_wrong_is_said_with_the_next_step(run, project, tmp_path, monkeypatch):
    monkeypatch.setenv(SECRET, "kurz")
    assert "fewer than 12 characters" in run(*project, "team").err
    assert not list((tmp_path / "team").iterdir())
    monkeypatch.setenv(SECRET, PASSPHRASE)
    run(*project, "team")
    monkeypatch.setenv(SECRET, PASSPHRASE[::-1])
    ran = run(*project, "team")
    assert (ran.code, "The passphrase does not fit" in ran.err) == (1, True)
    monkeypatch.setenv(SECRET, PASSPHRASE)
    for options in (
        ("--watch", "--json"),
        ("--watch", "--dry-run"),
        ("--join", "x", "--watch"),
        ("--join", "x", "--for", "anna"),
    ):
        assert run(*project, "team", *options).code == 2
    assert "There is no coder “ben”" in run(*project, "team", "--for", "ben").err
    assert "There is no folder “team/for-anna”" in run(*project, "team", "--for", "anna").err
    assert run("sync", "nirgends", "--join", "x").code == 1
    assert not (tmp_path / "x.qualcode").exists()


def test_what_cannot_be_read_at_all_ends_with_a_failure(run, project, tmp_path, monkeypatch):
    monkeypatch.setenv(SECRET, PASSPHRASE)
    run(*project, "team")
    (tmp_path / "team" / "entries" / "fremd.entries").write_bytes(b"SQLite format 3\0")
    ran = run(*project, "team")
    assert (ran.code, ran.out) == (
        1,
        "nothing new\npassed over, damaged or changed since it was written: “fremd.entries”\n",
    )


def test_watching_ends_with_ctrl_c(run, project, monkeypatch):
    monkeypatch.setenv(SECRET, PASSPHRASE)
    watch = FolderSync.watch

    def once(self, heard, failed, **_more):
        def pause(_seconds):
            raise KeyboardInterrupt

        watch(self, heard, failed, pause=pause)

    monkeypatch.setattr(FolderSync, "watch", once)
    ran = run(*project, "team", "--watch")
    assert ran.code == 0
    assert "5 changes went into the folder" in ran.out
    assert ran.err.endswith("watching; Ctrl-C ends it\nno longer watching\n")


def test_a_folder_that_cannot_be_written_ends_with_a_failure_and_what_could_not_be_put_there(
    run, project, tmp_path, monkeypatch
):
    monkeypatch.setenv(SECRET, PASSPHRASE)
    run(*project, "team")
    run("-p", "p.qualcode", "code", "eins", "36:51", "Thema")
    monkeypatch.setattr(whole_writing, "_to_disk", denied)
    ran = run(*project, "team")
    assert ran.code == 1
    assert ran.out.startswith("1 change could not be put into the folder, and stays here until the next “sync”\n")
    assert "Permission denied" in ran.out
