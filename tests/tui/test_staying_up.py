"""A failure in one message is told, and the keyboard still works."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.projects.file_dialog import ProjectFileDialog
from tests.tui.coded_project import notices
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown, typed

WIDE = (120, 40)


@pytest.mark.parametrize("nameless", ["/", ".", "..", "/..", "./"])
async def test_a_path_without_a_name_is_a_folder_to_go_on_from(app, tmp_path, monkeypatch, nameless):
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "n")
        await typed(pilot, nameless)
        await press(pilot, "enter")
        assert "Type the name of a file." in shown(app)
        assert not notices(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError("boom"), "Unexpected error (RuntimeError)"),
        (QualcodeError("The file is locked.", "Wait."), "The file is locked. Wait."),
    ],
)
async def test_a_dialog_hears_the_next_key_after_a_failure(app, tmp_path, monkeypatch, error, said):
    monkeypatch.chdir(tmp_path)

    def fail(*_):
        raise error

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "n")
        monkeypatch.setattr(ProjectFileDialog, "_explain", fail)
        await typed(pilot, "neu")
        assert any(notice.startswith(said) for notice in notices(app))
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


@pytest.mark.parametrize("kind", [CodingScreen, QualcodeApp])
async def test_screen_and_program_hear_the_next_key_after_a_failure(app, kind):
    def fail():
        raise RuntimeError("boom")

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        failing = app if kind is QualcodeApp else app.screen
        failing.call_later(fail)
        await settle(pilot)
        assert any(notice.startswith("Unexpected error (RuntimeError)") for notice in notices(app))
        await press(pilot, "ctrl+o")
        assert not isinstance(app.screen, CodingScreen)
