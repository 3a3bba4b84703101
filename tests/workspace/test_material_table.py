"""Documents and cases as a table: its columns, its order, its filter, and cells that are changed in it."""

from __future__ import annotations

import hypothesis
import hypothesis.strategies as st
import pytest

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import Permission
from qualcode.workspace.material.cell_changes import change_cells, remove_cases
from qualcode.workspace.material.material_table import MaterialColumn, MaterialFact, MaterialTable, RowKind
from qualcode.workspace.team import coders
from qualcode.workspace.workbench.workbench import Workbench
from tests.helpers import add_document, new_project

NAME, LABEL, CASE, STATE = (
    MaterialColumn(fact) for fact in (MaterialFact.NAME, MaterialFact.LABEL, MaterialFact.CASE, MaterialFact.STATE)
)


def attribute(name):
    return MaterialColumn(MaterialFact.ATTRIBUTE, name)


@pytest.fixture
def bench(tmp_path):
    with new_project(tmp_path, "p") as project:
        for number in (10, 2, 1):
            add_document(project, f"B{number}", f"Satz {number}.", label="RG", attributes={"wave": str(number)})
        path = project.path
    workbench = Workbench(path, "me")
    yield workbench
    workbench.close()


def table_of(bench, kind=RowKind.DOCUMENTS):
    bench.refresh()
    table = MaterialTable(bench)
    table.kind = kind
    table.refresh()
    return table


def sort(table, column):
    table.sort_by(column)
    table.refresh()


def names(table):
    return [row.name for row in table.rows]


def test_numbers_in_names_and_attributes_sort_by_their_size_and_again_backwards_and_then_as_before(bench):
    table = table_of(bench)
    before = names(table)
    for column in (NAME, attribute("wave")):
        sort(table, column)
        assert names(table) == ["B1", "B2", "B10"]
        sort(table, column)
        assert names(table) == ["B10", "B2", "B1"]
        sort(table, column)
        assert names(table) == before


def test_what_is_not_known_stands_last_in_both_directions(bench):
    table = table_of(bench)
    change_cells(bench.space, [row for row in table.rows if row.name == "B2"], attribute("wave"), "")
    table = table_of(bench)
    sort(table, attribute("wave"))
    assert names(table)[-1] == "B2"
    sort(table, attribute("wave"))
    assert names(table)[-1] == "B2"


@hypothesis.given(st.lists(st.text(max_size=6), max_size=8))
@hypothesis.settings(max_examples=60, deadline=None)
def test_whatever_stands_in_cells_can_be_sorted(values):
    from qualcode.workspace.material.material_table import _sort_key

    keys = [_sort_key(value, attribute("x")) for value in [*values, "12", "1,5", "-3", "a1", "1a", "²", "٣"] if value]
    assert sorted(keys)[0] == min(keys)


def test_a_value_goes_into_all_rows_as_one_change_that_undo_takes_back(bench):
    table = table_of(bench)
    before = len(bench.space.log())
    made = change_cells(bench.space, table.rows, CASE, "Fall 1")
    assert [case.name for case in made] == ["Fall 1"]
    assert len(bench.space.log()) == before + 1
    assert {table_of(bench).value(row, CASE) for row in table_of(bench).rows} == {"Fall 1"}
    bench.space.undo()
    assert {table_of(bench).value(row, CASE) for row in table_of(bench).rows} == {""}
    assert not bench.project.cases.all()


def test_each_kind_of_cell_is_written(bench):
    row = table_of(bench).rows[0]
    for column, value in ((NAME, "neu"), (LABEL, "RG 2022"), (CASE, "F"), (attribute("Region"), "Ruhr")):
        change_cells(bench.space, [row], column, f" {value} ")
        assert table_of(bench).value(bench.document(row.key), column) == value


def test_several_rows_get_no_common_name_and_a_counted_cell_is_not_written(bench):
    rows = table_of(bench).rows
    before = len(bench.space.log())
    with pytest.raises(UsageProblem):
        change_cells(bench.space, rows, NAME, "eins")
    with pytest.raises(UsageProblem):
        change_cells(bench.space, rows, MaterialColumn(MaterialFact.WORDS), "3")
    with pytest.raises(QualcodeError):
        change_cells(bench.space, rows[:1], NAME, rows[1].name)
    assert len(bench.space.log()) == before


def test_cases_have_their_own_columns_and_are_changed_and_removed_as_one_change(bench):
    change_cells(bench.space, table_of(bench).rows[:2], CASE, "Fall 1")
    change_cells(bench.space, table_of(bench).rows[2:], CASE, "Fall 2")
    table = table_of(bench, RowKind.CASES)
    assert names(table) == ["Fall 1", "Fall 2"]
    before = len(bench.space.log())
    change_cells(bench.space, table.rows, attribute("Alter"), "40")
    change_cells(bench.space, table.rows, MaterialColumn(MaterialFact.QUOTE), Permission.NO.value)
    table = table_of(bench, RowKind.CASES)
    assert [table.value(row, attribute("Alter")) for row in table.rows] == ["40", "40"]
    assert [table.value(row, MaterialColumn(MaterialFact.QUOTE)) for row in table.rows] == ["no", "no"]
    remove_cases(bench.space, table.rows)
    assert len(bench.space.log()) == before + 3
    bench.space.undo()
    assert names(table_of(bench, RowKind.CASES)) == ["Fall 1", "Fall 2"]


def test_the_filter_is_that_of_the_coding_screen_and_cases_are_those_of_the_documents_that_fit(bench):
    for name, case in (("B1", "Fall 1"), ("B2", "Fall 2")):
        change_cells(bench.space, [row for row in table_of(bench).rows if row.name == name], CASE, case)
    bench.refresh()
    bench.set_filter("wave>=2")
    table = table_of(bench)
    assert (sorted(names(table)), table.left_out) == (["B10", "B2"], 1)
    table = table_of(bench, RowKind.CASES)
    assert (names(table), table.left_out) == (["Fall 2"], 1)


def test_a_column_begun_for_an_attribute_stays_until_it_is_filled_or_not(bench):
    table = table_of(bench)
    column = table.begin_attribute("Region")
    assert column in table.columns
    table.refresh()
    assert column in table.columns
    change_cells(bench.space, table.rows[:1], column, "Ruhr")
    bench.refresh()
    table.refresh()
    assert table.columns.count(column) == 1
    assert table.known_values(column) == ["Ruhr"]


def test_documents_are_allotted_to_several_and_taken_from_others_as_one_change(bench):
    anna = coders.add(bench.space, "Anna", CoderKind.PERSON)
    ben = coders.add(bench.space, "Ben", CoderKind.PERSON)
    bench.refresh()
    documents = bench.every_document
    coders.allot(bench.space, documents, [anna, ben])
    bench.refresh()
    assert bench.allotted_to(documents) == {anna.key, ben.key}
    assert bench.unallotted() == 0
    before = len(bench.space.log())
    coders.allot(bench.space, documents[:1], [anna], [ben])
    bench.refresh()
    assert len(bench.space.log()) == before + 1
    assert bench.names_of_allotted(documents[0]) == ["Anna"]
    assert bench.names_of_allotted(documents[1]) == ["Anna", "Ben"]


def test_wave_and_kind_of_source_in_use_are_columns_of_documents_and_labels_and_are_typed(bench):
    wave, kind = MaterialColumn(MaterialFact.WAVE), MaterialColumn(MaterialFact.SOURCE_KIND)
    table = table_of(bench)
    assert [table.value(row, wave) for row in table.rows] == ["1", "10", "2"]
    assert table.is_typed(wave)
    change_cells(bench.space, [table.rows[0], table.rows[1]], wave, "Welle 3")
    change_cells(bench.space, [table.rows[0]], kind, "AH")
    labels = table_of(bench, RowKind.LABELS)
    change_cells(bench.space, labels.rows, kind, "RG")
    assert table_of(bench, RowKind.LABELS).rows[0].source_kind == "RG"
    table = table_of(bench)
    assert [(table.value(row, wave), table.value(row, kind)) for row in table.rows] == [
        ("Welle 3", "AH"), ("Welle 3", "RG"), ("2", "RG"),
    ]  # fmt: skip
    assert names(table) == ["B1", "B10", "B2"]
