"""The keys of the levels of cases and of types."""

from __future__ import annotations

from qualcode.catalogue import _, pgettext
from qualcode.tui.keys.actions import Action, Scope

_GO, _SHOW = pgettext("help", "Go"), pgettext("help", "Show")
_LEVELS, _TYPES = _("Levels of cases"), pgettext("help", "Types")


def _key(scope: Scope, act: str, keys: str, shown: str, label: str, group: str, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, scope, shown, part)


TYPOLOGY_ACTIONS: tuple[Action, ...] = (
    _key("levels", "pick", "enter c", "⏎", _("Give the case a level on the code"), _LEVELS, "giving"),
    *(
        _key("levels", f"quick('{digit}')", digit, "1–9", _("Give the level of that number"), _LEVELS, "giving")
        for digit in "123456789"
    ),
    _key("levels", "none", "0", "0", _("The case cannot be classified"), _LEVELS, "giving"),
    _key("levels", "reason", "e", "e", _("Say why the case has its level"), _LEVELS, "giving"),
    _key("levels", "evidence", "t", "t", _("Choose the passages that are the evidence"), _LEVELS, "giving"),
    _key("levels", "remove", "x delete", "x del", _("Remove your level"), _LEVELS, "giving"),
    _key("levels", "next_missing(1)", "n", "n", _("Next case without your level on a code"), _GO),
    _key("levels", "next_missing(-1)", "N", "N", _("Previous case without your level on a code"), _GO),
    _key("levels", "jump", "g", "g", _("To the passages, and from there to the text"), _GO),
    _key("levels", "back", "escape", "esc", _("Back to the table, then to the text"), _SHOW),
    _key("typology", "form", "enter c", "⏎", _("Make a type of the marked cells, or rename it"), _TYPES, "types"),
    _key("typology", "mark", "t insert", "t", _("Mark the cell, to merge it with others into a type"), _TYPES),
    _key("typology", "merge", "M", "M", _("Merge the cells into another type"), _TYPES, "types"),
    _key("typology", "describe", "e", "e", _("Describe the type"), _TYPES, "types"),
    _key("typology", "assign_all", "F", "F", _("Give all cases in cells of types their type"), _TYPES, "types"),
    _key("typology", "assign", "y", "y", _("Give a case its type, with a reason"), _TYPES, "types"),
    _key("typology", "typical", "b", "b", _("Mark the most typical case, or take that back"), _TYPES, "types"),
    _key("typology", "remove", "x delete", "x del", _("Remove the type of the cell"), _TYPES, "types"),
    _key("typology", "begin", "a", "a", _("Begin a typology: its name and features"), _TYPES, "typologies"),
    _key("typology", "choose", "s", "s", _("Another typology"), _TYPES, "typologies"),
    _key("typology", "discard", "X", "X", _("Remove the typology"), _TYPES, "typologies"),
    _key("typology", "back", "escape", "esc", _("Remove the marks, then back to the text"), _SHOW),
)  # fmt: skip
