"""“qualcode” without a command."""

from __future__ import annotations

import io
import re
import sys

import pytest

from qualcode.cli.main import call
from qualcode.cli.shared import start_tui


@pytest.fixture
def on_terminal(monkeypatch):
    """Let commands believe that somebody sits there; gives the projects that are opened."""
    opened = []
    for place in ("alone", "projects", "demo"):
        monkeypatch.setattr(f"qualcode.cli.project.{place}.on_terminal", lambda: True)
    for place in ("projects", "demo"):
        monkeypatch.setattr(
            f"qualcode.cli.project.{place}.start", lambda path, *_, **__: opened.append(path.name) or 0
        )
    return opened


def test_on_a_terminal_it_opens_the_only_project_of_the_folder(run, study, on_terminal):
    assert run().code == 0
    assert on_terminal == ["studie.qualcode"]


def test_a_project_that_is_named_is_opened_whatever_else_is_there(run, study, on_terminal, monkeypatch):
    run("new", "zweite")
    assert run("-p", "zweite.qualcode").code == 0
    monkeypatch.setenv("QUALCODE_PROJECT", "studie.qualcode")
    assert run().code == 0
    assert on_terminal == ["zweite.qualcode", "studie.qualcode"]
    assert run("-p", "dritte.qualcode").code == 3


def test_in_a_pipe_it_tells_what_the_project_is_and_opens_nothing(run, study, monkeypatch):
    monkeypatch.setattr("qualcode.cli.project.projects.start", lambda *_, **__: pytest.fail("opened"))
    ran = run()
    assert (ran.code, ran.out) == (0, "Studie: 1 document, 2 codes (studie.qualcode)\n")
    assert "qualcode -p studie.qualcode open" in ran.err


def test_a_project_without_documents_is_told_how_to_bring_some_in(run):
    run("new", "leere Studie")
    ran = run()
    assert ran.code == 0
    assert "qualcode -p 'leere Studie.qualcode' import TEXTS…" in ran.err


@pytest.mark.parametrize("sits_there", [False, True])
def test_several_projects_are_listed_and_none_is_opened(run, on_terminal, monkeypatch, sits_there):
    monkeypatch.setattr("qualcode.cli.project.alone.on_terminal", lambda: sits_there)
    for name in ("a", "b b"):
        run("new", name)
    ran = run()
    assert (ran.code, ran.out, on_terminal) == (2, "", [])
    assert re.findall(r"^  (qualcode .*)$", ran.err, re.M) == ["qualcode a.qualcode", "qualcode 'b b.qualcode'"]


def test_a_folder_that_is_called_like_a_project_is_none(run, tmp_path, study):
    (tmp_path / "archiv.qualcode").mkdir()
    assert run().code == 0
    assert run("documents").code == 0


def test_without_a_project_it_tells_the_next_steps_and_asks_nothing_in_a_pipe(run, tmp_path):
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    steps = re.findall(r"^  qualcode (\S+)", ran.err, re.M)
    assert steps == ["new", "import", "demo", "--help"]
    assert not [path for path in tmp_path.iterdir() if path.name != "home"]


@pytest.mark.parametrize(("answer", "code", "opened"), [("y", 0, ["demo.qualcode"]), ("", 2, []), ("n", 2, [])])
def test_on_a_terminal_it_offers_the_demo_and_builds_it_after_a_yes_only(
    run, tmp_path, on_terminal, answer, code, opened
):
    ran = run(stdin=f"{answer}\n")
    assert (ran.code, on_terminal) == (code, opened), ran.err
    assert (tmp_path / "qualcode-demo").exists() == bool(opened)


def test_a_demo_that_is_there_already_is_named_in_the_place_of_the_offer(run, tmp_path, on_terminal):
    (tmp_path / "qualcode-demo").mkdir()
    (tmp_path / "qualcode-demo" / "demo.qualcode").write_bytes(b"")
    ran = run(stdin="\n")
    assert ran.code == 2
    assert "qualcode qualcode-demo/demo.qualcode" in ran.err
    assert on_terminal == []


@pytest.mark.parametrize("typed", ["Meine Studie", "Meine Studie.qualcode"])
def test_on_a_terminal_a_name_creates_a_project_and_opens_it(run, tmp_path, on_terminal, typed):
    ran = run(stdin=f"n\n  {typed} \n")
    assert (ran.code, on_terminal) == (0, ["Meine Studie.qualcode"]), ran.err
    assert run("log").code == 0


def test_a_name_under_which_no_project_can_be_made_says_why_and_opens_nothing(run, tmp_path, on_terminal):
    ran = run(stdin="n\nnirgends/studie\n")
    assert ran.code != 0
    assert "nirgends" in ran.err
    assert on_terminal == []
    assert not [path for path in tmp_path.iterdir() if path.name != "home"]


@pytest.mark.parametrize(("terminal", "shows"), [("xterm-256color", True), ("dumb", False)])
def test_a_dumb_terminal_is_shown_no_screen(monkeypatch, terminal, shows):
    class Sitting(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setattr(sys, "stdin", Sitting())
    monkeypatch.setattr(sys, "stdout", Sitting())
    assert start_tui.on_terminal() is shows


def test_help_and_unknown_commands_are_as_they_were(run, study):
    assert run("--help").out.startswith("Usage: qualcode")
    assert run("frob").code == 2
    assert call(["--version"]) == 0
