"""The commands revise, orphans, documents versions and documents text."""

from __future__ import annotations

import pytest

from tests.cli.conftest import TEXT
from tests.helpers import contains
from tests.made_once import made_once

DECIDED = "Jeder hat für sich entschieden."
HARD = "Das war am Anfang schwierig."
NEW = TEXT.replace("I: Wie lief das?", "I: Wie lief das damals?").replace(f"{DECIDED} ", "")


@pytest.fixture
@made_once
def coded(run, study):
    """Both sentences coded, one with a memo, and a corrected text without one of them."""
    for words in (HARD, DECIDED):
        start = TEXT.index(words)
        span = f"{start}:{start + len(words)}"
        ran = run("code", "eins", span, "Interferenz", "--memo", f"zu {words}")
        assert ran.code == 0, ran.err
    (study.parent / "neu.txt").write_text(NEW, encoding="utf-8")
    return study


def text(run):
    return run("documents", "text", "eins").out


def test_a_dry_run_shows_all_and_writes_nothing(run, coded):
    before = coded.read_bytes()
    ran = run("revise", "eins", "neu.txt", "--dry-run")
    assert ran.code == 0
    assert f"- {DECIDED}" in ran.out
    assert "lost (1): becomes an orphan" in ran.out
    assert "1 stays as it is, 1 lost" in ran.err
    assert coded.read_bytes() == before


def test_without_a_terminal_and_without_yes_nothing_is_written(run, coded):
    ran = run("revise", "eins", "neu.txt")
    assert ran.code == 2
    assert "--yes" in ran.err
    assert text(run) == TEXT + "\n"


def test_a_revision_moves_codings_and_is_undone(run, coded):
    assert run("revise", "eins", "neu.txt", "--yes").code == 0
    assert text(run) == NEW + "\n"
    (coding,) = run("codings", "--json").json
    assert coding["text"] == HARD
    ran = run("check")
    assert (ran.code, "orphans: 1 wait" in ran.out) == (0, True)
    assert run("undo").code == 0
    assert text(run) == TEXT + "\n"
    assert len(run("codings", "--json").json) == 2


def test_the_preview_as_json(run, coded):
    shown = run("revise", "eins", "neu.txt", "--dry-run", "--json").json
    kinds = {one["before"]: (one["kind"], one["new_start"]) for one in shown["passages"]}
    assert kinds == {HARD: ("same", NEW.index(HARD)), DECIDED: ("orphan", None)}


def test_orphans_are_listed_and_placed_by_hand(run, coded):
    run("revise", "eins", "neu.txt", "--yes")
    (orphan,) = run("orphans", "--json").json
    assert (orphan["before"], orphan["code"], orphan["memos"]) == (DECIDED, "Interferenz", [f"zu {DECIDED}"])
    assert DECIDED in run("orphans").out
    assert run("orphans", "place", orphan["id"]).code == 2
    assert run("orphans", "place", orphan["id"], "--words", "e").code == 1
    assert run("orphans", "place", orphan["id"], "--as-proposed").code == 1
    assert run("orphans", "place", orphan["id"], "0:5000").code == 1
    ran = run("orphans", "place", orphan["id"], "--words", "Jetzt geht es.")
    assert ran.code == 0, ran.err
    found = {one["id"]: (one["text"], one["memo"]) for one in run("codings", "--json").json}
    assert found[ran.out.strip()] == ("Jetzt geht es.", f"zu {DECIDED}")
    assert run("orphans", "--json").json == []


def test_orphans_are_removed_and_their_memo_stays(run, coded):
    run("revise", "eins", "neu.txt", "--yes")
    (orphan,) = run("orphans", "--json", "--document", "eins").json
    assert run("orphans", "remove", orphan["id"]).code == 0
    assert run("orphans", "--json").json == []
    assert len(run("memo", "list", "--json").json) == 2


def test_former_versions_are_listed_and_read(run, coded):
    run("revise", "eins", "neu.txt", "--yes")
    versions = run("documents", "versions", "eins", "--json").json
    assert [(one["number"], one["present"]) for one in versions] == [(1, False), (2, True)]
    assert run("documents", "text", "eins", "--version", "1").out == TEXT + "\n"
    assert "readable" in run("documents", "versions", "eins").out
    assert run("documents", "text", "eins", "--version", "3").code == 1


def test_sealing_leaves_no_former_word(run, coded):
    assert run("revise", "eins", "neu.txt", "--yes", "--seal").code == 0
    (coded.parent / "eins.txt").unlink()
    assert contains(coded.parent, "für sich entschieden") == [coded.name]  # the memo that quotes it
    assert "erased" in run("documents", "versions", "eins").out
    assert run("documents", "text", "eins", "--version", "1").code == 1
    assert run("revise", "eins", "--seal", "--yes").code == 1  # nothing left to seal
    assert run("undo").code == 1


def test_an_uncertain_passage_is_placed_with_consent_only(run, coded):
    (coded.parent / "neu.txt").write_text(TEXT.replace(HARD, "Das war ganz früher leicht."), encoding="utf-8")
    assert "uncertain (1): becomes an orphan" in run("revise", "eins", "neu.txt", "--dry-run").out
    assert run("revise", "eins", "neu.txt", "--yes", "--accept-uncertain").code == 0
    assert run("orphans", "--json").json == []
    assert {one["text"] for one in run("codings", "--json").json} == {"Das war ganz früher leicht.", DECIDED}


def test_quotes_and_exports_never_hold_former_words(run, coded):
    run("revise", "eins", "neu.txt", "--yes")
    for arguments in (("--format", "json"), ("--format", "md")):
        ran = run("quotes", "--language", "de", *arguments)
        assert (ran.code, HARD in ran.out, DECIDED in ran.out) == (0, True, False), ran.err
    assert DECIDED not in run("documents", "--json").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("revise", "eins"), 2, "corrected text"),
        (("revise", "eins", "fehlt.txt"), 1, "does not exist"),
        (("revise", "zwei", "neu.txt"), 1, "There is no document"),
        (("revise", "eins", "eins.txt"), 1, "exactly this text"),
        (("revise", "eins", "leer.txt"), 1, "empty"),
        (("revise", "eins", "neu.txt", "--part", "drei", "--yes"), 1, "--part"),
        (("revise", "eins", "binaer.txt", "--yes"), 1, "binaer.txt"),
        (("orphans", "place", "abc", "0:3"), 1, "There is no orphan"),
    ],
)
def test_wrong_input_is_refused_and_changes_nothing(run, coded, arguments, code, said):
    (coded.parent / "leer.txt").write_bytes(b"")
    (coded.parent / "binaer.txt").write_bytes(bytes(range(256)) * 20)
    before = coded.read_bytes()
    ran = run(*arguments)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert coded.read_bytes() == before


def test_one_of_several_interviews_in_a_file(run, coded):
    (coded.parent / "alle.txt").write_text(
        f"#TEXT drei\nI: Noch eins?\n\nB: Ja, noch eins.\n\n#TEXT eins\n{NEW}\n", encoding="utf-8"
    )
    ran = run("revise", "eins", "alle.txt", "--split", "text-lines", "--yes")
    assert ran.code == 0, ran.err
    assert text(run).strip() == NEW


def test_in_a_blind_project_others_passages_move_along_and_are_neither_shown_nor_counted(run, coded):
    run("coders", "add", "ben")
    assert run("coders", "blind", "on").code == 0
    for arguments in (("--coder", "ben"), ("--coder", "anna")):
        ran = run("revise", "eins", "neu.txt", "--dry-run", *arguments)
        for shown in (DECIDED in ran.out, "1 lost" in ran.err):
            assert shown == ("anna" in arguments), ran.err
        assert "those of others move along" in ran.err
