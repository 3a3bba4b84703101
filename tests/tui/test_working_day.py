"""A whole working day in a real terminal: open, code, write a memo, undo, search, leave, come back; all is there."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

import qualcode
from qualcode.project.project import Project
from tests.tui.conftest import FIRST

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not on this machine")

_PATIENCE = 60  # seconds until a screen must show something
TALK = "\n\n".join(
    f"I: Frage {number}?\n\nB: Antwort {number} beginnt hier. Sie geht weiter mit der Zahl {number}. So endet sie."
    for number in range(1, 12)
)


class Terminal:
    """A terminal of 80 × 24 cells in a tmux server of its own, with the program in it."""

    def __init__(self, folder):
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", os.devnull]

    def start(self, *arguments):
        command = [sys.executable, "-m", "qualcode", *arguments]
        self._call("new-session", "-d", "-x", "80", "-y", "24", *command)

    def press(self, *keys):
        """Press keys by their tmux names."""
        self._call("send-keys", "-t", ":", *keys)

    def type(self, words):
        self._call("send-keys", "-t", ":", "-l", words)

    def screen(self):
        return self._call("capture-pane", "-p", "-t", ":")

    def wait_for(self, words):
        """Wait until the screen shows the words."""
        self._wait(lambda: words in self.screen(), words)

    def wait_without(self, words):
        """Wait until the screen does not show the words any more."""
        self._wait(lambda: words not in self.screen(), f"screen without {words}")

    def wait_for_end(self):
        self._wait(lambda: not self.runs(), "the end")

    def _wait(self, condition, wanted):
        end = time.monotonic() + _PATIENCE
        while not condition():
            assert time.monotonic() < end, f"no “{wanted}” on the screen:\n{self.screen() if self.runs() else '–'}"
            time.sleep(0.05)

    def runs(self):
        return subprocess.run([*self._tmux, "has-session"], check=False, capture_output=True).returncode == 0

    def close(self):
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _call(self, *arguments):
        return subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def terminal(tmp_path, monkeypatch):
    """A terminal; the path of its socket must be short, and the program must find this checkout."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(one for one in sys.path if one))
    monkeypatch.setenv("TERM", "xterm-256color")
    made = Terminal(tmp_path)
    yield made
    made.close()


@pytest.fixture
def study(tmp_path):
    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="me") as made:
        made.documents.add("gespraech", TALK, label="RG 2022")
        made.documents.add("zweites", FIRST, label="RG 2022")
        for name in ("Anfang", "Verlauf", "Ende"):
            made.codes.add(name, definition="das ist gemeint")
    return made.path


def codings(path):
    with Project.open(path) as project:
        return project.codings.all()


def test_a_working_day(terminal, study):
    terminal.start("-p", str(study), "open", "gespraech", "--coder", "clara")
    terminal.wait_for("“Antwort 1 beginnt hier.”")

    for number in range(20):
        terminal.press(str(number % 3 + 1))
        terminal.wait_for(f"{number + 1} coding")
        terminal.press("Down")
    terminal.press("BTab", "m")
    terminal.wait_for("Memo on ")
    terminal.type("Ein Zweifel")
    terminal.press("C-s")
    terminal.wait_for("” saved")

    terminal.press("Down", "Down", "Down", "1")
    terminal.wait_for("21 codings")
    terminal.press("u")
    terminal.wait_for("20 codings")

    terminal.press("C-f")
    terminal.wait_for("Find in all 2 documents")
    terminal.type("schwierigen")
    terminal.press("Enter")
    terminal.wait_for("1 hit of “schwierigen”")
    terminal.wait_for("“Das war am Anfang schwierig.”")
    terminal.press("2")
    terminal.wait_for("“Verlauf” assigned · u undoes")
    terminal.press("Escape")
    terminal.wait_without("1 hit of")
    terminal.press("F")
    terminal.wait_for("finished: 1 coding")
    place = terminal.screen().splitlines()[0]
    terminal.press("q")
    terminal.wait_for_end()

    found = codings(study)
    assert len(found) == 21
    assert [one.memo for one in found if one.memo] == ["Ein Zweifel"]
    with Project.open(study) as project:
        assert not [one for one in project.check() if one.problems]
    assert not study.with_name(study.name + "-wal").exists()

    terminal.start("-p", str(study), "open", "--coder", "clara")
    terminal.wait_for("“Das war am Anfang schwierig.”")
    assert terminal.screen().splitlines()[0] == place
    terminal.press("]")
    terminal.press("[")
    terminal.wait_for("20 codings")
    terminal.press("q")
    terminal.wait_for_end()
    assert codings(study) == found


def test_an_interrupted_interface_gives_the_terminal_back_and_says_so(tmp_path):
    import pty

    with qualcode.create(tmp_path / "p.qualcode", "Probe", coder="me") as made:
        made.documents.add("eins", FIRST, label="RG 2022")
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "qualcode", "-p", str(made.path), "open"]
    environment = {**os.environ, "QUALCODE_CODER": "clara", "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment) as process:
        os.close(terminal)
        drawn = b""
        while b"schwierig" not in drawn:
            drawn += os.read(main, 65_536)
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(OSError):  # the other end is gone
            while more := os.read(main, 65_536):
                drawn += more
        assert process.wait(_PATIENCE) == 130
    os.close(main)
    assert b"\x1b[?1049l" in drawn  # the screen from before is back
    assert b"interrupted" in drawn
    assert b"Traceback" not in drawn
    assert not list(tmp_path.glob("*.qualcode-*"))
