"""What somebody marked in a file: told with an import, and taken in as codings or memos of whoever imports."""

from __future__ import annotations

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from qualcode.project.project import Project
from tests.made_once import made_once

GREAT, HARD = "Das hat geholfen.", "Das war schwer."


@pytest.fixture
@made_once
def marked(run, tmp_path):
    """An interview in Word with two highlights in two colours and a comment."""
    assert run("new", "p").code == 0
    document = docx.Document()
    document.add_paragraph("I: Und wie war das?")
    answer = document.add_paragraph("B: Also. ")
    answer.add_run(GREAT).font.highlight_color = WD_COLOR_INDEX.YELLOW
    answer.add_run(" Und dann? ")
    hard = answer.add_run(HARD)
    hard.font.highlight_color = WD_COLOR_INDEX.BRIGHT_GREEN
    document.add_comment(hard, text="Wirklich?", author="Ben")
    document.save(str(tmp_path / "t.docx"))
    return tmp_path / "p.qualcode"


def codings(run):
    return {(coding["code"], coding["text"], coding["coder"]) for coding in run("codings", "--json").json}


def memos(run):
    return [(memo["title"], memo["text"]) for memo in run("memo", "list", "--json").json]


def test_markings_are_told_with_what_takes_them_in(run, marked):
    ran = run("import", "t.docx")
    assert "t.docx: marked in it: 2 highlights (" in ran.err
    assert "yellow 1" in ran.err
    assert "1 comment; --markings codes or memos" in ran.err
    assert (codings(run), memos(run)) == (set(), [])


def test_highlights_become_codings_by_colour_and_comments_memos_and_all_is_undone(run, marked):
    assert run("import", "t.docx", "--markings", "codes").code == 1  # nobody knows anna
    assert run("documents", "--json").json == []
    ran = run("import", "t.docx", "--markings", "codes", "--new-coder")
    assert ran.code == 0, ran.err
    given = codings(run)
    assert {(text, coder) for _code, text, coder in given} == {(GREAT, "anna"), (HARD, "anna")}
    assert {code for code, text, _coder in given if text == GREAT} == {"marked yellow"}
    assert memos(run) == [("Comment by Ben", "Wirklich?")]
    with Project.open(marked) as project:
        assert {code.origin for code in project.codes.book()} == {"inductive"}
        assert project.log()[-1].kind == "import"
    assert run("undo").code == 0
    assert (codings(run), memos(run), run("documents", "--json").json) == (set(), [], [])


def test_the_next_file_has_the_same_codes_and_memos_hold_highlights_where_that_is_said(run, marked, tmp_path):
    run("import", "t.docx", "--markings", "codes", "--new-coder")
    codes = {code for code, _text, _coder in codings(run)}
    document = docx.Document()
    document.add_paragraph("B: ").add_run("Noch etwas.").font.highlight_color = WD_COLOR_INDEX.YELLOW
    document.save(str(tmp_path / "u.docx"))
    assert "--markings codes" in run("import", "u.docx").err
    assert {code for code, _text, _coder in codings(run)} == codes
    assert len(codings(run)) == 3
    run("undo")
    assert run("import", "u.docx", "--markings", "memos").code == 0
    assert len(codings(run)) == 2
    assert ("Highlight", "marked yellow") in memos(run)


def test_ignored_markings_are_not_told(run, marked):
    ran = run("import", "t.docx", "--markings", "ignore")
    assert "marked in it" not in ran.err
    assert (codings(run), memos(run)) == (set(), [])
