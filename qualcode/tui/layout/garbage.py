"""Garbage that lies in circles is looked for when there is time, and never again among what was read from the file.

Python looks for it whenever many objects were made, through all that live: with a hundred thousand codings in memory
that takes up to half a second, in the middle of whatever is going on. Most of them are rows, which go away by
themselves; circles are made by screens and dialogs only.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_EVERY = 2.0
"""Seconds between looks."""
_WORTHWHILE = 5_000
"""Objects made since the last look, and still there; below it a look is not worth its time."""
_ROWS = 30_000
"""So many new ones are rows of the project, through which nobody looks."""
_LONG = 0.015
"""Seconds of the processor that a look may take; what it left over is then left in peace."""


class Garbage:
    """Who looks for garbage while the interface runs, if the command line keeps Python from doing it by itself."""

    def __init__(self, is_time: Callable[[], bool]) -> None:
        """`is_time` says whether nothing else is to be done."""
        self._is_time = is_time
        self._is_ours = False

    def begin(self, every: Callable[[float, Callable[[], None]], object]) -> None:
        """Begin after the first screen; `every` calls something again and again, after so many seconds."""
        if not gc.isenabled():
            self._is_ours = True
            gc.freeze()  # what the start made lives on
            every(_EVERY, self.look)

    def look(self) -> None:
        """Look through what was made lately, if there is time and it is worth it."""
        made = gc.get_count()[0]
        if made < _WORTHWHILE or not self._is_time():
            return
        if made < _ROWS:
            before = time.thread_time()
            gc.collect()
            if time.thread_time() - before < _LONG:
                return
        gc.freeze()

    def close(self) -> None:
        """Leave all of it to whoever looks next."""
        if self._is_ours:
            gc.unfreeze()
