"""What is said at opening of people whose words should not be here any more."""

from __future__ import annotations

from qualcode.catalogue import ngettext
from qualcode.tui.keys.key_table import key_of


def words_of_due(number: int) -> str:
    """That so many cases and documents are over and still here, and what lists them; empty where there are none."""
    if not number:
        return ""
    return ngettext(
        "{count} case or document is withdrawn or to be deleted by now and still here ({screen} {due} lists it).",
        "{count} cases or documents are withdrawn or to be deleted by now and still here ({screen} {due} "
        "lists them).",
        number,
        screen=key_of("study.show_screen_material"),
        due=key_of("material.only_due"),
    )
