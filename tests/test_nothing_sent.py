"""Nothing is ever sent: not in the whole suite (see `conftest`), and not by commands in a process of their own."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import nothing_sent

ROOT = Path(__file__).parents[1]
NOWHERE = ("127.0.0.1", 9)


def by_asyncio():
    asyncio.run(asyncio.open_connection(*NOWHERE))


def by_datagram():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as open_socket:
        open_socket.sendto(b"x", NOWHERE)


def by_message():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as open_socket:
        open_socket.sendmsg([b"x"], [], 0, NOWHERE)


def by_quiet_connection():
    with socket.socket() as open_socket:
        open_socket.connect_ex(NOWHERE)


@pytest.fixture
def attempts():
    """What the guard remembers of this test; taken away, so that the test does not fail for it."""
    before = len(nothing_sent.attempts)
    yield lambda: nothing_sent.attempts[before:]
    del nothing_sent.attempts[before:]


@pytest.mark.parametrize(
    ("act", "event"),
    [
        (by_asyncio, "socket.connect"),
        (by_datagram, "socket.sendto"),
        (by_message, "socket.sendmsg"),
        (by_quiet_connection, "socket.connect"),
        (lambda: socket.create_connection(NOWHERE, timeout=1), "socket.getaddrinfo"),
        (lambda: socket.getaddrinfo("localhost", 9), "socket.getaddrinfo"),
        (lambda: socket.gethostbyname("localhost"), "socket.gethostbyname"),
    ],
)
def test_the_guard_stops_and_remembers_every_way_to_send(attempts, act, event):
    with pytest.raises(nothing_sent.SentError):
        act()
    assert any(told.startswith(event) for told in attempts())


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no local sockets here")
def test_local_sockets_and_event_loops_work(tmp_path, monkeypatch):
    left, right = socket.socketpair()
    with left, right:
        left.sendall(b"x")
        assert right.recv(1) == b"x"
    asyncio.run(asyncio.sleep(0))
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as calling:
        listening.bind("s")
        listening.listen()
        calling.connect("s")


COMMANDS = (
    ("demo", "demo", "--no-open"),
    ("new", "studie", "--codebook", str(ROOT / "codebooks" / "themen.yaml")),
    ("import", "text.md", "seite.html"),
    ("search", "Quellen"),
    ("code", "text", "0:8", "KIM", "--new-coder"),
    ("consent", "set", "--all", "quote=yes", "archive=yes"),
    ("quotes", "--code", "KIM", "-o", "kim.docx"),
    ("quotes", "--code", "KIM", "-o", "kim.html"),
    ("import", "kim.docx"),  # read in a process of its own, which is guarded too
    ("check-quotes", "text.md"),
    ("codebook", "export", "-o", "codebuch.xlsx"),
    ("-p", "demo/demo.qualcode", "agreement", "--coders", "Anna,Ben"),
    ("-p", "demo/demo.qualcode", "report", "--wave", "2022", "--compare", "2021"),
    ("archive", "deposit", "--no-likely-names", "--accept-all", "--reason", "shipped"),
    ("privacy-sheet", "-o", "blatt.docx"),
    ("given",),
    ("check",),
    ("backup",),
)


def test_no_command_sends_anything_in_a_process_that_is_guarded_from_the_start(tmp_path):
    """Python loads `sitecustomize` before the program: so the guard is there before the first import of it."""
    loaded, work = tmp_path / "loaded", tmp_path / "work"
    loaded.mkdir()
    work.mkdir()
    shutil.copy(ROOT / "tests" / "nothing_sent.py", loaded)
    record, stands = tmp_path / "record", tmp_path / "stands"
    (loaded / "sitecustomize.py").write_text(
        f"import nothing_sent, pathlib\nnothing_sent.install(pathlib.Path({str(record)!r}))\n"
        f"with open({str(stands)!r}, 'a') as file:\n    file.write('x')\n",
        encoding="utf-8",
    )
    (work / "text.md").write_text("Quellen: http://127.0.0.1:9/x und „Das ist gut so.“\n", encoding="utf-8")
    page = (
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><p>Quellen. <img src="http://127.0.0.1:9/b.png"></p>'
    )
    (work / "seite.html").write_text(page, encoding="utf-8")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(loaded), str(ROOT)]), "QUALCODE_CODER": "anna", "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path),
    }  # fmt: skip
    environment.pop("QUALCODE_PROJECT", None)
    script = (
        "from qualcode.cli.main import call\n"
        f"for arguments in {COMMANDS!r}:\n    assert call(list(arguments)) == 0, arguments\n"
    )
    command = [sys.executable, "-c", script]
    ran = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert stands.exists()
    assert not record.exists(), record.read_text("utf-8")
