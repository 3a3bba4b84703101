"""How often Python looks for garbage that lies in circles: commands make hardly any, and looking takes its time."""

from __future__ import annotations

import gc

_AS_PYTHON = gc.get_threshold()
_SELDOM = (50_000, 20, 100)


def look_seldom() -> None:
    """For commands, which hold many rows: looking at them again and again took up to a seventh of the time."""
    gc.set_threshold(*_SELDOM)


def look_as_python_does() -> None:
    """For the interface, whose screens make circles and are open for hours."""
    gc.set_threshold(*_AS_PYTHON)
