"""How pictures are drawn: the same bytes for the same content, our own font, no display. matplotlib is imported here.

A picture is an SVG, whose words are outlines, so that it looks alike everywhere, and a PNG. Shades go from light to
dark, so that they stand on paper without colours, and hatches go with colours.
"""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.reporting.report import Illustration
from qualcode.reporting.writers.whole_files import xml_safe

if TYPE_CHECKING:
    from matplotlib.axes import Axes  # noqa: TC004 - a name for annotations elsewhere
    from matplotlib.figure import Figure  # noqa: TC004 - a name for annotations elsewhere

__all__ = ["Axes", "Figure", "demand_pictures", "draw", "shade", "shown", "word_colour"]

_DOTS, _INCH = 200, 25.4
SMALL, PLAIN, LARGE = 7.5, 8.5, 10.0
"""Sizes of type in points."""
SERIES = ("#0072b2", "#e69f00", "#56b4e9", "#d55e00", "#009e73", "#cc79a7", "#f0e442", "#999999")
"""Colours that people tell apart who see red and green alike (Okabe & Ito 2008)."""
HATCHES = ("", "////", "....", "xxxx", "----", "\\\\\\\\", "++++", "oooo")
"""A hatch for each colour, for printers without any."""
INK, PALE, LINE = "#000000", "#ffffff", "#8c8c8c"
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
_LIGHT, _DARK = (0.969, 0.984, 1.0), (0.031, 0.251, 0.506)
_MISSING = "□"
_FONT = "DejaVu Sans"  # no text: a name; it comes with matplotlib
_RULES: dict[Any, Any] = {
    "font.family": [_FONT],
    "font.size": PLAIN,
    "text.parse_math": False,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "axes.unicode_minus": False,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "path",
    "svg.hashsalt": "qualcode",
}


def demand_pictures() -> None:
    """Raise QualcodeError with the line to install where matplotlib is missing."""
    try:
        import matplotlib as _matplotlib  # noqa: F401
    except ImportError as error:
        command = "pip install 'qualcode[pictures]'"  # no text: a command
        raise QualcodeError(
            _("Pictures need matplotlib, which is not installed."), _("Install it: {command}", command=command)
        ) from error


def draw(title: str, text: str, size: tuple[float, float], paint: Callable[[Figure, Axes], None]) -> Illustration:
    """A picture of about a size in inches, which `paint` fills; `text` says in words what it shows.

    Raises QualcodeError where matplotlib is missing.
    """
    demand_pictures()
    with _our_rules():
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=size, dpi=_DOTS)
        FigureCanvasAgg(figure)
        paint(figure, figure.add_subplot())
        png = _saved(figure, "png", {"Software": None})
        svg = _saved(figure, "svg", {"Date": None, "Creator": None})
    width, height = struct.unpack(">II", png[16:24])
    return Illustration(title, text, svg, png, width / _DOTS * _INCH, height / _DOTS * _INCH)


@contextmanager
def _our_rules() -> Iterator[None]:
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_RULES)
        yield


def _saved(figure: Figure, form: str, metadata: dict[str, None]) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=form, metadata=metadata, bbox_inches="tight", pad_inches=0.08, facecolor=PALE)
    return buffer.getvalue()


def shown(text: str, width: int = 28, lines: int = 2) -> str:
    """A name as a picture shows it: in few lines, with signs in place of those that the font lacks."""
    plain = " ".join(xml_safe(unicodedata.normalize("NFC", text)).split())
    known = _signs()
    drawn = "".join(sign if ord(sign) in known else _MISSING for sign in plain)
    return "\n".join(wrap(drawn, width, max_lines=lines, placeholder=" …", break_on_hyphens=False)) or ""


@cache
def _signs() -> frozenset[int]:
    """The code points that the font has. Raises QualcodeError where matplotlib is missing."""
    demand_pictures()
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family=[_FONT]))).get_charmap())


def shade(part: float) -> tuple[float, float, float]:
    """The colour of a part (0 to 1) of the greatest value, from light to dark."""
    red, green, blue = (light + (dark - light) * part for light, dark in zip(_LIGHT, _DARK, strict=True))
    return red, green, blue


def word_colour(ground: Sequence[float]) -> str:
    """The colour of words on a ground: whichever stands out more (contrast of WCAG 2)."""
    return INK if _contrast(ground, BLACK) >= _contrast(ground, WHITE) else PALE


def _contrast(one: Sequence[float], other: Sequence[float]) -> float:
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Sequence[float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def bare(axes: Axes) -> None:
    """Take away the frame and the small lines of a picture."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)
