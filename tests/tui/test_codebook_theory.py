"""The codebook screen on what codes are to each other, their levels, and definitions that are still open."""

from __future__ import annotations

import pytest

from qualcode.model.codes import RelationKind, RuleChange, related_to
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.definition_card import DefinitionCard
from qualcode.workspace.codebook import codes
from qualcode.workspace.workspace import Workspace
from tests.tui.coded_project import WIDE, code, coded
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown


@pytest.fixture
def path(tmp_path):
    path = coded(tmp_path)
    with Workspace.open(path, coder="clara", new_coder=True) as space:
        find = space.project.codes.find
        codes.edit(
            space, find("Transition"), {"borders": "Gegen Interferenz: dort zugleich."}, change=RuleChange.EDITORIAL
        )
        codes.edit(space, find("Interferenz"), {"related": related_to("Transition")})
    return path


def levels_of(path, name):
    with Project.open(path) as project:
        found = project.codes.find(name)
        return found.ordered, [level.name for level in found.levels]


async def test_a_key_leads_to_the_neighbour_on_the_card_and_in_the_codebook(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        card = app.screen.query_one(DefinitionCard)
        while card.code is None or card.code.name != "Transition":
            app.screen.query_one("#right").code_tree.highlight(code(path, "Transition"))
            await settle(pilot)
        assert "→ Interferenz" in shown(app)
        await press(pilot, "U")
        assert card.code.name == "Interferenz"
        await press(pilot, "U")
        assert "name no other one" in shown(app)
        await press(pilot, "f3")
        await settle(pilot)
        app.screen.show_code(code(path, "Transition").key)
        await settle(pilot)
        await press(pilot, "U")
        await settle(pilot)
        assert app.screen.code.name == "Interferenz"


async def test_kinds_of_relations_levels_and_open_definitions(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        await settle(pilot)
        app.screen.show_code(code(path, "Interferenz").key)
        await settle(pilot)
        await press(pilot, "k", "s")
        await settle(pilot)
        (related,) = code(path, "Interferenz").related
        assert (related.name, related.kind) == ("Transition", RelationKind.STRATEGY)
        await press(pilot, "l", *"gering<hoch", "enter")
        await settle(pilot)
        assert levels_of(path, "Interferenz") == (True, ["gering", "hoch"])
        assert "gering < hoch" in shown(app)
        await press(pilot, "u")
        await settle(pilot)
        assert levels_of(path, "Interferenz") == (False, [])
        await press(pilot, "d")
        await settle(pilot)
        assert not app.screen.code.rules.definition or "All codes have a definition" in shown(app)
