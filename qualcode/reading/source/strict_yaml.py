"""YAML of which only texts, lists and mappings are taken, with the line of each; nothing in it can blow up.

Anchors, aliases and tags are refused, and so is nesting without end. What looks like a number or a date is text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.reading.source.yaml_problems import yaml_problem

if TYPE_CHECKING:
    import yaml

_DEEPEST = 100  # far below Python's recursion limit
_HINT = _(
    "Indent with blanks, the keys of one entry alike, and put a text that holds “: ” or “ #”, or "
    "begins with a mark, in quotation marks."
)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The file at work: names the place of an error; `begins` says how such a file begins."""

    name: str
    text: str
    begins: str

    def error(self, line: int, problem: str, hint: str, path: Sequence[str] = ()) -> ReadingError:
        """The problem with its line and, below a code, with the code's path."""
        name, code = shown(self.name), shown(joined_path(path), 120)
        if not path:
            return ReadingError(_("“{name}”, line {line}: {problem}.", name=name, line=line, problem=problem), hint)
        told = _("“{name}”, line {line}, code “{code}”: {problem}.", name=name, line=line, code=code, problem=problem)
        return ReadingError(told, hint)


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A piece of YAML and its line; `sort` is “text”, “truth”, “nothing”, “list” or “mapping”.

    `style` is how it is written (“|”, “>”, “'”, “"”, “flow”, or empty), `extent` where, in code points.
    """

    line: int
    sort: str
    text: str = ""
    entries: tuple[YamlNode, ...] = ()
    pairs: tuple[tuple[YamlNode, YamlNode], ...] = ()
    style: str = field(default="", compare=False)
    extent: tuple[int, int] = field(default=(0, 0), compare=False)


def compose(file: YamlFile) -> YamlNode:
    """The tree of a file's nodes. Raises ReadingError with the line for whatever is no such YAML."""
    import yaml

    try:
        loader = _loader()(file.text)
    except yaml.reader.ReaderError as error:
        line = file.text.count("\n", 0, error.position) + 1
        problem = _("the character U+{number} may not stand in YAML", number=f"{ord(file.text[error.position]):04X}")
        raise file.error(line, problem, _("Take it out, or write it in quotation marks as \\u….")) from error
    try:
        root: yaml.Node | None = loader.get_single_node()
    except _YamlRefusedError as refused:
        raise file.error(refused.line, refused.problem, refused.hint) from refused
    except yaml.MarkedYAMLError as error:
        if told := yaml_problem(error, file.text):
            line, problem, hint = told
            raise file.error(line, _("no readable YAML: {problem}", problem=problem), hint) from error
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise file.error(line, _("no readable YAML ({problem})", problem=shown(str(error.problem))), _HINT) from error
    except (ValueError, OverflowError) as error:  # PyYAML turns numbers of escapes and directives unchecked
        problem = _("an escape or directive of YAML holds a number that is too large")
        raise file.error(loader.line + 1, problem, _("Write the character itself.")) from error
    if root is None:
        raise file.error(1, _("the file is empty"), file.begins)
    return _plain(root)


def _plain(node: yaml.Node) -> YamlNode:
    import yaml

    line, extent = node.start_mark.line + 1, (node.start_mark.index, node.end_mark.index)
    if isinstance(node, yaml.CollectionNode):
        style = "flow" if node.flow_style else ""
        if isinstance(node, yaml.MappingNode):
            pairs = tuple((_plain(key), _plain(value)) for key, value in node.value)
            return YamlNode(line, "mapping", pairs=pairs, style=style, extent=extent)
        return YamlNode(line, "list", entries=tuple(map(_plain, node.value)), style=style, extent=extent)
    sorts = {"tag:yaml.org,2002:bool": "truth", "tag:yaml.org,2002:null": "nothing"}
    style = (node.style or "") if isinstance(node, yaml.ScalarNode) else ""
    return YamlNode(line, sorts.get(node.tag, "text"), str(node.value), style=style, extent=extent)


class _YamlRefusedError(Exception):
    """Valid YAML that is not taken."""

    def __init__(self, line: int, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.hint = hint


@cache
def _loader() -> type[yaml.SafeLoader]:
    """A SafeLoader without anchors, aliases, tags and deep nesting: none of them can blow up here."""
    import yaml

    class Loader(yaml.SafeLoader):
        depth = 0

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            event: yaml.NodeEvent = self.peek_event()  # type: ignore[no-untyped-call]  # so in the stubs
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
                hint = _("Write the text out; put a text that begins with & or * in quotation marks.")
                raise _YamlRefusedError(line, _("anchors (&) and aliases (*) of YAML are not taken"), hint)
            if getattr(event, "tag", None) is not None:
                hint = _("Take it out; put a text that begins with ! in quotation marks.")
                raise _YamlRefusedError(line, _("tags (!) of YAML are not taken"), hint)
            self.depth += 1
            if self.depth > _DEEPEST:
                raise _YamlRefusedError(line, _("lists and mappings lie too deep"), _("Move them further up."))
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

    return Loader


def shown(text: str, longest: int = 60) -> str:
    """Text for a message: no control characters, and not longer than a line."""
    plain = "".join(mark if mark.isprintable() else "\ufffd" for mark in text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
