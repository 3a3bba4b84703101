"""The values in the head of a file, YAML between lines --- or TOML between lines +++, as lines of text.

A head of YAML is read as a stream of events, so that neither depth nor aliases can cost time or memory, and values
stay as they are written: no number, date or truth is made of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence

import yaml

from qualcode.catalogue import _
from qualcode.errors import ReadingError

HINT = _("Correct the head between the two lines --- at the top of the file.")
DEEPEST = 20
"""So many lists and mappings may lie within each other; what lies deeper is left out."""
_LONGEST_KEY = 1024
"""Characters, by YAML, of a key without a question mark before it."""


def yaml_values(inside: str, name: str) -> Iterator[tuple[str, object]]:
    """The keys of a head of YAML and their values: texts, lists and mappings of such.

    A key that is no plain word is an empty text. Raises ReadingError for a key that stands twice in a mapping below
    and for anchors, aliases and tags, yaml.YAMLError for what is no mapping of YAML. `name` is the file's, for
    messages.
    """
    events = _events(inside, name)
    if not isinstance(next(events, None), yaml.MappingStartEvent):
        raise yaml.YAMLError
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        key = _value(event, events, "", name, 1)
        shown = key if isinstance(key, str) else ""
        yield shown, _value(next(events), events, shown, name, 1)


def toml_values(inside: str) -> Iterator[tuple[str, object]]:
    """The same of a head of TOML; numbers with a point stay as written. Raises ValueError for what is none."""
    yield from tomllib.loads(inside, parse_float=str).items()


class _HeadScanner(yaml.SafeLoader):
    """Looks at the oldest of what may still turn out to be a key, and not through a thousand of them at each bracket.

    They lie in the order in which they were read, so where the oldest is no longer one, and only there, it goes.
    """

    def stale_possible_simple_keys(self) -> None:
        waiting = self.possible_simple_keys
        while waiting:
            level, key = next(iter(waiting.items()))
            if key.line == self.line and self.index - key.index <= _LONGEST_KEY:
                return
            if key.required:
                super().stale_possible_simple_keys()  # raises
            del waiting[level]

    def next_possible_simple_key(self) -> int | None:
        return next((key.token_number for key in self.possible_simple_keys.values()), None)


def _events(inside: str, name: str) -> Iterator[yaml.Event]:
    documents = 0
    for event in yaml.parse(inside, Loader=_HeadScanner):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ReadingError(_("The head of “{name}” holds an anchor or an alias (& or *).", name=name), HINT)
        if getattr(event, "tag", None):
            raise ReadingError(_("The head of “{name}” holds a tag (!).", name=name), HINT)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise yaml.YAMLError
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _value(event: yaml.Event, events: Iterator[yaml.Event], key: str, name: str, depth: int) -> object:
    """The value that begins with `event`; the rest of it is taken from `events`."""
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    if depth > DEEPEST:
        _pass_over(events)
        return ""
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, key, name, depth)
    values: list[object] = []
    for item in events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        values.append(_value(item, events, key, name, depth + 1))
    return values


def _mapping(events: Iterator[yaml.Event], key: str, name: str, depth: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        written = _value(event, events, key, name, depth + 1)
        inner = written if isinstance(written, str) else ""
        if inner in found:
            raise ReadingError(
                _("The head of “{name}” gives “{inner}” twice under “{key}”.", name=name, key=key, inner=inner), HINT
            )
        found[inner] = _value(next(events), events, key, name, depth + 1)
    return found


def _pass_over(events: Iterator[yaml.Event]) -> None:
    """Read to the end of a list or mapping that has begun."""
    depth = 1
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if not depth:
            return


# ---- as lines --------------------------------------------------------------------------------------


def as_lines(key: str, value: object) -> Iterator[tuple[str, str]]:
    """A value as texts of one line: that of a list joined, each of a mapping under the names that lead to it.

    `authors: {first: {name: Anna}}` gives “authors.first.name” and “Anna”.
    """
    if isinstance(value, Mapping):
        for inner, below in value.items():
            yield from as_lines(f"{key}.{inner}" if inner else key, below)
    else:
        yield key, as_line(value)


def as_line(value: object) -> str:
    """A value as one text; items that hold a comma are parted by semicolons."""
    if isinstance(value, Mapping):
        return _joined([f"{key}: {as_line(below)}" for key, below in value.items()])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _joined(list(map(as_line, value)))
    if isinstance(value, bool):
        return str(value).lower()  # as TOML writes it
    return str(value)


def _joined(texts: Sequence[str]) -> str:
    filled = [text for text in texts if text]
    return ("; " if any("," in text for text in filled) else ", ").join(filled)
