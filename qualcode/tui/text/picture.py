"""What a line of coded text shows, and in which styles and colours.

Lines with equal pictures look the same, so pictures are what is compared to find the lines that must be drawn anew,
and what drawn lines are kept by.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.widget import Widget

from qualcode.tui.text.passages import Passage, Stretch

_LEAST_CONTRAST = 3.0  # WCAG 2.1, success criterion 1.4.11: graphical objects
_MIDDLE = 0.18  # the luminance from which black and white stand out alike
_STEP, _STEPS = 0.15, 25  # share of black or white that is added at a time, and how often


class CodeLook(NamedTuple):
    """How a code is drawn: its colour (“#0072b2”) and its short name."""

    colour: str
    name: str


class Inks(NamedTuple):
    """The styles of the parts, and whether the terminal has too few colours to rely on them."""

    text: Style
    asked: Style
    selection: Style
    edge: Style
    hit: Style
    number: Style
    name: Style
    background: Color
    plain: bool
    first: Style = Style.null()
    second: Style = Style.null()
    both: Style = Style.null()


class Picture(NamedTuple):
    """All that can change about a line while text and width stay.

    `selected` and `edge` are offsets [start, end); each passage comes with its lane; `names` are passages
    whose names stand here; `lit` are those of both that the selection touches, `current` is the one of both whose
    coding keys act on, or those that are compared; `fixed` are to be coded as they stand. Of what is compared
    `first` is what the one side has, `second` what the other has.
    """

    line: int
    selected: tuple[int, int] | None
    edge: tuple[int, int] | None
    passages: tuple[tuple[Passage, int], ...]
    names: tuple[Passage, ...]
    lit: tuple[Passage, ...]
    hits: tuple[Stretch, ...]
    current: frozenset[Passage] = frozenset()
    fixed: tuple[Stretch, ...] = ()
    first: tuple[Stretch, ...] = ()
    second: tuple[Stretch, ...] = ()


def inks_of(view: Widget) -> Inks:
    """The styles of the theme, and attributes in place of colours where there are too few of those."""
    console = view.app.console
    plain = view.app.no_color or console.color_system in (None, "standard", "windows")
    base = view.rich_style
    parts = {
        name: view.get_component_rich_style(f"coded-text--{name}")
        for name in ("asked", "selection", "hit", "number", "name", "one-side", "both-sides")
    }
    bold, reverse = Style(bold=True), Style(reverse=True, bold=True)
    edge = view.get_component_rich_style("coded-text--edge", partial=True)
    return Inks(
        text=base,
        asked=parts["asked"] + Style(dim=True) if plain else parts["asked"],
        selection=reverse if plain else parts["selection"],
        edge=Style(reverse=False, bold=True, underline=True) if plain else edge,
        hit=Style(bold=True, underline=True) if plain else Style(bgcolor=parts["hit"].bgcolor) + bold,
        number=parts["number"],
        name=parts["name"],
        background=view.background_colors[1],
        plain=plain,
        first=Style(underline=True) + _ground(parts["one-side"], plain=plain),
        second=Style(italic=True) + (Style(bold=True) if plain else _ground(parts["one-side"], plain=plain)),
        both=Style(bold=True, reverse=True)
        if plain
        else Style(bold=True) + _ground(parts["both-sides"], plain=plain),
    )


def _ground(style: Style, *, plain: bool) -> Style:
    return Style.null() if plain else Style(bgcolor=style.bgcolor)


class CodeColours:
    """The colours of codes on the present background."""

    def __init__(self, looks: Mapping[int, CodeLook], inks: Inks) -> None:
        self._looks = looks
        self._inks = inks
        self._colours: dict[int, Color] = {}

    def of(self, code: int) -> Color:
        """The colour of a code (key); that of the text for a code without one, which its name then tells."""
        colour = self._colours.get(code)
        if colour is None:
            colour = self._colours[code] = self._parsed(code)
        return colour

    def readable(self, code: int) -> Color:
        """The colour of a code, darker or lighter where it would not stand out from the background."""
        return readable(self.of(code), self._inks.background)

    def _parsed(self, code: int) -> Color:
        look = self._looks.get(code)
        ink = self._inks.text.color
        neutral = Color.from_rich_color(ink) if ink else Color(128, 128, 128)
        try:
            return Color.parse(look.colour) if look and look.colour else neutral
        except ColorParseError:
            return neutral


def _luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(colour: Color, other: Color) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Color, background: Color, least: float = _LEAST_CONTRAST) -> Color:
    """The colour, made darker or lighter until it stands out from the background by so much, if that can be."""
    toward = Color(0, 0, 0) if _luminance(background) > _MIDDLE else Color(255, 255, 255)
    for _ in range(_STEPS):
        if contrast(colour, background) >= least:
            return colour
        colour = colour.blend(toward, _STEP)
    return toward
