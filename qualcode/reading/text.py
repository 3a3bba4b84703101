"""Text and Markdown files become one document each; a head of YAML may say what the text cannot.

    ---
    label: RG 2022
    wave: 2022
    case: Bündnis A
    speakers: {I: asks, B: answers}
    ---
    I: Wie hat das angefangen?

`label` and `case` are those of the document, `name` (or `title`) is its name, `speakers` gives roles and makes
speakers of labels that the rules would pass over. Every other key is an attribute whose value is the text as it
is written: `2021`, `yes` and `3.10` stay what they are. Markdown is not interpreted: its marks stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from qualcode.errors import ReadingError
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker, Structure, Turn
from qualcode.reading.encoding import decode
from qualcode.reading.result import Reading
from qualcode.reading.structure import build
from qualcode.reading.transcript import find_turns, guess_roles, is_known_label, unused_labels

_RULE = re.compile(r"---[^\S\n]*(?:\n|$)")
_END = re.compile(r"^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.M)
_KEY_LINE = re.compile(r"^(?P<key>[^\s#:\-\[\]{}][^:\n]*):(?:[^\S\n]|$)", re.M)
_LONGEST_HEAD = 20_000
_SPECIAL = {"label": "label", "case": "case", "name": "name", "title": "name", "speakers": "speakers"}
_HINT = "Correct the head between the two lines --- at the top of the file."


@dataclass(slots=True)
class _Head:
    """What the head of a file says."""

    fields: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_text(data: bytes, source: SourceFile, name: str) -> Reading:
    """One document from the bytes of a text file; `name` is its name unless the head gives one.

    Raises ReadingError for what `decode` refuses, for a head that cannot be meant (nested values, the same
    key twice, anchors and aliases, unknown roles), and for a text without a visible character.
    """
    whole, warnings = decode(data, source.name)
    head, rest = _split_head(whole, source.name)
    text = _without_blank_edges(rest)
    if not text:
        raise ReadingError(f"“{source.name}” holds no text.", "Check whether it was saved completely.")
    turns = find_turns(text, head.roles)
    structure = build(text, turns)
    speakers = _speakers(structure, text, head.roles)
    draft = DocumentDraft(
        name=head.fields.get("name") or name,
        text=text,
        structure=structure,
        source=source,
        label=head.fields.get("label", ""),
        case=head.fields.get("case") or None,
        attributes=head.attributes,
        speakers=speakers,
        warnings=(*warnings, *head.warnings, *_speaker_warnings(text, turns, head.roles)),
    )
    return Reading((draft,), notes=_notes(speakers, head.roles))


def _without_blank_edges(text: str) -> str:
    """The text without blank lines at its beginning and end; empty where nothing in it can be seen."""
    if not any(character.isprintable() and not character.isspace() for character in text):
        return ""
    start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    end = text.find("\n", len(text.rstrip()))
    return text[start:] if end < 0 else text[start:end]


def _speakers(structure: Structure, text: str, given: Mapping[str, Role]) -> tuple[Speaker, ...]:
    guessed = guess_roles(structure.turns, text)
    return tuple(Speaker(name, given.get(name, role)) for name, role in guessed.items())


def _speaker_warnings(text: str, turns: Sequence[Turn], given: Mapping[str, Role]) -> Iterator[str]:
    spoken = {turn.speaker for turn in turns}
    for name in given:
        if name not in spoken:
            yield f"The head names the speaker “{name}”, who says nothing in the text."
    for name, times in unused_labels(text, turns).items():
        often = "once" if times == 1 else f"{times} times"
        yield f"“{name}:” stands {often} at the beginning of a line and was not taken for a speaker."


def _notes(speakers: Sequence[Speaker], given: Mapping[str, Role]) -> tuple[str, ...]:
    guessed = [f"{speaker.name} {speaker.role}" for speaker in speakers if speaker.name not in given]
    return (f"Speakers found, roles guessed: {', '.join(guessed)}.",) if guessed else ()


def _split_head(text: str, name: str) -> tuple[_Head, str]:
    """The head and what follows it; an empty head and the whole text where there is no head."""
    opening = _RULE.match(text)
    closing = _END.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return _Head(), text
    inside = text[opening.end() : closing.start()]
    keys = _KEY_LINE.findall(inside)
    if not keys:
        return _Head(), text  # two horizontal rules
    if len(inside) > _LONGEST_HEAD or all(is_known_label(key) for key in keys):
        return _as_text("its lines between --- are too long or look like a conversation"), text
    try:
        pairs = list(_pairs(inside, name))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        return _as_text(f"its lines between --- are not YAML{where}"), text
    return _head(pairs, name), text[closing.end() :]


def _as_text(why: str) -> _Head:
    return _Head(warnings=(f"The file begins with ---, but {why}; they were kept as text.",))


def _head(pairs: Sequence[tuple[str, str | dict[str, str]]], name: str) -> _Head:
    head = _Head()
    times: Counter[str] = Counter()
    for key, value in pairs:
        meaning = _SPECIAL.get(key.casefold(), key)
        times[meaning] += 1
        if times[meaning] > 1:
            raise ReadingError(f"The head of “{name}” gives “{meaning}” twice.", _HINT)
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
    known = ", ".join(f"“{role}”" for role in Role)
    roles: dict[str, Role] = {}
    for speaker, role in value.items() if isinstance(value, dict) else [("speakers", value)]:
        if role not in set(Role) or not isinstance(value, dict):
            raise ReadingError(
                f"The head of “{name}” gives “{speaker}” the role “{role}”, which is none of {known}.",
                "Write for example: speakers: {I: asks, B: answers}",
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
            raise ReadingError(f"The head of “{name}” holds an anchor or an alias (& or *).", _HINT)
        if getattr(event, "tag", None):
            raise ReadingError(f"The head of “{name}” holds a tag (!).", _HINT)
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
            raise ReadingError(f"The head of “{name}” gives “{inner}” twice under “{key}”.", _HINT)
        found[inner] = _scalar(next(events), key, name)
    return found


def _scalar(event: yaml.Event, key: str, name: str) -> str:
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    raise _nested(key, name)


def _nested(key: str, name: str) -> ReadingError:
    what = f"“{key}” has several or nested values" if key else "a key is missing or no plain word"
    return ReadingError(f"In the head of “{name}” {what}.", "Give every key one line of text as its value.")
