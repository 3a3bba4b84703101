"""The head of YAML (or of TOML, between lines +++) that may stand at the top of a text and say what the text cannot.

    ---
    label: RG 2022
    wave: 2022
    case: Bündnis A
    speakers: {I: asks, B: answers}
    ---
    I: Wie hat das angefangen?

`label` and `case` are those of the document, `name` (or `title`) is its name, `speakers` gives roles and makes
speakers of labels that the rules would pass over. Every other key is an attribute whose value is the text as it
is written: `2021`, `yes` and `3.10` stay what they are. A list becomes one value (“interview, B1”), what is nested
an attribute each (`author: {name: Anna}` is “author.name”): other programs write such heads, and it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

import yaml

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError
from qualcode.model.documents import Role
from qualcode.model.survey_answers import attribute_of_heading
from qualcode.reading.dialects.labels import is_known_label
from qualcode.reading.transcripts.head_values import HINT, as_line, as_lines, toml_values, yaml_values

_RULE = re.compile(r"(?:---|\+\+\+)[^\S\n]*(?:\n|$)")
_END = re.compile(r"^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.M)
_TOML_END = re.compile(r"^\+\+\+[^\S\n]*(?:\n|\Z)", re.M)
_TOML_LINE = re.compile(r"^[\w.\"-]+[^\S\n]*=[^\S\n]*\S", re.M)
_KEY_LINE = re.compile(r"^(?P<key>[^\s#:\-\[\]{}][^:\n]*):(?:[^\S\n]|$)", re.M)
_LONGEST_HEAD = 20_000
_LONGEST_SHOWN = 60  # characters
_MOST_SHOWN = 8
_SPECIAL = {"label": "label", "case": "case", "name": "name", "title": "name", "speakers": "speakers"}
_ROLES_EXAMPLE = "speakers: {I: asks, B: answers}"  # no text: a line of a head
OPENINGS = ("---", "+++")
"""With one of these a head begins."""


@dataclass(slots=True)
class Head:
    """What the head of a file says."""

    fields: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def split_head(text: str, name: str) -> tuple[Head, str]:
    """The head and what follows it; an empty head and the whole text where there is no head.

    Raises ReadingError for a head that cannot be meant: the same key twice, anchors and aliases, unknown roles.
    `name` is the file's, for messages.
    """
    opening = _RULE.match(text)
    is_toml = text.startswith("+++")
    closing = (_TOML_END if is_toml else _END).search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return Head(), text
    inside = text[opening.end() : closing.start()]
    keys = (_TOML_LINE if is_toml else _KEY_LINE).findall(inside)
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
        pairs = list(toml_values(inside) if is_toml else yaml_values(inside, name))
    except (yaml.YAMLError, ValueError) as problem:
        return _as_text(_unreadable(problem, is_toml=is_toml)), text
    return _head(pairs, name), text[closing.end() :]


def _unreadable(problem: Exception, *, is_toml: bool) -> str:
    if is_toml:
        return _("The file begins with +++, but its lines between +++ are not TOML; they were kept as text.")
    mark = getattr(problem, "problem_mark", None)
    if mark is None:
        return _("The file begins with ---, but its lines between --- are not YAML; they were kept as text.")
    return _(
        "The file begins with ---, but its lines between --- are not YAML (line {line}); they were kept as text.",
        line=mark.line + 2,
    )


def _as_text(warning: str) -> Head:
    return Head(warnings=(warning,))


def _head(pairs: Sequence[tuple[str, object]], name: str) -> Head:
    head = Head()
    times: Counter[str] = Counter()
    other: list[str] = []
    for key, value in pairs:
        meaning = _SPECIAL.get(key.casefold(), key)
        times[meaning] += 1
        if key and times[meaning] > 1:
            raise ReadingError(_("The head of “{name}” gives “{key}” twice.", name=name, key=meaning), HINT)
        if meaning == "speakers" and _are_roles(value):
            head.roles = _roles(value, name)
            continue
        is_plain = not isinstance(value, list | dict) and meaning != "speakers"
        if meaning in _SPECIAL and meaning != "speakers":
            head.fields[meaning] = " ".join(as_line(value).split())
            told = {meaning: head.fields[meaning]}
        else:
            told = _attributes(key, value)
            head.attributes |= {inner: text for inner, text in told.items() if inner not in head.attributes}
        if not told:
            other.append(_("{value} without a name (left out)", value=program().quoted(_cut(as_line(value)))))
        elif not is_plain or told.keys() != {meaning if meaning in _SPECIAL else key}:
            other += _shown(told)
    if other:
        head.warnings = (
            _("In the head are lists, nested values or other names than attributes have: {values}.",
              values="; ".join(other)),
        )  # fmt: skip
    return head


def _attributes(key: str, value: object) -> dict[str, str]:
    """The attributes that a key of the head gives."""
    found: dict[str, str] = {}
    for inner, text in as_lines(key, value):
        attribute = attribute_of_heading(inner)
        if attribute:
            found.setdefault(attribute, text)
    return found


def _shown(attributes: Mapping[str, str]) -> list[str]:
    """Attributes as they are told; those of a long head by their number."""
    shown = [f"{key} = {program().quoted(_cut(text))}" for key, text in attributes.items()]
    rest = len(shown) - _MOST_SHOWN
    return shown if rest <= 0 else [*shown[:_MOST_SHOWN], _("{number} more", number=program().number(rest))]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def _are_roles(value: object) -> TypeGuard[dict[str, str]]:
    """Whether it says who asks and who answers; other programs list people under the same key."""
    return isinstance(value, dict) and all(isinstance(role, str) for role in value.values())


def _roles(roles: Mapping[str, str], name: str) -> dict[str, Role]:
    known = ", ".join(map(program().quoted, Role))
    for speaker, role in roles.items():
        if role not in set(Role):
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
    return {speaker: Role(role) for speaker, role in roles.items()}
