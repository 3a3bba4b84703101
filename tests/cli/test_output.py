"""What a narrow terminal shows: tables that stay readable, messages that wrap at words."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.cli.shared import diagnostics, output

HEAD = ("id", "document", "span", "code", "passage")
ROW = ("18238bb33607", "AH 2022 · 003", "0:167", "Typen / Interferenz", "Im Rahmen von „THM“ finden wir " * 4)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def shown(monkeypatch):
    """Run something on a terminal of so many columns; gives the lines of stdout and stderr."""

    def call(columns, work):
        with monkeypatch.context() as patch:
            patch.setenv("COLUMNS", str(columns))
            patch.setattr(sys, "stdout", terminal := Terminal())
            patch.setattr(sys, "stderr", terminal)
            work()
        return terminal.getvalue().splitlines()

    return call


def test_what_does_not_fit_stands_beneath_its_row_with_its_name(shown):
    lines = shown(60, lambda: output.table(HEAD, [ROW, ("1", "b", "0:9", "Typen / Interferenz", "")], right=(2,)))
    assert lines[:3] == [
        "id            document        span  code",
        "18238bb33607  AH 2022 · 003  0:167  Typen / Interferenz",
        "    passage: Im Rahmen von „THM“ finden wir Im Rahmen von",
    ]
    assert lines[-1] == "1             b                0:9  Typen / Interferenz"
    assert max(map(cell_len, lines)) <= 60
    assert " ".join(" ".join(lines[2:-1]).split()) == f"passage: {ROW[-1].strip()}"


def test_a_wide_terminal_and_a_pipe_get_whole_lines(shown, capsys):
    assert len(shown(400, lambda: output.table(HEAD, [ROW]))) == 2
    output.table(HEAD, [ROW])
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_column_without_name_and_cells_does_no_harm(shown):
    assert shown(20, lambda: output.table(("code", "units", ""), [("A long name of a code", "3", "")], right=(1,)))


@settings(deadline=None, max_examples=50)
@given(
    rows=st.lists(st.tuples(*[st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp"]),
                                      max_size=30)] * 4), max_size=5),
    room=st.integers(20, 90),
)  # fmt: skip
def test_nothing_is_lost_however_narrow_the_terminal(rows, room):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(room))
        patch.setattr(sys, "stdout", terminal := Terminal())
        output.table(("eins", "", "drei", "vier"), rows)
    written = "".join(terminal.getvalue().split())
    assert all("".join(cell.split()) in written for row in rows for cell in row)


def test_messages_wrap_at_words_and_commands_stay_whole(shown):
    command = '         qualcode quote edit 812350cff7ea "Frau Wendlandt => [...]"'

    def told():
        diagnostics.warn("ein Wort " * 9)
        diagnostics.say(command)

    lines = shown(40, told)
    assert lines[0] == "warning: ein Wort ein Wort ein Wort ein"
    assert lines[1].startswith("         Wort ein")
    assert lines[-1] == command
