"""Codebook files: YAML that people write by hand and that a codebook is exported to.

A file is a mapping of `title`, `description` and `codes`. A code has the keys of `CODE_KEYS`, of which only
`name` must be there; `codes` below it holds its sub-codes. `kind` and `origin` are inherited from the parent
code where they are left out. `related` names codes by name or path, also those of other codebooks, and is
kept as written. An anchor example has `text`, `label`, `coding` where it is a living passage, and `invented: true`
where nobody said it.

Of YAML only what such a file needs is taken: anchors, aliases, tags and doubled keys are refused, and what
looks like a number or a date is text. A name may not hold " / ", which joins the names of a path.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from qualcode.errors import ExportError, ReadingError
from qualcode.model.codes import PATH_SEPARATOR, Anchor, CodebookDraft, CodeDraft, CodeKind, Origin, Rules
from qualcode.safe_text import CONTROLS

if TYPE_CHECKING:
    import yaml

DEEPEST = 12
"""How many codes may lie below each other, the top one included."""
MOST = 5_000
"""How many codes a file may hold."""

BOOK_KEYS = ("title", "description", "codes")
CODE_KEYS = (
    "name", "kind", "origin", "colour", "definition", "include", "exclude", "borders", "source", "related",
    "weight_meaning", "exclusive", "anchors", "codes",
)  # fmt: skip
ANCHOR_KEYS = ("text", "label", "coding", "invented")

_DEEPEST_YAML = 100  # far below Python's recursion limit, far above what DEEPEST codes need
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_WIDTH = 100
_HALVES = re.compile("[\ud800-\udfff]")  # lone surrogates: JSON's way to write an emoji, and no text
_ESCAPED_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")  # PyYAML writes them raw and reads them otherwise
# What no file shows as it is (line feeds part lines, tabs are blanks): it is escaped between double quotation marks.
_HOSTILE = re.compile(rf"(?![\n\t]){CONTROLS.pattern}")
_YAML_HINT = (
    "Indent with blanks, the keys of one code alike, and put a text that holds “: ” or “ #”, "
    "or begins with a mark, in quotation marks."
)
_ChoiceT = TypeVar("_ChoiceT", bound=StrEnum)


def load(text: str, name: str) -> CodebookDraft:
    """The codebook that the YAML `text` describes; `name` says in messages which file it is.

    Raises ReadingError with the line, the code and the next step when `text` is no YAML, no codebook, or
    holds a key, name, value or nesting that a codebook cannot have. Nothing is left out silently.
    """
    file = _File(name, text)
    return _Builder(file).book(_compose(file))


def dump(draft: CodebookDraft) -> str:
    """The codebook as block YAML that `load` gives back equal; empty fields are left out.

    Raises ExportError when the draft holds what no codebook file can (two siblings of one name, a name with
    " / ", a colour that is none, …).
    """
    import yaml

    data = {
        "title": draft.title,
        "description": draft.description,
        "codes": [_code_data(code, None) for code in draft.codes],
    }
    data = {key: value for key, value in data.items() if value or key == "codes"}
    text = yaml.dump(
        data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, default_flow_style=False, width=_WIDTH
    )
    text = _HOSTILE.sub(lambda found: f"\\U{ord(found[0]):08X}", text)
    try:
        again = load(text, draft.title)
    except ReadingError as error:
        raise ExportError(f"The codebook cannot be written as a file: {error.message}", error.hint) from error
    if again != draft:
        raise ExportError(
            f"The codebook “{_shown(draft.title)}” would not read back as it is.",
            "Look for damaged characters in its texts.",
        )
    return text


def name_problem(name: str) -> str:
    """Why a code cannot have this name, as the end of a sentence; empty when it can."""
    if not any(unicodedata.category(mark)[0] not in "ZC" for mark in name):
        return "is empty"
    if any(unicodedata.category(mark) in {"Cc", "Cs", "Zl", "Zp"} for mark in name):
        return "holds a line break or control character"
    if name != name.strip():
        return "begins or ends with a blank"
    if PATH_SEPARATOR in f" {name} ":
        return f"holds “{PATH_SEPARATOR}”, which joins the names of a path"
    return ""


def sameness(name: str) -> str:
    """What two names share when they differ at most in case or Unicode normalisation."""
    folded = unicodedata.normalize("NFD", name).casefold()
    return unicodedata.normalize("NFD", folded)


@dataclass(frozen=True, slots=True)
class _File:
    """The file at work: names the place of an error."""

    name: str
    text: str

    def error(self, line: int, problem: str, hint: str, path: Sequence[str] = ()) -> ReadingError:
        code = f", code “{_shown(PATH_SEPARATOR.join(path), 120)}”" if path else ""
        return ReadingError(f"“{_shown(self.name)}”, line {line}{code}: {problem}.", hint)


@dataclass(frozen=True, slots=True)
class _Node:
    """A piece of YAML and its line; `sort` is “text”, “truth”, “nothing”, “list” or “mapping”."""

    line: int
    sort: str
    text: str = ""
    entries: tuple[_Node, ...] = ()
    pairs: tuple[tuple[_Node, _Node], ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file something stands: error messages begin with it."""

    file: _File
    path: tuple[str, ...] = ()

    def error(self, node: _Node, problem: str, hint: str) -> ReadingError:
        return self.file.error(node.line, problem, hint, self.path)

    def fields(self, node: _Node, allowed: Sequence[str], what: str) -> dict[str, _Node]:
        """The values of a mapping by key; only `allowed` keys, each once."""
        if node.sort != "mapping":
            raise self.error(node, f"{what} must be “key: value” lines", f"Its keys: {', '.join(allowed)}.")
        found: dict[str, _Node] = {}
        for key, value in node.pairs:
            if key.text not in allowed:
                raise self.error(key, f"{what} has no key “{_shown(key.text)}”", _offer(key.text, allowed))
            if key.text in found:
                problem = f"“{key.text}” stands twice (before in line {found[key.text].line})"
                raise self.error(key, problem, "Keep one of them.")
            found[key.text] = value
        return found

    def text(self, node: _Node | None, key: str) -> str:
        """A text; empty when the key is missing or has no value. Numbers and dates are text as written."""
        if node is None or node.sort == "nothing":
            return ""
        if node.sort != "text":
            given = f"“{_shown(node.text)}”, which means true or false" if node.sort == "truth" else f"a {node.sort}"
            raise self.error(node, f"“{key}” must be a text, not {given}", "Put the text in quotation marks.")
        if _HALVES.search(node.text):
            raise self.error(node, f"“{key}” holds half a character", "Write the character, not \\u escapes.")
        return node.text

    def items(self, node: _Node | None, key: str, example: str) -> tuple[_Node, ...]:
        """The entries of a list; none when the key is missing or has no value."""
        if node is None or node.sort == "nothing":
            return ()
        if node.sort != "list":
            raise self.error(node, f"“{key}” must be a list", f"Write one entry a line: {example}")
        return node.entries

    def flag(self, node: _Node | None, key: str) -> bool:
        """True or false; false when the key is missing or has no value."""
        if node is None or node.sort == "nothing":
            return False
        if node.sort != "truth":
            raise self.error(node, f"“{key}” must be true or false", "Write true or false without marks.")
        return node.text.lower() in {"true", "yes", "on"}

    def choice(self, node: _Node | None, key: str, choices: type[_ChoiceT], inherited: _ChoiceT) -> _ChoiceT:
        """One of the words of an enumeration; the inherited one when the key is missing or has no value."""
        given = self.text(node, key)
        if node is None or not given:
            return inherited
        words = [choice.value for choice in choices]
        if given not in words:
            raise self.error(node, f"“{_shown(given)}” is no {key}", _offer(given, words))
        return choices(given)

    def colour(self, node: _Node | None) -> str:
        """A colour as #rrggbb; empty when the key is missing."""
        if node is None:
            return ""
        given = self.text(node, "colour")
        if not _COLOUR.fullmatch(given):
            problem = f"“{_shown(given)}” is no colour" if given else "the colour is empty"
            raise self.error(node, problem, 'Write it like "#0072b2": without the marks, # begins a comment.')
        return given


@dataclass(slots=True)
class _Builder:
    """Turns the nodes of one file into the draft and counts its codes."""

    file: _File
    count: int = field(default=0)

    def book(self, root: _Node) -> CodebookDraft:
        place = _Place(self.file)
        fields = place.fields(root, BOOK_KEYS, "a codebook")
        if "codes" not in fields or fields["codes"].sort == "nothing":
            raise place.error(root, "the codebook has no codes", "Add “codes:” with one “- name: …” a code.")
        return CodebookDraft(
            title=place.text(fields.get("title"), "title"),
            description=place.text(fields.get("description"), "description"),
            codes=self.codes(place, fields["codes"], CodeKind.THEMATIC, Origin.DEDUCTIVE),
        )

    def codes(self, place: _Place, node: _Node | None, kind: CodeKind, origin: Origin) -> tuple[CodeDraft, ...]:
        """The codes of one list, which inherit `kind` and `origin`."""
        found: list[CodeDraft] = []
        seen: dict[str, int] = {}
        for item in place.items(node, "codes", "- name: …"):
            code = self.code(place, item, kind, origin)
            same = sameness(code.name)
            if same in seen:
                problem = f"“{_shown(code.name)}” has a sibling of that name in line {seen[same]}"
                hint = "Rename one; case and Unicode normalisation do not tell names apart."
                raise place.error(item, problem, hint)
            seen[same] = item.line
            found.append(code)
        return tuple(found)

    def code(self, above: _Place, node: _Node, kind: CodeKind, origin: Origin) -> CodeDraft:
        fields = above.fields(node, CODE_KEYS, "a code")
        place = _Place(self.file, (*above.path, self.name(above, node, fields.get("name"))))
        self.admit(place, node)
        kind = place.choice(fields.get("kind"), "kind", CodeKind, kind)
        origin = place.choice(fields.get("origin"), "origin", Origin, origin)

        def text(key: str) -> str:
            return place.text(fields.get(key), key)

        return CodeDraft(
            name=place.path[-1],
            rules=Rules(text("definition"), text("include"), text("exclude"), text("borders")),
            colour=place.colour(fields.get("colour")),
            kind=kind,
            origin=origin,
            anchors=_anchors(place, fields.get("anchors")),
            related=_related(place, fields.get("related")),
            source=text("source"),
            weight_meaning=text("weight_meaning"),
            exclusive=place.flag(fields.get("exclusive"), "exclusive"),
            children=self.codes(place, fields.get("codes"), kind, origin),
        )

    def name(self, place: _Place, code: _Node, node: _Node | None) -> str:
        if node is None or node.sort == "nothing":
            raise place.error(code, "a code has no name", "Add “name: …”.")
        name = place.text(node, "name")
        if problem := name_problem(name):
            raise place.error(node, f"the name “{_shown(name)}” {problem}", "Give the code another name.")
        return name

    def admit(self, place: _Place, node: _Node) -> None:
        """Count the code; refuse it when there are too many, or it lies too deep."""
        self.count += 1
        if self.count > MOST:
            raise place.error(node, f"more than {MOST:,} codes", "Split the codebook into several files.")
        if len(place.path) > DEEPEST:
            raise place.error(node, f"codes lie more than {DEEPEST} deep", "Move the code further up.")


def _anchors(place: _Place, node: _Node | None) -> tuple[Anchor, ...]:
    found: list[Anchor] = []
    for item in place.items(node, "anchors", "- text: …"):
        fields = place.fields(item, ANCHOR_KEYS, "an anchor example")
        text = place.text(fields.get("text"), "text")
        if not text.strip():
            raise place.error(item, "an anchor example has no text", "Add “text: …” or take the entry out.")
        label, coding = (place.text(fields.get(key), key) for key in ("label", "coding"))
        invented = place.flag(fields.get("invented"), "invented")
        if invented and coding:
            raise place.error(item, "an anchor example is a passage and invented", "Leave one of the two out.")
        found.append(Anchor(text, label, coding or None, invented))
    return tuple(found)


def _related(place: _Place, node: _Node | None) -> tuple[str, ...]:
    names: list[str] = []
    for item in place.items(node, "related", "- Transition"):
        name = place.text(item, "related")
        if not name.strip():
            raise place.error(item, "an entry of “related” is empty", "Name a code or take the entry out.")
        names.append(name)
    return tuple(names)


def _compose(file: _File) -> _Node:
    """The tree of YAML nodes; every failure of the parser becomes a ReadingError."""
    import yaml

    try:
        loader = _loader()(file.text)
    except yaml.reader.ReaderError as error:
        line = file.text.count("\n", 0, error.position) + 1
        problem = f"the character U+{ord(file.text[error.position]):04X} may not stand in YAML"
        raise file.error(line, problem, r"Take it out, or write it in quotation marks as \u….") from error
    try:
        root: yaml.Node | None = loader.get_single_node()
    except _YamlRefusedError as refused:
        raise file.error(refused.line, refused.problem, refused.hint) from refused
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise file.error(line, f"no readable YAML ({_shown(str(error.problem))})", _YAML_HINT) from error
    except (ValueError, OverflowError) as error:  # PyYAML turns numbers of escapes and directives unchecked
        problem = "an escape or directive of YAML holds a number that is too large"
        raise file.error(loader.line + 1, problem, "Write the character itself.") from error
    if root is None:
        raise file.error(1, "the file is empty", "Begin it with “title: …” and “codes:”.")
    return _plain(root)


def _plain(node: yaml.Node) -> _Node:
    import yaml

    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _Node(line, "mapping", pairs=tuple((_plain(key), _plain(value)) for key, value in node.value))
    if isinstance(node, yaml.SequenceNode):
        return _Node(line, "list", entries=tuple(map(_plain, node.value)))
    sorts = {"tag:yaml.org,2002:bool": "truth", "tag:yaml.org,2002:null": "nothing"}
    return _Node(line, sorts.get(node.tag, "text"), str(node.value))


class _YamlRefusedError(Exception):
    """Valid YAML that a codebook file may not use."""

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
                hint = "Write the text out; put a text that begins with & or * in quotation marks."
                raise _YamlRefusedError(line, "anchors (&) and aliases (*) of YAML are not taken", hint)
            if getattr(event, "tag", None) is not None:
                hint = "Take it out; put a text that begins with ! in quotation marks."
                raise _YamlRefusedError(line, "tags (!) of YAML are not taken", hint)
            self.depth += 1
            if self.depth > _DEEPEST_YAML:
                raise _YamlRefusedError(line, "lists and mappings lie too deep", "Move them further up.")
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

    return Loader


@cache
def _dumper() -> type[yaml.SafeDumper]:
    """A SafeDumper that indents lists and writes texts of several lines as blocks."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
            super().increase_indent(flow, False)  # noqa: FBT003 - PyYAML's signature

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        block = "|" if "\n" in value else None
        style = '"' if _HOSTILE.search(value) or _ESCAPED_BREAKS.search(value) else block
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper


def _code_data(code: CodeDraft, parent: CodeDraft | None) -> dict[str, object]:
    """The code as plain data in the order of the keys, without what is empty or inherited."""
    data: Mapping[str, object] = {
        "name": code.name,
        "kind": "" if parent and parent.kind is code.kind else code.kind.value,
        "origin": "" if parent and parent.origin is code.origin else code.origin.value,
        "colour": code.colour,
        "definition": code.rules.definition,
        "include": code.rules.include,
        "exclude": code.rules.exclude,
        "borders": code.rules.borders,
        "source": code.source,
        "related": list(code.related),
        "weight_meaning": code.weight_meaning,
        "exclusive": code.exclusive,
        "anchors": [_anchor_data(anchor) for anchor in code.anchors],
        "codes": [_code_data(child, code) for child in code.children],
    }
    return {key: value for key, value in data.items() if value}


def _anchor_data(anchor: Anchor) -> dict[str, object]:
    data = {"text": anchor.text, "label": anchor.label, "coding": anchor.coding, "invented": anchor.invented}
    return {key: value for key, value in data.items() if value}


def _offer(given: str, words: Iterable[str]) -> str:
    """The next step after a wrong word: the nearest ones, else all."""
    known = list(words)
    near = difflib.get_close_matches(given.casefold(), known, n=2)
    offered = " or ".join(f"“{word}”" for word in near)
    return f"Did you mean {offered}?" if near else f"Take one of: {', '.join(known)}."


def _shown(text: str, longest: int = 60) -> str:
    """Text for a message: no control characters, and not longer than a line."""
    plain = "".join(mark if mark.isprintable() else "\ufffd" for mark in text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
