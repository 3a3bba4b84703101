"""The graph of a codebook as SVG: the codes as an indented list with their colours, links as arcs beside it.

It is drawn by hand and needs no other program. Kinds of links differ by colour and by the dashes of their line, and
each is named beside its arc.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

from qualcode.catalogue import Catalogue
from qualcode.model.codes import RelationKind, relation_kinds
from qualcode.reporting.codebook.code_graph import CodeGraph, CodeLink, drawn_colour
from qualcode.safe_text import one_line, visible

_ROW, _EDGE, _INDENT = 22, 14, 18  # pixels
_SIGN = 7.4  # pixels of a character; a wide one has two of them
_LONGEST = 48  # characters of a name
_STEP = 13  # pixels between arcs of different lengths
_LABEL_HEIGHT = 10
_NEAR = 40  # so many of the labels before are kept out of the way of
_KIND_WIDTH = 110  # pixels for the name of a kind behind the widest arc
# Okabe and Ito (2008) for white grounds, and dashes, so that nothing rests on colours alone
_LINES: dict[RelationKind, tuple[str, str]] = {
    RelationKind.RELATED: ("#555555", ""),
    RelationKind.STRATEGY: ("#0072b2", "8 3"),
    RelationKind.MECHANISM: ("#009e73", "2 3"),
    RelationKind.BORDER: ("#cc79a7", "5 3 1 3"),
    RelationKind.CONTRAST: ("#d55e00", "12 4"),
    RelationKind.CAUSE: ("#8a6d00", "1 4"),
}


def graph_picture(graph: CodeGraph, title: str, words: Catalogue) -> bytes:
    """The graph as an SVG file, the same for the same graph; `title` is what screen readers begin with."""
    kinds = relation_kinds(words)
    rows = {code.key: place for place, code in enumerate(graph.codes)}
    names = {code.key: _shown(code.name) for code in graph.codes}
    right = max(
        (_EDGE + (len(code.path) - 1) * _INDENT + 18 + _width(names[code.key]) for code in graph.codes), default=0
    )
    reach = max((_reach(rows[link.target] - rows[link.source]) for link in graph.links), default=0)
    width, height = right + 20 + reach + _KIND_WIDTH, 2 * _EDGE + (len(rows) + 1) * _ROW
    told = "; ".join(_in_words(graph, link, kinds) for link in graph.links)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
        f'viewBox="0 0 {width:.0f} {height}" role="img" font-family="sans-serif" font-size="13">',
        f"<title>{_safe(title)}</title>",
        f"<desc>{_safe(told)}</desc>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{_EDGE}" y="{_EDGE + 8}" font-weight="bold">{_safe(_shown(title))}</text>',
    ]
    for code in graph.codes:
        x, y = _EDGE + (len(code.path) - 1) * _INDENT, _middle(rows[code.key])
        lines.append(
            f'<g><title>{_safe(code.full_name)}</title><rect x="{x}" y="{y - 6}" width="12" height="12" '
            f'fill="{drawn_colour(code)}" stroke="#333333" stroke-width="0.5"/>'
            f'<text x="{x + 18}" y="{y + 4}">{_safe(names[code.key])}</text></g>'
        )
    lines += _arcs(graph, rows, right + 8, kinds)
    return "\n".join([*lines, "</svg>", ""]).encode("utf-8")


def _arcs(graph: CodeGraph, rows: dict[int, int], left: float, kinds: dict[RelationKind, str]) -> Iterator[str]:
    labels: list[tuple[float, float]] = []
    for link in graph.links:
        start, end = _middle(rows[link.source]), _middle(rows[link.target])
        out = _reach(rows[link.target] - rows[link.source])
        colour, dashes = _LINES[link.kind]
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        faint = ' stroke-opacity="0.55"' if link.by_rule else ""
        x, y = left + 0.76 * out, (start + end) / 2 + 4
        while any(
            abs(y - other_y) < _LABEL_HEIGHT and abs(x - other_x) < _KIND_WIDTH
            for other_x, other_y in labels[-_NEAR:]
        ):
            y += 2
        labels.append((x, y))
        heads = [(end, colour)] + ([(start, colour)] if link.both_ways else [])
        yield (
            f"<g><title>{_safe(_in_words(graph, link, kinds))}</title>"
            f'<path d="M {left:.0f} {start} C {left + out:.0f} {start} {left + out:.0f} {end} {left:.0f} {end}" '
            f'fill="none" stroke="{colour}" stroke-width="1.4"{dashed}{faint}/>'
            + "".join(f'<path d="M {left:.0f} {y} l 6 -3.5 l 0 7 z" fill="{fill}"/>' for y, fill in heads)
            + f'<text x="{x:.0f}" y="{y:.0f}" font-size="10" fill="{colour}">{_safe(kinds[link.kind])}</text></g>'
        )


def _in_words(graph: CodeGraph, link: CodeLink, kinds: dict[RelationKind, str]) -> str:
    arrow = "↔" if link.both_ways else "→"
    return f"{graph.codes[link.source].name} {arrow} {kinds[link.kind]}: {graph.codes[link.target].name}"


def _middle(row: int) -> int:
    return _EDGE + _ROW + row * _ROW + _ROW // 2


def _reach(rows: int) -> float:
    """How far an arc over so many rows goes out: a longer one further, and ever less so."""
    return 30 + _STEP * min(abs(rows), 12) + 2.0 * max(abs(rows) - 12, 0)


def _shown(name: str) -> str:
    shown = visible(one_line(name))
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1].rstrip()}…"


def _width(text: str) -> float:
    return sum(_SIGN * (2 if unicodedata.east_asian_width(sign) in "WF" else 1) for sign in text)


def _safe(text: str) -> str:
    """The text for XML: what no XML may hold is shown, and what means something there is escaped."""
    return escape(visible(one_line(text)))
