"""The themes: dark, light, and one of high contrast."""

from __future__ import annotations

from textual.theme import Theme

from qualcode.catalogue import _
from qualcode.tui.layout.contrast import Contrast

THEMES = (
    Theme(
        name="qualcode-dark",
        dark=True,
        primary="#1f6fb2",
        secondary="#3b6ea5",
        accent="#e69f00",
        warning="#e69f00",
        error="#d55e00",
        success="#009e73",
        foreground="#e4e4e4",
        background="#121416",
        surface="#1a1d20",
        panel="#20262b",
    ),
    Theme(
        name="qualcode-light",
        dark=False,
        primary="#0b5fa5",
        secondary="#3b6ea5",
        accent="#a05a00",
        warning="#a05a00",
        error="#b33a00",
        success="#00694c",
        foreground="#1c1c1c",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e4e1d8",
    ),
    Theme(
        name="qualcode-contrast",
        dark=True,
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff6060",
        success="#60ff60",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        variables={"input-selection-background": "#4d4d00"},  # else a ground on which white is no 7 to 1
    ),
)
_USUAL, _HIGH = Contrast(4.5, 3.0), Contrast(7.0, 4.5)
NAMES = tuple(theme.name for theme in THEMES)
_SAID = {"qualcode-dark": _("dark"), "qualcode-light": _("light"), "qualcode-contrast": _("high contrast")}


def least_contrast(name: str) -> Contrast:
    """How much words and marks stand out at least in a theme."""
    return _HIGH if name == NAMES[-1] else _USUAL


def after(name: str) -> str:
    """The theme that follows."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]


def said(name: str) -> str:
    """What people call a theme."""
    return _SAID.get(name, name)
