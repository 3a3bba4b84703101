"""Notices stand at the foot of the screen, over the line of keys: the last two, until the next key.

They need room where nothing is read: over the text they would hide what is being coded.
"""

from __future__ import annotations

from time import time
from typing import TypeVar

from textual.app import App

Program = TypeVar("Program", bound=App[int])

_MOST = 2
_SEEN = 1.0  # seconds after which somebody can have read a notice: one that comes while keys are typed stays so long


def few_notices(kind: type[Program]) -> type[Program]:
    """A program that shows its last notices only; used as a decorator."""
    refresh = kind._refresh_notifications

    def refresh_few(self: Program) -> None:
        for notice in list(self._notifications)[:-_MOST]:
            self._unnotify(notice, refresh=False)
        refresh(self)

    kind._refresh_notifications = refresh_few  # type: ignore[method-assign, assignment]
    return kind


def put_aside_notices(app: App[int]) -> None:
    """At a key: forget the notices that were there to be read."""
    read = [notice for notice in app._notifications if time() - notice.raised_at >= _SEEN]
    for notice in read:
        app._unnotify(notice, refresh=False)
    if read:
        app._refresh_notifications()
