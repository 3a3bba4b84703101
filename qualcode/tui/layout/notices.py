"""Notices stand at the foot of the screen, over the line of keys: the last two, until the next key.

They need room where nothing is read: over the text they would hide what is being coded.
"""

from __future__ import annotations

from time import time

from textual.app import App

_MOST = 2
_SEEN = 1.0  # seconds after which somebody can have read a notice: one that comes while keys are typed stays so long


class FewNotices(App[int]):
    """A program that shows its last notices only."""

    def _refresh_notifications(self) -> None:
        """As Textual's own, after forgetting all notices but the last ones."""
        for notice in list(self._notifications)[:-_MOST]:
            self._unnotify(notice, refresh=False)
        super()._refresh_notifications()

    def put_aside_notices(self) -> None:
        """At a key: forget the notices that were there to be read."""
        read = [notice for notice in self._notifications if time() - notice.raised_at >= _SEEN]
        for notice in read:
            self._unnotify(notice, refresh=False)
        if read:
            self._refresh_notifications()
