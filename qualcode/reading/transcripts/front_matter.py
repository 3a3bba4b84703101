"""The head of YAML that may stand at the top of a text and say what the text cannot.

    ---
    label: RG 2022
    wave: 2022
    case: Bündnis A
    speakers: {I: asks, B: answers}
    ---
    I: Wie hat das angefangen?

`label` and `case` are those of the document, `name` (or `title`) is its name, `speakers` gives roles and makes
speakers of labels that the rules would pass over. Every other key is an attribute whose value is the text as it
is written: `2021`, `yes` and `3.10` stay what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError
from qualcode.model.documents import Role
from qualcode.reading.dialects.labels import is_known_label

_RULE = re.compile(r"---[^\S\n]*(?:\n|$)")
_END = re.compile(r"^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.M)
_KEY_LINE = re.compile(r"^(?P<key>[^\s#:\-\[\]{}][^:\n]*):(?:[^\S\n]|$)", re.M)
_LONGEST_HEAD = 20_000
_SPECIAL = {"label": "label", "case": "case", "name": "name", "title": "name", "speakers": "speakers"}
_ROLES_EXAMPLE = "speakers: {I: asks, B: answers}"  # no text: a line of a head
_HINT = _("Correct the head between the two lines --- at the top of the file.")


@dataclass(slots=True)
class Head:
    """What the head of a file says."""

    fields: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def split_head(text: str, name: str) -> tuple[Head, str]:
    """The head and what follows it; an empty head and the whole text where there is no head.

    Raises ReadingError for a head that cannot be meant: nested values, the same key twice, anchors and aliases,
    unknown roles. `name` is the file's, for messages.
    """
    opening = _RULE.match(text)
    closing = _END.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return Head(), text
    inside = text[opening.end() : closing.start()]
    keys = _KEY_LINE.findall(inside)
    if not keys:
        return Head(), text  # two horizontal rules
    if len(inside) > _LONGEST_HEAD or all(is_known_label(key) for key in keys):
        return _as_text(
            _(
                "The file begins with ---, but its lines between --- are too long or look like a conversation; "
                "they were kept as text."
            )
        ), text
    try:
        pairs = list(_pairs(inside, name))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        if mark is None:
            told = _("The file begins with ---, but its lines between --- are not YAML; they were kept as text.")
        else:
            told = _(
                "The file begins with ---, but its lines between --- are not YAML (line {line}); they were "
                "kept as text.",
                line=mark.line + 2,
            )
        return _as_text(told), text
    return _head(pairs, name), text[closing.end() :]


def _as_text(warning: str) -> Head:
    return Head(warnings=(warning,))


def _head(pairs: Sequence[tuple[str, str | dict[str, str]]], name: str) -> Head:
    head = Head()
    times: Counter[str] = Counter()
    for key, value in pairs:
        meaning = _SPECIAL.get(key.casefold(), key)
        times[meaning] += 1
        if times[meaning] > 1:
            raise ReadingError(_("The head of “{name}” gives “{key}” twice.", name=name, key=meaning), _HINT)
        if meaning == "speakers":
            head.roles = _roles(value, name)
        elif isinstance(value, dict):
            raise _nested(key, name)
        elif meaning in _SPECIAL:
            head.fields[meaning] = value
        else:
            head.attributes[key] = value
    return head


def _roles(value: str | dict[str, str], name: str) -> dict[str, Role]:
    known = ", ".join(map(program().quoted, Role))
    roles: dict[str, Role] = {}
    for speaker, role in value.items() if isinstance(value, dict) else [("speakers", value)]:
        if role not in set(Role) or not isinstance(value, dict):
            raise ReadingError(
                _(
                    "The head of “{name}” gives “{speaker}” the role “{role}”, which is none of {known}.",
                    name=name,
                    speaker=speaker,
                    role=role,
                    known=known,
                ),
                _("Write for example: {example}", example=_ROLES_EXAMPLE),
            )
        roles[speaker] = Role(role)
    return roles


def _pairs(inside: str, name: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    """The keys of the head and their values as written, without YAML's ideas of numbers, dates and truth.

    The head is read as a stream of events, so that neither depth nor aliases can cost time or memory.
    """
    events = _events(inside, name)
    if not isinstance(next(events, None), yaml.MappingStartEvent):
        raise yaml.YAMLError
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        key = _scalar(event, "", name)
        if not key:
            raise _nested("", name)
        value = next(events)
        if isinstance(value, yaml.MappingStartEvent):
            yield key, _mapping(events, key, name)
        else:
            yield key, _scalar(value, key, name)


def _events(inside: str, name: str) -> Iterator[yaml.Event]:
    documents = 0
    for event in yaml.parse(inside, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ReadingError(_("The head of “{name}” holds an anchor or an alias (& or *).", name=name), _HINT)
        if getattr(event, "tag", None):
            raise ReadingError(_("The head of “{name}” holds a tag (!).", name=name), _HINT)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise yaml.YAMLError
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _mapping(events: Iterator[yaml.Event], key: str, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        inner = _scalar(event, key, name)
        if inner in found:
            raise ReadingError(
                _("The head of “{name}” gives “{inner}” twice under “{key}”.", name=name, key=key, inner=inner), _HINT
            )
        found[inner] = _scalar(next(events), key, name)
    return found


def _scalar(event: yaml.Event, key: str, name: str) -> str:
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    raise _nested(key, name)


def _nested(key: str, name: str) -> ReadingError:
    if key:
        problem = _("In the head of “{name}” “{key}” has several or nested values.", name=name, key=key)
    else:
        problem = _("In the head of “{name}” a key is missing or no plain word.", name=name)
    return ReadingError(problem, _("Give every key one line of text as its value."))
