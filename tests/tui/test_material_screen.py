"""The table of documents and cases in the interface: cells are typed where they stand, and undo takes them back."""

from __future__ import annotations

import pytest

from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.grid.cell_editor import CellEditor
from qualcode.tui.grid.grid import Grid, GridCells, GridColumn
from qualcode.workspace.material.material_table import RowKind
from tests.tui.conftest import press, settle

AUTHOR = Author("test")
WIDE = (140, 30)
NARROW = (80, 24)


def rows_of(app):
    return ["".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips()]


def shown(app):
    return "\n".join(rows_of(app))


async def opened(pilot):
    await settle(pilot)
    await press(pilot, "f6")
    return pilot.app.screen


async def typed(pilot, words):
    await press(pilot, *(("space" if sign == " " else sign) for sign in words))


async def to_column(pilot, name):
    screen = pilot.app.screen
    heads = [column.attribute or column.fact.value for column in screen.table.columns]
    screen.grid.go_to(screen.grid.row or 0, heads.index(name))
    await settle(pilot)


async def test_the_table_shows_documents_with_their_attributes_and_enter_opens_one(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        assert "eins" in shown(app)
        assert "wave" in shown(app)
        assert "2022" in shown(app)
        await press(pilot, "down", "enter")
        assert app.screen is not screen
        assert app.screen.desk.opened.document.name == "zwei"


async def test_a_cell_is_typed_where_it_stands_saved_as_one_change_and_undone(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await to_column(pilot, "wave")
        await press(pilot, "e")
        assert isinstance(app.screen, CellEditor)
        assert app.screen.query_one("#cell").value == "2021"
        await typed(pilot, "2025")
        await press(pilot, "enter")
        assert app.screen is screen
        with Project.open(project_file) as project:
            assert project.documents.find("eins").attributes["wave"] == "2025"
        assert "2025" in shown(app)
        await press(pilot, "u")
        with Project.open(project_file) as project:
            assert project.documents.find("eins").attributes["wave"] == "2021"
        assert "2025" not in shown(app)


async def test_escape_leaves_the_cell_and_a_known_value_is_taken_only_by_going_there(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await to_column(pilot, "label")
        await press(pilot, "e")
        await typed(pilot, "RG")
        await press(pilot, "escape")
        assert app.screen is screen
        await press(pilot, "e")
        await typed(pilot, "RG")
        await press(pilot, "enter")  # what was typed, not what is offered below it
        await press(pilot, "e")
        await typed(pilot, "RG")
        await press(pilot, "down", "enter")
        with Project.open(project_file) as project:
            assert project.documents.find("eins").label == "RG 2022"
            assert [entry.kind for entry in project.log()].count("document.set") == 2


async def test_marked_rows_get_one_value_by_one_change(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "t", "t", "c")
        await typed(pilot, "Fall A")
        await press(pilot, "enter")
        with Project.open(project_file) as project:
            assert {document.case for document in project.documents.all()} == {"Fall A"}
            assert [entry.kind for entry in project.log()].count("document.set") == 1
        await press(pilot, "v")
        assert app.screen.table.kind is RowKind.CASES
        assert "Fall A" in shown(app)
        await press(pilot, "enter")
        assert app.screen.table.kind is RowKind.DOCUMENTS
        assert len(app.screen.table.rows) == 2


async def test_only_rows_whose_cell_says_something_else_are_changed_and_told(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "c")
        await typed(pilot, "Fall A")
        await press(pilot, "enter", "ctrl+a", "c")
        await typed(pilot, "Fall A")
        await press(pilot, "enter")
        assert app.screen.keys.said.startswith("case of “zwei” changed")
        await press(pilot, "c")
        await typed(pilot, "Fall A")
        app.screen_stack[-2].keys.flash("")
        await press(pilot, "enter")
        assert app.screen.keys.said == ""
    with Project.open(project_file) as project:
        assert {document.case for document in project.documents.all()} == {"Fall A"}
        assert [entry.kind for entry in project.log()].count("document.set") == 2


async def test_marks_of_documents_are_none_of_cases(app, project_file):
    with Project.open(project_file) as project:
        project.cases.add("Fall A", project.author("me"))
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+a", "v")
        assert "marked" not in shown(app)
        await press(pilot, "t")
        assert [row.name for row in screen.meant] == ["Fall A"]
        await press(pilot, "v", "v")
        assert "marked" not in shown(app)


async def test_tab_saves_and_goes_on_to_the_next_cell_that_is_typed(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "e")
        await typed(pilot, "neu")
        await press(pilot, "tab")
        assert isinstance(app.screen, CellEditor)
        await typed(pilot, "RG 2030")
        await press(pilot, "enter")
        with Project.open(project_file) as project:
            assert project.documents.find("neu").label == "RG 2030"


async def test_a_new_attribute_is_a_column_at_once_and_stays_when_it_is_filled(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "a")
        await typed(pilot, "Region")
        await press(pilot, "enter")
        assert isinstance(app.screen, CellEditor)
        await typed(pilot, "Ruhr")
        await press(pilot, "enter")
        with Project.open(project_file) as project:
            assert project.documents.find("eins").attributes["Region"] == "Ruhr"


@pytest.mark.parametrize("column", ["words", "codings", "state", "allotted"])
async def test_what_is_counted_says_that_it_is_not_typed(app, column):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await to_column(pilot, column)
        await press(pilot, "e")
        assert app.screen is screen
        assert "cannot be edited" in list(app._notifications)[-1].message


async def test_documents_are_finished_and_removed_with_a_question_and_come_back(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "ctrl+a", "F")
        assert shown(app).count("finished") >= 2
        await press(pilot, "x", "escape")
        with Project.open(project_file) as project:
            assert len(project.documents.all()) == 2
        await press(pilot, "x", "x")
        assert app.screen.table.rows == []
        assert "imports interviews" in shown(app)
        await press(pilot, "u")
        assert len(app.screen.table.rows) == 2


async def test_sorting_and_the_filter_say_what_is_listed_and_how_to_have_all(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "s", "s")
        assert [row.name for row in screen.table.rows] == ["zwei", "eins"]
        await press(pilot, "f")
        await typed(pilot, "wave=1999")
        await press(pilot, "enter")
        assert screen.table.rows == []
        assert "Nothing fits the filter" in screen.grid.empty_words
        await press(pilot, "0")
        assert [row.name for row in screen.table.rows] == ["eins", "zwei"]


async def test_only_the_seen_cells_of_a_long_table_are_made():
    from textual.app import App

    made = []

    def cell(row, column):
        made.append((row, column))
        return f"{row}:{column}"

    class Shows(App):
        def compose(self):
            yield Grid(id="grid")

    app = Shows()
    async with app.run_test(size=(80, 20)) as pilot:
        grid = app.query_one(Grid)
        grid.show(GridCells(10_000, [GridColumn(f"c{number}", 8) for number in range(40)], cell))
        await pilot.pause()
        assert max(row for row, _ in made) < 30
        await pilot.press("ctrl+end", "end")
        await pilot.pause()
        assert (grid.row, grid.column) == (9_999, 39)
        assert "9999:39" in "\n".join(
            "".join(p.text for p in strip) for strip in app.screen._compositor.render_strips()
        )
        assert len(made) < 3_000


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
async def test_the_cell_under_the_cursor_is_on_the_screen_at_every_width(app, size):
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        for at in range(len(screen.table.columns)):
            screen.grid.go_to(0, at)
            await settle(pilot)
            region = screen.grid.cell_region
            assert region.x >= 0
            assert region.right <= size[0]
            assert region.width >= 1


async def test_the_cursor_stays_on_its_column_when_the_order_of_columns_changes(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        for name in ("first", "second"):  # two columns without a value stand behind one another
            await press(pilot, "a")
            await typed(pilot, name)
            await press(pilot, "enter", "escape")
        await typed_into_column(pilot, "second", "A")
        assert screen.column.attribute == "second"
        await press(pilot, "down", "e")
        await typed(pilot, "B")
        await press(pilot, "enter", "u", "u")
        assert screen.column.attribute == "second"
        with Project.open(project_file) as project:
            assert not any("first" in document.attributes for document in project.documents.all())


async def typed_into_column(pilot, name, words):
    await to_column(pilot, name)
    await press(pilot, "e")
    await typed(pilot, words)
    await press(pilot, "enter")


@pytest.mark.parametrize("name", ["name", "Label", "CODINGS", "Wave"])
async def test_a_new_attribute_is_not_called_like_a_column_that_stands_there(app, name):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "a")
        await typed(pilot, name)
        await press(pilot, "enter")
        assert "There is a column" in str(app.screen.query_one("#prompt-hint").render())


async def test_the_key_line_names_what_can_be_done_in_the_list_that_is_shown(app):
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert "c Case" in rows_of(app)[-1]
        assert "n New" not in rows_of(app)[-1]
        await press(pilot, "v")
        assert "n New" in rows_of(app)[-1]
        assert "c Case" not in rows_of(app)[-1]


async def test_a_question_for_a_line_shows_its_keys_and_a_click_on_them_works(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await press(pilot, "v", "n")
        await typed(pilot, "Berg")
        box = app.screen.query_one("#prompt KeyLine")
        assert "⏎ Take" in str(box.render())
        assert "esc Cancel" in str(box.render())
        await pilot.click(box, offset=(2, 0))
        await settle(pilot)
        assert app.screen is screen
        with Project.open(project_file) as project:
            assert "Berg" in project.cases.names()


def populations(path):
    with Project.open(path) as project:
        return project.labels.populations()


async def test_how_many_cases_a_label_stands_for_is_typed_in_its_cell_and_undone(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "v", "v")
        assert screen.table.kind is RowKind.LABELS
        assert [row.name for row in screen.table.rows] == ["RG 2021", "RG 2022"]
        assert "2 labels" in rows_of(app)[0]
        await press(pilot, "e")
        assert "Labels are edited in the list of documents." in [note.message for note in app._notifications]
        await to_column(pilot, "population")
        await press(pilot, "e")
        assert "Cases that the label" in shown(app)
        assert "Known values" not in shown(app)
        await typed(pilot, "31")
        await press(pilot, "enter")
        assert populations(project_file) == {"RG 2021": 31}
        assert "population of “RG 2021” changed" in screen.keys.said
        await press(pilot, "u")
        assert populations(project_file) == {}
        await press(pilot, "t", "t", "e")
        assert "for all 2 marked" in shown(app)
        await typed(pilot, "40")
        await press(pilot, "enter")
        assert populations(project_file) == {"RG 2021": 40, "RG 2022": 40}
        await press(pilot, "u")
        assert populations(project_file) == {}


async def test_a_population_that_will_not_do_changes_nothing(app, project_file):
    with Project.open(project_file) as project:
        for name in ("eins", "zwei"):
            document = project.documents.find(name)
            project.documents.set([document], project.author("me"), label="RG 2021", case=f"Fall {name}")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "v", "v")
        await to_column(pilot, "population")
        for said, told in (("viele", "no number of cases"), ("1", "cannot stand for 1 case")):
            await press(pilot, "e")
            await typed(pilot, said)
            await press(pilot, "enter")
            assert told in " ".join(note.message for note in app._notifications)
        assert populations(project_file) == {}


async def test_labels_have_no_attributes_memos_or_state_and_enter_lists_their_documents(app):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "v", "v")
        for key, told in {"a": "Attributes", "m": "Memos", "x": "A label is gone", "F": "list of documents"}.items():
            await press(pilot, key)
            assert app.screen is screen
            assert told in [*app._notifications][-1].message
        await press(pilot, "down", "enter")
        assert screen.table.kind is RowKind.DOCUMENTS
        assert [row.name for row in screen.table.rows] == ["zwei"]
        await press(pilot, "v", "v")
        assert [row.name for row in screen.table.rows] == ["RG 2022"]  # the filter goes for labels too


# ---- groups of documents -----------------------------------------------------------------------------


def groups_in(project_file):
    with Project.open(project_file) as project:
        names = {document.key: document.name for document in project.documents.all()}
        return {group.name: {names[key] for key in group.documents} for group in project.groups.all()}


async def test_marked_documents_are_put_into_groups_and_taken_out_and_each_is_undone_at_once(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "t", "t", "G")  # nobody has a group yet: the first is named
        await typed(pilot, "Frühe")
        await press(pilot, "enter")
        assert groups_in(project_file) == {"Frühe": {"eins", "zwei"}}
        await press(pilot, "G")
        await typed(pilot, "New")
        await press(pilot, "enter")
        await typed(pilot, "FRÜHE")
        await press(pilot, "enter")
        assert "There is a group “FRÜHE” already." in shown(app)
        await press(pilot, "escape")
        with Project.open(project_file) as project:
            project.groups.add("Späte", [], AUTHOR)
        await press(pilot, "G", "down", "space", "up", "space", "enter")
        assert groups_in(project_file) == {"Frühe": set(), "Späte": {"eins", "zwei"}}
        await press(pilot, "u")
        assert groups_in(project_file) == {"Frühe": {"eins", "zwei"}, "Späte": set()}


async def test_of_cases_none_has_a_group_and_that_is_said(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        while screen.table.kind is not RowKind.CASES:
            await press(pilot, "v")
        await press(pilot, "G")
        assert app.screen is screen
        assert groups_in(project_file) == {}
