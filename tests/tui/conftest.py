"""A project with two documents, open in the interface."""

from __future__ import annotations

import asyncio
import time

import pytest
from textual._compositor import Compositor
from textual.notifications import Notification

import qualcode
from qualcode.tui.app import QualcodeApp
from qualcode.tui.layout import drawing
from tests.tui import fast_textual

FIRST = (
    "I: Wie lief das?\n\nB: Das war am Anfang schwierig. Jeder hat für sich entschieden. Jetzt geht es.\n\n"
    "I: Warum?\n\nB: Weil wir reden."
)
SECOND = "B: Im zweiten Jahr kam der Wechsel. Dann war Ruhe."


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The bytes of the project."""
    with qualcode.create(tmp_path_factory.mktemp("filled") / "p.qualcode", "Probe", coder="me") as study:
        study.documents.add("eins", FIRST, label="RG 2021", attributes={"wave": 2021})
        study.documents.add("zwei", SECOND, label="RG 2022", attributes={"wave": 2022})
        types = ("Typen", "Typen / Transition", "Typen / Interferenz", "Typen / Diffusion")
        for path in (*types, "Austausch und Lernen"):
            study.codes.add(path, definition="das ist gemeint")
    return study.path.read_bytes()


@pytest.fixture
def project_file(tmp_path, filled):
    path = tmp_path / "p.qualcode"
    path.write_bytes(filled)
    return path


@pytest.fixture(autouse=True)
def notices_stay(monkeypatch):
    """Notices are looked at whenever the machine comes to it, and not in the seconds that people have for them."""
    monkeypatch.setattr(Notification, "has_expired", property(lambda _: False))


@pytest.fixture(scope="session", autouse=True)
def textual_is_fast():
    with pytest.MonkeyPatch.context() as patch:
        fast_textual.install(patch.setattr)
        yield


DRAWN = {
    "test_coded_text",
    "test_coded_text_paint",
    "test_coding_actions",
    "test_drawing",
    "test_every_key",
    "test_for_everybody",
    "test_last_frame",
    "test_material_screen",
    "test_painting_less",
    "test_pictures",
}


@pytest.fixture(autouse=True)
def nobody_looks(request, monkeypatch):
    """No picture is drawn for a terminal that is not there, but in the modules above."""
    if request.module.__name__.rpartition(".")[2] not in DRAWN:
        draw_only_when_asked(monkeypatch.setattr)


def draw_only_when_asked(replace):
    """Draw nothing by itself, which takes half of the time; what is read of a screen is drawn when asked for."""
    draw = Compositor.render_update

    def drawn_when_asked(compositor, full=False, **options):
        if full:
            return draw(compositor, full, **options)
        compositor._dirty_regions.clear()
        return None

    replace(Compositor, "render_update", drawn_when_asked)
    replace(drawing, "pieces", lambda screen, crop: iter(()))


@pytest.fixture
def app(project_file):
    return QualcodeApp(project_file, "clara")


def held_up(go_on, hear):
    """Wait in a thread until it is let go, and let it hear meanwhile that it is stopped.

    A minute at most: a test that fails meanwhile must not hang with it.
    """
    end = time.monotonic() + 60
    while not go_on.wait(0.01) and time.monotonic() < end:
        hear()


async def settle(pilot):
    """Wait until all that was written has come back to the screen, or the program was left."""
    for _ in range(2000):
        await pilot.pause()
        if pilot.app.idle or pilot.app._exit:
            break
        await asyncio.sleep(0.01)
    else:
        raise AssertionError("the program does not come to rest")
    await pilot.pause()
    await pilot.pause()


async def press(pilot, *keys):
    """Press keys one by one, each until all that it did has come back to the screen."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
