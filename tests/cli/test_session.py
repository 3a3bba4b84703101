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
