"""In both languages and at four sizes nothing on the screens is cut or faint; in German they look as they are kept.

    QUALCODE_RENEW_PICTURES=1 python -m pytest tests/tui/test_shown_screens.py

writes the pictures in tests/tui/pictures/de-* anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.tui.pictures import FOLDER, what_looks_otherwise
from tests.tui.shown_screens import SCENES, SCREENS

KEPT = {"de-80x24": set(SCENES), "de-100x30": SCREENS}


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


@pytest.mark.timeout(590)  # it draws some hundred screens
def test_screens_look_as_they_did_and_nothing_that_they_say_is_cut_or_faint(tmp_path):
    """In German at 80 columns with all dialogs, elsewhere without; one test, as drawing is what takes time."""
    assert not draw(tmp_path, "de", "80x24", "100x30-screens")
    for name, scenes in KEPT.items():
        assert [*what_looks_otherwise(name, tmp_path / "pictures" / name)] == []
        assert {path.stem for path in (FOLDER / name).iterdir()} == scenes


@pytest.mark.stress
@pytest.mark.parametrize(
    ("language", "sizes"), [("de", "100x30 120x40 160x50"), ("en", "80x24 100x30 120x40 160x50")]
)
def test_nothing_that_dialogs_say_is_cut_or_faint_at_any_size(tmp_path, language, sizes):
    assert not draw(tmp_path, language, *sizes.split())
