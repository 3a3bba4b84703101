"""What is said for reading transcripts: kept for the project's next files, told with them, forgotten."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from qualcode.reading.source.choices import ReadingChoices
from qualcode.reading.source.options import MarkingsUse, QuestionForm
from tests.made_once import made_once

TALK = "A: Wie war das?\n\nB: Gut war das.\n"


@pytest.fixture
@made_once
def project(run, tmp_path):
    assert run("new", "p").code == 0
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"{TALK}\nB: Und {number}.\n", "utf-8")
    return tmp_path / "p.qualcode"


def kept(project):
    with Project.open(project) as opened:
        return opened.settings.reading


SAID = ReadingChoices("", "[{name}]", QuestionForm.BOLD, True, "mac-roman", ("B",), MarkingsUse.CODES)
OPTIONS = ("--speaker-form", "[{name}]", "--questions", "bold", "--join-lines", "--encoding", "macroman",
           "--interviewer", "B", "--markings", "codes", "--new-coder")  # fmt: skip


def test_what_is_said_holds_for_the_next_files_and_is_told(run, project):
    assert run("import", "0.txt", *OPTIONS).code == 0
    assert kept(project) == SAID
    ran = run("import", "1.txt")
    assert "as said before in this project: --speaker-form [{name}], --questions bold, " in ran.err
    assert "--interviewer B" in ran.err
    assert "documents reading" in ran.err
    assert kept(project) == SAID


def test_what_is_said_anew_replaces_it_and_auto_forgets_it(run, project):
    run("import", "0.txt", *OPTIONS)
    ran = run("import", "1.txt", "--interviewer", "A", "--questions", "auto", "--keep-lines", "--markings", "auto")
    assert "--interviewer" not in ran.err.split("as said before")[1].split("(")[0]
    assert kept(project) == ReadingChoices(
        "", "[{name}]", join_lines=False, encoding="mac-roman", interviewers=("A",)
    )
    run("import", "2.txt", "--interviewer", "auto", "--speaker-form", "auto", "--encoding", "auto")
    assert kept(project) == ReadingChoices(join_lines=False)


def test_a_preview_and_an_import_of_nothing_keep_nothing(run, project):
    run("import", "0.txt", "--dry-run", *OPTIONS)
    run("import", "none.txt", *OPTIONS)
    assert kept(project) == ReadingChoices()


def test_undo_takes_back_what_was_said_with_the_import(run, project):
    run("import", "0.txt", *OPTIONS)
    assert run("undo").code == 0
    assert kept(project) == ReadingChoices()


def test_it_is_listed_and_forgotten(run, project):
    assert "nothing was said" in run("documents", "reading").err
    run("import", "0.txt", *OPTIONS)
    assert "--interviewer" in run("documents", "reading").out
    assert run("documents", "reading", "--json").json == {
        "speaker-form": "[{name}]", "questions": "bold", "encoding": "mac-roman", "interviewer": "B",
        "markings": "codes", "join-lines": True,
    }  # fmt: skip
    run("documents", "reading", "--forget", "interviewer", "--forget", "join-lines")
    assert "interviewer" not in run("documents", "reading", "--json").json
    ran = run("documents", "reading", "--forget", "interviewers")
    assert (ran.code, "interviewer" in ran.err) == (1, True)
    run("documents", "reading", "--forget", "all")
    assert kept(project) == ReadingChoices()
    assert "how transcripts are read" in run("log").out


@pytest.mark.parametrize(
    ("options", "near"),
    [
        (("--dialect", "colonn"), "colon"),
        (("--encoding", "utf8x"), "utf8"),
        (("--encoding", "zzzzz"), "mac-roman"),
        (("--encoding", "base64"), "no encoding"),
        (("--speaker-form", "[name]"), "{name}"),
        (("--speaker-form", "{name}{name}:"), "{name}"),
        (("--speaker-form", "{name}"), "{name}"),
        (("--questions", "bolt"), "bold"),
        (("--markings", "code"), "codes"),
    ],
)
def test_a_wrong_value_is_refused_with_the_nearest_and_nothing_comes_in(run, project, options, near):
    ran = run("import", "0.txt", *options)
    assert ran.code != 0
    assert near in ran.err
    assert run("documents", "--json").json == []


def test_what_is_kept_survives_words_that_were_erased_or_are_unknown():
    assert ReadingChoices.from_json(SAID.to_json()) == SAID
    assert ReadingChoices.from_json('{"dialect": 3, "questions": "x", "join_lines": "yes"}') == ReadingChoices()
    for broken in ("", "[]", "{", "null", '{"interviewers": "B"}'):
        assert ReadingChoices.from_json(broken) == ReadingChoices()


def test_names_of_interviewers_are_found_and_erased(run, project):
    run("import", "0.txt", "--interviewer", "Lindner")
    ran = run("forget", "--words", "Lindner", "--yes")
    assert "Lindner" in ran.err + ran.out
