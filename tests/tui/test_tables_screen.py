"""The tables screen by keys: what is counted, how it is shown, and the way from a number to its passages and back."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from textual.widgets import Static

from qualcode.model.codings import Polarity
from qualcode.progress import hear
from qualcode.project.file.history import Author
from qualcode.retrieval.counting.request import AxisKind, CountBase, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.counting.table import CountCell
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.quotations.screen import QuotationsScreen
from qualcode.tui.tables.export_dialog import TableExportDialog
from qualcode.tui.tables.screen import TablesScreen
from qualcode.tui.tables.table_words import told_with
from qualcode.workspace.counting import tables
from tests.tui.coded_project import NARROW, WIDE, change, coded, lines, notices, typed
from tests.tui.conftest import held_up, press, settle
from tests.tui.test_long_work import until
from tests.workspace.counted_tables import table


@pytest.fixture
def path(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


async def opened(pilot):
    await settle(pilot)
    await press(pilot, "f4")
    assert isinstance(pilot.app.screen, TablesScreen)
    return pilot.app.screen


def rows(screen):
    """Name -> numbers of the line as they are shown, without shades."""
    grid, shown = screen.counted.grid, screen.shown
    cell = grid._cells.cell
    return {
        cell(line, 0): [" ".join(cell(line, column + 1).rstrip(" ░▒▓█").split()) for column in range(shown.columns)]
        for line in range(shown.lines)
    }


def heads(screen):
    columns = screen.counted.grid._cells.columns
    return [" ".join([columns[place].title, *columns[place].under]).strip() for place in range(len(columns))]


def asked(screen):
    return screen._choice.asked.request


def below(screen):
    """The cell under the cursor in words."""
    return str(screen.query_one("#counted-cell", Static).visual)


# ---- what is counted ---------------------------------------------------------------------------------


async def test_f4_counts_codes_by_waves_and_absent_is_in_no_number_but_beside_it(app):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert rows(screen) == {
            "Transition": ["0 −1", "0", "0 −1", "0"],
            "Interferenz": ["2", "1", "0", "1"],
            "Austausch": ["2", "1", "0", "1"],
            "Total": ["4 −1", "2", "0 −1", "2"],
        }
        assert heads(screen)[:3] == ["codes ↓ waves →", "Total N = 3", "2020 N = 1"]
        shown = "\n".join(lines(app))
        assert "N = 3\u00a0· “−” counts what is absent" in shown
        told = told_with(screen.shown.table)
        assert [line for line in told if "row" in line] == ["2 rows without a passage are left out."]  # once
        assert below(screen).splitlines() == [
            "codes: Typen / Transition",
            "waves: Total   N = 3",
            "0 passages: 0 present, 0 mixed; besides 1 absent",
        ]
        assert notices(app) == []


async def test_sides_are_chosen_by_letters_and_swapped_and_counted_anew(app):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await press(pilot, "c", *"docu", "enter")
        assert asked(screen).columns == TableAxis(AxisKind.DOCUMENTS)
        assert sorted(heads(screen)[2:]) == ["drei", "eins", "zwei"]
        await press(pilot, "r", *"waves", "enter")
        assert list(rows(screen)) == ["2020", "2021", "2022", "Total"]
        await press(pilot, "X")
        assert (asked(screen).rows.kind, asked(screen).columns.kind) == (AxisKind.DOCUMENTS, AxisKind.WAVES)
        await press(pilot, "r", "escape")
        assert asked(screen).rows.kind is AxisKind.DOCUMENTS


async def test_every_side_that_is_offered_can_be_counted_or_says_why_not(app):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        for axis in screen._choice.asked.axes():
            screen._choice._ask(replace(asked(screen), rows=axis))
            await settle(pilot)
            shown = screen.shown
            assert (shown is not None and shown.lines) or screen.counted.grid.empty_words, axis


async def test_unit_and_per_cent_turn_and_stand_in_the_line_above(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "n")
        assert asked(screen).unit is CountUnit.CASES
        assert "n cases" in "\n".join(lines(app))
        await press(pilot, "p", "p", "o", *"small", "enter")
        assert asked(screen).percent is PercentOf.COLUMN
        assert asked(screen).small
        shown = "\n".join(lines(app))
        assert "p per cent of the column" in shown
        assert "small bases" in shown
        assert rows(screen)["Austausch"][:2] == ["2 (67%)", "1 (100%)"]


async def test_options_count_codes_with_sub_codes_and_show_empty_rows(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "o", "space", "down", "space", "enter")
        assert (asked(screen).sub_codes, asked(screen).empty) == (True, True)
        assert rows(screen)["Typen"] == ["2 −1", "1", "0 −1", "1"]
        assert rows(screen)["Diffusion"] == ["0", "0", "0", "0"]
        assert "left out" not in "\n".join(lines(app))
        depths = [screen.counted.grid._cells.indent(line) for line in range(5)]
        assert depths == [0, 2, 2, 2, 0]


async def test_a_wrong_query_is_told_where_it_is_typed_and_a_right_one_filters_until_it_is_cleared(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "slash")
        await typed(pilot, "coder:nobody")
        await press(pilot, "enter")
        assert app.screen is not screen
        assert "nobody" in str(app.screen.query_one("#prompt-hint", Static).visual)
        assert asked(screen).wanted.query is None
        app.screen.query_one("#answer").value = "coder:ben"
        await press(pilot, "enter")
        assert app.screen is screen
        assert rows(screen)["Total"][0] == "2"
        assert "/ filter: coder:ben" in "\n".join(lines(app))
        await press(pilot, "0")
        assert rows(screen)["Total"][0] == "4 −1"


async def test_small_numbers_are_hidden_for_publication_and_do_not_lead_to_passages(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "k")
        for wrong in ("two", "-1", "1000", ""):
            app.screen.query_one("#answer").value = wrong
            await press(pilot, "enter")
            assert "A whole number" in str(app.screen.query_one("#prompt-hint", Static).visual)
        app.screen.query_one("#answer").value = "2"
        await press(pilot, "enter")
        assert asked(screen).publish == 2
        assert "k numbers below 2 hidden" in "\n".join(lines(app))
        assert rows(screen)["Interferenz"][1] == "·"
        screen.counted.grid.go_to(1, 2)
        await press(pilot, "enter")
        assert app.screen is screen
        assert notices(app) == ["While small numbers are hidden, none leads to passages; k and 0 show all."]
        assert below(screen).splitlines()[-1] == "hidden for publication"


async def test_the_base_is_that_of_a_topic_where_there_are_any_and_else_it_is_said_that_there_are_none(app, path):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "b")
        assert app.screen is screen
        assert "No topics of the guide yet" in notices(app)[0]
        change(path, lambda project, coder: project.topics.add("Wechsel", Author(coder.name)))
        screen.refresh_project()
        await settle(pilot)
        await press(pilot, "n", "b", *"asked", "enter")
        assert asked(screen).base is CountBase.ASKED
        assert "base: those asked about “Wechsel”" in "\n".join(lines(app))
        await press(pilot, "b", *"all", "enter")
        assert asked(screen).base is CountBase.ALL


async def test_what_is_shown_is_exported_in_its_order_and_without_names(app, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        screen._choice._ask(replace(asked(screen), columns=TableAxis(AxisKind.DOCUMENTS)))
        await settle(pilot)
        screen.counted.grid.go_to(0, 0)
        await press(pilot, "s", "s", "e")
        assert "codes-documents.docx" in app.screen.query_one("#file").value
        app.screen.query_one("#file").value = "x.wrong"
        await press(pilot, "enter")
        assert isinstance(app.screen, TableExportDialog)
        app.screen.query_one("#file").value = "tabelle.md"
        await press(pilot, "enter")
        await until(pilot, lambda: notices(app))
        written = (tmp_path / "tabelle.md").read_text("utf-8")
        shown = [name for name in rows(screen) if name != "Total"]
        assert shown == ["Transition", "Interferenz", "Austausch"]
        assert [written.index(name) for name in shown] == sorted(written.index(name) for name in shown)
        assert not any(name in written for name in ("eins", "zwei", "drei"))
        await press(pilot, "e")
        app.screen.query_one("#file").value = "tabelle.md"
        await press(pilot, "enter")
        await until(
            pilot, lambda: "exists. Press Enter again" in str(app.screen.query_one("#becomes", Static).visual)
        )
        await press(pilot, "ctrl+n", "ctrl+l", "enter", "enter")
        await until(pilot, lambda: len(notices(app)) > 1)
        assert all(name in (tmp_path / "tabelle.md").read_text("utf-8") for name in ("eins", "zwei", "drei"))


async def test_the_picture_that_is_looked_at_goes_along_and_csv_can_be_made_for_statistics(
    app, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v", "e")
        dialog = app.screen

        def becomes():
            return str(dialog.query_one("#becomes", Static).visual)

        assert "with bars" in becomes()
        await press(pilot, "ctrl+o")
        assert "with a heat map" in becomes()
        await press(pilot, "ctrl+o")
        assert "without a picture" in becomes()
        dialog.query_one("#file").value = "x.csv"
        await settle(pilot)
        assert "CSV with commas" in becomes()
        assert "without a picture" not in becomes()
        await press(pilot, "ctrl+e")
        assert "CSV for German Excel (;)" in becomes()
        await press(pilot, "ctrl+r")
        assert "CSV for R, with a script" in becomes()
        await press(pilot, "ctrl+r", "ctrl+r", "ctrl+r", "enter")
        await until(pilot, lambda: notices(app))
        assert (tmp_path / "x.R").exists()
        assert (tmp_path / "x.csv").exists()


async def test_what_was_asked_is_there_the_next_time_but_no_query(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "c", *"coder", "enter", "n", "n", "p", "o", *"empty", "enter", "slash", *"good", "enter")
    again = QualcodeApp(path, "clara")
    async with again.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        request = asked(screen)
        assert (request.columns.kind, request.unit) == (AxisKind.CODERS, CountUnit.DOCUMENTS)
        assert request.percent is PercentOf.ROW
        assert request.wanted.query is None


@pytest.mark.parametrize("kept", ["x", {}, {"rows": ["codes"]}, {"rows": ["?", ""], "columns": ["waves", ""]}, [1]])
async def test_whatever_the_state_holds_there_is_a_table(app, kept):
    app.bench.state.set("table", kept)
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert asked(screen).rows.kind is AxisKind.CODES
        assert screen.shown.lines


async def test_who_is_blind_sees_no_number_and_is_told_why_and_how_it_ends(path):
    app = QualcodeApp(path, "clara", blind=True)
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert screen.shown is None
        shown = " ".join("\n".join(lines(app)).split())
        assert "you work blind" in shown
        assert "Open without --blind" in shown
        await press(pilot, "enter", "s", "v", "full_stop")
        assert app.screen is screen


async def test_what_was_coded_elsewhere_is_counted_and_the_cursor_stays_on_its_cell(app, path):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        screen.counted.grid.go_to(2, 2)
        await settle(pilot)
        assert below(screen).splitlines()[2] == "1 passage"

        def work(project, coder):
            theirs = next(coding for coding in project.codings.all() if coding.coder == coder.key)
            project.codings.change(theirs, coder, polarity=Polarity.ABSENT)
            document = project.documents.find("eins")
            from qualcode.model.spans import Span

            project.codings.add(document, Span(0, 5), project.codes.find("Typen"), coder)

        change(path, work)
        screen.refresh_project()
        await settle(pilot)
        assert next(iter(rows(screen))) == "Typen"
        assert screen.shown.keys(*screen.counted.place)[1] == "2020"
        assert "Austausch" in below(screen)


# ---- showing -----------------------------------------------------------------------------------------


async def test_a_column_sorts_and_the_cursor_stays_on_its_cell(app):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        screen.counted.grid.go_to(0, 2)
        await press(pilot, "s")
        assert list(rows(screen)) == ["Interferenz", "Austausch", "Transition", "Total"]
        assert heads(screen)[2] == "2020 ↓ N = 1"
        assert "Transition" in below(screen)
        await press(pilot, "s")
        assert heads(screen)[2] == "2020 ↑ N = 1"
        await press(pilot, "s")
        assert list(rows(screen)) == ["Transition", "Interferenz", "Austausch", "Total"]
        screen.counted.grid.go_to(0, 0)
        await press(pilot, "s")
        assert list(rows(screen)) == ["Austausch", "Interferenz", "Transition", "Total"]
        await press(pilot, "X")
        assert heads(screen)[0].startswith("waves ↓ codes →")


async def test_views_turn_to_bars_of_the_row_and_to_a_heat_map_whose_cells_carry_numbers(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        screen.counted.grid.go_to(1, 2)
        await press(pilot, "v")
        shown = lines(app)
        assert any("─ Typen / Interferenz ─" in line for line in shown)
        assert [line.count("█") > 20 for line in shown if line.startswith("│20")] == [True, False, True]
        await press(pilot, "up")
        assert any("─ Typen / Transition ─" in line for line in lines(app))
        await press(pilot, "v")
        assert screen.counted.grid._cells.head_lines == 1
        assert any("Interferenz" in line and "1 █" in line for line in lines(app))
        await press(pilot, "v")
        assert heads(screen)[1] == "Total N = 3"


async def test_all_that_is_told_with_a_table_is_shown_by_a_key_where_there_is_no_room(app, monkeypatch):
    told = [f"Note {number} says something of some length." for number in range(9)]
    monkeypatch.setattr(tables, "count", lambda _space, _request: table([[1]], notes=told))
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        assert ". tells 6 more" in "\n".join(lines(app))
        await press(pilot, "full_stop")
        assert app.screen is not screen
        shown = "\n".join(lines(app))
        assert all(note in shown for note in told)
        await press(pilot, "escape")
        assert app.screen is screen


class Watched:
    """A wide table of which it is known which cells were looked at."""

    def __init__(self, lines, columns):
        self.seen = set()
        self.counted = replace(
            table([[1]], rows=[f"Code {number}" for number in range(lines)]),
            columns=table([[1] * columns]).columns,
            cells=[Line(self.seen, line, columns) for line in range(lines)],
            totals=[CountCell(lines, present=lines)] * columns,
            row_totals=[CountCell(columns, present=columns)] * lines,
        )


class Line:
    def __init__(self, seen, line, columns):
        self.seen, self.line, self.columns = seen, line, columns

    def __len__(self):
        return self.columns

    def __getitem__(self, column):
        if not 0 <= column < self.columns:
            raise IndexError(column)
        self.seen.add((self.line, column))
        return CountCell(1, present=1)


async def test_of_a_wide_table_only_what_is_seen_is_made_and_its_ends_are_reached(app, monkeypatch):
    watched = Watched(12, 10_000)
    monkeypatch.setattr(tables, "count", lambda _space, _request: watched.counted)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        watched.seen.clear()
        await press(pilot, "end", "ctrl+end")
        lines(app)
        assert "2020" not in heads_seen(app)
        assert "12019" in heads_seen(app)
        assert screen.counted.place == (12, 10_000)
        await press(pilot, "left", "left", "v", "v", "v", "up")
        lines(app)
        assert len(watched.seen) < 1_000
        await press(pilot, "home", "right")
        assert screen.counted.place == (11, 0)


def heads_seen(app):
    return next(line for line in lines(app) if "waves →" in line)


# ---- elsewhere ---------------------------------------------------------------------------------------


async def test_enter_leads_to_the_passages_of_the_cell_and_backspace_back_to_it_also_from_the_text(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        screen.counted.grid.go_to(1, 1)
        keys = set(screen.shown.codings(1, 0))
        await press(pilot, "enter")
        quotations = app.screen
        assert isinstance(quotations, QuotationsScreen)
        listed = list(quotations.found.quotations)
        assert {coding.key for quotation in listed for coding in quotation.codings} == keys
        assert "2 codings of a table" in "\n".join(lines(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, CodingScreen)
        await press(pilot, "backspace")
        assert app.screen is quotations
        await press(pilot, "backspace")
        assert app.screen is screen
        assert screen.counted.place == (1, 0)
        await press(pilot, "f2", "0")
        assert len(quotations.found.quotations) > len(listed)


async def test_totals_lead_to_all_their_passages_and_what_leads_nowhere_says_so(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        screen.counted.grid.go_to(3, 1)
        await press(pilot, "enter")
        assert len(app.screen.choice.codings) == 6
        await press(pilot, "backspace")
        screen.counted.grid.go_to(0, 2)
        await press(pilot, "enter")
        screen.counted.grid.go_to(0, 0)
        await press(pilot, "enter")
        assert notices(app) == [
            "No passage is behind this cell: the arrows lead to cells with a number.",
            "The arrows lead to cells with a number.",
        ]


@pytest.fixture
def slow_count(monkeypatch):
    """A count that goes on only when it is let go."""
    go_on, count = threading.Event(), tables.count

    def slow(space, request):
        held_up(go_on, hear)
        return count(space, request)

    monkeypatch.setattr(tables, "count", slow)
    yield go_on
    go_on.set()


async def test_counting_is_shown_and_stopped_by_escape_and_f4_counts_again(app, slow_count):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, TablesScreen) and app.screen.keys.working)
        screen = app.screen
        assert "Counting …" in screen.keys.working
        assert "esc stops it" in screen.keys.working
        await press(pilot, "escape")
        await settle(pilot)
        assert screen.shown is None
        assert "Counting was stopped: F4 counts again." in screen.counted.grid.empty_words
        slow_count.set()
        await press(pilot, "f4")
        assert screen.shown.lines


async def test_what_is_asked_while_it_is_counted_is_counted_instead(app, slow_count):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, TablesScreen))
        screen = app.screen
        await pilot.press("X")
        await pilot.pause()
        slow_count.set()
        await settle(pilot)
        assert screen.shown.table.request.rows.kind is AxisKind.WAVES
        assert notices(app) == []
