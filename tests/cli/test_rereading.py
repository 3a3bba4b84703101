"""Reading a document anew: another dialect, who asks, which lines belong together; its codings move along."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from tests.made_once import made_once

TEXT = "\n\n".join(
    f"<Int> Was war im Jahr {year}?\n\n<Frau Probe> Im Jahr {year} war viel zu tun." for year in (2019, 2020, 2021)
)
HARD = "Im Jahr 2020 war viel zu tun."


@pytest.fixture
@made_once
def coded(run, tmp_path):
    """A transcript that was read as a text without speakers, with a coding and a memo."""
    assert run("new", "p").code == 0
    (tmp_path / "eins.txt").write_text(TEXT, "utf-8")
    assert run("import", "eins.txt", "--dialect", "braces").code == 0
    run("documents", "reading", "--forget", "all")
    run("codebook", "add", "Last")
    start = TEXT.index(HARD)
    assert run("code", "eins", f"{start}:{start + len(HARD)}", "Last", "--new-coder").code == 0
    return tmp_path / "p.qualcode"


def read(coded):
    with Project.open(coded) as project:
        (document,) = project.documents.all()
        documents = project.documents
        return documents.text(document), documents.structure(document), documents.roles(document), project.log()[-1]


def codings(run):
    return [coding["text"] for coding in run("codings", "--json").json]


def test_the_text_in_the_project_is_read_anew_with_its_codings(run, coded):
    assert read(coded)[2] == {}
    shown = run("documents", "reread", "eins", "--dialect", "angles", "--dry-run")
    assert shown.code == 0, shown.err
    assert "    Int (asks): Was war im Jahr 2019?" in shown.out.split("read anew:")[1]
    assert "speaker “Frau Probe” is new" in shown.out
    assert read(coded)[2] == {}
    assert run("documents", "reread", "eins", "--dialect", "angles").code == 2  # nobody to ask
    ran = run("documents", "reread", "eins", "--dialect", "angles", "--yes")
    assert ran.code == 0, ran.err
    text, structure, roles, entry = read(coded)
    assert text == TEXT
    assert (len(structure.turns), roles) == (6, {"Int": "asks", "Frau Probe": "answers"})
    assert entry.kind == "document.reread"
    assert codings(run) == [HARD]
    assert run("documents", "versions", "eins", "--json").json[-1]["number"] == 1
    assert run("undo").code == 0
    assert read(coded)[2] == {}
    assert codings(run) == [HARD]
    assert run("redo").code == 0
    assert read(coded)[2] == roles


def test_nothing_new_is_refused_and_nothing_changes(run, coded):
    run("documents", "reread", "eins", "--dialect", "angles", "--yes")
    before = read(coded)
    ran = run("documents", "reread", "eins", "--dialect", "angles", "--yes")
    assert (ran.code, "as it was before" in ran.err) == (1, True)
    assert read(coded) == before


def test_who_asks_is_said_anew_and_other_roles_stay(run, coded):
    run("documents", "reread", "eins", "--dialect", "angles", "--yes")
    run("documents", "set", "eins", "--role", "Int=other")
    ran = run("documents", "reread", "eins", "--interviewer", "Frau Probe", "--dry-run")
    assert "speaker “Frau Probe”: answers so far, now asks" in ran.out
    assert run("documents", "reread", "eins", "--interviewer", "Frau Probe", "--yes").code == 0
    assert read(coded)[2]["Frau Probe"] == "asks"
    (coded.parent / "neu.txt").write_text(TEXT.replace("viel", "sehr viel"), "utf-8")
    run("documents", "set", "eins", "--role", "Int=other")
    assert run("documents", "reread", "eins", "neu.txt", "--yes").code == 0
    assert read(coded)[2] == {"Int": "other", "Frau Probe": "asks"}


def test_a_file_is_read_anew_and_passages_are_aligned(run, coded):
    (coded.parent / "neu.txt").write_text("Ein Kopf davor.\n\n" + TEXT, "utf-8")
    ran = run("documents", "reread", "eins", "neu.txt", "--dialect", "angles", "--yes")
    assert ran.code == 0, ran.err
    text, structure, _roles, _entry = read(coded)
    assert (text, len(structure.turns)) == ("Ein Kopf davor.\n\n" + TEXT, 6)
    assert codings(run) == [HARD]
    assert run("undo").code == 0
    assert read(coded)[0] == TEXT


def test_wrapped_lines_are_joined_and_codings_move(run, tmp_path):
    run("new", "p")
    (tmp_path / "eins.txt").write_text("I: Was war da\nim Jahr?\n\nB: Viel war da,\nsehr viel.\n", "utf-8")
    run("import", "eins.txt", "--keep-lines")
    run("codebook", "add", "Last")
    assert run("code", "eins", "27:50", "Last", "--new-coder").code == 0
    assert codings(run) == ["Viel war da,\nsehr viel."]
    ran = run("documents", "reread", "eins", "--join-lines", "--yes")
    assert ran.code == 0, ran.err
    text, *_others = read(tmp_path / "p.qualcode")
    assert text == "I: Was war da im Jahr?\n\nB: Viel war da, sehr viel."
    assert codings(run) == ["Viel war da, sehr viel."]
    assert run("documents", "reread", "eins", "--dialect", "colonn").code != 0


def test_speakers_whom_only_the_format_shows_are_not_lost(run, coded):
    run("documents", "reread", "eins", "--dialect", "angles", "--yes")
    ran = run("documents", "reread", "eins", "--dialect", "braces", "--yes")
    assert (ran.code, "nobody is found to speak" in ran.err) == (1, True)
    assert len(read(coded)[1].turns) == 6
