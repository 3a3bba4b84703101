"""Who acts: the option, the environment, the configuration, the login; questions and interruptions."""

from __future__ import annotations

import io
import sys

import click
import pytest

from qualcode.cli.main import call


@pytest.fixture
def configured(tmp_path):
    folder = tmp_path / "home" / ".config" / "qualcode"
    folder.mkdir(parents=True)

    def write(text):
        (folder / "config.toml").write_text(text, "utf-8")

    return write


def last_author(run):
    return run("log", "--json").json[-1]["coder"]


def test_the_option_wins_over_the_environment_and_this_over_the_configuration(run, study, configured, monkeypatch):
    configured('coder = "Kim"\n')
    monkeypatch.setenv("LOGNAME", "lou")
    for number, (environment, option, expected) in enumerate(
        [("Enno", ["--coder", "Olga"], "Olga"), ("Enno", [], "Enno"), ("", [], "Kim")]
    ):
        monkeypatch.setenv("QUALCODE_CODER", environment)
        ran = run("codebook", "add", f"Code {number}", *option)
        assert f"coder: {expected}" in ran.err
        assert last_author(run) == expected
    configured("")
    assert "coder: lou" in run("codebook", "add", "Code 9").err


def test_a_configuration_that_cannot_be_read_is_told_and_nothing_changed(run, study, configured, monkeypatch):
    configured("coder = [")
    monkeypatch.setenv("QUALCODE_CODER", "")
    ran = run("codebook", "add", "Neu")
    assert (ran.code, "config.toml" in ran.err) == (2, True)
    assert "Neu" not in run("codebook", "show").out


def test_a_blank_name_acts_for_nobody(run, study):
    ran = run("codebook", "add", "Neu", "--coder", " ")
    assert (ran.code, "--coder NAME" in ran.err) == (2, True)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "code", "coders"), [("y\n", 0, 2), ("n\n", 1, 1), ("", 130, 1)])
def test_on_a_terminal_a_new_coder_is_asked_for(run, study, monkeypatch, answer, code, coders):
    monkeypatch.setattr(click.termui, "visible_prompt_func", lambda _prompt: answered(answer))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", Terminal())
        assert call(["code", "eins", "3:16", "Transition", "--coder", "ben"]) == code
    assert len(run("coders", "list", "--json").json) == coders


def answered(text):
    if not text:
        raise KeyboardInterrupt
    return text


def test_the_coding_screen_needs_a_terminal(run, study):
    ran = run("open")
    assert (ran.code, "terminal" in ran.err) == (2, True)


# ---- a project file named where it is to be opened -------------------------------------------------------


@pytest.fixture
def started(monkeypatch):
    """What the interface is started with, without a terminal."""
    calls = []

    def start(path, coder, **options):
        calls.append((path.name, coder, options["document"]))
        return 0

    monkeypatch.setattr("qualcode.cli.project.projects.start", start)
    monkeypatch.setattr("qualcode.cli.project.projects.on_terminal", lambda: True)
    return calls


@pytest.mark.parametrize("before", [("open",), ()])
@pytest.mark.parametrize("others", [(), ("eins",)])
def test_a_project_file_is_opened_by_its_name(run, study, tmp_path, started, before, others):
    assert run("new", "zweite").code == 0  # two projects in the folder: only the name can tell
    ran = run(*before, study.name, *others)
    assert (ran.code, ran.err) == (0, "")
    assert run(*before, tmp_path / "zweite.qualcode", "--coder", "ben").code == 0
    assert started == [(study.name, "anna", others[0] if others else None), ("zweite.qualcode", "ben", None)]


@pytest.mark.parametrize("before", [("open",), ()])
def test_a_project_file_with_another_suffix_is_opened_too(run, study, tmp_path, started, before):
    copy = tmp_path / "sicherung.db"
    assert run("backup", copy).code == 0
    assert run(*before, copy).code == 0
    assert started == [("sicherung.db", "anna", None)]


@pytest.mark.parametrize("before", [("open",), ()])
@pytest.mark.parametrize(
    ("name", "data"), [("none.qualcode", None), ("text.qualcode", b"Wie lief das?"), ("leer.qualcode", b"")]
)
def test_a_file_that_is_missing_or_no_project_is_told(run, study, tmp_path, started, before, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = run(*before, name)
    assert (ran.code != 0, ran.out, started) == (True, "", [])
    assert name in ran.err.splitlines()[0]
    assert len(ran.err.splitlines()) > 1
    assert "Unexpected error" not in ran.err
    assert (tmp_path / name).exists() == (data is not None)


def test_two_projects_two_documents_or_a_text_are_no_project_to_open(run, tmp_path, started):
    (tmp_path / "gespraech.txt").write_text("B: Ja.", encoding="utf-8")
    assert "“gespraech.txt” is no project file" in run("open", "gespraech.txt").err
    assert "There is no command “gespraech.txt”" in run("gespraech.txt").err
    assert run("new", "a").code == 0
    assert run("new", "b").code == 0
    assert "Two projects are named" in run("-p", "a.qualcode", "open", "b.qualcode").err
    assert "Only one document" in run("open", "a.qualcode", "eins", "zwei").err
    assert started == []
    assert run("-p", "a.qualcode", "open", "a.qualcode").code == 0
