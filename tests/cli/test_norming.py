"""The command norming: a whole session as people hold it, wrong input, and what of it leaves."""

from __future__ import annotations

import json
import re

import pytest

import qualcode
from qualcode.workspace.team import coders, norming
from qualcode.workspace.team.norming_passages import NormingChoice, chosen_passages

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer.\nI: Und dann?\nB: Am Ende half ein Amt.\nB: Gut so.\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("norming") / "p.qualcode"
    with qualcode.create(path, "Probe", coder="anna") as made:
        made.documents.add("eins", TEXT, label="RG 2022", case="Fall A")
        space = made.space
        for code in ("Thema", "Anderes", "Rest"):
            made.codes.add(code)
        for coder in ("anna", "ben", "cara"):
            if space.project.coders.exact(coder) is None:
                coders.add(space, coder)
        members = [space.project.coders.find(coder) for coder in ("anna", "ben")]
        norming.begin(space, "Woche 1", members, chosen_passages(space, NormingChoice(sample=3)).passages)
    return path.read_bytes()


@pytest.fixture
def study(run, filled, tmp_path):
    (tmp_path / "p.qualcode").write_bytes(filled)
    return run


def vote(run, coder, *lines):
    return run("norming", "vote", "Woche 1", "--coder", coder, stdin="".join(f"{line}\n" for line in lines))


def ended(run, *arguments):
    ran = run(*arguments)
    assert ran.code == 0, ran.err
    return ran


def held(run):
    """Both vote, talk, vote again, and close it."""
    vote(run, "anna", "Thema", "Anderes, Rest", "none")
    vote(run, "ben", "Thema", "Anderes", "Rest")
    ended(run, "norming", "reveal", "Woche 1")
    ended(run, "norming", "again", "Woche 1")
    for coder in ("anna", "ben"):
        vote(run, coder, "Thema", "Anderes", "none")
    return ended(run, "norming", "close", "Woche 1", "--note", "Rest ist, was sonst keinen Code hat.")


def test_a_session_from_its_beginning_to_its_figures(study):
    ran = vote(study, "anna", "Thema", "Anderes, Rest", "none")
    assert "voted on 3 of 3 passages" in ran.err
    assert "Am Ende half ein Amt." in ran.out
    shown = ended(study, "norming", "show", "Woche 1", "--coder", "ben").out
    assert "anna 3/3, ben 0/3" in shown
    assert "Thema" not in shown
    ran = study("norming", "reveal", "Woche 1", "--coder", "ben")
    assert ran.code == 1
    assert "3 votes are missing: “ben” 3." in ran.err
    assert study("norming", "compare", "Woche 1").code == 2
    vote(study, "ben", "Thema", "Anderes", "Rest")
    assert "they differ on 2 of 3 passages" in ended(study, "norming", "reveal", "Woche 1").err
    assert "anna: Anderes, Rest" in study("norming", "show", "Woche 1", "--coder", "cara").out
    ended(study, "norming", "again", "Woche 1")
    for coder in ("anna", "ben"):
        vote(study, coder, "Thema", "Anderes", "none")
    closed = ended(study, "norming", "close", "Woche 1", "--note", "Rest ist klar.")
    assert "second votes: alpha 1.000" in closed.err
    assert "This rests on 3 passages only" in closed.err
    compared = ended(study, "norming", "compare", "Woche 1").out
    assert re.search(r"^Rest +2 .* 0 +n/a +100\.0 +0 +2$", compared, re.MULTILINE)
    assert ended(study, "norming", "compare", "Woche 1", "--json").json["second"]["alpha"] == 1.0
    assert ended(study, "norming", "--json").json[0]["state"] == "closed"


def test_from_a_pipe_the_first_line_that_cannot_be_done_ends_it_and_a_second_call_goes_on(study):
    ran = vote(study, "anna", "Thema", "Them", "none")
    assert ran.code != 0
    assert "No code is called exactly “Them”" in ran.err
    ran = vote(study, "anna", "", "none")
    assert "voted on 2 of 3 passages" in ran.err
    assert vote(study, "anna", "quit").code == 0
    assert "ben 0/3" in study("norming", "show", "Woche 1").out


def test_one_passage_is_voted_on_by_options(study):
    vote_on = ("norming", "vote", "Woche 1", "--coder", "anna")
    ended(study, *vote_on, "--passage", "2", "--code", "Thema", "--code", "Rest")
    assert "anna: Thema, Rest" in study("norming", "show", "Woche 1", "--coder", "anna").out
    for wrong in (("--passage", "2"), ("--none",), ("--passage", "2", "--none", "--code", "Rest"),
                  ("--passage", "9", "--none")):  # fmt: skip
        assert study(*vote_on, *wrong).code == 2, wrong
    assert study("norming", "vote", "Woche 1", "--passage", "1", "--none", "--coder", "cara").code == 1
    assert study("norming", "vote", "Woch", "--passage", "1", "--none", "--coder", "anna").code == 1


def test_what_is_no_session_is_not_begun(study):
    for arguments in (
        ("--coders", "anna", "--sample", "1"),
        ("--coders", "anna,ben"),
        ("--coders", "anna,ben", "--sample", "4"),
        ("--coders", "anna,ben", "--documents", "eins"),
        ("--coders", "anna,dora", "--sample", "1"),
        ("--coders", "anna,ben", "--coding", "abc"),
        ("--coders", "anna,ben", "--sample", "1", "--seed", "-1"),
        ("--coders", "anna,ben", "--disagreements", "2"),
    ):
        assert study("norming", "new", "Zwei", *arguments, "--coder", "anna").code in (1, 2), arguments
    assert len(study("norming", "--json").json) == 1
    ended(study, "norming", "new", "Zwei", "--coders", "anna,ben", "--sample", "2", "--coder", "anna")
    assert len(study("norming", "--json").json) == 2


@pytest.mark.consent
def test_what_leaves_has_revealed_votes_of_numbered_coders_and_passages_that_may_leave(study, tmp_path):
    assert study("norming", "show", "Woche 1", "--json").code != 0  # nobody agreed to be quoted
    ended(study, "consent", "set", "--all", "quote=yes")
    vote(study, "anna", "Thema", "Anderes", "none")
    left = ended(study, "norming", "show", "Woche 1", "--json", "--coder", "anna").json
    assert [passage["votes"] for passage in left["passages"]] == [[], [], []]  # not even one's own before
    study("norming", "reveal", "Woche 1", "--incomplete")
    ran = ended(study, "norming", "show", "Woche 1", "--json")
    assert ran.json["passages"][0]["votes"] == [{"coder": "coder 1", "turn": 1, "codes": ["Thema"]}]
    assert "anna" not in ran.out
    for form in ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json"):
        ended(study, "norming", "show", "Woche 1", "-o", f"x.{form}")
    assert "anna" not in (tmp_path / "x.md").read_text("utf-8")
    ended(study, "norming", "show", "Woche 1", "-o", "y.json", "--identify")
    assert json.loads((tmp_path / "y.json").read_text("utf-8"))["members"] == ["anna", "ben"]
    given = ended(study, "given", "--format", "json").json
    assert {line["door"] for line in given} == {"norming"}
    ended(study, "norming", "note", "Woche 1", "Fragen an cara")
    assert study("norming", "show", "Woche 1", "-o", "z.md", "--strict").code == 1
    assert not (tmp_path / "z.md").exists()


def test_a_session_is_removed_after_a_yes_and_comes_back(study):
    held(study)
    assert study("norming", "remove", "Woche 1").code == 2
    ended(study, "norming", "remove", "Woche 1", "--yes", "--coder", "anna")
    assert study("norming", "--json").json == []
    ended(study, "undo", "--coder", "anna")
    assert study("norming", "--json").json[0]["name"] == "Woche 1"
    assert ended(study, "check")


LISTING = (
    ("log",), ("log", "--json"), ("norming",), ("norming", "--json"), ("norming", "show", "Woche 1"),
    ("norming", "show", "Woche 1", "--json"), ("norming", "show", "Woche 1", "--json", "--identify"),
    ("norming", "compare", "Woche 1"), ("codebook", "show"), ("codebook", "show", "Thema"), ("codings", "--json"),
    ("coverage",), ("coders", "list"), ("documents",), ("check",), ("privacy-sheet",), ("agreement", "--json"),
    ("codebook", "export", "-o", "x.md"), ("norming", "show", "Woche 1", "-o", "x.md"), ("undo", "--coder", "ben"),
)  # fmt: skip


def test_nothing_that_is_shown_to_others_depends_on_a_vote_that_is_hidden(study, tmp_path):
    """Ben votes in two ways in two copies of one file: whatever Anna asks for, she gets the same answer."""
    ended(study, "consent", "set", "--all", "quote=yes")
    whole = (tmp_path / "p.qualcode").read_bytes()
    told = []
    for votes in (("Thema", "Anderes, Rest", "none"), ("none", "none", "Thema, Rest")):
        (tmp_path / "p.qualcode").write_bytes(whole)
        assert vote(study, "ben", *votes).code == 0
        answers = []
        for arguments in LISTING:
            ran = study(*arguments)
            file = tmp_path / "x.md"
            written = file.read_text("utf-8") if file.exists() else ""
            file.unlink(missing_ok=True)
            answers.append((arguments, *(_without_ids(text) for text in (ran.out, ran.err, written))))
        told.append(answers)
    for first, second in zip(*told, strict=True):
        assert first == second


def _without_ids(text: str) -> str:
    """Without what is new in each copy: ids, times, sizes in bytes."""
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{12}\b", "ID", text)
    text = re.sub(r"\d\d:\d\d(:\d\d(\.\d+)?)?", "TIME", text)
    return re.sub(r"\d[\d,.]* (bytes|kB|MB|KiB)", "SIZE", text)
