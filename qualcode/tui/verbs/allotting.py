"""What is said of documents that were allotted to coders, from either side."""

from __future__ import annotations

from qualcode.catalogue import _, ngettext
from qualcode.tui.keys.key_names import named
from qualcode.tui.keys.key_table import undoes


def allotted_words(changed: int, *, any_marked: bool) -> str:
    """What came of a list in which it was marked to whom, or what, was to be allotted."""
    if changed:
        words = ngettext("{count} allotment changed", "{count} allotments changed", changed)
        return f"{words} · {undoes()}"
    marks = named("space")
    if any_marked:
        return _("Nothing to change: they were allotted so before. {marks} in the list changes marks.", marks=marks)
    return _("Nothing was marked, so nothing is allotted. {marks} in the list marks a line.", marks=marks)
