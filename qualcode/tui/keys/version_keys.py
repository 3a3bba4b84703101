"""The keys of the versions of the codebook."""

from __future__ import annotations

from qualcode.catalogue import _, pgettext
from qualcode.tui.keys.actions import Action

_VERSIONS, _SHOW = _("Versions of the codebook"), pgettext("help", "Show")


def _version_key(act: str, keys: str, shown: str, label: str, group: str = _VERSIONS, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "versions", shown, part)


VERSION_ACTIONS: tuple[Action, ...] = (
    _version_key("freeze", "a", "a", _("Freeze the codebook as it is under a name"), part="freezing"),
    _version_key("remove", "x delete", "x del", _("Remove the version; the codebook stays"), part="freezing"),
    _version_key("compare_from", "enter v", "⏎", _("Compare the others with this one, or with those before"), _SHOW),
    _version_key("turn_log", "t", "t", _("Change log, or what differs"), _SHOW),
    _version_key("scroll_whole", "full_stop", ".", _("More of what differs"), _SHOW),
    _version_key("back", "escape", "esc", _("Back to the codebook"), _SHOW),
)
