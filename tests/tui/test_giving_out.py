"""The project for another program in the interface: what would leave and what not is shown, then it is written."""

from __future__ import annotations

from zipfile import ZipFile

import pytest

import qualcode
from qualcode.tui.app import QualcodeApp
from qualcode.tui.exchange.export_form import ProjectExportForm
from qualcode.tui.shared.choice_dialogs import Confirm
from tests.tui.conftest import press, settle
from tests.tui.test_importing import shown, worked


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="clara") as made:
        made.codes.add("Regeln")
        made.documents.add("eins", "B: Das war am Anfang schwierig.", label="RG 2021", case="Frau Amsel")
        made.code("eins", "am Anfang schwierig", "Regeln")
    return path


async def looked(pilot, **fields):
    """Say where the project goes and look at what would leave."""
    await settle(pilot)
    await press(pilot, "ctrl+e")
    form = pilot.app.screen
    assert isinstance(form, ProjectExportForm)
    for name, value in fields.items():
        form.query_one(f"#{name.replace('_', '-')}").value = value
    await press(pilot, "enter")
    await worked(pilot)


def xml_of(path):
    with ZipFile(path) as package:
        return package.read("project.qde").decode()


async def test_what_would_leave_is_shown_before_it_is_written(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, recipient="Institut")
        assert isinstance(app.screen, Confirm)
        assert "1 document, 1 coding" in shown(app)
        assert "Stays here:" in shown(app)  # and not “left out”, as of what comes in
        await press(pilot, "r", "enter")
        assert "1 document, 1 coding" in shown(app)
        assert "Stays here:" in (study.parent / "probe-losses.txt").read_text(encoding="utf-8")
        assert not (study.parent / "probe.qdpx").exists()
        await press(pilot, "enter")
        await worked(pilot)
        assert not app.screen.is_modal
    assert "Frau Amsel" not in xml_of(study.parent / "probe.qdpx")
    with qualcode.open(study) as other:
        assert list(other.given()["recipient"]) == ["Institut"]


async def test_names_leave_where_they_are_asked_for_and_that_is_said(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, file="intern", with_names=True, dialect="nvivo")
        assert "names of documents, cases and coders stand in it" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
    assert "Frau Amsel" in xml_of(study.parent / "intern.qdpx")


async def test_tables_are_written_into_a_folder(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, file="tabellen", dialect="tables")
        await press(pilot, "enter")
        await worked(pilot)
    assert (study.parent / "tabellen" / "schema.json").is_file()


async def test_a_file_that_is_there_is_replaced_after_a_second_enter_only(study):
    (study.parent / "probe.qdpx").write_bytes(b"alt")
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot)
        assert isinstance(app.screen, ProjectExportForm)
        assert "Press Enter again" in shown(app)
        await press(pilot, "enter")
        await worked(pilot)
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
    assert (study.parent / "probe.qdpx").read_bytes() == b"alt"


@pytest.mark.consent
async def test_what_nobody_agreed_to_stays_and_is_told(study):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot)
        assert isinstance(app.screen, ProjectExportForm)  # nothing may leave: the form says so
        assert "consent" in shown(app)
    assert not (study.parent / "probe.qdpx").exists()


@pytest.mark.parametrize("typed", ["/", "~nobody-is-called-so/x", "x" * 300])
async def test_what_is_no_name_of_a_file_breaks_nothing(study, typed):
    app = QualcodeApp(study, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(pilot, file=typed)
        if isinstance(app.screen, Confirm):
            await press(pilot, "enter")
            await worked(pilot)
        assert isinstance(app.screen, ProjectExportForm)
        await press(pilot, "escape", "ctrl+u")
        await settle(pilot)
        form = app.screen
        (study.parent / "alt.qde").write_text("<Project", encoding="utf-8")
        form.query_one("#path").value = "alt.qde"
        form.query_one("#into").value = "new"
        form.query_one("#new").value = typed
        await press(pilot, "enter")
        await worked(pilot)
        assert app.screen.is_modal
        await press(pilot, "escape")
    assert [path.name for path in study.parent.iterdir() if path.suffix == ".qdpx"] == []
