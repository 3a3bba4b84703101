"""new, check, backup, log, forget, and finding the project that is meant."""

from __future__ import annotations

import sqlite3

import pytest

from qualcode.errors import DiskFull
from tests.cli.conftest import TEXT


def test_new_adds_the_suffix_and_takes_codebooks_in(run, tmp_path):
    (tmp_path / "buch.yaml").write_text("title: Buch\ncodes:\n  - name: Eins\n    definition: x\n", encoding="utf-8")
    assert run("new", "a", "--codebook", "buch.yaml").code == 0
    assert (tmp_path / "a.qualcode").stat().st_mode & 0o777 == 0o600
    assert run("codebook", "show", "--json").json[0]["path"] == "Eins"


def test_a_bad_codebook_makes_no_project(run, tmp_path):
    (tmp_path / "buch.yaml").write_text("codes: 3\n", encoding="utf-8")
    assert run("new", "a", "--codebook", "buch.yaml").code == 1
    assert not (tmp_path / "a.qualcode").exists()


def test_a_codebook_that_cannot_be_taken_in_makes_no_project(run, tmp_path, monkeypatch):
    from qualcode.project.codebook.codes import Codes

    def full(*_args):
        raise DiskFull("There is no room left.", "Make room.")

    (tmp_path / "buch.yaml").write_text("title: Buch\ncodes:\n  - name: Eins\n    definition: x\n", encoding="utf-8")
    monkeypatch.setattr(Codes, "take_in", full)
    assert run("new", "a", "--codebook", "buch.yaml").code == 3
    assert [one.name for one in tmp_path.iterdir()] == ["buch.yaml"]


def test_new_never_overwrites(run, study):
    before = study.read_bytes()
    assert run("new", "studie").code == 3
    assert study.read_bytes() == before


@pytest.mark.parametrize("where", ["before", "after", "environment", "only one"])
def test_the_project_is_found(run, study, tmp_path, monkeypatch, where):
    monkeypatch.chdir(study.parent if where == "only one" else tmp_path.parent)
    if where == "environment":
        monkeypatch.setenv("QUALCODE_PROJECT", str(study))
    arguments = {
        "before": ["-p", study, "codings"],
        "after": ["codings", "-p", study],
        "environment": ["codings"],
        "only one": ["codings"],
    }[where]
    assert run(*arguments).code == 0


def test_groups_take_the_project_before_and_after_too(run, study, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    for arguments in (
        ["documents", "-p", study, "--json"],
        ["-p", study, "documents", "rename", "eins", "zwei"],
        ["documents", "rename", "zwei", "eins", "-p", study],
        ["coders", "list", "-p", study],
        ["coders", "-p", study, "list"],
        ["memo", "-p", study, "list"],
        ["codebook", "-p", study, "show"],
        ["documents", "-p", study, "attributes", "export", tmp_path / "a.csv"],
        ["documents", "attributes", "-p", study, "export", tmp_path / "b.csv"],
        ["cases", "-p", study],
    ):
        ran = run(*arguments)
        assert ran.code == 0, ran.err


def test_no_project_and_several_projects_are_told_apart(run, tmp_path):
    nothing = run("codings")
    assert (nothing.code, "qualcode new" in nothing.err) == (3, True)
    run("new", "a")
    run("new", "b")
    several = run("codings")
    assert (several.code, "-p FILE" in several.err) == (2, True)


@pytest.mark.parametrize("content", [b"", b"Kein Projekt.", b"SQLite format 3\x00" + b"\0" * 90])
def test_a_file_that_is_no_project_is_refused_untouched(run, tmp_path, content):
    file = tmp_path / "x.qualcode"
    file.write_bytes(content)
    ran = run("codings")
    assert (ran.code, "no qualcode project" in ran.err) == (3, True)
    assert file.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["x.qualcode"]


def test_a_newer_project_is_refused_untouched(run, study):
    connection = sqlite3.connect(study)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = study.read_bytes()
    ran = run("codings")
    assert (ran.code, "newer" in ran.err) == (3, True)
    assert study.read_bytes() == before


def test_a_foreign_trigger_is_refused(run, study):
    connection = sqlite3.connect(study)
    connection.execute("CREATE TRIGGER evil AFTER INSERT ON texts BEGIN SELECT 1; END")
    connection.commit()
    connection.close()
    ran = run("codings")
    assert (ran.code, "evil" in ran.err) == (3, True)


def test_check_says_ok_for_each_part(run, study):
    run("code", "eins", "3:16", "Transition")
    ran = run("check")
    assert ran.code == 0
    assert all(line.startswith("ok") for line in ran.out.splitlines())


def test_the_log_tells_who_did_what(run, study):
    run("code", "eins", "3:16", "Transition")
    run("undo")
    *_, coding, undo = run("log", "--json").json
    assert (coding["kind"], coding["coder"], coding["living"]) == ("coding.add", "anna", False)
    assert (undo["kind"], undo["undoes"]) == ("undo", coding["uuid"])
    assert "taken back" in run("log").out
    assert undo["words"].startswith("undo: ")
    assert coding["words"] == "coding “Transition” in “eins”"
    assert "UTC" not in run("log").out


def test_the_log_is_chosen_by_coder_and_kind_by_exact_names(run, study):
    run("code", "eins", "3:16", "Transition")
    run("code", "eins", "3:16", "Interferenz", "--coder", "ben", "--new-coder")
    run("undo")
    kinds = [entry["kind"] for entry in run("log", "--by", "anna", "--kind", "coding", "--json").json]
    assert kinds == ["coding.add", "undo"]
    assert {entry["coder"] for entry in run("log", "--by", "ben", "--json").json} == {"ben"}
    both = run("log", "--by", "ben", "--by", "anna", "--kind", "coding.add", "--limit", "1")
    assert "undo: coding" in both.out
    for wrong in (("--by", "an"), ("--kind", "codings")):
        refused = run("log", *wrong)
        assert (refused.code, refused.out) == (1, "")
        assert wrong[1] in refused.err
        assert "qualcode log" in refused.err


def test_forget_needs_a_yes_and_leaves_no_rare_word(run, study, tmp_path):
    run("code", "eins", "3:16", "Transition", "--memo", "Quittenbaum")
    run("backup")
    asked = run("forget", "eins")
    assert (asked.code, "--yes" in asked.err) == (2, True)
    assert len(run("documents", "--json").json) == 1
    done = run("forget", "eins", "--yes")
    assert done.code == 0, done.err
    for file in tmp_path.iterdir():
        if file.suffix != ".txt" and file.is_file():
            data = file.read_bytes()
            assert b"entschieden" not in data
            assert b"Quittenbaum" not in data
    assert run("check").code == 0
    assert run("log", "--json").json[-1]["kind"] == "forget"


def test_forget_finds_a_document_that_was_removed_before(run, study):
    run("documents", "remove", "eins")
    assert "removed document" in run("forget", "--list").out
    assert run("forget", "eins", "--yes").code == 0
    assert TEXT[:10].encode() not in study.read_bytes()


def test_a_case_that_was_removed_before_is_listed_and_forgotten(run, study):
    run("cases", "remove", "Bündnis Quellstein")
    assert "removed case" in run("forget", "--list").out
    assert b"Quellstein" in study.read_bytes()
    assert run("forget", "--case", "Bündnis Quellstein", "--yes").code == 0
    assert b"Quellstein" not in study.read_bytes()
    assert len(run("documents", "--json").json) == 1
    assert "removed case" not in run("forget", "--list").out


def test_two_removed_documents_of_one_name_are_told_apart_by_their_ids(run, study, tmp_path):
    run("documents", "remove", "eins")
    (tmp_path / "ordner").mkdir()
    (tmp_path / "ordner" / "eins.txt").write_text("Ein anderer Quittenbaum.", "utf-8")
    run("import", "ordner/eins.txt")
    both = run("forget", "eins", "--yes")
    assert (both.code, "matches 2 documents" in both.err) == (1, True)
    (one,) = run("documents", "--json").json
    assert run("forget", one["id"], "--yes").code == 0
    assert b"Quittenbaum" not in study.read_bytes()
    assert "eins" in run("forget", "--list").out


def test_an_empty_hash_names_no_former_text(run, study):
    run("documents", "remove", "eins")
    assert run("forget", "--text", "", "--yes").code == 1
    assert run("undo").code == 0


def test_a_case_is_forgotten_with_its_documents(run, study):
    assert run("forget", "--case", "Bündnis Quellstein", "--yes").code == 0
    assert b"Quellstein" not in study.read_bytes()
    assert run("documents", "--json").json == []


def test_keys_are_shown_as_the_configuration_takes_them(run, tmp_path):
    import tomllib

    assert tomllib.loads(run("keys").out)["keys"]["coding"]["pick_code"] == ["c"]
    folder = tmp_path / "home" / ".config" / "qualcode"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('[keys.coding]\npick_code = "K"\n', encoding="utf-8")
    assert tomllib.loads(run("keys").out)["keys"]["coding"]["pick_code"] == ["K"]
    (folder / "config.toml").write_text('[keys.coding]\npick_code = "x"\n', encoding="utf-8")
    faulty = run("keys")
    assert faulty.code == 2
    assert "would mean both" in faulty.err
