"""What a preview shows of transcripts: lines of the file, what was read from them, by which dialect; and what the
files of one import say together."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from tests.made_once import made_once


@pytest.fixture
@made_once
def project(run, tmp_path):
    assert run("new", "p").code == 0
    return tmp_path / "p.qualcode"


def test_a_preview_shows_lines_and_turns_with_their_roles_and_the_dialect(run, project, tmp_path):
    lines = "[Int] Wie war das?\n[Frau Probe] Gut war das.\n[Int] Und dann?\n[Frau Probe] Dann nicht mehr.\n"
    (tmp_path / "a.txt").write_text(lines * 3, "utf-8")
    shown = run("import", "a.txt", "--dry-run").out
    before, after = shown.split("as read:")
    assert "“a”: read as “brackets” (" in before
    assert "it explains" in before
    assert "    [Frau Probe] Gut war das.\n" in before
    assert (
        "    Int (asks): Wie war das?\n    Frau Probe (answers): Gut war das.\n    Int (asks): Und dann?\n" in after
    )
    assert "Dann nicht mehr" not in after


def test_what_was_said_is_told_and_another_form_is_shown_otherwise(run, project, tmp_path):
    (tmp_path / "a.txt").write_text("[Int] Wie war das?\n[Frau Probe] Gut war das.\n", "utf-8")
    assert ", as was said" in run("import", "a.txt", "--dry-run", "--dialect", "brackets").out
    shown = run("import", "a.txt", "--dry-run", "--dialect", "braces").out
    assert "Int (asks)" not in shown


def test_a_text_without_speakers_shows_its_paragraphs_and_long_lines_are_cut(run, project, tmp_path):
    (tmp_path / "a.txt").write_text("Ein Absatz.\n\n" + "wort " * 400 + "\n\nDer dritte.\n\nDer vierte.\n", "utf-8")
    shown = run("import", "a.txt", "--dry-run").out
    assert "“a”: nobody was found to speak" in shown
    assert "    Der dritte.\n" in shown.split("as read:")[1]
    assert "Der vierte" not in shown
    assert max(map(len, shown.splitlines())) < 300


def test_of_many_documents_the_first_are_shown_and_the_others_counted(run, project, tmp_path):
    for number in range(23):
        (tmp_path / f"t{number}.txt").write_text(f"I: Wie war {number}?\nB: Gut.\n", "utf-8")
    shown = run("import", str(tmp_path), "--dry-run").out
    assert shown.count("as read:") == 20
    assert "3 more documents are not shown" in shown


def test_controls_of_a_file_do_not_reach_the_terminal(run, project, tmp_path):
    (tmp_path / "a.txt").write_text("I: Wie\x1b[2J war das?\nB: Gut.\n", "utf-8")
    assert "\x1b" not in run("import", "a.txt", "--dry-run").out


def test_files_of_one_import_explain_a_weak_one_together(run, project, tmp_path, monkeypatch):
    from qualcode.reading import files

    asked = []
    real = files.read

    def read(file, *arguments, options, **others):
        asked.append((file.name, options.alike))
        return real(file, *arguments, options=options, **others)

    monkeypatch.setattr(files, "read", read)
    for number in range(3):
        talk = "".join(f"<Int> Was war {part}?\n<Frau Probe> Das war {part}.\n" for part in range(5))
        (tmp_path / f"t{number}.txt").write_text(f"{talk}<Int> Und {number}?\n", "utf-8")
    (tmp_path / "weak.txt").write_text("Ein Vermerk.\n", "utf-8")
    assert run("import", str(tmp_path)).code == 0
    assert asked == [("t0.txt", ""), ("t1.txt", ""), ("t2.txt", ""), ("weak.txt", ""), ("weak.txt", "angles")]
    with Project.open(project) as opened:
        dialects = {document.name: opened.documents.how_read(document).dialect for document in opened.documents.all()}
    assert dialects == {"t0": "angles", "t1": "angles", "t2": "angles", "weak": ""}
