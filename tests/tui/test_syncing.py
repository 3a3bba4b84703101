"""A shared folder in the interface: begun, kept in step after a report; passphrases are never shown."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.sharing.sync_form import SyncForm
from qualcode.workspace.sharing.sync import FolderSync, join
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import WIDE, shown

SECRET = "sehr geheim und lang"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cloud").mkdir()
    return tmp_path / "cloud" / "team"


def words(app):
    return " ".join(str(part.render()) for part in app.screen.query("Static"))


async def fill(pilot, folder, secret=SECRET):
    """Put a folder and a passphrase into the form, and take them."""
    screen = pilot.app.screen
    screen.query_one("#path").value = str(folder)
    screen.query_one("#passphrase").field.value = secret
    screen.query_one("#passphrase").field.focus()
    await settle(pilot)
    await press(pilot, "enter")
    await settle(pilot)


async def once_more(pilot, secret):
    pilot.app.screen.query_one("#again").field.value = secret
    await settle(pilot)
    await press(pilot, "enter")
    await settle(pilot)


async def test_a_folder_is_begun_and_brings_what_another_copy_did(project_file, folder):
    with qualcode.open(project_file, coder="clara", new_coder=True) as study:
        study.code("eins", "Weil wir reden.", "Typen / Diffusion")
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+x")
        await fill(pilot, folder.parent / "keiner" / "team")
        assert "Make the folder first." in words(app)
        await fill(pilot, folder, "short")
        await press(pilot, "enter")
        await once_more(pilot, "short")
        assert "characters" in words(app)
        assert isinstance(app.screen, SyncForm)
        await fill(pilot, folder)
        assert "would be begun" in shown(app)
        await press(pilot, "enter")
        await once_more(pilot, "another")
        assert "That is another passphrase than before" in words(app)
        await once_more(pilot, SECRET)
        assert "changes went into the folder" in shown(app)
        assert SECRET not in shown(app)
        await press(pilot, "escape")

        other = project_file.with_name("ben.qualcode")
        join(other, folder, SECRET, "ben")
        with qualcode.open(other, coder="ben", new_coder=True) as study:
            study.code("zwei", "Dann war Ruhe.", "Typen / Transition")
            FolderSync.open(study.space, folder, SECRET).once()
        await press(pilot, "ctrl+x")
        await fill(pilot, folder, "not the one")
        assert "Preview: nothing is written yet" not in shown(app)
        assert isinstance(app.screen, SyncForm)
        await fill(pilot, folder)
        assert "would come in" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "came in · 0 went out" in app.screen.keys.said
    with Project.open(project_file) as project:
        assert len(project.codings.all()) == 2


async def test_what_is_withheld_while_blind_is_told(project_file, folder):
    with qualcode.open(project_file, coder="clara", new_coder=True) as study:
        FolderSync.open(study.space, folder, SECRET).once()
        study.space.project.settings.set_blind(study.space.author, on=True)
        study.code("eins", "Weil wir reden.", "Typen / Diffusion")
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+x")
        assert app.screen.query_one("#path").value == str(folder)
        await fill(pilot, folder)
        assert "1 change stays on this disk while round 1 is blind" in words(app)
