"""Projects of other programs are read in the process of the tests: starting one for each takes a third of a second.

What hostile files do, and the way to the readers, is tried with the process of the readers (`readers_apart`). Modules
of the program are imported when they are needed, after the tests chose their language.
"""

from __future__ import annotations

import json
from pathlib import Path


def _read_here(path: Path, options=None):
    """The project as it comes over from the other process, without one."""
    from qualcode.reading.exchange.reader import read_project
    from qualcode.reading.formats import frames
    from qualcode.reading.source import exchange_frames
    from qualcode.reading.source.loading import shown_name
    from qualcode.reading.source.options import AS_FOUND
    from qualcode.reading.source.zip_package import foreign

    with foreign(shown_name(path.name) or shown_name(str(path)), (path.suffix[1:] or "project").upper()):
        said = exchange_frames.choices_of(exchange_frames.plain_choices(options or AS_FOUND))
        answer = frames.packed(exchange_frames.plain_project(read_project(path.absolute(), said)))
    return exchange_frames.project_of(json.loads(answer))


def install() -> None:
    """Let this process read projects itself."""
    from qualcode.reading.formats.apart import READERS_APART

    READERS_APART.project = _read_here


def as_in_the_program(replace) -> None:
    """Read them in a process of their own as the program does; `replace` is a monkeypatch's `setattr`."""
    from qualcode.reading.formats.apart import READERS_APART, ReadersApart

    replace(READERS_APART, "project", ReadersApart.project.__get__(READERS_APART))
