"""A terminal that is closed over the interface leaves no process behind, and the file closed."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time

import pytest

from qualcode.cli.shared import hanging_up
from tests.helpers import add_document, new_project

LONG = 60  # seconds, on a machine that does much else


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_it_leaves_once_however_often_it_is_told_and_ends_as_an_interruption(name):
    number, left = getattr(signal, name), []
    before = signal.signal(number, signal.default_int_handler)

    async def at_work():
        stopped = asyncio.Event()

        def leave():
            left.append(name)
            stopped.set()

        with hanging_up.left_in_order(leave):
            for _time in range(5):
                os.kill(os.getpid(), number)
            await stopped.wait()
            os.kill(os.getpid(), number)
            await asyncio.sleep(0)

    try:
        with pytest.raises(KeyboardInterrupt):
            asyncio.run(at_work())
        assert left == [name]
        for thread in threading.enumerate():  # the last resort would end whoever goes on after the interface
            if isinstance(thread, threading.Timer):
                thread.join(hanging_up._PATIENCE / 2)
                assert not thread.is_alive()
        assert signal.getsignal(number) is signal.default_int_handler
    finally:
        signal.signal(number, before)


def test_a_signal_that_was_ignored_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with hanging_up.left_in_order(lambda: pytest.fail("left")):
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_interface_ends_with_its_terminal_and_closes_the_file(tmp_path):
    with new_project(tmp_path, "studie") as project:
        add_document(project, "eins", "Ein Satz.")
    environment = {**os.environ, "HOME": str(tmp_path), "TERM": "xterm-256color", "QUALCODE_LANG": "en"}
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "qualcode", str(project.path)]
    with subprocess.Popen(
        command, stdin=inside, stdout=inside, stderr=inside, env=environment, start_new_session=True
    ) as process:
        os.close(inside)
        try:
            seen, until = b"", time.monotonic() + LONG
            while b"Undo" not in seen and time.monotonic() < until:
                if select.select([terminal], [], [], 1)[0]:
                    seen += os.read(terminal, 65536)
            assert b"Undo" in seen
            for _time in range(3):
                process.send_signal(signal.SIGHUP)
            os.close(terminal)
            process.wait(LONG)
        finally:
            process.kill()
    assert [file.name for file in tmp_path.glob("studie*")] == ["studie.qualcode"]
