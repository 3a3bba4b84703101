"""Other copies in the interface: merged after a report, what both changed is shown with both sides and decided."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.model.codings import CoderKind
from qualcode.model.sharing.merges import WaitingEntry
from qualcode.project.merging.merge import Merging
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.workspace.sharing.opening import told_of_copies
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import WIDE, shown

HOSTILE = "rot\x1b[31m zwei"


@pytest.fixture
def copies(project_file):
    """The project and a copy of it: both changed two codings of clara's and the wave of a document."""
    with qualcode.open(project_file, coder="clara", new_coder=True) as study:
        study.code("eins", "Jeder hat für sich entschieden.", "Typen / Transition", weight=10)
        study.code("eins", "Weil wir reden.", "Typen / Diffusion", weight=10)
    other = project_file.with_name("ben.qualcode")
    other.write_bytes(project_file.read_bytes())
    for path, coder, weight, wave in ((other, "ben", 80, HOSTILE), (project_file, "clara", 30, "2030")):
        with qualcode.open(path, coder="clara") as study:
            for coding in study.codings:
                coding.change(weight=weight)
        with qualcode.open(path, coder=coder, new_coder=True) as study:
            study.documents["eins"].change(wave=wave)
    return project_file, other


def weights(path):
    with Project.open(path) as project:
        return [coding.weight for coding in project.codings.all()]


def said(app):
    return "\n".join(notice.message for notice in app._notifications)


async def given(pilot, path):
    """Put a path into the form, and take it."""
    pilot.app.screen.query_one("#path").value = str(path)
    await settle(pilot)
    await press(pilot, "enter")
    await settle(pilot)


async def test_a_copy_is_merged_after_a_report_and_its_conflicts_are_decided(app, copies):
    project, other = copies
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        await given(pilot, "nirgends.qualcode")
        assert "There is no “nirgends.qualcode”" in shown(app)
        await given(pilot, project)
        assert "is the project itself" in shown(app)
        await given(pilot, other)
        assert "3 changes would come in" in shown(app)
        assert "clara: change of a coding · 2" in shown(app)
        assert weights(project) == [30, 30]
        await press(pilot, "enter")
        assert "3 changes came in · 3 conflicts (ctrl+k) · u undoes" in app.screen.keys.said
        await press(pilot, "ctrl+k")
        assert "3 open" in shown(app)
        assert "codings: Transition: weight" in shown(app)
        assert "from “ben.qualcode” · clara" in shown(app)
        assert "▐Jeder hat für sich entschieden.▌" in shown(app)
        assert "\x1b" not in shown(app)
        await press(pilot, "enter")
        assert app.screen.text.selection == (50, 81)
        await press(pilot, "backspace")
        here = next(number for number, side in enumerate(app.screen.current.conflict.sides, 1) if side.said == "30")
        await press(pilot, "3")
        assert "This conflict has 2 sides" in said(app)
        await press(pilot, str(here))
        assert "1 conflict decided" in app.screen.keys.said
        assert weights(project)[0] == 30
        await press(pilot, "u")
        assert "3 open" in shown(app)
        await press(pilot, "a", "2")
        assert "2 conflicts decided" in app.screen.keys.said
        assert weights(project) == [80, 80]
        await press(pilot, "a", "1")
        assert "No conflict waits for a decision" in shown(app)
        await press(pilot, "1")
        assert "No conflict waits for a decision" in said(app)
    with qualcode.open(project) as study:
        assert study.documents["eins"].wave == "2030"


async def test_open_conflicts_are_told_at_opening_and_while_blind_none_about_codings(copies):
    project, other = copies
    with qualcode.open(project, coder="me", new_coder=True) as study:
        study.merge(other)
    with Project.open(project) as opened:
        opened.settings.set_blind(opened.author("me"), on=True)
    app = QualcodeApp(project, "dora")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "1 conflict between copies waits for a decision; ctrl+k lists it" in said(app)
        await press(pilot, "ctrl+k")
        assert "1 open" in shown(app)
        assert "Transition" not in shown(app)


def test_conflicts_about_a_model_solution_are_not_counted_at_opening(copies):
    project, other = copies
    with qualcode.open(project, coder="me", new_coder=True) as study:
        study.merge(other)
    with Project.open(project) as opened:
        assert "3 conflicts" in next(told_of_copies(opened))
        clara = opened.coders.find("clara")
        with opened.change("coder.add", opened.author("me")):
            opened._store.update("coders", clara.key, kind=CoderKind.MODEL.value)
        assert "1 conflict" in next(told_of_copies(opened))


async def test_what_waits_for_another_copy_is_listed_where_no_conflict_is(app, monkeypatch):
    change = WaitingEntry("u1", "ben", "2026-01-02T10:00:00.000Z", "coding.change", ("u0",), "ben.qualcode")
    monkeypatch.setattr(Merging, "waiting", lambda _merging: [change] * 14)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+k")
        assert "0 open   14 changes wait for others" in shown(app)
        assert "change of a coding · ben · 2026-01-02" in shown(app)
        assert "… and 2 more" in app.screen.query_one(PassageContext).words
