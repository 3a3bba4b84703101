"""The screens of levels and of types: levels given with reasons and passages, cells made types, cases given them."""

from __future__ import annotations

import pytest

from qualcode.model.codes import CodeKind, EvaluativeLevel
from qualcode.project.project import Project
from qualcode.workspace.codebook import codes as codebook
from qualcode.workspace.codebook.levels import declare
from qualcode.workspace.material import cases
from qualcode.workspace.workspace import Workspace
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import WIDE, shown


@pytest.fixture
def levelled(project_file):
    """Two cases with an attribute, and a code with ordered levels."""
    with Workspace.open(project_file, coder="clara", new_coder=True) as space:
        for name, place in (("Fall A", "Stadt"), ("Fall B", "Kreis")):
            case = cases.add(space, name)
            cases.describe(space, case, {"Ort": place})
        code = codebook.add(space, "Belastung", fields={"kind": CodeKind.EVALUATIVE})
        declare(space, code, [EvaluativeLevel("gering"), EvaluativeLevel("hoch")], ordered=True)
    return project_file


def given(path):
    with Project.open(path) as project:
        names = {level.key: level.name for code in project.codes.book() for level in code.levels}
        return [(names.get(level.level), level.reason) for level in project.case_levels.all()]


async def test_levels_are_given_by_digits_with_a_reason(app, levelled):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "right_parenthesis")
        await settle(pilot)
        assert "Fall A" in shown(app)
        assert "1 gering · 2 hoch · 0 not classifiable" in shown(app)
        await press(pilot, "2")
        await settle(pilot)
        assert given(levelled) == [("hoch", "")]
        await press(pilot, "e", *"weil", "enter")
        await settle(pilot)
        assert given(levelled) == [("hoch", "weil")]
        await press(pilot, "n", "0")
        await settle(pilot)
        assert given(levelled)[1:2] == [(None, "")]
        await press(pilot, "x")
        await settle(pilot)
        assert given(levelled) == [("hoch", "weil")]
        await press(pilot, "9")
        assert "has no level 9" in "\n".join(notice.message for notice in app._notifications)
        await press(pilot, "u")
        await settle(pilot)
        assert len(given(levelled)) == 2


async def test_without_levels_the_screen_says_how_to_declare_them(app, project_file):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "right_parenthesis")
        await settle(pilot)
        assert "codebook levels" in shown(app)
        await press(pilot, "left_parenthesis")
        await settle(pilot)
        assert "No typology yet" in shown(app)


def typed(path):
    with Project.open(path) as project:
        (typology,) = project.typologies.all()
        types = {type_.key: type_.name for type_ in typology.types}
        names = {case.key: case.name for case in project.cases.all()}
        return {names[case.case]: (types[case.type], case.reason, case.typical) for case in typology.cases}


async def test_cells_become_types_and_cases_get_them(app, levelled):
    with Workspace.open(levelled, coder="clara", new_coder=True) as space:
        from qualcode.workspace.typology import levels

        (code,) = levels.evaluative(space)
        for name, level in (("Fall A", 1), ("Fall B", 0)):
            levels.give(space, space.project.cases.find(name), code, code.levels[level])
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "left_parenthesis", "a", *"Lage", "enter")
        await settle(pilot)
        await press(pilot, "space", "down", "space", "enter")
        await settle(pilot)
        assert "Belastung" in shown(app)
        await press(pilot, "ctrl+home", "right", "right", "t", "enter", *"ruhig", "enter")
        await settle(pilot)
        await press(pilot, "F")
        await settle(pilot)
        first = typed(levelled)
        assert len(first) <= 1
        screen = app.screen
        for row in range(2):
            for column in (1, 2):
                screen.grid.go_to(row, column)
                await settle(pilot)
                if screen.space.cells[screen.here] and screen.space.type_of_cell(screen.here) is None:
                    await press(pilot, "enter", *f"T{row}{column}", "enter")
                    await settle(pilot)
        await press(pilot, "F")
        await settle(pilot)
        found = typed(levelled)
        assert set(found) == {"Fall A", "Fall B"}
        assert all("Belastung: " in reason for _type, reason, _typical in found.values())
        await press(pilot, "b")
        await settle(pilot)
        await press(pilot, "X")
        assert "attribute “Lage”" in shown(app)
        await press(pilot, "escape", "escape")
