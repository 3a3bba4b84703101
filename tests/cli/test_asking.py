"""Yes and no are asked for in the program's language; English answers are taken in every one."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from qualcode.cli.shared.asking import confirmed
from qualcode.program_language import settle


@click.command()
def _ask() -> None:
    click.echo(f"-> {confirmed('Go on?')}")


@pytest.mark.parametrize(
    ("language", "offered", "yes", "no"),
    [
        ("en", "[y/N]", ["y", "Yes"], ["n", "no", ""]),
        ("de", "[j/N]", ["j", "JA", "y", "yes"], ["n", "Nein", "no", ""]),
    ],
)
def test_the_first_letter_or_the_word_answers(language, offered, yes, no):
    settle(["--lang", language])
    try:
        for answer in (*yes, *no):
            ran = CliRunner().invoke(_ask, input=f"{answer}\n")
            assert offered in ran.output
            assert ran.output.endswith(f"-> {answer in yes}\n")
        asked_again = CliRunner().invoke(_ask, input="perhaps\ny\n")
        assert asked_again.output.count(offered) == 2
        assert asked_again.output.endswith("-> True\n")
    finally:
        settle(["--lang", "en"])
