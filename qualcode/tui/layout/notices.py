"""Notices stand at the foot of the screen, over the line of keys: the last two, until the next key.

They need room where nothing is read: over the text they would hide what is being coded.
"""

from __future__ import annotations

from time import time
from typing import Any

from textual.app import App

_MOST = 2
_SEEN = 1.0  # seconds after which somebody can have read a notice: one that comes while keys are typed stays so long


def keep_last_notices(app: App[Any]) -> None:
    """Forget all notices but the last ones."""
    for notice in list(app._notifications)[:-_MOST]:
        app._unnotify(notice, refresh=False)


def put_aside_notices(app: App[Any]) -> None:
    """After a key: forget the notices that were there to be read."""
    read = [notice for notice in app._notifications if time() - notice.raised_at >= _SEEN]
    for notice in read:
        app._unnotify(notice, refresh=False)
    if read:
        app._refresh_notifications()
