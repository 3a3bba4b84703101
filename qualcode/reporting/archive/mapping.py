"""The metadata of a deposit: which fields there are, where each comes from and goes, and what a person says of them.

The fields stand in a file that is shipped and that a user can replace, since the forms of data centres change. What
is neither said nor known is a gap: it is marked and never made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.catalogue import Catalogue, Language, _, catalogue_of
from qualcode.errors import UsageProblem
from qualcode.reading.lists.yaml_fields import (
    FilePlace,
    FlagField,
    ListField,
    RecordBudget,
    RecordField,
    Refusal,
    SchemaField,
    TextField,
    offer,
)
from qualcode.reading.source.strict_yaml import YamlFile, YamlNode, compose, shown
from qualcode.reporting.archive.places import DATACITE, ddi_place

SHIPPED = Path(__file__).with_name("mapping.yaml")
KNOWN = (
    "title", "identifier", "software", "written", "waves", "source_kinds", "data_kind", "documents", "size", "files",
    "formats", "transcription", "anonymisation", "coding", "research_questions", "guide", "access", "left_out",
    "recipient",
)  # fmt: skip
"""What the program itself knows of a study."""
_DETAILS = ("affiliation", "identifier", "abbreviation", "email", "uri", "number", "date", "scheme")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class MetadataField:
    """A field: its key, how people call it by language, where its value comes from and where it goes."""

    name: str
    called: Mapping[Language, str]
    known: str
    ddi: tuple[str, ...]
    datacite: str
    needed: bool


@dataclass(frozen=True, slots=True)
class MetadataValue:
    """A value of a field; `details` are what is said of it beside, such as a person's affiliation."""

    text: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StudyMetadata:
    """The fields of a mapping with what is said or known of each, in a language."""

    fields: tuple[MetadataField, ...]
    values: Mapping[str, tuple[MetadataValue, ...]]
    language: Language

    @property
    def words(self) -> Catalogue:
        """The words of the language."""
        return catalogue_of(self.language)

    def of(self, name: str) -> tuple[MetadataValue, ...]:
        """What is said or known of a field; nothing for one that the mapping does not have."""
        return self.values.get(name, ())

    def gaps(self) -> list[MetadataField]:
        """The needed fields of which nothing is known."""
        return [entry for entry in self.fields if entry.needed and not self.of(entry.name)]

    def or_gap(self, entry: MetadataField) -> tuple[MetadataValue, ...]:
        """The values of a field, or, of a needed one, the mark of its gap."""
        if self.of(entry.name) or not entry.needed:
            return self.of(entry.name)
        return (MetadataValue(gap(entry.called[self.language], self.words)),)


def gap(what: str, words: Catalogue) -> str:
    """The mark of a gap, which people look for and fill."""
    return words.gettext("[to be completed: {what}]", what=what)


def metadata_template(fields: Sequence[MetadataField], language: Language) -> str:
    """A file of metadata to be filled in: each field under its name for people."""
    words = catalogue_of(language)
    needed, known = words.gettext("needed"), words.gettext("known to the program unless it is said here")
    lines = []
    for entry in fields:
        remarks = [entry.called[language], *([needed] if entry.needed else []), *([known] if entry.known else [])]
        lines.append(f"# {'; '.join(remarks)}\n{entry.name}:\n")
    return "".join(lines)


# ---- reading -------------------------------------------------------------------------------------------


def shipped_fields() -> tuple[MetadataField, ...]:
    """The fields of the mapping that is shipped."""
    return read_mapping(SHIPPED)


def read_mapping(path: Path) -> tuple[MetadataField, ...]:
    """The fields of a mapping file. Raises ReadingError with the line for what is no such file."""
    begins = _("Begin it with “fields:” and one “- name: …” a field.")
    values = _read(path, _MAPPING, begins)
    return tuple(
        MetadataField(
            entry["name"],
            {"en": entry["en"] or entry["name"], "de": entry["de"] or entry["en"] or entry["name"]},
            entry["known"],
            entry["ddi"],
            entry["datacite"],
            entry["needed"],
        )
        for entry in values["fields"]
    )


def read_metadata(path: Path, fields: Sequence[MetadataField]) -> dict[str, tuple[MetadataValue, ...]]:
    """What a file says of the fields. Raises ReadingError with the line, also for a key that is no field."""
    record = RecordField(_("a file of metadata"), {entry.name: _ValueField() for entry in fields})
    return {name: values for name, values in _read(path, record, _("Begin it with “title: …”.")).items() if values}


def metadata_values(
    said: Mapping[str, object], fields: Sequence[MetadataField]
) -> dict[str, tuple[MetadataValue, ...]]:
    """The same as Python says it: texts, mappings with a name, or lists of them. Raises UsageProblem for others."""
    names = [entry.name for entry in fields]
    found: dict[str, tuple[MetadataValue, ...]] = {}
    for name, value in said.items():
        if name not in names:
            raise UsageProblem(_("There is no field “{name}”.", name=shown(str(name))), offer(str(name), names))
        values = [_said(name, part) for part in (value if isinstance(value, list | tuple) else [value])]
        if values := [value for value in values if value.text]:
            found[name] = tuple(values)
    return found


def _said(name: str, value: object) -> MetadataValue:
    parts = dict(value) if isinstance(value, Mapping) else {"name": value}
    known = {key: part.strip() for key, part in parts.items() if isinstance(part, str)}
    if known.keys() == parts.keys() <= {"name", *_DETAILS}:
        return MetadataValue(
            known.get("name", ""), {key: part for key, part in known.items() if part and key != "name"}
        )
    raise UsageProblem(
        _("The value of “{name}” is no text: {value}.", name=name, value=shown(repr(value))),
        _("Give a text, or a name with {details}.", details=", ".join(_DETAILS)),
    )


def _read(path: Path, record: RecordField, begins: str) -> dict[str, Any]:
    from qualcode.reading.source.encoding import decode
    from qualcode.reading.source.loading import load

    data, _facts = load(path)
    text, _warnings = decode(data, path.name)
    file = YamlFile(path.name, text, begins)
    refusal = (_("the file holds more than it may"), _("Take something out."))
    return record.read(FilePlace(file, RecordBudget(refusal, refusal, _MOST, 2)), compose(file), "")


def _no_name(name: str) -> Refusal | None:
    if _NAME.fullmatch(name):
        return None
    return _("“{name}” is no name of a field", name=shown(name)), _("Write it in small letters, like collected_from.")


def _not_known(name: str) -> Refusal | None:
    if not name or name in KNOWN:
        return None
    return _("“{name}” is nothing that the program knows", name=shown(name)), offer(name, KNOWN)


def _no_ddi(place: str) -> Refusal | None:
    if ddi_place(place) is not None:
        return None
    hint = _("Write it like stdyDscr/citation/titlStmt/titl, as the documentation of DDI-Codebook 2.5 has it.")
    return _("“{place}” is no place of DDI-Codebook 2.5 for a text", place=shown(place)), hint


def _no_datacite(place: str) -> Refusal | None:
    if not place or place in DATACITE:
        return None
    return _("“{place}” is no place of DataCite 4", place=shown(place)), offer(place, DATACITE)


def _not_twice(values: Mapping[str, Any]) -> Refusal | None:
    names = [entry["name"] for entry in values["fields"]]
    doubled = next((name for name in names if names.count(name) > 1), "")
    return (_("there are two fields “{name}”", name=doubled), _("Rename one.")) if doubled else None


_FIELD = RecordField(
    _("a field"),
    {
        "name": TextField(_no_name),
        "en": TextField(),
        "de": TextField(),
        "known": TextField(_not_known),
        "ddi": ListField(TextField(_no_ddi), "- stdyDscr/citation/titlStmt/titl"),  # no text: a place
        "datacite": TextField(_no_datacite),
        "needed": FlagField(),
    },
    needed={"name": (_("a field has no name"), _("Add “name: …”."))},
)
_MAPPING = RecordField(
    _("a mapping of metadata"),
    {"fields": ListField(_FIELD, "- name: …")},
    needed={"fields": (_("the mapping has no fields"), _("Add “fields:” with one “- name: …” a field."))},
    refuse=_not_twice,
)
_DETAIL_FIELDS: dict[str, SchemaField] = {"name": TextField(), **{name: TextField() for name in _DETAILS}}
_VALUE = RecordField(
    _("a value with details"), _DETAIL_FIELDS, needed={"name": (_("it has no name"), _("Add “name: …”."))}
)


@dataclass(frozen=True, slots=True)
class _ValueField:
    """A text, a record with a name, or a list of them."""

    def read(self, place: FilePlace, node: YamlNode | None, key: str) -> tuple[MetadataValue, ...]:
        """The values that stand there, those that are empty left out."""
        if node is None or node.sort == "nothing":
            return ()
        nodes: Iterable[YamlNode] = node.entries if node.sort == "list" else (node,)
        values = (self._one(place, entry, key) for entry in nodes)
        return tuple(value for value in values if value.text)

    @staticmethod
    def _one(place: FilePlace, node: YamlNode, key: str) -> MetadataValue:
        if node.sort != "mapping":
            return MetadataValue(TextField().read(place, node, key).strip())
        said = _VALUE.read(place, node, key)
        return MetadataValue(
            said["name"].strip(), {name: said[name].strip() for name in _DETAILS if said[name].strip()}
        )
