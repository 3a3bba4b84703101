"""Blind projects: no command shows a coder what another one coded, and each says what it hides."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import add_anchor
from qualcode.project.project import Project
from tests.cli.conftest import span
from tests.made_once import made_once

MINE, THEIRS = "Das war am Anfang schwierig.", "Jeder hat für sich entschieden."


@pytest.fixture
@made_once
def blind(run, study):
    """Anna and Ben coded one passage each with the same code; Ben's has a memo and is an anchor example."""
    run("coders", "add", "ben")
    mine = run("code", "eins", span(MINE), "Interferenz", "--memo", "mein Memo").out.strip()
    theirs = run("code", "eins", span(THEIRS), "Interferenz", "--memo", "sein Memo", "--coder", "ben").out.strip()
    with Project.open(study) as project:
        coding = project.codings.find(theirs)
        add_anchor(project, project.codes.find("Interferenz"), coding, THEIRS, Author("ben"))
    assert run("coders", "blind", "on").code == 0
    return mine, theirs


@pytest.mark.parametrize(
    "arguments",
    [
        ("quotes",),
        ("quotes", "--format", "csv"),
        ("quotes", "--format", "json", "--coder", "ben"),
        ("quotes", "--query", "Interferenz", "--memo"),
        ("codings", "--json"),
        ("memo", "list", "--json"),
        ("codebook", "show", "Interferenz"),
        ("codebook", "show", "--json"),
        ("codebook", "export"),
        ("documents",),
        ("disclosure", "check", "--json"),
    ],
)
def test_listings_and_drafts_hold_ones_own_and_say_that_others_are_hidden(run, blind, arguments):
    shown = run(*arguments)
    assert shown.code == 0, shown.err
    assert "entschieden" not in shown.out
    assert "sein Memo" not in shown.out
    assert "hidden: the project is blind" in shown.err
    run("coders", "blind", "off")
    assert "of others hidden" not in run(*arguments).err


def test_ones_own_codings_stay_in_all_of_them(run, blind):
    assert MINE in run("quotes", "--language", "de").out
    (row,) = csv.DictReader(io.StringIO(run("quotes", "--format", "csv", "--memo", "--language", "de").out))
    assert row["Memo"] == "mein Memo"
    assert [one["codings"] for one in run("codebook", "show", "--json").json] == [1, 0]
    assert [one["codings"] for one in run("documents", "--json").json] == [1]
    assert [one["text"] for one in run("memo", "list", "--json").json] == ["mein Memo"]
    assert run("quote", "show", blind[0]).code == 0
    assert run("where", blind[0]).code == 0


def test_the_other_coder_sees_the_other_half(run, blind, monkeypatch):
    monkeypatch.setenv("QUALCODE_CODER", "ben")
    draft = run("quotes", "--language", "de").out
    assert THEIRS in draft
    assert MINE not in draft
    assert THEIRS in run("codebook", "export").out


def test_who_is_no_coder_of_the_project_sees_no_coding(run, blind, monkeypatch):
    monkeypatch.setenv("QUALCODE_CODER", "gast")
    draft = run("quotes", "--format", "json")
    assert "schwierig" not in draft.out
    assert "entschieden" not in draft.out
    assert "codings of others hidden" in draft.err
    assert "no passage fits" in draft.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("quote", "show", "{theirs}"),
        ("quote", "edit", "{theirs}", "Jeder => [J]eder"),
        ("quote", "reset", "{theirs}"),
        ("where", "{theirs}"),
        ("where", "{theirs}", "--json"),
        ("quotes", "--final", "--publication", "Bericht"),
        ("report", "--wave", "2022", "--compare", "2021"),
        ("disagreements",),
        ("agreement", "--code", "Interferenz", "--document", "eins", "--json"),
        ("agreement", "--sensitivity"),
        ("agreement", "--drift", "order"),
        ("agreement", "--intra", "ben"),
        ("agreement", "sensitivity"),
        ("agreement", "drift"),
        ("agreement", "calibrate"),
        ("agreement", "methods"),
        ("agreement", "plan", "--alpha", "0.8", "--pilot"),
        ("agreement", "intra", "ben"),
    ],
)
def test_others_passages_and_what_speaks_for_all_are_refused_with_the_way_out(run, blind, arguments):
    asked = [one.format(theirs=blind[1]) for one in arguments]
    refused = run(*asked)
    assert refused.code == 1
    assert "blind" in refused.err
    assert "“qualcode coders blind off”" in refused.err
    assert "entschieden" not in refused.out + refused.err
    assert run("publications", "--json").json == []


def test_a_memo_on_a_passage_is_its_authors_and_one_on_a_code_is_for_all(run, blind):
    on_passage = run("memo", "add", "nur Bens", "--document", "eins", "--span", "3:16", "--coder", "ben").out.strip()
    on_code = run("memo", "add", "Regel für alle", "--code", "Interferenz", "--coder", "ben").out.strip()
    texts = [one["text"] for one in run("memo", "list", "--json").json]
    assert texts == ["mein Memo", "Regel für alle"]
    assert run("memo", "show", on_code).code == 0
    refused = run("memo", "show", on_passage)
    assert (refused.code, "nur Bens" in refused.out + refused.err) == (1, False)


def test_a_document_with_its_codes_shows_ones_own(run, blind, tmp_path):
    assert run("documents", "export", "eins", "-o", "eins.html", "--memo").code == 0
    page = (tmp_path / "eins.html").read_text("utf-8")
    assert "mein Memo" in page
    assert "sein Memo" not in page
    theirs = run("documents", "export", "eins", "-o", "eins.docx", "--coder", "ben", "--memo")
    assert "codings of others hidden" in theirs.err
    assert "wrote “eins.docx”: 0 codings" in theirs.err
    with zipfile.ZipFile(tmp_path / "eins.docx") as parts:
        assert not any(b"sein Memo" in parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("suffix", ["md", "html", "yaml"])
def test_a_codebook_to_read_has_no_passage_of_others(run, blind, tmp_path, suffix):
    ran = run("codebook", "export", "-o", f"buch.{suffix}")
    assert "anchor examples of others hidden" in ran.err
    assert "entschieden" not in (tmp_path / f"buch.{suffix}").read_text("utf-8")
    run("coders", "blind", "off")
    run("codebook", "export", "-o", f"alles.{suffix}")
    assert "entschieden" in (tmp_path / f"alles.{suffix}").read_text("utf-8")


def test_anchor_examples_that_were_typed_stay_for_all(run, blind, tmp_path):
    (tmp_path / "buch.yaml").write_text(
        "title: Probe\ncodes:\n  - name: Getippt\n    anchors:\n      - text: Ein getipptes Beispiel.\n", "utf-8"
    )
    taken = run("codebook", "import", "buch.yaml")
    assert taken.code == 0, taken.err
    assert "Ein getipptes Beispiel." in run("codebook", "export").out


def test_a_draft_is_checked_against_ones_own_codings(run, blind, tmp_path):
    (tmp_path / "entwurf.md").write_text(f"# Interferenz\n\n„{THEIRS}“ (RG 2022)\n", "utf-8")
    checked = run("check-quotes", "entwurf.md", "--json")
    assert [one["coded"] for one in checked.json["quotations"]] == [[]]
    assert "codings of others hidden" in checked.err
    run("coders", "blind", "off")
    assert [one["coded"] for one in run("check-quotes", "entwurf.md", "--json").json["quotations"]] == [
        ["Interferenz"]
    ]


def test_what_was_published_before_is_listed_without_others(run, blind):
    run("coders", "blind", "off")
    run("quotes", "--final", "--publication", "Bericht")
    run("coders", "blind", "on")
    listed = run("publications", "show", "Bericht")
    assert "schwierig" in listed.out
    assert "entschieden" not in listed.out
    assert "passages of others hidden" in listed.err


def test_who_coded_alone_may_publish_from_a_blind_project(run, study):
    run("code", "eins", span(MINE), "Interferenz")
    run("coders", "blind", "on")
    assert run("quotes", "--final", "--publication", "Bericht").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("log",),
        ("log", "--json"),
        ("coders", "list"),
        ("documents",),
        ("codebook", "show"),
        ("codings", "--document", "eins"),
        ("quotes", "--code", "Interferenz", "--label", "RG 2022"),
        ("memo", "list"),
        ("codebook", "edit", "Interferenz", "--definition", "anders", "--rule"),
        ("codebook", "remove", "Interferenz"),
        ("codebook", "remove", "Interferenz", "--with-codings"),
        ("documents", "remove", "eins"),
    ],
)
def test_nothing_tells_how_much_others_coded(run, blind, arguments):
    """What is said is the same after nine more codings of Ben's, but for ids, times and digits of these."""
    shown = run(*arguments)
    assert "2 coding" not in shown.out + shown.err
    if arguments[:2] != ("log", "--json"):
        assert "by ben" not in shown.out
    if arguments[0] != "codebook" and arguments[0] != "documents":
        for start in range(3, 30, 3):
            run("code", "eins", f"{start}:{start + 3}", "Transition", "--coder", "ben", "--memo", "noch eins")
        again = run(*arguments)
        assert (again.out, again.err) == (shown.out, shown.err)


def test_undo_counts_ones_own(run, blind):
    run("codebook", "remove", "Interferenz", "--with-codings")
    undone = run("undo")
    assert "1 coding," in undone.err + ","
    assert "2 codings" not in undone.err
    run("coders", "blind", "off")
    run("codebook", "remove", "Interferenz", "--with-codings")
    assert "2 codings" in run("undo").err
