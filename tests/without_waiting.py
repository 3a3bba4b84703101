"""No test cuts the power, so none waits until the disk has what was written: they would wait for it most of the time.

A killed process loses nothing by it, and the programs that tests start do wait.
"""

from __future__ import annotations

import os
import sqlite3

from qualcode.project.file import connection

_prepare = connection._prepare


def _prepared(opened: sqlite3.Connection) -> None:
    _prepare(opened)
    opened.execute("PRAGMA synchronous = OFF")


def install() -> None:
    """Let nothing in this process wait for the disk."""
    connection._prepare = _prepared
    os.fsync = lambda _descriptor: None


def as_in_the_program(replace) -> None:
    """Wait for the disk as the program does; `replace` is a monkeypatch's `setattr`."""
    replace(connection, "_prepare", _prepare)
