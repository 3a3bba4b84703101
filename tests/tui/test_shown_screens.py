"""In both languages and at four sizes the screens are as they were looked at; nothing on them is cut or faint.

    QUALCODE_RENEW_PICTURES=1 python -m pytest tests/tui/test_shown_screens.py

writes the pictures in tests/tui/pictures/de-* and en-* anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.tui.pictures import FOLDER, RENEWS, compare
from tests.tui.shown_screens import SCENES, SCREENS

DRAWN = ("de-80x24", "de-100x30", "en-80x24")


def draw(folder, language, *sizes):
    """What is cut on the screens, or faint in the theme of high contrast; their pictures are in the folder."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QUALCODE_", "XDG_CONFIG"))},
        "HOME": str(folder),
        "QUALCODE_CODER": "clara",
        "QUALCODE_LANG": language,
        "TZ": "UTC",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.tui.shown_screens", str(folder), *sizes],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=590,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_screens_look_as_when_somebody_looked_at_them_and_nothing_is_cut_or_faint(tmp_path):
    """In German at 80 columns with all dialogs, elsewhere without; one test, as all are drawn of one study."""
    wrong = draw(tmp_path, "de", "80x24", "100x30-screens") + draw(tmp_path, "en", "80x24-screens")
    assert not wrong
    for name in DRAWN:
        wanted = [scene for scene in SCENES if scene in SCREENS or name == "de-80x24"]
        if RENEWS:
            shutil.rmtree(FOLDER / name, ignore_errors=True)
        for scene in wanted:
            seen = (tmp_path / "pictures" / name / f"{scene}.txt").read_text(encoding="utf-8")
            compare(f"{name}/{scene}", seen)
        assert sorted(file.stem for file in (FOLDER / name).iterdir()) == sorted(wanted)


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        ("material", ["3 Dokumente ", "Quelle", "in Arbeit", "zugeteilt an", "⏎ Öffnen  e Bearbeiten"]),
        ("material-cell", ["⏎ Speichern", "Esc Abbrechen"]),
        ("team", ["Codierende und Runden", "Person", "Codiert wird als „clara“.", "⏎ Wechseln"]),
        ("team-new-round", ["Neue Runde", "Runde 2 beginnen"]),
        ("import", ["Dokumente importieren", "Quellenkürzel", "⏎ Vorschau", "Esc Abbrechen"]),
        ("project", ["Projekt wechseln", "o Datei …", "Esc Abbrechen"]),
        ("tour", ["Rundgang", "Demoprojekt öffnen", "Esc"]),
        ("quotation-edit", ["Esc Abbrechen"]),
        ("export", ["^f Veröffentlichen", "Esc Abbrechen"]),
        ("comparison", ["a abgeschlossene Dokumente"]),
    ],
)
def test_the_german_pictures_show_what_is_needed_at_80_columns(scene, words):
    picture = (FOLDER / "de-80x24" / f"{scene}.txt").read_text(encoding="utf-8")
    assert [word for word in words if word not in picture] == []


@pytest.mark.stress
@pytest.mark.parametrize(
    ("language", "sizes"), [("de", "100x30 120x40 160x50"), ("en", "80x24 100x30 120x40 160x50")]
)
def test_nothing_that_dialogs_say_is_cut_or_faint_at_any_size(tmp_path, language, sizes):
    assert not draw(tmp_path, language, *sizes.split())
