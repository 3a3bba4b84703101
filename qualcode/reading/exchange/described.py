"""What travels in descriptions for want of a place in the standard: words that people read, then a block of fields.

    The definition, as every program shows it.

    — qualcode —
    include: when somebody …
    exclusive: true

The block is YAML for the strict reader, with only the fields that say something; those of a code are called as in a
codebook file. What stands before it is the description itself, also where another program changed it. A block that
cannot be read stays text, together with what stands before it, and the problem is told. `interchange.refi.describing`
writes what is read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from qualcode.catalogue import _, pgettext
from qualcode.errors import ReadingError
from qualcode.model.codes import CodeDraft, CodeKind, Origin, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.documents import LineMark, Role, SourceFile, Speaker, TimeMark
from qualcode.model.memos import MemoKind
from qualcode.model.readings.how_read import UNKNOWN_READING, HowRead
from qualcode.model.spans import Span
from qualcode.reading.lists.codebook_file import CODE, code_of
from qualcode.reading.lists.yaml_fields import (
    ChoiceField,
    FilePlace,
    FlagField,
    ListField,
    RecordBudget,
    RecordField,
    Refusal,
    SchemaField,
    TextField,
)
from qualcode.reading.source.strict_yaml import YamlFile, compose, shown

MARK = "— qualcode —"  # no text: stands in files
"""The line before the block."""
OF_CODES = ("key", "kind", "origin", "include", "exclude", "borders", "source", "related", "weight_meaning",
            "exclusive", "ordered", "levels", "anchors")  # fmt: skip
"""The keys of a codebook file that a code's block has; its definition stands before it, the rest in attributes."""
LONGEST_BLOCK = 200_000
"""Characters of a block; a longer one is no block of ours."""

T = TypeVar("T")
_MARK_LINE = re.compile(rf"^{MARK}[ \t]*$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?")
_OF_FILE = {"name": "file", "sha256": "sha256", "reader": "reader", "reader_version": "reader_version"}
_LINE = re.compile(r"[0-9]{1,10}=[0-9]{1,10}")  # “34=2”
_TIME = re.compile(r"([0-9]{1,10})(?:-([0-9]{1,10}))?=([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class Described(Generic[T]):
    """A description: its words for people, the fields of its block, and why that could not be read.

    With a `problem` the words hold all that was written, and the fields are those of an empty block.
    """

    words: str
    fields: T
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CodeFields:
    """A code, and the rules that it had before, oldest first."""

    draft: CodeDraft
    former: tuple[Rules, ...] = ()


@dataclass(frozen=True, slots=True)
class CodingFields:
    """What the standard does not know of a coding; `round` is None where it is the present one.

    `rules` is the number of the code's rules under which it was made, None for the present ones.
    """

    polarity: Polarity = Polarity.PRESENT
    weight: int | None = None
    paraphrase: str = ""
    round: int | None = None
    good_by: tuple[str, ...] = ()
    rules: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFields:
    """What the standard does not know of a document; the `case` of a speaker is a GUID.

    `origin` is the file that it came from, `how_read` how that was read.
    """

    label: str = ""
    wave: str = ""
    source_kind: str = ""
    context: str = ""
    transcription: str = ""
    speakers: tuple[Speaker, ...] = ()
    marks: tuple[TimeMark, ...] = ()
    lines: tuple[LineMark, ...] = ()
    origin: SourceFile | None = None
    how_read: HowRead = UNKNOWN_READING


@dataclass(frozen=True, slots=True)
class NoteFields:
    """What the standard does not know of a memo: its kind, whether it is settled, the cases (GUIDs) it is about.

    `untitled` says that its name is only its first words, which stand there for programs that show names.
    """

    kind: MemoKind = MemoKind.OTHER
    closed: bool = False
    cases: tuple[str, ...] = ()
    untitled: bool = False


@dataclass(frozen=True, slots=True)
class ProjectFields:
    """What the standard does not know of a project.

    `guid` is that of the project, `round` the number of the present round, `codebooks` titles with descriptions,
    `kinds` those of users (GUIDs) who are no persons.
    """

    guid: str = ""
    round: int | None = None
    codebooks: tuple[tuple[str, str], ...] = ()
    kinds: Mapping[str, CoderKind] = field(default_factory=dict)


def described_code(description: str, name: str, colour: str = "") -> Described[CodeFields]:
    """A code whose definition is what stands before the block."""
    words, values, problem = _read(description, _code_record())
    former = tuple(Rules(**rules) for rules in values.pop("former"))
    kind, origin = CodeKind.THEMATIC, Origin.DEDUCTIVE
    outside = {"name": name, "colour": colour, "definition": words, "change": None, "note": "", "codes": ()}
    draft = code_of({**outside, **values}, kind, origin)
    return Described(words, CodeFields(draft, former), problem)


def described_coding(description: str) -> Described[CodingFields]:
    """What is said of the codings of a passage."""
    found = _MARK_LINE.search(description) if MARK in description else None
    if found is None:
        return Described(_LINE_END.sub("\n", description) if "\r" in description else description, CodingFields())
    return _described_coding(description)


@lru_cache(maxsize=4096)  # most blocks of codings say the same few things
def _described_coding(description: str) -> Described[CodingFields]:
    words, values, problem = _read(description, _coding_record())
    numbers = {key: int(values[key]) if values[key] else None for key in ("weight", "round", "rules")}
    polarity = values["polarity"] or Polarity.PRESENT
    fields = CodingFields(polarity, paraphrase=values["paraphrase"], good_by=values["good_by"], **numbers)
    return Described(words, fields, problem)


def described_source(description: str) -> Described[SourceFields]:
    """What is said of a document."""
    words, values, problem = _read(description, _source_record())
    speakers = tuple(
        Speaker(
            speaker["name"],
            speaker["role"] or Role.OTHER,
            speaker["case"] or None,
            {attribute["name"]: attribute["value"] for attribute in speaker["attributes"]},
        )
        for speaker in values.pop("speakers")
    )
    marks = tuple(_time_mark(time) for time in values.pop("times").split())
    lines = tuple(LineMark(*map(int, line.split("="))) for line in values.pop("lines").split())
    origin, told = {name: values.pop(key) for name, key in _OF_FILE.items()}, values.pop("read")
    fields = SourceFields(
        speakers=speakers,
        marks=marks,
        lines=lines,
        origin=SourceFile(**origin) if origin["sha256"] else None,
        how_read=_how_read(told),
        **values,
    )
    return Described(words, fields, problem)


def described_note(description: str) -> Described[NoteFields]:
    """What is said of a memo."""
    words, values, problem = _read(description, _note_record())
    kind = values["kind"] or MemoKind.OTHER
    return Described(words, NoteFields(kind, values["closed"], values["cases"], values["untitled"]), problem)


def described_project(description: str) -> Described[ProjectFields]:
    """What is said of a project."""
    words, values, problem = _read(description, _project_record())
    fields = ProjectFields(
        values["guid"],
        int(values["round"]) if values["round"] else None,
        tuple((book["title"], book["description"]) for book in values["codebooks"]),
        {user["guid"]: user["kind"] or CoderKind.PERSON for user in values["users"]},
    )
    return Described(words, fields, problem)


# ---- the blocks --------------------------------------------------------------------------------------------


def _record(fields: dict[str, SchemaField], needed: Mapping[str, Refusal] | None = None) -> RecordField:
    return RecordField(pgettext("begins a sentence", "the block"), fields, needed or {})


@cache
def _code_record() -> RecordField:
    rules = _record({key.name: TextField() for key in fields(Rules)})
    return _record({**{key: CODE.fields[key] for key in OF_CODES}, "former": ListField(rules, "- definition: …")})


@cache
def _coding_record() -> RecordField:
    return _record(
        {
            "polarity": ChoiceField(Polarity),
            "weight": TextField(_whole_number(0, 100)),
            "paraphrase": TextField(),
            "round": TextField(_whole_number(1, 1_000_000)),
            "good_by": ListField(TextField(), "- 0192f0c1-…"),
            "rules": TextField(_whole_number(1, 1_000_000)),
        }
    )


@cache
def _source_record() -> RecordField:
    attribute = _record({"name": TextField(), "value": TextField()}, {"name": _no_name()})
    speaker = _record(
        {
            "name": TextField(),
            "role": ChoiceField(Role),
            "case": TextField(),
            "attributes": ListField(attribute, "- name: …"),
        },
        {"name": _no_name()},
    )
    return _record(
        {
            "label": TextField(),
            "wave": TextField(),
            "source_kind": TextField(),
            "context": TextField(),
            "transcription": TextField(),
            "speakers": ListField(speaker, "- name: …"),
            "times": TextField(_no_times),
            "lines": TextField(_no_lines),
            **{name: TextField() for name in _OF_FILE.values()},
            "read": TextField(_no_reading),
        }
    )


@cache
def _note_record() -> RecordField:
    return _record(
        {
            "kind": ChoiceField(MemoKind),
            "closed": FlagField(),
            "cases": ListField(TextField(), "- 0192f0c1-…"),
            "untitled": FlagField(),
        }
    )


@cache
def _project_record() -> RecordField:
    return _record(
        {
            "guid": TextField(),
            "round": TextField(_whole_number(1, 1_000_000)),
            "codebooks": ListField(_record({"title": TextField(), "description": TextField()}), "- title: …"),
            "users": ListField(_record({"guid": TextField(), "kind": ChoiceField(CoderKind)}), "- guid: …"),
        }
    )


def _read(description: str, record: RecordField) -> tuple[str, dict[str, Any], str]:
    """The words before the block, the values of the block, and why it could not be read."""
    text = _LINE_END.sub("\n", description)
    words, block = _parted(text)
    budget = RecordBudget(("", ""), ("", ""), 0, 0)  # no record of these has a name
    if block is None:
        return text, _empty(record, budget), ""
    file = YamlFile(MARK, f"{block}\n", "")  # programs may take away what a text ends with
    try:
        if len(block) > LONGEST_BLOCK:
            raise ReadingError(_("The block is too long."), "")
        values = record.read(FilePlace(file, budget), compose(file), "") if block.strip() else _empty(record, budget)
    except ReadingError as error:
        return text, _empty(record, budget), error.message
    return words, values, ""


def _parted(text: str) -> tuple[str, str | None]:
    """What stands before the last line that is the mark, without the empty line between, and what stands behind."""
    found = None
    for found in _MARK_LINE.finditer(text):  # noqa: B007 - the last one counts
        pass
    if found is None:
        return text, None
    return text[: found.start()].removesuffix("\n\n"), text[found.end() :].removeprefix("\n")


def _empty(record: RecordField, budget: RecordBudget) -> dict[str, Any]:
    place = FilePlace(YamlFile(MARK, "", ""), budget)
    return {key: part.read(place, None, key) for key, part in record.fields.items()}


def _no_name() -> Refusal:
    return _("a name is missing"), ""


def _whole_number(least: int, most: int) -> Callable[[str], Refusal | None]:
    """That a text is a whole number between two others."""

    def refuse(text: str) -> Refusal | None:
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most
        if is_number or not text:
            return None
        return _(
            "“{number}” is no whole number from {least} to {most}", number=shown(text), least=least, most=most
        ), ""

    return refuse


def _how_read(told: str) -> HowRead:
    """How a document was read, of JSON. Raises ValueError or TypeError for anything else."""
    values = json.loads(told) if told else {}
    made = HowRead(**values)
    if not all(type(getattr(made, name)) is type(default) for name, default in asdict(UNKNOWN_READING).items()):
        raise TypeError("other types")  # no text: told as a block that cannot be read
    return made


def _no_reading(text: str) -> Refusal | None:
    try:
        _how_read(text)
    except (ValueError, TypeError, RecursionError):
        return _("“{text}” does not say how a document was read", text=shown(text)), ""
    return None


def _no_times(text: str) -> Refusal | None:
    wrong = next((time for time in text.split() if not _is_time(time)), None)
    return None if wrong is None else (_("“{time}” is no time with its place", time=shown(wrong)), "")


def _no_lines(text: str) -> Refusal | None:
    wrong = next((line for line in text.split() if not _LINE.fullmatch(line)), None)
    return None if wrong is None else (_("“{line}” is no line with its place", line=shown(wrong)), "")


def _is_time(text: str) -> bool:
    found = _TIME.fullmatch(text)
    return found is not None and (found[2] is None or int(found[1]) <= int(found[2]))


def _time_mark(text: str) -> TimeMark:
    """“12-20=3500”, of a stamp that stands in the text, or “12=3500”."""
    found = _TIME.fullmatch(text)
    assert found is not None  # noqa: S101 - only what is a time came here
    start = int(found[1])
    return TimeMark(Span(start, int(found[2]) if found[2] else start), int(found[3]))
