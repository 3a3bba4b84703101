"""Exporting quotations from the interface: to whom, for which purpose, and what stays inside for want of consent."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.project.project import Project
from qualcode.tui.quotations.export_dialog import ExportDialog
from tests.tui.coded_project import WIDE, notices, typed
from tests.tui.conftest import press, settle
from tests.tui.test_quotations_export import app, export_to, exported, path  # noqa: F401 - fixtures

pytestmark = pytest.mark.consent


def agree(path, names, **answers):  # noqa: F811 - the project
    said = {Purpose(purpose): Permission(answer) for purpose, answer in answers.items()}
    with Project.open(path) as project:
        keys = [document.key for document in project.documents.all() if document.name in names]
        project.consents.set(project.author("clara"), documents=dict.fromkeys(keys, ConsentChange(said)))


def registered(path):  # noqa: F811 - the project
    with Project.open(path) as project:
        return [(given.left.format, given.left.recipient, given.left.quotations) for given in project.given.all()]


async def test_to_whom_it_goes_is_asked_once_for_a_target_and_stands_in_the_register(app, path):  # noqa: F811
    agree(path, {"eins", "zwei", "drei"}, quote="yes")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "tab", "tab")
        await typed(pilot, "Amt")
        await press(pilot, "enter")
        await exported(pilot)
        await export_to(pilot, "a.md")
        assert app.screen.query_one("#recipient").value == "Amt"
        await press(pilot, "enter", "enter")
        await exported(pilot)
        await export_to(pilot, "b.md")
        assert app.screen.query_one("#recipient").value == ""
        await press(pilot, "escape")
    assert [line[:2] for line in registered(path)] == [("md", "Amt"), ("md", "Amt")]


async def test_a_recipient_that_was_said_outside_of_the_interface_is_known_in_the_form(app, path):  # noqa: F811
    agree(path, {"eins", "zwei", "drei"}, quote="yes")
    with qualcode.open(path, coder="clara") as study, pytest.warns(qualcode.StudyWarning, match="disclosure"):
        study.write(study.quotations(), "a.md", to="Amt")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        assert app.screen.query_one("#recipient").value == "Amt"
        await press(pilot, "escape")


async def test_without_any_consent_nothing_is_written_and_the_reason_comes_with_the_key(app, path, tmp_path):  # noqa: F811
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "enter")
        await exported(pilot)
        told = "\n".join(notices(app))
        assert "no consent is known" in told
        assert "K on F6" in told
        assert "qualcode consent" not in told
    assert not (tmp_path / "a.md").exists()
    assert registered(path) == []


async def test_what_stays_inside_is_told_with_its_number_and_a_purpose_has_its_own_consent(app, path, tmp_path):  # noqa: F811
    agree(path, {"drei"}, quote="yes")
    agree(path, {"eins"}, teach="yes")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "enter")
        await exported(pilot)
        assert "left out: no consent is known for the purpose “quote”" in notices(app)[-1]
        await export_to(pilot, "b.md")
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, ExportDialog)
        assert "teach" in str(app.screen.query_one("#becomes").content)
        await press(pilot, "enter")
        await exported(pilot)
    with Project.open(path) as project:
        left = [{project.documents.all()[0].uuid, *given.left.contents} for given in project.given.all()]
    assert len(left) == 2
    assert (tmp_path / "a.md").read_text() != (tmp_path / "b.md").read_text()


async def test_an_export_of_a_project_that_can_only_be_read_says_that_the_register_lacks_it(
    app,  # noqa: F811
    path,  # noqa: F811
    monkeypatch,
):
    agree(path, {"eins", "zwei", "drei"}, quote="yes")
    monkeypatch.setattr("qualcode.project.file.connection.os.access", lambda *_: False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await export_to(pilot, "a.md")
        await press(pilot, "enter")
        await exported(pilot)
        assert sum("NOT entered in the register" in said for said in notices(app)) == 1
    assert registered(path) == []
