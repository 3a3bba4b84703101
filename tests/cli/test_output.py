"""What a narrow terminal shows: tables that stay readable, messages that wrap at words."""

from __future__ import annotations

import io
import sys
import tempfile
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.tables import PrintedTable
from qualcode.safe_text import visible

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


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(
        st.tuples(*[st.text("ab 1„“–äß漢\u0301🙂\x1b\t\u202e", max_size=12).map(str.strip)] * 3), max_size=6
    ),
    right=st.sets(st.integers(0, 2)),
)
def test_a_pipe_gets_the_columns_that_rich_lays_out(rows, right):
    head = ("eins", "zwei", "")
    oracle = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, name in enumerate(head):
        oracle.add_column(name, justify="right" if place in right else "left")
    for row in rows:
        oracle.add_row(*(Text(visible(cell)) for cell in row))
    console = Console(file=io.StringIO(), width=1_000)
    console.print(oracle)
    with PrintedTable(head, rows, right) as table:
        assert list(table.lines()) == [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_many_rows_are_read_once_and_none_is_kept_in_memory():
    passage = "Im Rahmen von „THM“ ä 漢 " * 4
    rows = ((number, passage if number % 2 else "b", None) for number in range(20_000))
    tracemalloc.start()
    try:
        with PrintedTable(("no.", "passage", ""), rows, right=(0,)) as table:
            lines = sum(1 for line in table.lines() if line.endswith((passage.rstrip(), "b")))
            peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (lines, table.number) == (20_000, 20_000)
    assert peak < 4_000_000  # the lines are twice as much


def test_rows_that_are_put_by_lie_in_no_named_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with PrintedTable(("no.", "passage"), ((number, "a" * 100) for number in range(20_000))) as table:
        assert table.number == 20_000
        assert not list(tmp_path.iterdir())


def test_a_row_with_a_cell_too_many_is_refused():
    with pytest.raises(ValueError, match="3 cells"):
        PrintedTable(("a", "b"), [(1, 2, 3)])


def test_only_the_head_is_bold_and_only_on_a_terminal(shown, capsys):
    lines = shown(80, lambda: output.table(("eins", "zwei"), [("a", "b")]))
    assert lines == ["\x1b[1meins  zwei\x1b[0m", "a     b"]
    output.table(("eins", "zwei"), [("a", "b")])
    assert capsys.readouterr().out == "eins  zwei\na     b\n"


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
        diagnostics.say("Dokumente, die fehlen, sind davon hier: < 5.")

    lines = shown(40, told)
    assert lines[0] == "warning: ein Wort ein Wort ein Wort ein"
    assert lines[1].startswith("         Wort ein")
    assert lines[-3:] == [command, "Dokumente, die fehlen, sind davon hier:", "< 5."]
