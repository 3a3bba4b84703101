"""What the reader was not sure of, on the command line and in Python: listed, settled, taken up again."""

from __future__ import annotations

from dataclasses import replace

import pytest

import qualcode
from qualcode.errors import NotFound
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.workspace.material.doubts import told_at_import
from tests.helpers import LEAD, draft

TALK = "Wer war da?\n\nAnna: Niemand.\n\nQuitte: Doch."
ONCE = ReadingDoubt(DoubtKind.LABEL_ONCE, Span(29, 42), "Quitte: Doch.", values={"name": "Quitte"})
ALONE = ReadingDoubt(DoubtKind.ONE_SPEAKER, None, values={"name": "Anna"})
NOBODY = ReadingDoubt(DoubtKind.NOBODY_ASKS, None, values={"names": "Anna"})


@pytest.fixture
def doubted(run, study, tmp_path):
    with Project.open(study) as project:
        made = draft("talk", TALK), draft("second", "Anna: Ja.")
        with_doubts = [replace(made[0], doubts=(ONCE, ALONE)), replace(made[1], doubts=(ALONE, NOBODY))]
        project.documents.add(with_doubts, LEAD)
    return study


def kinds(run, *arguments):
    return [
        (found["document"], found["kind"], found["settled_by"]) for found in run("doubts", "--json", *arguments).json
    ]


def test_they_are_listed_with_place_example_and_remedy_the_gravest_first(run, doubted):
    ran = run("doubts")
    lines = ran.out.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert [head.split("  ", 1)[1] for head in heads] == [
        "second  nobody-asks", "second  one-speaker-only", "talk  one-speaker-only", "talk  ¶ 1  label-once",
    ]  # fmt: skip
    assert "    - Quitte: Doch." in lines
    assert sum(line.startswith("    → ") for line in lines) == 4
    assert "4 open doubts: qualcode doubts --settle ID" in ran.err
    (found,) = run("doubts", "talk", "--kind", "label-once", "--json").json
    assert (found["start"], found["end"], found["values"], found["settled"]) == (29, 42, {"name": "Quitte"}, False)
    assert found["statement"]
    assert found["remedy"]


def test_one_is_settled_and_taken_up_again_and_all_of_a_kind_at_once(run, doubted):
    once = run("doubts", "--kind", "label-once", "--json").json[0]["id"]
    assert run("doubts", "--settle", once, "--coder", "anna").code == 0
    assert ("talk", "label-once", None) not in kinds(run)
    assert "1" in run("doubts").err.partition("--all")[2]
    assert ("talk", "label-once", "anna") in kinds(run, "--all")
    ran = run("doubts", "--kind", "one-speaker-only", "--settle-all", "--coder", "anna")
    assert (ran.code, "settled 2 doubts" in ran.err) == (0, True)
    assert kinds(run) == [("second", "nobody-asks", None)]
    assert run("undo", "--coder", "anna").code == 0
    assert len(kinds(run)) == 3
    assert run("doubts", "--reopen", once, "--coder", "anna").code == 0
    assert len(kinds(run)) == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--settle", "nosuch", "--coder", "anna"), "There is no doubt “nosuch”"),
        (("--settle-all", "--reopen", "x", "--coder", "anna"), "Say one of --settle"),
        (("nowhere",), "There is no document “nowhere”"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changed(run, doubted, arguments, words):
    ran = run("doubts", *arguments)
    assert ran.code != 0
    assert words in ran.err
    assert len(kinds(run)) == 4


def test_the_beginning_of_an_id_settles_nothing(run, doubted):
    once = run("doubts", "--json").json[0]["id"]
    ran = run("doubts", "--settle", once[:6], "--coder", "anna")
    assert ran.code != 0
    assert len(kinds(run)) == 4


def test_a_project_without_doubts_says_so(run, study):
    ran = run("doubts")
    assert (ran.code, ran.out) == (0, "")
    assert "0 open doubts" in ran.err


def test_python_lists_settles_and_reopens_them(doubted):
    with qualcode.open(doubted, coder="anna") as study:
        assert [doubt.kind for doubt in study.doubts] == [
            "nobody-asks", "one-speaker-only", "one-speaker-only", "label-once",
        ]  # fmt: skip
        (once,) = study.doubts.where(document="talk", kind="label-once")
        assert (once.place, once.document.name, once.example) == ((29, 42), "talk", "Quitte: Doch.")
        settled = once.settle()
        assert (settled.settled_by, len(study.doubts)) == ("anna", 3)
        assert study.doubts.where(kind="one-speaker-only").settle() == 2
        assert len(study.doubts.where(settled=True)) == 4
        assert settled.reopen().settled_by == ""
        assert list(study.doubts.frame()["document"]) == ["second", "talk"]
        with pytest.raises(NotFound, match="kind of doubt"):
            study.doubts.where(kind="labels")
        with pytest.raises(NotFound, match="doubt"):
            study.doubts["nosuch"]


# ---- at an import ----------------------------------------------------------------------------------------


def test_an_import_tells_five_kinds_at_most_and_how_many_doubts_more():
    every = [ReadingDoubt(kind, None, "x") for kind in DoubtKind]
    lines, left = told_at_import([("a", every[:7]), ("b", every[:7]), ("c", every[:1])])
    assert len(lines) == 5
    assert left == 4
    assert lines[0] == "a, b and 1 more: nobody asks"
    assert told_at_import([("a", every[:1] * 2), ("b", every[:1])])[0] == ["a, b: nobody asks (3 places)"]
    assert told_at_import([("a", []), ("b", ())]) == ([], 0)


def test_a_single_doubt_is_told_in_a_sentence_with_its_example():
    ((line,), left) = told_at_import([("talk", (ONCE,))])
    assert line.startswith("talk: ")
    assert line.endswith("“Quitte: Doch.”")
    assert left == 0
