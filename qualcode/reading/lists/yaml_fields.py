"""A table that says what a file of YAML may hold, and the reader of all such tables.

A schema is made of fields: texts, truths, words of an enumeration, lists, and records of named fields. Reading
gives plain dictionaries and tuples of what the fields say, or the first thing that does not fit, with its line, the
path of records that it stands in, and the nearest word where one is wrong. Nothing is left out silently.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError
from qualcode.reading.source.strict_yaml import YamlFile, YamlNode, shown

_HALVES = re.compile("[\ud800-\udfff]")  # lone surrogates: JSON's way to write an emoji, and no text
Refusal = tuple[str, str]
"""What is wrong, as the end of a sentence, and the next step."""


@dataclass(slots=True)
class RecordBudget:
    """How many named records may come, and how many inside each other; and which values came that may come once."""

    most: Refusal
    deepest: Refusal
    left: int
    depth: int
    lines: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where in the file something stands: error messages begin with it."""

    file: YamlFile
    budget: RecordBudget
    path: tuple[str, ...] = ()

    def error(self, node: YamlNode, refusal: Refusal) -> ReadingError:
        """The refusal of what stands there."""
        return self.file.error(node.line, *refusal, self.path)

    def below(self, name: str, node: YamlNode) -> FilePlace:
        """The place inside a named record, which is counted. Raises ReadingError beyond the budget."""
        inside = replace(self, path=(*self.path, name))
        self.budget.left -= 1
        if self.budget.left < 0:
            raise inside.error(node, self.budget.most)
        if len(inside.path) > self.budget.depth:
            raise inside.error(node, self.budget.deepest)
        return inside


class SchemaField(Protocol):
    """Reads one value; None where the key is missing."""

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> Any:  # noqa: ANN401 - what the table says
        """The value. Raises ReadingError where the node holds no such value."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A text, empty where it is left out; `refuse` looks at one that is there, also at an empty one.

    `once` is what no two of them in the whole file may share, unless they are empty.
    """

    refuse: Callable[[str], Refusal | None] | None = None
    once: Callable[[str], str] | None = None

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> str:
        """The text as written, also where it looks like a number or a date."""
        text = _text(place, node, key)
        if node and self.refuse and (refusal := self.refuse(text)):
            raise place.error(node, refusal)
        if node and text and self.once:
            lines, shared = place.budget.lines, (key, self.once(text))
            if line := lines.get(shared):
                problem = _("“{key}: {text}” stands in line {line} already", key=key, text=shown(text), line=line)
                raise place.error(node, (problem, _("Give one of them another value.")))
            lines[shared] = node.line
        return text


@dataclass(frozen=True, slots=True)
class FlagField:
    """True or false; false where it is left out."""

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> bool:
        """Whether it is true."""
        if node is None or node.sort == "nothing":
            return False
        if node.sort != "truth":
            raise place.error(
                node, (_("“{key}” must be true or false", key=key), _("Write true or false without marks."))
            )
        return node.text.lower() in {"true", "yes", "on"}


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of the words of an enumeration; None where it is left out."""

    choices: type[StrEnum]

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> StrEnum | None:
        """The word that is chosen."""
        given = _text(place, node, key)
        if node is None or not given:
            return None
        words = [choice.value for choice in self.choices]
        if given not in words:
            raise place.error(node, (_("“{given}” is no {key}", given=shown(given), key=key), offer(given, words)))
        return self.choices(given)


@dataclass(frozen=True, slots=True)
class ListField:
    """A list, empty where it is left out; `example` is an entry, `same` what no two records in it may share."""

    entries: SchemaField
    example: str
    same: Callable[[str], str] | None = None

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> tuple[Any, ...]:
        """The values of all entries."""
        if node is None or node.sort == "nothing":
            return ()
        if node.sort != "list":
            raise place.error(
                node,
                (_("“{key}” must be a list", key=key), _("Write one entry a line: {example}", example=self.example)),
            )
        values = []
        lines: dict[str, int] = {}
        for entry in node.entries:
            value = self.entries.read(place, entry, key)
            if self.same:
                shared = self.same(value["name"])
                if shared in lines:
                    problem = _(
                        "“{code}” has a sibling of that name in line {line}",
                        code=shown(value["name"]),
                        line=lines[shared],
                    )
                    hint = _("Rename one; case and Unicode normalisation do not tell names apart.")
                    raise place.error(entry, (problem, hint))
                lines[shared] = entry.line
            values.append(value)
        return tuple(values)


@dataclass(frozen=True, slots=True, eq=False)  # a table may stand in itself
class RecordField:
    """A mapping of keys that stand in the table.

    `needed` are keys that must have a value, with what is said where one is missing. With `is_named` the record's
    “name” is part of the path of what stands in it. `refuse` looks at the whole record.
    """

    what: str
    fields: dict[str, SchemaField]
    needed: Mapping[str, Refusal] = field(default_factory=dict)
    is_named: bool = False
    refuse: Callable[[Mapping[str, Any]], Refusal | None] | None = None

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> dict[str, Any]:  # noqa: ARG002 - as all fields
        """The values of all keys of the table."""
        node = node or YamlNode(1, "nothing")
        nodes = self._nodes(place, node)
        for needed, refusal in self.needed.items():
            if needed not in nodes or nodes[needed].sort == "nothing":
                raise place.error(node, refusal)
        values: dict[str, Any] = {}
        if self.is_named:
            values["name"] = self.fields["name"].read(place, nodes["name"], "name")
            place = place.below(values["name"], node)
        for name, part in self.fields.items():
            if name not in values:
                values[name] = part.read(place, nodes.get(name), name)
        if self.refuse and (refused := self.refuse(values)):
            raise place.error(node, refused)
        return values

    def _nodes(self, place: FilePlace, node: YamlNode) -> dict[str, YamlNode]:
        """The nodes of the values by key; only keys of the table, each once."""
        if node.sort != "mapping":
            hint = _("Its keys: {keys}.", keys=", ".join(self.fields))
            raise place.error(node, (_("{what} must be “key: value” lines", what=self.what), hint))
        nodes: dict[str, YamlNode] = {}
        for key, value in node.pairs:
            if key.text not in self.fields:
                problem = _("{what} has no key “{key}”", what=self.what, key=shown(key.text))
                raise place.error(key, (problem, offer(key.text, self.fields)))
            if key.text in nodes:
                problem = _("“{key}” stands twice (before in line {line})", key=key.text, line=nodes[key.text].line)
                raise place.error(key, (problem, _("Keep one of them.")))
            nodes[key.text] = value
        return nodes


@dataclass(frozen=True, slots=True)
class NameOrRecordField:
    """A record whose other fields are empty may be written as its name alone."""

    record: RecordField

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> dict[str, Any]:
        """The values of all keys of the record."""
        if node is not None and node.sort == "text":
            name = YamlNode(node.line, "text", "name")
            node = YamlNode(node.line, "mapping", pairs=((name, node),))
        return self.record.read(place, node, key)


def offer(given: str, words: Iterable[str]) -> str:
    """The next step after a wrong word: the nearest ones, else all."""
    known = list(words)
    near = difflib.get_close_matches(given.casefold(), known, n=2)
    if not near:
        return _("Take one of: {words}.", words=", ".join(known))
    first, second = program().quoted(near[0]), program().quoted(near[-1])
    if len(near) == 1:
        return _("Did you mean {word}?", word=first)
    return _("Did you mean {first} or {second}?", first=first, second=second)


def _text(place: FilePlace, node: YamlNode | None, key: str) -> str:
    if node is None or node.sort == "nothing":
        return ""
    if node.sort != "text":
        sorts = {
            "truth": _("“{text}”, which means true or false", text=shown(node.text)),
            "list": _("a list"),
            "mapping": _("a mapping"),
        }
        problem = _("“{key}” must be a text, not {given}", key=key, given=sorts[node.sort])
        raise place.error(node, (problem, _("Put the text in quotation marks.")))
    if _HALVES.search(node.text):
        raise place.error(
            node, (_("“{key}” holds half a character", key=key), _("Write the character, not \\u escapes."))
        )
    return node.text
