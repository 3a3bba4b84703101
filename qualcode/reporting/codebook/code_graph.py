"""The codebook as a graph: the tree of codes, what they are to each other, and the borders that their rules name.

It is the same for the same codebook, whoever asks. As lines of text for the terminal and for screen readers, as DOT
for Graphviz, and as a picture in `code_graph_picture`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.catalogue import Catalogue
from qualcode.model.codes import Code, Codebook, RelationKind, relation_kinds
from qualcode.project.codebook.neighbours import NamedCodes
from qualcode.safe_text import one_line, visible

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_BOTH_WAYS = frozenset({RelationKind.RELATED, RelationKind.BORDER, RelationKind.CONTRAST})
"""Kinds that hold from either side."""


@dataclass(frozen=True, slots=True)
class CodeLink:
    """What one code is to another (keys): `target` is the strategy of `source`.

    With `both_ways` it holds from either side; `by_rule` says that the rules name it and no relation does.
    """

    source: int
    target: int
    kind: RelationKind
    both_ways: bool = False
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class CodeGraph:
    """Codes in reading order and the links between them; `unknown` are related names that are no code here."""

    codes: Codebook
    links: tuple[CodeLink, ...]
    unknown: tuple[tuple[int, str], ...] = ()

    def of_branch(self, top: Code) -> CodeGraph:
        """The graph of a code and those below it, with the codes at the other ends of their links."""
        branch = {top.key, *(code.key for code in self.codes.descendants(top.key))}
        links = tuple(link for link in self.links if {link.source, link.target} & branch)
        shown = branch | {key for link in links for key in (link.source, link.target)}
        unknown = tuple((key, name) for key, name in self.unknown if key in branch)
        return CodeGraph(Codebook(tuple(code for code in self.codes if code.key in shown)), links, unknown)

    def data(self) -> dict[str, object]:
        """The graph for programs: codes and links by the ids of codes."""
        return {
            "codes": [
                {"id": code.id, "path": code.full_name, "parent": self._id(code.parent), "colour": code.colour}
                for code in self.codes
            ],
            "links": [
                {
                    "source": self._id(link.source),
                    "target": self._id(link.target),
                    "kind": link.kind.value,
                    "both_ways": link.both_ways,
                    "from": "rules" if link.by_rule else "relation",
                }
                for link in self.links
            ],
            "unknown": [{"code": self._id(key), "name": name} for key, name in self.unknown],
        }

    def _id(self, key: int | None) -> str | None:
        return self.codes[key].id if key is not None and key in self.codes else None


def code_graph(book: Codebook, *, borders: bool = True) -> CodeGraph:
    """The graph of a codebook; with `borders` also those that rules name.

    Of two codes that only say of each other that they are related this is told once, and not at all where a relation
    of another kind is between them.
    """
    said: dict[tuple[int, int, RelationKind], CodeLink] = {}
    unknown = []
    for code in book:
        for related in code.related:
            if related.key is None or related.key not in book:
                unknown.append((code.key, related.name))
                continue
            both_ways = related.kind in _BOTH_WAYS
            pair = _pair(code.key, related.key, both_ways=both_ways)
            said.setdefault((*pair, related.kind), CodeLink(code.key, related.key, related.kind, both_ways))
    for source, target in _named_borders(book) if borders else ():
        pair = _pair(source, target, both_ways=True)
        link = CodeLink(source, target, RelationKind.BORDER, both_ways=True, by_rule=True)
        said.setdefault((*pair, RelationKind.BORDER), link)
    closer = {
        frozenset((link.source, link.target))
        for link in said.values()
        if not link.by_rule and link.kind is not RelationKind.RELATED
    }
    links = tuple(
        link
        for link in said.values()
        if link.kind is not RelationKind.RELATED or frozenset((link.source, link.target)) not in closer
    )
    return CodeGraph(book, links, tuple(unknown))


def _pair(source: int, target: int, *, both_ways: bool) -> tuple[int, int]:
    return (min(source, target), max(source, target)) if both_ways else (source, target)


def _named_borders(book: Codebook) -> Iterator[tuple[int, int]]:
    names = NamedCodes(book)
    for code in book:
        for named in names.of(code):
            if named.code is not None:
                yield code.key, named.code


def graph_lines(graph: CodeGraph, words: Catalogue) -> Iterator[str]:
    """The graph as lines: a code each, indented by its depth, and below it what other codes are to it."""
    kinds = relation_kinds(words)
    ways: dict[int, list[tuple[str, str, str]]] = {code.key: [] for code in graph.codes}
    for link in graph.links:
        source, target = (visible(one_line(graph.codes[key].name)) for key in (link.source, link.target))
        there, back = ("↔", "↔") if link.both_ways else ("→", "←")
        ways[link.source].append((there, kinds[link.kind], target))
        ways[link.target].append((back, kinds[link.kind], source))
    for key, name in graph.unknown:
        ways[key].append(("→", "?", visible(one_line(name))))
    for code in graph.codes:
        indent = "  " * (len(code.path) - 1)
        yield f"{indent}{visible(one_line(code.name))}"
        for arrow, kind, name in ways[code.key]:
            yield f"{indent}    {arrow} {kind}: {name}"


def graph_dot(graph: CodeGraph, title: str, words: Catalogue) -> str:
    """The graph for Graphviz (DOT): codes as boxes in their colours, below each other by arrows without heads."""
    kinds = relation_kinds(words)
    lines = [
        f"digraph {_dot(title)} {{",  # no text: DOT
        '  graph [rankdir="LR"];',
        '  node [shape="box", style="filled", fontname="sans-serif"];',
        '  edge [fontname="sans-serif", fontsize="10"];',
    ]
    for code in graph.codes:
        colour = drawn_colour(code)
        lines.append(
            f"  {_node(code)} [label={_dot(code.name)}, tooltip={_dot(code.full_name)}, "
            f'fillcolor="{colour}", fontcolor="{on_colour(colour)}"];'
        )
    lines += [
        f'  {_node(graph.codes[code.parent])} -> {_node(code)} [arrowhead="none", color="#999999"];'
        for code in graph.codes
        if code.parent is not None and code.parent in graph.codes
    ]
    for link in graph.links:
        ends = f"{_node(graph.codes[link.source])} -> {_node(graph.codes[link.target])}"
        both = ', dir="both"' if link.both_ways else ""
        style = ', style="dotted"' if link.by_rule else ', style="dashed"'
        lines.append(f'  {ends} [label={_dot(kinds[link.kind])}, constraint="false"{both}{style}];')
    return "\n".join([*lines, "}", ""])


def _node(code: Code) -> str:
    return f'"{code.id}"'


def _dot(text: str) -> str:
    """A string of DOT: what is hostile shown, marks and backslashes escaped."""
    shown = visible(one_line(text))
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'


def drawn_colour(code: Code) -> str:
    """The colour of a code as a picture can have it; grey where it is none."""
    return code.colour.lower() if _COLOUR.fullmatch(code.colour) else "#999999"


def on_colour(colour: str) -> str:
    """Black or white, whichever stands out more on a colour (relative luminance of WCAG 2.1)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff"
