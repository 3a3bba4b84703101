"""Cells of types merged into another type: its cases follow with their reasons, in one change."""

from __future__ import annotations

from qualcode.project.file.history import Author
from qualcode.workspace.material import cases
from qualcode.workspace.typology import types
from qualcode.workspace.typology.merged_cells import attributes, merge_cells
from qualcode.workspace.workspace import Workspace
from tests.helpers import new_project, tables


def test_a_type_that_loses_all_cells_goes_and_its_cases_follow(tmp_path):
    project = new_project(tmp_path)
    space = Workspace(project, "anna", new_coder=True)
    for name, place in (("A", "town"), ("B", "county")):
        cases.describe(space, cases.add(space, name), {"place": place, "size": "big"})
    assert attributes(space) == ["place", "size"]
    axes = [types.axis_called(space, "place"), types.axis_called(space, "size")]
    typology = types.define(space, "Kind", axes)
    typology = types.add_type(space, typology, "urban", [("town", "big")])
    typology = types.add_type(space, typology, "rural", [("county", "big")])
    typology, number = types.assign_cells(space, typology)
    assert number == 2
    before = tables(project)
    typology = merge_cells(space, typology, typology.types[0], [("county", "big")])
    (left,) = typology.types
    assert set(left.cells) == {("town", "big"), ("county", "big")}
    assert {typed.type for typed in typology.cases} == {left.key}
    assert {case.attributes["Kind"] for case in project.cases.all()} == {"urban"}
    assert sorted(typed.reason for typed in typology.cases) == ["place: county; size: big", "place: town; size: big"]
    project.undo(Author.of(space.coder))
    assert tables(project) == before
    project.close()
