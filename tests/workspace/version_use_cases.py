"""What the use cases of codebook versions are shown with."""

from __future__ import annotations

from qualcode.workspace.versions import versions


def freeze(opened):
    opened.version = versions.freeze(opened.space, "Pilot", "nach der Pilotphase", 1)


BEFORE = {"versions/versions.unfreeze": freeze}
DONE = {
    "versions/versions.freeze": freeze,
    "versions/versions.unfreeze": lambda o: versions.unfreeze(o.space, o.version),
}
