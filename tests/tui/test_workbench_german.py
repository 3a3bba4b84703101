"""The workbench in German: tables, team, import, projects and tour as they are read at 80 columns."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.helpers import add_coder, add_document, new_project

SCRIPT = """
import asyncio, sys
from pathlib import Path
from qualcode.tui.app import QualcodeApp
from tests.tui.conftest import press, settle

async def main():
    app = QualcodeApp(Path(sys.argv[1]), "clara")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in ("f6", "e", "escape f9", "n", "escape I", "escape ctrl+o", "escape f10"):
            await press(pilot, *keys.split())
            await app.workers.wait_for_complete()
            await settle(pilot)
            print("==", keys.split()[-1])
            for strip in app.screen._compositor.render_strips():
                print("".join(piece.text for piece in strip))

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """Key that was pressed last -> the screen after it."""
    folder = tmp_path_factory.mktemp("german")
    with new_project(folder, "studie", "Meine Studie") as project:
        add_document(project, "eins", "Ein Satz.", label="RG 2022", attributes={"wave": "2022"})
        add_coder(project, "Anna")
    environment = {**os.environ, "QUALCODE_LANG": "de", "XDG_STATE_HOME": str(folder), "TERM": "xterm-256color"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(project.path)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert not done.returncode, done.stderr
    return {part.split("\n", 1)[0]: part for part in done.stdout.split("== ")[1:]}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("f6", ["1 Dokument ", "Quelle", "nicht begonnen", "zitieren", "⏎ Öffnen  e Bearbeiten"]),
        ("e", ["⏎ Speichern", "Esc Abbrechen"]),
        ("f9", ["Codierende und Runden", "Person", "Codiert wird als „clara“.", "⏎ Wechseln"]),
        ("n", ["Neue Runde", "Runde 2 beginnen"]),
        ("I", ["Dokumente importieren", "Quellenkürzel", "⏎ Vorschau", "Esc Abbrechen"]),
        ("ctrl+o", ["Projekt wechseln", "o Datei …", "Esc Abbrechen"]),
        ("f10", ["Rundgang", "Demoprojekt öffnen", "Esc"]),
    ],
)
def test_every_new_screen_and_dialog_speaks_german_and_shows_its_keys_at_80_columns(pictures, key, words):
    missing = [word for word in words if word not in pictures[key]]
    assert not missing, pictures[key]
